//! `type-differs`: a column of another type than its field.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "type-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("type_differs.md"),
};

/// `readable` says that the field's Rust type reads the column's type, `rust` which one would.
pub(crate) fn finding(words: &str, wanted: &str, found: &str, readable: bool, rust: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("{words} is `{found}` in the history, not `{wanted}`"));
    match (readable, rust) {
        (true, _) => finding.help(format!("write `#[sql_type({found:?})]`")),
        (false, Some(rust)) => finding.help(format!("a field that reads it is `{rust}`")),
        (false, None) => finding,
    }
}

/// Of the collation.
pub(crate) fn collation(words: &str, wanted: Option<&str>, found: Option<&str>) -> Finding {
    let name =
        |collation: Option<&str>| collation.map_or("the type's own".to_owned(), |it| format!("`{it}`"));
    let finding = Finding::nowhere(format!(
        "the collation of {words} is {} in the history, not {}",
        name(found),
        name(wanted)
    ));
    match found {
        Some(found) => finding.help(format!("write `#[collate({:?})]`", found.trim_matches('"'))),
        None => finding.help("leave `#[collate]` out"),
    }
}
