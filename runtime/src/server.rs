//! A real PostgreSQL of the project's own, for when no `DATABASE_URL` is given.
//!
//! [`Server::dev`] keeps its data in a folder of the project and stops a second or two after its last user is gone.
//! [`Server::test`] is one throw-away server for all test processes of a package, in memory where there is room.
//! Both use the PostgreSQL programs found on the machine, listen on a Unix socket in a folder that only its owner can
//! enter, and give up root's privileges, which PostgreSQL refuses to run with.
//!
//! Nobody has to stop such a server: every process that uses it leaves a lease, named after its process id, and a small
//! `sh` process beside the server stops it when no lease holder lives, however they ended (a return, a panic, `kill -9`).
//! Process ids are those of one namespace: two containers that share the folder but not their processes are not handled.
//!
//! Not here: which database a command works on, and what it prints. Nothing in this module writes to the terminal.
//!
//! | file | what it knows |
//! |---|---|
//! | `programs` | where `initdb` and `postgres` are, and of which version |
//! | `account` | as whom the server runs |
//! | `place` | the folders: data, leases, socket |
//! | `cluster` | `initdb`, the settings, the start |
//! | `lease`, `watcher` | who uses the server, and who ends it |
//! | `acquire` | one process at a time decides: join, adopt or start |
//! | `database` | templates, and one database per test |
//! | `control` | `status` and `stop` |

mod error;
mod status;

#[cfg(unix)]
mod account;
#[cfg(unix)]
mod acquire;
#[cfg(unix)]
mod cluster;
#[cfg(unix)]
mod control;
#[cfg(unix)]
mod database;
#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod lease;
#[cfg(unix)]
mod place;
#[cfg(unix)]
mod programs;
#[cfg(unix)]
mod unix;
#[cfg(unix)]
mod watcher;

pub use error::{Error, missing_extension_help};
pub use status::{Running, Status};

#[cfg(unix)]
pub use control::{status, stop};
#[cfg(unix)]
pub use database::TestDatabase;
#[cfg(not(unix))]
pub use elsewhere::{Server, TestDatabase, status, stop};
#[cfg(unix)]
pub use unix::Server;
