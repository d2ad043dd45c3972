//! A script cut into statements, as psql cuts it: at semicolons outside quotes, dollar quotes, comments and parentheses.
//! Written for the tests alone, so that the judge does not lean on the parser that it judges.

/// The statements of a script, without their semicolons.
#[must_use]
pub fn statements(script: &str) -> Vec<&str> {
    let bytes = script.as_bytes();
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    // Within `BEGIN ATOMIC … END` and within parentheses a semicolon ends nothing.
    let (mut depth, mut parentheses, mut before) = (0, 0, String::new());
    let starts = |at: usize, with: &str| script.get(at..).is_some_and(|rest| rest.starts_with(with));
    let after = |at: usize, end: &str| {
        script
            .get(at..)
            .and_then(|rest| rest.find(end))
            .map_or(script.len(), |offset| at + offset + end.len())
    };
    while at < bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or_default();
        if starts(at, "--") {
            at = after(at, "\n");
        } else if starts(at, "/*") {
            at = after(at + 2, "*/");
        } else if byte == b'\'' {
            at = quoted(bytes, at, b'\'', at > 0 && matches!(bytes.get(at - 1), Some(b'e' | b'E')));
        } else if byte == b'"' {
            at = quoted(bytes, at, b'"', false);
        } else if byte == b'$' {
            match dollar_tag(script, at) {
                Some(tag) => at = after(at + tag.len(), tag),
                None => at += 1,
            }
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            let rest = script.get(at..).unwrap_or_default();
            let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
            let word = rest.split(|letter| !is_word(letter)).next().unwrap_or_default();
            match word.to_ascii_lowercase().as_str() {
                "atomic" if before == "begin" => depth = 1,
                "case" if depth > 0 => depth += 1,
                "end" if depth > 0 => depth -= 1,
                _ => {}
            }
            before = word.to_ascii_lowercase();
            // The letter before a quote says what the quote means.
            at += word.len();
        } else if byte == b'(' {
            parentheses += 1;
            at += 1;
        } else if byte == b')' {
            parentheses = usize::saturating_sub(parentheses, 1);
            at += 1;
        } else if byte == b';' && depth == 0 && parentheses == 0 {
            found.extend(script.get(start..at));
            at += 1;
            start = at;
        } else {
            at += 1;
        }
    }
    found.extend(script.get(start..));
    found.retain(|statement| !only_comments(statement));
    found
}

fn quoted(bytes: &[u8], start: usize, quote: u8, escapes: bool) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        if escapes && *byte == b'\\' {
            at += 2;
        } else if *byte == quote {
            return at + 1; // a doubled quote opens the next stretch at once
        } else {
            at += 1;
        }
    }
    bytes.len()
}

fn dollar_tag(script: &str, at: usize) -> Option<&str> {
    let rest = script.get(at + 1..)?;
    let length = rest.find('$')?;
    let name = rest.get(..length)?;
    let valid = name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if valid { script.get(at..at + length + 2) } else { None }
}

fn only_comments(statement: &str) -> bool {
    let mut rest = statement.trim_start();
    loop {
        let next = if rest.starts_with("--") {
            rest.find('\n').and_then(|end| rest.get(end..))
        } else if rest.starts_with("/*") {
            rest.find("*/").and_then(|end| rest.get(end + 2..))
        } else {
            return rest.is_empty();
        };
        match next {
            Some(next) => rest = next.trim_start(),
            None => return true,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cuts_where_psql_cuts() {
        assert_eq!(
            super::statements("a 'x;''y' ;\n-- b;\nc $q$ ; $q$ \"d;\";/* ; */ "),
            ["a 'x;''y' ", "\n-- b;\nc $q$ ; $q$ \"d;\""]
        );
        assert_eq!(
            super::statements(
                "create function f() begin atomic select case when a then b end; end; b (c; d); e"
            ),
            ["create function f() begin atomic select case when a then b end; end", " b (c; d)", " e"]
        );
    }
}
