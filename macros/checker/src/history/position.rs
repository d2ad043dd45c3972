//! Which revisions the database has, and how it gets to those that the next one needs.

use arcoiris_catalog::Mark;

use super::Simulated;
use crate::graph::Graph;
use crate::simulation::{Moment, Simulation};

/// The revisions that are applied, the latest last, each with the moment before it.
#[derive(Debug)]
pub(super) struct Position {
    applied: Vec<(usize, Moment)>,
    /// Where in the order of the graph a revision was simulated.
    simulated: Vec<Option<usize>>,
}

impl Position {
    pub(super) fn new(revisions: usize) -> Position {
        Position { applied: Vec::new(), simulated: vec![None; revisions] }
    }

    /// Notes that a revision was simulated as the `position`th, from `start` on.
    pub(super) fn push(&mut self, index: usize, start: Moment, position: usize) {
        self.applied.push((index, start));
        if let Some(place) = self.simulated.get_mut(index) {
            *place = Some(position);
        }
    }

    /// What was found of a revision that was simulated.
    pub(super) fn of<'a>(&self, index: usize, simulated: &'a [Simulated]) -> Option<&'a Simulated> {
        simulated.get(self.simulated.get(index).copied().flatten()?)
    }

    /// Brings the database to the state that the down revisions of `index` leave. What is put back is told to `put_back`, with
    /// the moment before it.
    pub(super) fn before(
        &mut self,
        index: usize,
        graph: &Graph,
        database: &mut Simulation,
        simulated: &[Simulated],
        put_back: impl FnMut(usize, Mark),
    ) {
        match (graph.parents_of(index), self.applied.last()) {
            // Most revisions follow the one before, and nothing is to be done.
            ([parent], Some((last, _))) if parent == last => {}
            ([], None) => {}
            _ => {
                let mut wanted = graph.ancestors(index);
                if let Some(own) = wanted.get_mut(index) {
                    *own = false;
                }
                self.reach(&wanted, graph, database, simulated, put_back);
            }
        }
    }

    /// Brings the database to the state that a revision leaves.
    pub(super) fn after(
        &mut self,
        index: usize,
        graph: &Graph,
        database: &mut Simulation,
        simulated: &[Simulated],
    ) {
        self.reach(&graph.ancestors(index), graph, database, simulated, |_, _| {});
    }

    fn reach(
        &mut self,
        wanted: &[bool],
        graph: &Graph,
        database: &mut Simulation,
        simulated: &[Simulated],
        mut put_back: impl FnMut(usize, Mark),
    ) {
        let is_wanted = |index: usize| wanted.get(index) == Some(&true);
        if let Some(first) = self.applied.iter().position(|(index, _)| !is_wanted(*index)) {
            if let Some((_, moment)) = self.applied.get(first) {
                database.back_to(*moment);
            }
            self.applied.truncate(first);
        }
        let mut there = vec![false; graph.revisions.len()];
        for (index, _) in &self.applied {
            if let Some(there) = there.get_mut(*index) {
                *there = true;
            }
        }
        for index in graph.order.iter().copied() {
            if !is_wanted(index) || there.get(index) == Some(&true) {
                continue;
            }
            let Some(revision) = self.of(index, simulated) else { continue };
            let moment = database.moment();
            database.catalog.apply(&revision.changes);
            database.rows.apply(&revision.rows);
            self.applied.push((index, moment));
            put_back(index, moment.catalog);
        }
    }
}
