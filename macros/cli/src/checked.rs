//! A project read and judged.

use std::sync::Arc;

use arcoiris_checker::config::Config;
use arcoiris_checker::graph::Graph;
use arcoiris_checker::history::Simulated;
use arcoiris_checker::names::most_alike;
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::revision::Revision;
use arcoiris_checker::rules::{self, Group};
use arcoiris_checker::seal::Lock;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::{Request, load};

use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

/// What the checker makes of a project.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) config: Config,
    pub(crate) graph: Graph,
    pub(crate) lock: Lock,
    /// The revisions that could be simulated, down revisions first.
    pub(crate) history: Vec<Simulated>,
    /// The database at the end of it.
    pub(crate) database: Simulation,
    /// What is wrong, sorted by place.
    pub(crate) problems: Vec<Problem>,
    /// Whether the folder of the revisions is not there yet.
    is_new: bool,
}

impl Checked {
    /// Reads and judges a project; as a `release` does, where everything has to be sealed.
    pub(crate) fn judge(project: &Project, release: bool) -> Checked {
        let request = Checked::request(project);
        let config = request.config.clone();
        let outcome = arcoiris_checker::check(request);
        let mut problems = outcome.problems;
        problems.extend(outcome.unsealed.filter(|_| release));
        let is_new = !project.folder.join(&config.versions).is_dir();
        Checked {
            config,
            graph: outcome.graph,
            lock: outcome.lock,
            history: outcome.history.revisions,
            database: outcome.history.database,
            problems,
            is_new,
        }
    }

    /// What is to be checked of a project.
    pub(crate) fn request(project: &Project) -> Request {
        let settings = load::settings(&project.folder);
        let config = settings.config.clone();
        let folder = load::Folder {
            path: &project.folder.join(&config.versions),
            shown: &config.versions,
            // What a build keeps is the build's.
            cache: None,
        };
        load::folder(&project.folder, &folder, settings).0
    }

    /// The heads, in the order of the history.
    pub(crate) fn heads(&self) -> Vec<&Arc<Revision>> {
        self.graph.heads().filter_map(|index| self.graph.revisions.get(index)).collect()
    }

    /// All revisions, down revisions first.
    pub(crate) fn in_order(&self) -> Vec<&Arc<Revision>> {
        self.graph.order.iter().filter_map(|index| self.graph.revisions.get(*index)).collect()
    }

    /// The revision of this identifier, or the one whose identifier begins so.
    pub(crate) fn named(&self, name: &str) -> Result<&Arc<Revision>, Failure> {
        let revisions = &self.graph.revisions;
        if let Some(found) = revisions.iter().find(|revision| revision.id.value == name) {
            return Ok(found);
        }
        let matches: Vec<&Arc<Revision>> = revisions
            .iter()
            .filter(|revision| !name.is_empty() && revision.id.value.starts_with(name))
            .collect();
        match matches.as_slice() {
            [found] => Ok(found),
            [] => {
                let ids = revisions.iter().map(|revision| revision.id.value.as_str());
                Err(Failure::UnknownRevision { name: name.to_owned(), similar: most_alike(name, ids) })
            }
            several => Err(Failure::AmbiguousRevision {
                name: name.to_owned(),
                matches: several.iter().map(|revision| revision.id.value.clone()).collect(),
            }),
        }
    }

    /// Whether there is a revision of this identifier.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.graph.revisions.iter().any(|revision| revision.id.value == id)
    }

    /// Whether a revision of this identifier is sealed, there or not.
    pub(crate) fn is_sealed(&self, id: &str) -> bool {
        self.lock.revisions.iter().any(|sealed| sealed.id == id)
    }

    /// The revisions that follow one.
    pub(crate) fn followers(&self, revision: &Arc<Revision>) -> Vec<&Arc<Revision>> {
        let follows =
            |other: &&Arc<Revision>| other.down_revisions.iter().any(|down| down.value == revision.id.value);
        self.graph.revisions.iter().filter(follows).collect()
    }

    /// Whether a revision comes after another.
    pub(crate) fn comes_after(&self, later: &Arc<Revision>, earlier: &Arc<Revision>) -> bool {
        let index = |wanted: &Arc<Revision>| {
            self.graph.revisions.iter().position(|revision| Arc::ptr_eq(revision, wanted))
        };
        match (index(later), index(earlier)) {
            (Some(later), Some(earlier)) => self.graph.ancestors(later).get(earlier) == Some(&true),
            (Some(_) | None, _) => false,
        }
    }

    /// Whether an identifier is or was one of a revision.
    pub(crate) fn is_taken(&self, id: &str) -> bool {
        self.has(id)
            || self.is_sealed(id)
            || self.lock.withdrawn.iter().any(|(withdrawn, _)| withdrawn == id)
            || self.config.legacy.iter().any(|legacy| legacy.id == id)
    }

    /// What keeps the revisions from being put in order: files that cannot be read, and a broken graph. Several heads or bases do
    /// not.
    pub(crate) fn graph_breaks(&self) -> Vec<Problem> {
        let breaks = |problem: &&Problem| {
            let graph = rules::find(problem.rule).is_some_and(|rule| rule.group == Group::Graph);
            let directive = problem.rule.ends_with("-file") || problem.rule.contains("directive");
            let mendable =
                ["several-heads", "conflicting-branches", "misnamed-revision-file", "work-beside-baseline"];
            problem.level == Level::Deny && (graph || directive) && !mendable.contains(&problem.rule)
        };
        self.problems.iter().filter(breaks).cloned().collect()
    }

    /// Whether it can be said where a new revision belongs: what breaks the graph is told, and is a failure. Several heads or bases
    /// are not: a merge is what mends them.
    pub(crate) fn sound_graph(&self, terminal: &Terminal) -> Result<(), Failure> {
        if self.is_new {
            return Ok(());
        }
        let problems = self.graph_breaks();
        if problems.is_empty() {
            return Ok(());
        }
        terminal.problems(&problems);
        Err(Failure::BrokenHistory)
    }
}
