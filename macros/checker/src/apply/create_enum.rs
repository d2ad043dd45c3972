//! `CREATE TYPE … AS ENUM`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _name: &ObjectName,
    _labels: &[(String, Span)],
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "CREATE TYPE … AS ENUM"))
}
