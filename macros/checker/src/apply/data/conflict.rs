//! `ON CONFLICT`: which index decides, and what happens then.
//! <https://www.postgresql.org/docs/15/sql-insert.html#SQL-ON-CONFLICT>

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use std::collections::BTreeSet;

use arcoiris_catalog::{
    Constraint, ConstraintKind, Expression as Stored, Index, IndexElement, Name, Namespace, Object, ObjectId,
    State, Table,
};

use super::update;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::scope::{Level, Relation};
use crate::resolve::uses::Use;
use crate::resolve::{self, Place, Scope};
use crate::rows::change::{self, ConflictUpdate};
use crate::simulation::Simulation;
use crate::syntax::{Conflict, ConflictAction, ExpressionKind, Ident};

/// Analyses `ON CONFLICT` of an insertion into a table that is in sight at this level; `certain` if there are rows to insert.
pub(super) fn analyse<'a>(
    simulation: &Simulation,
    (id, relation): (ObjectId, RelationNumber),
    table: &'a Table,
    it: &Conflict,
    certain: bool,
    level: &mut Level<'a>,
    found: &mut Found,
) -> Result<Option<ConflictUpdate>, Refusal> {
    match (&it.constraint, it.target.is_empty()) {
        (Some(name), _) => by_constraint(simulation, id, table, name, &it.action)?,
        (None, false) => by_index(simulation, id, table, it)?,
        (None, true) if matches!(it.action, ConflictAction::Update { .. }) => {
            let message = "ON CONFLICT DO UPDATE requires inference specification or constraint name";
            return Err(Refusal::other(it.span, "42601", message));
        }
        (None, true) => any_index(simulation, id, it, certain)?,
    }
    let ConflictAction::Update { assignments, condition } = &it.action else { return Ok(None) };
    super::published::require_identity(simulation, id, it.span)?;
    let excluded = found.relation();
    level.relations.push(Relation::table(excluded, Name::new("excluded"), id, table));
    let assigned = update::assignments(simulation, table, assignments, level, found)?;
    let condition = match condition {
        Some(condition) => Some(query::boolean(simulation, condition, level, Use::Where, "WHERE", found)?),
        None => None,
    };
    level.relations.pop();
    Ok(Some(ConflictUpdate { relation, excluded, assigned, condition }))
}

/// The clause as far as known rows are concerned.
pub(super) fn followed(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    it: &Conflict,
    update: Option<ConflictUpdate>,
) -> change::Conflict {
    let columns = match &it.constraint {
        Some(name) => {
            let constraint = simulation.catalog.find(Namespace::Constraint, Some(id), &name.name);
            let object = constraint.and_then(|constraint| simulation.catalog.object(constraint));
            match object.map(AsRef::as_ref) {
                Some(Object::Constraint(Constraint {
                    kind: ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key),
                    ..
                })) => Some(key.columns.clone()),
                _ => None,
            }
        }
        None if it.predicate.is_some() => None,
        None => it
            .target
            .iter()
            .map(|element| match &element.kind {
                ExpressionKind::Column(path) => {
                    let name = path.last()?;
                    table.column(name.name.as_str()).map(|column| column.number)
                }
                _ => None,
            })
            .collect(),
    };
    change::Conflict { columns, any: it.constraint.is_none() && it.target.is_empty(), update }
}

fn by_constraint(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    name: &Ident,
    action: &ConflictAction,
) -> Result<(), Refusal> {
    let constraint = simulation.catalog.find(Namespace::Constraint, Some(id), &name.name);
    let object = constraint.and_then(|constraint| simulation.catalog.object(constraint)).map(AsRef::as_ref);
    let Some(Object::Constraint(constraint)) = object else {
        let (constraint, table) = (name.name.as_str(), table.name.as_str());
        let message = format!("constraint \"{constraint}\" for table \"{table}\" does not exist");
        return Err(Refusal::other(name.span, "42704", message));
    };
    match constraint.kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => not_deferrable(constraint, name),
        ConstraintKind::Exclusion { .. } if matches!(action, ConflictAction::Nothing) => {
            not_deferrable(constraint, name)
        }
        ConstraintKind::Exclusion { .. } => {
            let message = "ON CONFLICT DO UPDATE not supported with exclusion constraints";
            Err(Refusal::other(name.span, "42809", message))
        }
        ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => {
            let message = "constraint in ON CONFLICT clause has no associated index";
            Err(Refusal::other(name.span, "42809", message))
        }
    }
}

/// `ON CONFLICT DO NOTHING` looks at every unique index when a row is inserted, and none may be deferrable
/// (`ExecCheckIndexConstraints`).
fn any_index(simulation: &Simulation, id: ObjectId, it: &Conflict, certain: bool) -> Result<(), Refusal> {
    let deferrable =
        crate::apply::object::constraints_of(&simulation.catalog, id).into_iter().any(|(_, constraint)| {
            match constraint.kind {
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion { .. } => constraint.deferrable,
                ConstraintKind::Check { .. } | ConstraintKind::ForeignKey(_) => false,
            }
        });
    if !deferrable {
        return Ok(());
    }
    if !certain {
        return Err(Refusal::not_modelled(it.span, "whether this inserts a row"));
    }
    let message =
        "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters";
    Err(Refusal::other(it.span, "55000", message))
}

fn not_deferrable(constraint: &Constraint, name: &Ident) -> Result<(), Refusal> {
    if constraint.deferrable {
        let message =
            "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters";
        return Err(Refusal::other(name.span, "55000", message));
    }
    Ok(())
}

/// The elements of a key without their order: columns, and the normal forms of expressions.
#[derive(Debug, PartialEq, Eq)]
struct Elements {
    columns: BTreeSet<i16>,
    expressions: Vec<Stored>,
}

/// `infer_arbiter_indexes`
fn by_index(simulation: &Simulation, id: ObjectId, table: &Table, it: &Conflict) -> Result<(), Refusal> {
    let mut wanted = Elements { columns: BTreeSet::new(), expressions: Vec::new() };
    for element in &it.target {
        if let ExpressionKind::Column(path) = &element.kind
            && let [name] = path.as_slice()
        {
            let column = table.column(name.name.as_str()).ok_or_else(|| super::no_column(table, name))?;
            wanted.columns.insert(column.number);
            continue;
        }
        let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexKey };
        let stored = resolve::expression(&scope, element, None)?.stored;
        if !wanted.expressions.contains(&stored) {
            wanted.expressions.push(stored);
        }
    }
    let predicate = match &it.predicate {
        Some(predicate) => {
            let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexPredicate };
            Some(resolve::expression(&scope, predicate, None)?.stored)
        }
        None => None,
    };
    let mut partial = false;
    let mut doubtful = false;
    let mut deferrable = false;
    for index in unique_indexes(simulation, id) {
        if elements(index) != wanted {
            continue;
        }
        let object = index.constraint.and_then(|constraint| simulation.catalog.object(constraint));
        if matches!(object.map(AsRef::as_ref), Some(Object::Constraint(constraint)) if constraint.deferrable)
        {
            deferrable = true;
            continue;
        }
        match &index.predicate {
            None => return Ok(()),
            Some(own) if predicate.as_ref() == Some(own) => return Ok(()),
            // What is always true stands for no condition (`RelationGetIndexPredicate`).
            Some(own) => match crate::apply::index::is_always_true(own) {
                Some(true) => return Ok(()),
                Some(false) => partial = true,
                None => doubtful = true,
            },
        }
    }
    if doubtful {
        return Err(Refusal::not_modelled(it.span, "whether the index's condition is always true"));
    }
    if partial && predicate.is_some() {
        return Err(Refusal::not_modelled(it.span, "whether this condition implies the index's"));
    }
    if deferrable {
        let message =
            "ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters";
        return Err(Refusal::other(it.span, "55000", message));
    }
    let message = "there is no unique or exclusion constraint matching the ON CONFLICT specification";
    Err(Refusal::other(it.span, "42P10", message))
}

fn elements(index: &Index) -> Elements {
    let mut elements = Elements { columns: BTreeSet::new(), expressions: Vec::new() };
    for key in &index.keys {
        match &key.element {
            IndexElement::Column(number) => {
                elements.columns.insert(*number);
            }
            IndexElement::Expression(expression) => elements.expressions.push(expression.clone()),
        }
    }
    elements
}

/// The unique indexes of a table, those of its keys among them.
fn unique_indexes(simulation: &Simulation, table: ObjectId) -> Vec<&Index> {
    let catalog = &simulation.catalog;
    let index = |id: ObjectId| match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Index(index)) if index.table == table && index.unique => Some(index),
        _ => None,
    };
    let mut found = Vec::new();
    for dependent in catalog.dependents(table) {
        let id = match catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Constraint(Constraint {
                of,
                kind: ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key),
                ..
            })) if *of == table => key.index,
            _ => dependent,
        };
        found.extend(index(id));
    }
    found
}
