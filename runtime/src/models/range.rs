//! Ranges, for which `postgres-types` has no type (<https://www.postgresql.org/docs/15/rangetypes.html>).
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::error::Error;

use postgres::types::{FromSql, IsNull, Kind, ToSql, Type, to_sql_checked};

use super::Buffer;
use super::composite::{number, with_length};

/// A value of a range type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range<T> {
    /// `empty`: no value is in it.
    Empty,
    /// From a bound to a bound.
    Between(Bound<T>, Bound<T>),
}

/// One end of a [`Range`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound<T> {
    /// There is none.
    Unbounded,
    /// The value is in the range.
    Included(T),
    /// The value is not in the range.
    Excluded(T),
}

/// `RANGE_EMPTY` and the like in PostgreSQL's `rangetypes.h`.
const EMPTY: u8 = 0x01;
const LOWER_INCLUDED: u8 = 0x02;
const UPPER_INCLUDED: u8 = 0x04;
const LOWER_UNBOUNDED: u8 = 0x08;
const UPPER_UNBOUNDED: u8 = 0x10;

type Failure = Box<dyn Error + Sync + Send>;

/// The type of the bounds.
fn subtype(ty: &Type) -> Option<&Type> {
    match ty.kind() {
        Kind::Range(inner) => Some(inner),
        Kind::Domain(inner) => subtype(inner),
        _ => None,
    }
}

impl<'a, T: FromSql<'a>> FromSql<'a> for Range<T> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        let inner = subtype(ty).ok_or("not of a range type")?;
        let (flags, mut rest) = raw.split_first().ok_or("a range has at least a byte")?;
        if flags & EMPTY != 0 {
            return Ok(Range::Empty);
        }
        let mut bound = |unbounded: u8, included: u8| {
            if flags & unbounded != 0 {
                return Ok::<_, Failure>(Bound::Unbounded);
            }
            let length = usize::try_from(number(&mut rest)?)?;
            let (value, behind) = rest.split_at_checked(length).ok_or("the value ends too early")?;
            rest = behind;
            let value = T::from_sql(inner, value)?;
            Ok(if flags & included != 0 { Bound::Included(value) } else { Bound::Excluded(value) })
        };
        let lower = bound(LOWER_UNBOUNDED, LOWER_INCLUDED)?;
        let upper = bound(UPPER_UNBOUNDED, UPPER_INCLUDED)?;
        Ok(Range::Between(lower, upper))
    }

    fn accepts(ty: &Type) -> bool {
        subtype(ty).is_some_and(T::accepts)
    }
}

impl<T: ToSql> ToSql for Range<T> {
    fn to_sql(&self, ty: &Type, out: &mut Buffer) -> Result<IsNull, Failure> {
        let inner = subtype(ty).ok_or("not of a range type")?;
        let Range::Between(lower, upper) = self else {
            out.extend_from_slice(&[EMPTY]);
            return Ok(IsNull::No);
        };
        let flag = |bound: &Bound<T>, unbounded: u8, included: u8| match bound {
            Bound::Unbounded => unbounded,
            Bound::Included(_) => included,
            Bound::Excluded(_) => 0,
        };
        let flags =
            flag(lower, LOWER_UNBOUNDED, LOWER_INCLUDED) | flag(upper, UPPER_UNBOUNDED, UPPER_INCLUDED);
        out.extend_from_slice(&[flags]);
        for bound in [lower, upper] {
            match bound {
                Bound::Unbounded => {}
                Bound::Included(value) | Bound::Excluded(value) => {
                    with_length(out, |out| match value.to_sql(inner, out)? {
                        IsNull::Yes => Err("a bound is not NULL".into()),
                        IsNull::No => Ok(IsNull::No),
                    })?;
                }
            }
        }
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        subtype(ty).is_some_and(T::accepts)
    }

    to_sql_checked!();
}
