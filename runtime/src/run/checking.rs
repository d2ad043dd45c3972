//! The conversation of a check: the live facts, then what the server prints of expressions that read otherwise. No lock is taken.

use super::{Done, Next, Run, Stage, stop};
use crate::Check;
use crate::answer::{Answer, Failure};
use crate::check::{Expected, Found, NotCompared, Ours, Words, compare, settle};
use crate::error::Error;
use crate::graph::{Positions, State};
use crate::live;
use crate::live::facts::grouped;
use crate::plan::{Expect, Facts, Message, Purpose, Reading};

/// How often a database may move on while it is read.
const ATTEMPTS: u32 = 3;

/// A check under way.
#[derive(Debug)]
pub(super) struct Checking {
    server: Facts,
    asked: Asked,
}

#[derive(Debug)]
enum Asked {
    /// The live facts.
    Facts,
    /// How it prints expressions.
    Words { words: Words, check: Check },
    /// Nothing any more: what it refused is undone.
    End(Check),
}

impl Run<'_> {
    /// Asks for the facts of a database that is so.
    pub(super) fn check(&mut self, server: Facts) -> Next {
        let message = live::whole(self.graph.history(), server.versions.is_some());
        self.stage = Stage::Checking(Box::new(Checking { server, asked: Asked::Facts }));
        Next::Send(message)
    }

    pub(super) fn checked(&mut self, checking: Checking, answer: Result<Answer, Failure>) -> Next {
        let Checking { server, asked } = checking;
        match asked {
            Asked::Facts => {
                let mut answer = match answer {
                    Ok(answer) => answer,
                    Err(failure) => {
                        self.stage =
                            Stage::CleaningUp(Error::bookkeeping("reading the live catalog", failure));
                        return Next::Send(Message::new(Purpose::CleanUp, "ROLLBACK", Expect::Success));
                    }
                };
                if answer.sets.is_empty() {
                    return stop(Error::UnexpectedAnswer);
                }
                let rows = answer.sets.remove(0).into_iter();
                let now: Vec<String> = rows.filter_map(|row| row.into_iter().next().flatten()).collect();
                self.attempts += 1;
                if now != server.versions.clone().unwrap_or_default() && self.attempts < ATTEMPTS {
                    return self.read(Reading::Whole, None);
                }
                match self.compare(server, &now, &answer) {
                    Ok(next) => next,
                    Err(error) => stop(error),
                }
            }
            Asked::Words { words, mut check } => {
                let refused = matches!(answer, Err(Failure::Server(_)));
                let Check { differences, not_compared, .. } = &mut check;
                match settle(&words, Some(answer), server.server_version, differences, not_compared) {
                    Ok(()) if refused => {
                        self.stage = Stage::Checking(Box::new(Checking { server, asked: Asked::End(check) }));
                        Next::Send(Message::new(Purpose::CleanUp, "ROLLBACK", Expect::Success))
                    }
                    Ok(()) => done(check),
                    Err(lost) => stop(Error::bookkeeping("reading the live catalog", lost)),
                }
            }
            Asked::End(check) => done(check),
        }
    }

    fn compare(&mut self, server: Facts, versions: &[String], answer: &Answer) -> Result<Next, Error> {
        let state = State::read(self.graph, versions)?;
        let positions: Positions = state.positions();
        let expected = Expected::new(self.graph, &positions)?;
        let ours = Ours::new(&self.graph.history().scope, &expected.sees_to);
        let version_table = server.versions.is_some();
        let found = Found { facts: grouped(live::live_facts(self.graph, answer)?), version_table };
        let (differences, places) = compare(&expected, &ours, found);
        let mut not_compared = Vec::new();
        if !version_table {
            not_compared.push(NotCompared::Owners);
        }
        if !expected.sees_to.privileges {
            not_compared.push(NotCompared::Privileges);
        }
        let words = Words::new(&expected, &differences, &places, &server);
        let at = versions.to_vec();
        let mut check = Check { at, revisions: self.graph.revisions(&positions), differences, not_compared };
        Ok(match words.message() {
            Some(message) => {
                let asked = Asked::Words { words, check };
                self.stage = Stage::Checking(Box::new(Checking { server, asked }));
                Next::Send(message)
            }
            None => {
                let Check { differences, not_compared, .. } = &mut check;
                settle(&words, None, server.server_version, differences, not_compared)
                    .map_err(|lost| Error::bookkeeping("reading the live catalog", lost))?;
                done(check)
            }
        })
    }
}

fn done(check: Check) -> Next {
    Next::Done(Ok(Done::Checked(Box::new(check))))
}
