//! `index-differs`: an index that is not the model's.

use super::{Check, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "index-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("index_differs.md"),
};
