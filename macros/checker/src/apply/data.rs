//! `INSERT`, `UPDATE`, `DELETE`, `SELECT`: names, types and conflict targets resolved; rows are not simulated.

pub(crate) mod assignment;
pub(crate) mod called;
mod conflict;
pub(crate) mod delete;
pub(crate) mod insert;
pub(crate) mod merge;
mod published;
mod through_view;
pub(crate) mod update;

use arcoiris_catalog::{
    Constraint, ConstraintKind, DefinedKind, Grantee, Name, Namespace, Object, ObjectId, Privilege, Role,
    State, Table, TableKind,
};

use super::object;

use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::scope::{Level, Output, Relation};
use crate::resolve::uses::Use;
use crate::rows::change;
use crate::simulation::Simulation;
use crate::syntax::{
    Delete, Ident, Insert, ObjectKind, ObjectName, Query, Span, Statement, StatementKind, Target, Update,
};

pub(super) fn insert(
    simulation: &mut Simulation,
    it: &Insert,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut found = Found::default();
    insert::analyse(simulation, it, None, span, &mut found)?;
    effects.words = format!("insert into {}", names::written(&it.table));
    written(simulation, found, span, effects)
}

pub(super) fn update(
    simulation: &mut Simulation,
    it: &Update,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut found = Found::default();
    update::analyse(simulation, it, None, span, &mut found)?;
    effects.words = format!("update {}", names::written(&it.table));
    written(simulation, found, span, effects)
}

pub(super) fn delete(
    simulation: &mut Simulation,
    it: &Delete,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut found = Found::default();
    delete::analyse(simulation, it, None, span, &mut found)?;
    effects.words = format!("delete from {}", names::written(&it.table));
    written(simulation, found, span, effects)
}

pub(super) fn select(
    simulation: &mut Simulation,
    it: &Query,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut found = Found::default();
    let tree = query::analyse(simulation, it, None, &mut found)?;
    if it.locking {
        for (lock, _) in &mut found.locks {
            *lock = (*lock).max(Lock::RowShare);
        }
    }
    effects.words = "select".to_owned();
    if !found.writes.is_empty() {
        return written(simulation, found, span, effects);
    }
    let certain = called::certain(simulation, &tree);
    called::require(simulation, &found, &certain)?;
    finish(simulation, found, span, effects)?;
    change::judge(simulation, &tree)?;
    change::select(simulation, &tree)
}

/// What an analysis of a statement that writes found, as effects, and what it does to known rows.
fn written(
    simulation: &mut Simulation,
    mut found: Found,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    called::require(simulation, &found, &[])?;
    let (writes, null) = (std::mem::take(&mut found.writes), found.null.take());
    finish(simulation, found, span, effects)?;
    change::apply(simulation, writes, effects)?;
    match null {
        Some(refusal) => Err(refusal),
        None => Ok(()),
    }
}

/// What an analysis found, as effects.
pub(crate) fn finish(
    simulation: &Simulation,
    found: Found,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let reads: Vec<ObjectId> = found.locks.iter().map(|(_, id)| *id).collect();
    super::view::require_readable(simulation, &reads, span)?;
    if let Some((function, span)) = found.opaque.first() {
        return Err(Refusal::new(*span, RefusalFact::Opaque { what: (*function).to_owned() }));
    }
    if let Some(refusal) = found.folding {
        return Err(refusal);
    }
    for called in found.fallible {
        simulation.rows.doubt(format!("whether {called}() fails for its arguments"));
    }
    effects.notes.extend(found.notes);
    for (id, label, span) in found.enum_values {
        effects.notes.push(Note::EnumValueUsed { id, label, span });
    }
    for (name, schema, span) in found.unqualified {
        effects.notes.push(Note::Unqualified { name, schema, span });
    }
    for (lock, id) in found.locks {
        match effects.locks.iter_mut().find(|(_, locked)| *locked == id) {
            Some((held, _)) => *held = (*held).max(lock),
            None => effects.locks.push((lock, id)),
        }
    }
    effects.locks.sort_by(|one, other| other.cmp(one));
    Ok(())
}

/// Analyses a data statement of a PL/pgSQL block, whose variables are around it, and tells the columns of `RETURNING`.
pub(crate) fn within(
    simulation: &mut Simulation,
    statement: &Statement,
    variables: &Level<'_>,
    effects: &mut Effects,
) -> Result<Vec<Output>, Refusal> {
    let mut found = Found::default();
    let (outer, span) = (Some(variables), statement.span);
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other statement has variables in it")]
    let outputs = match &statement.kind {
        StatementKind::Insert(it) => insert::analyse(simulation, it, outer, span, &mut found)?,
        StatementKind::Update(it) => update::analyse(simulation, it, outer, span, &mut found)?,
        StatementKind::Delete(it) => delete::analyse(simulation, it, outer, span, &mut found)?,
        _ => return Err(Refusal::not_modelled(span, "this statement in a block")),
    };
    written(simulation, found, span, effects)?;
    Ok(outputs)
}

/// The table that a statement writes to.
fn target<'a>(
    simulation: &'a Simulation,
    name: &ObjectName,
    found: &mut Found,
) -> Result<(ObjectId, &'a Table), Refusal> {
    let system = match &name.schema {
        Some(schema) => names::is_closed_schema(&schema.name),
        None => name.name.name.as_str().starts_with("pg_"),
    };
    if system {
        return Err(Refusal::not_modelled(name.span(), "a change of the system's tables"));
    }
    // A schema that does not exist holds no relation: no error of its own, as elsewhere.
    if names::find(simulation, Namespace::Relation, name).is_none() {
        return Err(names::unknown(simulation, Namespace::Relation, ObjectKind::Table, name));
    }
    let (id, table) = names::with_columns(simulation, name)?;
    match table.kind {
        TableKind::Ordinary | TableKind::Partitioned => {}
        TableKind::MaterializedView => {
            // Said when the statement is run, before it looks at anything (`CheckValidResultRel`).
            let message = format!("cannot change materialized view \"{}\"", name.name.name.as_str());
            found.folding.get_or_insert(Refusal::other(name.span(), "42809", message).about(id));
            return Ok((id, table));
        }
        // Looked at with what is done to its rows.
        TableKind::View => {}
        TableKind::Foreign => {
            return Err(Refusal::not_modelled(name.span(), "writing to a foreign table").about(id));
        }
        TableKind::Composite => return Err(Refusal::not_modelled(name.span(), "writing to a type").about(id)),
    }
    if has_rules(simulation, id) {
        return Err(Refusal::not_modelled(name.span(), "writing to a table with rules").about(id));
    }
    if let Some(key) = looked_up_by_another(simulation, id) {
        return Err(
            Refusal::not_modelled(name.span(), "a foreign key that is looked up by another role").about(key)
        );
    }
    found.locks.push((Lock::RowExclusive, id));
    if name.schema.is_none()
        && let Some(schema) = simulation.catalog.schema_name(table.schema)
    {
        found.unqualified.push((name.name.name.clone(), schema.clone(), name.span()));
    }
    Ok((id, table))
}

/// A foreign key from or to this table whose other end is read as a role that may lack the right: whoever owns the table that is
/// looked at (`ri_PerformCheck`).
fn looked_up_by_another(simulation: &Simulation, id: ObjectId) -> Option<ObjectId> {
    let catalog = &simulation.catalog;
    let end = |id| object::table(catalog, id).is_some_and(|table| !reads_own(simulation, table));
    let keys = std::iter::once(id).flat_map(|id| catalog.dependents(id));
    keys.filter(|dependent| match catalog.object(*dependent).map(AsRef::as_ref) {
        Some(Object::Constraint(Constraint { of, kind: ConstraintKind::ForeignKey(key), .. })) => {
            *of == id && end(key.table) || key.table == id && end(*of)
        }
        _ => false,
    })
    .min()
}

/// Whether a table's owner surely may read it.
fn reads_own(simulation: &Simulation, table: &Table) -> bool {
    if table.owner == Role::Migrator {
        return true;
    }
    let Some(Object::Schema(schema)) = simulation.catalog.object(table.schema).map(AsRef::as_ref) else {
        return false;
    };
    let enters = match &schema.privileges {
        None => schema.owner == table.owner,
        Some(given) => given.iter().any(|grant| {
            grant.privilege == Privilege::Usage
                && match &grant.grantee {
                    Grantee::Public => true,
                    Grantee::Role(role) => *role == table.owner,
                }
        }),
    };
    enters && table.privileges.is_none()
}

/// Whether a table has rules of its own: they stand in the place of what is written.
fn has_rules(simulation: &Simulation, id: ObjectId) -> bool {
    let is_rule = |object: &Object| matches!(object, Object::Defined(it) if it.kind == DefinedKind::Rule);
    simulation
        .catalog
        .dependents(id)
        .any(|dependent| simulation.catalog.object(dependent).is_some_and(|object| is_rule(object)))
}

/// The table that is written to, as a relation in sight.
fn relation<'a>(
    simulation: &Simulation,
    number: RelationNumber,
    (id, table): (ObjectId, &'a Table),
    alias: Option<&Ident>,
) -> Relation<'a> {
    let name = alias.map_or(&table.name, |alias| &alias.name);
    let mut relation = Relation::table(number, name.clone(), id, table);
    if alias.is_none() {
        relation.schema = simulation.catalog.schema_name(table.schema).cloned();
    }
    relation
}

/// The columns of `RETURNING`.
fn returning(
    simulation: &Simulation,
    list: &[Target],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    Ok(query::named(query::targets(simulation, list, level, Use::Returning, found)?))
}

/// The refusal for a column that the table written to does not have.
fn no_column(table: &Table, column: &Ident) -> Refusal {
    let similar =
        names::most_alike(column.name.as_str(), table.columns.iter().map(|column| column.name.as_str()));
    Refusal::new(
        column.span,
        RefusalFact::UnknownColumn {
            table: table.name.as_str().to_owned(),
            column: column.name.to_string(),
            similar,
        },
    )
}

/// The columns told apart by constants, as [`crate::effects::Rows`] holds them.
type Constants = Vec<(Name, Option<String>)>;
