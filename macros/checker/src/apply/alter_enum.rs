//! `ALTER TYPE … VALUE`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterEnumAction, ObjectName, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _name: &ObjectName,
    _action: &AlterEnumAction,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "ALTER TYPE … VALUE"))
}
