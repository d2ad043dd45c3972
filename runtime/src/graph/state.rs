//! Where a database stands: the rows of its version table, and what a step does to them.

use super::{Graph, Positions};
use crate::Revision;
use crate::error::Error;
use crate::plan::{Direction, RowChange};

/// One row of the version table: what is stored, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VersionRow {
    /// The text in the table; a collapsed identifier stays as it is until a step replaces it.
    pub(crate) stored: String,
    /// The revision, as a position in the history.
    pub(crate) position: usize,
}

/// The rows of a version table that make sense together: tips that do not follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct State {
    pub(crate) rows: Vec<VersionRow>,
}

impl State {
    /// Reads the rows of a version table.
    pub(crate) fn read(graph: &Graph, stored: &[String]) -> Result<State, Error> {
        let mut rows = Vec::with_capacity(stored.len());
        for version in stored {
            let position = graph.locate(version).ok_or_else(|| Error::unknown_version(graph, version))?;
            rows.push(VersionRow { stored: version.clone(), position });
        }
        for row in &rows {
            let below = graph.ancestors(graph.parents(row.position).iter().copied());
            let same = |other: &VersionRow| other.position == row.position && other.stored != row.stored;
            if let Some(other) = rows.iter().find(|o| below.contains(&o.position) || same(o)) {
                return Err(Error::ContradictoryVersions {
                    rows: stored.to_vec(),
                    later: row.stored.clone(),
                    earlier: other.stored.clone(),
                });
            }
        }
        Ok(State { rows })
    }

    pub(crate) fn positions(&self) -> Positions {
        self.rows.iter().map(|row| row.position).collect()
    }

    pub(crate) fn stored(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.stored.clone()).collect()
    }

    /// Takes the step, and says what it does to the version table, exactly as Alembic's `HeadMaintainer` does: a row is
    /// added for a first or a parallel revision, moved along a line, and the other tips go when a merge joins them.
    pub(crate) fn step(
        &mut self,
        graph: &Graph,
        position: usize,
        revision: &'static Revision,
        direction: Direction,
    ) -> Vec<RowChange> {
        match direction {
            Direction::Upgrade => self.step_up(graph, position, revision),
            Direction::Downgrade => self.step_down(graph, position),
        }
    }

    fn step_up(&mut self, graph: &Graph, position: usize, revision: &'static Revision) -> Vec<RowChange> {
        let parents = graph.parents(position);
        let (mut joined, rest): (Vec<VersionRow>, Vec<VersionRow>) =
            self.rows.drain(..).partition(|row| parents.contains(&row.position));
        self.rows = rest;
        self.rows.push(VersionRow { stored: revision.id.to_owned(), position });
        let to = revision.id.to_owned();
        let Some(last) = joined.pop() else { return vec![RowChange::Insert(to)] };
        let mut changes: Vec<RowChange> =
            joined.into_iter().map(|row| RowChange::Delete(row.stored)).collect();
        changes.push(RowChange::Update { from: last.stored, to });
        changes
    }

    fn step_down(&mut self, graph: &Graph, position: usize) -> Vec<RowChange> {
        let Some(here) = self.rows.iter().position(|row| row.position == position) else { return Vec::new() };
        let left = self.rows.remove(here);
        // A parent that another tip, or another parent, follows is implied by that one and has no row of its own.
        let parents = graph.parents(position);
        let implied = |parent: &usize| {
            let others = self.rows.iter().map(|row| row.position);
            let beside = parents.iter().copied().filter(|other| other != parent);
            graph.ancestors(others.chain(beside)).contains(parent)
        };
        let mut uncovered: Vec<VersionRow> = parents
            .iter()
            .filter(|parent| !implied(parent))
            .filter_map(|&parent| {
                graph.at(parent).map(|r| VersionRow { stored: r.id.to_owned(), position: parent })
            })
            .collect();
        let changes = match uncovered.split_last() {
            None => vec![RowChange::Delete(left.stored)],
            Some((last, others)) => {
                let mut changes: Vec<RowChange> =
                    others.iter().map(|row| RowChange::Insert(row.stored.clone())).collect();
                changes.push(RowChange::Update { from: left.stored, to: last.stored.clone() });
                changes
            }
        };
        self.rows.append(&mut uncovered);
        changes
    }
}
