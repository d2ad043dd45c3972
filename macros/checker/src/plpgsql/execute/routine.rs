//! The bodies of routines, run: those in PL/pgSQL like a block's, those in SQL statement by statement.

use arcoiris_catalog::{
    Argument, ArgumentMode, Name, Object, ObjectId, Routine, RoutineBody, RoutineKind, State,
};

use super::call::returned;
use super::variables::{RETURNED, Scopes, Variable};
use super::{Interpreter, not_modelled};
use crate::apply;
use crate::effects::Note;
use crate::names;
use crate::plpgsql::syntax::VariableType;
use crate::plpgsql::value::Value;
use crate::plpgsql::{self, Parameter, Returns, check_body};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{Span, Statement, StatementKind};

/// Deeper calls are not followed.
pub(crate) const DEEPEST: usize = 8;

/// Settings that change nothing of what a body does to the catalog.
const HARMLESS: &[&str] = &[
    "client_min_messages",
    "enable_seqscan",
    "idle_in_transaction_session_timeout",
    "jit",
    "lock_timeout",
    "maintenance_work_mem",
    "plpgsql.variable_conflict",
    "row_security",
    "statement_timeout",
    "synchronous_commit",
    "timezone",
    "work_mem",
];

pub(super) fn is_input(argument: &&Argument) -> bool {
    matches!(argument.mode, ArgumentMode::In | ArgumentMode::InOut | ArgumentMode::Variadic)
}

/// The routine with this number.
pub(super) fn with(simulation: &Simulation, id: ObjectId) -> Option<&Routine> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Routine(it)) => Some(it),
        _ => None,
    }
}

impl Interpreter<'_> {
    /// Runs a routine with these values for its inputs.
    pub(super) fn run_routine(
        &mut self,
        id: ObjectId,
        values: Vec<Value>,
        span: Span,
    ) -> Result<Value, Refusal> {
        let Some(routine) = with(self.simulation, id).cloned() else {
            return Err(not_modelled(span, "this function"));
        };
        let called = names::qualified(&self.simulation.catalog, id);
        if self.calls >= DEEPEST {
            return Err(not_modelled(span, format!("what {called} does so deep in calls")));
        }
        if routine.strict && values.contains(&Value::Null) {
            return Ok(Value::Null);
        }
        let known = |name: &Name| name.as_str() == "search_path" || HARMLESS.contains(&name.as_str());
        if !routine.settings.iter().all(|(name, _)| known(name)) {
            return Err(not_modelled(span, format!("what {called} does with its settings")));
        }
        let before = apply::routine::own_path(self.simulation, &routine);
        let done = match (&routine.body, routine.language.as_str()) {
            (RoutineBody::Text(body, None), "plpgsql") => self.block_of(&routine, body, values, span),
            (RoutineBody::Text(body, None), "sql") => self.statements_of(&routine, body, span).map(|()| None),
            _ => Err(not_modelled(span, format!("what {called} does"))),
        };
        if let Some(before) = before {
            self.simulation.search_path = before;
        }
        match done {
            Ok(given) => {
                let unknown = || Value::unknown(format!("what {called} returns"));
                let given = given.and_then(|value| returned(self.simulation, &routine, value));
                Ok(given.unwrap_or_else(unknown))
            }
            // The place in the function's body means nothing here.
            Err(refusal) => Err(Refusal { span, ..refusal }),
        }
    }

    fn block_of(
        &mut self,
        routine: &Routine,
        body: &str,
        values: Vec<Value>,
        span: Span,
    ) -> Result<Option<Value>, Refusal> {
        let around = around(self.simulation, routine);
        let checked = check_body(self.simulation, body, &around)?;
        let scopes = self.arguments(routine, values);
        let (steps, calls) = (self.steps, self.calls + 1);
        let mut inner = Interpreter::new(&mut *self.simulation, body, scopes);
        inner.steps = steps;
        inner.calls = calls;
        inner.absent.clone_from(&self.absent);
        let done = inner.block(&checked.block);
        let given = inner.scopes.given_back();
        let (steps, fallible, effects) = (inner.steps, inner.fallible, std::mem::take(&mut inner.effects));
        self.steps = steps;
        if fallible.is_some() {
            self.fallible.get_or_insert(span);
        }
        done?;
        self.note(effects, super::sql::Place::Made(span));
        Ok(given)
    }

    /// All statements of a body in SQL are analysed before the first is run (`init_sql_fcache`).
    fn statements_of(&mut self, routine: &Routine, body: &str, span: Span) -> Result<(), Refusal> {
        self.steps += 1;
        if self.steps > super::STATEMENTS {
            return Err(not_modelled(span, "a block that runs this long"));
        }
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let statements = crate::parse::script(body, 0..length, self.simulation.server).map_err(|errors| {
            match errors.first().and_then(|error| error.sqlstate) {
                Some(sqlstate) => Refusal::other(span, sqlstate, "a syntax error in a function's body"),
                None => not_modelled(span, "the statements of a function's body"),
            }
        })?;
        apply::routine::check_statements(self.simulation, routine, &statements, span)?;
        let parameters = self.simulation.parameters.take();
        let mut done = Ok(());
        for statement in &statements {
            self.simulation.parameters = Some(apply::routine::parameters(routine));
            done = self.of_sql(statement, span);
            if done.is_err() {
                break;
            }
        }
        self.simulation.parameters = parameters;
        done
    }

    fn of_sql(&mut self, statement: &Statement, span: Span) -> Result<(), Refusal> {
        if let StatementKind::Transaction(_) = &statement.kind {
            let message = "transaction commands are not allowed in an SQL function";
            return Err(Refusal::other(span, "0A000", message));
        }
        let effects = apply::apply(self.simulation, statement)?;
        if effects.notes.iter().any(|note| matches!(note, Note::OutsideTransactionOnly { .. })) {
            let message = "this statement cannot be executed from a function";
            return Err(Refusal::other(span, "25001", message));
        }
        self.fallible.get_or_insert(span);
        self.note(effects, super::sql::Place::Made(span));
        Ok(())
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
