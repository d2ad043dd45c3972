//! How far a statement came that runs outside a transaction, if it was interrupted: what the runtime has to ask the server for.
//!
//! Such a statement commits by itself, before its revision's version does, and some of them commit in parts. What can be asked is
//! known here, where the statement's effect is known: the names that it resolved to, and the definition of the index that it makes.
//! Asking is the runtime's (`runtime/src/probe`).

use arcoiris_catalog::{Change, Namespace, Object, ObjectId, State, index_definition, wire_enum};

use crate::effects::{Effects, Note};
use crate::names;
use crate::rules::statement_outside_transaction::never_inside;
use crate::simulation::Simulation;
use crate::syntax::{
    AlterTableAction, DefinedStatement, MaintenanceStatement, ObjectKind, ObjectName, Statement,
    StatementKind, UtilityStatement,
};

/// What tells, after an interruption, how far a statement came. Names are a schema and a name in it, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Probe {
    /// Nothing does.
    #[default]
    Unknown,
    /// PostgreSQL runs it in a transaction, too, so that it can be committed together with its version.
    Transactional,
    /// It may be run any number of times.
    Repeatable,
    /// `CREATE INDEX CONCURRENTLY`: the index, and what `pg_get_indexdef` prints of it.
    CreateIndex { schema: String, name: String, definition: String },
    /// `DROP INDEX CONCURRENTLY`
    DropIndex { schema: String, name: String },
    /// `REINDEX … CONCURRENTLY`
    Reindex(Reindexed),
    /// `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`
    DetachPartition { parent: (String, String), partition: (String, String) },
}

/// What `REINDEX` rebuilds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reindexed {
    /// One index.
    Index { schema: String, name: String },
    /// All indexes of a table.
    Table { schema: String, name: String },
    /// All indexes of a schema.
    Schema { name: String },
    /// All indexes of the database.
    Database,
}

wire_enum!(Probe {
    0 Unknown, 1 Transactional, 2 Repeatable, 3 CreateIndex { schema, name, definition }, 4 DropIndex { schema, name },
    5 Reindex(what), 6 DetachPartition { parent, partition },
});
wire_enum!(Reindexed { 0 Index { schema, name }, 1 Table { schema, name }, 2 Schema { name }, 3 Database });

/// What tells how far a statement came, given what it did to the catalog.
pub(crate) fn of(
    (before, after): (&dyn State, &Simulation),
    statement: &Statement,
    text: &str,
    effects: &Effects,
    changes: &[Change],
) -> Probe {
    let outside = never_inside(statement, text)
        || effects.notes.iter().any(|note| matches!(note, Note::OutsideTransactionOnly { .. }));
    let probe = match &statement.kind {
        StatementKind::CreateIndex(it) if it.concurrently => created(after, changes),
        StatementKind::Drop(it) if it.concurrently && it.kind == ObjectKind::Index => {
            dropped(before, changes)
        }
        StatementKind::Defined(it) => maintained(after, it),
        StatementKind::AlterTable(it) => match it.actions.as_slice() {
            [(AlterTableAction::DetachPartition { partition, concurrently: true, .. }, _)] => {
                detached(after, &it.name, partition)
            }
            _ => None,
        },
        StatementKind::Utility(it) => match &**it {
            UtilityStatement::Merge(_) if !outside => Some(Probe::Transactional),
            UtilityStatement::SetConstraints { .. }
            | UtilityStatement::Explain { .. }
            | UtilityStatement::Discard { .. }
            | UtilityStatement::Call(_)
            | UtilityStatement::Session(_)
            | UtilityStatement::Merge(_) => Some(Probe::Unknown),
        },
        // What is in it may end transactions, or is not known.
        StatementKind::Transaction(_)
        | StatementKind::Lock { .. }
        | StatementKind::Opaque(_)
        | StatementKind::Do(_)
        | StatementKind::NotModelled(_) => Some(Probe::Unknown),
        StatementKind::CreateSchema(_)
        | StatementKind::CreateExtension(_)
        | StatementKind::CreateEnum { .. }
        | StatementKind::AlterEnum { .. }
        | StatementKind::CreateDomain(_)
        | StatementKind::AlterDomain { .. }
        | StatementKind::CreateTable(_)
        | StatementKind::CreateIndex(_)
        | StatementKind::CreateSequence(_)
        | StatementKind::AlterSequence(_)
        | StatementKind::Rename { .. }
        | StatementKind::SetSchema { .. }
        | StatementKind::OwnerTo { .. }
        | StatementKind::Drop(_)
        | StatementKind::Comment(_)
        | StatementKind::Grant(_)
        | StatementKind::Insert(_)
        | StatementKind::Update(_)
        | StatementKind::Delete(_)
        | StatementKind::Select(_)
        | StatementKind::Truncate { .. }
        | StatementKind::Set(_)
        | StatementKind::View(_)
        | StatementKind::Routine(_)
        | StatementKind::Trigger(_)
        | StatementKind::Type(_) => None,
    };
    probe.unwrap_or(if outside { Probe::Unknown } else { Probe::Transactional })
}

fn created(after: &Simulation, changes: &[Change]) -> Option<Probe> {
    let made = changes.iter().find_map(|change| match (&change.before, change.after.as_deref()) {
        (None, Some(Object::Index(index))) => Some(index),
        _ => None,
    });
    // IF NOT EXISTS found one.
    let Some(index) = made else { return Some(Probe::Repeatable) };
    Some(Probe::CreateIndex {
        schema: after.catalog.schema_name(index.schema)?.as_str().to_owned(),
        name: index.name.as_str().to_owned(),
        definition: index_definition(&after.catalog, index),
    })
}

fn dropped(before: &dyn State, changes: &[Change]) -> Option<Probe> {
    let gone = changes.iter().find_map(|change| match (change.before.as_deref(), &change.after) {
        (Some(Object::Index(index)), None) => Some(index),
        _ => None,
    });
    // IF EXISTS found none.
    let Some(index) = gone else { return Some(Probe::Repeatable) };
    let schema = before.schema_name(index.schema)?.as_str().to_owned();
    Some(Probe::DropIndex { schema, name: index.name.as_str().to_owned() })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all others are ordinary DDL")]
fn maintained(after: &Simulation, it: &DefinedStatement) -> Option<Probe> {
    match it {
        DefinedStatement::Maintenance(MaintenanceStatement::Reindex { kind, name, concurrently: true }) => {
            let named = name.as_ref().and_then(|name| relation(after, name));
            let what = match (kind, name, named) {
                (ObjectKind::Index, _, Some((schema, name))) => Reindexed::Index { schema, name },
                (ObjectKind::Table, _, Some((schema, name))) => Reindexed::Table { schema, name },
                (ObjectKind::Schema, Some(name), _) => {
                    Reindexed::Schema { name: name.name.name.as_str().to_owned() }
                }
                _ => Reindexed::Database,
            };
            Some(Probe::Reindex(what))
        }
        DefinedStatement::Maintenance(_) => Some(Probe::Repeatable),
        // What belongs to the server is not in the catalog.
        DefinedStatement::Cluster { .. }
        | DefinedStatement::Server(_)
        | DefinedStatement::Subscription(_)
        | DefinedStatement::ImportForeignSchema(_) => Some(Probe::Unknown),
        _ => None,
    }
}

fn detached(after: &Simulation, parent: &ObjectName, partition: &ObjectName) -> Option<Probe> {
    let (parent, partition) = relation(after, parent).zip(relation(after, partition))?;
    Some(Probe::DetachPartition { parent, partition })
}

/// The schema and the name of a relation.
fn relation(simulation: &Simulation, name: &ObjectName) -> Option<(String, String)> {
    let id: ObjectId = names::find(simulation, Namespace::Relation, name)?;
    let catalog = &simulation.catalog;
    let schema = match &**catalog.object(id)? {
        Object::Table(it) => it.schema,
        Object::Index(it) => it.schema,
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Sequence(_)
        | Object::Constraint(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => return None,
    };
    let own = catalog.object(id)?.name().as_str().to_owned();
    Some((catalog.schema_name(schema)?.as_str().to_owned(), own))
}
