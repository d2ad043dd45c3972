//! The authoring command, `arcoiris`, on a history that a test writes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::migrate::{Ran, built};

/// A folder with a history, removed with the value.
#[derive(Debug)]
pub struct Project(PathBuf);

impl Default for Project {
    fn default() -> Self {
        Project::new()
    }
}

impl Project {
    /// With an empty `arcoiris.toml`.
    ///
    /// # Panics
    /// Where it cannot be written.
    #[must_use]
    pub fn new() -> Project {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("arcoiris-authoring-{}-{number}", std::process::id()));
        std::fs::create_dir_all(folder.join("versions")).expect("a folder");
        let project = Project(folder);
        project.write("arcoiris.toml", "");
        project
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Writes a file.
    ///
    /// # Panics
    /// Where it cannot be written.
    pub fn write(&self, path: &str, text: &str) {
        std::fs::write(self.0.join(path), text).expect("a file");
    }

    /// Writes a revision: its identifier, what it follows, further directives, what it does in each direction.
    pub fn revision(&self, id: &str, revises: &str, directives: &[&str], upgrade: &str, downgrade: &str) {
        let mut text = format!("-- Revision {id}.\n--\n-- @revision {id}\n-- @revises {revises}\n");
        for directive in directives {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "-- @{directive}");
        }
        let _ = write!(text, "\n-- @upgrade\n{upgrade}\n\n-- @downgrade\n{downgrade}\n");
        self.write(&format!("versions/{id}_it.sql"), &text);
    }

    /// The command in this folder, ready for arguments. Nothing of this process's own settings reaches it.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        for (name, _) in std::env::vars() {
            if (name.starts_with("PG") && name != "PG_BIN") || name == "RUST_BACKTRACE" {
                command.env_remove(name);
            }
        }
        command.args(arguments).env_remove("DATABASE_URL").current_dir(&self.0).stdin(Stdio::null());
        command
    }

    /// Runs the command in this folder.
    ///
    /// # Panics
    /// Where there is no such program.
    #[must_use]
    pub fn arcoiris(&self, arguments: &[&str]) -> Ran {
        Ran::from_output(&self.command(arguments).output().expect("arcoiris runs"))
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// `ARCOIRIS`, or what Cargo builds.
fn program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let build = || built("arcoiris-cli", "arcoiris");
    PROGRAM.get_or_init(|| std::env::var_os("ARCOIRIS").map_or_else(build, PathBuf::from)).clone()
}
