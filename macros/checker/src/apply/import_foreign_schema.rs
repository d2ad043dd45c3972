//! `IMPORT FOREIGN SCHEMA`. <https://www.postgresql.org/docs/15/sql-importforeignschema.html>
//!
//! Which tables it makes, the foreign server knows.

use arcoiris_catalog::DefinedKind;

use super::defined;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ImportForeignSchema, Span};

/// # Errors
/// 42704 if the server is not there, 3F000 if the schema is not; else that it is not known what comes.
pub(super) fn refused(simulation: &Simulation, it: &ImportForeignSchema, span: Span) -> Refusal {
    let server = defined::in_database(simulation, DefinedKind::ForeignServer, &it.server).err();
    let schema = || names::schema(simulation, &it.into).err();
    let unseen = || Refusal::not_modelled(span, "which tables the foreign server has");
    server.or_else(schema).unwrap_or_else(unseen)
}
