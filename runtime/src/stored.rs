//! Revisions that this program does not know, as a newer one stored them in `arcoiris.log` when it applied them.
//!
//! Each carries the SQL of its downgrade and a hash over all that a way back hangs on, which the server computes from what is stored
//! when it is asked: what was changed afterwards is not run. The known history completed by them is a history like any other, so
//! that planning, locking and recording of a downgrade are the same for both.

use crate::answer::{Answer, Failure};
use crate::error::Error;
use crate::plan::{Expect, Message, Purpose, quote};
use crate::{Graph, History, Revision, Script};

/// What is hashed, as an SQL expression over these columns.
///
/// PostgreSQL computes it: the runtime has no hash function of its own, and the server has been asked for the text anyway.
/// <https://www.postgresql.org/docs/current/functions-binarystring.html>
pub(crate) fn digest(revision: &str, down_revisions: &str, outside: &str, sql: &str) -> String {
    format!(
        "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws(E'\\n', {revision}, \
         pg_catalog.array_to_string({down_revisions}, ','), {outside}::text, {sql}), 'UTF8')), 'hex')"
    )
}

/// A revision as the log has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    revision: String,
    down_revisions: Vec<String>,
    outside_transaction: bool,
    /// Absent where there is no way back.
    downgrade: Option<String>,
    hash: Hash,
    /// When it was applied, and by which program.
    applied: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hash {
    /// Of a program that did not store one yet.
    Missing,
    Differs,
    Fits,
}

/// What the log says, of the last application of each revision, and which roles but its owner may write it.
#[derive(Debug)]
pub(crate) struct Log {
    stored: Vec<Stored>,
    writers: Vec<String>,
    /// The rows of the version table.
    rows: Vec<String>,
}

/// Asks for the version table's rows and for what the log has of revisions that this history does not know.
pub(crate) fn message(history: &History) -> Message {
    let known: Vec<String> = history.revisions.iter().map(|revision| revision.id.to_owned()).collect();
    let digest = digest("l.revision", "l.down_revisions", "l.outside_transaction", "l.downgrade_sql");
    let sql = format!(
        "SELECT version_num::text FROM {table} ORDER BY version_num::text COLLATE \"C\";\n\
         SELECT DISTINCT a.grantee::pg_catalog.regrole::text FROM pg_catalog.pg_class c, \
         LATERAL pg_catalog.aclexplode(c.relacl) a WHERE c.oid = 'arcoiris.log'::pg_catalog.regclass AND a.grantee <> c.relowner \
         AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER');\n\
         SELECT DISTINCT ON (l.revision) l.revision, pg_catalog.array_to_string(l.down_revisions, ','), \
         l.outside_transaction, l.downgrade_sql, l.downgrade_hash, {digest}, \
         'applied ' || l.started_at::timestamptz(0)::text || ' by ' || l.program \
         FROM arcoiris.log l WHERE l.direction = 'upgrade' AND NOT l.revision = ANY ({known}) ORDER BY l.revision, l.step DESC;\n",
        table = quote::qualified(history.version_table),
        known = quote::array(&known),
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

impl Log {
    pub(crate) fn read(answer: Result<Answer, Failure>) -> Result<Log, Error> {
        let answer = match answer {
            Ok(answer) => answer,
            // undefined_table, undefined_column, invalid_schema_name: nothing was stored, or not all that is needed.
            Err(Failure::Server(error)) if matches!(error.code.as_str(), "42P01" | "42703" | "3F000") => {
                return Ok(Log { stored: Vec::new(), writers: Vec::new(), rows: Vec::new() });
            }
            Err(failure) => return Err(Error::bookkeeping("reading the log table", failure)),
        };
        let mut sets = answer.sets.into_iter();
        let mut column = || -> Vec<String> {
            let rows = sets.next().unwrap_or_default().into_iter();
            rows.filter_map(|row| row.into_iter().next().flatten()).collect()
        };
        let (rows, writers) = (column(), column());
        let stored = sets.next().unwrap_or_default().into_iter().filter_map(stored).collect();
        Ok(Log { stored, writers, rows })
    }

    /// The history, completed by what the version table's rows need of the log.
    pub(crate) fn complete(self, graph: &Graph) -> Result<&'static History, Error> {
        let history = graph.history();
        let mut needed: Vec<Stored> = Vec::new();
        let mut open: Vec<String> = self.rows.clone();
        while let Some(id) = open.pop() {
            if graph.locate(&id).is_some() || needed.iter().any(|stored| stored.revision == id) {
                continue;
            }
            let found = self.stored.iter().find(|stored| stored.revision == id);
            let Some(stored) = found else { return Err(Error::NotStored { revision: id }) };
            match stored.hash {
                Hash::Fits => {}
                Hash::Missing => return Err(Error::NotStored { revision: id }),
                Hash::Differs => {
                    return Err(Error::StoredDiffers { revision: id, applied: stored.applied.clone() });
                }
            }
            open.extend(stored.down_revisions.iter().cloned());
            needed.push(stored.clone());
        }
        if needed.is_empty() {
            return Ok(history);
        }
        if !self.writers.is_empty() {
            return Err(Error::StoredByOthers { roles: self.writers });
        }
        Ok(completed(history, needed))
    }
}

fn stored(row: Vec<Option<String>>) -> Option<Stored> {
    let mut fields = row.into_iter();
    let mut field = || fields.next().flatten();
    let revision = field()?;
    let down_revisions = field().unwrap_or_default();
    let outside_transaction = field().as_deref() == Some("t");
    let downgrade = field();
    let hash = match (field(), field()) {
        (None, _) => Hash::Missing,
        (stored, computed) if stored == computed => Hash::Fits,
        _ => Hash::Differs,
    };
    let applied = field().unwrap_or_default();
    let down_revisions = down_revisions.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
    Some(Stored { revision, down_revisions, outside_transaction, downgrade, hash, applied })
}

/// Puts the stored revisions behind the known ones, each after those that it follows.
///
/// A history is static data for as long as the program runs; this one stays, too. It is made when somebody asks for a way back
/// that the program does not have, which is once in its life.
fn completed(history: &'static History, mut needed: Vec<Stored>) -> &'static History {
    let mut revisions = history.revisions.to_vec();
    while !needed.is_empty() {
        let there = |id: &String| {
            revisions.iter().any(|revision| revision.id == id)
                || history.legacy.iter().any(|(old, _)| old == id)
        };
        let next = needed.iter().position(|stored| stored.down_revisions.iter().all(there));
        // A circle cannot be stored by a program that proved its history; `Graph::new` tells it.
        let stored = needed.swap_remove(next.unwrap_or(0));
        revisions.push(revision(history, stored));
    }
    kept(History { revisions: Vec::leak(revisions), ..*history })
}

fn revision(history: &History, stored: Stored) -> Revision {
    let now = |id: String| {
        let collapsed = history.legacy.iter().find(|(old, _)| *old == id);
        collapsed.map_or_else(|| text(id), |(_, now)| *now)
    };
    let down_revisions: Vec<&'static str> = stored.down_revisions.into_iter().map(now).collect();
    let irreversible =
        stored.downgrade.is_none().then_some("nothing was stored for the way back when it was applied");
    Revision {
        id: text(stored.revision),
        down_revisions: Vec::leak(down_revisions),
        title: text(stored.applied),
        message: "",
        created: None,
        path: "arcoiris.log",
        baseline: false,
        sealed: true,
        no_transaction: stored.outside_transaction,
        irreversible,
        upgrade: Script::EMPTY,
        downgrade: Script { sql: text(stored.downgrade.unwrap_or_default()), line: 1, hash: "", ..Script::EMPTY },
        changes: &[],
    }
}

fn text(text: String) -> &'static str {
    String::leak(text)
}

fn kept(history: History) -> &'static History {
    Box::leak(Box::new(history))
}
