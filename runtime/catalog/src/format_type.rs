//! Types as PostgreSQL's `format_type` prints them (src/backend/utils/adt/format_type.c).

use crate::{State, TypeBase, TypeRef, qualified_name};

/// The type as SQL: `numeric(18,4)`, `timestamp with time zone`, `acct.acct_entry_type[]`.
#[must_use]
pub fn format_type(state: &dyn State, ty: &TypeRef) -> String {
    let mut text = match &ty.base {
        TypeBase::User(id) => qualified_name(state, *id),
        TypeBase::Builtin(name) => builtin(name, ty.modifier),
    };
    if ty.array {
        text.push_str("[]");
    }
    text
}

fn builtin(name: &crate::Name, modifier: i32) -> String {
    let given = modifier >= 0;
    let length = modifier.saturating_sub(4);
    match name.as_str() {
        "bool" => "boolean".to_owned(),
        "int2" => "smallint".to_owned(),
        "int4" => "integer".to_owned(),
        "int8" => "bigint".to_owned(),
        "float4" => "real".to_owned(),
        "float8" => "double precision".to_owned(),
        // Without a length these are not the SQL words, which mean a length of 1.
        "bpchar" if given => format!("character({length})"),
        "bit" if given => format!("bit({modifier})"),
        "bit" => "\"bit\"".to_owned(),
        "varchar" if given => format!("character varying({length})"),
        "varchar" => "character varying".to_owned(),
        "varbit" if given => format!("bit varying({modifier})"),
        "varbit" => "bit varying".to_owned(),
        "numeric" if given => {
            // The scale has eleven bits and a sign since PostgreSQL 15.
            format!("numeric({},{})", (length >> 16) & 0xffff, ((length & 0x7ff) ^ 1024) - 1024)
        }
        "time" => time("time", "without", modifier),
        "timetz" => time("time", "with", modifier),
        "timestamp" => time("timestamp", "without", modifier),
        "timestamptz" => time("timestamp", "with", modifier),
        "interval" if given => format!("interval{}", interval(modifier)),
        _ => name.to_string(),
    }
}

fn time(word: &str, zone: &str, modifier: i32) -> String {
    let precision = if modifier >= 0 { format!("({modifier})") } else { String::new() };
    format!("{word}{precision} {zone} time zone")
}

/// `intervaltypmodout`
fn interval(modifier: i32) -> String {
    const YEAR: i32 = 1 << 2;
    const MONTH: i32 = 1 << 1;
    const DAY: i32 = 1 << 3;
    const HOUR: i32 = 1 << 10;
    const MINUTE: i32 = 1 << 11;
    const SECOND: i32 = 1 << 12;
    let fields = (modifier >> 16) & 0x7fff;
    let words = [
        (YEAR, " year"),
        (MONTH, " month"),
        (DAY, " day"),
        (HOUR, " hour"),
        (MINUTE, " minute"),
        (SECOND, " second"),
        (YEAR | MONTH, " year to month"),
        (DAY | HOUR, " day to hour"),
        (DAY | HOUR | MINUTE, " day to minute"),
        (DAY | HOUR | MINUTE | SECOND, " day to second"),
        (HOUR | MINUTE, " hour to minute"),
        (HOUR | MINUTE | SECOND, " hour to second"),
        (MINUTE | SECOND, " minute to second"),
    ];
    let mut text = words
        .iter()
        .find(|(mask, _)| *mask == fields)
        .map(|(_, word)| (*word).to_owned())
        .unwrap_or_default();
    let precision = modifier & 0xffff;
    if precision != 0xffff {
        text.push_str(&format!("({precision})"));
    }
    text
}
