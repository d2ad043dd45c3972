//! Procedural languages: those that every database has. `CREATE LANGUAGE` without a handler is `CREATE EXTENSION`.
//! <https://www.postgresql.org/docs/15/sql-createlanguage.html>

use arcoiris_catalog::{DefinedKind, Grantee, Name, Namespace};

use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Grant, GrantTarget, Ident, ObjectKind, ObjectName};

/// The refusal to drop a language that belongs to PostgreSQL.
///
/// # Errors
/// 2BP01
pub(super) fn require_droppable(simulation: &Simulation, name: &Ident) -> Result<(), Refusal> {
    let called = name.name.as_str();
    match called {
        "internal" | "c" | "sql" => {
            let message =
                format!("cannot drop language {called} because it is required by the database system");
            Err(Refusal::other(name.span, "2BP01", message))
        }
        "plpgsql" => match simulation.catalog.find(Namespace::Extension, None, &Name::new("plpgsql")) {
            Some(extension) => {
                let fact = RefusalFact::PartOf {
                    kind: ObjectKind::Defined(DefinedKind::Language),
                    name: called.to_owned(),
                    owner: "extension plpgsql".to_owned(),
                };
                Err(Refusal::new(name.span, fact).about(extension))
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Whether a statement grants everybody what everybody may do already: use a trusted language.
///
/// # Errors
/// 42809 for a language that is not trusted.
pub(super) fn grants_nothing(it: &Grant, grantees: &[Grantee]) -> Result<bool, Refusal> {
    let GrantTarget::Objects(ObjectKind::Defined(DefinedKind::Language), names) = &it.target else {
        return Ok(false);
    };
    let untrusted = |name: &&ObjectName| matches!(name.name.name.as_str(), "internal" | "c");
    if let Some(name) = names.iter().find(untrusted) {
        let message = format!("language \"{}\" is not trusted", name.name.name.as_str());
        return Err(Refusal::other(name.span(), "42809", message));
    }
    let trusted = |name: &ObjectName| matches!(name.name.name.as_str(), "sql" | "plpgsql");
    let usage = it
        .privileges
        .iter()
        .all(|(privilege, columns)| *privilege == arcoiris_catalog::Privilege::Usage && columns.is_empty());
    Ok(it.is_grant
        && !it.grant_option
        && usage
        && it.all_columns.is_empty()
        && names.iter().all(trusted)
        && grantees.iter().all(|grantee| *grantee == Grantee::Public))
}
