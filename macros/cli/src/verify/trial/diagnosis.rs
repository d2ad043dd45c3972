//! Which statement did something else than it should.
//!
//! The script is run once more, a statement at a time, in a transaction that is rolled back, and the catalog is read after each.

use arcoiris::rehearsal::{Facts, differences};
use arcoiris::{Direction, Error};
use arcoiris_catalog::Difference;
use arcoiris_checker::revision::Script;
use arcoiris_checker::simulation::Simulation;

use super::Trial;
use crate::verify::effect;
use crate::verify::finding::{self, At};
use crate::verify::model::{self, Played};
use crate::verify::report::declared;

impl Trial<'_> {
    /// Tells what a script did otherwise than expected. The revision is applied, before and after. What is returned is the simulation
    /// after the script, put right where that can be.
    pub(super) fn diagnose(
        &mut self,
        index: usize,
        direction: Direction,
        earlier: &Simulation,
        before: &Facts,
        after: &Facts,
    ) -> Result<Simulation, Error> {
        let mut model = earlier.clone();
        let Some(revision) = self.revision(index) else { return Ok(model) };
        let script: Option<&Script> = match direction {
            Direction::Upgrade => Some(&revision.upgrade),
            Direction::Downgrade => revision.downgrade.as_ref(),
        };
        let Some(script) = script else { return Ok(model) };
        let states = self.states(index, direction, script.statements.len(), after)?;
        let version = self.stage.version().to_owned();
        let number = self.stage.version_number();
        let found = self.report.found;
        let (mut last, mut wrong) = (before, false);
        model::begin(&mut model, &revision);
        for (place, (statement, live)) in script.statements.iter().zip(&states).enumerate() {
            model::between(&mut model, &revision);
            let mut untouched = model.clone();
            let played = model::play(&mut model, statement);
            let differing = if wrong { Vec::new() } else { self.against(&model, live) };
            let known = matches!(played, Played::Proven | Played::Declared);
            if known && differing.is_empty() {
                last = live;
                if wrong && matches!(played, Played::Declared) {
                    self.report.undischarged.insert(declared(index, direction, place));
                }
                continue;
            }
            let right = if wrong || !self.known.is_empty() {
                None
            } else {
                effect::right(&mut untouched, live, number)
            };
            let at = At { revision: &revision, statement, version: &version };
            match &played {
                Played::Declared => {
                    self.report.undischarged.insert(declared(index, direction, place));
                    self.report.problem(finding::effect_differs(at, &differing, right.as_deref()));
                }
                Played::Unknown => {
                    let did = differences(last, live, &super::of_place);
                    self.report.problem(finding::effect_missing(at, &did, right.as_deref()));
                }
                Played::Proven => self.report.problem(finding::proof_differs(at, &differing)),
                Played::Refused(refusal) if !wrong => {
                    self.report.problem(finding::wrongly_refused(at, refusal));
                }
                Played::Refused(_) => {}
            }
            match right {
                Some(_) => model = untouched,
                None => wrong = true,
            }
            last = live;
        }
        model::end(&mut model);
        if self.report.found == found && !wrong {
            let differing: Vec<Difference> = self.against(&model, after);
            if !differing.is_empty() {
                self.report.problem(finding::script_differs(&revision, script, &version, &differing));
                wrong = true;
            }
        }
        // What a downgrade leaves is nothing that later revisions are held against.
        if wrong && direction == Direction::Upgrade {
            self.lost = true;
            let id = &revision.id.value;
            self.report.remark(format!(
                "what follows `{id}` was not held against the proof, since what `{id}` does is not known exactly"
            ));
        }
        Ok(model)
    }

    /// What the database holds after each statement of a script.
    fn states(
        &mut self,
        index: usize,
        direction: Direction,
        statements: usize,
        after: &Facts,
    ) -> Result<Vec<Facts>, Error> {
        if statements == 1 {
            return Ok(vec![after.clone()]);
        }
        let Some(revision) = self.revision(index) else { return Ok(Vec::new()) };
        let embedded = self.task.history.revision(&revision.id.value);
        let Some(embedded) = embedded.filter(|it| !it.no_transaction) else { return Ok(Vec::new()) };
        let upward = direction == Direction::Upgrade;
        if upward {
            let below: Vec<usize> = self.applied.iter().copied().filter(|it| *it != index).collect();
            self.rebuild(&below)?;
        }
        let mut states = Vec::with_capacity(statements);
        self.rehearsal()?.each_statement(embedded, direction, &mut |_, facts| {
            states.push(facts);
            true
        })?;
        if upward && let Err(error) = self.move_by(index, direction)? {
            return Err(Error::Statement(error));
        }
        Ok(states)
    }
}
