//! The migrations of ArcoirisPOS: its revisions, proven while this crate is compiled.
#![deny(missing_docs)]

/// The history, from `versions`.
pub static HISTORY: arcoiris::History = arcoiris::history!("versions");
