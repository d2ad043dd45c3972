//! `CREATE TYPE … AS ENUM`

use arcoiris_catalog::{Object, Role, Type, TypeKind};

use crate::effects::Effects;
use crate::generated_name;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Span};

use super::named;

/// # Errors
/// 42710 for a name that is taken, 42602 for a label that is too long, 23505 for one that is there twice.
pub(super) fn apply(
    simulation: &mut Simulation,
    name: &ObjectName,
    labels: &[(String, Span)],
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, name)?;
    named::note_unqualified(simulation, effects, name, schema);
    let own = &name.name.name;
    generated_name::claim_new_type_name(simulation, schema, own, name.span())?;
    for (index, (label, span)) in labels.iter().enumerate() {
        require_short(label, *span)?;
        if labels.iter().take(index).any(|(other, _)| other == label) {
            // The catalog's own unique index is what refuses it.
            let message = "duplicate key value violates unique constraint \"pg_enum_typid_label_index\"";
            return Err(Refusal::other(*span, "23505", message));
        }
    }
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, own.as_str());
    let id = simulation.catalog.insert(Object::Type(Type {
        schema,
        name: own.clone(),
        array_type: Some(array_type),
        extension: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
        kind: TypeKind::Enum { labels: labels.iter().map(|(label, _)| label.clone()).collect() },
    }));
    effects.words = format!("create type {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// A label has at most 63 bytes; it is not truncated as a name is (42602).
pub(super) fn require_short(label: &str, span: Span) -> Result<(), Refusal> {
    if label.len() > generated_name::LIMIT {
        return Err(Refusal::other(span, "42602", format!("invalid enum label \"{label}\"")));
    }
    Ok(())
}
