//! The plan: which messages take a database from one state to another, as plain data.
//!
//! Nothing here connects, reads a clock or knows a driver. One revision is one message, so that it is one round trip and
//! one transaction; only what PostgreSQL refuses inside one needs three.

mod bookkeeping;
mod message;
mod offline;
pub(crate) mod quote;
mod reading;
mod row_change;
mod words;

use crate::Revision;
use crate::error::Error;
use crate::graph::{Graph, Positions, State, Target};

pub(crate) use bookkeeping::{Bookkeeping, GUARD_SQLSTATE, RESTORE_SEARCH_PATH, question, script};
pub use message::{Expect, Message, Purpose, ScriptPlace};
pub use offline::Range;
pub(crate) use reading::{Begun, Facts, Read, Reading};
pub use row_change::RowChange;

/// Which way a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From a revision's down revisions to the revision.
    Upgrade,
    /// From a revision to its down revisions.
    Downgrade,
}

impl Direction {
    /// `upgrade` or `downgrade`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Direction::Upgrade => "upgrade",
            Direction::Downgrade => "downgrade",
        }
    }
}

/// What takes a database from one state to another.
///
/// Made by [`Migrator::plan_upgrade`](crate::Migrator::plan_upgrade) and its like; printed by `--plan` through
/// [`Display`](std::fmt::Display).
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which way it goes.
    pub direction: Direction,
    /// The rows of the version table before.
    pub from: Vec<String>,
    /// The rows of the version table afterwards.
    pub to: Vec<String>,
    /// What makes the version table and the log table, where one of them is missing.
    pub prepare: Option<Message>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// One revision of a [`Plan`].
#[derive(Debug, Clone)]
pub struct Step {
    /// The revision.
    pub revision: &'static Revision,
    /// Which way.
    pub direction: Direction,
    /// The rows of the version table that must be found, sorted.
    pub before: Vec<String>,
    /// What the step does to the version table.
    pub changes: Vec<RowChange>,
    /// What is sent, in order: one message, or three for a revision outside a transaction.
    pub messages: Vec<Message>,
}

/// What a plan is made from, besides the target.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) state: &'a State,
    pub(crate) bookkeeping: &'a Bookkeeping,
    /// Whether the version table and the log table must be made.
    pub(crate) unprepared: bool,
}

impl Ground<'_> {
    /// The revisions that an upgrade to these would apply, as a plan.
    pub(crate) fn upgrade(&self, targets: &Positions) -> Plan {
        let path = self.graph.upgrade_path(&self.state.positions(), targets);
        self.along(Direction::Upgrade, &path)
    }

    /// The revisions that a downgrade to this place would take back, as a plan.
    pub(crate) fn downgrade(&self, target: Option<usize>) -> Result<Plan, Error> {
        let current = self.state.positions();
        let path = self.graph.downgrade_path(&current, target).ok_or_else(|| Error::NotApplied {
            target: target.and_then(|at| self.graph.at(at)).map_or("base", |r| r.id),
            at: self.state.stored(),
        })?;
        let going: Vec<&'static Revision> = path.iter().filter_map(|&at| self.graph.at(at)).collect();
        for revision in &going {
            if let Some(reason) = revision.irreversible {
                let crossing = going.iter().map(|r| r.id).collect();
                return Err(Error::Irreversible { revision, reason, crossing });
            }
        }
        Ok(self.along(Direction::Downgrade, &path))
    }

    /// One revision alone, as a plan. It must come next.
    pub(crate) fn single(&self, direction: Direction, position: usize) -> Plan {
        self.along(direction, &[position])
    }

    fn along(&self, direction: Direction, path: &[usize]) -> Plan {
        let mut state = self.state.clone();
        let from = state.stored();
        let mut steps = Vec::with_capacity(path.len());
        for &position in path {
            let Some(revision) = self.graph.at(position) else { continue };
            let mut before = state.stored();
            before.sort_unstable();
            let changes = state.step(self.graph, position, revision, direction);
            let messages = self.bookkeeping.messages(revision, direction, &before, &changes);
            steps.push(Step { revision, direction, before, changes, messages });
        }
        let prepare = (self.unprepared && !steps.is_empty()).then(|| self.bookkeeping.prepare());
        Plan { direction, from, to: state.stored(), prepare, steps }
    }
}

impl Plan {
    /// Whether the database is there already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Every message, in the order in which they are sent.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.prepare.iter().chain(self.steps.iter().flat_map(|step| &step.messages))
    }
}

/// Where an upgrade or a downgrade shall end, once what the user wrote is resolved.
#[derive(Debug, Clone)]
pub(crate) enum Goal {
    Upgrade(Positions),
    Downgrade(Option<usize>),
}

impl Goal {
    pub(crate) fn resolve(
        graph: &Graph,
        state: &State,
        direction: Direction,
        target: &Target,
    ) -> Result<Goal, Error> {
        let current = state.positions();
        match direction {
            Direction::Upgrade => graph.upgrade_targets(target, &current).map(Goal::Upgrade),
            Direction::Downgrade => graph.downgrade_target(target, &current).map(Goal::Downgrade),
        }
    }

    pub(crate) fn plan(&self, ground: &Ground<'_>) -> Result<Plan, Error> {
        match self {
            Goal::Upgrade(targets) => Ok(ground.upgrade(targets)),
            Goal::Downgrade(target) => ground.downgrade(*target),
        }
    }
}

#[cfg(test)]
mod tests;
