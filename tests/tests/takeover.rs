//! Databases that real Alembic made, taken over as they stand and given back.
//!
//! Where Alembic could not be installed its recorded SQL makes them, which is said loudly, and what only Alembic itself
//! can answer is left out.

use arcoiris_tests::alembic::{Alembic, old_chain};
use arcoiris_tests::arcoirispos::{REVISIONS, SCHEMA, migrator, schema};
use arcoiris_tests::{Scratch, dump, scratch};

#[track_caller]
fn assert_alembic_reads(database: &Scratch, expected: &str) {
    if let Some(alembic) = Alembic::find_for("whether Alembic reads our version table") {
        assert_eq!(alembic.current(database), expected);
    }
}

#[test]
fn database_of_alembic_is_recognised_and_nothing_is_applied() {
    for revision in REVISIONS {
        let database = old_chain(revision);
        let before = dump::schema_and_rows(&database);
        let mut migrator = migrator(&database);
        let current = migrator.current().unwrap();
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].version, revision);
        assert_eq!(current[0].revision.id, revision);
        assert_eq!(current[0].head, revision == "2864583ca021");
        let outcome = migrator.upgrade(revision).unwrap();
        assert!(outcome.revisions.is_empty(), "{revision}: {:?}", outcome.revisions);
        assert_eq!(outcome.at, [revision]);
        dump::assert_same(revision, &before, &dump::schema_and_rows(&database));
        assert_eq!(database.versions(), revision);
    }
}

#[test]
fn database_of_alembic_is_upgraded_to_head() {
    for (index, revision) in REVISIONS.into_iter().enumerate() {
        let database = old_chain(revision);
        let outcome = migrator(&database).upgrade("head").unwrap();
        let applied: Vec<&str> = outcome.revisions.iter().map(|revision| revision.id).collect();
        assert_eq!(applied, REVISIONS[index + 1..]);
        dump::assert_same(revision, SCHEMA, &schema(&mut database.connect()).unwrap());
        assert_alembic_reads(&database, "2864583ca021 (head)");
    }
}

#[test]
fn database_of_alembic_goes_down_and_up_and_alembic_reads_it_at_each_step() {
    let database = old_chain("head");
    let head = dump::schema(&database);
    let mut migrator = migrator(&database);
    for (target, reads) in [
        ("853113448960", "853113448960"),
        ("37a02ec8662a", "37a02ec8662a"),
        ("000000000001", "000000000001"),
        ("base", ""),
    ] {
        migrator.downgrade(target).unwrap();
        assert_alembic_reads(&database, reads);
    }
    // the old chain's own downgrade leaves both extensions behind; ours does not
    dump::assert_same("base", &dump::schema_and_rows(&scratch()), &dump::schema_and_rows(&database));
    for revision in REVISIONS {
        migrator.upgrade("+1").unwrap();
        let reads = if revision == "2864583ca021" { "2864583ca021 (head)" } else { revision };
        assert_alembic_reads(&database, reads);
    }
    dump::assert_same("head", &head, &dump::schema(&database));
}

#[test]
fn both_tools_work_on_one_database_in_turns() {
    let Some(alembic) = Alembic::find_for("both_tools_work_on_one_database_in_turns") else { return };
    let database = scratch();
    let mut ours = migrator(&database);
    ours.upgrade("37a02ec8662a").unwrap();
    // the version table that we made is Alembic's
    alembic.run(database.url(), &["upgrade", "+1"]).well();
    assert_eq!(ours.current().unwrap()[0].version, "853113448960");
    ours.upgrade("head").unwrap();
    assert_eq!(alembic.current(&database), "2864583ca021 (head)");
    alembic.run(database.url(), &["downgrade", "853113448960"]).well();
    assert_eq!(ours.current().unwrap()[0].version, "853113448960");
    ours.downgrade("base").unwrap();
    assert_eq!(alembic.current(&database), "");
    alembic.run(database.url(), &["upgrade", "head"]).well();
    assert!(ours.upgrade("head").unwrap().revisions.is_empty());
    dump::assert_same("head", SCHEMA, &schema(&mut database.connect()).unwrap());
}

#[test]
fn version_table_that_we_make_is_alembics() {
    let table = |database: &Scratch| {
        let options =
            "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attnum, c.conname,
                              pg_get_constraintdef(c.oid), t.relkind, t.relpersistence
                       FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
                       JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype <> 'n'
                       WHERE t.oid = 'public.alembic_version'::regclass";
        database.ask(options)
    };
    let ours = scratch();
    migrator(&ours).upgrade("000000000001").unwrap();
    assert_eq!(table(&ours), table(&old_chain("000000000001")));
}

#[test]
fn identifiers_from_before_the_collapse_mean_what_they_equal_now() {
    for collapsed in ["1e13c05008ea", "4f50b55d2114"] {
        let database = old_chain("head");
        database.run(&format!("UPDATE alembic_version SET version_num = '{collapsed}'"));
        let before = dump::schema_and_rows(&database);
        let mut migrator = migrator(&database);
        let current = migrator.current().unwrap();
        assert_eq!(current[0].version, collapsed);
        assert_eq!(current[0].revision.id, "2864583ca021");
        assert!(migrator.upgrade("head").unwrap().revisions.is_empty());
        dump::assert_same(collapsed, &before, &dump::schema_and_rows(&database));
        migrator.downgrade("37a02ec8662a").unwrap();
        assert_alembic_reads(&database, "37a02ec8662a");
    }
}
