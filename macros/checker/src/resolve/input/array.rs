//! Array literals: `{1,2}`, `{{a,b},{c,d}}`. <https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::super::kind::Kind;
use super::{Input, read as read_value, trim};
use crate::simulation::Simulation;

/// Reads an array of one dimension; more dimensions and written bounds are not decided.
pub(super) fn read(simulation: &Simulation, element: Kind, text: &str) -> Input {
    let body = trim(text);
    if !body.starts_with(['{', '[']) {
        return Input::refused("22P02", format!("malformed array literal: \"{text}\""));
    }
    let Some(inner) = body.strip_prefix('{').and_then(|body| body.strip_suffix('}')) else {
        return Input::Undecided;
    };
    if trim(inner).is_empty() {
        return Input::Stored("{}".to_owned());
    }
    let Some(items) = items(inner) else { return Input::Undecided };
    let mut printed = Vec::with_capacity(items.len());
    for (item, quoted) in items {
        if !quoted && item.eq_ignore_ascii_case("null") {
            printed.push("NULL".to_owned());
            continue;
        }
        let (under, modifier) = element.without_domains(simulation, -1);
        match read_value(simulation, under, modifier, &item) {
            Input::Stored(value) => printed.push(print(&output(under, value))),
            other => return other,
        }
    }
    Input::Stored(format!("{{{}}}", printed.join(",")))
}

/// The output function's text: a boolean constant is printed in another way as an expression.
fn output(kind: Kind, value: String) -> String {
    match (kind == Kind::BOOLEAN, value.as_str()) {
        (true, "true") => "t".to_owned(),
        (true, _) => "f".to_owned(),
        (false, _) => value,
    }
}

/// The items between the braces, unescaped, each with whether it was quoted. `None` for what is not plain.
fn items(inner: &str) -> Option<Vec<(String, bool)>> {
    let mut items = Vec::new();
    let mut rest = inner;
    loop {
        rest = trim(rest);
        let mut item = String::new();
        let quoted = rest.starts_with('"');
        if quoted {
            let mut characters = rest.char_indices().skip(1);
            let mut end = None;
            while let Some((at, character)) = characters.next() {
                match character {
                    '\\' => item.push(characters.next()?.1),
                    '"' => {
                        end = Some(at + 1);
                        break;
                    }
                    other => item.push(other),
                }
            }
            rest = trim(rest.get(end?..)?);
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let plain = trim(rest.get(..end)?);
            if plain.is_empty() || plain.contains(['{', '}', '"', '\\']) {
                return None;
            }
            item.push_str(plain);
            rest = rest.get(end..)?;
        }
        items.push((item, quoted));
        match rest.strip_prefix(',') {
            Some(tail) => rest = tail,
            None if rest.is_empty() => return Some(items),
            None => return None,
        }
    }
}

/// `array_out` quotes what could be taken for something else.
fn print(item: &str) -> String {
    let needs = item.is_empty()
        || item.eq_ignore_ascii_case("null")
        || item.contains(['{', '}', ',', '"', '\\', ' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    if needs { format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\"")) } else { item.to_owned() }
}
