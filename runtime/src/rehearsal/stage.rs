//! A server on which databases are made and dropped again. What was there before is left alone.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use postgres::Client;

use super::Rehearsal;
use crate::answer::{Answer, Failure};
use crate::connect::connect;
use crate::driver::send;
use crate::error::Error;
use crate::plan::quote;
use crate::{History, Settings};

/// What the names of databases begin with that last as long as a rehearsal.
const PREFIX: &str = "arcoiris_verify_";
/// And those of the ones that were kept.
const KEPT: &str = "arcoiris_kept_";

/// A server for rehearsals.
pub struct Stage {
    settings: Settings,
    /// Its `application_name` is `tag`: that is how others see that the databases of this stage are in use.
    admin: Client,
    tag: String,
    version: String,
    version_number: u32,
    user: String,
    superuser: bool,
}

/// A database of a rehearsal, dropped with it.
#[derive(Debug)]
pub(super) struct Database {
    pub(super) name: String,
    settings: Settings,
    dropped: bool,
}

impl std::fmt::Debug for Stage {
    /// Without the connection settings, which hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stage")
            .field("tag", &self.tag)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl Stage {
    /// Connects to a server. The database that the settings name is only connected to, since every session needs one. Databases
    /// that a rehearsal left behind because it was killed are dropped.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn connect(settings: &Settings) -> Result<Stage, Error> {
        let mut settings = settings.clone();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        // Unique on the server, whatever machines work on it.
        let tag =
            format!("{PREFIX}{:012x}", (now ^ (u128::from(std::process::id()) << 24)) & 0xffff_ffff_ffff);
        settings.config.application_name(&tag);
        let mut admin = connect(&settings, &tag)?;
        let asked = send(
            &mut admin,
            "SELECT current_setting('server_version'), current_setting('server_version_num'), current_user, \
             (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)",
        )
        .map_err(|failure| Error::bookkeeping("asking for the server's version", failure))?;
        let mut fields = asked.sets.into_iter().flatten().flatten().map(Option::unwrap_or_default);
        let mut next = || fields.next().unwrap_or_default();
        let (version, number, user, superuser) = (next(), next(), next(), next());
        // "15.14 (Debian 15.14-0+deb12u1)"
        let version = version.split_whitespace().next().unwrap_or_default().to_owned();
        let mut stage = Stage {
            settings,
            admin,
            tag,
            version,
            version_number: number.parse().unwrap_or_default(),
            user,
            superuser: superuser == "t",
        };
        stage.drop_abandoned()?;
        Ok(stage)
    }

    /// The server's version: `15.14`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The server's version as a number: 150014.
    #[must_use]
    pub fn version_number(&self) -> u32 {
        self.version_number
    }

    /// As whom it is worked.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Whether that is a superuser.
    #[must_use]
    pub fn is_superuser(&self) -> bool {
        self.superuser
    }

    /// Makes an empty database and opens a session in it.
    ///
    /// # Errors
    /// Those of the connection, and what the server says to `CREATE DATABASE`.
    pub fn rehearse(&mut self, history: &'static History) -> Result<Rehearsal, Error> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("{}_{}", self.tag, NUMBER.fetch_add(1, Ordering::Relaxed));
        self.send("making a database to verify in", &format!("CREATE DATABASE {name} TEMPLATE template0"))?;
        let database = Database { name, settings: self.settings.clone(), dropped: false };
        let mut settings = self.settings.with_database(&database.name);
        settings.config.application_name(super::PROGRAM);
        Rehearsal::new(history, database, &settings, self.version_number)
    }

    /// Drops the database of a rehearsal.
    ///
    /// # Errors
    /// Those of the connection: then the database may still be there.
    pub fn discard(&mut self, rehearsal: Rehearsal) -> Result<(), Error> {
        let Rehearsal { client, reader, mut database, .. } = rehearsal;
        drop((client, reader));
        database.dropped = true;
        self.send("dropping the database that was made", &dropping(&database.name)).map(|_| ())
    }

    /// Keeps the database of a rehearsal, under a name of which no later stage thinks that it was abandoned.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn keep(&mut self, rehearsal: Rehearsal) -> Result<String, Error> {
        let Rehearsal { client, reader, mut database, .. } = rehearsal;
        database.dropped = true;
        drop((client, reader));
        let kept = database.name.replacen(PREFIX, KEPT, 1);
        // The session's end takes the server a moment.
        let doing = "renaming the database that was made";
        let sql = format!("ALTER DATABASE {} RENAME TO {kept}", database.name);
        for _ in 0..50 {
            match send(&mut self.admin, &sql) {
                Ok(_) => break,
                // object_in_use
                Err(Failure::Server(error)) if error.code == "55006" => {
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
                Err(failure) => return Err(Error::bookkeeping(doing, failure)),
            }
        }
        Ok(kept)
    }

    /// The roles that the server has, but for its own.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn roles(&mut self) -> Result<BTreeSet<String>, Error> {
        let sql = "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_'";
        let answer = self.send("asking for the server's roles", sql)?;
        Ok(answer.sets.into_iter().flatten().flatten().flatten().collect())
    }

    /// Makes a role that may not log in.
    ///
    /// # Errors
    /// What the server says.
    pub fn make_role(&mut self, role: &str) -> Result<(), Error> {
        self.send("making a declared role", &format!("CREATE ROLE {}", quote::identifier(role))).map(|_| ())
    }

    /// Drops a role. Its databases must be gone before.
    ///
    /// # Errors
    /// What the server says.
    pub fn drop_role(&mut self, role: &str) -> Result<(), Error> {
        self.send("dropping a role", &format!("DROP ROLE IF EXISTS {}", quote::identifier(role))).map(|_| ())
    }

    /// A killed process could not drop its databases: those of ours whose maker has no session any more.
    fn drop_abandoned(&mut self) -> Result<(), Error> {
        let sql = format!(
            "SELECT d.datname FROM pg_catalog.pg_database d WHERE pg_catalog.starts_with(d.datname::text, '{PREFIX}') \
             AND pg_catalog.pg_get_userbyid(d.datdba) = current_user AND NOT EXISTS (\
             SELECT FROM pg_catalog.pg_stat_activity a WHERE a.usename = current_user \
             AND pg_catalog.starts_with(d.datname::text, a.application_name || '_'))"
        );
        let answer = self.send("looking for databases that were left behind", &sql)?;
        for name in answer.sets.into_iter().flatten().flatten().flatten() {
            self.send("dropping a database that was left behind", &dropping(&name))?;
        }
        Ok(())
    }

    fn send(&mut self, doing: &'static str, sql: &str) -> Result<Answer, Error> {
        send(&mut self.admin, sql).map_err(|failure| Error::bookkeeping(doing, failure))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !self.dropped
            && let Ok(mut client) = connect(&self.settings, super::PROGRAM)
        {
            // Where this fails too, the next stage on this server drops it.
            let _ = send(&mut client, &dropping(&self.name));
        }
    }
}

/// `FORCE` ends the sessions that are left; PostgreSQL 13 and later.
fn dropping(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
}
