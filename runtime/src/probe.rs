//! A statement outside a transaction that was interrupted: how far it came, and how it is completed.
//!
//! Such a statement commits by itself, before its revision's version does, and some commit in parts: `CREATE INDEX CONCURRENTLY`
//! that is cut off leaves an index that is not valid. So before it is sent the server is asked how far an earlier run came
//! (`ask`), in the message that goes out anyway; what is done then is decided from the answer (`verdict`).

mod ask;
mod verdict;

use crate::Revision;
use crate::plan::Direction;

pub(crate) use ask::{attempt, begun, question, recorded_failure};
pub(crate) use verdict::{Answered, Verdict, twin};

/// What tells, after an interruption, how far a script of one statement came that runs outside a transaction.
///
/// Made by [`history!`](crate::history), which knows what the statement does; names are as PostgreSQL stores them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// Nothing does. A run that finds such a statement begun and not recorded stops with
    /// [`Error::Interrupted`](crate::Error::Interrupted).
    Unknown,
    /// PostgreSQL runs it in a transaction, too (`ALTER TYPE … ADD VALUE`, `VALIDATE CONSTRAINT`, …), so that it is committed
    /// together with its version.
    Transactional,
    /// It may be run any number of times: `VACUUM`, `ANALYZE`, …
    Repeatable,
    /// `CREATE INDEX CONCURRENTLY` <https://www.postgresql.org/docs/15/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY>
    CreateIndex {
        /// The index's schema.
        schema: &'static str,
        /// Its name.
        name: &'static str,
        /// What `pg_get_indexdef` prints of it.
        definition: &'static str,
    },
    /// `DROP INDEX CONCURRENTLY` <https://www.postgresql.org/docs/15/sql-dropindex.html>
    DropIndex {
        /// The index's schema.
        schema: &'static str,
        /// Its name.
        name: &'static str,
    },
    /// `REINDEX … CONCURRENTLY` <https://www.postgresql.org/docs/15/sql-reindex.html#SQL-REINDEX-CONCURRENTLY>
    Reindex(Reindexed),
    /// `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`
    /// <https://www.postgresql.org/docs/15/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION>
    DetachPartition {
        /// The partitioned table, schema and name.
        parent: (&'static str, &'static str),
        /// The partition, schema and name.
        partition: (&'static str, &'static str),
    },
}

/// What a `REINDEX` rebuilds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reindexed {
    /// One index.
    Index {
        /// Its schema.
        schema: &'static str,
        /// Its name.
        name: &'static str,
    },
    /// All indexes of a table.
    Table {
        /// Its schema.
        schema: &'static str,
        /// Its name.
        name: &'static str,
    },
    /// All indexes of a schema.
    Schema {
        /// Its name.
        name: &'static str,
    },
    /// All indexes of the database.
    Database,
}

/// How far a statement came that an earlier run began, or somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It had no effect, or may simply be run again.
    NotDone,
    /// A part of it had effect: an index is not valid, a partition is half detached. That is cleared up first.
    HalfDone,
    /// It had taken effect, and is not run again.
    Done,
}

/// A step that was taken up where an earlier run had left it.
#[derive(Debug, Clone, Copy)]
pub struct Resumed {
    /// The revision.
    pub revision: &'static Revision,
    /// Which way.
    pub direction: Direction,
    /// What was found.
    pub found: Found,
}

impl Found {
    /// `not done`, `half done`, `done`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Found::NotDone => "not done",
            Found::HalfDone => "half done",
            Found::Done => "done",
        }
    }
}

/// Whether a revision's script is sent alone, outside a transaction.
pub(crate) fn runs_outside(revision: &Revision, direction: Direction) -> bool {
    revision.no_transaction && crate::plan::script(revision, direction).probe != Probe::Transactional
}
