//! A database as text, by `pg_dump`: the judge of whether two databases are the same.

use std::path::PathBuf;
use std::process::Command;

use crate::{Scratch, server};

/// `psql` or another client program of the server's version.
///
/// # Panics
/// Where it is not installed.
#[must_use]
pub fn client_program(name: &str) -> PathBuf {
    let beside = server().psql().map(|psql| psql.with_file_name(name)).filter(|path| path.is_file());
    beside.unwrap_or_else(|| {
        panic!("no {name} beside the server's programs or on the path: install PostgreSQL's client programs")
    })
}

/// Everything but the bookkeeping of the migrations: the version table and the schema of the log.
#[must_use]
pub fn schema_and_rows(database: &Scratch) -> String {
    dump(database, &["--inserts"])
}

/// The same without what differs from run to run, the times and password hashes of rows.
#[must_use]
pub fn schema_and_stable_rows(database: &Scratch) -> String {
    let mask = |line: &str| match line.starts_with("INSERT INTO") {
        true => line.split('\'').map(stable).collect::<Vec<_>>().join("'"),
        false => line.to_owned(),
    };
    schema_and_rows(database).lines().map(mask).collect::<Vec<_>>().join("\n")
}

fn stable(value: &str) -> &str {
    let at = |index: usize| value.as_bytes().get(index).copied().unwrap_or_default();
    if value.starts_with("$2") {
        "HASH"
    } else if value.len() >= 22 && [at(4), at(7), at(10), at(13), at(16)] == *b"-- ::" {
        "TIME"
    } else {
        value
    }
}

/// The same without rows.
#[must_use]
pub fn schema(database: &Scratch) -> String {
    dump(database, &["--schema-only"])
}

fn dump(database: &Scratch, options: &[&str]) -> String {
    let output = Command::new(client_program("pg_dump"))
        .args(["--exclude-schema=arcoiris", "--exclude-table=public.alembic_version"])
        .args(options)
        .arg(database.url())
        .output()
        .expect("pg_dump runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    normalised(&String::from_utf8_lossy(&output.stdout))
}

/// Without comments, blank lines, the random keys of `\restrict` and `\unrestrict` (since the minor versions of August
/// 2025), and the settings that `pg_dump` begins with.
fn normalised(dump: &str) -> String {
    let noise = ["--", "\\restrict", "\\unrestrict", "SET ", "SELECT pg_catalog.set_config("];
    let mut text = String::new();
    for line in
        dump.lines().filter(|line| !line.is_empty() && !noise.iter().any(|start| line.starts_with(start)))
    {
        text += line;
        text += "\n";
    }
    text
}

/// Fails with the lines that differ, if the two texts do.
///
/// # Panics
/// Where they differ.
#[track_caller]
pub fn assert_same(what: &str, before: &str, after: &str) {
    if before == after {
        return;
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let missing = old.iter().filter(|line| !new.contains(line)).map(|line| format!("  - {line}\n"));
    let extra = new.iter().filter(|line| !old.contains(line)).map(|line| format!("  + {line}\n"));
    let difference: String = missing.chain(extra).collect();
    let difference = if difference.is_empty() { "  only the order of the lines\n" } else { &difference };
    panic!("{what}:\n{difference}");
}
