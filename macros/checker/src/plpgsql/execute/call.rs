//! Calls of the history's own functions: their bodies are run like a block's.

use std::collections::BTreeSet;

use arcoiris_catalog::{Argument, ArgumentMode, Object, ObjectId, Routine, RoutineBody, RoutineKind, State};

use super::variables::{Scopes, Variable};
use super::{Interpreter, not_modelled};
use crate::effects::Effects;
use crate::names;
use crate::plpgsql::syntax::VariableType;
use crate::plpgsql::value::Value;
use crate::plpgsql::{self, Parameter, Returns, check_body};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, ObjectName, Query, SelectBody, Span};

/// Deeper calls are not followed.
const DEEPEST: usize = 8;

/// The name and the arguments of `SELECT f(…)`, if a query is that and nothing else.
fn call(query: &Query) -> Option<(&ObjectName, &[Expression])> {
    let SelectBody::Select(select) = &query.body else { return None };
    let ([target], [], None, None) =
        (select.targets.as_slice(), select.from.as_slice(), &select.condition, &query.with)
    else {
        return None;
    };
    let ExpressionKind::Call { name, arguments, argument_names, variadic: false, window: None, .. } =
        &target.expression.kind
    else {
        return None;
    };
    argument_names.iter().all(Option::is_none).then_some((name, arguments))
}

fn is_input(argument: &&Argument) -> bool {
    matches!(argument.mode, ArgumentMode::In | ArgumentMode::InOut | ArgumentMode::Variadic)
}

/// The only function of this name that takes as many arguments.
fn find(simulation: &Simulation, name: &ObjectName, count: usize) -> Option<ObjectId> {
    let mut found = None;
    for (id, object) in simulation.catalog.iter() {
        let Object::Routine(it) = object.as_ref() else { continue };
        let schema = simulation.catalog.schema_name(it.schema)?;
        let seen = match &name.schema {
            Some(written) => written.name == *schema,
            None => simulation.search_path.contains(schema),
        };
        if it.name != name.name.name || !seen {
            continue;
        }
        if found.is_some() || it.kind != RoutineKind::Function || it.inputs().count() != count {
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
        let (name, arguments) = call(query)?;
        let id = find(self.simulation, name, arguments.len())?;
        let evaluator = self.evaluator(false);
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(evaluator.alone(argument).unwrap_or_else(|_| Value::unknown("an argument")));
        }
        Some(self.run_routine(id, values, query.span))
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
        if !routine.settings.is_empty() || self.calls >= DEEPEST {
            return Err(not_modelled(span, format!("what {called} does with its settings")));
        }
        if routine.strict && values.contains(&Value::Null) {
            return Ok(Value::Null);
        }
        let around = around(self.simulation, &routine);
        let checked = check_body(self.simulation, body, &around)?;
        let scopes = self.arguments(&routine, values);
        let (steps, calls) = (self.steps, self.calls + 1);
        let mut inner = Interpreter::new(&mut *self.simulation, body, scopes);
        inner.steps = steps;
        inner.calls = calls;
        inner.absent.clone_from(&self.absent);
        let done = inner.block(&checked.block);
        let (steps, fallible, effects) = (inner.steps, inner.fallible, std::mem::take(&mut inner.effects));
        self.steps = steps;
        if fallible.is_some() {
            self.fallible.get_or_insert(span);
        }
        match done {
            Ok(_) => {
                self.note(effects, super::sql::Place::Made(span));
                Ok(Value::unknown(format!("what {called} returns")))
            }
            // The place in the function's body means nothing here.
            Err(refusal) => Err(Refusal { span, ..refusal }),
        }
    }

    /// The variables that a function's body has from the start.
    fn arguments(&self, routine: &Routine, values: Vec<Value>) -> Scopes {
        let mut scopes = Scopes::new();
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
