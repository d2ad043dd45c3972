//! What the integration tests share: a database of its own for each, and the programs that they run beside it.
//!
//! The tests themselves are in `tests/`, one file a topic. They need PostgreSQL's programs (`initdb`, `postgres`, `psql`,
//! `pg_dump`); Alembic is installed into `target/` on demand.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking, where the test stands"
)]

pub mod alembic;
pub mod arcoirispos;
pub mod authoring;
pub mod corpus;
pub mod dump;
pub mod http;
pub mod introspect;
pub mod migrate;
pub mod proven;
mod scratch;
pub mod split;

pub use scratch::{Scratch, scratch, scratch_from, server};

use std::path::{Path, PathBuf};

/// The folder of the workspace.
#[must_use]
pub fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// The folder that Cargo builds into, wherever it was moved to.
#[must_use]
pub fn target() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    test.ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists())
        .map_or_else(|| workspace().join("target"), Path::to_owned)
}

/// Says something that has to be seen although the test passes: libtest keeps back what `eprintln!` writes.
pub fn say_loudly(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "\n*** {text}\n");
}
