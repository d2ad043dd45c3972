//! The downgrade that undoes an upgrade, worked out from the catalog before it and after it, and tried.

use std::sync::Arc;

use crate::problem::{Level, Problem};
use crate::revision::Revision;
use crate::source::Source;
use crate::{Request, check, read};

/// The downgrade of a revision, as the catalog tells it.
#[derive(Debug)]
pub struct Inverse {
    /// The statements without their semicolons, the first to be run first.
    pub statements: Vec<String>,
    /// The rows and values that the upgrade takes away: no statement brings them back.
    pub lost: Vec<String>,
    /// What was found when the statements were tried: what they do not restore, or why one of them fails.
    pub left: Vec<Problem>,
}

/// Works out the downgrade of the revision with this identifier, whatever downgrade it has. `None` if there is no such revision, or
/// if what its upgrade does is not known; what is wrong then is what [`check`] tells.
#[must_use]
pub fn inverse(request: &Request, id: &str) -> Option<Inverse> {
    let index = request.revisions.iter().position(|revision| revision.id.value == id)?;
    let revision = request.revisions.get(index)?;
    let alone = Revision { downgrade: None, irreversible: None, ..Revision::clone(revision) };
    let history = check(with(request, index, alone)).history;
    let undo = history.revisions.into_iter().find(|it| it.revision.id.value == id)?.undo?;
    let mut statements = undo.statements;
    let mut left = tried(request, index, revision, &statements);
    let rows = deletions(&left);
    if !rows.is_empty() {
        statements.splice(0..0, rows);
        left = tried(request, index, revision, &statements);
    }
    Some(Inverse { statements, lost: undo.lost, left })
}

/// Works out the downgrades of several revisions at once, whatever they have: the statements without their semicolons. `None` if what
/// one of the upgrades does is not known.
#[must_use]
pub fn inverses(request: &Request, ids: &[String]) -> Option<Vec<Vec<String>>> {
    let mut request = Request { memory: None, ..request.clone() };
    for revision in request.revisions.iter_mut().filter(|revision| ids.contains(&revision.id.value)) {
        *revision = Arc::new(Revision { downgrade: None, irreversible: None, ..Revision::clone(revision) });
    }
    let history = check(request).history;
    let undo = |id: &String| {
        let simulated = history.revisions.iter().find(|it| it.revision.id.value == *id)?;
        simulated.undo.as_ref().map(|undo| undo.statements.clone())
    };
    ids.iter().map(undo).collect()
}

/// The statements that take away the rows that the upgrade inserted, the last ones first: others may refer to the first.
fn deletions(left: &[Problem]) -> Vec<String> {
    let of_rows = left.iter().filter(|problem| problem.rule == "seed-left-behind");
    let help = of_rows.flat_map(|problem| &problem.help);
    let statements = help.filter_map(|help| help.strip_prefix("add to the downgrade\n"));
    let mut rows: Vec<String> =
        statements.map(|statements| statements.trim_end_matches(';').to_owned()).collect();
    rows.reverse();
    rows
}

fn with(request: &Request, index: usize, revision: Revision) -> Request {
    let mut request = Request { memory: None, ..request.clone() };
    if let Some(place) = request.revisions.get_mut(index) {
        *place = Arc::new(revision);
    }
    request
}

/// What is wrong with a revision once these statements are its downgrade.
fn tried(request: &Request, index: usize, revision: &Revision, statements: &[String]) -> Vec<Problem> {
    let text = &revision.source.text;
    let end = revision.downgrade.as_ref().map_or(text.len(), |script| script.directive.start as usize);
    let mut text = text.get(..end).unwrap_or(text).to_owned();
    text.push_str("\n-- @downgrade\n");
    for statement in statements {
        text.push_str(statement);
        text.push_str(";\n");
    }
    let source = Arc::new(Source { path: revision.source.path.clone(), text, first: (1, 1) });
    let (read, mut left) = read::revision(&source, request.config.oldest_server);
    let Some(read) = read else { return left };
    let read = Revision { irreversible: None, ..read };
    let outcome = check(with(request, index, read));
    let own = |problem: &Problem| {
        let here = problem.place.as_ref().is_some_and(|place| Arc::ptr_eq(&place.source, &source));
        let of_the_way_back = ["incomplete-downgrade", "missing-downgrade", "seed-left-behind"]
            .contains(&problem.rule)
            || problem.sqlstate.is_some()
            || problem.rule == "declared-effect-missing";
        here && of_the_way_back && problem.level == Level::Deny
    };
    left.extend(outcome.problems.into_iter().filter(own));
    left
}
