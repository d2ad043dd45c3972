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
}
