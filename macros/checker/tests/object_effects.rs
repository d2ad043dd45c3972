//! What statements about schemas, types, sequences, names, owners, comments and privileges tell of themselves beside the catalog:
//! their words, the locks that they take and the notes that rules read.
#![expect(clippy::wildcard_enum_match_arm, reason = "a test names the notes that it looks at")]
#![expect(clippy::unwrap_used, reason = "a test that cannot apply its own statements has failed")]

use std::collections::BTreeSet;

use arcoiris_catalog::Name;
use arcoiris_checker::apply::apply;
use arcoiris_checker::effects::{Effects, Note};
use arcoiris_checker::names::qualified;
use arcoiris_checker::parse::script;
use arcoiris_checker::simulation::Simulation;

/// The effects of the last statement, with the simulation after it.
fn last(sql: &str) -> (Simulation, Effects) {
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    let statements = script(sql, 0..u32::try_from(sql.len()).unwrap(), 15).unwrap();
    let mut effects = Effects::default();
    for statement in &statements {
        effects = apply(&mut simulation, statement).unwrap();
    }
    (simulation, effects)
}

/// Words and locks: `rename table pos.sales to receipts; ACCESS EXCLUSIVE on pos.receipts`.
#[track_caller]
fn tells(sql: &str, expected: &str) {
    let (simulation, effects) = last(sql);
    let mut told = effects.words;
    for (lock, table) in effects.locks {
        told.push_str(&format!("; {} on {}", lock.words(), qualified(&simulation.catalog, table)));
    }
    assert_eq!(told, expected);
}

#[track_caller]
fn notes(sql: &str, expected: &[&str]) {
    let (simulation, effects) = last(sql);
    let called = |id| qualified(&simulation.catalog, id);
    let told: Vec<String> = effects
        .notes
        .into_iter()
        .map(|note| match note {
            Note::Unqualified { name, schema, .. } => format!("unqualified {name} in {schema}"),
            Note::SkippedDuplicate { name, .. } => format!("{name} is there"),
            Note::SkippedMissing { name, .. } => format!("{name} is not there"),
            Note::EnumValueAdded { id, label } => format!("{} has a new value {label}", called(id)),
            Note::LosesData { what, .. } => format!("{what} loses data"),
            Note::Cascaded { objects, .. } => format!("takes along: {}", objects.join(", ")),
            Note::Scans { id } => format!("reads {}", called(id)),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_renamed_table_is_locked() {
    let table = "CREATE SCHEMA pos; CREATE TABLE pos.sales (a integer PRIMARY KEY);";
    tells(
        &format!("{table} ALTER TABLE pos.sales RENAME TO receipts"),
        "rename table pos.sales to receipts; ACCESS EXCLUSIVE on pos.receipts",
    );
    tells(
        &format!("{table} ALTER TABLE pos.sales RENAME COLUMN a TO b"),
        "rename column pos.sales.a to b; ACCESS EXCLUSIVE on pos.sales",
    );
    tells(&format!("{table} ALTER INDEX pos.sales_pkey RENAME TO k"), "rename index pos.sales_pkey to k");
    tells(
        &format!("{table} ALTER TABLE pos.sales SET SCHEMA public"),
        "move table pos.sales to schema public; ACCESS EXCLUSIVE on public.sales",
    );
}

#[test]
fn a_comment_lets_readers_and_writers_go_on() {
    let table = "CREATE SCHEMA pos; CREATE TABLE pos.sales (a integer PRIMARY KEY);";
    tells(
        &format!("{table} COMMENT ON TABLE pos.sales IS 'c'"),
        "comment on table pos.sales; SHARE UPDATE EXCLUSIVE on pos.sales",
    );
    tells(
        &format!("{table} COMMENT ON COLUMN pos.sales.a IS NULL"),
        "take the comment off column pos.sales.a; SHARE UPDATE EXCLUSIVE on pos.sales",
    );
    tells(&format!("{table} COMMENT ON SCHEMA pos IS ''"), "take the comment off schema pos");
}

#[test]
fn privileges_lock_nothing() {
    tells(
        "CREATE TABLE sales (a integer); GRANT SELECT ON sales TO PUBLIC",
        "grant privileges on public.sales",
    );
    tells("REVOKE ALL ON SCHEMA public FROM PUBLIC", "revoke privileges on public");
}

#[test]
fn names_without_a_schema_are_noted() {
    notes("CREATE TYPE status AS ENUM ('a')", &["unqualified status in public"]);
    notes("CREATE SEQUENCE public.numbers", &[]);
    notes(
        "CREATE DOMAIN public.code AS integer; ALTER DOMAIN code SET NOT NULL",
        &["unqualified code in public"],
    );
    notes(
        "CREATE TABLE sales (a integer); COMMENT ON COLUMN sales.a IS 'c'",
        &["unqualified sales in public"],
    );
    notes("CREATE EXTENSION citext", &[]);
    notes("CREATE SCHEMA pos CREATE TABLE sales (a integer)", &[]);
}

#[test]
fn what_is_skipped_is_noted() {
    notes("CREATE SCHEMA IF NOT EXISTS public", &["public is there"]);
    notes("CREATE EXTENSION IF NOT EXISTS plpgsql", &["plpgsql is there"]);
    notes("CREATE SEQUENCE public.n; CREATE SEQUENCE IF NOT EXISTS public.n", &["public.n is there"]);
    notes("ALTER TABLE IF EXISTS public.sales RENAME TO receipts", &["public.sales is not there"]);
    notes("ALTER SEQUENCE IF EXISTS public.n CYCLE", &["public.n is not there"]);
    notes(
        "CREATE TYPE public.e AS ENUM ('a'); ALTER TYPE public.e ADD VALUE IF NOT EXISTS 'a'",
        &["public.e 'a' is there"],
    );
    notes(
        "CREATE DOMAIN public.d AS text; ALTER DOMAIN public.d DROP CONSTRAINT IF EXISTS c",
        &["c on public.d is not there"],
    );
}

#[test]
fn a_new_value_of_an_enum_is_noted() {
    notes(
        "CREATE TYPE public.e AS ENUM ('a'); ALTER TYPE public.e ADD VALUE 'b'",
        &["public.e has a new value b"],
    );
}

#[test]
fn a_domain_reads_the_tables_that_hold_it() {
    let table = "CREATE DOMAIN public.d AS integer; CREATE DOMAIN public.dd AS public.d; CREATE TABLE public.t (a public.dd, b public.d);";
    tells(
        &format!("{table} ALTER DOMAIN public.d SET NOT NULL"),
        "set domain public.d not null; SHARE on public.t",
    );
    notes(&format!("{table} ALTER DOMAIN public.d SET NOT NULL"), &["reads public.t"]);
    notes(&format!("{table} ALTER DOMAIN public.d ADD CHECK (VALUE > 0) NOT VALID"), &[]);
}

#[test]
fn an_emptied_table_loses_its_rows() {
    let tables = "CREATE TABLE public.a (id integer PRIMARY KEY); CREATE TABLE public.b (a integer REFERENCES public.a);";
    notes(&format!("{tables} TRUNCATE public.b"), &["table public.b loses data"]);
    notes(
        &format!("{tables} TRUNCATE public.a CASCADE"),
        &["table public.a loses data", "table public.b loses data", "takes along: table public.b"],
    );
    tells(
        &format!("{tables} TRUNCATE public.a CASCADE"),
        "truncate public.a, public.b; ACCESS EXCLUSIVE on public.a; ACCESS EXCLUSIVE on public.b",
    );
}

#[test]
fn a_role_has_to_be_declared() {
    let sql = "CREATE SCHEMA pos AUTHORIZATION clerk";
    let statements = script(sql, 0..u32::try_from(sql.len()).unwrap(), 15).unwrap();
    let roles = |roles: &[&str]| {
        let roles = roles.iter().map(|role| Name::new(role)).collect();
        Simulation::new(15, vec![Name::new("public")], roles)
    };
    let [statement] = statements.as_slice() else { panic!("one statement was expected") };
    let refusal = apply(&mut roles(&[]), statement).unwrap_err();
    assert_eq!(refusal.sqlstate(), None, "{refusal:?}");
    assert!(apply(&mut roles(&["clerk"]), statement).is_ok());
}

#[test]
fn a_refused_statement_leaves_everything_as_it_was() {
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    let sql = "CREATE SCHEMA pos CREATE TABLE sales (a integer) CREATE TABLE sales (a integer)";
    let statements = script(sql, 0..u32::try_from(sql.len()).unwrap(), 15).unwrap();
    let mark = simulation.catalog.mark();
    for statement in &statements {
        assert!(apply(&mut simulation, statement).is_err());
    }
    assert!(simulation.catalog.changes_since(mark).is_empty());
    assert_eq!(simulation.search_path, [Name::new("public")]);
}
