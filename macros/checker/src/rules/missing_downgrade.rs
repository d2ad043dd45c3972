//! `missing-downgrade`: every revision has a way back.

use super::{Check, Finding, Findings, Group, RevisionStep, Rule, loss};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "missing-downgrade",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: true,
    check: Check::Revision(check),
    explanation: include_str!("missing_downgrade.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    let revision = step.revision;
    let id = &revision.id.value;
    if revision.irreversible.is_some() {
        if let Some(first) = revision.downgrade.as_ref().and_then(|script| script.statements.first()) {
            findings.report(
                Finding::new(
                    format!("revision `{id}` is called irreversible and has a downgrade"),
                    step.place(first.statement.span),
                )
                .label("never run")
                .help("take the downgrade away, or `-- @irreversible`"),
            );
        }
        return;
    }
    if step.upgrade.is_empty() {
        return;
    }
    let finding = match &revision.downgrade {
        None => {
            Finding::new(format!("revision `{id}` has no downgrade"), step.place(revision.upgrade.directive))
                .label("an upgrade without a way back")
        }
        // A downgrade without statements is right for an upgrade that leaves the catalog as it was.
        Some(script) if script.statements.is_empty() && is_a_change(step) => {
            Finding::new(format!("the downgrade of `{id}` has no statement"), step.place(script.directive))
                .label("nothing follows")
        }
        Some(_) => return,
    };
    let mend: Vec<String> = match step.complete {
        true => loss::losses(step).into_iter().flat_map(|loss| loss.mend).collect(),
        false => Vec::new(),
    };
    let finding = match mend.as_slice() {
        [] => {
            finding.help("write `-- @downgrade` and the statements that undo the upgrade, the last one first")
        }
        statements => finding.help(format!("write\n-- @downgrade\n{};", statements.join(";\n"))),
    };
    findings.report(finding.help("if there can be none, say so in the head: `-- @irreversible \"why\"`"));
}

fn is_a_change(step: &RevisionStep<'_>) -> bool {
    step.complete && !loss::losses(step).is_empty()
}
