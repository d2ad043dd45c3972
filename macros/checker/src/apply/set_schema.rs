//! `ALTER … SET SCHEMA`

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, State};

use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span, Statement, StatementKind};

use super::{defined, extension_use, known_extension, named, object};

/// # Errors
/// What PostgreSQL says of a thing or a schema that is not there, of names that are taken there, and of what cannot move.
pub(super) fn apply(
    simulation: &mut Simulation,
    statement: &Statement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let StatementKind::SetSchema { kind, name, schema, if_exists } = &statement.kind else {
        return Err(Refusal::not_modelled(span, "this SET SCHEMA"));
    };
    match kind {
        ObjectKind::Table
        | ObjectKind::Sequence
        | ObjectKind::Index
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable => relation(simulation, effects, *kind, name, schema, *if_exists),
        ObjectKind::Type | ObjectKind::Domain => a_type(simulation, effects, *kind, name, schema),
        ObjectKind::Extension => extension(simulation, effects, name, schema),
        ObjectKind::Defined(kind) => defined::set_schema(simulation, effects, *kind, name, schema),
        ObjectKind::Schema
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => Err(Refusal::not_modelled(span, "this SET SCHEMA")),
    }
}

fn relation(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    target: &Ident,
    if_exists: bool,
) -> Result<(), Refusal> {
    let Some(id) = named::relation(simulation, effects, kind, name, if_exists)? else { return Ok(()) };
    let qualified = names::qualified(&simulation.catalog, id);
    let Some(found) = simulation.catalog.object(id).cloned() else { return Ok(()) };
    named::require_alterable(simulation, id, name, kind)?;
    match &*found {
        Object::Table(_) | Object::Sequence(_) if kind == ObjectKind::Index => {
            return Err(named::wrong_kind(simulation, id, name, kind));
        }
        Object::Table(table) if table.kind == arcoiris_catalog::TableKind::Composite => {
            return Err(named::wrong_kind(simulation, id, name, kind));
        }
        Object::Table(table) => {
            if target.name.as_str() == arcoiris_catalog::Catalog::TEMPORARY
                || table.persistence == arcoiris_catalog::Persistence::Temporary
            {
                let message = "cannot move objects into or out of temporary schemas";
                return Err(Refusal::other(target.span, "0A000", message).about(id));
            }
            let new = names::schema(simulation, target)?;
            if new != table.schema {
                require_free(simulation, new, &table.name, &[&table.name, &table.array_type], target)?;
                let indexes: Vec<(ObjectId, Name)> = object::indexes_of(&simulation.catalog, id)
                    .into_iter()
                    .map(|(index, it)| (index, it.name.clone()))
                    .collect();
                let sequences: Vec<(ObjectId, Name)> = object::sequences_of(&simulation.catalog, id, None)
                    .map(|(sequence, it)| (sequence, it.name.clone()))
                    .collect();
                object::change_table(&mut simulation.catalog, id, |table| table.schema = new);
                // What belongs to the table goes with it, each under its name.
                for (index, name) in indexes {
                    require_free(simulation, new, &name, &[], target)?;
                    object::change_index(&mut simulation.catalog, index, |index| index.schema = new);
                }
                for (sequence, name) in sequences {
                    require_free(simulation, new, &name, &[], target)?;
                    object::change_sequence(&mut simulation.catalog, sequence, |it| it.schema = new);
                }
            }
            named::lock(effects, Lock::AccessExclusive, id);
            let word = names::kind_of(&found).word();
            effects.words = format!("move {word} {qualified} to schema {}", target.name);
        }
        Object::Sequence(sequence) => {
            if let Some(owner) = sequence.owned_by {
                let table = names::qualified(&simulation.catalog, owner.table);
                let fact = RefusalFact::Other {
                    sqlstate: "0A000",
                    message: "cannot move an owned sequence into another schema".to_owned(),
                    hint: Some(format!("it belongs to the table {table}, with which it moves")),
                };
                return Err(Refusal::new(name.span(), fact).about(id));
            }
            let is_temporary = simulation
                .catalog
                .schema_name(sequence.schema)
                .is_some_and(|schema| schema.as_str() == arcoiris_catalog::Catalog::TEMPORARY);
            if is_temporary || target.name.as_str() == arcoiris_catalog::Catalog::TEMPORARY {
                let message = "cannot move objects into or out of temporary schemas";
                return Err(Refusal::other(target.span, "0A000", message).about(id));
            }
            let new = names::schema(simulation, target)?;
            if new != sequence.schema {
                require_free(simulation, new, &sequence.name, &[], target)?;
                object::change_sequence(&mut simulation.catalog, id, |it| it.schema = new);
            }
            effects.words = format!("move sequence {qualified} to schema {}", target.name);
        }
        Object::Index(_) => {
            let fact = RefusalFact::Other {
                sqlstate: "42809",
                message: format!("cannot change schema of index \"{}\"", name.name.name.as_str()),
                hint: Some("change the schema of the table instead".to_owned()),
            };
            return Err(Refusal::new(name.span(), fact).about(id));
        }
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => {
            return Err(named::wrong_kind(simulation, id, name, kind));
        }
    }
    Ok(())
}

/// The names are free in the new schema: a relation's own, and those of types.
///
/// # Errors
/// 42P07, 42710
fn require_free(
    simulation: &Simulation,
    schema: ObjectId,
    relation: &Name,
    types: &[&Name],
    at: &Ident,
) -> Result<(), Refusal> {
    named::require_free_relation(simulation, schema, relation, at.span)?;
    require_free_types(simulation, schema, types, at)
}

fn require_free_types(
    simulation: &Simulation,
    schema: ObjectId,
    types: &[&Name],
    at: &Ident,
) -> Result<(), Refusal> {
    for name in types {
        // An array type that stands there does not make way for one that comes along.
        if let Some(other) = simulation.catalog.find(Namespace::Type, Some(schema), name) {
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Type, name: name.to_string() };
            return Err(Refusal::new(at.span, fact).about(other));
        }
    }
    Ok(())
}

fn a_type(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    target: &Ident,
) -> Result<(), Refusal> {
    // A domain is looked for as such before the schema is, other types are looked at after it.
    let (id, _) = named::any_type(simulation, effects, kind, name)?;
    if kind == ObjectKind::Domain {
        named::own_type(simulation, &mut Effects::default(), kind, name)?;
    }
    let new = names::schema(simulation, target)?;
    named::own_type(simulation, &mut Effects::default(), kind, name)?;
    let qualified = names::qualified(&simulation.catalog, id);
    if let Some(table) = object::table(&simulation.catalog, id) {
        // A composite type.
        if new != table.schema {
            require_free(simulation, new, &table.name, &[&table.name, &table.array_type], target)?;
            object::change_table(&mut simulation.catalog, id, |table| table.schema = new);
        }
        effects.words = format!("move type {qualified} to schema {}", target.name);
        return Ok(());
    }
    let Some(found) = named::type_with(simulation, id).cloned() else { return Ok(()) };
    if new != found.schema {
        let mut types = vec![&found.name];
        types.extend(found.array_type.as_ref());
        require_free_types(simulation, new, &types, target)?;
        simulation.catalog.change(id, |object| {
            if let Object::Type(it) = object {
                it.schema = new;
            }
        });
    }
    effects.words = format!("move type {qualified} to schema {}", target.name);
    Ok(())
}

fn extension(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    target: &Ident,
) -> Result<(), Refusal> {
    let found = simulation.catalog.find(Namespace::Extension, None, &name.name.name);
    let id =
        found.ok_or_else(|| names::unknown(simulation, Namespace::Extension, ObjectKind::Extension, name))?;
    let new = names::schema(simulation, target)?;
    let Some(Object::Extension(found)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return Ok(());
    };
    effects.words = format!("move extension {} to schema {}", found.name, target.name);
    if found.schema == new {
        return Ok(());
    }
    if !known_extension::known(found.name.as_str()).is_some_and(|known| known.relocatable) {
        let message = format!("extension \"{}\" does not support SET SCHEMA", found.name.as_str());
        return Err(Refusal::other(name.span(), "0A000", message).about(id));
    }
    extension_use::require_unused(simulation, id, name.span())?;
    let members: Vec<ObjectId> = simulation.catalog.dependents(id).collect();
    for member in members {
        let Some(it) = named::type_with(simulation, member).cloned() else { continue };
        let mut types = vec![&it.name];
        types.extend(it.array_type.as_ref());
        require_free_types(simulation, new, &types, target)?;
        simulation.catalog.change(member, |object| {
            if let Object::Type(it) = object {
                it.schema = new;
            }
        });
    }
    simulation.catalog.change(id, |object| {
        if let Object::Extension(it) = object {
            it.schema = new;
        }
    });
    Ok(())
}
