//! A database of one test's own, on the server that all tests share.

use std::ops::Deref;

use arcoiris::server::{Server, TestDatabase};
use postgres::{Client, SimpleQueryMessage};

/// The server that all tests of this package share.
///
/// # Panics
/// Where there is no PostgreSQL: the message says how to install one.
#[must_use]
pub fn server() -> &'static Server {
    Server::test().unwrap_or_else(|error| panic!("{error}"))
}

/// An empty database; dropped with the value.
#[must_use]
pub fn scratch() -> Scratch {
    scratch_from("template0")
}

/// A copy of a template database; dropped with the value.
///
/// # Panics
/// Where there is no such template.
#[must_use]
pub fn scratch_from(template: &str) -> Scratch {
    Scratch(server().database(template).unwrap_or_else(|error| panic!("{error:?}")))
}

/// A database of one test's own.
#[derive(Debug)]
pub struct Scratch(TestDatabase);

impl Deref for Scratch {
    type Target = TestDatabase;

    fn deref(&self) -> &TestDatabase {
        &self.0
    }
}

impl Scratch {
    /// A session of the superuser.
    ///
    /// # Panics
    /// Where the server refuses it.
    #[must_use]
    #[track_caller]
    pub fn connect(&self) -> Client {
        self.0.connect().unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// Runs a script in a session of its own.
    ///
    /// # Panics
    /// Where the server refuses it.
    #[track_caller]
    pub fn run(&self, script: &str) {
        self.connect().batch_execute(script).unwrap_or_else(|error| panic!("{script}\n{error:?}"));
    }

    /// The rows of a query as text: fields divided by ` | `, rows by line ends.
    ///
    /// # Panics
    /// Where the server refuses it.
    #[must_use]
    #[track_caller]
    pub fn ask(&self, query: &str) -> String {
        let answer = self.connect().simple_query(query).unwrap_or_else(|error| panic!("{query}\n{error:?}"));
        let line = |message: &SimpleQueryMessage| {
            let SimpleQueryMessage::Row(row) = message else { return None };
            let fields = (0..row.len()).map(|index| row.get(index).unwrap_or("NULL"));
            Some(fields.collect::<Vec<_>>().join(" | "))
        };
        answer.iter().filter_map(line).collect::<Vec<_>>().join("\n")
    }

    /// The rows of the version table.
    #[must_use]
    #[track_caller]
    pub fn versions(&self) -> String {
        self.ask("SELECT version_num FROM public.alembic_version ORDER BY 1")
    }
}
