//! `CREATE AGGREGATE`: `DefineAggregate` and `AggregateCreate` of PostgreSQL's sources.
//! <https://www.postgresql.org/docs/15/sql-createaggregate.html>
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{
    Argument, ArgumentMode, Expression, Name, Namespace, Object, ObjectId, Piece, Role, Routine, RoutineBody,
    RoutineKind, TypeBase, TypeRef,
};

use super::{signature, types, with};
use crate::apply::named::note_unqualified;
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::coerce;
use crate::resolve::input::{self, Input};
use crate::resolve::kind::Kind;
use crate::resolve::{CastContext, Found, called_with};
use crate::simulation::{Parameters, Simulation};
use crate::syntax::{AggregateOption, AggregateValue, CreateAggregate, ObjectKind, ObjectName, Span};

/// What is written, by name.
#[derive(Debug, Default)]
struct Written<'a> {
    sfunc: Option<&'a ObjectName>,
    stype: Option<&'a crate::syntax::TypeName>,
    finalfunc: Option<&'a ObjectName>,
    combinefunc: Option<&'a ObjectName>,
    initcond: Option<String>,
    base: Option<&'a crate::syntax::TypeName>,
    /// `BASETYPE = ANY`: no arguments.
    any: bool,
    sortop: Option<String>,
    parallel: char,
    sspace: Option<String>,
}

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateAggregate,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    note_unqualified(simulation, effects, &it.name, schema);
    let written = gather(it)?;
    let arguments = arguments(simulation, it, &written, span)?;
    let missing = |what: &str| Refusal::other(span, "42P13", format!("aggregate {what} must be specified"));
    let stype = written.stype.ok_or_else(|| missing("stype"))?;
    let sfunc = written.sfunc.ok_or_else(|| missing("sfunc"))?;
    let state = types::of(simulation, stype)?;
    if let Some(name) = types::pseudo(simulation, &state) {
        if types::is_polymorphic(simulation, &state) || name == "internal" {
            return Err(Refusal::not_modelled(stype.span, "an aggregate of a polymorphic or internal state"));
        }
        let message = format!("aggregate transition data type cannot be {name}");
        return Err(Refusal::other(stype.span, "42P13", message));
    }
    let inputs: Vec<TypeRef> = arguments.iter().map(|argument| argument.ty.clone()).collect();
    if inputs.iter().any(|ty| types::pseudo(simulation, ty).is_some()) {
        return Err(Refusal::not_modelled(span, "an aggregate of polymorphic arguments"));
    }
    let mut also: Vec<ObjectId> = Vec::new();
    let mut attributes: Vec<(Name, Expression)> = Vec::new();
    let mut all = vec![state.clone()];
    all.extend(inputs.iter().cloned());
    let transition = function(simulation, sfunc, &all, &mut also)?;
    require_result(simulation, sfunc, "transition", &transition.result, &state)?;
    attributes.push((Name::new("sfunc"), transition.text));
    attributes.push((Name::new("stype"), type_text(simulation, &state)));
    if let Some(text) = &written.initcond {
        check_initial(simulation, &state, text, span)?;
        attributes.push((Name::new("initcond"), plain(text)));
    } else if transition.strict != Some(false) {
        let coercible = match (inputs.first(), Kind::of(simulation, &state)) {
            (Some(first), Some(state)) => Kind::of(simulation, first).is_some_and(|first| {
                coerce::path(simulation, first, state, CastContext::Implicit) == Some(coerce::Path::Relabel)
            }),
            _ => false,
        };
        if !coercible && transition.strict.is_none() {
            return Err(Refusal::not_modelled(span, "whether this transition function is strict"));
        }
        if !coercible {
            let message = "must not omit initial value when transition function is strict and transition type is not compatible with input type";
            return Err(Refusal::other(span, "42P13", message));
        }
    }
    let mut result = state.clone();
    if let Some(name) = written.finalfunc {
        let found = function(simulation, name, std::slice::from_ref(&state), &mut also)?;
        result = found.result;
        attributes.push((Name::new("finalfunc"), found.text));
    }
    if let Some(name) = written.combinefunc {
        let found = function(simulation, name, &[state.clone(), state.clone()], &mut also)?;
        require_result(simulation, name, "combine", &found.result, &state)?;
        attributes.push((Name::new("combinefunc"), found.text));
    }
    if let Some(operator) = &written.sortop {
        return Err(Refusal::not_modelled(span, format!("SORTOP {operator} of an aggregate")));
    }
    if let Some(space) = written.sspace.filter(|space| space != "0") {
        attributes.push((Name::new("sspace"), plain(&space)));
    }
    attributes.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    let routine = Routine {
        schema,
        name: it.name.name.name.clone(),
        kind: RoutineKind::Aggregate,
        arguments,
        returns: Some(TypeRef { modifier: -1, ..result }),
        returns_set: false,
        language: Name::new("internal"),
        body: RoutineBody::Text("aggregate_dummy".to_owned(), None),
        volatility: 'i',
        strict: false,
        security_definer: false,
        leakproof: false,
        parallel: written.parallel,
        cost: None,
        rows: None,
        settings: Vec::new(),
        attributes,
        also,
        extension: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    };
    put(simulation, it, schema, routine, effects)
}

fn put(
    simulation: &mut Simulation,
    it: &CreateAggregate,
    schema: ObjectId,
    mut routine: Routine,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let found = simulation.catalog.find(Namespace::Routine, Some(schema), &routine.identity());
    let id = match found {
        Some(id) => {
            let inputs: Vec<TypeRef> = routine.inputs().cloned().collect();
            let name = signature(simulation, &it.name, &inputs);
            if !it.replace {
                let fact = RefusalFact::Duplicate { kind: ObjectKind::Function, name };
                return Err(Refusal::new(it.name.span(), fact).about(id));
            }
            let Some(old) = with(simulation, id) else { return Ok(()) };
            let refuse = |sqlstate: &'static str, message: &str| {
                Err(Refusal::other(it.name.span(), sqlstate, message.to_owned()).about(id))
            };
            if old.kind != RoutineKind::Aggregate {
                return refuse("42809", "cannot change routine kind");
            }
            if old.returns != routine.returns {
                return refuse("42P13", "cannot change return type of existing function");
            }
            routine.owner = old.owner.clone();
            routine.privileges.clone_from(&old.privileges);
            routine.comment.clone_from(&old.comment);
            simulation.catalog.put(id, Object::Routine(routine));
            id
        }
        None => simulation.catalog.insert(Object::Routine(routine)),
    };
    effects.words =
        format!("create aggregate {}", arcoiris_catalog::routine_signature(&simulation.catalog, id));
    Ok(())
}

fn gather(it: &CreateAggregate) -> Result<Written<'_>, Refusal> {
    let mut found = Written { parallel: 'u', ..Written::default() };
    for AggregateOption { name, value } in &it.options {
        let other = || Refusal::not_modelled(name.span, format!("{} of an aggregate", name.name.as_str()));
        let function = || match value {
            AggregateValue::Type(ty) if ty.modifiers.is_empty() && ty.dimensions == 0 => Ok(&ty.name),
            AggregateValue::Type(_)
            | AggregateValue::Text(_)
            | AggregateValue::Operator(_)
            | AggregateValue::None => Err(other()),
        };
        let ty = || match value {
            AggregateValue::Type(ty) => Ok(ty),
            AggregateValue::Text(_) | AggregateValue::Operator(_) | AggregateValue::None => Err(other()),
        };
        let text = || match value {
            AggregateValue::Text(text) => Ok(text.clone()),
            AggregateValue::Type(ty) => Ok(ty.name.name.name.as_str().to_owned()),
            AggregateValue::Operator(_) | AggregateValue::None => Err(other()),
        };
        match name.name.as_str() {
            "sfunc" | "sfunc1" => found.sfunc = Some(function()?),
            "stype" | "stype1" => found.stype = Some(ty()?),
            "finalfunc" => found.finalfunc = Some(function()?),
            "combinefunc" => found.combinefunc = Some(function()?),
            "initcond" | "initcond1" => found.initcond = Some(text()?),
            "sspace" => found.sspace = Some(text()?),
            "sortop" => {
                found.sortop = Some(match value {
                    AggregateValue::Operator(name) => names::written(name),
                    AggregateValue::Type(_) | AggregateValue::Text(_) | AggregateValue::None => text()?,
                });
            }
            "basetype" => match value {
                AggregateValue::Type(ty) if ty.name.name.name.as_str() == "any" => found.any = true,
                AggregateValue::Text(text) if text.eq_ignore_ascii_case("any") => found.any = true,
                _ => found.base = Some(ty()?),
            },
            "parallel" => {
                found.parallel = match text()?.as_str() {
                    "safe" => 's',
                    "restricted" => 'r',
                    "unsafe" => 'u',
                    _ => {
                        let message = "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE";
                        return Err(Refusal::other(name.span, "42601", message));
                    }
                };
            }
            _ => return Err(other()),
        }
    }
    Ok(found)
}

fn arguments(
    simulation: &Simulation,
    it: &CreateAggregate,
    written: &Written<'_>,
    span: Span,
) -> Result<Vec<Argument>, Refusal> {
    let plain =
        |ty: TypeRef, name: Option<Name>| Argument { mode: ArgumentMode::In, name, ty, default: None };
    let Some(list) = &it.arguments else {
        return match (written.base, written.any) {
            (_, true) => Ok(Vec::new()),
            (Some(ty), false) => Ok(vec![plain(types::of(simulation, ty)?, None)]),
            (None, false) => Err(Refusal::other(span, "42P13", "aggregate input type must be specified")),
        };
    };
    if written.base.is_some() || written.any {
        let message = "basetype is redundant with aggregate input type specification";
        return Err(Refusal::other(span, "42P13", message));
    }
    if it.direct.is_some() {
        return Err(Refusal::not_modelled(span, "an ordered-set aggregate"));
    }
    let mut found = Vec::with_capacity(list.len());
    for argument in list {
        if !matches!(argument.mode, None | Some(ArgumentMode::In)) || argument.default.is_some() {
            return Err(Refusal::not_modelled(argument.span, "this argument of an aggregate"));
        }
        let ty = types::of(simulation, &argument.ty)?;
        found.push(plain(ty, argument.name.as_ref().map(|name| name.name.clone())));
    }
    Ok(found)
}

/// A function that the aggregate calls.
struct Called {
    result: TypeRef,
    /// `None` where it is not known.
    strict: Option<bool>,
    text: Expression,
}

/// `lookup_agg_function`
fn function(
    simulation: &mut Simulation,
    name: &ObjectName,
    types: &[TypeRef],
    also: &mut Vec<ObjectId>,
) -> Result<Called, Refusal> {
    let inputs = types.iter().map(|ty| (None, ty.clone())).collect();
    simulation.parameters = Some(Parameters { routine: Name::new(""), inputs });
    let found = called_with(simulation, name, types.len());
    simulation.parameters = None;
    let (callee, kind, converts, Found { also: extensions, .. }) = found?;
    if converts {
        let message = format!("function {} requires run-time type coercion", names::written(name));
        return Err(Refusal::other(name.span(), "42804", message));
    }
    if callee.set {
        let message = format!("function {} returns a set", names::written(name));
        return Err(Refusal::other(name.span(), "42804", message));
    }
    also.extend(extensions);
    let (strict, piece) = match callee.routine {
        Some(id) => (with(simulation, id).map(|routine| routine.strict), Piece::Routine(id)),
        // Which of the system's functions are strict, the facts do not say.
        None => (None, Piece::Text(Name::new(callee.name).to_string())),
    };
    Ok(Called {
        result: kind.to_ref(simulation, -1),
        strict,
        text: Expression { pieces: vec![piece], also: Vec::new() },
    })
}

fn require_result(
    simulation: &Simulation,
    name: &ObjectName,
    what: &str,
    found: &TypeRef,
    wanted: &TypeRef,
) -> Result<(), Refusal> {
    if found == wanted {
        return Ok(());
    }
    let words = arcoiris_catalog::format_type(&simulation.catalog, wanted);
    let message = format!("return type of {what} function {} is not {words}", names::written(name));
    Err(Refusal::other(name.span(), "42804", message))
}

/// The initial value must be one of the state's type.
fn check_initial(simulation: &Simulation, state: &TypeRef, text: &str, span: Span) -> Result<(), Refusal> {
    let undecided = || Refusal::not_modelled(span, "this INITCOND");
    let kind = Kind::of(simulation, state).ok_or_else(undecided)?;
    if matches!(kind.fact_name(), Some("text" | "varchar" | "bpchar")) {
        return Ok(());
    }
    match input::read(simulation, kind, -1, text) {
        Input::Stored(_) | Input::Taken | Input::Now => Ok(()),
        Input::Refused { sqlstate, message } => Err(Refusal::other(span, sqlstate, message)),
        Input::Undecided => Err(undecided()),
    }
}

fn plain(text: &str) -> Expression {
    Expression { pieces: vec![Piece::Text(text.to_owned())], also: Vec::new() }
}

fn type_text(simulation: &Simulation, ty: &TypeRef) -> Expression {
    let pieces = match ty.base {
        TypeBase::User(id) => {
            let mut pieces = vec![Piece::Type(id)];
            if ty.array {
                pieces.push(Piece::Text("[]".to_owned()));
            }
            pieces
        }
        TypeBase::Builtin(_) => {
            vec![Piece::Text(arcoiris_catalog::format_type(&simulation.catalog, ty))]
        }
    };
    Expression { pieces, also: Vec::new() }
}
