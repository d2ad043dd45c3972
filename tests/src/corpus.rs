//! Histories of public projects, run on a real PostgreSQL: what the checker says of them is compared with what happened.
//!
//! [`layout`] reads a history as its tool does, [`judge`] runs it, [`shape`] compares `pg_dump`'s text, [`compare`] puts the
//! checker's verdicts beside. Nothing here uses the checker's code: it is asked by its command line, for JSON.

pub mod compare;
pub mod follow;
pub mod judge;
pub mod layout;
pub mod shape;
