//! `WITH (…)` and `SET (…)`: the storage parameters that PostgreSQL knows, and their values.
//! <https://www.postgresql.org/docs/15/sql-createtable.html#SQL-CREATETABLE-STORAGE-PARAMETERS>,
//! <https://www.postgresql.org/docs/15/sql-createindex.html#SQL-CREATEINDEX-STORAGE-PARAMETERS>

use arcoiris_catalog::Name;

use crate::effects::Lock;
use crate::refusal::Refusal;
use crate::syntax::{Ident, Span, StorageOption};

/// What parameters are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// A table.
    Table,
    /// A partitioned table, which stores nothing.
    Partitioned,
    /// An index of this method.
    Index(&'a str),
    /// A column of a table.
    Column,
    /// A view.
    View,
}

/// What a parameter takes.
enum Values {
    Boolean,
    Integer(i64, i64),
    Real(f64, f64),
    Words(&'static [&'static str]),
}

const MAXIMUM: i64 = i32::MAX as i64;
/// `BLCKSZ`-bound limit of `toast_tuple_target` (`TOAST_TUPLE_TARGET_MAIN`).
const TOAST_TARGET: i64 = 8160;

fn values(target: Target<'_>, name: &str) -> Option<Values> {
    use Values::{Boolean, Integer, Real, Words};
    match target {
        Target::Table => Some(match name {
            "fillfactor" => Integer(10, 100),
            "toast_tuple_target" => Integer(128, TOAST_TARGET),
            "parallel_workers" => Integer(0, 1024),
            "user_catalog_table" | "autovacuum_enabled" | "vacuum_truncate" => Boolean,
            "vacuum_index_cleanup" => Words(&["auto", "on", "off", "true", "false", "yes", "no", "1", "0"]),
            "autovacuum_vacuum_threshold" | "autovacuum_analyze_threshold" => Integer(0, MAXIMUM),
            "autovacuum_vacuum_insert_threshold" => Integer(-1, MAXIMUM),
            "autovacuum_vacuum_cost_limit" => Integer(1, 10_000),
            "autovacuum_freeze_min_age" => Integer(0, 1_000_000_000),
            "autovacuum_freeze_max_age" => Integer(100_000, 2_000_000_000),
            "autovacuum_freeze_table_age" => Integer(0, 2_000_000_000),
            "autovacuum_multixact_freeze_min_age" => Integer(0, 1_000_000_000),
            "autovacuum_multixact_freeze_max_age" => Integer(10_000, 2_000_000_000),
            "autovacuum_multixact_freeze_table_age" => Integer(0, 2_000_000_000),
            "log_autovacuum_min_duration" => Integer(-1, MAXIMUM),
            "autovacuum_vacuum_cost_delay" => Real(0.0, 100.0),
            "autovacuum_vacuum_scale_factor"
            | "autovacuum_vacuum_insert_scale_factor"
            | "autovacuum_analyze_scale_factor" => Real(0.0, 100.0),
            _ => return None,
        }),
        Target::Partitioned => None,
        Target::Index(method) => match (method, name) {
            ("btree" | "hash" | "gist" | "spgist", "fillfactor") => Some(Integer(10, 100)),
            ("btree", "deduplicate_items") | ("gin", "fastupdate") | ("brin", "autosummarize") => {
                Some(Boolean)
            }
            ("gist", "buffering") => Some(Words(&["on", "off", "auto"])),
            ("gin", "gin_pending_list_limit") => Some(Integer(64, MAXIMUM)),
            ("brin", "pages_per_range") => Some(Integer(1, 131_072)),
            _ => None,
        },
        Target::View => match name {
            "security_barrier" | "security_invoker" => Some(Boolean),
            "check_option" => Some(Words(&["local", "cascaded"])),
            _ => None,
        },
        Target::Column => match name {
            "n_distinct" | "n_distinct_inherited" => Some(Real(-1.0, f64::MAX)),
            _ => None,
        },
    }
}

/// Sets parameters among those that stand, sorted by name, the values as they are stored.
///
/// # Errors
/// 42809 for any parameter of a partitioned table from 16 on; 22023 for a parameter that is unknown (`security_invoker` before 15), given twice, or given a value that it does not take.
pub(super) fn set(
    options: &mut Vec<(Name, String)>,
    target: Target<'_>,
    given: &[StorageOption],
    server: u32,
) -> Result<(), Refusal> {
    if target == Target::Partitioned
        && server >= 16
        && let Some(first) = given.first()
    {
        let message = "cannot specify storage parameters for a partitioned table";
        return Err(Refusal::other(first.name.span, "42809", message));
    }
    let mut seen: Vec<&Name> = Vec::with_capacity(given.len());
    for option in given {
        let name = &option.name.name;
        let place = option.name.span;
        if let Some(namespace) = &option.namespace {
            return Err(if target == Target::Table && namespace.name.as_str() == "toast" {
                Refusal::not_modelled(namespace.span, "a storage parameter of the TOAST table")
            } else {
                let message = format!("unrecognized parameter namespace \"{}\"", namespace.name.as_str());
                Refusal::other(namespace.span, "22023", message)
            });
        }
        if seen.contains(&name) {
            let message = format!("parameter \"{}\" specified more than once", name.as_str());
            return Err(Refusal::other(place, "22023", message));
        }
        seen.push(name);
        let value = option.value.as_deref().unwrap_or("true");
        // The one parameter that is no longer there, and may still be denied.
        if matches!(target, Target::Table | Target::Partitioned) && name.as_str() == "oids" {
            if boolean(value) == Some(false) {
                continue;
            }
            return Err(Refusal::other(place, "0A000", "tables declared WITH OIDS are not supported"));
        }
        if target == Target::View && name.as_str() == "security_invoker" && server < 15 {
            return Err(Refusal::other(place, "22023", "unrecognized parameter \"security_invoker\""));
        }
        check(target, name.as_str(), value, place)?;
        match options.iter_mut().find(|(present, _)| present == name) {
            Some((_, present)) => value.clone_into(present),
            None => options.push((name.clone(), value.to_owned())),
        }
    }
    options.sort_unstable();
    Ok(())
}

/// Takes parameters away; one that was not set is no error, nor is one that does not exist.
pub(super) fn reset(options: &mut Vec<(Name, String)>, names: &[Ident]) {
    options.retain(|(name, _)| !names.iter().any(|ident| ident.name == *name));
}

fn check(target: Target<'_>, name: &str, value: &str, span: Span) -> Result<(), Refusal> {
    let refuse = |message: String| Err(Refusal::other(span, "22023", message));
    let out_of_bounds = || format!("value {value} out of bounds for option \"{name}\"");
    match values(target, name) {
        None => refuse(format!("unrecognized parameter \"{name}\"")),
        Some(Values::Boolean) => match boolean(value) {
            Some(_) => Ok(()),
            None => refuse(format!("invalid value for boolean option \"{name}\": {value}")),
        },
        Some(Values::Integer(low, high)) => match integer(value) {
            Some(number) if (low..=high).contains(&number) => Ok(()),
            Some(number) if i32::try_from(number).is_ok() => refuse(out_of_bounds()),
            Some(_) | None => refuse(format!("invalid value for integer option \"{name}\": {value}")),
        },
        Some(Values::Real(low, high)) => match value.trim().parse::<f64>() {
            Ok(number) if (low..=high).contains(&number) => Ok(()),
            Ok(_) => refuse(out_of_bounds()),
            Err(_) => refuse(format!("invalid value for floating point option \"{name}\": {value}")),
        },
        Some(Values::Words(words)) => {
            if words.iter().any(|word| word.eq_ignore_ascii_case(value)) {
                Ok(())
            } else {
                refuse(format!("invalid value for enum option \"{name}\": {value}"))
            }
        }
    }
}

/// An integer as `parse_int` reads it: decimal, hexadecimal or octal, or a fraction, which is rounded.
fn integer(value: &str) -> Option<i64> {
    let value = value.trim();
    if let Some(digits) = value.strip_prefix("0x").or_else(|| value.strip_prefix("0X")) {
        return i64::from_str_radix(digits, 16).ok();
    }
    if value.len() > 1 && value.starts_with('0') && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return i64::from_str_radix(value, 8).ok();
    }
    match value.parse::<i64>() {
        Ok(number) => Some(number),
        Err(_) => {
            let number = value.parse::<f64>().ok().filter(|number| number.abs() < 1e15)?;
            #[expect(clippy::cast_possible_truncation, reason = "its size is bounded above")]
            let rounded = number.round_ties_even() as i64;
            Some(rounded)
        }
    }
}

/// A boolean as `parse_bool` reads it: any unique prefix of its words.
fn boolean(value: &str) -> Option<bool> {
    let value = value.to_ascii_lowercase();
    let prefix = |word: &str, least: usize| value.len() >= least && word.starts_with(value.as_str());
    if value == "1" || prefix("true", 1) || prefix("yes", 1) || value == "on" {
        Some(true)
    } else if value == "0" || prefix("false", 1) || prefix("no", 1) || prefix("off", 2) {
        Some(false)
    } else {
        None
    }
}

/// The lock that setting a parameter takes (`AlterTableGetRelOptionsLockLevel`).
pub(super) fn lock<'a>(names: impl Iterator<Item = &'a Name>) -> Lock {
    names
        .map(|name| match name.as_str() {
            "user_catalog_table"
            | "fastupdate"
            | "gin_pending_list_limit"
            | "buffering"
            | "pages_per_range"
            | "autosummarize" => Lock::AccessExclusive,
            _ => Lock::ShareUpdateExclusive,
        })
        .max()
        .unwrap_or(Lock::ShareUpdateExclusive)
}
