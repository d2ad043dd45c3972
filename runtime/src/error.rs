//! What can go wrong at run time, as facts; the words are made in `error/display.rs` alone.

mod display;
mod place;

use std::error::Error as StdError;
use std::time::Duration;

use arcoiris_catalog::Difference;

use crate::answer::Failure;
pub use crate::answer::ServerError;
use crate::plan::Direction;
use crate::{Graph, History, Revision};
pub(crate) use display::rows;
pub use place::{Excerpt, StatementPlace};

/// What went wrong. No text in it holds a password.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A history made by hand is not one: an identifier stands twice, or a down revision does not stand before.
    BrokenHistory {
        /// The revision.
        revision: &'static str,
        /// The down revision that does not stand before it; absent where the identifier stands twice.
        parent: Option<&'static str>,
    },
    /// What a revision changes in the catalog cannot be read: the history was not made by this version's macro.
    BrokenChanges {
        /// The revision.
        revision: &'static str,
    },
    /// A history made by hand does not say what a revision changes, so that nothing can be compared with it.
    UnknownChanges {
        /// The revision.
        revision: &'static str,
    },
    /// A target that is no target.
    MalformedTarget {
        /// What was written.
        target: String,
    },
    /// A target that this history does not have.
    UnknownTarget {
        /// What was written.
        target: String,
        /// Identifiers and titles that look like it.
        similar: Vec<(&'static str, &'static str)>,
        /// The package that embeds the history.
        package: (&'static str, &'static str),
    },
    /// A target that means several revisions.
    AmbiguousTarget {
        /// What was written.
        target: String,
        /// The revisions that it may mean, with titles.
        candidates: Vec<(&'static str, &'static str)>,
    },
    /// A relative target that leaves the graph.
    TooFar {
        /// What was written.
        target: String,
        /// How many steps.
        wanted: u64,
        /// How many there are.
        there: u64,
    },
    /// An upgrade that goes down, or a downgrade that goes up.
    WrongWay {
        /// What was written.
        target: String,
        /// What it was written for.
        direction: Direction,
    },
    /// A downgrade to what the database does not have.
    NotApplied {
        /// The target's revision.
        target: &'static str,
        /// Where the database is.
        at: Vec<String>,
    },
    /// A downgrade across a revision that has no way back.
    Irreversible {
        /// The revision.
        revision: &'static Revision,
        /// Its author's reason.
        reason: &'static str,
        /// All that the downgrade would have taken back.
        crossing: Vec<&'static str>,
    },
    /// A connection string that cannot be read.
    Settings {
        /// Why.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// Encryption was asked for, and this build has none.
    Encryption {
        /// The `sslmode`.
        mode: String,
    },
    /// Nobody answers at the address.
    ServerAway {
        /// Hosts and ports, or sockets.
        address: String,
        /// What to look at.
        advice: String,
        /// Why.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// Something answers at the address that is not a PostgreSQL.
    NotPostgres {
        /// Hosts and ports, or sockets.
        address: String,
        /// The beginning of what it said.
        said: String,
    },
    /// The server does not let this user in.
    Refused {
        /// Hosts and ports, or sockets.
        address: String,
        /// The user.
        user: Option<String>,
        /// The database.
        database: Option<String>,
        /// What the server said, or what the client missed.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// It speaks PostgreSQL's protocol and is another product.
    AnotherProduct {
        /// What `version()` says.
        product: String,
    },
    /// The server is older than what the history was proven for.
    OldServer {
        /// What `version()` says.
        server: String,
        /// The oldest major version that was proven.
        oldest: u32,
    },
    /// The server takes no writes.
    ReadOnly {
        /// The database.
        database: String,
        /// A hot standby, rather than a session that is set to read only.
        standby: bool,
        /// How many revisions there were to apply or to take back.
        pending: usize,
    },
    /// The version table names a revision that this binary does not have.
    UnknownVersion {
        /// The row.
        version: String,
        /// The package that embeds the history.
        package: (&'static str, &'static str),
        /// When it was compiled, seconds since 1970-01-01 UTC.
        built: u64,
        /// The heads it knows.
        heads: Vec<&'static str>,
        /// Identifiers and titles that look like it.
        similar: Vec<(&'static str, &'static str)>,
    },
    /// Rows of the version table that cannot stand together.
    ContradictoryVersions {
        /// All rows.
        rows: Vec<String>,
        /// One.
        later: String,
        /// Another, which the first implies.
        earlier: String,
    },
    /// The version table is something else.
    VersionTableShape {
        /// Schema and name.
        table: (&'static str, &'static str),
        /// PostgreSQL's `relkind`.
        kind: String,
        /// The columns and their types.
        columns: String,
    },
    /// A statement of a revision failed.
    Statement(Box<StatementError>),
    /// The version table was not where the plan began: somebody else moved it.
    Moved {
        /// The revision that was to be applied or taken back.
        revision: &'static str,
        /// What was expected, sorted.
        expected: Vec<String>,
        /// What was found, as PostgreSQL writes an array.
        found: String,
    },
    /// The lock was not free in time.
    LockWait {
        /// How long was waited.
        waited: Duration,
        /// Who has it, where PostgreSQL tells.
        holder: Option<LockHolder>,
    },
    /// The session changed under us, as behind a pooler in transaction mode.
    Pooled {
        /// The server process that took the lock.
        locked_by: String,
        /// The one that answered next.
        answered_by: String,
    },
    /// The connection broke while a revision was under way.
    Lost {
        /// The revision, where one was under way.
        revision: Option<(&'static str, Direction)>,
        /// Why.
        source: Box<dyn StdError + Send + Sync>,
    },
    /// The version table or the log table could not be read, made or written.
    Bookkeeping {
        /// What was being done.
        doing: &'static str,
        /// What the server said.
        source: Box<ServerError>,
    },
    /// A stamp at a revision whose catalog the database has not.
    StampDiffers {
        /// The target.
        target: String,
        /// How the database differs from what the target expects.
        differences: Vec<Difference>,
        /// What was not compared.
        not_compared: Vec<&'static str>,
    },
    /// A statement of a repair that the server refuses. Nothing was changed.
    RepairRefused {
        /// The statement.
        statement: String,
        /// What the server says.
        source: Box<ServerError>,
    },
    /// What a repair would have made is not what is expected. Nothing was changed.
    RepairDiffers {
        /// How it would still differ.
        differences: Vec<Difference>,
    },
    /// A repair that would take away what may hold rows or values, which nobody asked for. Nothing was changed.
    RepairLoses {
        /// The statements.
        statements: Vec<String>,
    },
    /// A statement outside a transaction was begun, nothing tells that it ended, and nothing can be asked about how far it came.
    Interrupted {
        /// The revision.
        revision: &'static Revision,
        /// Which way.
        direction: Direction,
        /// Since when, in the server's words.
        since: String,
        /// By which program.
        program: String,
    },
    /// The index that a revision makes is there, and is another one.
    OtherIndex {
        /// The revision.
        revision: &'static Revision,
        /// Which way.
        direction: Direction,
        /// What the history makes.
        wanted: String,
        /// What is there.
        found: String,
    },
    /// The server answered something that the protocol does not have here.
    UnexpectedAnswer,
}

/// A statement of a revision that failed.
#[derive(Debug)]
pub struct StatementError {
    /// The revision.
    pub revision: &'static Revision,
    /// Which way.
    pub direction: Direction,
    /// Where, as exactly as PostgreSQL says it.
    pub place: StatementPlace,
    /// Where the database was left.
    pub at: Vec<String>,
    /// The statement ran outside a transaction, so that a part of it may have had effect.
    pub outside_transaction: bool,
    /// What PostgreSQL says.
    pub source: ServerError,
}

/// Who has the lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockHolder {
    /// The server process.
    pub pid: String,
    /// Its `application_name`.
    pub application: String,
    /// Since when it has been connected, in the server's words.
    pub since: String,
    /// Where it comes from, where PostgreSQL tells.
    pub address: Option<String>,
}

impl Error {
    pub(crate) fn unknown_version(graph: &Graph, version: &str) -> Error {
        let history: &History = graph.history();
        let similar = match graph.find(version) {
            Err(Error::UnknownTarget { similar, .. }) => similar,
            Ok(_) | Err(_) => Vec::new(),
        };
        Error::UnknownVersion {
            version: version.to_owned(),
            package: history.package,
            built: history.built,
            heads: graph.heads().iter().map(|head| head.id).collect(),
            similar,
        }
    }

    pub(crate) fn bookkeeping(doing: &'static str, failure: Failure) -> Error {
        match failure {
            Failure::Server(source) => Error::Bookkeeping { doing, source },
            Failure::Lost(source) => Error::Lost { revision: None, source },
        }
    }

    pub(crate) fn reading(failure: Failure) -> Error {
        Error::bookkeeping("reading the version table", failure)
    }

    /// A short name that does not change, for `--json`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::BrokenHistory { .. } => "broken-history",
            Error::BrokenChanges { .. } => "broken-changes",
            Error::UnknownChanges { .. } => "unknown-changes",
            Error::MalformedTarget { .. } => "malformed-target",
            Error::UnknownTarget { .. } => "unknown-target",
            Error::AmbiguousTarget { .. } => "ambiguous-target",
            Error::TooFar { .. } => "too-far",
            Error::WrongWay { .. } => "wrong-way",
            Error::NotApplied { .. } => "not-applied",
            Error::Irreversible { .. } => "irreversible",
            Error::Settings { .. } => "settings",
            Error::Encryption { .. } => "encryption",
            Error::ServerAway { .. } => "server-away",
            Error::NotPostgres { .. } => "not-postgres",
            Error::Refused { .. } => "refused",
            Error::AnotherProduct { .. } => "another-product",
            Error::OldServer { .. } => "old-server",
            Error::ReadOnly { .. } => "read-only",
            Error::UnknownVersion { .. } => "unknown-version",
            Error::ContradictoryVersions { .. } => "contradictory-versions",
            Error::VersionTableShape { .. } => "version-table-shape",
            Error::Statement(_) => "statement",
            Error::Moved { .. } => "moved",
            Error::LockWait { .. } => "lock-wait",
            Error::Pooled { .. } => "pooled",
            Error::Lost { .. } => "lost",
            Error::Bookkeeping { .. } => "bookkeeping",
            Error::StampDiffers { .. } => "stamp-differs",
            Error::RepairRefused { .. } => "repair-refused",
            Error::RepairDiffers { .. } => "repair-differs",
            Error::RepairLoses { .. } => "repair-loses",
            Error::Interrupted { .. } => "interrupted",
            Error::OtherIndex { .. } => "other-index",
            Error::UnexpectedAnswer => "unexpected-answer",
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Error::Settings { source }
            | Error::ServerAway { source, .. }
            | Error::Refused { source, .. }
            | Error::Lost { source, .. } => Some(source.as_ref()),
            Error::Statement(error) => Some(&error.source),
            Error::Bookkeeping { source, .. } | Error::RepairRefused { source, .. } => Some(source.as_ref()),
            Error::BrokenHistory { .. }
            | Error::BrokenChanges { .. }
            | Error::UnknownChanges { .. }
            | Error::MalformedTarget { .. }
            | Error::UnknownTarget { .. }
            | Error::AmbiguousTarget { .. }
            | Error::TooFar { .. }
            | Error::WrongWay { .. }
            | Error::NotApplied { .. }
            | Error::Irreversible { .. }
            | Error::Encryption { .. }
            | Error::NotPostgres { .. }
            | Error::AnotherProduct { .. }
            | Error::OldServer { .. }
            | Error::ReadOnly { .. }
            | Error::UnknownVersion { .. }
            | Error::ContradictoryVersions { .. }
            | Error::VersionTableShape { .. }
            | Error::Moved { .. }
            | Error::LockWait { .. }
            | Error::Pooled { .. }
            | Error::StampDiffers { .. }
            | Error::RepairDiffers { .. }
            | Error::RepairLoses { .. }
            | Error::Interrupted { .. }
            | Error::OtherIndex { .. }
            | Error::UnexpectedAnswer => None,
        }
    }
}
