//! ArcoirisPOS's history on an empty database: up, down and up again.

use arcoiris_tests::alembic::old_chain;
use arcoiris_tests::arcoirispos::{REVISIONS, SCHEMA, migrator, schema};
use arcoiris_tests::{Scratch, dump, scratch};

const HEAD: &str = "2864583ca021";

fn ids(outcome: &arcoiris::Outcome) -> Vec<&'static str> {
    outcome.revisions.iter().map(|revision| revision.id).collect()
}

/// The rows of the seed, without what differs from run to run.
fn seed(database: &Scratch) -> Vec<String> {
    [
        "SELECT name, legal_name, timezone, base_currency, is_active, deleted_at FROM core.organizations",
        "SELECT email, display_name, is_active FROM core.users",
        "SELECT name, email, role, is_primary
         FROM core.user_org_roles JOIN core.organizations USING (org_id) JOIN core.users USING (user_id)",
        "SELECT t.name, rate_percent, is_compound, is_default, o.name
         FROM pos.tax_rates t JOIN core.organizations o USING (org_id)",
    ]
    .map(|query| database.ask(query))
    .into()
}

#[test]
fn fresh_install_makes_productions_schema_and_the_seed() {
    let database = scratch();
    let outcome = migrator(&database).upgrade("head").unwrap();
    assert_eq!(ids(&outcome), REVISIONS);
    assert!(outcome.from.is_empty());
    assert_eq!(outcome.at, [HEAD]);
    assert_eq!(database.versions(), HEAD);
    dump::assert_same("production's schema", SCHEMA, &schema(&mut database.connect()).unwrap());
    assert_eq!(
        seed(&database),
        [
            "Arcoiris POS | Arcoiris POS | UTC | USD | t | NULL",
            "admin@arcoirispos.com | System Administrator | t",
            "Arcoiris POS | admin@arcoirispos.com | admin | t",
            "Default Sales Tax | 7.2500 | f | t | Arcoiris POS",
        ]
    );
    // a start with nothing to do
    let before = dump::schema_and_rows(&database);
    let outcome = migrator(&database).upgrade("head").unwrap();
    assert!(outcome.revisions.is_empty());
    dump::assert_same("nothing to do", &before, &dump::schema_and_rows(&database));
}

#[test]
fn fresh_install_is_what_the_old_chain_made() {
    for revision in REVISIONS {
        let database = scratch();
        migrator(&database).upgrade(revision).unwrap();
        dump::assert_same(revision, &dump::schema(&old_chain(revision)), &dump::schema(&database));
    }
}

#[test]
fn every_revision_goes_up_down_and_up() {
    let database = scratch();
    let mut migrator = migrator(&database);
    let mut states = vec![dump::schema_and_stable_rows(&database)];
    for (index, revision) in REVISIONS.into_iter().enumerate() {
        let before = states.last().unwrap().clone();
        assert_eq!(ids(&migrator.upgrade("+1").unwrap()), [revision]);
        let after = dump::schema_and_stable_rows(&database);
        assert_eq!(ids(&migrator.downgrade("-1").unwrap()), [revision]);
        dump::assert_same(&format!("{revision} down"), &before, &dump::schema_and_stable_rows(&database));
        let versions = index.checked_sub(1).map_or("", |parent| REVISIONS[parent]);
        assert_eq!(database.versions(), versions);
        assert_eq!(ids(&migrator.upgrade("+1").unwrap()), [revision]);
        dump::assert_same(&format!("{revision} up again"), &after, &dump::schema_and_stable_rows(&database));
        states.push(after);
    }
    // and back, step by step
    states.pop();
    for revision in REVISIONS.into_iter().rev() {
        assert_eq!(ids(&migrator.downgrade("-1").unwrap()), [revision]);
        let before = states.pop().unwrap();
        dump::assert_same(&format!("{revision} down"), &before, &dump::schema_and_stable_rows(&database));
    }
    assert!(states.is_empty());
}

#[test]
fn whole_history_goes_up_down_and_up_at_once() {
    let database = scratch();
    let empty = dump::schema_and_rows(&database);
    let mut migrator = migrator(&database);
    migrator.upgrade("head").unwrap();
    let head = dump::schema_and_stable_rows(&database);
    let outcome = migrator.downgrade("base").unwrap();
    assert_eq!(ids(&outcome), REVISIONS.iter().rev().copied().collect::<Vec<_>>());
    assert!(outcome.at.is_empty());
    dump::assert_same("base", &empty, &dump::schema_and_rows(&database));
    assert_eq!(database.versions(), "");
    assert_eq!(ids(&migrator.upgrade("head").unwrap()), REVISIONS);
    dump::assert_same("head again", &head, &dump::schema_and_stable_rows(&database));
}

#[test]
fn every_step_is_logged() {
    let database = scratch();
    migrator(&database).upgrade("head").unwrap();
    migrator(&database).downgrade("-2").unwrap();
    let logged = database.ask("SELECT revision, direction FROM arcoiris.log ORDER BY step");
    let expected = [
        "000000000001 | upgrade",
        "37a02ec8662a | upgrade",
        "853113448960 | upgrade",
        "2864583ca021 | upgrade",
        "2864583ca021 | downgrade",
        "853113448960 | downgrade",
    ];
    assert_eq!(logged.lines().collect::<Vec<_>>(), expected);
    assert_eq!(database.versions(), "37a02ec8662a");
}
