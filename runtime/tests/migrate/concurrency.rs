//! Many starters at once.

use std::time::{Duration, Instant};

use crate::database::Database;
use crate::sample::{linear, script, with_revision};

#[test]
fn sixteen_starters_apply_each_revision_once() {
    let database = Database::new();
    let applied: usize = std::thread::scope(|scope| {
        let starters: Vec<_> = (0..16)
            .map(|_| {
                let mut migrator = database.migrator(linear());
                scope.spawn(move || migrator.upgrade("head").unwrap().revisions.len())
            })
            .collect();
        starters.into_iter().map(|starter| starter.join().unwrap()).sum()
    });
    assert_eq!(applied, 3);
    assert_eq!(database.ask("SELECT count(*) FROM arcoiris.log"), "3");
    assert_eq!(database.versions(), "c");
}

#[test]
fn several_starters_survive_create_index_concurrently() {
    // A waiter that blocked in the server would hold a snapshot that this statement waits for.
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY one_id ON public.one (id)", 7);
    });
    let database = Database::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let mut migrator = database.migrator(history);
            scope.spawn(move || migrator.upgrade("b").unwrap());
        }
    });
    assert_eq!(database.versions(), "b");
    assert_eq!(
        database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.one_id'::regclass"),
        "t"
    );
}

#[test]
fn two_starters_of_the_same_step_down_take_back_one_revision() {
    let history = with_revision(linear(), "cccccccccccc", |revision| {
        revision.downgrade = script("SELECT pg_sleep(0.3);\nALTER TABLE public.two DROP COLUMN name;\n", 12);
    });
    let database = Database::new();
    database.migrator(history).upgrade("head").unwrap();
    let taken: usize = std::thread::scope(|scope| {
        let starters: Vec<_> = (0..2)
            .map(|_| {
                let mut migrator = database.migrator(history);
                scope.spawn(move || migrator.downgrade("-1").unwrap().revisions.len())
            })
            .collect();
        starters.into_iter().map(|starter| starter.join().unwrap()).sum()
    });
    assert_eq!((taken, database.versions()), (1, "b".into()));
}

#[test]
fn whoever_waits_too_long_is_told_who_has_the_lock() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script("SELECT pg_sleep(2);", 7);
    });
    std::thread::scope(|scope| {
        let mut slow = database.migrator(history).program("the slow one");
        scope.spawn(move || slow.upgrade("a").unwrap());
        while database.ask("SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND datname = current_database()") != "1" {
            std::thread::sleep(Duration::from_millis(5));
        }
        let start = Instant::now();
        let error =
            database.migrator(history).lock_wait(Duration::from_millis(400)).upgrade("a").unwrap_err();
        assert!(
            start.elapsed() >= Duration::from_millis(400) && start.elapsed() < Duration::from_millis(1500)
        );
        let arcoiris::Error::LockWait { holder: Some(holder), .. } = &error else { panic!("{error}") };
        assert_eq!(holder.application, "the slow one");
        // Not waiting at all is possible.
        let error = database.migrator(history).lock_wait(Duration::ZERO).upgrade("a").unwrap_err();
        assert_eq!(error.code(), "lock-wait");
    });
}
