//! `UPDATE`

use std::sync::Arc;

use arcoiris_catalog::{ColumnNumber, Index, ObjectId, Table};

use super::{Given, Modification, commit_counters, generate, table_of, with};
use crate::refusal::Refusal;
use crate::rows::check::{self, Keys};
use crate::rows::evaluate::{Evaluation, Item, Scope};
use crate::rows::query::{Combination, below};
use crate::rows::reach::Reach;
use crate::rows::trigger::{self, Event, Fires, Reaction};
use crate::rows::value::Value;
use crate::rows::{Row, TableRows, default};
use crate::simulation::Simulation;

/// What an update leads to.
struct Done {
    rows: TableRows,
    /// The rows that were changed for certain, and what they were.
    changed: Vec<(Arc<Row>, Arc<Row>)>,
    counters: Vec<(ObjectId, Option<i64>)>,
    fresh: u64,
    anything: bool,
}

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Modification,
    doubt: &mut Option<String>,
) -> Result<(), Refusal> {
    let id = it.table;
    let columns: Vec<ColumnNumber> = it.assigned.iter().map(|(column, _)| *column).collect();
    let tables = below(simulation, id);
    if !tables.is_empty() {
        // Rows of the tables below are changed with it.
        simulation.rows.lose(id);
        for table in tables {
            simulation.rows.lose(table);
        }
        super::delete::forget_referring(simulation, id);
        return trigger::perhaps(simulation, id, Event::Update, &columns, it.span);
    }
    let Some(table) = table_of(simulation, id) else { return Ok(()) };
    let Some(known) = simulation.rows.table(id).cloned() else {
        super::delete::forget_referring(simulation, id);
        return trigger::perhaps(simulation, id, Event::Update, &columns, it.span);
    };
    let done = run(simulation, it, table, known, &columns, doubt)?;
    commit_counters(simulation, done.counters, done.fresh);
    if done.anything {
        let reach = Reach::of_table(simulation, id, true);
        simulation.rows.forget_reached(&reach);
        return Ok(());
    }
    let reactions = trigger::reactions(simulation, id, Event::Update, &columns);
    trigger::write(simulation, &reactions, !done.changed.is_empty());
    let after: Vec<Arc<Row>> = done.changed.iter().map(|(_, after)| Arc::clone(after)).collect();
    simulation.rows.set_table(id, done.rows);
    if let Some(table) = table_of(simulation, id) {
        check::references(simulation, id, table, &after, Some(&columns), it.span)?;
    }
    super::delete::key_changed(simulation, id, &columns, &done.changed, it.span)
}

fn run(
    simulation: &Simulation,
    it: &Modification,
    table: &Table,
    known: TableRows,
    columns: &[ColumnNumber],
    doubt: &mut Option<String>,
) -> Result<Done, Refusal> {
    let evaluation = Evaluation::new(simulation);
    let with = with(&evaluation, &it.with)?;
    let scope = Scope { with: &with, ..Scope::NOTHING };
    let reactions = trigger::reactions(simulation, it.table, Event::Update, columns);
    let (combinations, unsure) =
        if it.from.is_empty() { (vec![Vec::new()], false) } else { evaluation.from(&it.from, &scope)? };
    let mut done = Done {
        rows: TableRows { rows: Vec::with_capacity(known.rows.len()), others: known.others },
        changed: Vec::new(),
        counters: Vec::new(),
        fresh: 0,
        anything: false,
    };
    let mut maybe = known.others;
    let skips = reactions.iter().any(|fired| fired.skips);
    let doubted = |matched| if skips && matches!(matched, Some(Some(_))) { None } else { matched };
    for row in &known.rows {
        match doubted(matched(&evaluation, it, row, &combinations, unsure, &scope)?) {
            Some(None) => done.rows.rows.push(Arc::clone(row)),
            Some(Some(combination)) => {
                let updated = updated(&evaluation, it, table, row, combination, &scope, true)?;
                let mut updated = changed_before(&reactions, table, updated);
                generate(&evaluation, table, &mut updated)?;
                let updated = Arc::new(updated);
                done.changed.push((Arc::clone(row), Arc::clone(&updated)));
                done.rows.rows.push(updated);
            }
            None => {
                maybe = true;
                let updated = match updated(&evaluation, it, table, row, None, &scope, false) {
                    Ok(updated) => updated,
                    Err(_) => {
                        let mut row = Row::clone(row);
                        columns.iter().for_each(|column| row.set(*column, Value::Unknown));
                        row
                    }
                };
                let mut updated = changed_before(&reactions, table, updated);
                generate(&evaluation, table, &mut updated)?;
                done.rows.rows.push(Arc::new(updated));
            }
        }
    }
    // New versions of rows are written behind the others.
    let is_changed = |row: &Arc<Row>| done.changed.iter().any(|(_, after)| Arc::ptr_eq(after, row));
    let (changed, mut rows): (Vec<_>, Vec<_>) = done.rows.rows.drain(..).partition(is_changed);
    rows.extend(changed);
    done.rows.rows = rows;
    let certain = !done.changed.is_empty();
    trigger::judge(simulation, &reactions, Fires::of(certain, maybe), it.span)?;
    done.anything = reactions
        .iter()
        .any(|fired| fired.does == Reaction::Anything && (certain || maybe || !fired.each_row));
    if !done.anything {
        let checks = check::checks_of(simulation, it.table, table);
        for (_, row) in &done.changed {
            check::not_null(simulation, table, row, it.span)?;
            check::checks(&evaluation, table, &checks, row, it.span)?;
        }
        unique(&evaluation, it, table, columns, &done, doubt)?;
    }
    done.counters = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
    done.fresh = evaluation.fresh.get();
    Ok(done)
}

/// Whether a row is changed: `Some(None)` if not, `Some(Some(…))` if it is, with the rows beside it; `None` if that is not known.
#[expect(clippy::option_option, reason = "whether it is known, and what")]
fn matched<'c>(
    evaluation: &Evaluation<'_>,
    it: &Modification,
    row: &Arc<Row>,
    combinations: &'c [Combination],
    unsure: bool,
    scope: &Scope<'_>,
) -> Result<Option<Option<Option<&'c Combination>>>, Refusal> {
    let mut found: Vec<&Combination> = Vec::new();
    let mut maybe = unsure;
    for combination in combinations {
        let mut items = combination.clone();
        items.push((it.relation, Item::Row(Arc::clone(row))));
        let inner = Scope { items: &items, outer: Some(scope), ..Scope::NOTHING };
        let holds = match &it.condition {
            Some(condition) => evaluation.condition(condition, &inner)?,
            None => Some(true),
        };
        match holds {
            Some(true) => found.push(combination),
            Some(false) => {}
            None => maybe = true,
        }
    }
    Ok(match (found.as_slice(), maybe) {
        ([], false) => Some(None),
        ([], true) => None,
        ([only], false) => Some(Some(Some(only))),
        // With which of them is not known.
        _ => Some(Some(None)),
    })
}

/// A row as triggers before it is stored leave it.
fn changed_before(reactions: &[trigger::Fired], table: &Table, row: Row) -> Row {
    let mut row = row;
    trigger::before(reactions, table, &mut row);
    row
}

fn updated(
    evaluation: &Evaluation<'_>,
    it: &Modification,
    table: &Table,
    row: &Arc<Row>,
    combination: Option<&Combination>,
    scope: &Scope<'_>,
    certain: bool,
) -> Result<Row, Refusal> {
    let mut items = combination.cloned().unwrap_or_default();
    items.push((it.relation, Item::Row(Arc::clone(row))));
    let inner = Scope { items: &items, outer: Some(scope), ..Scope::NOTHING };
    let mut changed = Row::clone(row);
    for (number, given) in &it.assigned {
        let value = match given {
            Given::Value(tree) | Given::Converted(tree) => evaluation.value(tree, &inner)?,
            Given::Default => match table.column_numbered(*number) {
                Some(column) => default::value(evaluation, it.table, table, column, it.span)?,
                None => Value::Unknown,
            },
            Given::Unknown => Value::Unknown,
        };
        let value = if certain { value } else { row.get(*number).or(value) };
        changed.set(*number, value);
    }
    Ok(changed)
}

/// Keys that two rows share afterwards.
fn unique(
    evaluation: &Evaluation<'_>,
    it: &Modification,
    table: &Table,
    columns: &[ColumnNumber],
    done: &Done,
    doubt: &mut Option<String>,
) -> Result<(), Refusal> {
    if done.changed.is_empty() {
        return Ok(());
    }
    for index in check::unique_indexes(evaluation.simulation, it.table) {
        if !check::reads(index, columns) {
            continue;
        }
        let mut keys = Keys::of(evaluation, table, index, &[]);
        if keys.is_deferrable(evaluation.simulation) {
            continue;
        }
        for row in &done.rows.rows {
            let key = keys.key(evaluation, row);
            if let Some(Some(_)) = keys.clash(evaluation, &key) {
                return Err(check::duplicate(index, it.span));
            }
            keys.push(evaluation, row);
        }
        if meets(evaluation, table, index, done) {
            *doubt = Some(format!(
                "whether a row gets a key before another gives it up (\"{}\")",
                index.name.as_str()
            ));
        }
    }
    Ok(())
}

/// Whether a row gets a key that another still has: uniqueness is looked at row by row, in an order that is nobody's promise.
fn meets(evaluation: &Evaluation<'_>, table: &Table, index: &Index, done: &Done) -> bool {
    let before: Vec<Arc<Row>> = done
        .rows
        .rows
        .iter()
        .map(|row| {
            let was = done.changed.iter().find(|(_, after)| Arc::ptr_eq(after, row));
            Arc::clone(was.map_or(row, |(before, _)| before))
        })
        .collect();
    let mut keys = Keys::of(evaluation, table, index, &before);
    for (place, row) in done.rows.rows.iter().enumerate() {
        if !done.changed.iter().any(|(_, after)| Arc::ptr_eq(after, row)) {
            continue;
        }
        let key = keys.key(evaluation, row);
        keys.hide(place);
        if matches!(keys.clash(evaluation, &key), Some(Some(_))) {
            return true;
        }
        keys.replace(evaluation, place, Some(row));
    }
    false
}
