//! Making a cluster and starting its server.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output};
use std::time::{Duration, Instant};

use super::Error;
use super::account::io;
use super::place::Place;
use super::programs::Programs;
use super::unix::{Kind, SUPERUSER};

/// How PostgreSQL compares and folds text, best first: the builtin provider of 17 and later, the C library's of glibc and
/// macOS, and what is there everywhere.
const LOCALES: [&[&str]; 3] =
    [&["--locale-provider=builtin", "--locale=C.UTF-8"], &["--locale=C.UTF-8"], &["--locale=C"]];

/// No TCP: the socket's folder is the only door, and it is open to its owner alone.
const SETTINGS: [&str; 4] =
    ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=200", "synchronous_commit=off"];

/// Nothing has to survive a crash.
const TEST_SETTINGS: [&str; 8] = [
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=64MB",
    "max_wal_size=512MB",
    "checkpoint_timeout=1h",
    "wal_level=minimal",
    "max_wal_senders=0",
];

/// Makes the cluster if there is none, and starts its server; it does not answer yet when this returns.
pub(super) fn start(place: &Place, kind: Kind) -> Result<Child, Error> {
    let data = place.data();
    if kind.is_throw_away() {
        remove(&data)?;
    }
    let version = place.cluster_version()?;
    let programs = Programs::find(version.as_deref(), &data)?;
    if version.is_none() {
        make(place, kind, &programs)?;
    }
    // A folder that was made anew may stand where one with a running server was removed. That server's watcher needs half
    // a second to notice, and the server takes the socket of this name with it.
    if let (Kind::Dev, Some(made)) = (kind, place.made()) {
        std::thread::sleep(Duration::from_secs(1).saturating_sub(Instant::now().duration_since(made)));
    }
    let log = place.base().join("log");
    remove(&log)?;
    let out = place.open("log")?;
    let errors = out.try_clone().map_err(|source| io("open", &log, source))?;
    let program = programs.program("postgres");
    let mut command = command(place, &program);
    command.arg("-D").arg(&data).arg("-k").arg(place.socket()).args(["-p", "5432"]);
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    if kind.is_throw_away() {
        command.args(TEST_SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    }
    // its own process group: Ctrl-C in the terminal is not meant for it
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.stdout(out).stderr(errors).spawn().map_err(|source| Error::Run { program, source })
}

/// The end of what the server wrote.
pub(super) fn log_end(place: &Place) -> String {
    let log = fs::read(place.base().join("log")).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    let lines: Vec<&str> = log.lines().collect();
    lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
}

fn make(place: &Place, kind: Kind, programs: &Programs) -> Result<(), Error> {
    let data = place.data();
    // a folder without PG_VERSION: nothing that we made, since ours come with it (below)
    match fs::remove_dir(&data) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(_) => return Err(Error::NotACluster { data }),
    }
    let program = programs.program("initdb");
    let fresh = place.base().join("data.new");
    let mut output = String::new();
    for locale in LOCALES {
        remove(&fresh)?;
        let mut command = command(place, &program);
        command.arg("-D").arg(&fresh).args(["-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"]).args(locale);
        if kind.is_throw_away() {
            command.arg("--no-sync");
        }
        let Output { status, stderr, .. } =
            command.output().map_err(|source| Error::Run { program: program.clone(), source })?;
        if status.success() {
            // renamed when it is whole: an initdb that was killed leaves no half cluster under the name
            return fs::rename(&fresh, &data).map_err(|source| io("rename", &fresh, source));
        }
        // the last, plainest attempt tells why
        output = String::from_utf8_lossy(&stderr).into_owned();
    }
    Err(Error::InitDb { output })
}

fn command(place: &Place, program: &Path) -> Command {
    let mut command = place.account().command(program);
    for variable in ["PGDATA", "PGPORT", "PGOPTIONS", "PGTZ", "TZ"] {
        command.env_remove(variable);
    }
    command.env("LC_ALL", "C");
    command
}

fn remove(path: &Path) -> Result<(), Error> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io("remove", path, error)),
        _ => Ok(()),
    }
}
