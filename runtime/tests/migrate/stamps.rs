//! Stamps: a version is written, nothing is run.

use crate::database::Database;
use crate::sample::{diamond, linear};

#[test]
fn a_stamp_without_a_comparison_is_refused_and_says_what_was_not_compared() {
    let database = Database::new();
    let error = database.migrator(linear()).stamp("head", false).unwrap_err();
    assert_eq!(error.code(), "stamp-unverified");
    assert!(error.to_string().contains("not compared"), "{error}");
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");
}

#[test]
fn a_forced_stamp_writes_the_version_only() {
    let database = Database::new();
    let mut migrator = database.migrator(diamond());
    migrator.stamp("b", true).unwrap();
    assert_eq!((database.versions(), database.tables()), ("b".into(), String::new()));
    migrator.stamp("head", true).unwrap();
    assert_eq!(database.versions(), "f");
    migrator.stamp("base", true).unwrap();
    assert_eq!(database.versions(), "");
    assert_eq!(
        database.ask("SELECT direction || ' ' || left(revision, 4) FROM arcoiris.log ORDER BY step"),
        "stamp bbbb,stamp ffff,stamp base"
    );
    // Already there: nothing to vouch for.
    assert!(migrator.stamp("base", false).is_ok());
}

#[test]
fn a_forced_stamp_repairs_rows_that_make_no_sense() {
    let database = Database::new();
    let mut migrator = database.migrator(linear());
    migrator.upgrade("b").unwrap();
    database.run("INSERT INTO public.alembic_version VALUES ('aaaaaaaaaaaa'), ('it''s \\ $arcoiris$ odd')");
    assert_eq!(migrator.upgrade("head").unwrap_err().code(), "unknown-version");
    assert_eq!(migrator.stamp("b", false).unwrap_err().code(), "unknown-version");
    migrator.stamp("b", true).unwrap();
    assert_eq!(database.versions(), "b");
}
