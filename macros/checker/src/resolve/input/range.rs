//! Ranges. <https://www.postgresql.org/docs/15/rangetypes.html#RANGETYPES-IO>

use super::{Input, read as read_value, trim};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;

/// `range_in`
pub(super) fn read(simulation: &Simulation, subtype: Kind, name: &str, text: &str) -> Input {
    let malformed = || Input::refused("22P02", format!("malformed range literal: \"{text}\""));
    let body = trim(text);
    if body.eq_ignore_ascii_case("empty") {
        return Input::Stored("empty".to_owned());
    }
    let (Some(first), Some(last)) = (body.chars().next(), body.chars().last()) else { return malformed() };
    if !matches!(first, '[' | '(') {
        return malformed();
    }
    if !matches!(last, ']' | ')') || body.len() < 2 {
        return malformed();
    }
    let inner = body.get(1..body.len() - 1).unwrap_or_default();
    if inner.contains(['"', '\\', '(', ')', '[', ']']) {
        return Input::Undecided;
    }
    let Some((lower, upper)) = inner.split_once(',') else { return malformed() };
    if upper.contains(',') {
        return malformed();
    }
    let mut bounds = [const { None::<String> }; 2];
    for (bound, slot) in [lower, upper].into_iter().zip(&mut bounds) {
        if bound.is_empty() {
            continue;
        }
        match read_value(simulation, subtype, -1, bound) {
            Input::Stored(value) => *slot = Some(value),
            Input::Taken | Input::Now => return Input::Undecided,
            other @ (Input::Refused { .. } | Input::Undecided) => return other,
        }
    }
    let [lower, upper] = bounds;
    if let (Some(lower), Some(upper)) = (&lower, &upper) {
        match order(subtype, lower, upper) {
            Some(std::cmp::Ordering::Greater) => {
                let message = "range lower bound must be less than or equal to range upper bound";
                return Input::refused("22000", message);
            }
            Some(_) => {}
            None => return Input::Undecided,
        }
    }
    // Ranges of whole numbers and days have one form only: with their lower bound, without their upper one.
    if matches!(name, "int4range" | "int8range" | "daterange") {
        let next = |bound: String| match name {
            "daterange" => next_day(&bound),
            "int4range" => Some(bound.parse::<i32>().ok()?.checked_add(1)?.to_string()),
            _ => Some(bound.parse::<i64>().ok()?.checked_add(1)?.to_string()),
        };
        let moved = |bound: Option<String>, moves: bool| match bound {
            Some(bound) if moves => next(bound).map(Some),
            bound => Some(bound),
        };
        let (Some(lower), Some(upper)) = (moved(lower, first == '('), moved(upper, last == ']')) else {
            return Input::Taken;
        };
        let empty = match (&lower, &upper) {
            (Some(lower), Some(upper)) => order(subtype, lower, upper) != Some(std::cmp::Ordering::Less),
            _ => false,
        };
        if empty {
            return Input::Stored("empty".to_owned());
        }
        let first = if lower.is_none() { '(' } else { '[' };
        return Input::Stored(format!("{first}{},{})", quoted(lower), quoted(upper)));
    }
    if lower.is_some() && lower == upper && (first, last) != ('[', ']') {
        return Input::Stored("empty".to_owned());
    }
    let first = if lower.is_none() { '(' } else { first };
    let last = if upper.is_none() { ')' } else { last };
    Input::Stored(format!("{first}{},{}{last}", quoted(lower), quoted(upper)))
}

/// The day after one of the form `2020-01-31`.
fn next_day(text: &str) -> Option<String> {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return None };
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let length = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, day) = match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day >= length => (year, month + 1, 1),
        _ => (year, month, day + 1),
    };
    (year <= 9999).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn order(subtype: Kind, lower: &str, upper: &str) -> Option<std::cmp::Ordering> {
    match subtype.fact_name()? {
        "int4" | "int8" => Some(lower.parse::<i64>().ok()?.cmp(&upper.parse::<i64>().ok()?)),
        "numeric" => lower.parse::<f64>().ok()?.partial_cmp(&upper.parse::<f64>().ok()?),
        "date" | "timestamp" | "timestamptz" => {
            let plain = |text: &str| text.as_bytes().get(4) == Some(&b'-');
            // Of one form, they are ordered as their texts are.
            (plain(lower) && plain(upper)).then(|| lower.cmp(upper))
        }
        _ => None,
    }
}

/// `range_bound_escape`
fn quoted(bound: Option<String>) -> String {
    match bound {
        Some(bound) if bound.is_empty() || bound.contains([' ', ',', '"', '\\']) => format!("\"{bound}\""),
        Some(bound) => bound,
        None => String::new(),
    }
}
