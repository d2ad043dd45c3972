//! Ends of lines. A carriage return is white space to PostgreSQL, but in a constant, a function's body say, it stays what it is.

/// A text whose lines end in line feeds, but for those within constants.
pub(super) fn unified(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (kept, length) = match letter {
            '-' if rest.starts_with("--") => (false, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (false, comment(rest)),
            '\'' => (true, quoted(rest, out.ends_with(['e', 'E']))),
            '"' => (true, rest.get(1..).and_then(|inner| inner.find('"')).map_or(rest.len(), |at| at + 2)),
            '$' if !out.ends_with(|before: char| before.is_alphanumeric() || before == '_') => {
                match tag(rest) {
                    Some(tag) => {
                        let inner = rest.get(tag.len()..).unwrap_or_default();
                        (true, inner.find(tag).map_or(rest.len(), |at| at + 2 * tag.len()))
                    }
                    None => (false, 1),
                }
            }
            _ => (false, letter.len_utf8()),
        };
        let (piece, behind) = rest.split_at(length.min(rest.len()));
        // A comment of one line ends before its line feed.
        let whole = piece;
        let piece = match piece.strip_suffix('\r') {
            Some(line) if !kept && behind.starts_with('\n') => line,
            _ => whole,
        };
        if kept || !piece.contains('\r') {
            out.push_str(piece);
        } else {
            out.push_str(&piece.replace("\r\n", "\n").replace('\r', "\n"));
        }
        rest = behind;
    }
    out
}

/// The length of a comment, with those inside it.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a constant in quotes; `escapes` if a backslash hides the quote behind it.
fn quoted(text: &str, escapes: bool) -> usize {
    let mut hidden = true;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if hidden => hidden = false,
            '\\' if escapes => hidden = true,
            '\'' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// `$tag$`
fn tag(text: &str) -> Option<&str> {
    let end = text.get(1..)?.find('$')? + 1;
    let name = text.get(1..end)?;
    let begins = name.chars().next().is_none_or(|first| first.is_alphabetic() || first == '_');
    let plain = begins && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    plain.then(|| text.get(..=end)).flatten()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn lines_end_alike_but_in_constants() {
        let check = |text: &str, expected: &str| assert_eq!(unified(text), expected, "{text:?}");
        check("SELECT 1;\r\nSELECT 2;\r", "SELECT 1;\nSELECT 2;\n");
        check("AS $$\r\nBEGIN\r\n$$;\r\n", "AS $$\r\nBEGIN\r\n$$;\n");
        check("-- it's\r\n'a\r\nb'\r\n", "-- it's\n'a\r\nb'\n");
        check("E'\\'\r\n'\r\n", "E'\\'\r\n'\n");
        check("/* /* ' */\r\n*/ 'x'\r\n", "/* /* ' */\n*/ 'x'\n");
        check("$1\r\n$b$\r\n$c$\r\n$b$\r\n", "$1\n$b$\r\n$c$\r\n$b$\n");
    }
}
