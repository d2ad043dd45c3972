//! Databases for the tests: one server, a database per test.

use std::sync::atomic::{AtomicU32, Ordering};

use postgres::{Client, Config, NoTls};

/// A database of a test's own, dropped when the test ends.
pub(crate) struct Database {
    pub(crate) name: String,
    server: Config,
}

/// Settings for the maintenance database of a server that tests may make databases on: `ARCOIRIS_TEST_DATABASE_URL`.
fn server() -> Config {
    std::env::var("ARCOIRIS_TEST_DATABASE_URL").expect("ARCOIRIS_TEST_DATABASE_URL").parse().unwrap()
}

impl Database {
    pub(crate) fn new() -> Database {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let server = server();
        let mut client = server.connect(NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        Database { name, server }
    }

    pub(crate) fn config(&self) -> Config {
        let mut config = self.server.clone();
        config.dbname(&self.name);
        config
    }

    pub(crate) fn connect(&self) -> Client {
        self.config().connect(NoTls).unwrap()
    }

    /// The first column of every row, with commas.
    pub(crate) fn ask(&self, query: &str) -> String {
        let mut answer = Vec::new();
        for message in self.connect().simple_query(query).unwrap() {
            if let postgres::SimpleQueryMessage::Row(row) = message {
                answer.push(row.get(0).unwrap_or("NULL").to_owned());
            }
        }
        answer.join(",")
    }

    pub(crate) fn versions(&self) -> String {
        self.ask("SELECT version_num FROM public.alembic_version ORDER BY 1")
    }

    pub(crate) fn tables(&self) -> String {
        self.ask(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1",
        )
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Ok(mut client) = self.server.connect(NoTls) {
            let _ = client.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}
