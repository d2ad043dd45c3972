//! `SET`, `RESET` and `LOCK TABLE`

use arcoiris_catalog::{Name, Namespace, Object, State, TableKind};

use crate::effects::{Effects, Lock};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Setting, SettingScope, Span};

use super::named;

/// What is known of a setting: which values it takes, and that none of them changes what a statement does to the catalog.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// A time, with or without a unit.
    Time,
    /// A size in memory.
    Size,
    /// A whole number.
    Number,
    /// On or off.
    Boolean,
    /// Any text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// This value only; another would change what statements mean, which is not modelled.
    Only(&'static [&'static str]),
}

const LEVELS: &[&str] =
    &["debug", "debug1", "debug2", "debug3", "debug4", "debug5", "error", "info", "log", "notice", "warning"];

/// Sorted by name. <https://www.postgresql.org/docs/15/runtime-config-client.html>
const KNOWN: &[(&str, Known)] = &[
    ("application_name", Known::Text),
    ("bytea_output", Known::Word(&["escape", "hex"])),
    ("check_function_bodies", Known::Boolean),
    ("client_encoding", Known::Only(&["utf8", "utf-8", "unicode"])),
    ("client_min_messages", Known::Word(LEVELS)),
    ("constraint_exclusion", Known::Word(&["off", "on", "partition"])),
    ("default_table_access_method", Known::Only(&["heap"])),
    ("default_tablespace", Known::Only(&[""])),
    ("default_with_oids", Known::Only(&["off", "false"])),
    ("escape_string_warning", Known::Boolean),
    ("idle_in_transaction_session_timeout", Known::Time),
    ("idle_session_timeout", Known::Time),
    ("lock_timeout", Known::Time),
    ("maintenance_work_mem", Known::Size),
    ("max_parallel_maintenance_workers", Known::Number),
    ("max_parallel_workers_per_gather", Known::Number),
    ("row_security", Known::Boolean),
    ("standard_conforming_strings", Known::Only(&["on", "true"])),
    ("statement_timeout", Known::Time),
    ("synchronous_commit", Known::Word(&["local", "off", "on", "remote_apply", "remote_write"])),
    ("temp_buffers", Known::Size),
    ("work_mem", Known::Size),
    ("xmloption", Known::Only(&["content"])),
];

/// # Errors
/// 22023 for a value that the setting does not take; settings that could change what statements mean are not modelled.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Setting,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(name) = it.name.as_deref() else {
        simulation.search_path.clone_from(&simulation.configured_search_path);
        simulation.path_after_transaction = None;
        effects.words = "reset all".to_owned();
        return Ok(());
    };
    let name = name.to_ascii_lowercase();
    let scope = match it.scope {
        SettingScope::Local => "set local",
        SettingScope::Session => "set",
        SettingScope::Reset => "reset",
    };
    effects.words = if it.values.is_empty() {
        format!("{scope} {name}")
    } else {
        format!("{scope} {name} to {}", it.values.join(", "))
    };
    if name == "search_path" {
        return search_path(simulation, it, span);
    }
    check_value(&Name::new(&name), it, span)?;
    if name == "check_function_bodies" {
        let off = it.values.first().is_some_and(|value| is_off(&value.to_ascii_lowercase()));
        simulation.check_bodies = !off;
    }
    Ok(())
}

/// Whether a setting takes a value, and is one that changes nothing of what statements do to the catalog.
///
/// # Errors
/// 22023 for a value that it does not take; what is not modelled.
pub(super) fn check_value(name: &Name, it: &Setting, span: Span) -> Result<(), Refusal> {
    let name = name.as_str();
    // An extension's or an application's own: any value, as long as the prefix is no extension's that checks it.
    if name.contains('.') && !name.starts_with("plpgsql.") && !name.starts_with("pg_") {
        return Ok(());
    }
    let Ok(index) = KNOWN.binary_search_by_key(&name, |(known, _)| known) else {
        return Err(Refusal::not_modelled(span, format!("the setting {name}")));
    };
    let Some((_, known)) = KNOWN.get(index) else { return Ok(()) };
    if it.values.is_empty() {
        return match known {
            Known::Only(_) => Err(Refusal::not_modelled(span, format!("resetting {name}"))),
            Known::Time | Known::Size | Known::Number | Known::Boolean | Known::Text | Known::Word(_) => {
                Ok(())
            }
        };
    }
    let [value] = it.values.as_slice() else {
        return Err(Refusal::other(span, "22023", format!("SET {name} takes only one argument")));
    };
    let folded = value.to_ascii_lowercase();
    let numeric = matches!(known, Known::Time | Known::Size | Known::Number);
    let valid = match known {
        // Hexadecimal and octal numbers, and the least that a setting takes, are not modelled.
        _ if numeric && (folded.starts_with("0x") || folded.starts_with("00")) => {
            return Err(Refusal::not_modelled(span, format!("the value {value} of {name}")));
        }
        Known::Time => quantity(value, TIMES).is_some(),
        Known::Size => match quantity(value, SIZES) {
            Some(amount) if amount < 1024.0 => {
                return Err(Refusal::not_modelled(span, format!("the value {value} of {name}")));
            }
            amount => amount.is_some(),
        },
        Known::Number => quantity(value, &[("", 1.0)]).is_some_and(|amount| amount <= 1024.0),
        Known::Boolean => is_boolean(&folded),
        Known::Text => true,
        Known::Word(words) => {
            words.contains(&folded.as_str()) || (words.contains(&"on") && is_boolean(&folded))
        }
        Known::Only(values) => {
            if !values.contains(&folded.as_str()) {
                return Err(Refusal::not_modelled(
                    span,
                    format!("the setting {name} with the value {value}"),
                ));
            }
            true
        }
    };
    if !valid {
        let message = format!("invalid value for parameter \"{name}\": \"{value}\"");
        return Err(Refusal::other(span, "22023", message));
    }
    Ok(())
}

/// Milliseconds in a time's unit; a number alone is one of them. <https://www.postgresql.org/docs/15/config-setting.html>
const TIMES: &[(&str, f64)] =
    &[("", 1.0), ("us", 0.001), ("ms", 1.0), ("s", 1e3), ("min", 6e4), ("h", 3.6e6), ("d", 8.64e7)];

/// Kilobytes in a unit of memory.
const SIZES: &[(&str, f64)] = &[
    ("", 1.0),
    ("B", 1.0 / 1024.0),
    ("kB", 1.0),
    ("MB", 1024.0),
    ("GB", 1_048_576.0),
    ("TB", 1_073_741_824.0),
];

/// A number, white space, a unit: within what a setting takes, which is a 32-bit number of its own unit.
fn quantity(value: &str, units: &[(&str, f64)]) -> Option<f64> {
    let value = value.trim();
    let unit =
        value.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+'));
    let number: f64 = value.strip_suffix(unit)?.parse().ok()?;
    let (_, factor) = units.iter().find(|(word, _)| *word == unit.trim())?;
    Some(number * factor).filter(|amount| (0.0..=f64::from(i32::MAX)).contains(amount))
}

/// Of the values that [`is_boolean`] takes, one that is false.
fn is_off(folded: &str) -> bool {
    matches!(folded, "of" | "off" | "0")
        || (!folded.is_empty() && ("false".starts_with(folded) || "no".starts_with(folded)))
}

/// `parse_bool`: a word, or as much of it as tells it from others.
fn is_boolean(folded: &str) -> bool {
    !folded.is_empty()
        && (["true", "false", "yes", "no"].iter().any(|word| word.starts_with(folded))
            || matches!(folded, "on" | "of" | "off" | "1" | "0"))
}

fn search_path(simulation: &mut Simulation, it: &Setting, span: Span) -> Result<(), Refusal> {
    // SET LOCAL outside a transaction does nothing.
    if it.scope == SettingScope::Local && simulation.autocommit && !simulation.in_block {
        return Ok(());
    }
    if it.values.is_empty() {
        simulation.search_path.clone_from(&simulation.configured_search_path);
        return Ok(());
    }
    let mut path = Vec::with_capacity(it.values.len());
    let mut system_first = false;
    for value in &it.values {
        let name = Name::new(value);
        match name.as_str() {
            // The role's own schema, of which a history knows nothing, and no name at all.
            "$user" | "" => {}
            // It is looked in first anyway.
            arcoiris_catalog::Catalog::TEMPORARY => {}
            "pg_catalog" => system_first = path.is_empty(),
            _ if crate::names::is_system_schema(&name) => {
                return Err(Refusal::not_modelled(span, format!("{name} in search_path")));
            }
            _ => path.push(name),
        }
    }
    let exists = |name: &Name| simulation.catalog.find(Namespace::Schema, None, name).is_some();
    if system_first && path.iter().any(exists) {
        // Objects would be made in pg_catalog.
        return Err(Refusal::not_modelled(span, "pg_catalog at the head of search_path"));
    }
    let before = std::mem::replace(&mut simulation.search_path, path);
    match it.scope {
        SettingScope::Local => {
            simulation.path_after_transaction.get_or_insert(before);
        }
        SettingScope::Session | SettingScope::Reset => simulation.path_after_transaction = None,
    }
    Ok(())
}

/// `LOCK TABLE`
///
/// # Errors
/// 42P01 if a table is not there, 42809 if it is none.
pub(super) fn lock(
    simulation: &mut Simulation,
    tables: &[ObjectName],
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut called = Vec::with_capacity(tables.len());
    for name in tables {
        let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
            continue;
        };
        let lockable = |object: &Object| matches!(object, Object::Table(it) if matches!(it.kind, TableKind::Ordinary | TableKind::Partitioned | TableKind::View));
        if !simulation.catalog.object(id).is_some_and(|object| lockable(object)) {
            let message = format!("cannot lock relation \"{}\"", name.name.name.as_str());
            let fact = RefusalFact::Other { sqlstate: "42809", message, hint: None };
            return Err(Refusal::new(name.span(), fact).about(id));
        }
        // The mode is not kept; this is what LOCK takes by itself, and the strongest.
        named::lock(effects, Lock::AccessExclusive, id);
        called.push(crate::names::qualified(&simulation.catalog, id));
    }
    effects.words = format!("lock {}", called.join(", "));
    Ok(())
}
