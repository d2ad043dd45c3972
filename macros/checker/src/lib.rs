//! The engine of arcoiris: reads revisions, simulates PostgreSQL's catalog, judges the history.
#![expect(missing_docs, reason = "the syntax tree's fields bear the names of the SQL clauses that they hold")]

pub mod apply;
pub mod artefact;
mod builtin;
pub mod config;
pub mod effects;
pub mod generated_name;
pub mod graph;
pub mod history;
pub mod names;
pub mod parse;
pub mod problem;
pub mod refusal;
pub mod report;
pub mod resolve;
pub mod revision;
pub mod rules;
pub mod seal;
pub mod simulation;
pub mod source;
pub mod syntax;
