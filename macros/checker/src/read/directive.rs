//! Directives: their names, what stands behind them, where each may stand.

use std::sync::Arc;

use super::comment::Comments;
use super::problem::{MALFORMED, MISPLACED, UNKNOWN, at};
use crate::names::most_alike;
use crate::problem::Problem;
use crate::source::Source;
use crate::syntax::Span;

/// A directive, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directive {
    pub(super) name: DirectiveName,
    /// From its dashes to the end of what it says.
    pub(super) span: Span,
    /// What stands behind its name, without blanks around it.
    pub(super) argument: Span,
}

/// The directives that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum DirectiveName {
    Revision,
    Revises,
    Created,
    Baseline,
    Empty,
    Irreversible,
    NoTransaction,
    Upgrade,
    Downgrade,
    Allow,
    Effect,
}

/// Where a directive may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Before `@upgrade`.
    Head,
    /// Begins a direction.
    Section,
    /// Before a statement.
    Statement,
}

impl DirectiveName {
    pub(super) const ALL: [DirectiveName; 11] = [
        DirectiveName::Revision,
        DirectiveName::Revises,
        DirectiveName::Created,
        DirectiveName::Baseline,
        DirectiveName::Empty,
        DirectiveName::Irreversible,
        DirectiveName::NoTransaction,
        DirectiveName::Upgrade,
        DirectiveName::Downgrade,
        DirectiveName::Allow,
        DirectiveName::Effect,
    ];

    /// As written, without its `@`.
    pub(super) fn word(self) -> &'static str {
        match self {
            DirectiveName::Revision => "revision",
            DirectiveName::Revises => "revises",
            DirectiveName::Created => "created",
            DirectiveName::Baseline => "baseline",
            DirectiveName::Empty => "empty",
            DirectiveName::Irreversible => "irreversible",
            DirectiveName::NoTransaction => "no-transaction",
            DirectiveName::Upgrade => "upgrade",
            DirectiveName::Downgrade => "downgrade",
            DirectiveName::Allow => "allow",
            DirectiveName::Effect => "effect",
        }
    }

    /// How it is written in full.
    pub(super) fn form(self) -> &'static str {
        match self {
            DirectiveName::Revision => "-- @revision 9c1b7e60aa12",
            DirectiveName::Revises => "-- @revises 2864583ca021` (two for a merge), or `-- @revises base",
            DirectiveName::Created => "-- @created 2026-11-22 09:30:00+00",
            DirectiveName::Baseline => "-- @baseline",
            DirectiveName::Empty => "-- @empty \"why\"",
            DirectiveName::Irreversible => "-- @irreversible \"why\"",
            DirectiveName::NoTransaction => "-- @no-transaction",
            DirectiveName::Upgrade => "-- @upgrade",
            DirectiveName::Downgrade => "-- @downgrade",
            DirectiveName::Allow => "-- @allow rule-name \"why\"",
            DirectiveName::Effect => "-- @effect SQL",
        }
    }

    pub(super) fn position(self) -> Position {
        match self {
            DirectiveName::Revision
            | DirectiveName::Revises
            | DirectiveName::Created
            | DirectiveName::Baseline
            | DirectiveName::Empty
            | DirectiveName::Irreversible
            | DirectiveName::NoTransaction => Position::Head,
            DirectiveName::Upgrade | DirectiveName::Downgrade => Position::Section,
            DirectiveName::Allow | DirectiveName::Effect => Position::Statement,
        }
    }

    fn of(word: &str) -> Option<DirectiveName> {
        DirectiveName::ALL.into_iter().find(|name| name.word() == word)
    }

    /// What an author may have meant who knows Alembic, or another tool.
    fn meant(word: &str) -> Option<DirectiveName> {
        let word = word.to_ascii_lowercase().replace('_', "-");
        let known = match word.as_str() {
            "up" | "upgrades" | "migrate" => DirectiveName::Upgrade,
            "down" | "downgrades" | "rollback" | "revert" => DirectiveName::Downgrade,
            "down-revision" | "parent" | "parents" | "depends" => DirectiveName::Revises,
            "id" | "version" => DirectiveName::Revision,
            "create-date" | "created-at" | "date" => DirectiveName::Created,
            "notransaction" | "no-tx" | "disable-transaction" => DirectiveName::NoTransaction,
            "ignore" | "permit" => DirectiveName::Allow,
            other => {
                let names = DirectiveName::ALL.into_iter().map(DirectiveName::word);
                return most_alike(other, names).first().and_then(|word| DirectiveName::of(word));
            }
        };
        Some(known)
    }
}

/// Finds the directives among the comments, those that are none by their form or name told.
pub(super) fn directives(
    source: &Arc<Source>,
    comments: &Comments,
    problems: &mut Vec<Problem>,
) -> Vec<Directive> {
    let mut found = Vec::new();
    for comment in &comments.comments {
        let text = excerpt(source, comment.span);
        let body = text.trim_start_matches('-');
        let Some(rest) = body.trim_start().strip_prefix('@') else { continue };
        let length =
            rest.find(|character: char| !(character.is_ascii_alphanumeric() || "-_".contains(character)));
        let word = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let exact = text.starts_with("-- @");
        let name = DirectiveName::of(word);
        let start = comment.span.end - rest.len() as u32;
        let word_span = Span { start: start - 1, end: start + word.len() as u32 };
        let wrong = |rule, title: String, help: String| {
            let mut problem = at(rule, title, source, word_span);
            problem.help.push(help);
            problem
        };
        match name {
            // Prose may mention an `@name`; a directive of ours is one wherever it is written so.
            None if !exact || word.is_empty() => {}
            None => {
                let help = match DirectiveName::meant(word) {
                    Some(name) => format!("did you mean `{}`?", name.form()),
                    None => "a comment that is no directive must not begin with `-- @`".to_owned(),
                };
                problems.push(wrong(UNKNOWN, format!("there is no directive `@{word}`"), help));
            }
            Some(name) if !exact => {
                let help = format!("write `{}`", name.form());
                let title = format!("`@{word}` is no directive without `-- ` before it");
                problems.push(wrong(MALFORMED, title, help));
            }
            Some(name) if !comment.own_line => {
                let help = match name.position() {
                    Position::Statement => "write it on the line before the statement",
                    Position::Head | Position::Section => "write it on a line of its own",
                };
                let title = format!("`@{word}` does not have its line for itself");
                problems.push(wrong(MISPLACED, title, help.to_owned()));
            }
            Some(name) => {
                let argument = rest.get(word.len()..).unwrap_or_default();
                let blank = argument.len() - argument.trim_start().len();
                let argument = Span {
                    start: (word_span.end + blank as u32).min(comment.span.end),
                    end: comment.span.end,
                };
                found.push(Directive { name, span: comment.span, argument });
            }
        }
    }
    found
}

/// The text at a place.
pub(super) fn excerpt(source: &Source, span: Span) -> &str {
    source.text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// The reason in quotation marks that is all of `span`.
pub(super) fn reason(source: &Arc<Source>, name: DirectiveName, span: Span) -> Result<String, Box<Problem>> {
    let text = excerpt(source, span);
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map(str::trim);
    match inner {
        Some(inner) if !inner.is_empty() && !inner.contains('"') => Ok(inner.to_owned()),
        Some("") => Err(malformed(source, name, span, "the reason is empty")),
        Some(_) => Err(malformed(source, name, span, "there are quotation marks inside the reason")),
        None if text.is_empty() => Err(malformed(source, name, span, "the reason is missing")),
        None => {
            Err(malformed(source, name, span, "the reason stands in quotation marks, and nothing after it"))
        }
    }
}

/// A directive that does not say what it should.
pub(super) fn malformed(source: &Arc<Source>, name: DirectiveName, span: Span, label: &str) -> Box<Problem> {
    // Where nothing stands, the caret points at the name.
    let span = if span.start < span.end {
        span
    } else {
        Span { start: span.start.saturating_sub(1), end: span.end }
    };
    let mut found = at(MALFORMED, format!("`@{}` is not written as it should be", name.word()), source, span);
    found.label = label.to_owned();
    found.help.push(format!("write `{}`", name.form()));
    Box::new(found)
}
