//! The deployable command on a database: what a user of Alembic expects to read.

use arcoiris_tests::alembic::{Alembic, old_chain};
use arcoiris_tests::arcoirispos::REVISIONS;
use arcoiris_tests::migrate::migrate;
use arcoiris_tests::scratch;

#[test]
fn current_and_heads_are_printed_as_alembic_prints_them() {
    for revision in REVISIONS {
        let database = old_chain(revision);
        let expected = if revision == "2864583ca021" { "2864583ca021 (head)" } else { revision };
        assert_eq!(migrate(database.url(), &["current"]).well().trim(), expected);
        let heads = migrate(database.url(), &["heads"]).well();
        assert_eq!(heads.trim(), "2864583ca021 (head)");
        if let Some(alembic) = Alembic::find_for("whether Alembic prints the same") {
            assert_eq!(alembic.current(&database), expected);
            assert_eq!(alembic.run(database.url(), &["heads"]).well().trim(), heads.trim());
        }
    }
}

#[test]
fn upgrade_and_downgrade_by_the_command() {
    let database = scratch();
    assert_eq!(migrate(database.url(), &["current"]).well().trim(), "");
    for (arguments, version) in [
        (["upgrade", "+1"], "000000000001"),
        (["upgrade", "37a0"], "37a02ec8662a"),
        (["upgrade", "head"], "2864583ca021"),
        (["downgrade", "-1"], "853113448960"),
        (["upgrade", "head"], "2864583ca021"),
    ] {
        migrate(database.url(), &arguments).well();
        assert_eq!(database.versions(), version, "{arguments:?}");
    }
}

#[test]
fn json_is_json() {
    let database = old_chain("37a02ec8662a");
    for arguments in [
        &["current", "--json"][..],
        &["heads", "--json"],
        &["history", "--json"],
        &["branches", "--json"],
        &["upgrade", "head", "--json"],
        &["current", "--json"],
    ] {
        let told = migrate(database.url(), arguments).well();
        assert!(serde_json::from_str::<serde_json::Value>(&told).is_ok(), "{arguments:?}: {told}");
    }
    let told = migrate(database.url(), &["current", "--json"]).well();
    assert!(told.contains("2864583ca021"), "{told}");
}
