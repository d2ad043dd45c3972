//! JSON. <https://www.postgresql.org/docs/15/datatype-json.html>

use super::Input;
use super::number::numeric;

/// `json_in` keeps the text.
pub(super) fn text(text: &str) -> Input {
    match parse(text) {
        Some(_) => Input::Stored(text.to_owned()),
        None => refused(),
    }
}

/// `jsonb_in` keeps the value; `jsonb_out` prints keys by length, then by bytes, the last of equal ones.
pub(super) fn binary(text: &str) -> Input {
    let Some(value) = parse(text) else { return refused() };
    let mut printed = String::with_capacity(text.len());
    match print(&value, &mut printed) {
        Some(()) => Input::Stored(printed),
        None => Input::Undecided,
    }
}

fn refused() -> Input {
    Input::refused("22P02", "invalid input syntax for type json")
}

enum Value {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    /// A string with an escape that means no character alone.
    OddText,
    Array(Vec<Value>),
    Object(Vec<(Value, Value)>),
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

fn parse(text: &str) -> Option<Value> {
    let mut parser = Parser { rest: text, depth: 0 };
    let value = parser.value()?;
    parser.blank();
    parser.rest.is_empty().then_some(value)
}

impl Parser<'_> {
    fn blank(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> bool {
        self.blank();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
        self.rest.strip_prefix(word).is_some_and(ends) && self.take(word)
    }

    fn value(&mut self) -> Option<Value> {
        self.blank();
        self.depth += 1;
        // As deep as anybody nests by hand.
        if self.depth > 256 {
            return None;
        }
        let value = match self.rest.chars().next()? {
            '{' => self.object(),
            '[' => self.array(),
            '"' => self.string(),
            't' => self.word("true").then_some(Value::Boolean(true)),
            'f' => self.word("false").then_some(Value::Boolean(false)),
            'n' => self.word("null").then_some(Value::Null),
            _ => self.number(),
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<Value> {
        let mut entries = Vec::new();
        self.take("{");
        if self.take("}") {
            return Some(Value::Object(entries));
        }
        loop {
            self.blank();
            if !self.rest.starts_with('"') {
                return None;
            }
            let key = self.string()?;
            if !self.take(":") {
                return None;
            }
            entries.push((key, self.value()?));
            if self.take("}") {
                return Some(Value::Object(entries));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn array(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.take("[");
        if self.take("]") {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.take("]") {
                return Some(Value::Array(items));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Value> {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
        let (text, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match digits.find(['e', 'E']) {
            Some(at) => (digits.get(..at)?, Some(digits.get(at + 1..)?)),
            None => (digits, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let some_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let valid = some_digits(whole)
            && (whole.len() == 1 || !whole.starts_with('0'))
            && fraction.is_none_or(some_digits)
            && exponent.is_none_or(|part| some_digits(part.strip_prefix(['+', '-']).unwrap_or(part)));
        if !valid {
            return None;
        }
        let number = text.to_owned();
        self.rest = rest;
        Some(Value::Number(number))
    }

    fn string(&mut self) -> Option<Value> {
        let body = self.rest.strip_prefix('"')?;
        let mut characters = body.char_indices();
        let (mut text, mut odd) = (String::new(), false);
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = body.get(at + 1..)?;
                    return Some(if odd { Value::OddText } else { Value::Text(text) });
                }
                '\\' => match characters.next()?.1 {
                    'b' => text.push('\u{8}'),
                    'f' => text.push('\u{c}'),
                    'n' => text.push('\n'),
                    'r' => text.push('\r'),
                    't' => text.push('\t'),
                    same @ ('"' | '\\' | '/') => text.push(same),
                    'u' => {
                        let mut code = 0;
                        for _ in 0..4 {
                            code = code * 16 + characters.next()?.1.to_digit(16)?;
                        }
                        // Surrogates and the zero character are for the server to judge.
                        match char::from_u32(code) {
                            Some(character) if code != 0 => text.push(character),
                            _ => odd = true,
                        }
                    }
                    _ => return None,
                },
                control if control < ' ' => return None,
                other => text.push(other),
            }
        }
        None
    }
}

fn print(value: &Value, out: &mut String) -> Option<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(&numeric(text)?),
        Value::OddText => return None,
        Value::Text(text) => quote(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                print(item, out)?;
            }
            out.push(']');
        }
        Value::Object(entries) => {
            let mut sorted: Vec<(&str, &Value)> = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let Value::Text(key) = key else { return None };
                match sorted.iter_mut().find(|(other, _)| other == key) {
                    Some((_, slot)) => *slot = value,
                    None => sorted.push((key, value)),
                }
            }
            sorted.sort_by_key(|(key, _)| (key.len(), *key));
            out.push('{');
            for (index, (key, value)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                quote(key, out);
                out.push_str(": ");
                print(value, out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

/// `escape_json`
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}
