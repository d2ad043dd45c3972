//! `TRUNCATE`

use arcoiris_catalog::{ConstraintKind, Object, ObjectId, State, TableKind};

use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, Span, Statement, StatementKind};

use super::{inherit, named, object};

/// # Errors
/// 42P01 if a table is not there, 42809 if it is none, 0A000 if another table refers to it that is not emptied with it.
pub(super) fn apply(
    simulation: &mut Simulation,
    statement: &Statement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let StatementKind::Truncate { tables, restart_identity: _, cascade, only } = &statement.kind else {
        return Err(Refusal::not_modelled(span, "TRUNCATE"));
    };
    let mut emptied: Vec<(ObjectId, Span)> = Vec::with_capacity(tables.len());
    // Which of them are meant without those below.
    let mut alone: Vec<bool> = Vec::with_capacity(tables.len());
    for (index, name) in tables.iter().enumerate() {
        let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
            continue;
        };
        let kind = object::table(&simulation.catalog, id).map(|table| table.kind);
        if !matches!(kind, Some(TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign)) {
            return Err(named::wrong_kind(simulation, id, name, ObjectKind::Table));
        }
        if kind == Some(TableKind::Partitioned) && only.get(index) == Some(&true) {
            let message = "cannot truncate only a partitioned table";
            return Err(Refusal::other(name.span(), "42809", message).about(id));
        }
        if emptied.iter().all(|(other, _)| *other != id) {
            emptied.push((id, name.span()));
            alone.push(only.get(index) == Some(&true));
        } else if only.get(index) != Some(&true) {
            for (known, (other, _)) in alone.iter_mut().zip(&emptied) {
                *known &= *other != id;
            }
        }
    }
    let written = emptied.len();
    // Without ONLY what is below is emptied too, and what refers to that counts as well (`ExecuteTruncate`).
    for (index, (id, at)) in emptied.clone().into_iter().enumerate() {
        if alone.get(index) == Some(&true) {
            continue;
        }
        for below in inherit::descendants(&simulation.catalog, id) {
            if emptied.iter().all(|(other, _)| *other != below) {
                emptied.push((below, at));
            }
        }
    }
    let with_below = emptied.len();
    let mut next = 0;
    while let Some((id, at)) = emptied.get(next).copied() {
        next += 1;
        for referring in referring_to_partition(simulation, id) {
            if emptied.iter().any(|(other, _)| *other == referring) {
                continue;
            }
            if !cascade {
                let (from, to) = (
                    names::qualified(&simulation.catalog, referring),
                    names::qualified(&simulation.catalog, id),
                );
                let fact = RefusalFact::Other {
                    sqlstate: "0A000",
                    message: format!(
                        "cannot truncate a table referenced in a foreign key constraint: {from} references {to}"
                    ),
                    hint: Some(format!("truncate {from} at the same time, or use TRUNCATE ... CASCADE")),
                };
                return Err(Refusal::new(at, fact).about(referring));
            }
            emptied.push((referring, at));
        }
    }
    let mut called = Vec::with_capacity(emptied.len());
    for (index, (id, at)) in emptied.iter().enumerate() {
        named::lock(effects, Lock::AccessExclusive, *id);
        if (written..with_below).contains(&index) {
            // Meant by the name of the table above.
            continue;
        }
        let what = names::qualified(&simulation.catalog, *id);
        effects.notes.push(Note::LosesData { what: format!("table {what}"), span: *at });
        called.push(what);
    }
    if *cascade {
        let objects = called.iter().skip(written).map(|table| format!("table {table}")).collect();
        effects.notes.push(Note::Cascaded { objects, span });
    }
    effects.words = format!("truncate {}", called.join(", "));
    Ok(())
}

/// The tables with a foreign key to this one, or to one that it is a partition of.
fn referring_to_partition(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    let mut found = referring(simulation, table);
    let mut partition = table;
    while let Some(above) = object::table(&simulation.catalog, partition)
        .filter(|table| table.partition_bound.is_some())
        .and_then(|table| table.parents.first().copied())
    {
        found.extend(referring(simulation, above));
        partition = above;
    }
    found.retain(|of| *of != table);
    found
}

/// The tables with a foreign key to this one, oldest first.
fn referring(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    let mut found: Vec<ObjectId> = simulation
        .catalog
        .dependents(table)
        .filter_map(|id| match simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Constraint(it)) => match &it.kind {
                ConstraintKind::ForeignKey(key) if key.table == table => Some(it.of),
                ConstraintKind::ForeignKey(_)
                | ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Check { .. }
                | ConstraintKind::Exclusion { .. } => None,
            },
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
        })
        .filter(|of| *of != table)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
