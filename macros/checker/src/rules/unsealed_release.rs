//! `unsealed-release`: a release with revisions that are still in work.

use std::sync::Arc;

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unsealed-release",
    group: Group::Seal,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("unsealed_release.md"),
};

/// Revisions are not sealed, and this is a release. `None` if all are.
#[must_use]
pub fn finding(unsealed: &[&Arc<Revision>]) -> Option<Finding> {
    let (first, rest) = unsealed.split_first()?;
    let title = match rest.len() {
        0 => format!("revision `{}` is not sealed, and this is a release", first.id.value),
        more => {
            format!("revision `{}` and {more} more are not sealed, and this is a release", first.id.value)
        }
    };
    let mut finding = Finding::new(title, place(first, first.id.span)).label("still in work");
    for other in rest.iter().take(3) {
        finding = finding.other(place(other, other.id.span), "and this one");
    }
    Some(
        finding
            .note("what a release applies must not change any more")
            .help("run `arcoiris seal`, and commit history.lock with the revisions"),
    )
}
