//! What was found out about revisions, kept from one build to the next: a build simulates what changed, and what comes after it.
//!
//! Nothing but speed depends on it. What is known of a revision counts only if the same checker found it out under the same
//! configuration for the same text on top of the same ancestors; only histories in which nothing at all was found are
//! kept; and where anything is found in spite of it, [`check`](crate::check) simulates all again, so that messages know where
//! everything comes from. A file that is damaged or foreign is as if it were not there.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use arcoiris_catalog::{Changes, Reader, Wire, WireError, wire_struct};

use crate::cache::hash;
use crate::config::Config;
use crate::effects::Lock;
use crate::graph::Graph;
use crate::history::{self, Deed, History};
use crate::problem::Problem;
use crate::rules::Problems;
use crate::simulation::Simulation;

const FILE: &str = "arcoiris-history.cache";
const MAGIC: &[u8] =
    concat!("arcoiris history ", env!("CARGO_PKG_VERSION"), " ", env!("ARCOIRIS_CHECKER_SOURCES"), "\n")
        .as_bytes();

/// What a revision is told by: its text, its ancestors and the configuration.
pub type Chain = (u64, u64);

/// What is known from before.
#[derive(Debug, Default)]
pub struct Memory {
    folder: Option<PathBuf>,
    known: HashMap<Chain, Remembered>,
    chains: Vec<Option<Chain>>,
    /// The highest number of an object in it.
    pub(crate) top: u32,
}

/// What is known of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remembered {
    pub(crate) upgrade: Vec<Deed>,
    pub(crate) downgrade: Vec<Deed>,
    pub(crate) changes: Changes,
}

/// Simulates a history with what is known of it, and keeps what was found out if nothing is wrong with it. Where something is, it is
/// simulated without.
#[must_use]
pub fn simulate(
    memory: &Memory,
    graph: &Graph,
    unread: &HashSet<String>,
    database: &Simulation,
    problems: Problems,
) -> (History, Vec<Problem>) {
    let run = |memory: &Memory, mut problems: Problems| {
        let history = history::simulate(graph, unread, memory, database.clone(), &mut problems);
        (history, problems.finish(graph.revisions.iter().map(|revision| &**revision)))
    };
    let before = problems.count();
    let (history, found) = run(memory, problems.clone());
    if found.len() == before {
        memory.keep(graph, &history);
    } else if history.recalled > 0 {
        return run(&Memory::default(), problems);
    }
    (history, found)
}

impl Memory {
    /// Reads what a folder holds for the revisions of a graph; without a folder nothing is known.
    #[must_use]
    pub fn open(folder: Option<PathBuf>, graph: &Graph, config: &Config) -> Memory {
        let Some(folder) = folder else { return Memory::default() };
        let known = fs::read(folder.join(FILE)).ok().and_then(|bytes| decode(&bytes)).unwrap_or_default();
        let objects = known.values().flat_map(|it| &it.changes.objects);
        let top = objects.map(|(id, _)| id.0).max().unwrap_or_default();
        Memory { folder: Some(folder), known, chains: chains(graph, config), top }
    }

    /// What is known of a revision.
    pub(crate) fn of(&self, index: usize) -> Option<&Remembered> {
        self.known.get(&self.chains.get(index).copied().flatten()?)
    }

    /// Keeps what was found out about a history, if that is not known already. It is the caller's to see that nothing was wrong.
    pub fn keep(&self, graph: &Graph, history: &History) {
        let Some(folder) = &self.folder else { return };
        let known = |index: &usize| self.of(*index).is_some();
        let same = self.known.len() == graph.order.len() && graph.order.iter().all(known);
        if same || history.revisions.iter().any(|simulated| !simulated.complete) {
            return;
        }
        let mut payload = Vec::new();
        for (index, simulated) in graph.order.iter().zip(&history.revisions) {
            let Some(chain) = self.chains.get(*index).copied().flatten() else { return };
            chain.put(&mut payload);
            simulated.upgrade.put(&mut payload);
            simulated.downgrade.put(&mut payload);
            simulated.changes.put(&mut payload);
        }
        write(folder, &payload);
    }
}

/// The chain of every revision whose ancestors are all there.
fn chains(graph: &Graph, config: &Config) -> Vec<Option<Chain>> {
    let Config { search_path, roles, oldest_server, levels, .. } = config;
    let settled = format!("{search_path:?}{roles:?}{oldest_server}{levels:?}");
    let mut chains = vec![None; graph.revisions.len()];
    for index in graph.order.iter().copied() {
        let Some(revision) = graph.revisions.get(index) else { continue };
        let mut chain = lanes((1, 2), settled.as_bytes());
        for parent in graph.parents_of(index) {
            let Some(above) = chains.get(*parent).copied().flatten() else { continue };
            let (one, other): Chain = above;
            chain = lanes(chain, &one.to_le_bytes());
            chain = lanes(chain, &other.to_le_bytes());
        }
        // An inline revision's identifier is not in a line of its text.
        chain = lanes(chain, revision.id.value.as_bytes());
        let flags = [revision.baseline.is_some(), revision.no_transaction.is_some()].map(u8::from);
        chain = lanes(chain, &flags);
        chain = lanes(chain, revision.source.text.as_bytes());
        if let Some(place) = chains.get_mut(index) {
            *place = Some(chain);
        }
    }
    chains
}

/// Two hashes with different beginnings: 128 bits, so that nobody meets two texts with one hash by accident.
fn lanes((one, other): Chain, bytes: &[u8]) -> Chain {
    let length = bytes.len() as u64;
    (hash(one ^ length, bytes), hash(other.rotate_left(17) ^ length, bytes))
}

fn decode(bytes: &[u8]) -> Option<HashMap<Chain, Remembered>> {
    let body = bytes.strip_prefix(MAGIC)?;
    let (sum, payload) = body.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*sum) != hash(payload.len() as u64, payload) {
        return None;
    }
    let mut reader = Reader::new(payload);
    let mut known = HashMap::new();
    while !reader.is_empty() {
        let chain = Chain::take(&mut reader).ok()?;
        let upgrade = Wire::take(&mut reader).ok()?;
        let downgrade = Wire::take(&mut reader).ok()?;
        let changes = Wire::take(&mut reader).ok()?;
        known.insert(chain, Remembered { upgrade, downgrade, changes });
    }
    Some(known)
}

/// Beside it and then in its place, so that nobody ever sees half of it.
fn write(folder: &Path, payload: &[u8]) {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&hash(payload.len() as u64, payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    let temporary = folder.join(format!("{FILE}.{}", std::process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&temporary, bytes));
    if written.and_then(|()| fs::rename(&temporary, folder.join(FILE))).is_err() {
        // That it cannot be kept costs the next build its time, nothing else.
        let _ = fs::remove_file(&temporary);
    }
}

wire_struct!(Deed { words, lock, declared });

impl Wire for Lock {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(Lock::ALL.iter().position(|lock| lock == self).unwrap_or_default() as u8);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        Lock::ALL.get(usize::from(reader.byte()?)).copied().ok_or(WireError::Invalid)
    }
}
