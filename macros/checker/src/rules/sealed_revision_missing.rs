//! `sealed-revision-missing`: a sealed revision that is not there.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "sealed-revision-missing",
    group: Group::Seal,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("sealed_revision_missing.md"),
};

/// A sealed revision has no file.
#[must_use]
pub fn finding(id: &str, sealed: Place) -> Finding {
    Finding::new(format!("sealed revision `{id}` is missing"), sealed)
        .label("sealed here, and no file has this identifier")
        .note("databases have applied it; a program that does not know it could neither upgrade nor downgrade them")
        .help("restore its file; `arcoiris seal --withdraw` takes back one that was applied nowhere, and keeps its identifier from being used again")
}
