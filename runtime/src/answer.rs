//! What comes back from a server, in words that no driver owns.

use std::error::Error as StdError;
use std::fmt;

/// What one statement brought: its rows, each field as text.
pub(crate) type Rows = Vec<Vec<Option<String>>>;

/// What a message brought: rows of text, and how many rows each statement touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// One set of rows for each statement that returns rows.
    pub(crate) sets: Vec<Rows>,
    /// One count for each statement.
    pub(crate) counts: Vec<u64>,
}

/// Why no answer came.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The server refused.
    Server(Box<ServerError>),
    /// The connection is gone.
    Lost(Box<dyn StdError + Send + Sync>),
}

/// An error as PostgreSQL reports it.
/// <https://www.postgresql.org/docs/current/protocol-error-fields.html>
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerError {
    /// `ERROR`, `FATAL` or `PANIC`, perhaps in the server's language.
    pub severity: String,
    /// The SQLSTATE.
    pub code: String,
    /// The primary message.
    pub message: String,
    /// More about it.
    pub detail: Option<String>,
    /// What PostgreSQL suggests.
    pub hint: Option<String>,
    /// Where in the message that was sent, in characters, from 1.
    pub position: Option<u32>,
    /// The context: a function's lines, for example.
    pub context: Option<String>,
    /// The table it is about, with its schema where known.
    pub table: Option<String>,
    /// The constraint it is about.
    pub constraint: Option<String>,
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (SQLSTATE {})", self.message, self.code)
    }
}

impl StdError for ServerError {}
