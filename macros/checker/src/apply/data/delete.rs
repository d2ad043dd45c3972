//! `DELETE`. <https://www.postgresql.org/docs/15/sql-delete.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Name, Table};

use super::through_view::{self, Event, Written};
use super::{Constants, assignment, relation, returning, target};
use crate::effects::{Note, Rows};
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query::{self, with_analyser};
use crate::resolve::scope::{Level, Output};
use crate::resolve::uses::Use;
use crate::rows::change::{Deletion, Write};
use crate::simulation::Simulation;
use crate::syntax::{Connective, Delete, Expression, ExpressionKind, Span};

/// Analyses a `DELETE`; gives the columns of `RETURNING`.
pub(crate) fn analyse(
    simulation: &Simulation,
    it: &Delete,
    outer: Option<&Level<'_>>,
    span: Span,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    let (frame, with) = query::frame(simulation, it.with.as_ref(), outer, found)?;
    let (id, table) = target(simulation, &it.table, found)?;
    super::published::require_identity(simulation, id, it.table.span())?;
    let mut level = Level { outer: Some(&frame), query: found.next(), ..Level::default() };
    let number = found.relation();
    let own = relation(simulation, number, (id, table), it.alias.as_ref());
    level.star = own.trees(simulation);
    level.relations.push(own);
    let from = query::add_from(simulation, &mut level, &it.using, found)?;
    let mut analysed = None;
    let rows = match &it.condition {
        Some(condition) => {
            analysed = Some(query::boolean(simulation, condition, &level, Use::Where, "WHERE", found)?);
            if it.using.is_empty() { fixed(simulation, table, condition, &level) } else { None }
        }
        None => Some(Rows::All),
    };
    let rows = rows.unwrap_or(Rows::Unknown);
    match through_view::written(simulation, (id, table), Event::Delete, it.table.span())? {
        Written::Itself => found.notes.push(Note::Deletes { table: id, rows, span }),
        Written::Instead => {}
        // Not all rows of the table need be the view's, nor its columns be called alike.
        Written::Below(below) => {
            found.notes.push(Note::Deletes { table: below.id, rows: Rows::Unknown, span });
        }
    }
    let deletion = Deletion { table: id, relation: number, with, from, condition: analysed, span };
    found.writes.push(Write::Delete(deletion));
    returning(simulation, &it.returning, &level, found)
}

/// More rows than anybody writes down one by one.
const MANY: usize = 10_000;

/// The rows that a condition fixes by constants: `a = 1 AND b IN (2, 3)`.
fn fixed(simulation: &Simulation, table: &Table, condition: &Expression, level: &Level<'_>) -> Option<Rows> {
    let conditions = match &condition.kind {
        ExpressionKind::Connective { connective: Connective::And, operands } => operands.as_slice(),
        _ => std::slice::from_ref(condition),
    };
    let mut rows: Vec<Constants> = vec![Vec::new()];
    for condition in conditions {
        let (column, constants) = choices(simulation, table, condition, level)?;
        if rows.len().checked_mul(constants.len())? > MANY {
            return None;
        }
        let with = |row: &Constants, constant: &String| {
            let mut row = row.clone();
            row.push((column.clone(), Some(constant.clone())));
            row
        };
        rows =
            rows.iter().flat_map(|row| constants.iter().map(move |constant| with(row, constant))).collect();
    }
    Some(Rows::Known(rows))
}

/// A column and the constants that it may equal.
fn choices(
    simulation: &Simulation,
    table: &Table,
    condition: &Expression,
    level: &Level<'_>,
) -> Option<(Name, Vec<String>)> {
    let (operand, values): (&Expression, Vec<&Expression>) = match &condition.kind {
        ExpressionKind::Operator { schema: None, operator, left: Some(left), right } if operator == "=" => {
            match (&left.kind, &right.kind) {
                (_, ExpressionKind::Column(_)) if !matches!(left.kind, ExpressionKind::Column(_)) => {
                    (right, vec![left.as_ref()])
                }
                _ => (left, vec![right.as_ref()]),
            }
        }
        ExpressionKind::In { operand, list, negated: false } => (operand, list.iter().collect()),
        _ => return None,
    };
    let ExpressionKind::Column(path) = &operand.kind else { return None };
    let column = table.column(path.last()?.name.as_str())?;
    let mut constants = Vec::with_capacity(values.len());
    for value in values {
        let mut ignored = Found::default();
        let tree = with_analyser(simulation, level, Use::Where, &mut ignored, |analyser| {
            let tree = analyser.expression(value)?;
            assignment::convert(analyser, tree, column, &[])
        });
        // NULL equals nothing.
        constants.push(assignment::constant(&tree.ok()?)??.to_owned());
    }
    Some((column.name.clone(), constants))
}
