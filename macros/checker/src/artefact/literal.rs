//! Rust literals.

const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/// A string literal.
pub(super) fn string(out: &mut String, value: &str) {
    out.push('"');
    let mut rest = value;
    // Most of a script needs no escape, and is copied in pieces.
    while let Some(index) = rest.find(needs_escape) {
        let (plain, tail) = rest.split_at(index);
        out.push_str(plain);
        let mut characters = tail.chars();
        match characters.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some(other) => out.push_str(&format!("\\u{{{:x}}}", other as u32)),
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// What may not stand in a literal, or would be shown as something else than it is: rustc refuses marks that turn the direction
/// of the text around.
fn needs_escape(character: char) -> bool {
    match character {
        '"' | '\\' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        _ => character.is_control() && character != '\t',
    }
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
    out.push_str("b\"");
    for byte in value {
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(*byte)),
            0 => out.push_str("\\0"),
            _ => {
                out.push_str("\\x");
                hexadecimal(out, *byte);
            }
        }
    }
    out.push('"');
}

/// Two hexadecimal digits.
pub(super) fn hexadecimal(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 0xf] {
        out.push(DIGITS.get(usize::from(digit)).copied().unwrap_or('0'));
    }
}
