//! `Server`, the handle that a process holds while it uses the server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use postgres::{Client, Config, NoTls};

use super::lease::Lease;
use super::place::Place;
use super::programs::Programs;
use super::{Error, acquire};

/// The server's superuser: the only role of a fresh cluster.
pub(super) const SUPERUSER: &str = "postgres";

/// What a server is for: decides its settings, its grace period and whether its data outlive it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Dev,
    /// Of all test processes of a package.
    Test,
    /// Of one process, which wants a server without anybody else's roles.
    Scratch,
}

impl Kind {
    /// Whether the data need not survive anything.
    pub(super) fn is_throw_away(self) -> bool {
        match self {
            Kind::Dev => false,
            Kind::Test | Kind::Scratch => true,
        }
    }
}

/// A running PostgreSQL that this process uses. It runs at least as long as this value lives.
#[derive(Debug)]
pub struct Server {
    place: Place,
    started: bool,
    /// Gone when this value is dropped; the server ends some time after the last lease.
    _lease: Lease,
}

impl Server {
    /// The project's own server, with its data in `dir` (`.arcoiris/pg`): joined if it runs, started if not, made if
    /// there is none yet.
    ///
    /// As root, where the account that runs the server cannot enter `dir`, the data are kept elsewhere: see
    /// [`directory`](Self::directory) and [`asked_for`](Self::asked_for).
    ///
    /// # Errors
    /// No PostgreSQL programs, none of the data's version, a folder of somebody else, or a server that does not start.
    pub fn dev(dir: &Path) -> Result<Server, Error> {
        acquire::acquire(Place::dev(dir)?, Kind::Dev)
    }

    /// The throw-away server of this user's test processes, one for each package; it runs as long as the process.
    ///
    /// The data are in `/dev/shm` if that has room for them, else in `/tmp`; `ARCOIRIS_TEST_DIR` overrules both.
    ///
    /// # Errors
    /// As for [`dev`](Self::dev). A later call repeats the first one's error.
    pub fn test() -> Result<&'static Server, Error> {
        acquire::test()
    }

    /// A throw-away server of this process alone, with no role but its superuser; it and its data are gone soon after this value
    /// is dropped, or the process has ended.
    ///
    /// # Errors
    /// As for [`dev`](Self::dev).
    pub fn scratch() -> Result<Server, Error> {
        acquire::acquire(Place::scratch()?, Kind::Scratch)
    }

    pub(super) fn new(place: Place, started: bool, lease: Lease) -> Self {
        Server { place, started, _lease: lease }
    }

    /// How to connect to a database of this server.
    #[must_use]
    pub fn config(&self, database: &str) -> Config {
        config(self.place.socket(), database)
    }

    /// The same as a URL, as `psql` and every driver takes it.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        url(self.place.socket(), database)
    }

    /// Connects to a database as the superuser.
    ///
    /// # Errors
    /// What the driver says: no such database, or the server was stopped meanwhile.
    pub fn connect(&self, database: &str) -> Result<Client, Error> {
        let action = "connect to the server that was started for it";
        self.config(database).connect(NoTls).map_err(|source| Error::Postgres { action, source })
    }

    /// Whether this call started the server, rather than joined one that ran.
    #[must_use]
    pub fn started(&self) -> bool {
        self.started
    }

    /// The folder that holds the server's data, its log and its leases.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.place.base()
    }

    /// The folder that was asked for, where the data had to go elsewhere: root's server runs as another account, and
    /// that one could not enter it.
    #[must_use]
    pub fn asked_for(&self) -> Option<&Path> {
        self.place.asked_for()
    }

    /// The folder of the Unix socket: `psql -h` takes it.
    #[must_use]
    pub fn socket(&self) -> &Path {
        self.place.socket()
    }

    /// The `psql` that fits this server, if there is one.
    #[must_use]
    pub fn psql(&self) -> Option<PathBuf> {
        let version = self.place.cluster_version().ok().flatten();
        Programs::find(version.as_deref(), &self.place.data()).ok().and_then(|programs| programs.psql())
    }
}

pub(super) fn config(socket: &Path, database: &str) -> Config {
    let mut config = Config::new();
    config.host_path(socket).user(SUPERUSER).dbname(database).connect_timeout(Duration::from_secs(10));
    config
}

pub(super) fn url(socket: &Path, database: &str) -> String {
    let host = percent_encoded(socket.as_os_str().as_encoded_bytes());
    format!("postgresql://{SUPERUSER}@{host}/{}", percent_encoded(database.as_bytes()))
}

/// RFC 3986, 2.1: everything but the unreserved characters.
fn percent_encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_survives_every_character_of_a_path() {
        let url = url(Path::new("/a b/ü%/x?"), "my db");
        assert_eq!(url, "postgresql://postgres@%2Fa%20b%2F%C3%BC%25%2Fx%3F/my%20db");
        let parsed: Config = url.parse().unwrap();
        assert_eq!(parsed.get_hosts(), [postgres::config::Host::Unix(PathBuf::from("/a b/ü%/x?"))]);
        assert_eq!(parsed.get_dbname(), Some("my db"));
    }
}
