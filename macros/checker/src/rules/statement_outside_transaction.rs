//! `statement-outside-transaction`: what PostgreSQL runs only outside a transaction block.

use super::{Check, Finding, Findings, Group, Rule, Step, rewrite};
use crate::effects::Note;
use crate::problem::Level;
use crate::syntax::{DefinedStatement, MaintenanceStatement, ObjectKind, Span, Statement, StatementKind};

/// Statements without a transition that PostgreSQL never runs inside a transaction block, by command tag
/// (`PreventInTransactionBlock` in its sources).
const NEVER_INSIDE: [&str; 6] =
    ["ALTER SYSTEM", "CREATE DATABASE", "CREATE TABLESPACE", "DROP DATABASE", "DROP TABLESPACE", "VACUUM"];

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "statement-outside-transaction",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Statement(check),
    explanation: include_str!("statement_outside_transaction.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    if step.revision.no_transaction.is_some() {
        return;
    }
    let Some(span) = outside_only(step) else { return };
    findings.report(
        Finding::new("PostgreSQL refuses this statement inside a transaction", step.place(span))
            .label("cannot run inside a transaction block")
            .note("a revision runs as one transaction, so that it is applied in full or not at all")
            .help(
                "give the statement a revision of its own with `-- @no-transaction` in its head,\n\
                 one statement in each direction",
            )
            .sqlstate("25001"),
    );
}

fn outside_only(step: &Step<'_>) -> Option<Span> {
    let noted =
        step.effects.notes.iter().find_map(|note| {
            if let Note::OutsideTransactionOnly { span } = note { Some(*span) } else { None }
        });
    let statement = &step.statement.statement;
    noted.or_else(|| never_inside(statement, step.text(statement.span)).then_some(statement.span))
}

/// Whether PostgreSQL refuses a statement inside a transaction block before it looks at anything else.
pub(crate) fn never_inside(statement: &Statement, text: &str) -> bool {
    let kind = &statement.kind;
    matches!(kind, StatementKind::NotModelled(tag) if NEVER_INSIDE.contains(&tag.as_str()))
        || matches!(kind, StatementKind::NotModelled(_) if says_so(text))
        || matches!(kind, StatementKind::Defined(it) if outside_only_kind(it))
        || matches!(kind, StatementKind::Drop(it) if it.concurrently)
        || matches!(kind, StatementKind::CreateIndex(it) if it.concurrently)
}

fn outside_only_kind(it: &DefinedStatement) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others may stand in a transaction")]
    match it {
        DefinedStatement::Cluster { outside_transaction, .. }
        | DefinedStatement::Maintenance(MaintenanceStatement::Vacuum { outside_transaction, .. }) => {
            *outside_transaction
        }
        DefinedStatement::Maintenance(MaintenanceStatement::Reindex { kind, concurrently, .. }) => {
            *concurrently || !matches!(kind, ObjectKind::Index | ObjectKind::Table)
        }
        _ => false,
    }
}

/// Statements of which only some forms are refused, told by their words. A form that is not listed here is not judged.
fn says_so(statement: &str) -> bool {
    let words: Vec<String> =
        rewrite::words(statement).into_iter().map(|(_, word)| word.to_uppercase()).collect();
    matches!(
        *words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["CLUSTER"]
            | ["CLUSTER", "VERBOSE"]
            | ["DISCARD", "ALL"]
            | ["REINDEX", "SCHEMA" | "DATABASE" | "SYSTEM", ..]
            | ["REINDEX", "TABLE" | "INDEX", "CONCURRENTLY", _, ..]
    )
}
