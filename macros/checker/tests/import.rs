//! Another tool's history, turned into revisions of ours, is judged as it was.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail by panicking")]

use std::path::Path;
use std::sync::Arc;

use arcoiris_checker::layout::{
    self, Foreign, Imported, Layout, Message, MessageKind, Migration, Script, Settings, Transaction,
};
use arcoiris_checker::parse::on_large_stack;
use arcoiris_checker::read;
use arcoiris_checker::revision::{self, Revision};

/// Migrations that mean something else as one transaction, or that no revision can say.
const OTHERWISE: [&str; 20] = [
    // What stood before their failing statement was committed.
    "11_committed_part",
    "2024-01-07-000000_commits",
    "00004_partly",
    "functions/touch",
    // And those that rest on it.
    "12_uses_it",
    "2024-01-08-000000_after",
    "00005_on_what_stays",
    // A transaction that is not committed, or that several of stand there.
    "15_rolled_back",
    "22_on_commit",
    "16_left_open",
    "19_savepoint_outside",
    "20_local",
    // A file with a byte order mark, which is no revision's.
    "17_crlf",
    // Two directions of which only one is outside transactions, and placeholders.
    "14_concurrently",
    "20240105000000_two",
    "V3__placeholder",
    "V4__after",
    "00006_environment",
    // goose cuts it at the semicolons inside.
    "00003_cut",
    "variable",
];

fn fixture(layout: Layout) -> Foreign {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli/tests/layouts").join(layout.name());
    let mut foreign = layout::read(layout, &folder);
    foreign.migrations.retain(|migration| migration.problems.is_empty());
    foreign
}

/// A revision as our own runner sends it.
fn migration(name: &str, revision: &Revision) -> Migration {
    let script = |script: &revision::Script| {
        let transaction = match revision.no_transaction {
            Some(_) => Transaction::None,
            None => Transaction::Around,
        };
        let message = |span| Message { span, kind: MessageKind::Query };
        let messages = match transaction {
            Transaction::None => script.statements.iter().map(|it| message(it.statement.span)).collect(),
            Transaction::Around | Transaction::Always => vec![message(script.span)],
        };
        Script { source: Arc::clone(&revision.source), span: script.span, messages, transaction }
    };
    Migration {
        name: name.to_owned(),
        upgrade: script(&revision.upgrade),
        downgrade: revision.downgrade.as_ref().map(script),
        problems: Vec::new(),
    }
}

fn read_back(imported: &Imported, name: &str) -> Migration {
    let source = read::source(&imported.file, imported.text.clone().into_bytes()).unwrap();
    let (revision, problems) = read::revision(&source, 15);
    let form: Vec<_> = problems.iter().filter(|problem| problem.rule != "syntax-error").collect();
    assert!(form.is_empty(), "{form:?}");
    migration(name, &revision.unwrap_or_else(|| panic!("{}", imported.text)))
}

#[test]
fn an_imported_history_is_judged_as_before() {
    for layout in Layout::ALL {
        let (before, after, prelude) = on_large_stack(|| {
            let foreign = fixture(layout);
            let imported = layout::import(layout, &foreign, 15);
            let names = foreign.migrations.iter().map(|migration| migration.name.as_str());
            let migrations = imported.iter().zip(names).map(|(file, name)| read_back(file, name)).collect();
            let own = Foreign { prelude: foreign.prelude.clone(), migrations, problems: Vec::new() };
            let settings = Settings::default();
            (layout::judge(&foreign, &settings), layout::judge(&own, &settings), foreign.prelude)
        })
        .unwrap();
        assert_eq!(prelude.is_some(), layout == Layout::AlembicSql);
        assert_eq!(before.revisions.len(), after.revisions.len());
        for (before, after) in before.revisions.iter().zip(&after.revisions) {
            if OTHERWISE.contains(&before.revision.as_str()) {
                continue;
            }
            let verdicts = |it: &layout::Verdict| (it.upgrade, it.downgrade, it.differences.clone());
            assert_eq!(verdicts(before), verdicts(after), "{} {}", layout.name(), before.revision);
        }
    }
}

#[test]
fn the_same_history_gives_the_same_files() {
    let import = || {
        on_large_stack(|| layout::import(Layout::GolangMigrate, &fixture(Layout::GolangMigrate), 15)).unwrap()
    };
    let first = import();
    assert_eq!(first, import());
    let Some(Imported { file, text }) = first.first() else { panic!("nothing was imported") };
    let id = file.split('_').next().unwrap();
    assert_eq!(*file, format!("{id}_users.sql"));
    assert_eq!(
        *text,
        format!(
            "-- users\n--\n-- Imported from `1_users`.\n--\n-- @revision {id}\n-- @revises base\n\n-- @upgrade\n\
             CREATE TABLE users (id bigserial PRIMARY KEY, name text);\n\n-- @downgrade\nDROP TABLE users;\n"
        )
    );
}
