//! The comparison of a live database with its history, on a real PostgreSQL.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[cfg(target_os = "linux")]
#[path = "support/cluster.rs"]
mod cluster;
#[path = "support/database.rs"]
mod database;
#[path = "support/proven.rs"]
mod proven;
#[path = "support/proxy.rs"]
mod proxy;
#[expect(dead_code, reason = "shared with other tests, which use more of it")]
#[path = "support/sample.rs"]
mod sample;

use arcoiris::{History, Migrator};
use database::Database;

#[path = "check/adopting.rs"]
mod adopting;
#[path = "check/changes.rs"]
mod changes;
#[path = "check/phantoms.rs"]
mod phantoms;
#[path = "check/reading.rs"]
mod reading;
#[path = "check/shuffles.rs"]
mod shuffles;
#[cfg(target_os = "linux")]
#[path = "check/standby.rs"]
mod standby;

impl Database {
    fn migrator(&self, history: &'static History) -> Migrator<'static> {
        Migrator::new(history, self.0.config()).unwrap()
    }

    /// The server's major version: facts are in the words of 15.
    pub(crate) fn version() -> u32 {
        static ONCE: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
        *ONCE.get_or_init(|| {
            let database = Database::new();
            database.ask("SELECT current_setting('server_version_num')::int / 10000").parse().unwrap()
        })
    }
}
