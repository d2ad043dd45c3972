//! `SET DEFAULT`, `DROP DEFAULT`, `DROP EXPRESSION`

use arcoiris_catalog::ObjectId;

use super::{change_column, column, column_is};
use crate::apply::{column as columns, constraint, object};
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Expression, Ident, ObjectKind};

pub(super) fn set(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    expression: &Expression,
) -> Result<(), Refusal> {
    let found = require_plain(simulation, id, ident)?;
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let resolved = columns::default(simulation, table, found, expression)?;
    constraint::note_enum_values(effects, &resolved);
    let number = found.number;
    // A default that is NULL is none.
    let default = (!resolved.is_null).then_some(resolved.stored);
    change_column(simulation, id, number, |column| column.default = default);
    Ok(())
}

pub(super) fn drop(simulation: &mut Simulation, id: ObjectId, ident: &Ident) -> Result<(), Refusal> {
    let found = require_plain(simulation, id, ident)?;
    let (number, has_default) = (found.number, found.default.is_some());
    if has_default {
        change_column(simulation, id, number, |column| column.default = None);
    }
    Ok(())
}

/// An identity or a generated column has no default of its own.
fn require_plain<'a>(
    simulation: &'a Simulation,
    id: ObjectId,
    ident: &Ident,
) -> Result<&'a arcoiris_catalog::Column, Refusal> {
    let found = column(simulation, id, ident)?;
    if found.identity.is_some() {
        return Err(column_is(simulation, id, ident, "42601", "is an identity column"));
    }
    if found.generated.is_some() {
        return Err(column_is(simulation, id, ident, "42601", "is a generated column"));
    }
    Ok(found)
}

/// The column keeps its values and is an ordinary one from now on.
pub(super) fn drop_expression(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    if_exists: bool,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    if found.generated.is_none() {
        if !if_exists {
            return Err(column_is(simulation, id, ident, "55000", "is not a stored generated column"));
        }
        effects.notes.push(Note::SkippedMissing {
            kind: ObjectKind::Other,
            name: format!("expression of {}", super::qualified_column(simulation, id, ident)),
            span: ident.span,
        });
        return Ok(());
    }
    let number = found.number;
    change_column(simulation, id, number, |column| {
        column.default = None;
        column.generated = None;
    });
    Ok(())
}
