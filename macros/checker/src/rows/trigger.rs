//! What triggers do to rows that are written, where that is plain from their functions.
//! <https://www.postgresql.org/docs/15/plpgsql-trigger.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod asked;

use std::sync::Arc;

use arcoiris_catalog::{
    ColumnNumber, Name, Namespace, Object, ObjectId, RoutineBody, State, Table, Trigger, TriggerFunction,
    TriggerTiming,
};

use asked::{Asked, Field};

use super::query::{below, rows_of};
use super::reach::Reach;
use super::value::Value;
use super::{Row, TableRows};
use crate::apply::can_refresh;
use crate::names;
use crate::plpgsql::syntax::{Block, Statement, StatementKind, Targets};
use crate::plpgsql::{Returns, Routine, check_body};
use crate::refusal::Refusal;
use crate::resolve::{input, missing};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectName, Span};

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
    /// It writes to these tables; to the first ones a row is added whenever it fires. What it may do to the row beside that.
    Writes {
        added: Vec<String>,
        others: Vec<String>,
        sets: Vec<Name>,
    },
    Anything,
}

/// What a trigger's function does, as far as its body tells.
#[derive(Debug, Clone)]
pub(super) struct Read {
    does: Reaction,
    /// Whether it may give back something else than the row.
    skips: bool,
    /// The columns that it asks `NEW` and `OLD` for.
    fields: Vec<Field>,
    /// Whether it may raise an exception.
    raises: bool,
    /// The materialized views that it refreshes.
    refreshes: Vec<Refreshed>,
}

/// `REFRESH MATERIALIZED VIEW` in a body, which writes to no table.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Refreshed {
    /// As written.
    view: String,
    concurrently: bool,
}

/// A trigger that fires.
#[derive(Debug, Clone)]
pub(super) struct Fired {
    pub(super) does: Reaction,
    /// Whether it fires for every row, with no condition.
    pub(super) always: bool,
    pub(super) each_row: bool,
    before: bool,
    /// Its function.
    function: Name,
    /// A column of the row that it asks for though the table lacks it, and whether it does so whenever it fires.
    missing: Option<(String, Name, bool)>,
    /// Whether it may raise an exception.
    raises: bool,
    refreshes: Vec<Refreshed>,
    /// A relation that its body names and that is not there.
    absent: Option<String>,
    /// Whether it may keep a row as it was, or from being there at all.
    pub(super) skips: bool,
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
            function: body_of(simulation, it).map_or_else(|| it.name.clone(), |(name, _)| name.clone()),
            missing: missing(simulation, id, it),
            raises: read(simulation, it).is_some_and(|known| known.raises),
            refreshes: read(simulation, it).map(|known| known.refreshes.clone()).unwrap_or_default(),
            absent: absent(simulation, it),
            does: reaction(simulation, it),
            skips: it.timing == TriggerTiming::Before && it.for_each_row && may_skip(simulation, it),
            always: it.condition.is_none() && it.enabled != 'R' && !simulation.rows.unguarded,
            each_row: it.for_each_row,
            before: it.timing == TriggerTiming::Before,
        })
        .collect()
}

/// Which rows fire a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fires {
    No,
    Perhaps,
    Certainly,
}

impl Fires {
    pub(super) fn of(certain: bool, perhaps: bool) -> Self {
        match (certain, perhaps) {
            (true, _) => Fires::Certainly,
            (false, true) => Fires::Perhaps,
            (false, false) => Fires::No,
        }
    }
}

/// Whether triggers that fire succeed.
///
/// # Errors
/// What PostgreSQL says where one certainly fails.
pub(super) fn judge(
    simulation: &Simulation,
    reactions: &[Fired],
    fires: Fires,
    span: Span,
) -> Result<(), Refusal> {
    for fired in reactions.iter().filter(|fired| fires != Fires::No || !fired.each_row) {
        let certainly = fired.always && (fires == Fires::Certainly || !fired.each_row);
        if let (Reaction::Raises { sqlstate, message }, true) = (&fired.does, certainly) {
            return Err(Refusal::other(span, sqlstate, message.clone()));
        }
        if let Some((record, column, always)) = &fired.missing {
            if *always && certainly {
                let message = format!("record \"{record}\" has no field \"{}\"", column.as_str());
                return Err(Refusal::other(span, "42703", message));
            }
            let (function, column) = (fired.function.as_str(), column.as_str());
            simulation
                .rows
                .doubt(format!("whether {function}() asks for the column {column}, which is missing"));
        }
        if fired.raises || matches!(fired.does, Reaction::Raises { .. }) {
            simulation.rows.doubt(format!("whether {}() raises an exception", fired.function.as_str()));
        }
        if let Some(relation) = &fired.absent {
            let function = fired.function.as_str();
            simulation.rows.doubt(format!("whether {function}() asks for {relation}, which is missing"));
        }
        if matches!(fired.does, Reaction::Anything | Reaction::Writes { .. }) {
            simulation.rows.doubt(format!("what {}() does", fired.function.as_str()));
        }
    }
    Ok(())
}

/// Whether triggers that a statement fired could refresh what they do, now that its rows are written.
pub(super) fn refresh(
    simulation: &Simulation,
    id: ObjectId,
    event: Event,
    columns: &[ColumnNumber],
    any_row: bool,
) {
    for fired in reactions(simulation, id, event, columns) {
        let can = |it: &Refreshed| {
            object_name(&it.view).is_some_and(|name| can_refresh(simulation, &name, it.concurrently))
        };
        if (any_row || !fired.each_row) && !fired.refreshes.iter().all(can) {
            simulation.rows.doubt(format!("what {}() does", fired.function.as_str()));
        }
    }
}

/// What triggers write to other tables. `certain` if a row fired those of rows; nothing is known of what it cannot name.
pub(super) fn write(simulation: &mut Simulation, reactions: &[Fired], certain: bool) {
    for fired in reactions {
        let Reaction::Writes { added, others, .. } = &fired.does else { continue };
        for (table, is_added) in added.iter().map(|it| (it, true)).chain(others.iter().map(|it| (it, false)))
        {
            let id = object_name(table).and_then(|name| names::find(simulation, Namespace::Relation, &name));
            let Some(id) = id else {
                simulation.rows.forget_all();
                return;
            };
            if triggers(simulation, id).next().is_some() {
                let reach = Reach::of_table(simulation, id, true);
                simulation.rows.forget_reached(&reach);
                continue;
            }
            super::change::forget_referring(simulation, id);
            let fires = is_added && fired.always && (certain || !fired.each_row);
            let known = simulation.rows.table(id).cloned();
            simulation.rows.forget(id);
            let sequences: Vec<ObjectId> = simulation
                .catalog
                .dependents(id)
                .filter(|it| {
                    matches!(simulation.catalog.object(*it).map(AsRef::as_ref), Some(Object::Sequence(_)))
                })
                .collect();
            simulation.rows.forget_counters_of(&sequences);
            if fires && !fired.skips && below(simulation, id).is_empty() {
                // What was there is there, unless something else than INSERT touched it.
                let rows =
                    known.map(|known| known.rows).filter(|_| !others.contains(table)).unwrap_or_default();
                let mut rows = rows;
                rows.push(Arc::new(Row::default()));
                simulation.rows.set_table(id, TableRows { rows, others: true });
            }
        }
    }
}

/// What triggers do where it is not known which rows fire them.
///
/// # Errors
/// What PostgreSQL says where one fails for the statement alone.
pub(super) fn perhaps(
    simulation: &mut Simulation,
    id: ObjectId,
    event: Event,
    columns: &[ColumnNumber],
    span: Span,
) -> Result<(), Refusal> {
    remember(simulation, id);
    let reactions = reactions(simulation, id, event, columns);
    let there = rows_of(simulation, id, false).is_none_or(|known| known.others || !known.rows.is_empty());
    judge(simulation, &reactions, Fires::of(false, there), span)?;
    if reactions.iter().any(|fired| fired.does == Reaction::Anything) {
        let reach = Reach::of_table(simulation, id, true);
        simulation.rows.forget_reached(&reach);
    }
    write(simulation, &reactions, false);
    Ok(())
}

/// What triggers before a row is stored make of it.
pub(super) fn before(reactions: &[Fired], table: &Table, row: &mut Row) {
    for fired in reactions.iter().filter(|fired| fired.before && fired.each_row) {
        match &fired.does {
            Reaction::Sets(names) | Reaction::Writes { sets: names, .. } => {
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

/// A name as it stands in a body.
fn object_name(written: &str) -> Option<ObjectName> {
    let parts = input::identifiers(written)?;
    let ident = |name: &String| Ident { name: Name::new(name), span: Span::default() };
    match parts.as_slice() {
        [name] => Some(ObjectName { schema: None, name: ident(name) }),
        [schema, name] => Some(ObjectName { schema: Some(ident(schema)), name: ident(name) }),
        _ => None,
    }
}

/// A relation that a trigger's function names and that is not there.
fn absent(simulation: &Simulation, trigger: &Trigger) -> Option<String> {
    let TriggerFunction::Routine(id) = trigger.function else { return None };
    let Some(Object::Routine(routine)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return None;
    };
    let own: Vec<&Name> = trigger.old_table.iter().chain(&trigger.new_table).collect();
    missing::relation(simulation, routine, &own)
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

/// What is known of a trigger's function.
fn read<'a>(simulation: &'a Simulation, trigger: &Trigger) -> Option<&'a Read> {
    body_of(simulation, trigger).and_then(|(_, body)| simulation.rows.reactions.get(body))
}

fn reaction(simulation: &Simulation, trigger: &Trigger) -> Reaction {
    match trigger.function {
        TriggerFunction::Builtin(..) => Reaction::SetsAny,
        TriggerFunction::Routine(_) => {
            read(simulation, trigger).map_or(Reaction::Anything, |known| known.does.clone())
        }
    }
}

/// Whether a trigger may give back something else than the row: NULL, say.
fn may_skip(simulation: &Simulation, trigger: &Trigger) -> bool {
    read(simulation, trigger).is_some_and(|known| known.skips)
}

/// A column that a trigger's function asks the row for though the table lacks it: one that it always asks for first.
fn missing(simulation: &Simulation, id: ObjectId, trigger: &Trigger) -> Option<(String, Name, bool)> {
    let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return None };
    let known = read(simulation, trigger).filter(|_| trigger.for_each_row)?;
    let mut lacking = known.fields.iter().filter(|field| {
        let system = ["tableoid", "xmin", "xmax", "cmin", "cmax", "ctid"].contains(&field.column.as_str());
        table.column(field.column.as_str()).is_none() && !system
    });
    let first = lacking.clone().find(|field| field.always).or_else(|| lacking.next())?;
    Some((first.record.clone(), first.column.clone(), first.always))
}

/// Reads the functions of a table's triggers, each body once.
pub(super) fn remember(simulation: &mut Simulation, id: ObjectId) {
    let mut found: Vec<(String, Read)> = Vec::new();
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
        let known = match check_body(simulation, body, &routine) {
            Ok(checked) => {
                let (does, skips, refreshes) = of_block(&checked.block, body);
                let mut asked = Asked::default();
                asked.block(&checked.block, body, true);
                Read { does, skips, fields: asked.fields, raises: asked.raises, refreshes }
            }
            Err(_) => Read {
                does: Reaction::Anything,
                skips: true,
                fields: Vec::new(),
                raises: true,
                refreshes: Vec::new(),
            },
        };
        found.push((body.to_owned(), known));
    }
    for (body, known) in found {
        simulation.rows.reactions.insert(body, known);
    }
}

/// What a body does, whether it may give back something else than the row, and what it refreshes.
fn of_block(block: &Block, body: &str) -> (Reaction, bool, Vec<Refreshed>) {
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
                (Reaction::Raises { sqlstate, message }, false, Vec::new())
            }
            None => (Reaction::Nothing, false, Vec::new()),
        };
    }
    seen.block(block, body);
    let reaction = match (seen.anything, seen.sets.is_empty()) {
        (true, _) => Reaction::Anything,
        (false, _) if !seen.writes.is_empty() => {
            let added = added(block, body);
            seen.writes.retain(|table| !added.contains(table));
            Reaction::Writes { added, others: seen.writes, sets: seen.sets }
        }
        (false, true) => Reaction::Nothing,
        (false, false) => Reaction::Sets(seen.sets),
    };
    (reaction, seen.skips, seen.refreshes)
}

/// `REFRESH MATERIALIZED VIEW` with nothing behind the name.
fn refreshed(text: &str) -> Option<Refreshed> {
    let mut words = text.trim_end_matches(';').split_whitespace().peekable();
    let mut eat = |wanted: &str| words.next_if(|word| word.eq_ignore_ascii_case(wanted)).is_some();
    if !(eat("refresh") && eat("materialized") && eat("view")) {
        return None;
    }
    let concurrently = eat("concurrently");
    let view = words.next()?.to_owned();
    words.next().is_none().then_some(Refreshed { view, concurrently })
}

/// The table that a data statement writes to, as written.
fn target_of(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let mut next = || words.next().map(str::to_ascii_lowercase);
    let table = match next()?.as_str() {
        "insert" if next()? == "into" => next()?,
        "delete" if next()? == "from" => next()?,
        "update" => next()?,
        _ => return None,
    };
    let table = table.split('(').next().unwrap_or_default();
    (!table.is_empty() && table != "only" && !table.contains('"')).then(|| table.to_owned())
}

/// The tables to which a body adds a row before anything else decides what it does.
fn added(block: &Block, body: &str) -> Vec<String> {
    if block.handlers.is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for statement in &block.body {
        match &statement.kind {
            StatementKind::Sql { statement, .. } => {
                let text = statement.text(body);
                let plain =
                    text.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("insert"));
                let lower = text.to_ascii_lowercase();
                if plain && lower.contains("values") && !lower.contains("conflict") {
                    found.extend(target_of(&text));
                }
            }
            StatementKind::Assign { .. } | StatementKind::Null => {}
            StatementKind::Raise(_) if is_message(statement) => {}
            _ => break,
        }
    }
    found
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
    /// The tables that it writes to, as written.
    writes: Vec<String>,
    refreshes: Vec<Refreshed>,
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
                    _ if word == "refresh" => match refreshed(&text) {
                        Some(it) => self.refreshes.push(it),
                        None => self.anything = true,
                    },
                    _ => match target_of(&text) {
                        Some(table) => self.writes.push(table),
                        None => self.anything = true,
                    },
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
