//! What may be wrong with a graph: the facts are found here, the words are the rules'.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Graph;
use crate::config::Legacy;
use crate::names::most_alike;
use crate::problem::Problem;
use crate::revision::Revision;
use crate::rules::{
    Problems, duplicate_revision, place, redundant_merge_parent, revision_cycle, several_bases,
    several_heads, unknown_down_revision, work_beside_baseline,
};

/// The index of every identifier; of two revisions with one identifier the first.
pub(super) fn identifiers(revisions: &[Arc<Revision>], problems: &mut Problems) -> HashMap<String, usize> {
    let mut by_id: HashMap<String, usize> = HashMap::with_capacity(revisions.len());
    for (index, revision) in revisions.iter().enumerate() {
        let first = *by_id.entry(revision.id.value.clone()).or_insert(index);
        if first != index
            && let Some(first) = revisions.get(first)
        {
            let finding = duplicate_revision::finding(revision, first);
            problems.report(&duplicate_revision::RULE, Some(revision), finding);
        }
    }
    by_id
}

/// Whether every down revision is there.
pub(super) fn down_revisions(
    graph: &Graph,
    by_id: &HashMap<String, usize>,
    legacy: &[Legacy],
    problems: &mut Problems,
) -> bool {
    let mut known = true;
    for revision in &graph.revisions {
        for down in revision.down_revisions.iter().filter(|down| !by_id.contains_key(&down.value)) {
            known = false;
            let equals = legacy.iter().find(|line| line.id == down.value).map(|line| line.equals.as_str());
            let others = by_id.keys().map(String::as_str).filter(|id| *id != revision.id.value);
            let similar = most_alike(&down.value, others);
            let finding = unknown_down_revision::finding(revision, down, equals, &similar);
            problems.report(&unknown_down_revision::RULE, Some(revision), finding);
        }
    }
    known
}

/// Whether no revision comes after itself. Each cycle is told once.
pub(super) fn cycles(graph: &Graph, sound: &[bool], problems: &mut Problems) -> bool {
    let ordered: HashSet<usize> = graph.order.iter().copied().collect();
    let mut seen: HashSet<usize> = HashSet::new();
    let mut acyclic = true;
    for start in 0..graph.revisions.len() {
        if sound.get(start) != Some(&true) || ordered.contains(&start) || seen.contains(&start) {
            continue;
        }
        let Some(cycle) = cycle_below(graph, start, &ordered, &mut seen) else { continue };
        acyclic = false;
        let cycle: Vec<&Arc<Revision>> =
            cycle.iter().filter_map(|index| graph.revisions.get(*index)).collect();
        if let Some(finding) = revision_cycle::finding(&cycle) {
            problems.report(&revision_cycle::RULE, cycle.first().map(|first| &***first), finding);
        }
    }
    acyclic
}

/// Follows down revisions until one comes again. `None` where the walk meets what was walked before, or a revision that
/// is not there.
fn cycle_below(
    graph: &Graph,
    start: usize,
    ordered: &HashSet<usize>,
    seen: &mut HashSet<usize>,
) -> Option<Vec<usize>> {
    let mut walk = vec![start];
    seen.insert(start);
    let mut at = start;
    loop {
        at = *graph.parents_of(at).iter().find(|parent| !ordered.contains(parent))?;
        if !seen.insert(at) {
            let position = walk.iter().position(|walked| *walked == at)?;
            return Some(walk.split_off(position));
        }
        walk.push(at);
    }
}

/// One base, one head, a baseline with one way out of it, and merges of what is parallel.
pub(super) fn shape(graph: &Graph, problems: &mut Problems) {
    let get = |index: usize| graph.revisions.get(index);
    let mut bases: Vec<&Arc<Revision>> = graph.bases().filter_map(get).collect();
    bases.sort_by_key(|base| base.baseline.is_none());
    if let [first, rest @ ..] = bases.as_slice() {
        for base in rest {
            // What comes after it cannot go before it.
            let below = |head: &usize| {
                let index = graph.revisions.iter().position(|it| Arc::ptr_eq(it, base));
                index.is_some_and(|index| graph.ancestors(*head).get(index) == Some(&true))
            };
            let head =
                graph.heads().filter(|head| !below(head)).filter_map(get).find(|head| head.id != base.id);
            let finding = several_bases::finding(base, first, head.map(AsRef::as_ref));
            problems.report(&several_bases::RULE, Some(base), finding);
        }
    }
    let heads: Vec<&Arc<Revision>> = graph.heads().filter_map(get).collect();
    let mut beside_baseline = false;
    for (index, revision) in graph.revisions.iter().enumerate() {
        merge_parents(graph, index, revision, problems);
        let Some(baseline) = revision.baseline else { continue };
        if !revision.down_revisions.is_empty() {
            problems.push(
                Problem::new("misplaced-directive", format!("`{}` is no base", revision.id.value))
                    .at(place(revision, baseline), "a baseline is the one base of the history")
                    .other(place(revision, revision.revises), "this revision follows another"),
            );
        }
        beside_baseline |= beside(graph, index, revision, problems);
    }
    // A second base and work beside the baseline mostly end in a second head, and their own findings tell what to do with it.
    if let Some(finding) = several_heads::finding(&heads).filter(|_| bases.len() < 2 && !beside_baseline) {
        problems.report(&several_heads::RULE, heads.last().map(|head| &***head), finding);
    }
}

/// Tells of what follows the baseline although another revision does already.
fn beside(graph: &Graph, index: usize, baseline: &Revision, problems: &mut Problems) -> bool {
    let get = |index: usize| graph.revisions.get(index);
    let mut next: Vec<usize> = graph.children_of(index).to_vec();
    next.sort_by_key(|child| (get(*child).map(|it| first_made(it)), *child));
    let [first, rest @ ..] = next.as_slice() else { return false };
    for beside in rest {
        // Where the history ends, unless that comes after what is to be moved.
        let is_after = |head: usize, other: usize| graph.ancestors(head).get(other) == Some(&true);
        let head = graph.heads().find(|head| is_after(*head, *first) && !is_after(*head, *beside));
        let (Some(first), Some(beside), Some(head)) =
            (get(*first), get(*beside), get(head.unwrap_or(*first)))
        else {
            continue;
        };
        let finding = work_beside_baseline::finding(beside, first, baseline, head);
        problems.report(&work_beside_baseline::RULE, Some(beside), finding);
    }
    !rest.is_empty()
}

/// By create date, what has none last.
fn first_made(revision: &Revision) -> (bool, Option<&str>) {
    (revision.created.is_none(), revision.created.as_deref())
}

fn merge_parents(graph: &Graph, index: usize, revision: &Revision, problems: &mut Problems) {
    for (position, down) in revision.down_revisions.iter().enumerate() {
        if revision.down_revisions.iter().take(position).any(|before| before.value == down.value) {
            let finding = redundant_merge_parent::twice(revision, down);
            problems.report(&redundant_merge_parent::RULE, Some(revision), finding);
        }
    }
    let parents = graph.parents_of(index);
    if parents.len() < 2 {
        return;
    }
    for parent in parents {
        let below = graph.ancestors(*parent);
        for other in parents.iter().filter(|other| *other != parent && below.get(**other) == Some(&true)) {
            let (Some(redundant), Some(later)) = (graph.revisions.get(*other), graph.revisions.get(*parent))
            else {
                continue;
            };
            let Some(written) = revision.down_revisions.iter().find(|it| it.value == redundant.id.value)
            else {
                continue;
            };
            let finding = redundant_merge_parent::finding(revision, written, later);
            problems.report(&redundant_merge_parent::RULE, Some(revision), finding);
        }
    }
}
