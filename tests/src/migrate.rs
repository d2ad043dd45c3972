//! The deployable command of ArcoirisPOS, `arcoirispos-migrate`, as a user runs it: a process of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// What a run of the command did.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; absent where a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl Ran {
    /// Takes what a process left.
    #[must_use]
    pub fn from_output(output: &Output) -> Ran {
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The standard output of a run that did well.
    ///
    /// # Panics
    /// Where it did not.
    #[track_caller]
    pub fn well(self) -> String {
        assert_eq!(self.code, Some(0), "out: {}\nerr: {}", self.out, self.err);
        self.out
    }

    /// The standard error of a run that failed in an orderly way: no signal, no panic.
    ///
    /// # Panics
    /// Where it did well, or broke down.
    #[track_caller]
    pub fn badly(self) -> String {
        assert!(self.code.is_some_and(|code| code != 0 && code != 101), "{self:?}");
        assert!(!self.err.contains("panicked at"), "{}", self.err);
        self.err
    }
}

/// The command on the database of this URL, ready for arguments. Nothing of this process's own settings reaches it.
#[must_use]
pub fn command(url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    for (name, _) in std::env::vars() {
        // PG_BIN says where PostgreSQL's programs are, not which database
        if (name.starts_with("PG") && name != "PG_BIN") || name == "RUST_BACKTRACE" {
            command.env_remove(name);
        }
    }
    command.args(arguments).env("DATABASE_URL", url).stdin(Stdio::null());
    command
}

/// Runs the command on the database of this URL.
///
/// # Panics
/// Where there is no such program.
#[must_use]
#[track_caller]
pub fn migrate(url: &str, arguments: &[&str]) -> Ran {
    Ran::from_output(&command(url, arguments).output().expect("arcoirispos-migrate runs"))
}

/// `ARCOIRISPOS_MIGRATE`, or what Cargo builds: a program of another package is not at hand in an integration test.
fn program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let build = || built("arcoirispos-migrations", "arcoirispos-migrate");
    PROGRAM.get_or_init(|| std::env::var_os("ARCOIRISPOS_MIGRATE").map_or_else(build, PathBuf::from)).clone()
}

/// The example backend (`ARCOIRISPOS_BACKEND`, or what Cargo builds), ready for arguments, in a folder; it is named no database. Nothing of this process's own settings reaches it.
///
/// # Panics
/// Where Cargo does not build it.
#[must_use]
pub fn backend(folder: &Path) -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let build = || built_as("--example", "arcoirispos-migrations", "backend");
    let program =
        PROGRAM.get_or_init(|| std::env::var_os("ARCOIRISPOS_BACKEND").map_or_else(build, PathBuf::from));
    let mut command = Command::new(program);
    for (name, _) in std::env::vars() {
        let own = ["PG", "BACKEND_"].iter().any(|start| name.starts_with(start));
        if (own && name != "PG_BIN") || ["RUST_BACKTRACE", "DATABASE_URL"].contains(&name.as_str()) {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// A program of another package, built by Cargo if it is not yet.
pub(crate) fn built(package: &str, program: &str) -> PathBuf {
    built_as("--bin", package, program)
}

fn built_as(kind: &str, package: &str, program: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--message-format=json"])
        .arg(format!("--package={package}"))
        .args([kind, program])
        .arg("--target-dir")
        .arg(crate::target())
        .current_dir(crate::workspace())
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let executable = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message.pointer("/target/name").is_some_and(|name| name == program))
        .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from));
    executable.unwrap_or_else(|| panic!("cargo did not build {program}: {}", output.status))
}
