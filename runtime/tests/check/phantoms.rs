//! Databases that are what their history makes, however that is written: nothing is told of them.

use arcoiris::History;

use crate::database::Database;
use crate::proven::{otherwise, proven};

const MADE: &str = include_str!("phantoms.sql");

/// What this server can make of it.
pub(crate) fn made() -> String {
    match Database::version() {
        ..15 => MADE.replace(" NULLS NOT DISTINCT", ""),
        15.. => MADE.to_owned(),
    }
}

fn history() -> &'static History {
    static ONCE: std::sync::OnceLock<&'static History> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| proven(&made(), &[]))
}

#[track_caller]
fn assert_equal(database: &Database, history: &'static History) {
    let check = database.migrator(history).check().unwrap();
    let told: Vec<String> = check.differences.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let told: Vec<String> = check.not_compared.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["privileges, since no revision grants or revokes any"]);
}

#[test]
fn what_the_history_made_is_equal() {
    let database = Database::new();
    database.migrator(history()).upgrade("head").unwrap();
    assert_equal(&database, history());
    let name = database.ask("SELECT current_database()");
    for setting in [
        "search_path = app, ext, public",
        "search_path = ext",
        "datestyle = 'German'",
        "intervalstyle = 'iso_8601'",
        "timezone = 'Asia/Tokyo'",
        "quote_all_identifiers = on",
    ] {
        database.run(&format!("ALTER DATABASE {name} SET {setting}"));
        assert_equal(&database, history());
    }
}

#[test]
fn what_is_written_otherwise_is_equal_if_the_server_prints_it_so() {
    let database = Database::new();
    database.migrator(history()).upgrade("head").unwrap();
    let (otherwise, count) = otherwise(history());
    assert!(count > 50, "only {count} expressions are written otherwise");
    assert_equal(&database, otherwise);
    assert_eq!(database.ask("SELECT count(*) FROM pg_class WHERE relpersistence = 't'"), "0");
    // What differs is told in the server's words, whatever the history's are.
    database.run("ALTER TABLE app.lines ALTER n SET DEFAULT 7");
    let check = database.migrator(otherwise).check().unwrap();
    assert_eq!(
        check.differences[0].to_string(),
        "column app.lines.n has the default 7, not nextval('app.lines_n_seq'::regclass)"
    );
    assert_eq!(check.differences.len(), 1);
}
