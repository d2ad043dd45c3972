//! `rewriting-table`: a table that holds rows is not written anew under a lock.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use super::{Applied, Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::problem::Level;
use crate::syntax::{AlterTableAction, ColumnConstraintKind, Span, StatementKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "rewriting-table",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("rewriting_table.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for applied in step.upgrade {
        for id in hazard::rewritten(step, applied) {
            let finding = hazard::finding(
                step,
                format!("the whole table `{}` is written anew", hazard::name(step, id)),
                place(applied),
            )
            .label(hazard::blocks(applied, id))
            .note("it takes as long, and as much room, as the table and its indexes are large");
            findings.report(match help(step, applied) {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
    }
}

/// The action that does it, where only one could.
fn place(applied: &Applied<'_>) -> Span {
    match &applied.statement.statement.kind {
        StatementKind::AlterTable(it) => match it.actions.as_slice() {
            [(_, span)] => *span,
            _ => applied.statement.statement.span,
        },
        _ => applied.statement.statement.span,
    }
}

fn help(step: &RevisionStep<'_>, applied: &Applied<'_>) -> Option<String> {
    let StatementKind::AlterTable(it) = &applied.statement.statement.kind else { return None };
    let [(action, _)] = it.actions.as_slice() else { return None };
    let table = step.text(it.name.span());
    match action {
        AlterTableAction::AddColumn { column, .. } => {
            let default = column.constraints.iter().find_map(|it| match &it.kind {
                ColumnConstraintKind::Default(expression) => Some(expression),
                _ => None,
            });
            let default = step.text(default?.span);
            let (name, ty) = (&column.name.name, step.text(column.ty.span));
            Some(format!(
                "add the column empty, and give new rows their default\nALTER TABLE {table} ADD COLUMN {name} {ty};\nALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {default};\nthen fill the rows that are there in batches"
            ))
        }
        AlterTableAction::SetType { column, .. } => Some(format!(
            "add a column of the new type beside `{}`, fill it in batches while both are written, and take the old one away in a later revision",
            column.name
        )),
        _ => None,
    }
}
