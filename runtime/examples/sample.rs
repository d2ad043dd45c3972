//! A deployable command with a small history written by hand, where a backend has `arcoiris::history!("versions")`.
//!
//! `cargo run -p arcoiris --features cli --example sample -- upgrade head`

use std::process::ExitCode;

use arcoiris::{History, Revision, Script, ScriptStatement};

static HISTORY: History = History {
    revisions: &[
        Revision {
            upgrade: script("CREATE SCHEMA shop;\n", &[statement(0, 18, "create schema shop", None)]),
            downgrade: script("DROP SCHEMA shop;\n", &[statement(0, 16, "drop schema shop", None)]),
            baseline: true,
            ..revision("000000000001", &[], "baseline")
        },
        Revision {
            upgrade: script(
                "CREATE TABLE shop.items (id int PRIMARY KEY, name text NOT NULL);\n",
                &[statement(0, 64, "create table shop.items", None)],
            ),
            downgrade: script(
                "DROP TABLE shop.items;\n",
                &[statement(0, 21, "drop table shop.items", Some(("ACCESS EXCLUSIVE", "shop.items")))],
            ),
            ..revision("37a02ec8662a", &["000000000001"], "items")
        },
        Revision {
            upgrade: script(
                "ALTER TABLE shop.items ADD COLUMN price numeric(18,4);\n",
                &[statement(0, 53, "add column shop.items.price", Some(("ACCESS EXCLUSIVE", "shop.items")))],
            ),
            downgrade: script(
                "ALTER TABLE shop.items DROP COLUMN price;\n",
                &[statement(0, 40, "drop column shop.items.price", Some(("ACCESS EXCLUSIVE", "shop.items")))],
            ),
            ..revision("2864583ca021", &["37a02ec8662a"], "price of an item")
        },
    ],
    legacy: &[("1e13c05008ea", "2864583ca021")],
    package: ("sample-migrations", "0.1.0"),
    built: 1_795_339_800,
    ..History::EMPTY
};

const fn revision(
    id: &'static str,
    down_revisions: &'static [&'static str],
    title: &'static str,
) -> Revision {
    Revision {
        id,
        down_revisions,
        title,
        message: title,
        created: Some("2026-11-22 09:30:00+00"),
        path: "",
        baseline: false,
        sealed: true,
        no_transaction: false,
        irreversible: None,
        upgrade: Script::EMPTY,
        downgrade: Script::EMPTY,
        changes: &[],
    }
}

const fn script(sql: &'static str, statements: &'static [ScriptStatement]) -> Script {
    Script { sql, line: 1, statements, ..Script::EMPTY }
}

const fn statement(
    start: u32,
    end: u32,
    words: &'static str,
    lock: Option<(&'static str, &'static str)>,
) -> ScriptStatement {
    ScriptStatement { start, end, words, lock }
}

fn main() -> ExitCode {
    arcoiris::cli::main(&HISTORY)
}
