//! `nullability-differs`: `Option` and NOT NULL at odds.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "nullability-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("nullability_differs.md"),
};

/// `not_null` is what the field says, `rust` the type that a field of the column as it is has.
pub(crate) fn finding(words: &str, not_null: bool, rust: Option<&str>) -> Finding {
    let finding = Finding::nowhere(match not_null {
        true => format!("{words} may be NULL in the history, and the field is no `Option`"),
        false => format!("{words} is NOT NULL in the history, and the field is an `Option`"),
    });
    match rust {
        Some(rust) => finding.help(format!("write `{rust}`")),
        None => finding,
    }
}
