//! What can go wrong with a server of our own: facts, and in one place what is said about them.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Why there is no server.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Unix only: the server listens on a Unix socket and is watched by `sh`.
    UnsupportedSystem,
    /// No folder with both `initdb` and `postgres`.
    NoPrograms,
    /// `PG_BIN` names a folder without `initdb` and `postgres`.
    WrongPrograms {
        /// The value of `PG_BIN`.
        folder: PathBuf,
    },
    /// The data belong to another major version than every PostgreSQL that was found.
    OtherVersion {
        /// The cluster's folder.
        data: PathBuf,
        /// The major version that made it.
        cluster: String,
        /// What was found: folder and major version.
        found: Vec<(PathBuf, String)>,
    },
    /// Root, and `/etc/passwd` knows no account to run the server as.
    NoAccount,
    /// The folder belongs to another user.
    Foreign {
        /// The folder.
        directory: PathBuf,
        /// Its owner's user id.
        owner: u32,
    },
    /// There is something at the place of the data that is no cluster.
    NotACluster {
        /// The folder.
        data: PathBuf,
    },
    /// `initdb` failed.
    InitDb {
        /// What it wrote.
        output: String,
    },
    /// `postgres` did not come up.
    NotStarted {
        /// The server's folder.
        directory: PathBuf,
        /// The end of what it wrote.
        log: String,
    },
    /// The server neither answered nor ended in this time.
    NeitherUpNorDown {
        /// The server's folder.
        directory: PathBuf,
        /// How long it was waited for.
        waited: Duration,
    },
    /// Another process has been starting or stopping the server for all this time.
    Busy {
        /// The server's folder.
        directory: PathBuf,
        /// How long it was waited for.
        waited: Duration,
    },
    /// A file or folder.
    Io {
        /// What was tried: "create".
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A program could not be run.
    Run {
        /// The program.
        program: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The server refused something.
    Postgres {
        /// What was tried: "create a database".
        action: &'static str,
        /// What it said.
        source: postgres::Error,
    },
    /// The template database could not be filled.
    Template {
        /// The template's key.
        key: String,
        /// What the filling function said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The same as at an earlier call in this process.
    Earlier(&'static Error),
}

const INSTALL: &str = "\
  Debian, Ubuntu   apt install postgresql
  Fedora, RHEL     dnf install postgresql-server postgresql-contrib
  Alpine           apk add postgresql postgresql-contrib
  Arch             pacman -S postgresql
  openSUSE         zypper install postgresql-server postgresql-contrib
  FreeBSD          pkg install postgresql17-server postgresql17-contrib
  macOS            brew install postgresql@17   (or Postgres.app)
  Nix              nix-shell -p postgresql
  Windows          set DATABASE_URL, or work in WSL";

const CONTRIB: &str = "\
the extension's files are not installed beside this PostgreSQL; the ones that come with PostgreSQL are a package of their own on some systems:
  Fedora, RHEL     dnf install postgresql-contrib
  Alpine           apk add postgresql-contrib
  openSUSE         zypper install postgresql-contrib
  FreeBSD          pkg install postgresql17-contrib
  Debian, Ubuntu   apt install postgresql-contrib   (before PostgreSQL 10)";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::UnsupportedSystem => {
                f.write_str("a server of the project's own needs a Unix system: set DATABASE_URL to a PostgreSQL that you have")
            }
            Error::NoPrograms => write!(
                f,
                "no PostgreSQL server programs (initdb and postgres) were found; install one:\n{INSTALL}\n\
                 or set DATABASE_URL to a server that you have, or PG_BIN to the folder that holds initdb and postgres"
            ),
            Error::WrongPrograms { folder } => {
                write!(f, "PG_BIN is {}, which does not hold both initdb and postgres", folder.display())
            }
            Error::OtherVersion { data, cluster, found } => {
                write!(f, "{} was made by PostgreSQL {cluster}, and found were only:", data.display())?;
                for (folder, version) in found {
                    write!(f, "\n  {version:<4} {}", folder.display())?;
                }
                write!(
                    f,
                    "\ninstall PostgreSQL {cluster} (or set PG_BIN to its programs), or remove {} to start with an empty database",
                    data.display()
                )
            }
            Error::NoAccount => f.write_str(
                "PostgreSQL refuses to run as root, and /etc/passwd has none of the users postgres, _postgres and nobody to run it as",
            ),
            Error::Foreign { directory, owner } => {
                write!(
                    f,
                    "{} belongs to user {owner}: run this as that user, or remove the folder",
                    directory.display()
                )
            }
            Error::NotACluster { data } => {
                write!(f, "{} holds something that is no PostgreSQL cluster: move it away", data.display())
            }
            Error::InitDb { output } => write!(f, "initdb failed: {}", output.trim_end()),
            Error::NotStarted { directory, log } => {
                write!(
                    f,
                    "postgres did not start in {}; the end of its log:\n{}",
                    directory.display(),
                    log.trim_end()
                )
            }
            Error::NeitherUpNorDown { directory, waited } => write!(
                f,
                "the server in {} neither answered nor ended in {} s",
                directory.display(),
                waited.as_secs()
            ),
            Error::Busy { directory, waited } => write!(
                f,
                "another process has been starting or stopping the server in {} for {} s",
                directory.display(),
                waited.as_secs()
            ),
            Error::Io { action, path, .. } => write!(f, "cannot {action} {}", path.display()),
            Error::Run { program, .. } => write!(f, "cannot run {}", program.display()),
            Error::Postgres { action, .. } => write!(f, "cannot {action}"),
            Error::Template { key, .. } => write!(f, "cannot fill the template database for `{key}`"),
            Error::Earlier(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } | Error::Run { source, .. } => Some(source),
            Error::Postgres { source, .. } => Some(source),
            Error::Template { source, .. } => Some(source.as_ref()),
            Error::Earlier(error) => std::error::Error::source(*error),
            Error::UnsupportedSystem
            | Error::NoPrograms
            | Error::WrongPrograms { .. }
            | Error::OtherVersion { .. }
            | Error::NoAccount
            | Error::Foreign { .. }
            | Error::NotACluster { .. }
            | Error::InitDb { .. }
            | Error::NotStarted { .. }
            | Error::NeitherUpNorDown { .. }
            | Error::Busy { .. } => None,
        }
    }
}

/// What to install, if this is `CREATE EXTENSION` not finding the extension's files: an error's SQLSTATE, message and detail.
///
/// PostgreSQL 15 and later say `feature_not_supported`, older ones `undefined_file`, about the control file
/// (`src/backend/commands/extension.c`, `parse_extension_control_file`). The file's name is there in every language.
#[must_use]
pub fn missing_extension_help(sqlstate: &str, message: &str, detail: Option<&str>) -> Option<&'static str> {
    let control_file = [Some(message), detail].into_iter().flatten().any(|text| text.contains(".control\""));
    (matches!(sqlstate, "0A000" | "58P01") && control_file).then_some(CONTRIB)
}
