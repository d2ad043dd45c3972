//! Parallel branches that a merge joins: whether their order matters.
//!
//! A database may have applied either branch first, or some of one and some of the other. Two things are asked. No statement of one
//! branch may touch what a statement of the other touches or rests on, so that the branches commute step by step. And each
//! branch, applied again on top of the other, must be accepted and do the same: that finds what names alone do not show, such as
//! a name that now resolves elsewhere.

use std::collections::HashMap;
use std::sync::Arc;

use arcoiris_catalog::{Catalog, Change, Key, Mark, Object, ObjectId, State, differences};

use super::{Fold, refused};
use crate::apply::apply;
use crate::effects::{Effects, Note};
use crate::graph::Graph;
use crate::names::qualified;
use crate::revision::ScriptStatement;
use crate::rules::{Problems, conflicting_branches, place};
use crate::source::Place;
use crate::syntax::Span;

/// What one statement touched.
#[derive(Debug)]
pub(super) struct Touched {
    span: Span,
    /// What it changed, or wrote rows to.
    written: Vec<Thing>,
    /// What it rests on: it would not be the same if this were.
    read: Vec<ObjectId>,
}

/// A thing that two branches cannot both have: an object, a name, a name that was looked for in vain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Thing {
    Object(ObjectId),
    Name(Key),
    Words(String),
}

impl Touched {
    pub(super) fn by(
        catalog: &Catalog,
        mark: Mark,
        effects: &Effects,
        statement: &ScriptStatement,
    ) -> Touched {
        let mut touched = Touched { span: statement.statement.span, written: Vec::new(), read: Vec::new() };
        let (mut keys, mut references) = (Vec::new(), Vec::new());
        for Change { id, before, after } in catalog.changes_since(mark) {
            touched.written.push(Thing::Object(id));
            for object in [before, after].iter().flatten() {
                object.keys(&mut keys);
                object.references(&mut references);
            }
        }
        touched.written.extend(keys.into_iter().map(Thing::Name));
        touched.read.extend(references.into_iter().map(|reference| reference.target));
        touched.read.extend(effects.locks.iter().map(|(_, table)| *table));
        for note in &effects.notes {
            touched.note(note);
        }
        touched
    }

    fn note(&mut self, note: &Note) {
        match note {
            Note::Inserts { table, .. } | Note::Deletes { table, .. } | Note::Updates { table, .. } => {
                self.written.push(Thing::Object(*table));
            }
            Note::SkippedMissing { name, .. } => self.written.push(Thing::Words(name.clone())),
            Note::SkippedDuplicate { name, id, .. } => {
                self.written.push(Thing::Words(name.clone()));
                self.read.extend(*id);
            }
            Note::EnumValueAdded { id, .. } => self.written.push(Thing::Object(*id)),
            Note::EnumValueUsed { id, .. }
            | Note::Rewrites { id }
            | Note::Scans { id }
            | Note::FailsOnRows { id, .. } => self.read.push(*id),
            Note::Cascaded { .. }
            | Note::LosesData { .. }
            | Note::Unqualified { .. }
            | Note::HangsOnRows { .. }
            | Note::OutsideTransactionOnly { .. } => {}
        }
    }
}

/// The statements of a branch that touched a thing: the first of them by revision and place.
type Writers = HashMap<Thing, (usize, Span)>;

/// How many of the first `known` revisions no merge after them asks about: of the branches that it joins, each statement has to be
/// seen.
pub(super) fn unasked(graph: &Graph, known: usize) -> usize {
    let mut unasked = known;
    for (position, index) in graph.order.iter().enumerate().rev() {
        if position < unasked {
            break;
        }
        let parents = graph.parents_of(*index);
        if parents.len() < 2 {
            continue;
        }
        let below: Vec<Vec<bool>> = parents.iter().map(|parent| graph.ancestors(*parent)).collect();
        let shared = |index: &usize| {
            let has = below.iter().filter(|below| below.get(*index) == Some(&true)).count();
            has == 0 || has == below.len()
        };
        unasked = unasked.min(graph.order.iter().take_while(|index| shared(index)).count());
    }
    unasked
}

impl Fold<'_> {
    /// Judges the branches that a revision merges, pair by pair.
    pub(super) fn merge(&mut self, index: usize, problems: &mut Problems) {
        let parents = self.graph.parents_of(index);
        for (position, one) in parents.iter().enumerate() {
            for other in parents.iter().skip(position + 1) {
                let (of_one, of_other) = self.branches(*one, *other);
                if !self.touch_alike(index, &of_one, &of_other, problems) {
                    self.commute(index, *one, &of_other, problems);
                    self.commute(index, *other, &of_one, problems);
                }
            }
        }
    }

    /// What each of two revisions has among its ancestors that the other has not, in order.
    fn branches(&self, one: usize, other: usize) -> (Vec<usize>, Vec<usize>) {
        let (below_one, below_other) = (self.graph.ancestors(one), self.graph.ancestors(other));
        let only = |these: &[bool], those: &[bool]| -> Vec<usize> {
            let order = self.graph.order.iter().copied();
            order.filter(|it| these.get(*it) == Some(&true) && those.get(*it) != Some(&true)).collect()
        };
        (only(&below_one, &below_other), only(&below_other, &below_one))
    }

    /// Whether the branches touch one thing; the first such thing is told.
    fn touch_alike(&self, merge: usize, one: &[usize], other: &[usize], problems: &mut Problems) -> bool {
        let (writers, readers) = self.touched_by(one);
        for (revision, touched) in self.touches(other) {
            let written = touched.written.iter();
            let clash = written
                .filter_map(|thing| {
                    let reader = match thing {
                        Thing::Object(id) => readers.get(id),
                        Thing::Name(_) | Thing::Words(_) => None,
                    };
                    writers.get(thing).or(reader).map(|first| (thing.clone(), *first))
                })
                .next();
            let rests = || {
                touched.read.iter().find_map(|id| {
                    let thing = Thing::Object(*id);
                    writers.get(&thing).copied().map(|first| (thing, first))
                })
            };
            if let Some((thing, (first, span))) = clash.or_else(rests) {
                self.tell_clash(merge, &thing, (first, span), (revision, touched.span), problems);
                return true;
            }
        }
        false
    }

    fn touched_by(&self, branch: &[usize]) -> (Writers, HashMap<ObjectId, (usize, Span)>) {
        let (mut writers, mut readers) = (HashMap::new(), HashMap::new());
        for (revision, touched) in self.touches(branch) {
            let at = (revision, touched.span);
            for thing in &touched.written {
                writers.entry(thing.clone()).or_insert(at);
            }
            for id in &touched.read {
                readers.entry(*id).or_insert(at);
            }
        }
        (writers, readers)
    }

    /// What the statements of a branch touched: of each revision the upgrade first, which is what an author looks at first.
    fn touches(&self, branch: &[usize]) -> impl Iterator<Item = (usize, &Touched)> {
        let of = |index: usize| self.touched.as_ref().and_then(|touched| touched.get(index));
        branch.iter().flat_map(move |index| of(*index).into_iter().flatten().map(|touched| (*index, touched)))
    }

    fn tell_clash(
        &self,
        merge: usize,
        thing: &Thing,
        one: (usize, Span),
        other: (usize, Span),
        problems: &mut Problems,
    ) {
        let Some(merge) = self.graph.revisions.get(merge) else { return };
        let side = |(revision, span): (usize, Span)| -> Option<(Place, &str)> {
            let revision = self.graph.revisions.get(revision)?;
            Some((place(revision, span), revision.id.value.as_str()))
        };
        if let (Some(one), Some(other)) = (side(one), side(other)) {
            let finding = conflicting_branches::finding(merge, &self.words_of(thing), other, one);
            problems.report(&conflicting_branches::RULE, Some(merge), finding);
        }
    }

    fn words_of(&self, thing: &Thing) -> String {
        let name = match thing {
            Thing::Object(id) => self.name_of(*id),
            Thing::Name(key) => match key.parent.map(|parent| self.name_of(parent)) {
                Some(parent) if !parent.is_empty() => format!("{parent}.{}", key.name),
                Some(_) | None => key.name.to_string(),
            },
            Thing::Words(words) => words.clone(),
        };
        if name.is_empty() { "one object".to_owned() } else { format!("`{name}`") }
    }

    /// An object of either branch: the one that is not applied now is looked up where it was simulated.
    fn name_of(&self, id: ObjectId) -> String {
        let name = qualified(&self.database.catalog, id);
        if !name.is_empty() {
            return name;
        }
        let stored = self.simulated.iter().flat_map(|it| &it.changes.objects);
        let found = stored.filter(|(stored, _)| *stored == id).find_map(|(_, object)| object.as_ref());
        found.map(|object| object.name().to_string()).unwrap_or_default()
    }

    /// Applies a branch on top of the other, and sees whether it does what it did without it.
    fn commute(&mut self, merge: usize, onto: usize, branch: &[usize], problems: &mut Problems) {
        self.position.after(onto, self.graph, &mut self.database, &self.simulated);
        let from = self.database.moment();
        let fork = from.catalog;
        for index in branch {
            if let Some(done) = self.position.of(*index, &self.simulated) {
                self.database.catalog.apply(&done.changes);
            }
        }
        let stored = self.database.catalog.changes_since(fork);
        self.database.back_to(from);
        let again = self.again(merge, onto, branch, problems);
        if again {
            let mut changes = self.database.catalog.changes_since(fork);
            let before = self.database.catalog.state_at(fork);
            let expected = Stored {
                objects: stored.iter().map(|change| (change.id, change.after.as_ref())).collect(),
                before: &before,
            };
            changes.extend(stored.iter().cloned());
            let first = differences(&expected, &self.database.catalog, &changes).into_iter().next();
            if first.is_some() {
                self.tell_order(merge, onto, branch, problems);
            }
        }
        self.database.back_to(from);
    }

    /// Applies the statements of a branch once more; `false` after the first that is refused, which is told.
    fn again(&mut self, merge: usize, onto: usize, branch: &[usize], problems: &mut Problems) -> bool {
        for index in branch {
            let Some(revision) = self.graph.revisions.get(*index) else { continue };
            if !self.position.of(*index, &self.simulated).is_some_and(|done| done.complete) {
                // It was refused by itself, and told.
                return false;
            }
            self.database.search_path.clone_from(&self.search_path);
            self.database.check_bodies = true;
            for statement in &revision.upgrade.statements {
                let done = match apply(&mut self.database, &statement.statement) {
                    Err(_) if !statement.effects.is_empty() => statement
                        .effects
                        .iter()
                        .flat_map(|effect| &effect.value)
                        .try_for_each(|effect| apply(&mut self.database, effect).map(|_| ())),
                    other => other.map(|_| ()),
                };
                let Err(refusal) = done else { continue };
                let span = statement.statement.span;
                let why =
                    refused::problem(&refusal, revision, span, &self.database.catalog, &self.origins).title;
                let (Some(merge), Some(onto)) =
                    (self.graph.revisions.get(merge), self.graph.revisions.get(onto))
                else {
                    return false;
                };
                let at = place(revision, refusal.span);
                let finding = conflicting_branches::refused(merge, &onto.id.value, at, &why);
                problems.report(&conflicting_branches::RULE, Some(merge), finding);
                return false;
            }
        }
        true
    }

    fn tell_order(&self, merge: usize, onto: usize, branch: &[usize], problems: &mut Problems) {
        let get = |index: usize| self.graph.revisions.get(index);
        let (Some(merge), Some(onto)) = (get(merge), get(onto)) else { return };
        let Some(branch) = branch.last().and_then(|last| get(*last)) else { return };
        let finding = conflicting_branches::refused(
            merge,
            &onto.id.value,
            place(branch, branch.id.span),
            "the schema that they leave depends on their order",
        );
        problems.report(&conflicting_branches::RULE, Some(merge), finding);
    }
}

/// The state that stored changes lead to.
struct Stored<'a> {
    before: &'a dyn State,
    objects: HashMap<ObjectId, Option<&'a Arc<Object>>>,
}

impl State for Stored<'_> {
    fn object(&self, id: ObjectId) -> Option<&Arc<Object>> {
        match self.objects.get(&id) {
            Some(object) => *object,
            None => self.before.object(id),
        }
    }
}
