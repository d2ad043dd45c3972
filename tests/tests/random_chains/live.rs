//! The server's side of a chain: one transaction that is rolled back, a savepoint before every statement.

use std::collections::BTreeSet;

use arcoiris::server::{Server, TestDatabase};
use arcoiris_tests::introspect;
use postgres::{Client, Statement};

/// Object, attribute, value.
pub(crate) type Fact = (String, String, String);

/// After so many chains a new database is made: what is rolled back leaves dead rows in the catalogs.
const CHAINS: usize = 150;

/// A database for chains.
pub(crate) struct Live {
    server: &'static Server,
    client: Client,
    facts: Statement,
    chains: usize,
    /// Whether something has to be taken back before the next statement.
    to_take_back: bool,
    // Dropped last, with the database.
    _database: TestDatabase,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Live").field("chains", &self.chains).finish_non_exhaustive()
    }
}

impl Live {
    pub(crate) fn new(server: &'static Server) -> Self {
        let database = server.database("template0").unwrap();
        let mut client = database.connect().unwrap();
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
        Live { server, client, facts, chains: 0, to_take_back: false, _database: database }
    }

    /// Begins a chain.
    pub(crate) fn begin(&mut self) {
        self.chains += 1;
        if self.chains > CHAINS {
            *self = Live::new(self.server);
        }
        self.to_take_back = false;
        self.client.batch_execute("BEGIN; SET LOCAL search_path TO public; SAVEPOINT here").unwrap();
    }

    /// Runs a statement; where it fails nothing of it is left.
    pub(crate) fn run(&mut self, statement: &str) -> Result<(), (String, String)> {
        let ran = self.send(statement, "\n;RELEASE here; SAVEPOINT here");
        self.to_take_back = ran.is_err();
        ran
    }

    /// Runs a statement and leaves nothing of it.
    pub(crate) fn only_try(&mut self, statement: &str) -> Result<(), (String, String)> {
        let ran = self.send(statement, "");
        self.to_take_back = true;
        ran
    }

    /// All in one message, since a message and its answer take longer than many a statement: what has to be taken back first, the
    /// statement, and what follows if it was taken. A message that is not well-formed is refused whole: nothing of it is run.
    fn send(&mut self, statement: &str, then: &str) -> Result<(), (String, String)> {
        let first = if self.to_take_back { "ROLLBACK TO here;" } else { "" };
        self.client.batch_execute(&format!("{first}{statement}{then}")).map_err(|error| {
            let error = error.as_db_error().unwrap();
            (error.code().code().to_owned(), error.message().to_owned())
        })
    }

    /// The whole catalog.
    pub(crate) fn facts(&mut self) -> BTreeSet<Fact> {
        // The query is planned once only, for this search path.
        self.send("SET LOCAL search_path TO ''", "").unwrap();
        let rows = self.client.query(&self.facts, &[]).unwrap();
        self.to_take_back = true;
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
    }

    /// Ends the chain.
    pub(crate) fn roll_back(&mut self) {
        self.client.batch_execute("ROLLBACK").unwrap();
    }
}
