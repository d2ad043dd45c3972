//! `SET`, `RESET` and `LOCK TABLE`

use arcoiris_catalog::{Name, Object, State, TableKind};

use crate::effects::{Effects, Lock};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Setting, SettingScope, Span};

use super::named;
use super::setting_names::{self, Context};

/// What is known of a setting: which values it takes, and that none of them changes what a statement does to the catalog.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// A time, with or without a unit.
    Time,
    /// A size in memory.
    Size,
    /// A whole number.
    Number,
    /// A number within these bounds.
    Range(f64, f64),
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
    ("allow_in_place_tablespaces", Known::Boolean),
    ("application_name", Known::Text),
    ("bytea_output", Known::Word(&["escape", "hex"])),
    ("check_function_bodies", Known::Boolean),
    ("client_connection_check_interval", Known::Time),
    ("client_encoding", Known::Only(&["utf8", "utf-8", "unicode"])),
    ("client_min_messages", Known::Word(LEVELS)),
    ("commit_delay", Known::Range(0.0, 100000.0)),
    ("commit_siblings", Known::Range(0.0, 1000.0)),
    ("compute_query_id", Known::Word(&["auto", "off", "on", "regress"])),
    ("constraint_exclusion", Known::Word(&["off", "on", "partition"])),
    ("cpu_index_tuple_cost", Known::Range(0.0, f64::MAX)),
    ("cpu_operator_cost", Known::Range(0.0, f64::MAX)),
    ("cpu_tuple_cost", Known::Range(0.0, f64::MAX)),
    ("cursor_tuple_fraction", Known::Range(0.0, 1.0)),
    ("deadlock_timeout", Known::Time),
    ("debug_discard_caches", Known::Range(0.0, 0.0)),
    ("debug_pretty_print", Known::Boolean),
    ("debug_print_parse", Known::Boolean),
    ("debug_print_plan", Known::Boolean),
    ("debug_print_rewritten", Known::Boolean),
    ("default_statistics_target", Known::Range(1.0, 10000.0)),
    ("default_table_access_method", Known::Only(&["heap"])),
    ("default_tablespace", Known::Only(&["", "pg_default"])),
    ("default_toast_compression", Known::Word(&["lz4", "pglz"])),
    ("default_transaction_deferrable", Known::Boolean),
    (
        "default_transaction_isolation",
        Known::Word(&["read committed", "read uncommitted", "repeatable read", "serializable"]),
    ),
    ("default_with_oids", Known::Only(&["off", "false"])),
    ("effective_io_concurrency", Known::Range(0.0, 1000.0)),
    ("enable_async_append", Known::Boolean),
    ("enable_bitmapscan", Known::Boolean),
    ("enable_gathermerge", Known::Boolean),
    ("enable_hashagg", Known::Boolean),
    ("enable_hashjoin", Known::Boolean),
    ("enable_incremental_sort", Known::Boolean),
    ("enable_indexonlyscan", Known::Boolean),
    ("enable_indexscan", Known::Boolean),
    ("enable_material", Known::Boolean),
    ("enable_memoize", Known::Boolean),
    ("enable_mergejoin", Known::Boolean),
    ("enable_nestloop", Known::Boolean),
    ("enable_parallel_append", Known::Boolean),
    ("enable_parallel_hash", Known::Boolean),
    ("enable_partition_pruning", Known::Boolean),
    ("enable_partitionwise_aggregate", Known::Boolean),
    ("enable_partitionwise_join", Known::Boolean),
    ("enable_seqscan", Known::Boolean),
    ("enable_sort", Known::Boolean),
    ("enable_tidscan", Known::Boolean),
    ("escape_string_warning", Known::Boolean),
    ("extra_float_digits", Known::Range(-15.0, 3.0)),
    ("force_parallel_mode", Known::Word(&["off", "on", "regress"])),
    ("from_collapse_limit", Known::Range(1.0, 2147483647.0)),
    ("geqo", Known::Boolean),
    ("geqo_effort", Known::Range(1.0, 10.0)),
    ("geqo_generations", Known::Range(0.0, 2147483647.0)),
    ("geqo_pool_size", Known::Range(0.0, 2147483647.0)),
    ("geqo_seed", Known::Range(0.0, 1.0)),
    ("geqo_selection_bias", Known::Range(1.5, 2.0)),
    ("geqo_threshold", Known::Range(2.0, 2147483647.0)),
    ("gin_fuzzy_search_limit", Known::Range(0.0, 2147483647.0)),
    ("hash_mem_multiplier", Known::Range(1.0, 1000.0)),
    ("idle_in_transaction_session_timeout", Known::Time),
    ("idle_session_timeout", Known::Time),
    ("ignore_checksum_failure", Known::Boolean),
    ("jit", Known::Boolean),
    ("jit_above_cost", Known::Range(-1.0, f64::MAX)),
    ("jit_dump_bitcode", Known::Boolean),
    ("jit_expressions", Known::Boolean),
    ("jit_inline_above_cost", Known::Range(-1.0, f64::MAX)),
    ("jit_optimize_above_cost", Known::Range(-1.0, f64::MAX)),
    ("jit_tuple_deforming", Known::Boolean),
    ("join_collapse_limit", Known::Range(1.0, 2147483647.0)),
    ("lo_compat_privileges", Known::Boolean),
    ("lock_timeout", Known::Time),
    ("log_duration", Known::Boolean),
    ("log_error_verbosity", Known::Word(&["default", "terse", "verbose"])),
    ("log_executor_stats", Known::Boolean),
    ("log_lock_waits", Known::Boolean),
    ("log_min_duration_sample", Known::Time),
    ("log_min_duration_statement", Known::Time),
    (
        "log_min_error_statement",
        Known::Word(&[
            "debug1", "debug2", "debug3", "debug4", "debug5", "error", "fatal", "info", "log", "notice",
            "panic", "warning",
        ]),
    ),
    (
        "log_min_messages",
        Known::Word(&[
            "debug1", "debug2", "debug3", "debug4", "debug5", "error", "fatal", "info", "log", "notice",
            "panic", "warning",
        ]),
    ),
    ("log_parser_stats", Known::Boolean),
    ("log_planner_stats", Known::Boolean),
    ("log_replication_commands", Known::Boolean),
    ("log_statement", Known::Word(&["all", "ddl", "mod", "none"])),
    ("log_statement_sample_rate", Known::Range(0.0, 1.0)),
    ("log_statement_stats", Known::Boolean),
    ("log_transaction_sample_rate", Known::Range(0.0, 1.0)),
    ("maintenance_io_concurrency", Known::Range(0.0, 1000.0)),
    ("maintenance_work_mem", Known::Size),
    ("max_parallel_maintenance_workers", Known::Number),
    ("max_parallel_workers", Known::Range(0.0, 1024.0)),
    ("max_parallel_workers_per_gather", Known::Number),
    ("parallel_leader_participation", Known::Boolean),
    ("parallel_setup_cost", Known::Range(0.0, f64::MAX)),
    ("parallel_tuple_cost", Known::Range(0.0, f64::MAX)),
    ("password_encryption", Known::Word(&["md5", "scram-sha-256"])),
    ("plan_cache_mode", Known::Word(&["auto", "force_custom_plan", "force_generic_plan"])),
    ("quote_all_identifiers", Known::Boolean),
    ("random_page_cost", Known::Range(0.0, f64::MAX)),
    ("recursive_worktable_factor", Known::Range(0.001, 1000000.0)),
    ("row_security", Known::Boolean),
    ("seq_page_cost", Known::Range(0.0, f64::MAX)),
    ("session_replication_role", Known::Word(&["local", "origin", "replica"])),
    ("standard_conforming_strings", Known::Only(&["on", "true"])),
    ("statement_timeout", Known::Time),
    ("stats_fetch_consistency", Known::Word(&["cache", "none", "snapshot"])),
    ("synchronize_seqscans", Known::Boolean),
    ("synchronous_commit", Known::Word(&["local", "off", "on", "remote_apply", "remote_write"])),
    ("tcp_keepalives_count", Known::Range(0.0, 2147483647.0)),
    ("tcp_keepalives_idle", Known::Time),
    ("tcp_keepalives_interval", Known::Time),
    ("tcp_user_timeout", Known::Time),
    ("temp_buffers", Known::Size),
    ("timezone", Known::Only(&["etc/utc", "gmt", "uct", "utc", "zulu"])),
    ("trace_notify", Known::Boolean),
    ("trace_sort", Known::Boolean),
    ("track_activities", Known::Boolean),
    ("track_counts", Known::Boolean),
    ("track_functions", Known::Word(&["all", "none", "pl"])),
    ("track_io_timing", Known::Boolean),
    ("track_wal_io_timing", Known::Boolean),
    ("update_process_title", Known::Boolean),
    ("vacuum_cost_delay", Known::Time),
    ("vacuum_cost_limit", Known::Range(1.0, 10000.0)),
    ("vacuum_cost_page_dirty", Known::Range(0.0, 10000.0)),
    ("vacuum_cost_page_hit", Known::Range(0.0, 10000.0)),
    ("vacuum_cost_page_miss", Known::Range(0.0, 10000.0)),
    ("vacuum_failsafe_age", Known::Range(0.0, 2100000000.0)),
    ("vacuum_freeze_min_age", Known::Range(0.0, 1000000000.0)),
    ("vacuum_freeze_table_age", Known::Range(0.0, 2000000000.0)),
    ("vacuum_multixact_failsafe_age", Known::Range(0.0, 2100000000.0)),
    ("vacuum_multixact_freeze_min_age", Known::Range(0.0, 1000000000.0)),
    ("vacuum_multixact_freeze_table_age", Known::Range(0.0, 2000000000.0)),
    ("wal_compression", Known::Word(&["lz4", "off", "on", "pglz", "zstd"])),
    ("wal_init_zero", Known::Boolean),
    ("wal_recycle", Known::Boolean),
    ("wal_sender_timeout", Known::Time),
    ("work_mem", Known::Size),
    ("xmlbinary", Known::Word(&["base64", "hex"])),
    ("xmloption", Known::Only(&["content"])),
    ("zero_damaged_pages", Known::Boolean),
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
        simulation.check_bodies = true;
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
    if is_own_role(&name, it) {
        return Ok(());
    }
    check_value(simulation.server, &Name::new(&name), it, span)?;
    if name == "check_function_bodies" {
        let off = it.values.first().is_some_and(|value| is_off(&value.to_ascii_lowercase()));
        simulation.check_bodies = !off;
    }
    Ok(())
}

/// Whether a role is given up that none was taken instead of: taking one is not modelled.
fn is_own_role(name: &str, it: &Setting) -> bool {
    match (name, it.values.as_slice()) {
        ("role" | "session_authorization", []) => true,
        ("role", [value]) => value == "none",
        _ => false,
    }
}

/// Whether a setting takes a value, and is one that changes nothing of what statements do to the catalog.
///
/// # Errors
/// 22023 for a value that it does not take, 42704 for a setting that there is none of, 55P02 for one that a session cannot set;
/// what is not modelled.
pub(super) fn check_value(server: u32, name: &Name, it: &Setting, span: Span) -> Result<(), Refusal> {
    let name = name.as_str();
    // An extension's or an application's own: any value, as long as the prefix is no extension's that checks it.
    if name.contains('.') && !name.starts_with("plpgsql.") && !name.starts_with("pg_") {
        return Ok(());
    }
    if name.contains('.') {
        let warning = |word: &str| {
            ["all", "none", "shadowed_variables", "strict_multi_assignment", "too_many_rows"].contains(&word)
        };
        // Whether a prefix is reserved hangs on whether the session has loaded the extension; warnings refuse nothing.
        return match it.values.as_slice() {
            [] => Ok(()),
            [value] if name == "plpgsql.extra_warnings" && warning(value) => Ok(()),
            _ => Err(Refusal::not_modelled(span, format!("the setting {name}"))),
        };
    }
    let Ok(index) = KNOWN.binary_search_by_key(&name, |(known, _)| known) else {
        return Err(not_set(server, name, span));
    };
    let Some((_, known)) = KNOWN.get(index) else { return Ok(()) };
    // Of what has one value only, it is the one that a session begins with.
    if it.values.is_empty() {
        return Ok(());
    }
    let [value] = it.values.as_slice() else {
        return Err(Refusal::other(span, "22023", format!("SET {name} takes only one argument")));
    };
    let folded = value.to_ascii_lowercase();
    let numeric = matches!(known, Known::Time | Known::Size | Known::Number | Known::Range(..));
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
        Known::Range(least, most) => {
            value.trim().parse::<f64>().is_ok_and(|number| (*least..=*most).contains(&number))
        }
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

/// Whether a setting can be set for sessions to come.
///
/// # Errors
/// 42704 for one that there is none of, 55P02 for one that no session sets.
pub(super) fn require_settable(server: u32, name: &str, span: Span) -> Result<(), Refusal> {
    let name = name.to_ascii_lowercase();
    let settable = matches!(setting_names::context(&name), Some(Context::Session));
    // Later versions have other settings.
    if settable || name.contains('.') || server > 15 {
        return Ok(());
    }
    Err(not_set(server, &name, span))
}

/// What is said of a setting whose values are not known here.
fn not_set(server: u32, name: &str, span: Span) -> Refusal {
    let message = match setting_names::context(name) {
        // Later versions have other settings.
        _ if server > 15 => return Refusal::not_modelled(span, format!("the setting {name}")),
        Some(Context::Session) => return Refusal::not_modelled(span, format!("the setting {name}")),
        None => {
            let message = format!("unrecognized configuration parameter \"{name}\"");
            return Refusal::other(span, "42704", message);
        }
        Some(Context::Fixed) => format!("parameter \"{name}\" cannot be changed"),
        Some(Context::Reloaded) => format!("parameter \"{name}\" cannot be changed now"),
        Some(Context::AtStart) => format!("parameter \"{name}\" cannot be set after connection start"),
    };
    Refusal::other(span, "55P02", message)
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
    for value in &it.values {
        let name = Name::new(value);
        match name.as_str() {
            // The role's own schema, of which a history knows nothing, and no name at all.
            "$user" | "" => {}
            // It is looked in first anyway.
            arcoiris_catalog::Catalog::TEMPORARY => {}
            // It is looked in first anyway; written first, it is where objects are made.
            "pg_catalog" if path.is_empty() => path.push(name),
            "pg_catalog" => {}
            _ if crate::names::is_system_schema(&name) => {
                return Err(Refusal::not_modelled(span, format!("{name} in search_path")));
            }
            _ => path.push(name),
        }
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
/// 25P01 outside a transaction, 42P01 if a table is not there, 42809 if it is none.
pub(super) fn lock(
    simulation: &mut Simulation,
    tables: &[ObjectName],
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if simulation.autocommit && !simulation.in_block {
        let message = "LOCK TABLE can only be used in transaction blocks";
        return Err(Refusal::other(span, "25P01", message));
    }
    let mut called = Vec::with_capacity(tables.len());
    for name in tables {
        if simulation.user.is_some() && is_system_relation(name) {
            // A superuser may.
            called.push(crate::names::written(name));
            continue;
        }
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

/// `pg_catalog.pg_roles`
fn is_system_relation(name: &ObjectName) -> bool {
    let schema = name.schema.as_ref().map_or("pg_catalog", |schema| schema.name.as_str());
    let called = name.name.name.as_str();
    called.starts_with("pg_")
        && ["table", "view"].iter().any(|kind| crate::plpgsql::relations::names::has(schema, kind, called))
}
