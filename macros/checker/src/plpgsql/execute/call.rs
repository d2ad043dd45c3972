//! Calls of the history's own routines: `SELECT f(…)`, `CALL p(…)`.

use std::collections::BTreeSet;

use arcoiris_catalog::{Argument, ArgumentMode, Object, ObjectId, Routine, RoutineKind, State};

use super::variables::Scopes;
use super::{Interpreter, not_modelled};
use crate::apply;
use crate::effects::Effects;
use crate::names;
use crate::plpgsql::value::Value;
use crate::refusal::Refusal;
use crate::resolve::CastContext;
use crate::resolve::analyse::{Analyser, Found};
use crate::resolve::kind::Kind;
use crate::resolve::query;
use crate::resolve::scope::Level;
use crate::resolve::tree::Form;
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, FromItem, Ident, ObjectName, Query, SelectBody};

/// A call as written.
struct Call<'a> {
    name: &'a ObjectName,
    arguments: &'a [Expression],
    names: &'a [Option<Ident>],
}

impl<'a> Call<'a> {
    fn of(it: &'a Expression) -> Option<Self> {
        match &it.kind {
            ExpressionKind::Call {
                name, arguments, argument_names, variadic: false, window: None, ..
            } => Some(Call { name, arguments, names: argument_names }),
            _ => None,
        }
    }
}

/// The call of `SELECT f(…)` or `SELECT * FROM f(…)`, if a query is that and nothing else.
fn call(query: &Query) -> Option<Call<'_>> {
    let SelectBody::Select(select) = &query.body else { return None };
    let ([target], None, None) = (select.targets.as_slice(), &select.condition, &query.with) else {
        return None;
    };
    match (select.from.as_slice(), &target.expression.kind) {
        ([], _) => Call::of(&target.expression),
        ([FromItem::Function { call, .. }], ExpressionKind::Star(_)) => Call::of(call),
        _ => None,
    }
}

/// The only routine of this name and kind, if it may take so many arguments.
fn find(simulation: &Simulation, name: &ObjectName, count: usize, kind: RoutineKind) -> Option<ObjectId> {
    let mut found = None;
    for id in names::routines(simulation, name) {
        let Some(Object::Routine(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else { continue };
        if it.kind != kind {
            return None;
        }
        let most = it.inputs().count();
        let defaults = it.arguments.iter().filter(|argument| argument.default.is_some()).count();
        let variadic = it.arguments.iter().any(|argument| argument.mode == ArgumentMode::Variadic);
        if found.is_some() || variadic || count > most || count + defaults < most {
            return None;
        }
        found = Some(id);
    }
    found
}

/// Runs `SELECT f(…)` of a function of the history; `None` if a query is something else.
pub(crate) fn selected(simulation: &mut Simulation, query: &Query) -> Option<Result<Effects, Refusal>> {
    call(query)?;
    let mut interpreter = Interpreter::new(simulation, "", Scopes::new());
    let done = interpreter.selected_call(query)?;
    let effects = std::mem::take(&mut interpreter.effects);
    Some(done.map(|_| effects).map_err(|refusal| Refusal { span: query.span, ..refusal }))
}

/// Runs `CALL`.
pub(crate) fn procedure(simulation: &mut Simulation, it: &Expression) -> Result<Effects, Refusal> {
    let mut interpreter = Interpreter::new(simulation, "", Scopes::new());
    interpreter.called_procedure(it)?;
    Ok(std::mem::take(&mut interpreter.effects))
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(simulation: &'a mut Simulation, body: &'a str, scopes: Scopes) -> Self {
        Interpreter {
            simulation,
            body,
            scopes,
            effects: Effects::default(),
            fallible: None,
            caught: Vec::new(),
            absent: BTreeSet::new(),
            row_count: Value::Integer(0),
            bare: None,
            outputs: None,
            steps: 0,
            depth: 0,
            calls: 0,
        }
    }

    /// Runs the function that a query calls. What it returns is not known.
    pub(super) fn selected_call(&mut self, query: &Query) -> Option<Result<Value, Refusal>> {
        let call = call(query)?;
        let id = find(self.simulation, call.name, call.arguments.len(), RoutineKind::Function)?;
        let values = self.given(id, &call)?;
        Some(self.run_routine(id, values, query.span))
    }

    /// The values that a call gives to the inputs of a routine; `None` for those that have their defaults.
    fn given(&self, id: ObjectId, call: &Call<'_>) -> Option<Vec<Option<Value>>> {
        let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return None;
        };
        let inputs: Vec<&Argument> = routine.arguments.iter().filter(super::routine::is_input).collect();
        let evaluator = self.evaluator(false);
        let mut values = vec![None; inputs.len()];
        for (index, argument) in call.arguments.iter().enumerate() {
            let at = match call.names.get(index).and_then(Option::as_ref) {
                Some(name) => inputs.iter().position(|input| input.name.as_ref() == Some(&name.name))?,
                None => index,
            };
            let value = evaluator.alone(argument).unwrap_or_else(|_| Value::unknown("an argument"));
            *values.get_mut(at)? = Some(value);
        }
        Some(values)
    }

    /// Runs the procedure that `CALL` names.
    fn called_procedure(&mut self, it: &Expression) -> Result<(), Refusal> {
        let undecided = || not_modelled(it.span, "this CALL");
        let call = Call::of(it).ok_or_else(undecided)?;
        let (name, arguments) = (call.name, call.arguments);
        if arguments.iter().any(|argument| format!("{:?}", argument.kind).contains("Subquery {")) {
            return Err(Refusal::other(it.span, "0A000", "cannot use subquery in CALL argument"));
        }
        if call.names.iter().any(Option::is_some) {
            return Err(undecided());
        }
        let missing = || {
            let message = format!("procedure {} does not exist", names::written(name));
            Refusal::other(name.span(), "42883", message)
        };
        let known: Vec<&Routine> = names::routines(self.simulation, name)
            .into_iter()
            .filter_map(|id| super::routine::with(self.simulation, id))
            .collect();
        let is_builtin = crate::builtin::functions(name.name.name.as_str()).next().is_some();
        if !is_builtin && known.iter().all(|known| known.kind != RoutineKind::Procedure) {
            let mut found = Found::default();
            let level = Level::default();
            let call = |analyser: &mut Analyser<'_>| analyser.call(it);
            query::with_analyser(self.simulation, &level, Use::Target, &mut found, call)?;
            let message = format!("{} is not a procedure", names::written(name));
            return Err(Refusal::other(name.span(), "42809", message));
        }
        let takes = |routine: &&Routine| routine.arguments.len() >= arguments.len();
        let needs = |routine: &&Routine| {
            let optional = |it: &&Argument| it.default.is_some() || !super::routine::is_input(it);
            let needed = routine.arguments.iter().filter(|it| !optional(it)).count();
            needed <= arguments.len()
        };
        let variadic =
            |routine: &&Routine| routine.arguments.iter().any(|it| it.mode == ArgumentMode::Variadic);
        if !is_builtin && !known.iter().any(|it| variadic(it) || (takes(it) && needs(it))) {
            return Err(missing());
        }
        let id =
            find(self.simulation, name, arguments.len(), RoutineKind::Procedure).ok_or_else(undecided)?;
        let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return Err(undecided());
        };
        let only_in = |argument: &Argument| argument.mode == ArgumentMode::In;
        if !routine.arguments.iter().all(only_in) {
            return Err(undecided());
        }
        let types: Vec<Option<Kind>> = routine.inputs().map(|ty| Kind::of(self.simulation, ty)).collect();
        let level = Level::default();
        let mut found = Found::default();
        for (argument, kind) in arguments.iter().zip(types) {
            let kind = kind.ok_or_else(undecided)?;
            query::with_analyser(self.simulation, &level, Use::Values, &mut found, |analyser| {
                let tree = analyser.expression(argument)?;
                let done = analyser.coerce_to(tree, kind, -1, CastContext::Implicit, Form::Implicit)?;
                done.map_err(|_| missing())
            })?;
        }
        apply::data::finish(self.simulation, found, it.span, &mut Effects::default())?;
        let values = self.given(id, &call).ok_or_else(undecided)?;
        self.run_routine(id, values, it.span).map(|_| ())
    }
}
