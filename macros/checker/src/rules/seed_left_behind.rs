//! `seed-left-behind`: a downgrade deletes the rows that its upgrade inserted, and no others.

use std::borrow::Cow;

use super::rows::{Row, Same};
use super::{Applied, Check, Direction, Finding, Findings, Group, RevisionStep, Rule, rows};
use crate::effects::{Note, Rows};
use crate::names;
use crate::problem::Level;
use crate::syntax::{Span, StatementKind};
use arcoiris_catalog::{Object, ObjectId, State, Table};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "seed-left-behind",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("seed_left_behind.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    if !step.complete || step.revision.irreversible.is_some() || step.revision.downgrade.is_none() {
        return;
    }
    left_behind(step, findings);
    not_its_own(step, findings);
}

/// A table that stood before the revision and stands after it: the others come and go with their rows.
fn lasting<'a>(step: &'a RevisionStep<'_>, id: ObjectId) -> Option<&'a Table> {
    step.before.object(id)?;
    match step.restored.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => Some(table),
        Some(_) | None => None,
    }
}

/// Rows that are written or deleted, as one direction tells them.
struct Written<'a> {
    applied: &'a Applied<'a>,
    table: ObjectId,
    rows: Cow<'a, Rows>,
    span: Span,
    /// Whether it is known how many rows there are: a query may find none, or many that are alike in their constants.
    counted: bool,
}

fn inserts<'a>(step: &RevisionStep<'a>, direction: Direction) -> impl Iterator<Item = Written<'a>> {
    step.applied(direction).iter().flat_map(|applied| {
        applied.effects.notes.iter().filter_map(move |note| {
            let Note::Inserts { table, rows, span } = note else { return None };
            let alike = match rows {
                Rows::Unknown => rows::selected(&applied.statement.statement.kind),
                Rows::Known(_) | Rows::All => None,
            };
            let counted = alike.is_none();
            let rows = alike.map_or(Cow::Borrowed(rows), |row| Cow::Owned(Rows::Known(vec![row])));
            Some(Written { applied, table: *table, rows, span: *span, counted })
        })
    })
}

fn deletes<'a>(step: &RevisionStep<'a>, direction: Direction) -> impl Iterator<Item = Written<'a>> {
    step.applied(direction).iter().flat_map(|applied| {
        applied.effects.notes.iter().filter_map(move |note| {
            let Note::Deletes { table, rows, span } = note else { return None };
            Some(Written { applied, table: *table, rows: Cow::Borrowed(rows), span: *span, counted: true })
        })
    })
}

/// Whether rows of the table are changed in place, after which their constants say nothing sure.
fn is_updated(step: &RevisionStep<'_>, id: ObjectId) -> bool {
    let statements = step.upgrade.iter().chain(step.downgrade);
    statements
        .flat_map(|applied| &applied.effects.notes)
        .any(|note| matches!(note, Note::Updates { table, .. } if *table == id))
}

/// Whether the downgrade may take rows of the table away by other means than a `DELETE` on it.
fn may_go_otherwise(step: &RevisionStep<'_>, id: ObjectId) -> bool {
    let parents: Vec<ObjectId> = deletes(step, Direction::Downgrade).map(|it| it.table).collect();
    let unseen = step.downgrade.iter().any(|applied| {
        let kind = &applied.statement.statement.kind;
        let truncated = if let StatementKind::Truncate { tables, cascade, .. } = kind {
            *cascade
                || tables.iter().any(|table| names::table(step.restored, table).is_ok_and(|it| it.0 == id))
        } else {
            false
        };
        // A function may do anything.
        truncated || !applied.statement.effects.is_empty() || matches!(kind, StatementKind::Select(_))
    });
    unseen || rows::goes_with(&step.restored.catalog, id, &parents)
}

fn left_behind(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for insert in inserts(step, Direction::Upgrade) {
        let (Some(table), Rows::Known(new)) = (lasting(step, insert.table), insert.rows.as_ref()) else {
            continue;
        };
        let removers: Vec<Written<'_>> = [Direction::Upgrade, Direction::Downgrade]
            .into_iter()
            .flat_map(|direction| deletes(step, direction).collect::<Vec<_>>())
            .filter(|it| it.table == insert.table)
            .collect();
        if (!removers.is_empty() && is_updated(step, insert.table)) || may_go_otherwise(step, insert.table) {
            continue;
        }
        let removers: Vec<(&Rows, rows::Written<'_>)> = removers
            .iter()
            .map(|delete| match delete.rows.as_ref() {
                known @ Rows::Known(keys) => (known, rows::Written::new(keys, keys.first())),
                other @ (Rows::All | Rows::Unknown) => (other, rows::Written::new(&[], None)),
            })
            .collect();
        let stays = |row: &&Row| {
            removers.iter().all(|(rows, written)| match rows {
                Rows::All | Rows::Unknown => false,
                Rows::Known(_) if written.has(row) => false,
                Rows::Known(keys) => {
                    keys.iter().all(|key| rows::matches(step.after, table, key, row) == Same::No)
                }
            })
        };
        let left: Vec<&Row> = new.iter().filter(stays).collect();
        let Some(first) = left.first() else { continue };
        // Rows that a query finds are told by their key, or not at all.
        if !insert.counted && rows::key_of(&step.restored.catalog, insert.table, first).is_none() {
            continue;
        }
        let name = names::qualified(&step.restored.catalog, insert.table);
        let downgrade = step.revision.downgrade.as_ref().map_or(insert.span, |script| script.directive);
        let finding = Finding::new(
            format!("the downgrade of `{}` leaves rows of `{name}` behind", step.revision.id.value),
            step.place(insert.span),
        )
        .label(match left.len() {
            _ if !insert.counted => "what this inserts stays".to_owned(),
            1 => "this row stays".to_owned(),
            count => format!("{count} of these rows stay"),
        })
        .other(step.place(downgrade), "nothing from here on deletes them")
        .note("the next upgrade inserts them again: it fails on a key, or there are two of each");
        findings.report(match rows::key_of(&step.restored.catalog, insert.table, first) {
            Some(_) => {
                let statements: Vec<String> = left
                    .iter()
                    .filter_map(|row| rows::key_of(&step.restored.catalog, insert.table, row))
                    .map(|key| format!("DELETE FROM {name} WHERE {};", rows::condition(&key)))
                    .collect();
                finding.help(format!("add to the downgrade\n{}", statements.join("\n")))
            }
            None => finding
                .help("give the rows fixed keys in the upgrade, and delete them by key in the downgrade"),
        });
    }
}

fn not_its_own(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for delete in deletes(step, Direction::Downgrade) {
        let Some(table) = lasting(step, delete.table) else { continue };
        let inserted: Vec<Cow<'_, Rows>> = inserts(step, Direction::Upgrade)
            .filter(|it| it.table == delete.table)
            .map(|it| it.rows)
            .collect();
        let own = inserts(step, Direction::Downgrade).any(|it| it.table == delete.table);
        // What the upgrade changes or inserts unseen may well be what the downgrade deletes.
        let unseen = own
            || is_updated(step, delete.table)
            || step.upgrade.iter().any(|applied| !applied.statement.effects.is_empty());
        let name = names::qualified(&step.restored.catalog, delete.table);
        let all_of_them = rows::deletes_by_key_only(&delete.applied.statement.statement.kind);
        let unique = rows::keys(&step.restored.catalog, delete.table);
        let which = match delete.rows.as_ref() {
            Rows::Unknown => continue,
            Rows::All => "every row of the table, whoever wrote it".to_owned(),
            Rows::Known(keys) => {
                let written: Vec<rows::Written<'_>> = inserted
                    .iter()
                    .map(|rows| match rows.as_ref() {
                        Rows::Known(rows) => rows::Written::new(rows, keys.first()),
                        Rows::All | Rows::Unknown => rows::Written::new(&[], None),
                    })
                    .collect();
                let wide = |key: &&Row| {
                    let surely_other = !unseen
                        && !written.iter().any(|written| written.has(key))
                        && inserted.iter().all(|rows| match rows.as_ref() {
                            Rows::Known(rows) => {
                                rows.iter().all(|row| rows::matches(step.after, table, key, row) == Same::No)
                            }
                            Rows::All | Rows::Unknown => false,
                        });
                    let one_row = unique.iter().any(|columns| {
                        columns.iter().all(|column| key.iter().any(|(name, _)| name == column))
                    });
                    surely_other || (!one_row && all_of_them)
                };
                match keys.iter().find(wide) {
                    Some(key) => format!("every row with {}, whoever wrote it", rows::condition(key)),
                    None => continue,
                }
            }
        };
        let mut finding = Finding::new(
            format!(
                "the downgrade of `{}` deletes rows of `{name}` that its upgrade did not insert",
                step.revision.id.value
            ),
            step.place(delete.span),
        )
        .label(which);
        let own_keys: Vec<String> = inserted
            .iter()
            .flat_map(|rows| match rows.as_ref() {
                Rows::Known(rows) => rows.as_slice(),
                Rows::All | Rows::Unknown => &[],
            })
            .filter_map(|row| rows::key_of(&step.restored.catalog, delete.table, row))
            .map(|key| format!("DELETE FROM {name} WHERE {};", rows::condition(&key)))
            .collect();
        finding = match own_keys.as_slice() {
            [] if inserted.is_empty() => {
                finding.help("take the statement away: the upgrade inserts nothing here")
            }
            [] => finding.help("give the rows fixed keys in the upgrade, and delete them by key"),
            statements => finding.help(format!("write\n{}", statements.join("\n"))),
        };
        findings.report(finding);
    }
}
