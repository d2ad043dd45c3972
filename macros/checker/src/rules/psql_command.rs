//! `psql-command`: a revision is SQL, without psql's own commands.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;
use crate::source::Place;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "psql-command",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("psql_command.md"),
};

/// A command of psql's, `\connect`, where a statement should begin. Found by whoever splits the script into statements.
#[must_use]
#[expect(dead_code, reason = "called by whoever splits scripts, which is not in this tree yet")]
pub(crate) fn finding(command: &str, place: Place) -> Finding {
    let name = command.split_whitespace().next().unwrap_or(command);
    let finding = Finding::new(format!("`{name}` is a command of psql's, not SQL"), place)
        .label("no server understands this")
        .note("a revision is sent to the server as it stands; psql takes no part in it");
    match name {
        r"\copy" => finding.help("write the rows as `INSERT`s"),
        r"\i" | r"\ir" | r"\include" | r"\include_relative" => {
            finding.help("write the statements of that file here: a revision is sealed with all that it does")
        }
        r"\c" | r"\connect" => {
            finding.help("take the line away: the revision runs in the database that is being upgraded")
        }
        r"\set" => finding.help("write the value where the variable stands"),
        _ => finding.help("take the line away"),
    }
}
