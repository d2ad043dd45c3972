//! The conversation of a check: the live facts, then what the server prints of expressions that read otherwise. No lock is taken.

use super::{Done, Next, Run, Stage, stop};
use crate::Check;
use crate::answer::{Answer, Failure};
use crate::check::{Expected, Found, NotCompared, Ours, Words, compare, settle};
use crate::error::Error;
use crate::graph::{Positions, State, Target};
use crate::live;
use crate::live::facts::Facts;
use crate::plan::{Expect, Facts as Server, Message, Purpose, Reading};

/// How often a database may move on while it is read.
const ATTEMPTS: u32 = 3;

/// What a database is compared with.
#[derive(Debug, Clone)]
pub(crate) enum Aim {
    /// What its version table says.
    Stored,
    /// This, whatever its version table says.
    Target(Target),
    /// This; or what its version table says, wherever it stands; or the revision that it is most alike.
    Adopt(Option<Target>),
}

/// How a database was found.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) check: Check,
    /// What it was compared with.
    pub(crate) positions: Positions,
    pub(crate) expected: Expected,
    pub(crate) found: Facts,
    /// The schema that its version table stands in, where that is another than the history's.
    pub(crate) elsewhere: Option<String>,
}

/// A check under way.
#[derive(Debug)]
pub(super) struct Checking {
    aim: Aim,
    server: Server,
    elsewhere: Option<String>,
    asked: Asked,
}

#[derive(Debug)]
enum Asked {
    /// Where the version table stands.
    Elsewhere,
    /// The live facts.
    Facts,
    /// How it prints expressions.
    Words { words: Words, checked: Checked },
    /// Nothing any more: what it refused is undone.
    End(Checked),
}

impl Run<'_> {
    /// Asks for the facts of a database that is so.
    pub(super) fn check(&mut self, aim: Aim, server: Server) -> Next {
        let checking = Checking { aim, server, elsewhere: None, asked: Asked::Elsewhere };
        if matches!(checking.aim, Aim::Adopt(_)) && checking.server.versions.is_none() {
            let message = live::elsewhere(self.graph.history().version_table);
            return self.ask(checking, message);
        }
        self.ask_for_facts(checking)
    }

    fn ask(&mut self, checking: Checking, message: Message) -> Next {
        self.stage = Stage::Checking(Box::new(checking));
        Next::Send(message)
    }

    fn ask_for_facts(&mut self, checking: Checking) -> Next {
        let (schema, name) = self.graph.history().version_table;
        let there = checking.server.versions.is_some() || checking.elsewhere.is_some();
        let table = (checking.elsewhere.as_deref().unwrap_or(schema), name);
        let message = live::whole(table, there, checking.server.server_version);
        self.ask(Checking { asked: Asked::Facts, ..checking }, message)
    }

    pub(super) fn checked(&mut self, checking: Checking, answer: Result<Answer, Failure>) -> Next {
        let Checking { aim, server, elsewhere, asked } = checking;
        match asked {
            Asked::Elsewhere => match answer {
                Ok(answer) => {
                    let first = answer.sets.into_iter().flatten().next();
                    let elsewhere = first.and_then(|row| row.into_iter().next().flatten());
                    self.ask_for_facts(Checking { aim, server, elsewhere, asked: Asked::Elsewhere })
                }
                Err(failure) => stop(Error::reading(failure)),
            },
            Asked::Facts => {
                let mut answer = match answer {
                    Ok(answer) => answer,
                    Err(failure) => {
                        self.stage = Stage::CleaningUp(reading(failure));
                        return Next::Send(Message::new(Purpose::CleanUp, "ROLLBACK", Expect::Success));
                    }
                };
                if answer.sets.is_empty() {
                    return stop(Error::UnexpectedAnswer);
                }
                let rows = answer.sets.remove(0).into_iter();
                let now: Vec<String> = rows.filter_map(|row| row.into_iter().next().flatten()).collect();
                self.attempts += 1;
                let moved = elsewhere.is_none() && now != server.versions.clone().unwrap_or_default();
                if moved && self.attempts < ATTEMPTS {
                    return self.read(Reading::Whole, None);
                }
                let checking = Checking { aim, server, elsewhere, asked: Asked::Facts };
                match self.compare(checking, now, answer) {
                    Ok(next) => next,
                    Err(error) => stop(error),
                }
            }
            Asked::Words { words, mut checked } => {
                let refused = matches!(answer, Err(Failure::Server(_)));
                let Check { differences, not_compared, .. } = &mut checked.check;
                match settle(&words, Some(answer), server.server_version, differences, not_compared) {
                    Ok(()) if refused => {
                        let checking = Checking { aim, server, elsewhere, asked: Asked::End(checked) };
                        self.ask(checking, Message::new(Purpose::CleanUp, "ROLLBACK", Expect::Success))
                    }
                    Ok(()) => done(checked),
                    Err(lost) => stop(reading(lost)),
                }
            }
            Asked::End(checked) => done(checked),
        }
    }

    fn compare(&mut self, checking: Checking, rows: Vec<String>, answer: Answer) -> Result<Next, Error> {
        let Checking { aim, server, elsewhere, .. } = checking;
        let (schema, name) = self.graph.history().version_table;
        let mut tables = vec![(schema, name)];
        tables.extend(elsewhere.as_deref().map(|schema| (schema, name)));
        let found = live::live_facts_without(&tables, answer.sets)?;
        let version_table = server.versions.is_some() || elsewhere.is_some();
        let (positions, expected) = self.expected(&aim, &rows, &found)?;
        let (differences, places) = self.differences(&expected, &found, version_table);
        let mut not_compared = Vec::new();
        if !version_table {
            not_compared.push(NotCompared::Owners);
        }
        if !expected.sees_to.privileges {
            not_compared.push(NotCompared::Privileges);
        }
        let words = Words::new(&expected, &differences, &places, &server);
        let revisions = self.graph.revisions(&positions);
        let check = Check { at: rows, revisions, differences, not_compared };
        let mut checked = Checked { check, positions, expected, found, elsewhere: elsewhere.clone() };
        Ok(match words.message(false) {
            Some(message) => {
                let asked = Asked::Words { words, checked };
                self.ask(Checking { aim, server, elsewhere, asked }, message)
            }
            None => {
                let Check { differences, not_compared, .. } = &mut checked.check;
                settle(&words, None, server.server_version, differences, not_compared).map_err(reading)?;
                done(checked)
            }
        })
    }

    pub(super) fn differences(
        &self,
        expected: &Expected,
        found: &Facts,
        version_table: bool,
    ) -> (Vec<arcoiris_catalog::Difference>, Vec<usize>) {
        let ours = Ours::new(&self.graph.history().scope, &expected.sees_to);
        compare(expected, &ours, Found { facts: found, version_table })
    }

    /// The revisions that are meant, and what they make.
    fn expected(&self, aim: &Aim, rows: &[String], found: &Facts) -> Result<(Positions, Expected), Error> {
        let positions = match aim {
            Aim::Stored => State::read(self.graph, rows)?.positions(),
            Aim::Target(target) | Aim::Adopt(Some(target)) => {
                let current =
                    State::read(self.graph, rows).map(|state| state.positions()).unwrap_or_default();
                self.aimed(target, &current)?
            }
            Aim::Adopt(None) if !rows.is_empty() => State::read(self.graph, rows)?.positions(),
            Aim::Adopt(None) => return self.most_alike(found),
        };
        let expected = Expected::new(self.graph, &positions)?;
        Ok((positions, expected))
    }

    /// The revision that makes what is most like the database; the latest of several.
    fn most_alike(&self, found: &Facts) -> Result<(Positions, Expected), Error> {
        let mut places: Vec<Positions> = vec![Positions::new()];
        places.extend((0..self.graph.history().revisions.len()).map(|position| Positions::from([position])));
        let heads = self.graph.head_positions();
        if heads.len() > 1 {
            places.push(heads);
        }
        let mut best: Option<(usize, Positions, Expected)> = None;
        for positions in places.into_iter().rev() {
            let expected = Expected::new(self.graph, &positions)?;
            let count = self.differences(&expected, found, false).0.len();
            if best.as_ref().is_none_or(|(least, _, _)| count < *least) {
                best = Some((count, positions, expected));
            }
            if count == 0 {
                break;
            }
        }
        best.map(|(_, positions, expected)| (positions, expected)).ok_or(Error::UnexpectedAnswer)
    }
}

fn reading(failure: Failure) -> Error {
    Error::bookkeeping("reading the live catalog", failure)
}

fn done(checked: Checked) -> Next {
    Next::Done(Ok(Done::Checked(Box::new(checked))))
}
