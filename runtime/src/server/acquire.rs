//! Joining a server, adopting one whose watcher was killed, or starting it: one process at a time decides.

use std::fs::{self, File, TryLockError};
use std::os::unix::fs::MetadataExt;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::account::io;
use super::lease::{self, Lease};
use super::place::Place;
use super::unix::{Kind, Server};
use super::{Error, cluster, watcher};

/// A start on a slow disk with recovery to do; a stop that writes a checkpoint.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) fn acquire(place: Place, kind: Kind) -> Result<Server, Error> {
    let _turn = Turn::take(&place)?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        if watcher::lives(&place)? {
            // A watcher that stops its server takes the leases away first: then this fails, and we wait for its end.
            if let Ok(lease) = Lease::take(&place)
                && place.answers()
            {
                return Ok(Server::new(place, false, lease));
            }
        } else if !place.answers() {
            match start(&place, kind) {
                Ok(lease) => return Ok(Server::new(place, true, lease)),
                // of a server that was killed, some processes still have to notice it
                Err(Error::NotStarted { log, .. })
                    if log.contains("pre-existing shared memory block") && Instant::now() < deadline => {}
                Err(error) => return Err(error),
            }
        } else if let Some((pid, _)) = place.postmaster() {
            watcher::start(&place, kind, pid)?;
            continue;
        }
        if Instant::now() > deadline {
            return Err(Error::NeitherUpNorDown { directory: place.base().to_owned(), waited: PATIENCE });
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

pub(super) fn test() -> Result<&'static Server, Error> {
    // never dropped: the lease ends with the process
    static SERVER: OnceLock<Result<Server, Error>> = OnceLock::new();
    SERVER.get_or_init(|| acquire(Place::test()?, Kind::Test)).as_ref().map_err(Error::Earlier)
}

fn start(place: &Place, kind: Kind) -> Result<Lease, Error> {
    let mut server = cluster::start(place, kind)?;
    let lease = match guard(place, kind, server.id()) {
        Ok(lease) => lease,
        Err(error) => {
            let _ = server.kill();
            let _ = server.wait();
            return Err(error);
        }
    };
    let deadline = Instant::now() + PATIENCE;
    let answers = loop {
        if place.answers() {
            break true;
        }
        if !matches!(server.try_wait(), Ok(None)) || Instant::now() > deadline {
            break false;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    // else it stays a zombie while we live; where it does not answer, the watcher ends it
    std::thread::spawn(move || server.wait());
    if answers {
        return Ok(lease);
    }
    Err(Error::NotStarted { directory: place.base().to_owned(), log: cluster::log_end(place) })
}

/// Our lease first: the watcher would find nobody without it.
fn guard(place: &Place, kind: Kind, server: u32) -> Result<Lease, Error> {
    place.make_folder(&place.leases())?;
    lease::clear_dead(place);
    let lease = Lease::take(place).map_err(|source| io("create a file in", &place.leases(), source))?;
    watcher::start(place, kind, server)?;
    Ok(lease)
}

/// The right to start or stop the server, until it is dropped.
pub(super) struct Turn(File);

impl Turn {
    pub(super) fn take(place: &Place) -> Result<Turn, Error> {
        let path = place.base().join("lock");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let turn = Turn(place.open("lock")?);
            match turn.0.try_lock() {
                // the folder may have been removed, and made again, while we waited
                Ok(()) if turn.is_of(&path) => return Ok(turn),
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(source)) => return Err(io("lock", &path, source)),
            }
            if Instant::now() > deadline {
                return Err(Error::Busy { directory: place.base().to_owned(), waited: PATIENCE });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn is_of(&self, path: &std::path::Path) -> bool {
        let ours = self.0.metadata().map(|file| (file.dev(), file.ino()));
        let named = fs::metadata(path).map(|file| (file.dev(), file.ino()));
        matches!((ours, named), (Ok(ours), Ok(named)) if ours == named)
    }
}
