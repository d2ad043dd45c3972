//! `ALTER DOMAIN`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterDomainAction, ObjectName, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _name: &ObjectName,
    _action: &AlterDomainAction,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "ALTER DOMAIN"))
}
