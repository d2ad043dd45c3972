//! `psql-command`: a revision is SQL, without psql's own commands. Found where a script is split into statements
//! ([`SyntaxErrorKind::PsqlCommand`](crate::parse::SyntaxErrorKind)), which also has its words.

use super::{Check, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "psql-command",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("psql_command.md"),
};
