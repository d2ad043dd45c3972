//! The same schema made in another order is the same.
//!
//! `ARCOIRIS_SHUFFLES=1000` for more than a few; optimised (`--release`) and with `--nocapture`, which tells how far it is.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::database::Database;
use crate::proven::proven;

const TABLES: usize = 500;

/// Statements that make the schemas and types, then tables in any order, then what joins them, in any order.
fn statements() -> [Vec<String>; 3] {
    let first = vec![
        "CREATE SCHEMA one".to_owned(),
        "CREATE SCHEMA two".to_owned(),
        "CREATE EXTENSION citext SCHEMA one".to_owned(),
        "CREATE TYPE one.mood AS ENUM ('sad', 'ok', 'happy')".to_owned(),
    ];
    let (mut tables, mut joins) = (Vec::new(), Vec::new());
    for number in 1..=TABLES {
        let schema = if number % 3 == 0 { "two" } else { "one" };
        let mut table = format!(
            "CREATE TABLE {schema}.t{number} (id serial PRIMARY KEY, parent integer, mood one.mood DEFAULT 'ok' NOT NULL, \
             email one.citext DEFAULT '', amount numeric(18,4) DEFAULT 0 NOT NULL CHECK (amount >= 0), code varchar(8) \
             CHECK (code IN ('a', 'b')), made_at timestamptz DEFAULT now() NOT NULL"
        );
        if number % 5 == 0 {
            let _ = write!(table, ", twice numeric GENERATED ALWAYS AS (amount * 2) STORED");
        }
        tables.push(table + ")");
        let parent = number / 2;
        if parent > 0 {
            let of = if parent % 3 == 0 { "two" } else { "one" };
            joins.push(format!(
                "ALTER TABLE {schema}.t{number} ADD CONSTRAINT t{number}_up FOREIGN KEY (parent) REFERENCES {of}.t{parent} (id) ON DELETE CASCADE"
            ));
        }
        joins.push(format!(
            "CREATE INDEX t{number}_mail ON {schema}.t{number} (lower(email::text), amount DESC) WHERE mood <> 'sad'"
        ));
        if number % 10 == 0 {
            joins.push(format!(
                "CREATE VIEW {schema}.v{number} AS SELECT t.id, count(*) AS n FROM {schema}.t{number} t GROUP BY t.id"
            ));
            joins.push(format!("COMMENT ON COLUMN {schema}.t{number}.code IS 'code {number}'"));
        }
    }
    [first, tables, joins]
}

/// Puts a list into an order that the seed tells.
fn shuffled(list: &[String], seed: &mut u64) -> Vec<String> {
    let mut list = list.to_vec();
    for last in (1..list.len()).rev() {
        // xorshift64
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        let other = usize::try_from(*seed % (last as u64 + 1)).unwrap();
        list.swap(last, other);
    }
    list
}

#[test]
fn another_order_of_creation_is_no_difference() {
    let count: u64 = std::env::var("ARCOIRIS_SHUFFLES").ok().and_then(|it| it.parse().ok()).unwrap_or(2);
    let [first, tables, joins] = statements();
    let script = |parts: [&[String]; 3]| parts.concat().join(";\n") + ";\n";
    let history = proven(&script([&first, &tables, &joins]), &[]);
    let next = AtomicU64::new(1);
    let shuffle = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number > count {
                return;
            }
            let mut seed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let database = Database::new();
            let (tables, joins) = (shuffled(&tables, &mut seed), shuffled(&joins, &mut seed));
            database.run(&script([&first, &tables, &joins]));
            let mut migrator = database.migrator(history);
            migrator.stamp("head", true).unwrap();
            let check = migrator.check().unwrap();
            let told: Vec<String> = check.differences.iter().map(ToString::to_string).collect();
            assert!(told.is_empty(), "shuffle {number}:\n{}", told.join("\n"));
            if number.is_multiple_of(100) {
                println!("{number} shuffles");
            }
        }
    };
    // Each has a database of its own: as many at once as there are processors.
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(shuffle);
        }
    });
}
