//! `work-beside-baseline`: work that starts at the baseline, beside the revision that follows it.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "work-beside-baseline",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("work_beside_baseline.md"),
};

/// A revision that follows the baseline although another does already. `head` is where the history ends that it could follow.
#[must_use]
pub fn finding(beside: &Revision, first: &Revision, baseline: &Revision, head: &Revision) -> Finding {
    Finding::new(
        format!("`{}` starts beside `{}`", beside.id.value, first.id.value),
        place(beside, beside.revises),
    )
    .label(format!("follows the baseline `{}`", baseline.id.value))
    .other(place(first, first.revises), "the history goes on from the baseline here")
    .note("the baseline has one revision after it; all work starts after that one")
    .help(format!("let it follow a later revision: `-- @revises {}`", head.id.value))
}
