//! `several-statements-without-transaction`: `@no-transaction` carries one statement a direction.

use super::{Check, Direction, Finding, Findings, Group, RevisionStep, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "several-statements-without-transaction",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Revision(check),
    explanation: include_str!("several_statements_without_transaction.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    let Some(directive) = step.revision.no_transaction else { return };
    let downgrade = step.revision.downgrade.as_ref();
    let scripts = [(Direction::Upgrade, Some(&step.revision.upgrade)), (Direction::Downgrade, downgrade)];
    for (direction, script) in scripts {
        let statements = script.map(|script| script.statements.as_slice()).unwrap_or_default();
        let [first, second, ..] = statements else { continue };
        findings.report(
            Finding::new(
                format!("a second statement without a transaction in the {}", direction.word()),
                step.place(second.statement.span),
            )
            .label("if it fails, the first one stays done")
            .other(step.place(first.statement.span), "the first")
            .other(step.place(directive), "asked for here")
            .note("one statement is done or not done, and a start after a crash can tell which; between two it cannot")
            .help("give each statement a revision of its own"),
        );
    }
}
