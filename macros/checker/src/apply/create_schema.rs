//! `CREATE SCHEMA`

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, Role, Schema};

use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateSchema, ObjectKind, ObjectName, RoleName, Span, Statement, StatementKind};

use super::{named, role};

/// # Errors
/// 42939 for a name that begins with `pg_`, 42P06 for one that is taken, 42P15 for an element of another schema.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateSchema,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let owner = match &it.authorization {
        Some(written) => role::role(simulation, written)?,
        None => Role::Migrator,
    };
    let (name, name_span) = match (&it.name, &it.authorization) {
        (Some(ident), _) | (None, Some(RoleName::Named(ident))) => (ident.name.clone(), ident.span),
        (None, _) => {
            return Err(Refusal::not_modelled(span, "a schema named after whoever applies the revision"));
        }
    };
    require_not_reserved(&name, name_span)?;
    if let Some(id) = simulation.catalog.find(Namespace::Schema, None, &name) {
        if it.if_not_exists {
            let (kind, name) = (ObjectKind::Schema, name.to_string());
            effects.words = format!("nothing: schema {name} exists");
            effects.notes.push(Note::SkippedDuplicate { kind, name, id: Some(id), span: name_span });
            return Ok(());
        }
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Schema, name: name.to_string() };
        return Err(Refusal::new(name_span, fact).about(id));
    }
    let schema = Schema { name: name.clone(), owner: owner.clone(), privileges: None, comment: None };
    let id = simulation.catalog.insert(Object::Schema(schema));
    if !it.elements.is_empty() {
        if owner != Role::Migrator {
            return Err(Refusal::not_modelled(span, "objects in a schema that is made for another role"));
        }
        elements(simulation, it, &name, id, effects)?;
    }
    effects.words = format!("create schema {name}");
    Ok(())
}

/// A name that begins with `pg_` is the system's (42939).
pub(super) fn require_not_reserved(name: &Name, span: Span) -> Result<(), Refusal> {
    if name.as_str().starts_with("pg_") {
        let fact = RefusalFact::Other {
            sqlstate: "42939",
            message: format!("unacceptable schema name \"{}\"", name.as_str()),
            hint: Some("the prefix \"pg_\" is reserved for system schemas".to_owned()),
        };
        return Err(Refusal::new(span, fact));
    }
    Ok(())
}

/// The elements are applied with the new schema in front of `search_path`, in the order of
/// `transformCreateSchemaStmtElements`: sequences, tables, views, indexes, triggers, grants.
fn elements(
    simulation: &mut Simulation,
    it: &CreateSchema,
    name: &Name,
    id: ObjectId,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut elements: Vec<&Statement> = it.elements.iter().collect();
    elements.sort_by_key(|element| rank(&element.kind));
    let outer = simulation.search_path.clone();
    simulation.search_path.insert(0, name.clone());
    for element in elements {
        if let Some(other) = made(&element.kind).and_then(|made| made.schema.as_ref())
            && other.name != *name
        {
            let message = format!(
                "CREATE specifies a schema ({}) different from the one being created ({})",
                other.name.as_str(),
                name.as_str()
            );
            return Err(Refusal::other(other.span, "42P15", message));
        }
        let mut inner = Effects::default();
        super::transition(simulation, element, &mut inner)?;
        for (lock, table) in inner.locks {
            if named::schema_of(simulation, table) != Some(id) {
                named::lock(effects, lock, table);
            }
        }
        let outside = |note: &Note| !matches!(note, Note::Unqualified { schema, .. } if schema == name);
        effects.notes.extend(inner.notes.into_iter().filter(outside));
    }
    simulation.search_path = outer;
    Ok(())
}

/// The name of what an element makes.
fn made(kind: &StatementKind) -> Option<&ObjectName> {
    if let StatementKind::CreateTable(it) = kind {
        Some(&it.name)
    } else if let StatementKind::CreateSequence(it) = kind {
        Some(&it.name)
    } else if let StatementKind::CreateIndex(it) = kind {
        Some(&it.table)
    } else {
        None
    }
}

fn rank(kind: &StatementKind) -> u8 {
    if matches!(kind, StatementKind::CreateSequence(_)) {
        0
    } else if matches!(kind, StatementKind::CreateTable(_)) {
        1
    } else if matches!(kind, StatementKind::CreateIndex(_)) {
        3
    } else if matches!(kind, StatementKind::Grant(_)) {
        5
    } else {
        // A view, or a trigger, for which there is no transition yet.
        2
    }
}
