//! Operator classes and operators that an index or an exclusion constraint may name.
//! <https://www.postgresql.org/docs/15/indexes-opclass.html>
//!
//! Which class a type has by itself is known to [`resolve::default_operator_class`](crate::resolve::default_operator_class).

use arcoiris_catalog::{DefinedKind, Name, Object, ObjectId, State, TypeBase, TypeKind, TypeRef};

use super::operator_family;
use crate::builtin::{self, OperatorClassFact};
use crate::refusal::Refusal;
use crate::resolve::coerce;
use crate::resolve::kind::{Kind, installed};
use crate::resolve::operator_class::{default, own, own_default};
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Span};

/// The operators of the classes' families that are their own commutators; only such can exclude.
const COMMUTATIVE: &[&str] = &["=", "<>", "&&", "-|-", "~="];

/// The class that an index names for an element of type `ty`.
///
/// # Errors
/// 42704 if the method has no such class, 42804 if it does not take the type.
fn find(
    simulation: &Simulation,
    method: &str,
    written: &ObjectName,
    kind: Kind,
) -> Result<OperatorClassFact, Refusal> {
    let name = written.name.name.as_str();
    let mut classes =
        builtin::operator_classes(method, None, simulation.server).into_iter().filter(|class| {
            class.name == name
                && (class.extension == builtin::NONE || installed(simulation, class.extension).is_some())
        });
    let Some(class) = classes.next() else {
        let message = format!(
            "operator class \"{}\" does not exist for access method \"{method}\"",
            crate::names::written(written)
        );
        return Err(Refusal::other(written.span(), "42704", message));
    };
    if !coerce::is_binary(simulation, kind.under(simulation), Kind::of_fact(class.input)) {
        return Err(refuses_type(simulation, written, kind));
    }
    Ok(class)
}

/// A class for an index.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Its name; `None` if it is the type's default.
    pub(super) name: Option<Name>,
    /// The extension that it comes from.
    pub(super) extension: Option<ObjectId>,
    /// The object that it is, if it is one of the history's own.
    pub(super) own: Option<ObjectId>,
}

fn extension_of(simulation: &Simulation, class: &OperatorClassFact) -> Option<ObjectId> {
    installed(simulation, class.extension).map(|(id, _)| id)
}

/// The class that an index names.
///
/// # Errors
/// 42704 if the method has no such class, 42804 if it does not take the type.
pub(super) fn named(
    simulation: &Simulation,
    method: &str,
    written: &ObjectName,
    ty: &TypeRef,
) -> Result<Chosen, Refusal> {
    let kind = kind_of(simulation, ty, written.span())?;
    if let Some(id) = own_named(simulation, method, written)
        && let Some(class) = own(simulation, id)
    {
        if !coerce::is_binary(simulation, kind.under(simulation), class.input) {
            return Err(refuses_type(simulation, written, kind).about(id));
        }
        let printed = own_default(simulation, method, kind) != Some(id);
        let name = printed.then(|| written.name.name.clone());
        return Ok(Chosen { name, extension: None, own: Some(id) });
    }
    let class = find(simulation, method, written, kind)?;
    let is_default =
        own_default(simulation, method, kind).is_none() && default(simulation, method, kind) == Some(class);
    let name = (!is_default).then(|| Name::new(class.name));
    Ok(Chosen { name, extension: extension_of(simulation, &class), own: None })
}

/// The class of the history's own that a name means; PostgreSQL's come first.
fn own_named(simulation: &Simulation, method: &str, written: &ObjectName) -> Option<ObjectId> {
    let name = written.name.name.as_str();
    let system = builtin::operator_classes(method, None, simulation.server)
        .iter()
        .any(|class| class.name == name && class.extension == builtin::NONE);
    if system && written.schema.is_none() {
        return None;
    }
    operator_family::find(simulation, DefinedKind::OperatorClass, written, method)
}

fn refuses_type(simulation: &Simulation, written: &ObjectName, kind: Kind) -> Refusal {
    let message = format!(
        "operator class \"{}\" does not accept data type {}",
        crate::names::written(written),
        kind.words(simulation)
    );
    Refusal::other(written.span(), "42804", message)
}

/// The default class of a type.
///
/// # Errors
/// 42704 if it has none.
pub(super) fn of_type(
    simulation: &Simulation,
    method: &str,
    ty: &TypeRef,
    span: Span,
) -> Result<Chosen, Refusal> {
    let kind = kind_of(simulation, ty, span)?;
    if let Some(own) = own_default(simulation, method, kind) {
        return Ok(Chosen { own: Some(own), ..Chosen::default() });
    }
    if let Some(class) = default(simulation, method, kind) {
        return Ok(Chosen { extension: extension_of(simulation, &class), ..Chosen::default() });
    }
    let message = format!(
        "data type {} has no default operator class for access method \"{method}\"",
        kind.words(simulation)
    );
    Err(Refusal::other(span, "42704", message))
}

/// Makes sure that an operator may exclude: it is its own commutator and belongs to the family of the element's class.
///
/// # Errors
/// 42883 if the type has no such operator, 42809 if it cannot exclude.
pub(super) fn require_exclusion(
    simulation: &Simulation,
    method: &str,
    class: Option<&ObjectName>,
    ty: &TypeRef,
    operator: &str,
    span: Span,
) -> Result<(), Refusal> {
    let kind = kind_of(simulation, ty, span)?;
    if class.is_some_and(|written| own_named(simulation, method, written).is_some())
        || class.is_none() && own_default(simulation, method, kind).is_some()
    {
        return Err(Refusal::not_modelled(
            span,
            "an exclusion constraint over an operator class of the history's",
        ));
    }
    let class = match class {
        Some(written) => Some(find(simulation, method, written, kind)?),
        None => default(simulation, method, kind),
    };
    let Some(class) = class else { return Ok(()) };
    let operator = if operator == "!=" { "<>" } else { operator };
    let name = operator.rsplit('.').next().unwrap_or(operator);
    let member = (1..=40).any(|strategy: u8| {
        let strategy = strategy.to_string();
        builtin::family_operator(method, class.family, class.input, class.input, &strategy) == Some(name)
    });
    if member && COMMUTATIVE.contains(&name) {
        return Ok(());
    }
    let words = kind.words(simulation);
    if builtin::operator(name, class.input, class.input).is_none() {
        // What else an operator of this name could take is a question of casts.
        return Err(if builtin::operators(name).next().is_none() {
            Refusal::other(span, "42883", format!("operator does not exist: {words} {operator} {words}"))
        } else {
            Refusal::not_modelled(span, format!("the operator {operator} over {words} in EXCLUDE"))
        });
    }
    let why = if member {
        "is not commutative".to_owned()
    } else {
        format!("is not a member of operator family \"{}\"", class.family)
    };
    Err(Refusal::other(span, "42809", format!("operator {operator}({words},{words}) {why}")))
}

/// The schema of the extension's type that a type is, or is a domain over.
pub(super) fn own_schema(simulation: &Simulation, ty: &TypeRef) -> Option<Name> {
    let mut ty = ty.clone();
    loop {
        let TypeBase::User(id) = ty.base else { return None };
        let Object::Type(found) = simulation.catalog.object(id)?.as_ref() else { return None };
        match &found.kind {
            TypeKind::Domain { base, .. } if !ty.array => ty = base.clone(),
            TypeKind::Base if !ty.array => return simulation.catalog.schema_name(found.schema).cloned(),
            TypeKind::Domain { .. }
            | TypeKind::Base
            | TypeKind::Enum { .. }
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. } => return None,
        }
    }
}

fn kind_of(simulation: &Simulation, ty: &TypeRef, span: Span) -> Result<Kind, Refusal> {
    Kind::of(simulation, ty).ok_or_else(|| Refusal::not_modelled(span, "an index over this type"))
}
