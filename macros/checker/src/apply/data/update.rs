//! `UPDATE`. <https://www.postgresql.org/docs/15/sql-update.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Column, ColumnNumber, Table};

use super::through_view::{self, Event, Written};
use super::{assignment, no_column, relation, returning, target};
use crate::effects::Note;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query::{self, with_analyser};
use crate::resolve::scope::{Columns, Level, Output, Relation};
use crate::resolve::tree::{Shape, Tree};
use crate::resolve::uses::Use;
use crate::rows::change::{Given, Modification, Write};
use crate::simulation::Simulation;
use crate::syntax::{
    Assignment, Expression, ExpressionKind, Ident, ObjectName, Span, Step, SubqueryKind, Update,
};

/// Analyses an `UPDATE`; gives the columns of `RETURNING`.
pub(crate) fn analyse(
    simulation: &Simulation,
    it: &Update,
    outer: Option<&Level<'_>>,
    span: Span,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    let (frame, with) = query::frame(simulation, it.with.as_ref(), outer, found)?;
    if let Some(columns) = system(&it.table, simulation.server) {
        return of_system(simulation, it, &columns, &frame, found);
    }
    let (id, table) = target(simulation, &it.table, found)?;
    super::published::require_identity(simulation, id, it.table.span())?;
    let mut level = Level { outer: Some(&frame), query: found.next(), ..Level::default() };
    let number = found.relation();
    let own = relation(simulation, number, (id, table), it.alias.as_ref());
    level.star = own.trees(simulation);
    level.relations.push(own);
    let from = query::add_from(simulation, &mut level, &it.from, found)?;
    let condition = match &it.condition {
        Some(condition) => Some(query::boolean(simulation, condition, &level, Use::Where, "WHERE", found)?),
        None => None,
    };
    let outputs = returning(simulation, &it.returning, &level, found)?;
    // Last, as `transformUpdateStmt` does it.
    let assigned = assignments(simulation, table, &it.assignments, &level, found)?;
    let names = it.assignments.iter().flat_map(|assignment| &assignment.columns);
    let columns: Vec<_> = names.filter_map(|name| Some(table.column(name.name.as_str())?.number)).collect();
    match through_view::written(simulation, (id, table), Event::Update, it.table.span())? {
        Written::Itself => found.notes.push(Note::Updates { table: id, columns, span }),
        Written::Instead => {}
        Written::Below(below) => {
            let (defaults, written) = it.assignments.iter().partition::<Vec<_>, _>(|it| writes_default(it));
            let placed = |list: Vec<&'_ Assignment>| -> Vec<(&Column, Span)> {
                let names = list.into_iter().flat_map(|assignment| &assignment.columns);
                names
                    .filter_map(|name| Some((table.column(name.name.as_str())?.as_ref(), name.span)))
                    .collect()
            };
            let (defaults, written) = (placed(defaults), placed(written));
            below.writable(simulation, table, &written, (Event::Update, None), it.table.span())?;
            below.set_default(simulation, table, &defaults)?;
            let columns = below.numbers(table, &columns);
            found.notes.push(Note::Updates { table: below.id, columns, span });
        }
    }
    let it = Modification { table: id, relation: number, with, from, condition, assigned, span };
    found.writes.push(Write::Update(it));
    Ok(outputs)
}

fn writes_default(it: &Assignment) -> bool {
    it.value.kind == ExpressionKind::Default
}

/// What of the system's tables may be updated without a change that is seen: whether an index takes new rows.
const HARMLESS: &[(&str, &str)] = &[("pg_index", "indisready")];

/// The columns of a table of the system of which some may be updated.
fn system(name: &ObjectName, server: u32) -> Option<std::rc::Rc<[crate::builtin::RelationColumn]>> {
    let table = name.name.name.as_str();
    if name.schema.as_ref().is_some_and(|schema| schema.name.as_str() != "pg_catalog")
        || !HARMLESS.iter().any(|(other, _)| *other == table)
    {
        return None;
    }
    crate::builtin::relation("pg_catalog", table, server)
}

/// An `UPDATE` of a table of the system.
fn of_system(
    simulation: &Simulation,
    it: &Update,
    columns: &[crate::builtin::RelationColumn],
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    let table = it.table.name.name.as_str();
    let output = |(name, kind, modifier): &(&'static str, &'static str, i32)| Output {
        name: arcoiris_catalog::Name::new(name),
        kind: crate::resolve::kind::Kind::of_fact(kind),
        modifier: *modifier,
    };
    let called = it.alias.as_ref().map_or(&it.table.name.name, |alias| &alias.name);
    let list = columns.iter().map(output).collect();
    let own = Relation::new(found.relation(), Some(called.clone()), Columns::List(list));
    let mut level = Level { outer: Some(frame), query: found.next(), ..Level::default() };
    level.star = own.trees(simulation);
    level.relations.push(own);
    query::add_from(simulation, &mut level, &it.from, found)?;
    if let Some(condition) = &it.condition {
        query::boolean(simulation, condition, &level, Use::Where, "WHERE", found)?;
    }
    for assignment in &it.assignments {
        for name in &assignment.columns {
            if !HARMLESS.contains(&(table, name.name.as_str())) {
                return Err(Refusal::not_modelled(it.table.span(), "a change of the system's tables"));
            }
        }
        query::boolean(simulation, &assignment.value, &level, Use::Assignment, "SET", found)?;
    }
    returning(simulation, &it.returning, &level, found)
}

/// Analyses `SET …`.
pub(super) fn assignments(
    simulation: &Simulation,
    table: &Table,
    list: &[Assignment],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<(ColumnNumber, Given)>, Refusal> {
    let mut assigned = Vec::new();
    let mut seen = Vec::new();
    for assignment in list {
        let mut columns = Vec::with_capacity(assignment.columns.len());
        for (index, name) in assignment.columns.iter().enumerate() {
            let column = table.column(name.name.as_str()).ok_or_else(|| no_column(table, name))?;
            let steps = assignment.parts.get(index).map(Vec::as_slice).unwrap_or_default();
            // Parts of one column may be assigned to one by one.
            if seen.iter().any(|(number, whole)| *number == column.number && (*whole || steps.is_empty())) {
                let message = format!("multiple assignments to same column \"{}\"", name.name.as_str());
                return Err(Refusal::other(name.span, "42601", message));
            }
            seen.push((column.number, steps.is_empty()));
            columns.push((name, column.as_ref(), steps));
        }
        match columns.as_slice() {
            [target] => assigned.push(single(simulation, *target, &assignment.value, level, found)?),
            several => assigned.extend(many(simulation, several, &assignment.value, level, found)?),
        }
    }
    Ok(assigned)
}

/// A column that is assigned to, with the steps to a part of it.
type Assigned<'a> = (&'a Ident, &'a Column, &'a [Step]);

fn single(
    simulation: &Simulation,
    (name, column, steps): Assigned<'_>,
    value: &Expression,
    level: &Level<'_>,
    found: &mut Found,
) -> Result<(ColumnNumber, Given), Refusal> {
    if value.kind == ExpressionKind::Default {
        if !steps.is_empty() {
            return Err(Refusal::other(value.span, "0A000", "cannot set a part of a column to DEFAULT"));
        }
        return Ok((column.number, Given::Default));
    }
    assignment::writable(column, None, true, name.span)?;
    // `(a) = ROW (1)`
    let value = match &value.kind {
        ExpressionKind::Row(fields) => match fields.as_slice() {
            [only] => only,
            _ => value,
        },
        _ => value,
    };
    let tree = with_analyser(simulation, level, Use::Assignment, found, |analyser| {
        let tree = analyser.expression(value)?;
        assignment::convert(analyser, tree, column, steps)
    })?;
    Ok((column.number, if steps.is_empty() { Given::Value(tree) } else { Given::Unknown }))
}

/// `(a, b) = (1, 2)`, `(a, b) = (SELECT …)`
fn many(
    simulation: &Simulation,
    columns: &[Assigned<'_>],
    value: &Expression,
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<(ColumnNumber, Given)>, Refusal> {
    let unequal = || Refusal::other(value.span, "42601", "number of columns does not match number of values");
    match &value.kind {
        ExpressionKind::Row(fields) => {
            if fields.len() != columns.len() {
                return Err(unequal());
            }
            let mut assigned = Vec::with_capacity(columns.len());
            for (target, field) in columns.iter().zip(fields) {
                assigned.push(single(simulation, *target, field, level, found)?);
            }
            Ok(assigned)
        }
        ExpressionKind::Subquery { kind: SubqueryKind::Scalar, query } => {
            let given = query::outputs(simulation, query, Some(level), found)?;
            if given.len() != columns.len() {
                return Err(unequal());
            }
            for ((name, column, steps), output) in columns.iter().zip(given) {
                assignment::writable(column, None, true, name.span)?;
                let tree = Tree { modifier: output.modifier, ..Tree::new(output.kind, Shape::Variable) };
                with_analyser(simulation, level, Use::Assignment, found, |analyser| {
                    assignment::convert(analyser, tree.at(value.span), column, steps)
                })?;
            }
            Ok(columns.iter().map(|(_, column, _)| (column.number, Given::Unknown)).collect())
        }
        _ => {
            let message = "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression";
            Err(Refusal::other(value.span, "0A000", message))
        }
    }
}
