//! Whether rows that a publication tells of may be changed (`CheckCmdReplicaIdentity`): their table needs a replica identity, and what
//! a publication's filter or list of columns reads must be part of it.
//! <https://www.postgresql.org/docs/15/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY>
//!
//! Which publications tell of which changes is not followed: where it matters, the statement is not judged.

use arcoiris_catalog::{
    Action, Constraint, ConstraintKind, DefinedKind, Object, ObjectId, Persistence, ReplicaIdentity, State,
    TableKind,
};

use crate::apply::{inherit, object};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Makes sure that an `UPDATE` or a `DELETE` of this table is surely taken beside the publications that there are.
///
/// # Errors
/// Not modelled where it is not.
pub(super) fn require_identity(simulation: &Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    if !simulation.catalog.has_publications() {
        return Ok(());
    }
    let mut tables = vec![id];
    tables.extend(inherit::descendants(&simulation.catalog, id));
    let mut at = 0;
    while let Some(id) = tables.get(at).copied() {
        at += 1;
        if !is_sure(simulation, id) {
            return Err(
                Refusal::not_modelled(span, "a change of rows that a publication may tell of").about(id)
            );
        }
        // What goes with the rows of this table.
        for dependent in simulation.catalog.dependents(id) {
            if let Some(Object::Constraint(Constraint { of, kind: ConstraintKind::ForeignKey(key), .. })) =
                simulation.catalog.object(dependent).map(AsRef::as_ref)
                && key.table == id
                && (follows(key.on_delete) || follows(key.on_update))
                && !tables.contains(of)
            {
                tables.push(*of);
            }
        }
    }
    Ok(())
}

fn follows(action: Action) -> bool {
    match action {
        Action::NoAction | Action::Restrict => false,
        Action::Cascade | Action::SetNull | Action::SetDefault => true,
    }
}

fn is_sure(simulation: &Simulation, id: ObjectId) -> bool {
    let catalog = &simulation.catalog;
    let Some(table) = object::table(catalog, id) else { return false };
    // The rows of a view are another table's.
    if table.kind == TableKind::View || table.persistence != Persistence::Permanent {
        return true;
    }
    let narrowed = std::iter::once(id).chain(table.parents.iter().copied()).any(|table| {
        catalog.dependents(table).any(|dependent| match catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Defined(it)) => {
                it.kind == DefinedKind::Publication
                    && (it.attribute("columns").is_some() || it.attribute("where").is_some())
            }
            _ => false,
        })
    });
    let identified = match table.replica_identity {
        ReplicaIdentity::Full => true,
        ReplicaIdentity::Default => object::primary_key(catalog, id)
            .and_then(|(key, _)| object::constraint(catalog, key))
            .is_some_and(|key| !key.deferrable),
        ReplicaIdentity::Nothing | ReplicaIdentity::Index => false,
    };
    !narrowed && (identified || table.kind == TableKind::Partitioned)
}
