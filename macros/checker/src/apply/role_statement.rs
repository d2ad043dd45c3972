//! `CREATE`, `ALTER`, `DROP ROLE`, and membership (src/backend/commands/user.c).
//! <https://www.postgresql.org/docs/15/user-manag.html>
//!
//! Roles belong to the server, so no fact tells them and no difference is made of them: a history that makes a role knows it from
//! then on, as if no server had had it before.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{Catalog, Defined, DefinedKind, Grantee, Name, Namespace, Object, ObjectId, Role};

use super::{defined, role, set};
use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, RoleName, RoleStatement, Span};

const NAMESPACE: Namespace = Namespace::Defined(DefinedKind::Role);
const KIND: ObjectKind = ObjectKind::Defined(DefinedKind::Role);

/// # Errors
/// 42710 for a role that is there, 42939 for a reserved name, 2BP01 for one that something in the database belongs to or was
/// granted to, 0LP01 for a member of itself; a role that is not known.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &RoleStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        RoleStatement::Create { name, member_of, members } => {
            create(simulation, name, span)?;
            let new = [RoleName::Named(name.clone())];
            for group in member_of {
                if let RoleName::Named(group) = group {
                    grant(simulation, group, &new)?;
                }
            }
            grant(simulation, name, members)?;
            effects.words = format!("create role {}", name.name);
        }
        RoleStatement::Alter { role } => {
            role::role(simulation, role)?;
            effects.words = "alter a role".to_owned();
        }
        RoleStatement::Rename { role, to } => rename(simulation, role, to, effects)?,
        RoleStatement::Drop { roles, if_exists } => drop(simulation, roles, *if_exists, span, effects)?,
        RoleStatement::Grant { is_grant, granted, members, admin_option: _ } => {
            for group in granted {
                role::role(simulation, &RoleName::Named(group.clone()))?;
                if *is_grant {
                    grant(simulation, group, members)?;
                } else {
                    revoke(simulation, group, members)?;
                }
            }
            let verb = if *is_grant { "grant" } else { "revoke" };
            let names: Vec<String> = granted.iter().map(|group| group.name.to_string()).collect();
            effects.words = format!("{verb} membership in {}", names.join(", "));
        }
        RoleStatement::Set { role, setting, resets } => {
            if let (Some(setting), false) = (setting, resets) {
                set::require_settable(simulation.server, setting, span)?;
            }
            session_begins_with(simulation, role.as_ref(), setting.as_deref(), span)?;
            effects.words = "change what new sessions of a role begin with".to_owned();
        }
        RoleStatement::Comment { role } => {
            role::role(simulation, &RoleName::Named(role.clone()))?;
            effects.words = format!("comment on role {}", role.name);
        }
    }
    Ok(())
}

fn find(simulation: &Simulation, name: &Name) -> Option<ObjectId> {
    simulation.catalog.find(NAMESPACE, None, name)
}

/// # Errors
/// 42939 for a name that no role may have, 42710 for one that a role has.
fn require_free(simulation: &Simulation, name: &Ident) -> Result<(), Refusal> {
    let reserved = || {
        let message = format!("role name \"{}\" is reserved", name.name.as_str());
        Err(Refusal::other(name.span, "42939", message))
    };
    if matches!(name.name.as_str(), "public" | "none") || name.name.as_str().starts_with("pg_") {
        return reserved();
    }
    if role::role(simulation, &RoleName::Named(name.clone())).is_ok() {
        let fact = RefusalFact::Duplicate { kind: KIND, name: name.name.to_string() };
        let refusal = Refusal::new(name.span, fact);
        return Err(match find(simulation, &name.name) {
            Some(id) => refusal.about(id),
            None => refusal,
        });
    }
    Ok(())
}

fn create(simulation: &mut Simulation, name: &Ident, _span: Span) -> Result<(), Refusal> {
    require_free(simulation, name)?;
    simulation.catalog.insert(Object::Defined(Defined {
        kind: DefinedKind::Role,
        of: None,
        name: name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    }));
    Ok(())
}

fn rename(
    simulation: &mut Simulation,
    name: &Ident,
    to: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Role::Named(old) = role::role(simulation, &RoleName::Named(name.clone()))? else {
        return Err(Refusal::not_modelled(name.span, "another name for this role"));
    };
    require_free(simulation, to)?;
    let used = mentions(&simulation.catalog, &old).is_some();
    match find(simulation, &old) {
        Some(id) if !used => {
            defined::change(&mut simulation.catalog, id, |it| it.name = to.name.clone());
            effects.words = format!("rename role {} to {}", name.name, to.name);
            Ok(())
        }
        Some(_) | None => Err(Refusal::not_modelled(name.span, "another name for a role that is in use")),
    }
}

fn drop(
    simulation: &mut Simulation,
    roles: &[RoleName],
    if_exists: bool,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut dropped = Vec::with_capacity(roles.len());
    for written in roles {
        let RoleName::Named(ident) = written else {
            let message = "cannot use special role specifier in DROP ROLE";
            return Err(Refusal::other(role::span(written), "22023", message));
        };
        let Some(id) = find(simulation, &ident.name) else {
            let known = role::role(simulation, written);
            match known {
                Ok(_) => {
                    return Err(Refusal::not_modelled(ident.span, "dropping a role that the server has"));
                }
                // Whether or not it was there, it is not any more.
                Err(Refusal { fact: RefusalFact::UndeclaredRole { .. }, .. }) if if_exists => {
                    let (name, span) = (ident.name.to_string(), ident.span);
                    effects.notes.push(Note::SkippedMissing { kind: KIND, name, span });
                    continue;
                }
                Err(refusal) => return Err(refusal),
            }
        };
        if let Some(by) = mentions(&simulation.catalog, &ident.name) {
            let dependents = vec![crate::refusal::Dependent {
                id: by,
                words: super::dependency::describe(
                    &simulation.catalog,
                    super::dependency::Address::whole(by),
                ),
            }];
            let name = ident.name.to_string();
            return Err(Refusal::new(span, RefusalFact::Dependents { kind: KIND, name, dependents }));
        }
        simulation.catalog.remove(id);
        dropped.push(ident.name.to_string());
    }
    effects.words = if dropped.is_empty() {
        "drop no role".to_owned()
    } else {
        format!("drop role {}", dropped.join(", "))
    };
    Ok(())
}

/// An object that belongs to a role or says something of it. Every object is looked at, for a role is seldom dropped.
fn mentions(catalog: &Catalog, name: &Name) -> Option<ObjectId> {
    let role = Role::Named(name.clone());
    let mut found: Vec<ObjectId> = catalog
        .iter()
        .filter(|(_, object)| owns(object, &role) || is_granted(object, &role) || is_named_in(object, name))
        .map(|(id, _)| id)
        .collect();
    found.sort_unstable();
    found.first().copied()
}

fn owns(object: &Object, role: &Role) -> bool {
    object.owner() == Some(role)
}

fn is_granted(object: &Object, role: &Role) -> bool {
    let mentions = |privileges: &arcoiris_catalog::Privileges| {
        privileges
            .iter()
            .flatten()
            .any(|grant| grant.grantor == *role || grant.grantee == Grantee::Role(role.clone()))
    };
    match object {
        Object::Schema(it) => mentions(&it.privileges),
        Object::Type(it) => mentions(&it.privileges),
        Object::Table(it) => {
            mentions(&it.privileges) || it.columns.iter().any(|column| mentions(&column.privileges))
        }
        Object::Sequence(it) => mentions(&it.privileges),
        Object::Routine(it) => mentions(&it.privileges),
        Object::Defined(it) => mentions(&it.privileges),
        Object::Extension(_) | Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => false,
    }
}

/// Policies, default privileges and user mappings are for roles by name.
fn is_named_in(object: &Object, name: &Name) -> bool {
    let Object::Defined(it) = object else { return false };
    let called = name.to_string();
    match it.kind {
        DefinedKind::Policy => it
            .attribute("roles")
            .is_some_and(|roles| defined::words(roles).split(", ").any(|role| role == called)),
        DefinedKind::UserMapping => it.name == *name,
        DefinedKind::DefaultPrivileges => {
            it.signature.first().is_some_and(|role| defined::words(role) == called)
        }
        _ => false,
    }
}

/// The attribute of a role that says that another is a member of it.
fn membership(member: &Role) -> String {
    format!("member {}", arcoiris_catalog::role_text(member))
}

fn grant(simulation: &mut Simulation, group: &Ident, members: &[RoleName]) -> Result<(), Refusal> {
    for written in members {
        let member = role::role(simulation, written)?;
        let Role::Named(name) = &member else { continue };
        if *name == group.name || is_member(simulation, &group.name, name, 0) {
            let message =
                format!("role \"{}\" is a member of role \"{}\"", group.name.as_str(), name.as_str());
            return Err(Refusal::other(role::span(written), "0LP01", message));
        }
        if let Some(id) = find(simulation, &group.name) {
            let attribute = membership(&member);
            defined::change(&mut simulation.catalog, id, |it| {
                defined::set_attribute(it, &attribute, Some(defined::text("yes")));
            });
        }
    }
    Ok(())
}

/// Whether a role is in another, as far as the history has said so.
fn is_member(simulation: &Simulation, member: &Name, of: &Name, depth: usize) -> bool {
    let Some(id) = find(simulation, of) else { return false };
    let Some(found) = defined::defined(&simulation.catalog, id) else { return false };
    let direct = found.attribute(&membership(&Role::Named(member.clone()))).is_some();
    direct
        || depth < 32
            && found.attributes.iter().any(|(name, _)| {
                name.as_str()
                    .strip_prefix("member ")
                    .is_some_and(|between| is_member(simulation, member, &Name::new(between), depth + 1))
            })
}

fn revoke(simulation: &mut Simulation, group: &Ident, members: &[RoleName]) -> Result<(), Refusal> {
    for written in members {
        let member = role::role(simulation, written)?;
        if let Some(id) = find(simulation, &group.name) {
            let attribute = membership(&member);
            defined::change(&mut simulation.catalog, id, |it| defined::set_attribute(it, &attribute, None));
        }
    }
    Ok(())
}

/// What the sessions of a role begin with counts for later revisions if they may be the migrator's.
fn session_begins_with(
    simulation: &Simulation,
    role: Option<&RoleName>,
    setting: Option<&str>,
    span: Span,
) -> Result<(), Refusal> {
    let migrator = match role {
        None => true,
        Some(written) => role::role(simulation, written)? == Role::Migrator,
    };
    let harmless = setting.is_some_and(|setting| {
        let setting = setting.to_ascii_lowercase();
        setting.ends_with("_timeout")
            || setting.contains('.')
            || setting.starts_with("log_")
            || setting == "timezone"
    });
    if migrator && !harmless {
        return Err(Refusal::not_modelled(span, "what the sessions that apply later revisions begin with"));
    }
    Ok(())
}
