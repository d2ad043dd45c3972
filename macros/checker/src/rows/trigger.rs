//! What triggers do to rows that are written, where that is plain from their functions.
//! <https://www.postgresql.org/docs/15/plpgsql-trigger.html>

use arcoiris_catalog::{
    ColumnNumber, Name, Object, ObjectId, RoutineBody, State, Table, Trigger, TriggerFunction, TriggerTiming,
};

use super::Row;
use super::value::Value;
use crate::plpgsql::syntax::{Block, Statement, StatementKind, Targets};
use crate::plpgsql::{Returns, Routine, check_body};
use crate::simulation::Simulation;

/// What a trigger is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Insert,
    Update,
    Delete,
}

/// What a trigger's function does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reaction {
    /// Nothing that is seen in rows.
    Nothing,
    /// It may give these columns of the row other values.
    Sets(Vec<Name>),
    /// It may give any column of the row another value.
    SetsAny,
    Raises {
        sqlstate: &'static str,
        message: String,
    },
    Anything,
}

/// A trigger that fires.
#[derive(Debug, Clone)]
pub(super) struct Fired {
    pub(super) does: Reaction,
    /// Whether it fires for every row, with no condition.
    pub(super) always: bool,
    pub(super) each_row: bool,
    before: bool,
}

/// The triggers that an event on a table fires.
pub(super) fn reactions(
    simulation: &Simulation,
    id: ObjectId,
    event: Event,
    columns: &[ColumnNumber],
) -> Vec<Fired> {
    triggers(simulation, id)
        .filter(|it| match event {
            Event::Insert => it.on_insert,
            Event::Update => {
                it.on_update
                    && (it.columns.is_empty() || it.columns.iter().any(|column| columns.contains(column)))
            }
            Event::Delete => it.on_delete,
        })
        .map(|it| Fired {
            does: reaction(simulation, it),
            always: it.condition.is_none() && it.enabled != 'R' && !simulation.rows.unguarded,
            each_row: it.for_each_row,
            before: it.timing == TriggerTiming::Before,
        })
        .collect()
}

/// What triggers before a row is stored make of it.
pub(super) fn before(reactions: &[Fired], table: &Table, row: &mut Row) {
    for fired in reactions.iter().filter(|fired| fired.before && fired.each_row) {
        match &fired.does {
            Reaction::Sets(names) => {
                for name in names {
                    if let Some(column) = table.column(name.as_str()) {
                        row.set(column.number, Value::Unknown);
                    }
                }
            }
            Reaction::SetsAny => row.0.clear(),
            Reaction::Nothing | Reaction::Raises { .. } | Reaction::Anything => {}
        }
    }
}

fn triggers(simulation: &Simulation, id: ObjectId) -> impl Iterator<Item = &Trigger> {
    let catalog = &simulation.catalog;
    catalog.dependents(id).filter_map(move |dependent| match catalog.object(dependent).map(AsRef::as_ref) {
        Some(Object::Trigger(it)) if it.table == id && it.enabled != 'D' => Some(it),
        Some(_) | None => None,
    })
}

fn body_of<'a>(simulation: &'a Simulation, trigger: &Trigger) -> Option<(&'a Name, &'a str)> {
    let TriggerFunction::Routine(id) = trigger.function else { return None };
    let Some(Object::Routine(routine)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return None;
    };
    match &routine.body {
        RoutineBody::Text(text, _) if routine.language.as_str() == "plpgsql" => Some((&routine.name, text)),
        _ => None,
    }
}

fn reaction(simulation: &Simulation, trigger: &Trigger) -> Reaction {
    if let TriggerFunction::Builtin(..) = trigger.function {
        return Reaction::SetsAny;
    }
    let Some((_, body)) = body_of(simulation, trigger) else { return Reaction::Anything };
    match simulation.rows.reactions.get(body) {
        // A row that is not given back is not stored.
        Some((_, true)) if trigger.timing == TriggerTiming::Before && trigger.for_each_row => {
            Reaction::Anything
        }
        Some((reaction, _)) => reaction.clone(),
        None => Reaction::Anything,
    }
}

/// Reads the functions of a table's triggers, each body once.
pub(super) fn remember(simulation: &mut Simulation, id: ObjectId) {
    let mut found: Vec<(String, (Reaction, bool))> = Vec::new();
    for trigger in triggers(simulation, id) {
        let Some((name, body)) = body_of(simulation, trigger) else { continue };
        if simulation.rows.reactions.contains_key(body) || found.iter().any(|(known, _)| known == body) {
            continue;
        }
        let routine = Routine {
            name: name.clone(),
            returns: Returns::Trigger,
            set: false,
            procedure: false,
            parameters: Vec::new(),
        };
        let reaction = match check_body(simulation, body, &routine) {
            Ok(checked) => of_block(&checked.block, body),
            Err(_) => (Reaction::Anything, true),
        };
        found.push((body.to_owned(), reaction));
    }
    for (body, reaction) in found {
        simulation.rows.reactions.insert(body, reaction);
    }
}

/// What a body does, and whether it may give back something else than the row.
fn of_block(block: &Block, body: &str) -> (Reaction, bool) {
    let mut seen = Seen::default();
    if block.handlers.is_none()
        && let Some(first) = block.body.iter().find(|it| !is_message(it))
        && let StatementKind::Raise(raise) = &first.kind
        && raise.options.iter().all(|(option, _)| matches!(*option, "message" | "hint" | "detail"))
        && block.declarations.is_empty()
    {
        let sqlstate = match raise.state.as_deref() {
            None => Some("P0001"),
            Some(state) => crate::plpgsql::known_state(state),
        };
        return match sqlstate {
            Some(sqlstate) => {
                let message = raise.message.clone().unwrap_or_else(|| "raised by a trigger".to_owned());
                (Reaction::Raises { sqlstate, message }, false)
            }
            None => (Reaction::Nothing, false),
        };
    }
    seen.block(block, body);
    let reaction = match (seen.anything, seen.sets.is_empty()) {
        (true, _) => Reaction::Anything,
        (false, true) => Reaction::Nothing,
        (false, false) => Reaction::Sets(seen.sets),
    };
    (reaction, seen.skips)
}

/// `RAISE NOTICE` and its like, which say something and go on.
fn is_message(statement: &Statement) -> bool {
    matches!(&statement.kind, StatementKind::Raise(raise)
        if raise.level.is_some_and(|level| level != "exception"))
        || matches!(statement.kind, StatementKind::Null)
}

#[derive(Default)]
struct Seen {
    sets: Vec<Name>,
    anything: bool,
    skips: bool,
}

impl Seen {
    fn block(&mut self, block: &Block, body: &str) {
        self.statements(&block.body, body);
        for handler in block.handlers.iter().flatten() {
            self.statements(&handler.body, body);
        }
    }

    fn statements(&mut self, statements: &[Statement], body: &str) {
        for statement in statements {
            self.statement(statement, body);
        }
    }

    fn target(&mut self, target: &[Name]) {
        match target {
            [first, column] if first.as_str() == "new" => self.sets.push(column.clone()),
            [first, ..] if first.as_str() == "new" => self.anything = true,
            _ => {}
        }
    }

    fn statement(&mut self, statement: &Statement, body: &str) {
        match &statement.kind {
            StatementKind::Block(block) => self.block(block, body),
            StatementKind::Assign { target, .. } => self.target(target),
            StatementKind::If { branches, otherwise } => {
                branches.iter().for_each(|(_, statements)| self.statements(statements, body));
                self.statements(otherwise, body);
            }
            StatementKind::Case { branches, otherwise, .. } => {
                branches.iter().for_each(|(_, statements)| self.statements(statements, body));
                otherwise.iter().for_each(|statements| self.statements(statements, body));
            }
            StatementKind::Loop { body: inner, .. }
            | StatementKind::While { body: inner, .. }
            | StatementKind::ForInteger { body: inner, .. }
            | StatementKind::ForQuery { body: inner, .. }
            | StatementKind::ForEach { body: inner, .. }
            | StatementKind::ForCursor { body: inner } => self.statements(inner, body),
            StatementKind::Return { value } => {
                let returned = value.map(|value| value.text(body).trim().to_lowercase());
                if !matches!(returned.as_deref(), Some("new" | "old" | "coalesce(new, old)")) {
                    self.skips = true;
                }
            }
            StatementKind::Perform { query } => {
                let text = query.text(body).to_lowercase();
                if !text.contains("pg_notify") {
                    self.anything = true;
                }
            }
            StatementKind::Sql { statement, into } => {
                let text = statement.text(body);
                let word = text.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
                match into {
                    Some(into) if word == "select" => match &into.targets {
                        Targets::Record(target) => self.target(target),
                        Targets::List(list) => list.iter().for_each(|target| self.target(target)),
                    },
                    _ if word == "notify" => {}
                    _ => self.anything = true,
                }
            }
            StatementKind::ForExecute { .. }
            | StatementKind::Execute { .. }
            | StatementKind::Call { .. }
            | StatementKind::Commit
            | StatementKind::Rollback => self.anything = true,
            StatementKind::Exit { .. }
            | StatementKind::ReturnNext { .. }
            | StatementKind::ReturnQuery { .. }
            | StatementKind::ReturnQueryExecute { .. }
            | StatementKind::Raise(_)
            | StatementKind::Assert { .. }
            | StatementKind::GetDiagnostics { .. }
            | StatementKind::Cursor { .. }
            | StatementKind::Null => {}
        }
    }
}
