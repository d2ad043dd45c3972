//! What revision files say, kept by their content among the build's artefacts, so that a build parses what changed.
//!
//! Nothing but speed depends on it. An entry holds the text itself, and counts only where that is the file's text, byte for
//! byte; the whole counts only if it was written by these very sources for the same server and if its checksum is right.
//! Anything else is as if there were no cache. Revisions with a problem are not kept: they are read again, and told again.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use arcoiris_catalog::{Reader, Wire, WireError, wire_struct};

use crate::parse::{NoThread, batch};
use crate::problem::Problem;
use crate::read;
use crate::revision::{Allow, Revision, Script, ScriptStatement, Spanned};
use crate::source::Source;
use crate::syntax::Span;

/// The name of the cache's file.
const FILE: &str = "arcoiris-revisions.cache";

/// First in the file, so that a person can tell what it is.
const MAGIC: &[u8] = b"arcoiris revisions\n";

/// What a file says, and what is wrong with it.
pub type Read = (Option<Revision>, Vec<Problem>);

/// Reads every source for servers from version `server` on, in their order. With a folder, what its cache knows is not parsed
/// again, and the cache is brought up to date; that it cannot be read or written is no error.
///
/// # Errors
/// The system gave no thread.
pub fn revisions(sources: &[Arc<Source>], server: u32, folder: Option<&Path>) -> Result<Vec<Read>, NoThread> {
    let bytes = folder.and_then(|folder| fs::read(folder.join(FILE)).ok()).unwrap_or_default();
    let known = entries(&bytes, server).unwrap_or_default();
    let found = batch(sources, |source| {
        let kept = known.get(source.path.as_str()).filter(|entry| entry.text == source.text.as_bytes());
        match kept.and_then(|entry| decode(entry.revision, source)) {
            Some(revision) => (Some((Some(revision), Vec::new())), true),
            None => (Some(read::revision(source, server)), false),
        }
    })?;
    let hits = found.iter().filter(|(_, hit)| *hit).count();
    let found: Vec<Read> = found.into_iter().filter_map(|(read, _)| read).collect();
    let worth_keeping =
        found.iter().filter(|(revision, problems)| revision.is_some() && problems.is_empty()).count();
    if let Some(folder) = folder
        && (hits != known.len() || hits != worth_keeping)
    {
        write(folder, FILE, &encode(&found, server));
    }
    Ok(found)
}

/// A file in the cache.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    text: &'a [u8],
    revision: &'a [u8],
}

/// The entries by path; `None` if the bytes are not such a cache.
fn entries(bytes: &[u8], server: u32) -> Option<HashMap<&str, Entry<'_>>> {
    let body = bytes.strip_prefix(MAGIC)?;
    let (header, payload) = body.split_at_checked(24)?;
    let mut expected = Vec::with_capacity(24);
    put_header(&mut expected, server, payload);
    if header != expected {
        return None;
    }
    let mut reader = Reader::new(payload);
    let mut found = HashMap::new();
    while !reader.is_empty() {
        let path = std::str::from_utf8(part(&mut reader).ok()?).ok()?;
        let entry = Entry { text: part(&mut reader).ok()?, revision: part(&mut reader).ok()? };
        found.insert(path, entry);
    }
    Some(found)
}

fn part<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], WireError> {
    let length = usize::take(reader)?;
    reader.bytes(length)
}

/// Which sources wrote it, for which server, and the checksum.
fn put_header(out: &mut Vec<u8>, server: u32, payload: &[u8]) {
    out.extend_from_slice(&WRITER.to_le_bytes());
    out.extend_from_slice(&u64::from(server).to_le_bytes());
    out.extend_from_slice(&checksum(payload).to_le_bytes());
}

fn encode(found: &[Read], server: u32) -> Vec<u8> {
    let mut payload = Vec::new();
    let mut revision_bytes = Vec::new();
    for (revision, problems) in found {
        let Some(revision) = revision.as_ref().filter(|_| problems.is_empty()) else { continue };
        revision_bytes.clear();
        put(revision, &mut revision_bytes);
        for part in [revision.source.path.as_bytes(), revision.source.text.as_bytes(), &revision_bytes] {
            part.len().put(&mut payload);
            payload.extend_from_slice(part);
        }
    }
    let mut bytes = Vec::with_capacity(MAGIC.len() + 24 + payload.len());
    bytes.extend_from_slice(MAGIC);
    put_header(&mut bytes, server, &payload);
    bytes.extend_from_slice(&payload);
    bytes
}

/// Beside it and then in its place, so that nobody ever sees half of it.
/// That it cannot be kept costs the next build its time, nothing else.
pub(crate) fn write(folder: &Path, file: &str, bytes: &[u8]) {
    let temporary = folder.join(format!("{file}.{}", std::process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&temporary, bytes));
    if written.and_then(|()| fs::rename(&temporary, folder.join(file))).is_err() {
        let _ = fs::remove_file(&temporary);
    }
}

fn decode(bytes: &[u8], source: &Arc<Source>) -> Option<Revision> {
    let mut reader = Reader::new(bytes);
    let revision = take(&mut reader, source).ok()?;
    reader.is_empty().then_some(revision)
}

impl<T: Wire> Wire for Spanned<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.value.put(out);
        self.span.put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        Ok(Spanned { value: T::take(reader)?, span: Span::take(reader)? })
    }
}

wire_struct!(
    Script { directive, span, statements }
    ScriptStatement { statement, allows, effects }
    Allow { rule, reason }
);

/// All but the source, which the entry's text is.
fn put(it: &Revision, out: &mut Vec<u8>) {
    let Revision {
        source: _,
        id,
        down_revisions,
        revises,
        message,
        created,
        baseline,
        empty,
        irreversible,
        no_transaction,
        upgrade,
        downgrade,
    } = it;
    id.put(out);
    down_revisions.put(out);
    revises.put(out);
    message.put(out);
    created.put(out);
    baseline.put(out);
    empty.put(out);
    irreversible.put(out);
    no_transaction.put(out);
    upgrade.put(out);
    downgrade.put(out);
}

fn take(reader: &mut Reader<'_>, source: &Arc<Source>) -> Result<Revision, WireError> {
    Ok(Revision {
        source: Arc::clone(source),
        id: Wire::take(reader)?,
        down_revisions: Wire::take(reader)?,
        revises: Wire::take(reader)?,
        message: Wire::take(reader)?,
        created: Wire::take(reader)?,
        baseline: Wire::take(reader)?,
        empty: Wire::take(reader)?,
        irreversible: Wire::take(reader)?,
        no_transaction: Wire::take(reader)?,
        upgrade: Wire::take(reader)?,
        downgrade: Wire::take(reader)?,
    })
}

/// Against damage, not against malice: FNV's steps over eight bytes at a time.
pub(crate) const fn hash(mut state: u64, bytes: &[u8]) -> u64 {
    let (mut chunks, mut rest) = bytes.as_chunks::<8>();
    // Four at a time, since every step costs a call where the checker is not optimised.
    while let [one, two, three, four, after @ ..] = chunks {
        state = (state ^ u64::from_le_bytes(*one)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        state = (state ^ u64::from_le_bytes(*two)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        state = (state ^ u64::from_le_bytes(*three)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        state = (state ^ u64::from_le_bytes(*four)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        chunks = after;
    }
    while let [one, after @ ..] = chunks {
        state = (state ^ u64::from_le_bytes(*one)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        chunks = after;
    }
    while let Some((byte, after)) = rest.split_first() {
        state = (state ^ *byte as u64).wrapping_mul(0x0100_0000_01B3).rotate_left(11);
        rest = after;
    }
    state
}

fn checksum(bytes: &[u8]) -> u64 {
    hash(bytes.len() as u64, bytes)
}

macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        /// What decides what an entry says: a change of any of them makes every older cache foreign.
        #[cfg(test)]
        const SOURCES: &[&str] = &[$($path),*];
        /// A hash over their texts.
        const WRITER: u64 = {
            let mut state = hash(0xCBF2_9CE4_8422_2325, env!("ARCOIRIS_CHECKER_GROUND").as_bytes());
            $( state = hash(state, include_bytes!($path)); )*
            state
        };
    };
}

sources!(
    "cache.rs",
    "parse.rs",
    "parse/alter_table.rs",
    "parse/constraint.rs",
    "parse/context.rs",
    "parse/cursor.rs",
    "parse/define.rs",
    "parse/defined.rs",
    "parse/depth.rs",
    "parse/embedded.rs",
    "parse/error.rs",
    "parse/expression.rs",
    "parse/fingerprint.rs",
    "parse/foreign_data.rs",
    "parse/grant.rs",
    "parse/handler.rs",
    "parse/index.rs",
    "parse/maintenance.rs",
    "parse/merge.rs",
    "parse/object.rs",
    "parse/operator_class.rs",
    "parse/option.rs",
    "parse/query.rs",
    "parse/routine.rs",
    "parse/sequence.rs",
    "parse/server.rs",
    "parse/session.rs",
    "parse/session_statement.rs",
    "parse/signed.rs",
    "parse/split.rs",
    "parse/stack.rs",
    "parse/statement.rs",
    "parse/subscription.rs",
    "parse/table.rs",
    "parse/tag.rs",
    "parse/text_search.rs",
    "parse/trigger.rs",
    "parse/types.rs",
    "parse/utility.rs",
    "parse/version.rs",
    "parse/view.rs",
    "read.rs",
    "read/comment.rs",
    "read/directive.rs",
    "read/file_name.rs",
    "read/folder.rs",
    "read/head.rs",
    "read/inline.rs",
    "read/problem.rs",
    "read/script.rs",
    "read/text.rs",
    "revision.rs",
    "syntax.rs",
    "syntax/block.rs",
    "syntax/defined.rs",
    "syntax/expression.rs",
    "syntax/handler.rs",
    "syntax/merge.rs",
    "syntax/operator_class.rs",
    "syntax/query.rs",
    "syntax/routine.rs",
    "syntax/server.rs",
    "syntax/session.rs",
    "syntax/span.rs",
    "syntax/statement.rs",
    "syntax/subscription.rs",
    "syntax/table.rs",
    "syntax/text_search.rs",
    "syntax/types.rs",
    "syntax/utility.rs",
    "syntax/view.rs",
);

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "-- Title\n-- @revision a1\n-- @revises base\n\n-- @upgrade\nCREATE TABLE s.t (a int DEFAULT 1 + 2);\n-- @downgrade\nDROP TABLE s.t;\n";

    fn source(path: &str, text: &str) -> Arc<Source> {
        Arc::new(Source { path: path.into(), text: text.into(), first: (1, 1) })
    }

    #[test]
    fn every_source_that_decides_what_an_entry_says_is_hashed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for folder in ["parse", "read", "syntax"] {
            for entry in fs::read_dir(root.join(folder)).unwrap() {
                let name = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
                assert!(SOURCES.contains(&name.as_str()), "{name} is not among the cache's sources");
            }
        }
    }

    #[test]
    fn a_revision_comes_back_as_it_was_read() {
        let source = source("a1_t.sql", TEXT);
        let (revision, problems) = read::revision(&source, 15);
        assert_eq!(problems, []);
        let mut bytes = Vec::new();
        put(revision.as_ref().unwrap(), &mut bytes);
        assert_eq!(decode(&bytes, &source), revision);
    }

    #[test]
    fn a_damaged_cut_or_foreign_cache_is_none() {
        let read = read::revision(&source("a1_t.sql", TEXT), 15);
        let bytes = encode(&[read], 15);
        assert_eq!(entries(&bytes, 15).unwrap().len(), 1);
        assert!(entries(&bytes, 16).is_none(), "another server");
        for length in 0..bytes.len() {
            assert!(entries(&bytes[..length], 15).is_none_or(|found| found.is_empty()), "cut at {length}");
        }
        for index in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[index] ^= 0x20;
            assert!(entries(&damaged, 15).is_none(), "damaged at {index}");
        }
    }

    #[test]
    fn the_cache_changes_nothing_and_follows_the_files() {
        let folder = std::env::temp_dir().join(format!("arcoiris-cache-{}", std::process::id()));
        let one = source("a1_t.sql", TEXT);
        let two = source("a1_t.sql", &TEXT.replace("1 + 2", "1 + 3"));
        let wrong = source("b_x.sql", "-- @revision b\n-- @revises a1\n-- @upgrade\nSELEC 1;\n");
        for sources in [vec![one.clone(), wrong.clone()], vec![one, wrong.clone()], vec![two, wrong], vec![]]
        {
            let plain = revisions(&sources, 15, None).unwrap();
            for _ in 0..2 {
                assert_eq!(revisions(&sources, 15, Some(&folder)).unwrap(), plain);
            }
            let bytes = fs::read(folder.join(FILE)).unwrap();
            let valid = plain.iter().filter(|(_, problems)| problems.is_empty()).count();
            assert_eq!(entries(&bytes, 15).unwrap().len(), valid);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
