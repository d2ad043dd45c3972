//! Databases that Alembic made, compared with the history, taken over, and put right where somebody changed them.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with the runtime's tests, which use more of it")]
#[path = "../../runtime/tests/support/proven.rs"]
mod proven;
#[expect(dead_code, reason = "shared with the runtime's tests, which use more of it")]
#[path = "../../runtime/tests/support/sample.rs"]
mod sample;

use arcoiris::{History, Migrator};
use arcoiris_tests::alembic::{Alembic, old_chain};
use arcoiris_tests::arcoirispos::{REVISIONS, migrator};
use arcoiris_tests::authoring::Project;
use arcoiris_tests::migrate::migrate;
use arcoiris_tests::{Scratch, dump, scratch, workspace};

fn told(check: &arcoiris::Check) -> Vec<String> {
    check.differences.iter().map(ToString::to_string).collect()
}

#[test]
fn database_of_the_old_chain_is_what_its_revision_makes() {
    for revision in REVISIONS {
        let database = old_chain(revision);
        let check = migrator(&database).check().unwrap();
        assert_eq!(told(&check), [""; 0], "{revision}");
        assert_eq!(check.at, [revision]);
        let adoption = migrator(&database).adopt(None).unwrap();
        assert!(!adoption.written && adoption.check.is_equal());
        assert_eq!(
            migrate(database.url(), &["adopt"]).well().trim(),
            format!("nothing to adopt, at {revision}")
        );
    }
}

#[test]
fn identifiers_from_before_the_collapse_are_restamped() {
    for collapsed in ["1e13c05008ea", "4f50b55d2114"] {
        let database = old_chain("head");
        database.run(&format!("UPDATE alembic_version SET version_num = '{collapsed}'"));
        let adoption = migrator(&database).adopt(None).unwrap();
        assert!(adoption.written, "{:?}", adoption.check.differences);
        assert_eq!(
            (adoption.from, adoption.check.at),
            (vec![collapsed.to_owned()], vec!["2864583ca021".to_owned()])
        );
        assert_eq!(database.versions(), "2864583ca021");
        assert!(migrator(&database).check().unwrap().is_equal());
    }
}

#[test]
fn version_table_that_stood_in_core_is_brought_home() {
    for stamp in ["2864583ca021", "4f50b55d2114"] {
        let database = old_chain("head");
        database.run(&format!(
            "ALTER TABLE public.alembic_version SET SCHEMA core; UPDATE core.alembic_version SET version_num = '{stamp}'"
        ));
        let schema = dump::schema(&old_chain("head"));
        let adoption = migrator(&database).adopt(None).unwrap();
        assert_eq!(told(&adoption.check), [""; 0]);
        assert_eq!(adoption.brought_from.as_deref(), Some("core"));
        assert_eq!(database.versions(), "2864583ca021");
        database.run("DROP SCHEMA arcoiris CASCADE");
        dump::assert_same(stamp, &schema, &dump::schema(&database));
    }
}

#[test]
fn database_without_a_version_is_recognised() {
    for revision in REVISIONS {
        let database = old_chain(revision);
        database.run("DROP TABLE public.alembic_version");
        let adoption = migrator(&database).adopt(None).unwrap();
        assert_eq!(told(&adoption.check), [""; 0], "{revision}");
        assert!(adoption.written);
        // A seed changes no catalog: of two that make the same, the later is meant.
        let meant =
            if revision == "37a02ec8662a" || revision == "853113448960" { "2864583ca021" } else { revision };
        assert_eq!(database.versions(), meant);
    }
    let empty = scratch();
    let adoption = migrator(&empty).adopt(None).unwrap();
    assert!(adoption.check.revisions.is_empty() && !adoption.written);
}

#[test]
fn database_that_differs_is_told_apart_and_left_alone() {
    let database = old_chain("head");
    database.run(
        "UPDATE alembic_version SET version_num = '4f50b55d2114'; ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4); \
         ALTER TABLE pos.payments ALTER currency DROP DEFAULT",
    );
    let ran = migrate(database.url(), &["adopt"]);
    assert_eq!(ran.code, Some(4), "{ran:?}");
    assert!(
        ran.out.contains(
            "pos.payments\n  column currency, default\n    expected  'USD'::text\n    found     -\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("  column tip is there and should not be\n"), "{}", ran.out);
    assert!(ran.err.contains("repair --at 2864583ca021` tells what would put it right"), "{}", ran.err);
    assert_eq!(database.versions(), "4f50b55d2114");

    let ran = migrate(database.url(), &["check"]);
    assert_eq!(ran.code, Some(4));
    assert!(ran.out.ends_with("2 differences from what 4f50b55d2114 (head) makes\n"), "{}", ran.out);
    let ran = migrate(database.url(), &["check", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (ran.code, &value["equal"], value["differences"].as_array().unwrap().len()),
        (Some(4), &false.into(), 2)
    );
    assert_eq!(value["differences"][0]["expected"], "'USD'::text");

    let ran = migrate(database.url(), &["repair"]);
    assert_eq!(ran.code, Some(4));
    assert_eq!(
        ran.out,
        "-- takes away what may hold rows or values\nALTER TABLE pos.sales DROP COLUMN tip;\n\
         ALTER TABLE pos.payments ALTER COLUMN currency SET DEFAULT 'USD'::text;\n"
    );
    let refused = migrate(database.url(), &["repair", "--apply"]).badly();
    assert!(refused.contains("`--allow-drops` allows it"), "{refused}");
    migrate(database.url(), &["repair", "--apply", "--allow-drops"]).well();
    assert!(
        migrate(database.url(), &["check"])
            .well()
            .ends_with("the database is what 4f50b55d2114 (head) makes\n")
    );
    migrate(database.url(), &["adopt"]).well();
    assert_eq!(database.versions(), "2864583ca021");
}

/// The history that the models' revision is, its identifier collapsed into ours.
fn of_models() -> (&'static History, String) {
    let recorded = std::fs::read_to_string(workspace().join("tests/alembic/models/everything.sql")).unwrap();
    let (_, rest) = recorded.split_once("-- Running upgrade  -> a1b2c3d4e5f6\n").unwrap();
    let (upgrade, _) = rest.split_once("INSERT INTO alembic_version").unwrap();
    let history = proven::proven(upgrade, &[]);
    (sample::with_legacy(history, &[("a1b2c3d4e5f6", "aaaaaaaaaaaa")]), recorded)
}

fn made_of_models(recorded: &str) -> Scratch {
    let database = scratch();
    match Alembic::find_for("whether what SQLAlchemy's models make is adopted") {
        Some(alembic) => {
            alembic.run_in("tests/alembic/models", database.url(), &["upgrade", "head"]).well();
            let now =
                alembic.run_in("tests/alembic/models", database.url(), &["upgrade", "head", "--sql"]).well();
            assert_eq!(now.trim(), recorded.trim(), "everything.sql is what Alembic prints");
        }
        None => database.run(recorded),
    }
    database
}

#[test]
fn what_sqlalchemys_models_make_is_adopted_without_a_difference() {
    let (history, recorded) = of_models();
    let database = made_of_models(&recorded);
    let mut migrator = Migrator::new(history, database.config()).unwrap();
    let check = migrator.check().unwrap();
    assert_eq!(told(&check), [""; 0]);
    let adoption = migrator.adopt(None).unwrap();
    assert!(adoption.written);
    assert_eq!(database.versions(), "aaaaaaaaaaaa");
}

#[test]
fn what_stands_in_a_database_becomes_a_history() {
    let (_, recorded) = of_models();
    for database in [made_of_models(&recorded), old_chain("head")] {
        let stamp = database.versions();
        let project = Project::new();
        let ran = project.arcoiris(&["adopt", "--database-url", database.url()]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.contains("the revisions make exactly what the database holds"), "{}", ran.err);
        assert!(ran.err.contains(&format!("[legacy]\n\"{stamp}\" = ")), "{}", ran.err);
        assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
        project.arcoiris(&["lint"]).well();
        let again = project.arcoiris(&["adopt", "--database-url", database.url()]).badly();
        assert!(again.contains("there are revisions already"), "{again}");
    }
}
