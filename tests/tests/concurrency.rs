//! Many programs that start at once, each with the history embedded.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::process::Stdio;

use arcoiris_tests::alembic::old_chain;
use arcoiris_tests::arcoirispos::{REVISIONS, SCHEMA, migrator, schema};
use arcoiris_tests::migrate::{Ran, command};
use arcoiris_tests::{Scratch, dump, scratch};

const STARTERS: usize = 16;

/// Runs the command in so many processes at once.
fn at_once(database: &Scratch, number: usize, arguments: &[&str]) -> Vec<Ran> {
    let spawn = |_| {
        let mut command = command(database.url(), arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let processes: Vec<_> = (0..number).map(spawn).collect();
    processes.into_iter().map(|process| Ran::from_output(&process.wait_with_output().unwrap())).collect()
}

#[test]
fn of_sixteen_starters_each_revision_is_applied_by_one() {
    let database = scratch();
    for ran in at_once(&database, STARTERS, &["upgrade", "head"]) {
        ran.well();
    }
    let log = "SELECT revision, direction FROM arcoiris.log ORDER BY step";
    let expected: Vec<String> = REVISIONS.iter().map(|revision| format!("{revision} | upgrade")).collect();
    assert_eq!(database.ask(log).lines().collect::<Vec<_>>(), expected);
    assert_eq!(database.versions(), "2864583ca021");
    dump::assert_same("production's schema", SCHEMA, &schema(&mut database.connect()).unwrap());
    assert_eq!(database.ask("SELECT count(*) FROM core.users"), "1");
    assert_eq!(database.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"), "0");
}

#[test]
fn sixteen_starters_on_alembics_database_change_nothing() {
    let database = old_chain("head");
    let before = dump::schema_and_rows(&database);
    for ran in at_once(&database, STARTERS, &["upgrade", "head"]) {
        ran.well();
    }
    dump::assert_same("nothing to do", &before, &dump::schema_and_rows(&database));
    assert_eq!(database.versions(), "2864583ca021");
}

#[test]
fn upgrades_and_downgrades_at_once_leave_one_of_their_results() {
    let database = scratch();
    migrator(&database).upgrade("37a02ec8662a").unwrap();
    let (ups, downs) = std::thread::scope(|scope| {
        let ups = scope.spawn(|| at_once(&database, 4, &["upgrade", "head"]));
        let downs = scope.spawn(|| at_once(&database, 4, &["downgrade", "000000000001", "--yes"]));
        (ups.join().unwrap(), downs.join().unwrap())
    });
    for ran in ups.into_iter().chain(downs) {
        ran.well();
    }
    let version = database.versions();
    assert!(["2864583ca021", "000000000001"].contains(&version.as_str()), "{version}");
    // and what is there is that revision's
    let fresh = scratch();
    migrator(&fresh).upgrade(&version).unwrap();
    dump::assert_same(&version, &dump::schema(&fresh), &dump::schema(&database));
}
