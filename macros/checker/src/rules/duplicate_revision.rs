//! `duplicate-revision`: two revisions with one identifier.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-revision",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("duplicate_revision.md"),
};

/// Two revisions bear one identifier.
#[must_use]
pub fn finding(revision: &Revision, first: &Revision) -> Finding {
    let id = &revision.id.value;
    Finding::new(format!("the identifier `{id}` is given twice"), place(revision, revision.id.span))
        .label("this is the second revision with it")
        .other(place(first, first.id.span), "the first is here")
        .help("give the newer of the two an identifier of its own: `arcoiris revision` makes one up")
}
