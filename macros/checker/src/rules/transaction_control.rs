//! `transaction-control`: a script neither begins nor ends a transaction.

use super::{Check, Finding, Findings, Group, Rule, Step};
use crate::problem::Level;
use crate::syntax::{StatementKind, TransactionVerb};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "transaction-control",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Statement(check),
    explanation: include_str!("transaction_control.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    let statement = &step.statement.statement;
    let StatementKind::Transaction(verb) = &statement.kind else { return };
    let (word, why) = match verb {
        TransactionVerb::Begin | TransactionVerb::BeginReadOnly => {
            ("BEGIN", "the transaction has begun already")
        }
        TransactionVerb::Commit | TransactionVerb::CommitAndChain => {
            ("COMMIT", "what follows would run outside the revision's transaction")
        }
        TransactionVerb::Rollback | TransactionVerb::RollbackAndChain => {
            ("ROLLBACK", "what stands before it would be undone, and the revision still be recorded")
        }
        TransactionVerb::Savepoint => ("SAVEPOINT", "a script that is proven has nothing to roll back to"),
        TransactionVerb::Release => ("RELEASE", "a script that is proven has nothing to roll back to"),
        TransactionVerb::RollbackTo => {
            ("ROLLBACK TO", "what stands before it would be undone, and the revision still be recorded")
        }
        TransactionVerb::Prepare | TransactionVerb::CommitPrepared | TransactionVerb::RollbackPrepared => {
            ("PREPARE TRANSACTION", "the revision would be recorded and not be applied")
        }
        TransactionVerb::Set | TransactionVerb::SetReadOnly => {
            ("SET TRANSACTION", "the transaction has run queries already when the script begins")
        }
    };
    findings.report(
        Finding::new(format!("`{word}` in a revision"), step.place(statement.span))
            .label(why)
            .note("each revision is one transaction: guard, script, version row and commit belong together")
            .help("take the statement away"),
    );
}
