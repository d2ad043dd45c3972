//! `DROP OWNED`, `REASSIGN OWNED` (src/backend/catalog/pg_shdepend.c).
//! <https://www.postgresql.org/docs/15/sql-drop-owned.html>
//!
//! Every object of the database is looked at: that is what these statements mean.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{DefinedKind, Grantee, Object, ObjectId, PrivilegedKind, Role, State, all_privileges};

use super::dependency::{self, Address, Request};
use super::{defined, grant, object, owner_to, role};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Grant, GrantTarget, RoleName, Span};

fn named(simulation: &Simulation, roles: &[RoleName]) -> Result<Vec<Role>, Refusal> {
    let mut found = Vec::with_capacity(roles.len());
    for written in roles {
        match role::role(simulation, written)? {
            role @ Role::Named(_) => found.push(role),
            Role::Migrator | Role::DatabaseOwner => {
                let what = "all that this role owns";
                return Err(Refusal::not_modelled(role::span(written), what));
            }
        }
    }
    Ok(found)
}

/// All objects, in the order in which they were made.
fn all(simulation: &Simulation) -> Vec<ObjectId> {
    let mut ids: Vec<ObjectId> = simulation.catalog.iter().map(|(id, _)| id).collect();
    ids.sort_unstable();
    ids
}

/// # Errors
/// 2BP01 if something of somebody else's depends on what goes; a role that is not known.
pub(super) fn drop(
    simulation: &mut Simulation,
    roles: &[RoleName],
    cascade: bool,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let roles = named(simulation, roles)?;
    let grantees: Vec<Grantee> = roles.iter().cloned().map(Grantee::Role).collect();
    let statement = Grant {
        is_grant: false,
        privileges: Vec::new(),
        all_columns: Vec::new(),
        target: GrantTarget::NotModelled(String::new()),
        grantees: Vec::new(),
        grant_option: false,
        granted_by: None,
        cascade: true,
    };
    let mut doomed = Vec::new();
    for id in all(simulation) {
        let Some(found) = simulation.catalog.object(id).cloned() else { continue };
        if found.owner().is_some_and(|owner| roles.contains(owner)) {
            doomed.push(Address::whole(id));
            continue;
        }
        if let Object::Defined(it) = &*found {
            of_defined(simulation, id, it, &roles, &mut doomed)?;
        }
        let Some((kind, owner)) = grant::privileged_object(&found).zip(found.owner()) else { continue };
        let revoked = |stored: &arcoiris_catalog::Privileges, kind: PrivilegedKind| {
            let mentioned = stored.iter().flatten().any(|grant| grantees.contains(&grant.grantee));
            let change = grant::Change { it: &statement, grantees: &grantees, owner, kind, at: span };
            mentioned.then(|| change.on(stored.clone(), all_privileges(kind))).transpose()
        };
        let mut stored = found.as_ref().clone();
        if let Some(privileges) = stored.privileges_mut()
            && let Some(new) = revoked(privileges, kind)?
        {
            simulation.catalog.change(id, |object| {
                if let Some(privileges) = object.privileges_mut() {
                    *privileges = new;
                }
            });
        }
        if let Object::Table(table) = &*found {
            for column in &table.columns {
                if let Some(new) = revoked(&column.privileges, PrivilegedKind::Column)? {
                    object::change_table(&mut simulation.catalog, id, |table| {
                        if let Some(column) = table.column_mut(column.number) {
                            column.privileges = new.filter(|grants| !grants.is_empty());
                        }
                    });
                }
            }
        }
    }
    dependency::drop(simulation, effects, &doomed, Request { cascade, span })?;
    let names: Vec<String> = roles.iter().map(arcoiris_catalog::role_text).collect();
    effects.words = format!("drop all that {} owns", names.join(", "));
    Ok(())
}

/// Default privileges for and of the roles go, and policies that are for nobody else.
fn of_defined(
    simulation: &mut Simulation,
    id: ObjectId,
    it: &arcoiris_catalog::Defined,
    roles: &[Role],
    doomed: &mut Vec<Address>,
) -> Result<(), Refusal> {
    let called: Vec<String> = roles.iter().map(arcoiris_catalog::role_text).collect();
    match it.kind {
        DefinedKind::DefaultPrivileges => {
            let own = it.signature.first().is_some_and(|role| called.contains(&defined::words(role)));
            let granted = it.privileges.iter().flatten().any(|grant| match &grant.grantee {
                Grantee::Role(role) => roles.contains(role),
                Grantee::Public => false,
            });
            if own {
                doomed.push(Address::whole(id));
            } else if granted {
                return Err(Refusal::not_modelled(Span::default(), "default privileges that go with a role"));
            }
        }
        DefinedKind::Policy => {
            let Some(of) = it.attribute("roles").map(defined::words) else { return Ok(()) };
            let left: Vec<&str> =
                of.split(", ").filter(|role| !called.iter().any(|name| name == role)).collect();
            if left.is_empty() {
                doomed.push(Address::whole(id));
            } else if left.len() < of.split(", ").count() {
                let left = defined::text(&left.join(", "));
                defined::change(&mut simulation.catalog, id, |it| {
                    defined::set_attribute(it, "roles", Some(left));
                });
            }
        }
        _ => {}
    }
    Ok(())
}

/// # Errors
/// A role that is not known.
pub(super) fn reassign(
    simulation: &mut Simulation,
    roles: &[RoleName],
    to: &RoleName,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let roles = named(simulation, roles)?;
    let new = role::role(simulation, to)?;
    for id in all(simulation) {
        let owned = simulation.catalog.object(id).and_then(|object| object.owner().cloned());
        if owned.is_some_and(|owner| roles.contains(&owner)) {
            owner_to::change_owner(simulation, id, &new);
        }
    }
    let names: Vec<String> = roles.iter().map(arcoiris_catalog::role_text).collect();
    effects.words =
        format!("give all that {} owns to {}", names.join(", "), arcoiris_catalog::role_text(&new));
    Ok(())
}
