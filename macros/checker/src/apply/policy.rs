//! `CREATE`, `ALTER POLICY` (src/backend/commands/policy.c). <https://www.postgresql.org/docs/15/sql-createpolicy.html>

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, State, Strength, Table,
    role_text,
};

use super::{defined, named, role};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{AlterPolicy, CreatePolicy, Expression, ObjectKind, ObjectName, RoleName, Span};

/// # Errors
/// 42601 for an expression that the command cannot have, 42710 if the table has a policy of this name, and what PostgreSQL says
/// of the roles, the table and the expressions.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreatePolicy,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if !is_command(&it.command) {
        return Err(Refusal::other(
            span,
            "42601",
            format!("unrecognized row security option \"{}\"", it.command),
        ));
    }
    require_fitting(&it.command, it.using.as_ref(), it.check.as_ref())?;
    let roles = roles(simulation, &it.roles)?;
    let (id, table) = table(simulation, &it.table, effects)?;
    let mut attributes = Vec::new();
    if it.command != "all" {
        attributes.push((Name::new("command"), defined::text(&it.command)));
    }
    if !it.permissive {
        attributes.push((Name::new("restrictive"), defined::text("yes")));
    }
    attributes.extend(roles.map(|roles| (Name::new("roles"), roles)));
    if let Some(using) = &it.using {
        attributes.push((Name::new("using"), condition(simulation, &table, using, effects)?));
    }
    if let Some(check) = &it.check {
        attributes.push((Name::new("with check"), condition(simulation, &table, check, effects)?));
    }
    if let Some(other) = find(simulation, id, &it.name.name) {
        return Err(taken(&it.name, other));
    }
    attributes.sort_by(|(left, _), (right, _)| left.cmp(right));
    simulation.catalog.insert(Object::Defined(Defined {
        kind: DefinedKind::Policy,
        of: Some(id),
        name: it.name.name.clone(),
        signature: Vec::new(),
        attributes,
        references: vec![(id, (None, Strength::Auto))],
        owner: None,
        privileges: None,
        comment: None,
    }));
    effects.words =
        format!("create policy {} on {}", it.name.name, names::qualified(&simulation.catalog, id));
    Ok(())
}

/// # Errors
/// 42704 if the table has no policy of this name, 42601 for an expression that its command cannot have, and as [`create`].
pub(super) fn alter(
    simulation: &mut Simulation,
    it: &AlterPolicy,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let new_roles = it.roles.as_ref().map(|written| roles(simulation, written)).transpose()?;
    let (id, table) = table(simulation, &it.table, effects)?;
    let using = it.using.as_ref().map(|it| condition(simulation, &table, it, effects)).transpose()?;
    let check = it.check.as_ref().map(|it| condition(simulation, &table, it, effects)).transpose()?;
    let Some(policy) = find(simulation, id, &it.name.name) else {
        return Err(defined::unknown_on(simulation, DefinedKind::Policy, &it.name, id));
    };
    let command = defined::defined(&simulation.catalog, policy)
        .and_then(|policy| policy.attribute("command"))
        .map_or_else(|| "all".to_owned(), defined::words);
    require_fitting(&command, it.using.as_ref(), it.check.as_ref())?;
    defined::change(&mut simulation.catalog, policy, |policy| {
        if let Some(roles) = new_roles {
            defined::set_attribute(policy, "roles", roles);
        }
        if using.is_some() {
            defined::set_attribute(policy, "using", using);
        }
        if check.is_some() {
            defined::set_attribute(policy, "with check", check);
        }
    });
    effects.words = format!("alter policy {} on {}", it.name.name, names::qualified(&simulation.catalog, id));
    Ok(())
}

fn is_command(command: &str) -> bool {
    matches!(command, "all" | "select" | "insert" | "update" | "delete")
}

/// What is read is judged by USING, what is written by WITH CHECK.
fn require_fitting(
    command: &str,
    using: Option<&Expression>,
    check: Option<&Expression>,
) -> Result<(), Refusal> {
    match (command, using, check) {
        ("select" | "delete", _, Some(check)) => {
            Err(Refusal::other(check.span, "42601", "WITH CHECK cannot be applied to SELECT or DELETE"))
        }
        ("insert", Some(using), _) => {
            Err(Refusal::other(using.span, "42601", "only WITH CHECK expression allowed for INSERT"))
        }
        _ => Ok(()),
    }
}

/// The roles that a policy is for, as its fact has them; `None` is PUBLIC, beside which no other counts.
fn roles(simulation: &Simulation, written: &[RoleName]) -> Result<Option<Stored>, Refusal> {
    if written.iter().any(|role| matches!(role, RoleName::Public(_))) {
        return Ok(None);
    }
    let mut found = Vec::with_capacity(written.len());
    for role in written {
        found.push(role_text(&role::role(simulation, role)?));
    }
    found.sort();
    Ok((!found.is_empty()).then(|| defined::text(&found.join(", "))))
}

fn table(
    simulation: &Simulation,
    name: &ObjectName,
    effects: &mut Effects,
) -> Result<(ObjectId, Table), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, name, false)?;
    let id = found.ok_or_else(|| Refusal::not_modelled(name.span(), "this relation"))?;
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(object @ Object::Table(table)) if names::kind_of(object) == ObjectKind::Table => {
            named::lock(effects, Lock::AccessExclusive, id);
            Ok((id, table.clone()))
        }
        Some(_) | None => Err(named::wrong_kind(simulation, id, name, ObjectKind::Table)),
    }
}

/// An expression over the table's columns, as it is stored.
fn condition(
    simulation: &Simulation,
    table: &Table,
    it: &Expression,
    effects: &mut Effects,
) -> Result<Stored, Refusal> {
    let scope = Scope { simulation, table: Some(table), value: None, place: Place::Policy };
    let resolved = resolve::expression(&scope, it, None)?;
    for (name, schema, span) in resolved.unqualified {
        effects.notes.push(Note::Unqualified { name, schema, span });
    }
    for (id, label, span) in resolved.enum_values {
        effects.notes.push(Note::EnumValueUsed { id, label, span });
    }
    Ok(resolved.stored)
}

fn find(simulation: &Simulation, table: ObjectId, name: &Name) -> Option<ObjectId> {
    simulation.catalog.find(Namespace::Defined(DefinedKind::Policy), Some(table), name)
}

fn taken(name: &crate::syntax::Ident, other: ObjectId) -> Refusal {
    let kind = ObjectKind::Defined(DefinedKind::Policy);
    Refusal::new(name.span, RefusalFact::Duplicate { kind, name: name.name.to_string() }).about(other)
}
