//! Texts read as values: what a type's input function takes, and how its output function would print it.
//!
//! What is not decided with certainty is said to be undecided.

mod address;
mod array;
mod composite;
mod geometry;
mod interval;
mod json;
mod jsonpath;
mod moment;
mod number;
mod range;
mod search;
mod xml;

pub(crate) use number::numeric;
pub(crate) use search::query as search_query;

use super::kind::Kind;
use crate::simulation::Simulation;

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// As the output function prints it.
    Stored(String),
    /// PostgreSQL refuses it.
    Refused { sqlstate: &'static str, message: String },
    /// PostgreSQL takes it; how it is printed is not known.
    Taken,
    /// The moment at which it is read.
    Now,
    /// No model of this.
    Undecided,
}

impl Input {
    fn refused(sqlstate: &'static str, message: impl Into<String>) -> Self {
        Input::Refused { sqlstate, message: message.into() }
    }

    /// `invalid input syntax for type …`
    fn syntax(ty: &str, text: &str) -> Self {
        Input::refused("22P02", format!("invalid input syntax for type {ty}: \"{text}\""))
    }
}

/// The white space of C's `isspace`.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c'])
}

/// Reads a text as a value of a type that is no domain.
pub(crate) fn read(simulation: &Simulation, kind: Kind, modifier: i32, text: &str) -> Input {
    if let Some(element) = kind.element() {
        return if kind.array { array::read(simulation, element, text) } else { Input::Undecided };
    }
    if let Some(labels) = kind.labels(simulation) {
        if labels.iter().any(|label| label == text) {
            return Input::Stored(text.to_owned());
        }
        let message = format!("invalid input value for enum {}: \"{text}\"", kind.words(simulation));
        return Input::refused("22P02", message);
    }
    if let Some(row) = kind.row().filter(|row| row.sort == 'r') {
        return range::read(simulation, Kind::of_fact(row.subtype), row.name, text);
    }
    if let Some(table) = kind.table(simulation) {
        return composite::read(simulation, table, text);
    }
    match kind.fact_name() {
        Some("text" | "varchar" | "bpchar" | "citext" | "unknown" | "cstring" | "refcursor") => {
            Input::Stored(text.to_owned())
        }
        Some("name") => {
            let mut end = text.len().min(63);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            Input::Stored(text.get(..end).unwrap_or_default().to_owned())
        }
        Some("char") if text.len() <= 1 => Input::Stored(text.to_owned()),
        Some("bool") => boolean(text),
        Some("int2") => number::integer("smallint", i64::from(i16::MIN), i64::from(i16::MAX), text),
        Some("int4") => number::integer("integer", i64::from(i32::MIN), i64::from(i32::MAX), text),
        Some("int8") => number::integer("bigint", i64::MIN, i64::MAX, text),
        Some("numeric") => number::read_numeric(text),
        Some("float8") => number::float("double precision", 15, text),
        Some("float4") => number::float("real", 6, text),
        Some("uuid") => uuid(text),
        Some("json") => json::text(text),
        Some("jsonb") => json::binary(text),
        Some("date") => moment::date(text),
        Some("time") => moment::time(text),
        Some("timestamp") => moment::timestamp(text, false),
        Some("timestamptz") => moment::timestamp(text, true),
        Some("interval") => interval::read(text, modifier),
        Some("bytea") => bytea(text),
        Some("bit" | "varbit") => match bits_of(text) {
            Ok(bits) => Input::Stored(bits),
            Err(message) => Input::refused("22P02", message),
        },
        Some("inet") => address::inet(text),
        Some("cidr") => address::cidr(text),
        Some("macaddr") => address::macaddr(text, 6),
        Some("macaddr8") => address::macaddr(text, 8),
        Some("timetz") => moment::time_with_zone(text),
        Some("xml") => xml::read(text),
        Some("money") => number::money(text),
        Some("oid") => number::oid(text),
        Some("point" | "lseg" | "box" | "path" | "polygon" | "line" | "circle") => geometry::read(kind, text),
        Some("tsvector") => search::vector(text),
        Some("tsquery") => search::query(text),
        Some("jsonpath") => jsonpath::read(text),
        Some("xid" | "xid8" | "cid")
            if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() =>
        {
            Input::Taken
        }
        Some("pg_lsn") if search::is_lsn(text) => Input::Taken,
        Some("char") => Input::Taken,
        Some("hstore") if trim(text).is_empty() => Input::Stored(String::new()),
        Some("hstore") if search::is_hstore(text) => Input::Taken,
        Some("ltree") if text.split('.').all(is_label) => Input::Stored(text.to_owned()),
        Some(_) | None => Input::Undecided,
    }
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 255
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `parse_bool`: unique beginnings of the words, in any case.
fn boolean(text: &str) -> Input {
    let word = trim(text).to_ascii_lowercase();
    let begins = |whole: &str, least: usize| word.len() >= least && whole.starts_with(&word);
    if begins("true", 1) || begins("yes", 1) || word == "on" || word == "1" {
        Input::Stored("true".to_owned())
    } else if begins("false", 1) || begins("no", 1) || begins("off", 2) || word == "0" {
        Input::Stored("false".to_owned())
    } else {
        Input::syntax("boolean", text)
    }
}

/// `uuid_in`: 32 hexadecimal digits, hyphens after every four of them allowed, braces around allowed.
fn uuid(text: &str) -> Input {
    let inner = match text.strip_prefix('{') {
        Some(rest) => match rest.strip_suffix('}') {
            Some(inner) => inner,
            None => return Input::syntax("uuid", text),
        },
        None => text,
    };
    let mut digits = String::with_capacity(32);
    let mut after_hyphen = false;
    for character in inner.chars() {
        if character == '-'
            && digits.len().is_multiple_of(4)
            && !digits.is_empty()
            && !after_hyphen
            && digits.len() < 32
        {
            after_hyphen = true;
        } else if character.is_ascii_hexdigit() && digits.len() < 32 {
            digits.push(character.to_ascii_lowercase());
            after_hyphen = false;
        } else {
            return Input::syntax("uuid", text);
        }
    }
    if digits.len() != 32 {
        return Input::syntax("uuid", text);
    }
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    Input::Stored(format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    ))
}

/// `byteain`: `\x` and hexadecimal digits, or bytes with `\\` and `\ooo`.
fn bytea(text: &str) -> Input {
    let mut bytes = Vec::with_capacity(text.len());
    if let Some(digits) = text.strip_prefix("\\x") {
        let mut half: Option<u8> = None;
        for character in digits.chars() {
            if matches!(character, ' ' | '\n' | '\t' | '\r') && half.is_none() {
                continue;
            }
            let Some(value) = character.to_digit(16).and_then(|value| u8::try_from(value).ok()) else {
                return Input::refused("22023", format!("invalid hexadecimal digit: \"{character}\""));
            };
            match half.take() {
                Some(high) => bytes.push(high << 4 | value),
                None => half = Some(value),
            }
        }
        if half.is_some() {
            return Input::refused("22023", "invalid hexadecimal data: odd number of digits");
        }
    } else {
        let mut rest = text.as_bytes();
        loop {
            match rest {
                [] => break,
                [b'\\', b'\\', tail @ ..] => {
                    bytes.push(b'\\');
                    rest = tail;
                }
                [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', tail @ ..] => {
                    bytes.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                    rest = tail;
                }
                [b'\\', ..] => return Input::refused("22P02", "invalid input syntax for type bytea"),
                [byte, tail @ ..] => {
                    bytes.push(*byte);
                    rest = tail;
                }
            }
        }
    }
    let mut printed = String::with_capacity(2 + bytes.len() * 2);
    printed.push_str("\\x");
    for byte in bytes {
        printed.push_str(&format!("{byte:02x}"));
    }
    Input::Stored(printed)
}

/// A bit string as the lexer gives it, its first letter `b` or `x`.
pub(crate) fn bits(text: &str) -> Result<String, String> {
    bits_of(text)
}

/// `bit_in`
fn bits_of(text: &str) -> Result<String, String> {
    let first = text.chars().next().unwrap_or_default();
    if matches!(first, 'x' | 'X') {
        let mut bits = String::new();
        for digit in text.chars().skip(1) {
            let value = digit.to_digit(16).ok_or(format!("\"{digit}\" is not a valid hexadecimal digit"))?;
            bits.push_str(&format!("{value:04b}"));
        }
        return Ok(bits);
    }
    let digits = if matches!(first, 'b' | 'B') { text.get(1..).unwrap_or_default() } else { text };
    match digits.chars().find(|digit| !matches!(digit, '0' | '1')) {
        Some(digit) => Err(format!("\"{digit}\" is not a valid binary digit")),
        None => Ok(digits.to_owned()),
    }
}

/// `stringToQualifiedNameList`: identifiers separated by points, folded unless quoted.
pub(crate) fn identifiers(text: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = trim(text);
    loop {
        let (part, tail) = if let Some(quoted) = rest.strip_prefix('"') {
            let mut part = String::new();
            let mut characters = quoted.char_indices().peekable();
            let mut tail = None;
            while let Some((at, character)) = characters.next() {
                if character != '"' {
                    part.push(character);
                } else if characters.peek().is_some_and(|(_, next)| *next == '"') {
                    part.push('"');
                    characters.next();
                } else {
                    tail = quoted.get(at + 1..);
                    break;
                }
            }
            (part, tail?)
        } else {
            let end = rest.find(['.', ' ', '\t', '\n', '"']).unwrap_or(rest.len());
            (rest.get(..end)?.to_lowercase(), rest.get(end..)?)
        };
        if part.is_empty() || part.len() > 63 {
            return None;
        }
        parts.push(part);
        let tail = trim(tail);
        match tail.strip_prefix('.') {
            Some(next) => rest = trim(next),
            None if tail.is_empty() => return Some(parts),
            None => return None,
        }
    }
}
