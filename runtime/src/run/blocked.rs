//! A revision that waited too long for a lock: who has it, and when it is tried again.
//!
//! Whoever holds the lock is asked for when the wait is over, by the tables that the script locks: while a session waits it can ask
//! nothing, and a second session is not to be had everywhere.

use std::time::{Duration, Instant};

use super::{News, Next, Run, Stage};
use crate::answer::{Answer, Failure};
use crate::error::{Blocker, Error};
use crate::patience::pause;
use crate::plan::{Expect, Message, Purpose, quote, script};
use crate::probe::runs_outside;
use crate::{History, Script, ServerError};

/// Tries of one message that ended in waiting.
#[derive(Debug)]
pub(super) struct Blocked {
    message: Message,
    source: Box<ServerError>,
    since: Instant,
    pub(super) tries: u32,
    blockers: Vec<Blocker>,
}

/// Whether a failure says that a lock was not to be had: `lock_not_available`, `deadlock_detected`.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn waited_in_vain(error: &ServerError) -> bool {
    matches!(error.code.as_str(), "55P03" | "40P01")
}

impl Run<'_> {
    /// Whether the message that failed is to be tried again. A statement outside a transaction is not: what it did stays.
    pub(super) fn may_try_again(&self, message: &Message, error: &ServerError) -> bool {
        let Purpose::Step(revision, direction) = message.purpose else { return false };
        waited_in_vain(error) && !runs_outside(revision, direction)
    }

    /// Clears the failed transaction away, and asks who was in the way.
    pub(super) fn ask_blockers(&mut self, message: Message, source: Box<ServerError>) -> Next {
        let mut blocked = match self.blocked.take() {
            Some(blocked) if blocked.message == message => *blocked,
            Some(_) | None => {
                let since = self.began.unwrap_or_else(Instant::now);
                Blocked { message, source: source.clone(), since, tries: 0, blockers: Vec::new() }
            }
        };
        blocked.tries += 1;
        blocked.source = source;
        let script = match blocked.message.purpose {
            Purpose::Step(revision, direction) => script(revision, direction),
            Purpose::Read
            | Purpose::Prepare
            | Purpose::Lock
            | Purpose::Stamp
            | Purpose::Repair
            | Purpose::CleanUp => &Script::EMPTY,
        };
        let sql = format!("ROLLBACK;\n{}", who(self.graph.history(), script));
        self.stage = Stage::Blocked(Box::new(blocked));
        Next::Send(Message::new(Purpose::CleanUp, sql, Expect::Rows))
    }

    pub(super) fn told_blockers(&mut self, mut blocked: Blocked, answer: Result<Answer, Failure>) -> Next {
        match answer {
            Ok(answer) => {
                let rows = answer.sets.into_iter().next().unwrap_or_default();
                blocked.blockers = rows.into_iter().filter_map(blocker).collect();
            }
            Err(Failure::Server(_)) => {}
            Err(lost) => return super::stop(Error::bookkeeping("asking who is in the way", lost)),
        }
        let Purpose::Step(revision, direction) = blocked.message.purpose else {
            return self.give_up(Error::UnexpectedAnswer, true);
        };
        let waited = blocked.since.elapsed();
        let Some(pause) = pause(blocked.tries, self.lock.left(waited)) else {
            let Blocked { source, tries, blockers, .. } = blocked;
            let error = Error::Blocked { revision, direction, waited, tries, blockers, source };
            return self.give_up(error, true);
        };
        self.news.push_back(News::Blocked {
            revision,
            direction,
            waited,
            blockers: blocked.blockers.clone(),
            again_in: pause,
        });
        self.stage = Stage::WaitingToTryAgain(Box::new(blocked));
        Next::Wait(pause)
    }

    /// Sends what had waited in vain once more.
    pub(super) fn try_again(&mut self, blocked: Box<Blocked>) -> Next {
        let message = blocked.message.clone();
        self.blocked = Some(blocked);
        self.stage = Stage::Working(message.clone());
        Next::Send(message)
    }
}

impl crate::lock::Lock {
    /// What is left of the budget for something that has been waited for so long.
    fn left(&self, waited: Duration) -> Option<Duration> {
        self.budget().checked_sub(waited)
    }
}

/// Who holds a lock that stands against one of a script's, the oldest transaction first.
/// <https://www.postgresql.org/docs/current/explicit-locking.html#TABLE-LOCK-COMPATIBILITY>
fn who(history: &History, script: &Script) -> String {
    let table = quote::qualified(history.version_table);
    let mut wanted: Vec<(&str, &str)> = script.statements.iter().filter_map(|it| it.lock).collect();
    wanted.push(("SHARE ROW EXCLUSIVE", &table));
    wanted.sort_unstable();
    wanted.dedup();
    let wanted: Vec<String> = wanted
        .iter()
        .map(|(mode, table)| {
            format!("({}, ARRAY[{}])", quote::text(table), against(mode).map(quote::text).join(", "))
        })
        .collect();
    format!(
        "SELECT a.pid, coalesce(a.usename::text, ''), coalesce(a.application_name, ''), coalesce(a.state, ''), \
         pg_catalog.left(a.query, 500), coalesce(a.xact_start::timestamptz(0)::text, ''), \
         pg_catalog.string_agg(DISTINCT w.name, ', ')\n\
         FROM (VALUES {}) w (name, modes) JOIN pg_catalog.pg_locks l ON l.relation = pg_catalog.to_regclass(w.name) \
         AND l.mode = ANY (w.modes) AND l.granted AND l.pid <> pg_catalog.pg_backend_pid() AND l.database = \
         (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) \
         JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid GROUP BY 1, 2, 3, 4, 5, 6, a.xact_start \
         ORDER BY a.xact_start LIMIT 10;",
        wanted.join(", ")
    )
}

/// The modes that conflict with one, as `pg_locks` writes them; padded by repeating.
fn against(mode: &str) -> [&'static str; 8] {
    const ALL: [&str; 8] = [
        "AccessExclusiveLock",
        "ExclusiveLock",
        "ShareRowExclusiveLock",
        "ShareLock",
        "ShareUpdateExclusiveLock",
        "RowExclusiveLock",
        "RowShareLock",
        "AccessShareLock",
    ];
    let [access_exclusive, exclusive, share_row_exclusive, share, share_update, row_exclusive, row_share, _] =
        ALL;
    let first = |modes: &[&'static str]| {
        let mut padded = [access_exclusive; 8];
        padded.iter_mut().zip(modes).for_each(|(place, mode)| *place = mode);
        padded
    };
    match mode {
        "EXCLUSIVE" => {
            first(&[exclusive, share_row_exclusive, share, share_update, row_exclusive, row_share])
        }
        "SHARE ROW EXCLUSIVE" => first(&[exclusive, share_row_exclusive, share, share_update, row_exclusive]),
        "SHARE" => first(&[exclusive, share_row_exclusive, share_update, row_exclusive]),
        "SHARE UPDATE EXCLUSIVE" => first(&[exclusive, share_row_exclusive, share, share_update]),
        "ROW EXCLUSIVE" => first(&[exclusive, share_row_exclusive, share]),
        "ROW SHARE" => first(&[exclusive]),
        "ACCESS SHARE" => first(&[]),
        // ACCESS EXCLUSIVE
        _ => ALL,
    }
}

fn blocker(row: Vec<Option<String>>) -> Option<Blocker> {
    let [pid, user, application, state, query, since, tables] = <[_; 7]>::try_from(row).ok()?;
    Some(Blocker {
        pid: pid?,
        user: user.unwrap_or_default(),
        application: application.unwrap_or_default(),
        state: state.unwrap_or_default(),
        query: query.unwrap_or_default(),
        since: since.unwrap_or_default(),
        tables: tables.unwrap_or_default(),
    })
}
