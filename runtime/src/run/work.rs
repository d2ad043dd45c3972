//! From what was read to what is to be done.

use super::{Done, News, Run, Task};
use crate::error::Error;
use crate::graph::{Positions, State, Target};
use crate::live;
use crate::plan::{Direction, Facts, Goal, Ground, Plan, RowChange};
use crate::{Outcome, Revision};

impl Run<'_> {
    /// What is to be done on a database that is so: an end, or messages in the queue.
    pub(super) fn work(&mut self, facts: &Facts) -> Result<Option<Done>, Error> {
        let stored = facts.versions.clone().unwrap_or_default();
        self.queue.clear();
        let (direction, target) = match self.task.clone() {
            Task::Current => {
                self.tell_unfinished(facts);
                State::read(self.graph, &stored)?;
                return Ok(Some(Done::Current(stored)));
            }
            // Needs no lock and has a conversation of its own.
            Task::Check(_) => return Err(Error::UnexpectedAnswer),
            Task::Repair { to, statements, left } => {
                self.repair(facts, &to, statements, left);
                return Ok(None);
            }
            Task::Adopt { to, elsewhere, rows } => {
                self.adopt(facts, &to, elsewhere.as_deref(), rows);
                return Ok(None);
            }
            Task::Stamp { target, force } => return self.stamp(facts, stored, &target, force).map(|()| None),
            #[cfg(feature = "server")]
            Task::Step(direction, position) => {
                let state = State::read(self.graph, &stored)?;
                let ground = self.ground(&state, facts);
                let plan = ground.single(direction, position);
                self.line_up(direction, plan, stored);
                return Ok(None);
            }
            Task::Plan(direction, target) | Task::Move(direction, target) => (direction, target),
        };
        let state = State::read(self.graph, &stored)?;
        let goal = match &self.goal {
            Some(goal) => goal.clone(),
            None => Goal::resolve(self.graph, &state, direction, &target)?,
        };
        let ground = self.ground(&state, facts);
        let plan = match goal.plan(&ground) {
            // Another starter went further down while this one waited: what was wanted is done.
            Err(Error::NotApplied { .. }) if self.goal.is_some() => ground.upgrade(&Default::default()),
            plan => plan?,
        };
        self.goal = Some(goal);
        if matches!(self.task, Task::Plan(..)) {
            self.tell_unfinished(facts);
            return Ok(Some(Done::Planned(plan)));
        }
        let next = plan.steps.first().map(|step| (step.revision.id, step.direction));
        if self.unfinished(facts, &state, next, &stored)? {
            return Ok(None);
        }
        self.line_up(direction, plan, stored);
        Ok(None)
    }

    pub(super) fn ground<'s>(&'s self, state: &'s State, facts: &Facts) -> Ground<'s> {
        Ground { graph: self.graph, state, bookkeeping: &self.bookkeeping, unprepared: facts.unprepared() }
    }

    fn tell_unfinished(&mut self, facts: &Facts) {
        self.news.extend(facts.begun.clone().map(News::Unfinished));
    }

    /// The messages of a plan, to be sent one after the other.
    fn line_up(&mut self, direction: Direction, plan: Plan, stored: Vec<String>) {
        self.outcome = Outcome {
            direction: Some(direction),
            revisions: plan.steps.iter().map(|step| step.revision).collect(),
            from: plan.from,
            at: plan.to,
            waited: self.lock.waited(),
            resumed: Vec::new(),
        };
        self.queue.extend(plan.prepare.map(|message| (message, stored)));
        for step in plan.steps {
            self.queue.extend(step.messages.into_iter().map(|message| (message, step.before.clone())));
        }
    }

    fn stamp(
        &mut self,
        facts: &Facts,
        stored: Vec<String>,
        target: &Target,
        force: bool,
    ) -> Result<(), Error> {
        let current = match State::read(self.graph, &stored) {
            Ok(state) => state.positions(),
            Err(_) if force => Default::default(),
            Err(error) => return Err(error),
        };
        let wanted = self.aimed(target, &current)?;
        let (to, changes) = self.rewrite(&stored, &wanted);
        // A stamp also ends what was begun and never ended.
        if changes.is_empty() && facts.begun.is_none() {
            return Ok(());
        }
        if !force {
            self.comparing = Some((wanted, target.to_string(), facts.server_version));
            self.queue.push_back((live::message(facts.server_version), stored.clone()));
        }
        if facts.unprepared() {
            self.queue.push_back((self.bookkeeping.prepare(), stored.clone()));
        }
        let words = if to.is_empty() { "base".to_owned() } else { to.join(", ") };
        self.queue.push_back((self.bookkeeping.stamp(&stored, &changes, &words), stored));
        Ok(())
    }

    /// Moves the version table where it belongs, and writes the identifiers that there are now.
    fn adopt(&mut self, facts: &Facts, wanted: &Positions, elsewhere: Option<&str>, rows: Vec<String>) {
        let (to, changes) = self.rewrite(&rows, wanted);
        match elsewhere {
            Some(schema) => self.queue.push_back((self.bookkeeping.bring(schema), rows.clone())),
            None if changes.is_empty() => return,
            None if facts.unprepared() => self.queue.push_back((self.bookkeeping.prepare(), rows.clone())),
            None => {}
        }
        let words = if to.is_empty() { "base".to_owned() } else { to.join(", ") };
        self.queue.push_back((self.bookkeeping.stamp(&rows, &changes, &words), rows));
    }

    /// The places that a target means.
    pub(super) fn aimed(&self, target: &Target, current: &Positions) -> Result<Positions, Error> {
        Ok(match target {
            Target::Heads => self.graph.head_positions(),
            Target::Head | Target::Base | Target::Revision(_) | Target::Relative { .. } => {
                self.graph.place(target, current)?.into_iter().collect()
            }
        })
    }

    /// The rows that these places have, and what makes them of the stored ones.
    fn rewrite(&mut self, stored: &[String], wanted: &Positions) -> (Vec<String>, Vec<RowChange>) {
        let revisions: Vec<&'static Revision> = self.graph.revisions(wanted);
        let to: Vec<String> = revisions.iter().map(|revision| revision.id.to_owned()).collect();
        self.outcome = Outcome {
            from: stored.to_vec(),
            at: to.clone(),
            waited: self.lock.waited(),
            ..Outcome::default()
        };
        let mut going: Vec<String> = stored.iter().filter(|row| !to.contains(row)).cloned().collect();
        let mut coming: Vec<String> = to.iter().filter(|row| !stored.contains(row)).cloned().collect();
        let mut changes = Vec::new();
        while !going.is_empty() && !coming.is_empty() {
            let moved = going.pop().zip(coming.pop());
            changes.extend(moved.map(|(from, to)| RowChange::Update { from, to }));
        }
        changes.extend(going.into_iter().map(RowChange::Delete));
        changes.extend(coming.into_iter().map(RowChange::Insert));
        (to, changes)
    }
}
