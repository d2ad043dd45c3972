//! The seed, `2864583ca021`, over rows that it did not insert: it fails on none, doubles none and deletes none.

use arcoiris_tests::alembic::old_chain;
use arcoiris_tests::arcoirispos::migrator;
use arcoiris_tests::{Scratch, dump, scratch};

const BEFORE_SEED: &str = "853113448960";
const SHOP: &str = "
    INSERT INTO core.organizations (org_id, name) VALUES ('11111111-1111-1111-1111-111111111111', 'Shop');
    INSERT INTO core.users (user_id, email, password_hash)
        VALUES ('22222222-2222-2222-2222-222222222222', 'owner@shop.example', '-');
    INSERT INTO core.user_org_roles (org_id, user_id, role)
        VALUES ('11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222', 'admin');
    INSERT INTO pos.tax_rates (org_id, name, rate_percent)
        VALUES ('11111111-1111-1111-1111-111111111111', 'Default Sales Tax', 8);";

fn rows(database: &Scratch) -> String {
    dump::schema_and_rows(database)
}

#[test]
fn rows_that_the_old_chain_seeded_stay_as_they_are() {
    let database = old_chain("head");
    let before = rows(&database);
    for _ in 0..2 {
        migrator(&database).downgrade("-1").unwrap();
        dump::assert_same("down", &before, &rows(&database));
        migrator(&database).upgrade("head").unwrap();
        dump::assert_same("up", &before, &rows(&database));
    }
    assert_eq!(database.versions(), "2864583ca021");
}

#[test]
fn rows_of_others_beside_the_old_seed_stay_as_they_are() {
    let database = old_chain("head");
    database.run(SHOP);
    let before = rows(&database);
    migrator(&database).downgrade("-1").unwrap();
    dump::assert_same("down", &before, &rows(&database));
    migrator(&database).upgrade("head").unwrap();
    dump::assert_same("up", &before, &rows(&database));
}

#[test]
fn rows_of_others_beside_our_seed_stay_as_they_are() {
    let database = scratch();
    migrator(&database).upgrade(BEFORE_SEED).unwrap();
    database.run(SHOP);
    let before = rows(&database);
    migrator(&database).upgrade("head").unwrap();
    assert_ne!(rows(&database), before);
    migrator(&database).downgrade("-1").unwrap();
    dump::assert_same("down", &before, &rows(&database));
}

#[test]
fn part_of_the_seed_that_is_there_already_is_neither_doubled_nor_deleted() {
    let organization = "INSERT INTO core.organizations (name) VALUES ('Arcoiris POS');";
    let administrator =
        "INSERT INTO core.users (email, password_hash) VALUES ('Admin@ArcoirisPOS.com', '-');";
    let role = "INSERT INTO core.user_org_roles (org_id, user_id, role)
                SELECT org_id, user_id, 'admin' FROM core.organizations, core.users;";
    for script in [
        organization.to_owned(),
        administrator.to_owned(),
        format!("{organization}{organization}"),
        format!("{organization}{administrator}"),
        format!("{organization}{administrator}{role}"),
    ] {
        let database = scratch();
        migrator(&database).upgrade(BEFORE_SEED).unwrap();
        database.run(&script);
        let before = rows(&database);
        migrator(&database).upgrade("head").unwrap_or_else(|error| panic!("{script}\n{error}"));
        let administrators = "SELECT count(*) FROM core.users WHERE email = 'admin@arcoirispos.com'";
        assert!(["0", "1"].contains(&database.ask(administrators).as_str()), "{script}");
        let organizations = "SELECT count(*) FROM core.organizations WHERE name = 'Arcoiris POS'";
        let expected = script.matches(organization).count().max(1);
        assert!(database.ask(organizations).parse::<usize>().unwrap() <= expected, "{script}");
        migrator(&database).downgrade("-1").unwrap_or_else(|error| panic!("{script}\n{error}"));
        dump::assert_same(&script, &before, &rows(&database));
    }
}

#[test]
fn rows_that_hang_on_the_seed_are_never_deleted_with_it() {
    let database = scratch();
    migrator(&database).upgrade("head").unwrap();
    database.run("INSERT INTO pos.terminals (org_id, name) SELECT org_id, 'Till 1' FROM core.organizations");
    let before = rows(&database);
    // whether PostgreSQL refuses the downgrade or the organization stays: the terminal does, and nothing is half done
    let went = migrator(&database).downgrade("-1").is_ok();
    assert_eq!(database.ask("SELECT name FROM pos.terminals"), "Till 1");
    assert_eq!(database.versions(), if went { BEFORE_SEED } else { "2864583ca021" });
    if went {
        migrator(&database).upgrade("head").unwrap();
    } else {
        dump::assert_same("refused", &before, &rows(&database));
    }
}

#[test]
fn administrators_password_is_another_on_every_database_and_none_that_one_would_try() {
    let hash = || {
        let database = scratch();
        migrator(&database).upgrade("head").unwrap();
        let tried = ["", "admin", "password", "changeme", "arcoiris", "arcoirispos", "admin@arcoirispos.com"];
        let matching = "SELECT count(*) FROM core.users, unnest($1::text[]) tried
                        WHERE password_hash = public.crypt(tried, password_hash)";
        let count = database.connect().query_one(matching, &[&tried.as_slice()]).unwrap();
        assert_eq!(count.get::<_, i64>(0), 0);
        database.ask("SELECT password_hash FROM core.users")
    };
    let (first, second) = (hash(), hash());
    assert!(first.starts_with("$2"), "{first}");
    assert_ne!(first, second);
}
