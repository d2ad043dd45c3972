//! What may be altered of an index or a sequence in the words of ALTER TABLE.

use arcoiris_catalog::{ObjectId, Persistence};

use super::{owner, table_setting};
use crate::apply::named::lock;
use crate::apply::object;
use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterTable, AlterTableAction, ObjectKind, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &AlterTable,
) -> Result<(), Refusal> {
    let kind = match object::index(&simulation.catalog, id) {
        Some(_) => ObjectKind::Index,
        None => ObjectKind::Sequence,
    };
    for (action, span) in &it.actions {
        match kind {
            ObjectKind::Index => on_index(simulation, effects, id, it, (action, *span))?,
            _ => on_sequence(simulation, id, it, (action, *span))?,
        }
    }
    Ok(())
}

fn on_index(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &AlterTable,
    (action, span): (&AlterTableAction, Span),
) -> Result<(), Refusal> {
    match action {
        AlterTableAction::SetOptions(options) => {
            locked(simulation, effects, id, super::lock_of(action));
            table_setting::of_index(simulation, id, options, &[])
        }
        AlterTableAction::ResetOptions(names) => {
            locked(simulation, effects, id, super::lock_of(action));
            table_setting::of_index(simulation, id, &[], names)
        }
        // An index belongs to whoever owns its table: PostgreSQL warns and does nothing.
        AlterTableAction::OwnerTo(_) => Ok(()),
        AlterTableAction::SetStatistics { .. } | AlterTableAction::NotModelled(_) => {
            Err(Refusal::not_modelled(span, "this action on an index"))
        }
        other => Err(unsupported(it, other, span, ObjectKind::Index)),
    }
}

/// The lock stands on the index, and is told of its table.
fn locked(simulation: &Simulation, effects: &mut Effects, id: ObjectId, mode: Lock) {
    if let Some(index) = object::index(&simulation.catalog, id) {
        lock(effects, mode, index.table);
    }
}

fn on_sequence(
    simulation: &mut Simulation,
    id: ObjectId,
    it: &AlterTable,
    (action, span): (&AlterTableAction, Span),
) -> Result<(), Refusal> {
    match action {
        AlterTableAction::OwnerTo(role) => owner::of_sequence(simulation, id, role, it.name.span()),
        AlterTableAction::SetLogged(logged) => {
            let linked = object::sequence(&simulation.catalog, id)
                .and_then(|sequence| sequence.owned_by)
                .and_then(|owner| object::table(&simulation.catalog, owner.table))
                .map(|table| table.persistence);
            if linked.is_some_and(|persistence| persistence == Persistence::Temporary) {
                return Err(Refusal::not_modelled(span, "a temporary sequence"));
            }
            object::change_sequence(&mut simulation.catalog, id, |sequence| sequence.unlogged = !logged);
            Ok(())
        }
        AlterTableAction::NotModelled(_) => Err(Refusal::not_modelled(span, "this action on a sequence")),
        other => Err(unsupported(it, other, span, ObjectKind::Sequence)),
    }
}

fn unsupported(it: &AlterTable, action: &AlterTableAction, span: Span, kind: ObjectKind) -> Refusal {
    let relation = names::written(&it.name);
    let what = super::one(action, &relation);
    Refusal::other(
        span,
        "42809",
        format!("cannot {what}: not supported for {}", table_setting::several(kind)),
    )
}
