//! `unique-differs`: a UNIQUE constraint that is not the model's.

use super::{Check, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "unique-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("unique_differs.md"),
};
