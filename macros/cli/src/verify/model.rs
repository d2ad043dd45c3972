//! What the history is proven to do, statement by statement: the same transitions that the proof rests on.

use arcoiris::rehearsal::{Facts, grouped};
use arcoiris_catalog::facts_of;
use arcoiris_checker::apply::{apply, begin_session};
use arcoiris_checker::refusal::{Refusal, RefusalFact};
use arcoiris_checker::revision::{Revision, Script, ScriptStatement};
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::syntax::Statement;

/// What the simulation made of a statement.
#[derive(Debug)]
pub(crate) enum Played {
    /// What it does is known.
    Proven,
    /// Its author says what it does.
    Declared,
    /// What it does cannot be seen, and is not declared.
    Unknown,
    /// It would be refused, or what is declared of it would.
    Refused(Box<Refusal>),
}

/// Applies a statement, or what is declared of it.
pub(crate) fn play(simulation: &mut Simulation, statement: &ScriptStatement) -> Played {
    let refusal = match apply(simulation, &statement.statement) {
        Ok(_) => return Played::Proven,
        Err(refusal) => refusal,
    };
    if !matches!(refusal.fact, RefusalFact::Opaque { .. } | RefusalFact::NotModelled { .. }) {
        return Played::Refused(Box::new(refusal));
    }
    let mut declared = statement.effects.iter().flat_map(|effect| &effect.value);
    match declared.try_for_each(|effect| apply(simulation, effect).map(|_| ())) {
        Err(refusal) => Played::Refused(Box::new(refusal)),
        Ok(()) if statement.effects.is_empty() => Played::Unknown,
        Ok(()) => Played::Declared,
    }
}

/// Plays a script in a session of its own; what was made of each statement.
pub(crate) fn play_script(
    simulation: &mut Simulation,
    revision: &Revision,
    script: Option<&Script>,
) -> Vec<Played> {
    begin(simulation, revision);
    let statements = script.map_or(&[][..], |script| &script.statements);
    let played = statements
        .iter()
        .map(|statement| {
            between(simulation, revision);
            play(simulation, statement)
        })
        .collect();
    end(simulation);
    played
}

/// Begins the session of a script.
pub(crate) fn begin(simulation: &mut Simulation, revision: &Revision) {
    begin_session(simulation, revision.no_transaction.is_some());
}

/// What happens before a statement: outside a transaction each is one of its own.
pub(crate) fn between(simulation: &mut Simulation, revision: &Revision) {
    if revision.no_transaction.is_some() {
        simulation.pending.clear();
    }
}

/// Ends the session of a script: what is temporary goes.
pub(crate) fn end(simulation: &mut Simulation) {
    begin_session(simulation, false);
}

/// Applies statements that stand for another; whether all of them could be.
pub(crate) fn apply_all(simulation: &mut Simulation, statements: &[Statement]) -> bool {
    statements.iter().all(|statement| apply(simulation, statement).is_ok())
}

/// What the simulated database holds.
pub(crate) fn facts(simulation: &Simulation) -> Facts {
    let mut facts = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        facts_of(&simulation.catalog, id, &mut facts);
    }
    grouped(facts)
}
