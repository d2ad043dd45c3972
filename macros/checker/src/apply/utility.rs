//! `REINDEX`, `VACUUM`, `ANALYZE`, `CLUSTER`, `SET CONSTRAINTS`, `EXPLAIN`, `DISCARD`: what they name must be there, and what may
//! not run inside a transaction block is noted.

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, TableKind};

use super::alter_table::cluster_on;
use super::named::{self, lock};
use super::{object, temporary};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, ReindexTarget, Span, StatementKind, UtilityStatement};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &UtilityStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        UtilityStatement::Reindex { target, concurrently } => {
            reindex(simulation, effects, target, *concurrently, span)
        }
        UtilityStatement::Vacuum { vacuum, tables } => vacuumed(simulation, effects, *vacuum, tables, span),
        UtilityStatement::Cluster { table, index } => {
            cluster(simulation, effects, table.as_ref(), index.as_ref(), span)
        }
        UtilityStatement::SetConstraints { names, deferred } => {
            effects.words = format!("set constraints {}", if *deferred { "deferred" } else { "immediate" });
            set_constraints(simulation, names, *deferred)
        }
        UtilityStatement::Explain { statement, analyze } => {
            if *analyze && !matches!(statement.kind, StatementKind::Select(_)) {
                return Err(Refusal::not_modelled(span, "EXPLAIN ANALYZE of what writes"));
            }
            let mark = simulation.catalog.mark();
            let done = super::transition(simulation, statement, &mut Effects::default());
            simulation.catalog.rollback(mark);
            done?;
            effects.words = "explain a statement".to_owned();
            Ok(())
        }
        UtilityStatement::Discard { all, temporary } => {
            effects.words = "discard what the session holds".to_owned();
            if *all {
                effects.notes.push(Note::OutsideTransactionOnly { span });
                simulation.search_path.clone_from(&simulation.configured_search_path);
            }
            if *temporary {
                temporary::discard(simulation);
            }
            Ok(())
        }
        UtilityStatement::Nothing { words } => {
            effects.words.clone_from(words);
            Ok(())
        }
    }
}

fn reindex(
    simulation: &Simulation,
    effects: &mut Effects,
    target: &ReindexTarget,
    concurrently: bool,
    span: Span,
) -> Result<(), Refusal> {
    let partitioned = |id: ObjectId| {
        object::table(&simulation.catalog, id).is_some_and(|table| table.kind == TableKind::Partitioned)
    };
    let mut outside = concurrently;
    match target {
        ReindexTarget::Index(name) => {
            let Some(id) = named::relation(simulation, effects, ObjectKind::Index, name, false)? else {
                return Ok(());
            };
            let Some(index) = object::index(&simulation.catalog, id) else {
                let message = format!("\"{}\" is not an index", name.name.name.as_str());
                return Err(Refusal::other(name.span(), "42809", message).about(id));
            };
            outside |= partitioned(index.table);
            lock(effects, if concurrently { Lock::ShareUpdateExclusive } else { Lock::Share }, index.table);
            effects.words = format!("reindex {}", names::qualified(&simulation.catalog, id));
        }
        ReindexTarget::Table(name) => {
            let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
                return Ok(());
            };
            let may = object::table(&simulation.catalog, id).is_some_and(|table| {
                matches!(
                    table.kind,
                    TableKind::Ordinary | TableKind::Partitioned | TableKind::MaterializedView
                )
            });
            if !may {
                let message = format!("\"{}\" is not a table or materialized view", name.name.name.as_str());
                return Err(Refusal::other(name.span(), "42809", message).about(id));
            }
            outside |= partitioned(id);
            lock(effects, if concurrently { Lock::ShareUpdateExclusive } else { Lock::Share }, id);
            effects.words = format!("reindex {}", names::qualified(&simulation.catalog, id));
        }
        ReindexTarget::Schema(ident) => {
            names::schema(simulation, ident)?;
            outside = true;
            effects.words = format!("reindex schema {}", ident.name);
        }
        ReindexTarget::Database(name) => {
            if name.is_some() {
                return Err(Refusal::not_modelled(span, "REINDEX of a database by name"));
            }
            outside = true;
            effects.words = "reindex the database".to_owned();
        }
    }
    if outside {
        effects.notes.push(Note::OutsideTransactionOnly { span });
    }
    Ok(())
}

fn vacuumed(
    simulation: &Simulation,
    effects: &mut Effects,
    vacuum: bool,
    tables: &[(ObjectName, Vec<Ident>)],
    span: Span,
) -> Result<(), Refusal> {
    let word = if vacuum { "vacuum" } else { "analyze" };
    let mut called = Vec::with_capacity(tables.len());
    for (name, columns) in tables {
        let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
            continue;
        };
        called.push(names::qualified(&simulation.catalog, id));
        // Of what is not a table PostgreSQL warns, and goes on.
        let Some(table) = object::table(&simulation.catalog, id) else { continue };
        for (position, column) in columns.iter().enumerate() {
            if table.column(column.name.as_str()).is_none() {
                return Err(super::rename::unknown_column(
                    table,
                    &names::qualified(&simulation.catalog, id),
                    column,
                ));
            }
            if columns.iter().take(position).any(|earlier| earlier.name == column.name) {
                let message = format!(
                    "column \"{}\" of relation \"{}\" appears more than once",
                    column.name.as_str(),
                    table.name.as_str()
                );
                return Err(Refusal::other(column.span, "42701", message));
            }
        }
        lock(effects, Lock::ShareUpdateExclusive, id);
    }
    effects.words = if called.is_empty() { word.to_owned() } else { format!("{word} {}", called.join(", ")) };
    if vacuum {
        effects.notes.push(Note::OutsideTransactionOnly { span });
    }
    Ok(())
}

fn cluster(
    simulation: &mut Simulation,
    effects: &mut Effects,
    table: Option<&ObjectName>,
    index: Option<&Ident>,
    span: Span,
) -> Result<(), Refusal> {
    let Some(name) = table else {
        effects.words = "cluster every table".to_owned();
        effects.notes.push(Note::OutsideTransactionOnly { span });
        return Ok(());
    };
    let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
        return Ok(());
    };
    let Some(found) = object::table(&simulation.catalog, id) else {
        return Err(named::wrong_kind(simulation, id, name, ObjectKind::Table));
    };
    match found.kind {
        TableKind::Ordinary | TableKind::MaterializedView => {}
        TableKind::Partitioned => return Err(Refusal::not_modelled(span, "CLUSTER of a partitioned table")),
        TableKind::View | TableKind::Foreign | TableKind::Composite => {
            return Err(named::wrong_kind(simulation, id, name, ObjectKind::Table));
        }
    }
    match index {
        Some(index) => cluster_on(simulation, id, index)?,
        None => {
            let clustered =
                object::indexes_of(&simulation.catalog, id).iter().any(|(_, index)| index.clustered);
            if !clustered {
                let message =
                    format!("there is no previously clustered index for table \"{}\"", found.name.as_str());
                return Err(Refusal::other(name.span(), "42704", message));
            }
        }
    }
    lock(effects, Lock::AccessExclusive, id);
    effects.notes.push(Note::Rewrites { id });
    effects.words = format!("cluster {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// Constraints of these names, in the schema that is written or in the first of `search_path` that has one; all must be
/// deferrable.
fn set_constraints(simulation: &mut Simulation, names: &[ObjectName], deferred: bool) -> Result<(), Refusal> {
    for name in names {
        if let Some(schema) = &name.schema {
            names::schema(simulation, schema)?;
        }
        let path: Vec<Name> = match &name.schema {
            Some(schema) => vec![schema.name.clone()],
            None => simulation.search_path.clone(),
        };
        let mut found: Vec<ObjectId> = Vec::new();
        for schema in path {
            let Some(schema) = simulation.catalog.find(Namespace::Schema, None, &schema) else { continue };
            found = simulation
                .catalog
                .constraints_named(name.name.name.as_str())
                .filter(|id| named::schema_of(simulation, *id) == Some(schema))
                .collect();
            if !found.is_empty() {
                break;
            }
        }
        if found.is_empty() {
            // A constraint trigger is one too.
            let is_trigger = simulation.catalog.iter().any(
                |(_, object)| matches!(object.as_ref(), Object::Trigger(it) if it.name == name.name.name),
            );
            if is_trigger {
                return Err(Refusal::not_modelled(name.span(), "SET CONSTRAINTS of a trigger"));
            }
            let fact = RefusalFact::Unknown {
                kind: ObjectKind::Constraint,
                name: names::written(name),
                similar: Vec::new(),
            };
            return Err(Refusal::new(name.span(), fact));
        }
        let deferrable = |id: &ObjectId| {
            object::constraint(&simulation.catalog, *id).is_some_and(|constraint| constraint.deferrable)
        };
        if deferred && !found.iter().all(deferrable) {
            let message = format!("constraint \"{}\" is not deferrable", name.name.name.as_str());
            return Err(Refusal::other(name.span(), "42809", message));
        }
    }
    if deferred {
        simulation.constraints_deferred = true;
    } else if names.is_empty() {
        // What waited is checked now.
        simulation.pending.clear();
        simulation.constraints_deferred = false;
    }
    Ok(())
}
