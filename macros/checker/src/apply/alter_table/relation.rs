//! What may be altered of an index, a sequence or a view in the words of ALTER TABLE.

use crate::apply::create_sequence::UNLOGGED_SEQUENCES_SINCE;
use arcoiris_catalog::{ObjectId, Persistence};

use super::{owner, table_setting};
use crate::apply::{index, named, object, partition};
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
    if object::table(&simulation.catalog, id).is_some() {
        return Err(Refusal::not_modelled(it.name.span(), "ALTER TABLE of a view"));
    }

    let is_index = object::index(&simulation.catalog, id).is_some();
    for (action, span) in &it.actions {
        if is_index {
            on_index(simulation, effects, id, it, (action, *span))?;
        } else {
            on_sequence(simulation, id, it, (action, *span))?;
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
        AlterTableAction::SetOptions(options) => table_setting::of_index(simulation, id, options, &[], span),
        AlterTableAction::ResetOptions(names) => table_setting::of_index(simulation, id, &[], names, span),
        AlterTableAction::AttachIndex { index } => {
            let table = object::index(&simulation.catalog, id).map(|index| index.table);
            if let Some(table) = table {
                named::lock(effects, Lock::ShareUpdateExclusive, table);
            }
            partition::attach::attach_index(simulation, id, index)
        }
        AlterTableAction::SetTablespace(name) => index::tablespace(Some(name)),
        // An index belongs to whoever owns its table: PostgreSQL warns and does nothing.
        AlterTableAction::OwnerTo(_) => Ok(()),
        AlterTableAction::SetStatistics { .. } | AlterTableAction::NotModelled(_) => {
            Err(Refusal::not_modelled(span, "this action on an index"))
        }
        AlterTableAction::AddColumn { .. }
        | AlterTableAction::DropColumn { .. }
        | AlterTableAction::SetType { .. }
        | AlterTableAction::SetDefault { .. }
        | AlterTableAction::DropDefault { .. }
        | AlterTableAction::SetNotNull { .. }
        | AlterTableAction::DropNotNull { .. }
        | AlterTableAction::DropExpression { .. }
        | AlterTableAction::AddIdentity { .. }
        | AlterTableAction::AlterIdentity { .. }
        | AlterTableAction::DropIdentity { .. }
        | AlterTableAction::SetStorage { .. }
        | AlterTableAction::SetCompression { .. }
        | AlterTableAction::SetColumnOptions { .. }
        | AlterTableAction::ResetColumnOptions { .. }
        | AlterTableAction::AddConstraint(_)
        | AlterTableAction::DropConstraint { .. }
        | AlterTableAction::ValidateConstraint { .. }
        | AlterTableAction::AlterConstraint { .. }
        | AlterTableAction::ClusterOn(_)
        | AlterTableAction::SetWithoutCluster
        | AlterTableAction::EnableRowSecurity(_)
        | AlterTableAction::ForceRowSecurity(_)
        | AlterTableAction::AttachPartition { .. }
        | AlterTableAction::DetachPartition { .. }
        | AlterTableAction::Inherit(_)
        | AlterTableAction::NoInherit(_)
        | AlterTableAction::Of(_)
        | AlterTableAction::NotOf
        | AlterTableAction::ReplicaIdentity { .. }
        | AlterTableAction::SetAccessMethod(_)
        | AlterTableAction::SetWithoutOids
        | AlterTableAction::ForeignOptions(_)
        | AlterTableAction::ColumnForeignOptions { .. }
        | AlterTableAction::EnableTrigger { .. }
        | AlterTableAction::SetLogged(_) => Err(unsupported(it, action, span, ObjectKind::Index)),
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
        AlterTableAction::SetLogged(_) if simulation.server < UNLOGGED_SEQUENCES_SINCE => {
            let name = it.name.name.name.as_str();
            Err(Refusal::other(it.name.span(), "42809", format!("\"{name}\" is not a table")))
        }
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
        AlterTableAction::AddColumn { .. }
        | AlterTableAction::DropColumn { .. }
        | AlterTableAction::SetType { .. }
        | AlterTableAction::SetDefault { .. }
        | AlterTableAction::DropDefault { .. }
        | AlterTableAction::SetNotNull { .. }
        | AlterTableAction::DropNotNull { .. }
        | AlterTableAction::DropExpression { .. }
        | AlterTableAction::AddIdentity { .. }
        | AlterTableAction::AlterIdentity { .. }
        | AlterTableAction::DropIdentity { .. }
        | AlterTableAction::SetStorage { .. }
        | AlterTableAction::SetCompression { .. }
        | AlterTableAction::SetColumnOptions { .. }
        | AlterTableAction::ResetColumnOptions { .. }
        | AlterTableAction::AddConstraint(_)
        | AlterTableAction::DropConstraint { .. }
        | AlterTableAction::ValidateConstraint { .. }
        | AlterTableAction::AlterConstraint { .. }
        | AlterTableAction::ClusterOn(_)
        | AlterTableAction::SetWithoutCluster
        | AlterTableAction::EnableRowSecurity(_)
        | AlterTableAction::ForceRowSecurity(_)
        | AlterTableAction::AttachPartition { .. }
        | AlterTableAction::DetachPartition { .. }
        | AlterTableAction::Inherit(_)
        | AlterTableAction::NoInherit(_)
        | AlterTableAction::Of(_)
        | AlterTableAction::NotOf
        | AlterTableAction::ReplicaIdentity { .. }
        | AlterTableAction::SetAccessMethod(_)
        | AlterTableAction::SetWithoutOids
        | AlterTableAction::ForeignOptions(_)
        | AlterTableAction::ColumnForeignOptions { .. }
        | AlterTableAction::AttachIndex { .. }
        | AlterTableAction::SetTablespace(_)
        | AlterTableAction::EnableTrigger { .. }
        | AlterTableAction::SetStatistics { .. }
        | AlterTableAction::SetOptions(_)
        | AlterTableAction::ResetOptions(_) => Err(unsupported(it, action, span, ObjectKind::Sequence)),
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
