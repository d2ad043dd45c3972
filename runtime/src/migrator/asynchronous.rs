//! The migrator for asynchronous code.

use std::time::Duration;

use tokio_postgres::Client;

use super::{Adoption, Current, Event, Outcome, adopted, adopting, aim, planned, repairing};
use crate::connect::{Session as Opened, mark, open_patiently};
use crate::driver::asynchronous::carry_out;
use crate::error::Error;
use crate::patience::Patience;
use crate::plan::{Direction, Plan};
use crate::repair::Repair;
use crate::run::{Aim, Checked, Done, Run, Task};
use crate::{Check, Graph, History, Settings};

/// Applies a history to a database, in asynchronous code: what [`Migrator`](crate::Migrator) does, for programs that run on `tokio`.
/// Of the feature `tokio`.
///
/// Every call opens a session of its own, or uses the one it was given ([`AsyncMigrator::over`]): a `tokio_postgres::Client`, and so
/// also what a pool of `deadpool-postgres` or `bb8-postgres` hands out. Beside `sqlx`, whose sessions cannot be lent, it opens its
/// own for the moment.
///
/// A future that is dropped before its end leaves every revision applied or not begun, and no lock: a session of the migrator's own
/// is ended and what the server is doing for it is cancelled; one that was given is cleared before anything else is sent on it,
/// after what the server is doing for it. The next call goes on from there.
///
/// ```no_run
/// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY; // arcoiris::history!("versions")
/// # async fn start() -> Result<(), arcoiris::Error> {
/// let settings = arcoiris::Settings::from_environment(None)?;
/// let mut migrator = arcoiris::AsyncMigrator::new(&HISTORY, settings)?;
/// let outcome = migrator.upgrade("head").await?;
/// println!("applied {} revisions", outcome.revisions.len());
/// # Ok(())
/// # }
/// ```
pub struct AsyncMigrator<'client> {
    graph: Graph,
    session: Session<'client>,
    program: String,
    patience: Patience,
    observer: Box<dyn FnMut(&Event<'_>) + Send>,
}

enum Session<'client> {
    Own(Box<Settings>),
    Given(&'client Client),
}

impl std::fmt::Debug for AsyncMigrator<'_> {
    /// Without the connection settings, which hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AsyncMigrator")
            .field("program", &self.program)
            .field("lock_wait", &self.patience.lock_wait)
            .finish_non_exhaustive()
    }
}

impl AsyncMigrator<'static> {
    /// A migrator that opens sessions with these settings: [`Settings`], or the configuration of `tokio_postgres` or `postgres`.
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] for a history that `history!` did not make.
    pub fn new(history: &'static History, settings: impl Into<Settings>) -> Result<Self, Error> {
        AsyncMigrator::with(history, Session::Own(Box::new(settings.into())))
    }
}

impl<'client> AsyncMigrator<'client> {
    /// A migrator on a session that is open already. No transaction may be open on it, and nothing else may be sent on it until a
    /// call has ended.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # async fn start(client: tokio_postgres::Client) -> Result<(), arcoiris::Error> {
    /// // With deadpool-postgres: `let client = pool.get().await?;`, which is lent the same way.
    /// arcoiris::AsyncMigrator::over(&HISTORY, &client)?.upgrade("head").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] for a history that `history!` did not make.
    pub fn over(history: &'static History, client: &'client Client) -> Result<Self, Error> {
        AsyncMigrator::with(history, Session::Given(client))
    }

    fn with(history: &'static History, session: Session<'client>) -> Result<Self, Error> {
        let (name, version) = history.package;
        Ok(AsyncMigrator {
            graph: Graph::new(history)?,
            session,
            program: format!("{name} {version}").trim().to_owned(),
            patience: Patience::default(),
            observer: Box::new(|_| ()),
        })
    }

    /// See [`Migrator::lock_wait`](crate::Migrator::lock_wait).
    #[must_use]
    pub fn lock_wait(mut self, longest: Duration) -> Self {
        self.patience.lock_wait = longest;
        self
    }

    /// See [`Migrator::lock_timeout`](crate::Migrator::lock_timeout).
    #[must_use]
    pub fn lock_timeout(mut self, longest: Duration) -> Self {
        self.patience.lock_timeout = Some(longest);
        self
    }

    /// See [`Migrator::statement_timeout`](crate::Migrator::statement_timeout).
    #[must_use]
    pub fn statement_timeout(mut self, longest: Duration) -> Self {
        self.patience.statement_timeout = Some(longest);
        self
    }

    /// See [`Migrator::program`](crate::Migrator::program).
    #[must_use]
    pub fn program(mut self, program: impl Into<String>) -> Self {
        self.program = program.into();
        self
    }

    /// See [`Migrator::observer`](crate::Migrator::observer).
    #[must_use]
    pub fn observer(mut self, observer: impl FnMut(&Event<'_>) + Send + 'static) -> Self {
        self.observer = Box::new(observer);
        self
    }

    /// The history as a graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// See [`Migrator::upgrade`](crate::Migrator::upgrade).
    ///
    /// # Errors
    ///
    /// Every [`Error`]. Revisions that were applied before the one that failed stay.
    pub async fn upgrade(&mut self, target: &str) -> Result<Outcome, Error> {
        self.run(Task::Move(Direction::Upgrade, target.parse()?)).await?.moved()
    }

    /// See [`Migrator::downgrade`](crate::Migrator::downgrade).
    ///
    /// # Errors
    ///
    /// Every [`Error`]. Revisions that were taken back before the one that failed stay so.
    pub async fn downgrade(&mut self, target: &str) -> Result<Outcome, Error> {
        self.run(Task::Move(Direction::Downgrade, target.parse()?)).await?.moved()
    }

    /// See [`Migrator::stamp`](crate::Migrator::stamp).
    ///
    /// # Errors
    ///
    /// [`Error::StampDiffers`], and every other [`Error`] of reading and writing the version table.
    pub async fn stamp(&mut self, target: &str, force: bool) -> Result<Outcome, Error> {
        self.run(Task::Stamp { target: target.parse()?, force }).await?.moved()
    }

    /// See [`Migrator::current`](crate::Migrator::current).
    ///
    /// # Errors
    ///
    /// [`Error::UnknownVersion`], [`Error::ContradictoryVersions`], and every [`Error`] of connecting and reading.
    pub async fn current(&mut self) -> Result<Vec<Current>, Error> {
        let rows = self.run(Task::Current).await?.current()?;
        rows.into_iter().map(|version| Current::new(&self.graph, version)).collect()
    }

    /// See [`Migrator::check`](crate::Migrator::check).
    ///
    /// # Errors
    ///
    /// [`Error::UnknownVersion`], [`Error::ContradictoryVersions`], and every [`Error`] of connecting and reading.
    pub async fn check(&mut self) -> Result<Check, Error> {
        self.checked(Aim::Stored).await.map(|checked| checked.check)
    }

    /// See [`Migrator::plan_repair`](crate::Migrator::plan_repair).
    ///
    /// # Errors
    ///
    /// Those of [`AsyncMigrator::check`], and of the target.
    pub async fn plan_repair(&mut self, target: Option<&str>) -> Result<Repair, Error> {
        self.checked(aim(target)?).await.map(|checked| planned(&checked))
    }

    /// See [`Migrator::repair`](crate::Migrator::repair).
    ///
    /// # Errors
    ///
    /// [`Error::RepairLoses`], [`Error::RepairRefused`] and [`Error::RepairDiffers`], after which nothing is changed; those of
    /// [`AsyncMigrator::check`], of the target and of the lock.
    pub async fn repair(&mut self, target: Option<&str>, allow_drops: bool) -> Result<Repair, Error> {
        let checked = self.checked(aim(target)?).await?;
        let (mut repair, task) = repairing(checked, allow_drops)?;
        if let Some(task) = task {
            self.run(task).await?;
            repair.applied = true;
        }
        Ok(repair)
    }

    /// See [`Migrator::adopt`](crate::Migrator::adopt).
    ///
    /// # Errors
    ///
    /// Those of [`AsyncMigrator::check`], of the target and of the lock. A difference is none: it is told.
    pub async fn adopt(&mut self, target: Option<&str>) -> Result<Adoption, Error> {
        let target = target.map(str::parse).transpose()?;
        let (adoption, task) = adopting(self.checked(Aim::Adopt(target)).await?);
        match task {
            Some(task) => Ok(adopted(adoption, self.run(task).await?)),
            None => Ok(adoption),
        }
    }

    /// See [`Migrator::plan_upgrade`](crate::Migrator::plan_upgrade).
    ///
    /// # Errors
    ///
    /// Every [`Error`] of connecting, reading and planning. Nothing is changed.
    pub async fn plan_upgrade(&mut self, target: &str) -> Result<Plan, Error> {
        self.run(Task::Plan(Direction::Upgrade, target.parse()?)).await?.planned()
    }

    /// See [`Migrator::plan_downgrade`](crate::Migrator::plan_downgrade).
    ///
    /// # Errors
    ///
    /// Every [`Error`] of connecting, reading and planning. Nothing is changed.
    pub async fn plan_downgrade(&mut self, target: &str) -> Result<Plan, Error> {
        self.run(Task::Plan(Direction::Downgrade, target.parse()?)).await?.planned()
    }

    async fn checked(&mut self, aim: Aim) -> Result<Checked, Error> {
        self.run(Task::Check(aim)).await?.checked()
    }

    async fn run(&mut self, task: Task) -> Result<Done, Error> {
        let run = Run::new(&self.graph, &self.program, self.patience, task);
        match &self.session {
            Session::Own(settings) => {
                let mark = mark();
                let run = run.marked(mark.clone());
                let patience = (self.patience.lock_wait, mark.as_str());
                let session = open_patiently(settings, &self.program, patience, &mut self.observer).await?;
                let own = Own(Some(session));
                let Some(session) = &own.0 else { return Err(Error::UnexpectedAnswer) };
                let done = carry_out(&session.client, run, &mut self.observer).await;
                own.close().await;
                done
            }
            Session::Given(client) => carry_out(client, run, &mut self.observer).await,
        }
    }
}

/// A session that is abandoned where the future that has it is dropped.
struct Own(Option<Opened>);

impl Own {
    async fn close(mut self) {
        if let Some(session) = self.0.take() {
            session.close().await;
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            session.abandon();
        }
    }
}
