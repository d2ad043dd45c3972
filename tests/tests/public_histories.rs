//! Histories in other tools' layouts, judged by the checker and run on a real PostgreSQL: no verdict may be another than what
//! happened. Small ones of our own are always run; public ones where `tests/corpus/obtain` put them (`docs/evidence.md`).
#![expect(clippy::unwrap_used, reason = "a test's helpers fail by panicking")]

use std::path::{Path, PathBuf};

use arcoiris_catalog::Name;
use arcoiris_checker::layout::{self, Layout, Settings};
use arcoiris_checker::parse::on_large_stack;
use arcoiris_tests::corpus::compare::Comparison;
use arcoiris_tests::corpus::{judge, layout as judged_layout};
use arcoiris_tests::workspace;
use serde_json::{Value, json};

fn report(layout: &str, path: &Path) -> Value {
    let tool = Layout::ALL.into_iter().find(|tool| tool.name() == layout).unwrap();
    let settings = Settings {
        server: 15,
        user: Name::new("postgres"),
        roles: [Name::new("postgres")].into(),
        assume: None,
    };
    let report = on_large_stack(|| layout::judge(&layout::read(tool, path), &settings)).unwrap();
    let revisions: Vec<Value> = report
        .revisions
        .iter()
        .map(|verdict| {
            let problems: Vec<Value> = verdict
                .problems
                .iter()
                .map(|problem| json!({ "rule": problem.rule, "message": problem.title }))
                .collect();
            json!({
                "revision": verdict.revision,
                "upgrade": verdict.upgrade.word(),
                "downgrade": verdict.downgrade.word(),
                "differences": verdict.differences,
                "problems": problems,
            })
        })
        .collect();
    json!({ "revisions": revisions })
}

fn compared(project: &str, layout: &str, path: &Path) -> Comparison {
    let revisions = judged_layout::read(layout, path);
    assert!(!revisions.is_empty(), "{}: no revisions", path.display());
    let found = judge::run(&judged_layout::prelude(layout, path), &revisions, |_| ());
    let judged: String = found.iter().map(|one| format!("{}\n", one.json(project))).collect();
    let mut comparison = Comparison::default();
    comparison.add(project, &judged, &report(layout, path));
    comparison
}

fn said(comparison: &Comparison) -> String {
    comparison
        .wrong
        .iter()
        .map(|(project, revision, what)| format!("{project} {revision}: {what}\n"))
        .collect()
}

#[test]
fn small_histories_are_judged_as_postgres_judges_them() {
    let mut all = 0;
    for (layout, folder) in [
        ("diesel", "macros/cli/tests/layouts/diesel"),
        ("sqlx", "macros/cli/tests/layouts/sqlx"),
        ("golang-migrate", "macros/cli/tests/layouts/golang-migrate"),
        ("goose", "macros/cli/tests/layouts/goose"),
        ("dbmate", "macros/cli/tests/layouts/dbmate"),
        ("alembic-sql", "macros/cli/tests/layouts/alembic-sql"),
        ("diesel", "tests/histories/shop"),
    ] {
        let comparison = compared(folder, layout, &workspace().join(folder));
        assert!(comparison.wrong.is_empty(), "{}", said(&comparison));
        all += comparison.upgrades_judged;
    }
    assert!(all > 30, "only {all} upgrades were judged");
}

/// `ARCOIRIS_HISTORIES=FOLDER cargo test -p arcoiris-tests --test public_histories -- --ignored`
#[test]
#[ignore = "needs public histories: tests/corpus/obtain fetches them (docs/evidence.md)"]
fn public_histories_are_judged_as_postgres_judges_them() {
    let folder = std::env::var_os("ARCOIRIS_HISTORIES").map(PathBuf::from);
    let folder = folder.expect("ARCOIRIS_HISTORIES names the folder that tests/corpus/obtain wrote");
    let index = std::fs::read_to_string(folder.join("INDEX")).unwrap();
    let mut wrong = String::new();
    for line in index.lines() {
        let mut words = line.split_whitespace();
        let (project, layout, path) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        wrong += &said(&compared(project, layout, &folder.join(path)));
    }
    assert!(wrong.is_empty(), "{wrong}");
}
