//! `INSERT`

use std::sync::Arc;

use arcoiris_catalog::{Index, ObjectId, Table, TableKind};

use super::{Conflict, ConflictUpdate, Given, Insertion, Source, commit_counters, generate, table_of, with};
use crate::refusal::Refusal;
use crate::rows::check::{self, Keys};
use crate::rows::evaluate::{Evaluation, Item, Scope};
use crate::rows::query::{below, rows_of};
use crate::rows::reach::Reach;
use crate::rows::trigger::{self, Event, Fires, Reaction};
use crate::rows::value::Value;
use crate::rows::{Row, TableRows, default};
use crate::simulation::Simulation;

/// What an insertion leads to.
struct Done {
    /// The rows that were there, where one of them was changed.
    changed: Option<Vec<Arc<Row>>>,
    added: Vec<Arc<Row>>,
    /// Whether there may be others.
    others: bool,
    counters: Vec<(ObjectId, Option<i64>)>,
    fresh: u64,
    /// Whether nothing at all is known any more.
    anything: bool,
}

pub(super) fn apply(simulation: &mut Simulation, it: &Insertion) -> Result<(), Refusal> {
    let Some(table) = table_of(simulation, it.table) else { return Ok(()) };
    let mut consumed = Vec::new();
    let done = run(simulation, it, table, &mut consumed);
    simulation.rows.consumed = consumed;
    let done = done?;
    let id = it.table;
    let foreign = done.added.clone();
    let certain = !foreign.is_empty();
    commit_counters(simulation, done.counters, done.fresh);
    if done.anything {
        let reach = Reach::of_table(simulation, id, true);
        simulation.rows.forget_reached(&reach);
        return Ok(());
    }
    let routed = !below(simulation, id).is_empty() && (done.others || !done.added.is_empty());
    match done.changed {
        Some(mut rows) => {
            let others = done.others || simulation.rows.table(id).is_none_or(|known| known.others);
            rows.extend(done.added);
            simulation.rows.set_table(id, TableRows { rows, others });
        }
        None => {
            if simulation.rows.table(id).is_none() && !done.added.is_empty() {
                simulation.rows.set_table(id, TableRows { rows: Vec::new(), others: true });
            }
            if done.others || !done.added.is_empty() {
                simulation.rows.grow(id, done.added, done.others);
            }
        }
    }
    let is_partitioned = table_of(simulation, id).is_some_and(|table| table.kind == TableKind::Partitioned);
    if routed && is_partitioned {
        // In which partition they are is not followed.
        for partition in below(simulation, id) {
            simulation.rows.forget(partition);
        }
    }
    let reactions = trigger::reactions(simulation, id, Event::Insert, &[]);
    trigger::write(simulation, &reactions, certain);
    if it.conflict.as_ref().is_some_and(|conflict| conflict.update.is_some()) {
        let reactions = trigger::reactions(simulation, id, Event::Update, &[]);
        trigger::write(simulation, &reactions, false);
    }
    // References are checked at the end of the statement, when all rows are there.
    if let Some(table) = table_of(simulation, id) {
        check::references(simulation, id, table, &foreign, None, it.span)?;
    }
    Ok(())
}

/// What it does, and what was taken from counters, also where it fails.
fn run(
    simulation: &Simulation,
    it: &Insertion,
    table: &Table,
    consumed: &mut Vec<(ObjectId, Option<i64>)>,
) -> Result<Done, Refusal> {
    let evaluation = Evaluation::new(simulation);
    let done = rows(&evaluation, it, table);
    *consumed = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
    done
}

fn rows(evaluation: &Evaluation<'_>, it: &Insertion, table: &Table) -> Result<Done, Refusal> {
    let simulation = evaluation.simulation;
    let with = with(evaluation, &it.with)?;
    let scope = Scope { with: &with, ..Scope::NOTHING };
    let reactions = trigger::reactions(simulation, it.table, Event::Insert, &[]);
    let mut others = false;
    let mut candidates: Vec<Row> = Vec::new();
    match &it.source {
        Source::Rows(rows) => {
            for given in rows {
                candidates.push(row(evaluation, given, &scope)?);
            }
        }
        Source::Query(query, targets) => {
            let answer = evaluation.query(query, &scope)?;
            others |= answer.others;
            for values in &answer.rows {
                let mut given = Row::default();
                for ((column, how), value) in targets.iter().zip(values.iter()) {
                    let value = match how {
                        Given::Default | Given::Unknown => Value::Unknown,
                        Given::Value(tree) => evaluation.value(tree, &scope)?,
                        Given::Converted(tree) => {
                            evaluation.value(tree, &Scope { value: Some(value), ..scope })?
                        }
                    };
                    given.set(*column, value);
                }
                candidates.push(given);
            }
        }
    }
    if others {
        // How often the counters were asked is not known.
        let given: Vec<i16> = match &it.source {
            Source::Rows(_) => Vec::new(),
            Source::Query(_, targets) => targets.iter().map(|(column, _)| *column).collect(),
        };
        for sequence in default_sequences(simulation, it.table, table, &given) {
            evaluation.counters.borrow_mut().insert(sequence, None);
        }
    }
    let certain = !candidates.is_empty();
    let mut anything = false;
    let fires = Fires::of(certain, others);
    trigger::judge(simulation, &reactions, fires, it.span)?;
    anything |= fires != Fires::No && reactions.iter().any(|fired| fired.does == Reaction::Anything);
    if it.conflict.as_ref().is_some_and(|conflict| conflict.update.is_some()) {
        // Triggers of statements fire for what may be an update, too.
        let fired = trigger::reactions(simulation, it.table, Event::Update, &[]);
        let there =
            rows_of(simulation, it.table, false).is_none_or(|known| known.others || !known.rows.is_empty());
        trigger::judge(simulation, &fired, Fires::of(false, there), it.span)?;
        anything |= fired.iter().any(|fired| fired.does == Reaction::Anything && (there || !fired.each_row));
    }
    let mut done =
        Done { changed: None, added: Vec::new(), others, counters: Vec::new(), fresh: 0, anything };
    let skips = reactions.iter().any(|fired| fired.skips);
    if anything || skips {
        for row in &mut candidates {
            complete(evaluation, it, table, row)?;
        }
        // Whether they are stored is not known.
        done.others |= certain;
    } else {
        if table.kind == TableKind::Partitioned && certain && below(simulation, it.table).is_empty() {
            let message = format!("no partition of relation \"{}\" found for row", table.name.as_str());
            return Err(Refusal::other(it.span, "23514", message));
        }
        add(evaluation, it, table, candidates, &reactions, &mut done)?;
    }
    done.counters = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
    done.fresh = evaluation.fresh.get();
    Ok(done)
}

/// A row of `VALUES`.
fn row(evaluation: &Evaluation<'_>, given: &[(i16, Given)], scope: &Scope<'_>) -> Result<Row, Refusal> {
    let mut row = Row::default();
    for (column, how) in given {
        let value = match how {
            Given::Default => continue,
            Given::Value(tree) | Given::Converted(tree) => evaluation.value(tree, scope)?,
            Given::Unknown => Value::Unknown,
        };
        row.set(*column, value);
    }
    Ok(row)
}

/// Gives a row what nobody wrote.
fn complete(
    evaluation: &Evaluation<'_>,
    it: &Insertion,
    table: &Table,
    row: &mut Row,
) -> Result<(), Refusal> {
    for column in &table.columns {
        let is_given = row.0.iter().any(|(number, _)| *number == column.number);
        if !is_given && column.generated.is_none() {
            let value = default::value(evaluation, it.table, table, column, it.span)?;
            row.set(column.number, value);
        }
    }
    Ok(())
}

/// The sequences that the defaults of a table ask, but for columns that are given.
fn default_sequences(simulation: &Simulation, id: ObjectId, table: &Table, given: &[i16]) -> Vec<ObjectId> {
    let evaluation = Evaluation::new(simulation);
    for column in table.columns.iter().filter(|column| !given.contains(&column.number)) {
        if column.identity.is_some()
            || column.default.as_ref().is_some_and(|default| {
                default.pieces.iter().any(|piece| matches!(piece, arcoiris_catalog::Piece::Relation(_)))
            })
        {
            // Asked only to see which it asks.
            drop(default::value(&evaluation, id, table, column, crate::syntax::Span::default()));
        }
    }
    evaluation.counters.into_inner().into_keys().collect()
}

/// Adds rows one by one, as PostgreSQL does: NOT NULL, checks, keys.
fn add(
    evaluation: &Evaluation<'_>,
    it: &Insertion,
    table: &Table,
    candidates: Vec<Row>,
    reactions: &[trigger::Fired],
    done: &mut Done,
) -> Result<(), Refusal> {
    let simulation = evaluation.simulation;
    let known = rows_of(simulation, it.table, table.kind != TableKind::Partitioned);
    let known = known.unwrap_or(TableRows { rows: Vec::new(), others: true });
    let indexes = check::unique_indexes(simulation, it.table);
    let mut keys: Vec<Keys<'_>> = Vec::with_capacity(indexes.len());
    for index in indexes {
        keys.push(Keys::of(evaluation, table, index, &known.rows));
    }
    let checks = check::checks_of(simulation, it.table, table);
    let mut existing = known.rows;
    let mut changed = false;
    let own = existing.len();
    let mut touched: Vec<usize> = Vec::new();
    // Those that decide about a conflict are asked first.
    let decides =
        |keys: &Keys<'_>| it.conflict.as_ref().is_some_and(|conflict| arbitrates(conflict, keys.index));
    keys.sort_by_key(|keys| !decides(keys));
    for candidate in candidates {
        let mut candidate = candidate;
        let given: Vec<i16> = candidate.0.iter().map(|(number, _)| *number).collect();
        complete(evaluation, it, table, &mut candidate)?;
        trigger::before(reactions, table, &mut candidate);
        generate(evaluation, table, &mut candidate)?;
        check::not_null(simulation, table, &candidate, it.span)?;
        check::checks(evaluation, table, &checks, &candidate, it.span)?;
        let row = Arc::new(candidate);
        let mut clash: Option<usize> = None;
        let mut unsure: Option<&Index> = None;
        for own_keys in &keys {
            let key = own_keys.key(evaluation, &row);
            match own_keys.clash(evaluation, &key) {
                Some(Some(place)) if decides(own_keys) => {
                    clash = Some(place);
                    break;
                }
                Some(Some(_)) if own_keys.is_deferrable(simulation) => {}
                // It may be the one that decides.
                Some(Some(_)) if it.conflict.as_ref().is_some_and(|it| !it.any && it.columns.is_none()) => {
                    unsure = Some(own_keys.index);
                }
                // A row that is not known may decide otherwise.
                Some(Some(_)) if it.conflict.is_some() && (unsure.is_some() || known.others) => {
                    unsure = Some(own_keys.index);
                }
                Some(Some(_)) => return Err(check::duplicate(own_keys.index, it.span)),
                Some(None) => {}
                None => unsure = Some(own_keys.index),
            }
            // Keys that a counter or a generator gives are taken to be new ones.
            let of_given = own_keys.index.keys.iter().any(|key| match &key.element {
                arcoiris_catalog::IndexElement::Column(number) => given.contains(number),
                arcoiris_catalog::IndexElement::Expression(_) => true,
            });
            let open = unsure.is_some() || known.others && key.is_whole();
            if it.conflict.is_none() && of_given && open && !own_keys.is_deferrable(simulation) {
                let name = own_keys.index.name.as_str();
                simulation.rows.doubt(format!("whether a row with the same key is there (\"{name}\")"));
            }
        }
        match (&it.conflict, clash, unsure) {
            (Some(Conflict { update: Some(update), .. }), Some(place), _) => {
                if place >= own || touched.contains(&place) {
                    let message = "ON CONFLICT DO UPDATE command cannot affect row a second time";
                    return Err(Refusal::other(it.span, "21000", message));
                }
                touched.push(place);
                changed = true;
                let Some(there) = existing.get(place) else { continue };
                let updated = update_row(evaluation, table, update, there, &row)?;
                check::not_null(simulation, table, &updated, it.span)?;
                check::checks(evaluation, table, &checks, &updated, it.span)?;
                if let Some(there) = existing.get_mut(place) {
                    *there = Arc::new(updated);
                }
                for own_keys in &mut keys {
                    own_keys.replace(evaluation, place, existing.get(place));
                }
            }
            (Some(_), Some(_), _) => {}
            (Some(conflict), None, Some(_)) => {
                done.others = true;
                if conflict.update.is_some() {
                    // Any row may be another now.
                    done.anything = true;
                    return Ok(());
                }
            }
            (None, ..) => push(evaluation, &mut keys, &mut existing, row),
            (Some(conflict), None, None) => {
                if known.others {
                    // A row that is not known may be in the way.
                    done.others = true;
                    if conflict.update.is_some() {
                        done.anything = true;
                        return Ok(());
                    }
                } else {
                    push(evaluation, &mut keys, &mut existing, row);
                }
            }
        }
    }
    done.added = existing.split_off(own.min(existing.len()));
    if changed {
        done.changed = Some(existing);
    }
    Ok(())
}

fn push(evaluation: &Evaluation<'_>, keys: &mut [Keys<'_>], existing: &mut Vec<Arc<Row>>, row: Arc<Row>) {
    for own_keys in keys {
        own_keys.push(evaluation, &row);
    }
    existing.push(row);
}

/// Whether an index decides about a conflict.
fn arbitrates(conflict: &Conflict, index: &Index) -> bool {
    let columns = |wanted: &Vec<i16>| {
        index.predicate.as_ref().is_none_or(|it| crate::apply::index::is_always_true(it) == Some(true))
            && index.keys.len() == wanted.len()
            && index.keys.iter().all(|key| match &key.element {
                arcoiris_catalog::IndexElement::Column(number) => wanted.contains(number),
                arcoiris_catalog::IndexElement::Expression(_) => false,
            })
    };
    conflict.any || conflict.columns.as_ref().is_some_and(columns)
}

/// `DO UPDATE SET …`
fn update_row(
    evaluation: &Evaluation<'_>,
    table: &Table,
    update: &ConflictUpdate,
    there: &Arc<Row>,
    excluded: &Arc<Row>,
) -> Result<Row, Refusal> {
    let items =
        [(update.relation, Item::Row(Arc::clone(there))), (update.excluded, Item::Row(Arc::clone(excluded)))];
    let scope = Scope { items: &items, ..Scope::NOTHING };
    let holds = match &update.condition {
        Some(condition) => evaluation.holds(condition, &scope)?,
        None => Some(true),
    };
    let mut row = Row::clone(there);
    if holds == Some(false) {
        return Ok(row);
    }
    for (column, given) in &update.assigned {
        let value = match given {
            Given::Value(tree) | Given::Converted(tree) => evaluation.value(tree, &scope)?,
            Given::Default | Given::Unknown => Value::Unknown,
        };
        let value = if holds == Some(true) { value } else { there.get(*column).or(value) };
        row.set(*column, value);
    }
    generate(evaluation, table, &mut row)?;
    Ok(row)
}
