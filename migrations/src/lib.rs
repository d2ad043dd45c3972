//! ArcoirisPOS's migrations: the history of its PostgreSQL schema, proven while this crate is compiled.
//!
//! The revisions stand in `versions/`. A backend depends on this crate and applies [`HISTORY`] when it starts, or leaves
//! that to the command `arcoirispos-migrate`.
#![deny(missing_docs)]

pub mod models;

/// The history of ArcoirisPOS's schema.
///
/// ```no_run
/// let database = std::env::var("DATABASE_URL")?.parse()?;
/// arcoiris::Migrator::new(&arcoirispos_migrations::HISTORY, database)?.upgrade("head")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub static HISTORY: arcoiris::History = arcoiris::history!("versions");
