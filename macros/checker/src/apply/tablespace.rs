//! Tablespaces. <https://www.postgresql.org/docs/15/manage-ag-tablespaces.html>
//!
//! They belong to the server: which ones it has is not known, but for the two that every one has. Where objects are put is not a
//! part of the catalog, since they are put in the database's own alone.

use super::{database, index, role};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Ident, RoleName, Span, TablespaceChange};

/// The options that a tablespace has.
const OPTIONS: [&str; 4] =
    ["random_page_cost", "seq_page_cost", "effective_io_concurrency", "maintenance_io_concurrency"];

fn is_own(name: &Ident) -> bool {
    matches!(name.name.as_str(), "pg_default" | "pg_global")
}

/// # Errors
/// What PostgreSQL says whatever tablespaces there are; what hangs on them.
pub(super) fn apply(
    simulation: &Simulation,
    name: &Ident,
    change: &TablespaceChange,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    effects.words = format!("alter the tablespace {}", name.name);
    match change {
        TablespaceChange::Create { location } => {
            database::require_outside(simulation, "CREATE TABLESPACE", span)?;
            if !location.is_empty() && !location.starts_with('/') {
                let message = "tablespace location must be an absolute path";
                return Err(Refusal::other(span, "42P17", message));
            }
            require_free(name)?;
            Err(Refusal::not_modelled(span, "whether the server has this directory"))
        }
        TablespaceChange::Drop { .. } => {
            database::require_outside(simulation, "DROP TABLESPACE", span)?;
            if is_own(name) {
                let message = format!("permission denied for tablespace {}", name.name.as_str());
                return Err(Refusal::other(name.span, "42501", message));
            }
            Err(unseen(name))
        }
        TablespaceChange::Rename(to) => {
            require_known(name)?;
            require_free(to)?;
            Err(Refusal::not_modelled(name.span, "another name of the system's tablespace"))
        }
        TablespaceChange::Owner(owner) => {
            require_known(name)?;
            role::role(simulation, owner).map(|_| ())
        }
        TablespaceChange::Options(options) => {
            require_known(name)?;
            match options.iter().find(|option| !OPTIONS.contains(&option.as_str())) {
                Some(option) => {
                    Err(Refusal::other(span, "22023", format!("unrecognized parameter \"{option}\"")))
                }
                None => Ok(()),
            }
        }
        TablespaceChange::Comment => require_known(name),
    }
}

/// `ALTER TABLE ALL IN TABLESPACE … SET TABLESPACE`
///
/// # Errors
/// 22023 for the tablespace of what all databases share; what hangs on the tablespaces that there are.
pub(super) fn move_all(
    simulation: &Simulation,
    (from, to): (&Ident, &Ident),
    roles: &[RoleName],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    for written in roles {
        role::role(simulation, written)?;
    }
    for name in [from, to] {
        require_known(name)?;
    }
    if from.name.as_str() == "pg_global" {
        let message = "cannot move relations in to or out of pg_global tablespace";
        return Err(Refusal::other(from.span, "22023", message));
    }
    index::tablespace(Some(to))?;
    effects.words = "leave all relations in their tablespace".to_owned();
    Ok(())
}

/// # Errors
/// 42939 for a name that is the system's.
fn require_free(name: &Ident) -> Result<(), Refusal> {
    if name.name.as_str().starts_with("pg_") {
        let message = format!("unacceptable tablespace name \"{}\"", name.name.as_str());
        return Err(Refusal::other(name.span, "42939", message));
    }
    Ok(())
}

fn unseen(name: &Ident) -> Refusal {
    Refusal::not_modelled(name.span, format!("whether the server has the tablespace {}", name.name))
}

/// # Errors
/// That it is not known whether the server has the tablespace.
pub(super) fn require_known(name: &Ident) -> Result<(), Refusal> {
    if is_own(name) { Ok(()) } else { Err(unseen(name)) }
}
