//! Who uses a server: one file for each `Server` value, named after the process.
//!
//! Two sides look at it. The watcher, a shell script, goes by the process id in the name. A process that starts the server
//! anew goes by the lock that the holder keeps on the file: unlike the id it cannot be mistaken after a reboot.

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::place::Place;

#[derive(Debug)]
pub(super) struct Lease {
    path: PathBuf,
    _locked: File,
}

impl Lease {
    /// Fails where there is no folder for it: the server is being stopped.
    pub(super) fn take(place: &Place) -> std::io::Result<Lease> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = place.leases().join(format!("{}.{number}", std::process::id()));
        let file = File::create(&path)?;
        let lease = Lease { path, _locked: file };
        lease._locked.lock()?;
        place.account().give(&lease.path).map_err(std::io::Error::other)?;
        Ok(lease)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // already gone when the server was stopped
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes the leases of processes that ended without doing so, before a reboot perhaps.
pub(super) fn clear_dead(place: &Place) {
    for entry in fs::read_dir(place.leases()).into_iter().flatten().flatten() {
        if File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How many processes hold a lease.
pub(super) fn users(place: &Place) -> usize {
    let mut pids: Vec<String> = fs::read_dir(place.leases())
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.split('.').next()?.to_owned()))
        .collect();
    pids.sort();
    pids.dedup();
    pids.iter().filter(|pid| super::watcher::alive(pid)).count()
}
