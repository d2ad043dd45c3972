//! Applying a history to a real server, beside `psql` with the same statements, and a start with nothing to do.
//!
//! `cargo bench -p arcoiris --features server`. All peers of a group run in the same process on the same server; each
//! measured run begins with an empty database.
#![expect(clippy::unwrap_used)]

#[path = "support/generated.rs"]
mod generated;
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../tests/support/sample.rs"]
mod sample;

use std::process::Command;
use std::time::{Duration, Instant};

use arcoiris::server::{Server, TestDatabase};
use arcoiris::{History, Migrator};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn database() -> TestDatabase {
    Server::test().unwrap().database("template0").unwrap()
}

/// Measures the work on a fresh database each time, without making and dropping it.
fn on_fresh_databases(times: u64, work: impl Fn(&TestDatabase)) -> Duration {
    (0..times)
        .map(|_| {
            let database = database();
            let start = Instant::now();
            work(&database);
            start.elapsed()
        })
        .sum()
}

/// What a person would write for psql: each revision in a transaction with its version row, no guard, no log.
fn psql_file(history: &History) -> tempfile::File {
    let mut text =
        String::from("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);\n");
    text.push_str("INSERT INTO alembic_version VALUES ('');\n");
    for revision in history.revisions {
        text.push_str("BEGIN;\n");
        text.push_str(revision.upgrade.sql);
        text.push_str(&format!("UPDATE alembic_version SET version_num = '{}';\nCOMMIT;\n", revision.id));
    }
    tempfile::File::new(&text)
}

/// A file that is removed in the end.
mod tempfile {
    use std::path::PathBuf;

    pub(crate) struct File(pub(crate) PathBuf);

    impl File {
        pub(crate) fn new(text: &str) -> File {
            static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
            let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let path =
                std::env::temp_dir().join(format!("arcoiris-bench-{}-{number}.sql", std::process::id()));
            std::fs::write(&path, text).unwrap();
            File(path)
        }
    }

    impl Drop for File {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

fn psql(database: &TestDatabase, arguments: &[&str]) {
    let program = Server::test().unwrap().psql().unwrap();
    let status = Command::new(program)
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url()])
        .args(arguments)
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}

fn apply(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("apply");
    group.sample_size(10).warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_secs(10));
    for count in [100, 1000] {
        let history = generated::history(count);
        let file = psql_file(history);
        group.bench_function(BenchmarkId::new("arcoiris", count), |bencher| {
            bencher.iter_custom(|times| {
                on_fresh_databases(times, |database| {
                    let mut migrator = Migrator::new(history, database.config()).unwrap();
                    assert_eq!(migrator.upgrade("head").unwrap().revisions.len(), count);
                })
            });
        });
        group.bench_function(BenchmarkId::new("psql", count), |bencher| {
            bencher.iter_custom(|times| {
                on_fresh_databases(times, |database| psql(database, &["-f", file.0.to_str().unwrap()]))
            });
        });
    }
    group.finish();
}

fn nothing_to_do(criterion: &mut Criterion) {
    let history = generated::history(1000);
    let database = database();
    Migrator::new(history, database.config()).unwrap().upgrade("head").unwrap();
    let mut group = criterion.benchmark_group("nothing to do, 1000 known");
    group.sample_size(30).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(5));
    group.bench_function("arcoiris", |bencher| {
        bencher.iter(|| {
            let outcome = Migrator::new(history, database.config()).unwrap().upgrade("head").unwrap();
            assert!(outcome.revisions.is_empty());
        });
    });
    group.bench_function("psql", |bencher| {
        bencher.iter(|| psql(&database, &["-c", "SELECT version_num FROM alembic_version"]));
    });
    group.finish();
}

criterion_group!(benches, apply, nothing_to_do);
criterion_main!(benches);
