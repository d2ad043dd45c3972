//! The graph of revisions: who follows whom, and which revisions lie on the way from one state to another.
//!
//! Alembic's words and semantics: a state is the set of applied revisions, and the version table holds only its tips
//! (the applied revisions that no other applied revision follows). Nothing here knows a database.

mod state;
mod suggestion;
mod target;

use std::collections::{BTreeSet, HashMap};

use crate::error::Error;
use crate::{History, Revision};

pub(crate) use state::State;
pub use target::Target;

/// A history as a graph that can be walked in both directions.
///
/// ```
/// use arcoiris::{Graph, History};
///
/// let graph = Graph::new(&History::EMPTY)?;
/// assert!(graph.heads().is_empty());
/// # Ok::<(), arcoiris::Error>(())
/// ```
#[derive(Debug)]
pub struct Graph {
    history: &'static History,
    index: HashMap<&'static str, usize>,
    down: Vec<Vec<usize>>,
    up: Vec<Vec<usize>>,
}

/// Positions in [`History::revisions`]; since down revisions stand first there, ascending order is upgrade order.
pub(crate) type Positions = BTreeSet<usize>;

impl Graph {
    /// Indexes a history.
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] when an identifier stands twice or a down revision does not stand before its revision.
    /// A history that `history!` made is never broken.
    pub fn new(history: &'static History) -> Result<Self, Error> {
        let mut index: HashMap<&'static str, usize> = HashMap::with_capacity(history.revisions.len());
        let mut down: Vec<Vec<usize>> = Vec::with_capacity(history.revisions.len());
        let mut up: Vec<Vec<usize>> = vec![Vec::new(); history.revisions.len()];
        for (position, revision) in history.revisions.iter().enumerate() {
            let mut parents = Vec::with_capacity(revision.down_revisions.len());
            for parent in revision.down_revisions {
                let Some(&parent) = index.get(parent) else {
                    return Err(Error::BrokenHistory { revision: revision.id, parent: Some(parent) });
                };
                parents.push(parent);
                if let Some(children) = up.get_mut(parent) {
                    children.push(position);
                }
            }
            down.push(parents);
            if index.insert(revision.id, position).is_some() {
                return Err(Error::BrokenHistory { revision: revision.id, parent: None });
            }
        }
        Ok(Graph { history, index, down, up })
    }

    /// The history that this graph was made of.
    #[must_use]
    pub fn history(&self) -> &'static History {
        self.history
    }

    /// The revisions that nothing follows.
    ///
    /// ```
    /// # let history = &arcoiris::History::EMPTY;
    /// for head in arcoiris::Graph::new(history)?.heads() {
    ///     println!("{} (head), {}", head.id, head.title);
    /// }
    /// # Ok::<(), arcoiris::Error>(())
    /// ```
    #[must_use]
    pub fn heads(&self) -> Vec<&'static Revision> {
        self.revisions(&self.head_positions())
    }

    /// The revisions that follow nothing.
    #[must_use]
    pub fn bases(&self) -> Vec<&'static Revision> {
        self.revisions(&self.base_positions())
    }

    /// The revisions that several others follow.
    #[must_use]
    pub fn branch_points(&self) -> Vec<&'static Revision> {
        self.every().filter(|&(position, _)| self.children(position).len() > 1).map(|(_, r)| r).collect()
    }

    /// The revisions that follow `revision` directly.
    ///
    /// ```
    /// # let history = &arcoiris::History::EMPTY;
    /// let graph = arcoiris::Graph::new(history)?;
    /// for branch_point in graph.branch_points() {
    ///     println!("{} -> {}", branch_point.id, graph.followers(branch_point).len());
    /// }
    /// # Ok::<(), arcoiris::Error>(())
    /// ```
    #[must_use]
    pub fn followers(&self, revision: &Revision) -> Vec<&'static Revision> {
        self.position(revision.id).map_or_else(Vec::new, |position| {
            self.children(position).iter().filter_map(|&child| self.at(child)).collect()
        })
    }

    /// The revision with this identifier, this unique beginning of one, or this collapsed identifier.
    ///
    /// ```
    /// # let history = &arcoiris::History::EMPTY;
    /// let error = arcoiris::Graph::new(history)?.find("2864").unwrap_err();
    /// assert_eq!(error.code(), "unknown-target");
    /// # Ok::<(), arcoiris::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTarget`] with the nearest identifiers, [`Error::AmbiguousTarget`] with all that begin so.
    pub fn find(&self, text: &str) -> Result<&'static Revision, Error> {
        let position = self.find_position(text)?;
        self.at(position).ok_or_else(|| self.unknown(text))
    }

    pub(crate) fn find_position(&self, text: &str) -> Result<usize, Error> {
        if let Some(position) = self.locate(text) {
            return Ok(position);
        }
        let begins = |id: &str| !text.is_empty() && id.starts_with(text);
        let mut found: Positions =
            self.every().filter(|(_, r)| begins(r.id)).map(|(position, _)| position).collect();
        if found.is_empty() {
            let legacy = self.history.legacy.iter().filter(|(old, _)| begins(old));
            found.extend(legacy.filter_map(|(_, now)| self.position(now)));
        }
        let mut all = found.iter();
        match (all.next(), all.next()) {
            (Some(&one), None) => Ok(one),
            (None, _) => Err(self.unknown(text)),
            (Some(_), Some(_)) => Err(Error::AmbiguousTarget {
                target: text.to_owned(),
                candidates: self.revisions(&found).iter().map(|r| (r.id, r.title)).collect(),
            }),
        }
    }

    fn unknown(&self, text: &str) -> Error {
        Error::UnknownTarget {
            target: text.to_owned(),
            similar: suggestion::similar(text, self.history.revisions),
            package: self.history.package,
        }
    }

    /// The revision that an identifier in a version table means: its own, or the one it was collapsed into.
    pub(crate) fn locate(&self, id: &str) -> Option<usize> {
        self.position(id).or_else(|| {
            let (_, now) = self.history.legacy.iter().find(|(old, _)| *old == id)?;
            self.position(now)
        })
    }

    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(crate) fn at(&self, position: usize) -> Option<&'static Revision> {
        self.history.revisions.get(position)
    }

    pub(crate) fn revisions(&self, positions: &Positions) -> Vec<&'static Revision> {
        positions.iter().filter_map(|&position| self.at(position)).collect()
    }

    fn every(&self) -> impl Iterator<Item = (usize, &'static Revision)> {
        self.history.revisions.iter().enumerate()
    }

    pub(crate) fn parents(&self, position: usize) -> &[usize] {
        self.down.get(position).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn children(&self, position: usize) -> &[usize] {
        self.up.get(position).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn head_positions(&self) -> Positions {
        self.every().map(|(position, _)| position).filter(|&p| self.children(p).is_empty()).collect()
    }

    pub(crate) fn base_positions(&self) -> Positions {
        self.every().map(|(position, _)| position).filter(|&p| self.parents(p).is_empty()).collect()
    }

    /// These revisions and all that they follow.
    pub(crate) fn ancestors(&self, of: impl IntoIterator<Item = usize>) -> Positions {
        walk(of, |position| self.parents(position))
    }

    /// These revisions and all that follow them.
    pub(crate) fn descendants(&self, of: impl IntoIterator<Item = usize>) -> Positions {
        walk(of, |position| self.children(position))
    }

    /// What an upgrade to `targets` applies, in order.
    pub(crate) fn upgrade_path(&self, current: &Positions, targets: &Positions) -> Vec<usize> {
        let applied = self.ancestors(current.iter().copied());
        self.ancestors(targets.iter().copied()).difference(&applied).copied().collect()
    }

    /// What a downgrade to `target` (`None` is base) takes back, in order; `None` where `target` is not applied.
    ///
    /// As Alembic does it: everything applied that follows the target directly or indirectly goes, on every branch, and
    /// branches beside the target stay.
    pub(crate) fn downgrade_path(&self, current: &Positions, target: Option<usize>) -> Option<Vec<usize>> {
        let applied = self.ancestors(current.iter().copied());
        let going = match target {
            None => applied,
            Some(target) if !applied.contains(&target) => return None,
            Some(target) => {
                let above = self.descendants(self.children(target).iter().copied());
                applied.intersection(&above).copied().collect()
            }
        };
        Some(going.into_iter().rev().collect())
    }
}

fn walk<'a>(from: impl IntoIterator<Item = usize>, next: impl Fn(usize) -> &'a [usize]) -> Positions {
    let mut seen = Positions::new();
    let mut open: Vec<usize> = from.into_iter().collect();
    while let Some(position) = open.pop() {
        if seen.insert(position) {
            open.extend(next(position));
        }
    }
    seen
}

#[cfg(test)]
mod tests;
