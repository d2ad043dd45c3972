//! Functions over known values. <https://www.postgresql.org/docs/15/functions.html>

use super::evaluate::{Evaluation, not_null};
use super::operator;
use super::pattern;
use super::value::Value;
use crate::refusal::Refusal;
use crate::resolve::tree::{Form, Tree};

/// Functions that are not NULL whatever they are given.
const NEVER_NULL: &[&str] = &[
    "now",
    "clock_timestamp",
    "statement_timestamp",
    "transaction_timestamp",
    "timeofday",
    "random",
    "concat",
    "concat_ws",
    "json_build_object",
    "jsonb_build_object",
    "json_build_array",
    "jsonb_build_array",
    "current_database",
    "version",
    "num_nonnulls",
    "num_nulls",
    "txid_current",
    "pg_backend_pid",
    "uuid_nil",
    "quote_nullable",
];

/// Generators of identifiers.
const FRESH: &[&str] = &["gen_random_uuid", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4"];

/// Functions that are NULL for NULL, and for nothing else.
const STRICT: &[&str] = &[
    "abs",
    "age",
    "ascii",
    "bit_length",
    "bpchar",
    "btrim",
    "ceil",
    "ceiling",
    "char_length",
    "character_length",
    "chr",
    "crypt",
    "date",
    "date_trunc",
    "decode",
    "digest",
    "encode",
    "extract",
    "date_part",
    "float4",
    "float8",
    "floor",
    "format_type",
    "gen_salt",
    "hmac",
    "hashtext",
    "initcap",
    "int2",
    "int4",
    "int8",
    "interval",
    "json",
    "jsonb",
    "left",
    "length",
    "lower",
    "lpad",
    "ltrim",
    "make_date",
    "make_interval",
    "make_timestamp",
    "md5",
    "mod",
    "numeric",
    "octet_length",
    "position",
    "power",
    "quote_ident",
    "quote_literal",
    "regexp_replace",
    "repeat",
    "replace",
    "reverse",
    "right",
    "round",
    "row_to_json",
    "rpad",
    "rtrim",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sign",
    "similar_to_escape",
    "split_part",
    "sqrt",
    "starts_with",
    "string_to_array",
    "strpos",
    "substr",
    "text",
    "time",
    "timestamp",
    "timestamptz",
    "timezone",
    "to_char",
    "to_date",
    "to_json",
    "to_jsonb",
    "to_number",
    "to_timestamp",
    "to_tsvector",
    "translate",
    "trunc",
    "upper",
    "unaccent",
    "varchar",
    "width_bucket",
];

pub(super) fn call(
    evaluation: &Evaluation<'_>,
    name: &str,
    arguments: &[Tree],
    values: &[Value],
    form: Form,
    tree: &Tree,
) -> Result<Value, Refusal> {
    if FRESH.contains(&name) {
        return Ok(evaluation.fresh());
    }
    if NEVER_NULL.contains(&name) {
        return Ok(Value::Present);
    }
    if !STRICT.contains(&name) {
        return Ok(Value::Unknown);
    }
    if values.contains(&Value::Null) {
        return Ok(Value::Null);
    }
    let unknown = if values.iter().all(|value| value.is_null() == Some(false)) {
        Value::Present
    } else {
        Value::Unknown
    };
    let Some(first) = values.first() else { return Ok(unknown) };
    let Some(text) = first.known() else { return Ok(unknown) };
    let simulation = evaluation.simulation;
    let from = arguments.first().map(|argument| argument.kind.under(simulation));
    let refuse = |sqlstate, message: String| Err(Refusal::other(tree.span, sqlstate, message));
    let of_text =
        from.is_some_and(|kind| matches!(kind.fact_name(), Some("text" | "varchar" | "name" | "bpchar")));
    Ok(match name {
        "varchar" | "bpchar" if values.len() > 1 => {
            let modifier =
                values.get(1).and_then(Value::known).and_then(|it| it.parse::<i32>().ok()).unwrap_or(-1);
            let Some(length) = modifier.checked_sub(4).and_then(|length| usize::try_from(length).ok()) else {
                return Ok(first.clone());
            };
            let is_explicit = form == Form::Explicit;
            if text.chars().count() <= length {
                first.clone()
            } else if is_explicit || text.chars().skip(length).all(|it| it == ' ') {
                Value::text(text.chars().take(length).collect::<String>())
            } else {
                let ty = if name == "varchar" { "character varying" } else { "character" };
                return refuse("22001", format!("value too long for type {ty}({length})"));
            }
        }
        "text" | "varchar" | "bpchar" => match from.and_then(|kind| kind.fact_name()) {
            Some("bool") => Value::text(if text == "t" || text == "true" { "true" } else { "false" }),
            Some("bpchar") => Value::text(text.trim_end_matches(' ')),
            Some("text" | "varchar" | "name") => first.clone(),
            _ => unknown,
        },
        "numeric" => match values.get(1).and_then(Value::known).and_then(|it| it.parse::<i32>().ok()) {
            None if from.is_some_and(|kind| operator::is_integer(simulation, kind)) => first.clone(),
            Some(modifier) if modifier >= 4 => match operator::fits(text, modifier) {
                Some(true) => padded(text, modifier),
                Some(false) => return refuse("22003", "numeric field overflow".to_owned()),
                None => unknown,
            },
            _ => unknown,
        },
        "int2" | "int4" | "int8" if from.is_some_and(|kind| operator::is_integer(simulation, kind)) => {
            let (least, most, words) = match name {
                "int2" => (i64::from(i16::MIN), i64::from(i16::MAX), "smallint"),
                "int4" => (i64::from(i32::MIN), i64::from(i32::MAX), "integer"),
                _ => (i64::MIN, i64::MAX, "bigint"),
            };
            match text.parse::<i64>() {
                Ok(number) if (least..=most).contains(&number) => first.clone(),
                Ok(_) => return refuse("22003", format!("{words} out of range")),
                Err(_) => unknown,
            }
        }
        "int4" if from.is_some_and(|kind| kind.is("bool")) => {
            Value::text(if text == "t" || text == "true" { "1" } else { "0" })
        }
        "lower" if of_text && text.is_ascii() => Value::text(text.to_ascii_lowercase()),
        "upper" if of_text && text.is_ascii() => Value::text(text.to_ascii_uppercase()),
        "length" | "char_length" | "character_length" if of_text => {
            let text =
                if from.is_some_and(|kind| kind.is("bpchar")) { text.trim_end_matches(' ') } else { text };
            Value::text(text.chars().count().to_string())
        }
        "octet_length" if of_text => Value::text(text.len().to_string()),
        "btrim" if of_text && values.len() == 1 => Value::text(text.trim_matches(' ')),
        "ltrim" if of_text && values.len() == 1 => Value::text(text.trim_start_matches(' ')),
        "rtrim" if of_text && values.len() == 1 => Value::text(text.trim_end_matches(' ')),
        "similar_to_escape" if of_text && values.len() == 1 => {
            pattern::similar(text).map_or(unknown, Value::text)
        }
        "replace" if of_text => {
            match (values.get(1).and_then(Value::known), values.get(2).and_then(Value::known)) {
                (Some(""), _) => first.clone(),
                (Some(old), Some(new)) => Value::text(text.replace(old, new)),
                _ => unknown,
            }
        }
        "abs" if operator::is_integer(simulation, tree.kind) && !text.starts_with('-') => first.clone(),
        // A text search, a length of arrays and the like are not looked into.
        _ => not_null(&unknown),
    })
}

/// A number with as many digits behind the point as its type has.
fn padded(text: &str, modifier: i32) -> Value {
    let scale = usize::try_from((((modifier - 4) & 0x7ff) ^ 1024) - 1024).unwrap_or_default();
    if scale == 0 {
        return Value::text(text);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    Value::text(format!("{whole}.{fraction:0<scale$}"))
}

/// The elements of a plain array of one dimension as it is printed; `None` inside for NULL.
pub(super) fn elements(text: &str) -> Option<Vec<Option<String>>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut found = Vec::new();
    if inner.is_empty() {
        return Some(found);
    }
    let mut characters = inner.chars().peekable();
    loop {
        let mut element = String::new();
        let quoted = characters.next_if_eq(&'"').is_some();
        loop {
            match characters.next() {
                Some('"') if quoted => break,
                Some('\\') => element.push(characters.next()?),
                Some('{' | '}') if !quoted => return None,
                Some(',') if !quoted => {
                    found.push(unquoted(element));
                    element = String::new();
                }
                Some(character) => element.push(character),
                None if quoted => return None,
                None => {
                    found.push(unquoted(element));
                    return Some(found);
                }
            }
        }
        found.push(Some(element));
        match characters.next() {
            Some(',') => {}
            None => return Some(found),
            Some(_) => return None,
        }
    }
}

fn unquoted(element: String) -> Option<String> {
    (!element.eq_ignore_ascii_case("null")).then_some(element)
}
