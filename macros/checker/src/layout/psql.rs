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

/// `:name`, `:'name'`, `:"name"`, which psql replaces where a variable of that name is set: not `::type`, not `:=`, not inside a string.
fn has_variable(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or_default();
    let mut quote = 0u8;
    for index in 0..bytes.len() {
        let byte = at(index);
        match (quote, byte) {
            (0, b'\'' | b'"') => quote = byte,
            (0, b':') => {
                let before = index.checked_sub(1).map_or(0, at);
                let next = at(index + 1);
                if before != b':'
                    && (next.is_ascii_alphabetic() || matches!(next, b'_' | b'\'' | b'"' | b'{'))
                {
                    return true;
                }
            }
            (0, _) => {}
            (open, byte) if open == byte => quote = 0,
            _ => {}
        }
    }
    false
}
