//! `REFRESH MATERIALIZED VIEW` <https://www.postgresql.org/docs/15/sql-refreshmaterializedview.html>

use arcoiris_catalog::{Index, IndexElement, Namespace, Table, TableKind};

use super::shown;
use crate::apply::{named, object};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::rows;
use crate::rows::view::Fits;
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    name: &ObjectName,
    (concurrently, with_data): (bool, bool),
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::MaterializedView, name, false)?;
    let Some(id) = found else { return Ok(()) };
    let qualified = names::qualified(&simulation.catalog, id);
    let table = object::table(&simulation.catalog, id);
    // RangeVarCallbackMaintainsTable looks first, and lets tables pass.
    let Some(table) = table.filter(|table| !matches!(table.kind, TableKind::View | TableKind::Composite))
    else {
        return Err(named::wrong_kind(simulation, id, name, ObjectKind::MaterializedView));
    };
    let view = match &table.view {
        Some(view) if table.kind == TableKind::MaterializedView => view,
        _ if table.kind == TableKind::Foreign => {
            return Err(named::wrong_kind(simulation, id, name, ObjectKind::MaterializedView));
        }
        _ => {
            let message = format!("\"{}\" is not a materialized view", name.name.name.as_str());
            return Err(Refusal::other(name.span(), "0A000", message).about(id));
        }
    };
    if concurrently && !view.populated {
        let message = "CONCURRENTLY cannot be used when the materialized view is not populated";
        return Err(Refusal::other(span, "0A000", message).about(id));
    }
    if concurrently && !with_data {
        let message = "CONCURRENTLY and WITH NO DATA options cannot be used together";
        return Err(Refusal::other(span, "42601", message).about(id));
    }
    if concurrently
        && !object::indexes_of(&simulation.catalog, id).iter().any(|(_, index)| tells_apart(index))
    {
        let message = format!("cannot refresh materialized view \"{qualified}\" concurrently");
        let hint =
            "Create a unique index with no WHERE clause on one or more columns of the materialized view.";
        let fact = RefusalFact::Other { sqlstate: "55000", message, hint: Some(hint.to_owned()) };
        return Err(Refusal::new(span, fact).about(id));
    }
    let reads: Vec<_> = view.references.iter().map(|(target, _)| *target).collect();
    if with_data && shown::reads_as_another(simulation, id) {
        return Err(shown::privileges_not_followed(id, name.span()));
    }
    if with_data {
        shown::require_readable(simulation, &reads, name.span())?;
        if shown::calls_what_fails(simulation, id, name.span()) {
            return Err(shown::not_seen_through(simulation, id, name.span()));
        }
    }
    if with_data {
        match rows::view::fits(simulation, id) {
            Fits::Yes => {}
            Fits::No(index) if !concurrently => {
                let message = format!("could not create unique index \"{index}\"");
                return Err(Refusal::other(span, "23505", message).about(id));
            }
            Fits::No(_) | Fits::Unknown => simulation
                .rows
                .doubt(format!("whether two rows of {} have the same key", name.name.name.as_str())),
        }
    }
    object::change_table(&mut simulation.catalog, id, |table| {
        if let Some(view) = &mut table.view {
            view.populated = with_data;
        }
    });
    named::lock(effects, if concurrently { Lock::Exclusive } else { Lock::AccessExclusive }, id);
    effects.notes.push(Note::Scans { id });
    effects.words = format!("refresh materialized view {qualified}");
    Ok(())
}

/// Whether `REFRESH` of a name does what it should, as far as the catalog tells.
pub(crate) fn can_refresh(simulation: &Simulation, name: &ObjectName, concurrently: bool) -> bool {
    let Some(id) = names::find(simulation, Namespace::Relation, name) else { return false };
    let populated = match object::table(&simulation.catalog, id) {
        Some(Table { kind: TableKind::MaterializedView, view: Some(view), .. }) => view.populated,
        Some(_) | None => return false,
    };
    let told_apart =
        || object::indexes_of(&simulation.catalog, id).iter().any(|(_, index)| tells_apart(index));
    !shown::reads_as_another(simulation, id)
        && (!concurrently || populated && told_apart())
        && rows::view::fits(simulation, id) == Fits::Yes
}

/// `is_usable_unique_index`
fn tells_apart(index: &Index) -> bool {
    index.unique
        && index.predicate.as_ref().is_none_or(|it| crate::apply::index::is_always_true(it) == Some(true))
        && index.keys.iter().all(|key| matches!(key.element, IndexElement::Column(_)))
}
