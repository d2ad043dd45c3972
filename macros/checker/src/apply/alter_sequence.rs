//! `ALTER SEQUENCE`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterSequence, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _it: &AlterSequence,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "ALTER SEQUENCE"))
}
