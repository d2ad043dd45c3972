//! A revision as its author wrote it: the directives and the two scripts.

use std::sync::Arc;

use crate::source::Source;
use crate::syntax::{Span, Statement};

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Where it stands.
    pub source: Arc<Source>,
    /// `@revision`
    pub id: Spanned<String>,
    /// `@revises`; empty for `base`.
    pub down_revisions: Vec<Spanned<String>>,
    /// The place of the whole `@revises` line.
    pub revises: Span,
    /// The message: the comment lines before the directives, without their marks.
    pub message: String,
    /// `@created`
    pub created: Option<String>,
    /// `@baseline`
    pub baseline: Option<Span>,
    /// `@empty "why"`
    pub empty: Option<Spanned<String>>,
    /// `@irreversible "why"`
    pub irreversible: Option<Spanned<String>>,
    /// `@no-transaction`
    pub no_transaction: Option<Span>,
    /// What stands after `@upgrade`.
    pub upgrade: Script,
    /// What stands after `@downgrade`; `None` if that directive is missing.
    pub downgrade: Option<Script>,
}

/// The SQL of one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The place of its directive (an inline revision: of its text).
    pub directive: Span,
    /// From the line after the directive to the next directive line or the end.
    pub span: Span,
    /// Its statements.
    pub statements: Vec<ScriptStatement>,
}

/// A statement with the directives before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptStatement {
    /// The statement.
    pub statement: Statement,
    /// `@allow RULE "why"`
    pub allows: Vec<Allow>,
    /// `@effect SQL`, parsed.
    pub effects: Vec<Spanned<Vec<Statement>>>,
}

/// `@allow RULE "why"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The rule.
    pub rule: Spanned<String>,
    /// The reason.
    pub reason: String,
}
