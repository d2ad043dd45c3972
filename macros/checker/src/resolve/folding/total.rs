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
        "numeric" | "float8" | "float4" | "abs" => {
            kind(0).is_some_and(is_number) && arguments.first().is_some_and(is_plain)
        }
        "jsonb" | "json" => {
            kind(0).is_some_and(|kind| kind.fact_name().is_some_and(|name| name.starts_with("json")))
        }
        "int2" | "int4" | "int8" => match kind(0).and_then(Kind::fact_name) {
            Some("bool") => true,
            Some("numeric" | "float4" | "float8") => {
                let digits = |text: &str| text.trim_start_matches('-').split('.').next().map_or(0, str::len);
                let room = match name {
                    "int2" => 4,
                    "int4" => 9,
                    _ => 18,
                };
                match texts.first().copied().flatten() {
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
                FIELDS.contains(&field.as_str()) || field == "epoch" && name != "date_trunc"
            }) && arguments.get(1).is_some_and(|moment| {
                is_moment(simulation, moment)
                    && matches!(
                        moment.kind.under(simulation).fact_name(),
                        Some("timestamp" | "timestamptz" | "interval")
                    )
            })
        }
        "current_setting" => has_setting(arguments),
        "to_timestamp" => arguments.len() == 1 && arguments.first().is_some_and(is_plain),
        "to_char" => {
            kind(0).is_some_and(|kind| !is_number(kind)) && arguments.get(1).and_then(text).is_some()
        }
        "repeat" => arguments.get(1).and_then(text).and_then(|count| count.parse::<u16>().ok()).is_some(),
        "lpad" | "rpad" => {
            arguments.get(1).and_then(text).and_then(|count| count.parse::<u16>().ok()).is_some()
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
        "+" | "-" | "*" if left.is_some() => {
            is_moment(simulation, tree)
                && all(&|operand| {
                    is_moment(simulation, operand)
                        || is_number(operand.kind.under(simulation)) && is_plain(operand)
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

fn text(tree: &Tree) -> Option<&str> {
    constant(tree)
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
