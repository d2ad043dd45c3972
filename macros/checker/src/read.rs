//! Revision files: bytes to text, directives, the two scripts. What a directive may say is decided here and nowhere else; the
//! SQL is `parse`'s.
//!
//! A directive is a comment that begins with `-- @` and has its line for itself. What looks like one inside a string or a function's
//! body is none: the lexer says what a comment is.

mod comment;
mod directive;
mod file_name;
mod folder;
mod head;
mod inline;
mod problem;
mod script;
mod text;

use std::sync::Arc;

pub use file_name::{file_name, slug};
pub use folder::folder;
pub use inline::{Inline, InlineText, inline};
pub use text::source;

use crate::problem::Problem;
use crate::revision::Revision;
use crate::source::Source;

/// Reads a revision file's text for servers from version `server` on. Call it inside [`batch`](crate::parse::batch), or it makes
/// threads for itself alone.
///
/// There is a revision as soon as it is known which it is and what it revises, so that the graph can be judged whatever else is
/// wrong; a script with an error has no statements.
#[must_use]
pub fn revision(source: &Arc<Source>, server: u32) -> (Option<Revision>, Vec<Problem>) {
    let mut problems = Vec::new();
    let comments = comment::comments(&source.text);
    let directives = directive::directives(source, &comments, &mut problems);
    let parts = head::parts(source, &comments, &directives, &mut problems);
    let upgrade = parts.upgrade.map(|section| script::script(source, &section, server, &mut problems));
    let downgrade = parts.downgrade.map(|section| script::script(source, &section, server, &mut problems));
    let revision = match (parts.id, parts.revises, upgrade) {
        (Some(id), Some((down_revisions, revises)), Some(upgrade)) => Some(Revision {
            source: Arc::clone(source),
            id,
            down_revisions,
            revises,
            message: parts.message,
            created: parts.created,
            baseline: parts.baseline,
            empty: parts.empty,
            irreversible: parts.irreversible,
            no_transaction: parts.no_transaction,
            upgrade,
            downgrade,
        }),
        _ => None,
    };
    if let Some(revision) = &revision {
        problems.extend(file_name::judge(revision));
    }
    problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.span));
    (revision, problems)
}
