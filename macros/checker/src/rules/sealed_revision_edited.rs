//! `sealed-revision-edited`: a sealed revision that was edited.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "sealed-revision-edited",
    group: Group::Seal,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("sealed_revision_edited.md"),
};

/// A statement of a sealed revision is not what was sealed.
#[must_use]
pub fn finding(id: &str, at: Place, label: &str, sealed: Place) -> Finding {
    Finding::new(format!("sealed revision `{id}` was edited"), at)
        .label(label)
        .other(sealed, "sealed here")
        .note("databases have applied it as it was; an edit reaches none of them")
        .help("restore the file (`git log -p` shows what it was), and put the change into a new revision: `arcoiris revision -m \"…\"`")
}
