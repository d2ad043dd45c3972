//! What a statement does to the whole server, not to its database alone: that is not tried on a server that others may use.

use std::sync::Arc;

use arcoiris_checker::problem::Problem;
use arcoiris_checker::revision::Revision;
use arcoiris_checker::source::Place;
use arcoiris_checker::syntax::{DefinedStatement, Statement, StatementKind};

use super::finding::NOT_VERIFIED;

/// With what such statements begin.
const COMMANDS: [&str; 14] = [
    "CREATE ROLE",
    "ALTER ROLE",
    "DROP ROLE",
    "CREATE USER",
    "ALTER USER",
    "DROP USER",
    "CREATE GROUP",
    "ALTER SYSTEM",
    "CREATE DATABASE",
    "ALTER DATABASE",
    "DROP DATABASE",
    "CREATE TABLESPACE",
    "ALTER TABLESPACE",
    "DROP TABLESPACE",
];

/// The statements of a revision that reach further than its database, as problems.
pub(crate) fn reaching(revision: &Arc<Revision>) -> Vec<Problem> {
    let scripts = [Some(&revision.upgrade), revision.downgrade.as_ref()];
    let statements = scripts.into_iter().flatten().flat_map(|script| &script.statements);
    statements
        .filter(|statement| reaches_further(&statement.statement, &revision.source.text))
        .map(|statement| {
            let title =
                "not verified: this statement changes roles, or something else that is the whole server's";
            let place = Place { source: Arc::clone(&revision.source), span: statement.statement.span };
            Problem::new(NOT_VERIFIED, title).at(place, "reaches further than one database")
        })
        .collect()
}

fn reaches_further(statement: &Statement, text: &str) -> bool {
    if let StatementKind::Defined(defined) = &statement.kind
        && matches!(**defined, DefinedStatement::Role(_))
    {
        return true;
    }
    let text = text.get(statement.span.start as usize..statement.span.end as usize).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    // A mapping is the database's own.
    let text = text.replace("USER MAPPING", "MAPPING");
    // Inside a body it may stand anywhere.
    let is_body =
        matches!(statement.kind, StatementKind::Do(_) | StatementKind::Opaque(_) | StatementKind::Routine(_));
    COMMANDS.iter().any(|command| if is_body { text.contains(command) } else { text.starts_with(command) })
}
