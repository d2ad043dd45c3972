//! The advisory lock that makes concurrent starters take turns.
//!
//! It is asked for again and again, never waited for in the server: a blocked `pg_advisory_lock` holds a snapshot, and
//! `CREATE INDEX CONCURRENTLY` of the one that has the lock would wait for that snapshot for ever. Between two questions
//! the session has no transaction open.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

use crate::History;
use crate::answer::Answer;
use crate::error::LockHolder;
use crate::plan::{Expect, Message, Purpose};

/// A lock that is being asked for, or held.
#[derive(Debug)]
pub(crate) struct Lock {
    key: i64,
    budget: Duration,
    asked: Option<Instant>,
    tries: u32,
    /// Whether the session must be told to read strings as the standard does. The setting holds from the next message on,
    /// since a message is parsed as a whole before any of it runs.
    pub(crate) sets_strings: bool,
    pub(crate) holder: Option<LockHolder>,
    /// Whether it was told that somebody else has it.
    pub(crate) told: bool,
}

impl Lock {
    /// The key comes from the version table's name; PostgreSQL keeps advisory locks apart by database itself.
    /// <https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS>
    pub(crate) fn new(history: &History, budget: Duration) -> Self {
        Lock {
            key: key(history.version_table),
            budget,
            asked: None,
            tries: 0,
            sets_strings: false,
            holder: None,
            told: false,
        }
    }

    pub(crate) fn ask(&mut self) -> Message {
        self.asked.get_or_insert_with(Instant::now);
        self.tries += 1;
        Message::new(
            Purpose::Lock,
            format!(
                "{}SELECT pg_catalog.pg_try_advisory_lock({}), pg_catalog.pg_backend_pid();",
                if self.sets_strings { "SET standard_conforming_strings = on; " } else { "" },
                self.key
            ),
            Expect::Rows,
        )
    }

    /// The server process that has it for us, or that nobody has.
    pub(crate) fn taken(answer: &Answer) -> Option<String> {
        let row = answer.sets.first()?.first()?;
        match row.as_slice() {
            [Some(taken), Some(process)] if taken == "t" => Some(process.clone()),
            _ => None,
        }
    }

    /// A key of 64 bits is shown in two halves.
    /// <https://www.postgresql.org/docs/current/view-pg-locks.html>
    pub(crate) fn who(&self) -> Message {
        let sql = format!(
            "SELECT l.pid, coalesce(a.application_name, ''), coalesce(a.backend_start::timestamptz(0)::text, ''), \
             a.client_addr FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid \
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
             AND l.classid = {high}::oid AND l.objid = {low}::oid \
             AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());",
            high = (self.key >> 32) & 0xffff_ffff,
            low = self.key & 0xffff_ffff,
        );
        Message::new(Purpose::Lock, sql, Expect::Rows)
    }

    pub(crate) fn told(&mut self, answer: &Answer) {
        let row = answer.sets.first().and_then(|set| set.first());
        if let Some([Some(pid), Some(application), Some(since), address]) = row.map(Vec::as_slice) {
            self.holder = Some(LockHolder {
                pid: pid.clone(),
                application: application.clone(),
                since: since.clone(),
                address: address.clone(),
            });
        }
    }

    /// How long to wait before asking again; `None` when the budget is spent.
    ///
    /// From 20 ms to half a second, spread at random, so that a crowd does not ask in step.
    pub(crate) fn pause(&self) -> Option<Duration> {
        self.pause_after(self.waited())
    }

    /// The same for something else that is waited for within the same budget.
    pub(crate) fn pause_since(&mut self, since: Instant) -> Option<Duration> {
        self.tries += 1;
        self.pause_after(since.elapsed())
    }

    fn pause_after(&self, waited: Duration) -> Option<Duration> {
        let left = self.budget.checked_sub(waited).filter(|left| !left.is_zero())?;
        let longest = 20_u64 << self.tries.min(5);
        let random = RandomState::new().build_hasher().finish();
        let pause =
            Duration::from_millis(longest / 2 + random % (longest / 2 + 1)).min(Duration::from_millis(500));
        Some(pause.min(left))
    }

    pub(crate) fn waited(&self) -> Duration {
        self.asked.map_or(Duration::ZERO, |asked| asked.elapsed())
    }

    pub(crate) fn release(&self) -> String {
        let reset = if self.sets_strings { "RESET standard_conforming_strings; " } else { "" };
        format!("{reset}SELECT pg_catalog.pg_advisory_unlock({});", self.key)
    }
}

/// FNV-1a, which is the same on every machine and in every version of this library.
fn key((schema, table): (&str, &str)) -> i64 {
    let text = ["arcoiris", schema, table].join("\0");
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_never_changes() {
        assert_eq!(key(("public", "alembic_version")), KEY_OF_THE_DEFAULT_TABLE);
        assert_ne!(key(("public", "alembic_version")), key(("publica", "lembic_version")));
    }

    /// Two versions of the library that disagree on this do not exclude each other.
    const KEY_OF_THE_DEFAULT_TABLE: i64 = 7_820_722_654_533_733_340;

    #[test]
    fn pauses_stay_within_the_budget() {
        let mut lock = Lock::new(&History::EMPTY, Duration::from_millis(5));
        lock.ask();
        assert!(lock.pause().is_none_or(|pause| pause <= Duration::from_millis(5)));
        std::thread::sleep(Duration::from_millis(6));
        assert_eq!(lock.pause(), None);
    }
}
