//! `SET STATISTICS`, `SET STORAGE`, `SET COMPRESSION`, `SET (n_distinct = …)`

use arcoiris_catalog::ObjectId;

use super::{change_column, column};
use crate::apply::column as columns;
use crate::apply::storage_option::{self, Target};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ForeignOption, Ident, StorageOption};

/// `MAX_STATISTICS_TARGET`: more is taken as this, with a warning.
const MOST_STATISTICS: i16 = 10_000;

pub(super) fn statistics(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    target: i16,
) -> Result<(), Refusal> {
    if target < -1 {
        return Err(Refusal::other(ident.span, "22023", format!("statistics target {target} is too low")));
    }
    let number = column(simulation, id, ident)?.number;
    let target = (target >= 0).then_some(target.min(MOST_STATISTICS));
    change_column(simulation, id, number, |column| column.statistics = target);
    Ok(())
}

pub(super) fn storage(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    word: &Ident,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    let number = found.number;
    let storage = columns::storage(simulation, &found.ty, word)?;
    change_column(simulation, id, number, |column| column.storage = storage);
    Ok(())
}

pub(super) fn compression(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    method: &Ident,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    let number = found.number;
    let compression = columns::compression(simulation, &found.ty, method)?;
    change_column(simulation, id, number, |column| column.compression = compression);
    Ok(())
}

pub(super) fn set_options(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    options: &[StorageOption],
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    let (number, mut all) = (found.number, found.options.clone());
    storage_option::set(&mut all, Target::Column, options, simulation.server)?;
    change_column(simulation, id, number, |column| column.options = all);
    Ok(())
}

pub(super) fn reset_options(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    names: &[Ident],
) -> Result<(), Refusal> {
    let number = column(simulation, id, ident)?.number;
    change_column(simulation, id, number, |column| storage_option::reset(&mut column.options, names));
    Ok(())
}

/// `OPTIONS (…)` of a foreign table's column.
pub(super) fn foreign_options(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    options: &[ForeignOption],
) -> Result<(), Refusal> {
    let is_foreign = crate::apply::object::table(&simulation.catalog, id)
        .is_some_and(|table| table.kind == arcoiris_catalog::TableKind::Foreign);
    if !is_foreign {
        return Err(super::recursion::unsupported(simulation, id, "ALTER COLUMN ... OPTIONS", ident.span));
    }
    let found = column(simulation, id, ident)?;
    let number = found.number;
    let all = crate::apply::create_table::foreign_options(&found.foreign_options, options)?;
    change_column(simulation, id, number, |column| column.foreign_options = all);
    Ok(())
}
