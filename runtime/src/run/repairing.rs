//! The conversation of a repair: its statements in one transaction, then the live facts, and COMMIT only if they are as expected.

use super::{Next, Run, Stage};
use arcoiris_catalog::Difference;

use crate::Check;
use crate::answer::{Answer, Failure};
use crate::check::{Expected, Words, settle};
use crate::error::Error;
use crate::graph::Positions;
use crate::live;
use crate::plan::{Expect, Facts, Message, Purpose};

/// A repair whose outcome the server is asked about.
#[derive(Debug)]
pub(super) struct Repairing {
    words: Words,
    check: Check,
    server_version: u32,
    /// What was told beforehand that it is left.
    left: Vec<Difference>,
}

impl Run<'_> {
    /// The messages of a repair.
    pub(super) fn repair(
        &mut self,
        facts: &Facts,
        to: &Positions,
        statements: Vec<String>,
        left: Vec<Difference>,
    ) {
        let stored = facts.versions.clone().unwrap_or_default();
        let begin = self.bookkeeping.begin_repair(facts.versions.as_deref());
        let mut messages = vec![Message::new(Purpose::Repair, begin, Expect::Success)];
        messages
            .extend(statements.into_iter().map(|sql| Message::new(Purpose::Repair, sql, Expect::Success)));
        messages.push(live::whole_within(
            self.graph.history().version_table,
            facts.versions.is_some(),
            facts.server_version,
        ));
        messages.push(Message::new(Purpose::Repair, "COMMIT", Expect::Success));
        self.queue.extend(messages.into_iter().map(|message| (message, stored.clone())));
        self.proving = Some((to.clone(), facts.clone(), left));
    }

    /// Compares what the statements made, before it is committed.
    pub(super) fn proof(&mut self, answer: Answer) -> Next {
        match self.prove(answer) {
            Ok(next) => next,
            Err(error) => self.give_up(error, true),
        }
    }

    fn prove(&mut self, answer: Answer) -> Result<Next, Error> {
        let Some((to, server, left)) = self.proving.take() else { return Err(Error::UnexpectedAnswer) };
        let found = live::live_facts(self.graph, answer.sets.into_iter().skip(1).collect())?;
        let expected = Expected::new(self.graph, &to)?;
        let (differences, places) = self.differences(&expected, &found, server.versions.is_some());
        let words = Words::new(&expected, &differences, &places, &server);
        let check = Check { differences, ..Check::default() };
        let repairing = Repairing { words, check, server_version: server.server_version, left };
        match repairing.words.message(true) {
            Some(message) => {
                self.stage = Stage::Repairing(Box::new(repairing));
                Ok(Next::Send(message))
            }
            None => Ok(self.settled(repairing, None)),
        }
    }

    pub(super) fn repaired(&mut self, repairing: Repairing, answer: Result<Answer, Failure>) -> Next {
        self.settled(repairing, Some(answer))
    }

    fn settled(&mut self, repairing: Repairing, answer: Option<Result<Answer, Failure>>) -> Next {
        let Repairing { words, mut check, server_version, left } = repairing;
        let refused = matches!(answer, Some(Err(Failure::Server(_))));
        let Check { differences, not_compared, .. } = &mut check;
        if let Err(lost) = settle(&words, answer, server_version, differences, not_compared) {
            return self.give_up(Error::bookkeeping("reading the live catalog", lost), true);
        }
        check.differences.retain(|difference| !crate::repair::is_left(difference, &left));
        if check.differences.is_empty() && !refused {
            return self.next_message();
        }
        self.give_up(Error::RepairDiffers { differences: check.differences }, true)
    }
}

pub(super) fn failed(message: &Message, failure: Failure) -> Error {
    match failure {
        Failure::Lost(source) => Error::Lost { revision: None, source },
        Failure::Server(source) => Error::RepairRefused { statement: message.sql.clone(), source },
    }
}
