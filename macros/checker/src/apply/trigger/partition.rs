//! Triggers of partitioned tables: each partition has a copy of those for rows (`CloneRowTriggersToPartition`).

use arcoiris_catalog::{ColumnNumber, Expression, Namespace, Object, ObjectId, Piece, Table, Trigger};

use super::{copies, of_table, with};
use crate::apply::object;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, Span};

/// The partitions of a table.
fn partitions(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    let is_part = |id: &ObjectId| {
        object::table(&simulation.catalog, *id)
            .is_some_and(|it| it.partition_bound.is_some() && it.parents.contains(&table))
    };
    let mut found: Vec<ObjectId> = simulation.catalog.dependents(table).filter(is_part).collect();
    found.sort_unstable();
    found
}

/// Gives the partitions of a trigger's table copies of it, at every depth.
///
/// # Errors
/// 42710 if a partition has a trigger of that name.
pub(super) fn spread(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let Some(trigger) = with(simulation, id).filter(|trigger| trigger.for_each_row) else { return Ok(()) };
    for partition in partitions(simulation, trigger.table) {
        give(simulation, id, partition, span)?;
    }
    Ok(())
}

/// Gives a new partition copies of the partitioned table's triggers.
///
/// # Errors
/// 42710 if it has a trigger of such a name.
pub(in crate::apply) fn hand_down(
    simulation: &mut Simulation,
    parent: ObjectId,
    partition: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    for id in of_table(simulation, parent) {
        if with(simulation, id).is_some_and(|trigger| trigger.for_each_row) {
            give(simulation, id, partition, span)?;
        }
    }
    Ok(())
}

/// Takes the copies away that a table had as a partition of another.
pub(in crate::apply) fn take_back(simulation: &mut Simulation, parent: ObjectId, partition: ObjectId) {
    for id in of_table(simulation, partition) {
        let above = with(simulation, id).and_then(|trigger| trigger.parent);
        if above.and_then(|above| with(simulation, above)).is_some_and(|above| above.table == parent) {
            for copy in copies(simulation, id).into_iter().rev().chain([id]) {
                simulation.catalog.remove(copy);
            }
        }
    }
}

fn give(simulation: &mut Simulation, id: ObjectId, partition: ObjectId, span: Span) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let Some(source) = with(simulation, id).cloned() else { return Ok(()) };
    let (Some(above), Some(below)) =
        (object::table(catalog, source.table), object::table(catalog, partition))
    else {
        return Ok(());
    };
    if let Some(other) = catalog.find(Namespace::Trigger, Some(partition), &source.name) {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Trigger, name: source.name.to_string() };
        return Err(Refusal::new(span, fact).about(other));
    }
    let copy = Trigger {
        table: partition,
        columns: source.columns.iter().filter_map(|number| renumbered(above, below, *number)).collect(),
        condition: source
            .condition
            .as_ref()
            .map(|condition| below_condition((source.table, above), below, condition)),
        parent: Some(id),
        comment: None,
        ..source
    };
    let copy = simulation.catalog.insert(Object::Trigger(copy));
    spread(simulation, copy, span)
}

/// The number that a column has in a partition.
fn renumbered(above: &Table, below: &Table, number: ColumnNumber) -> Option<ColumnNumber> {
    let column = above.column_numbered(number)?;
    below.column(column.name.as_str()).map(|column| column.number)
}

fn below_condition(above: (ObjectId, &Table), below: &Table, it: &Expression) -> Expression {
    let mut pieces = Vec::with_capacity(it.pieces.len());
    for piece in &it.pieces {
        match piece {
            Piece::Column(number) => {
                pieces.push(Piece::Column(renumbered(above.1, below, *number).unwrap_or(*number)));
            }
            Piece::Text(text) => whole_rows(text, above.0, &mut pieces),
            Piece::ColumnOf(..)
            | Piece::Type(_)
            | Piece::Relation(_)
            | Piece::Routine(_)
            | Piece::Schema(_)
            | Piece::NameOf(_)
            | Piece::Object(_)
            | Piece::Label { .. }
            | Piece::OwnLabel { .. }
            | Piece::OwnName
            | Piece::AsWritten(_) => pieces.push(piece.clone()),
        }
    }
    Expression { pieces, also: it.also.clone() }
}

/// A whole row of a partition is converted to one of the partitioned table (`ConvertRowtypeExpr`), once however deep it is.
fn whole_rows(text: &str, above: ObjectId, pieces: &mut Vec<Piece>) {
    let mut fixed = String::new();
    let mut rest = text;
    while let Some(at) = ["old.*", "new.*"].iter().filter_map(|row| rest.find(row)).min() {
        let (before, from) = rest.split_at(at);
        let (row, after) = from.split_at("old.*".len());
        fixed.push_str(before);
        if after.starts_with(")::") {
            fixed.push_str(row);
        } else {
            fixed.push_str(&format!("({row})::"));
            pieces.push(Piece::Text(std::mem::take(&mut fixed)));
            pieces.push(Piece::Type(above));
        }
        rest = after;
    }
    fixed.push_str(rest);
    if !fixed.is_empty() {
        pieces.push(Piece::Text(fixed));
    }
}
