//! `MERGE`. <https://www.postgresql.org/docs/15/sql-merge.html>
//!
//! What it names is judged; which rows it changes is not followed.

use arcoiris_catalog::{DefinedKind, Namespace, Object, ObjectId, State, TableKind};

use super::super::object;
use super::{finish, insert, relation, target, update};
use crate::effects::{Effects, Note, Rows};
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::resolve::scope::Level;
use crate::resolve::uses::Use;
use crate::rows::follow;
use crate::simulation::Simulation;
use crate::syntax::{FromItem, Merge, MergeAction, MergeClause, Statement, StatementKind};

pub(crate) fn apply(simulation: &mut Simulation, it: &Merge, effects: &mut Effects) -> Result<(), Refusal> {
    let mut found = Found::default();
    let id = analyse(simulation, it, &mut found)?;
    effects.words = format!("merge into {}", names::written(&it.table));
    finish(simulation, found, it.span, effects)?;
    match has_triggers(simulation, id) {
        // Their functions may write anywhere.
        true => simulation.rows.forget_all(),
        false => follow::forget_written(simulation, id),
    }
    Ok(())
}

fn has_triggers(simulation: &Simulation, id: ObjectId) -> bool {
    simulation.catalog.dependents(id).any(|dependent| {
        let object = simulation.catalog.object(dependent);
        object.is_some_and(|object| matches!(**object, Object::Trigger(_)))
    })
}

/// `transformMergeStmt`
fn analyse(simulation: &Simulation, it: &Merge, found: &mut Found) -> Result<ObjectId, Refusal> {
    let span = it.span;
    if let Some(with) = &it.with {
        if with.recursive {
            let message = "WITH RECURSIVE is not supported for MERGE statement";
            return Err(Refusal::other(span, "42601", message));
        }
        let writes = |statement: &Statement| !matches!(statement.kind, StatementKind::Select(_));
        if with.queries.iter().any(|(_, (_, statement))| writes(statement)) {
            return Err(Refusal::not_modelled(span, "a query of MERGE that changes rows"));
        }
    }
    for matched in [true, false] {
        let mut clauses = it.clauses.iter().filter(|clause| clause.matched == matched);
        if clauses.any(|clause| clause.condition.is_none()) && clauses.next().is_some() {
            let message = "unreachable WHEN clause specified after unconditional WHEN clause";
            return Err(Refusal::other(span, "42601", message));
        }
    }
    let (frame, _) = query::frame(simulation, it.with.as_ref(), None, found)?;
    if let Ok((id, table)) = names::with_columns(simulation, &it.table)
        && (!matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned)
            || simulation.catalog.dependents(id).any(|rule| is_rule(simulation, rule)))
    {
        return Err(Refusal::not_modelled(it.table.span(), "MERGE into this relation").about(id));
    }
    let (id, table) = target(simulation, &it.table, found)?;
    super::published::require_identity(simulation, id, it.table.span())?;
    // A row that is inserted sees the source alone.
    let mut source = Level { outer: Some(&frame), query: found.next(), ..Level::default() };
    query::add_from(simulation, &mut source, std::slice::from_ref(&it.source), found)?;
    let called = it.alias.as_ref().map_or(&it.table.name.name, |alias| &alias.name);
    if source_name(&it.source).is_some_and(|name| name == called) {
        let message = format!("name \"{}\" specified more than once", called.as_str());
        return Err(Refusal::other(span, "42712", message));
    }
    let mut both = Level { outer: Some(&frame), query: found.next(), ..Level::default() };
    let number = found.relation();
    both.relations.push(relation(simulation, number, (id, table), it.alias.as_ref()));
    query::add_from(simulation, &mut both, std::slice::from_ref(&it.source), found)?;
    query::boolean(simulation, &it.condition, &both, Use::JoinOn, "ON", found).map_err(|refusal| {
        // PostgreSQL 15 does not ask whether it is a condition.
        match refusal.sqlstate() {
            Some("42804") => Refusal::not_modelled(refusal.span, "this condition of MERGE"),
            _ => refusal,
        }
    })?;
    for MergeClause { matched, condition, action } in &it.clauses {
        let level = if *matched { &both } else { &source };
        if let Some(condition) = condition {
            query::boolean(simulation, condition, level, Use::Where, "WHEN", found)?;
        }
        match action {
            MergeAction::Nothing => {}
            MergeAction::Delete => {
                found.notes.push(Note::Deletes { table: id, rows: Rows::Unknown, span });
            }
            MergeAction::Update(assignments) => {
                update::assignments(simulation, table, assignments, level, found)?;
                let names = assignments.iter().flat_map(|assignment| &assignment.columns);
                let numbers = names.filter_map(|name| Some(table.column(name.name.as_str())?.number));
                found.notes.push(Note::Updates { table: id, columns: numbers.collect(), span });
            }
            MergeAction::Insert(row) => {
                insert::row(simulation, table, row, span, level, found)?;
                found.notes.push(Note::Inserts { table: id, rows: Rows::Unknown, span });
            }
        }
    }
    // What is stored where hangs on which rows there are.
    let null = found.null.take().is_some();
    let writes =
        |clause: &MergeClause| matches!(clause.action, MergeAction::Update(_) | MergeAction::Insert(_));
    if it.clauses.iter().any(writes)
        && gives_rows(simulation, &it.source)
        && (null || is_constrained(simulation, id))
    {
        found.notes.push(Note::HangsOnRows { what: "the rows that are merged".to_owned(), span });
    }
    Ok(id)
}

/// Whether rows of the source are there for certain, as far as is known.
fn gives_rows(simulation: &Simulation, source: &FromItem) -> bool {
    let FromItem::Table { name, .. } = source else { return true };
    match names::find(simulation, Namespace::Relation, name) {
        Some(id) => simulation.rows.table(id).is_some_and(|known| !known.rows.is_empty()),
        None => true,
    }
}

/// Whether a table refuses some rows.
fn is_constrained(simulation: &Simulation, id: ObjectId) -> bool {
    let table = object::table(&simulation.catalog, id);
    let dependents = || simulation.catalog.dependents(id);
    table.is_some_and(|table| table.columns.iter().any(|column| column.not_null))
        || dependents().any(|dependent| {
            object::constraint(&simulation.catalog, dependent).is_some()
                || object::index(&simulation.catalog, dependent).is_some_and(|index| index.unique)
        })
}

fn is_rule(simulation: &Simulation, id: ObjectId) -> bool {
    let object = simulation.catalog.object(id);
    object
        .is_some_and(|object| matches!(object.as_ref(), Object::Defined(it) if it.kind == DefinedKind::Rule))
}

/// How the source is called.
fn source_name(it: &FromItem) -> Option<&arcoiris_catalog::Name> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "others are not called like a table")]
    match it {
        FromItem::Table { name, alias, .. } => {
            Some(alias.as_ref().map_or(&name.name.name, |alias| &alias.name))
        }
        FromItem::Subquery { alias, .. } => alias.as_ref().map(|alias| &alias.name),
        _ => None,
    }
}
