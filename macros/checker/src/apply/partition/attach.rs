//! `ATTACH PARTITION`, `DETACH PARTITION`, `INHERIT`, `NO INHERIT`, and what a new partition takes over.

use arcoiris_catalog::{ConstraintKind, Namespace, ObjectId, Persistence, Table, TableKind, expression_text};

use super::{bound, bound_check, foreign_key, index};
use crate::apply::{inherit, object, trigger};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, PartitionBound, Span};

/// What a table has by being a partition: parts of the partitioned table's indexes and foreign keys.
///
/// # Errors
/// 42P16 for a second primary key.
pub(in crate::apply) fn equip(
    simulation: &mut Simulation,
    parent: ObjectId,
    partition: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let indexes: Vec<ObjectId> =
        object::indexes_of(&simulation.catalog, parent).into_iter().map(|(id, _)| id).collect();
    for source in indexes {
        index::give(simulation, source, partition, span)?;
    }
    for key in foreign_key::of(simulation, parent) {
        foreign_key::hand_down(simulation, key, partition, span)?;
    }
    for key in foreign_key::to(simulation, parent) {
        foreign_key::refer(simulation, key, partition, span)?;
    }
    trigger::hand_down(simulation, parent, partition, span)
}

/// The table that is to come below another.
fn below(simulation: &Simulation, name: &ObjectName) -> Result<(ObjectId, Table), Refusal> {
    let (id, table) = names::table(simulation, name)?;
    match table.kind {
        TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign => Ok((id, table.clone())),
        TableKind::View | TableKind::MaterializedView | TableKind::Composite => {
            let message = format!("\"{}\" is not a table or foreign table", name.name.name.as_str());
            Err(Refusal::other(name.span(), "42809", message).about(id))
        }
    }
}

/// `ATTACH PARTITION`
pub(in crate::apply) fn attach(
    simulation: &mut Simulation,
    effects: &mut Effects,
    parent: ObjectId,
    (name, it): (&ObjectName, &PartitionBound),
) -> Result<(), Refusal> {
    let span = name.span();
    let (id, table) = below(simulation, name)?;
    let called = table.name.as_str();
    let wrong = |message: String| Err(Refusal::other(span, "42809", message).about(id));
    let Some(above) = object::table(&simulation.catalog, parent).cloned() else { return Ok(()) };
    if simulation.server >= inherit::IDENTITY_OF_PARTITIONS_SINCE
        && above.columns.iter().any(|column| column.identity.is_some())
    {
        return Err(Refusal::not_modelled(span, "a partition's identity column"));
    }
    if table.partition_bound.is_some() {
        return wrong(format!("\"{called}\" is already a partition"));
    }
    if table.of_type.is_some() {
        return wrong("cannot attach a typed table as partition".to_owned());
    }
    if !table.parents.is_empty() {
        return wrong("cannot attach inheritance child as partition".to_owned());
    }
    if table.kind != TableKind::Partitioned && !inherit::children(&simulation.catalog, id).is_empty() {
        return wrong("cannot attach inheritance parent as partition".to_owned());
    }
    if id == parent || inherit::descendants(&simulation.catalog, id).contains(&parent) {
        return Err(circular(span, id));
    }
    let temporary = |persistence| persistence == Persistence::Temporary;
    if temporary(table.persistence) != temporary(above.persistence) {
        return wrong(format!("cannot attach this relation as partition of \"{}\"", above.name.as_str()));
    }
    if let Some(column) = table.columns.iter().find(|column| above.column(column.name.as_str()).is_none()) {
        let (column, above) = (column.name.as_str(), above.name.as_str());
        let message =
            format!("table \"{called}\" contains column \"{column}\" not found in parent \"{above}\"");
        return Err(Refusal::other(span, "42804", message).about(id));
    }
    come_below(simulation, parent, id, true, span)?;
    let bound = bound::resolve_new(simulation, parent, &table.name, it)?;
    object::change_table(&mut simulation.catalog, id, |table| table.partition_bound = Some(bound));
    equip(simulation, parent, id, span)?;
    effects.notes.push(Note::Scans { id });
    crate::apply::named::lock(effects, Lock::AccessExclusive, id);
    Ok(())
}

fn circular(span: Span, id: ObjectId) -> Refusal {
    Refusal::other(span, "42P07", "circular inheritance not allowed").about(id)
}

/// Makes a table inherit from another, whose columns and checks it must have (`MergeAttributesIntoExisting`,
/// `MergeConstraintsIntoExisting`).
fn come_below(
    simulation: &mut Simulation,
    parent: ObjectId,
    id: ObjectId,
    partition: bool,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(above), Some(table)) =
        (object::table(catalog, parent).cloned(), object::table(catalog, id).cloned())
    else {
        return Ok(());
    };
    let called = table.name.as_str();
    let refuse = |sqlstate, message: String| Err(Refusal::other(span, sqlstate, message).about(id));
    if let Some(trigger) = trigger::of_rows_and_tables(simulation, id) {
        let what = if partition { "a partition" } else { "an inheritance child" };
        return refuse(
            "0A000",
            format!("trigger \"{trigger}\" prevents table \"{called}\" from becoming {what}"),
        );
    }
    for column in &above.columns {
        let name = column.name.as_str();
        let Some(own) = table.column(name) else {
            return refuse("42804", format!("child table is missing column \"{name}\""));
        };
        if own.ty != column.ty {
            return refuse(
                "42804",
                format!("child table \"{called}\" has different type for column \"{name}\""),
            );
        }
        if own.collation != column.collation {
            let message = format!("child table \"{called}\" has different collation for column \"{name}\"");
            return refuse("42P21", message);
        }
        if column.not_null && !own.not_null {
            return refuse("42804", format!("column \"{name}\" in child table must be marked NOT NULL"));
        }
        match (column.generated, own.generated) {
            (Some(_), None) => {
                let message = format!("column \"{name}\" in child table must be a generated column");
                return refuse("42804", message);
            }
            (None, Some(_)) => {
                let message = format!("column \"{name}\" in child table must not be a generated column");
                return refuse("42804", message);
            }
            (Some(_), Some(_)) => {
                let text = |table, default: &Option<arcoiris_catalog::Expression>| {
                    default.as_ref().map(|it| expression_text(catalog, Some(table), it))
                };
                if text(&above, &column.default) != text(&table, &own.default) {
                    let message =
                        format!("column \"{name}\" in child table has a conflicting generation expression");
                    return refuse("42804", message);
                }
            }
            (None, None) => {}
        }
    }
    for (_, check) in inherit::checks(catalog, parent) {
        let name = check.name.as_str();
        let missing = || refuse("42804", format!("child table is missing constraint \"{name}\""));
        let Some(own) = catalog.find(Namespace::Constraint, Some(id), &check.name) else { return missing() };
        let Some(found) = object::constraint(catalog, own) else { return missing() };
        let (
            ConstraintKind::Check { expression, .. },
            ConstraintKind::Check { expression: other, no_inherit },
        ) = (&check.kind, &found.kind)
        else {
            return missing();
        };
        if expression_text(catalog, Some(&above), expression) != expression_text(catalog, Some(&table), other)
        {
            let message =
                format!("child table \"{called}\" has different definition for check constraint \"{name}\"");
            return refuse("42804", message);
        }
        if *no_inherit {
            let message = format!(
                "constraint \"{name}\" conflicts with non-inherited constraint on child table \"{called}\""
            );
            return refuse("42P17", message);
        }
        if check.validated && !found.validated {
            let message = format!(
                "constraint \"{name}\" conflicts with NOT VALID constraint on child table \"{called}\""
            );
            return refuse("42P17", message);
        }
    }
    let checks: Vec<ObjectId> = inherit::checks(catalog, parent)
        .iter()
        .filter_map(|(_, check)| catalog.find(Namespace::Constraint, Some(id), &check.name))
        .collect();
    object::change_table(&mut simulation.catalog, id, |table| {
        table.parents.push(parent);
        for column in &mut table.columns {
            if above.column(column.name.as_str()).is_some() {
                let column = std::sync::Arc::make_mut(column);
                column.inherited += 1;
                column.local &= !partition;
            }
        }
    });
    for check in checks {
        object::change_constraint(&mut simulation.catalog, check, |check| {
            check.inherited += 1;
            check.local &= !partition;
        });
    }
    Ok(())
}

/// Takes a table from below another (`RemoveInheritance`).
fn leave(simulation: &mut Simulation, parent: ObjectId, id: ObjectId) {
    let catalog = &simulation.catalog;
    let Some(above) = object::table(catalog, parent).cloned() else { return };
    let checks: Vec<ObjectId> = inherit::checks(catalog, parent)
        .iter()
        .filter_map(|(_, check)| catalog.find(Namespace::Constraint, Some(id), &check.name))
        .filter(|own| {
            object::constraint(catalog, *own)
                .is_some_and(|own| matches!(own.kind, ConstraintKind::Check { .. }) && own.inherited > 0)
        })
        .collect();
    object::change_table(&mut simulation.catalog, id, |table| {
        table.parents.retain(|it| *it != parent);
        for column in &mut table.columns {
            if column.inherited > 0 && above.column(column.name.as_str()).is_some() {
                let column = std::sync::Arc::make_mut(column);
                column.inherited -= 1;
                column.local |= column.inherited == 0;
            }
        }
    });
    for check in checks {
        object::change_constraint(&mut simulation.catalog, check, |check| {
            check.inherited -= 1;
            check.local |= check.inherited == 0;
        });
    }
}

/// `DETACH PARTITION`
pub(in crate::apply) fn detach(
    simulation: &mut Simulation,
    effects: &mut Effects,
    parent: ObjectId,
    (name, concurrently, finalize): (&ObjectName, bool, bool),
) -> Result<(), Refusal> {
    let span = name.span();
    if finalize {
        let (id, table) = below(simulation, name)?;
        if table.partition_bound.is_none() || !table.parents.contains(&parent) {
            return Err(not_below(simulation, parent, id, &table, true, span));
        }
        let message = format!("cannot complete detaching partition \"{}\"", name.name.name.as_str());
        return Err(Refusal::other(span, "55000", message).about(id));
    }
    let (id, table) = below(simulation, name)?;
    if table.partition_bound.is_none() || !table.parents.contains(&parent) {
        return Err(not_below(simulation, parent, id, &table, true, span));
    }
    if concurrently {
        bound_check::leave(simulation, parent, (id, &table), span)?;
        effects.notes.push(Note::OutsideTransactionOnly { span });
    }
    for key in foreign_key::of(simulation, id) {
        if object::constraint(&simulation.catalog, key).is_some_and(|key| key.above().is_some()) {
            stands_alone(simulation, key);
            // Of the partitions of the table referred to it speaks itself again.
            let partitioned = object::constraint(&simulation.catalog, key).is_some_and(
                |it| matches!(&it.kind, ConstraintKind::ForeignKey(key) if inherit::is_partitioned(&simulation.catalog, key.table)),
            );
            if partitioned {
                return Err(Refusal::not_modelled(
                    span,
                    "DETACH of a partition that refers to a partitioned table",
                ));
            }
        }
    }
    let indexes: Vec<(ObjectId, Option<ObjectId>)> = object::indexes_of(&simulation.catalog, id)
        .into_iter()
        .filter(|(_, index)| index.parent.is_some())
        .map(|(id, index)| (id, index.constraint))
        .collect();
    // What foreign keys to the partitioned table said of it is said no more.
    let referring: Vec<ObjectId> = simulation
        .catalog
        .dependents(id)
        .filter(|key| {
            object::constraint(&simulation.catalog, *key).is_some_and(|it| {
                it.is_of_referenced_partition()
                    && matches!(&it.kind, ConstraintKind::ForeignKey(key) if key.table == id)
            })
        })
        .collect();
    for key in referring {
        let parts: Vec<ObjectId> = foreign_key::parts(simulation, key).collect();
        for part in parts {
            simulation.catalog.remove(part);
        }
        simulation.catalog.remove(key);
    }
    for (index, constraint) in indexes {
        object::change_index(&mut simulation.catalog, index, |index| index.parent = None);
        if let Some(constraint) = constraint {
            stands_alone(simulation, constraint);
        }
    }
    trigger::take_back(simulation, parent, id);
    leave(simulation, parent, id);
    object::change_table(&mut simulation.catalog, id, |table| table.partition_bound = None);
    crate::apply::named::lock(effects, Lock::AccessExclusive, id);
    Ok(())
}

fn stands_alone(simulation: &mut Simulation, constraint: ObjectId) {
    object::change_constraint(&mut simulation.catalog, constraint, |it| {
        it.parent = None;
        it.inherited = (it.inherited - 1).max(0);
        it.local |= it.inherited == 0;
    });
}

fn not_below(
    simulation: &Simulation,
    parent: ObjectId,
    id: ObjectId,
    table: &Table,
    partition: bool,
    span: Span,
) -> Refusal {
    let above = index::called(simulation, parent);
    let what = if partition { "partition" } else { "parent" };
    let message = if partition {
        format!("relation \"{}\" is not a {what} of relation \"{above}\"", table.name.as_str())
    } else {
        format!("relation \"{above}\" is not a {what} of relation \"{}\"", table.name.as_str())
    };
    Refusal::other(span, "42P01", message).about(id)
}

/// `INHERIT`
pub(in crate::apply) fn inherit(
    simulation: &mut Simulation,
    id: ObjectId,
    name: &ObjectName,
) -> Result<(), Refusal> {
    let span = name.span();
    let Some(table) = object::table(&simulation.catalog, id).cloned() else { return Ok(()) };
    let wrong = |message: &str| Err(Refusal::other(span, "42809", message).about(id));
    if table.of_type.is_some() {
        return wrong("cannot change inheritance of typed table");
    }
    if table.partition_bound.is_some() {
        return wrong("cannot change inheritance of a partition");
    }
    if table.kind == TableKind::Partitioned {
        return wrong("cannot change inheritance of partitioned table");
    }
    let (parent, _) = inherit::parent(simulation, name, (table.persistence, false))?;
    if table.parents.contains(&parent) {
        let message =
            format!("relation \"{}\" would be inherited from more than once", name.name.name.as_str());
        return Err(Refusal::other(span, "42P07", message).about(parent));
    }
    if parent == id || inherit::descendants(&simulation.catalog, id).contains(&parent) {
        return Err(circular(span, parent));
    }
    come_below(simulation, parent, id, false, span)
}

/// `NO INHERIT`
pub(in crate::apply) fn no_inherit(
    simulation: &mut Simulation,
    id: ObjectId,
    name: &ObjectName,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id).cloned() else { return Ok(()) };
    if table.partition_bound.is_some() {
        let message = "cannot change inheritance of a partition";
        return Err(Refusal::other(name.span(), "42809", message).about(id));
    }
    let parent = names::relation(simulation, ObjectKind::Table, name)?;
    if !table.parents.contains(&parent) {
        return Err(not_below(simulation, parent, id, &table, false, name.span()));
    }
    leave(simulation, parent, id);
    Ok(())
}

/// `ALTER INDEX … ATTACH PARTITION`
pub(in crate::apply) fn attach_index(
    simulation: &mut Simulation,
    source: ObjectId,
    name: &ObjectName,
) -> Result<(), Refusal> {
    let span = name.span();
    let own = names::relation(simulation, ObjectKind::Index, name)?;
    let catalog = &simulation.catalog;
    let Some(found) = object::index(catalog, own) else {
        let fact = RefusalFact::WrongKind {
            name: names::written(name),
            found: ObjectKind::Table,
            wanted: ObjectKind::Index,
        };
        return Err(Refusal::new(span, fact).about(own));
    };
    let Some(of) = object::index(catalog, source) else { return Ok(()) };
    if !inherit::is_partitioned(catalog, of.table) {
        let message = "ALTER action ATTACH PARTITION cannot be performed on this relation";
        return Err(Refusal::other(span, "42809", message).about(source));
    }
    if found.parent == Some(source) {
        return Ok(());
    }
    let cannot = |sqlstate, why: &str| {
        let message = format!(
            "cannot attach index \"{}\" as a partition of index \"{}\": {why}",
            found.name.as_str(),
            of.name.as_str()
        );
        Err(Refusal::other(span, sqlstate, message).about(own))
    };
    if found.parent.is_some() {
        return cannot("55000", "it is already attached to another index");
    }
    if !inherit::children(catalog, of.table).contains(&found.table) {
        return cannot("55000", "it is not an index on any partition of the table");
    }
    if object::indexes_of(catalog, found.table).iter().any(|(_, index)| index.parent == Some(source)) {
        return cannot("55000", "another index is already attached for the partition");
    }
    if of.constraint.is_some() && found.constraint.is_none() {
        return cannot("42P17", "the index of a constraint needs one that belongs to a constraint");
    }
    if !index::alike(simulation, source, found) {
        return cannot("42P17", "the index definitions do not match");
    }
    index::attach(simulation, source, own);
    index::validate(simulation, source);
    Ok(())
}
