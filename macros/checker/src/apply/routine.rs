//! Functions, procedures and aggregates: found by name, made, altered, dropped.
//! <https://www.postgresql.org/docs/15/sql-createfunction.html>
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

mod aggregate;
mod alter;
mod attributes;
mod body;
mod create;
mod types;

use arcoiris_catalog::{
    Key, Name, Namespace, Object, ObjectId, Routine, RoutineKind, State, TypeRef, routine_identity,
};

pub(crate) use body::{check_again, check_statements, own_path, parameters};

use super::dependency::{self, Address, Request};
use super::named::note_unqualified;
use crate::builtin;
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::{Kind, installed};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, RoutineName, RoutineStatement, Span};

/// # Errors
/// What PostgreSQL says of a routine that is not there, has another kind or cannot be as it is written.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &RoutineStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        RoutineStatement::Create(it) => create::apply(simulation, it, span, effects),
        RoutineStatement::Drop { routines, if_exists, cascade, .. } => {
            drop(simulation, effects, routines, *if_exists, Request { cascade: *cascade, span })
        }
        RoutineStatement::Alter { routine, options } => {
            alter::attributes(simulation, effects, routine, options)
        }
        RoutineStatement::Rename { routine, to } => alter::rename(simulation, effects, routine, to),
        RoutineStatement::OwnerTo { routine, role } => alter::owner(simulation, effects, routine, role),
        RoutineStatement::SetSchema { routine, schema } => {
            alter::schema(simulation, effects, routine, schema)
        }
        RoutineStatement::DependsOn { routine, extension, remove } => {
            alter::depends(simulation, effects, routine, extension, *remove)
        }
        RoutineStatement::CreateAggregate(it) => aggregate::apply(simulation, it, span, effects),
    }
}

/// The routine with this number.
pub(super) fn with(simulation: &Simulation, id: ObjectId) -> Option<&Routine> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Routine(it)) => Some(it),
        _ => None,
    }
}

/// The type that is written, a pseudo-type too.
///
/// # Errors
/// 42704 if there is none.
pub(super) fn type_of(
    simulation: &Simulation,
    it: &crate::syntax::TypeName,
) -> Result<arcoiris_catalog::TypeRef, Refusal> {
    types::of(simulation, it)
}

/// Changes a routine.
pub(super) fn change(simulation: &mut Simulation, id: ObjectId, change: impl FnOnce(&mut Routine)) {
    simulation.catalog.change(id, |object| {
        if let Object::Routine(it) = object {
            change(it);
        }
    });
}

/// Name and types as PostgreSQL's messages have them: `f(integer, text)`.
pub(super) fn signature(simulation: &Simulation, name: &ObjectName, types: &[TypeRef]) -> String {
    let words: Vec<String> = types
        .iter()
        .map(|ty| match Kind::of(simulation, ty) {
            Some(kind) => kind.words(simulation),
            None => arcoiris_catalog::format_type(&simulation.catalog, ty),
        })
        .collect();
    format!("{}({})", names::written(name), words.join(", "))
}

/// The schemas that a name may stand in, in order; a written one alone.
fn schemas(simulation: &Simulation, name: &ObjectName) -> Vec<ObjectId> {
    let find = |schema: &Name| simulation.catalog.find(Namespace::Schema, None, schema);
    match &name.schema {
        Some(written) => find(&written.name).into_iter().collect(),
        None => simulation.search_path.iter().filter_map(find).collect(),
    }
}

/// Whether a function of `pg_catalog` or an extension of this name is in sight; with `types`, one that takes exactly these.
pub(super) fn has_builtin(simulation: &Simulation, name: &ObjectName, types: Option<&[TypeRef]>) -> bool {
    builtin::functions(name.name.name.as_str(), simulation.server).any(|fact| {
        let in_sight = if fact.extension == builtin::NONE {
            name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog")
        } else {
            installed(simulation, fact.extension).is_some_and(|(_, extension)| {
                let Some(schema) = simulation.catalog.schema_name(extension.schema) else { return false };
                match &name.schema {
                    Some(written) => written.name == *schema,
                    None => simulation.search_path.contains(schema),
                }
            })
        };
        let takes = types.is_none_or(|types| {
            let parameters = fact.arguments.split(' ').map(Kind::of_fact);
            types.len() == fact.count
                && (fact.count == 0 || parameters.eq(types.iter().filter_map(|ty| Kind::of(simulation, ty))))
        });
        in_sight && takes
    })
}

/// The routine that a statement names (`LookupFuncWithArgs`); `None` if there is none and `missing_ok`.
///
/// # Errors
/// 42883 if there is none, 42725 if several are meant, 42809 if it is of another kind.
pub(super) fn find(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    missing_ok: bool,
) -> Result<Option<ObjectId>, Refusal> {
    if let Some(written) = &it.name.schema
        && let Err(refusal) = names::schema(simulation, written)
    {
        let missing = matches!(refusal.fact, RefusalFact::Unknown { .. });
        return if missing && missing_ok { Ok(None) } else { Err(refusal) };
    }
    let found = match &it.arguments {
        Some(arguments) => {
            let mut inputs = Vec::with_capacity(arguments.len());
            for argument in arguments {
                if !types::is_input(argument.mode) && it.kind != ObjectKind::Procedure {
                    // Kept for the types' own errors.
                    types::of(simulation, &argument.ty)?;
                    continue;
                }
                match types::of(simulation, &argument.ty) {
                    Ok(ty) if types::is_input(argument.mode) => inputs.push(ty),
                    Ok(_) => {}
                    Err(refusal) if missing_ok && is_missing(&refusal) => return Ok(None),
                    Err(refusal) => return Err(refusal),
                }
            }
            by_types(simulation, it, &inputs, arguments.iter().any(|argument| argument.mode.is_some()))?
        }
        None => by_name(simulation, it)?,
    };
    let Some(id) = found else {
        return if missing_ok { Ok(None) } else { Err(missing(simulation, it)) };
    };
    let Some(routine) = with(simulation, id) else { return Ok(None) };
    let fits = match it.kind {
        ObjectKind::Function => routine.kind != RoutineKind::Procedure,
        ObjectKind::Procedure => routine.kind == RoutineKind::Procedure,
        ObjectKind::Aggregate => routine.kind == RoutineKind::Aggregate,
        _ => true,
    };
    if !fits {
        return Err(wrong_kind(simulation, it, id));
    }
    note_unqualified(simulation, effects, &it.name, routine.schema);
    Ok(Some(id))
}

/// The function of the history that takes exactly these types; `None` if there is none.
///
/// # Errors
/// 3F000 if its schema does not exist.
pub(super) fn taking(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    inputs: &[TypeRef],
) -> Result<Option<ObjectId>, Refusal> {
    if let Some(written) = &it.name.schema {
        names::schema(simulation, written)?;
    }
    let found = by_types(simulation, it, inputs, false)?;
    if let Some(routine) = found.and_then(|id| with(simulation, id)) {
        note_unqualified(simulation, effects, &it.name, routine.schema);
    }
    Ok(found)
}

/// Whether a call gives an argument of this mode.
pub(super) fn is_input(mode: Option<arcoiris_catalog::ArgumentMode>) -> bool {
    types::is_input(mode)
}

fn wrong_kind(simulation: &Simulation, it: &RoutineName, id: ObjectId) -> Refusal {
    let found = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    let name = names::written(&it.name);
    Refusal::new(it.name.span(), RefusalFact::WrongKind { name, found, wanted: it.kind }).about(id)
}

fn is_missing(refusal: &Refusal) -> bool {
    matches!(refusal.sqlstate(), Some("42704" | "3F000" | "42P01" | "42703"))
}

/// With the types of its arguments.
fn by_types(
    simulation: &Simulation,
    it: &RoutineName,
    inputs: &[TypeRef],
    has_modes: bool,
) -> Result<Option<ObjectId>, Refusal> {
    // pg_catalog comes first.
    if has_builtin(simulation, &it.name, Some(inputs)) {
        return Err(Refusal::not_modelled(
            it.name.span(),
            format!("the system's or an extension's function {}", it.name.name.name),
        ));
    }
    let identity = routine_identity(&it.name.name.name, inputs.iter());
    let found = schemas(simulation, &it.name)
        .into_iter()
        .find_map(|schema| simulation.catalog.find(Namespace::Routine, Some(schema), &identity));
    if found.is_none()
        && matches!(it.kind, ObjectKind::Procedure | ObjectKind::Routine)
        && !has_modes
        && names::routines(simulation, &it.name).into_iter().any(|id| {
            with(simulation, id)
                .is_some_and(|routine| routine.arguments.iter().any(|it| !types::is_input(Some(it.mode))))
        })
    {
        // Types of OUT arguments may be written without saying so.
        return Err(Refusal::not_modelled(it.name.span(), "a procedure named with its OUT arguments"));
    }
    Ok(found)
}

/// By its name alone.
fn by_name(simulation: &Simulation, it: &RoutineName) -> Result<Option<ObjectId>, Refusal> {
    let wanted = |id: &ObjectId| {
        with(simulation, *id).is_some_and(|routine| match it.kind {
            ObjectKind::Function | ObjectKind::Aggregate => routine.kind != RoutineKind::Procedure,
            ObjectKind::Procedure => routine.kind == RoutineKind::Procedure,
            _ => true,
        })
    };
    let found: Vec<ObjectId> = names::routines(simulation, &it.name).into_iter().filter(wanted).collect();
    if has_builtin(simulation, &it.name, None) {
        return Err(Refusal::not_modelled(
            it.name.span(),
            format!("the system's or an extension's function {}", it.name.name.name),
        ));
    }
    match found.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        [first, ..] => {
            let kind = it.kind.word();
            let fact = RefusalFact::Other {
                sqlstate: "42725",
                message: format!("{kind} name \"{}\" is not unique", names::written(&it.name)),
                hint: Some(format!("Specify the argument list to select the {kind} unambiguously.")),
            };
            Err(Refusal::new(it.name.span(), fact).about(*first))
        }
    }
}

/// The refusal for a routine that is not there.
fn missing(simulation: &Simulation, it: &RoutineName) -> Refusal {
    let mut types = Vec::new();
    for argument in it.arguments.iter().flatten().filter(|argument| types::is_input(argument.mode)) {
        types.extend(types::of(simulation, &argument.ty));
    }
    let message = match it.arguments {
        Some(_) => format!("{} {} does not exist", it.kind.word(), signature(simulation, &it.name, &types)),
        None => format!("could not find a {} named \"{}\"", it.kind.word(), names::written(&it.name)),
    };
    let parent = schemas(simulation, &it.name).first().copied();
    let fact = RefusalFact::Other { sqlstate: "42883", message, hint: None };
    let mut refusal = Refusal::new(it.name.span(), fact);
    if it.arguments.is_some() {
        let name = routine_identity(&it.name.name.name, types.iter());
        refusal.missing = Some(Key { namespace: Namespace::Routine, parent, name });
    }
    refusal
}

/// `DROP FUNCTION`
fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    routines: &[RoutineName],
    if_exists: bool,
    request: Request,
) -> Result<(), Refusal> {
    let mut roots: Vec<Address> = Vec::with_capacity(routines.len());
    for it in routines {
        match find(simulation, effects, it, if_exists)? {
            Some(id) => {
                let is_aggregate =
                    with(simulation, id).is_some_and(|routine| routine.kind == RoutineKind::Aggregate);
                if it.kind == ObjectKind::Function && is_aggregate {
                    return Err(wrong_kind(simulation, it, id));
                }
                if !roots.contains(&Address::whole(id)) {
                    roots.push(Address::whole(id));
                }
            }
            None => effects.notes.push(Note::SkippedMissing {
                kind: it.kind,
                name: names::written(&it.name),
                span: it.name.span(),
            }),
        }
    }
    let kind = routines.first().map_or("function", |it| it.kind.word());
    effects.words = if roots.is_empty() {
        let written: Vec<String> = routines.iter().map(|it| names::written(&it.name)).collect();
        format!("skip dropping {kind} {}, which does not exist", written.join(", "))
    } else {
        let called: Vec<String> = roots
            .iter()
            .map(|root| arcoiris_catalog::routine_signature(&simulation.catalog, root.id))
            .collect();
        format!("drop {kind} {}", called.join(", "))
    };
    dependency::drop(simulation, effects, &roots, request)
}
