//! Texts: order, patterns, quoting, `format`.

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Evaluator, decided};
use crate::plpgsql::relations::names::Names;
use crate::plpgsql::value::{Doubt, Value, Which};

/// The order of two values, as far as it is told. Texts by bytes: how a server's collation sorts is its own affair.
pub(super) fn ordering(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Null, _) => Some(Ordering::Greater),
        (_, Value::Null) => Some(Ordering::Less),
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Boolean(left), Value::Boolean(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// `<`, `<=`, `>`, `>=`
pub(super) fn compare(operator: &str, left: &Value, right: &Value) -> Value {
    let order = match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
        (Value::Integer(left), Value::Text(text)) => match text.trim().parse() {
            Ok(right) => left.cmp(&right),
            Err(_) => return Value::unknown("a comparison of these types"),
        },
        (Value::Text(text), Value::Integer(right)) => match text.trim().parse::<i64>() {
            Ok(left) => left.cmp(right),
            Err(_) => return Value::unknown("a comparison of these types"),
        },
        (Value::Text(left), Value::Text(right)) if left == right => Ordering::Equal,
        _ => return Value::unknown("the order of these values"),
    };
    Value::Boolean(match operator {
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        _ => order.is_ge(),
    })
}

/// `LIKE`, `ILIKE` and regular expressions.
pub(super) fn matched(operator: &str, left: &Value, right: &Value) -> Value {
    let Value::Text(pattern) = right else { return Value::unknown("a pattern") };
    let negated = operator.starts_with('!');
    let insensitive = operator.ends_with('*');
    let regular = !operator.contains("~~");
    let fold = |text: &str| if insensitive { text.to_lowercase() } else { text.to_owned() };
    let pattern = fold(pattern);
    let matches = |text: &str| -> Option<bool> {
        let text = fold(text);
        if regular { super::regular::matches(&pattern, &text) } else { Some(like(&pattern, &text)) }
    };
    let hangs = || Err(Doubt::Hangs(Rc::from("a pattern")));
    decided(match left {
        Value::Text(text) => matches(text).map_or_else(hangs, |found| Ok(found != negated)),
        Value::OneOf(names) => agreed(names, matches).map_or_else(hangs, |found| Ok(found != negated)),
        _ => hangs(),
    })
}

fn agreed(names: &Names, question: impl Fn(&str) -> Option<bool>) -> Option<bool> {
    names.agreed(question)
}

/// `LIKE`: `%` and `_`, a backslash before either.
fn like(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    // The states of the pattern that the text so far may be in.
    let closure = |states: &mut Vec<usize>| {
        let mut index = 0;
        while let Some(state) = states.get(index).copied() {
            if pattern.get(state) == Some(&'%') && !states.contains(&(state + 1)) {
                states.push(state + 1);
            }
            index += 1;
        }
    };
    let mut states = vec![0usize];
    closure(&mut states);
    for letter in text {
        let mut next = Vec::new();
        for state in states {
            let to = match pattern.get(state) {
                Some('%') => Some(state),
                Some('_') => Some(state + 1),
                Some('\\') if pattern.get(state + 1) == Some(&letter) => Some(state + 2),
                Some('\\') | None => None,
                Some(wanted) if *wanted == letter => Some(state + 1),
                Some(_) => None,
            };
            if let Some(to) = to
                && !next.contains(&to)
            {
                next.push(to);
            }
        }
        closure(&mut next);
        states = next;
    }
    states.contains(&pattern.len())
}

/// An array as a text: `{a,b}`; `None` for what is more than plain elements.
pub(crate) fn array(text: &str) -> Option<Value> {
    let inner = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    if inner.contains(['"', '{', '\\']) {
        return None;
    }
    if inner.trim().is_empty() {
        return Some(Value::array(Vec::new()));
    }
    let element = |element: &str| match element.trim() {
        null if null.eq_ignore_ascii_case("null") => Value::Null,
        element => Value::text(element),
    };
    Some(Value::array(inner.split(',').map(element).collect()))
}

/// `quote_literal`
pub(crate) fn quote_literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// `quote_ident`
pub(crate) fn quote_ident(text: &str) -> String {
    arcoiris_catalog::Name::new(text).to_string()
}

impl Evaluator<'_> {
    /// A value as its type's output function prints it.
    pub(crate) fn printed(&self, value: &Value) -> Result<String, Doubt> {
        Ok(match value {
            Value::Null => String::new(),
            Value::Boolean(true) => "t".to_owned(),
            Value::Boolean(false) => "f".to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text.to_string(),
            Value::Array(values) => {
                let mut parts = Vec::with_capacity(values.len());
                for value in values.iter() {
                    if *value == Value::Null {
                        parts.push("NULL".to_owned());
                        continue;
                    }
                    let text = self.printed(value)?;
                    let plain = !text.is_empty()
                        && !text.eq_ignore_ascii_case("null")
                        && !text.contains(|letter: char| {
                            letter.is_whitespace() || matches!(letter, '{' | '}' | '"' | ',' | '\\')
                        });
                    parts.push(match plain {
                        true => text,
                        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
                    });
                }
                format!("{{{}}}", parts.join(","))
            }
            Value::Object { object, named: true } => match &object.which {
                Which::Made(id) => match self.object_name(object.class, *id) {
                    Some(name) => name,
                    None => return Err(Doubt::Hangs(Rc::from("how an object is printed"))),
                },
                Which::System("pg_catalog", name) => arcoiris_catalog::Name::new(name).to_string(),
                _ => return Err(Doubt::Hangs(Rc::from("how an object is printed"))),
            },
            Value::Object { .. } => return Err(Doubt::Hangs(Rc::from("an object's number"))),
            Value::Record(_) => return Err(Doubt::Hangs(Rc::from("how a row is printed"))),
            Value::OneOf(_) | Value::Unknown(_) => {
                return Err(value.doubt().unwrap_or(Doubt::Hangs(Rc::from("a value"))));
            }
        })
    }

    /// `format(template, …)`; `None` for a template that PostgreSQL refuses.
    pub(super) fn format(&self, template: &str, arguments: &[Value]) -> Option<Result<String, Doubt>> {
        let mut out = String::new();
        let mut letters = template.chars().peekable();
        let mut next = 0usize;
        while let Some(letter) = letters.next() {
            if letter != '%' {
                out.push(letter);
                continue;
            }
            let mut digits = String::new();
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            if letters.next_if_eq(&'$').is_some() {
                next = digits.parse::<usize>().ok()?.checked_sub(1)?;
            } else if !digits.is_empty() {
                return Some(Err(Doubt::Hangs(Rc::from("a width in format()"))));
            }
            let kind = letters.next()?;
            if kind == '%' {
                out.push('%');
                continue;
            }
            if matches!(kind, '-' | '*') {
                return Some(Err(Doubt::Hangs(Rc::from("a width in format()"))));
            }
            let value = arguments.get(next)?;
            next += 1;
            let text = match self.printed(value) {
                Ok(text) => text,
                Err(doubt) => return Some(Err(doubt)),
            };
            match (kind, value) {
                ('s', _) => out.push_str(&text),
                ('I', Value::Null) => return None,
                ('I', _) => out.push_str(&quote_ident(&text)),
                ('L', Value::Null) => out.push_str("NULL"),
                ('L', _) => out.push_str(&quote_literal(&text)),
                _ => return None,
            }
            if out.len() > super::LONGEST {
                return Some(Err(Doubt::Hangs(Rc::from("a text this long"))));
            }
        }
        Some(Ok(out))
    }
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn like_matches_as_postgresql_does() {
        for (pattern, text, expected) in [
            ("a%", "abc", true),
            ("a_c", "abc", true),
            ("a_c", "abbc", false),
            ("%b%", "abc", true),
            ("a\\_c", "abc", false),
            ("a\\_c", "a_c", true),
            ("", "", true),
            ("%", "", true),
            ("_", "", false),
            ("a%c%", "abcd", true),
        ] {
            assert_eq!(like(pattern, text), expected, "{text} LIKE {pattern}");
        }
    }
}
