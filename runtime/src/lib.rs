//! Compile-time checked PostgreSQL migrations: embed a proven history and apply it.
//!
//! [`history!`] proves a folder of revisions while the program is compiled and leaves a [`History`] behind; a [`Migrator`]
//! applies it. `graph` knows who follows whom, `plan` says what to send, `run` leads the conversation, `driver` carries it
//! out; only `connect` and `driver` do IO. No SQL parser is linked. [`mod@models`] are structs that are held against the history.
//!
//! ```no_run
//! static HISTORY: arcoiris::History = arcoiris::History::EMPTY; // arcoiris::history!("versions")
//!
//! let config = std::env::var("DATABASE_URL")?.parse()?;
//! arcoiris::Migrator::new(&HISTORY, config)?.upgrade("head")?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]

#[cfg(test)]
extern crate self as arcoiris;

mod answer;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
mod clock;
mod connect;
mod driver;
mod error;
mod graph;
mod history;
mod live;
mod lock;
mod migrator;
pub mod models;
mod plan;
mod probe;
#[cfg(feature = "server")]
pub mod rehearsal;
mod repair;
mod run;
#[cfg(test)]
#[path = "../tests/support/sample.rs"]
mod sample;
#[cfg(feature = "server")]
pub mod server;

pub use arcoiris_catalog::Difference;
pub use arcoiris_macros::{history, models};
pub use check::{Check, NotCompared, Unasked};
pub use error::{Error, Excerpt, LockHolder, ServerError, StatementError, StatementPlace};
pub use graph::{Graph, Target};
pub use history::{History, Revision, Scope, Script, ScriptStatement};
pub use migrator::{Adoption, Current, Event, Migrator, Outcome};
pub use plan::{Direction, Expect, Message, Plan, Purpose, Range, RowChange, ScriptPlace, Step};
/// The driver: rows, clients and types, in the version that models are written for.
pub use postgres;
pub use probe::{Found, Probe, Reindexed, Resumed};
pub use repair::{Repair, RepairStatement};
