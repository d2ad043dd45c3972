//! As whom the server runs. PostgreSQL refuses to run as root, so root runs it as somebody else and that one owns all of
//! the server's files; everybody else runs it as himself.

use std::fs;
use std::os::unix::fs::{MetadataExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Error;

/// Who runs the server, seen from this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Account {
    /// Who we are.
    pub(super) uid: u32,
    /// Root: whom the server runs as instead.
    other: Option<(u32, u32)>,
}

impl Account {
    /// Root's server runs as the owner of the project's folder, if that is not root either, so that both can use it;
    /// else as the user that the system's package of PostgreSQL made, else as nobody.
    ///
    /// `initdb` asks for the account's name, so that one must be in `/etc/passwd`, unless the cluster is there already.
    pub(super) fn for_folder(nearest: &Path, cluster: bool) -> Result<Account, Error> {
        let uid = own_uid()?;
        if uid != 0 {
            return Ok(Account { uid, other: None });
        }
        let owner = fs::metadata(nearest).map_err(|source| io("look at", nearest, source))?;
        let known = passwd()?;
        if owner.uid() != 0 && (cluster || known.iter().any(|(_, uid, _)| *uid == owner.uid())) {
            return Ok(Account { uid, other: Some((owner.uid(), owner.gid())) });
        }
        Ok(Account { uid, other: Some(unprivileged(&known)?) })
    }

    /// For a server that no project owns.
    pub(super) fn for_tests() -> Result<Account, Error> {
        let uid = own_uid()?;
        let other = if uid == 0 { Some(unprivileged(&passwd()?)?) } else { None };
        Ok(Account { uid, other })
    }

    /// The owner of the server's files.
    pub(super) fn owner(&self) -> u32 {
        self.other.map_or(self.uid, |(uid, _)| uid)
    }

    /// Whether the server runs as somebody else than this process.
    pub(super) fn is_other(&self) -> bool {
        self.other.is_some()
    }

    /// Gives a file that this process made to the server's account. Never follows a link.
    pub(super) fn give(&self, path: &Path) -> Result<(), Error> {
        let Some((uid, gid)) = self.other else { return Ok(()) };
        lchown(path, Some(uid), Some(gid)).map_err(|source| io("give away", path, source))
    }

    /// A program that runs as the account.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if let Some((uid, gid)) = self.other {
            command.uid(uid).gid(gid);
        }
        // its own folder may be closed to the account
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Whether the account can work in this folder: under /root, say, it cannot.
    pub(super) fn can_enter(&self, folder: &Path) -> Result<bool, Error> {
        if !self.is_other() {
            return Ok(true);
        }
        let sh = Path::new("/bin/sh");
        let status = self
            .command(sh)
            .args(["-c", "cd \"$1\"", "sh"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|source| Error::Run { program: sh.to_owned(), source })?;
        Ok(status.success())
    }
}

/// Our effective user id, without unsafe code.
fn own_uid() -> Result<u32, Error> {
    if let Ok(process) = fs::metadata("/proc/self") {
        return Ok(process.uid());
    }
    let program = Path::new("id");
    let run = |source| Error::Run { program: program.to_owned(), source };
    let output = Command::new(program).arg("-u").output().map_err(run)?;
    let told = String::from_utf8_lossy(&output.stdout);
    told.trim().parse().map_err(|_| run(std::io::Error::other("`id -u` does not tell a number")))
}

/// Name, user id and group id of every account in `/etc/passwd`.
fn passwd() -> Result<Vec<(String, u32, u32)>, Error> {
    let path = Path::new("/etc/passwd");
    let text = fs::read_to_string(path).map_err(|source| io("read", path, source))?;
    Ok(text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next()?;
            Some((name.to_owned(), fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?))
        })
        .collect())
}

fn unprivileged(known: &[(String, u32, u32)]) -> Result<(u32, u32), Error> {
    ["postgres", "_postgres", "nobody"]
        .into_iter()
        .find_map(|wanted| known.iter().find(|(name, uid, _)| name == wanted && *uid != 0))
        .map(|(_, uid, gid)| (*uid, *gid))
        .ok_or(Error::NoAccount)
}

pub(super) fn io(action: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::Io { action, path: path.to_owned(), source }
}
