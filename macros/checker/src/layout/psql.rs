//! Scripts that are sent statement by statement, as psql and Flyway do.

use std::sync::Arc;

use super::{Message, MessageKind, Script, Transaction};
use crate::parse::{self, Piece};
use crate::source::Source;
use crate::syntax::Span;

/// Commands of psql's that change nothing but what it shows or sets for itself.
const HARMLESS: [&str; 18] = [
    "\\a",
    "\\bind",
    "\\cd",
    "\\echo",
    "\\encoding",
    "\\f",
    "\\h",
    "\\o",
    "\\p",
    "\\pset",
    "\\qecho",
    "\\r",
    "\\t",
    "\\timing",
    "\\unset",
    "\\warn",
    "\\x",
    "\\prompt",
];

/// A script that psql runs: its own commands mean something, variables are put in.
pub(super) fn script(source: Arc<Source>, span: Span, transaction: Transaction) -> Script {
    let mut messages = Vec::new();
    for piece in parse::pieces(&source.text, span.start..span.end) {
        let text =
            source.text.get(piece.span().start as usize..piece.span().end as usize).unwrap_or_default();
        let kind = match piece {
            Piece::Statement(_) if has_variable(text) => MessageKind::Replaced,
            // The rows go in by psql's own hand, which changes no catalog.
            Piece::Statement(_) | Piece::Copy(_) => MessageKind::Query,
            Piece::PsqlCommand(_) if is_harmless(text) => continue,
            Piece::PsqlCommand(_) => MessageKind::Psql,
        };
        messages.push(Message { span: piece.span(), kind });
    }
    Script { source, span, messages, transaction }
}

fn is_harmless(command: &str) -> bool {
    let word = command.split_whitespace().next().unwrap_or_default();
    // `\set` sets a variable of psql's; the one that matters, ON_ERROR_STOP, is set by the tool.
    HARMLESS.contains(&word) || (word == "\\set" && !command.contains("AUTOCOMMIT"))
}

/// `:name`, `:'name'`, `:"name"`, which psql replaces where a variable of that name is set: not `::type`, not `:=`, not inside a string,
/// code in dollar quotation marks, or a comment.
fn has_variable(text: &str) -> bool {
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let after = rest.get(next.len_utf8()..).unwrap_or_default();
        let skipped = match next {
            '-' if after.starts_with('-') => rest.find('\n').unwrap_or(rest.len()),
            '/' if after.starts_with('*') => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '\'' | '"' => after.find(next).map_or(rest.len(), |end| end + 2),
            '$' => dollar_quoted(rest),
            _ => 0,
        };
        if next == ':' && before != ':' {
            let name = after.chars().next().unwrap_or(' ');
            if name.is_alphabetic() || matches!(name, '_' | '\'' | '"' | '{') {
                return true;
            }
        }
        before = next;
        rest = if skipped > 0 { rest.get(skipped..).unwrap_or_default() } else { after };
    }
    false
}

/// The length of what stands in dollar quotation marks at the beginning of a text; 0 if nothing does.
fn dollar_quoted(text: &str) -> usize {
    let Some(end) = text.get(1..).and_then(|rest| rest.find('$')) else { return 0 };
    let Some(tag) = text.get(..end + 2) else { return 0 };
    if tag.chars().any(|character| !(character == '$' || character == '_' || character.is_alphanumeric())) {
        return 0;
    }
    let body = text.get(tag.len()..).unwrap_or_default();
    body.find(tag).map_or(text.len(), |at| tag.len() + at + tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_told_from_what_only_looks_like_one() {
        for sql in ["SELECT :name", "SELECT :'name'", "GRANT ALL ON t TO :\"role\"", "SELECT a[1:n]"] {
            assert!(has_variable(sql), "{sql}");
        }
        for sql in [
            "SELECT 1::int",
            "SELECT ':name', \":name\"",
            "CREATE FUNCTION f() RETURNS int AS $$ BEGIN x := 1; RETURN a[1:n]; END $$ LANGUAGE plpgsql",
            "CREATE FUNCTION f() RETURNS int AS $body$ SELECT :n $body$ LANGUAGE sql",
            "SELECT 1 -- shop:users",
            "SELECT /* :name */ 1",
        ] {
            assert!(!has_variable(sql), "{sql}");
        }
    }
}
