//! A database for a test, and questions to it.

use arcoiris::server::{Server, TestDatabase};
use arcoiris::{History, Migrator};

/// An empty database of a test's own.
pub(crate) struct Database(pub(crate) TestDatabase);

impl Database {
    pub(crate) fn new() -> Database {
        Database(Server::test().unwrap().database("template0").unwrap())
    }

    pub(crate) fn migrator(&self, history: &'static History) -> Migrator<'static> {
        Migrator::new(history, self.0.config()).unwrap()
    }

    pub(crate) fn run(&self, sql: &str) {
        self.0.connect().unwrap().batch_execute(sql).unwrap();
    }

    /// The first column of every row, with commas.
    pub(crate) fn ask(&self, query: &str) -> String {
        let mut answer = Vec::new();
        for message in self.0.connect().unwrap().simple_query(query).unwrap() {
            if let postgres::SimpleQueryMessage::Row(row) = message {
                answer.push(row.get(0).unwrap_or("NULL").to_owned());
            }
        }
        answer.join(",")
    }

    /// The rows of the version table, the first letters only.
    pub(crate) fn versions(&self) -> String {
        self.ask("SELECT left(version_num, 1) FROM public.alembic_version ORDER BY 1")
    }

    /// The tables of the schema `public` besides the version table.
    pub(crate) fn tables(&self) -> String {
        self.ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' \
                  AND relname <> 'alembic_version' ORDER BY 1",
        )
    }
}
