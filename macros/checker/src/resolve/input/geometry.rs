//! Geometry. <https://www.postgresql.org/docs/15/datatype-geometric.html>

use super::{Input, number};
use crate::resolve::kind::Kind;

type Point = (f64, f64);

/// Reads what consists of as many numbers as the type has, in marks that could be its own; the rest is not decided.
pub(super) fn read(kind: Kind, text: &str) -> Input {
    let name = kind.fact_name().unwrap_or_default();
    let body: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    if !body.bytes().any(|byte| byte.is_ascii_digit()) {
        let infinite = body.to_ascii_lowercase();
        if infinite.contains("inf") || infinite.contains("nan") {
            return Input::Undecided;
        }
        return Input::syntax(name, text);
    }
    let around = |open: char, close: char| body.strip_prefix(open).and_then(|body| body.strip_suffix(close));
    let printed = match name {
        "point" => in_parentheses(&body).or_else(|| point(&body)).map(print),
        "box" => match points(&body).or_else(|| around('(', ')').and_then(points)).as_deref() {
            Some([one, other]) => Some(print_box(*one, *other)),
            _ => None,
        },
        "lseg" => match around('[', ']').and_then(points).as_deref() {
            Some([one, other]) => Some(list(&[*one, *other]).map(|inner| format!("[{inner}]"))),
            _ => None,
        },
        "path" => match (around('[', ']').and_then(points), around('(', ')').and_then(points)) {
            (Some(open), _) => Some(list(&open).map(|inner| format!("[{inner}]"))),
            (None, Some(closed)) => Some(list(&closed).map(|inner| format!("({inner})"))),
            (None, None) => None,
        },
        "polygon" => {
            around('(', ')').and_then(points).map(|corners| list(&corners).map(|inner| format!("({inner})")))
        }
        "circle" => around('<', '>').and_then(|inner| inner.rsplit_once(',')).and_then(|(centre, radius)| {
            let (centre, radius) = (in_parentheses(centre)?, coordinate(radius)?);
            (!radius.is_sign_negative())
                .then(|| Some(format!("<{},{}>", print(centre)?, print_coordinate(radius)?)))
        }),
        _ => None,
    };
    match printed {
        Some(Some(printed)) => Input::Stored(printed),
        Some(None) => Input::Taken,
        None => Input::Undecided,
    }
}

fn coordinate(text: &str) -> Option<f64> {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    text.parse::<f64>().ok().filter(|value| has_digit && value.is_finite())
}

/// `1,2`
fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some((coordinate(x)?, coordinate(y)?))
}

/// `(1,2)`
fn in_parentheses(text: &str) -> Option<Point> {
    point(text.strip_prefix('(')?.strip_suffix(')')?)
}

/// `(1,2),(3,4)`
fn points(text: &str) -> Option<Vec<Point>> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    inner.split("),(").map(point).collect()
}

/// `float8out`; `None` where its form is not known.
fn print_coordinate(value: f64) -> Option<String> {
    match number::float("double precision", 15, &value.to_string()) {
        Input::Stored(text) => Some(text),
        Input::Refused { .. } | Input::Taken | Input::Now | Input::Undecided => None,
    }
}

fn print((x, y): Point) -> Option<String> {
    Some(format!("({},{})", print_coordinate(x)?, print_coordinate(y)?))
}

fn list(points: &[Point]) -> Option<String> {
    let each: Option<Vec<String>> = points.iter().map(|point| print(*point)).collect();
    Some(each?.join(","))
}

/// The upper right corner comes first.
fn print_box(one: Point, other: Point) -> Option<String> {
    let high = (one.0.max(other.0), one.1.max(other.1));
    let low = (one.0.min(other.0), one.1.min(other.1));
    list(&[high, low])
}
