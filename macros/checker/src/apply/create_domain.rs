//! `CREATE DOMAIN`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{CreateDomain, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _it: &CreateDomain,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "CREATE DOMAIN"))
}
