//! `model-without-table`: a struct whose table the history does not make.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "model-without-table",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("model_without_table.md"),
};

/// `words` name the table or the schema; `singular` is a table that is called as the struct itself.
pub(crate) fn finding(words: &str, singular: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("the history makes no {words}"));
    match singular {
        Some(other) => {
            let name = other.rsplit('.').next().unwrap_or(other);
            finding.note(format!("there is a table `{other}`")).help(format!("write `#[table({name:?})]`"))
        }
        None => finding,
    }
}
