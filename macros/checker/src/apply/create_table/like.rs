//! `LIKE other INCLUDING …` (`transformTableLikeClause`, `expandTableLikeClause`).

use arcoiris_catalog::{Column, Constraint, ConstraintKind, Index, Name, Namespace, Object, ObjectId};

use super::typed::bare;
use crate::apply::column::Draft;
use crate::apply::{inherit, object, partition, serial};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{LikeClause, ObjectKind, Span};

/// The other table's columns.
///
/// # Errors
/// 42P01 if it is not there, 42809 if it has no columns to take.
pub(super) fn columns(
    simulation: &Simulation,
    it: &LikeClause,
    drafts: &mut Vec<Draft<'_>>,
) -> Result<(), Refusal> {
    let id = names::relation(simulation, ObjectKind::Table, &it.table)?;
    let Some(table) = object::table(&simulation.catalog, id) else {
        let message = format!("relation \"{}\" is invalid in LIKE clause", it.table.name.name.as_str());
        return Err(Refusal::other(it.table.span(), "42809", message).about(id));
    };
    for column in &table.columns {
        let identity = column.identity.filter(|_| it.identity);
        let takes = if column.generated.is_some() { it.generated } else { it.defaults };
        drafts.push(Draft {
            column: Column {
                not_null: column.not_null,
                identity,
                generated: column.generated.filter(|_| it.generated),
                storage: column.storage.clone().filter(|_| it.storage),
                compression: column.compression.clone().filter(|_| it.compression),
                comment: column.comment.clone().filter(|_| it.comments),
                ..bare(column)
            },
            default: None,
            sequence: identity.map(|_| serial::Draft { options: &[], identity: true, span: it.span }),
            serial: false,
            span: it.span,
            stored: column.default.clone().filter(|_| takes).map(|default| (id, default)),
        });
    }
    Ok(())
}

/// What comes after the table is made: checks, indexes, comments.
///
/// # Errors
/// 42710 for a check whose name is taken.
pub(super) fn expand(simulation: &mut Simulation, id: ObjectId, it: &LikeClause) -> Result<(), Refusal> {
    let source = names::relation(simulation, ObjectKind::Table, &it.table)?;
    if it.identity {
        numbers(simulation, id, source);
    }
    if it.constraints {
        let checks: Vec<Constraint> = object::constraints_of(&simulation.catalog, source)
            .filter(|(_, it)| matches!(it.kind, ConstraintKind::Check { .. }))
            .map(|(_, it)| it.clone())
            .collect();
        for check in checks {
            take(simulation, id, source, check, it)?;
        }
    }
    if it.indexes {
        let indexes: Vec<(ObjectId, Option<String>)> = object::indexes_of(&simulation.catalog, source)
            .into_iter()
            .map(|(index, found)| (index, found.comment.clone()))
            .collect();
        require_told_apart(simulation, source, it.span)?;
        for (index, comment) in indexes {
            let made = partition::index::clone(simulation, index, id, false, it.span)?;
            if it.comments {
                // That of the constraint is not taken over.
                object::change_index(&mut simulation.catalog, made, |index| index.comment = comment);
            }
            if inherit::is_partitioned(&simulation.catalog, id) {
                partition_key_held(simulation, made, it)?;
            }
        }
    }
    if it.statistics {
        let has = simulation.catalog.dependents(source).any(|id| {
            matches!(arcoiris_catalog::State::object(&simulation.catalog, id).map(AsRef::as_ref),
                Some(Object::Defined(found)) if found.kind == arcoiris_catalog::DefinedKind::Statistics)
        });
        if has {
            return Err(Refusal::not_modelled(it.span, "LIKE … INCLUDING STATISTICS"));
        }
    }
    Ok(())
}

/// The sequences of identity columns count as the other's do, whatever type that is: theirs is `bigint`, since only the options are
/// taken over.
fn numbers(simulation: &mut Simulation, id: ObjectId, source: ObjectId) {
    let catalog = &simulation.catalog;
    let (Some(from), Some(to)) = (object::table(catalog, source), object::table(catalog, id)) else { return };
    let mut copies = Vec::new();
    for column in from.columns.iter().filter(|column| column.identity.is_some()) {
        let Some(own) = to.column(column.name.as_str()) else { continue };
        let other = serial::identity_sequence(simulation, source, column.number).map(|(_, it)| it.clone());
        let own = serial::identity_sequence(simulation, id, own.number).map(|(sequence, _)| sequence);
        copies.extend(own.zip(other));
    }
    for (own, other) in copies {
        object::change_sequence(&mut simulation.catalog, own, |sequence| {
            sequence.ty = arcoiris_catalog::TypeRef::builtin("int8");
            sequence.start = other.start;
            sequence.increment = other.increment;
            sequence.minimum = other.minimum;
            sequence.maximum = other.maximum;
            sequence.cache = other.cache;
            sequence.cycle = other.cycle;
        });
    }
}

fn partition_key_held(simulation: &Simulation, made: ObjectId, it: &LikeClause) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let Some(index) = object::index(catalog, made) else { return Ok(()) };
    match object::table(catalog, index.table) {
        Some(table) if index.unique => partition::require_included(table, &index.keys, "UNIQUE", it.span),
        Some(_) | None => Ok(()),
    }
}

fn take(
    simulation: &mut Simulation,
    id: ObjectId,
    source: ObjectId,
    check: Constraint,
    it: &LikeClause,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(from), Some(to)) = (object::table(catalog, source), object::table(catalog, id)) else {
        return Ok(());
    };
    let ConstraintKind::Check { expression, no_inherit } = &check.kind else { return Ok(()) };
    let Some(expression) = inherit::mapped(expression, from, to) else {
        return Err(Refusal::not_modelled(it.span, "a check that the table cannot have"));
    };
    let name: &Name = &check.name;
    if let Some(taken) = catalog.find(Namespace::Constraint, Some(id), name) {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Constraint, name: name.to_string() };
        return Err(Refusal::new(it.span, fact).about(taken));
    }
    let kind = ConstraintKind::Check { expression, no_inherit: *no_inherit };
    simulation.catalog.insert(Object::Constraint(Constraint {
        of: id,
        kind,
        validated: true,
        comment: check.comment.clone().filter(|_| it.comments),
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
        ..check
    }));
    Ok(())
}

/// Indexes that get one name with different numbers get them in the order in which PostgreSQL made them: one that was made again since
/// (`ALTER COLUMN … TYPE`) comes last, which is not held here.
fn require_told_apart(simulation: &Simulation, source: ObjectId, span: Span) -> Result<(), Refusal> {
    let indexes = object::indexes_of(&simulation.catalog, source);
    // `idx`, `key` and `excl` keep names apart; a primary key is the only one.
    let label = |index: &Index| {
        let constraint = index.constraint.and_then(|id| object::constraint(&simulation.catalog, id));
        constraint.map(|it| std::mem::discriminant(&it.kind))
    };
    let same = |one: &Index, other: &Index| {
        label(one) == label(other)
            && partition::index::called_after(one) == partition::index::called_after(other)
            && (one.unique, &one.keys, &one.predicate) != (other.unique, &other.keys, &other.predicate)
    };
    let twice = indexes
        .iter()
        .enumerate()
        .any(|(at, (_, one))| indexes.iter().skip(at + 1).any(|(_, other)| same(one, other)));
    if twice {
        return Err(Refusal::not_modelled(span, "indexes whose names hang on which is the older"));
    }
    Ok(())
}
