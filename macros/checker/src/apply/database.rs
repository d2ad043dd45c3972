//! Databases, as far as a statement inside one is about another. <https://www.postgresql.org/docs/15/sql-alterdatabase.html>
//!
//! Which databases a server has is not known, but for the templates that every one has. Nothing of what is said of a database is in
//! its own catalog.

use super::{role, set};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{DatabaseChange, Ident, Setting, Span};

/// The databases that every server has.
const TEMPLATES: [&str; 2] = ["template0", "template1"];

/// # Errors
/// What PostgreSQL says whatever databases there are; what hangs on them.
pub(super) fn apply(
    simulation: &Simulation,
    name: &Ident,
    change: &DatabaseChange,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    effects.words = format!("alter the database {}", name.name);
    match change {
        DatabaseChange::Drop => {
            require_outside(simulation, "DROP DATABASE", span)?;
            require_known(name)?;
            let message = "cannot drop a template database";
            Err(Refusal::other(name.span, "42809", message))
        }
        DatabaseChange::SetTablespace(_) => {
            require_outside(simulation, "ALTER DATABASE SET TABLESPACE", span)?;
            Err(Refusal::not_modelled(name.span, "moving a database"))
        }
        DatabaseChange::Options | DatabaseChange::RefreshCollation => require_known(name),
        DatabaseChange::Rename(to) => {
            require_known(name)?;
            match TEMPLATES.contains(&to.name.as_str()) {
                true => {
                    let message = format!("database \"{}\" already exists", to.name.as_str());
                    Err(Refusal::other(to.span, "42P04", message))
                }
                // Whether anybody is connected to it is not known.
                false => Err(Refusal::not_modelled(name.span, "another name of a database")),
            }
        }
        DatabaseChange::Owner(owner) => {
            require_known(name)?;
            role::role(simulation, owner).map(|_| ())
        }
        DatabaseChange::Set(setting) => {
            require_known(name)?;
            set(simulation, setting, span)
        }
    }
}

/// A setting for sessions to come.
fn set(simulation: &Simulation, setting: &Setting, span: Span) -> Result<(), Refusal> {
    match setting.name.as_deref() {
        // What is set back need not be there.
        None | Some("search_path") => Ok(()),
        Some(_) if setting.values.is_empty() => Ok(()),
        Some(name) => {
            let name = arcoiris_catalog::Name::new(&name.to_ascii_lowercase());
            set::check_value(simulation.server, &name, setting, span)
        }
    }
}

/// # Errors
/// 25001 inside a transaction.
pub(super) fn require_outside(simulation: &Simulation, what: &str, span: Span) -> Result<(), Refusal> {
    if simulation.autocommit && !simulation.in_block {
        return Ok(());
    }
    Err(Refusal::other(span, "25001", format!("{what} cannot run inside a transaction block")))
}

/// # Errors
/// That it is not known whether the server has the database.
pub(super) fn require_known(name: &Ident) -> Result<(), Refusal> {
    if TEMPLATES.contains(&name.name.as_str()) {
        return Ok(());
    }
    Err(Refusal::not_modelled(name.span, format!("whether the server has the database {}", name.name)))
}
