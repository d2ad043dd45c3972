//! `scanning-not-null`: NOT NULL is set without reading the table under a lock.

use super::{Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::problem::Level;
use crate::syntax::{AlterTableAction, StatementKind};
use arcoiris_catalog::{Name, Object};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "scanning-not-null",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("scanning_not_null.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for applied in step.upgrade {
        let StatementKind::AlterTable(it) = &applied.statement.statement.kind else { continue };
        for id in hazard::scanned(step, applied) {
            for (action, span) in &it.actions {
                let AlterTableAction::SetNotNull { column } = action else { continue };
                let Some(Object::Table(stood)) = step.before.object(id).map(AsRef::as_ref) else { continue };
                if stood.column(column.name.as_str()).is_some_and(|column| column.not_null) {
                    continue;
                }
                let (table, column) = (step.text(it.name.span()), &column.name);
                let check = Name::new(&format!("{}_not_null", column.as_str()));
                findings.report(
                    hazard::finding(
                        step,
                        format!("every row of `{}` is read under a lock to see whether `{column}` is ever NULL", hazard::name(step, id)),
                        *span,
                    )
                    .label(hazard::blocks(applied, id))
                    .help(format!(
                        "say it as a check first\nALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID;"
                    ))
                    .help(format!(
                        "and in the next revision, while others work\nALTER TABLE {table} VALIDATE CONSTRAINT {check};\nALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;\nALTER TABLE {table} DROP CONSTRAINT {check};"
                    )),
                );
            }
        }
    }
}
