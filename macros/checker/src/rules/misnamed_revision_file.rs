//! `misnamed-revision-file`: a file whose name is not its revision's.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub const RULE: Rule = Rule {
    name: "misnamed-revision-file",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("misnamed_revision_file.md"),
};

/// A file in the folder that is no revision by its name, or by a name that is not its revision's.
#[must_use]
pub fn finding(path: &str, why: &str, instead: Option<&str>) -> Finding {
    let finding = Finding::nowhere(format!("`{path}` is no revision file")).note(why);
    match instead {
        Some(name) => finding.help(format!("call it `{name}`")),
        None => finding
            .help("call it `<revision>_<slug>.sql`, as `9c1b7e60aa12_tip.sql`, or move it out of the folder"),
    }
}
