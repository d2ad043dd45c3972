//! The effect that a statement would have to declare, worked out from what a server holds after it.
//!
//! A proposal is only made if the simulation, given these statements instead, arrives at exactly what the server holds: so it
//! may be copied. What is too rare to be written down here makes no proposal.

mod changes;
mod objects;

use arcoiris::rehearsal::{Facts, differences};
use arcoiris_checker::parse;
use arcoiris_checker::simulation::Simulation;

use super::model;
use crate::verify::trial::alike;

/// Statements that make the simulated database hold what the server holds, applied to it; `None` where none were found, and then
/// the simulation is as it was.
pub(crate) fn right(simulation: &mut Simulation, live: &Facts, server_version: u32) -> Option<Vec<String>> {
    let mut tried = simulation.clone();
    let mut statements = changes::renames(&model::facts(&tried), live);
    if !applied(&mut tried, &statements) {
        tried.clone_from(simulation);
        statements.clear();
    }
    let more = objects::statements(&model::facts(&tried), live)?;
    if !applied(&mut tried, &more)
        || !differences(&model::facts(&tried), live, &alike(server_version)).is_empty()
    {
        return None;
    }
    statements.extend(more);
    *simulation = tried;
    Some(statements)
}

fn applied(simulation: &mut Simulation, statements: &[String]) -> bool {
    statements.iter().all(|text| {
        // A declaration's further lines are indented, so that what holds a line end would not be the same there.
        let Ok(length) = u32::try_from(text.len()) else { return false };
        !text.contains('\n')
            && parse::script(text, 0..length, simulation.server)
                .is_ok_and(|statements| model::apply_all(simulation, &statements))
    })
}

/// The directive that declares these statements.
pub(crate) fn directive(statements: &[String]) -> String {
    if statements.is_empty() {
        return "-- @effect none".to_owned();
    }
    format!("-- @effect {}", statements.join(";\n--   "))
}
