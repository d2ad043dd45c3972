//! One fault: a run that it strikes, what it leaves, and the run that completes it.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use arcoiris::{Error, Event, Migrator, Outcome};
use postgres::Config;

use crate::fault::Fault;
use crate::history::HISTORY;
use crate::program;
use crate::proxy::{Deed, Proxy};
use crate::server::{Own, kill};
use crate::state::{self, Undisturbed, ask};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// What a fault did.
#[derive(Debug)]
pub(crate) struct Seen {
    /// The run that it struck did not end well.
    pub(crate) disturbed: bool,
    /// The next one completed a statement.
    pub(crate) resumed: bool,
}

impl Way {
    pub(crate) fn go(self, migrator: &mut Migrator<'static>) -> Result<Outcome, Error> {
        match self {
            Way::Up => migrator.upgrade("head"),
            Way::Down => migrator.downgrade("base"),
        }
    }
}

/// The program that is disturbed, and the one that completes.
pub(crate) fn migrator(config: Config) -> Migrator<'static> {
    Migrator::new(&HISTORY, config).unwrap().program("victim").lock_wait(Duration::from_secs(30))
}

pub(crate) fn run(
    own: &mut Own,
    undisturbed: &Undisturbed,
    (database, way): (&str, Way),
    fault: &Fault,
) -> Result<Seen, String> {
    own.empty(database);
    if way == Way::Down {
        migrator(own.config(database)).upgrade("head").map_err(|error| format!("before: {error}"))?;
    }
    let disturbed = strike(own, database, way, *fault)?;
    if matches!(fault, Fault::KillServer(..)) {
        own.start_again();
    }
    if matches!(fault, Fault::KillSession(..)) {
        own.recovered();
    }
    let left = left(own, undisturbed, database)?;
    let outcome = way
        .go(&mut migrator(own.config(database)))
        .map_err(|error| format!("the next run fails: {error}\nleft was {left}"))?;
    ended(own, undisturbed, database, way).map_err(|why| format!("{why}\nleft was {left}"))?;
    Ok(Seen { disturbed, resumed: !outcome.resumed.is_empty() })
}

/// Runs the program with the fault in its way. Whether it failed.
fn strike(own: &Own, database: &str, way: Way, fault: Fault) -> Result<bool, String> {
    let victims = format!(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'victim' AND datname = '{database}'"
    );
    let admin = own.config("postgres");
    let killer = own.killer();
    let child = Arc::new(Mutex::new(None::<String>));
    let own_child = Arc::clone(&child);
    let deed = match fault {
        Fault::CutSending(_) | Fault::CutAnswering(_) => Deed::Cut,
        Fault::LoseAnswer(_) => Deed::Deafen,
        Fault::KillServer(..) => Deed::Call(Box::new(killer)),
        Fault::KillProgram(..) => Deed::Call(Box::new(move || {
            if let Some(process) = own_child.lock().unwrap().take() {
                kill(&process);
            }
        })),
        Fault::TerminateSession(..) => Deed::Call(Box::new(move || {
            if let Ok(mut client) = admin.connect(postgres::NoTls) {
                let _ = client.simple_query(&victims.replace("pid", "pg_terminate_backend(pid)"));
            }
        })),
        Fault::KillSession(..) => Deed::Call(Box::new(move || {
            if let Ok(mut client) = admin.connect(postgres::NoTls) {
                let process = ask(&mut client, &victims);
                drop(client);
                process.lines().for_each(kill);
            }
        })),
    };
    let proxy = Proxy::new(own.socket(), Some((fault.place(), deed)));
    if matches!(fault, Fault::KillProgram(..)) {
        // The proxy may be asked for the process before it is known, which is waited for there.
        let mut slot = child.lock().unwrap();
        let process = program::start(&Own::url_through(proxy.folder(), database), way);
        *slot = Some(process.id().to_string());
        drop(slot);
        let ended = process.wait_with_output().map_err(|error| error.to_string())?;
        return Ok(!ended.status.success());
    }
    let mut victim = migrator(own.config_through(&proxy, database));
    match within(Duration::from_secs(60), move || way.go(&mut victim))? {
        Ok(_) => Ok(false),
        // Told as what it is.
        Err(error) if ["lost", "refused", "server-away", "not-postgres"].contains(&error.code()) => Ok(true),
        Err(error) => Err(format!("the disturbed run says {}: {error}", error.code())),
    }
}

/// Whether something ends within a time.
fn within<T: Send + 'static>(
    longest: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || tell.send(work()));
    hear.recv_timeout(longest).map_err(|_| format!("it hangs: no end within {longest:?}"))
}

/// What the fault left: unlocked, and at a boundary or with what is half done told.
fn left(own: &Own, undisturbed: &Undisturbed, database: &str) -> Result<String, String> {
    let mut client = own.connect(database);
    let patience = Instant::now();
    // A program's session lives until the server notices that it is alone.
    let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() \
                  AND backend_type = 'client backend'";
    while ask(&mut client, others) != "0" {
        if patience.elapsed() > Duration::from_secs(20) {
            return Err("a session of the disturbed program is still there".to_owned());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let held = ask(&mut client, state::HELD);
    if held != "0" {
        return Err(format!("{held} locks are still held"));
    }
    let version = state::version(&mut client);
    let catalog = state::catalog(&mut client);
    let (tell, hear) = mpsc::channel();
    let mut asking = migrator(own.config(database)).observer(move |event| {
        if let Event::Unfinished { revision, direction, .. } = event {
            let _ = tell.send(format!("{} of {revision}", direction.word()));
        }
    });
    asking.current().map_err(|error| format!("it does not know where it is: {error}"))?;
    let unfinished = hear.try_recv().ok();
    if unfinished.is_none() && catalog != undisturbed.at(&version) {
        let expected = undisturbed.at(&version);
        return Err(format!("at {version} and nothing begun, it holds\n{catalog}\ninstead of\n{expected}"));
    }
    Ok(format!("{version}, unfinished: {unfinished:?}, log {:?}", state::log(&mut client)))
}

/// What there is after the run that completed it.
fn ended(own: &Own, undisturbed: &Undisturbed, database: &str, way: Way) -> Result<(), String> {
    let mut client = own.connect(database);
    let version = state::version(&mut client);
    let expected = if way == Way::Up { HISTORY.revisions.last().map_or("", |it| it.id) } else { "" };
    if version != expected {
        return Err(format!("in the end it is at `{version}`"));
    }
    let catalog = state::catalog(&mut client);
    if catalog != undisturbed.at(expected) {
        return Err(format!("in the end it holds\n{catalog}\ninstead of\n{}", undisturbed.at(expected)));
    }
    let log = state::log(&mut client);
    for revision in HISTORY.revisions {
        let count =
            |way: &str| log.iter().filter(|(id, direction)| id == revision.id && direction == way).count();
        let down = usize::from(way == Way::Down);
        if (count("upgrade"), count("downgrade")) != (1, down) {
            return Err(format!("{} stands otherwise than once in the log {log:?}", revision.id));
        }
    }
    let held = ask(&mut client, state::HELD);
    if held == "0" { Ok(()) } else { Err(format!("{held} locks are held in the end")) }
}
