//! `SET`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Setting, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _it: &Setting,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "SET"))
}

/// `LOCK TABLE`
pub(super) fn lock(
    _simulation: &mut Simulation,
    _tables: &[ObjectName],
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "LOCK TABLE"))
}
