//! The user's own statement, rewritten for a message.

/// The statement without a clause given as words (`IF NOT EXISTS`, `CASCADE`), wherever it stands outside quotes and
/// comments; `None` if it does not stand there.
pub(super) fn without(statement: &str, clause: &str) -> Option<String> {
    replaced(statement, clause, "")
}

/// The statement with a clause replaced.
pub(crate) fn replaced(statement: &str, clause: &str, by: &str) -> Option<String> {
    let wanted: Vec<&str> = clause.split_whitespace().collect();
    let words = words(statement);
    let at = (0..words.len()).find(|start| {
        wanted.iter().enumerate().all(|(offset, want)| {
            words.get(start + offset).is_some_and(|(_, word)| word.eq_ignore_ascii_case(want))
        })
    })?;
    let first = words.get(at)?.0;
    let (last, word) = words.get(at + wanted.len().checked_sub(1)?)?;
    let (head, tail) = (statement.get(..first)?, statement.get(last + word.len()..)?);
    if by.is_empty() {
        return Some(format!("{}{tail}", head.trim_end()));
    }
    Some(format!("{head}{by}{tail}"))
}

/// The words of a statement with their places: what is quoted or a comment is none.
pub(super) fn words(statement: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut rest = statement;
    let skip = |text: &str, end: &str, from: usize| {
        text.get(from..).and_then(|tail| tail.find(end)).map_or(text.len(), |at| from + at + end.len())
    };
    while let Some(first) = rest.chars().next() {
        let here = statement.len() - rest.len();
        let length = if rest.starts_with("--") {
            skip(rest, "\n", 2)
        } else if rest.starts_with("/*") {
            skip(rest, "*/", 2)
        } else if first == '\'' {
            skip(rest, "'", 1)
        } else if first == '"' {
            skip(rest, "\"", 1)
        } else if let Some(tag) = dollar_tag(rest) {
            skip(rest, tag, tag.len())
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest
                .find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'))
                .unwrap_or(rest.len());
            words.push((here, rest.get(..length).unwrap_or_default()));
            length
        } else {
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    words
}

/// `$$` or `$tag$` at the beginning.
fn dollar_tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('$')?;
    let end = inner.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))?;
    (inner.get(end..)?.starts_with('$') && !inner.starts_with(|letter: char| letter.is_ascii_digit()))
        .then(|| text.get(..end + 2))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, clause: &str, expected: Option<&str>) {
        assert_eq!(without(statement, clause).as_deref(), expected);
    }

    #[test]
    fn clauses_are_found_outside_quotes_only() {
        check("DROP SCHEMA pos CASCADE", "CASCADE", Some("DROP SCHEMA pos"));
        check("drop schema \"CASCADE\" cascade", "CASCADE", Some("drop schema \"CASCADE\""));
        check("CREATE TABLE IF  NOT\nEXISTS t (a int)", "IF NOT EXISTS", Some("CREATE TABLE t (a int)"));
        check("SELECT 'CASCADE'", "CASCADE", None);
        check("SELECT $x$ CASCADE $x$ -- CASCADE", "CASCADE", None);
        check("SELECT /* CASCADE */ 1", "CASCADE", None);
        check("DROP TABLE it_is_CASCADE", "CASCADE", None);
    }

    #[test]
    fn a_clause_is_replaced_in_its_place() {
        assert_eq!(
            replaced("SET search_path TO pos", "SET", "SET LOCAL").as_deref(),
            Some("SET LOCAL search_path TO pos")
        );
    }
}
