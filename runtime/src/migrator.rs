//! The migrator: what a backend or a command calls. `asynchronous` is the one for asynchronous code.

#[cfg(feature = "tokio")]
mod asynchronous;

use std::time::Duration;

use postgres::{Client, Config};

use crate::connect::{mark, patiently};
use crate::driver::carry_out;
use crate::error::{Blocker, Error, LockHolder};
use crate::patience::Patience;
use crate::plan::{Direction, Plan};
use crate::probe::{Found, Resumed};
use crate::repair::{Repair, statements};
use crate::run::{Aim, Checked, Done, Run, Task};
use crate::{Check, Graph, History, Revision, Settings};
#[cfg(feature = "tokio")]
pub use asynchronous::AsyncMigrator;

/// Applies a history to a database.
///
/// Every call opens a session of its own, or uses the one it was given ([`Migrator::over`]). Any number of programs may
/// call at the same time: an advisory lock makes them take turns. Calls block; asynchronous code calls them from something
/// like `spawn_blocking`, or has `AsyncMigrator` (feature `tokio`).
///
/// ```no_run
/// static HISTORY: arcoiris::History = arcoiris::History::EMPTY; // arcoiris::history!("versions")
///
/// let database = std::env::var("DATABASE_URL").unwrap_or_default();
/// let mut migrator = arcoiris::Migrator::new(&HISTORY, database.parse()?)?;
/// let outcome = migrator.upgrade("head")?;
/// println!("applied {} revisions", outcome.revisions.len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Migrator<'client> {
    graph: Graph,
    session: Session<'client>,
    program: String,
    patience: Patience,
    observer: Box<dyn FnMut(&Event<'_>) + Send>,
}

enum Session<'client> {
    Own(Box<Settings>),
    Given(&'client mut Client),
}

/// What happens while a migrator works.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another program has the lock.
    Waiting {
        /// Who, where PostgreSQL tells.
        holder: Option<&'a LockHolder>,
    },
    /// A revision could not have its locks in time. It was taken back whole, and is tried again.
    Blocked {
        /// The revision.
        revision: &'static Revision,
        /// Which way.
        direction: Direction,
        /// How long it has been tried for.
        waited: Duration,
        /// Who has the locks, where PostgreSQL tells.
        blockers: &'a [Blocker],
        /// When it is tried again.
        again_in: Duration,
    },
    /// The server takes no connection at the moment: it starts, recovers, or has as many as it takes.
    Unavailable {
        /// What it says.
        reason: &'a Error,
        /// When it is tried again.
        again_in: Duration,
    },
    /// A revision is about to be applied or taken back.
    Step {
        /// The revision.
        revision: &'static Revision,
        /// Which way.
        direction: Direction,
    },
    /// A statement outside a transaction that an earlier run began is taken up where it was left.
    Resumed {
        /// The revision.
        revision: &'static Revision,
        /// Which way.
        direction: Direction,
        /// How far it had come.
        found: Found,
    },
    /// A statement outside a transaction was begun, and nothing tells that it ended: it runs at this moment, or was interrupted.
    Unfinished {
        /// The revision, which this history need not have.
        revision: &'a str,
        /// Which way.
        direction: Direction,
        /// Since when, in the server's words.
        since: &'a str,
        /// By which program.
        program: &'a str,
    },
}

/// What an upgrade, a downgrade or a stamp did.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Which way; absent for a stamp.
    pub direction: Option<Direction>,
    /// The revisions that were applied or taken back, in that order.
    pub revisions: Vec<&'static Revision>,
    /// The rows of the version table before.
    pub from: Vec<String>,
    /// The rows of the version table now; none is base.
    pub at: Vec<String>,
    /// How long the lock was waited for.
    pub waited: Duration,
    /// What was taken up where an earlier run had left it.
    pub resumed: Vec<Resumed>,
}

/// A database that was to be taken over.
#[derive(Debug, Clone)]
pub struct Adoption {
    /// How it stands to the revision that it was compared with.
    pub check: Check,
    /// The rows of its version table before.
    pub from: Vec<String>,
    /// The schema that its version table was brought from.
    pub brought_from: Option<String>,
    /// Whether anything was written.
    pub written: bool,
}

/// A row of the version table.
#[derive(Debug, Clone)]
pub struct Current {
    /// The identifier as it is stored.
    pub version: String,
    /// The revision that it means: another identifier where the stored one was collapsed (`[legacy]`).
    pub revision: &'static Revision,
    /// Whether nothing follows the revision.
    pub head: bool,
}

impl Current {
    fn new(graph: &Graph, version: String) -> Result<Current, Error> {
        let found = graph.locate(&version).and_then(|at| graph.at(at));
        let revision = found.ok_or_else(|| Error::unknown_version(graph, &version))?;
        let head = graph.followers(revision).is_empty();
        Ok(Current { version, revision, head })
    }
}

impl std::fmt::Debug for Migrator<'_> {
    /// Without the connection settings, which hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Migrator")
            .field("program", &self.program)
            .field("lock_wait", &self.patience.lock_wait)
            .finish_non_exhaustive()
    }
}

impl Migrator<'static> {
    /// A migrator that opens sessions with these settings.
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] for a history that `history!` did not make.
    pub fn new(history: &'static History, config: Config) -> Result<Self, Error> {
        Migrator::with_settings(history, Settings::from(config))
    }

    /// A migrator that opens sessions with these settings, which know all that libpq knows: every `sslmode`, service and
    /// password files, the environment.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// let settings = arcoiris::Settings::from_environment(None)?;
    /// arcoiris::Migrator::with_settings(&HISTORY, settings)?.upgrade("head")?;
    /// # Ok::<(), arcoiris::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] for a history that `history!` did not make.
    pub fn with_settings(history: &'static History, settings: Settings) -> Result<Self, Error> {
        Migrator::with(history, Session::Own(Box::new(settings)))
    }
}

impl<'client> Migrator<'client> {
    /// A migrator on a session that is open already, e.g. one with TLS. No transaction may be open on it.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// let mut client = postgres::Client::connect("host=/run/postgresql user=app", postgres::NoTls)?;
    /// arcoiris::Migrator::over(&HISTORY, &mut client)?.upgrade("head")?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::BrokenHistory`] for a history that `history!` did not make.
    pub fn over(history: &'static History, client: &'client mut Client) -> Result<Self, Error> {
        Migrator::with(history, Session::Given(client))
    }

    fn with(history: &'static History, session: Session<'client>) -> Result<Self, Error> {
        let (name, version) = history.package;
        Ok(Migrator {
            graph: Graph::new(history)?,
            session,
            program: format!("{name} {version}").trim().to_owned(),
            patience: Patience::default(),
            observer: Box::new(|_| ()),
        })
    }

    /// How long to wait for the lock while another program has it: five minutes unless said.
    #[must_use]
    pub fn lock_wait(mut self, longest: Duration) -> Self {
        self.patience.lock_wait = longest;
        self
    }

    /// How long a statement waits for a strong lock on a table that others use, before its revision is taken back and tried anew
    /// within [`Migrator::lock_wait`]: one second where readers would queue up behind it, three where writers would, unless said;
    /// zero for as long as it takes. Weak locks are waited for as the session's `lock_timeout` says.
    #[must_use]
    pub fn lock_timeout(mut self, longest: Duration) -> Self {
        self.patience.lock_timeout = Some(longest);
        self
    }

    /// How long a statement of a revision may take: as the session's `statement_timeout` says, unless said here. Statements outside a
    /// transaction are left alone.
    #[must_use]
    pub fn statement_timeout(mut self, longest: Duration) -> Self {
        self.patience.statement_timeout = Some(longest);
        self
    }

    /// The program's name and version for the log table, and for `application_name` where the settings have none: the
    /// package that embeds the history unless said.
    #[must_use]
    pub fn program(mut self, program: impl Into<String>) -> Self {
        self.program = program.into();
        self
    }

    /// Whom to tell about each step.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let config = "host=localhost".parse()?;
    /// let mut migrator = arcoiris::Migrator::new(&HISTORY, config)?
    ///     .lock_wait(std::time::Duration::from_secs(30))
    ///     .observer(|event| eprintln!("{event:?}"));
    /// migrator.upgrade("head")?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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

    /// Applies what lies between the database and the target: `head`, `heads`, a revision, `+2`, `2864583ca021+1`, …
    ///
    /// A target that the database is already at, or beyond, needs nothing and is no error.
    ///
    /// # Errors
    ///
    /// Every [`Error`]. Revisions that were applied before the one that failed stay.
    pub fn upgrade(&mut self, target: &str) -> Result<Outcome, Error> {
        self.move_to(Direction::Upgrade, target)
    }

    /// Takes back what was applied after the target: `base`, a revision, `-1`, `2864583ca021-2`, …
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// let outcome = migrator.downgrade("-1")?;
    /// println!("now at {:?}", outcome.at);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every [`Error`]. Revisions that were taken back before the one that failed stay so.
    pub fn downgrade(&mut self, target: &str) -> Result<Outcome, Error> {
        self.move_to(Direction::Downgrade, target)
    }

    /// Writes a version without running anything. Without `force`, only where the database has the catalog that the
    /// revision makes, owners, privileges and rows aside.
    ///
    /// # Errors
    ///
    /// [`Error::StampDiffers`] where it has not; every other [`Error`] of reading and writing the version table.
    pub fn stamp(&mut self, target: &str, force: bool) -> Result<Outcome, Error> {
        self.run(Task::Stamp { target: target.parse()?, force })?.moved()
    }

    /// Where the database is: the rows of its version table; none is base.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// for row in migrator.current()? {
    ///     println!("{}{}", row.version, if row.head { " (head)" } else { "" });
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownVersion`], [`Error::ContradictoryVersions`], and every [`Error`] of connecting and reading.
    pub fn current(&mut self) -> Result<Vec<Current>, Error> {
        let rows = self.run(Task::Current)?.current()?;
        rows.into_iter().map(|version| Current::new(&self.graph, version)).collect()
    }

    /// How the database differs from what the revision makes that it is at: every object in the history's scope, exactly, but for
    /// what [`Check::not_compared`] lists. Takes no lock, and changes nothing.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// for difference in migrator.check()?.differences {
    ///     println!("{difference}");
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownVersion`], [`Error::ContradictoryVersions`], and every [`Error`] of connecting and reading.
    pub fn check(&mut self) -> Result<Check, Error> {
        self.checked(Aim::Stored).map(|checked| checked.check)
    }

    /// What would take the database to what a revision makes: the one that it is at, or `target`, whatever it is at. Changes nothing.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// for statement in migrator.plan_repair(None)?.statements {
    ///     println!("{};", statement.sql);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Migrator::check`], and of the target.
    pub fn plan_repair(&mut self, target: Option<&str>) -> Result<Repair, Error> {
        let aim = aim(target)?;
        self.checked(aim).map(|checked| planned(&checked))
    }

    /// Runs what [`Migrator::plan_repair`] tells, in one transaction that is committed only if nothing differs any more, but for what
    /// the plan says is left ([`Repair::left`]) and the order of columns. What may hold rows or values is taken away only if
    /// `allow_drops` says so.
    ///
    /// # Errors
    ///
    /// [`Error::RepairLoses`], [`Error::RepairRefused`] and [`Error::RepairDiffers`], after which nothing is changed; those of
    /// [`Migrator::check`], of the target and of the lock.
    pub fn repair(&mut self, target: Option<&str>, allow_drops: bool) -> Result<Repair, Error> {
        let aim = aim(target)?;
        let checked = self.checked(aim)?;
        let (mut repair, task) = repairing(checked, allow_drops)?;
        if let Some(task) = task {
            self.run(task)?;
            repair.applied = true;
        }
        Ok(repair)
    }

    /// Takes over a database that another tool, or an older history, made: `target`, or else what its version table says (collapsed
    /// identifiers mean what they equal now; the table may stand in another schema), or else, without a version, the revision that it
    /// is most alike. The version is written only if nothing differs.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// let adoption = migrator.adopt(None)?;
    /// assert!(adoption.check.is_equal(), "{:?}", adoption.check.differences);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Migrator::check`], of the target and of the lock. A difference is none: it is told.
    pub fn adopt(&mut self, target: Option<&str>) -> Result<Adoption, Error> {
        let target = target.map(str::parse).transpose()?;
        let checked = self.checked(Aim::Adopt(target))?;
        let (adoption, task) = adopting(checked);
        match task {
            Some(task) => Ok(adopted(adoption, self.run(task)?)),
            None => Ok(adoption),
        }
    }

    fn checked(&mut self, aim: Aim) -> Result<Checked, Error> {
        self.run(Task::Check(aim))?.checked()
    }

    /// What [`Migrator::upgrade`] would do now.
    ///
    /// ```no_run
    /// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
    /// # let mut migrator = arcoiris::Migrator::new(&HISTORY, "host=localhost".parse()?)?;
    /// print!("{}", migrator.plan_upgrade("head")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every [`Error`] of connecting, reading and planning. Nothing is changed.
    pub fn plan_upgrade(&mut self, target: &str) -> Result<Plan, Error> {
        self.plan(Direction::Upgrade, target)
    }

    /// What [`Migrator::downgrade`] would do now.
    ///
    /// # Errors
    ///
    /// Every [`Error`] of connecting, reading and planning. Nothing is changed.
    pub fn plan_downgrade(&mut self, target: &str) -> Result<Plan, Error> {
        self.plan(Direction::Downgrade, target)
    }

    fn plan(&mut self, direction: Direction, target: &str) -> Result<Plan, Error> {
        self.run(Task::Plan(direction, target.parse()?))?.planned()
    }

    fn move_to(&mut self, direction: Direction, target: &str) -> Result<Outcome, Error> {
        self.run(Task::Move(direction, target.parse()?))?.moved()
    }

    fn run(&mut self, task: Task) -> Result<Done, Error> {
        let run = Run::new(&self.graph, &self.program, self.patience, task);
        match &mut self.session {
            Session::Own(settings) => {
                let (program, observer) = (&self.program, &mut self.observer);
                let (lock_wait, mark) = (self.patience.lock_wait, mark());
                let run = run.marked(mark.clone());
                let work = || {
                    let mut client = patiently(settings, program, (lock_wait, &mark), observer)?;
                    let done = carry_out(&mut client, run, observer);
                    // The server is told that the session ends; what it thinks of that changes nothing.
                    let _ = client.close();
                    done
                };
                // On a thread of its own: the driver's blocking calls panic on a thread that runs asynchronous tasks.
                std::thread::scope(|scope| scope.spawn(work).join())
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            }
            Session::Given(client) => carry_out(client, run, &mut self.observer),
        }
    }
}

fn aim(target: Option<&str>) -> Result<Aim, Error> {
    Ok(match target {
        Some(target) => Aim::Target(target.parse()?),
        None => Aim::Stored,
    })
}

fn planned(checked: &Checked) -> Repair {
    let (statements, left) = statements(&checked.expected, &checked.found, &checked.check.differences);
    Repair { check: checked.check.clone(), statements, left, applied: false }
}

/// What a repair that was asked for runs.
fn repairing(checked: Checked, allow_drops: bool) -> Result<(Repair, Option<Task>), Error> {
    let repair = planned(&checked);
    let losing: Vec<String> =
        repair.statements.iter().filter(|it| it.loses).map(|it| it.sql.clone()).collect();
    if !losing.is_empty() && !allow_drops {
        return Err(Error::RepairLoses { statements: losing });
    }
    let statements: Vec<String> = repair.statements.iter().map(|statement| statement.sql.clone()).collect();
    let left = repair.left.clone();
    let task = (!statements.is_empty()).then_some(Task::Repair { to: checked.positions, statements, left });
    Ok((repair, task))
}

/// What an adoption that was asked for writes: nothing where something differs.
fn adopting(checked: Checked) -> (Adoption, Option<Task>) {
    let Checked { check, positions, elsewhere, .. } = checked;
    let from = check.at.clone();
    let task = check.is_equal().then(|| Task::Adopt {
        to: positions,
        elsewhere: elsewhere.clone(),
        rows: from.clone(),
    });
    let brought_from = if task.is_some() { elsewhere } else { None };
    (Adoption { from, brought_from, written: false, check }, task)
}

fn adopted(mut adoption: Adoption, done: Done) -> Adoption {
    if let Done::Moved(outcome) = done {
        adoption.written = outcome.from != outcome.at || adoption.brought_from.is_some();
        adoption.check.at = outcome.at;
    }
    adoption
}
