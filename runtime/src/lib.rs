//! Compile-time checked PostgreSQL migrations: embed a proven history and apply it.
#![deny(missing_docs)]

mod history;
#[cfg(feature = "server")]
pub mod server;

pub use arcoiris_macros::history;
pub use history::{History, Revision, Script, ScriptStatement};
