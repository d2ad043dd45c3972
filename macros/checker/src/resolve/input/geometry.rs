//! Geometry. <https://www.postgresql.org/docs/15/datatype-geometric.html>

use super::Input;
use crate::resolve::kind::Kind;

/// Takes what consists of as many numbers as the type has, in marks that could be its own; the rest is not decided.
pub(super) fn read(kind: Kind, text: &str) -> Input {
    let name = kind.fact_name().unwrap_or_default();
    let body: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let is_number = |part: &str| {
        !part.is_empty()
            && part.bytes().any(|byte| byte.is_ascii_digit())
            && part.parse::<f64>().is_ok_and(f64::is_finite)
    };
    if !body.bytes().any(|byte| byte.is_ascii_digit()) {
        let infinite = body.to_ascii_lowercase();
        if infinite.contains("inf") || infinite.contains("nan") {
            return Input::Undecided;
        }
        return Input::syntax(name, text);
    }
    let point = |body: &str| match body.split_once(',') {
        Some((x, y)) => is_number(x) && is_number(y),
        None => false,
    };
    let in_parentheses =
        |body: &str| body.strip_prefix('(').and_then(|body| body.strip_suffix(')')).is_some_and(point);
    let points = |body: &str| {
        let parts: Vec<&str> = body.split("),(").collect();
        let last = parts.len().saturating_sub(1);
        let each = parts.iter().enumerate().all(|(index, part)| {
            let part = if index == 0 { part.strip_prefix('(').unwrap_or("") } else { part };
            let part = if index == last { part.strip_suffix(')').unwrap_or("") } else { part };
            point(part)
        });
        if each { parts.len() } else { 0 }
    };
    let around = |open: char, close: char| body.strip_prefix(open).and_then(|body| body.strip_suffix(close));
    let taken = match name {
        "point" => in_parentheses(&body) || point(&body),
        "box" => points(&body) == 2 || around('(', ')').is_some_and(|inner| points(inner) == 2),
        "lseg" => around('[', ']').is_some_and(|inner| points(inner) == 2),
        "path" => {
            around('[', ']').is_some_and(|inner| points(inner) > 0)
                || around('(', ')').is_some_and(|inner| points(inner) > 0)
        }
        "polygon" => around('(', ')').is_some_and(|inner| points(inner) > 0),
        "circle" => around('<', '>').is_some_and(|inner| match inner.rsplit_once(',') {
            Some((centre, radius)) => in_parentheses(centre) && is_number(radius) && !radius.starts_with('-'),
            None => false,
        }),
        _ => false,
    };
    if taken { Input::Taken } else { Input::Undecided }
}
