//! Texts read as rows of a composite type: `record_in` and `record_out`.
//! <https://www.postgresql.org/docs/15/rowtypes.html#ROWTYPES-IO-SYNTAX>

use arcoiris_catalog::Table;

use super::{Input, read as read_field, trim};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;

/// Reads a text as a row of a table's type.
pub(super) fn read(simulation: &Simulation, table: &Table, text: &str) -> Input {
    let malformed = || Input::refused("22P02", format!("malformed record literal: \"{text}\""));
    let Some(fields) = fields(trim(text), table.columns.len()) else { return malformed() };
    if fields.len() != table.columns.len() {
        return malformed();
    }
    let mut printed = Vec::with_capacity(fields.len());
    let mut known = true;
    for (field, column) in fields.into_iter().zip(&table.columns) {
        let Some(field) = field else {
            printed.push(String::new());
            continue;
        };
        let Some(kind) = Kind::of(simulation, &column.ty) else { return Input::Undecided };
        // What a domain checks is not worked out, nor what a length makes of a value.
        if kind.domain(simulation).is_some() || column.ty.modifier >= 0 {
            return Input::Undecided;
        }
        match read_field(simulation, kind, -1, &field) {
            Input::Stored(stored) => printed.push(quoted(&stored)),
            Input::Taken => known = false,
            other @ (Input::Refused { .. } | Input::Now | Input::Undecided) => return other,
        }
    }
    if known { Input::Stored(format!("({})", printed.join(","))) } else { Input::Taken }
}

/// The fields of `(a,"b c",)`, the empty ones as NULL.
fn fields(text: &str, count: usize) -> Option<Vec<Option<String>>> {
    let inner = text.strip_prefix('(')?;
    let mut letters = inner.chars();
    let mut found = Vec::with_capacity(count);
    let (mut field, mut any, mut quotes) = (String::new(), false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                field.push(letters.next()?);
                any = true;
            }
            '"' if quotes => {
                let mut ahead = letters.clone();
                if ahead.next() == Some('"') {
                    field.push('"');
                    letters = ahead;
                } else {
                    quotes = false;
                }
            }
            '"' => {
                quotes = true;
                any = true;
            }
            ',' | ')' if !quotes => {
                found.push(std::mem::replace(&mut any, false).then(|| std::mem::take(&mut field)));
                if letter == ')' {
                    if count == 0 && found.len() == 1 && found.first() == Some(&None) {
                        found.clear();
                    }
                    return letters.as_str().is_empty().then_some(found);
                }
            }
            other => {
                field.push(other);
                any = true;
            }
        }
    }
    None
}

fn quoted(text: &str) -> String {
    let plain = |letter: char| !matches!(letter, '"' | '\\' | '(' | ')' | ',') && !letter.is_whitespace();
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push(letter);
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
