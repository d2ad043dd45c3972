//! `OWNER TO`: the sequences of a table's columns follow.

use arcoiris_catalog::ObjectId;

use crate::apply::object;
use crate::apply::role;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{RoleName, Span};

pub(super) fn run(simulation: &mut Simulation, id: ObjectId, role: &RoleName) -> Result<(), Refusal> {
    let new = role::role(simulation, role)?;
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    if table.owner == new {
        return Ok(());
    }
    let sequences: Vec<ObjectId> =
        object::sequences_of(&simulation.catalog, id, None).map(|(sequence, _)| sequence).collect();
    object::change_table(&mut simulation.catalog, id, |table| {
        table.privileges = role::privileges_of_new_owner(&table.privileges, &table.owner, &new);
        for column in &mut table.columns {
            if column.privileges.is_some() {
                let column = std::sync::Arc::make_mut(column);
                column.privileges = role::privileges_of_new_owner(&column.privileges, &table.owner, &new);
            }
        }
        table.owner = new.clone();
    });
    for sequence in sequences {
        object::change_sequence(&mut simulation.catalog, sequence, |sequence| {
            sequence.privileges = role::privileges_of_new_owner(&sequence.privileges, &sequence.owner, &new);
            sequence.owner = new.clone();
        });
    }
    Ok(())
}

/// A sequence that goes with a column has its table's owner.
pub(super) fn of_sequence(
    simulation: &mut Simulation,
    id: ObjectId,
    role: &RoleName,
    span: Span,
) -> Result<(), Refusal> {
    let new = role::role(simulation, role)?;
    let Some(sequence) = object::sequence(&simulation.catalog, id) else { return Ok(()) };
    if sequence.owner == new {
        return Ok(());
    }
    if sequence.owned_by.is_some() {
        let message = format!(
            "cannot change owner of sequence \"{}\": it is linked to a table",
            sequence.name.as_str()
        );
        return Err(Refusal::other(span, "0A000", message).about(id));
    }
    object::change_sequence(&mut simulation.catalog, id, |sequence| {
        sequence.privileges = role::privileges_of_new_owner(&sequence.privileges, &sequence.owner, &new);
        sequence.owner = new;
    });
    Ok(())
}
