//! `unreadable-type`: a type that the Rust type of a field does not read.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "unreadable-type",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("unreadable_type.md"),
};

/// `rust` is the Rust type that reads it.
pub(crate) fn finding(given: &str, sql: &str, rust: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("`{given}` does not read `{sql}`")).note(
        "a row would be read with an error: `FromSql` of the Rust type does not accept the column's type",
    );
    match rust {
        Some(rust) => finding.help(format!("a field that reads it is `{rust}`")),
        None => finding,
    }
}
