//! What is wrong with a text before it says anything.

use std::ops::Range;

use super::NoThread;
use crate::refusal::{Refusal, RefusalFact};
use crate::syntax::Span;

/// A text that is not SQL, or not SQL that PostgreSQL would take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What kind of error.
    pub kind: SyntaxErrorKind,
    /// PostgreSQL's words, where they are PostgreSQL's.
    pub message: String,
    /// Where.
    pub span: Span,
    /// PostgreSQL's code, where it would refuse.
    pub sqlstate: Option<&'static str>,
    /// What to do.
    pub hint: Option<String>,
}

/// The kinds of [`SyntaxError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    /// PostgreSQL's grammar refuses it.
    Grammar,
    /// PostgreSQL takes it since this major version, and an older one is to be supported.
    NewerServer {
        /// The first version that takes it.
        since: u32,
    },
    /// A command of psql's own, which the server does not know: `\connect`, `\.`
    PsqlCommand,
    /// `COPY … FROM stdin` with rows behind it, which only psql sends.
    CopyData,
    /// The parser failed, which is a fault of its own.
    Parser,
}

impl SyntaxErrorKind {
    /// The name under which it is reported.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            SyntaxErrorKind::Grammar => "syntax-error",
            SyntaxErrorKind::NewerServer { .. } => "newer-syntax",
            SyntaxErrorKind::PsqlCommand | SyntaxErrorKind::CopyData => "psql-command",
            SyntaxErrorKind::Parser => "parser-failure",
        }
    }
}

impl SyntaxError {
    pub(super) fn grammar(message: impl Into<String>, span: Span) -> Self {
        let (kind, message) = (SyntaxErrorKind::Grammar, message.into());
        SyntaxError { kind, message, span, sqlstate: Some("42601"), hint: None }
    }

    pub(super) fn parser(message: impl Into<String>, span: Span) -> Self {
        let hint = Some("this is a fault of the checker: please report the statement".to_owned());
        SyntaxError { kind: SyntaxErrorKind::Parser, message: message.into(), span, sqlstate: None, hint }
    }

    pub(super) fn no_thread(range: &Range<u32>, no_thread: &NoThread) -> Self {
        let span = Span { start: range.start, end: range.start };
        SyntaxError { hint: None, ..SyntaxError::parser(no_thread.to_string(), span) }
    }

    /// What the conversion of a tree found.
    pub(super) fn from_refusal(refusal: Refusal) -> Self {
        let sqlstate = refusal.sqlstate();
        let (message, hint) = match refusal.fact {
            RefusalFact::Other { message, hint, .. } => (message, hint),
            // The conversion raises nothing else.
            RefusalFact::Unknown { name, .. } => (format!("`{name}` does not exist"), None),
            RefusalFact::UnknownColumn { column, .. } => (format!("`{column}` does not exist"), None),
            RefusalFact::Duplicate { name, .. } => (format!("`{name}` already exists"), None),
            RefusalFact::DuplicateColumn { column, .. } => (format!("`{column}` is there twice"), None),
            RefusalFact::WrongKind { name, .. } => (format!("`{name}` is something else"), None),
            RefusalFact::Dependents { name, .. } | RefusalFact::PartOf { name, .. } => {
                (format!("others depend on `{name}`"), None)
            }
            RefusalFact::NotModelled { what } | RefusalFact::Opaque { what } => {
                (format!("`{what}` is not modelled"), None)
            }
            RefusalFact::UndeclaredRole { role } => (format!("role `{role}` is not declared"), None),
        };
        SyntaxError { kind: SyntaxErrorKind::Grammar, message, span: refusal.span, sqlstate, hint }
    }
}
