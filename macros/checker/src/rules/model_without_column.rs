//! `model-without-column`: a field whose column the history does not make.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "model-without-column",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("model_without_column.md"),
};

/// `alike` is a column that no field is for and that has a name like it.
pub(crate) fn finding(table: &str, column: &str, alike: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("`{table}` has no column `{column}` in the history"));
    match alike {
        Some(alike) => finding.note(format!("it has `{alike}`, which no field is for")).help(format!(
            "write `#[column({alike:?})]` if that is meant, or `#[renamed_from({alike:?})]` if it is to be renamed"
        )),
        None => finding,
    }
}
