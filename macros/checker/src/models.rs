//! Models held against a history: whether every struct's table is what its fields say, and what makes it so.
//!
//! A model says in Rust what `CREATE TABLE` says in SQL, so it is turned into SQL and run on the simulated catalog like any other
//! statement (`expected`); the catalog that comes of it is compared with the history's in facts (`difference`), and what mends a
//! difference is worked out as a downgrade is (`arcoiris_catalog::mend`). Nothing here knows Rust's syntax, nor how PostgreSQL stores a default.

pub mod description;
mod difference;
mod expected;
mod items;
pub mod naming;
mod plan;
pub mod print;
mod refused;
mod renames;
pub mod rust_type;
pub mod stages;
mod statements;
mod written;

use crate::problem::Problem;
use crate::rules::Levels;
use crate::simulation::Simulation;
use description::{Anchor, Description};

pub use items::Assertion;
pub use plan::{Phase, Step, in_order};

/// How models and history compare.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What differs, and what cannot be.
    pub found: Vec<Found>,
    /// What paths to models that are not in the description were taken to mean.
    pub assertions: Vec<Assertion>,
    /// What makes the history what the models say.
    pub steps: Vec<Step>,
}

/// A difference, and where in the Rust source it shows.
#[derive(Debug, Clone)]
pub struct Found {
    /// What it is; without a place in a source of the checker's.
    pub problem: Problem,
    /// Where.
    pub anchor: Anchor,
}

/// Compares models with the catalog at the head of a history.
#[must_use]
pub fn compare(description: &Description, head: &Simulation, levels: &Levels) -> Comparison {
    let renamed = renames::apply(description, head, levels);
    let expected = expected::expected(description, &renamed.head);
    let judged = difference::judge(description, &expected, &renamed.head.catalog, levels);
    let mut found = renamed.found;
    found.extend(expected.found);
    found.extend(judged.found);
    found.sort_by_key(|it| it.anchor);
    let mut steps = renamed.steps;
    steps.extend(judged.steps);
    Comparison { found, assertions: expected.assertions, steps }
}
