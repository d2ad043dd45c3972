//! Behind a pooler: each message is a transaction of its own, perhaps in another session of the server, so that nothing may be
//! kept in a session. A lock that one had would be stranded when the next message goes to another.
//!
//! So each transaction takes the lock for itself and the guard on the version table does the rest: starters take turns revision by
//! revision. A statement outside a transaction cannot be guarded that way, and is refused before anything is sent.
//! <https://www.pgbouncer.org/features.html>

use super::{Next, Run, Stage};
use crate::ServerError;
use crate::error::Error;
use crate::plan::{Expect, Facts, GUARD_SQLSTATE, Message, Purpose, TURN_SQLSTATE};
use crate::probe::runs_outside;

/// Whether another starter has the lock, or moved the database since it was read.
pub(super) fn is_anothers_turn(error: &ServerError) -> bool {
    matches!(error.code.as_str(), GUARD_SQLSTATE | TURN_SQLSTATE)
}

impl Run<'_> {
    /// The mark that the session begins with: where the server has another or none, somebody stands in between.
    pub(crate) fn marked(mut self, mark: String) -> Self {
        self.mark = Some(mark);
        self
    }

    /// Plans once more, for transactions that lock by themselves, and begins.
    pub(super) fn begin_pooled(&mut self, facts: &Facts) -> Next {
        let outside = self.queue.iter().find_map(|(message, _)| match message.purpose {
            Purpose::Step(revision, direction) if runs_outside(revision, direction) => {
                Some((revision, direction))
            }
            Purpose::Step(..)
            | Purpose::Read
            | Purpose::Prepare
            | Purpose::Lock
            | Purpose::Stamp
            | Purpose::Repair
            | Purpose::CleanUp => None,
        });
        if let Some((revision, direction)) = outside.or(self.discarded) {
            return super::stop(Error::NeedsSession { revision: Some(revision), direction: Some(direction) });
        }
        if facts.backslash_escapes {
            // The session would have to be told to read strings otherwise.
            return super::stop(Error::NeedsSession { revision: None, direction: None });
        }
        if !self.pooled {
            self.pooled = true;
            self.bookkeeping.lock_within(self.lock.key());
            if let Err(error) = self.work(facts) {
                return super::stop(error);
            }
        }
        self.next_message()
    }

    /// Clears the refused transaction away, asks who has the lock, and comes back later.
    pub(super) fn let_another(&mut self) -> Next {
        self.lock.begin_to_wait();
        let sql = format!("ROLLBACK;\n{}", self.lock.who().sql);
        self.stage = Stage::Asking;
        Next::Send(Message::new(Purpose::Lock, sql, Expect::Rows))
    }
}
