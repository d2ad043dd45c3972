//! Compile-time checked PostgreSQL migrations: embed a proven history and apply it.
#![deny(missing_docs)]

mod history;

pub use arcoiris_macros::history;
pub use history::{History, Revision, Script, ScriptStatement};
