//! What the macro leaves behind, of a folder and of revisions in the call.

use arcoiris::History;
use arcoiris_catalog::{Catalog, Name, Namespace};

static FOLDER: History = arcoiris::history!("embedded/versions");

static INLINE: History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        created: "2026-11-22 09:30:00+00",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Sales",
        upgrade: r#"
            CREATE TABLE pos.sales (sale_id bigint PRIMARY KEY);
            CREATE INDEX "odd name" ON pos.sales (sale_id);
        "#,
        downgrade: "DROP TABLE pos.sales;",
    }
};

#[test]
fn revisions_stand_in_order_with_all_that_their_files_say() {
    let ids: Vec<&str> = FOLDER.revisions.iter().map(|revision| revision.id).collect();
    assert_eq!(ids, ["000000000001", "9c1b7e60aa12", "37a02ec8662a"]);
    let tables = FOLDER.revision("37a02ec8662a").expect("the revision");
    assert_eq!(tables.down_revisions, ["9c1b7e60aa12"]);
    assert_eq!(tables.title, "Tables.");
    assert!(tables.message.contains(r#""\n", \u{7f}, é, 'x'"#), "{}", tables.message);
    assert_eq!(tables.created, Some("2026-11-22 09:32:00+00"));
    assert!(tables.path.ends_with("tests/embedded/versions/37a02ec8662a_tables.sql"), "{}", tables.path);
    assert!(tables.sealed && !tables.baseline && !tables.no_transaction && tables.irreversible.is_none());
    assert!(FOLDER.revision("000000000001").expect("the baseline").baseline);
    assert_eq!(FOLDER.package.0, "arcoiris-ui-tests");
    assert_eq!(FOLDER.version_table, ("public", "alembic_version"));
    assert_eq!((FOLDER.search_path, FOLDER.oldest_server), ("public", 15));
    assert!(FOLDER.built > 1_700_000_000);
}

#[test]
fn scripts_are_the_files_byte_for_byte() {
    let tables = FOLDER.revision("37a02ec8662a").expect("the revision");
    let file = include_str!("embedded/versions/37a02ec8662a_tables.sql");
    assert!(file.contains(tables.upgrade.sql), "{}", tables.upgrade.sql);
    let line = file.lines().nth(tables.upgrade.line as usize - 1).expect("the line");
    assert_eq!(Some(line), tables.upgrade.sql.lines().next());
    let statements: Vec<&str> = tables
        .upgrade
        .statements
        .iter()
        .map(|it| &tables.upgrade.sql[it.start as usize..it.end as usize])
        .collect();
    assert_eq!(statements[1], "COMMENT ON TABLE tips.tips IS 'a \"tip\" \\ naïve\non two lines'");
    assert_eq!(statements[2], "ALTER TABLE tips.tips ADD COLUMN amount numeric(18,4)");
    assert_eq!(tables.upgrade.statements[2].words, "add column tips.tips.amount");
    assert_eq!(tables.upgrade.statements[2].lock, Some(("ACCESS EXCLUSIVE", "tips.tips")));
    assert_eq!(tables.upgrade.hash.len(), 64);
    assert_ne!(tables.upgrade.hash, tables.downgrade.hash);
}

#[test]
fn changes_decode_into_the_catalog_that_the_scripts_make() {
    let mut catalog = Catalog::new();
    for revision in FOLDER.revisions {
        catalog.apply_encoded(revision.changes).expect("what the macro wrote");
    }
    let schema = catalog.find(Namespace::Schema, None, &Name::new("tips")).expect("the schema");
    assert!(catalog.find(Namespace::Relation, Some(schema), &Name::new("tips")).is_some());
    assert!(catalog.find(Namespace::Relation, Some(schema), &Name::new("tips_pkey")).is_some());
}

#[test]
fn inline_revisions_are_like_files() {
    let sales = INLINE.revision("37a02ec8662a").expect("the revision");
    assert_eq!((sales.title, sales.path, sales.down_revisions), ("Sales", "", &["000000000001"][..]));
    assert_eq!(sales.upgrade.statements.len(), 2);
    let index = &sales.upgrade.statements[1];
    assert_eq!(
        &sales.upgrade.sql[index.start as usize..index.end as usize],
        "CREATE INDEX \"odd name\" ON pos.sales (sale_id)"
    );
    assert!(INLINE.revisions[0].baseline);
}
