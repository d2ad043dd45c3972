//! `column-without-field`: a column that no field of its struct is for.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "column-without-field",
    group: Group::Models,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("column_without_field.md"),
};

/// `field` is the field that the column would have.
pub(crate) fn finding(table: &str, column: &str, ident: &str, field: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("`{ident}` has no field for the column `{table}.{column}`"));
    let finding = match field {
        Some(field) => finding.help(format!("add `{field}`")),
        None => finding,
    };
    finding.help(format!(
        "write `#[omits({:?})]` above the struct if it is the database's alone",
        column.trim_matches('"')
    ))
}
