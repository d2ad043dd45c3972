//! The history simulated: every revision applied to the catalog of its ancestors, and taken back.
//!
//! The catalog's journal makes it linear: a downgrade is run on what the upgrade left, compared where the two touched something,
//! and rolled back; another branch is reached by rolling back to the fork. What a statement does is the transitions'
//! ([`apply`](crate::apply)), what is thought of it the rules'.

mod branches;
mod doubt;
mod early;
pub(crate) mod origin;
mod position;
pub(crate) mod refused;
mod run;

use std::collections::HashSet;
use std::sync::Arc;

use arcoiris_catalog::{Changes, Name};

use crate::effects::Lock;
use crate::graph::Graph;
use crate::memory::Memory;
use crate::probe::Probe;
use crate::problem::Problem;
use crate::revision::Revision;
use crate::rules::{HistoryStep, Problems, check_history};
use crate::simulation::Simulation;
use branches::Touched;
use doubt::Doubt;
use early::EarlyDrops;
use origin::Origins;
use position::Position;

/// A history, simulated.
#[derive(Debug)]
pub struct History {
    /// Every revision that could be ordered, down revisions first.
    pub revisions: Vec<Simulated>,
    /// How many of them were remembered, not simulated.
    pub recalled: usize,
    /// The database after the last of them, with all its ancestors.
    pub database: Simulation,
}

/// A revision, simulated.
#[derive(Debug)]
pub struct Simulated {
    /// The revision.
    pub revision: Arc<Revision>,
    /// What each statement of the upgrade does.
    pub upgrade: Vec<Deed>,
    /// What each statement of the downgrade does.
    pub downgrade: Vec<Deed>,
    /// What the upgrade changes in the catalog.
    pub changes: Changes,
    /// What the upgrade does to the rows that are known.
    pub(crate) rows: Vec<crate::rows::Change>,
    /// The number that the next new object gets after all this.
    pub next: u32,
    /// Whether every statement was applied, or had its effect declared.
    pub complete: bool,
    /// What would undo it; only worked out where there is no downgrade.
    pub(crate) undo: Option<Undo>,
    /// What is wrong with it.
    pub(crate) found: Vec<Problem>,
    /// What the macro will write of it, where that is remembered.
    pub(crate) written: Option<String>,
}

/// What would undo an upgrade.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Undo {
    /// The statements, the first to be run first.
    pub(crate) statements: Vec<String>,
    /// The rows and values that they do not bring back.
    pub(crate) lost: Vec<String>,
}

/// What a statement does, for plans and messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deed {
    /// In a few words: `add column pos.sales.tip`.
    pub words: String,
    /// The strongest lock that it takes on a table that stood before, and on which.
    pub lock: Option<(Lock, String)>,
    /// Whether what it does is declared by `@effect`, not proven.
    pub declared: bool,
    /// What tells how far it came, if it runs outside a transaction.
    pub probe: Probe,
}

/// Simulates a history on an empty database. `unread` are revisions with a script that could not be parsed: what they do is not
/// known.
#[must_use]
pub fn simulate(
    graph: &Graph,
    unread: &HashSet<String>,
    memory: &Memory,
    database: Simulation,
    problems: &mut Problems,
) -> History {
    let mut fold = Fold {
        graph,
        unread,
        memory,
        memorable: branches::unasked(graph, memory.known()),
        recalled: 0,
        search_path: database.search_path.clone(),
        database,
        position: Position::new(graph.revisions.len()),
        origins: Origins::default(),
        doubt: Doubt::default(),
        early: EarlyDrops::default(),
        // Only a merge asks what its branches touched.
        touched: graph
            .order
            .iter()
            .any(|index| graph.parents_of(*index).len() > 1)
            .then(|| graph.revisions.iter().map(|_| Vec::new()).collect()),
        simulated: Vec::with_capacity(graph.order.len()),
    };
    for index in &graph.order {
        fold.revision(*index, problems);
    }
    let revisions: Vec<&Revision> = fold.simulated.iter().map(|it| &*it.revision).collect();
    check_history(&HistoryStep { revisions: &revisions }, problems);
    History { recalled: fold.recalled, revisions: fold.simulated, database: fold.database }
}

/// The simulation under way.
struct Fold<'g> {
    graph: &'g Graph,
    unread: &'g HashSet<String>,
    memory: &'g Memory,
    /// How many of the first revisions may be remembered: all that is known but what a merge will ask about.
    memorable: usize,
    /// How many were.
    recalled: usize,
    database: Simulation,
    /// With what every script begins, whatever the one before did to it: each has a session of its own.
    search_path: Vec<Name>,
    position: Position,
    origins: Origins<'g>,
    doubt: Doubt,
    early: EarlyDrops,
    /// What the statements of each revision touched.
    touched: Option<Vec<Vec<Touched>>>,
    simulated: Vec<Simulated>,
}
