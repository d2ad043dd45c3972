//! The revisions held against what was sealed, statement by statement.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Flag, Lock, Sealed, fingerprint};
use crate::graph::Graph;
use crate::problem::{Level, Problem};
use crate::revision::{Revision, Script};
use crate::rules::{
    Direction, Levels, Problems, place, reused_revision, sealed_parent_changed, sealed_revision_edited,
    sealed_revision_missing, unsealed_release,
};
use crate::syntax::Span;

/// Reports every sealed revision that is not what it was.
pub fn compare(lock: &Lock, graph: &Graph, problems: &mut Problems) {
    let by_id: HashMap<&str, &Arc<Revision>> =
        graph.revisions.iter().map(|revision| (revision.id.value.as_str(), revision)).collect();
    for sealed in &lock.revisions {
        let Some(revision) = by_id.get(sealed.id.as_str()) else {
            let finding = sealed_revision_missing::finding(&sealed.id, lock.place(sealed.span));
            problems.report(&sealed_revision_missing::RULE, None, finding);
            continue;
        };
        let mut was = sealed.down_revisions.clone();
        let mut is: Vec<String> = revision.down_revisions.iter().map(|down| down.value.clone()).collect();
        was.sort_unstable();
        is.sort_unstable();
        if was != is {
            let finding =
                sealed_parent_changed::finding(revision, &sealed.down_revisions, lock.place(sealed.span));
            problems.report(&sealed_parent_changed::RULE, Some(revision), finding);
        }
        flags(lock, sealed, revision, problems);
        script(lock, sealed, revision, Direction::Upgrade, problems);
        script(lock, sealed, revision, Direction::Downgrade, problems);
    }
    for (id, span) in &lock.withdrawn {
        if let Some(revision) = by_id.get(id.as_str()) {
            let finding = reused_revision::finding(revision, lock.place(*span));
            problems.report(&reused_revision::RULE, Some(revision), finding);
        }
    }
}

/// The revisions that are not sealed, in order.
#[must_use]
pub fn unsealed<'a>(lock: &Lock, graph: &'a Graph) -> Vec<&'a Arc<Revision>> {
    let sealed = lock.sealed();
    graph
        .order
        .iter()
        .filter_map(|index| graph.revisions.get(*index))
        .filter(|revision| !sealed.contains(revision.id.value.as_str()))
        .collect()
}

/// What is wrong with a release of this history.
#[must_use]
pub fn unsealed_release(lock: &Lock, graph: &Graph, levels: &Levels) -> Option<Problem> {
    let rule = &unsealed_release::RULE;
    let finding = unsealed_release::finding(&unsealed(lock, graph))?;
    let level = levels.of(rule);
    (level > Level::Allow).then(|| finding.problem(rule, level))
}

fn flags(lock: &Lock, sealed: &Sealed, revision: &Revision, problems: &mut Problems) {
    for flag in Flag::ALL {
        let (span, label) = match (flag.place(revision), sealed.flags.contains(&flag)) {
            (Some(span), false) => (span, format!("`@{}` was not there", flag.word())),
            (None, true) => (revision.id.span, format!("`@{}` was there", flag.word())),
            (Some(_), true) | (None, false) => continue,
        };
        edited(lock, sealed, revision, span, &label, problems);
    }
}

fn script(lock: &Lock, sealed: &Sealed, revision: &Revision, direction: Direction, problems: &mut Problems) {
    let (was, script): (&[u64], Option<&Script>) = match direction {
        Direction::Upgrade => (&sealed.upgrade, Some(&revision.upgrade)),
        Direction::Downgrade => (&sealed.downgrade, revision.downgrade.as_ref()),
    };
    let statements = script.map_or(&[][..], |script| &script.statements);
    let is: Vec<u64> = statements.iter().map(fingerprint).collect();
    if was == is {
        return;
    }
    let before = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
    let after = was.iter().skip(before).rev().zip(is.iter().skip(before).rev());
    let after = after.take_while(|(was, is)| was == is).count();
    let (taken, put) = (was.len() - before - after, is.len() - before - after);
    let direction = direction.word();
    let at = |index: usize| statements.get(index).map(|statement| statement.statement.span);
    let end = script.map_or(revision.id.span, |script| script.directive);
    let (span, label) = match (taken, put) {
        (0, 1) => (at(before).unwrap_or(end), format!("this statement was not in the {direction}")),
        (0, more) => {
            (at(before).unwrap_or(end), format!("these {more} statements were not in the {direction}"))
        }
        (1, 0) => {
            (at(before).unwrap_or(end), format!("a statement of the {direction} is missing before this"))
        }
        (some, 0) => (
            at(before).unwrap_or(end),
            format!("{some} statements of the {direction} are missing before this"),
        ),
        (1, 1) => (at(before).unwrap_or(end), format!("this statement of the {direction} was another")),
        (taken, put) => (
            at(before).unwrap_or(end),
            format!(
                "from here the {direction} is another: {}, and it had {}",
                statements_of(put),
                statements_of(taken)
            ),
        ),
    };
    // A statement that was taken from the end has nothing behind it to point at.
    let label =
        if put == 0 && at(before).is_none() { label.replace("before this", "at its end") } else { label };
    edited(lock, sealed, revision, span, &label, problems);
}

fn edited(
    lock: &Lock,
    sealed: &Sealed,
    revision: &Revision,
    span: Span,
    label: &str,
    problems: &mut Problems,
) {
    let finding =
        sealed_revision_edited::finding(&sealed.id, place(revision, span), label, lock.place(sealed.span));
    problems.report(&sealed_revision_edited::RULE, Some(revision), finding);
}

fn statements_of(count: usize) -> String {
    if count == 1 { "1 statement".to_owned() } else { format!("{count} statements") }
}
