//! The engine of arcoiris: reads revisions, simulates PostgreSQL's catalog, judges the history.
//!
//! What is absent: the checker opens no connection, and the disk is touched by [`load`], [`read`],
//! [`layout`], [`cache`] and [`memory`] only.
#![expect(missing_docs, reason = "the syntax tree's fields bear the names of the SQL clauses that they hold")]

pub mod apply;
pub mod artefact;
mod builtin;
pub mod cache;
pub mod config;
pub mod effects;
#[cfg(feature = "generate")]
pub mod generate;
pub mod generated_name;
pub mod graph;
pub mod history;
pub mod inverse;
pub mod layout;
pub mod load;
pub mod memory;
pub mod models;
pub mod names;
pub mod parse;
mod plpgsql;
pub mod probe;
pub mod problem;
pub mod read;
pub mod refusal;
pub mod report;
pub mod resolve;
pub mod revision;
pub mod rows;
pub mod rules;
pub mod seal;
pub mod simulation;
pub mod source;
pub mod syntax;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use config::Config;
use graph::Graph;
use history::History;
use memory::Memory;
use problem::{Level, Problem};
use revision::Revision;
use rules::Problems;
use seal::Lock;
use simulation::Simulation;
use source::Source;

/// What is to be checked, as text; nothing of it has been judged yet.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The revisions that could be read.
    pub revisions: Vec<Arc<Revision>>,
    /// What was wrong with those that could not.
    pub problems: Vec<Problem>,
    /// What the crate has settled.
    pub config: Config,
    /// `history.lock`
    pub lock: LockFile,
    /// Where what was found out before is kept.
    pub memory: Option<PathBuf>,
}

/// The lock file of a history.
#[derive(Debug, Clone, Default)]
pub enum LockFile {
    /// The history has none, and needs none: it stands inline.
    #[default]
    Inline,
    /// It is not there yet: nothing is sealed. The path, as messages call it.
    Missing(String),
    /// What it says.
    There(Arc<Source>),
}

/// What the checker found out.
#[derive(Debug)]
pub struct Outcome {
    /// What is wrong, sorted by place.
    pub problems: Vec<Problem>,
    /// What is wrong only if this is a release.
    pub unsealed: Option<Problem>,
    /// The graph of the revisions.
    pub graph: Graph,
    /// The seal.
    pub lock: Lock,
    /// The revisions, simulated.
    pub history: History,
}

impl Outcome {
    /// Whether the history is proven: nothing that was found fails the build.
    #[must_use]
    pub fn proven(&self) -> bool {
        self.problems.iter().all(|problem| problem.level != Level::Deny)
    }
}

/// Checks a history: read and parsed before, it is ordered, held against its seal, applied and judged. Each stage does what it
/// can with what the one before left sound, so that all mistakes are told at once.
#[must_use]
pub fn check(request: Request) -> Outcome {
    let Request { revisions, problems: unread, config, lock, memory } = request;
    let mut problems = Problems::new(config.levels.clone());
    let (whole, broken) = unread_revisions(&revisions, &unread);
    unread.into_iter().for_each(|problem| problems.push(problem));

    let graph = Graph::build(revisions, whole, &config.legacy, &mut problems);
    let needs_seal = !matches!(lock, LockFile::Inline);
    let lock = seal::open(lock, &mut problems);
    // A file that could not be read is not missing.
    if whole {
        seal::compare(&lock, &graph, &mut problems);
    }
    let database = Simulation::new(config.oldest_server, config.search_path.clone(), config.roles.clone());
    let memory = Memory::open(memory, &graph, &config);
    let (history, mut problems) = memory::simulate(&memory, &graph, &broken, &database, problems);
    leave_out_past_hazards(&mut problems, &graph, &lock);

    let unsealed = seal::unsealed_release(&lock, &graph, &config.levels).filter(|_| needs_seal);
    Outcome { problems, unsealed, graph, lock, history }
}

/// Whether every revision is there, and which of them could not be read to their end. A file of which not even the identifier is
/// known is a revision that others may follow.
fn unread_revisions(revisions: &[Arc<Revision>], problems: &[Problem]) -> (bool, HashSet<String>) {
    let by_source: HashMap<*const Source, &str> = revisions
        .iter()
        .map(|revision| (Arc::as_ptr(&revision.source), revision.id.value.as_str()))
        .collect();
    let mut whole = true;
    let mut broken = HashSet::new();
    for problem in problems.iter().filter(|problem| problem.level == Level::Deny) {
        match problem.place.as_ref().map(|place| by_source.get(&Arc::as_ptr(&place.source))) {
            Some(Some(id)) => {
                broken.insert((*id).to_owned());
            }
            // The configuration has problems too, and holds no revision.
            Some(None) => {
                whole &= problem.place.as_ref().is_some_and(|place| !place.source.path.ends_with(".sql"))
            }
            None => whole &= problem.rule != "unreadable-file",
        }
    }
    (whole, broken)
}

/// A sealed revision has been run: its locks are nobody's hazard any more.
fn leave_out_past_hazards(problems: &mut Vec<Problem>, graph: &Graph, lock: &Lock) {
    let sealed = lock.sealed();
    if sealed.is_empty() {
        return;
    }
    let past: HashSet<*const Source> = graph
        .revisions
        .iter()
        .filter(|revision| sealed.contains(revision.id.value.as_str()))
        .map(|revision| Arc::as_ptr(&revision.source))
        .collect();
    problems.retain(|problem| {
        let hazard = rules::find(problem.rule).is_some_and(|rule| rule.group == rules::Group::Hazards);
        let source = problem.place.as_ref().map(|place| Arc::as_ptr(&place.source));
        !(hazard && source.is_some_and(|source| past.contains(&source)))
    });
}
