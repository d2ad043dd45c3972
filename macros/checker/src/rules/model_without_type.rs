//! `model-without-type`: an enum, newtype or composite struct whose type the history does not make.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "model-without-type",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("model_without_type.md"),
};

/// `words` name the type.
pub(crate) fn finding(words: &str) -> Finding {
    Finding::nowhere(format!("the history makes no {words}"))
}
