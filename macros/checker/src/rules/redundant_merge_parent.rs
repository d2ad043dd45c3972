//! `redundant-merge-parent`: a merge of what is not parallel.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::{Revision, Spanned};

/// The rule.
pub const RULE: Rule = Rule {
    name: "redundant-merge-parent",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("redundant_merge_parent.md"),
};

/// A merge of a revision with one that comes after it.
#[must_use]
pub fn finding(merge: &Revision, redundant: &Spanned<String>, later: &Revision) -> Finding {
    let rest: Vec<&str> = merge
        .down_revisions
        .iter()
        .filter(|down| down.value != redundant.value)
        .map(|down| down.value.as_str())
        .collect();
    Finding::new(
        format!("`{}` merges `{}` with a revision that comes after it", merge.id.value, redundant.value),
        place(merge, redundant.span),
    )
    .label(format!("`{}` is below `{}`", redundant.value, later.id.value))
    .other(place(later, later.id.span), format!("`{}` is here", later.id.value))
    .help(format!("leave it out: `@revises {}`", rest.join(", ")))
}

/// A down revision written twice.
#[must_use]
pub fn twice(merge: &Revision, down: &Spanned<String>) -> Finding {
    Finding::new(format!("`{}` follows `{}` twice", merge.id.value, down.value), place(merge, down.span))
        .label("written before")
        .help("leave it out")
}
