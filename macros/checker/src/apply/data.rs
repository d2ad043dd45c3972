//! `INSERT`, `UPDATE`, `DELETE`, `SELECT`: names, types and conflict targets resolved; rows are not simulated.

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Delete, Insert, Query, Span, Update};

pub(super) fn insert(
    _simulation: &mut Simulation,
    _it: &Insert,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "INSERT"))
}

pub(super) fn update(
    _simulation: &mut Simulation,
    _it: &Update,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "UPDATE"))
}

pub(super) fn delete(
    _simulation: &mut Simulation,
    _it: &Delete,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "DELETE"))
}

pub(super) fn select(
    _simulation: &mut Simulation,
    _it: &Query,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "SELECT"))
}
