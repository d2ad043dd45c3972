//! Rust literals.

use std::fmt::Write as _;

const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/// A string literal. `Debug` writes one that Rust reads back, and is fast even where the checker is not optimised.
pub(super) fn string(out: &mut String, value: &str) {
    // Writing into a string cannot fail.
    let _ = write!(out, "{value:?}");
}

/// `None`, or `Some` of a string literal.
pub(super) fn option(out: &mut String, value: Option<&str>) {
    match value {
        None => out.push_str("None"),
        Some(value) => {
            out.push_str("Some(");
            string(out, value);
            out.push(')');
        }
    }
}

/// An array of string literals.
pub(super) fn strings<'a>(out: &mut String, values: impl Iterator<Item = &'a str>) {
    out.push('[');
    for value in values {
        string(out, value);
        out.push(',');
    }
    out.push(']');
}

/// A byte string literal.
pub(super) fn bytes(out: &mut String, value: &[u8]) {
    let _ = write!(out, "b\"{}\"", value.escape_ascii());
}

/// Two hexadecimal digits.
pub(super) fn hexadecimal(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 0xf] {
        out.push(DIGITS.get(usize::from(digit)).copied().unwrap_or('0'));
    }
}
