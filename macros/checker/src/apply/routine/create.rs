//! `CREATE FUNCTION`, `CREATE PROCEDURE`: `CreateFunction` and `ProcedureCreate` of PostgreSQL's sources.

use arcoiris_catalog::{
    Argument, ArgumentMode, Name, Namespace, Object, ObjectId, Role, Routine, RoutineBody, RoutineKind,
    TypeRef,
};

use super::attributes::{self, Attributes};
use super::{body, signature, types, with};
use crate::apply::create_type;
use crate::apply::named::note_unqualified;
use crate::apply::temporary;
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{CreateRoutine, ObjectKind, RoutineArgument, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateRoutine,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = if temporary::is_written(&it.name) {
        temporary::creation_schema(simulation, &it.name)?
    } else {
        names::creation_schema(simulation, &it.name)?
    };
    note_unqualified(simulation, effects, &it.name, schema);
    let written = attributes::gather(&it.options, it.procedure)?;
    let language = language(simulation, it, &written, span)?;
    // Those of the server's own take and give types that are shells, and make them.
    let of_server = matches!(language.as_str(), "c" | "internal");
    let arguments = arguments(simulation, effects, it, of_server)?;
    if let Some(written) = it.returns.as_ref().filter(|_| of_server)
        && !written.percent_type
        && written.dimensions == 0
        && names::find(simulation, Namespace::Type, &written.name).is_none()
        && types::of(simulation, written).is_err_and(|refusal| refusal.sqlstate() == Some("42704"))
    {
        if !written.modifiers.is_empty() {
            return Err(Refusal::not_modelled(written.span, "a type that is not there with a modifier"));
        }
        create_type::shell_of_result(simulation, effects, &written.name)?;
    }
    let (returns, returns_set) = returns(simulation, it, &arguments, of_server)?;
    check_polymorphic(simulation, it, &arguments, returns.as_ref(), span)?;
    let (body, last) = match &it.body {
        Some(body) => {
            if language.as_str() != "sql" {
                let message = "inline SQL function body only valid for language SQL";
                return Err(Refusal::other(span, "42P13", message));
            }
            let of = (&it.name.name.name, arguments.as_slice());
            let (body, last) = body::parsed(simulation, effects, of, body, span)?;
            (body, Some(last))
        }
        None if language.as_str() == "c" => (linked(it, &written), None),
        None => (RoutineBody::Text(text(it, &written, &language, span)?, None), None),
    };
    let mut routine = Routine {
        schema,
        name: it.name.name.name.clone(),
        kind: match (it.procedure, written.window) {
            (true, _) => RoutineKind::Procedure,
            (false, true) => RoutineKind::Window,
            (false, false) => RoutineKind::Function,
        },
        arguments,
        returns,
        returns_set,
        language,
        body,
        volatility: written.volatility.unwrap_or('v'),
        strict: written.strict.unwrap_or(false),
        security_definer: written.security_definer.unwrap_or(false),
        leakproof: written.leakproof.unwrap_or(false),
        parallel: written.parallel.unwrap_or('u'),
        cost: None,
        rows: None,
        settings: attributes::settings(simulation.server, Vec::new(), &written.settings)?,
        attributes: Vec::new(),
        also: Vec::new(),
        extension: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    };
    if let Some(name) = written.support {
        return Err(Refusal::not_modelled(name.span(), "SUPPORT of a function"));
    }
    set_estimates(&mut routine, &written)?;
    let identity = routine.identity();
    let existing = simulation.catalog.find(Namespace::Routine, Some(schema), &identity);
    let id = match existing {
        Some(id) => {
            replace(simulation, it, id, &mut routine)?;
            simulation.catalog.put(id, Object::Routine(routine.clone()));
            id
        }
        None => simulation.catalog.insert(Object::Routine(routine.clone())),
    };
    match last {
        Some(last) => body::check_parsed(simulation, &routine, last, span)?,
        None => body::check(simulation, &routine, body_span(&written, span))?,
    }
    let verb = if existing.is_some() { "replace" } else { "create" };
    let called = arcoiris_catalog::routine_signature(&simulation.catalog, id);
    effects.words = format!("{verb} {} {called}", kind(it).word());
    Ok(())
}

fn kind(it: &CreateRoutine) -> ObjectKind {
    if it.procedure { ObjectKind::Procedure } else { ObjectKind::Function }
}

fn body_span(written: &Attributes<'_>, span: Span) -> Span {
    written.texts.map_or(span, |(_, span)| span)
}

/// The language, which must be there.
fn language(
    simulation: &Simulation,
    it: &CreateRoutine,
    written: &Attributes<'_>,
    span: Span,
) -> Result<Name, Refusal> {
    if written.texts.is_none() && it.body.is_none() {
        return Err(Refusal::other(span, "42P13", "no function body specified"));
    }
    if written.texts.is_some() && it.body.is_some() {
        return Err(Refusal::other(span, "42P13", "duplicate function body specified"));
    }
    let Some((name, place)) = written.language else {
        if it.body.is_some() {
            return Ok(Name::new("sql"));
        }
        return Err(Refusal::other(span, "42P13", "no language specified"));
    };
    let language = Namespace::Defined(arcoiris_catalog::DefinedKind::Language);
    match name.as_str() {
        "sql" => Ok(name.clone()),
        "plpgsql" if simulation.catalog.find(Namespace::Extension, None, name).is_some() => Ok(name.clone()),
        // The validator of C asks the server's library, in the end.
        "c" | "internal" => Ok(name.clone()),
        _ if simulation.catalog.find(language, None, name).is_some()
            || simulation
                .catalog
                .find(Namespace::Extension, None, &Name::new(name.as_str().trim_end_matches('u')))
                .is_some()
            || simulation.catalog.find(Namespace::Extension, None, name).is_some() =>
        {
            Err(Refusal::not_modelled(place, format!("a function in the language {}", name.as_str())))
        }
        other => {
            let message = format!("language \"{other}\" does not exist");
            Err(Refusal::other(place, "42704", message))
        }
    }
}

/// `interpret_AS_clause`: the text.
fn text(
    it: &CreateRoutine,
    written: &Attributes<'_>,
    language: &Name,
    span: Span,
) -> Result<String, Refusal> {
    match written.texts {
        // Left empty, it is the function's own name.
        Some(([text], _)) if text.is_empty() && language.as_str() == "internal" => {
            Ok(it.name.name.name.as_str().to_owned())
        }
        Some(([text], _)) => Ok(text.clone()),
        Some((_, place)) => {
            let message = format!("only one AS item needed for language \"{}\"", language.as_str());
            Err(Refusal::other(place, "42P13", message))
        }
        None => Err(Refusal::other(span, "42P13", "no function body specified")),
    }
}

/// `interpret_AS_clause` of a function in C: the object file and the symbol in it, which is the function's own name if left out.
fn linked(it: &CreateRoutine, written: &Attributes<'_>) -> RoutineBody {
    let own = || it.name.name.name.as_str().to_owned();
    let (file, symbol) = match written.texts.map_or(&[][..], |(texts, _)| texts) {
        [file, symbol, ..] if symbol != "-" => (file.clone(), symbol.clone()),
        [file, ..] => (file.clone(), own()),
        [] => (String::new(), own()),
    };
    RoutineBody::Text(symbol, Some(file))
}

/// `COST` and `ROWS`, left out where they are what the language's or the set's default is.
pub(super) fn set_estimates(routine: &mut Routine, written: &Attributes<'_>) -> Result<(), Refusal> {
    if let Some((cost, span)) = written.cost {
        let usual = if matches!(routine.language.as_str(), "c" | "internal") { 1.0 } else { 100.0 };
        routine.cost = if cost == usual {
            None
        } else {
            let text = attributes::number(cost);
            Some(text.ok_or_else(|| Refusal::not_modelled(span, "this COST"))?)
        };
    }
    if let Some((rows, span)) = written.rows {
        if !routine.returns_set {
            let message = "ROWS is not applicable when function does not return a set";
            return Err(Refusal::other(span, "22023", message));
        }
        routine.rows = if rows == 1000.0 {
            None
        } else {
            let text = attributes::number(rows);
            Some(text.ok_or_else(|| Refusal::not_modelled(span, "this ROWS"))?)
        };
    }
    Ok(())
}

/// `interpret_function_parameter_list`
fn arguments(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &CreateRoutine,
    of_server: bool,
) -> Result<Vec<Argument>, Refusal> {
    let mut found: Vec<Argument> = Vec::with_capacity(it.arguments.len());
    let mut has_default = false;
    let mut has_variadic = false;
    for written in &it.arguments {
        let refuse =
            |sqlstate: &'static str, message: String| Err(Refusal::other(written.span, sqlstate, message));
        let mode = written.mode.unwrap_or(ArgumentMode::In);
        let ty = if of_server {
            types::of_or_shell(simulation, &written.ty)?
        } else {
            types::of(simulation, &written.ty)?
        };
        note_type(simulation, effects, written, &ty);
        if written.ty.set_of {
            let what = if it.procedure { "procedures" } else { "functions" };
            return refuse("42P13", format!("{what} cannot accept set arguments"));
        }
        let is_input = types::is_input(Some(mode));
        if is_input && has_variadic {
            return refuse("42P13", "VARIADIC parameter must be the last input parameter".to_owned());
        }
        if mode == ArgumentMode::Variadic {
            has_variadic = true;
            let is_list = ty.array
                || matches!(types::pseudo(simulation, &ty), Some("any" | "anyarray" | "anycompatiblearray"));
            if !is_list {
                return refuse("42P13", "VARIADIC parameter must be an array".to_owned());
            }
        }
        if it.procedure && mode == ArgumentMode::Out && has_default {
            let message = "procedure OUT parameters cannot appear after one with a default value";
            return refuse("42P13", message.to_owned());
        }
        if let Some(name) = &written.name {
            let clashes = |other: &Argument| {
                let pure = |mode: ArgumentMode| match mode {
                    ArgumentMode::In | ArgumentMode::Variadic => Some(true),
                    ArgumentMode::Out | ArgumentMode::Table => Some(false),
                    ArgumentMode::InOut => None,
                };
                let apart =
                    matches!((pure(mode), pure(other.mode)), (Some(one), Some(other)) if one != other);
                !apart && other.name.as_ref() == Some(&name.name)
            };
            if found.iter().any(clashes) {
                let message = format!("parameter name \"{}\" used more than once", name.name.as_str());
                return refuse("42P13", message);
            }
        }
        let default = match &written.default {
            Some(_) if !is_input => {
                return refuse("42P13", "only input parameters can have default values".to_owned());
            }
            Some(expression) => {
                has_default = true;
                Some(default(simulation, effects, expression, &ty)?)
            }
            None if is_input && has_default => {
                let message = "input parameters after one with a default value must also have defaults";
                return refuse("42P13", message.to_owned());
            }
            None => None,
        };
        let name = written.name.as_ref().map(|name| name.name.clone());
        found.push(Argument { mode, name, ty, default });
    }
    Ok(found)
}

fn note_type(simulation: &Simulation, effects: &mut Effects, written: &RoutineArgument, ty: &TypeRef) {
    if let arcoiris_catalog::TypeBase::User(id) = ty.base
        && let Some(schema) = crate::apply::named::schema_of(simulation, id)
        && !written.ty.percent_type
    {
        note_unqualified(simulation, effects, &written.ty.name, schema);
    }
}

/// A default, coerced as an assignment to the argument's type.
fn default(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &crate::syntax::Expression,
    ty: &TypeRef,
) -> Result<arcoiris_catalog::Expression, Refusal> {
    if types::pseudo(simulation, ty).is_some() {
        return Err(Refusal::not_modelled(it.span, "the default of a polymorphic argument"));
    }
    let scope = Scope { simulation, table: None, value: None, place: Place::Argument };
    match resolve::expression(&scope, it, Some(ty)) {
        Ok(resolved) => {
            crate::apply::constraint::note_enum_values(effects, &resolved);
            Ok(resolved.stored)
        }
        Err(mut refusal) => {
            // Without a table in sight a column is one that is not there.
            if let RefusalFact::Other { sqlstate, message, .. } = &mut refusal.fact
                && message == "cannot use column reference in DEFAULT expression"
            {
                *sqlstate = "42703";
                "a default refers to no column".clone_into(message);
            }
            Err(refusal)
        }
    }
}

/// What it returns: as written, or as its `OUT` arguments have it.
fn returns(
    simulation: &Simulation,
    it: &CreateRoutine,
    arguments: &[Argument],
    of_server: bool,
) -> Result<(Option<TypeRef>, bool), Refusal> {
    let mut out = arguments.iter().filter(|argument| {
        matches!(argument.mode, ArgumentMode::Out | ArgumentMode::InOut | ArgumentMode::Table)
    });
    let record = || TypeRef::builtin("record");
    let required = match (out.next(), out.next()) {
        (None, _) => None,
        (Some(_), _) if it.procedure => Some(record()),
        (Some(only), None) => Some(only.ty.clone()),
        (Some(_), Some(_)) => Some(record()),
    };
    let Some(written) = &it.returns else {
        if it.procedure || required.is_some() {
            return Ok((required, false));
        }
        let message = "function result type must be specified";
        return Err(Refusal::other(it.name.span(), "42P13", message));
    };
    let ty =
        if of_server { types::of_or_shell(simulation, written)? } else { types::of(simulation, written)? };
    if let Some(required) = required
        && required != ty
    {
        let words = arcoiris_catalog::format_type(&simulation.catalog, &required);
        let message = format!("function result type must be {words} because of OUT parameters");
        return Err(Refusal::other(written.span, "42P13", message));
    }
    Ok((Some(ty), written.set_of))
}

/// `check_valid_polymorphic_signature`, `check_valid_internal_signature`
fn check_polymorphic(
    simulation: &Simulation,
    it: &CreateRoutine,
    arguments: &[Argument],
    returns: Option<&TypeRef>,
    span: Span,
) -> Result<(), Refusal> {
    let inputs: Vec<&'static str> = arguments
        .iter()
        .filter(|argument| types::is_input(Some(argument.mode)))
        .filter_map(|argument| types::pseudo(simulation, &argument.ty))
        .collect();
    let outputs = arguments
        .iter()
        .filter(|argument| !types::is_input(Some(argument.mode)))
        .map(|argument| &argument.ty)
        .chain(returns);
    let place = it.returns.as_ref().map_or(span, |returns| returns.span);
    for ty in outputs {
        let Some(name) = types::pseudo(simulation, ty) else { continue };
        let has = |wanted: &[&str]| inputs.iter().any(|input| wanted.contains(input));
        let determined = match name {
            "anyrange" | "anymultirange" => has(&["anyrange", "anymultirange"]),
            "anycompatiblerange" | "anycompatiblemultirange" => {
                has(&["anycompatiblerange", "anycompatiblemultirange"])
            }
            "anyelement" | "anyarray" | "anynonarray" | "anyenum" => {
                has(&["anyelement", "anyarray", "anynonarray", "anyenum", "anyrange", "anymultirange"])
            }
            "anycompatible" | "anycompatiblearray" | "anycompatiblenonarray" => {
                inputs.iter().any(|input| input.starts_with("anycompatible"))
            }
            "internal" => {
                if has(&["internal"]) {
                    continue;
                }
                return Err(Refusal::other(place, "42P13", "unsafe use of pseudo-type \"internal\""));
            }
            _ => true,
        };
        if !determined {
            return Err(Refusal::other(place, "42P13", "cannot determine result data type"));
        }
    }
    Ok(())
}

/// `CREATE OR REPLACE` over a routine that is there: what must stay, and what it keeps.
fn replace(
    simulation: &Simulation,
    it: &CreateRoutine,
    id: ObjectId,
    new: &mut Routine,
) -> Result<(), Refusal> {
    let Some(old) = with(simulation, id) else { return Ok(()) };
    let span = it.name.span();
    let input_types: Vec<TypeRef> = new.inputs().cloned().collect();
    let called = signature(simulation, &it.name, &input_types);
    let refuse = |sqlstate: &'static str, message: String, hint: Option<String>| {
        Err(Refusal::new(span, RefusalFact::Other { sqlstate, message, hint }).about(id))
    };
    if !it.replace {
        let fact = RefusalFact::Duplicate { kind: kind(it), name: called };
        return Err(Refusal::new(span, fact).about(id));
    }
    if old.kind != new.kind {
        return refuse("42809", "cannot change routine kind".to_owned(), None);
    }
    let drop_first = || Some(format!("Use DROP {} {called} first.", kind(it).word().to_uppercase()));
    if old.returns != new.returns || old.returns_set != new.returns_set {
        return refuse("42P13", "cannot change return type of existing function".to_owned(), drop_first());
    }
    let record = new.returns.as_ref().is_some_and(|ty| types::pseudo(simulation, ty) == Some("record"));
    let outputs = |routine: &Routine| -> Vec<(Option<Name>, TypeRef)> {
        routine
            .arguments
            .iter()
            .filter(|argument| !matches!(argument.mode, ArgumentMode::In | ArgumentMode::Variadic))
            .map(|argument| (argument.name.clone(), argument.ty.clone()))
            .collect()
    };
    if record && outputs(old) != outputs(new) {
        return refuse("42P13", "cannot change return type of existing function".to_owned(), drop_first());
    }
    let inputs = |routine: &Routine| -> Vec<Argument> {
        routine.arguments.iter().filter(|it| types::is_input(Some(it.mode))).cloned().collect()
    };
    let (before, after) = (inputs(old), inputs(new));
    for (one, other) in before.iter().zip(&after) {
        if let Some(name) = &one.name
            && other.name.as_ref() != Some(name)
        {
            let message = format!("cannot change name of input parameter \"{}\"", name.as_str());
            return refuse("42P13", message, drop_first());
        }
        if one.default.is_some() && other.default.is_none() {
            let message = "cannot remove parameter defaults from existing function";
            return refuse("42P13", message.to_owned(), drop_first());
        }
    }
    if old.extension.is_some() {
        return Err(Refusal::not_modelled(span, "replacing a function that belongs to an extension"));
    }
    new.owner = old.owner.clone();
    new.privileges.clone_from(&old.privileges);
    new.comment.clone_from(&old.comment);
    Ok(())
}
