//! PgBouncer between the program and the server, in each of its modes.
//!
//! Where there is no PgBouncer (`PGBOUNCER`, `/usr/sbin/pgbouncer`, the path) that is said loudly, and nothing is tested.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use arcoiris::{Error, History, Migrator};
use arcoiris_tests::{Scratch, say_loudly, scratch, server};
use postgres::{Client, Config, NoTls};

static PLAIN: History = arcoiris::history! {
    revision "000000000001" {
        baseline, title: "baseline", upgrade: "CREATE SCHEMA shop;", downgrade: "DROP SCHEMA shop;"
    }
    revision "a00000000001" revises "000000000001" {
        title: "sales", upgrade: "CREATE TABLE shop.sales (id int);", downgrade: "DROP TABLE shop.sales;"
    }
    revision "a00000000002" revises "a00000000001" {
        title: "tip", upgrade: "ALTER TABLE shop.sales ADD COLUMN tip int;", downgrade: "ALTER TABLE shop.sales DROP COLUMN tip;"
    }
};

static WITH_INDEX: History = arcoiris::history! {
    revision "000000000001" {
        baseline, title: "baseline", upgrade: "CREATE SCHEMA shop;", downgrade: "DROP SCHEMA shop;"
    }
    revision "a00000000001" revises "000000000001" {
        title: "sales", upgrade: "CREATE TABLE shop.sales (id int);", downgrade: "DROP TABLE shop.sales;"
    }
    revision "a00000000002" revises "a00000000001" {
        no_transaction, title: "index",
        upgrade: "CREATE INDEX CONCURRENTLY sales_id ON shop.sales (id);", downgrade: "DROP INDEX CONCURRENTLY shop.sales_id;"
    }
};

/// A PgBouncer of a test's own; ended with the value.
struct Bouncer {
    process: Child,
    folder: PathBuf,
    database: String,
}

fn program() -> Option<PathBuf> {
    let named = std::env::var_os("PGBOUNCER").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = [PathBuf::from("/usr/sbin/pgbouncer")];
    let found =
        named.into_iter().chain(usual).chain(std::env::split_paths(&path).map(|it| it.join("pgbouncer")));
    let found = found.into_iter().find(|file| file.is_file());
    if found.is_none() {
        say_loudly("there is no PgBouncer: what happens behind it was not tested");
    }
    found
}

impl Bouncer {
    fn start(program: &Path, database: &Scratch, mode: &str, more: &str) -> Bouncer {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let folder = std::env::temp_dir().join(format!("arcoiris-{mode}-{}", database.name()));
        std::fs::create_dir_all(&folder).unwrap();
        let socket = server().socket();
        let owner = std::fs::metadata(socket).unwrap();
        chown(&folder, Some(owner.uid()), Some(owner.gid())).unwrap();
        let settings = format!(
            "[databases]\n{name} = host={socket} port=5432 user=postgres dbname={name}\n[pgbouncer]\npool_mode = {mode}\n\
             auth_type = any\nlisten_addr =\nunix_socket_dir = {folder}\nlisten_port = 5432\ndefault_pool_size = 4\n{more}\n",
            name = database.name(),
            socket = socket.display(),
            folder = folder.display(),
        );
        let file = folder.join("pgbouncer.ini");
        std::fs::File::create(&file).unwrap().write_all(settings.as_bytes()).unwrap();
        let mut command = Command::new(program);
        command.arg("-q").arg(&file);
        // It runs as whoever has the server, and never as root.
        let user = Command::new("id").args(["-un", &owner.uid().to_string()]).output().unwrap();
        command.args(["-u", String::from_utf8_lossy(&user.stdout).trim()]);
        let process =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let bouncer = Bouncer { process, folder, database: database.name().to_owned() };
        for _ in 0..500 {
            if bouncer.config().connect(NoTls).is_ok() {
                return bouncer;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("PgBouncer does not answer")
    }

    fn config(&self) -> Config {
        let mut config = Config::new();
        config.host_path(&self.folder).user("postgres").dbname(&self.database);
        config
    }

    fn migrator(&self, history: &'static History) -> Migrator<'static> {
        Migrator::new(history, self.config()).unwrap().lock_wait(Duration::from_secs(60))
    }

    fn client(&self) -> Client {
        self.config().connect(NoTls).unwrap()
    }
}

impl Drop for Bouncer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const HELD: &str = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' \
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/// The modes, and whether the pooler passes over what it does not know at the start of a session.
const KINDS: [(&str, &str); 5] = [
    ("session", ""),
    ("session", "ignore_startup_parameters = options"),
    ("transaction", ""),
    ("transaction", "ignore_startup_parameters = options"),
    ("statement", ""),
];

#[test]
fn revisions_in_transactions_work_in_every_mode_and_no_lock_is_stranded() {
    let Some(program) = program() else { return };
    for (mode, more) in KINDS {
        let database = scratch();
        let bouncer = Bouncer::start(&program, &database, mode, more);
        // Others take and leave the pool's sessions all the time, so that no two messages need meet the same.
        let quiet = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut other = bouncer.client();
                    while !quiet.load(std::sync::atomic::Ordering::Relaxed) {
                        other.simple_query("SELECT 1").unwrap();
                    }
                });
            }
            // PgBouncer breaks the connection when a transaction fails in statement mode, as that of whoever comes second does.
            let number = if mode == "statement" { 1 } else { 8 };
            let applied: usize = std::thread::scope(|scope| {
                let starters: Vec<_> = (0..number)
                    .map(|_| {
                        let mut migrator = bouncer.migrator(&PLAIN);
                        scope.spawn(move || migrator.upgrade("head").unwrap().revisions.len())
                    })
                    .collect();
                starters.into_iter().map(|starter| starter.join().unwrap()).sum()
            });
            assert_eq!(applied, 3, "{mode} {more}");
            quiet.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        assert_eq!(database.versions(), "a00000000002", "{mode} {more}");
        assert_eq!(database.ask("SELECT count(*) FROM arcoiris.log"), "3", "{mode} {more}");
        assert_eq!(database.ask(HELD), "0", "{mode} {more}");
        let downgrade = bouncer.migrator(&PLAIN).downgrade("base").unwrap();
        assert_eq!(downgrade.revisions.len(), 3, "{mode} {more}");
        assert_eq!(database.ask(HELD), "0", "{mode} {more}");
    }
}

#[test]
fn what_needs_a_session_is_refused_before_anything_is_touched() {
    let Some(program) = program() else { return };
    for (mode, more) in KINDS {
        let database = scratch();
        let bouncer = Bouncer::start(&program, &database, mode, more);
        let error = bouncer.migrator(&WITH_INDEX).upgrade("head").unwrap_err();
        let Error::NeedsSession { revision: Some(revision), .. } = &error else {
            panic!("{mode} {more}: {error}")
        };
        assert_eq!(revision.id, "a00000000002");
        assert!(error.to_string().contains("give the server's own address for this run"), "{error}");
        assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL", "{mode} {more}");
        assert_eq!(database.ask(HELD), "0", "{mode} {more}");
        // As far as it needs none, it goes; and straight to the server all the way.
        bouncer.migrator(&WITH_INDEX).upgrade("a00000000001").unwrap();
        Migrator::new(&WITH_INDEX, database.config()).unwrap().upgrade("head").unwrap();
        assert!(bouncer.migrator(&WITH_INDEX).upgrade("head").unwrap().revisions.is_empty());
    }
}

#[test]
fn a_failing_revision_leaves_the_pools_session_clean() {
    let Some(program) = program() else { return };
    let database = scratch();
    let bouncer = Bouncer::start(&program, &database, "transaction", "");
    bouncer.migrator(&PLAIN).upgrade("000000000001").unwrap();
    database.run("CREATE TABLE shop.sales ()");
    assert_eq!(bouncer.migrator(&PLAIN).upgrade("head").unwrap_err().code(), "statement");
    let mut client = bouncer.client();
    assert!(client.simple_query("SELECT 1").is_ok());
    let path = client.query_one("SELECT current_setting('search_path')", &[]).unwrap();
    assert_eq!(path.get::<_, String>(0), "\"$user\", public");
    assert_eq!(database.ask(HELD), "0");
    assert_eq!(database.versions(), "000000000001");
}
