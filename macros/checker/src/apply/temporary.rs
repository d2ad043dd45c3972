//! Temporary objects: they stand in a schema of the session's own, which is looked in first, and go with the session, or with the
//! transaction (`ON COMMIT DROP`). <https://www.postgresql.org/docs/15/sql-createtable.html#SQL-CREATETABLE-TEMPORARY>
//!
//! No revision leaves any behind: each script is run in a session of its own.

use arcoiris_catalog::{Catalog, Name, Namespace, Object, ObjectId, Persistence, Role, Schema};

use super::dependency::{self, Address, Request};
use super::object;
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Span, TransactionVerb};

/// The schema of temporary objects, if there are any.
pub(super) fn schema(catalog: &Catalog) -> Option<ObjectId> {
    catalog.find(Namespace::Schema, None, &Name::new(Catalog::TEMPORARY))
}

/// Whether a name is written with the schema of temporary objects.
pub(super) fn is_written(name: &ObjectName) -> bool {
    name.schema.as_ref().is_some_and(|schema| schema.name.as_str() == Catalog::TEMPORARY)
}

/// The schema in which a temporary object of this name is made; it is made too if it is the first.
///
/// # Errors
/// 42P16 if another schema is written.
pub(super) fn creation_schema(simulation: &mut Simulation, name: &ObjectName) -> Result<ObjectId, Refusal> {
    if let Some(written) = &name.schema
        && written.name.as_str() != Catalog::TEMPORARY
    {
        crate::names::schema(simulation, written)?;
        let message = "cannot create temporary relation in non-temporary schema";
        return Err(Refusal::other(written.span, "42P16", message));
    }
    Ok(schema(&simulation.catalog).unwrap_or_else(|| {
        simulation.catalog.insert(Object::Schema(Schema {
            name: Name::new(Catalog::TEMPORARY),
            owner: Role::Migrator,
            privileges: None,
            comment: None,
        }))
    }))
}

/// Whether a relation is a temporary one.
pub(super) fn is_temporary(simulation: &Simulation, id: ObjectId) -> bool {
    object::table(&simulation.catalog, id).is_some_and(|table| table.persistence == Persistence::Temporary)
}

/// Takes away everything temporary: the end of a session, or `DISCARD TEMP`.
pub(super) fn discard(simulation: &mut Simulation) {
    simulation.dropped_on_commit.clear();
    if let Some(schema) = schema(&simulation.catalog) {
        go(simulation, &[schema]);
    }
}

fn go(simulation: &mut Simulation, ids: &[ObjectId]) {
    let roots: Vec<Address> = ids.iter().copied().map(Address::whole).collect();
    let request = Request { cascade: true, span: Span { start: 0, end: 0 } };
    // With CASCADE nothing that stays can keep it; it refuses parts of something, which these are not.
    let _ = dependency::drop(simulation, &mut Effects::default(), &roots, request);
}

/// The end of a transaction.
pub(super) fn commit(simulation: &mut Simulation) {
    if let Some(path) = simulation.path_after_transaction.take() {
        simulation.search_path = path;
    }
    simulation.constraints_deferred = false;
    simulation.cursors.retain(|_, cursor| cursor.hold);
    let doomed: Vec<ObjectId> = std::mem::take(&mut simulation.dropped_on_commit).into_iter().collect();
    let doomed: Vec<ObjectId> = doomed.into_iter().filter(|id| is_temporary(simulation, *id)).collect();
    if !doomed.is_empty() {
        go(simulation, &doomed);
    }
}

/// What transaction control does to the session.
pub(super) fn transaction(simulation: &mut Simulation, verb: TransactionVerb) {
    match verb {
        TransactionVerb::Begin => simulation.in_block = true,
        TransactionVerb::Commit | TransactionVerb::Rollback => {
            simulation.in_block = false;
            commit(simulation);
        }
        TransactionVerb::CommitAndChain | TransactionVerb::RollbackAndChain => commit(simulation),
        TransactionVerb::BeginReadOnly
        | TransactionVerb::SetReadOnly
        | TransactionVerb::Savepoint
        | TransactionVerb::Release
        | TransactionVerb::RollbackTo
        | TransactionVerb::Prepare
        | TransactionVerb::CommitPrepared
        | TransactionVerb::RollbackPrepared
        | TransactionVerb::Set => {}
    }
}

/// The rules judge what outlives the session: of temporary tables they hear nothing.
pub(super) fn forget(simulation: &Simulation, effects: &mut Effects) {
    if schema(&simulation.catalog).is_none() {
        return;
    }
    effects.notes.retain(|note| match note {
        Note::Rewrites { id } | Note::Scans { id } | Note::FailsOnRows { id, .. } => {
            !is_temporary(simulation, *id)
        }
        Note::Inserts { table, .. } | Note::Deletes { table, .. } | Note::Updates { table, .. } => {
            !is_temporary(simulation, *table)
        }
        Note::Unqualified { schema, .. } => schema.as_str() != Catalog::TEMPORARY,
        Note::SkippedDuplicate { .. }
        | Note::SkippedMissing { .. }
        | Note::Cascaded { .. }
        | Note::LosesData { .. }
        | Note::EnumValueAdded { .. }
        | Note::EnumValueUsed { .. }
        | Note::HangsOnRows { .. }
        | Note::OutsideTransactionOnly { .. } => true,
    });
    effects.locks.retain(|(_, table)| !is_temporary(simulation, *table));
}
