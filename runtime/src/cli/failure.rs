//! What can go wrong on the command line, and the exit codes.

use std::fmt;
use std::path::PathBuf;

use crate::{Error, server};

/// Why a command did not do what it was told.
#[derive(Debug)]
pub(super) enum Failed {
    /// The migrator's error.
    Migrate(Error),
    /// The error of the project's own server.
    Server(server::Error),
    /// It would have taken back everything, and nobody said yes.
    NotConfirmed {
        /// How many revisions.
        count: usize,
        /// The database and its server.
        database: String,
        /// There was a terminal to ask on.
        asked: bool,
    },
    /// A downgrade without a database that does not say where it begins.
    NoStart { end: String },
    /// A program that is needed is not there.
    NoProgram { program: String, source: std::io::Error },
    /// A folder that cannot be found out.
    Folder { folder: PathBuf, source: std::io::Error },
}

impl Failed {
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Failed::NotConfirmed { .. } => 3,
            Failed::Migrate(_)
            | Failed::Server(_)
            | Failed::NoStart { .. }
            | Failed::NoProgram { .. }
            | Failed::Folder { .. } => 1,
        }
    }

    pub(super) fn code(&self) -> &'static str {
        match self {
            Failed::Migrate(error) => error.code(),
            Failed::Server(_) => "server",
            Failed::NotConfirmed { .. } => "not-confirmed",
            Failed::NoStart { .. } => "no-start",
            Failed::NoProgram { .. } => "no-program",
            Failed::Folder { .. } => "folder",
        }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failed::Migrate(error) => error.fmt(f),
            Failed::Server(error) => error.fmt(f),
            Failed::NotConfirmed { count, database, asked: true } => {
                write!(f, "not confirmed: the {count} revisions of {database} stay")
            }
            Failed::NotConfirmed { count, database, asked: false } => write!(
                f,
                "this takes back all {count} revisions of {database}, with their data\n  there is no terminal to ask on: \
                 say --yes if that is meant"
            ),
            Failed::NoStart { end } => write!(
                f,
                "without a database a downgrade must say where it begins: --sql START:{end}, e.g. head:{end}"
            ),
            Failed::NoProgram { program, source } => write!(f, "cannot run {program}: {source}"),
            Failed::Folder { folder, source } => write!(f, "{}: {source}", folder.display()),
        }
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Failed::Migrate(error)
    }
}

impl From<server::Error> for Failed {
    fn from(error: server::Error) -> Self {
        Failed::Server(error)
    }
}
