//! A database for a test, and questions to it.

use arcoiris::server::{Server, TestDatabase};

/// An empty database of a test's own.
pub(crate) struct Database(pub(crate) TestDatabase);

impl Database {
    pub(crate) fn new() -> Database {
        Database(Server::test().unwrap().database("template0").unwrap())
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
}
