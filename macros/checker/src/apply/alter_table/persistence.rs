//! `SET LOGGED`, `SET UNLOGGED`

use arcoiris_catalog::{Catalog, ConstraintKind, DefinedKind, ObjectId, Persistence, Table, TableKind};

use crate::apply::create_sequence::UNLOGGED_SEQUENCES_SINCE;
use crate::apply::{defined, object};
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// What is looked at before the first pass (`ATPrepChangePersistence`): a logged table may only refer to logged ones. Whether anything
/// will change, which may be said once.
pub(super) fn prepare(
    simulation: &Simulation,
    id: ObjectId,
    logged: bool,
    again: bool,
    span: Span,
) -> Result<bool, Refusal> {
    if again {
        return Err(Refusal::other(span, "0A000", "cannot change persistence setting twice"));
    }
    let catalog = &simulation.catalog;
    let Some(table) = object::table(catalog, id) else { return Ok(false) };
    let name = table.name.as_str();
    if table.kind == TableKind::Partitioned && simulation.server >= 18 {
        let word = if logged { "SET LOGGED" } else { "SET UNLOGGED" };
        let message = format!("ALTER action {word} cannot be performed on relation \"{name}\"");
        return Err(Refusal::other(span, "42809", message).about(id));
    }
    let wanted = if logged { Persistence::Permanent } else { Persistence::Unlogged };
    if table.persistence == Persistence::Temporary {
        let message = format!("cannot change logged status of table \"{name}\" because it is temporary");
        return Err(Refusal::other(span, "42P16", message));
    }
    if table.persistence == wanted {
        return Ok(false);
    }
    let published = |dependent: ObjectId| {
        defined::defined(catalog, dependent).is_some_and(|it| it.kind == DefinedKind::Publication)
    };
    if !logged && catalog.dependents(id).any(published) {
        let message =
            format!("cannot change table \"{name}\" to unlogged because it is part of a publication");
        return Err(Refusal::other(span, "55000", message).about(id));
    }
    // To logged: those it refers to. To unlogged: those that refer to it.
    let others: Vec<ObjectId> = if logged { referred_to(catalog, id) } else { referring(catalog, id) };
    for other in others {
        let Some(found) = object::table(catalog, other) else { continue };
        if other != id && (found.persistence == Persistence::Permanent) != logged {
            let (to, of) = if logged { ("logged", "unlogged") } else { ("unlogged", "logged") };
            let message = format!(
                "could not change table \"{name}\" to {to} because it references {of} table \"{}\"",
                found.name.as_str()
            );
            return Err(Refusal::other(span, "42P16", message).about(other));
        }
    }
    Ok(true)
}

fn referred_to(catalog: &Catalog, id: ObjectId) -> Vec<ObjectId> {
    object::constraints_of(catalog, id).filter_map(|(_, constraint)| target(&constraint.kind)).collect()
}

fn referring(catalog: &Catalog, id: ObjectId) -> Vec<ObjectId> {
    catalog
        .dependents(id)
        .filter_map(|dependent| object::constraint(catalog, dependent))
        .filter(|constraint| target(&constraint.kind) == Some(id))
        .map(|constraint| constraint.of)
        .collect()
}

fn target(kind: &ConstraintKind) -> Option<ObjectId> {
    match kind {
        ConstraintKind::ForeignKey(key) => Some(key.table),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclusion { .. } => None,
    }
}

/// The table is rewritten; its sequences follow.
pub(super) fn run(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    logged: bool,
) -> Result<(), Refusal> {
    let wanted = if logged { Persistence::Permanent } else { Persistence::Unlogged };
    let unchanged = |table: &Table| table.persistence == wanted || table.kind == TableKind::Partitioned;
    // A partitioned table has no storage that would be written again.
    if object::table(&simulation.catalog, id).is_none_or(unchanged) {
        return Ok(());
    }
    effects.notes.push(Note::Rewrites { id });
    object::change_table(&mut simulation.catalog, id, |table| table.persistence = wanted);
    if simulation.server < UNLOGGED_SEQUENCES_SINCE {
        return Ok(());
    }
    let sequences: Vec<ObjectId> =
        object::sequences_of(&simulation.catalog, id, None).map(|(sequence, _)| sequence).collect();
    for sequence in sequences {
        object::change_sequence(&mut simulation.catalog, sequence, |sequence| sequence.unlogged = !logged);
    }
    Ok(())
}
