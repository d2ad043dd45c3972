//! The histories of other tools that the command's tests hold, run on a real PostgreSQL as their tools run them: each verdict that is
//! not `declared` is what the server says, and what the schema is after the downgrade.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail by panicking")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use arcoiris_checker::layout::{
    self, Downgrade, Layout, MessageKind, Script, Settings, Transaction, Upgrade,
};
use arcoiris_tests::introspect::{self, LiveFact};
use arcoiris_tests::{Scratch, scratch, scratch_from, workspace};

fn folder(name: &str) -> PathBuf {
    workspace().join("macros/cli/tests/layouts").join(name)
}

/// Sends a script in a session of its own, whose end rolls back what is open; whether the server took all of it.
fn send(database: &Scratch, layout: Layout, script: &Script) -> bool {
    if layout == Layout::Sqitch {
        return psql(database, &script.source.path);
    }
    let mut client = database.connect();
    let mut say = |sql: &str| client.batch_execute(sql).is_ok();
    let inside = script.transaction != Transaction::None;
    if inside && !say("BEGIN") {
        return false;
    }
    for message in &script.messages {
        assert_eq!(message.kind, MessageKind::Query);
        let text = &script.source.text[message.span.start as usize..message.span.end as usize];
        if !say(text) {
            return false;
        }
    }
    !inside || say("COMMIT")
}

/// As sqitch calls it.
fn psql(database: &Scratch, file: &str) -> bool {
    Command::new(arcoiris_tests::dump::client_program("psql"))
        .args(["--quiet", "--no-psqlrc", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1"])
        .args(["--file", file, "--dbname", database.url()])
        .output()
        .unwrap()
        .status
        .success()
}

/// Everything but the places of columns.
fn shape(database: &Scratch) -> BTreeSet<LiveFact> {
    let facts = introspect::facts(&mut database.connect()).unwrap_or_else(|error| panic!("{error:?}"));
    facts.into_iter().filter(|(_, attribute, _)| attribute != "position").collect()
}

fn known(script: &Script) -> bool {
    script.messages.iter().all(|message| message.kind == MessageKind::Query)
}

/// Judges a history and runs it; how many verdicts were compared.
fn compare(layout: Layout, name: &str) -> usize {
    let foreign = layout::read(layout, &folder(name));
    let report = layout::judge(&foreign, &Settings::default());
    let database = scratch();
    if let Some(prelude) = &foreign.prelude {
        assert!(send(&database, layout, prelude));
    }
    let mut compared = 0;
    for (migration, verdict) in foreign.migrations.iter().zip(&report.revisions) {
        let before = shape(&database);
        if !known(&migration.upgrade) || !migration.problems.is_empty() {
            assert_eq!(verdict.upgrade, Upgrade::Declared, "{}", verdict.revision);
            continue;
        }
        let upgrade = match send(&database, layout, &migration.upgrade) {
            true => Upgrade::Proven,
            false => Upgrade::Refuted,
        };
        let downgrade = match &migration.downgrade {
            None => Downgrade::Missing,
            Some(script) => {
                let copy = scratch_from(database.name());
                match send(&copy, layout, script) {
                    false => Downgrade::Refuted,
                    true if shape(&copy) == before => Downgrade::Restores,
                    true => Downgrade::Differs,
                }
            }
        };
        let name = format!("{} {}", layout.name(), verdict.revision);
        if verdict.upgrade != Upgrade::Declared {
            assert_eq!(verdict.upgrade, upgrade, "{name}");
            compared += 1;
        }
        if verdict.downgrade != Downgrade::Declared {
            assert_eq!(verdict.downgrade, downgrade, "{name}");
            compared += 1;
        }
    }
    compared
}

#[test]
fn every_verdict_is_what_a_server_says() {
    for layout in Layout::ALL {
        let compared = compare(layout, layout.name());
        assert!(compared >= 8, "{}: only {compared} verdicts were compared", layout.name());
    }
}

#[test]
fn what_is_not_in_doubt_is_what_a_server_says() {
    assert!(compare(Layout::GolangMigrate, "doubt") >= 10);
    assert!(compare(Layout::GolangMigrate, "guarded-role") >= 6);
    assert!(compare(Layout::GolangMigrate, "empty-tables") >= 7);
    assert!(compare(Layout::AlembicSql, "version-table") >= 4);
}
