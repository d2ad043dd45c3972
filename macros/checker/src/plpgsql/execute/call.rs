//! Calls of the history's own functions: their bodies are run like a block's.

use std::collections::BTreeSet;

use arcoiris_catalog::{
    Argument, ArgumentMode, Name, Object, ObjectId, Routine, RoutineBody, RoutineKind, State, expression_text,
};

use super::variables::{RETURNED, Scopes, Variable};
use super::{Interpreter, not_modelled};
use crate::apply;
use crate::effects::Effects;
use crate::names;
use crate::plpgsql::syntax::VariableType;
use crate::plpgsql::value::Value;
use crate::plpgsql::{self, Parameter, Returns, check_body};
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::kind::Kind;
use crate::resolve::query;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, FromItem, Ident, ObjectName, Query, SelectBody, Span, StatementKind, Target,
};

/// Deeper calls are not followed.
pub(crate) const DEEPEST: usize = 8;

/// Settings of a function that change nothing of what its statements mean.
const HARMLESS: &[&str] = &[
    "client_min_messages",
    "enable_seqscan",
    "idle_in_transaction_session_timeout",
    "jit",
    "lock_timeout",
    "maintenance_work_mem",
    "row_security",
    "statement_timeout",
    "synchronous_commit",
    "work_mem",
];

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

fn is_input(argument: &&Argument) -> bool {
    matches!(argument.mode, ArgumentMode::In | ArgumentMode::InOut | ArgumentMode::Variadic)
}

/// Runs `SELECT f(…)` of a function of the history; `None` if a query is something else.
pub(crate) fn selected(simulation: &mut Simulation, query: &Query) -> Option<Result<Effects, Refusal>> {
    calls(query)?;
    let mut interpreter = Interpreter::new(simulation, "", Scopes::new());
    let done = interpreter.selected_call(query)?;
    let effects = std::mem::take(&mut interpreter.effects);
    Some(done.map(|_| effects).map_err(|refusal| Refusal { span: query.span, ..refusal }))
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
        let inputs: Vec<&Argument> = routine.arguments.iter().filter(is_input).collect();
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

    fn run_routine(&mut self, id: ObjectId, values: Vec<Value>, span: Span) -> Result<Value, Refusal> {
        let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return Err(not_modelled(span, "this function"));
        };
        let routine = routine.clone();
        let called = names::qualified(&self.simulation.catalog, id);
        let (RoutineBody::Text(body, None), "plpgsql") = (&routine.body, routine.language.as_str()) else {
            return Err(not_modelled(span, format!("what {called} does")));
        };
        let known = |name: &Name| name.as_str() == "search_path" || HARMLESS.contains(&name.as_str());
        if !routine.settings.iter().all(|(name, _)| known(name)) || self.calls >= DEEPEST {
            return Err(not_modelled(span, format!("what {called} does with its settings")));
        }
        if routine.strict && values.contains(&Value::Null) {
            return Ok(Value::Null);
        }
        let around = around(self.simulation, &routine);
        let scopes = self.arguments(&routine, values);
        let outside = apply::routine::own_path(self.simulation, &routine);
        let checked = match check_body(self.simulation, body, &around) {
            Ok(checked) => checked,
            Err(refusal) => {
                self.leave(outside);
                return Err(refusal);
            }
        };
        let (steps, calls) = (self.steps, self.calls + 1);
        let mut inner = Interpreter::new(&mut *self.simulation, body, scopes);
        inner.steps = steps;
        inner.calls = calls;
        inner.absent.clone_from(&self.absent);
        let done = inner.block(&checked.block);
        let given = inner.scopes.given_back();
        let (steps, fallible, effects) = (inner.steps, inner.fallible, std::mem::take(&mut inner.effects));
        self.leave(outside);
        self.steps = steps;
        if fallible.is_some() {
            self.fallible.get_or_insert(span);
        }
        match done {
            Ok(_) => {
                self.note(effects, super::sql::Place::Made(span));
                let unknown = || Value::unknown(format!("what {called} returns"));
                Ok(given.and_then(|value| returned(self.simulation, &routine, value)).unwrap_or_else(unknown))
            }
            // The place in the function's body means nothing here.
            Err(refusal) => Err(Refusal { span, ..refusal }),
        }
    }

    /// Gives the path back that a function had put another one in the place of.
    fn leave(&mut self, outside: Option<Vec<Name>>) {
        if let Some(path) = outside {
            self.simulation.search_path = path;
        }
    }

    /// The variables that a function's body has from the start.
    fn arguments(&self, routine: &Routine, values: Vec<Value>) -> Scopes {
        let mut scopes = Scopes::new();
        let unset = Value::unknown("what a function returns");
        scopes.declare(Variable::scalar(RETURNED, Kind::TEXT, unset));
        let mut values = values.into_iter();
        if let Some(level) = scopes.levels.first_mut() {
            level.label = Some(routine.name.clone());
        }
        for (index, argument) in routine.arguments.iter().enumerate() {
            let value = match Some(argument).filter(is_input) {
                Some(_) => values.next().unwrap_or_else(|| Value::unknown("an argument")),
                None => Value::Null,
            };
            let Some(kind) = Kind::of(self.simulation, &argument.ty) else { continue };
            let mut variable = Variable::scalar(&format!("${}", index + 1), kind, value);
            if kind.is("record") {
                variable.ty = VariableType::Record;
            } else if !kind.array && kind.table(self.simulation).is_some() {
                variable.ty = VariableType::Composite(kind);
            }
            variable.value = self
                .fitted(variable.value, variable.ty, Span::default())
                .unwrap_or_else(|_| Value::unknown("an argument"));
            let number = variable.name.clone();
            scopes.declare(variable.clone());
            if let Some(name) = &argument.name {
                // Both names are the same variable.
                scopes.declare(Variable { name: name.clone(), alias: Some(vec![number]), ..variable });
            }
        }
        scopes
    }
}

fn around(simulation: &Simulation, routine: &Routine) -> plpgsql::Routine {
    let is_void = routine
        .returns
        .as_ref()
        .is_none_or(|ty| Kind::of(simulation, ty).is_some_and(|kind| kind.is("void")));
    plpgsql::Routine {
        name: routine.name.clone(),
        returns: if is_void { Returns::Void } else { Returns::Value },
        set: routine.returns_set,
        procedure: routine.kind == RoutineKind::Procedure,
        parameters: routine
            .arguments
            .iter()
            .map(|argument| Parameter {
                name: argument.name.clone(),
                kind: Kind::of(simulation, &argument.ty),
                out: !matches!(argument.mode, ArgumentMode::In | ArgumentMode::Variadic),
            })
            .collect(),
    }
}
