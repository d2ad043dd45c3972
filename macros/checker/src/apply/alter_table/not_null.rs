//! `SET NOT NULL`, `DROP NOT NULL`

use arcoiris_catalog::{
    Column, ColumnNumber, ConstraintKind, Index, IndexElement, ObjectId, Piece, TableKind,
};

use super::{change_column, column, column_is};
use crate::apply::column::NAMED_NOT_NULL_SINCE;
use crate::apply::object;
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Ident;

/// For the columns of a primary key, which those below get too.
pub(super) fn set_all(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    only: bool,
) -> Result<(), Refusal> {
    let stands = stands_in_partitioned(simulation, id, ident);
    set(simulation, effects, id, ident)?;
    if stands {
        return Ok(());
    }
    for below in super::recursion::below(simulation, id, only) {
        set(simulation, effects, below, ident)?;
    }
    Ok(())
}

/// Whether a column of a partitioned table is NOT NULL already: then its partitions are taken to have it so too, and are not looked at,
/// even where the same statement makes it NULL before (`ATPrepSetNotNull`).
pub(super) fn stands_in_partitioned(simulation: &Simulation, id: ObjectId, ident: &Ident) -> bool {
    simulation.server < NAMED_NOT_NULL_SINCE
        && object::table(&simulation.catalog, id).is_some_and(|table| {
            table.kind == TableKind::Partitioned
                && table.column(ident.name.as_str()).is_some_and(|column| column.not_null)
        })
}

pub(super) fn set(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    if found.not_null {
        return Ok(());
    }
    let number = found.number;
    if !is_proven(simulation, id, found) {
        super::constraints::scans(effects, id);
    }
    change_column(simulation, id, number, |column| column.not_null = true);
    Ok(())
}

/// Whether a validated `CHECK (column IS NOT NULL)` spares the scan (`NotNullImpliedByRelConstraints`); what follows from
/// other conditions is not looked for.
fn is_proven(simulation: &Simulation, id: ObjectId, column: &Column) -> bool {
    object::constraints_of(&simulation.catalog, id).any(|(_, constraint)| match &constraint.kind {
        ConstraintKind::Check { expression, .. } => {
            constraint.validated
                && matches!(expression.pieces.as_slice(),
                    [Piece::Text(open), Piece::Column(number), Piece::Text(rest)]
                        if open == "(" && *number == column.number && rest == " IS NOT NULL)")
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Exclusion { .. } => false,
    })
}

pub(super) fn drop(simulation: &mut Simulation, id: ObjectId, ident: &Ident) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    if found.identity.is_some() {
        return Err(column_is(simulation, id, ident, "42601", "is an identity column"));
    }
    let (number, not_null) = (found.number, found.not_null);
    if let Some((key, primary)) = object::primary_key(&simulation.catalog, id)
        && primary.columns.contains(&number)
    {
        let message = format!("column \"{}\" is in a primary key", ident.name.as_str());
        return Err(Refusal::other(ident.span, "42P16", message).about(key));
    }
    if let Some(index) = identifying(simulation, id, number).filter(|_| simulation.server >= 15) {
        let message = format!("column \"{}\" is in index used as replica identity", ident.name.as_str());
        return Err(Refusal::other(ident.span, "42P16", message).about(index));
    }
    let marked_above = object::table(&simulation.catalog, id).is_some_and(|table| {
        (table.partition_bound.is_some() || simulation.server >= NAMED_NOT_NULL_SINCE)
            && table.parents.iter().any(|parent| {
                object::table(&simulation.catalog, *parent)
                    .and_then(|parent| parent.column(ident.name.as_str()))
                    .is_some_and(|column| column.not_null)
            })
    });
    if marked_above {
        let message = format!("column \"{}\" is marked NOT NULL in parent table", ident.name.as_str());
        return Err(Refusal::other(ident.span, "42P16", message).about(id));
    }
    if not_null {
        change_column(simulation, id, number, |column| column.not_null = false);
    }
    Ok(())
}

/// The index over a column by which rows are told apart where they are replicated. <https://www.postgresql.org/docs/15/sql-altertable.html>
fn identifying(simulation: &Simulation, id: ObjectId, number: ColumnNumber) -> Option<ObjectId> {
    let of_column = |index: &Index| {
        index.keys.iter().any(|key| matches!(key.element, IndexElement::Column(column) if column == number))
    };
    let indexes = object::indexes_of(&simulation.catalog, id).into_iter();
    indexes.filter(|(_, index)| index.replica_identity && of_column(index)).map(|(id, _)| id).min()
}
