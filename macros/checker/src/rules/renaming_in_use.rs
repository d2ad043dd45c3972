//! `renaming-in-use`: what running programs use keeps its name.

use super::{Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::names;
use crate::problem::Level;
use crate::syntax::{ObjectKind, StatementKind};
use arcoiris_catalog::{Object, State};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "renaming-in-use",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("renaming_in_use.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for (index, applied) in step.upgrade.iter().enumerate() {
        let StatementKind::Rename { kind, name, part, to, .. } = &applied.statement.statement.kind else {
            continue;
        };
        if !matches!(kind, ObjectKind::Table | ObjectKind::View | ObjectKind::Column) {
            continue;
        }
        let Some((before, _)) = step.around(super::Direction::Upgrade, index) else { continue };
        let touched = step.touched(super::Direction::Upgrade, index);
        let table = touched.into_iter().find(|id| {
            matches!(before.object(*id).map(AsRef::as_ref), Some(Object::Table(_)))
                && hazard::in_use(step, *id)
        });
        let Some(id) = table else { continue };
        let stood = match part {
            // A column that the revision itself made is in nobody's use.
            Some(column) => {
                match (step.before.object(id).map(AsRef::as_ref), before.object(id).map(AsRef::as_ref)) {
                    (Some(Object::Table(stood)), Some(Object::Table(now))) => now
                        .column(column.name.as_str())
                        .is_some_and(|column| stood.column_numbered(column.number).is_some()),
                    _ => false,
                }
            }
            None => true,
        };
        if !stood {
            continue;
        }
        let old = match part {
            Some(column) => format!("{}.{}", names::qualified(&before, id), column.name),
            None => names::qualified(&before, id),
        };
        let table = step.text(name.span());
        let finding = hazard::finding(
            step,
            format!("`{old}` gets another name while programs use it"),
            applied.statement.statement.span,
        )
        .label("whoever was built before this revision fails from here on")
        .note("programs and database change at different moments: while an old one runs, the old name must work");
        findings.report(match part {
            Some(column) => finding.help(format!(
                "add `{}` beside `{}`, keep both written, and drop the old one once nothing uses it",
                to.name, column.name
            )),
            None => finding.help(format!(
                "leave the old name as a view\nALTER TABLE {table} RENAME TO {};\nCREATE VIEW {table} AS SELECT * FROM {};\nand drop it once nothing uses it",
                to.name,
                match &name.schema {
                    Some(schema) => format!("{}.{}", schema.name, to.name),
                    None => to.name.to_string(),
                }
            )),
        });
    }
}
