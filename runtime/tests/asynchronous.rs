//! The migrator for asynchronous code, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "support/database.rs"]
mod database;
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "support/sample.rs"]
mod sample;

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use arcoiris::{AsyncMigrator, Event, History, Probe, Settings};
use database::Database as Blocking;
use sample::{linear, script, with_revision};
use tokio_postgres::{Client, NoTls};

/// How long a session may take to end after nobody wants it any more.
const PATIENCE: Duration = Duration::from_secs(20);

/// A database that is asked on another thread: the blocking driver panics on one that runs asynchronous tasks.
struct Database(Option<Blocking>);

fn elsewhere<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

impl Drop for Database {
    fn drop(&mut self) {
        let database = self.0.take();
        elsewhere(move || drop(database));
    }
}

impl Database {
    fn new() -> Database {
        Database(Some(elsewhere(Blocking::new)))
    }

    fn inner(&self) -> &Blocking {
        self.0.as_ref().unwrap()
    }

    fn ask(&self, query: &str) -> String {
        elsewhere(|| self.inner().ask(query))
    }

    fn settings(&self) -> Settings {
        Settings::from(self.inner().0.config())
    }

    async fn client(&self) -> Client {
        let url = self.inner().0.url();
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    }

    /// The first letters of the rows of the version table, and the tables that there are: `b one,two`.
    fn state(&self) -> String {
        let rows = if self.ask("SELECT to_regclass('public.alembic_version') IS NOT NULL") == "t" {
            self.ask("SELECT left(version_num, 1) FROM public.alembic_version")
        } else {
            String::new()
        };
        let tables = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' \
                      AND relname <> 'alembic_version' ORDER BY 1";
        format!("{rows} {}", self.ask(tables))
    }

    /// Waits until no session but the asking one is in the database, and no lock of a migrator's.
    fn becomes_quiet(&self) {
        let begun = Instant::now();
        let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() \
                      AND backend_type = 'client backend'";
        while self.ask(others) != "0" {
            assert!(begun.elapsed() < PATIENCE, "a session is left behind");
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(self.ask(LOCKS), "0");
    }
}

const LOCKS: &str = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database \
                     WHERE datname = current_database())";

/// `linear`, whose second revision takes a moment and whose third runs outside a transaction.
fn slow(seconds: &str) -> &'static History {
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.upgrade =
            script(&format!("CREATE TABLE public.two (id int);\nSELECT pg_sleep({seconds});\n"), 7);
    });
    with_revision(history, "cccccccccccc", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY two_id ON public.two (id)", 7);
        revision.upgrade.probe = Probe::CreateIndex {
            schema: "public",
            name: "two_id",
            definition: "CREATE INDEX two_id ON public.two USING btree (id)",
        };
    })
}

/// A future that is dropped after so many polls.
struct Dropped<F>(Option<Pin<Box<F>>>, usize);

impl<F: Future> Future for Dropped<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(inner) = &mut self.0 else { return Poll::Ready(None) };
        if let Poll::Ready(value) = inner.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        self.1 -= 1;
        if self.1 == 0 {
            self.0 = None;
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

fn dropped<F: Future>(future: F, polls: usize) -> Dropped<F> {
    Dropped(Some(Box::pin(future)), polls)
}

#[tokio::test]
async fn every_verb_does_what_it_does_in_blocking_code() {
    let database = Database::new();
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    let mut migrator =
        AsyncMigrator::new(linear(), database.settings()).unwrap().program("it").observer(move |event| {
            if let Event::Step { revision, .. } = event {
                heard.lock().unwrap().push(revision.id);
            }
        });
    assert_eq!(migrator.plan_upgrade("head").await.unwrap().steps.len(), 3);
    assert_eq!(migrator.upgrade("head").await.unwrap().at, ["cccccccccccc"]);
    assert_eq!(*told.lock().unwrap(), ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"]);
    assert!(migrator.upgrade("head").await.unwrap().revisions.is_empty());
    let current = migrator.current().await.unwrap();
    assert!(current.first().is_some_and(|row| row.head && row.version == "cccccccccccc"));
    assert_eq!(migrator.plan_downgrade("-1").await.unwrap().steps.len(), 1);
    assert_eq!(migrator.downgrade("base").await.unwrap().revisions.len(), 3);
    assert_eq!(migrator.stamp("b", true).await.unwrap().at, ["bbbbbbbbbbbb"]);
    assert_eq!(migrator.check().await.unwrap_err().code(), "unknown-changes");
    assert_eq!(migrator.plan_repair(None).await.unwrap_err().code(), "unknown-changes");
    assert_eq!(migrator.repair(None, false).await.unwrap_err().code(), "unknown-changes");
    assert_eq!(migrator.adopt(None).await.unwrap_err().code(), "unknown-changes");
    assert_eq!(database.ask("SELECT DISTINCT program FROM arcoiris.log"), "it");
    database.becomes_quiet();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_a_pool_is_lent_and_comes_back_clean() {
    let database = Database::new();
    let manager = deadpool_postgres::Manager::new(database.inner().0.url().parse().unwrap(), NoTls);
    let pool = deadpool_postgres::Pool::builder(manager).max_size(1).build().unwrap();
    let broken = with_revision(linear(), "cccccccccccc", |revision| {
        revision.upgrade = script("SELECT 1 / 0;\n", 7);
    });
    let lent = pool.clone();
    // On another thread, so that the future must be `Send`.
    let work = tokio::spawn(async move {
        let session = lent.get().await.unwrap();
        AsyncMigrator::over(broken, &session).unwrap().upgrade("head").await
    });
    assert_eq!(work.await.unwrap().unwrap_err().code(), "statement");
    let session = pool.get().await.unwrap();
    let row =
        session.query_one(&format!("SELECT ({LOCKS}), current_setting('search_path')"), &[]).await.unwrap();
    assert_eq!((row.get::<_, i64>(0), row.get::<_, String>(1).as_str()), (0, "\"$user\", public"));
    assert_eq!(
        AsyncMigrator::over(linear(), &session).unwrap().upgrade("head").await.unwrap().at,
        ["cccccccccccc"]
    );
    assert_eq!(database.state(), "c one,two");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_given_session_that_a_future_was_dropped_on_is_clean_at_once() {
    let history = slow("0.01");
    let mut ends = 0;
    for polls in 1..200 {
        let database = Database::new();
        let client = database.client().await;
        let mut migrator = AsyncMigrator::over(history, &client).unwrap();
        let done = dropped(migrator.upgrade("head"), polls).await;
        // What is sent next on the session comes after everything that was under way.
        let row = client
            .query_one(
                &format!(
                    "SELECT ({LOCKS}), current_setting('search_path'), pg_current_xact_id_if_assigned()::text"
                ),
                &[],
            )
            .await
            .unwrap_or_else(|error| panic!("dropped after {polls} polls: {error}"));
        assert_eq!(row.get::<_, i64>(0), 0, "dropped after {polls} polls");
        assert_eq!(row.get::<_, &str>(1), "\"$user\", public", "dropped after {polls} polls");
        let state = database.state();
        assert!([" ", "a one", "b one,two", "c one,two"].contains(&state.as_str()), "{polls} polls: {state}");
        drop(migrator);
        AsyncMigrator::over(history, &client).unwrap().upgrade("head").await.unwrap();
        assert_eq!(database.state(), "c one,two", "dropped after {polls} polls");
        if done.is_some() {
            ends = polls;
            break;
        }
    }
    // Read, lock, read, prepare, three revisions: it was dropped at each of them.
    assert!(ends > 8, "the future was ready after {ends} polls");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_its_own_is_gone_after_the_future_was_dropped() {
    let history = slow("0.01");
    let mut ends = 0;
    for polls in 1..200 {
        let database = Database::new();
        let mut migrator = AsyncMigrator::new(history, database.settings()).unwrap();
        let done = dropped(migrator.upgrade("head"), polls).await;
        database.becomes_quiet();
        let state = database.state();
        assert!([" ", "a one", "b one,two", "c one,two"].contains(&state.as_str()), "{polls} polls: {state}");
        migrator.upgrade("head").await.unwrap();
        assert_eq!(database.state(), "c one,two", "dropped after {polls} polls");
        if done.is_some() {
            ends = polls;
            break;
        }
    }
    assert!(ends > 8, "the future was ready after {ends} polls");
}

#[tokio::test]
async fn what_the_server_does_for_a_dropped_future_is_cancelled() {
    let database = Database::new();
    let mut migrator = AsyncMigrator::new(slow("600"), database.settings()).unwrap();
    {
        let mut upgrade = pin!(migrator.upgrade("head"));
        let sleeping = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
        let begun = Instant::now();
        while database.ask(sleeping) != "1" {
            assert!(begun.elapsed() < PATIENCE, "the second revision does not begin");
            let _ = tokio::time::timeout(Duration::from_millis(10), &mut upgrade).await;
        }
    }
    // The runtime goes on, as it does in a program whose request was given up.
    let begun = Instant::now();
    let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    while database.ask(others) != "0" {
        assert!(begun.elapsed() < PATIENCE, "the session is left behind");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(database.state(), "a one");
}

#[tokio::test]
async fn starters_take_turns() {
    let database = Database::new();
    let starters: Vec<_> = (0..8)
        .map(|_| {
            let mut migrator = AsyncMigrator::new(linear(), database.settings()).unwrap();
            tokio::spawn(async move { migrator.upgrade("head").await })
        })
        .collect();
    let mut applied = 0;
    for starter in starters {
        applied += starter.await.unwrap().unwrap().revisions.len();
    }
    assert_eq!(applied, 3);
}

#[tokio::test]
async fn nobody_there_is_told_as_in_blocking_code() {
    let settings: Settings = "host=/nowhere/at/all user=u password=s3cret".parse().unwrap();
    let error = AsyncMigrator::new(linear(), settings).unwrap().upgrade("head").await.unwrap_err();
    assert_eq!(error.code(), "server-away");
    assert!(error.to_string().contains("there is no such socket"), "{error}");
}
