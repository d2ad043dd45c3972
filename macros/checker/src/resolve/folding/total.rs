//! Functions and operators that never fail for the constants that they are given. What is not listed may.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::is_number;
use crate::resolve::kind::Kind;
use crate::resolve::tree::{Constant, Shape, Tree};
use crate::simulation::Simulation;

/// Functions that take any value of their types. <https://www.postgresql.org/docs/15/functions.html>
const FUNCTIONS: &[&str] = &[
    "array_length",
    "array_lower",
    "array_ndims",
    "array_positions",
    "array_remove",
    "array_replace",
    "array_to_json",
    "array_to_string",
    "array_to_tsvector",
    "array_upper",
    "ascii",
    "bit_length",
    "bool",
    "btrim",
    "cardinality",
    "ceil",
    "ceiling",
    "char_length",
    "character_length",
    "clock_timestamp",
    "concat",
    "concat_ws",
    "current_database",
    "current_schema",
    "floor",
    "hashtext",
    "hashtextextended",
    "initcap",
    "isfinite",
    "json_build_array",
    "json_typeof",
    "jsonb_build_array",
    "jsonb_strip_nulls",
    "jsonb_typeof",
    "jsonb_pretty",
    "left",
    "length",
    "lower",
    "ltrim",
    "md5",
    "name",
    "now",
    "num_nonnulls",
    "num_nulls",
    "octet_length",
    "phraseto_tsquery",
    "plainto_tsquery",
    "position",
    "quote_ident",
    "quote_literal",
    "quote_nullable",
    "replace",
    "reverse",
    "right",
    "round",
    "rtrim",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sign",
    "similarity",
    "starts_with",
    "statement_timestamp",
    "string_to_array",
    "strip",
    "strpos",
    "text",
    "to_json",
    "to_jsonb",
    "to_tsvector",
    "timeofday",
    "transaction_timestamp",
    "translate",
    "trunc",
    "unaccent",
    "upper",
    "uuid_nil",
    "uuid_ns_dns",
    "uuid_ns_oid",
    "uuid_ns_url",
    "uuid_ns_x500",
    "websearch_to_tsquery",
    "pg_backend_pid",
    "setweight",
    "version",
    "jsonb_object_field",
    "jsonb_object_field_text",
    // Questions about the database and the session.
    "array_to_json",
    "col_description",
    "current_schemas",
    "inet_client_addr",
    "inet_server_addr",
    "obj_description",
    "pg_client_encoding",
    "pg_collation_for",
    "pg_conf_load_time",
    "pg_current_wal_lsn",
    "pg_get_constraintdef",
    "pg_get_expr",
    "pg_get_functiondef",
    "pg_get_indexdef",
    "pg_get_triggerdef",
    "pg_get_userbyid",
    "pg_get_viewdef",
    "pg_is_in_recovery",
    "pg_jit_available",
    "pg_my_temp_schema",
    "pg_postmaster_start_time",
    "pg_relation_size",
    "pg_size_pretty",
    "pg_table_size",
    "pg_indexes_size",
    "pg_total_relation_size",
    "pg_database_size",
    "pg_trigger_depth",
    "row_to_json",
    "session_user",
    "shobj_description",
    "similar_to_escape",
    "similar_escape",
    "to_regclass",
    "to_regnamespace",
    "to_regproc",
    "to_regprocedure",
    "to_regrole",
    "to_regtype",
    "txid_current",
    "txid_current_if_assigned",
    "uuid_generate_v1",
    "uuid_generate_v4",
];

/// Functions that move between dates and times.
const MOMENTS: &[&str] = &[
    "date",
    "time",
    "timetz",
    "timestamp",
    "timestamptz",
    "interval",
    "age",
    "justify_days",
    "justify_hours",
];

/// What `date_trunc` and `date_part` know of every date.
const FIELDS: &[&str] =
    &["year", "quarter", "month", "week", "day", "hour", "minute", "second", "decade", "century"];

pub(super) fn call(simulation: &Simulation, name: &str, arguments: &[Tree], tree: &Tree) -> bool {
    let kind = |index: usize| arguments.get(index).map(|argument| argument.kind.under(simulation));
    if FUNCTIONS.contains(&name) {
        // Of numbers the plain ones.
        return arguments
            .iter()
            .all(|argument| !is_number(argument.kind.under(simulation)) || is_plain(argument));
    }
    let texts: Vec<Option<&str>> = arguments.iter().map(text).collect();
    match name {
        "varchar" | "bpchar" | "bit" | "varbit" => {
            matches!(tree.shape, Shape::Call { form: crate::resolve::tree::Form::Explicit, .. })
                || arguments.len() == 1
                || arguments.first().is_some_and(Tree::is_constant)
        }
        "numeric" | "float8" | "float4"
            if arguments.len() == 1
                && kind(0)
                    .is_some_and(|kind| kind.fact_name().is_some_and(|name| name.starts_with("int"))) =>
        {
            true
        }
        "numeric" | "float8" | "float4" | "abs" => {
            kind(0).is_some_and(is_number) && arguments.first().is_some_and(is_plain)
        }
        "jsonb" | "json" => {
            kind(0).is_some_and(|kind| kind.fact_name().is_some_and(|name| name.starts_with("json")))
        }
        "int8" if kind(0).is_some_and(|kind| kind.is("int2") || kind.is("int4")) => true,
        "int4" if kind(0).is_some_and(|kind| kind.is("int2")) => true,
        "int2" | "int4" | "int8" => match kind(0).and_then(Kind::fact_name) {
            Some("bool") => true,
            Some("bit") => {
                let room = if name == "int8" { 64 } else { 32 };
                arguments.first().and_then(super::characters::bits).is_some_and(|bits| bits <= room)
            }
            Some("numeric" | "float4" | "float8") => {
                let digits = |text: &str| text.trim_start_matches('-').split('.').next().map_or(0, str::len);
                let room = match name {
                    "int2" => 4,
                    "int4" => 9,
                    _ => 18,
                };
                let by_bound = arguments.first().and_then(bound).is_some_and(|bound| {
                    bound
                        < match name {
                            "int2" => 32_000.0,
                            "int4" => 2e9,
                            _ => 9e18,
                        }
                });
                match texts.first().copied().flatten() {
                    _ if by_bound => true,
                    Some(text) => arguments.first().is_some_and(is_plain) && digits(text) <= room,
                    None => arguments.first().is_some_and(|argument| is_field(argument, name == "int8")),
                }
            }
            _ => false,
        },
        "jsonb_build_object" | "json_build_object" => {
            arguments.len().is_multiple_of(2) && arguments.iter().step_by(2).all(|key| text(key).is_some())
        }
        "timezone" => {
            let zone = texts.first().copied().flatten().map(str::to_ascii_lowercase);
            zone.is_some_and(|zone| matches!(zone.as_str(), "utc" | "gmt" | "etc/utc" | "z" | "zulu"))
                && arguments.get(1).is_some_and(|moment| is_moment(simulation, moment))
        }
        "date_trunc" | "date_part" | "extract" => {
            let field = texts.first().copied().flatten().map(str::to_ascii_lowercase);
            field.is_some_and(|field| {
                FIELDS.contains(&field.as_str())
                    || name != "date_trunc"
                        && matches!(field.as_str(), "epoch" | "dow" | "doy" | "isodow" | "isoyear")
            }) && arguments.get(1).is_some_and(|moment| {
                is_moment(simulation, moment)
                    && matches!(
                        moment.kind.under(simulation).fact_name(),
                        Some("timestamp" | "timestamptz" | "interval")
                    )
            })
        }
        "current_setting" => has_setting(arguments),
        "pg_get_serial_sequence" => super::serial::checked(simulation, &texts) == Some(Ok(())),
        "regclass" => {
            arguments.first().is_some_and(|it| super::serial::serial_sequence(simulation, it).is_some())
        }
        "to_date" | "to_timestamp" if arguments.len() == 2 => match texts.as_slice() {
            [Some(value), Some(template)] => follows(value, template),
            _ => false,
        },
        "to_timestamp" => arguments.len() == 1 && arguments.first().is_some_and(is_plain),
        "to_char" => {
            kind(0).is_some_and(|kind| !is_number(kind)) && arguments.get(1).and_then(text).is_some()
        }
        "repeat" => arguments.get(1).and_then(text).and_then(|count| count.parse::<u16>().ok()).is_some(),
        "lpad" | "rpad" => {
            arguments.get(1).and_then(text).and_then(|count| count.parse::<u16>().ok()).is_some()
        }
        "substring" if kind(1).is_some_and(is_text) => {
            arguments.len() == 2 && texts.get(1).copied().flatten().is_some_and(is_pattern)
        }
        "substr" | "substring" => {
            kind(1).is_some_and(|kind| kind.is("int4"))
                && texts.get(2).is_none_or(|count| count.is_some_and(|count| count.parse::<u16>().is_ok()))
        }
        "split_part" => texts.get(2).copied().flatten().is_some_and(|at| at != "0"),
        "chr" => {
            let code = texts.first().copied().flatten().and_then(|code| code.parse::<u16>().ok());
            code.is_some_and(|code| (1..0xd800).contains(&code))
        }
        "digest" => {
            matches!(texts.get(1), Some(Some("md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512")))
        }
        "hmac" => {
            matches!(texts.get(2), Some(Some("md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512")))
        }
        "armor" => arguments.len() == 1,
        "make_date" => match integers(arguments).as_deref() {
            Some([year, month, day]) => {
                (1..10_000).contains(year) && (1..=12).contains(month) && (1..=28).contains(day)
            }
            _ => false,
        },
        "make_interval" => arguments.iter().all(is_plain),
        "make_time" | "make_timestamp" => match integers(arguments).as_deref() {
            Some([hour, minute, second]) => {
                (0..24).contains(hour) && (0..60).contains(minute) && (0..60).contains(second)
            }
            Some([year, month, day, hour, minute, second]) => {
                (1..10_000).contains(year)
                    && (1..=12).contains(month)
                    && (1..=28).contains(day)
                    && (0..24).contains(hour)
                    && (0..60).contains(minute)
                    && (0..60).contains(second)
            }
            _ => false,
        },
        "overlay" => {
            integers(arguments.get(2..).unwrap_or_default()).is_some_and(|at| at.iter().all(|at| *at > 0))
        }
        "pi" | "pg_typeof" | "host" | "family" | "masklen" | "network" | "netmask" | "broadcast" => true,
        "mod" | "div" => {
            arguments.iter().all(is_plain)
                && texts
                    .get(1)
                    .copied()
                    .flatten()
                    .is_some_and(|text| text.bytes().any(|digit| matches!(digit, b'1'..=b'9')))
        }
        "power" | "pow" => match integers(arguments).as_deref() {
            Some([base, exponent]) => base.abs() <= 1000 && (0..=20).contains(exponent),
            _ => false,
        },
        "sqrt" | "cbrt" => arguments
            .iter()
            .all(|argument| is_plain(argument) && text(argument).is_some_and(|text| !text.starts_with('-'))),
        "ln" | "log" => {
            arguments.len() == 1
                && arguments.iter().all(|argument| {
                    is_plain(argument)
                        && text(argument).is_some_and(|text| {
                            !text.starts_with('-') && text.bytes().any(|digit| matches!(digit, b'1'..=b'9'))
                        })
                })
        }
        "exp" | "degrees" | "radians" => texts
            .first()
            .copied()
            .flatten()
            .is_some_and(|text| text.len() <= 3 && arguments.iter().all(is_plain)),
        "width_bucket" => match integers(arguments).as_deref() {
            Some([_, low, high, count]) => low != high && *count > 0,
            _ => false,
        },
        "int4range" | "int8range" | "numrange" => match integers(arguments).as_deref() {
            Some([low, high]) => low <= high,
            _ => false,
        },
        "tstzrange" | "tsrange" | "daterange" => arguments.len() == 2 && arguments.iter().any(Tree::is_null),
        "regexp_replace"
        | "regexp_match"
        | "regexp_matches"
        | "regexp_split_to_array"
        | "regexp_split_to_table"
        | "regexp_count"
        | "regexp_like"
        | "regexp_substr"
        | "regexp_instr" => {
            let flags = if name == "regexp_replace" { 3 } else { 2 };
            texts.get(1).copied().flatten().is_some_and(is_pattern)
                && texts.get(flags).is_none_or(|flags| {
                    flags.is_some_and(|flags| {
                        flags.bytes().all(|flag| b"gincsx".contains(&flag))
                            && (name == "regexp_replace" || !flags.contains('g') || name == "regexp_matches")
                    })
                })
                && arguments.len() <= flags + 1
        }
        "to_tsquery" => arguments.last().and_then(text).is_some_and(|text| {
            matches!(crate::resolve::input::search_query(text), crate::resolve::input::Input::Taken)
        }),
        "format" => {
            let Some(Some(template)) = texts.first() else { return false };
            let mut wanted = 0;
            let mut characters = template.chars();
            while let Some(character) = characters.next() {
                if character == '%' {
                    match characters.next() {
                        Some('%') => {}
                        Some('s' | 'L') => wanted += 1,
                        _ => return false,
                    }
                }
            }
            wanted < arguments.len()
        }
        "jsonb_set" | "jsonb_insert" | "jsonb_set_lax" => {
            let object = texts.first().copied().flatten().is_some_and(|text| text.starts_with('{'));
            let path = texts
                .get(1)
                .copied()
                .flatten()
                .is_some_and(|path| path.starts_with('{') && !path.contains(','));
            object && path && arguments.iter().skip(2).all(Tree::is_constant) && name == "jsonb_set"
        }
        "encode" => matches!(texts.get(1), Some(Some("hex" | "base64" | "escape"))),
        "decode" => match (texts.first(), texts.get(1)) {
            (Some(Some(digits)), Some(Some("hex"))) => {
                digits.len().is_multiple_of(2) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            }
            _ => false,
        },
        _ => {
            MOMENTS.contains(&name)
                && arguments.iter().take(1).all(|argument| is_moment(simulation, argument))
        }
    }
}

/// Whether a text of digits follows a template of `YYYY`, `MM`, `DD`, `HH24`, `MI`, `SS`.
fn follows(value: &str, template: &str) -> bool {
    let (mut value, mut template) = (value, template);
    while !template.is_empty() {
        let fields: &[(&str, usize, u16, u16)] = &[
            ("YYYY", 4, 1, 9999),
            ("MM", 2, 1, 12),
            ("DD", 2, 1, 28),
            ("HH24", 4, 0, 23),
            ("MI", 2, 0, 59),
            ("SS", 2, 0, 59),
        ];
        let found = fields.iter().find(|(word, ..)| template.starts_with(word));
        if let Some((word, _, least, most)) = found {
            let width = if *word == "YYYY" { 4 } else { 2 };
            let (Some(digits), Some(rest)) = (value.get(..width), value.get(width..)) else { return false };
            if !digits.parse::<u16>().is_ok_and(|number| (*least..=*most).contains(&number)) {
                return false;
            }
            value = rest;
            template = template.get(word.len()..).unwrap_or_default();
        } else {
            let (one, other) = (template.chars().next(), value.chars().next());
            if one != other || !one.is_some_and(|it| matches!(it, '-' | '/' | ':' | ' ' | '.')) {
                return false;
            }
            template = template.get(1..).unwrap_or_default();
            value = value.get(1..).unwrap_or_default();
        }
    }
    value.is_empty()
}

/// Settings that every server has. <https://www.postgresql.org/docs/15/runtime-config.html>
const SETTINGS: &[&str] = &[
    "application_name",
    "client_encoding",
    "client_min_messages",
    "datestyle",
    "default_tablespace",
    "intervalstyle",
    "is_superuser",
    "lock_timeout",
    "maintenance_work_mem",
    "max_connections",
    "role",
    "search_path",
    "server_encoding",
    "server_version",
    "server_version_num",
    "session_authorization",
    "statement_timeout",
    "timezone",
    "transaction_isolation",
    "work_mem",
];

/// Whether `current_setting` finds its setting, or is content without it.
pub(crate) fn has_setting(arguments: &[Tree]) -> bool {
    let [name, rest @ ..] = arguments else { return false };
    let known = text(name).is_some_and(|name| SETTINGS.contains(&name.to_ascii_lowercase().as_str()));
    known || rest.first().and_then(text) == Some("true")
}

pub(super) fn is_comparison(name: &str) -> bool {
    matches!(name, "=" | "<>" | "<" | "<=" | ">" | ">=")
}

pub(super) fn operator(
    simulation: &Simulation,
    name: &str,
    left: Option<&Tree>,
    right: &Tree,
    tree: &Tree,
) -> bool {
    let all = |holds: &dyn Fn(&Tree) -> bool| left.is_none_or(holds) && holds(right);
    let result = tree.kind.under(simulation);
    match name {
        _ if is_comparison(name) => true,
        // A pattern must not end within an escape.
        "~~" | "!~~" | "~~*" | "!~~*" => text(right).is_some_and(|pattern| !pattern.ends_with('\\')),
        "~" | "!~" | "~*" | "!~*" => match &right.shape {
            Shape::Call { function, arguments, .. } if function.name == "similar_to_escape" => {
                matches!(arguments.as_slice(), [only] if text(only).is_some_and(is_similar))
            }
            _ => text(right).is_some_and(is_pattern),
        },
        "-" if result.is("int4") && left.is_some_and(|left| left.kind.under(simulation).is("date")) => {
            all(&|operand| is_moment(simulation, operand))
        }
        "||" if result.is("jsonb") => {
            let begins = |tree: &Tree| text(tree).and_then(|text| text.chars().next());
            let left = left.and_then(begins);
            left.is_some_and(|first| matches!(first, '{' | '[')) && left == begins(right)
        }
        "-" if result.is("jsonb") => {
            left.and_then(text).is_some_and(|text| text.starts_with('{'))
                && is_text(right.kind.under(simulation))
        }
        "^" => {
            match integers(&[left.cloned(), Some(right.clone())].into_iter().flatten().collect::<Vec<_>>())
                .as_deref()
            {
                Some([base, exponent]) => base.abs() <= 1000 && (0..=20).contains(exponent),
                _ => false,
            }
        }
        "||" => is_text(result) || result.is("bytea") || result.is("tsvector"),
        "->" | "->>" | "@>" | "<@" | "?" | "?|" | "?&" | "@@" | "&&" => {
            !all(&|operand| operand.kind.under(simulation).sort() == Some('r'))
        }
        "&" | "|" | "#" | "<<" | ">>" => matches!(result.fact_name(), Some("int2" | "int4" | "int8")),
        "+" | "-" | "*"
            if is_number(result) && !result.fact_name().is_some_and(|name| name.starts_with("int")) =>
        {
            all(&is_plain)
        }
        "/" | "%" if matches!(result.fact_name(), Some("numeric" | "float8")) => {
            all(&is_plain)
                && constant(right)
                    .is_some_and(|divisor| divisor.bytes().any(|digit| matches!(digit, b'1'..=b'9')))
        }
        "+" | "-" | "*" | "/" | "%"
            if is_number(result) && bound(tree).is_some_and(|bound| bound < most(result)) =>
        {
            true
        }
        "/" if result.is("interval") => {
            left.is_some_and(|left| is_moment(simulation, left))
                && constant(right).is_some_and(|text| text.bytes().any(|digit| matches!(digit, b'1'..=b'9')))
        }
        "+" | "-" | "*" if left.is_some() => {
            is_moment(simulation, tree)
                && all(&|operand| {
                    is_moment(simulation, operand)
                        || is_number(operand.kind.under(simulation))
                            && (is_plain(operand) || bound(operand).is_some_and(|bound| bound < 1e6))
                })
        }
        "-" => result.is("interval") && is_moment(simulation, right),
        _ => false,
    }
}

/// Elements become texts, or numbers that have room for them.
pub(super) fn array_cast(simulation: &Simulation, from: Kind, to: Kind) -> bool {
    let element = |kind: Kind| kind.under(simulation).element().map(|element| element.under(simulation));
    let (Some(from), Some(to)) = (element(from), element(to)) else { return false };
    let width = |kind: Kind| match kind.fact_name() {
        Some("int2") => Some(1),
        Some("int4") => Some(2),
        Some("int8") => Some(3),
        Some("numeric") => Some(4),
        _ => None,
    };
    let widens = width(from).zip(width(to)).is_some_and(|(from, to)| from <= to);
    from == to || is_text(to) || widens
}

pub(super) fn is_text(kind: Kind) -> bool {
    matches!(kind.fact_name(), Some("text" | "varchar" | "bpchar" | "name" | "citext"))
}

fn constant(tree: &Tree) -> Option<&str> {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => Some(text),
        Shape::Relabel(inner, _) | Shape::Collate(inner, _) => constant(inner),
        // A number in a wider type.
        Shape::Call { function, arguments, .. }
            if matches!(function.name, "numeric" | "float8" | "int2" | "int4" | "int8") =>
        {
            arguments.first().and_then(constant)
        }
        _ => None,
    }
}

pub(super) fn text(tree: &Tree) -> Option<&str> {
    constant(tree)
}

/// The whole numbers that arguments are, if all are such.
fn integers(arguments: &[Tree]) -> Option<Vec<i64>> {
    arguments.iter().map(|argument| constant(argument)?.parse::<i64>().ok()).collect()
}

/// A pattern of `SIMILAR TO` of letters, wildcards and alternatives.
fn is_similar(pattern: &str) -> bool {
    let plain = |it: char| {
        it.is_alphanumeric() || matches!(it, '%' | '_' | '|' | '(' | ')' | ' ' | '-' | '@' | '.' | ',')
    };
    let mut depth = 0i32;
    for character in pattern.chars() {
        depth += i32::from(character == '(') - i32::from(character == ')');
        if depth < 0 || !plain(character) {
            return false;
        }
    }
    depth == 0
}

/// A regular expression that is sure to be one: letters, classes, groups, quantifiers.
/// <https://www.postgresql.org/docs/15/functions-matching.html#POSIX-SYNTAX-DETAILS>
fn is_pattern(pattern: &str) -> bool {
    let mut depth = 0usize;
    // Whether a quantifier may follow.
    let mut atom = false;
    let mut characters = pattern.chars().peekable();
    if pattern.starts_with("***") {
        return false;
    }
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d' | 'w' | 's' | 'D' | 'W' | 'S' | 't' | 'n' | 'r') => atom = true,
                Some('m' | 'M' | 'y' | 'Y' | 'A' | 'Z') => atom = false,
                Some(escaped) if !escaped.is_ascii_alphanumeric() => atom = true,
                _ => return false,
            },
            '[' => {
                if characters.peek() == Some(&'^') {
                    characters.next();
                }
                let mut previous = None;
                let mut closed = false;
                let mut first = true;
                while let Some(inside) = characters.next() {
                    match inside {
                        ']' if !first => {
                            closed = true;
                            break;
                        }
                        '[' if matches!(characters.peek(), Some(':' | '.' | '=')) => {
                            let name: String =
                                characters.by_ref().skip(1).take_while(|it| *it != ':').collect();
                            let known =
                                ["alnum", "alpha", "digit", "lower", "upper", "space", "punct", "xdigit"];
                            if !known.contains(&name.as_str()) || characters.next() != Some(']') {
                                return false;
                            }
                            previous = None;
                        }
                        '\\' => {
                            if characters
                                .next()
                                .is_none_or(|it| it.is_ascii_alphanumeric() && !"dws".contains(it))
                            {
                                return false;
                            }
                            previous = None;
                        }
                        '-' if previous.is_some() && characters.peek() != Some(&']') => {
                            let end = characters.next();
                            if end.is_none_or(|end| {
                                previous.is_some_and(|start| start > end) || end == '[' || end == '\\'
                            }) {
                                return false;
                            }
                            previous = None;
                        }
                        other => previous = Some(other),
                    }
                    first = false;
                }
                if !closed {
                    return false;
                }
                atom = true;
            }
            '(' => {
                if characters.peek() == Some(&'?') {
                    characters.next();
                    if !matches!(characters.next(), Some(':' | '=' | '!')) {
                        return false;
                    }
                }
                depth += 1;
                atom = false;
            }
            ')' => match depth.checked_sub(1) {
                Some(less) => {
                    depth = less;
                    atom = true;
                }
                None => return false,
            },
            '*' | '+' | '?' => {
                if !atom {
                    return false;
                }
                // A quantifier may be made modest.
                if characters.peek() == Some(&'?') {
                    characters.next();
                }
                atom = false;
            }
            '{' => {
                if !atom {
                    return false;
                }
                let bounds: String = characters.by_ref().take_while(|it| *it != '}').collect();
                let (low, high) = bounds.split_once(',').unwrap_or((&bounds, ""));
                let small = |text: &str| text.parse::<u16>().is_ok_and(|value| value <= 255);
                if !small(low)
                    || !high.is_empty()
                        && (!small(high) || low.parse::<u16>().ok() > high.parse::<u16>().ok())
                {
                    return false;
                }
                atom = false;
            }
            '|' | '^' => atom = false,
            '$' => atom = false,
            '}' => return false,
            _ => atom = true,
        }
    }
    depth == 0
}

/// Numbers of ordinary size: they stay far from the ends of their types.
fn is_plain(tree: &Tree) -> bool {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => {
            text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        }
        Shape::Constant(_) => false,
        Shape::Relabel(inner, _) => is_plain(inner),
        Shape::Call { function, arguments, .. }
            if matches!(function.name, "numeric" | "float8" | "float4") =>
        {
            arguments.first().is_some_and(is_plain)
        }
        _ => is_field(tree, true),
    }
}

/// What numbers of a type stay below.
fn most(kind: Kind) -> f64 {
    match kind.fact_name() {
        Some("int2") => 32_000.0,
        Some("int4") => 2e9,
        Some("int8") => 9e18,
        _ => 1e30,
    }
}

/// What the value of an expression over constants and fields of dates stays below, whatever these are.
fn bound(tree: &Tree) -> Option<f64> {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) if is_plain(tree) => text.parse::<f64>().ok().map(f64::abs),
        Shape::Relabel(inner, _) => bound(inner),
        Shape::Call { function, arguments, .. } => match (function.name, arguments.as_slice()) {
            (
                "int2" | "int4" | "int8" | "numeric" | "float4" | "float8" | "round" | "floor" | "ceil"
                | "ceiling" | "trunc" | "abs",
                [first, ..],
            ) => bound(first).map(|bound| bound + 1.0),
            ("extract" | "date_part", [field, _]) => match text(field)?.to_ascii_lowercase().as_str() {
                "epoch" => Some(1e12),
                field if FIELDS.contains(&field) || matches!(field, "dow" | "doy" | "isodow" | "isoyear") => {
                    Some(3e5)
                }
                _ => None,
            },
            _ => None,
        },
        Shape::Operator { operator, left: Some(left), right } if operator.schema.is_none() => {
            let (left, right_bound) = (bound(left)?, bound(right)?);
            match operator.name {
                "+" | "-" => Some(left + right_bound),
                "*" => Some(left * right_bound),
                // By what is not zero.
                "%" if right.as_ref().is_nonzero() => Some(right_bound),
                "/" if right.as_ref().is_nonzero() => Some(left.max(right_bound)),
                _ => None,
            }
        }
        Shape::Operator { operator, left: None, right } if operator.name == "-" => bound(right),
        _ => None,
    }
}

impl Tree {
    /// Whether it is a constant that is a number of at least one.
    fn is_nonzero(&self) -> bool {
        constant(self).is_some_and(|text| text.parse::<f64>().is_ok_and(|value| value.abs() >= 1.0))
    }
}

/// A field of a date, or `multiplied` a product of it with a number of few digits.
fn is_field(tree: &Tree, multiplied: bool) -> bool {
    match &tree.shape {
        Shape::Call { function, arguments, .. } => match function.name {
            "date_part" | "extract" => multiplied || arguments.first().and_then(text) != Some("epoch"),
            "round" | "floor" | "ceil" | "trunc" => {
                arguments.first().is_some_and(|argument| is_field(argument, multiplied))
            }
            _ => false,
        },
        Shape::Operator { operator, left: Some(left), right } => {
            multiplied
                && operator.name == "*"
                && is_field(left, true)
                && constant(right).is_some_and(|factor| factor.len() <= 4)
                && !matches!(left.shape, Shape::Operator { .. })
        }
        _ => false,
    }
}

/// Dates, times and spans of time of ordinary size.
fn is_moment(simulation: &Simulation, tree: &Tree) -> bool {
    let kinds = ["date", "time", "timetz", "timestamp", "timestamptz", "interval"];
    if !tree.kind.under(simulation).fact_name().is_some_and(|name| kinds.contains(&name)) {
        return false;
    }
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => {
            // Infinity is no number to reckon with.
            let longest = text.split(|character: char| !character.is_ascii_digit()).map(str::len).max();
            longest.is_some_and(|longest| (1..=6).contains(&longest))
        }
        Shape::Constant(_) => false,
        _ => true,
    }
}
