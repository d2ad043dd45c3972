//! One command's conversation with a server: what to send next, given what came back. No IO; a driver carries it out.
//!
//! `read -> (nothing to do) | lock -> read again -> prepare -> step, step, … -> unlock`. A start with nothing to do takes no
//! lock and costs one message besides the connection's own.

mod blocked;
mod checking;
mod diagnosis;
mod news;
mod pooled;
mod repairing;
mod resuming;
mod work;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use arcoiris_catalog::Difference;

use crate::answer::{Answer, Failure};
use crate::error::{Error, StatementError, StatementPlace};
use crate::graph::{Graph, Positions, Target};
use crate::live;
use crate::lock::Lock;
use crate::patience::Patience;
use crate::plan::{
    Bookkeeping, Direction, Expect, Facts, GUARD_SQLSTATE, Goal, Message, Plan, Purpose, RESTORE_SEARCH_PATH,
    Read, Reading, script,
};
use crate::probe::{Probe, Resumed, runs_outside};
use crate::{Outcome, Revision};
use blocked::Blocked;
use checking::Checking;
pub(crate) use checking::{Aim, Checked};
use diagnosis::Diagnosis;
pub(crate) use news::News;
use repairing::Repairing;
use resuming::{Asked, Resuming};

/// What a driver does next.
#[derive(Debug)]
pub(crate) enum Next {
    /// Sends it, and hands the answer to [`Run::answered`].
    Send(Message),
    /// Waits, and calls [`Run::waited`].
    Wait(Duration),
    /// Stops.
    Done(Result<Done, Error>),
}

/// What a run ended in.
#[derive(Debug)]
pub(crate) enum Done {
    /// The database was moved, or did not have to be.
    Moved(Outcome),
    /// What would be done.
    Planned(Plan),
    /// Where the database is: the rows of its version table.
    Current(Vec<String>),
    /// How it stands to what a revision makes.
    Checked(Box<Checked>),
}

impl Done {
    pub(crate) fn moved(self) -> Result<Outcome, Error> {
        match self {
            Done::Moved(outcome) => Ok(outcome),
            Done::Planned(_) | Done::Current(_) | Done::Checked(_) => Err(Error::UnexpectedAnswer),
        }
    }

    pub(crate) fn planned(self) -> Result<Plan, Error> {
        match self {
            Done::Planned(plan) => Ok(plan),
            Done::Moved(_) | Done::Current(_) | Done::Checked(_) => Err(Error::UnexpectedAnswer),
        }
    }

    pub(crate) fn current(self) -> Result<Vec<String>, Error> {
        match self {
            Done::Current(rows) => Ok(rows),
            Done::Moved(_) | Done::Planned(_) | Done::Checked(_) => Err(Error::UnexpectedAnswer),
        }
    }

    pub(crate) fn checked(self) -> Result<Checked, Error> {
        match self {
            Done::Checked(checked) => Ok(*checked),
            Done::Moved(_) | Done::Planned(_) | Done::Current(_) => Err(Error::UnexpectedAnswer),
        }
    }
}

/// What is wanted.
#[derive(Debug, Clone)]
pub(crate) enum Task {
    Current,
    Check(Aim),
    /// Writes the version that an [`Aim::Adopt`] was found to be.
    Adopt {
        to: Positions,
        /// The schema of the version table that the rows stand in, where that is another.
        elsewhere: Option<String>,
        rows: Vec<String>,
    },
    /// Runs statements that should make of a database what these revisions make.
    Repair {
        to: Positions,
        statements: Vec<String>,
        /// What they leave.
        left: Vec<Difference>,
    },
    Plan(Direction, Target),
    Move(Direction, Target),
    Stamp {
        target: Target,
        force: bool,
    },
    /// One revision alone, by its position in the history.
    #[cfg(feature = "server")]
    Step(Direction, usize),
}

#[derive(Debug)]
enum Stage {
    Reading { reading: Reading, locked_by: Option<String> },
    Locking,
    Asking,
    Waiting,
    WaitingForBuilder(Box<Resuming>),
    Blocked(Box<Blocked>),
    WaitingToTryAgain(Box<Blocked>),
    Resuming(Box<Resuming>, Asked),
    Working(Message),
    Diagnosing(Diagnosis),
    Checking(Box<Checking>),
    Repairing(Box<Repairing>),
    Unlocking(Outcome),
    CleaningUp(Error),
    Over,
}

/// A conversation under way.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    graph: &'a Graph,
    bookkeeping: Bookkeeping,
    task: Task,
    /// What the target meant when the database was first read: a second starter that waited for `downgrade -1` must not
    /// take back one more.
    goal: Option<Goal>,
    stage: Stage,
    lock: Lock,
    queue: VecDeque<(Message, Vec<String>)>,
    /// When the message under way was sent.
    began: Option<Instant>,
    /// The version rows that the message under way begins with.
    at: Vec<String>,
    outcome: Outcome,
    /// What a stamp without force compares first: the revisions, the target in words, the server's version.
    comparing: Option<(Positions, String, u32)>,
    /// Whether a failed revision outside a transaction may have left its own search path in the session.
    search_path_set: bool,
    /// What a repair should lead to, and what it leaves.
    proving: Option<(Positions, Facts, Vec<Difference>)>,
    /// How often a check has read the database.
    attempts: u32,
    /// What the session began with, where that is known.
    mark: Option<String>,
    /// A pooler stands in between, so that a session is no more than a transaction.
    pooled: bool,
    /// The steps that were taken.
    taken: Vec<(&'static Revision, Direction)>,
    /// A message that had waited in vain, and is under way once more.
    blocked: Option<Box<Blocked>>,
    /// The attempt that is being cleared up after.
    discarded: Option<(&'static Revision, Direction)>,
    /// What was taken up where an earlier run left it.
    resumed: Vec<Resumed>,
    /// What is to be done is read anew once the queue is empty.
    replan: bool,
    /// The server process that has the lock for this run.
    process: Option<String>,
    /// Ends the attempt in the log whose statement the server refused.
    closing: Option<Message>,
    /// What nobody has been told yet.
    news: VecDeque<News>,
    /// The revision whose step was told last.
    told: Option<&'static str>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(graph: &'a Graph, program: &str, patience: Patience, task: Task) -> Self {
        Run {
            graph,
            bookkeeping: Bookkeeping::new(graph.history(), program).patient(patience),
            task,
            goal: None,
            stage: Stage::Over,
            lock: Lock::new(graph.history(), patience.lock_wait),
            queue: VecDeque::new(),
            began: None,
            at: Vec::new(),
            outcome: Outcome::default(),
            comparing: None,
            search_path_set: false,
            proving: None,
            attempts: 0,
            mark: None,
            pooled: false,
            taken: Vec::new(),
            blocked: None,
            discarded: None,
            resumed: Vec::new(),
            replan: false,
            process: None,
            closing: None,
            news: VecDeque::new(),
            told: None,
        }
    }

    pub(crate) fn start(&mut self) -> Next {
        self.read(Reading::Whole, None)
    }

    /// What happened and was not told yet; a driver asks before it does what is next.
    pub(crate) fn news(&mut self) -> Option<News> {
        self.news.pop_front()
    }

    pub(crate) fn waited(&mut self) -> Next {
        match std::mem::replace(&mut self.stage, Stage::Locking) {
            Stage::WaitingForBuilder(resuming) => return self.ask_builder(resuming),
            Stage::WaitingToTryAgain(blocked) => return self.try_again(blocked),
            Stage::Waiting if self.pooled => return self.read(Reading::Whole, None),
            Stage::Waiting
            | Stage::Reading { .. }
            | Stage::Locking
            | Stage::Asking
            | Stage::Resuming(..)
            | Stage::Blocked(_)
            | Stage::Working(_)
            | Stage::Diagnosing(_)
            | Stage::Checking(_)
            | Stage::Repairing(_)
            | Stage::Unlocking(_)
            | Stage::CleaningUp(_)
            | Stage::Over => {}
        }
        Next::Send(self.lock.ask())
    }

    pub(crate) fn answered(&mut self, answer: Result<Answer, Failure>) -> Next {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Reading { reading, locked_by } => match reading.answered(self.graph, answer) {
                Ok(Read::Again(reading)) => self.read(reading, locked_by),
                Ok(Read::Done(facts)) => self.have_read(&facts, locked_by),
                Err(error) => self.give_up(error, locked_by.is_some()),
            },
            Stage::Locking => match answer {
                Ok(answer) => match Lock::taken(&answer) {
                    Some(process) => {
                        self.process = Some(process.clone());
                        self.read(Reading::Whole, Some(process))
                    }
                    None if self.lock.holder.is_none() => {
                        self.stage = Stage::Asking;
                        Next::Send(self.lock.who())
                    }
                    None => self.wait(),
                },
                Err(failure) => stop(Error::bookkeeping("taking the migration lock", failure)),
            },
            Stage::Asking => match answer {
                Ok(answer) => {
                    self.lock.told(&answer);
                    self.wait()
                }
                Err(failure) => stop(Error::bookkeeping("asking who has the migration lock", failure)),
            },
            Stage::Working(message) => match answer {
                Ok(answer) => self.worked(&message, answer),
                Err(Failure::Server(error)) if self.pooled && pooled::is_anothers_turn(&error) => {
                    self.let_another()
                }
                Err(Failure::Server(error)) if self.may_try_again(&message, &error) => {
                    self.ask_blockers(message, error)
                }
                Err(failure) => {
                    let lost = matches!(failure, Failure::Lost(_));
                    let error = self.failed(&message, failure);
                    if let Purpose::Step(revision, direction) = message.purpose {
                        self.search_path_set = runs_outside(revision, direction);
                        let alone = self.search_path_set && message.script.is_some();
                        if alone && script(revision, direction).probe == Probe::Unknown {
                            self.closing = Some(self.bookkeeping.end_attempt(revision, direction));
                        }
                    }
                    if lost { stop(error) } else { self.locate(error) }
                }
            },
            Stage::Checking(checking) => self.checked(*checking, answer),
            Stage::Blocked(blocked) => self.told_blockers(*blocked, answer),
            Stage::Resuming(resuming, asked) => self.resumed(*resuming, asked, answer),
            Stage::Repairing(repairing) => self.repaired(*repairing, answer),
            Stage::Diagnosing(search) => self.diagnosed(search, answer),
            Stage::Unlocking(outcome) => Next::Done(Ok(Done::Moved(outcome))),
            Stage::CleaningUp(error) => stop(error),
            Stage::Waiting | Stage::WaitingForBuilder(_) | Stage::WaitingToTryAgain(_) | Stage::Over => {
                stop(Error::UnexpectedAnswer)
            }
        }
    }

    /// What clears the session where the conversation ends here, though nobody hears the answer: no transaction, no lock, its
    /// own search path. `None` where nothing is to be cleared.
    #[cfg(feature = "tokio")]
    pub(crate) fn abandoned(&self) -> Option<String> {
        let outside = match &self.stage {
            Stage::Over | Stage::Waiting | Stage::Reading { locked_by: None, .. } => return None,
            // On their way already.
            Stage::Unlocking(_) | Stage::CleaningUp(_) => return None,
            Stage::Working(message) => {
                matches!(message.purpose, Purpose::Step(revision, direction) if runs_outside(revision, direction))
            }
            Stage::Reading { .. }
            | Stage::Locking
            | Stage::Asking
            | Stage::Blocked(_)
            | Stage::WaitingToTryAgain(_)
            | Stage::Diagnosing(_)
            | Stage::Checking(_)
            | Stage::Repairing(_) => false,
            Stage::Resuming(..) | Stage::WaitingForBuilder(_) => true,
        };
        Some(self.clearing(outside || self.search_path_set))
    }

    fn clearing(&self, search_path: bool) -> String {
        if self.pooled {
            return "ROLLBACK;".to_owned();
        }
        let restore = if search_path { RESTORE_SEARCH_PATH } else { "" };
        format!("ROLLBACK; {restore}{}", self.lock.release())
    }

    fn read(&mut self, reading: Reading, locked_by: Option<String>) -> Next {
        self.stage = Stage::Reading { reading, locked_by };
        Next::Send(reading.message(self.graph.history()))
    }

    fn wait(&mut self) -> Next {
        match self.lock.pause() {
            Some(pause) => {
                if !self.lock.told {
                    self.lock.told = true;
                    self.news.push_back(News::Waiting(self.lock.holder.clone()));
                }
                self.stage = Stage::Waiting;
                Next::Wait(pause)
            }
            None => stop(Error::LockWait { waited: self.lock.waited(), holder: self.lock.holder.clone() }),
        }
    }

    fn have_read(&mut self, facts: &Facts, locked_by: Option<String>) -> Next {
        if let Some(locked_by) = &locked_by
            && *locked_by != facts.process
        {
            let answered_by = facts.process.clone();
            return stop(Error::Pooled { locked_by: locked_by.clone(), answered_by });
        }
        if let Task::Check(aim) = self.task.clone() {
            return self.check(aim, facts.clone());
        }
        match self.work(facts) {
            Err(error) => self.give_up(error, locked_by.is_some()),
            Ok(Some(done)) => Next::Done(Ok(done)),
            Ok(None) if self.queue.is_empty() => {
                let outcome = std::mem::take(&mut self.outcome);
                if locked_by.is_some() || self.pooled {
                    self.unlock(outcome)
                } else {
                    Next::Done(Ok(Done::Moved(outcome)))
                }
            }
            Ok(None) if locked_by.is_some() => self.next_message(),
            Ok(None) => {
                if facts.standby || facts.read_only {
                    return stop(Error::ReadOnly {
                        database: facts.database.clone(),
                        standby: facts.standby,
                        pending: self.outcome.revisions.len(),
                    });
                }
                if self.mark.is_some() && facts.mark != self.mark {
                    return self.begin_pooled(facts);
                }
                self.lock.sets_strings = facts.backslash_escapes;
                self.stage = Stage::Locking;
                Next::Send(self.lock.ask())
            }
        }
    }

    fn next_message(&mut self) -> Next {
        match self.queue.pop_front() {
            Some((message, at)) => {
                self.at = at;
                self.began = Some(Instant::now());
                if let Purpose::Step(revision, direction) = message.purpose
                    && self.told != Some(revision.id)
                {
                    self.told = Some(revision.id);
                    self.news.push_back(News::Step(revision, direction));
                }
                self.stage = Stage::Working(message.clone());
                Next::Send(message)
            }
            None if self.replan => {
                self.replan = false;
                let process = self.process.clone();
                self.read(Reading::Whole, process)
            }
            None => {
                let outcome = std::mem::take(&mut self.outcome);
                self.unlock(outcome)
            }
        }
    }

    fn worked(&mut self, message: &Message, answer: Answer) -> Next {
        if message.expect == Expect::Attempt {
            return self.attempted(message, answer);
        }
        if let Some((targets, target, server_version)) = self.comparing.take() {
            match live::compare(self.graph, &targets, answer, server_version) {
                Ok(comparison) if comparison.differences.is_empty() => return self.next_message(),
                Ok(live::Comparison { differences, not_compared }) => {
                    return self.give_up(Error::StampDiffers { target, differences, not_compared }, true);
                }
                Err(error) => return self.give_up(error, true),
            }
        }
        if message.purpose == Purpose::Repair && message.expect == Expect::Rows {
            return self.proof(answer);
        }
        if let Expect::Touched(expected) = &message.expect
            && !answer.counts.ends_with(expected)
        {
            return self.give_up(Error::UnexpectedAnswer, true);
        }
        if let (Purpose::Step(revision, direction), Expect::Touched(_)) = (message.purpose, &message.expect) {
            self.taken.push((revision, direction));
        }
        self.next_message()
    }

    fn failed(&self, message: &Message, failure: Failure) -> Error {
        let (revision, direction) = match message.purpose {
            Purpose::Step(revision, direction) => (revision, direction),
            Purpose::Prepare => {
                return Error::bookkeeping("making the version table and the log table", failure);
            }
            Purpose::Repair => return repairing::failed(message, failure),
            Purpose::Read => return Error::bookkeeping("reading the live catalog", failure),
            Purpose::CleanUp => {
                return Error::bookkeeping("clearing up after an interrupted statement", failure);
            }
            Purpose::Stamp | Purpose::Lock => {
                return Error::bookkeeping("writing the version table", failure);
            }
        };
        match failure {
            Failure::Lost(source) => Error::Lost { revision: Some((revision.id, direction)), source },
            Failure::Server(error) if error.code == GUARD_SQLSTATE => Error::Moved {
                revision: revision.id,
                expected: self.at.clone(),
                found: error.detail.unwrap_or_default(),
            },
            Failure::Server(error) => Error::Statement(Box::new(StatementError {
                revision,
                direction,
                place: StatementPlace::find(self.graph.history(), revision, direction, message, &error),
                at: self.at.clone(),
                outside_transaction: runs_outside(revision, direction),
                source: *error,
            })),
        }
    }

    fn unlock(&mut self, mut outcome: Outcome) -> Next {
        outcome.resumed = std::mem::take(&mut self.resumed);
        if let Some(direction) = outcome.direction {
            let taken = self.taken.iter().filter(|(_, way)| *way == direction);
            outcome.revisions = taken.map(|(revision, _)| *revision).collect();
        }
        if self.pooled {
            return Next::Done(Ok(Done::Moved(outcome)));
        }
        self.stage = Stage::Unlocking(outcome);
        Next::Send(Message::new(Purpose::Lock, self.lock.release(), Expect::Rows))
    }

    /// Leaves the session as it was found: no transaction, no lock, its own search path.
    fn give_up(&mut self, error: Error, locked: bool) -> Next {
        if !locked {
            return stop(error);
        }
        let closing = self.closing.take().map(|message| message.sql).unwrap_or_default();
        let sql = format!("{} {closing}", self.clearing(self.search_path_set));
        self.stage = Stage::CleaningUp(error);
        Next::Send(Message::new(Purpose::CleanUp, sql, Expect::Success))
    }
}

fn stop(error: Error) -> Next {
    Next::Done(Err(error))
}

#[cfg(test)]
mod tests;
