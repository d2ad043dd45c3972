//! The process that ends a server: `watcher.sh`, which outlives us.

use std::fs;
use std::fs::TryLockError;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Error;
use super::account::io;
use super::place::Place;
use super::unix::Kind;

const SCRIPT: &str = include_str!("watcher.sh");
const FILE: &str = "watcher";

/// Starts the watcher of the server with this process id. It must not have one, and this process must hold its turn.
pub(super) fn start(place: &Place, kind: Kind, server: u32) -> Result<(), Error> {
    let closing = place.closing();
    match fs::remove_dir_all(&closing) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(io("remove", &closing, error));
        }
        _ => {}
    }
    place.make_folder(&place.leases())?;
    let lock = place.open(FILE)?;
    lock.lock().map_err(|source| io("lock", &place.base().join(FILE), source))?;
    // a test run is many short processes with a compiler's pause between them
    let (half_seconds, signal, leaves) = match kind {
        Kind::Dev => ("2", "INT", "data"),
        Kind::Test => ("10", "QUIT", "folder"),
        Kind::Scratch => ("0", "QUIT", "nothing"),
    };
    let program = Path::new("/bin/sh");
    let mut watcher = Command::new(program)
        .args(["-c", SCRIPT, "arcoiris-watcher"])
        .arg(place.base())
        .args([&server.to_string(), half_seconds, signal, leaves])
        .stdin(lock)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir("/")
        .process_group(0)
        .spawn()
        .map_err(|source| Error::Run { program: program.to_owned(), source })?;
    // else it stays a zombie while we live
    std::thread::spawn(move || watcher.wait());
    Ok(())
}

/// Whether a watcher lives.
pub(super) fn lives(place: &Place) -> Result<bool, Error> {
    match place.open(FILE)?.try_lock() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(source)) => Err(io("lock", &place.base().join(FILE), source)),
    }
}

/// Whether a process lives, as the script decides it.
pub(super) fn alive(pid: &str) -> bool {
    if let Ok(stat) = fs::read_to_string(Path::new("/proc").join(pid).join("stat")) {
        return !stat.contains(") Z ");
    }
    let test = r#"kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1"#;
    Command::new("/bin/sh")
        .args(["-c", test, "sh", pid])
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
