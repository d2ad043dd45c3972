//! One message to the server, and what must come back.

use crate::Revision;
use crate::plan::Direction;

/// What is sent in one round trip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is for.
    pub purpose: Purpose,
    /// The text: one simple-query message of PostgreSQL's protocol.
    pub sql: String,
    /// Where a revision's script stands in `sql`.
    pub script: Option<ScriptPlace>,
    /// What must come back.
    pub expect: Expect,
}

/// What a [`Message`] is for.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// To read where the database is.
    Read,
    /// To make the version table and the log table.
    Prepare,
    /// To take, wait for, or give back the lock.
    Lock,
    /// To take a step.
    Step(&'static Revision, Direction),
    /// To write another version without running anything.
    Stamp,
    /// To put right what differs.
    Repair,
    /// To find the statement that failed, and to clear up.
    CleanUp,
}

impl PartialEq for Purpose {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Purpose::Step(a, way), Purpose::Step(b, other_way)) => a.id == b.id && way == other_way,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

impl Eq for Purpose {}

/// Where a revision's script stands in a message, in characters, as PostgreSQL counts error positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScriptPlace {
    /// Characters before the script.
    pub start: usize,
    /// Characters of the script.
    pub length: usize,
}

/// What must come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expect {
    /// Success.
    Success,
    /// Rows of text.
    Rows,
    /// Success, and the last statements touched so many rows each.
    Touched(Vec<u64>),
    /// Whether an earlier run began the statement, and how far it came.
    Attempt,
}

impl Message {
    pub(crate) fn new(purpose: Purpose, sql: impl Into<String>, expect: Expect) -> Self {
        Message { purpose, sql: sql.into(), script: None, expect }
    }
}
