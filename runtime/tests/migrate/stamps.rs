//! Stamps: a version is written, nothing is run.

use arcoiris::History;
use arcoiris_catalog::{Catalog, Changes, Name, Object, Role, Schema, State, Wire};

use crate::database::Database;
use crate::sample::{diamond, history, linear, with_revision};

/// A history whose only revision makes the schema `pos`, with what it changes encoded as the macro does.
fn with_schema() -> &'static History {
    let mut catalog = Catalog::new_database();
    let id = catalog.insert(Object::Schema(Schema {
        name: Name::new("pos"),
        owner: Role::Migrator,
        privileges: None,
        comment: Some("tills".to_owned()),
    }));
    let mut changes = Vec::new();
    Changes { objects: vec![(id, catalog.object(id).cloned())] }.put(&mut changes);
    let changes: &'static [u8] = changes.leak();
    let upgrade = "CREATE SCHEMA pos; COMMENT ON SCHEMA pos IS 'tills'";
    let plain = history(&[("aaaaaaaaaaaa", &[], upgrade, "DROP SCHEMA pos")]);
    with_revision(plain, "aaaaaaaaaaaa", |revision| revision.changes = changes)
}

#[test]
fn a_stamp_compares_first_and_names_what_differs() {
    let database = Database::new();
    let mut migrator = database.migrator(with_schema());
    let error = migrator.stamp("head", false).unwrap_err();
    assert_eq!(error.code(), "stamp-differs");
    assert!(
        error.to_string().contains("\n  schema pos is missing\n  not compared: owners and privileges"),
        "{error}"
    );
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");

    database.run("CREATE SCHEMA pos; CREATE TABLE pos.of_another_program (id int)");
    let error = migrator.stamp("head", false).unwrap_err();
    assert!(error.to_string().contains("\n  schema pos lacks the comment tills\n"), "{error}");
    database.run("COMMENT ON SCHEMA pos IS 'tills'");
    assert_eq!(migrator.stamp("head", false).unwrap().at, ["aaaaaaaaaaaa"]);
    assert_eq!(database.versions(), "a");

    let error = migrator.stamp("base", false).unwrap_err();
    assert!(error.to_string().contains("\n  schema pos is there and should not be\n"), "{error}");
}

#[test]
fn changes_that_cannot_be_read_are_told() {
    let database = Database::new();
    let broken = with_revision(with_schema(), "aaaaaaaaaaaa", |revision| revision.changes = &[1, 2, 3]);
    assert_eq!(database.migrator(broken).stamp("head", false).unwrap_err().code(), "broken-changes");
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

#[test]
fn a_history_that_does_not_say_what_it_changes_vouches_for_nothing() {
    let database = Database::new();
    let error = database.migrator(linear()).stamp("head", false).unwrap_err();
    assert_eq!(error.code(), "unknown-changes");
    assert!(error.to_string().contains("was not compared"), "{error}");
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");
}
