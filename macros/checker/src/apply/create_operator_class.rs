//! `CREATE OPERATOR CLASS` (`DefineOpClass` in src/backend/commands/opclasscmds.c).
//! <https://www.postgresql.org/docs/15/sql-createopclass.html>

use arcoiris_catalog::{
    DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, format_type,
};

use super::operator_family::{self, members};
use super::{cast, defined, named, routine};
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::resolve::operator_class;
use crate::simulation::Simulation;
use crate::syntax::{CreateOperatorClass, ObjectName, Span};

const KIND: DefinedKind = DefinedKind::OperatorClass;

/// # Errors
/// 3F000, 42704, 42883 for what is not there, 42P17 for what does not fit, 42710 if there is such a class or another default, 23505 if
/// the family has something in one of the places.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateOperatorClass,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let method = operator_family::method(simulation, &it.method)?;
    let ty = routine::type_of(simulation, &it.ty)?;
    let kind = Kind::of(simulation, &ty)
        .ok_or_else(|| Refusal::not_modelled(it.ty.span, "an operator class of this type"))?;
    let family = match &it.family {
        Some(name) => {
            operator_family::require(simulation, effects, DefinedKind::OperatorFamily, name, method.name)?
        }
        None => family_of_its_name(simulation, schema, &it.name, method.name)?,
    };
    let (members, storage) = members(simulation, effects, method, &it.items, Some(&ty), span)?;
    let mut new = operator_family::draft(KIND, schema, &it.name.name.name, method.name);
    operator_family::require_free(simulation, &new, &it.name, method.name)?;
    if it.is_default {
        require_no_default(simulation, it, method.name, kind)?;
    }
    let piece = |piece| Some(Stored { pieces: vec![piece], also: Vec::new() });
    defined::set_attribute(&mut new, "type", Some(cast::operand(simulation, &ty)));
    defined::set_attribute(&mut new, "family", piece(Piece::Object(family)));
    defined::set_attribute(&mut new, "default", it.is_default.then(|| defined::text("yes")));
    let storage = storage.filter(|storage| *storage != ty);
    let storage = storage.map(|storage| cast::operand(simulation, &storage));
    defined::set_attribute(&mut new, "storage", storage);
    for member in &members {
        if let Some(other) = member.standing(simulation, family, method) {
            let message = format!("{} is in the operator family already", member.words(simulation));
            return Err(Refusal::other(span, "23505", message).about(other));
        }
    }
    let id = simulation.catalog.insert(Object::Defined(new));
    for member in members {
        member.store(simulation, family, method, Some(id));
    }
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create operator class {}", names::written(&it.name));
    Ok(())
}

/// The family that has the class's name, made if there is none.
fn family_of_its_name(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &ObjectName,
    method: &str,
) -> Result<ObjectId, Refusal> {
    let kind = DefinedKind::OperatorFamily;
    let new = operator_family::draft(kind, schema, &name.name.name, method);
    if let Some(id) = simulation.catalog.find(Namespace::Defined(kind), Some(schema), &new.identity()) {
        return Ok(id);
    }
    operator_family::require_free(simulation, &new, name, method)?;
    Ok(simulation.catalog.insert(Object::Defined(new)))
}

/// # Errors
/// 42710 if the type has a default class already.
fn require_no_default(
    simulation: &Simulation,
    it: &CreateOperatorClass,
    method: &str,
    kind: Kind,
) -> Result<(), Refusal> {
    let taken = |other: &Name| {
        let name = it.name.name.name.as_str();
        let ty = format_type(&simulation.catalog, &kind.to_ref(simulation, -1));
        let message = format!("could not make operator class \"{name}\" be default for type {ty}");
        let hint = Some(format!("Operator class \"{}\" already is the default.", other.as_str()));
        let fact = crate::refusal::RefusalFact::Other { sqlstate: "42710", message, hint };
        Err(Refusal::new(it.name.span(), fact))
    };
    let own = simulation.catalog.operator_classes().find(|id| {
        operator_class::own(simulation, *id)
            .is_some_and(|class| class.is_default && class.method == method && class.input == kind)
    });
    if let Some(own) = own {
        let name = defined::defined(&simulation.catalog, own).map(|it| it.name.clone());
        return taken(&name.unwrap_or_else(|| Name::new("")));
    }
    match operator_class::default(simulation, method, kind) {
        Some(class) if Kind::of_fact(class.input) == kind => taken(&Name::new(class.name)),
        // Indexes that have the class of a wider type would print its name from now on.
        Some(_) => {
            let what = "a default operator class of a type that has one by coercion";
            Err(Refusal::not_modelled(it.name.span(), what))
        }
        None => Ok(()),
    }
}
