//! `LIKE other INCLUDING …` (`transformTableLikeClause`, `expandTableLikeClause`).

use arcoiris_catalog::{Column, Constraint, ConstraintKind, Name, Namespace, Object, ObjectId};

use super::typed::bare;
use crate::apply::column::Draft;
use crate::apply::{inherit, object, partition, serial};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{LikeClause, ObjectKind};

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
        if identity.is_some() {
            // Its sequence takes over the other's numbers.
            let usual = serial::identity_sequence(simulation, id, column.number)
                .is_some_and(|(_, sequence)| is_usual(sequence));
            if !usual {
                return Err(Refusal::not_modelled(it.span, "LIKE of an identity column with options"));
            }
        }
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

/// Whether a sequence is as it is without any option.
fn is_usual(it: &arcoiris_catalog::Sequence) -> bool {
    let most = crate::apply::sequence_options::limits(&it.ty).map(|(_, most)| most);
    it.start == 1
        && it.increment == 1
        && it.minimum == 1
        && Some(it.maximum) == most
        && it.cache == 1
        && !it.cycle
}

/// What comes after the table is made: checks, indexes, comments.
///
/// # Errors
/// 42710 for a check whose name is taken.
pub(super) fn expand(simulation: &mut Simulation, id: ObjectId, it: &LikeClause) -> Result<(), Refusal> {
    let source = names::relation(simulation, ObjectKind::Table, &it.table)?;
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
        for (index, comment) in indexes {
            let constraint_comment = object::index(&simulation.catalog, index)
                .and_then(|index| index.constraint)
                .and_then(|constraint| object::constraint(&simulation.catalog, constraint))
                .and_then(|constraint| constraint.comment.clone());
            let made = partition::index::clone(simulation, index, id, false, it.span)?;
            if it.comments {
                object::change_index(&mut simulation.catalog, made, |index| index.comment = comment);
                let constraint = object::index(&simulation.catalog, made).and_then(|index| index.constraint);
                if let (Some(constraint), Some(comment)) = (constraint, constraint_comment) {
                    object::change_constraint(&mut simulation.catalog, constraint, |it| {
                        it.comment = Some(comment);
                    });
                }
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
        ..check
    }));
    Ok(())
}
