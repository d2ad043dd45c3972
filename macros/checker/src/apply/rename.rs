//! `ALTER … RENAME`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Span, Statement};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _statement: &Statement,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "ALTER … RENAME"))
}
