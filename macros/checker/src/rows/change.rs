//! What data statements do to known rows: `INSERT`, `UPDATE`, `DELETE`.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod delete;
mod insert;
mod update;

use std::sync::Arc;

use arcoiris_catalog::{ColumnNumber, Name, Object, ObjectId, State, Table};

use super::evaluate::{Evaluation, Scope};
use super::query::{Answer, rows_of};
use super::reach::Reach;
use super::trigger::Event;
use super::value::Value;
use super::{Row, TableRows, stored, trigger};
use crate::apply::data::called::is_of_triggers;
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::resolve::query::tree::{
    BodyTree, FromTree, QueryTree, RelationNumber, Source as Relation, WithTree,
};
use crate::resolve::tree::{Shape, SubqueryWord, Tree};
use crate::simulation::Simulation;
use crate::syntax::Span;
pub(super) use delete::forget_referring;

/// Whether a query that is run meets what fails for certain: a subquery of several rows in the place of a value, a trigger's function.
///
/// # Errors
/// 21000, 0A000
pub(crate) fn judge(simulation: &Simulation, query: &QueryTree) -> Result<(), Refusal> {
    let mut trees = Vec::new();
    query.trees(&mut trees);
    if !trees.iter().any(|tree| may_fail(simulation, tree)) {
        return Ok(());
    }
    let evaluation = Evaluation::new(simulation);
    if query.limit.is_none() && reads_tables(query) {
        match evaluation.query(query, &Scope::NOTHING) {
            Err(refusal) if fails_always(&refusal) => return Err(refusal),
            // Whether anything else succeeds is judged elsewhere.
            Ok(_) | Err(_) => {}
        }
    }
    if trees.into_iter().any(|tree| gives_several(&evaluation, tree)) {
        simulation.rows.doubt("whether a subquery of several rows is asked for a value".to_owned());
    }
    Ok(())
}

/// Whether a subquery that should give a value gives several rows for certain, wherever it stands.
fn gives_several(evaluation: &Evaluation<'_>, tree: &Tree) -> bool {
    let own = match &tree.shape {
        Shape::Subquery(it) if it.kind == SubqueryWord::Scalar => {
            match evaluation.query(&it.query, &Scope::NOTHING) {
                Ok(answer) => answer.rows.len() > 1,
                Err(refusal) => fails_always(&refusal),
            }
        }
        _ => false,
    };
    own || tree.parts().into_iter().any(|part| gives_several(evaluation, part))
}

/// What fails wherever it is evaluated, whatever else there is.
pub(super) fn fails_always(refusal: &Refusal) -> bool {
    matches!(refusal.sqlstate(), Some("21000" | "0A000"))
}

/// Whether such a query is run as it stands: a result that nobody asks for is not worked out.
fn reads_tables(query: &QueryTree) -> bool {
    fn plain(item: &FromTree) -> bool {
        match item {
            FromTree::Entry(entry) => !matches!(entry.source, Relation::Query(_) | Relation::With(_)),
            FromTree::Join(join) => plain(&join.left) && plain(&join.right),
        }
    }
    fn nested(tree: &Tree) -> bool {
        let own = match &tree.shape {
            Shape::Subquery(it) => reads_tables(&it.query),
            _ => true,
        };
        own && tree.parts().into_iter().all(nested)
    }
    let body = match &query.body {
        BodyTree::Select(select) => select.from.iter().all(plain),
        BodyTree::Values(_) => true,
        BodyTree::SetOperation { .. } => false,
    };
    let mut trees = Vec::new();
    query.trees(&mut trees);
    query.with.is_empty() && body && trees.into_iter().all(nested)
}

fn may_fail(simulation: &Simulation, tree: &Tree) -> bool {
    let own = match &tree.shape {
        Shape::Subquery(it) => it.kind == SubqueryWord::Scalar,
        Shape::Call { function, .. } => function
            .routine
            .and_then(|id| simulation.catalog.object(id))
            .is_some_and(|object| matches!(object.as_ref(), Object::Routine(it) if is_of_triggers(it))),
        _ => false,
    };
    own || tree.parts().into_iter().any(|part| may_fail(simulation, part))
}

/// What a query does to counters: `nextval`, `setval`.
pub(crate) fn select(simulation: &mut Simulation, query: &QueryTree) -> Result<(), Refusal> {
    let mut trees = Vec::new();
    query.trees(&mut trees);
    if !trees.iter().any(|tree| moves_counter(tree)) {
        return Ok(());
    }
    let (counters, fresh) = {
        let evaluation = Evaluation::new(simulation);
        // Whether it succeeds is judged elsewhere.
        let answer = evaluation.query(query, &Scope::NOTHING);
        if !answer.is_ok_and(|answer| !answer.others) {
            simulation.rows.forget_counters();
            return Ok(());
        }
        let counters: Vec<_> = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
        (counters, evaluation.fresh.get())
    };
    commit_counters(simulation, counters, fresh);
    Ok(())
}

/// The rows that a query gives, and whether there may be others.
pub(crate) fn result(simulation: &Simulation, query: &QueryTree) -> (Vec<Arc<Vec<Value>>>, bool) {
    let evaluation = Evaluation::new(simulation);
    match evaluation.query(query, &Scope::NOTHING) {
        Ok(answer) => (answer.rows, answer.others),
        // Whether it succeeds is judged elsewhere.
        Err(_) => (Vec::new(), true),
    }
}

/// Fills a table that a query makes.
pub(crate) fn fill(
    simulation: &mut Simulation,
    id: ObjectId,
    columns: &[ColumnNumber],
    rows: Vec<Arc<Vec<Value>>>,
    others: bool,
) {
    let row = |values: Arc<Vec<Value>>| {
        Arc::new(Row(columns.iter().copied().zip(values.iter().cloned()).collect()))
    };
    simulation.rows.set_table(id, TableRows { rows: Vec::new(), others });
    simulation.rows.grow(id, rows.into_iter().map(row), others);
}

fn moves_counter(tree: &Tree) -> bool {
    let own =
        matches!(&tree.shape, Shape::Call { function, .. } if matches!(function.name, "nextval" | "setval"));
    let within = || match &tree.shape {
        Shape::Subquery(it) => {
            let mut trees = Vec::new();
            it.query.trees(&mut trees);
            trees.into_iter().any(moves_counter)
        }
        _ => false,
    };
    own || within() || tree.parts().into_iter().any(moves_counter)
}

/// What a data statement writes, analysed.
#[derive(Debug)]
pub(crate) enum Write {
    Insert(Insertion),
    Update(Modification),
    Delete(Deletion),
}

/// `INSERT`
#[derive(Debug)]
pub(crate) struct Insertion {
    pub(crate) table: ObjectId,
    pub(crate) with: Vec<WithTree>,
    pub(crate) source: Source,
    pub(crate) conflict: Option<Conflict>,
    pub(crate) span: Span,
}

/// Where inserted rows come from.
#[derive(Debug)]
pub(crate) enum Source {
    Rows(Vec<Vec<(ColumnNumber, Given)>>),
    /// A query, and for each of its columns where it goes and how it is converted.
    Query(Box<QueryTree>, Vec<(ColumnNumber, Given)>),
}

/// A value that is written to a column.
#[derive(Debug)]
pub(crate) enum Given {
    Default,
    Value(Tree),
    /// A conversion of what stands in the place of a variable.
    Converted(Tree),
    /// A part of it, or what cannot be told.
    Unknown,
}

/// `ON CONFLICT`
#[derive(Debug)]
pub(crate) struct Conflict {
    /// The columns of the index that decides; `None` for any, or where it is not told by columns.
    pub(crate) columns: Option<Vec<ColumnNumber>>,
    /// Whether every index decides.
    pub(crate) any: bool,
    pub(crate) update: Option<ConflictUpdate>,
}

/// `DO UPDATE`
#[derive(Debug)]
pub(crate) struct ConflictUpdate {
    pub(crate) relation: RelationNumber,
    pub(crate) excluded: RelationNumber,
    pub(crate) assigned: Vec<(ColumnNumber, Given)>,
    pub(crate) condition: Option<Tree>,
}

/// `UPDATE`
#[derive(Debug)]
pub(crate) struct Modification {
    pub(crate) table: ObjectId,
    pub(crate) relation: RelationNumber,
    pub(crate) with: Vec<WithTree>,
    pub(crate) from: Vec<FromTree>,
    pub(crate) condition: Option<Tree>,
    pub(crate) assigned: Vec<(ColumnNumber, Given)>,
    pub(crate) span: Span,
}

/// `DELETE`
#[derive(Debug)]
pub(crate) struct Deletion {
    pub(crate) table: ObjectId,
    pub(crate) relation: RelationNumber,
    pub(crate) with: Vec<WithTree>,
    pub(crate) from: Vec<FromTree>,
    pub(crate) condition: Option<Tree>,
    pub(crate) span: Span,
}

/// Does to the known rows what a statement does.
///
/// # Errors
/// What PostgreSQL says for rows that are there for certain.
pub(crate) fn apply(
    simulation: &mut Simulation,
    writes: Vec<Write>,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let tables: Vec<ObjectId> = effects.notes.iter().filter_map(written).collect();
    let mark = simulation.rows.mark();
    let [write] = writes.as_slice() else {
        // What statements inside a statement see of each other is not followed.
        for table in tables {
            let reach = Reach::of_table(simulation, table, true);
            simulation.rows.forget_reached(&reach);
        }
        return Ok(());
    };
    let table = write.table();
    let is_table = matches!(simulation.catalog.object(table).map(AsRef::as_ref), Some(Object::Table(it)) if it.view.is_none());
    if !is_table || tables.iter().any(|other| *other != table) {
        for table in tables.into_iter().chain([table]) {
            let reach = Reach::of_table(simulation, table, true);
            simulation.rows.forget_reached(&reach);
        }
        return Ok(());
    }
    stored::remember(simulation, table);
    trigger::remember(simulation, table);
    let mut doubt = None;
    let there = rows_of(simulation, table, false).is_none_or(|known| known.others || !known.rows.is_empty());
    let done = match write {
        Write::Insert(it) => insert::apply(simulation, it),
        Write::Update(it) => update::apply(simulation, it, &mut doubt),
        Write::Delete(it) => delete::apply(simulation, it),
    };
    if done.is_err() {
        simulation.rows.rollback(mark);
    } else {
        refresh(simulation, write, there);
    }
    if let Some(what) = doubt {
        effects.notes.push(Note::HangsOnRows { what, span: write.span() });
    }
    done
}

/// Whether triggers that fired could refresh what they do.
fn refresh(simulation: &Simulation, write: &Write, there: bool) {
    match write {
        Write::Insert(it) => {
            trigger::refresh(simulation, it.table, Event::Insert, &[], true);
            if it.conflict.as_ref().is_some_and(|conflict| conflict.update.is_some()) {
                trigger::refresh(simulation, it.table, Event::Update, &[], there);
            }
        }
        Write::Update(it) => {
            let columns: Vec<ColumnNumber> = it.assigned.iter().map(|(column, _)| *column).collect();
            trigger::refresh(simulation, it.table, Event::Update, &columns, there);
        }
        Write::Delete(it) => trigger::refresh(simulation, it.table, Event::Delete, &[], there),
    }
}

/// The table that a note tells to be written to.
fn written(note: &Note) -> Option<ObjectId> {
    match note {
        Note::Inserts { table, .. } | Note::Deletes { table, .. } | Note::Updates { table, .. } => {
            Some(*table)
        }
        Note::SkippedDuplicate { .. }
        | Note::SkippedMissing { .. }
        | Note::Cascaded { .. }
        | Note::LosesData { .. }
        | Note::Unqualified { .. }
        | Note::EnumValueAdded { .. }
        | Note::EnumValueUsed { .. }
        | Note::Rewrites { .. }
        | Note::Scans { .. }
        | Note::FailsOnRows { .. }
        | Note::HangsOnRows { .. }
        | Note::OutsideTransactionOnly { .. } => None,
    }
}

impl Write {
    fn span(&self) -> Span {
        match self {
            Write::Insert(it) => it.span,
            Write::Update(it) => it.span,
            Write::Delete(it) => it.span,
        }
    }

    fn table(&self) -> ObjectId {
        match self {
            Write::Insert(it) => it.table,
            Write::Update(it) => it.table,
            Write::Delete(it) => it.table,
        }
    }
}

fn table_of(simulation: &Simulation, id: ObjectId) -> Option<&Table> {
    match simulation.catalog.object(id)?.as_ref() {
        Object::Table(table) => Some(table),
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Index(_)
        | Object::Constraint(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => None,
    }
}

/// The results of `WITH`.
fn with(evaluation: &Evaluation<'_>, trees: &[WithTree]) -> Result<Vec<(Name, Arc<Answer>)>, Refusal> {
    let mut found: Vec<(Name, Arc<Answer>)> = Vec::new();
    for it in trees {
        let scope = Scope { with: &found, ..Scope::NOTHING };
        let answer = match &it.query {
            Some(query) => evaluation.query(query, &scope)?,
            None => Answer { others: true, ..Answer::default() },
        };
        found.push((it.name.clone(), Arc::new(answer)));
    }
    Ok(found)
}

/// Works out the generated columns of a row.
pub(super) fn generate(evaluation: &Evaluation<'_>, table: &Table, row: &mut Row) -> Result<(), Refusal> {
    for column in table.columns.iter().filter(|column| column.generated.is_some()) {
        let value = match stored::assigned(evaluation.simulation, table, column) {
            Some(tree) => {
                let scope = Scope { row: Some(row), ..Scope::NOTHING };
                evaluation.value(&tree, &scope)?
            }
            None => Value::Unknown,
        };
        row.set(column.number, value);
    }
    Ok(())
}

/// Takes over what an evaluation did to counters.
pub(super) fn commit_counters(
    simulation: &mut Simulation,
    counters: Vec<(ObjectId, Option<i64>)>,
    fresh: u64,
) {
    simulation.rows.stamp = simulation.rows.stamp.max(fresh);
    for (id, next) in counters {
        if simulation.rows.counter(id) != next {
            simulation.rows.set_counter(id, next);
        }
    }
}
