//! What was found out about revisions, kept from one build to the next: a build simulates what changed, and what comes after it.
//!
//! Nothing but speed depends on it. Remembered is the beginning of a history, revision by revision in the order in which they were
//! simulated, and of it counts what is still the same, byte for byte: the same checker found it out under the same configuration
//! for the same texts that follow each other in the same way. Only histories without an error are kept, their warnings with them;
//! and where something new is found, [`check`](crate::check) simulates all again, so that messages know where everything comes
//! from. Objects get the numbers that they would have got without it. A file that is damaged or foreign is as if it were
//! not there.

mod warning;

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use arcoiris_catalog::{Changes, Reader, Wire, WireError, wire_struct};

use crate::artefact;
use crate::cache::{self, hash};
use crate::config::Config;
use crate::effects::Lock;
use crate::graph::Graph;
use crate::history::{self, Deed, History, Simulated};
use crate::problem::Problem;
use crate::rows;
use crate::rules::Problems;
use crate::simulation::Simulation;
use warning::Warning;

/// The name of the file.
pub const FILE: &str = "arcoiris-history.cache";

/// First in the file: a name for people, and which sources wrote it.
const MAGIC: &[u8] =
    concat!("arcoiris history ", env!("CARGO_PKG_VERSION"), " ", env!("ARCOIRIS_CHECKER_SOURCES"), "\n")
        .as_bytes();

/// What is known from before about the revisions of a graph.
#[derive(Debug, Default)]
pub struct Memory {
    folder: Option<PathBuf>,
    /// The configuration that the simulation depends on.
    settled: Vec<u8>,
    file: Vec<u8>,
    /// The entries of the first revisions in the order of the graph.
    entries: Vec<Entry>,
    /// Whether the file holds these entries and no more.
    whole: bool,
}

/// Where in the file a revision stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    all: Range<usize>,
    found: Range<usize>,
}

/// What is known of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remembered {
    pub(crate) upgrade: Vec<Deed>,
    pub(crate) downgrade: Vec<Deed>,
    pub(crate) changes: Changes,
    pub(crate) rows: rows::Remembered,
    pub(crate) next: u32,
    pub(crate) written: String,
    pub(crate) found: Vec<Warning>,
}

/// Simulates a history with what is known of it, and keeps what was found out if nothing is wrong with it. Where something new is
/// found, it is simulated without.
#[must_use]
pub fn simulate(
    memory: &Memory,
    graph: &Graph,
    unread: &HashSet<String>,
    database: &Simulation,
    problems: Problems,
) -> (History, Vec<Problem>) {
    let run = |memory: &Memory| {
        let mut found = problems.clone();
        let history = history::simulate(graph, unread, memory, database.clone(), &mut found);
        (history, found)
    };
    let (mut history, mut found) = run(memory);
    let mut anew = history.revisions.iter().skip(history.recalled);
    if history.recalled > 0 && anew.any(|simulated| !simulated.found.is_empty()) {
        (history, found) = run(&Memory::default());
    }
    let before = found.count();
    found.check_allows(graph.revisions.iter().map(|revision| &**revision));
    if found.count() == before {
        memory.keep(graph, &mut history);
    }
    (history, found.finish())
}

impl Memory {
    /// Reads what a folder holds for the revisions of a graph; without a folder nothing is known.
    #[must_use]
    pub fn open(folder: Option<PathBuf>, graph: &Graph, config: &Config) -> Memory {
        let Some(folder) = folder else { return Memory::default() };
        let file = fs::read(folder.join(FILE)).unwrap_or_default();
        let settled = settled(config);
        let (entries, whole) = entries(&file, &settled, graph).unwrap_or_default();
        Memory { folder: Some(folder), settled, file, entries, whole }
    }

    /// How many revisions are known, in the order of the graph.
    pub(crate) fn known(&self) -> usize {
        self.entries.len()
    }

    /// What is known of the revision at a position in the order of the graph.
    pub(crate) fn at(&self, position: usize) -> Option<Remembered> {
        let mut reader = Reader::new(self.file.get(self.entries.get(position)?.found.clone())?);
        let found = Remembered::take(&mut reader).ok()?;
        reader.is_empty().then_some(found)
    }

    /// Keeps what was found out about a history, if that is not known already and nothing is wrong with it.
    fn keep(&self, graph: &Graph, history: &mut History) {
        let Some(folder) = &self.folder else { return };
        let same = self.whole && history.recalled == graph.order.len();
        if same || history.revisions.iter().any(|simulated| !simulated.complete) {
            return;
        }
        let mut payload = Vec::with_capacity(self.file.len() + 4096);
        put_part(&self.settled, &mut payload);
        let positions = positions(graph);
        let by_source = warning::positions(graph);
        let mut found = Vec::new();
        for (position, (index, simulated)) in graph.order.iter().zip(&mut history.revisions).enumerate() {
            let entry = self.entries.get(position).filter(|_| position < history.recalled);
            if let Some(known) = entry.and_then(|entry| self.file.get(entry.all.clone())) {
                payload.extend_from_slice(known);
                continue;
            }
            put_part(simulated.revision.source.text.as_bytes(), &mut payload);
            parents(graph, *index, &positions).put(&mut payload);
            let warnings = simulated.found.iter().map(|problem| Warning::of(problem, position, &by_source));
            let Some(warnings) = warnings.collect::<Option<Vec<_>>>() else { return };
            let mut written = String::with_capacity(2048);
            artefact::scripts(&mut written, simulated, artefact::RUNTIME);
            found.clear();
            put_found(simulated, &written, &mut found);
            warnings.put(&mut found);
            simulated.written = Some(written);
            put_part(&found, &mut payload);
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&hash(payload.len() as u64, &payload).to_le_bytes());
        bytes.extend_from_slice(&payload);
        cache::write(folder, FILE, &bytes);
    }
}

/// What of the configuration the simulation and the rules depend on.
fn settled(config: &Config) -> Vec<u8> {
    let Config { search_path, roles, oldest_server, levels, .. } = config;
    format!("{search_path:?} {roles:?} {oldest_server} {levels:?}").into_bytes()
}

/// The entries of the first revisions that are still the same, and whether there are no others; `None` if the bytes are not such
/// a file, or another configuration's.
fn entries(file: &[u8], settled: &[u8], graph: &Graph) -> Option<(Vec<Entry>, bool)> {
    let (sum, payload) = file.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*sum) != hash(payload.len() as u64, payload) {
        return None;
    }
    let mut reader = Reader::new(payload);
    if part(&mut reader)? != settled {
        return None;
    }
    let positions = positions(graph);
    let mut entries = Vec::with_capacity(graph.order.len());
    for index in graph.order.iter().copied() {
        let start = file.len() - reader.left();
        if reader.is_empty() {
            break;
        }
        let text = part(&mut reader)?;
        let followed: Vec<usize> = Wire::take(&mut reader).ok()?;
        let found = part(&mut reader)?.len();
        let revision = graph.revisions.get(index)?;
        if text != revision.source.text.as_bytes() || followed != parents(graph, index, &positions) {
            return Some((entries, false));
        }
        let end = file.len() - reader.left();
        entries.push(Entry { all: start..end, found: end - found..end });
    }
    Some((entries, reader.is_empty()))
}

/// At which position of the order each revision stands.
fn positions(graph: &Graph) -> Vec<usize> {
    let mut positions = vec![usize::MAX; graph.revisions.len()];
    for (position, index) in graph.order.iter().enumerate() {
        if let Some(place) = positions.get_mut(*index) {
            *place = position;
        }
    }
    positions
}

/// The positions of the revisions that one follows.
fn parents(graph: &Graph, index: usize, positions: &[usize]) -> Vec<usize> {
    let parents = graph.parents_of(index).iter();
    parents.map(|parent| positions.get(*parent).copied().unwrap_or(usize::MAX)).collect()
}

fn put_part(part: &[u8], out: &mut Vec<u8>) {
    part.len().put(out);
    out.extend_from_slice(part);
}

fn part<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let length = usize::take(reader).ok()?;
    reader.bytes(length).ok()
}

/// As [`Remembered`] is read.
fn put_found(simulated: &Simulated, written: &str, out: &mut Vec<u8>) {
    let Simulated {
        revision: _,
        upgrade,
        downgrade,
        changes,
        rows,
        next,
        complete: _,
        undo: _,
        found: _,
        written: _,
    } = simulated;
    upgrade.put(out);
    downgrade.put(out);
    changes.put(out);
    rows::put_changes(rows, out);
    next.put(out);
    put_part(written.as_bytes(), out);
}

wire_struct!(
    Remembered { upgrade, downgrade, changes, rows, next, written, found }
    Deed { words, lock, declared, probe }
);

impl Wire for Lock {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(Lock::ALL.iter().position(|lock| lock == self).unwrap_or_default() as u8);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        Lock::ALL.get(usize::from(reader.byte()?)).copied().ok_or(WireError::Invalid)
    }
}
