//! Many starters at once.

use std::time::{Duration, Instant};

use crate::database::Database;
use crate::sample::{history, linear, script, with_revision};

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

#[test]
fn connections_that_are_cut_at_any_moment_leave_whole_revisions() {
    let ids: Vec<String> = (0..40).map(|number| format!("r{number:011}")).collect();
    let parents: Vec<Vec<&str>> =
        (0..40).map(|number| ids[..number].last().map(String::as_str).into_iter().collect()).collect();
    let upgrade: Vec<String> =
        (0..40).map(|n| format!("CREATE TABLE public.t{n} (id int);\nSELECT pg_sleep(0.01);\nCREATE INDEX ON public.t{n} (id);\n")).collect();
    let lines: Vec<_> =
        (0..40).map(|n| (ids[n].as_str(), parents[n].as_slice(), upgrade[n].as_str(), "SELECT 1;")).collect();
    let history = history(&lines);
    let database = Database::new();
    let mut cuts = 0;
    for attempt in 0_u64..200 {
        let ended = std::thread::scope(|scope| {
            let mut migrator = database.migrator(history).program("victim");
            let victim = scope.spawn(move || migrator.upgrade("head"));
            let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE application_name = 'victim' AND datname = current_database()";
            let there = cut.replace("pg_terminate_backend(pid)", "count(*)");
            while !victim.is_finished() && database.ask(&there) == "0" {}
            std::thread::sleep(Duration::from_millis(attempt * 7 % 50));
            database.ask(cut);
            victim.join().unwrap()
        });
        match ended {
            Ok(_) => break,
            Err(error) => {
                // Cut while connecting, while reading, or in the middle of a revision: told as such each time.
                assert!(matches!(error.code(), "lost" | "refused" | "server-away"), "{error}");
                cuts += 1;
            }
        }
    }
    assert!(cuts > 0, "nothing was cut");
    database.migrator(history).upgrade("head").unwrap();
    let whole = "SELECT format('%s %s', count(*), count(DISTINCT revision)) FROM arcoiris.log";
    assert_eq!(database.ask(whole), "40 40");
    assert_eq!(
        database
            .ask("SELECT count(*) FROM pg_index WHERE indrelid::regclass::text ~ '^t[0-9]+$' AND indisvalid"),
        "40"
    );
    assert_eq!(database.ask("SELECT version_num FROM public.alembic_version"), "r00000000039");
}
