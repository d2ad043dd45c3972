//! `dropping-data`: the schema comes back, the rows do not.

use super::rows::{Row, Same};
use super::{Check, Direction, Finding, Findings, Group, RevisionStep, Rule, rows, words};
use crate::effects::{Note, Rows};
use crate::names;
use crate::problem::Level;
use crate::syntax::{Span, StatementKind};
use arcoiris_catalog::{Object, ObjectId, State};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "dropping-data",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("dropping_data.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for (index, applied) in step.upgrade.iter().enumerate() {
        for note in &applied.effects.notes {
            if let Note::LosesData { what, span } = note
                && may_hold_rows(step, index)
            {
                findings.report(finding(step, what, *span));
            }
            if let Note::Deletes { table, rows, span } = note
                && is_lost(step, index, *table, rows)
            {
                let what = match rows {
                    Rows::All => format!("every row of table {}", names::qualified(step.before, *table)),
                    Rows::Known(_) | Rows::Unknown => {
                        format!("rows of table {}", names::qualified(step.before, *table))
                    }
                };
                findings.report(finding(step, &what, *span));
            }
        }
    }
}

fn finding(step: &RevisionStep<'_>, what: &str, span: Span) -> Finding {
    Finding::new(
        format!("the upgrade of `{}` loses data: {}", step.revision.id.value, words::quoted(what)),
        step.place(span),
    )
    .label("what was there does not come back")
    .note("the downgrade restores the schema; what it held is gone")
    .help(
        "keep what is worth keeping first, in this revision or in one before it, and say so right before the \
             statement:\n-- @allow dropping-data \"where it went, or why nobody needs it\"",
    )
}

/// Whether a table that the statement touches stood before the revision: one made within it holds no rows but its own.
fn may_hold_rows(step: &RevisionStep<'_>, index: usize) -> bool {
    let Some(applied) = step.upgrade.get(index) else { return true };
    if let StatementKind::Truncate { tables, .. } = &applied.statement.statement.kind {
        // The database after the revision finds what it has kept; a table that is gone since may have stood before.
        return tables.iter().any(|table| match names::table(step.restored, table) {
            Ok((id, _)) => step.before.object(id).is_some(),
            Err(_) => true,
        });
    }
    let Some((before, _)) = step.around(Direction::Upgrade, index) else { return true };
    let is_table =
        |id: &ObjectId| before.object(*id).is_some_and(|object| matches!(object.as_ref(), Object::Table(_)));
    let mut tables = step.touched(Direction::Upgrade, index).into_iter().filter(is_table).peekable();
    tables.peek().is_none() || tables.any(|id| step.before.object(id).is_some())
}

/// Whether a `DELETE` of the upgrade takes rows that were there before it and that no downgrade inserts again.
fn is_lost(step: &RevisionStep<'_>, index: usize, id: ObjectId, rows: &Rows) -> bool {
    let Some(Object::Table(table)) = step.before.object(id).map(AsRef::as_ref) else { return false };
    let inserted = |note: &Note| {
        if let Note::Inserts { table, rows, .. } = note { (*table == id).then(|| rows.clone()) } else { None }
    };
    let own: Vec<Rows> =
        step.upgrade.iter().take(index).flat_map(|it| &it.effects.notes).filter_map(inserted).collect();
    let again: Vec<Rows> =
        step.downgrade.iter().flat_map(|it| &it.effects.notes).filter_map(inserted).collect();
    match rows {
        Rows::All => true,
        Rows::Unknown => own.is_empty() && again.is_empty(),
        Rows::Known(keys) => keys.iter().any(|key| {
            own.iter().chain(&again).all(|rows| match rows {
                Rows::Known(rows) => {
                    rows.iter().all(|row: &Row| rows::matches(step.before, table, key, row) == Same::No)
                }
                Rows::All | Rows::Unknown => false,
            })
        }),
    }
}
