//! `failing-on-rows`: a statement does not fail because there are rows.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use super::{Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::effects::Note;
use crate::problem::Level;
use crate::syntax::{AlterTableAction, ColumnConstraintKind, StatementKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "failing-on-rows",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("failing_on_rows.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for applied in step.upgrade {
        for note in &applied.effects.notes {
            let Note::FailsOnRows { id, what, span } = note else { continue };
            if !hazard::in_use(step, *id) {
                continue;
            }
            let finding = hazard::finding(
                step,
                format!("this fails as soon as `{}` holds one row", hazard::name(step, *id)),
                *span,
            )
            .label(format!("the rows that are there have no value for `{what}`"))
            .note("PostgreSQL refuses it then with SQLSTATE 23502, and takes it where the table is empty");
            let StatementKind::AlterTable(it) = &applied.statement.statement.kind else {
                findings.report(finding);
                continue;
            };
            let table = step.text(it.name.span());
            let column = it.actions.iter().find_map(|(action, _)| match action {
                AlterTableAction::AddColumn { column, .. } if column.span == *span => Some(column),
                _ => None,
            });
            let finding = match column {
                Some(column) => {
                    let (name, ty) = (&column.name.name, step.text(column.ty.span));
                    let others: Vec<&str> = column
                        .constraints
                        .iter()
                        .filter(|it| !matches!(it.kind, ColumnConstraintKind::NotNull { .. }))
                        .map(|it| step.text(it.span))
                        .collect();
                    let others =
                        if others.is_empty() { String::new() } else { format!(" {}", others.join(" ")) };
                    finding
                        .help("give it a default")
                        .help(format!(
                            "or fill it before it must be there\nALTER TABLE {table} ADD COLUMN {name} {ty}{others};\nUPDATE {table} SET {name} = …;\nALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL;"
                        ))
                }
                None => finding.help("give it a default, or fill it before it must be there"),
            };
            findings.report(finding);
        }
    }
}
