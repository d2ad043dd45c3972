//! `CREATE TABLE`

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{CreateTable, Span};

pub(super) fn apply(
    _simulation: &mut Simulation,
    _it: &CreateTable,
    span: Span,
    _effects: &mut Effects,
) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(span, "CREATE TABLE"))
}
