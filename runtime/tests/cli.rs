//! The command line, as a program: `examples/sample.rs` on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/database.rs"]
mod database;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use database::Database;

/// The program, built from the sources as they are.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "-p", "arcoiris", "--features", "cli", "--example", "sample"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(built.success());
        // target/debug/deps/cli-… -> target/debug/examples/sample
        let tests = std::env::current_exe().unwrap();
        tests.parent().unwrap().parent().unwrap().join("examples/sample")
    })
}

/// The command in a clean environment: no variable of libpq's, no terminal.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    let names = [
        "DATABASE_URL",
        "PGHOST",
        "PGHOSTADDR",
        "PGPORT",
        "PGUSER",
        "PGDATABASE",
        "PGSERVICE",
        "CARGO",
        "NO_COLOR",
    ];
    names.iter().for_each(|name| {
        command.env_remove(name);
    });
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(database: &Database, arguments: &[&str]) -> Output {
    command(arguments).env("DATABASE_URL", database.0.url()).output().unwrap()
}

/// What it prints, what it says on the way, and the exit code.
#[track_caller]
fn check(database: &Database, arguments: &[&str], out: &str, err: &str, code: i32) {
    let output = run(database, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().trim_end().to_owned();
    assert_eq!((text(&output.stdout), text(&output.stderr)), (out.to_owned(), err.to_owned()));
    assert_eq!(output.status.code(), Some(code));
}

#[test]
fn a_database_goes_up_and_down() {
    let database = Database::new();
    check(&database, &["current"], "", "base: no revision is applied", 0);
    check(
        &database,
        &["upgrade", "head"],
        "applied 3 revisions, now at 2864583ca021 (head)",
        "Running upgrade <base> -> 000000000001, baseline\n\
         Running upgrade 000000000001 -> 37a02ec8662a, items\n\
         Running upgrade 37a02ec8662a -> 2864583ca021, price of an item",
        0,
    );
    check(&database, &["current"], "2864583ca021 (head)", "", 0);
    check(&database, &["upgrade"], "nothing to do, at 2864583ca021 (head)", "", 0);
    check(
        &database,
        &["downgrade", "-1"],
        "took back 1 revision, now at 37a02ec8662a",
        "Running downgrade 2864583ca021 -> 37a02ec8662a, price of an item",
        0,
    );
    check(&database, &["current"], "37a02ec8662a", "", 0);
}

#[test]
fn taking_back_everything_must_be_confirmed() {
    let database = Database::new();
    run(&database, &["upgrade"]);
    let name = database.0.name();
    for target in ["base", "-3"] {
        let output = run(&database, &["downgrade", target]);
        assert_eq!(output.status.code(), Some(3));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.starts_with(&format!("error: this takes back all 3 revisions of database {name} at ")),
            "{said}"
        );
        assert!(said.contains("--yes"), "{said}");
    }
    check(&database, &["current"], "2864583ca021 (head)", "", 0);
    let output = run(&database, &["downgrade", "base", "--yes"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "took back 3 revisions, now at base\n");
}

#[test]
fn listings_are_alembics() {
    let database = Database::new();
    check(&database, &["heads"], "2864583ca021 (head)", "", 0);
    check(&database, &["branches"], "", "", 0);
    check(
        &database,
        &["history"],
        "37a02ec8662a -> 2864583ca021 (head), price of an item\n\
         000000000001 -> 37a02ec8662a, items\n\
         <base> -> 000000000001, baseline",
        "",
        0,
    );
    check(
        &database,
        &["show", "286"],
        "Rev: 2864583ca021 (head)\nParent: 37a02ec8662a\nPath: (inline)\nCreate Date: 2026-11-22 09:30:00+00\n\n    \
         price of an item",
        "",
        0,
    );
    check(
        &database,
        &["show", "286458ca0210"],
        "",
        "error: sample-migrations 0.1.0 has no revision `286458ca0210`\n  did you mean:\n    2864583ca021  price of an item",
        1,
    );
}

#[test]
fn a_plan_is_told_with_its_locks() {
    let database = Database::new();
    run(&database, &["upgrade", "37a"]);
    check(
        &database,
        &["upgrade", "--plan"],
        "upgrade 37a02ec8662a -> 2864583ca021, 1 revision\n\n\
         apply 2864583ca021, in one transaction: price of an item\n    \
         add column shop.items.price  [ACCESS EXCLUSIVE on shop.items]",
        "",
        0,
    );
    check(&database, &["current"], "37a02ec8662a", "", 0);
}

#[test]
fn data_are_one_document() {
    let database = Database::new();
    let parse = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&run(&database, arguments).stdout).unwrap()
    };
    let upgraded = parse(&["upgrade", "--json"]);
    assert_eq!(upgraded["revisions"], serde_json::json!(["000000000001", "37a02ec8662a", "2864583ca021"]));
    assert_eq!(upgraded["at"], serde_json::json!(["2864583ca021"]));
    assert_eq!(parse(&["current", "--json"])[0]["head"], true);
    assert_eq!(parse(&["history", "--json"]).as_array().unwrap().len(), 3);
    assert_eq!(
        parse(&["downgrade", "-1", "--plan", "--json"])["steps"][0]["statements"][0]["lock"]["table"],
        "shop.items"
    );
    assert_eq!(parse(&["upgrade", "nope", "--json"])["error"]["code"], "unknown-target");
}

#[test]
fn a_collapsed_identifier_is_recognised() {
    let database = Database::new();
    run(&database, &["upgrade"]);
    database.run("UPDATE public.alembic_version SET version_num = '1e13c05008ea'");
    check(&database, &["upgrade"], "nothing to do, at 1e13c05008ea", "", 0);
    check(&database, &["current"], "2864583ca021 (head), stored as 1e13c05008ea", "", 0);
}

#[test]
fn colours_come_only_when_wanted() {
    let database = Database::new();
    let coloured = |arguments: &[&str]| run(&database, arguments).stdout.contains(&0x1b);
    assert!(!coloured(&["heads"]));
    assert!(!coloured(&["heads", "--color", "never"]));
    assert!(coloured(&["heads", "--color", "always"]));
    assert!(!coloured(&["heads", "--color", "always", "--json"]));
}

#[test]
fn usage_errors_end_with_two() {
    let database = Database::new();
    for arguments in
        [&["nonsense"][..], &["downgrade"], &["upgrade", "--sql", "--plan"], &["upgrade", "--lock-wait", "x"]]
    {
        assert_eq!(run(&database, arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(run(&database, &["--help"]).status.code(), Some(0));
    check(&database, &["--version"], "sample-migrations 0.1.0", "", 0);
    let help = String::from_utf8(run(&database, &["--help"]).stdout).unwrap();
    assert!(help.contains("Exit codes: 0 done") && !help.contains(database.0.name()), "{help}");
}

#[test]
fn a_downgrade_without_a_database_says_where_it_begins() {
    let database = Database::new();
    check(
        &database,
        &["downgrade", "base", "--sql"],
        "",
        "error: without a database a downgrade must say where it begins: --sql START:base, e.g. head:base",
        1,
    );
    let sql = String::from_utf8(run(&database, &["downgrade", "head:37a", "--sql"]).stdout).unwrap();
    assert!(sql.contains("-- Running downgrade 2864583ca021 -> 37a02ec8662a\nBEGIN"), "{sql}");
}

#[test]
fn sixteen_processes_apply_each_revision_once() {
    let database = Database::new();
    let children: Vec<_> = (0..16)
        .map(|_| {
            command(&["upgrade", "head"])
                .env("DATABASE_URL", database.0.url())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut applied = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        applied += said.matches("Running upgrade").count();
    }
    assert_eq!(applied, 3);
    assert_eq!(database.ask("SELECT count(*) FROM arcoiris.log"), "3");
}

#[test]
fn psql_opens_the_database() {
    let database = Database::new();
    check(
        &database,
        &["psql", "-X", "-A", "-t", "-c", "SELECT current_database()"],
        database.0.name(),
        "",
        0,
    );
}

#[test]
fn completions_are_printed_for_a_shell() {
    let database = Database::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(&database, &["completions", shell]).stdout.len() > 500, "{shell}");
        // Under cargo the program is called in two words, and its completions are the file's all the same.
        let under_cargo = command(&["completions", shell]).env("CARGO", "cargo").output().unwrap();
        let text = String::from_utf8(under_cargo.stdout).unwrap();
        assert!(under_cargo.status.success() && text.contains("sample"), "{shell}");
    }
}

#[test]
fn without_a_database_the_project_has_one_of_its_own() {
    let folder = std::env::temp_dir().join(format!("arcoiris-own-{}", std::process::id()));
    std::fs::create_dir_all(folder.join(".arcoiris")).unwrap();
    let run = |arguments: &[&str]| command(arguments).current_dir(&folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let first = run(&["upgrade", "head"]);
    let said = text(first.stderr);
    assert!(said.contains("PostgreSQL of this project: ") && said.contains("database sample\n"), "{said}");
    assert!(said.contains("`sample psql` opens it, `sample server stop` stops it"), "{said}");
    assert_eq!(text(first.stdout), "applied 3 revisions, now at 2864583ca021 (head)\n");
    // The data stay, whether the server was stopped or not.
    run(&["server", "stop"]);
    let status = text(run(&["server", "status"]).stdout);
    assert!(status.starts_with("it does not run"), "{status}");
    assert_eq!(text(run(&["current"]).stdout), "2864583ca021 (head)\n");
    let status = text(run(&["server", "status", "--json"]).stdout);
    assert!(status.contains("\"running\": true"), "{status}");
    assert_eq!(text(run(&["psql", "-XAtc", "SELECT count(*) FROM shop.items"]).stdout), "0\n");
    assert_eq!(text(run(&["server", "stop"]).stdout), "stopped\n");
    std::fs::remove_dir_all(folder).unwrap();
}
