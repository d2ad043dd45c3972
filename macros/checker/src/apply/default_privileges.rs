//! `ALTER DEFAULT PRIVILEGES` (src/backend/catalog/aclchk.c), and what it does to objects made later.
//! <https://www.postgresql.org/docs/15/sql-alterdefaultprivileges.html>

use arcoiris_catalog::{
    Change, Defined, DefinedKind, Grant as Granted, Grantee, Mark, Name, Namespace, Object, ObjectId,
    PrivilegedKind, Role, Strength, TableKind, all_privileges, default_privileges, materialised, role_text,
};

use super::{defined, grant, role};
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{DefaultPrivileges, ObjectKind, Span};

/// # Errors
/// 0LP01 for a privilege that the kind does not have and for schemas in a schema, 3F000 for a schema that does not exist, 2BP01
/// for what was passed on; a role that is not known.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &DefaultPrivileges,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some((kind, word)) = privileged(it.kind) else {
        return Err(Refusal::not_modelled(span, "default privileges on this kind of object"));
    };
    let mut grantees = Vec::with_capacity(it.grant.grantees.len());
    for written in &it.grant.grantees {
        grantees.push(role::grantee(simulation, written)?);
    }
    for (privilege, columns) in &it.grant.privileges {
        if let Some(column) = columns.first() {
            return Err(Refusal::other(column.span, "0LP01", "default privileges cannot be set for columns"));
        }
        grant::require_known(simulation, *privilege, span)?;
        if !all_privileges(kind).contains(privilege) {
            return Err(grant::invalid(*privilege, grant::kind_words(it.kind), span));
        }
    }
    if let Some(column) = it.grant.all_columns.first() {
        return Err(Refusal::other(column.span, "0LP01", "default privileges cannot be set for columns"));
    }
    let mut roles = Vec::with_capacity(it.roles.len());
    for written in &it.roles {
        roles.push(role::role(simulation, written)?);
    }
    if roles.is_empty() {
        roles.push(Role::Migrator);
    }
    let mut schemas = Vec::with_capacity(it.schemas.len());
    for written in &it.schemas {
        schemas.push(Some(names::schema(simulation, written)?));
        if kind == PrivilegedKind::Schema {
            let message = "cannot use IN SCHEMA clause when using GRANT/REVOKE ON SCHEMAS";
            return Err(Refusal::other(written.span, "0LP01", message));
        }
    }
    if schemas.is_empty() {
        schemas.push(None);
    }
    let privileges = match it.grant.privileges.as_slice() {
        [] => all_privileges(kind).to_vec(),
        some => some.iter().map(|(privilege, _)| *privilege).collect(),
    };
    if it.grant.is_grant && it.grant.grant_option && grantees.contains(&Grantee::Public) {
        return Err(Refusal::other(span, "0LP01", "grant options can only be granted to roles"));
    }
    for owner in &roles {
        for schema in &schemas {
            let default = if schema.is_some() { Vec::new() } else { default_privileges(kind, owner) };
            let before = find(simulation, owner, *schema, word);
            let stored = before.and_then(|id| defined::defined(&simulation.catalog, id)?.privileges.clone());
            let change = grant::Change { it: &it.grant, grantees: &grantees, owner, kind, at: span };
            let new = change.on(Some(stored.unwrap_or_else(|| default.clone())), &privileges)?;
            let new = new.filter(|new| *new != materialised(default));
            put(simulation, (owner, *schema, word), before, new);
        }
    }
    effects.words = format!("change the default privileges on {word}");
    Ok(())
}

/// The kind of privileges, and the word that tells it in facts.
fn privileged(kind: ObjectKind) -> Option<(PrivilegedKind, &'static str)> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the grammar names no others")]
    match kind {
        ObjectKind::Table => Some((PrivilegedKind::Table, "tables")),
        ObjectKind::Sequence => Some((PrivilegedKind::Sequence, "sequences")),
        ObjectKind::Function | ObjectKind::Procedure | ObjectKind::Routine => {
            Some((PrivilegedKind::Routine, "functions"))
        }
        ObjectKind::Type => Some((PrivilegedKind::Type, "types")),
        ObjectKind::Schema => Some((PrivilegedKind::Schema, "schemas")),
        _ => None,
    }
}

fn draft(owner: &Role, schema: Option<ObjectId>, word: &str) -> Defined {
    Defined {
        kind: DefinedKind::DefaultPrivileges,
        of: schema,
        name: Name::new(word),
        signature: vec![defined::text(&role_text(owner))],
        attributes: Vec::new(),
        references: schema.into_iter().map(|schema| (schema, (None, Strength::Auto))).collect(),
        owner: None,
        privileges: None,
        comment: None,
    }
}

fn find(simulation: &Simulation, owner: &Role, schema: Option<ObjectId>, word: &str) -> Option<ObjectId> {
    let namespace = Namespace::Defined(DefinedKind::DefaultPrivileges);
    simulation.catalog.find(namespace, schema, &draft(owner, schema, word).identity())
}

fn put(
    simulation: &mut Simulation,
    (owner, schema, word): (&Role, Option<ObjectId>, &str),
    before: Option<ObjectId>,
    new: Option<Vec<Granted>>,
) {
    match (before, new) {
        (Some(id), None) => simulation.catalog.remove(id),
        (Some(id), new) => defined::change(&mut simulation.catalog, id, |it| it.privileges = new),
        (None, None) => {}
        (None, new) => {
            let object = Defined { privileges: new, ..draft(owner, schema, word) };
            simulation.catalog.insert(Object::Defined(object));
        }
    }
}

/// Gives what was made since `mark` the privileges that its owner's default privileges say (`get_user_default_acl`).
pub(super) fn give(simulation: &mut Simulation, mark: Mark) {
    if !simulation.catalog.has_default_privileges() {
        return;
    }
    let made: Vec<(ObjectId, Vec<Granted>)> = simulation
        .catalog
        .changes_since(mark)
        .into_iter()
        .filter_map(|change| Some((change.id, of_new(simulation, &change)?)))
        .collect();
    for (id, privileges) in made {
        simulation.catalog.change(id, |object| {
            if let Some(stored) = object.privileges_mut() {
                *stored = Some(privileges);
            }
        });
    }
}

/// The privileges of an object that is new and has none of its own, if they differ from PostgreSQL's default.
fn of_new(simulation: &Simulation, change: &Change) -> Option<Vec<Granted>> {
    let (None, Some(object)) = (&change.before, &change.after) else { return None };
    let (kind, word, schema, stored) = match object.as_ref() {
        Object::Table(it) => {
            let of_type = it.kind == TableKind::Composite;
            let (kind, word) =
                if of_type { (PrivilegedKind::Type, "types") } else { (PrivilegedKind::Table, "tables") };
            (kind, word, Some(it.schema), &it.privileges)
        }
        Object::Sequence(it) => (PrivilegedKind::Sequence, "sequences", Some(it.schema), &it.privileges),
        Object::Routine(it) => (PrivilegedKind::Routine, "functions", Some(it.schema), &it.privileges),
        Object::Type(it) => (PrivilegedKind::Type, "types", Some(it.schema), &it.privileges),
        Object::Schema(it) => (PrivilegedKind::Schema, "schemas", None, &it.privileges),
        Object::Extension(_)
        | Object::Constraint(_)
        | Object::Index(_)
        | Object::Trigger(_)
        | Object::Defined(_) => return None,
    };
    if stored.is_some() {
        return None;
    }
    let owner = object.owner()?;
    let of = |schema| {
        let id = find(simulation, owner, schema, word)?;
        defined::defined(&simulation.catalog, id)?.privileges.clone()
    };
    let (anywhere, here) = (of(None), schema.and_then(|schema| of(Some(schema))));
    if anywhere.is_none() && here.is_none() {
        return None;
    }
    let default = default_privileges(kind, owner);
    let mut grants = anywhere.unwrap_or_else(|| default.clone());
    grants.extend(here.unwrap_or_default());
    let grants = materialised(grants);
    // An empty list is none (`aclmerge`), for which PostgreSQL's default stands.
    (!grants.is_empty() && grants != default).then_some(grants)
}
