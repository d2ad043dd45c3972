//! `several-bases`: more than one revision that follows nothing.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "several-bases",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("several_bases.md"),
};

/// A second revision that follows nothing. `head` is what it can follow.
#[must_use]
pub fn finding(base: &Revision, first: &Revision, head: Option<&Revision>) -> Finding {
    Finding::new(format!("`{}` is a second base", base.id.value), place(base, base.revises))
        .label("follows nothing")
        .other(place(first, first.revises), format!("`{}` is the base already", first.id.value))
        .note("a database that has one of the two would lack the other for ever")
        .help(match head {
            Some(head) => format!("let it follow the head of the history: `-- @revises {}`", head.id.value),
            None => "let it follow the head of the history".to_owned(),
        })
}
