//! Locks that others have.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use arcoiris::{Blocker, Error, Event, History, ScriptStatement};

use crate::database::Database;
use crate::sample::{linear, script, with_revision};

/// `linear`, whose third revision says which lock it takes, as the macro does.
fn locking() -> &'static History {
    with_revision(linear(), "cccccccccccc", |revision| {
        let mut statement: ScriptStatement = revision.upgrade.statements[0];
        statement.lock = Some(("ACCESS EXCLUSIVE", "public.two"));
        revision.upgrade.statements = Box::leak(Box::new([statement, revision.upgrade.statements[1]]));
    })
}

#[test]
fn a_revision_that_is_blocked_steps_back_and_comes_again() {
    let database = Database::new();
    database.migrator(locking()).upgrade("b").unwrap();
    let mut user = database.0.connect().unwrap();
    user.batch_execute("SET application_name = 'a report'; BEGIN; SELECT  *\n FROM public.two").unwrap();
    let (tell, hear) = mpsc::channel::<Vec<Blocker>>();
    std::thread::scope(|scope| {
        let mut migrator =
            database.migrator(locking()).lock_timeout(Duration::from_millis(50)).observer(move |event| {
                if let Event::Blocked { blockers, .. } = event {
                    let _ = tell.send(blockers.to_vec());
                }
            });
        let blocked = scope.spawn(move || migrator.upgrade("head"));
        let blockers = hear.recv().unwrap();
        let [blocker] = blockers.as_slice() else { panic!("{blockers:?}") };
        assert_eq!(
            (blocker.application.as_str(), blocker.state.as_str()),
            ("a report", "idle in transaction")
        );
        assert_eq!((blocker.tables.as_str(), blocker.user.as_str()), ("public.two", "postgres"));
        assert!(blocker.query.ends_with("FROM public.two"), "{blocker:?}");
        // Between two tries nobody waits behind it.
        hear.recv().unwrap();
        user.batch_execute("COMMIT").unwrap();
        assert_eq!(blocked.join().unwrap().unwrap().at, ["cccccccccccc"]);
    });
    assert_eq!(database.ask("SELECT count(*) FROM arcoiris.log WHERE revision = 'cccccccccccc'"), "1");
}

#[test]
fn whoever_is_blocked_for_too_long_says_by_whom() {
    let database = Database::new();
    database.migrator(locking()).upgrade("b").unwrap();
    let mut user = database.0.connect().unwrap();
    user.batch_execute("SET application_name = 'a report'; BEGIN; SELECT FROM public.two").unwrap();
    let patient = Duration::from_millis(600);
    let mut migrator =
        database.migrator(locking()).lock_timeout(Duration::from_millis(50)).lock_wait(patient);
    let start = Instant::now();
    let error = migrator.upgrade("head").unwrap_err();
    assert!(start.elapsed() >= patient);
    let Error::Blocked { tries: 2.., blockers, .. } = &error else { panic!("{error}") };
    assert_eq!(blockers.len(), 1);
    let text = error.to_string();
    assert!(
        text.contains(
            "of postgres (`a report`), idle in transaction on public.two, its transaction open since "
        ),
        "{text}"
    );
    assert!(
        text.ends_with("BEGIN; SELECT FROM public.two\n  nothing of this revision was applied"),
        "{text}"
    );
    assert_eq!(database.versions(), "b");
    let locks = "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND datname = current_database()";
    assert_eq!(database.ask(locks), "0");
}

#[test]
fn a_statement_is_stopped_only_when_that_is_asked_for() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script("SELECT pg_sleep(0.3);", 7);
    });
    let error =
        database.migrator(history).statement_timeout(Duration::from_millis(50)).upgrade("a").unwrap_err();
    assert!(error.to_string().contains("canceling statement due to statement timeout"), "{error}");
    database.migrator(history).upgrade("a").unwrap();
}
