//! `ALTER … OWNER TO`

use arcoiris_catalog::{DefinedKind, Object, ObjectId, Role, State};

use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, RoleName, Span};

use super::{defined, named, object, role};

/// # Errors
/// What PostgreSQL says of a thing that is not there or has another kind; a role that is not declared.
pub(super) fn apply(
    simulation: &mut Simulation,
    kind: ObjectKind,
    name: &ObjectName,
    role: &RoleName,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let new = role::role(simulation, role)?;
    let id = match kind {
        ObjectKind::Schema => names::schema(simulation, &name.name)?,
        ObjectKind::Type | ObjectKind::Domain => named::own_type(simulation, effects, kind, name)?,
        // Only a superuser may have one; which roles are, the server knows.
        ObjectKind::Defined(DefinedKind::Subscription) => {
            return Err(Refusal::not_modelled(span, "another owner of a subscription"));
        }
        ObjectKind::Defined(kind) => defined::named(simulation, effects, kind, name)?,
        ObjectKind::Extension
        | ObjectKind::Table
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => return Err(Refusal::not_modelled(span, "this OWNER TO")),
    };
    effects.words = format!(
        "change the owner of {} to {}",
        names::qualified(&simulation.catalog, id),
        arcoiris_catalog::role_text(&new)
    );
    change_owner(simulation, id, &new);
    Ok(())
}

/// Gives an object to another owner, with the privileges that come from owning it; the sequences of a table's columns go along.
pub(super) fn change_owner(simulation: &mut Simulation, id: ObjectId, new: &Role) {
    let Some(old) = simulation.catalog.object(id).and_then(|object| object.owner().cloned()) else { return };
    if old == *new {
        return;
    }
    simulation.catalog.change(id, |object| {
        if let Some(privileges) = object.privileges_mut() {
            *privileges = role::privileges_of_new_owner(privileges, &old, new);
        }
        match object {
            Object::Schema(it) => it.owner = new.clone(),
            Object::Extension(it) => it.owner = new.clone(),
            Object::Type(it) => it.owner = new.clone(),
            Object::Sequence(it) => it.owner = new.clone(),
            Object::Table(it) => {
                it.owner = new.clone();
                for column in it.columns.iter_mut().filter(|column| column.privileges.is_some()) {
                    let column = std::sync::Arc::make_mut(column);
                    column.privileges = role::privileges_of_new_owner(&column.privileges, &old, new);
                }
            }
            Object::Routine(it) => it.owner = new.clone(),
            Object::Defined(it) => it.owner = it.owner.as_ref().map(|_| new.clone()),
            Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => {}
        }
    });
    let sequences: Vec<ObjectId> =
        object::sequences_of(&simulation.catalog, id, None).map(|(sequence, _)| sequence).collect();
    for sequence in sequences {
        change_owner(simulation, sequence, new);
    }
}
