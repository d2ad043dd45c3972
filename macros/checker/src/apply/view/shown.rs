//! What a query shows, as the columns of a relation.

use std::sync::Arc;

use arcoiris_catalog::{Column, ColumnNumber, Name, ObjectId, Persistence, Piece, State, TableKind};

use crate::apply::{column, inherit, object};
use crate::effects::{Effects, Lock, Note};
use crate::plpgsql;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::callee;
use crate::resolve::kind::Kind;
use crate::resolve::query::stored::StoredColumn;
use crate::simulation::Simulation;
use crate::syntax::{Ident, Query, SelectBody, Span, StatementKind};

/// What the columns are for: each has its own words for the same mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    View,
    MaterializedView,
    Table,
}

/// The columns of a new relation, under the names that are written before the query (`DefineVirtualRelation`,
/// `create_ctas_nodata`).
///
/// # Errors
/// 42601 for more names than columns, 42701 for a name given twice, 42P16 for a column of a pseudo-type.
pub(super) fn columns(
    simulation: &Simulation,
    shown: &[StoredColumn],
    names: &[Ident],
    table: &Ident,
    of: For,
    span: Span,
) -> Result<Vec<Arc<Column>>, Refusal> {
    if let Some(extra) = names.get(shown.len()) {
        let message = match of {
            For::View => "CREATE VIEW specifies more column names than columns",
            For::MaterializedView | For::Table => "too many column names were specified",
        };
        return Err(Refusal::other(extra.span, "42601", message));
    }
    if shown.len() > column::MOST_COLUMNS {
        let message = format!("tables can have at most {} columns", column::MOST_COLUMNS);
        return Err(Refusal::other(span, "54011", message));
    }
    let mut columns: Vec<Arc<Column>> = Vec::with_capacity(shown.len());
    for (index, it) in shown.iter().enumerate() {
        let written = names.get(index);
        let name = written.map_or_else(|| it.name.clone(), |ident| ident.name.clone());
        let place = written.map_or(span, |ident| ident.span);
        if of != For::View && column::SYSTEM_COLUMNS.contains(&name.as_str()) {
            let message = format!("column name \"{}\" conflicts with a system column name", name.as_str());
            return Err(Refusal::other(place, "42701", message));
        }
        columns.push(Arc::new(plain(index, name, it)));
    }
    for (index, it) in columns.iter().enumerate() {
        if columns.iter().take(index).any(|earlier| earlier.name == it.name) {
            let fact =
                RefusalFact::DuplicateColumn { table: table.name.to_string(), column: it.name.to_string() };
            return Err(Refusal::new(names.get(index).map_or(span, |ident| ident.span), fact));
        }
    }
    for it in &columns {
        require_storable(simulation, it, span)?;
    }
    Ok(columns)
}

fn plain(index: usize, name: Name, it: &StoredColumn) -> Column {
    Column {
        number: ColumnNumber::try_from(index + 1).unwrap_or(ColumnNumber::MAX),
        name,
        ty: it.ty.clone(),
        collation: it.collation.clone(),
        not_null: false,
        default: None,
        identity: None,
        generated: None,
        storage: None,
        compression: None,
        statistics: None,
        options: Vec::new(),
        privileges: None,
        comment: None,
        inherited: 0,
        local: true,
        foreign_options: Vec::new(),
    }
}

/// `CheckAttributeType`
fn require_storable(simulation: &Simulation, it: &Column, span: Span) -> Result<(), Refusal> {
    let Some(kind) = Kind::of(simulation, &it.ty).filter(|kind| kind.sort() == Some('p')) else {
        return Ok(());
    };
    let message = format!("column \"{}\" has pseudo-type {}", it.name.as_str(), kind.words(simulation));
    Err(Refusal::other(span, "42P16", message))
}

/// What an analysis saw beside the columns, told to the rules.
pub(in crate::apply) fn tell(found: Found, effects: &mut Effects) {
    effects.notes.extend(found.notes);
    for (id, label, span) in found.enum_values {
        effects.notes.push(Note::EnumValueUsed { id, label, span });
    }
    for (name, schema, span) in found.unqualified {
        effects.notes.push(Note::Unqualified { name, schema, span });
    }
    for (lock, id) in found.locks {
        crate::apply::named::lock(effects, lock.max(Lock::AccessShare), id);
    }
}

/// A query that changes rows cannot be stored.
///
/// # Errors
/// 0A000 with this message.
pub(super) fn require_reading(query: &Query, message: &str) -> Result<(), Refusal> {
    for (name, (_, statement)) in query.with.iter().flat_map(|with| &with.queries) {
        if matches!(
            statement.kind,
            StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_)
        ) {
            return Err(Refusal::other(name.span, "0A000", message));
        }
    }
    Ok(())
}

/// Whether a query says `INTO`, which only a statement of its own may.
pub(super) fn into(query: &Query) -> bool {
    match &query.body {
        SelectBody::Select(select) => select.into.is_some(),
        SelectBody::SetOperation { left, .. } => into(left),
        SelectBody::Values(_) => false,
    }
}

/// Makes sure that what a query reads can be read when it is run.
///
/// # Errors
/// 55000 for a materialized view without data; not modelled for what another role or another server decides about.
pub(in crate::apply) fn require_readable(
    simulation: &Simulation,
    reads: &[ObjectId],
    span: Span,
) -> Result<(), Refusal> {
    let unpopulated = |id| {
        object::table(&simulation.catalog, id)
            .and_then(|table| table.view.as_ref())
            .is_some_and(|view| !view.populated)
    };
    // A partitioned table without partitions has no rows to go with others, which are not looked at then.
    let hollow = |id| {
        inherit::is_partitioned(&simulation.catalog, id)
            && inherit::children(&simulation.catalog, id).is_empty()
    };
    let foreign = |id| {
        object::table(&simulation.catalog, id)
            .is_some_and(|table| table.kind == arcoiris_catalog::TableKind::Foreign)
    };
    if let Some(id) = read(simulation, reads, foreign) {
        return Err(Refusal::not_modelled(span, "what a foreign table's server says").about(id));
    }
    if let Some(empty) = read(simulation, reads, unpopulated) {
        return Err(match read(simulation, reads, hollow) {
            Some(_) => Refusal::not_modelled(span, "whether a materialized view without data is looked at"),
            None => not_populated(simulation, empty, span),
        });
    }
    if let Some(id) = of_another_role(simulation, reads) {
        return Err(privileges_not_followed(id, span));
    }
    let is_view = |id| object::table(&simulation.catalog, id).is_some_and(|it| it.kind == TableKind::View);
    match read(simulation, reads, |id| is_view(id) && calls_what_fails(simulation, id, span)) {
        Some(id) => Err(not_seen_through(simulation, id, span)),
        None => Ok(()),
    }
}

/// The refusal for a view whose functions do what is not known.
pub(super) fn not_seen_through(simulation: &Simulation, id: ObjectId, span: Span) -> Refusal {
    let what = format!("view {}", crate::names::qualified(&simulation.catalog, id));
    Refusal::new(span, RefusalFact::Opaque { what }).about(id)
}

/// Whether a view calls a function that does more than read, or that fails: what is called for the rows of tables
/// may not be called at all.
pub(super) fn calls_what_fails(simulation: &Simulation, id: ObjectId, span: Span) -> bool {
    let Some(view) = object::table(&simulation.catalog, id).and_then(|table| table.view.as_ref()) else {
        return false;
    };
    let mut routines = view.query.pieces.iter().filter_map(|piece| match piece {
        Piece::Routine(routine) => Some(*routine),
        _ => None,
    });
    routines.any(|routine| {
        let targets: Vec<ObjectId> = view.references.iter().map(|(target, _)| *target).collect();
        let has_rows = |id| {
            object::table(&simulation.catalog, id)
                .is_some_and(|table| !matches!(table.kind, TableKind::View | TableKind::Composite))
                && simulation.rows.table(id).is_none_or(|known| known.rows.is_empty())
        };
        let for_rows = read(simulation, &targets, has_rows).is_some();
        !callee::is_harmless(simulation, routine, for_rows)
            || (!for_rows || callee::is_looked_into(simulation, routine))
                && plpgsql::fails(simulation, routine, span)
    })
}

/// A relation of this kind among those that a query reads, directly or through a view.
fn read(
    simulation: &Simulation,
    reads: &[ObjectId],
    is_meant: impl Fn(ObjectId) -> bool,
) -> Option<ObjectId> {
    let mut next: Vec<ObjectId> = reads.to_vec();
    let mut seen: Vec<ObjectId> = Vec::new();
    while let Some(id) = next.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Some(table) = object::table(&simulation.catalog, id) else { continue };
        if is_meant(id) {
            return Some(id);
        }
        if let (arcoiris_catalog::TableKind::View, Some(view)) = (table.kind, &table.view) {
            next.extend(view.references.iter().map(|(target, _)| *target));
        }
    }
    None
}

/// A view of another role that a query reads, directly or through a view, and that reads what is not that role's own: it is read with
/// that role's privileges, which are not followed.
fn of_another_role(simulation: &Simulation, reads: &[ObjectId]) -> Option<ObjectId> {
    let mut next: Vec<ObjectId> = reads.to_vec();
    let mut seen: Vec<ObjectId> = Vec::new();
    while let Some(id) = next.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Some(table) = object::table(&simulation.catalog, id) else { continue };
        let (Some(view), arcoiris_catalog::TableKind::View) = (&table.view, table.kind) else { continue };
        if reads_as_another(simulation, id) {
            return Some(id);
        }
        next.extend(view.references.iter().map(|(target, _)| *target));
    }
    None
}

/// Whether what a view reads is another role's than the view, which is not the migrator's.
pub(super) fn reads_as_another(simulation: &Simulation, id: ObjectId) -> bool {
    let Some(table) = object::table(&simulation.catalog, id) else { return false };
    let Some(view) = table.view.as_ref().filter(|_| table.owner != arcoiris_catalog::Role::Migrator) else {
        return false;
    };
    let owner = |id| object::table(&simulation.catalog, id).map(|it| &it.owner);
    view.references.iter().any(|(target, _)| owner(*target).is_some_and(|it| *it != table.owner))
}

/// The refusal for reading a view of another role.
pub(in crate::apply) fn privileges_not_followed(id: ObjectId, span: Span) -> Refusal {
    Refusal::not_modelled(span, "reading through a view of another role").about(id)
}

/// The refusal for reading a materialized view that was made, or refreshed, without data.
fn not_populated(simulation: &Simulation, id: ObjectId, span: Span) -> Refusal {
    let name = simulation.catalog.object(id).map_or("", |object| object.name().as_str());
    let message = format!("materialized view \"{name}\" has not been populated");
    let hint = Some("Use the REFRESH MATERIALIZED VIEW command.".to_owned());
    Refusal::new(span, RefusalFact::Other { sqlstate: "55000", message, hint }).about(id)
}

/// Whether any of these is a temporary relation.
pub(super) fn any_temporary(simulation: &Simulation, reads: &[ObjectId]) -> bool {
    reads.iter().any(|id| {
        object::table(&simulation.catalog, *id)
            .is_some_and(|table| table.persistence == Persistence::Temporary)
    })
}
