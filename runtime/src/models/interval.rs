//! `interval`, for which `postgres-types` has no type.

use std::error::Error;

use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use super::Buffer;

/// A value of `interval`: three numbers that are not told in one another, since a month has not always the same days
/// (<https://www.postgresql.org/docs/15/datatype-datetime.html#DATATYPE-INTERVAL-INPUT>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Interval {
    /// Months.
    pub months: i32,
    /// Days.
    pub days: i32,
    /// Microseconds.
    pub microseconds: i64,
}

type Failure = Box<dyn Error + Sync + Send>;

impl<'a> FromSql<'a> for Interval {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        // `interval_send`: the time, the days, the months.
        let (microseconds, rest) = raw.split_first_chunk::<8>().ok_or("an interval has 16 bytes")?;
        let (days, rest) = rest.split_first_chunk::<4>().ok_or("an interval has 16 bytes")?;
        let (months, rest) = rest.split_first_chunk::<4>().ok_or("an interval has 16 bytes")?;
        if !rest.is_empty() {
            return Err("an interval has 16 bytes".into());
        }
        Ok(Interval {
            months: i32::from_be_bytes(*months),
            days: i32::from_be_bytes(*days),
            microseconds: i64::from_be_bytes(*microseconds),
        })
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::INTERVAL
    }
}

impl ToSql for Interval {
    fn to_sql(&self, _: &Type, out: &mut Buffer) -> Result<IsNull, Failure> {
        out.extend_from_slice(&self.microseconds.to_be_bytes());
        out.extend_from_slice(&self.days.to_be_bytes());
        out.extend_from_slice(&self.months.to_be_bytes());
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::INTERVAL
    }

    to_sql_checked!();
}
