//! Roles and what ownership does to privileges.
//!
//! Roles belong to the server: whether one exists is known if the history made it, and else can only be declared (`roles` in
//! `arcoiris.toml`).

use arcoiris_catalog::{DefinedKind, Grant, Grantee, Name, Namespace, Privileges, Role, materialised};

use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, RoleName, Span};

/// The roles that PostgreSQL brings itself, up to version 15, but `pg_database_owner`.
/// <https://www.postgresql.org/docs/15/predefined-roles.html>
const PREDEFINED: &[&str] = &[
    "pg_checkpoint",
    "pg_execute_server_program",
    "pg_monitor",
    "pg_read_all_data",
    "pg_read_all_settings",
    "pg_read_all_stats",
    "pg_read_server_files",
    "pg_signal_backend",
    "pg_stat_scan_tables",
    "pg_write_all_data",
    "pg_write_server_files",
];

/// The role that is meant.
///
/// # Errors
/// 42704 for `PUBLIC`, which is no role; 42939 for `NONE`; a role that the history does not declare.
pub(super) fn role(simulation: &Simulation, written: &RoleName) -> Result<Role, Refusal> {
    match written {
        // A revision changes neither role, so that both are whoever applies it.
        RoleName::CurrentUser(_) | RoleName::SessionUser(_) | RoleName::CurrentRole(_) => Ok(Role::Migrator),
        RoleName::Public(span) => Err(Refusal::other(*span, "42704", "role \"public\" does not exist")),
        RoleName::Named(ident) => named(simulation, ident),
    }
}

/// Who is granted something: a role, or everybody.
///
/// # Errors
/// As [`role`].
pub(super) fn grantee(simulation: &Simulation, written: &RoleName) -> Result<Grantee, Refusal> {
    match written {
        RoleName::Public(_) => Ok(Grantee::Public),
        RoleName::Named(_)
        | RoleName::CurrentUser(_)
        | RoleName::SessionUser(_)
        | RoleName::CurrentRole(_) => role(simulation, written).map(Grantee::Role),
    }
}

/// Where a role is written.
pub(super) fn span(written: &RoleName) -> Span {
    match written {
        RoleName::Named(ident) => ident.span,
        RoleName::CurrentUser(span)
        | RoleName::SessionUser(span)
        | RoleName::CurrentRole(span)
        | RoleName::Public(span) => *span,
    }
}

fn named(simulation: &Simulation, ident: &Ident) -> Result<Role, Refusal> {
    let name = ident.name.as_str();
    match name {
        "public" => Err(Refusal::other(ident.span, "42704", "role \"public\" does not exist")),
        "none" => Err(Refusal::other(ident.span, "42939", "role name \"none\" is reserved")),
        _ if simulation.user.as_ref() == Some(&ident.name) => Ok(Role::Migrator),
        "pg_database_owner" => Ok(Role::DatabaseOwner),
        _ if simulation.user.as_ref() == Some(&ident.name) => Ok(Role::Migrator),
        _ if is_made(simulation, &ident.name) => Ok(Role::Named(ident.name.clone())),
        _ if PREDEFINED.contains(&name) || simulation.roles.contains(&ident.name) => {
            Ok(Role::Named(ident.name.clone()))
        }
        _ => {
            let role = ident.name.to_string();
            Err(Refusal::new(ident.span, RefusalFact::UndeclaredRole { role }))
        }
    }
}

/// Whether the history has made a role of this name.
fn is_made(simulation: &Simulation, name: &Name) -> bool {
    simulation.catalog.find(Namespace::Defined(DefinedKind::Role), None, name).is_some()
}

/// The privileges after a change of owner: what the old owner had and gave, the new one has and gives (`aclnewowner`). A NULL
/// ACL stays NULL, for the default follows the owner.
pub(super) fn privileges_of_new_owner(privileges: &Privileges, old: &Role, new: &Role) -> Privileges {
    let change = |role: &Role| if role == old { new.clone() } else { role.clone() };
    privileges.as_ref().map(|grants| {
        let grants = grants.iter().map(|grant| Grant {
            grantee: match &grant.grantee {
                Grantee::Public => Grantee::Public,
                Grantee::Role(role) => Grantee::Role(change(role)),
            },
            grantor: change(&grant.grantor),
            ..grant.clone()
        });
        materialised(grants.collect())
    })
}
