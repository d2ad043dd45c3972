//! `history.lock`: what the revisions were when they were sealed, and whether they still are.
//!
//! ```text
//! # The seal of this history, written by `arcoiris seal`. Commit it with the revisions; do not edit it.
//! arcoiris 1
//! head 2864583ca021
//! revision 000000000001 base baseline up 1c7d… 9a40… down 77e1…
//! revision 2864583ca021 000000000001 - up 0b8e… down 5d21…
//! withdrawn 1e13c05008ea
//! ```
//!
//! One line a revision, so that git merges what does not collide; the head is one line for all, so that two branches that both
//! seal do collide, as text. Statements are told by the fingerprint of their tokens: white space, comments and line ends do
//! not count. Text only: what is read from and written to the disk is others' to do.

mod compare;
mod parse;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use compare::{compare, unsealed, unsealed_release};

use crate::LockFile;
use crate::graph::Graph;
use crate::problem::Problem;
use crate::revision::{Revision, Script, ScriptStatement};
use crate::rules::Problems;
use crate::source::{Place, Source};
use crate::syntax::Span;

/// What a lock file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    source: Arc<Source>,
    head: Span,
    /// The head when it was sealed; `None` for an empty history.
    pub heads: Vec<String>,
    /// The sealed revisions, in the order in which they were sealed.
    pub revisions: Vec<Sealed>,
    /// Identifiers that must not be used again.
    pub withdrawn: Vec<(String, Span)>,
}

/// What a revision was when it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The identifier.
    pub id: String,
    /// What it followed.
    pub down_revisions: Vec<String>,
    /// The directives that change what is run.
    pub flags: Vec<Flag>,
    /// The fingerprints of the upgrade's statements.
    pub upgrade: Vec<u64>,
    /// The fingerprints of the downgrade's statements.
    pub downgrade: Vec<u64>,
    /// Its line.
    span: Span,
}

/// A directive that changes what is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// `@baseline`
    Baseline,
    /// `@irreversible`
    Irreversible,
    /// `@no-transaction`
    NoTransaction,
}

impl Flag {
    const ALL: [Flag; 3] = [Flag::Baseline, Flag::Irreversible, Flag::NoTransaction];

    /// The directive without its mark.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Flag::Baseline => "baseline",
            Flag::Irreversible => "irreversible",
            Flag::NoTransaction => "no-transaction",
        }
    }

    /// Where a revision has it.
    fn place(self, revision: &Revision) -> Option<Span> {
        match self {
            Flag::Baseline => revision.baseline,
            Flag::Irreversible => revision.irreversible.as_ref().map(|why| why.span),
            Flag::NoTransaction => revision.no_transaction,
        }
    }
}

/// Reads the lock file of a history; what is wrong with it is told.
#[must_use]
pub fn open(file: LockFile, problems: &mut Problems) -> Lock {
    match file {
        LockFile::Inline => Lock::empty(""),
        LockFile::Missing(path) => Lock::empty(&path),
        LockFile::There(source) => {
            let (lock, wrong) = Lock::read(&source);
            wrong.into_iter().for_each(|problem| problems.push(problem));
            lock
        }
    }
}

impl Lock {
    /// A lock that seals nothing.
    #[must_use]
    pub fn empty(path: &str) -> Lock {
        let source = Source { path: path.to_owned(), text: String::new(), first: (1, 1) };
        Lock {
            source: Arc::new(source),
            head: Span::default(),
            heads: Vec::new(),
            revisions: Vec::new(),
            withdrawn: Vec::new(),
        }
    }

    /// Reads a lock file; what is wrong with it comes back beside what could be read.
    #[must_use]
    pub fn read(source: &Arc<Source>) -> (Lock, Vec<Problem>) {
        parse::lock(source)
    }

    /// The identifiers of the sealed revisions.
    #[must_use]
    pub fn sealed(&self) -> HashSet<&str> {
        self.revisions.iter().map(|sealed| sealed.id.as_str()).collect()
    }

    /// Seals every revision of a graph: those that are sealed keep their line, new ones come after them, and sealed ones that
    /// have no file are withdrawn. It is the caller's to refuse where [`compare`] has something to say.
    #[must_use]
    pub fn seal(&self, graph: &Graph) -> Lock {
        let ids: HashSet<&str> = graph.revisions.iter().map(|revision| revision.id.value.as_str()).collect();
        let known = |id: &str| ids.contains(id);
        let mut lock = Lock { heads: Vec::new(), ..self.clone() };
        lock.revisions.retain(|sealed| known(&sealed.id));
        let gone = self.revisions.iter().filter(|sealed| !known(&sealed.id));
        lock.withdrawn.extend(gone.map(|sealed| (sealed.id.clone(), sealed.span)));
        let mut positions: HashMap<String, usize> = HashMap::new();
        for (index, sealed) in lock.revisions.iter().enumerate() {
            positions.insert(sealed.id.clone(), index);
        }
        for revision in graph.order.iter().filter_map(|index| graph.revisions.get(*index)) {
            let position = positions.get(&revision.id.value);
            match position.and_then(|position| lock.revisions.get_mut(*position)) {
                Some(sealed) => *sealed = Sealed { span: sealed.span, ..Sealed::of(revision) },
                None => lock.revisions.push(Sealed::of(revision)),
            }
        }
        lock.heads = graph
            .heads()
            .filter_map(|head| graph.revisions.get(head).map(|revision| revision.id.value.clone()))
            .collect();
        lock
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# The seal of this history, written by `arcoiris seal`. Commit it with the revisions; do not edit it.\narcoiris 1\n",
        );
        if !self.heads.is_empty() {
            text.push_str(&format!("head {}\n", self.heads.join(",")));
        }
        for sealed in &self.revisions {
            text.push_str(&sealed.line());
            text.push('\n');
        }
        for (id, _) in &self.withdrawn {
            text.push_str(&format!("withdrawn {id}\n"));
        }
        text
    }

    fn place(&self, span: Span) -> Place {
        Place { source: Arc::clone(&self.source), span }
    }
}

impl Sealed {
    /// What is sealed of a revision.
    #[must_use]
    pub fn of(revision: &Revision) -> Sealed {
        Sealed {
            id: revision.id.value.clone(),
            down_revisions: revision.down_revisions.iter().map(|down| down.value.clone()).collect(),
            flags: Flag::ALL.into_iter().filter(|flag| flag.place(revision).is_some()).collect(),
            upgrade: fingerprints(Some(&revision.upgrade)),
            downgrade: fingerprints(revision.downgrade.as_ref()),
            span: Span::default(),
        }
    }

    fn line(&self) -> String {
        let list =
            |words: Vec<&str>, none: &str| if words.is_empty() { none.to_owned() } else { words.join(",") };
        let down = list(self.down_revisions.iter().map(String::as_str).collect(), "base");
        let flags = list(self.flags.iter().map(|flag| flag.word()).collect(), "-");
        let hashes = |prints: &[u64]| prints.iter().map(|print| format!(" {print:016x}")).collect::<String>();
        format!(
            "revision {} {down} {flags} up{} down{}",
            self.id,
            hashes(&self.upgrade),
            hashes(&self.downgrade)
        )
    }
}

/// One fingerprint for each statement of a script.
fn fingerprints(script: Option<&Script>) -> Vec<u64> {
    script.into_iter().flat_map(|script| &script.statements).map(fingerprint).collect()
}

/// A statement's fingerprint, with that of the effect that is declared for it: what is proven of the revisions after it rests
/// on the declaration.
fn fingerprint(statement: &ScriptStatement) -> u64 {
    let own = statement.statement.fingerprint;
    if statement.effects.is_empty() {
        return own;
    }
    let mut digest = Sha256::new();
    digest.update(own.to_be_bytes());
    for effect in statement.effects.iter().flat_map(|effect| &effect.value) {
        digest.update(effect.fingerprint.to_be_bytes());
    }
    digest.finalize().iter().take(8).fold(0, |print, byte| print << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests;
