//! Uses of an extension's functions, operators and operator classes: their names are written into what is stored, with the
//! schema in which the extension stands.

use arcoiris_catalog::{
    ConstraintKind, ExclusionElement, Expression, IndexElement, Object, ObjectId, State, TypeKind,
};

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

/// No stored words name a function or an operator of the extension. Its types and operator classes are found by number, and are
/// called by whatever their schema's name is.
///
/// # Errors
/// As [`require_unused_in`].
pub(super) fn require_unused(
    simulation: &Simulation,
    extension: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let mut dependents = simulation.catalog.dependents(extension);
    if !dependents.any(|id| names_it(simulation, id, extension)) {
        return Ok(());
    }
    let what = "another schema for an extension whose functions or operators are in use";
    Err(Refusal::not_modelled(span, what).about(extension))
}

/// Whether the words stored in an object name something of the extension.
fn names_it(simulation: &Simulation, id: ObjectId, extension: ObjectId) -> bool {
    let uses = |expression: &Expression| expression.also.contains(&extension);
    let Some(object) = simulation.catalog.object(id) else { return false };
    match object.as_ref() {
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_) => false,
        Object::Defined(it) => it.attributes.iter().any(|(_, value)| uses(value)),
        Object::Type(it) => match &it.kind {
            TypeKind::Domain { default, .. } => default.as_ref().is_some_and(uses),
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. } => false,
        },
        Object::Table(it) => {
            it.columns.iter().any(|column| column.default.as_ref().is_some_and(uses))
                || it.view.as_ref().is_some_and(|view| uses(&view.query))
        }
        Object::Constraint(it) => match &it.kind {
            ConstraintKind::Check { expression, .. } => uses(expression),
            ConstraintKind::Exclusion { elements, .. } => elements.iter().any(has_schema),
            ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::ForeignKey(_) => {
                false
            }
        },
        Object::Index(it) => {
            let in_key = it.keys.iter().any(|key| match &key.element {
                IndexElement::Expression(expression) => uses(expression),
                IndexElement::Column(_) => false,
            });
            in_key
                || it.predicate.as_ref().is_some_and(uses)
                || it.constraint.is_some_and(|constraint| {
                    super::object::constraint(&simulation.catalog, constraint).is_some_and(|it| {
                        matches!(&it.kind, ConstraintKind::Exclusion { elements, .. } if elements.iter().any(has_schema))
                    })
                })
        }
    }
}

/// An operator outside `pg_catalog` is kept with the schema that it stood in.
fn has_schema(element: &ExclusionElement) -> bool {
    element.operator.contains('.')
}
