//! `REINDEX`, `VACUUM`, `ANALYZE`, `CLUSTER`: what they name has to be there, and the catalog stays as it is.

use arcoiris_catalog::{Namespace, Object, ObjectId, State, TableKind};

use super::rename::{is_system_column, unknown_column};
use super::{named, object};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, MaintenanceStatement, ObjectKind, ObjectName, Span};

/// # Errors
/// What PostgreSQL says of things that are not there or have another kind.
pub(super) fn apply(
    simulation: &Simulation,
    it: &MaintenanceStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        MaintenanceStatement::Reindex { kind, name, concurrently } => {
            reindex(simulation, *kind, name.as_ref(), *concurrently, span, effects)
        }
        MaintenanceStatement::Vacuum { verb, tables, outside_transaction, analyses } => {
            if *outside_transaction {
                effects.notes.push(Note::OutsideTransactionOnly { span });
            }
            for (_, columns) in tables {
                if let (Some(column), false) = (columns.first(), analyses) {
                    let message = "ANALYZE option must be specified when a column list is provided";
                    return Err(Refusal::other(column.span, "0A000", message));
                }
            }
            for (name, columns) in tables {
                analyse(simulation, name, columns, effects)?;
            }
            effects.words = verb.to_lowercase();
            Ok(())
        }
        MaintenanceStatement::Cluster { table } => cluster(simulation, table, effects),
        MaintenanceStatement::Session { what } => {
            effects.words = what.to_lowercase();
            Ok(())
        }
    }
}

fn kind_of(simulation: &Simulation, id: ObjectId) -> ObjectKind {
    simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object))
}

fn reindex(
    simulation: &Simulation,
    kind: ObjectKind,
    name: Option<&ObjectName>,
    concurrently: bool,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if concurrently || !matches!(kind, ObjectKind::Index | ObjectKind::Table) {
        effects.notes.push(Note::OutsideTransactionOnly { span });
    }
    let Some(name) = name else {
        effects.words = "rebuild the indexes of the database".to_owned();
        return Ok(());
    };
    match kind {
        ObjectKind::Schema => {
            names::schema(simulation, &name.name)?;
        }
        ObjectKind::Index | ObjectKind::Table => {
            let found = named::relation(simulation, effects, kind, name, false)?;
            let Some(id) = found else { return Ok(()) };
            let is = kind_of(simulation, id);
            let fits = is == kind || kind == ObjectKind::Table && is == ObjectKind::MaterializedView;
            if !fits {
                return Err(named::wrong_kind(simulation, id, name, kind));
            }
            let table = object::index(&simulation.catalog, id).map_or(id, |index| index.table);
            // The partitions are done one by one, each in a transaction of its own.
            if object::table(&simulation.catalog, table).is_some_and(|it| it.kind == TableKind::Partitioned) {
                effects.notes.push(Note::OutsideTransactionOnly { span });
            }
            let lock = if concurrently { Lock::ShareUpdateExclusive } else { Lock::Share };
            named::lock(effects, lock, table);
        }
        ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => {
            return Err(Refusal::not_modelled(name.span(), "REINDEX of a database by its name"));
        }
    }
    effects.words = format!("rebuild the indexes of {}", names::written(name));
    Ok(())
}

/// Columns are looked at for tables only: what is no table is passed over with a warning.
fn analyse(
    simulation: &Simulation,
    name: &ObjectName,
    columns: &[Ident],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
        return Ok(());
    };
    let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return Ok(()) };
    let kind = kind_of(simulation, id);
    if !matches!(kind, ObjectKind::Table | ObjectKind::MaterializedView) {
        return Ok(());
    }
    let qualified = names::qualified(&simulation.catalog, id);
    for (index, column) in columns.iter().enumerate() {
        if table.column(column.name.as_str()).is_none() {
            if is_system_column(&column.name) {
                return Err(Refusal::not_modelled(column.span, "a system column"));
            }
            return Err(unknown_column(table, &qualified, column).about(id));
        }
        if columns.iter().take(index).any(|other| other.name == column.name) {
            let fact = RefusalFact::DuplicateColumn { table: qualified, column: column.name.to_string() };
            return Err(Refusal::new(column.span, fact).about(id));
        }
    }
    named::lock(effects, Lock::ShareUpdateExclusive, id);
    Ok(())
}

fn cluster(simulation: &Simulation, name: &ObjectName, effects: &mut Effects) -> Result<(), Refusal> {
    let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
        return Ok(());
    };
    if !matches!(kind_of(simulation, id), ObjectKind::Table | ObjectKind::MaterializedView) {
        return Err(named::wrong_kind(simulation, id, name, ObjectKind::Table));
    }
    let indexes = object::indexes_of(&simulation.catalog, id);
    if !indexes.iter().any(|(_, index)| index.clustered) {
        let called = name.name.name.as_str();
        let message = format!("there is no previously clustered index for table \"{called}\"");
        return Err(Refusal::other(name.span(), "42704", message).about(id));
    }
    named::lock(effects, Lock::AccessExclusive, id);
    effects.words = format!("cluster {}", names::written(name));
    Ok(())
}

/// The relations that a statement rebuilds or reorders, which must not be in use.
pub(super) fn rebuilt(simulation: &Simulation, it: &MaintenanceStatement) -> Vec<ObjectId> {
    let name = match it {
        MaintenanceStatement::Reindex { kind: ObjectKind::Index | ObjectKind::Table, name, .. } => {
            name.as_ref()
        }
        MaintenanceStatement::Cluster { table } => Some(table),
        MaintenanceStatement::Reindex { .. }
        | MaintenanceStatement::Vacuum { .. }
        | MaintenanceStatement::Session { .. } => None,
    };
    let id = name.and_then(|name| names::find(simulation, Namespace::Relation, name));
    let table = |id| object::index(&simulation.catalog, id).map_or(id, |index| index.table);
    id.map(table).into_iter().collect()
}
