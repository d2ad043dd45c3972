//! `conflicting-branches`: parallel branches whose order matters.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "conflicting-branches",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("conflicting_branches.md"),
};

/// Two parallel branches touch one thing. `what` names it.
#[must_use]
pub fn finding(merge: &Revision, what: &str, one: (Place, &str), other: (Place, &str)) -> Finding {
    Finding::new(format!("two parallel branches both touch {what}"), one.0)
        .label(format!("`{}` does here", one.1))
        .other(other.0, format!("`{}` does here", other.1))
        .other(place(merge, merge.revises), format!("`{}` merges the two", merge.id.value))
        .note("a database may have either branch first, and the two orders are not known to end in the same schema")
        .help(format!("let one branch follow the other: `@revises {}` in the first revision after the fork", one.1))
}

/// A statement of one branch cannot be applied once the other branch is.
#[must_use]
pub fn refused(merge: &Revision, after: &str, at: Place, why: &str) -> Finding {
    Finding::new(format!("two parallel branches cannot be applied one after the other: {why}"), at)
        .label(format!("refused once the branch of `{after}` is applied"))
        .other(place(merge, merge.revises), format!("`{}` merges the two", merge.id.value))
        .note("a database may have either branch first, so that both orders have to work")
        .help(format!("let this branch follow the other: `@revises {after}` in its first revision"))
}
