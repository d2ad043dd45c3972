//! Uses of an extension's functions, operators and operator classes: their names are written into what is stored, with the
//! schema in which the extension stands.

use arcoiris_catalog::{Object, ObjectId, State};

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Nothing uses a function or an operator class of an extension in this schema, so that the schema may take another name.
///
/// # Errors
/// What uses one is not modelled: its stored words would have to change.
pub(super) fn require_unused_in(
    simulation: &Simulation,
    schema: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    for id in simulation.catalog.dependents(schema) {
        if matches!(simulation.catalog.object(id).map(AsRef::as_ref), Some(Object::Extension(_))) {
            require_unused(simulation, id, span)?;
        }
    }
    Ok(())
}

/// Nothing but its own types refers to the extension.
///
/// # Errors
/// As [`require_unused_in`].
pub(super) fn require_unused(
    simulation: &Simulation,
    extension: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let is_member = |id: ObjectId| {
        super::named::type_with(simulation, id).is_some_and(|it| it.extension == Some(extension))
    };
    if simulation.catalog.dependents(extension).all(is_member) {
        return Ok(());
    }
    let what = "another schema for an extension whose functions or operator classes are in use";
    Err(Refusal::not_modelled(span, what).about(extension))
}
