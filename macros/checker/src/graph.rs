//! The revisions as a graph: who follows whom, and in which order they are applied.
//!
//! What is wrong with the graph is reported here, in the words of the rules (`rules/several_heads.rs` and its like). What is sound
//! of a broken graph is ordered nevertheless, so that mistakes in statements are told beside those in the graph.

mod check;

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::Legacy;
use crate::revision::Revision;
use crate::rules::Problems;

/// The graph of the revisions; each is called by its index in `revisions`.
#[derive(Debug, Clone)]
pub struct Graph {
    /// All revisions, sorted by file.
    pub revisions: Vec<Arc<Revision>>,
    /// The revisions that each one follows, as far as they are known.
    pub parents: Vec<Vec<usize>>,
    /// The revisions that follow each one.
    pub children: Vec<Vec<usize>>,
    /// Every revision whose ancestors are all there, down revisions first, branch by branch.
    pub order: Vec<usize>,
}

impl Graph {
    /// Builds the graph and reports what is wrong with it. Where not the `whole` history could be read, what seems to be
    /// missing may be there.
    #[must_use]
    pub fn build(
        revisions: Vec<Arc<Revision>>,
        whole: bool,
        legacy: &[Legacy],
        problems: &mut Problems,
    ) -> Graph {
        let by_id = check::identifiers(&revisions, problems);
        let (graph, sound) = Graph::link(revisions, &by_id);
        let known = whole && check::down_revisions(&graph, &by_id, legacy, problems);
        let acyclic = check::cycles(&graph, &sound, problems);
        // Where a revision hangs in the air, every revision after it would seem to be a head or a base of its own.
        if known && acyclic && by_id.len() == graph.revisions.len() {
            check::shape(&graph, problems);
        }
        graph
    }

    /// The revisions that nothing follows.
    pub fn heads(&self) -> impl Iterator<Item = usize> {
        self.ends(&self.children)
    }

    /// The revisions that follow nothing.
    pub fn bases(&self) -> impl Iterator<Item = usize> {
        self.ends(&self.parents)
    }

    /// Which revisions one comes after, itself among them.
    #[must_use]
    pub fn ancestors(&self, index: usize) -> Vec<bool> {
        let mut found = vec![false; self.revisions.len()];
        let mut waiting = vec![index];
        while let Some(next) = waiting.pop() {
            if let Some(seen) = found.get_mut(next)
                && !*seen
            {
                *seen = true;
                waiting.extend(self.parents_of(next));
            }
        }
        found
    }

    /// The revisions that one follows.
    #[must_use]
    pub fn parents_of(&self, index: usize) -> &[usize] {
        self.parents.get(index).map_or(&[], Vec::as_slice)
    }

    /// The revisions that follow one.
    #[must_use]
    pub fn children_of(&self, index: usize) -> &[usize] {
        self.children.get(index).map_or(&[], Vec::as_slice)
    }

    fn ends(&self, links: &[Vec<usize>]) -> impl Iterator<Item = usize> {
        links.iter().enumerate().filter(|(_, linked)| linked.is_empty()).map(|(index, _)| index)
    }

    /// Links and orders; beside the graph, which revisions have all their down revisions.
    fn link(revisions: Vec<Arc<Revision>>, by_id: &HashMap<String, usize>) -> (Graph, Vec<bool>) {
        let mut parents = vec![Vec::new(); revisions.len()];
        let mut children = vec![Vec::new(); revisions.len()];
        let mut sound = vec![false; revisions.len()];
        for (index, revision) in revisions.iter().enumerate() {
            // The second of two revisions with one identifier is told of, and left out.
            if by_id.get(&revision.id.value) != Some(&index) {
                continue;
            }
            let mut whole = true;
            for down in &revision.down_revisions {
                match by_id.get(&down.value) {
                    Some(parent) => link(&mut parents, &mut children, *parent, index),
                    None => whole = false,
                }
            }
            if let Some(sound) = sound.get_mut(index) {
                *sound = whole;
            }
        }
        let order = order(&parents, &children, &sound);
        (Graph { revisions, parents, children, order }, sound)
    }
}

fn link(parents: &mut [Vec<usize>], children: &mut [Vec<usize>], parent: usize, child: usize) {
    if let (Some(parents), Some(children)) = (parents.get_mut(child), children.get_mut(parent))
        && !parents.contains(&parent)
    {
        parents.push(parent);
        children.push(child);
    }
}

/// A topological order in which a branch is followed to its end before the next one begins, so that a simulation seldom has to
/// go back. What has an unknown ancestor or stands in a cycle is left out.
fn order(parents: &[Vec<usize>], children: &[Vec<usize>], sound: &[bool]) -> Vec<usize> {
    let mut missing: Vec<usize> = parents.iter().map(Vec::len).collect();
    let is_sound = |index: usize| sound.get(index) == Some(&true);
    let mut ready: Vec<usize> = (0..parents.len())
        .rev()
        .filter(|index| missing.get(*index) == Some(&0) && is_sound(*index))
        .collect();
    let mut order = Vec::with_capacity(parents.len());
    while let Some(next) = ready.pop() {
        order.push(next);
        for child in children.get(next).into_iter().flatten().rev() {
            if let Some(count) = missing.get_mut(*child) {
                *count -= 1;
                if *count == 0 && is_sound(*child) {
                    ready.push(*child);
                }
            }
        }
    }
    order
}
