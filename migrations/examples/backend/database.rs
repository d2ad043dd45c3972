//! Which database, and whether it may be served from: one that is exactly what the head of the history makes, or none.

use std::fmt;
use std::path::Path;

use arcoiris::server::{self, Server};
use arcoiris::{Check, Migrator};
use arcoirispos_migrations::HISTORY;

/// The data of the server that is started where no database is named.
const OWN: &str = ".arcoiris/pg";
/// The database on it: what `cargo migrate` works on as well.
const NAME: &str = "arcoirispos";

/// A database.
pub(crate) struct Database {
    pub(crate) config: tokio_postgres::Config,
    /// It runs for as long as this value lives.
    _own: Option<Server>,
}

/// Why nothing is served.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The URL cannot be read.
    Url(tokio_postgres::Error),
    /// There is no server of the folder's own.
    Server(server::Error),
    /// The database on it could not be made.
    Make(tokio_postgres::Error),
    /// Nobody answers, a revision could not be applied, the database is of another program's future, …
    Migrator(arcoiris::Error),
    /// Revisions are missing.
    Behind {
        /// Where the database is.
        at: Vec<String>,
        /// What would be applied.
        missing: Vec<&'static str>,
    },
    /// It is not what its revision makes.
    Drifted(Box<Check>),
    /// The address.
    Listen(std::io::Error),
    /// The pool of sessions.
    Pool(String),
}

impl Database {
    /// The one of this URL, or of a server of this folder's own.
    pub(crate) fn find(url: Option<&str>) -> Result<Database, Refusal> {
        if let Some(url) = url.filter(|url| !url.is_empty()) {
            let config = url.parse().map_err(Refusal::Url)?;
            return Ok(Database { config, _own: None });
        }
        let own = Server::dev(Path::new(OWN)).map_err(Refusal::Server)?;
        make(&own).map_err(Refusal::Make)?;
        let config = own.url(NAME).parse().map_err(Refusal::Url)?;
        Ok(Database { config, _own: Some(own) })
    }
}

fn make(server: &Server) -> Result<(), tokio_postgres::Error> {
    let mut client = server.config("postgres").connect(tokio_postgres::NoTls)?;
    let there = client.query_opt("SELECT FROM pg_catalog.pg_database WHERE datname = $1", &[&NAME])?;
    match there {
        Some(_) => Ok(()),
        None => client.batch_execute(&format!("CREATE DATABASE {NAME}")),
    }
}

/// Whether the database is at the head of the history, and is exactly what that makes; applies what is missing if told so.
pub(crate) fn prove(database: &Database, apply: bool) -> Result<(), Refusal> {
    let mut migrator = Migrator::new(&HISTORY, database.config.clone().into()).map_err(Refusal::Migrator)?;
    if apply {
        let outcome = migrator.upgrade("head").map_err(Refusal::Migrator)?;
        for revision in outcome.revisions {
            println!("applied {} {}", revision.id, revision.title);
        }
    }
    let check = migrator.check().map_err(Refusal::Migrator)?;
    let plan = migrator.plan_upgrade("head").map_err(Refusal::Migrator)?;
    let missing: Vec<&str> = plan.steps.iter().map(|step| step.revision.id).collect();
    if !missing.is_empty() {
        return Err(Refusal::Behind { at: check.at, missing });
    }
    if check.is_equal() { Ok(()) } else { Err(Refusal::Drifted(Box::new(check))) }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Url(error) => write!(f, "the database's URL cannot be read: {error}"),
            Refusal::Server(error) => write!(f, "{error}"),
            Refusal::Make(error) => write!(f, "database {NAME} cannot be made: {error}"),
            Refusal::Migrator(error) => write!(f, "not served: {error}"),
            Refusal::Behind { at, missing } => {
                let at = if at.is_empty() { "base".to_owned() } else { at.join(", ") };
                write!(
                    f,
                    "not served: the database is at {at}, and lacks {}; --apply applies them",
                    missing.join(", ")
                )
            }
            Refusal::Drifted(check) => {
                write!(f, "not served: the database is not what {} makes", check.at.join(", "))?;
                check.differences.iter().try_for_each(|difference| write!(f, "\n  {difference}"))
            }
            Refusal::Listen(error) => write!(f, "cannot listen: {error}"),
            Refusal::Pool(error) => write!(f, "no pool of sessions: {error}"),
        }
    }
}
