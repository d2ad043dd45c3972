//! Upgrades and downgrades: what is there afterwards.

use crate::database::Database;
use crate::sample::{diamond, linear, script, with_legacy, with_revision};

#[test]
fn up_and_down_and_up_again() {
    let database = Database::new();
    let mut migrator = database.migrator(linear());
    let outcome = migrator.upgrade("head").unwrap();
    assert_eq!(outcome.revisions.len(), 3);
    assert_eq!(outcome.at, ["cccccccccccc"]);
    assert_eq!((database.versions(), database.tables()), ("c".into(), "one,two".into()));
    assert_eq!(database.ask("SELECT obj_description('public.two'::regclass)"), "it's 100% \\ $$ :name");
    assert!(migrator.upgrade("head").unwrap().revisions.is_empty());
    let down = migrator.downgrade("base").unwrap();
    assert_eq!(down.revisions.len(), 3);
    assert!(down.at.is_empty());
    // Alembic leaves an empty version table behind, and so do we.
    assert_eq!((database.versions(), database.tables()), (String::new(), String::new()));
    assert!(migrator.downgrade("base").unwrap().revisions.is_empty());
    assert_eq!(migrator.upgrade("head").unwrap().revisions.len(), 3);
}

#[test]
fn one_step_at_a_time() {
    let database = Database::new();
    let mut migrator = database.migrator(linear());
    for (step, versions, tables) in [
        ("+1", "a", "one"),
        ("+1", "b", "one,two"),
        ("+1", "c", "one,two"),
        ("-1", "b", "one,two"),
        ("-1", "a", "one"),
        ("+2", "c", "one,two"),
        ("-2", "a", "one"),
        ("-1", "", ""),
    ] {
        if step.starts_with('+') { migrator.upgrade(step) } else { migrator.downgrade(step) }.unwrap();
        assert_eq!((database.versions(), database.tables()), (versions.into(), tables.into()), "{step}");
    }
}

#[test]
fn branches_have_a_row_each_until_they_are_merged() {
    let database = Database::new();
    let mut migrator = database.migrator(diamond());
    migrator.upgrade("c").unwrap();
    migrator.upgrade("d").unwrap();
    assert_eq!(database.versions(), "c,d");
    let current: Vec<(&str, bool)> =
        migrator.current().unwrap().iter().map(|c| (c.revision.id, c.head)).collect();
    assert_eq!(current, [("cccccccccccc", false), ("dddddddddddd", false)]);
    migrator.upgrade("head").unwrap();
    assert_eq!((database.versions(), database.tables()), ("f".into(), "a,b,c,d,f".into()));
    migrator.downgrade("d").unwrap();
    assert_eq!((database.versions(), database.tables()), ("c,d".into(), "a,b,c,d".into()));
    migrator.downgrade("a").unwrap();
    assert_eq!((database.versions(), database.tables()), ("a".into(), "a".into()));
}

#[test]
fn version_table_is_the_one_that_alembic_makes() {
    let database = Database::new();
    database.migrator(linear()).upgrade("+1").unwrap();
    let column = "SELECT format('%s %s %s', attname, format_type(atttypid, atttypmod), attnotnull) FROM pg_attribute \
                  WHERE attrelid = 'public.alembic_version'::regclass AND attnum > 0";
    assert_eq!(database.ask(column), "version_num character varying(32) t");
    let key = "SELECT format('%s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint \
               WHERE conrelid = 'public.alembic_version'::regclass";
    assert_eq!(database.ask(key), "alembic_version_pkc PRIMARY KEY (version_num)");
}

#[test]
fn a_database_that_alembic_made_goes_on() {
    let database = Database::new();
    // What Alembic leaves behind, without a log table of ours.
    database.run(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, \
         CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)); \
         INSERT INTO alembic_version VALUES ('4f50b55d2114'); CREATE TABLE one (id int); CREATE TABLE two (id int)",
    );
    let history = with_legacy(linear(), &[("4f50b55d2114", "bbbbbbbbbbbb")]);
    let mut migrator = database.migrator(history);
    assert!(migrator.upgrade("b").unwrap().revisions.is_empty());
    let [current] = migrator.current().unwrap().try_into().unwrap();
    assert_eq!((current.version.as_str(), current.revision.id), ("4f50b55d2114", "bbbbbbbbbbbb"));
    migrator.downgrade("-1").unwrap();
    assert_eq!((database.versions(), database.tables()), ("a".into(), "one".into()));
    migrator.upgrade("head").unwrap();
    assert_eq!((database.versions(), database.tables()), ("c".into(), "one,two".into()));
}

#[test]
fn the_log_tells_what_was_done() {
    let database = Database::new();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.upgrade = script("CREATE TABLE public.two (id int);\nSELECT pg_sleep(0.05);\n", 7);
    });
    let mut migrator = database.migrator(history).program("billing 7.0");
    migrator.upgrade("b").unwrap();
    migrator.downgrade("-1").unwrap();
    let log = "SELECT format('%s|%s|%s|%s|%s|%s|%s', left(revision, 1), direction, down_revisions, \
               duration > interval '40 ms' AND duration < interval '1 min', downgrade_sql, role = session_user, program) \
               FROM arcoiris.log ORDER BY step";
    assert_eq!(
        database.ask(log).split(',').collect::<Vec<_>>(),
        [
            "a|upgrade|{}|f|DROP TABLE public.one;|t|billing 7.0",
            "b|upgrade|{aaaaaaaaaaaa}|t|DROP TABLE public.two;|t|billing 7.0",
            "b|downgrade|{aaaaaaaaaaaa}|f||t|billing 7.0",
        ]
    );
    assert_eq!(database.ask("SELECT DISTINCT application FROM arcoiris.log"), "billing 7.0");
}

#[test]
fn a_revision_outside_a_transaction_is_applied_and_recorded() {
    let database = Database::new();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY one_id ON public.one (id)", 7);
        revision.downgrade = script("DROP INDEX CONCURRENTLY public.one_id", 9);
    });
    let mut migrator = database.migrator(history);
    migrator.upgrade("b").unwrap();
    assert_eq!(database.versions(), "b");
    assert_eq!(
        database.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.one_id'::regclass"),
        "t"
    );
    let took = "SELECT duration > interval '0' AND duration < interval '1 min' FROM arcoiris.log WHERE revision ^@ 'b' AND direction = 'upgrade'";
    assert_eq!(database.ask(took), "t");
    migrator.downgrade("-1").unwrap();
    assert_eq!(database.versions(), "a");
    assert_eq!(database.ask("SELECT to_regclass('public.one_id')"), "NULL");
}

#[test]
fn scripts_arrive_as_they_are_written() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.texts (t text);\r\n\
             INSERT INTO public.texts VALUES ('a''b'), (E'c\\\\d'), ('100%'), ($x$e;$arcoiris$f$x$), ('g\r\nh'), ('ü€😀');\r\n\
             CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$ -- no semicolon, a comment",
            7,
        );
        revision.downgrade =
            script("DROP FUNCTION public.f(); DROP TABLE public.texts -- $arcoiris$ \\ 'x", 12);
    });
    let mut migrator = database.migrator(history);
    migrator.upgrade("a").unwrap();
    assert_eq!(
        database.ask("SELECT string_agg(t, '|' ORDER BY ctid) FROM public.texts"),
        "a'b|c\\d|100%|e;$arcoiris$f|g\r\nh|ü€😀"
    );
    assert_eq!(database.ask("SELECT downgrade_sql FROM arcoiris.log"), history.revisions[0].downgrade.sql);
    migrator.downgrade("base").unwrap();
    assert_eq!(database.tables(), "");
}

#[test]
fn a_given_session_is_left_as_it_was_found() {
    let database = Database::new();
    let mut client = database.0.connect().unwrap();
    client.batch_execute("SET search_path = pg_temp").unwrap();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY one_id ON one (id)", 7);
        revision.downgrade = script("DROP INDEX CONCURRENTLY none_such", 7);
    });
    let mut migrator = arcoiris::Migrator::over(history, &mut client).unwrap();
    migrator.upgrade("b").unwrap();
    assert_eq!(migrator.downgrade("a").unwrap_err().code(), "statement");
    let path: String = client.query_one("SELECT current_setting('search_path')", &[]).unwrap().get(0);
    assert_eq!(path, "pg_temp");
    let locks: i64 =
        client.query_one("SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND datname = current_database()", &[]).unwrap().get(0);
    assert_eq!(locks, 0);
}

#[test]
fn a_plan_changes_nothing() {
    let database = Database::new();
    let mut migrator = database.migrator(linear());
    assert_eq!(migrator.plan_upgrade("head").unwrap().steps.len(), 3);
    assert_eq!(migrator.current().unwrap().len(), 0);
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");
}

#[test]
fn strings_are_read_as_they_were_proven_whatever_the_role_prefers() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script("CREATE TABLE public.texts AS SELECT 'a\\n' AS t;", 7);
    });
    database.run("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database()); END $$");
    database.migrator(history).upgrade("a").unwrap();
    assert_eq!(database.ask("SELECT length(t) FROM public.texts"), "3");
}

#[test]
fn asynchronous_code_may_call_it() {
    let database = Database::new();
    let mut migrator = database.migrator(linear());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let outcome = runtime.block_on(async { migrator.upgrade("head") }).unwrap();
    assert_eq!(outcome.revisions.len(), 3);
}
