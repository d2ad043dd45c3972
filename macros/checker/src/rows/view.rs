//! The rows that a view shows, and those that a materialized view gets.

use std::sync::Arc;

use arcoiris_catalog::{Object, ObjectId, State, Table, expression_text};

use super::Row;
use super::check::{Keys, unique_indexes};
use super::evaluate::{Evaluation, Scope};
use super::query::Answer;
use crate::parse;
use crate::resolve::analyse::Found;
use crate::resolve::query::analyse;
use crate::resolve::query::tree::QueryTree;
use crate::simulation::Simulation;
use crate::syntax::StatementKind;

/// Whether the rows that a materialized view gets fit its unique indexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fits {
    Yes,
    /// Two rows have the same key in this one.
    No(String),
    Unknown,
}

/// A view's query, analysed again; `None` where it cannot be read.
fn query_of(simulation: &Simulation, table: &Table) -> Option<QueryTree> {
    let text = expression_text(&simulation.catalog, Some(table), &table.view.as_ref()?.query);
    let end = u32::try_from(text.len()).ok()?;
    let statements = parse::script(&text, 0..end, simulation.server).ok()?;
    let [statement] = statements.as_slice() else { return None };
    let StatementKind::Select(query) = &statement.kind else { return None };
    analyse(simulation, query, None, &mut Found::default()).ok()
}

/// The rows of a view; `None` where nothing is known.
pub(super) fn rows(evaluation: &Evaluation<'_>, table: &Table) -> Option<Answer> {
    let query = query_of(evaluation.simulation, table)?;
    // What fails in it fails only if somebody asks for it.
    evaluation.query(&query, &Scope::NOTHING).ok()
}

/// Whether what a materialized view is filled with fits its unique indexes.
pub(crate) fn fits(simulation: &Simulation, id: ObjectId) -> Fits {
    let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return Fits::Unknown;
    };
    let indexes = unique_indexes(simulation, id);
    if indexes.is_empty() {
        return Fits::Yes;
    }
    let evaluation = Evaluation::new(simulation);
    let Some(answer) = rows(&evaluation, table) else { return Fits::Unknown };
    let row = |values: &Arc<Vec<_>>| {
        let numbers = table.columns.iter().map(|column| column.number);
        Arc::new(Row(numbers.zip(values.iter().cloned()).collect()))
    };
    let rows: Vec<Arc<Row>> = answer.rows.iter().map(row).collect();
    let mut sure = !answer.others;
    for index in indexes {
        let mut keys = Keys::of(&evaluation, table, index, &[]);
        for row in &rows {
            let key = keys.key(&evaluation, row);
            match keys.clash(&evaluation, &key) {
                Some(Some(_)) => return Fits::No(index.name.to_string()),
                Some(None) => {}
                None => sure = false,
            }
            keys.push(&evaluation, row);
        }
    }
    if sure { Fits::Yes } else { Fits::Unknown }
}
