//! What came of it on one server.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use arcoiris::Direction;
use arcoiris_checker::problem::Problem;

/// A statement with `@effect`: revision, direction, and number in its script.
pub(crate) type Declared = (usize, bool, usize);

/// What came of it on one server.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// The server's version.
    pub(crate) version: String,
    /// How many upgrades and downgrades were run.
    pub(crate) steps: usize,
    /// In how many orders parallel branches were applied.
    pub(crate) orders: usize,
    /// The revisions that were tried, by their number.
    pub(crate) tried: BTreeSet<usize>,
    /// Those that were not, and on what they rest that cannot be had.
    pub(crate) untried: BTreeMap<usize, String>,
    /// The statements with a declared effect that were run.
    pub(crate) declared: BTreeSet<Declared>,
    /// Those whose effect is not what happened, or could not be compared.
    pub(crate) undischarged: BTreeSet<Declared>,
    /// What was found.
    pub(crate) problems: Vec<Problem>,
    /// How often something was found, the same thing in another order of the revisions counted again.
    pub(crate) found: usize,
    /// What a reader should know.
    pub(crate) remarks: Vec<String>,
    /// The database that was kept.
    pub(crate) kept: Option<String>,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Report {
    /// Adds a problem, unless another order of the revisions has shown it already.
    pub(crate) fn problem(&mut self, problem: Problem) {
        self.found += 1;
        let same = |other: &Problem| {
            other.rule == problem.rule && other.title == problem.title && other.place == problem.place
        };
        if !self.problems.iter().any(same) {
            self.problems.push(problem);
        }
    }

    /// Adds a remark, once.
    pub(crate) fn remark(&mut self, remark: String) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// How many declared effects were found to be what happens.
    pub(crate) fn discharged(&self) -> usize {
        self.declared.difference(&self.undischarged).count()
    }
}

/// A [`Declared`] statement.
pub(crate) fn declared(revision: usize, direction: Direction, statement: usize) -> Declared {
    (revision, direction == Direction::Downgrade, statement)
}
