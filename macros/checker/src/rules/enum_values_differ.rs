//! `enum-values-differ`: an enum whose variants are not the labels of its type.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "enum-values-differ",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("enum_values_differ.md"),
};

/// Labels that only the model has, those that only the history has, and all that the history has in order.
pub(crate) fn finding(name: &str, added: &[String], gone: &[String], before: &[String]) -> Finding {
    let list =
        |labels: &[String]| labels.iter().map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ");
    let title = match (added, gone) {
        ([], []) => format!("the labels of `{name}` stand in another order in the history"),
        (added, []) => format!("`{name}` has no label {} in the history", list(added)),
        ([], gone) => {
            format!("`{name}` has the label {} in the history, for which there is no variant", list(gone))
        }
        (added, gone) => format!("`{name}` has {} in the history, and not {}", list(gone), list(added)),
    };
    Finding::nowhere(title).note(format!("history: {}", list(before)))
}
