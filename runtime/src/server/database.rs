//! Databases for tests: a template made once, and a copy of it for each test.
//!
//! Roles are the whole server's: a test that makes one needs a name of its own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use postgres::{Client, Config, NoTls};

use super::place::hash;
use super::{Error, Server};

impl Server {
    /// A database that is made once for each `key` by `fill` (create extensions, run migrations) and copied by
    /// [`database`](Self::database). Its name.
    ///
    /// Of several processes that ask at once, one fills and the others wait.
    ///
    /// # Errors
    /// What the server or `fill` said.
    pub fn template<F>(&self, key: &str, fill: F) -> Result<String, Error>
    where
        F: FnOnce(&mut Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>>,
    {
        let action = "make a template database";
        let failed = |source| Error::Postgres { action, source };
        let hash = hash(key.as_bytes());
        let name = format!("arcoiris_template_{hash:016x}");
        let mut client = self.connect("postgres")?;
        // ends with the connection
        client.execute("SELECT pg_advisory_lock($1)", &[&hash.cast_signed()]).map_err(failed)?;
        let finished = client
            .query_opt("SELECT datistemplate FROM pg_database WHERE datname = $1", &[&name])
            .and_then(|row| row.map(|row| row.try_get::<_, bool>(0)).transpose())
            .map_err(failed)?;
        if finished == Some(true) {
            return Ok(name);
        }
        if finished.is_some() {
            // its filler ended half-way
            drop_database(&mut client, &name).map_err(failed)?;
        }
        client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).map_err(failed)?;
        fill(&mut self.connect(&name)?).map_err(|source| Error::Template { key: key.to_owned(), source })?;
        client
            .batch_execute(&format!("ALTER DATABASE {name} IS_TEMPLATE true ALLOW_CONNECTIONS false"))
            .map_err(failed)?;
        Ok(name)
    }

    /// A database for one test: a copy of this one (`template0` is empty), dropped at the end.
    ///
    /// # Errors
    /// What the server said.
    pub fn database(&self, template: &str) -> Result<TestDatabase, Error> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("arcoiris_{}_{number}", std::process::id());
        let failed = |source| Error::Postgres { action: "make a database", source };
        let mut client = self.connect("postgres")?;
        let version: i32 = client
            .query_one("SELECT current_setting('server_version_num')::int", &[])
            .and_then(|row| row.try_get(0))
            .map_err(failed)?;
        // In memory it is faster to copy the files than to write them through the log, as 15 and later do; on a disk not.
        let in_memory = self.directory().starts_with("/dev/shm");
        let strategy = if version >= 150_000 && in_memory { " STRATEGY file_copy" } else { "" };
        let template = template.replace('"', "\"\"");
        // another process of this id may have left one behind
        drop_database(&mut client, &name).map_err(failed)?;
        client
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE \"{template}\"{strategy}"))
            .map_err(failed)?;
        Ok(TestDatabase {
            config: self.config(&name),
            url: self.url(&name),
            admin: self.config("postgres"),
            name,
        })
    }
}

/// A database of one test's own; dropped with this value.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    config: Config,
    url: String,
    admin: Config,
}

impl TestDatabase {
    /// The database's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How to connect to it.
    #[must_use]
    pub fn config(&self) -> Config {
        self.config.clone()
    }

    /// The same as a URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Connects to it as the superuser.
    ///
    /// # Errors
    /// What the driver says.
    pub fn connect(&self) -> Result<Client, Error> {
        let action = "connect to the test's database";
        self.config.connect(NoTls).map_err(|source| Error::Postgres { action, source })
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Ok(mut client) = self.admin.connect(NoTls) else { return };
        // DROP DATABASE sleeps 100 ms when it meets a backend that is still on its way out: wait for those first.
        for _ in 0..25 {
            let count = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1";
            match client.query_one(count, &[&self.name]).and_then(|row| row.try_get::<_, i64>(0)) {
                Ok(backends) if backends > 0 => std::thread::sleep(Duration::from_millis(2)),
                _ => break,
            }
        }
        let _ = drop_database(&mut client, &self.name);
    }
}

/// `FORCE` ends the connections that are left; PostgreSQL 13 and later.
fn drop_database(client: &mut Client, name: &str) -> Result<(), postgres::Error> {
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
}
