//! The history tried on one server, revision by revision.
//!
//! Of each revision: the upgrade, and whether it left what the simulation has; the downgrade, and whether it restored what stood
//! before; the upgrade again. In the end the whole way down and up again. Where the server shows that the simulation is wrong, it is
//! put right if the effect that would be right can be worked out; else nothing after that is held against it any more.

mod diagnosis;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use arcoiris::rehearsal::{Facts, Rehearsal, Stage, Values, differences, in_other_words};
use arcoiris::{Direction, Error, History, StatementError};
use arcoiris_catalog::Difference;
use arcoiris_checker::problem::Level;
use arcoiris_checker::revision::{Revision, Script};
use arcoiris_checker::simulation::Simulation;

use super::finding;
use super::model::{self, Played};
use super::report::{Report, declared};
use crate::checked::Checked;

/// What is to be tried.
pub(crate) struct Task<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) history: &'static History,
    /// Which revisions are verified; those that they need are only applied.
    pub(crate) selected: Vec<bool>,
    /// The orders in which the revisions are applied.
    pub(crate) orders: Vec<Vec<usize>>,
    /// Whether roles that appear on the server while it is tried are taken away again: all of them, or those that the history names.
    pub(crate) own_server: bool,
    pub(crate) keep: bool,
    /// Told of each revision, when it was tried.
    pub(crate) progress: &'a (dyn Fn(&Progress<'_>) + Sync),
}

/// A revision that was tried.
#[derive(Debug)]
pub(crate) struct Progress<'a> {
    pub(crate) revision: &'a Revision,
    /// Which order it is, and of how many.
    pub(crate) order: (usize, usize),
    /// How many problems it showed; `None` if it was not tried.
    pub(crate) problems: Option<usize>,
    pub(crate) took: std::time::Duration,
}

/// Tries the history on a server.
///
/// # Errors
/// What keeps it from going on: the connection is lost, a database cannot be made.
pub(crate) fn run(stage: &mut Stage, task: &Task<'_>) -> Result<Report, Error> {
    let began = Instant::now();
    let roles = stage.roles()?;
    let mut trial = Trial {
        report: Report {
            version: stage.version().to_owned(),
            orders: task.orders.len(),
            ..Report::default()
        },
        task,
        stage,
        roles,
        rehearsal: None,
        applied: Vec::new(),
        model: model(task),
        known: BTreeSet::new(),
        lost: false,
        unsound: false,
    };
    let orders = trial.orders();
    trial.report.orders = orders.len();
    let mut each = orders.iter().enumerate();
    let tried = each.try_for_each(|(number, order)| trial.order(number, order));
    let finished = trial.finish();
    let mut report = trial.report;
    tried.and(finished)?;
    report.took = began.elapsed();
    Ok(report)
}

/// What is alike though it is not equal, between what is expected and what a server of this version says.
pub(crate) fn alike(server_version: u32) -> impl Fn(Values<'_>) -> bool {
    move |values| in_other_words(values, server_version)
}

/// The place of a column: PostgreSQL can give a dropped one its own back by no means.
fn of_place(values: Values<'_>) -> bool {
    values.attribute == "position"
}

fn model(task: &Task<'_>) -> Simulation {
    let config = &task.checked.config;
    Simulation::new(config.oldest_server, config.search_path.clone(), config.roles.clone())
}

struct Trial<'a> {
    task: &'a Task<'a>,
    stage: &'a mut Stage,
    /// The roles that the server had before.
    roles: BTreeSet<String>,
    rehearsal: Option<Rehearsal>,
    /// What the database has, in the order in which it got it.
    applied: Vec<usize>,
    /// What it should hold.
    model: Simulation,
    /// How the server differs from the simulation before anything was verified.
    known: BTreeSet<Difference>,
    /// Whether the simulation is known to be wrong.
    lost: bool,
    /// Whether the way down and up again is known not to lead back.
    unsound: bool,
    report: Report,
}

impl Trial<'_> {
    /// Tries all revisions in one order.
    fn order(&mut self, number: usize, order: &[usize]) -> Result<(), Error> {
        self.applied.clear();
        self.model = model(self.task);
        (self.lost, self.unsound) = (false, false);
        self.rebuild(&[])?;
        let mut blocked: Vec<Option<String>> = vec![None; self.task.checked.graph.revisions.len()];
        let mut before: Option<Facts> = None;
        // What the way down shall lead to, and from where on it is gone.
        let mut floor: Option<(usize, Facts)> = None;
        for index in order.iter().copied() {
            let Some(revision) = self.revision(index) else { continue };
            let began = Instant::now();
            let parents = self.task.checked.graph.parents_of(index).iter();
            let why = parents.filter_map(|parent| blocked.get(*parent).cloned().flatten()).next();
            let selected = self.task.selected.get(index) == Some(&true);
            let found = self.report.found;
            let result = match why {
                Some(why) => Err(why),
                None if selected => {
                    let facts = match before.take() {
                        Some(facts) => facts,
                        None => self.begin()?,
                    };
                    if floor.is_none() {
                        floor = Some((self.applied.len(), facts.clone()));
                    }
                    self.tried(index, facts, &mut before)?
                }
                None => self.applied_only(index)?,
            };
            if selected && way_back(&revision).is_none() && result.is_ok() {
                floor = before.clone().map(|facts| (self.applied.len(), facts));
            }
            let mut progress = Progress {
                revision: &revision,
                order: (number, self.report.orders),
                problems: Some(self.report.found - found),
                took: began.elapsed(),
            };
            match result {
                Ok(()) if selected => {
                    self.report.tried.insert(index);
                }
                Ok(()) => continue,
                Err(why) => {
                    if progress.problems == Some(0) {
                        progress.problems = None;
                    }
                    if selected && progress.problems.is_none() {
                        self.report.untried.entry(index).or_insert_with(|| why.clone());
                    } else if selected {
                        self.report.tried.insert(index);
                    }
                    self.unsound = true;
                    if let Some(blocked) = blocked.get_mut(index) {
                        *blocked = Some(why);
                    }
                }
            }
            (self.task.progress)(&progress);
        }
        if let (Some((from, facts)), Some(head)) = (floor, before) {
            self.there_and_back(from, &facts, &head)?;
        }
        Ok(())
    }

    /// The orders of what is needed: first what is only applied, which never follows what is verified.
    fn orders(&self) -> Vec<Vec<usize>> {
        let needed = self.needed();
        let mut orders: Vec<Vec<usize>> = Vec::new();
        for order in &self.task.orders {
            let mut order: Vec<usize> =
                order.iter().copied().filter(|index| needed.get(*index) == Some(&true)).collect();
            order.sort_by_key(|index| self.task.selected.get(*index) == Some(&true));
            if !orders.contains(&order) {
                orders.push(order);
            }
        }
        orders
    }

    /// The revisions that are verified, and all that they need.
    fn needed(&self) -> Vec<bool> {
        let graph = &self.task.checked.graph;
        let mut needed = vec![false; graph.revisions.len()];
        let selected = self.task.selected.iter().enumerate().filter(|(_, selected)| **selected);
        for (index, _) in selected {
            for (needed, below) in needed.iter_mut().zip(graph.ancestors(index)) {
                *needed |= below;
            }
        }
        needed
    }

    /// Before the first revision that is verified: what differs already is nothing that is found.
    fn begin(&mut self) -> Result<Facts, Error> {
        let facts = self.facts()?;
        self.known = self.against(&self.model, &facts).into_iter().collect();
        Ok(facts)
    }

    /// Applies a revision that others need.
    fn applied_only(&mut self, index: usize) -> Result<Result<(), String>, Error> {
        let Some(revision) = self.revision(index) else { return Ok(Ok(())) };
        match self.step(index, Direction::Upgrade)? {
            Ok(()) => {
                model::play_script(&mut self.model, &revision, Some(&revision.upgrade));
                Ok(Ok(()))
            }
            Err(error) => Ok(Err(self.refused(&error, &revision, None))),
        }
    }

    /// Tries a revision, and leaves it applied; what the database holds then is put into `after`.
    fn tried(
        &mut self,
        index: usize,
        before: Facts,
        after: &mut Option<Facts>,
    ) -> Result<Result<(), String>, Error> {
        let Some(revision) = self.revision(index) else { return Ok(Ok(())) };
        let earlier = self.model.clone();
        let played = model::play_script(&mut self.model, &revision, Some(&revision.upgrade));
        if let Err(error) = self.step(index, Direction::Upgrade)? {
            self.model = earlier;
            let why = self.refused(&error, &revision, None);
            if revision.no_transaction.is_some() {
                // A part of it may have had effect.
                self.rebuild(&self.applied.clone())?;
            }
            *after = Some(before);
            return Ok(Err(why));
        }
        let facts = self.facts()?;
        let model = self.model.clone();
        if let Some(right) =
            self.judge(index, Direction::Upgrade, &played, (&earlier, &model), (&before, &facts))?
        {
            self.model = right;
        }
        self.back(index, &revision, &before, &facts)?;
        *after = Some(facts);
        Ok(Ok(()))
    }

    /// Takes a revision back, and applies it again.
    fn back(
        &mut self,
        index: usize,
        revision: &Arc<Revision>,
        before: &Facts,
        after: &Facts,
    ) -> Result<(), Error> {
        let Some(script) = way_back(revision) else { return Ok(()) };
        let mut model = self.model.clone();
        let played = model::play_script(&mut model, revision, Some(script));
        if let Err(error) = self.step(index, Direction::Downgrade)? {
            self.unsound = true;
            self.refused(&error, revision, None);
            if revision.no_transaction.is_some() {
                self.rebuild(&self.applied.clone())?;
            }
            return Ok(());
        }
        let down = self.facts()?;
        let left = differences(before, &down, &of_place);
        let with = [self.applied.as_slice(), &[index]].concat();
        if left.is_empty() {
            match self.step(index, Direction::Upgrade)? {
                Ok(()) => {
                    let again = differences(after, &self.facts()?, &of_place);
                    if !again.is_empty() {
                        self.unsound = true;
                        let title = format!(
                            "applied again after its downgrade, `{}` leaves another schema",
                            revision.id.value
                        );
                        self.report.problem(finding::other_schema(revision, title, &again));
                    }
                }
                Err(error) => {
                    self.unsound = true;
                    let when = "the first time it was accepted: this was the upgrade after the downgrade";
                    self.refused(&error, revision, Some(when.to_owned()));
                    self.rebuild(&with)?;
                }
            }
        } else {
            self.unsound = true;
            if !self.is_told(revision, &["incomplete-downgrade", "missing-downgrade"]) {
                self.report.problem(finding::not_restored(revision, self.stage.version(), &left));
            }
            self.rebuild(&with)?;
        }
        let earlier = self.model.clone();
        self.judge(index, Direction::Downgrade, &played, (&earlier, &model), (after, &down)).map(|_| ())
    }

    /// From the last revision down to where the way down ends, and up again.
    fn there_and_back(&mut self, from: usize, floor: &Facts, head: &Facts) -> Result<(), Error> {
        let going: Vec<usize> = self.applied.get(from..).unwrap_or_default().to_vec();
        if self.unsound && !going.is_empty() {
            let words = "the whole way down and up again was not tried, since single steps of it fail";
            self.report.remark(words.to_owned());
            return Ok(());
        }
        let Some((Some(first), Some(last))) = going
            .first()
            .zip(going.last())
            .map(|(first, last)| (self.revision(*first), self.revision(*last)))
        else {
            return Ok(());
        };
        let ids = (last.id.value.clone(), first.id.value.clone());
        let mut ways = vec![(Direction::Downgrade, going.iter().rev().copied().collect::<Vec<_>>(), floor)];
        ways.push((Direction::Upgrade, going.clone(), head));
        for (direction, steps, expected) in ways {
            for index in steps {
                if let Err(error) = self.step(index, direction)?
                    && let Some(revision) = self.revision(index)
                {
                    let when = format!(
                        "on the way from `{}` down to `{}` and up again; by itself it was accepted",
                        ids.0, ids.1
                    );
                    self.refused(&error, &revision, Some(when));
                    return Ok(());
                }
            }
            let left = differences(expected, &self.facts()?, &of_place);
            if !left.is_empty() {
                let title = match direction {
                    Direction::Downgrade => format!(
                        "taken back from `{}` down to `{}` in one go, the revisions do not restore what stood before, though each does by itself",
                        ids.0, ids.1
                    ),
                    Direction::Upgrade => format!(
                        "taken back and applied again in one go, the revisions from `{}` to `{}` leave another schema",
                        ids.1, ids.0
                    ),
                };
                self.report.problem(finding::other_schema(&last, title, &left));
                return Ok(());
            }
        }
        Ok(())
    }

    /// Holds what a script did against what it should. The simulation as it should be afterwards, if it is another than the one given.
    fn judge(
        &mut self,
        index: usize,
        direction: Direction,
        played: &[Played],
        (earlier, model): (&Simulation, &Simulation),
        (before, after): (&Facts, &Facts),
    ) -> Result<Option<Simulation>, Error> {
        for (number, played) in played.iter().enumerate() {
            if matches!(played, Played::Declared) {
                self.report.declared.insert(declared(index, direction, number));
                if self.lost {
                    self.report.undischarged.insert(declared(index, direction, number));
                }
            }
        }
        if self.lost {
            return Ok(None);
        }
        let seen_through = played.iter().all(|played| matches!(played, Played::Proven | Played::Declared));
        if seen_through && self.against(model, after).is_empty() {
            return Ok(None);
        }
        self.diagnose(index, direction, earlier, before, after).map(Some)
    }

    /// How the server differs from the simulation, but for what did before.
    fn against(&self, model: &Simulation, facts: &Facts) -> Vec<Difference> {
        let version = self.stage.version_number();
        let mut found = differences(&model::facts(model), facts, &alike(version));
        found.retain(|difference| !self.known.contains(difference));
        found
    }

    /// Whether the checker told one of these of a revision.
    fn is_told(&self, revision: &Arc<Revision>, rules: &[&str]) -> bool {
        self.task.checked.problems.iter().any(|problem| {
            problem.level == Level::Deny
                && rules.contains(&problem.rule)
                && problem.place.as_ref().is_some_and(|place| Arc::ptr_eq(&place.source, &revision.source))
        })
    }

    /// Tells that the server refused; on what it is that whatever follows rests in vain.
    fn refused(&mut self, error: &StatementError, revision: &Arc<Revision>, when: Option<String>) -> String {
        let id = &revision.id.value;
        let mut problem = finding::refused(error, revision, self.stage.version(), when);
        if error.source.code == "42501" && !self.stage.is_superuser() {
            problem = problem.note(format!("it was run as `{}`, who is no superuser", self.stage.user()));
        }
        let why = match problem.rule {
            finding::NOT_VERIFIED => {
                format!("`{id}`, which needs an extension that this server does not have")
            }
            _ => format!("`{id}`, which the server refuses"),
        };
        self.report.problem(problem);
        why
    }

    fn revision(&self, index: usize) -> Option<Arc<Revision>> {
        self.task.checked.graph.revisions.get(index).cloned()
    }

    /// One step; the inner error is the server's opinion of the script.
    fn step(&mut self, index: usize, direction: Direction) -> Result<Result<(), Box<StatementError>>, Error> {
        self.report.steps += 1;
        self.move_by(index, direction)
    }

    fn move_by(
        &mut self,
        index: usize,
        direction: Direction,
    ) -> Result<Result<(), Box<StatementError>>, Error> {
        let Some(revision) = self.revision(index) else { return Ok(Ok(())) };
        match self.rehearsal()?.step(&revision.id.value, direction) {
            Ok(_) => {
                match direction {
                    Direction::Upgrade => self.applied.push(index),
                    Direction::Downgrade => self.applied.retain(|applied| *applied != index),
                }
                Ok(Ok(()))
            }
            Err(Error::Statement(error)) => Ok(Err(error)),
            Err(error) => Err(error),
        }
    }

    fn facts(&mut self) -> Result<Facts, Error> {
        self.rehearsal()?.facts()
    }

    fn rehearsal(&mut self) -> Result<&mut Rehearsal, Error> {
        match &mut self.rehearsal {
            Some(rehearsal) => Ok(rehearsal),
            none => Ok(none.insert(self.stage.rehearse(self.task.history)?)),
        }
    }

    /// A new database with these revisions, applied in this order. They were accepted before.
    fn rebuild(&mut self, revisions: &[usize]) -> Result<(), Error> {
        self.discard()?;
        self.applied.clear();
        for index in revisions {
            if let Err(error) = self.move_by(*index, Direction::Upgrade)? {
                return Err(Error::Statement(error));
            }
        }
        Ok(())
    }

    /// Drops the database, and the roles that were made in it.
    fn discard(&mut self) -> Result<(), Error> {
        if let Some(rehearsal) = self.rehearsal.take() {
            self.stage.discard(rehearsal)?;
        }
        for role in self.stage.roles()?.difference(&self.roles) {
            if self.task.own_server || self.is_named(role) {
                self.stage.drop_role(role)?;
            }
        }
        Ok(())
    }

    /// Whether the history names a role: another one that appeared on a server that others use is theirs.
    fn is_named(&self, role: &str) -> bool {
        let revisions = &self.task.checked.graph.revisions;
        self.task.checked.config.roles.iter().any(|declared| declared.as_str() == role)
            || revisions
                .iter()
                .any(|revision| revision.source.text.to_lowercase().contains(&role.to_lowercase()))
    }

    fn finish(&mut self) -> Result<(), Error> {
        match self.rehearsal.take() {
            Some(rehearsal) if self.task.keep => {
                self.report.kept = Some(self.stage.keep(rehearsal)?);
                Ok(())
            }
            rehearsal => {
                self.rehearsal = rehearsal;
                self.discard()
            }
        }
    }
}

/// The script that takes a revision back, if there is a way back.
fn way_back(revision: &Revision) -> Option<&Script> {
    revision.downgrade.as_ref().filter(|_| revision.irreversible.is_none())
}
