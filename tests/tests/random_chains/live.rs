//! The server's side of a chain: one transaction that is rolled back, a savepoint before every statement.

use std::collections::BTreeSet;

use arcoiris_tests::introspect;
use arcoiris_tests::{Scratch, scratch};
use postgres::{Client, Statement};

/// Object, attribute, value.
pub(crate) type Fact = (String, String, String);

/// After so many chains a new database is made: what is rolled back leaves dead rows in the catalogs.
const CHAINS: usize = 150;

/// A database for chains.
pub(crate) struct Live {
    client: Client,
    facts: Statement,
    chains: usize,
    // Dropped last, with the database.
    _database: Scratch,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Live").field("chains", &self.chains).finish_non_exhaustive()
    }
}

impl Live {
    pub(crate) fn new() -> Self {
        let database = scratch();
        let mut client = database.connect();
        for role in super::chain::ROLES {
            // Another test may make the same role at the same time.
            let _ = client.batch_execute(&format!("CREATE ROLE {role}"));
        }
        client
            .batch_execute(
                "SET client_min_messages TO error; SET log_min_messages TO panic; SET jit TO off;
                 SET plan_cache_mode TO force_generic_plan; SET search_path TO ''",
            )
            .unwrap();
        let facts = client.prepare(&introspect::query()).unwrap();
        Live { client, facts, chains: 0, _database: database }
    }

    /// Begins a chain.
    pub(crate) fn begin(&mut self) {
        self.chains += 1;
        if self.chains > CHAINS {
            *self = Live::new();
        }
        self.client.batch_execute("BEGIN; SET LOCAL search_path TO public; SAVEPOINT here").unwrap();
    }

    /// Runs a statement; where it fails nothing of it is left.
    pub(crate) fn run(&mut self, statement: &str) -> Result<(), (String, String)> {
        let ran = self.client.batch_execute(statement).map_err(|error| {
            let error = error.as_db_error().unwrap();
            (error.code().code().to_owned(), error.message().to_owned())
        });
        match &ran {
            Ok(()) => self.client.batch_execute("RELEASE here; SAVEPOINT here").unwrap(),
            Err(_) => self.take_back(),
        }
        ran
    }

    /// Takes back what was done since the last statement that was taken, which is kept until [`keep`](Self::keep).
    fn take_back(&mut self) {
        self.client.batch_execute("ROLLBACK TO here").unwrap();
    }

    /// Runs a statement and leaves nothing of it.
    pub(crate) fn only_try(&mut self, statement: &str) -> Result<(), (String, String)> {
        let ran = self.client.batch_execute(statement).map_err(|error| {
            let error = error.as_db_error().unwrap();
            (error.code().code().to_owned(), error.message().to_owned())
        });
        self.take_back();
        ran
    }

    /// The whole catalog.
    pub(crate) fn facts(&mut self) -> BTreeSet<Fact> {
        // The query is planned once only, for this search path.
        self.client.batch_execute("SET LOCAL search_path TO ''").unwrap();
        let rows = self.client.query(&self.facts, &[]).unwrap();
        self.take_back();
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
    }

    /// Ends the chain.
    pub(crate) fn roll_back(&mut self) {
        self.client.batch_execute("ROLLBACK").unwrap();
    }
}
