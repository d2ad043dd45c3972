//! `reused-revision`: a withdrawn identifier that is used again.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "reused-revision",
    group: Group::Seal,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("reused_revision.md"),
};

/// A revision bears an identifier that was withdrawn.
#[must_use]
pub fn finding(revision: &Revision, withdrawn: Place) -> Finding {
    Finding::new(
        format!("the identifier `{}` was withdrawn", revision.id.value),
        place(revision, revision.id.span),
    )
    .label("used again")
    .other(withdrawn, "withdrawn here")
    .note("a database that had the old revision would be taken to have the new one")
    .help("give the revision another identifier: `arcoiris revision` makes one up")
}
