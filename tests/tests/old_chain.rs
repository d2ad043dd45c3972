//! The old chain is what it is said to be: the other tests stand on databases that it made.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use arcoiris_tests::alembic::{self, Alembic, old_chain};
use arcoiris_tests::arcoirispos::{REVISIONS, SCHEMA, schema};
use arcoiris_tests::{Scratch, dump, scratch};

#[track_caller]
fn assert_production(database: &Scratch) {
    dump::assert_same("production's schema", SCHEMA, &schema(&mut database.connect()).unwrap());
}

#[test]
fn old_chain_makes_productions_schema() {
    for revision in ["37a02ec8662a", "853113448960", "2864583ca021"] {
        let database = old_chain(revision);
        assert_production(&database);
        assert_eq!(database.versions(), revision);
    }
}

#[test]
fn old_baseline_is_schemas_and_extensions_only() {
    let baseline: String =
        SCHEMA.lines().take_while(|line| !line.starts_with("enum")).map(|line| format!("{line}\n")).collect();
    assert_eq!(schema(&mut old_chain("000000000001").connect()).unwrap(), baseline);
}

#[test]
fn extras_are_seen() {
    let database = old_chain("head");
    database.run(
        "CREATE INDEX extra ON pos.sales (sale_date); CREATE VIEW pos.v AS SELECT 1 AS one; CREATE SEQUENCE pos.s;
         CREATE FUNCTION pos.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE DOMAIN pos.d AS int;
         ALTER TABLE pos.sales ADD COLUMN tip int; CREATE TABLE public.stray ()",
    );
    let found = schema(&mut database.connect()).unwrap();
    for extra in [
        "other index pos.extra",
        "other relation pos.v of kind v",
        "other relation pos.s of kind S",
        "other function pos.f()",
        "other type pos.d of kind d",
        "  column tip integer",
        "table public.stray",
    ] {
        assert!(found.lines().any(|line| line == extra), "{extra}\n{found}");
    }
}

#[test]
fn record_makes_what_alembic_makes() {
    if Alembic::find_for("record_makes_what_alembic_makes").is_none() {
        return;
    }
    for revision in REVISIONS {
        let by_alembic = old_chain(revision);
        let by_record = scratch();
        alembic::by_record(&mut by_record.connect(), &alembic::recorded(), revision).unwrap();
        dump::assert_same(revision, &dump::schema(&by_alembic), &dump::schema(&by_record));
        assert_eq!(by_alembic.versions(), by_record.versions());
        assert_eq!(version_table(&by_alembic), version_table(&by_record));
    }
}

fn version_table(database: &Scratch) -> String {
    database.ask(
        "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, c.conname, pg_get_constraintdef(c.oid)
         FROM pg_attribute a JOIN pg_constraint c ON c.conrelid = a.attrelid AND c.contype <> 'n'
         WHERE a.attrelid = 'public.alembic_version'::regclass AND a.attnum > 0",
    )
}

#[test]
fn alembics_version_table_is_a_varchar_of_32() {
    let expected =
        "version_num | character varying(32) | t | alembic_version_pkc | PRIMARY KEY (version_num)";
    assert_eq!(version_table(&old_chain("000000000001")), expected);
}

#[test]
fn old_seed_has_generated_identifiers_and_a_wrong_rate() {
    let seed = "SELECT o.org_id, u.user_id, t.tax_id, t.rate_percent
                FROM core.organizations o, core.users u, core.user_org_roles r, pos.tax_rates t";
    let (first, second) = (scratch(), scratch());
    for database in [&first, &second] {
        alembic::by_record(&mut database.connect(), &alembic::recorded(), "head").unwrap();
    }
    let (first, second) = (first.ask(seed), second.ask(seed));
    assert_eq!(first.lines().count(), 1);
    assert!(first.ends_with(" | 0.0725"), "{first}");
    assert_ne!(first, second);
}

#[test]
fn old_downgrades_have_their_defects() {
    let Some(alembic) = Alembic::find_for("old_downgrades_have_their_defects") else { return };
    let database = old_chain("head");
    database.run(
        "INSERT INTO core.organizations (org_id, name) VALUES ('11111111-1111-1111-1111-111111111111', 'Shop');
         INSERT INTO core.users (user_id, email, password_hash)
             VALUES ('22222222-2222-2222-2222-222222222222', 'owner@shop.example', '-');
         INSERT INTO core.user_org_roles (org_id, user_id, role)
             VALUES ('11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222', 'admin')",
    );
    alembic.run(database.url(), &["downgrade", "-1"]).well();
    assert_eq!(
        database.ask("SELECT count(*) FROM core.user_org_roles"),
        "0",
        "somebody else's administrator"
    );
    alembic.run(database.url(), &["downgrade", "base"]).well();
    let left = "extension citext in public\nextension pgcrypto in public\n";
    assert_eq!(schema(&mut database.connect()).unwrap(), left);
}
