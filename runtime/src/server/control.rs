//! Looking at a server from outside, and stopping it.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, UNIX_EPOCH};

use postgres::NoTls;

use super::account::io;
use super::acquire::Turn;
use super::place::Place;
use super::unix::{self, Kind};
use super::{Error, Running, Status, lease, watcher};

/// A stop writes all that is in memory to the disk.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether the server with its data in `dir` runs. Starts nothing, makes nothing, and does not keep it alive.
///
/// # Errors
/// A folder of somebody else, or a server that is neither up nor down.
pub fn status(dir: &Path) -> Result<Status, Error> {
    let Some(place) = Place::existing(dir)? else { return Ok(Status::Stopped) };
    let _turn = Turn::take(&place)?;
    let Some((pid, since)) = place.postmaster() else { return Ok(Status::Stopped) };
    // a refusal half-way is its end, too
    let version = unix::config(place.socket(), "postgres")
        .connect(NoTls)
        .and_then(|mut client| client.query_one("SELECT current_setting('server_version')", &[]))
        .and_then(|row| row.try_get(0));
    let Ok(version) = version else { return Ok(Status::Stopped) };
    Ok(Status::Running(Running {
        directory: place.base().to_owned(),
        pid,
        socket: place.socket().to_owned(),
        url: unix::url(place.socket(), "postgres"),
        since: since.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))),
        users: lease::users(&place),
        version,
    }))
}

/// Stops the server with its data in `dir` at once, whoever uses it, and waits for its end. The data stay.
///
/// `false` where it did not run.
///
/// # Errors
/// A folder of somebody else, or a server that does not end.
pub fn stop(dir: &Path) -> Result<bool, Error> {
    let Some(place) = Place::existing(dir)? else { return Ok(false) };
    let _turn = Turn::take(&place)?;
    let mut ran = false;
    let deadline = Instant::now() + PATIENCE;
    loop {
        if !watcher::lives(&place)? {
            match place.postmaster() {
                Some((pid, _)) if place.answers() => watcher::start(&place, Kind::Dev, pid)?,
                _ => return Ok(ran),
            }
        }
        ran = true;
        // what the watcher does when the last user is gone
        match fs::rename(place.leases(), place.closing()) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(io("rename", &place.leases(), source)),
        }
        if Instant::now() > deadline {
            return Err(Error::NeitherUpNorDown { directory: place.base().to_owned(), waited: PATIENCE });
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
