//! Array literals: `{1,2}`, `{{a,b},{c,d}}`. <https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::super::kind::Kind;
use super::{Input, read as read_value, trim};
use crate::simulation::Simulation;

/// Reads an array; written bounds are not decided.
pub(super) fn read(simulation: &Simulation, element: Kind, text: &str) -> Input {
    let body = trim(text);
    if !body.starts_with(['{', '[']) {
        return Input::refused("22P02", format!("malformed array literal: \"{text}\""));
    }
    match inside(simulation, element, body) {
        Read::Printed(printed, _) => Input::Stored(printed),
        Read::Taken => Input::Taken,
        Read::Other(input) => input,
    }
}

enum Read {
    /// As it is printed, with how many items it has in each dimension.
    Printed(String, Vec<usize>),
    Taken,
    Other(Input),
}

/// An array or one within another.
fn inside(simulation: &Simulation, element: Kind, body: &str) -> Read {
    let Some(inner) = body.strip_prefix('{').and_then(|body| body.strip_suffix('}')) else {
        return Read::Other(Input::Undecided);
    };
    if trim(inner).is_empty() {
        return Read::Printed("{}".to_owned(), vec![0]);
    }
    if trim(inner).starts_with('{') {
        return nested(simulation, element, inner);
    }
    let Some(items) = items(inner) else { return Read::Other(Input::Undecided) };
    let mut printed = Vec::with_capacity(items.len());
    let mut taken = false;
    for (item, quoted) in items {
        if !quoted && item.eq_ignore_ascii_case("null") {
            printed.push("NULL".to_owned());
            continue;
        }
        let (under, modifier) = element.without_domains(simulation, -1);
        match read_value(simulation, under, modifier, &item) {
            Input::Stored(value) => printed.push(print(&output(under, value))),
            Input::Taken | Input::Now => taken = true,
            other => return Read::Other(other),
        }
    }
    if taken {
        return Read::Taken;
    }
    Read::Printed(format!("{{{}}}", printed.join(",")), vec![printed.len()])
}

/// Arrays of arrays, which must be of one size.
fn nested(simulation: &Simulation, element: Kind, inner: &str) -> Read {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut start, mut escaped) = (0usize, false, 0usize, false);
    for (at, character) in inner.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Read::Other(Input::Undecided),
            },
            ',' if !quoted && depth == 0 => {
                parts.push(inner.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inner.get(start..).unwrap_or_default());
    let (mut printed, mut size) = (Vec::with_capacity(parts.len()), None::<Vec<usize>>);
    let mut taken = false;
    for part in parts {
        match inside(simulation, element, trim(part)) {
            Read::Printed(text, own) => {
                if own == [0] || size.as_ref().is_some_and(|size| *size != own) {
                    return Read::Other(Input::Undecided);
                }
                size = Some(own);
                printed.push(text);
            }
            Read::Taken => taken = true,
            other @ Read::Other(_) => return other,
        }
    }
    if taken {
        // Their sizes are not known to be one.
        return Read::Other(Input::Undecided);
    }
    let mut size = size.unwrap_or_default();
    size.insert(0, printed.len());
    Read::Printed(format!("{{{}}}", printed.join(",")), size)
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
