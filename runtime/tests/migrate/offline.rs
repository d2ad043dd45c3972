//! `--sql`: what is printed does what would have been done.

use std::io::Write as _;
use std::process::{Command, Stdio};

use arcoiris::server::Server;
use arcoiris::{Direction, Graph, History};

use crate::database::Database;
use crate::sample::{diamond, linear, script, with_revision};

fn sql(history: &'static History, direction: Direction, range: &str) -> String {
    Graph::new(history).unwrap().offline(direction, &range.parse().unwrap(), "sample 1.2.3").unwrap().sql()
}

/// Hands the text to `psql`, without stopping at errors unless the text says so; what it complains about.
fn psql(database: &Database, text: &str) -> String {
    let program = Server::test().unwrap().psql().unwrap();
    let mut child = Command::new(program)
        .args(["-X", "-q", "-d", database.0.url()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap()
}

/// The schema as PostgreSQL tells it, and the version; the log's times differ.
fn picture(database: &Database) -> String {
    let columns = "SELECT format('%s.%s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), \
                   obj_description(c.oid)) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
                   JOIN pg_namespace n ON n.oid = c.relnamespace \
                   WHERE n.nspname IN ('public', 'arcoiris') AND a.attnum > 0 ORDER BY 1";
    let log = "SELECT format('%s %s %s %s', revision, direction, downgrade_sql, program) FROM arcoiris.log ORDER BY step";
    [database.versions(), database.ask(columns), database.ask(log)].join("\n")
}

#[test]
fn psql_makes_the_same_database() {
    for history in [linear(), diamond()] {
        let (online, offline) = (Database::new(), Database::new());
        online.migrator(history).upgrade("head").unwrap();
        // psql prints a notice that the schema exists when it does.
        assert_eq!(psql(&offline, &sql(history, Direction::Upgrade, "base:head")), "");
        assert_eq!(picture(&online), picture(&offline));
        online.migrator(history).downgrade("base").unwrap();
        psql(&offline, &sql(history, Direction::Downgrade, "head:base"));
        assert_eq!(picture(&online), picture(&offline));
    }
}

#[test]
fn psql_on_another_state_changes_nothing() {
    let database = Database::new();
    database.migrator(linear()).upgrade("a").unwrap();
    let before = picture(&database);
    let complaint = psql(&database, &sql(linear(), Direction::Upgrade, "b:head"));
    assert!(complaint.contains("the version table is not at the planned revision"), "{complaint}");
    assert!(complaint.contains("DETAIL:  {aaaaaaaaaaaa}"), "{complaint}");
    assert_eq!(picture(&database), before);
}

#[test]
fn psql_stops_when_a_revision_outside_a_transaction_fails() {
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY one_id ON public.one (nothing)", 7);
    });
    let database = Database::new();
    let complaint = psql(&database, &sql(history, Direction::Upgrade, "base:head"));
    assert!(complaint.contains("column \"nothing\" does not exist"), "{complaint}");
    assert_eq!(database.versions(), "a");
}
