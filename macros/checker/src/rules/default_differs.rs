//! `default-differs`: a default, an identity or a generation expression that is not the model's.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "default-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("default_differs.md"),
};

/// `attribute` is what stands for the history's value in a model.
pub(crate) fn finding(
    words: &str,
    wanted: &Option<String>,
    found: &Option<String>,
    attribute: Option<&str>,
) -> Finding {
    let value =
        |value: &Option<String>| value.as_ref().map_or("no default".to_owned(), |it| format!("`{it}`"));
    let title = match wanted {
        Some(_) => format!("{words} has {} in the history, not {}", value(found), value(wanted)),
        None => format!("{words} has {} in the history, and none in the model", value(found)),
    };
    let finding = Finding::nowhere(title);
    match attribute {
        Some(attribute) => finding.help(format!("write `{attribute}`")),
        None => finding.help("leave the attribute out"),
    }
}
