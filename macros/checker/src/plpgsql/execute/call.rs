//! Calls of the history's own routines: `SELECT f(…)`, `CALL p(…)`.

use std::collections::BTreeSet;

use arcoiris_catalog::{
    Argument, ArgumentMode, Name, Object, ObjectId, Routine, RoutineBody, RoutineKind, State, expression_text,
};

use super::variables::Scopes;
use super::{Interpreter, not_modelled};
use crate::apply;
use crate::effects::Effects;
use crate::names;
use crate::parse::on_large_stack;
use crate::plpgsql::value::Value;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::CastContext;
use crate::resolve::analyse::{Analyser, Found};
use crate::resolve::kind::Kind;
use crate::resolve::query;
use crate::resolve::scope::Level;
use crate::resolve::tree::Form;
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, FromItem, Ident, ObjectName, Query, SelectBody, Span, StatementKind, Target,
};

/// A call for its effect, as written.
#[derive(Clone, Copy)]
struct Call<'q> {
    name: &'q ObjectName,
    arguments: &'q [Expression],
    names: &'q [Option<Ident>],
}

impl<'q> Call<'q> {
    fn of(it: &'q Expression) -> Option<Self> {
        match &it.kind {
            ExpressionKind::Call {
                name, arguments, argument_names, variadic: false, window: None, ..
            } => Some(Call { name, arguments, names: argument_names }),
            _ => None,
        }
    }
}

/// What a query calls for its effect.
enum Calls<'q> {
    /// `SELECT f(…), g(…)`, `SELECT * FROM f(…)`: each once.
    Once(Vec<Call<'q>>),
    /// `SELECT f(a) FROM …`: once for each row.
    Each(Call<'q>),
}

/// The calls that a query consists of, if it is nothing else.
fn calls(query: &Query) -> Option<Calls<'_>> {
    let SelectBody::Select(select) = &query.body else { return None };
    let plain = query.limit.is_none()
        && query.offset.is_none()
        && select.group_by.is_empty()
        && select.having.is_none()
        && select.into.is_none()
        && !select.distinct
        && select.distinct_on.is_empty();
    if !plain {
        return None;
    }
    match (select.targets.as_slice(), select.from.as_slice()) {
        (targets, []) if select.condition.is_none() && query.with.is_none() => {
            targets.iter().map(|target| Call::of(&target.expression)).collect::<Option<_>>().map(Calls::Once)
        }
        ([target], [FromItem::Function { call, .. }])
            if select.condition.is_none() && query.with.is_none() =>
        {
            match &target.expression.kind {
                ExpressionKind::Star(_) | ExpressionKind::Column(_) => {
                    Call::of(call).map(|call| Calls::Once(vec![call]))
                }
                _ => Call::of(&target.expression).map(Calls::Each),
            }
        }
        ([target], _) => Call::of(&target.expression).map(Calls::Each),
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
    calls(query)?;
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

/// What a function of the history gives back that only looks at the catalog, for arguments that are known. `calls` is how many
/// functions are around.
pub(crate) fn value_of(
    simulation: &Simulation,
    id: ObjectId,
    values: Vec<Value>,
    (calls, absent): (usize, &BTreeSet<Name>),
    span: Span,
) -> Result<Value, Refusal> {
    let mut simulation = simulation.clone();
    let mut interpreter = Interpreter::new(&mut simulation, "", Scopes::new());
    interpreter.calls = calls;
    interpreter.absent.clone_from(absent);
    interpreter.run_routine(id, values, span)
}

/// Whether a call of a function of the history ends in an error whatever its arguments are, because its body names what is not there,
/// say. What cannot be followed is taken not to.
pub(crate) fn fails(simulation: &Simulation, id: ObjectId, span: Span) -> bool {
    let Some(routine) = super::routine::with(simulation, id) else { return false };
    let is_text = matches!(routine.body, RoutineBody::Text(_, None))
        && matches!(routine.language.as_str(), "sql" | "plpgsql");
    if !is_text || routine.kind != RoutineKind::Function || !simulation.tried.is_empty() {
        return false;
    }
    let inputs = routine.inputs().count();
    let mut tried = simulation.clone();
    tried.tried.push(id);
    let run = || {
        let values = (0..inputs).map(|_| Value::unknown("an argument")).collect();
        Interpreter::new(&mut tried, "", Scopes::new()).run_routine(id, values, span).err()
    };
    matches!(on_large_stack(run), Ok(Some(refusal)) if refusal.sqlstate().is_some())
}

/// A value as a function's result, if it is of a type whose values are told by themselves.
pub(crate) fn returned(simulation: &Simulation, routine: &Routine, value: Value) -> Option<Value> {
    let kind = Kind::of(simulation, routine.returns.as_ref()?)?;
    let plain = !routine.returns_set && !kind.array;
    match value {
        value @ (Value::Null | Value::Unknown(_)) if plain => Some(value),
        value @ Value::Boolean(_) if plain && kind.is("bool") => Some(value),
        value @ Value::Integer(_) if plain && (kind.is("int4") || kind.is("int8")) => Some(value),
        value @ Value::Text(_) if plain && kind.is("text") => Some(value),
        _ => None,
    }
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
            only_with: Vec::new(),
            row_count: Value::Integer(0),
            bare: None,
            outputs: None,
            steps: 0,
            depth: 0,
            calls: 0,
        }
    }

    /// Runs the functions that a query calls for what they do; `None` if it is another query.
    pub(super) fn selected_call(&mut self, query: &Query) -> Option<Result<Value, Refusal>> {
        let calls = calls(query)?;
        let mut found = Found::default();
        let level = self.level();
        query::outputs(self.simulation, query, Some(&level), &mut found).ok()?;
        let routine = |call: &Call<'_>| {
            let place = call.name.span();
            found.routines.iter().find(|(span, _)| *span == place).map(|(_, id)| *id)
        };
        match calls {
            Calls::Once(calls) => {
                let calls: Option<Vec<(Call<'_>, ObjectId)>> =
                    calls.into_iter().map(|call| Some((call, routine(&call)?))).collect();
                let mut value = Value::unknown("what a query gives");
                for (call, id) in calls? {
                    let evaluator = self.evaluator(false);
                    let values = call
                        .arguments
                        .iter()
                        .map(|it| evaluator.alone(it).unwrap_or_else(|_| Value::unknown("an argument")))
                        .collect();
                    match self.run_call(id, &call, values, query.span) {
                        Ok(result) => value = result,
                        Err(refusal) => return Some(Err(refusal)),
                    }
                }
                Some(Ok(value))
            }
            Calls::Each(call) => {
                let id = routine(&call)?;
                let rows = self.argument_rows(query, call.arguments)?;
                for values in rows {
                    if let Err(refusal) = self.run_call(id, &call, values, query.span) {
                        return Some(Err(refusal));
                    }
                }
                Some(Ok(Value::unknown("what a query gives")))
            }
        }
    }

    /// The arguments of a call for each row of its query, if it is known which rows there are.
    fn argument_rows(&self, query: &Query, arguments: &[Expression]) -> Option<Vec<Vec<Value>>> {
        let mut query = query.clone();
        if let SelectBody::Select(select) = &mut query.body {
            let target = |it: &Expression| Target { expression: it.clone(), alias: None };
            select.targets = arguments.iter().map(target).collect();
        }
        let rows = self.evaluator(false).rows(&query).ok()?;
        rows.perhaps.is_none().then_some(rows.certain)
    }

    /// Runs a routine with the arguments of a call.
    fn run_call(
        &mut self,
        id: ObjectId,
        call: &Call<'_>,
        values: Vec<Value>,
        span: Span,
    ) -> Result<Value, Refusal> {
        let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return Err(not_modelled(span, "this function"));
        };
        let routine = routine.clone();
        let inputs: Vec<&Argument> = routine.arguments.iter().filter(super::routine::is_input).collect();
        let mut given: Vec<Option<Value>> = vec![None; inputs.len()];
        let gathers = inputs.last().is_some_and(|it| it.mode == ArgumentMode::Variadic);
        let mut rest = Vec::new();
        for (index, value) in values.into_iter().enumerate() {
            let at = match call.names.get(index).and_then(Option::as_ref) {
                Some(name) => inputs.iter().position(|it| it.name.as_ref() == Some(&name.name)),
                None if gathers && index + 1 >= inputs.len() => {
                    rest.push(value);
                    continue;
                }
                None => Some(index),
            };
            match at.and_then(|at| given.get_mut(at)) {
                Some(place) => *place = Some(value),
                None => return Err(not_modelled(span, "the arguments of this function")),
            }
        }
        if gathers && let Some(last) = given.last_mut() {
            last.get_or_insert_with(|| Value::array(rest));
        }
        let mut values = Vec::with_capacity(given.len());
        for (value, argument) in given.into_iter().zip(inputs) {
            values.push(match (value, &argument.default) {
                (Some(value), _) => value,
                (None, Some(default)) => self.default_value(default, span)?,
                (None, None) => return Err(not_modelled(span, "the arguments of this function")),
            });
        }
        self.run_routine(id, values, span)
    }

    /// What a parameter is where a call does not say.
    fn default_value(&self, default: &arcoiris_catalog::Expression, span: Span) -> Result<Value, Refusal> {
        let text = expression_text(&self.simulation.catalog, None, default);
        let unknown = Ok(Value::unknown("a parameter's default"));
        let text = format!("SELECT {text}");
        let statement = self.parsed_one(&text, super::sql::Place::Made(span))?;
        let StatementKind::Select(query) = &statement.kind else { return unknown };
        match self.evaluator(false).rows(query) {
            Ok(rows) if rows.perhaps.is_none() => {
                let mut certain = rows.certain.into_iter().flatten();
                certain.next().map_or(unknown, Ok)
            }
            Ok(_) | Err(_) => unknown,
        }
    }

    /// Runs the procedure that `CALL` names.
    fn called_procedure(&mut self, it: &Expression) -> Result<(), Refusal> {
        // What it does may be declared.
        let undecided = || Refusal::new(it.span, RefusalFact::Opaque { what: "CALL".to_owned() });
        let call = Call::of(it).ok_or_else(undecided)?;
        let (name, arguments) = (call.name, call.arguments);
        for argument in arguments {
            let (level, mut found) = (Level::default(), Found::default());
            let place = Use::CallArgument;
            query::with_analyser(self.simulation, &level, place, &mut found, |it| it.expression(argument))?;
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
        let is_builtin =
            crate::builtin::functions(name.name.name.as_str(), self.simulation.server).next().is_some();
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
            query::with_analyser(self.simulation, &level, Use::CallArgument, &mut found, |analyser| {
                let tree = analyser.expression(argument)?;
                let done = analyser.coerce_to(tree, kind, -1, CastContext::Implicit, Form::Implicit)?;
                done.map_err(|_| missing())
            })?;
        }
        apply::data::finish(self.simulation, found, it.span, &mut Effects::default())?;
        let evaluator = self.evaluator(false);
        let values = arguments
            .iter()
            .map(|it| evaluator.alone(it).unwrap_or_else(|_| Value::unknown("an argument")))
            .collect();
        self.run_call(id, &call, values, it.span).map(|_| ())
    }
}
