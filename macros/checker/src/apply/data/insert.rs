//! `INSERT`. <https://www.postgresql.org/docs/15/sql-insert.html>

use std::sync::Arc;

use arcoiris_catalog::{Column, ColumnNumber, Table};

use super::through_view::{self, Event, Written};
use super::{Constants, assignment, conflict, no_column, relation, returning, target};
use crate::effects::{Note, Rows};
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query::{self, with_analyser};
use crate::resolve::scope::{Level, Output};
use crate::resolve::tree::{Shape, Tree};
use crate::resolve::uses::Use;
use crate::rows::change::{Given, Insertion, Source, Write};
use crate::simulation::Simulation;
use crate::syntax::{Conflict, Expression, ExpressionKind, Insert, InsertSource, Literal, Span, Step};

/// Analyses an `INSERT`; gives the columns of `RETURNING`.
pub(crate) fn analyse(
    simulation: &Simulation,
    it: &Insert,
    outer: Option<&Level<'_>>,
    span: Span,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    let (frame, with) = query::frame(simulation, it.with.as_ref(), outer, found)?;
    let (id, table) = target(simulation, &it.table, found)?;
    let columns = columns(table, it)?;
    // How many columns get values.
    let mut given = 0;
    let (rows, source) = match &it.source {
        InsertSource::DefaultValues => {
            for column in &table.columns {
                later(assignment::left_out(simulation, table, column, span), found)?;
            }
            (Rows::Known(vec![Vec::new()]), Source::Rows(vec![Vec::new()]))
        }
        InsertSource::Values(rows) => {
            let width = rows.first().map_or(0, Vec::len);
            given = width;
            let (mut known, mut all) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
            for row in rows {
                if row.len() != width {
                    let span = row.first().map_or(span, |value| value.span);
                    return Err(Refusal::other(span, "42601", "VALUES lists must all be the same length"));
                }
                let (constants, given) = values(simulation, table, it, &columns, row, span, &frame, found)?;
                known.push(constants);
                all.push(given);
            }
            (Rows::Known(known), Source::Rows(all))
        }
        InsertSource::Query(source) => {
            let mut query = query::analyse(simulation, source, Some(&frame), found)?;
            query::resolve_sorted(simulation, &mut query, found)?;
            given = query.columns.len();
            arity(it, &columns, given, span)?;
            let folds = query.is_plain();
            let mut targets = Vec::with_capacity(columns.len());
            for (index, ((_, tree), column)) in query.columns.iter().zip(&columns).enumerate() {
                assignment::writable(column, it.overriding_system, false, tree.span)?;
                let given = with_analyser(simulation, &frame, Use::Target, found, |analyser| {
                    let value = Tree { shape: Shape::Variable, ..tree.clone() };
                    // Only in a plain query constants are converted before there is a row.
                    if !folds && !tree.kind.is_unknown() {
                        let converted = assignment::convert(analyser, value, column, steps(it, index))?;
                        let whole = steps(it, index).is_empty() && !is_overridden(it, column);
                        return Ok(if whole { Given::Converted(converted) } else { Given::Unknown });
                    }
                    // What a query gives is a column of it, a row too.
                    let own = if let Shape::Row(_) = tree.shape { value.clone() } else { tree.clone() };
                    let own = assignment::convert(analyser, own, column, steps(it, index))?;
                    Ok(match () {
                        () if !steps(it, index).is_empty() || is_overridden(it, column) => Given::Unknown,
                        // Its type is found out only here.
                        () if tree.kind.is_unknown() => Given::Value(own),
                        () => Given::Converted(assignment::convert(analyser, value, column, &[])?),
                    })
                })?;
                targets.push((column.number, given));
            }
            (Rows::Unknown, Source::Query(Box::new(query), targets))
        }
    };
    let written = through_view::written(simulation, (id, table), Event::Insert, it.table.span())?;
    let (into, rows) = match &written {
        Written::Itself | Written::Instead => (id, rows),
        Written::Below(below) => {
            let targeted = |conflict: &Conflict| !conflict.target.is_empty() || conflict.constraint.is_some();
            if it.conflict.as_ref().is_some_and(targeted) {
                return Err(Refusal::not_modelled(it.table.span(), "ON CONFLICT of a view"));
            }
            let given: Vec<&Column> = columns.iter().take(given).map(|column| column.as_ref()).collect();
            let named = |column: &Column| {
                given.iter().any(|given| given.number == column.number) && !is_default(&source, column)
            };
            // A default of the view's own is a value as any other.
            let placed: Vec<(&Column, Span)> = table
                .columns
                .iter()
                .filter(|column| column.default.is_some() || named(column))
                .map(|column| (column.as_ref(), span))
                .collect();
            let kind = (Event::Insert, it.overriding_system);
            below.writable(simulation, table, &placed, kind, it.table.span())?;
            let rows = match rows {
                Rows::Known(rows) => below.rows(simulation, table, (rows, &given, &source), span)?,
                rows @ (Rows::All | Rows::Unknown) => rows,
            };
            (below.id, rows)
        }
    };
    if written != Written::Instead {
        found.notes.push(Note::Inserts { table: into, rows, span });
    }
    let mut level = Level { outer: Some(&frame), query: found.next(), ..Level::default() };
    let number = found.relation();
    let own = relation(simulation, number, (id, table), it.alias.as_ref());
    level.star = own.trees(simulation);
    level.relations.push(own);
    let conflict = match &it.conflict {
        Some(conflict) => {
            let certain = !matches!(it.source, InsertSource::Query(_));
            let update =
                conflict::analyse(simulation, (id, number), table, conflict, certain, &mut level, found)?;
            Some(conflict::followed(simulation, id, table, conflict, update))
        }
        None => None,
    };
    found.writes.push(Write::Insert(Insertion { table: id, with, source, conflict, span }));
    returning(simulation, &it.returning, &level, found)
}

/// The columns that values go to, in the order of the values.
fn columns<'a>(table: &'a Table, it: &Insert) -> Result<Vec<&'a Arc<Column>>, Refusal> {
    if it.columns.is_empty() {
        return Ok(table.columns.iter().collect());
    }
    let mut columns: Vec<&Arc<Column>> = Vec::with_capacity(it.columns.len());
    for (index, name) in it.columns.iter().enumerate() {
        let column = table.column(name.name.as_str()).ok_or_else(|| no_column(table, name))?;
        // Parts of one column may be written one by one.
        let whole = |(at, other): (usize, &&Arc<Column>)| {
            other.number == column.number && (steps(it, at).is_empty() || steps(it, index).is_empty())
        };
        if columns.iter().enumerate().any(whole) {
            let message = format!("column \"{}\" specified more than once", name.name.as_str());
            return Err(Refusal::other(name.span, "42701", message));
        }
        columns.push(column);
    }
    Ok(columns)
}

/// The steps from a column that is written to the part of it that is meant.
fn steps(it: &Insert, index: usize) -> &[Step] {
    it.parts.get(index).map(Vec::as_slice).unwrap_or_default()
}

fn arity(it: &Insert, columns: &[&Arc<Column>], given: usize, span: Span) -> Result<(), Refusal> {
    if given > columns.len() {
        return Err(Refusal::other(span, "42601", "INSERT has more expressions than target columns"));
    }
    if given < columns.len() && !it.columns.is_empty() {
        return Err(Refusal::other(span, "42601", "INSERT has more target columns than expressions"));
    }
    Ok(())
}

/// The row that `MERGE` inserts, its values in sight of what `level` has.
pub(super) fn row(
    simulation: &Simulation,
    table: &Table,
    it: &Insert,
    span: Span,
    level: &Level<'_>,
    found: &mut Found,
) -> Result<(), Refusal> {
    let columns = columns(table, it)?;
    let InsertSource::Values(rows) = &it.source else { return Ok(()) };
    for row in rows {
        values(simulation, table, it, &columns, row, span, level, found)?;
    }
    Ok(())
}

/// One row of `VALUES`: its constants.
#[expect(clippy::too_many_arguments, reason = "a row is judged by everything around it")]
fn values(
    simulation: &Simulation,
    table: &Table,
    it: &Insert,
    columns: &[&Arc<Column>],
    row: &[Expression],
    span: Span,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<(Constants, Vec<(ColumnNumber, Given)>), Refusal> {
    arity(it, columns, row.len(), row.get(columns.len()).map_or(span, |value| value.span))?;
    let mut constants = Constants::new();
    let mut all = Vec::with_capacity(row.len());
    for (index, (value, column)) in row.iter().zip(columns).enumerate() {
        let steps = steps(it, index);
        if value.kind == ExpressionKind::Default {
            later(assignment::left_out(simulation, table, column, value.span), found)?;
            all.push((column.number, Given::Default));
            continue;
        }
        assignment::writable(column, it.overriding_system, false, value.span)?;
        let tree = with_analyser(simulation, frame, Use::Values, found, |analyser| {
            let tree = analyser.expression(value)?;
            assignment::convert(analyser, tree, column, steps)
        })?;
        // A value that OVERRIDING USER VALUE sets aside is not stored.
        if is_overridden(it, column) {
            all.push((column.number, Given::Default));
            continue;
        }
        if matches!(value.kind, ExpressionKind::Literal(Literal::Null)) {
            later(assignment::null(simulation, table, column, value.span), found)?;
        }
        if steps.is_empty()
            && let Some(constant) = assignment::constant(&tree)
        {
            constants.push((column.name.clone(), constant.map(str::to_owned)));
        }
        all.push((column.number, if steps.is_empty() { Given::Value(tree) } else { Given::Unknown }));
    }
    let given: Vec<_> = columns.iter().take(row.len()).map(|column| column.number).collect();
    for column in table.columns.iter().filter(|column| !given.contains(&column.number)) {
        later(assignment::left_out(simulation, table, column, span), found)?;
    }
    Ok((constants, all))
}

/// What is said of NULL is said when the row is stored, after what else may be wrong with the statement.
fn later(done: Result<(), Refusal>, found: &mut Found) -> Result<(), Refusal> {
    match done {
        Err(refusal) if refusal.sqlstate().is_some() => {
            found.null.get_or_insert(refusal);
            Ok(())
        }
        done => done,
    }
}

/// Whether every row says `DEFAULT` of a column.
fn is_default(source: &Source, column: &Column) -> bool {
    match source {
        Source::Rows(rows) => rows.iter().all(|row| {
            row.iter().any(|(number, given)| *number == column.number && matches!(given, Given::Default))
        }),
        Source::Query(..) => false,
    }
}

/// Whether `OVERRIDING USER VALUE` sets a value aside.
fn is_overridden(it: &Insert, column: &Column) -> bool {
    it.overriding_system == Some(false) && column.identity.is_some()
}
