//! What is known of a server from outside: data only; `control` finds it out.

use std::path::PathBuf;
use std::time::SystemTime;

/// Whether the server of a folder runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Nothing answers, or there is no such folder.
    Stopped,
    /// It runs.
    Running(Running),
}

/// A server that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The folder of its data: not always the one that was asked for.
    pub directory: PathBuf,
    /// The process id of the server.
    pub pid: u32,
    /// The folder of its Unix socket.
    pub socket: PathBuf,
    /// As a URL, for the database `postgres`.
    pub url: String,
    /// When it was started.
    pub since: Option<SystemTime>,
    /// How many processes use it now.
    pub users: usize,
    /// PostgreSQL's version as it gives it: "15.14 (Debian 15.14-0+deb12u1)".
    pub version: String,
}
