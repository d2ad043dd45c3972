//! `CREATE OR REPLACE VIEW` of a view that is there: it keeps its columns, its owner and its privileges; what it shows and its
//! parameters are new.

use std::sync::Arc;

use arcoiris_catalog::{Column, ColumnNumber, Name, Object, ObjectId, State, TableKind, format_type};

use super::create_view::view;
use crate::apply::{named, object};
use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::query::stored::StoredQuery;
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Span};

/// What has the name is a view.
///
/// # Errors
/// 42809
pub(super) fn require_view(simulation: &Simulation, id: ObjectId, name: &ObjectName) -> Result<(), Refusal> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) if table.kind == TableKind::View => Ok(()),
        _ => Err(named::wrong_kind(simulation, id, name, ObjectKind::View)),
    }
}

/// # Errors
/// 42P16 where a column would go, or get another name, type or collation (`checkViewColumns`).
pub(super) fn apply(
    simulation: &mut Simulation,
    id: ObjectId,
    (columns, query, options): (Vec<Arc<Column>>, StoredQuery, Vec<(Name, String)>),
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let refuse = |message: String, hint: Option<&str>| {
        let hint = hint.map(str::to_owned);
        Err(Refusal::new(span, RefusalFact::Other { sqlstate: "42P16", message, hint }).about(id))
    };
    if columns.len() < table.columns.len() {
        return refuse("cannot drop columns from view".to_owned(), None);
    }
    for (old, new) in table.columns.iter().zip(&columns) {
        if old.name != new.name {
            let message = format!(
                "cannot change name of view column \"{}\" to \"{}\"",
                old.name.as_str(),
                new.name.as_str()
            );
            let hint = "Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.";
            return refuse(message, Some(hint));
        }
        if old.ty != new.ty {
            let words = |column: &Column| format_type(&simulation.catalog, &column.ty);
            let message = format!(
                "cannot change data type of view column \"{}\" from {} to {}",
                old.name.as_str(),
                words(old),
                words(new)
            );
            return refuse(message, None);
        }
        if old.collation != new.collation {
            return refuse(format!("cannot change collation of view column \"{}\"", old.name.as_str()), None);
        }
    }
    if reads_itself(simulation, id, &query) {
        return Err(Refusal::not_modelled(span, "a view that reads itself").about(id));
    }
    let mut next = table.next_column;
    let mut all = table.columns.clone();
    for column in columns.into_iter().skip(table.columns.len()) {
        let mut column = Arc::unwrap_or_clone(column);
        column.number = next;
        next = next.saturating_add(1);
        all.push(Arc::new(column));
    }
    let next: ColumnNumber = next;
    object::change_table(&mut simulation.catalog, id, |table| {
        table.columns = all;
        table.next_column = next;
        table.view = Some(Box::new(view(query, true)));
        table.options = options;
    });
    named::lock(effects, Lock::AccessExclusive, id);
    effects.words = format!("replace view {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// Whether a query reads the view, directly or through other views: PostgreSQL takes it, and fails when it is read.
fn reads_itself(simulation: &Simulation, id: ObjectId, query: &StoredQuery) -> bool {
    let mut next: Vec<ObjectId> = query.depends.iter().map(|(target, _)| *target).collect();
    let mut seen: Vec<ObjectId> = Vec::new();
    while let Some(target) = next.pop() {
        if target == id {
            return true;
        }
        if seen.contains(&target) {
            continue;
        }
        seen.push(target);
        if let Some(view) = object::table(&simulation.catalog, target).and_then(|table| table.view.as_ref()) {
            next.extend(view.references.iter().map(|(target, _)| *target));
        }
    }
    false
}
