//! What a statement names, found and noted: what statements about objects of every kind have in common.

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, State, Type, TypeKind};

use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Span};

/// Notes a name that was written without its schema.
pub(super) fn note_unqualified(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    schema: ObjectId,
) {
    if name.schema.is_none()
        && let Some(schema) = simulation.catalog.schema_name(schema)
    {
        let (name, schema, span) = (name.name.name.clone(), schema.clone(), name.span());
        effects.notes.push(Note::Unqualified { name, schema, span });
    }
}

/// The schema that an object stands in; a constraint's is its table's or domain's.
pub(super) fn schema_of(simulation: &Simulation, id: ObjectId) -> Option<ObjectId> {
    match simulation.catalog.object(id)?.as_ref() {
        Object::Schema(_) => None,
        Object::Extension(it) => Some(it.schema),
        Object::Type(it) => Some(it.schema),
        Object::Table(it) => Some(it.schema),
        Object::Constraint(it) => schema_of(simulation, it.of),
        Object::Index(it) => Some(it.schema),
        Object::Sequence(it) => Some(it.schema),
        Object::Routine(it) => Some(it.schema),
        Object::Trigger(it) => schema_of(simulation, it.table),
        Object::Defined(it) if it.kind.in_schema() => it.of,
        Object::Defined(_) => None,
    }
}

/// The relation of this name, whatever it is; `None` if there is none and `IF EXISTS` was written.
pub(super) fn relation(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    if_exists: bool,
) -> Result<Option<ObjectId>, Refusal> {
    match names::relation(simulation, kind, name) {
        Ok(id) => {
            if let Some(schema) = schema_of(simulation, id) {
                note_unqualified(simulation, effects, name, schema);
            }
            Ok(Some(id))
        }
        Err(refusal) if if_exists && is_missing(&refusal) => {
            let (name, span) = (names::written(name), name.span());
            effects.words = format!("nothing: {name} does not exist");
            effects.notes.push(Note::SkippedMissing { kind, name, span });
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
}

fn is_missing(refusal: &Refusal) -> bool {
    matches!(refusal.fact, RefusalFact::Unknown { .. })
}

/// The type of this name: a type of its own, or the row type of a table. Array types, which go with another type, are told by
/// `true`.
pub(super) fn any_type(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<(ObjectId, bool), Refusal> {
    if let Some(written) = &name.schema {
        names::schema(simulation, written)?;
    } else if crate::builtin::type_fact(name.name.name.as_str()).is_some_and(|it| it.extension == "-") {
        // pg_catalog comes before search_path.
        return Err(Refusal::not_modelled(name.span(), format!("the system's type {}", name.name.name)));
    }
    let id = names::find(simulation, Namespace::Type, name)
        .ok_or_else(|| names::unknown(simulation, Namespace::Type, kind, name))?;
    if let Some(schema) = schema_of(simulation, id) {
        note_unqualified(simulation, effects, name, schema);
    }
    let is_array = simulation.catalog.object(id).is_some_and(|object| *object.name() != name.name.name);
    Ok((id, is_array))
}

/// A type of this name that may be altered: no array type, no row type of a table, no member of an extension; a domain if
/// `kind` says so.
pub(super) fn own_type(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<ObjectId, Refusal> {
    let (id, is_array) = any_type(simulation, effects, kind, name)?;
    let called = &name.name.name;
    let wrong = |message: String, hint: Option<&str>| {
        let hint = hint.map(str::to_owned);
        let fact = RefusalFact::Other { sqlstate: "42809", message, hint };
        Err(Refusal::new(name.span(), fact).about(id))
    };
    let Some(found) = type_with(simulation, id) else {
        let composite = super::object::table(&simulation.catalog, id)
            .is_some_and(|table| table.kind == arcoiris_catalog::TableKind::Composite);
        return if composite && kind == ObjectKind::Type && !is_array {
            Ok(id)
        } else if kind == ObjectKind::Domain {
            wrong(format!("{called} is not a domain"), None)
        } else if is_array {
            wrong(format!("cannot alter array type {called}"), None)
        } else {
            wrong(format!("{called} is a table's row type"), Some("use ALTER TABLE instead"))
        };
    };
    if kind == ObjectKind::Domain && (is_array || !matches!(found.kind, TypeKind::Domain { .. })) {
        return wrong(format!("{called} is not a domain"), None);
    }
    if is_array {
        return wrong(format!("cannot alter array type {called}"), None);
    }
    if found.extension.is_some() {
        return Err(
            Refusal::not_modelled(name.span(), "altering a type that belongs to an extension").about(id)
        );
    }
    Ok(id)
}

/// The type with this number, if it is one of its own.
pub(super) fn type_with(simulation: &Simulation, id: ObjectId) -> Option<&Type> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Type(it)) => Some(it),
        Some(
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Table(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => None,
    }
}

/// A name in a schema is free for a new relation.
///
/// # Errors
/// 42P07 if any relation has it.
pub(super) fn require_free_relation(
    simulation: &Simulation,
    schema: ObjectId,
    name: &Name,
    span: Span,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Relation, Some(schema), name) {
        None => Ok(()),
        Some(id) => {
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Table, name: name.to_string() };
            Err(Refusal::new(span, fact).about(id))
        }
    }
}

/// A relation that `ALTER kind` may rename or move. ALTER TABLE and ALTER INDEX take every kind but composite types
/// (`RangeVarCallbackForAlterRelation`).
///
/// # Errors
/// 42809
pub(super) fn require_alterable(
    simulation: &Simulation,
    id: ObjectId,
    name: &ObjectName,
    kind: ObjectKind,
) -> Result<(), Refusal> {
    let found = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    let fits = match kind {
        ObjectKind::Sequence | ObjectKind::View | ObjectKind::MaterializedView | ObjectKind::ForeignTable => {
            found == kind
        }
        ObjectKind::Table
        | ObjectKind::Index
        | ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => found != ObjectKind::Type,
    };
    if fits { Ok(()) } else { Err(wrong_kind(simulation, id, name, kind)) }
}

/// It is something else than the statement says (42809).
pub(super) fn wrong_kind(
    simulation: &Simulation,
    id: ObjectId,
    name: &ObjectName,
    wanted: ObjectKind,
) -> Refusal {
    let found = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    Refusal::new(name.span(), RefusalFact::WrongKind { name: names::written(name), found, wanted }).about(id)
}

/// Notes a lock on a table; of locks on the same table the strongest counts.
pub(super) fn lock(effects: &mut Effects, lock: Lock, table: ObjectId) {
    match effects.locks.iter_mut().find(|(_, locked)| *locked == table) {
        Some((held, _)) => *held = (*held).max(lock),
        None => effects.locks.push((lock, table)),
    }
    effects.locks.sort_by_key(|(lock, _)| std::cmp::Reverse(*lock));
}
