//! Functions that an object's definition names: of the history, or one of PostgreSQL's own.

use arcoiris_catalog::{Expression as Stored, ObjectId, Piece, RoutineKind, TypeRef};

use super::routine;
use crate::builtin;
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::resolve::kind::{Kind, installed};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, RoutineName};

/// Such a function.
#[derive(Debug, Clone)]
pub(super) struct SupportFunction {
    /// Its name, as an attribute of the object.
    pub(super) stored: Stored,
    pub(super) inputs: Vec<Kind>,
    /// `None` of a procedure.
    pub(super) result: Option<Kind>,
    pub(super) returns_set: bool,
    pub(super) volatility: char,
    pub(super) kind: RoutineKind,
}

/// The function that is written with its arguments, or by its name alone (`LookupFuncWithArgs`).
///
/// # Errors
/// 42883 if there is none, 42725 if several are meant.
pub(super) fn written(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &RoutineName,
) -> Result<SupportFunction, Refusal> {
    let Some(arguments) = &it.arguments else {
        let known = of_system(simulation, &it.name, None);
        return match known.as_slice() {
            [only] if crate::names::routines(simulation, &it.name).is_empty() => Ok(only.clone()),
            [] => own(simulation, effects, it),
            _ => Err(Refusal::not_modelled(it.name.span(), "a function named without its arguments")),
        };
    };
    let inputs: Vec<TypeRef> = arguments
        .iter()
        .filter(|argument| routine::is_input(argument.mode))
        .map(|argument| routine::type_of(simulation, &argument.ty))
        .collect::<Result<_, _>>()?;
    if let Some(inputs) = kinds(simulation, &inputs)
        && let [only] = of_system(simulation, &it.name, Some(&inputs)).as_slice()
    {
        return Ok(only.clone());
    }
    own(simulation, effects, it)
}

/// The function of exactly these types (`LookupFuncName`).
///
/// # Errors
/// 42883 if there is none.
pub(super) fn taking(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    inputs: &[Kind],
) -> Result<SupportFunction, Refusal> {
    if let [only] = of_system(simulation, name, Some(inputs)).as_slice() {
        return Ok(only.clone());
    }
    let types: Vec<TypeRef> = inputs.iter().map(|kind| kind.to_ref(simulation, -1)).collect();
    let name = RoutineName { kind: ObjectKind::Function, name: name.clone(), arguments: None, direct: None };
    match routine::taking(simulation, effects, &name, &types)? {
        Some(found) => of_history(simulation, found, &name),
        None => {
            let signature = routine::signature(simulation, &name.name, &types);
            let message = format!("function {signature} does not exist");
            Err(Refusal::other(name.name.span(), "42883", message))
        }
    }
}

fn kinds(simulation: &Simulation, types: &[TypeRef]) -> Option<Vec<Kind>> {
    types.iter().map(|ty| Kind::of(simulation, ty)).collect()
}

fn own(simulation: &Simulation, effects: &mut Effects, it: &RoutineName) -> Result<SupportFunction, Refusal> {
    let of_extension = builtin::support_functions(it.name.name.name.as_str(), simulation.server)
        .any(|fact| fact.extension != "plpgsql" && installed(simulation, fact.extension).is_some());
    if of_extension {
        return Err(Refusal::not_modelled(it.name.span(), "a function of an extension's own structures"));
    }
    let Some(id) = routine::find(simulation, effects, it, false)? else {
        return Err(Refusal::not_modelled(it.name.span(), "this function"));
    };
    of_history(simulation, id, it)
}

fn of_history(simulation: &Simulation, id: ObjectId, it: &RoutineName) -> Result<SupportFunction, Refusal> {
    let unknown = || Refusal::not_modelled(it.name.span(), "a function over these types");
    let found = routine::with(simulation, id).ok_or_else(unknown)?;
    let inputs: Vec<TypeRef> = found.inputs().cloned().collect();
    let result = match &found.returns {
        Some(ty) => Some(Kind::of(simulation, ty).ok_or_else(unknown)?),
        None => None,
    };
    Ok(SupportFunction {
        stored: Stored { pieces: vec![Piece::Routine(id)], also: Vec::new() },
        inputs: kinds(simulation, &inputs).ok_or_else(unknown)?,
        result,
        returns_set: found.returns_set,
        volatility: found.volatility,
        kind: found.kind,
    })
}

/// Those of `pg_catalog`.
fn of_system(simulation: &Simulation, name: &ObjectName, inputs: Option<&[Kind]>) -> Vec<SupportFunction> {
    if name.schema.as_ref().is_some_and(|schema| schema.name.as_str() != "pg_catalog") {
        return Vec::new();
    }
    let called = name.name.name.as_str();
    let of = |arguments: &'static str, extension: &'static str| -> Option<(Vec<Kind>, Vec<ObjectId>)> {
        // PL/pgSQL's functions stand in `pg_catalog` too, though they come with an extension.
        let also = match extension {
            builtin::NONE => Vec::new(),
            "plpgsql" => vec![installed(simulation, extension)?.0],
            _ => return None,
        };
        let found: Vec<Kind> =
            arguments.split(' ').filter(|it| *it != builtin::NONE).map(Kind::of_fact).collect();
        inputs.is_none_or(|inputs| inputs == found).then_some((found, also))
    };
    let stored = |name: &str, also| Stored { pieces: vec![Piece::Text(name.to_owned())], also };
    let internal = builtin::support_functions(called, simulation.server).filter_map(|fact| {
        let (inputs, also) = of(fact.arguments, fact.extension)?;
        Some(SupportFunction {
            stored: stored(fact.name, also),
            inputs,
            result: Some(Kind::of_fact(fact.result)),
            returns_set: false,
            volatility: fact.volatility,
            kind: RoutineKind::Function,
        })
    });
    let other = builtin::functions(called, simulation.server).filter_map(|fact| {
        let (inputs, also) = of(fact.arguments, fact.extension)?;
        Some(SupportFunction {
            stored: stored(fact.name, also),
            inputs,
            result: Some(Kind::of_fact(fact.result)),
            returns_set: fact.set,
            volatility: fact.volatility,
            kind: match fact.kind {
                'a' => RoutineKind::Aggregate,
                'w' => RoutineKind::Window,
                'p' => RoutineKind::Procedure,
                _ => RoutineKind::Function,
            },
        })
    });
    internal.chain(other).collect()
}
