//! The runtime on a real PostgreSQL.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "support/database.rs"]
mod database;
#[path = "support/sample.rs"]
mod sample;

#[path = "migrate/concurrency.rs"]
mod concurrency;
#[path = "migrate/errors.rs"]
mod errors;
#[path = "migrate/moves.rs"]
mod moves;
#[path = "migrate/offline.rs"]
mod offline;
#[path = "migrate/round_trips.rs"]
mod round_trips;
#[path = "migrate/stamps.rs"]
mod stamps;
