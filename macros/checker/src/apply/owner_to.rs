//! `ALTER … OWNER TO`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, RoleName, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _kind: ObjectKind,
    _name: &ObjectName,
    _role: &RoleName,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "ALTER … OWNER TO"))
}
