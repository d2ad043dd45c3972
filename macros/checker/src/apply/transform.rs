//! `CREATE`, `DROP TRANSFORM` (src/backend/commands/functioncmds.c). <https://www.postgresql.org/docs/15/sql-createtransform.html>

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, RoutineKind, TypeRef,
    format_type,
};

use super::dependency::{self, Address, Request};
use super::support_function::SupportFunction;
use super::{cast, defined, language, routine, support_function};
use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{CreateTransform, Ident, ObjectKind, SignedName, Span, TypeName};

const KIND: DefinedKind = DefinedKind::Transform;

/// # Errors
/// 42704 for a type or a language, 42883 for functions that are not there, 42809 for pseudo-types and domains, 42P17 for functions
/// that do not fit, 42710 if there is such a transform.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateTransform,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let ty = routine::type_of(simulation, &it.ty)?;
    let unknown = || Refusal::not_modelled(it.ty.span, "a transform of this type");
    let kind = Kind::of(simulation, &ty).ok_or_else(unknown)?;
    let words = format_type(&simulation.catalog, &ty);
    if kind.sort() == Some('p') {
        return Err(Refusal::other(it.ty.span, "42809", format!("data type {words} is a pseudo-type")));
    }
    if kind.domain(simulation).is_some() {
        return Err(Refusal::other(it.ty.span, "42809", format!("data type {words} is a domain")));
    }
    let language = language::part(simulation, &it.language)?;
    let mut new = draft(simulation, &ty, language);
    let internal = Kind::of_fact("internal");
    let functions = [
        ("from sql", &it.from_sql, internal, "return data type of FROM SQL function must be internal"),
        ("to sql", &it.to_sql, kind, "return data type of TO SQL function must be the transform data type"),
    ];
    for (attribute, name, result, message) in functions {
        let Some(name) = name else { continue };
        let function = support_function::written(simulation, effects, name)?;
        if function.result != Some(result) {
            return Err(invalid(name.name.span(), message));
        }
        require_function(&function, internal, name.name.span())?;
        defined::set_attribute(&mut new, attribute, Some(function.stored));
    }
    effects.words = format!("create transform for {words} language {}", it.language.name);
    match simulation.catalog.find(Namespace::Defined(KIND), None, &new.identity()) {
        Some(id) if it.or_replace => {
            defined::change(&mut simulation.catalog, id, |it| it.attributes = new.attributes);
        }
        Some(id) => {
            let name = format!("for type {words} language {}", it.language.name);
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Defined(KIND), name };
            return Err(Refusal::new(span, fact).about(id));
        }
        None => {
            simulation.catalog.insert(Object::Defined(new));
        }
    }
    Ok(())
}

fn invalid(span: Span, message: &str) -> Refusal {
    Refusal::other(span, "42P17", message)
}

/// `check_transform_function`
fn require_function(function: &SupportFunction, internal: Kind, span: Span) -> Result<(), Refusal> {
    let refuse = |holds: bool, message: &str| if holds { Err(invalid(span, message)) } else { Ok(()) };
    refuse(function.volatility == 'v', "transform function must not be volatile")?;
    refuse(function.kind != RoutineKind::Function, "transform function must be a normal function")?;
    refuse(function.returns_set, "transform function must not return a set")?;
    refuse(function.inputs.len() != 1, "transform function must take one argument")?;
    refuse(
        function.inputs.first() != Some(&internal),
        "first argument of transform function must be type internal",
    )
}

fn draft(simulation: &Simulation, ty: &TypeRef, language: Stored) -> Defined {
    Defined {
        kind: KIND,
        of: None,
        name: Name::new("for"),
        signature: vec![cast::operand(simulation, ty), language],
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    }
}

/// The transform that a statement names.
///
/// # Errors
/// 42704 if it, its type or its language is not there.
pub(super) fn require(simulation: &Simulation, ty: &TypeName, name: &Ident) -> Result<ObjectId, Refusal> {
    let found = routine::type_of(simulation, ty)?;
    let language = language::part(simulation, name)?;
    let identity = draft(simulation, &found, language).identity();
    simulation.catalog.find(Namespace::Defined(KIND), None, &identity).ok_or_else(|| {
        let words = format_type(&simulation.catalog, &found);
        let message =
            format!("transform for type {words} language \"{}\" does not exist", name.name.as_str());
        Refusal::other(ty.span, "42704", message)
    })
}

/// `DROP TRANSFORM`
///
/// # Errors
/// As [`require`]; 2BP01 if something depends on it.
pub(super) fn drop(
    simulation: &mut Simulation,
    name: &SignedName,
    if_exists: bool,
    request: Request,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let SignedName::Transform { ty, language } = name else { return Ok(()) };
    let called = format!("for {} language {}", crate::names::written(&ty.name), language.name);
    match require(simulation, ty, language) {
        Ok(id) => {
            effects.words = format!("drop transform {called}");
            dependency::drop(simulation, effects, &[Address::whole(id)], request)
        }
        Err(refusal) if if_exists && matches!(refusal.sqlstate(), Some("42704" | "3F000")) => {
            effects.words = format!("skip dropping the transform {called}, which does not exist");
            let (kind, span) = (ObjectKind::Defined(KIND), name.span());
            effects.notes.push(Note::SkippedMissing { kind, name: called, span });
            Ok(())
        }
        Err(refusal) => Err(refusal),
    }
}
