//! Which statement failed, where PostgreSQL does not say it.
//!
//! Errors of parsing and of expressions carry a position; "already exists", "does not exist" of most DDL, and everything that the
//! rows cause do not, and a script is one message. So the failed script is run once more, a statement a message, in a
//! transaction that is rolled back whatever happens: what failed a moment ago fails again at its place. A script that had
//! worked for long is not put through that again.

use std::time::Duration;

use super::{Next, Run, Stage};
use crate::answer::{Answer, Failure};
use crate::error::{Error, StatementError, StatementPlace};
use crate::plan::{Expect, Message, Purpose, script};

/// The longest first run that is worth a second one.
const WORTH: Duration = Duration::from_secs(5);

/// A search under way.
#[derive(Debug)]
pub(super) struct Diagnosis {
    error: Box<StatementError>,
    /// The statement that was sent; `None` while the transaction is being opened.
    sent: Option<usize>,
}

impl Run<'_> {
    /// Ends with the error, after a search for its place where that is open and worth it.
    pub(super) fn locate(&mut self, error: Error) -> Next {
        let worth = self.began.is_some_and(|began| began.elapsed() < WORTH);
        let Error::Statement(error) = error else { return self.give_up(error, true) };
        if !worth || !is_open(&error) {
            return self.give_up(Error::Statement(error), true);
        }
        let path = self.graph.history().search_path;
        let path = if path.trim().is_empty() { "''" } else { path };
        // Nobody waits for a second run that waits for others.
        let sql = format!("ROLLBACK; BEGIN; SET LOCAL search_path = {path}; SET LOCAL lock_timeout = 1000;");
        self.stage = Stage::Diagnosing(Diagnosis { error, sent: None });
        Next::Send(Message::new(Purpose::CleanUp, sql, Expect::Success))
    }

    pub(super) fn diagnosed(&mut self, search: Diagnosis, answer: Result<Answer, Failure>) -> Next {
        let Diagnosis { mut error, sent } = search;
        match (answer, sent) {
            (Ok(_), sent) => {
                let next = sent.map_or(0, |sent| sent + 1);
                let script = script(error.revision, error.direction);
                match script.statements.get(next).and_then(|statement| statement.text(script)) {
                    Some(text) => {
                        let message = Message::new(Purpose::CleanUp, text, Expect::Success);
                        self.stage = Stage::Diagnosing(Diagnosis { error, sent: Some(next) });
                        return Next::Send(message);
                    }
                    // Nothing failed this time: it was the commit, or another session.
                    None => return self.give_up(Error::Statement(error), true),
                }
            }
            (Err(Failure::Server(again)), Some(sent))
                if again.code == error.source.code && again.message == error.source.message =>
            {
                error.place = StatementPlace::statement(error.revision, error.direction, sent);
            }
            // Another failure than before says nothing about the first.
            (Err(_), _) => {}
        }
        self.give_up(Error::Statement(error), true)
    }
}

/// Whether the place is not known, and can be.
fn is_open(error: &StatementError) -> bool {
    matches!(error.place, StatementPlace::Among { of, .. } if of > 1) && !error.outside_transaction
}
