//! What can be wrong with a file, each with the name under which it is reported.

use std::sync::Arc;

use crate::parse::SyntaxError;
use crate::problem::{Level, Problem, ticked};
use crate::source::{Place, Source};
use crate::syntax::Span;

pub(super) const UNKNOWN: &str = "unknown-directive";
pub(super) const MISPLACED: &str = "misplaced-directive";
pub(super) const DUPLICATE: &str = "duplicate-directive";
pub(super) const MALFORMED: &str = "malformed-directive";
pub(super) const MISSING: &str = "missing-directive";
pub(super) const WITHOUT_EFFECT: &str = "directive-without-effect";
pub(super) const STRAY_STATEMENT: &str = "misplaced-statement";
pub(super) const UNREADABLE: &str = "unreadable-file";
pub(super) const UNEXPECTED: &str = "unexpected-file";
pub(super) const MISNAMED: &str = "misnamed-revision-file";

/// A problem that fails the build.
pub(super) fn problem(rule: &'static str, title: impl Into<String>) -> Problem {
    Problem {
        rule,
        level: Level::Deny,
        title: title.into(),
        place: None,
        label: String::new(),
        others: Vec::new(),
        notes: Vec::new(),
        help: Vec::new(),
        sqlstate: None,
    }
}

/// The same, with its place.
pub(super) fn at(rule: &'static str, title: impl Into<String>, source: &Arc<Source>, span: Span) -> Problem {
    Problem { place: Some(place(source, span)), ..problem(rule, title) }
}

pub(super) fn place(source: &Arc<Source>, span: Span) -> Place {
    Place { source: Arc::clone(source), span }
}

/// An error of the parser's.
pub(super) fn syntax(source: &Arc<Source>, error: SyntaxError) -> Problem {
    let label = if error.message.starts_with("syntax error at or near") { "not expected here" } else { "" };
    Problem {
        sqlstate: error.sqlstate,
        label: label.to_owned(),
        help: error.hint.into_iter().collect(),
        ..at(error.kind.rule(), ticked(&error.message), source, error.span)
    }
}
