//! A history tried on databases that are made for it: what `arcoiris verify` drives.
//!
//! A [`Stage`] is a server; it makes an empty database for each [`Rehearsal`], which takes the revisions one step at a time, sent
//! exactly as a [`Migrator`](crate::Migrator) sends them, and tells the facts of the catalog in between. Nothing here knows what
//! the facts should be.

mod stage;

use postgres::Client;

use crate::answer::Failure;
use crate::connect::connect;
use crate::driver::{carry_out, send};
use crate::error::Error;
use crate::live;
use crate::patience::Patience;
use crate::plan::{Direction, script};
use crate::run::{Done, Run, Task};
use crate::{Graph, History, Outcome, Revision, Settings};

pub use crate::live::facts::{Facts, Values, differences, grouped, in_other_words, words_differ};
pub use stage::Stage;

/// What the log of a rehearsal's database calls the program.
const PROGRAM: &str = "arcoiris verify";

/// A history on a database of its own, in one session.
pub struct Rehearsal {
    graph: Graph,
    client: Client,
    /// Another session, so that nothing which a script does to its own changes what is read.
    reader: Client,
    server_version: u32,
    database: stage::Database,
}

impl std::fmt::Debug for Rehearsal {
    /// Without the connection, whose settings hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rehearsal").field("database", &self.database.name).finish_non_exhaustive()
    }
}

impl Rehearsal {
    fn new(
        history: &'static History,
        database: stage::Database,
        settings: &Settings,
        server_version: u32,
    ) -> Result<Self, Error> {
        let graph = Graph::new(history)?;
        let client = connect(settings, PROGRAM)?;
        let mut reader = connect(settings, PROGRAM)?;
        send(&mut reader, &live::prepared(server_version)).map_err(reading)?;
        Ok(Rehearsal { graph, client, reader, server_version, database })
    }

    /// The name of the database.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.database.name
    }

    /// Applies one revision, or takes it back: the one of this identifier. Its down revisions must be applied; one that is taken
    /// back must have nothing after it.
    ///
    /// # Errors
    /// Whatever a [`Migrator`](crate::Migrator) says to it.
    pub fn step(&mut self, revision: &str, direction: Direction) -> Result<Outcome, Error> {
        let position = self.graph.find_position(revision)?;
        let run = Run::new(
            &self.graph,
            PROGRAM,
            Patience::with_lock_wait(std::time::Duration::from_secs(10)),
            Task::Step(direction, position),
        );
        match carry_out(&mut self.client, run, &mut |_| {})? {
            Done::Moved(outcome) => Ok(outcome),
            Done::Planned(_) | Done::Current(_) | Done::Checked(_) => Err(Error::UnexpectedAnswer),
        }
    }

    /// What the database holds, without the version table and the log.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn facts(&mut self) -> Result<Facts, Error> {
        let answer = send(&mut self.reader, live::ASK).map_err(reading)?;
        live::live_facts(&self.graph, answer.sets)
    }

    /// Runs the statements of a script one at a time in a transaction that is rolled back, as far as they are accepted, and hands on
    /// what the database holds after each, by the statement's number from 0. Ends early where `each` says `false`.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn each_statement(
        &mut self,
        revision: &'static Revision,
        direction: Direction,
        each: &mut dyn FnMut(usize, Facts) -> bool,
    ) -> Result<(), Error> {
        let path = self.graph.history().search_path;
        let path = if path.trim().is_empty() { "''" } else { path };
        let begun = send(&mut self.client, &format!("BEGIN; SET LOCAL search_path = {path}"));
        let ran = begun.map_err(reading).and_then(|_| self.run_each(revision, direction, each));
        let undone = send(&mut self.client, "ROLLBACK").map_err(reading);
        ran.and(undone.map(|_| ()))
    }

    fn run_each(
        &mut self,
        revision: &'static Revision,
        direction: Direction,
        each: &mut dyn FnMut(usize, Facts) -> bool,
    ) -> Result<(), Error> {
        let script = script(revision, direction);
        for (index, statement) in script.statements.iter().enumerate() {
            let Some(text) = statement.text(script) else { return Ok(()) };
            match send(&mut self.client, text) {
                Ok(_) => {}
                Err(Failure::Server(_)) => return Ok(()),
                Err(lost) => return Err(reading(lost)),
            }
            let answer = match send(&mut self.client, &live::query_within(self.server_version)) {
                Ok(answer) => answer,
                Err(Failure::Server(_)) => return Ok(()),
                Err(lost) => return Err(reading(lost)),
            };
            if !each(index, live::live_facts(&self.graph, answer.sets)?) {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn reading(failure: Failure) -> Error {
    Error::bookkeeping("reading the live catalog", failure)
}
