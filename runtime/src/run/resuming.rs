//! A statement outside a transaction that was begun before: what is sent instead of it, before it, or in its place.

use std::time::Instant;

use super::{News, Next, Run, Stage, stop};
use crate::Revision;
use crate::answer::{Answer, Failure};
use crate::error::{Error, LockHolder};
use crate::graph::State;
use crate::plan::{Direction, Expect, Facts, Message, Purpose, question, script};
use crate::probe::{Answered, Found, Probe, Resumed, Verdict, twin};

/// A statement that is being looked at.
#[derive(Debug)]
pub(super) struct Resuming {
    revision: &'static Revision,
    direction: Direction,
    answered: Answered,
    /// The attempt is not gone on with: what it left is taken away.
    abandoned: bool,
    /// Whether the server was asked how it prints the wanted index.
    printed: bool,
    /// Since when somebody else has been building the index.
    busy: Option<Instant>,
}

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Question,
    Twin,
}

impl Run<'_> {
    /// The server was asked whether the statement was begun before.
    pub(super) fn attempted(&mut self, message: &Message, answer: Answer) -> Next {
        let abandoned = message.purpose == Purpose::CleanUp;
        let step = match message.purpose {
            Purpose::Step(revision, direction) => Some((revision, direction)),
            Purpose::Read
            | Purpose::Prepare
            | Purpose::Lock
            | Purpose::Stamp
            | Purpose::Repair
            | Purpose::CleanUp => self.abandoned,
        };
        let Some((revision, direction)) = step else { return self.give_up(Error::UnexpectedAnswer, true) };
        let asked = question(script(revision, direction).probe).is_some();
        let answered = Answered::read(answer, asked);
        self.judge(Resuming { revision, direction, answered, abandoned, printed: false, busy: None })
    }

    fn judge(&mut self, resuming: Resuming) -> Next {
        let Resuming { revision, direction, .. } = resuming;
        let probe = script(revision, direction).probe;
        let (verdict, found) = resuming.answered.verdict(probe);
        match verdict {
            Verdict::Busy(builder) => return self.wait_for_builder(resuming, builder),
            Verdict::Differs { .. } if !resuming.printed => return self.print_twin(resuming, probe),
            Verdict::Run | Verdict::Skip | Verdict::ClearUp(_) | Verdict::Complete(_) => {}
            Verdict::Differs { .. } | Verdict::Lost => {}
        }
        if resuming.abandoned {
            return self.abandon(&resuming, probe, verdict);
        }
        match verdict {
            Verdict::Run if resuming.answered.attempt.is_none() => return self.next_message(),
            Verdict::Run | Verdict::Busy(_) => {}
            Verdict::Skip => {
                // The statement itself; what writes the version comes behind it.
                self.queue.pop_front();
            }
            Verdict::ClearUp(drops) => self.first(drops),
            Verdict::Complete(sql) => {
                self.queue.pop_front();
                self.first(vec![sql]);
            }
            Verdict::Differs { found } => {
                let wanted = wanted(probe).to_owned();
                return self.give_up(Error::OtherIndex { revision, direction, wanted, found }, true);
            }
            Verdict::Lost => {
                let (_, since, program) = resuming.answered.attempt.unwrap_or_default();
                return self.give_up(Error::Interrupted { revision, direction, since, program }, true);
            }
        }
        self.tell_resumed(Resumed { revision, direction, found });
        self.next_message()
    }

    /// Takes away what an attempt left behind that nobody goes on with.
    fn abandon(&mut self, resuming: &Resuming, probe: Probe, verdict: Verdict) -> Next {
        let Resuming { revision, direction, .. } = *resuming;
        let drops = match (verdict, probe) {
            (Verdict::ClearUp(drops), _) => drops,
            // The index is there, whole, and the database is to be as it was before.
            (Verdict::Skip, Probe::CreateIndex { schema, name, .. }) => {
                let name = crate::plan::quote::qualified((schema, name));
                vec![format!("DROP INDEX CONCURRENTLY IF EXISTS {name};")]
            }
            (
                Verdict::Skip
                | Verdict::Run
                | Verdict::Busy(_)
                | Verdict::Complete(_)
                | Verdict::Differs { .. }
                | Verdict::Lost,
                _,
            ) => Vec::new(),
        };
        let found = if drops.is_empty() { Found::NotDone } else { Found::HalfDone };
        self.tell_resumed(Resumed { revision, direction, found });
        self.queue.push_front((self.bookkeeping.end_attempt(revision, direction), self.at.clone()));
        self.first(drops);
        self.next_message()
    }

    /// Lines statements up before everything else, each in a message of its own.
    fn first(&mut self, statements: Vec<String>) {
        for sql in statements.into_iter().rev() {
            let message = Message::new(Purpose::CleanUp, sql, Expect::Success);
            self.queue.push_front((message, self.at.clone()));
        }
    }

    fn tell_resumed(&mut self, resumed: Resumed) {
        self.resumed.push(resumed);
        self.news.push_back(News::Resumed(resumed));
    }

    fn wait_for_builder(&mut self, mut resuming: Resuming, builder: LockHolder) -> Next {
        let since = *resuming.busy.get_or_insert_with(Instant::now);
        match self.lock.pause_since(since) {
            Some(pause) => {
                if since.elapsed().is_zero() || !self.lock.told {
                    self.lock.told = true;
                    self.news.push_back(News::Waiting(Some(builder)));
                }
                self.stage = Stage::WaitingForBuilder(Box::new(resuming));
                Next::Wait(pause)
            }
            None => self.give_up(Error::LockWait { waited: since.elapsed(), holder: Some(builder) }, true),
        }
    }

    /// Asks once more how far the index is that somebody else builds.
    pub(super) fn ask_builder(&mut self, resuming: Box<Resuming>) -> Next {
        let sql = question(script(resuming.revision, resuming.direction).probe).unwrap_or_default();
        self.stage = Stage::Resuming(resuming, Asked::Question);
        Next::Send(Message::new(Purpose::CleanUp, sql, Expect::Rows))
    }

    fn print_twin(&mut self, mut resuming: Resuming, probe: Probe) -> Next {
        resuming.printed = true;
        match twin(wanted(probe)) {
            Some(sql) => {
                self.stage = Stage::Resuming(Box::new(resuming), Asked::Twin);
                Next::Send(Message::new(Purpose::CleanUp, sql, Expect::Rows))
            }
            None => self.judge(resuming),
        }
    }

    pub(super) fn resumed(
        &mut self,
        mut resuming: Resuming,
        asked: Asked,
        answer: Result<Answer, Failure>,
    ) -> Next {
        match (answer, asked) {
            (Ok(answer), Asked::Question) => resuming.answered.asked_again(answer),
            (Ok(answer), Asked::Twin) => {
                let wanted = wanted(script(resuming.revision, resuming.direction).probe);
                let row = answer.sets.into_iter().next().and_then(|set| set.into_iter().next());
                if let Some(printed) = row.and_then(|row| row.into_iter().next().flatten()) {
                    resuming.answered.compare_twin(wanted, &printed);
                }
            }
            // The copy could not be made: the difference stands as it was found.
            (Err(Failure::Server(_)), Asked::Twin) => {}
            (Err(failure), _) => {
                return stop(Error::bookkeeping("asking how far an index is built", failure));
            }
        }
        self.judge(resuming)
    }

    /// What stands before the plan: a statement that an earlier run began, which is none of the plan's. Nothing for one that is the
    /// plan's next: it is taken up there.
    pub(super) fn unfinished(
        &mut self,
        facts: &Facts,
        state: &State,
        next: Option<(&'static str, Direction)>,
        stored: &[String],
    ) -> Result<bool, Error> {
        let Some(begun) = &facts.begun else { return Ok(false) };
        let Some(revision) = self.graph.history().revision(&begun.revision) else { return Ok(false) };
        let Ok(position) = self.graph.find_position(revision.id) else { return Ok(false) };
        let direction = begun.direction;
        let current = state.positions();
        let possible = match direction {
            Direction::Upgrade => self.graph.upgrade_path(&current, &[position].into()) == [position],
            Direction::Downgrade => current.contains(&position),
        };
        if !possible || next == Some((revision.id, direction)) {
            return Ok(false);
        }
        let mut before = stored.to_vec();
        before.sort_unstable();
        match script(revision, direction).probe {
            Probe::Transactional => return Ok(false),
            Probe::Unknown => {
                let (since, program) = (begun.since.clone(), begun.program.clone());
                return Err(Error::Interrupted { revision, direction, since, program });
            }
            Probe::Repeatable | Probe::Reindex(_) | Probe::CreateIndex { .. } => {
                self.abandoned = Some((revision, direction));
                let ask = self.bookkeeping.ask_attempt(revision, direction, &before);
                self.queue.push_back((ask, before));
            }
            Probe::DropIndex { .. } | Probe::DetachPartition { .. } => {
                let plan = self.ground(state, facts).single(direction, position);
                for step in plan.steps {
                    let messages = step.messages.into_iter();
                    self.queue.extend(messages.map(|message| (message, step.before.clone())));
                }
            }
        }
        self.replan = true;
        Ok(true)
    }
}

/// The definition of the index that a statement makes.
fn wanted(probe: Probe) -> &'static str {
    match probe {
        Probe::CreateIndex { definition, .. } => definition,
        Probe::Unknown
        | Probe::Transactional
        | Probe::Repeatable
        | Probe::DropIndex { .. }
        | Probe::Reindex(_)
        | Probe::DetachPartition { .. } => "",
    }
}
