//! `revision-cycle`: revisions that follow each other in a circle.

use std::sync::Arc;

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "revision-cycle",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("revision_cycle.md"),
};

/// Revisions that follow each other in a circle: each follows the next, the last the first. `None` for no revision.
#[must_use]
pub fn finding(cycle: &[&Arc<Revision>]) -> Option<Finding> {
    let (first, rest) = cycle.split_first()?;
    let mut words: Vec<&str> = cycle.iter().map(|revision| revision.id.value.as_str()).collect();
    words.push(&first.id.value);
    let mut finding = Finding::new(
        if rest.is_empty() {
            format!("`{}` follows itself", first.id.value)
        } else {
            format!("{} revisions follow each other in a circle", cycle.len())
        },
        place(first, first.revises),
    )
    .label(words.join(" -> "));
    for revision in rest {
        finding = finding.other(place(revision, revision.revises), "and this one");
    }
    Some(
        finding
            .note("no revision of the circle can be applied, for each waits for another")
            .help("let one of them follow the revision that stood before it was drawn into the circle"),
    )
}
