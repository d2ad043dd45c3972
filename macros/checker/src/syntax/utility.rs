//! Statements that look after what is there, or the session, and change no schema: `REINDEX`, `VACUUM`, `ANALYZE`, `NOTIFY`, …

use arcoiris_catalog::wire_enum;

use super::{Ident, ObjectName, Statement};

/// A statement that changes no schema, though it names what must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UtilityStatement {
    /// `REINDEX`
    Reindex { target: ReindexTarget, concurrently: bool },
    /// `VACUUM`, or `ANALYZE` alone; each table with the columns that are named.
    Vacuum { vacuum: bool, tables: Vec<(ObjectName, Vec<Ident>)> },
    /// `CLUSTER [table [USING index]]`
    Cluster { table: Option<ObjectName>, index: Option<Ident> },
    /// `SET CONSTRAINTS`; no name for `ALL`.
    SetConstraints { names: Vec<ObjectName>, deferred: bool },
    /// `EXPLAIN`
    Explain { statement: Box<Statement>, analyze: bool },
    /// `DISCARD`: all, or temporary objects, or neither.
    Discard { all: bool, temporary: bool },
    /// What looks at nothing that a history makes, by its words: `CHECKPOINT`, `LISTEN`, `NOTIFY`, `UNLISTEN`, `SHOW`.
    Nothing { words: String },
}

/// What is built anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReindexTarget {
    Index(ObjectName),
    Table(ObjectName),
    Schema(Ident),
    /// `DATABASE` or `SYSTEM`
    Database(Option<Ident>),
}

wire_enum!(UtilityStatement {
    0 Reindex { target, concurrently }, 1 Vacuum { vacuum, tables }, 2 Cluster { table, index },
    3 SetConstraints { names, deferred }, 4 Explain { statement, analyze }, 5 Discard { all, temporary }, 6 Nothing { words },
});
wire_enum!(ReindexTarget { 0 Index(name), 1 Table(name), 2 Schema(name), 3 Database(name) });
