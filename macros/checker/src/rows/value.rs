//! Values of columns as far as they are known, and when two are equal for PostgreSQL.

use std::cmp::Ordering;
use std::sync::Arc;

use arcoiris_catalog::{Reader, Wire, WireError};

use super::number::Decimal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    /// As its type's output function prints it.
    Known(Arc<str>),
    /// Not NULL, and equal to no value but its copies: what a generator of identifiers gave.
    Fresh(u64),
    /// Not NULL.
    Present,
    Unknown,
}

impl Value {
    pub(crate) fn text(text: impl AsRef<str>) -> Self {
        Value::Known(Arc::from(text.as_ref()))
    }

    pub(crate) fn boolean(it: bool) -> Self {
        // As a constant is held.
        Value::Known(Arc::from(if it { "true" } else { "false" }))
    }

    /// `Some` if it is known whether it is NULL.
    pub(crate) fn is_null(&self) -> Option<bool> {
        match self {
            Value::Null => Some(true),
            Value::Known(_) | Value::Fresh(_) | Value::Present => Some(false),
            Value::Unknown => None,
        }
    }

    pub(crate) fn known(&self) -> Option<&str> {
        match self {
            Value::Known(text) => Some(text),
            Value::Null | Value::Fresh(_) | Value::Present | Value::Unknown => None,
        }
    }

    /// A condition's answer: `Some(None)` for NULL, `None` if it is not known.
    pub(crate) fn truth(&self) -> Option<Option<bool>> {
        match self {
            Value::Null => Some(None),
            Value::Known(text) => match &**text {
                "t" | "true" => Some(Some(true)),
                "f" | "false" => Some(Some(false)),
                _ => None,
            },
            Value::Fresh(_) | Value::Present | Value::Unknown => None,
        }
    }

    /// What is known if it may be either.
    pub(crate) fn or(self, other: Value) -> Value {
        if self == other {
            return self;
        }
        match (self.is_null(), other.is_null()) {
            (Some(false), Some(false)) => Value::Present,
            _ => Value::Unknown,
        }
    }
}

/// Whether two values of a type are equal by the type's `=`; `None` if that cannot be told, or if one is NULL.
pub(crate) fn equal(simulation: &Simulation, kind: Kind, left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Fresh(left), Value::Fresh(right)) => Some(left == right),
        (Value::Fresh(_), Value::Known(_)) | (Value::Known(_), Value::Fresh(_)) => Some(false),
        (Value::Known(left), Value::Known(right)) => {
            let kind = kind.under(simulation);
            if kind.is("json") || kind.is("xml") {
                return None;
            }
            if left == right {
                return (!kind.is("float8") && !kind.is("float4") || &**left != "NaN").then_some(true);
            }
            if kind.labels(simulation).is_some() {
                return Some(false);
            }
            match kind.fact_name()? {
                "bool" | "int2" | "int4" | "int8" | "oid" | "text" | "varchar" | "name" | "uuid" | "date"
                | "timestamp" | "time" | "bytea" | "macaddr" | "char" | "inet" | "cidr" | "bit"
                | "varbit" => Some(false),
                "bpchar" => Some(left.trim_end_matches(' ') == right.trim_end_matches(' ')),
                "citext" if left.is_ascii() && right.is_ascii() => Some(left.eq_ignore_ascii_case(right)),
                "numeric" => Some(Decimal::read(left)? == Decimal::read(right)?),
                "float4" | "float8" => {
                    let (left, right) = (left.parse::<f64>().ok()?, right.parse::<f64>().ok()?);
                    Some(left == right)
                }
                _ => None,
            }
        }
        (Value::Null | Value::Present | Value::Unknown, _)
        | (_, Value::Null | Value::Present | Value::Unknown) => None,
    }
}

/// How two values of a type are ordered; `None` if that cannot be told. Texts are not compared, since their order is the database's.
pub(crate) fn order(simulation: &Simulation, kind: Kind, left: &str, right: &str) -> Option<Ordering> {
    let kind = kind.under(simulation);
    if let Some(labels) = kind.labels(simulation) {
        let place = |label: &str| labels.iter().position(|other| other == label);
        return Some(place(left)?.cmp(&place(right)?));
    }
    match kind.fact_name()? {
        "int2" | "int4" | "int8" | "oid" => Some(left.parse::<i64>().ok()?.cmp(&right.parse::<i64>().ok()?)),
        "numeric" => Decimal::read(left)?.compare(&Decimal::read(right)?),
        "float4" | "float8" => left.parse::<f64>().ok()?.partial_cmp(&right.parse::<f64>().ok()?),
        "bool" | "uuid" => Some(left.cmp(right)),
        // Four digits of a year, and nothing behind: in the order of their texts.
        "date" => {
            let plain =
                |text: &str| text.len() == 10 && text.bytes().all(|it| it.is_ascii_digit() || it == b'-');
            (plain(left) && plain(right)).then(|| left.cmp(right))
        }
        "timestamp" => {
            let plain = |text: &str| {
                text.len() >= 19 && text.bytes().all(|it| it.is_ascii_digit() || b"-: .".contains(&it))
            };
            (plain(left) && plain(right)).then(|| left.cmp(right))
        }
        "text" | "varchar" | "bpchar" | "name" if left == right => Some(Ordering::Equal),
        _ => None,
    }
}

impl Wire for Value {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Value::Null => out.push(0),
            Value::Known(text) => {
                out.push(1);
                text.len().put(out);
                out.extend_from_slice(text.as_bytes());
            }
            Value::Fresh(number) => {
                out.push(2);
                number.put(out);
            }
            Value::Present => out.push(3),
            Value::Unknown => out.push(4),
        }
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        Ok(match reader.byte()? {
            0 => Value::Null,
            1 => Value::Known(Arc::from(String::take(reader)?)),
            2 => Value::Fresh(u64::take(reader)?),
            3 => Value::Present,
            4 => Value::Unknown,
            _ => return Err(WireError::Invalid),
        })
    }
}
