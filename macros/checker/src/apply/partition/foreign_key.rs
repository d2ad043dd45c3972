//! Foreign keys of partitioned tables, and to them: each partition has its part (`addFkRecurseReferencing`,
//! `addFkRecurseReferenced`, `CloneForeignKeyConstraints`).

use arcoiris_catalog::{
    ColumnNumber, Constraint, ConstraintKind, ConstraintParent, ForeignKey, Name, Namespace, Object,
    ObjectId, Table,
};

use crate::apply::{inherit, object};
use crate::generated_name;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Spreads a new foreign key: a part for each partition of the table that it refers to, then one for each partition of its own.
pub(in crate::apply) fn spread(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    referenced(simulation, id, span)?;
    referencing(simulation, id, span)
}

/// A part for each partition of the table that it refers to, and for theirs.
fn referenced(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let Some((_, key)) = foreign_key(simulation, id) else { return Ok(()) };
    // What inherits otherwise has no part in it.
    if !inherit::is_partitioned(&simulation.catalog, key.table) {
        return Ok(());
    }
    for partition in inherit::children(&simulation.catalog, key.table) {
        refer(simulation, id, partition, span)?;
    }
    Ok(())
}

/// The part of a foreign key for one partition of the table that it refers to.
pub(in crate::apply) fn refer(
    simulation: &mut Simulation,
    id: ObjectId,
    partition: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let Some((of, key)) = foreign_key(simulation, id) else { return Ok(()) };
    let catalog = &simulation.catalog;
    let unlike = || Refusal::not_modelled(span, "a foreign key to a partition");
    let (Some(from), Some(to)) = (object::table(catalog, key.table), object::table(catalog, partition))
    else {
        return Err(unlike());
    };
    let referenced = columns(&key.referenced, from, to).ok_or_else(unlike)?;
    let index = object::indexes_of(catalog, partition)
        .into_iter()
        .find(|(_, index)| index.parent == Some(key.index))
        .map(|(id, _)| id)
        .ok_or_else(unlike)?;
    let name = name(simulation, of.of, &key.columns, &of.name);
    let made = simulation.catalog.insert(Object::Constraint(Constraint {
        name,
        kind: ConstraintKind::ForeignKey(ForeignKey { table: partition, referenced, index, ..key }),
        comment: None,
        inherited: 1,
        local: false,
        parent: Some(ConstraintParent::Referring(id)),
        for_partition: true,
        ..of
    }));
    self::referenced(simulation, made, span)
}

/// A part for each partition of the table that it belongs to, and for theirs.
fn referencing(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let Some((of, _)) = foreign_key(simulation, id) else { return Ok(()) };
    for partition in inherit::children(&simulation.catalog, of.of) {
        if inherit::is_partition(&simulation.catalog, partition) {
            hand_down(simulation, id, partition, span)?;
        }
    }
    Ok(())
}

/// The part of a foreign key for one partition: one of its own that says the same, or a new one.
pub(in crate::apply) fn hand_down(
    simulation: &mut Simulation,
    id: ObjectId,
    partition: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let Some((of, key)) = foreign_key(simulation, id) else { return Ok(()) };
    let catalog = &simulation.catalog;
    let unlike = || Refusal::not_modelled(span, "a foreign key of a partition");
    let (Some(from), Some(to)) = (object::table(catalog, of.of), object::table(catalog, partition)) else {
        return Err(unlike());
    };
    let mapped = ForeignKey {
        columns: columns(&key.columns, from, to).ok_or_else(unlike)?,
        set_columns: columns(&key.set_columns, from, to).ok_or_else(unlike)?,
        ..key
    };
    let own = object::constraints_of(catalog, partition).find(|(_, it)| {
        it.parent.is_none()
            && it.validated
            && it.deferrable == of.deferrable
            && it.initially_deferred == of.initially_deferred
            && matches!(&it.kind, ConstraintKind::ForeignKey(own) if *own == mapped)
    });
    if let Some((own, _)) = own {
        object::change_constraint(&mut simulation.catalog, own, |it| {
            it.parent = Some(ConstraintParent::Above(id));
            it.inherited += 1;
            it.local = false;
        });
        // What it said of single partitions of the other table is said by the whole.
        let parts: Vec<ObjectId> = parts(simulation, own).collect();
        for part in parts {
            simulation.catalog.remove(part);
        }
        return Ok(());
    }
    let name = name(simulation, partition, &mapped.columns, &of.name);
    let made = simulation.catalog.insert(Object::Constraint(Constraint {
        of: partition,
        name,
        kind: ConstraintKind::ForeignKey(mapped),
        comment: None,
        inherited: 1,
        local: false,
        parent: Some(ConstraintParent::Above(id)),
        for_partition: true,
        ..of
    }));
    referencing(simulation, made, span)
}

/// The parts of a foreign key that speak of one partition of the table referred to each.
pub(in crate::apply) fn parts(simulation: &Simulation, id: ObjectId) -> impl Iterator<Item = ObjectId> {
    simulation.catalog.dependents(id).filter(move |part| {
        object::constraint(&simulation.catalog, *part)
            .is_some_and(|it| it.parent == Some(ConstraintParent::Referring(id)))
    })
}

/// The foreign keys that refer to a table, those that are no part of another for it.
pub(in crate::apply) fn to(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    simulation
        .catalog
        .dependents(table)
        .filter(|id| {
            object::constraint(&simulation.catalog, *id).is_some_and(|it| {
                it.above().is_none()
                    && matches!(&it.kind, ConstraintKind::ForeignKey(key) if key.table == table)
            })
        })
        .collect()
}

/// The foreign keys of a table, but for those that are parts.
pub(in crate::apply) fn of(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    object::constraints_of(&simulation.catalog, table)
        .filter(|(_, it)| {
            matches!(it.kind, ConstraintKind::ForeignKey(_)) && !it.is_of_referenced_partition()
        })
        .map(|(id, _)| id)
        .collect()
}

fn foreign_key(simulation: &Simulation, id: ObjectId) -> Option<(Constraint, ForeignKey)> {
    let it = object::constraint(&simulation.catalog, id)?;
    match &it.kind {
        ConstraintKind::ForeignKey(key) => Some((it.clone(), key.clone())),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check { .. }
        | ConstraintKind::Exclusion { .. } => None,
    }
}

fn columns(numbers: &[ColumnNumber], from: &Table, to: &Table) -> Option<Vec<ColumnNumber>> {
    numbers
        .iter()
        .map(|number| {
            let name = &from.column_numbered(*number)?.name;
            to.column(name.as_str()).map(|column| column.number)
        })
        .collect()
}

/// The name of a part: that of the whole, or one made up if the table has a constraint of that name.
fn name(simulation: &Simulation, table: ObjectId, columns: &[ColumnNumber], whole: &Name) -> Name {
    let catalog = &simulation.catalog;
    if catalog.find(Namespace::Constraint, Some(table), whole).is_none() {
        return whole.clone();
    }
    let Some(found) = object::table(catalog, table) else { return whole.clone() };
    let names = columns.iter().filter_map(|number| found.column_numbered(*number));
    let addition = generated_name::addition(names.map(|column| column.name.as_str()));
    generated_name::constraint_name(catalog, found.schema, found.name.as_str(), Some(&addition), "fkey")
}
