//! `--sql`: what it prints, run by `psql`, leaves the database that a run would have left.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use arcoiris_tests::alembic::old_chain;
use arcoiris_tests::arcoirispos::migrator;
use arcoiris_tests::migrate::{Ran, migrate};
use arcoiris_tests::{Scratch, dump, scratch};

/// A server that nobody is: `--sql` must not connect.
const NOWHERE: &str = "postgresql://nobody@127.0.0.1:1/nothing";

fn printed(arguments: &[&str]) -> String {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--sql"]).collect();
    migrate(NOWHERE, &arguments).well()
}

fn psql(database: &Scratch, script: &str) -> Ran {
    let mut psql = Command::new(dump::client_program("psql"))
        .args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"])
        .arg(database.url())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // psql may end before it has read everything
    let _ = psql.stdin.take().unwrap().write_all(script.as_bytes());
    Ran::from_output(&psql.wait_with_output().unwrap())
}

fn log(database: &Scratch) -> String {
    database.ask("SELECT revision, direction, down_revisions, script_hash, downgrade_sql FROM arcoiris.log ORDER BY step")
}

#[test]
fn script_of_a_fresh_install_makes_the_same_database() {
    let (online, offline) = (scratch(), scratch());
    migrator(&online).upgrade("head").unwrap();
    psql(&offline, &printed(&["upgrade", "head"])).well();
    dump::assert_same(
        "head",
        &dump::schema_and_stable_rows(&online),
        &dump::schema_and_stable_rows(&offline),
    );
    assert_eq!(offline.versions(), "2864583ca021");
    assert_eq!(log(&offline), log(&online));
    // and the migrator goes on from there
    assert!(migrator(&offline).upgrade("head").unwrap().revisions.is_empty());
}

#[test]
fn script_of_a_part_goes_on_from_where_it_starts() {
    let (online, offline) = (scratch(), scratch());
    migrator(&online).upgrade("head").unwrap();
    psql(&offline, &printed(&["upgrade", "37a02ec8662a"])).well();
    assert_eq!(offline.versions(), "37a02ec8662a");
    psql(&offline, &printed(&["upgrade", "37a02ec8662a:head"])).well();
    dump::assert_same(
        "head",
        &dump::schema_and_stable_rows(&online),
        &dump::schema_and_stable_rows(&offline),
    );
}

#[test]
fn script_of_a_downgrade_takes_everything_back() {
    let database = old_chain("head");
    psql(&database, &printed(&["downgrade", "head:base"])).well();
    dump::assert_same("base", &dump::schema_and_rows(&scratch()), &dump::schema_and_rows(&database));
    assert_eq!(database.versions(), "");
}

#[test]
fn script_for_another_version_changes_nothing() {
    let database = old_chain("head");
    let before = dump::schema_and_rows(&database);
    for arguments in
        [["upgrade", "head"], ["upgrade", "853113448960:head"], ["downgrade", "853113448960:base"]]
    {
        let told = psql(&database, &printed(&arguments)).badly();
        assert!(told.contains("2864583ca021"), "{told}");
        dump::assert_same("refused", &before, &dump::schema_and_rows(&database));
        assert_eq!(database.versions(), "2864583ca021");
    }
}
