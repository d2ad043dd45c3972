//! `ALTER SEQUENCE`

use arcoiris_catalog::{Object, State};

use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{AlterSequence, ObjectKind, SequenceOption, Span};

use super::sequence_options::{self, Purpose};
use super::{create_sequence, named};

/// # Errors
/// 42P01 if there is none of this name, 42809 if it is something else, 22023 and 42601 for the options, 0A000 for a new column
/// of an identity column's sequence, 55000 for a column in another schema.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &AlterSequence,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Sequence, &it.name, it.if_exists)?;
    let Some(id) = found else { return Ok(()) };
    let Some(Object::Sequence(found)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return Err(named::wrong_kind(simulation, id, &it.name, ObjectKind::Sequence));
    };
    let mut sequence = found.clone();
    sequence_options::alter(simulation, id, &mut sequence, &it.options, Purpose::Alter, span)?;
    for option in &it.options {
        match option {
            SequenceOption::OwnedBy(owner) => {
                let owner = match owner {
                    None => None,
                    Some((table, column)) => {
                        Some(create_sequence::owner(simulation, effects, &sequence, table, column)?)
                    }
                };
                if let Some(before) = sequence.owned_by.filter(|owner| owner.identity) {
                    let table = names::qualified(&simulation.catalog, before.table);
                    let fact = RefusalFact::Other {
                        sqlstate: "0A000",
                        message: "cannot change ownership of identity sequence".to_owned(),
                        hint: Some(format!("it belongs to an identity column of {table}")),
                    };
                    return Err(Refusal::new(span, fact).about(id));
                }
                sequence.owned_by = owner;
            }
            SequenceOption::Logged(logged) => sequence.unlogged = !logged,
            SequenceOption::As(_)
            | SequenceOption::Start(..)
            | SequenceOption::Increment(..)
            | SequenceOption::Minimum(..)
            | SequenceOption::Maximum(..)
            | SequenceOption::Cache(..)
            | SequenceOption::Cycle(_)
            | SequenceOption::Restart(..)
            | SequenceOption::Name(_) => {}
        }
    }
    effects.words = format!("alter sequence {}", names::qualified(&simulation.catalog, id));
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}
