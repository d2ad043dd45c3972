//! Triggers: `CREATE TRIGGER` and all else about them. <https://www.postgresql.org/docs/15/sql-createtrigger.html>

mod create;
mod event;
mod partition;

pub(super) use partition::{hand_down, take_back};

use arcoiris_catalog::{ColumnNumber, Key, Namespace, Object, ObjectId, State, Trigger};

use super::dependency::{self, Address, Request};
use super::named;
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span, TriggerSelection, TriggerStatement};

/// # Errors
/// What PostgreSQL says of a trigger that is not there or cannot be as it is written.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &TriggerStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        TriggerStatement::Create(it) => create::apply(simulation, it, span, effects),
        TriggerStatement::Drop { name, table, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            drop(simulation, effects, name, table, *if_exists, request)
        }
        TriggerStatement::Rename { name, table, to } => rename(simulation, effects, name, table, to),
        TriggerStatement::DependsOn { extension, .. } => {
            Err(Refusal::not_modelled(extension.span, "DEPENDS ON EXTENSION"))
        }
        TriggerStatement::Event(it) => event::apply(simulation, it, span, effects),
    }
}

/// The trigger with this number.
pub(super) fn with(simulation: &Simulation, id: ObjectId) -> Option<&Trigger> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Trigger(it)) => Some(it),
        _ => None,
    }
}

/// Changes a trigger.
pub(super) fn change(simulation: &mut Simulation, id: ObjectId, change: impl FnOnce(&mut Trigger)) {
    simulation.catalog.change(id, |object| {
        if let Object::Trigger(it) = object {
            change(it);
        }
    });
}

/// The triggers of a table, the oldest first.
pub(super) fn of_table(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    let own = |id: &ObjectId| with(simulation, *id).is_some_and(|trigger| trigger.table == table);
    let mut found: Vec<ObjectId> = simulation.catalog.dependents(table).filter(own).collect();
    found.sort_unstable();
    found
}

/// A trigger for rows of this table that is given all of them as tables, which a table below another may not have
/// (`FindTriggerIncompatibleWithInheritance`).
pub(super) fn of_rows_and_tables(simulation: &Simulation, table: ObjectId) -> Option<arcoiris_catalog::Name> {
    let triggers = of_table(simulation, table);
    let mut triggers = triggers.into_iter().filter_map(|id| with(simulation, id));
    triggers
        .find(|it| it.for_each_row && (it.old_table.is_some() || it.new_table.is_some()))
        .map(|it| it.name.clone())
}

/// The trigger of this name of a table.
///
/// # Errors
/// 42704 if there is none.
pub(super) fn named(simulation: &Simulation, table: ObjectId, name: &Ident) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(Namespace::Trigger, Some(table), &name.name).ok_or_else(|| {
        let similar = names::similar(simulation, Namespace::Trigger, Some(table), &name.name);
        let fact = RefusalFact::Unknown { kind: ObjectKind::Trigger, name: name.name.to_string(), similar };
        let mut refusal = Refusal::new(name.span, fact).about(table);
        let (namespace, parent) = (Namespace::Trigger, Some(table));
        refusal.missing = Some(Key { namespace, parent, name: name.name.clone() });
        refusal
    })
}

/// `DROP TRIGGER`; `IF EXISTS` forgives a missing table too.
fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &Ident,
    table: &ObjectName,
    if_exists: bool,
    request: Request,
) -> Result<(), Refusal> {
    let skip = |effects: &mut Effects| {
        effects.words = format!("skip dropping trigger {}, which does not exist", name.name);
        let note =
            Note::SkippedMissing { kind: ObjectKind::Trigger, name: name.name.to_string(), span: name.span };
        effects.notes.push(note);
    };
    let missing = |refusal: &Refusal| matches!(refusal.fact, RefusalFact::Unknown { .. });
    let relation = match named::relation(simulation, effects, ObjectKind::Table, table, false) {
        Ok(Some(relation)) => relation,
        Ok(None) => return Ok(()),
        Err(refusal) if if_exists && missing(&refusal) => {
            skip(effects);
            return Ok(());
        }
        Err(refusal) => return Err(refusal),
    };
    let id = match named(simulation, relation, name) {
        Ok(id) => id,
        Err(refusal) if if_exists && missing(&refusal) => {
            skip(effects);
            return Ok(());
        }
        Err(refusal) => return Err(refusal),
    };
    effects.words =
        format!("drop trigger {} of {}", name.name, names::qualified(&simulation.catalog, relation));
    named::lock(effects, Lock::AccessExclusive, relation);
    dependency::drop(simulation, effects, &[Address::whole(id)], request)
}

/// Since then a trigger may be given the name that it has, copies on partitions follow the one that is renamed, and have no name of
/// their own.
const SAME_NAME_SINCE: u32 = 15;

/// `ALTER TRIGGER … RENAME TO`
fn rename(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &Ident,
    table: &ObjectName,
    to: &Ident,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, table, false)?;
    let Some(relation) = found else { return Ok(()) };
    let id = named(simulation, relation, name)?;
    if with(simulation, id).is_some_and(|trigger| trigger.parent.is_some()) {
        let message = format!("cannot rename trigger \"{}\" on table \"{}\"", name.name, table.name.name);
        return Err(Refusal::other(name.span, "0A000", message).about(id));
    }
    if let Some(other) = simulation.catalog.find(Namespace::Trigger, Some(relation), &to.name)
        && (other != id || simulation.server < SAME_NAME_SINCE)
    {
        return Err(duplicate(to, other));
    }
    effects.words = format!("rename trigger {} to {}", name.name, to.name);
    named::lock(effects, Lock::AccessExclusive, relation);
    let copies: Vec<ObjectId> = copies(simulation, id);
    if simulation.server < SAME_NAME_SINCE && !copies.is_empty() {
        return Err(Refusal::not_modelled(
            name.span,
            "a new name for a trigger of partitions before PostgreSQL 15",
        ));
    }
    for id in copies.into_iter().chain([id]) {
        change(simulation, id, |trigger| trigger.name = to.name.clone());
    }
    Ok(())
}

/// The copies of a trigger on partitions, at every depth.
pub(super) fn copies(simulation: &Simulation, id: ObjectId) -> Vec<ObjectId> {
    let mut found: Vec<ObjectId> = Vec::new();
    let mut queue = vec![id];
    while let Some(next) = queue.pop() {
        for other in simulation.catalog.dependents(next) {
            if with(simulation, other).is_some_and(|trigger| trigger.parent == Some(next)) {
                found.push(other);
                queue.push(other);
            }
        }
    }
    found
}

fn duplicate(name: &Ident, id: ObjectId) -> Refusal {
    let fact = RefusalFact::Duplicate { kind: ObjectKind::Trigger, name: name.name.to_string() };
    Refusal::new(name.span, fact).about(id)
}

/// No trigger stands on a column whose type is to change.
///
/// # Errors
/// 0A000
pub(super) fn require_unused(
    simulation: &Simulation,
    table: ObjectId,
    column: ColumnNumber,
    span: Span,
) -> Result<(), Refusal> {
    for id in of_table(simulation, table) {
        let mut references = Vec::new();
        if let Some(object) = simulation.catalog.object(id) {
            object.references(&mut references);
        }
        if references.iter().any(|it| it.target == table && it.column == Some(column)) {
            let message = "cannot alter type of a column used in a trigger definition";
            return Err(Refusal::other(span, "0A000", message).about(id));
        }
    }
    Ok(())
}

/// `ALTER TABLE … ENABLE TRIGGER`
pub(super) fn enable(
    simulation: &mut Simulation,
    table: ObjectId,
    enabled: char,
    which: &TriggerSelection,
) -> Result<(), Refusal> {
    let chosen = match which {
        TriggerSelection::Named(name) => vec![named(simulation, table, name)?],
        TriggerSelection::User => of_table(simulation, table),
        TriggerSelection::All => {
            // Those of foreign keys are switched too, of both of their tables.
            of_table(simulation, table)
        }
    };
    for id in chosen {
        for id in copies(simulation, id).into_iter().chain([id]) {
            change(simulation, id, |trigger| trigger.enabled = enabled);
        }
    }
    Ok(())
}
