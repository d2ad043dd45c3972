//! The folders of a server: where they are, made with the right owner, and the files in them.
//!
//! ```text
//! <base>/data       the cluster            <base>/lock      held by the process that starts or stops
//! <base>/leases/    one file a user        <base>/watcher   held by the watcher
//! <base>/log        what postgres wrote    <base>/closing/  the leases, while the server is being stopped
//! ```

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use postgres::NoTls;

use super::Error;
use super::account::{Account, io};
use super::unix;

/// The longest path of a Unix socket that every system takes is macOS's, 103 bytes.
const LONGEST_SOCKET: usize = 103;
const SOCKET_FILE: &str = "/.s.PGSQL.5432";

#[derive(Debug)]
pub(super) struct Place {
    base: PathBuf,
    asked_for: Option<PathBuf>,
    socket: PathBuf,
    account: Account,
    /// When this process made the base folder, if it did.
    made: Option<Instant>,
}

impl Place {
    /// The folders of the server with its data in `dir`, made where they are missing.
    pub(super) fn dev(dir: &Path) -> Result<Place, Error> {
        let located = Located::find(dir)?;
        let made = located.make()?;
        Place::with(located.base, located.asked_for, located.account, made)
    }

    /// The same for a folder that is there; nothing is made for one that is not.
    pub(super) fn existing(dir: &Path) -> Result<Option<Place>, Error> {
        let located = Located::find(dir)?;
        if !located.base.join("lock").exists() {
            return Ok(None);
        }
        located.make()?;
        Place::with(located.base, located.asked_for, located.account, None).map(Some)
    }

    /// The folders of this package's tests, in memory where there is room.
    pub(super) fn test() -> Result<Place, Error> {
        let account = Account::for_tests()?;
        let root = std::env::var_os("ARCOIRIS_TEST_DIR").map_or_else(roomy_temporary_folder, PathBuf::from);
        let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let name = format!("arcoiris-test-{}-{:016x}", account.uid, hash(package.as_encoded_bytes()));
        let (base, made) = own_folder_named(&root, &name, &account)?;
        Place::with(base, None, account, made)
    }

    /// The folders of a server of this process alone, in memory where there is room.
    pub(super) fn scratch() -> Result<Place, Error> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let account = Account::for_tests()?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let seed = format!("{}-{number}-{now}", std::process::id());
        let name = format!("arcoiris-scratch-{}-{:016x}", account.uid, hash(seed.as_bytes()));
        let (base, made) = own_folder_named(&roomy_temporary_folder(), &name, &account)?;
        Place::with(base, None, account, made)
    }

    fn with(
        base: PathBuf,
        asked_for: Option<PathBuf>,
        account: Account,
        made: Option<Instant>,
    ) -> Result<Place, Error> {
        let socket = if base.as_os_str().len() + SOCKET_FILE.len() <= LONGEST_SOCKET {
            base.clone()
        } else {
            let name =
                format!("arcoiris-{}-{:016x}", account.owner(), hash(base.as_os_str().as_encoded_bytes()));
            own_folder_named(Path::new("/tmp"), &name, &account)?.0
        };
        Ok(Place { base, asked_for, socket, account, made })
    }

    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    pub(super) fn asked_for(&self) -> Option<&Path> {
        self.asked_for.as_deref()
    }

    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    pub(super) fn account(&self) -> &Account {
        &self.account
    }

    pub(super) fn made(&self) -> Option<Instant> {
        self.made
    }

    pub(super) fn data(&self) -> PathBuf {
        self.base.join("data")
    }

    pub(super) fn leases(&self) -> PathBuf {
        self.base.join("leases")
    }

    pub(super) fn closing(&self) -> PathBuf {
        self.base.join("closing")
    }

    /// The major version of the cluster, if there is one.
    pub(super) fn cluster_version(&self) -> Result<Option<String>, Error> {
        let path = self.data().join("PG_VERSION");
        match fs::read_to_string(&path) {
            Ok(version) => Ok(Some(version.trim().to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(io("read", &path, source)),
        }
    }

    /// What `data/postmaster.pid` says: one line each of pid, data folder, start time, port, socket folder, …
    /// (`src/include/utils/pidfile.h`).
    pub(super) fn postmaster(&self) -> Option<(u32, Option<u64>)> {
        let text = fs::read_to_string(self.data().join("postmaster.pid")).ok()?;
        let mut lines = text.lines();
        let pid = lines.next()?.trim().parse().ok()?;
        Some((pid, lines.nth(1).and_then(|line| line.trim().parse().ok())))
    }

    /// Whether a server answers at the socket.
    pub(super) fn answers(&self) -> bool {
        unix::config(&self.socket, "postgres").connect(NoTls).is_ok()
    }

    /// Opens a file of the base folder, made if it is missing.
    pub(super) fn open(&self, name: &str) -> Result<File, Error> {
        let path = self.base.join(name);
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(|source| io("open", &path, source))?;
        self.account.give(&path)?;
        Ok(file)
    }

    /// Makes a folder of the base folder, if it is missing.
    pub(super) fn make_folder(&self, path: &Path) -> Result<(), Error> {
        own_folder(path, &self.account).map(|_| ())
    }
}

/// Where a folder that was asked for really is, before anything is made.
struct Located {
    base: PathBuf,
    asked_for: Option<PathBuf>,
    account: Account,
    /// The deepest folder of the path that is there.
    nearest: PathBuf,
}

impl Located {
    fn find(dir: &Path) -> Result<Located, Error> {
        let absolute = std::path::absolute(dir).map_err(|source| io("find", dir, source))?;
        let mut missing = Vec::new();
        let mut there = absolute.as_path();
        let nearest = loop {
            match there.canonicalize() {
                Ok(nearest) => break nearest,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    let (Some(parent), Some(name)) = (there.parent(), there.file_name()) else {
                        return Err(io("find", dir, error));
                    };
                    missing.push(name.to_owned());
                    there = parent;
                }
                Err(source) => return Err(io("find", dir, source)),
            }
        };
        let base = missing.iter().rev().fold(nearest.clone(), |path, name| path.join(name));
        let account = Account::for_folder(&nearest, base.join("data/PG_VERSION").exists())?;
        if account.can_enter(&nearest)? {
            return Ok(Located { base, asked_for: None, account, nearest });
        }
        // kept by the system, not swept away with its temporary files
        let state = Path::new("/var/lib");
        let state = if state.is_dir() { state } else { Path::new("/var/tmp") };
        let name = format!("pg-{:016x}", hash(base.as_os_str().as_encoded_bytes()));
        Ok(Located {
            base: state.join("arcoiris").join(name),
            asked_for: Some(base),
            account,
            nearest: state.to_owned(),
        })
    }

    /// Makes the base folder and the missing ones above it.
    fn make(&self) -> Result<Option<Instant>, Error> {
        let owner = fs::metadata(&self.nearest).map_err(|source| io("look at", &self.nearest, source))?.uid();
        let mut above: Vec<&Path> =
            self.base.ancestors().skip(1).take_while(|folder| *folder != self.nearest).collect();
        above.reverse();
        for folder in above {
            if self.account.is_other() {
                // whatever root's umask is, the account must be able to walk through
                let owned = (owner == self.account.owner()).then_some(&self.account);
                appear(folder, 0o755, owned)?;
                continue;
            }
            match fs::create_dir(folder) {
                Err(source) if source.kind() != std::io::ErrorKind::AlreadyExists => {
                    return Err(io("create", folder, source));
                }
                Ok(()) | Err(_) => {}
            }
        }
        own_folder(&self.base, &self.account)
    }
}

/// A folder that only the account can enter; when it was made, if it was. What is there must be a folder, not a link to
/// one, and belong to us or to the account: in /tmp anybody could have put something else at the path.
fn own_folder(path: &Path, account: &Account) -> Result<Option<Instant>, Error> {
    let made = appear(path, 0o700, Some(account))?.then(Instant::now);
    let found = fs::symlink_metadata(path).map_err(|source| io("look at", path, source))?;
    if !found.is_dir() || ![account.uid, account.owner()].contains(&found.uid()) {
        return Err(Error::Foreign { directory: path.to_owned(), owner: found.uid() });
    }
    account.give(path)?;
    if found.mode() & 0o777 != 0o700 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
            .map_err(|source| io("set permissions of", path, source))?;
    }
    Ok(made)
}

/// Makes a folder under another name and renames it, so that whoever finds it finds it with its owner and its mode: a process that
/// saw root's folder before it was given away would think that the account cannot enter it, and look for another place. `false` if
/// something is there already; an empty folder that another process has just made is replaced by an equal one.
fn appear(path: &Path, mode: u32, owner: Option<&Account>) -> Result<bool, Error> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Ok(false) };
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)));
    let hidden = parent.join(hidden);
    let failed = |source| io("create", path, source);
    DirBuilder::new().mode(0o700).create(&hidden).map_err(failed)?;
    let ready = fs::set_permissions(&hidden, fs::Permissions::from_mode(mode)).map_err(failed);
    let ready = ready.and_then(|()| owner.map_or(Ok(()), |account| account.give(&hidden)));
    match ready.and_then(|()| fs::rename(&hidden, path).map_err(failed)) {
        Ok(()) => Ok(true),
        Err(error) => {
            let _ = fs::remove_dir(&hidden);
            // Another process was first, and has put something into it.
            if fs::symlink_metadata(path).is_ok() { Ok(false) } else { Err(error) }
        }
    }
}

/// The same in a folder that everybody can write to: past what another user left under the name.
fn own_folder_named(
    parent: &Path,
    name: &str,
    account: &Account,
) -> Result<(PathBuf, Option<Instant>), Error> {
    let first = parent.join(name);
    let others = (1..10).map(|number| parent.join(format!("{name}-{number}")));
    let mut result = own_folder(&first, account).map(|made| (first, made));
    for path in others {
        if !matches!(result, Err(Error::Foreign { .. })) {
            break;
        }
        result = own_folder(&path, account).map(|made| (path, made));
    }
    result
}

/// /dev/shm if a gigabyte is free there (a container gives it 64 MB), else /tmp.
fn roomy_temporary_folder() -> PathBuf {
    let output = Command::new("df").args(["-Pk", "/dev/shm"]).stderr(Stdio::null()).output().ok();
    let free = output.and_then(|output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok()
    });
    if free > Some(1 << 20) { "/dev/shm".into() } else { "/tmp".into() }
}

/// FNV-1a: the same in every build, which the standard library's hasher does not promise.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of a test's own, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("arcoiris-place-{}-{name}", std::process::id()));
            fs::create_dir(&path).unwrap();
            Folder(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_another_left_under_a_temporary_name_is_passed_by() {
        let folder = Folder::new("squatted");
        let account = Account::for_tests().unwrap();
        let elsewhere = folder.0.join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        // a link could lead anywhere, and a file is no folder
        std::os::unix::fs::symlink(&elsewhere, folder.0.join("pg")).unwrap();
        fs::write(folder.0.join("pg-1"), "").unwrap();
        let before = fs::metadata(&elsewhere).unwrap().mode();
        let (found, made) = own_folder_named(&folder.0, "pg", &account).unwrap();
        assert_eq!(found, folder.0.join("pg-2"));
        assert!(made.is_some());
        assert_eq!(fs::metadata(&found).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(&found).unwrap().uid(), account.owner());
        assert_eq!(fs::metadata(&elsewhere).unwrap().mode(), before);
        // who comes later finds the same one
        let (again, made) = own_folder_named(&folder.0, "pg", &account).unwrap();
        assert_eq!(again, found);
        assert!(made.is_none());
    }

    /// Else a second starter would look for another place, and start a server there.
    #[test]
    fn nobody_sees_a_folder_that_is_not_given_away_yet() {
        let folder = Folder::new("glimpsed");
        let owner = Account::for_tests().unwrap().owner();
        for round in 0..100 {
            let dir = folder.0.join(format!("{round}/pg"));
            let first_sight = std::thread::scope(|scope| {
                let look = scope.spawn(|| {
                    loop {
                        if let Ok(found) = fs::symlink_metadata(&dir) {
                            break (found.uid(), found.mode() & 0o777);
                        }
                    }
                });
                Place::dev(&dir).unwrap();
                look.join().unwrap()
            });
            assert_eq!(first_sight, (owner, 0o700));
        }
    }

    #[test]
    fn looking_for_a_folder_makes_nothing() {
        let folder = Folder::new("absent");
        assert!(Place::existing(&folder.0.join("a/b")).unwrap().is_none());
        assert!(!folder.0.join("a").exists());
    }
}
