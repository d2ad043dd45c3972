//! An older program takes back what a newer one applied.

use arcoiris::{History, Migrator};

use crate::database::Database;
use crate::sample::{diamond, history, linear, script, with_revision};

/// `linear` without its last revisions: the program of a release before.
fn older(known: usize) -> &'static History {
    let newer = linear();
    Box::leak(Box::new(History { revisions: &newer.revisions[..known], ..*newer }))
}

fn older_than(newer: &'static History, known: usize) -> &'static History {
    Box::leak(Box::new(History { revisions: &newer.revisions[..known], ..*newer }))
}

fn stored(database: &Database, history: &'static History, target: &str) -> Result<Vec<String>, arcoiris::Error> {
    Migrator::new(history, database.0.config()).unwrap().stored().and_then(|mut it| it.downgrade(target)).map(|it| it.at)
}

#[test]
fn newer_revisions_are_taken_back_from_the_log() {
    for (known, target, left) in [(2, "head", "b"), (1, "head", "a"), (1, "base", ""), (2, "a", "a"), (1, "-1", "b")] {
        let database = Database::new();
        database.migrator(linear()).upgrade("head").unwrap();
        let program = older(known);
        let error = database.migrator(program).downgrade(target).unwrap_err();
        assert_eq!(error.code(), "unknown-version");
        assert!(error.to_string().contains("--stored"), "{error}");
        stored(&database, program, target).unwrap();
        assert_eq!(database.versions(), left, "{known} known, down to {target}");
        let tables = match left { "" => "", "a" => "one", _ => "one,two" };
        assert_eq!(database.tables(), tables);
        // The older program goes on as if the newer one had never been there; or it knows where it is not yet.
        if target == "head" {
            assert_eq!(database.migrator(program).upgrade("head").unwrap().revisions.len(), 0);
        }
        database.migrator(linear()).upgrade("head").unwrap();
    }
}

#[test]
fn the_latest_application_counts() {
    let database = Database::new();
    let first = with_revision(linear(), "cccccccccccc", |it| it.downgrade = script("SELECT 1 / 0;\n", 12));
    database.migrator(first).upgrade("head").unwrap();
    database.migrator(first).stamp("b", true).unwrap();
    database.run("ALTER TABLE public.two DROP COLUMN name");
    database.migrator(linear()).upgrade("head").unwrap();
    stored(&database, older(2), "head").unwrap();
    assert_eq!(database.versions(), "b");
}

#[test]
fn branches_and_merges_come_apart_as_they_were_joined() {
    let database = Database::new();
    database.migrator(diamond()).upgrade("head").unwrap();
    // Knows a, b and c; d, the merge and what follows it are new.
    stored(&database, older_than(diamond(), 3), "head").unwrap();
    assert_eq!((database.versions().as_str(), database.tables().as_str()), ("c", "a,b,c"));
}

#[test]
fn what_was_changed_afterwards_is_not_run() {
    let changes = [
        "downgrade_sql = downgrade_sql || 'DROP SCHEMA public CASCADE;'",
        "outside_transaction = true",
        "down_revisions = ARRAY['aaaaaaaaaaaa']",
        "downgrade_hash = 'f00'",
        "downgrade_sql = NULL",
    ];
    for change in changes {
        let database = Database::new();
        database.migrator(linear()).upgrade("head").unwrap();
        database.run(&format!("UPDATE arcoiris.log SET {change} WHERE revision = 'cccccccccccc'"));
        let error = stored(&database, older(2), "head").unwrap_err();
        assert_eq!(error.code(), "stored-differs", "{change}: {error}");
        assert_eq!((database.versions().as_str(), database.tables().as_str()), ("c", "one,two"));
    }
}

#[test]
fn what_was_not_stored_is_refused() {
    let database = Database::new();
    database.migrator(linear()).upgrade("head").unwrap();
    database.run("UPDATE arcoiris.log SET downgrade_hash = NULL WHERE revision = 'cccccccccccc'");
    assert_eq!(stored(&database, older(2), "head").unwrap_err().code(), "not-stored");
    database.run("DELETE FROM arcoiris.log WHERE revision = 'bbbbbbbbbbbb'");
    assert_eq!(stored(&database, older(1), "head").unwrap_err().code(), "not-stored");
    database.run("DROP SCHEMA arcoiris CASCADE");
    assert_eq!(stored(&database, older(2), "head").unwrap_err().code(), "not-stored");
    assert_eq!(database.versions(), "c");
}

#[test]
fn what_has_no_way_back_stops_before_anything_is_sent() {
    let database = Database::new();
    let newer = with_revision(linear(), "bbbbbbbbbbbb", |it| it.irreversible = Some("the rows are gone"));
    database.migrator(newer).upgrade("head").unwrap();
    let error = stored(&database, older(1), "head").unwrap_err();
    assert_eq!(error.code(), "irreversible");
    assert!(error.to_string().contains("nothing was stored for the way back"), "{error}");
    assert_eq!(database.versions(), "c");
}

#[test]
fn a_log_that_others_may_write_is_not_trusted() {
    let database = Database::new();
    database.migrator(linear()).upgrade("head").unwrap();
    let role = format!("writer_{}", std::process::id());
    database.run(&format!("CREATE ROLE {role}; GRANT INSERT ON arcoiris.log TO {role}"));
    let error = stored(&database, older(2), "head").unwrap_err();
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}"));
    assert_eq!(error.code(), "stored-by-others");
    assert!(error.to_string().contains(&role), "{error}");
    stored(&database, older(2), "head").unwrap();
}

#[test]
fn a_log_of_an_older_program_gets_what_it_lacks() {
    let database = Database::new();
    database.migrator(linear()).upgrade("a").unwrap();
    database.run("ALTER TABLE arcoiris.log DROP COLUMN downgrade_hash, DROP COLUMN outside_transaction");
    database.migrator(linear()).upgrade("head").unwrap();
    stored(&database, older(1), "head").unwrap();
    assert_eq!(database.versions(), "a");
}

#[test]
fn a_program_that_knows_everything_has_nothing_to_look_up() {
    let database = Database::new();
    database.migrator(linear()).upgrade("head").unwrap();
    stored(&database, linear(), "a").unwrap();
    assert_eq!(database.versions(), "a");
    let outside = history(&[]);
    assert_eq!(stored(&database, outside, "base").unwrap(), Vec::<String>::new());
    assert_eq!(database.tables(), "");
}
