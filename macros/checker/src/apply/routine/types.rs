//! Types of arguments and results: without modifiers, pseudo-types among them.

use arcoiris_catalog::{ArgumentMode, Namespace, Object, State, Type, TypeKind, TypeRef};

use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::any_type;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, TypeName};

/// Whether a call gives an argument of this mode.
pub(super) fn is_input(mode: Option<ArgumentMode>) -> bool {
    !matches!(mode, Some(ArgumentMode::Out | ArgumentMode::Table))
}

/// The type that is written; `SETOF` is the caller's to look at.
///
/// # Errors
/// 42704 if there is none; for `table.column%TYPE` 42P01 and 42703.
pub(super) fn of(simulation: &Simulation, it: &TypeName) -> Result<TypeRef, Refusal> {
    if it.percent_type {
        return of_column(simulation, it);
    }
    let plain = TypeName { set_of: false, ..it.clone() };
    let (kind, _) = any_type(simulation, &plain)?;
    Ok(kind.to_ref(simulation, -1))
}

/// The type that is written, a shell too, as functions of the server's own take them.
///
/// # Errors
/// As [`of`].
pub(super) fn of_or_shell(simulation: &Simulation, it: &TypeName) -> Result<TypeRef, Refusal> {
    of(simulation, it).or_else(|refusal| {
        let plain = !it.percent_type && it.dimensions == 0 && it.modifiers.is_empty();
        let found = names::find(simulation, Namespace::Type, &it.name).filter(|_| plain);
        match found.and_then(|id| simulation.catalog.object(id).map(|object| (id, object.as_ref()))) {
            Some((id, Object::Type(Type { kind: TypeKind::Shell, .. }))) => Ok(TypeRef::user(id)),
            Some(_) | None => Err(refusal),
        }
    })
}

/// `table.column%TYPE`: what the column's type is now.
fn of_column(simulation: &Simulation, it: &TypeName) -> Result<TypeRef, Refusal> {
    let Some(table) = &it.name.schema else {
        return Err(Refusal::not_modelled(it.span, "%TYPE without a table"));
    };
    let relation = ObjectName { schema: None, name: table.clone() };
    let Some(id) = names::find(simulation, Namespace::Relation, &relation) else {
        return Err(names::unknown(simulation, Namespace::Relation, ObjectKind::Table, &relation));
    };
    let Some(Object::Table(found)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return Err(Refusal::not_modelled(it.span, "%TYPE of this relation"));
    };
    let Some(column) = found.column(it.name.name.name.as_str()) else {
        let fact = RefusalFact::UnknownColumn {
            table: found.name.as_str().to_owned(),
            column: it.name.name.name.to_string(),
            similar: Vec::new(),
        };
        return Err(Refusal::new(it.span, fact).about(id));
    };
    if it.dimensions > 0 {
        return Err(Refusal::not_modelled(it.span, "an array of %TYPE"));
    }
    Ok(TypeRef { modifier: -1, ..column.ty.clone() })
}

/// `typname` of a pseudo-type.
pub(super) fn pseudo(simulation: &Simulation, ty: &TypeRef) -> Option<&'static str> {
    let kind = Kind::of(simulation, ty)?;
    if kind.sort() == Some('p') { kind.fact_name() } else { None }
}

/// Whether a pseudo-type is polymorphic: what it is, a call decides.
pub(super) fn is_polymorphic(simulation: &Simulation, ty: &TypeRef) -> bool {
    Kind::of(simulation, ty).is_some_and(crate::resolve::is_polymorphic)
}
