//! Warnings as they are kept: a history that has some is sound, and each build has to tell them again.

use std::collections::HashMap;
use std::sync::Arc;

use arcoiris_catalog::wire_struct;

use crate::graph::Graph;
use crate::problem::{Level, Problem};
use crate::rules;
use crate::source::{Place, Source};
use crate::syntax::Span;

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Warning {
    rule: String,
    title: String,
    place: Option<Spot>,
    label: String,
    others: Vec<(Spot, String)>,
    notes: Vec<String>,
    help: Vec<String>,
}

/// A place: the revision's position in the order of the graph, and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spot {
    position: usize,
    span: Span,
}

wire_struct!(
    Warning { rule, title, place, label, others, notes, help }
    Spot { position, span }
);

/// The position in the order of the graph of the revision that a text is.
pub(super) type Positions = HashMap<*const Source, usize>;

/// The positions of all texts.
pub(super) fn positions(graph: &Graph) -> Positions {
    let revisions = graph.order.iter().filter_map(|index| graph.revisions.get(*index));
    revisions.enumerate().map(|(position, revision)| (Arc::as_ptr(&revision.source), position)).collect()
}

impl Warning {
    /// A problem that was found in the revision at a position; `None` if it is no warning, or more than what can be kept.
    pub(super) fn of(problem: &Problem, at: usize, positions: &Positions) -> Option<Warning> {
        let Problem { rule, level, title, place, label, others, notes, help, sqlstate } = problem;
        if *level != Level::Warn || sqlstate.is_some() || rules::find(rule).is_none() {
            return None;
        }
        // What comes later may change, and what is known of this revision would count all the same.
        let spot = |place: &Place| {
            let position = *positions.get(&Arc::as_ptr(&place.source))?;
            (position <= at).then_some(Spot { position, span: place.span })
        };
        let place = match place {
            None => None,
            Some(place) => Some(spot(place)?),
        };
        let others = others.iter().map(|(place, words)| Some((spot(place)?, words.clone())));
        Some(Warning {
            rule: (*rule).to_owned(),
            title: title.clone(),
            place,
            label: label.clone(),
            others: others.collect::<Option<_>>()?,
            notes: notes.clone(),
            help: help.clone(),
        })
    }

    /// The problem, in the revisions of a graph.
    pub(crate) fn problem(self, graph: &Graph) -> Option<Problem> {
        let place = |spot: Spot| {
            let revision = graph.revisions.get(*graph.order.get(spot.position)?)?;
            Some(rules::place(revision, spot.span))
        };
        let mut problem = Problem::new(rules::find(&self.rule)?.name, self.title).level(Level::Warn);
        if let Some(spot) = self.place {
            problem = problem.at(place(spot)?, self.label);
        }
        for (spot, words) in self.others {
            problem = problem.other(place(spot)?, words);
        }
        problem.notes = self.notes;
        problem.help = self.help;
        Some(problem)
    }
}
