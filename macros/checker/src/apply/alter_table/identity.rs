//! `ADD GENERATED … AS IDENTITY`, `SET GENERATED …`, `DROP IDENTITY`

use arcoiris_catalog::{Identity, ObjectId};

use super::{change_column, column, column_is};
use crate::apply::object;
use crate::apply::serial::{self, Home};
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, SequenceOption, Span};

pub(super) fn add(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    identity: Identity,
    options: &[SequenceOption],
    span: Span,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?.clone();
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let home = Home {
        table: id,
        schema: table.schema,
        name: table.name.clone(),
        persistence: table.persistence,
        owner: table.owner.clone(),
    };
    let refuse = |what: &str| Err(column_is(simulation, id, ident, "55000", what));
    serial::require_integer(&found.ty, span)?;
    if !found.not_null {
        return refuse("must be declared NOT NULL before identity can be added");
    }
    if found.identity.is_some() {
        return refuse("is already an identity column");
    }
    if found.default.is_some() {
        return refuse("already has a default value");
    }
    let made = simulation.catalog.reserve();
    let draft = serial::Draft { options, identity: true, span };
    let name = serial::choose_name(simulation, &home, &found.name, &draft)?;
    serial::create(simulation, &home, found.number, &found.ty, &draft, (name, made))?;
    change_column(simulation, id, found.number, |column| column.identity = Some(identity));
    Ok(())
}

pub(super) fn alter(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    identity: Option<Identity>,
    options: &[SequenceOption],
    span: Span,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    let number = found.number;
    if found.identity.is_none() {
        return Err(column_is(simulation, id, ident, "55000", "is not an identity column"));
    }
    if identity.is_some() {
        change_column(simulation, id, number, |column| column.identity = identity);
    }
    if options.is_empty() { Ok(()) } else { serial::alter(simulation, id, number, options, span) }
}

/// The column stays NOT NULL.
pub(super) fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    if_exists: bool,
) -> Result<(), Refusal> {
    let found = column(simulation, id, ident)?;
    let number = found.number;
    if found.identity.is_none() {
        if !if_exists {
            return Err(column_is(simulation, id, ident, "55000", "is not an identity column"));
        }
        effects.notes.push(Note::SkippedMissing {
            kind: ObjectKind::Other,
            name: format!("identity of {}", super::qualified_column(simulation, id, ident)),
            span: ident.span,
        });
        return Ok(());
    }
    let sequence = serial::identity_sequence(simulation, id, number).map(|(sequence, _)| sequence);
    change_column(simulation, id, number, |column| column.identity = None);
    match sequence {
        Some(sequence) => serial::drop(simulation, effects, sequence, ident.span),
        None => Ok(()),
    }
}
