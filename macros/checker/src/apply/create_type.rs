//! `CREATE TYPE` of composite, range and shell types. <https://www.postgresql.org/docs/15/sql-createtype.html>

use std::sync::Arc;

use arcoiris_catalog::{
    Expression, Name, Namespace, Object, ObjectId, Persistence, Piece, ReplicaIdentity, Role, State, Table,
    TableKind, Type, TypeKind, TypeRef,
};

use super::{base_type, column, named, serial, temporary};
use crate::effects::Effects;
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::{ColumnDefinition, Ident, ObjectKind, ObjectName, RangeOption, Span, TypeStatement};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &TypeStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        TypeStatement::CreateComposite { name, attributes } => {
            composite(simulation, effects, name, attributes)
        }
        TypeStatement::CreateShell { name } => shell(simulation, effects, name),
        TypeStatement::CreateBase { name, options } => {
            base_type::create(simulation, name, options, span, effects)
        }
        TypeStatement::CreateRange { name, options } => range(simulation, effects, name, options, span),
    }
}

fn schema_for(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
) -> Result<ObjectId, Refusal> {
    let schema = if temporary::is_written(name) {
        temporary::creation_schema(simulation, name)?
    } else {
        names::creation_schema(simulation, name)?
    };
    named::note_unqualified(simulation, effects, name, schema);
    Ok(schema)
}

/// `CREATE TYPE … AS (…)`: a table without rows.
///
/// # Errors
/// 42710 or 42P07 for a name that is taken, 42701 for an attribute that is there twice.
fn composite(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    attributes: &[ColumnDefinition],
) -> Result<(), Refusal> {
    let schema = schema_for(simulation, effects, name)?;
    let own = &name.name.name;
    generated_name::claim_new_type_name(simulation, schema, own, name.span())?;
    let mut columns = Vec::with_capacity(attributes.len());
    for (position, attribute) in attributes.iter().enumerate() {
        if serial::integer_behind(&attribute.ty)?.is_some() {
            let message = format!("type \"{}\" does not exist", attribute.ty.name.name.name.as_str());
            return Err(Refusal::other(attribute.ty.span, "42704", message));
        }
        if attributes.iter().take(position).any(|earlier| earlier.name.name == attribute.name.name) {
            let message = format!("column \"{}\" specified more than once", attribute.name.name.as_str());
            return Err(Refusal::other(attribute.name.span, "42701", message));
        }
        let number = i16::try_from(position + 1).unwrap_or(i16::MAX);
        let mut pending = Vec::new();
        let draft = column::draft(simulation, effects, own, attribute, number, &mut pending)?;
        columns.push(Arc::new(draft.column));
    }
    named::require_free_relation(simulation, schema, own, name.span())?;
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, own.as_str());
    let id = simulation.catalog.insert(Object::Table(Table {
        schema,
        name: own.clone(),
        array_type,
        next_column: i16::try_from(columns.len() + 1).unwrap_or(i16::MAX),
        columns,
        kind: TableKind::Composite,
        view: None,
        parents: Vec::new(),
        partition_key: None,
        partition_bound: None,
        of_type: None,
        replica_identity: ReplicaIdentity::Default,
        access_method: None,
        tablespace: None,
        foreign: None,
        persistence: Persistence::Permanent,
        options: Vec::new(),
        row_security: false,
        force_row_security: false,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    }));
    effects.words = format!("create type {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

fn a_type(schema: ObjectId, name: Name, array_type: Option<Name>, kind: TypeKind) -> Object {
    Object::Type(Type {
        schema,
        name,
        array_type,
        extension: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
        kind,
    })
}

/// `CREATE TYPE name`
///
/// # Errors
/// 42710 for a name that is taken.
fn shell(simulation: &mut Simulation, effects: &mut Effects, name: &ObjectName) -> Result<(), Refusal> {
    let schema = schema_for(simulation, effects, name)?;
    let own = &name.name.name;
    generated_name::claim_type_name(simulation, schema, own, name.span())?;
    let id = simulation.catalog.insert(a_type(schema, own.clone(), None, TypeKind::Shell));
    effects.words = format!("create type {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// The shell that a function of the server's makes of the type that it is said to return.
///
/// # Errors
/// 3F000 if its schema does not exist.
pub(super) fn shell_of_result(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
) -> Result<ObjectId, Refusal> {
    let schema = schema_for(simulation, effects, name)?;
    Ok(simulation.catalog.insert(a_type(schema, name.name.name.clone(), None, TypeKind::Shell)))
}

/// `CREATE TYPE … AS RANGE (…)`, with its multirange type.
///
/// # Errors
/// 42710 for a name that is taken, 42601 for options, 42704 for a subtype without order.
fn range(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    options: &[(Ident, RangeOption)],
    span: Span,
) -> Result<(), Refusal> {
    let schema = schema_for(simulation, effects, name)?;
    let own = &name.name.name;
    generated_name::claim_new_type_name(simulation, schema, own, name.span())?;
    let (mut subtype, mut multirange) = (None, None);
    let mut attributes: Vec<(Name, Expression)> = Vec::new();
    for (position, (Ident { name: option, span: at }, value)) in options.iter().enumerate() {
        if options.iter().take(position).any(|(earlier, _)| earlier.name == *option) {
            return Err(Refusal::other(*at, "42601", "conflicting or redundant options"));
        }
        match (option.as_str(), value) {
            ("subtype", RangeOption::Type(ty)) => {
                subtype = Some((resolve::type_name(simulation, ty)?, ty.span));
            }
            ("multirange_type_name", RangeOption::Name(name)) => multirange = Some(name),
            ("subtype_diff", RangeOption::Name(name)) => {
                // A function of the system, by its name; one of the history's would have to be found.
                let builtin = name.schema.is_none() && name.name.name.as_str().ends_with("mi")
                    || name.name.name.as_str().ends_with("_subdiff");
                if !builtin {
                    return Err(Refusal::not_modelled(*at, "SUBTYPE_DIFF of a range type"));
                }
                let text = vec![Piece::Text(name.name.name.to_string())];
                attributes.push((Name::new("subtype_diff"), Expression { pieces: text, also: Vec::new() }));
            }
            ("subtype_opclass" | "collation" | "canonical" | "subtype_diff", _) => {
                return Err(Refusal::not_modelled(*at, format!("the option {option} of a range type")));
            }
            _ => {
                let message = format!("type attribute \"{option}\" not recognized");
                return Err(Refusal::other(*at, "42601", message));
            }
        }
    }
    let Some((subtype, subtype_span)) = subtype else {
        return Err(Refusal::other(span, "42601", "type attribute \"subtype\" is required"));
    };
    if resolve::default_operator_class(simulation, "btree", &subtype).is_none() {
        let message = "the subtype has no default operator class for access method \"btree\"";
        return Err(Refusal::other(subtype_span, "42704", message));
    }
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, own.as_str());
    let id = simulation.catalog.reserve();
    let below = simulation.catalog.reserve();
    let subtype = TypeRef { modifier: -1, ..subtype };
    simulation.catalog.put(
        id,
        a_type(
            schema,
            own.clone(),
            Some(array_type),
            TypeKind::Range { subtype: subtype.clone(), attributes: Vec::new() },
        ),
    );
    let (multirange_schema, multirange_name) = match multirange {
        Some(written) => (schema_for(simulation, effects, written)?, written.name.name.clone()),
        None => (schema, Name::from(multirange_name(own.as_str()).as_str())),
    };
    if let Some(taken) = simulation.catalog.find(Namespace::Type, Some(multirange_schema), &multirange_name) {
        if matches!(simulation.catalog.object(taken).map(AsRef::as_ref), Some(Object::Type(it)) if it.kind == TypeKind::Shell)
            && multirange.is_some()
        {
            // An internal error: it has a number already.
            return Err(Refusal::not_modelled(name.span(), "a multirange type over a shell"));
        }
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Type, name: multirange_name.to_string() };
        return Err(Refusal::new(name.span(), fact).about(taken));
    }
    let multirange_array =
        generated_name::array_type_name(&simulation.catalog, multirange_schema, multirange_name.as_str());
    let kind = TypeKind::Multirange { range: id };
    simulation.catalog.put(below, a_type(multirange_schema, multirange_name, Some(multirange_array), kind));
    let text = Expression { pieces: vec![Piece::Type(below)], also: Vec::new() };
    attributes.push((Name::new("multirange_type_name"), text));
    attributes.sort_by(|(one, _), (other, _)| one.cmp(other));
    simulation.catalog.change(id, |object| {
        if let Object::Type(it) = object {
            it.kind = TypeKind::Range { subtype, attributes };
        }
    });
    effects.words = format!("create type {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// `makeMultirangeTypeName`: `range` becomes `multirange`, or `_multirange` is put behind.
fn multirange_name(range: &str) -> String {
    let name = match range.find("range") {
        Some(at) => {
            let (before, after) = range.split_at(at);
            format!("{before}multi{after}")
        }
        None => {
            format!("{}_multirange", generated_name::clip(range, generated_name::LIMIT - "_multirange".len()))
        }
    };
    generated_name::clip(&name, generated_name::LIMIT).to_owned()
}
