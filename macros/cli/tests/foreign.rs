//! Histories of other tools, judged where they lie: `layouts/<folder>` is the history, `layouts/<folder>.json` what is printed of it. A
//! real server says the same of them (`tests/tests/foreign_layouts.rs`). `ARCOIRIS_BLESS=1` writes what is printed.
#![expect(clippy::unwrap_used, reason = "a test that cannot run the command has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Tool and folder.
const HISTORIES: [(&str, &str); 13] = [
    ("diesel", "diesel"),
    ("sqlx", "sqlx"),
    ("refinery", "refinery"),
    ("flyway", "flyway"),
    ("golang-migrate", "golang-migrate"),
    ("goose", "goose"),
    ("dbmate", "dbmate"),
    ("sqitch", "sqitch"),
    ("alembic-sql", "alembic-sql"),
    ("golang-migrate", "doubt"),
    ("golang-migrate", "guarded-role"),
    ("golang-migrate", "empty-tables"),
    ("alembic-sql", "version-table"),
];

fn layouts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts")
}

fn lint(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arcoiris"))
        .arg("lint")
        .args(arguments)
        .current_dir(layouts())
        .output()
        .unwrap()
}

#[test]
fn each_tool_s_history_is_judged_as_it_runs_it() {
    for (tool, folder) in HISTORIES {
        let output = lint(&["--layout", tool, folder, "--format", "json"]);
        let printed = String::from_utf8(output.stdout).unwrap();
        let file = layouts().join(format!("{folder}.json"));
        if std::env::var_os("ARCOIRIS_BLESS").is_some() {
            fs::write(&file, &printed).unwrap();
        }
        assert_eq!(printed, fs::read_to_string(&file).unwrap(), "{folder}");
        let report: serde_json::Value = serde_json::from_str(&printed).unwrap();
        assert!(report["proven_percent"].is_number());
        for revision in report["revisions"].as_array().unwrap() {
            let fields: Vec<&String> = revision.as_object().unwrap().keys().collect();
            assert_eq!(fields.len(), 5, "{fields:?}");
        }
        assert_eq!(output.status.code(), Some(1), "each holds something broken");
    }
}

#[test]
fn roles_and_what_stood_before_can_be_told() {
    let history = ["--layout", "golang-migrate", "assuming", "--format", "json"];
    let verdicts = |more: &[&str]| -> Vec<(String, String)> {
        let output = lint(&[&history[..], more].concat());
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let word = |revision: &serde_json::Value, field: &str| revision[field].as_str().unwrap().to_owned();
        let revisions = report["revisions"].as_array().unwrap();
        revisions.iter().map(|it| (word(it, "upgrade"), word(it, "downgrade"))).collect()
    };
    let pair = |upgrade: &str, downgrade: &str| (upgrade.to_owned(), downgrade.to_owned());
    assert_eq!(verdicts(&[]), [pair("refuted", "refuted"), pair("declared", "restores")]);
    assert_eq!(
        verdicts(&["--assume", "assumed.sql", "--role", "reporting"]),
        [pair("proven", "restores"), pair("proven", "restores")]
    );
}

#[test]
fn an_import_overwrites_nothing() {
    let folder = std::env::temp_dir().join(format!("arcoiris-import-{}", std::process::id()));
    let into = folder.join("versions");
    let import = || {
        Command::new(env!("CARGO_BIN_EXE_arcoiris"))
            .args(["import", "--layout", "diesel", "diesel", "--into"])
            .arg(&into)
            .current_dir(layouts())
            .output()
            .unwrap()
    };
    let first = import();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let written = String::from_utf8(first.stdout).unwrap();
    assert_eq!(written.lines().count(), fs::read_dir(&into).unwrap().count());
    assert_eq!(written.lines().count(), 8);
    let newest = Path::new(written.lines().next().unwrap());
    fs::write(newest, "mine").unwrap();
    let second = import();
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("exists already"));
    assert_eq!(fs::read_to_string(newest).unwrap(), "mine");
    fs::remove_dir_all(&folder).unwrap();
}
