//! `DELETE`, and what becomes of rows that refer to rows that are gone.

use std::sync::Arc;

use arcoiris_catalog::{
    Action, ColumnNumber, Constraint, ConstraintKind, ForeignKey, Object, ObjectId, State,
};

use super::{Deletion, commit_counters, table_of, with};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::rows::check;
use crate::rows::evaluate::{Evaluation, Item, Scope};
use crate::rows::query::below;
use crate::rows::reach::Reach;
use crate::rows::trigger::{self, Event, Fires, Reaction};
use crate::rows::value::{self, Value};
use crate::rows::{Row, TableRows};
use crate::simulation::Simulation;
use crate::syntax::Span;

/// How far rows are followed that go with others.
const DEEPEST: usize = 16;

/// Rows that are gone, each with whether that is certain.
type Gone = Vec<(Arc<Row>, bool)>;

pub(super) fn apply(simulation: &mut Simulation, it: &Deletion) -> Result<(), Refusal> {
    let id = it.table;
    let tables = below(simulation, id);
    if !tables.is_empty() {
        simulation.rows.lose(id);
        for table in tables {
            simulation.rows.lose(table);
        }
        forget_referring(simulation, id);
        return trigger::perhaps(simulation, id, Event::Delete, &[], it.span);
    }
    let Some(known) = simulation.rows.table(id).cloned() else {
        forget_referring(simulation, id);
        trigger::perhaps(simulation, id, Event::Delete, &[], it.span)?;
        let skips = trigger::reactions(simulation, id, Event::Delete, &[]).iter().any(|fired| fired.skips);
        if it.condition.is_none() && it.from.is_empty() && !skips {
            simulation.rows.set_table(id, TableRows::default());
        }
        return Ok(());
    };
    let (kept, gone, others, counters) = {
        let evaluation = Evaluation::new(simulation);
        let with = with(&evaluation, &it.with)?;
        let scope = Scope { with: &with, ..Scope::NOTHING };
        let (combinations, unsure) =
            if it.from.is_empty() { (vec![Vec::new()], false) } else { evaluation.from(&it.from, &scope)? };
        let skips = trigger::reactions(simulation, id, Event::Delete, &[]).iter().any(|fired| fired.skips);
        let (mut kept, mut gone, mut others): (_, Gone, _) = (Vec::new(), Vec::new(), known.others);
        for row in known.rows {
            let (mut certain, mut maybe) = (false, unsure);
            for combination in &combinations {
                let mut items = combination.clone();
                items.push((it.relation, Item::Row(Arc::clone(&row))));
                let inner = Scope { items: &items, outer: Some(&scope), ..Scope::NOTHING };
                let holds = match &it.condition {
                    Some(condition) => evaluation.condition(condition, &inner)?,
                    None => Some(true),
                };
                certain |= holds == Some(true);
                maybe |= holds.is_none();
            }
            match (certain && !skips, maybe || certain) {
                (true, _) => gone.push((row, true)),
                (false, true) => {
                    others = true;
                    gone.push((row, false));
                }
                (false, false) => kept.push(row),
            }
        }
        if it.condition.is_none() && it.from.is_empty() && !skips {
            others = false;
        }
        let counters: Vec<_> = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
        (kept, gone, others, (counters, evaluation.fresh.get()))
    };
    commit_counters(simulation, counters.0, counters.1);
    let certain = gone.iter().any(|(_, certain)| *certain);
    let any = !gone.is_empty() || known.others;
    let reactions = trigger::reactions(simulation, id, Event::Delete, &[]);
    trigger::judge(simulation, &reactions, Fires::of(certain, any), it.span)?;
    if reactions.iter().any(|fired| fired.does == Reaction::Anything && (any || !fired.each_row)) {
        let reach = Reach::of_table(simulation, id, true);
        simulation.rows.forget_reached(&reach);
        return Ok(());
    }
    trigger::write(simulation, &reactions, certain);
    simulation.rows.set_table(id, TableRows { rows: kept, others });
    if known.others {
        // Rows that are not known may be gone, and others with them.
        forget_referring(simulation, id);
    }
    follow(simulation, id, &gone, it.span, 0)
}

/// What refers to rows that are gone.
fn follow(
    simulation: &mut Simulation,
    id: ObjectId,
    gone: &Gone,
    span: Span,
    depth: usize,
) -> Result<(), Refusal> {
    if gone.is_empty() {
        return Ok(());
    }
    let referring = referring(simulation, id);
    for (constraint, key) in referring {
        let child = constraint.of;
        if depth > DEEPEST || !below(simulation, child).is_empty() {
            simulation.rows.lose(child);
            continue;
        }
        let Some(known) = simulation.rows.table(child).cloned() else { continue };
        let waits = constraint.initially_deferred || simulation.constraints_deferred && constraint.deferrable;
        let awake = !simulation.rows.unguarded && !simulation.rows.asleep.contains(&id);
        let mut kept: Vec<Arc<Row>> = Vec::with_capacity(known.rows.len());
        let mut others = known.others;
        let mut below_gone: Gone = Vec::new();
        let mut changed = false;
        for row in known.rows {
            let referred = refers(simulation, id, &constraint, &key, &row, gone);
            match (referred, key.on_delete) {
                (Some(false), _) => kept.push(row),
                (Some(true), Action::NoAction | Action::Restrict)
                    if awake && (!waits || key.on_delete == Action::Restrict) =>
                {
                    // Another row with the same key cannot be there: it is unique.
                    return Err(violated(simulation, id, &constraint, span));
                }
                (_, Action::NoAction | Action::Restrict) => kept.push(row),
                (Some(true), Action::Cascade) => {
                    changed = true;
                    below_gone.push((row, true));
                }
                (None, Action::Cascade) => {
                    changed = true;
                    others = true;
                    below_gone.push((row, false));
                }
                (referred, Action::SetNull | Action::SetDefault) => {
                    changed = true;
                    let columns = if key.set_columns.is_empty() { &key.columns } else { &key.set_columns };
                    let mut row = Row::clone(&row);
                    for column in columns {
                        let value =
                            if key.on_delete == Action::SetNull { Value::Null } else { Value::Unknown };
                        let value = if referred == Some(true) { value } else { row.get(*column).or(value) };
                        row.set(*column, value);
                    }
                    if referred == Some(true)
                        && let Some(table) = table_of(simulation, child)
                    {
                        check::not_null(simulation, table, &row, span)?;
                    }
                    kept.push(Arc::new(row));
                }
            }
        }
        if changed {
            simulation.rows.set_table(child, TableRows { rows: kept, others });
        }
        follow(simulation, child, &below_gone, span, depth + 1)?;
    }
    Ok(())
}

/// Whether a row refers to one of those that are gone for certain; `None` if that is not known.
fn refers(
    simulation: &Simulation,
    id: ObjectId,
    constraint: &Constraint,
    key: &ForeignKey,
    row: &Row,
    gone: &Gone,
) -> Option<bool> {
    let mut all = Some(false);
    for (other, certain) in gone {
        match same_key(simulation, id, constraint, key, row, other) {
            Some(true) if *certain => return Some(true),
            Some(false) => {}
            Some(true) | None => all = None,
        }
    }
    all
}

/// Whether a row refers to another; NULL refers to none.
fn same_key(
    simulation: &Simulation,
    id: ObjectId,
    constraint: &Constraint,
    key: &ForeignKey,
    row: &Row,
    other: &Row,
) -> Option<bool> {
    let (child, parent) = (table_of(simulation, constraint.of)?, table_of(simulation, id)?);
    let mut all = Some(true);
    for (own, referenced) in key.columns.iter().zip(&key.referenced) {
        let kind = check::key_kind(
            simulation,
            Kind::of(simulation, &child.column_numbered(*own)?.ty)?,
            Kind::of(simulation, &parent.column_numbered(*referenced)?.ty)?,
        );
        let (left, right) = (row.get(*own), other.get(*referenced));
        let same = match (left.is_null(), right.is_null(), kind) {
            (Some(true), _, _) | (_, Some(true), _) => Some(false),
            (_, _, Some(kind)) => value::equal(simulation, kind, &left, &right),
            (_, _, None) => None,
        };
        match same {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

/// The foreign keys that refer to a table.
fn referring(simulation: &Simulation, id: ObjectId) -> Vec<(Constraint, ForeignKey)> {
    let catalog = &simulation.catalog;
    let key = |dependent: ObjectId| match catalog.object(dependent).map(AsRef::as_ref) {
        Some(Object::Constraint(it)) => match &it.kind {
            ConstraintKind::ForeignKey(key) if key.table == id => Some((it.clone(), key.clone())),
            ConstraintKind::ForeignKey(_)
            | ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Check { .. }
            | ConstraintKind::Exclusion { .. } => None,
        },
        Some(_) | None => None,
    };
    let mut found: Vec<(Constraint, ForeignKey)> = Vec::new();
    for it in catalog.dependents(id).filter_map(key) {
        if !found.contains(&it) {
            found.push(it);
        }
    }
    found
}

fn violated(simulation: &Simulation, id: ObjectId, constraint: &Constraint, span: Span) -> Refusal {
    let name = |id| table_of(simulation, id).map(|table| table.name.to_string()).unwrap_or_default();
    let (parent, child) = (name(id), name(constraint.of));
    let message = format!(
        "update or delete on table \"{parent}\" violates foreign key constraint \"{}\" on table \"{child}\"",
        constraint.name.as_str()
    );
    Refusal::other(span, "23503", message).about(constraint.of)
}

/// Rows of a table may be gone or may have changed: what that does to rows that refer to them is not known.
pub(in crate::rows) fn forget_referring(simulation: &mut Simulation, id: ObjectId) {
    let mut next = vec![id];
    let mut seen = vec![id];
    while let Some(id) = next.pop() {
        for (constraint, key) in referring(simulation, id) {
            let keeps = |action| matches!(action, Action::NoAction | Action::Restrict);
            let kept = keeps(key.on_delete) && keeps(key.on_update);
            if !kept && !seen.contains(&constraint.of) {
                simulation.rows.lose(constraint.of);
                seen.push(constraint.of);
                next.push(constraint.of);
            }
        }
    }
}

/// Rows have another key than before: what refers to the old one.
pub(super) fn key_changed(
    simulation: &mut Simulation,
    id: ObjectId,
    columns: &[ColumnNumber],
    changed: &[(Arc<Row>, Arc<Row>)],
    span: Span,
) -> Result<(), Refusal> {
    for (constraint, key) in referring(simulation, id) {
        if !key.referenced.iter().any(|column| columns.contains(column)) {
            continue;
        }
        match key.on_update {
            Action::Cascade | Action::SetNull | Action::SetDefault => {
                simulation.rows.lose(constraint.of);
                forget_referring(simulation, constraint.of);
            }
            Action::NoAction | Action::Restrict => {
                let waits =
                    constraint.initially_deferred || simulation.constraints_deferred && constraint.deferrable;
                let awake = !simulation.rows.unguarded && !simulation.rows.asleep.contains(&id);
                let (Some(known), Some(parent)) =
                    (simulation.rows.table(constraint.of), simulation.rows.table(id))
                else {
                    continue;
                };
                if waits || !awake || parent.others || !below(simulation, constraint.of).is_empty() {
                    continue;
                }
                for row in &known.rows {
                    let was = changed.iter().any(|(before, _)| {
                        same_key(simulation, id, &constraint, &key, row, before) == Some(true)
                    });
                    let is_gone = parent
                        .rows
                        .iter()
                        .all(|other| same_key(simulation, id, &constraint, &key, row, other) == Some(false));
                    if was && is_gone {
                        return Err(violated(simulation, id, &constraint, span));
                    }
                }
            }
        }
    }
    Ok(())
}
