//! `validating-constraint`: a constraint is checked without keeping everybody out.

use super::{Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::problem::Level;
use crate::syntax::{AlterTableAction, StatementKind, TableConstraintKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "validating-constraint",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("validating_constraint.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for applied in step.upgrade {
        let StatementKind::AlterTable(it) = &applied.statement.statement.kind else { continue };
        for id in hazard::scanned(step, applied) {
            for (action, span) in &it.actions {
                let AlterTableAction::AddConstraint(constraint) = action else { continue };
                let word = match &constraint.kind {
                    TableConstraintKind::Check { .. } => "check",
                    TableConstraintKind::ForeignKey { .. } => "foreign key",
                    TableConstraintKind::PrimaryKey { .. }
                    | TableConstraintKind::Unique { .. }
                    | TableConstraintKind::UsingIndex { .. }
                    | TableConstraintKind::Exclude { .. }
                    | TableConstraintKind::NotNull { .. } => continue,
                };
                if constraint.not_valid || constraint.not_enforced {
                    continue;
                }
                let table = step.text(it.name.span());
                let finding = hazard::finding(
                    step,
                    format!(
                        "this {word} is checked against every row of `{}` under a lock",
                        hazard::name(step, id)
                    ),
                    *span,
                )
                .label(hazard::blocks(applied, id))
                .help(format!(
                    "leave the rows that are there for later\nALTER TABLE {table} {} NOT VALID;",
                    step.text(*span)
                ));
                let finding = match &constraint.name {
                    Some(name) => finding.help(format!(
                        "and check them in the next revision, while others work\nALTER TABLE {table} VALIDATE CONSTRAINT {};",
                        name.name
                    )),
                    None => finding.help("and check them in the next revision with `VALIDATE CONSTRAINT`, while others work"),
                };
                findings.report(finding);
            }
        }
    }
}
