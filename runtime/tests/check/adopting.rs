//! Databases that are taken over.

use arcoiris::{Error, History};

use crate::database::Database;
use crate::phantoms::made;
use crate::proven::{line, proven};
use crate::sample::with_legacy;

const FIRST: &str = "CREATE SCHEMA pos;";
const SECOND: &str = "CREATE TABLE pos.sales (id integer PRIMARY KEY, at timestamptz DEFAULT now());";
const THIRD: &str = "CREATE INDEX sales_at ON pos.sales (at);";

fn history() -> &'static History {
    with_legacy(line(&[FIRST, SECOND, THIRD], &[]), &[("old", "bbbbbbbbbbbb")])
}

#[test]
fn without_a_version_it_is_what_it_is_most_alike() {
    let database = Database::new();
    database.run(&format!("{FIRST} {SECOND} ALTER TABLE pos.sales ADD COLUMN x int"));
    let adoption = database.migrator(history()).adopt(None).unwrap();
    assert!(!adoption.written && adoption.from.is_empty());
    assert_eq!(adoption.check.revisions[0].id, "bbbbbbbbbbbb");
    let told: Vec<String> = adoption.check.differences.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["column pos.sales.x is there and should not be"]);
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");
    database.run("ALTER TABLE pos.sales DROP COLUMN x");
    assert!(database.migrator(history()).adopt(None).unwrap().written);
    assert_eq!(database.ask("SELECT version_num FROM public.alembic_version"), "bbbbbbbbbbbb");
    assert_eq!(database.ask("SELECT direction FROM arcoiris.log"), "stamp");
    database.migrator(history()).upgrade("head").unwrap();
}

#[test]
fn a_collapsed_identifier_is_replaced() {
    let database = Database::new();
    database.run(&format!(
        "{FIRST} {SECOND} CREATE TABLE pos.alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO pos.alembic_version VALUES ('old')"
    ));
    let adoption = database.migrator(history()).adopt(None).unwrap();
    assert_eq!((adoption.from, adoption.brought_from.as_deref()), (vec!["old".to_owned()], Some("pos")));
    assert_eq!(adoption.check.at, ["bbbbbbbbbbbb"]);
    assert_eq!(database.ask("SELECT to_regclass('pos.alembic_version')"), "NULL");
    assert!(!database.migrator(history()).adopt(None).unwrap().written);
}

#[test]
fn a_version_that_nobody_knows_needs_a_target() {
    let database = Database::new();
    database.run(&format!(
        "{FIRST} {SECOND} CREATE TABLE public.alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO public.alembic_version VALUES ('theirs')"
    ));
    let error = database.migrator(history()).adopt(None).unwrap_err();
    assert!(matches!(error, Error::UnknownVersion { .. }), "{error}");
    assert_eq!(database.migrator(history()).adopt(Some("head")).unwrap().check.differences.len(), 1);
    assert!(database.migrator(history()).adopt(Some("b")).unwrap().written);
    assert_eq!(database.ask("SELECT version_num FROM public.alembic_version"), "bbbbbbbbbbbb");
}

#[test]
fn a_repair_that_does_not_lead_there_changes_nothing() {
    let history = proven("CREATE TABLE public.t (a integer, b text);", &[]);
    let database = Database::new();
    database.migrator(history).upgrade("head").unwrap();
    database.run("ALTER TABLE public.t ALTER a TYPE text; INSERT INTO public.t VALUES ('not a number')");
    let error = database.migrator(history).repair(None, true).unwrap_err();
    assert_eq!(error.code(), "repair-refused");
    assert!(error.to_string().contains("invalid input syntax for type integer"), "{error}");
    assert_eq!(database.ask("SELECT a FROM public.t"), "not a number");
    let error = database.migrator(history).repair(None, false).unwrap_err();
    assert_eq!(error.code(), "repair-loses");
    database.run("UPDATE public.t SET a = '7'");
    let repair = database.migrator(history).repair(None, true).unwrap();
    assert!(repair.applied && repair.left.is_empty());
    assert!(database.migrator(history).check().unwrap().is_equal());
    assert_eq!(database.ask("SELECT a + 1 FROM public.t"), "8");
    assert!(!database.migrator(history).repair(None, true).unwrap().applied, "nothing differs any more");
}

#[test]
fn a_database_that_lost_everything_is_made_again() {
    let history = proven(&made(), &[]);
    let database = Database::new();
    database.migrator(history).upgrade("head").unwrap();
    database.run("DROP SCHEMA \"Mixed Case\" CASCADE; DROP SCHEMA app CASCADE");
    let repair = database.migrator(history).repair(None, true).unwrap();
    assert_eq!(repair.left, []);
    let check = database.migrator(history).check().unwrap();
    assert!(check.is_equal(), "{:?}", check.differences);
}
