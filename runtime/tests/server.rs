//! The life of a server of the project's own, on the real PostgreSQL of this machine. Every wait is bounded.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use arcoiris::server::{self, Error, Running, Server, Status};
use arcoiris::{History, Migrator, Revision, Script};

const DIR: &str = "ARCOIRIS_TEST_CHILD";
const PATIENCE: Duration = Duration::from_secs(30);

/// A folder of one test's own; at the end its server is stopped and it is removed.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        Folder::under(&std::env::temp_dir())
    }

    fn under(parent: &Path) -> Folder {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("arcoiris-life-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn pg(&self) -> PathBuf {
        self.0.join(".arcoiris/pg")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = server::stop(&self.pg());
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Another process that uses the server of a folder until it is told to end, or killed.
struct Other {
    process: Child,
    started: bool,
    directory: PathBuf,
    /// Kept open: the test harness in the process writes to it to the end.
    stdout: BufReader<ChildStdout>,
}

impl Other {
    fn command(pg: &Path) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["another_process", "--exact", "--ignored", "--nocapture"]).env(DIR, pg);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }

    fn start(pg: &Path) -> Other {
        Other::read(Other::spawn(&mut Other::command(pg)))
    }

    fn spawn(command: &mut Command) -> Child {
        command.spawn().unwrap()
    }

    fn read(mut process: Child) -> Other {
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let (mut told, mut line) = (String::new(), String::new());
        while stdout.read_line(&mut line).unwrap() > 0 {
            if let Some((_, rest)) = line.trim_end().split_once("SERVER ") {
                let (started, directory) = rest.split_once(' ').unwrap();
                return Other { process, started: started == "true", directory: directory.into(), stdout };
            }
            told += &std::mem::take(&mut line);
        }
        panic!("the other process has no server: {told}");
    }

    /// Ends as a program does that returns from `main`.
    fn end(mut self) {
        drop(self.process.stdin.take());
        self.stdout.read_to_string(&mut String::new()).unwrap();
        assert!(self.process.wait().unwrap().success());
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
#[ignore = "the other process of these tests, not a test of its own"]
fn another_process() {
    let dir = PathBuf::from(std::env::var_os(DIR).expect("only for the other tests"));
    match Server::dev(&dir) {
        Ok(server) => {
            println!("SERVER {} {}", server.started(), server.directory().display());
            std::io::stdin().read_line(&mut String::new()).unwrap();
        }
        Err(error) => panic!("{error}"),
    }
}

fn running(pg: &Path) -> Running {
    match server::status(pg).unwrap() {
        Status::Running(running) => running,
        Status::Stopped => panic!("the server in {} does not run", pg.display()),
    }
}

#[track_caller]
fn wait_until(what: &str, mut done: impl FnMut() -> bool) -> Duration {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
    start.elapsed()
}

fn wait_until_stopped(pg: &Path) {
    wait_until("the server stops", || server::status(pg).unwrap() == Status::Stopped);
}

fn process_lives(pid: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).map_or_else(
        |_| Command::new("ps").args(["-p", &pid.to_string()]).output().unwrap().status.success(),
        |stat| !stat.contains(") Z "),
    )
}

fn are_we_root() -> bool {
    let file = Folder::new();
    std::fs::metadata(&file.0).unwrap().uid() == 0
}

/// An account that is not root, for tests that need both.
fn ordinary_user() -> (u32, u32) {
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
    let nobody = passwd.lines().find(|line| line.starts_with("nobody:")).expect("a user nobody");
    let mut fields = nobody.split(':').skip(2).map(|field| field.parse().unwrap());
    (fields.next().unwrap(), fields.next().unwrap())
}

#[test]
fn data_survive_the_end_of_the_server() {
    let folder = Folder::new();
    let server = Server::dev(&folder.pg()).unwrap();
    assert!(server.started());
    server.connect("postgres").unwrap().batch_execute("CREATE TABLE kept AS SELECT 42 AS answer").unwrap();
    drop(server);
    wait_until_stopped(&folder.pg());

    let server = Server::dev(&folder.pg()).unwrap();
    assert!(server.started());
    let row = server.connect("postgres").unwrap().query_one("SELECT answer FROM kept", &[]).unwrap();
    assert_eq!(row.get::<_, i32>(0), 42);
}

#[test]
fn server_goes_away_when_its_last_user_is_killed() {
    let folder = Folder::new();
    let user = Other::start(&folder.pg());
    let pid = running(&folder.pg()).pid;
    assert!(process_lives(pid));
    user.kill();
    let took = wait_until("the server's process is gone", || !process_lives(pid));
    assert!(took > Duration::from_millis(500), "no grace period: {took:?}");
    wait_until("the leases are gone", || {
        std::fs::read_dir(folder.pg().join("leases")).map_or(0, Iterator::count) == 0
    });
    assert_eq!(server::status(&folder.pg()).unwrap(), Status::Stopped);
}

#[test]
fn two_processes_share_one_server() {
    let folder = Folder::new();
    let first = Other::start(&folder.pg());
    let second = Other::start(&folder.pg());
    assert!(first.started);
    assert!(!second.started);
    let before = running(&folder.pg());
    assert_eq!(before.users, 2);
    first.kill();
    std::thread::sleep(Duration::from_secs(3));
    let after = running(&folder.pg());
    assert_eq!(after.pid, before.pid);
    assert_eq!(after.users, 1);
    second.end();
    wait_until_stopped(&folder.pg());
}

#[test]
fn of_many_starters_at_once_one_starts() {
    let folder = Folder::new();
    let processes: Vec<Child> = (0..8).map(|_| Other::spawn(&mut Other::command(&folder.pg()))).collect();
    let others: Vec<Other> = processes.into_iter().map(Other::read).collect();
    let places: BTreeSet<&Path> = others.iter().map(|other| other.directory.as_path()).collect();
    assert_eq!(places.len(), 1, "{places:?}");
    assert_eq!(others.iter().filter(|other| other.started).count(), 1);
    assert_eq!(running(&folder.pg()).users, 8);
    others.into_iter().for_each(Other::end);
}

#[test]
fn one_process_may_hold_several() {
    let folder = Folder::new();
    let first = Server::dev(&folder.pg()).unwrap();
    let second = Server::dev(&folder.pg()).unwrap();
    assert!(!second.started());
    drop(first);
    std::thread::sleep(Duration::from_secs(3));
    second.connect("postgres").unwrap();
    assert_eq!(running(&folder.pg()).users, 1);
}

#[test]
fn stop_ends_a_server_in_use() {
    let folder = Folder::new();
    assert!(!server::stop(&folder.pg()).unwrap(), "there is nothing to stop");
    assert!(!folder.0.join(".arcoiris").exists(), "stop makes nothing");
    let user = Other::start(&folder.pg());
    let pid = running(&folder.pg()).pid;
    assert!(server::stop(&folder.pg()).unwrap());
    assert!(!process_lives(pid));
    assert!(!server::stop(&folder.pg()).unwrap());
    assert_eq!(server::status(&folder.pg()).unwrap(), Status::Stopped);
    user.end();
}

#[test]
fn status_tells_what_a_user_needs() {
    let folder = Folder::new();
    assert_eq!(server::status(&folder.pg()).unwrap(), Status::Stopped);
    let server = Server::dev(&folder.pg()).unwrap();
    let status = running(&folder.pg());
    assert_eq!(status.directory, server.directory());
    assert_eq!(status.socket, server.socket());
    assert_eq!(status.url, server.url("postgres"));
    assert!(status.since.unwrap().elapsed().unwrap() < Duration::from_secs(120));
    let version: String =
        server.connect("postgres").unwrap().query_one("SHOW server_version", &[]).unwrap().get(0);
    assert_eq!(status.version, version);
    let psql = server.psql().expect("psql beside the server's programs");
    let output =
        Command::new(psql).args(["-X", "-A", "-t", "-c", "SELECT 6 * 7"]).arg(&status.url).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "42", "{output:?}");
}

#[test]
fn killed_server_is_started_anew() {
    let folder = Folder::new();
    let server = Server::dev(&folder.pg()).unwrap();
    server.connect("postgres").unwrap().batch_execute("CREATE TABLE kept ()").unwrap();
    // commits are asynchronous, so without this the last one could be lost
    server.connect("postgres").unwrap().batch_execute("CHECKPOINT").unwrap();
    let pid = running(&folder.pg()).pid;
    Command::new("kill").args(["-KILL", &pid.to_string()]).status().unwrap();
    let again = Server::dev(&folder.pg()).unwrap();
    assert!(again.started());
    assert_ne!(running(&folder.pg()).pid, pid);
    again.connect("postgres").unwrap().batch_execute("SELECT * FROM kept").unwrap();
    // who held a lease before the crash still holds it
    drop(again);
    std::thread::sleep(Duration::from_secs(3));
    server.connect("postgres").unwrap();
}

#[test]
fn server_without_its_watcher_is_adopted() {
    let folder = Folder::new();
    let user = Other::start(&folder.pg());
    let pid = running(&folder.pg()).pid;
    let script = format!("arcoiris-watcher {} {pid} ", user.directory.display());
    let watcher = Command::new("pgrep").args(["-f", &script]).output().unwrap();
    let watcher = String::from_utf8_lossy(&watcher.stdout).trim().to_owned();
    assert!(!watcher.is_empty(), "no process has the arguments {script}");
    Command::new("kill").args(["-KILL", &watcher]).status().unwrap();
    std::thread::sleep(Duration::from_secs(1));

    let adopter = Other::start(&folder.pg());
    assert!(!adopter.started);
    assert_eq!(running(&folder.pg()).pid, pid);
    user.kill();
    adopter.kill();
    wait_until("the server's process is gone", || !process_lives(pid));
}

#[test]
fn removed_folder_takes_the_server_with_it_and_can_be_made_again() {
    let folder = Folder::new();
    let user = Other::start(&folder.pg());
    let pid = running(&folder.pg()).pid;
    std::fs::remove_dir_all(folder.pg()).unwrap();

    let again = Server::dev(&folder.pg()).unwrap();
    assert!(again.started());
    wait_until("the old server is gone", || !process_lives(pid));
    std::thread::sleep(Duration::from_secs(1));
    assert_ne!(running(&folder.pg()).pid, pid);
    again.connect("postgres").unwrap();
    user.end();
}

#[test]
fn half_made_cluster_is_made_anew() {
    let folder = Folder::new();
    drop(Server::dev(&folder.pg()).unwrap());
    assert!(server::stop(&folder.pg()).unwrap());
    // as a killed initdb leaves it
    std::fs::rename(folder.pg().join("data"), folder.pg().join("data.new")).unwrap();
    std::fs::remove_file(folder.pg().join("data.new/PG_VERSION")).unwrap();
    assert!(Server::dev(&folder.pg()).unwrap().started());
    assert!(!folder.pg().join("data.new").exists());
}

#[test]
fn what_is_no_cluster_is_not_touched() {
    let folder = Folder::new();
    drop(Server::dev(&folder.pg()).unwrap());
    server::stop(&folder.pg()).unwrap();
    std::fs::remove_file(folder.pg().join("data/PG_VERSION")).unwrap();
    let error = Server::dev(&folder.pg()).unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
    assert!(folder.pg().join("data/base").exists());
}

#[test]
fn data_of_another_version_are_not_touched() {
    let folder = Folder::new();
    drop(Server::dev(&folder.pg()).unwrap());
    server::stop(&folder.pg()).unwrap();
    std::fs::write(folder.pg().join("data/PG_VERSION"), "9.4\n").unwrap();
    let error = Server::dev(&folder.pg()).unwrap_err();
    assert!(matches!(&error, Error::OtherVersion { cluster, .. } if cluster == "9.4"), "{error}");
    assert!(error.to_string().contains("install PostgreSQL 9.4"), "{error}");
}

#[test]
fn server_that_does_not_start_shows_its_log() {
    let folder = Folder::new();
    drop(Server::dev(&folder.pg()).unwrap());
    server::stop(&folder.pg()).unwrap();
    std::fs::write(folder.pg().join("data/postgresql.conf"), "no_such_setting = 1\n").unwrap();
    let error = Server::dev(&folder.pg()).unwrap_err().to_string();
    assert!(error.contains("unrecognized configuration parameter \"no_such_setting\""), "{error}");
}

#[test]
fn wrong_pg_bin_is_named() {
    let folder = Folder::new();
    let mut command = Other::command(&folder.pg());
    let output = command.env("PG_BIN", "/nowhere").stdin(Stdio::null()).output().unwrap();
    let told =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("PG_BIN is /nowhere"), "{told}");
}

#[test]
fn long_path_moves_the_socket_only() {
    let folder = Folder::new();
    let deep = folder.0.join("d".repeat(120)).join("pg");
    let server = Server::dev(&deep).unwrap();
    assert_eq!(server.directory(), deep.canonicalize().unwrap());
    assert!(server.socket().starts_with("/tmp"), "{}", server.socket().display());
    server.connect("postgres").unwrap();
    assert_eq!(std::fs::metadata(server.socket()).unwrap().mode() & 0o777, 0o700);
    server::stop(&deep).unwrap();
    std::fs::remove_dir(server.socket()).unwrap();
}

#[test]
fn folder_of_a_strange_name_works() {
    let folder = Folder::new();
    let strange = folder.0.join("a b'$ü%\"*");
    let server = Server::dev(&strange).unwrap();
    server.url("postgres").parse::<postgres::Config>().unwrap().connect(postgres::NoTls).unwrap();
    assert!(server::stop(&strange).unwrap());
}

#[test]
fn root_and_the_projects_owner_share_one_server() {
    if !are_we_root() {
        eprintln!("NOT RUN: needs root, who can be two users");
        return;
    }
    let folder = Folder::new();
    let (uid, gid) = ordinary_user();
    chown(&folder.0, Some(uid), Some(gid)).unwrap();
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    let root = Other::start(&folder.pg());
    assert!(root.started);
    assert_eq!(root.directory, folder.pg());
    let owner = Other::read(Other::spawn(Other::command(&folder.pg()).uid(uid).gid(gid)));
    assert!(!owner.started);
    assert_eq!(running(&folder.pg()).users, 2);
    root.end();
    owner.end();
    wait_until_stopped(&folder.pg());
    // and the other way round: the ordinary user's watcher sees root
    let owner = Other::read(Other::spawn(Other::command(&folder.pg()).uid(uid).gid(gid)));
    assert!(owner.started);
    let root = Other::start(&folder.pg());
    assert!(!root.started);
    owner.end();
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(running(&folder.pg()).users, 1);
    root.end();
    wait_until_stopped(&folder.pg());
}

#[test]
fn folder_that_the_account_cannot_enter_is_replaced() {
    if !are_we_root() {
        eprintln!("NOT RUN: needs root, whose server runs as another account");
        return;
    }
    let folder = Folder::new();
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    let server = Server::dev(&folder.pg()).unwrap();
    assert_eq!(server.asked_for(), Some(folder.pg().as_path()));
    let directory = server.directory().to_owned();
    assert!(!directory.starts_with(&folder.0));
    assert_eq!(running(&folder.pg()).directory, directory);
    let other = Other::start(&folder.pg());
    assert_eq!(other.directory, directory);
    other.end();
    assert!(server::stop(&folder.pg()).unwrap());
    std::fs::remove_dir_all(directory).unwrap();
}

#[test]
fn folder_of_another_user_is_refused() {
    if !are_we_root() {
        eprintln!("NOT RUN: needs root, who can be two users");
        return;
    }
    let folder = Folder::new();
    drop(Server::dev(&folder.pg()).unwrap());
    let (uid, gid) = ordinary_user();
    let output = Other::command(&folder.pg()).uid(uid).gid(gid).stdin(Stdio::null()).output().unwrap();
    let told =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(told.contains("belongs to user"), "{told}");
}

#[test]
fn tests_get_a_database_each() {
    let server = Server::test().unwrap();
    assert!(std::ptr::eq(server, Server::test().unwrap()));
    let fill = |client: &mut postgres::Client| {
        Ok(client.batch_execute("CREATE EXTENSION citext; CREATE TABLE users (mail citext UNIQUE)")?)
    };
    let template = server.template("server.rs: users", fill).unwrap();
    let again = server.template("server.rs: users", |_| panic!("filled twice")).unwrap();
    assert_eq!(template, again);
    let names: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let database = server.database(&template).unwrap();
                    let mut client = database.connect().unwrap();
                    client.batch_execute("INSERT INTO users VALUES ('A@x')").unwrap();
                    let count =
                        client.query_one("SELECT count(*) FROM users WHERE mail = 'a@X'", &[]).unwrap();
                    assert_eq!(count.get::<_, i64>(0), 1);
                    database.name().to_owned()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let left = "SELECT count(*) FROM pg_database WHERE datname = ANY($1)";
    let left = server.connect("postgres").unwrap().query_one(left, &[&names]).unwrap();
    assert_eq!(left.get::<_, i64>(0), 0);
}

#[test]
fn template_that_fails_is_tried_again() {
    let server = Server::test().unwrap();
    let key = "server.rs: fails once";
    let error = server.template(key, |client| Ok(client.batch_execute("SELECT 1/0")?)).unwrap_err();
    assert!(matches!(&error, Error::Template { .. }), "{error}");
    assert!(std::error::Error::source(&error).is_some());
    let template = server.template(key, |client| Ok(client.batch_execute("CREATE TABLE t ()")?)).unwrap();
    server.database(&template).unwrap().connect().unwrap().batch_execute("SELECT * FROM t").unwrap();
}

#[test]
fn missing_extension_is_explained() {
    const SCRIPT: Script = Script { sql: "CREATE EXTENSION no_such_extension;", line: 1, ..Script::EMPTY };
    const REVISION: Revision = Revision {
        id: "1",
        down_revisions: &[],
        title: "extension",
        message: "extension",
        created: None,
        path: "",
        baseline: true,
        sealed: true,
        no_transaction: false,
        irreversible: None,
        upgrade: SCRIPT,
        downgrade: Script::EMPTY,
        changes: &[],
    };
    static HISTORY: History = History { revisions: &[REVISION], ..History::EMPTY };
    let database = Server::test().unwrap().database("template0").unwrap();
    let error = Migrator::new(&HISTORY, database.config()).unwrap().upgrade("head").unwrap_err().to_string();
    assert!(error.contains("no_such_extension"), "{error}");
    assert!(error.contains("dnf install postgresql-contrib"), "{error}");
    assert_eq!(server::missing_extension_help("42703", "column \"a.control\" does not exist", None), None);
}
