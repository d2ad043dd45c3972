//! `sealed-parent-changed`: a sealed revision that follows another than it did.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "sealed-parent-changed",
    group: Group::Seal,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("sealed_parent_changed.md"),
};

/// A sealed revision follows others than it did.
#[must_use]
pub fn finding(revision: &Revision, was: &[String], sealed: Place) -> Finding {
    let was = if was.is_empty() { "base".to_owned() } else { was.join(", ") };
    Finding::new(
        format!("sealed revision `{}` follows another revision than it did", revision.id.value),
        place(revision, revision.revises),
    )
    .label(format!("followed `{was}` when it was sealed"))
    .other(sealed, "sealed here")
    .note("databases have it on top of what it followed then")
    .help(format!("restore the line: `-- @revises {was}`"))
}
