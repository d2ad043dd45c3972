//! Operators over known values. <https://www.postgresql.org/docs/15/functions.html>

use std::cmp::Ordering;

use super::number::Decimal;
use super::pattern;
use super::value::{self, Value};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::resolve::tree::Tree;
use crate::simulation::Simulation;

/// Operators that are NULL for some values that are not.
const MAY_BE_NULL: &[&str] = &["->", "->>", "#>", "#>>", "@@", "@?", "?"];

/// The value of an operator's call.
pub(super) fn apply(
    simulation: &Simulation,
    name: &str,
    (left_kind, left): (Option<Kind>, Option<Value>),
    (right_kind, right): (Kind, Value),
    tree: &Tree,
) -> Result<Value, Refusal> {
    if left == Some(Value::Null) || right == Value::Null {
        return Ok(match name {
            // Arrays take NULL as an element.
            "||" if tree.kind.array => Value::Unknown,
            "" => Value::Unknown,
            _ => Value::Null,
        });
    }
    let sure =
        left.as_ref().is_none_or(|left| left.is_null() == Some(false)) && right.is_null() == Some(false);
    let unknown = if sure && !MAY_BE_NULL.contains(&name) && !name.is_empty() {
        Value::Present
    } else {
        Value::Unknown
    };
    let (Some(kind), Some(left)) = (left_kind, left) else {
        return Ok(match (name, right.known()) {
            ("-", Some(text)) if is_integer(simulation, tree.kind) => match text.strip_prefix('-') {
                Some(rest) => Value::text(rest),
                None if text == "0" => Value::text("0"),
                None => Value::text(format!("-{text}")),
            },
            ("+", Some(_)) => right,
            _ => unknown,
        });
    };
    if matches!(name, "=" | "<>") {
        let same = match comparable(simulation, kind, right_kind) {
            Some(kind) => value::equal(simulation, kind, &left, &right),
            None => None,
        };
        return Ok(match same {
            Some(same) => Value::boolean(same == (name == "=")),
            None => unknown,
        });
    }
    let (Some(one), Some(other)) = (left.known(), right.known()) else { return Ok(unknown) };
    if let "<" | "<=" | ">" | ">=" = name {
        let order = comparable(simulation, kind, right_kind)
            .and_then(|kind| value::order(simulation, kind, one, other));
        return Ok(match order {
            Some(order) => Value::boolean(match name {
                "<" => order == Ordering::Less,
                "<=" => order != Ordering::Greater,
                ">" => order == Ordering::Greater,
                _ => order != Ordering::Less,
            }),
            None => unknown,
        });
    }
    let texts = is_text(simulation, kind) && is_text(simulation, right_kind);
    Ok(match name {
        "||" if texts => Value::text(format!("{one}{other}")),
        "~" | "!~" | "~*" | "!~*" if texts => match pattern::matches(one, other, name.ends_with('*')) {
            Some(found) => Value::boolean(found != name.starts_with('!')),
            None => unknown,
        },
        "~~" | "!~~" | "~~*" | "!~~*" if texts => {
            let insensitive = name.ends_with('*');
            let found = if insensitive {
                match one.is_ascii() && other.is_ascii() {
                    true => like(&one.to_ascii_lowercase(), &other.to_ascii_lowercase()),
                    false => None,
                }
            } else {
                like(one, other)
            };
            match found {
                Some(found) => Value::boolean(found != name.starts_with('!')),
                None => unknown,
            }
        }
        "+" | "-" | "*" | "/" | "%" if is_integer(simulation, tree.kind) => {
            arithmetic(simulation, name, (one, other), tree)?.unwrap_or(unknown)
        }
        _ => unknown,
    })
}

/// Integer arithmetic, and how it fails.
fn arithmetic(
    simulation: &Simulation,
    name: &str,
    (one, other): (&str, &str),
    tree: &Tree,
) -> Result<Option<Value>, Refusal> {
    let (Ok(one), Ok(other)) = (one.parse::<i64>(), other.parse::<i64>()) else { return Ok(None) };
    if matches!(name, "/" | "%") && other == 0 {
        return Err(Refusal::other(tree.span, "22012", "division by zero"));
    }
    let result = match name {
        "+" => one.checked_add(other),
        "-" => one.checked_sub(other),
        "*" => one.checked_mul(other),
        "/" => one.checked_div(other),
        _ => one.checked_rem(other),
    };
    let (least, most, words) = match tree.kind.under(simulation).fact_name() {
        Some("int2") => (i64::from(i16::MIN), i64::from(i16::MAX), "smallint"),
        Some("int4") => (i64::from(i32::MIN), i64::from(i32::MAX), "integer"),
        _ => (i64::MIN, i64::MAX, "bigint"),
    };
    match result.filter(|result| (least..=most).contains(result)) {
        Some(result) => Ok(Some(Value::text(result.to_string()))),
        None => Err(Refusal::other(tree.span, "22003", format!("{words} out of range"))),
    }
}

/// The type by which values of two types are compared; `None` where it is not certain.
fn comparable(simulation: &Simulation, left: Kind, right: Kind) -> Option<Kind> {
    let (left, right) = (left.under(simulation), right.under(simulation));
    if left == right {
        return Some(left);
    }
    let is = |kind: Kind, names: &[&str]| kind.fact_name().is_some_and(|name| names.contains(&name));
    let integers = &["int2", "int4", "int8"];
    if is(left, integers) && is(right, integers) {
        return Some(Kind::fact("int8"));
    }
    let texts = &["text", "varchar", "name"];
    (is(left, texts) && is(right, texts)).then_some(Kind::TEXT)
}

pub(super) fn is_text(simulation: &Simulation, kind: Kind) -> bool {
    matches!(kind.under(simulation).fact_name(), Some("text" | "varchar" | "name"))
}

pub(super) fn is_integer(simulation: &Simulation, kind: Kind) -> bool {
    matches!(kind.under(simulation).fact_name(), Some("int2" | "int4" | "int8"))
}

/// `LIKE`; `None` for a pattern with an escape.
fn like(text: &str, pattern: &str) -> Option<bool> {
    if pattern.contains('\\') {
        return None;
    }
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut of) = (0usize, 0usize);
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(of) {
            Some('%') => {
                star = Some((of, at));
                of += 1;
            }
            Some(wanted) if *wanted == '_' || text.get(at) == Some(wanted) => {
                at += 1;
                of += 1;
            }
            _ => match star {
                Some((place, from)) => {
                    star = Some((place, from + 1));
                    of = place + 1;
                    at = from + 1;
                }
                None => return Some(false),
            },
        }
    }
    Some(pattern.iter().skip(of).all(|it| *it == '%'))
}

/// Whether a number is within the room of `numeric(p,s)`, for numbers with no more digits behind the point than there is room for.
pub(super) fn fits(text: &str, modifier: i32) -> Option<bool> {
    Decimal::read(text)?;
    let packed = modifier - 4;
    let (precision, scale) = ((packed >> 16) & 0xffff, ((packed & 0x7ff) ^ 1024) - 1024);
    let (whole, fraction) =
        text.trim_start_matches('-').split_once('.').unwrap_or((text.trim_start_matches('-'), ""));
    if scale < 0 || fraction.len() > usize::try_from(scale).ok()? {
        return None;
    }
    let digits = i32::try_from(whole.trim_start_matches('0').len()).ok()?;
    Some(digits <= precision - scale)
}
