//! The command without a database given: a real PostgreSQL of the project's own.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use arcoiris_tests::migrate::{Ran, command};

/// A project that has nothing but its manifest. At the end its server is stopped and the folder removed.
struct Project(PathBuf);

impl Project {
    fn new() -> Project {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("arcoiris-project-{}-{number}", std::process::id()));
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("Cargo.toml"), "[workspace]\nmembers = []\n").unwrap();
        Project(folder)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command("", arguments);
        command.env_remove("DATABASE_URL").current_dir(&self.0);
        command
    }

    #[track_caller]
    fn migrate(&self, arguments: &[&str]) -> Ran {
        Ran::from_output(&self.command(arguments).output().unwrap())
    }

    #[track_caller]
    fn ask(&self, query: &str) -> String {
        let arguments = ["psql", "--no-psqlrc", "--no-align", "--tuples-only", "--command", query];
        self.migrate(&arguments).well().trim().to_owned()
    }

    fn runs(&self) -> bool {
        let status = self.migrate(&["server", "status", "--json"]).well();
        let status: serde_json::Value = serde_json::from_str(&status).unwrap();
        status.get("running") == Some(&serde_json::Value::Bool(true))
    }

    #[track_caller]
    fn wait_until_stopped(&self) {
        let start = Instant::now();
        while self.runs() {
            assert!(start.elapsed() < Duration::from_secs(30), "the server does not stop by itself");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = self.command(&["server", "stop"]).output();
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn first_upgrade_makes_a_server_and_later_commands_find_its_data() {
    let project = Project::new();
    assert!(!project.runs());
    let ran = project.migrate(&["upgrade", "head"]);
    let told = format!("{}{}", ran.out, ran.err);
    ran.well();
    let folder = project.0.join(".arcoiris/pg");
    for part in [folder.to_str().unwrap(), "psql", "server stop"] {
        assert!(told.contains(part), "`{part}` is not in: {told}");
    }
    assert_eq!(project.ask("SELECT email FROM core.users"), "admin@arcoirispos.com");
    project.wait_until_stopped();
    assert_eq!(project.migrate(&["current"]).well().trim(), "2864583ca021 (head)");
    // from a folder below, too
    let below = project.0.join("backend/src");
    std::fs::create_dir_all(&below).unwrap();
    let ran = Ran::from_output(&project.command(&["current"]).current_dir(&below).output().unwrap());
    assert_eq!(ran.well().trim(), "2864583ca021 (head)");
    assert!(!below.join(".arcoiris").exists());
}

#[test]
fn server_runs_as_long_as_psql_and_stops_on_request() {
    let project = Project::new();
    project.migrate(&["upgrade", "37a02ec8662a"]).well();
    let sleep = "SELECT pg_sleep(30)";
    let mut psql = project.command(&["psql", "--no-psqlrc", "--command", sleep]);
    let mut psql = psql.stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_secs(4));
    assert!(project.runs(), "psql uses it");
    let start = Instant::now();
    project.migrate(&["server", "stop"]).well();
    assert!(start.elapsed() < Duration::from_secs(20));
    assert!(!psql.wait().unwrap().success(), "its server was stopped");
    assert!(!project.runs());
    // nothing of what was applied is lost
    assert_eq!(project.migrate(&["current"]).well().trim(), "37a02ec8662a");
    project.migrate(&["server", "stop"]).well();
    project.migrate(&["server", "stop"]).well();
}

#[test]
fn project_that_only_its_owner_can_enter_works() {
    let project = Project::new();
    std::fs::set_permissions(&project.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    project.migrate(&["upgrade", "head"]).well();
    assert_eq!(project.migrate(&["current"]).well().trim(), "2864583ca021 (head)");
    // root's server runs as another user, who cannot enter: the data are elsewhere, and `status` says where
    let status = project.migrate(&["server", "status", "--json"]).well();
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let directory = status.get("directory").and_then(|directory| directory.as_str()).map(PathBuf::from);
    project.migrate(&["server", "stop"]).well();
    if let Some(directory) = directory.filter(|directory| !directory.starts_with(&project.0)) {
        std::fs::remove_dir_all(directory).unwrap();
    }
}

#[test]
fn starters_at_once_on_a_fresh_project_share_one_server() {
    let project = Project::new();
    std::thread::scope(|scope| {
        let starters: Vec<_> =
            (0..6).map(|_| scope.spawn(|| project.migrate(&["upgrade", "head"]))).collect();
        for starter in starters {
            starter.join().unwrap().well();
        }
    });
    assert_eq!(project.ask("SELECT count(*) FROM arcoiris.log"), "4");
}
