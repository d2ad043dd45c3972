//! Runs a history on PostgreSQL as its tool does, revision by revision: did the upgrade apply, did the downgrade restore the
//! schema.

use postgres::Client;
use serde_json::{Value, json};

use super::layout::{Revision, Script};
use super::shape::{Difference, Shape};
use crate::{Scratch, scratch, scratch_from};

/// What the server said to a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its SQLSTATE.
    pub sqlstate: String,
    /// Its message.
    pub message: String,
    /// The statement, or what is known of it.
    pub near: String,
}

/// What a downgrade did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Downgrade {
    /// There is none.
    Missing,
    /// Not asked: the upgrade did not apply, or what the tool sends is not known.
    NotRun,
    /// The schema is as it was.
    Restores,
    /// The schema is another.
    Differs(Difference),
    /// It does not run.
    Refused(Refused),
}

/// What happened to one revision.
#[derive(Debug, Clone)]
pub struct Happened {
    /// Which.
    pub revision: String,
    /// The way up; `None` where what the tool sends is not known.
    pub upgrade: Option<Result<(), Refused>>,
    /// The way down.
    pub downgrade: Downgrade,
}

/// Runs a history. Each downgrade runs on a copy of the database, so that the next revision finds what the upgrade made; an
/// upgrade that fails is rolled back as far as its tool does, and the next one is tried.
///
/// # Panics
/// Where what the tool makes before the first revision is refused.
#[must_use]
pub fn run(prelude: &Script, revisions: &[Revision], mut tell: impl FnMut(&Happened)) -> Vec<Happened> {
    let database = scratch();
    send(&database, prelude).unwrap_or_else(|refused| panic!("the prelude is refused: {refused:?}"));
    let mut before = Shape::of(&database);
    let mut found = Vec::new();
    for revision in revisions {
        let upgraded = send(&database, &revision.upgrade);
        let after = Shape::of(&database);
        let downgrade = match &revision.downgrade {
            None => Downgrade::Missing,
            Some(script) if upgraded.is_err() || script.unknown || revision.upgrade.unknown => {
                Downgrade::NotRun
            }
            Some(script) => way_back(&database, script, &before),
        };
        let happened = Happened {
            revision: revision.name.clone(),
            upgrade: (!revision.upgrade.unknown).then_some(upgraded),
            downgrade,
        };
        tell(&happened);
        found.push(happened);
        before = after;
    }
    found
}

fn way_back(database: &Scratch, script: &Script, before: &Shape) -> Downgrade {
    let copy = scratch_from(database.name());
    match send(&copy, script) {
        Err(refused) => Downgrade::Refused(refused),
        Ok(()) => before.difference(&Shape::of(&copy)).map_or(Downgrade::Restores, Downgrade::Differs),
    }
}

/// Sends a script in a session of its own.
///
/// # Errors
/// What the server said.
pub fn send(database: &Scratch, script: &Script) -> Result<(), Refused> {
    let mut client = database.connect();
    let asked =
        |client: &mut Client, sql: &str| client.batch_execute(sql).map_err(|error| refused(&error, sql));
    asked(&mut client, "SET statement_timeout = '60s'")?;
    if script.in_transaction {
        asked(&mut client, "BEGIN")?;
    }
    for message in &script.messages {
        asked(&mut client, message)?;
    }
    if script.in_transaction {
        asked(&mut client, "COMMIT")?;
    }
    Ok(())
}

fn refused(error: &postgres::Error, sql: &str) -> Refused {
    let Some(database) = error.as_db_error() else {
        return Refused { sqlstate: String::new(), message: error.to_string(), near: String::new() };
    };
    let near = match database.position() {
        Some(postgres::error::ErrorPosition::Original(at)) => {
            let at = usize::try_from(*at).unwrap_or_default().saturating_sub(1);
            let rest: String = sql.chars().skip(at.saturating_sub(40)).take(120).collect();
            rest.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    Refused { sqlstate: database.code().code().to_owned(), message: database.message().to_owned(), near }
}

impl Refused {
    fn json(&self) -> Value {
        json!({ "sqlstate": self.sqlstate, "message": self.message, "near": self.near })
    }

    /// The server lacks what the history asks for: an extension, a program, a right.
    #[must_use]
    pub fn is_environment(&self) -> bool {
        self.message.contains("is not available")
            || self.message.contains("could not open extension control file")
    }
}

impl Happened {
    /// One line of what `judge_history` prints.
    #[must_use]
    pub fn json(&self, project: &str) -> Value {
        let upgrade = match &self.upgrade {
            None => json!("unknown"),
            Some(Ok(())) => json!("ok"),
            Some(Err(refused)) if refused.is_environment() => json!("environment"),
            Some(Err(refused)) => refused.json(),
        };
        let (downgrade, kinds, text) = match &self.downgrade {
            Downgrade::Missing => (json!("missing"), Vec::new(), ""),
            Downgrade::NotRun => (json!("not run"), Vec::new(), ""),
            Downgrade::Restores => (json!("restores"), Vec::new(), ""),
            Downgrade::Differs(one) if one.only_column_order => {
                (json!("column order"), one.kinds.clone(), one.text.as_str())
            }
            Downgrade::Differs(one) => (json!("differs"), one.kinds.clone(), one.text.as_str()),
            Downgrade::Refused(refused) => (refused.json(), Vec::new(), ""),
        };
        json!({
            "project": project,
            "revision": self.revision,
            "upgrade": upgrade,
            "downgrade": downgrade,
            "kinds": kinds,
            "difference": text,
        })
    }
}
