//! The runtime on a real PostgreSQL.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

#[path = "support/database.rs"]
mod database;
#[path = "support/proxy.rs"]
mod proxy;
#[path = "support/sample.rs"]
mod sample;

use arcoiris::{History, Migrator};
use database::Database;

#[path = "migrate/blocked.rs"]
mod blocked;
#[path = "migrate/concurrency.rs"]
mod concurrency;
#[path = "migrate/errors.rs"]
mod errors;
#[path = "migrate/moves.rs"]
mod moves;
#[path = "migrate/offline.rs"]
mod offline;
#[path = "migrate/resuming.rs"]
mod resuming;
#[path = "migrate/round_trips.rs"]
mod round_trips;
#[path = "migrate/stamps.rs"]
mod stamps;
#[path = "migrate/unavailable.rs"]
mod unavailable;

impl Database {
    fn migrator(&self, history: &'static History) -> Migrator<'static> {
        Migrator::new(history, self.0.config()).unwrap()
    }

    /// The rows of the version table, the first letters only.
    fn versions(&self) -> String {
        self.ask("SELECT left(version_num, 1) FROM public.alembic_version ORDER BY 1")
    }

    /// The tables of the schema `public` besides the version table.
    fn tables(&self) -> String {
        self.ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' \
                  AND relname <> 'alembic_version' ORDER BY 1",
        )
    }
}
