//! `unused-allow`: an `@allow` that allowed nothing.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unused-allow",
    group: Group::Rules,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("unused_allow.md"),
};

/// The rule does not fire on the statement behind the `@allow`.
#[must_use]
pub fn finding(name: &str, place: Place) -> Finding {
    Finding::new(format!("`@allow {name}` allows nothing"), place)
        .label("the rule does not fire on the statement that follows")
        .help("take the line away")
}
