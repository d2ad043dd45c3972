//! Deferred constraints whose checks wait for the end of the transaction: until then PostgreSQL does not alter, empty or drop
//! the tables whose rows were touched (`CheckTableNotInUse`). <https://www.postgresql.org/docs/15/sql-set-constraints.html>

use arcoiris_catalog::{ColumnNumber, Constraint, ConstraintKind, Namespace, Object, ObjectId, State};

use crate::effects::{Effects, Note, Rows};
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{DefinedStatement, Statement, StatementKind};

/// Makes sure that a statement that was applied touches no table with pending checks.
///
/// # Errors
/// 55006 where rows were touched for certain, else that it is not modelled.
pub(super) fn require_none(
    simulation: &Simulation,
    statement: &Statement,
    effects: &Effects,
) -> Result<(), Refusal> {
    if simulation.pending.is_empty() {
        return Ok(());
    }
    let named = |name| names::find(simulation, Namespace::Relation, name);
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these ask whether a table is in use")]
    let (what, tables): (_, Vec<ObjectId>) = match &statement.kind {
        StatementKind::AlterTable(it) => ("ALTER TABLE", named(&it.name).into_iter().collect()),
        StatementKind::CreateIndex(it) => ("CREATE INDEX", named(&it.table).into_iter().collect()),
        StatementKind::Truncate { .. } => ("TRUNCATE", effects.locks.iter().map(|(_, id)| *id).collect()),
        StatementKind::Defined(it) => match &**it {
            DefinedStatement::Maintenance(it) => ("REINDEX", super::maintenance::rebuilt(simulation, it)),
            _ => return Ok(()),
        },
        StatementKind::Drop(_) => {
            let gone = |id: &ObjectId| simulation.catalog.object(*id).is_none();
            ("DROP TABLE", simulation.pending.keys().copied().filter(gone).collect())
        }
        _ => return Ok(()),
    };
    for id in tables {
        match simulation.pending.get(&id) {
            Some(true) => {
                let table = simulation
                    .catalog
                    .object(id)
                    .map_or("the table".to_owned(), |object| format!("\"{}\"", object.name().as_str()));
                let message = format!("cannot {what} {table} because it has pending trigger events");
                return Err(Refusal::other(statement.span, "55006", message).about(id));
            }
            Some(false) => {
                let what = format!("{what} while the check of a deferred constraint may be pending");
                return Err(Refusal::not_modelled(statement.span, what));
            }
            None => {}
        }
    }
    Ok(())
}

/// Notes the checks that a statement leaves for later.
pub(super) fn note(simulation: &mut Simulation, statement: &Statement, effects: &Effects) {
    if matches!(statement.kind, StatementKind::Transaction(_)) {
        simulation.pending.clear();
    }
    let plain = matches!(&statement.kind, StatementKind::Insert(it) if it.conflict.is_none());
    for note in &effects.notes {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only these write rows")]
        let (table, waits) = match note {
            Note::Inserts { table, rows, .. } => {
                let certain = plain && matches!(rows, Rows::Known(rows) if !rows.is_empty());
                (*table, deferred(simulation, *table, Touch::Inserted).then_some(certain))
            }
            Note::Deletes { table, .. } => {
                (*table, deferred(simulation, *table, Touch::Deleted).then_some(false))
            }
            Note::Updates { table, columns, .. } => {
                (*table, deferred(simulation, *table, Touch::Updated(columns)).then_some(false))
            }
            _ => continue,
        };
        if let Some(certain) = waits {
            let known = simulation.pending.entry(table).or_default();
            *known |= certain;
        }
    }
}

/// What happened to rows.
#[derive(Clone, Copy)]
enum Touch<'a> {
    Inserted,
    Deleted,
    Updated(&'a [ColumnNumber]),
}

/// Whether a deferred constraint has to be checked at the end.
fn deferred(simulation: &Simulation, table: ObjectId, touch: Touch<'_>) -> bool {
    let catalog = &simulation.catalog;
    let constraints =
        catalog.dependents(table).filter_map(|id| match catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Constraint(it)) => Some(it),
            Some(
                Object::Schema(_)
                | Object::Extension(_)
                | Object::Type(_)
                | Object::Table(_)
                | Object::Index(_)
                | Object::Sequence(_)
                | Object::Routine(_)
                | Object::Trigger(_)
                | Object::Defined(_),
            )
            | None => None,
        });
    let any =
        |touched: &[ColumnNumber], of: &[ColumnNumber]| of.iter().any(|column| touched.contains(column));
    constraints.filter(|it| it.initially_deferred || (simulation.constraints_deferred && it.deferrable)).any(
        |it| match (&it.kind, touch) {
            (ConstraintKind::ForeignKey(_), Touch::Inserted) => it.of == table,
            (ConstraintKind::ForeignKey(key), Touch::Deleted) => key.table == table,
            (ConstraintKind::ForeignKey(key), Touch::Updated(columns)) => {
                it.of == table && any(columns, &key.columns)
                    || key.table == table && any(columns, &key.referenced)
            }
            // Uniqueness is looked at again only where two rows were alike for a while, as an update may make them.
            (
                ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::Exclusion { .. },
                Touch::Updated(columns),
            ) => it.of == table && updates_key(simulation, it, columns),
            (
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion { .. }
                | ConstraintKind::Check { .. },
                _,
            ) => false,
        },
    )
}

/// Whether an update writes to a column of a key; to one of an exclusion, which may hold expressions, any does.
fn updates_key(simulation: &Simulation, it: &Constraint, touched: &[ColumnNumber]) -> bool {
    let index = match &it.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => key.index,
        ConstraintKind::Exclusion { .. } => return true,
        ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => return false,
    };
    super::object::index(&simulation.catalog, index).is_none_or(|index| {
        index.keys.iter().any(|key| match &key.element {
            arcoiris_catalog::IndexElement::Column(number) => touched.contains(number),
            arcoiris_catalog::IndexElement::Expression(_) => true,
        })
    })
}
