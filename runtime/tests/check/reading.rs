//! Who may check, what is compared, and what the server sees of it.

use arcoiris::{History, Migrator, NotCompared, Scope, Unasked};
use postgres::Config;

use crate::database::Database;
use crate::proven::{line, otherwise, proven, with_scope};
use crate::proxy::Proxy;

fn simple() -> &'static History {
    proven(
        "CREATE SCHEMA pos;\nCREATE TABLE pos.sales (id integer PRIMARY KEY, at timestamptz DEFAULT now(), CHECK (id > 0));\n\
         CREATE VIEW pos.recent AS SELECT id FROM pos.sales WHERE at > '2026-01-01';\n",
        &[],
    )
}

fn told(database: &Database, history: &'static History) -> Vec<String> {
    let check = database.migrator(history).check().unwrap();
    check.differences.iter().map(ToString::to_string).collect()
}

#[test]
fn each_revision_has_a_catalog_of_its_own() {
    let history = line(
        &[
            "CREATE SCHEMA pos;",
            "CREATE TABLE pos.sales (id integer);",
            "CREATE INDEX sales_id ON pos.sales (id);",
        ],
        &[],
    );
    let database = Database::new();
    let mut migrator = database.migrator(history);
    for target in ["a", "b", "head"] {
        migrator.upgrade(target).unwrap();
        let check = migrator.check().unwrap();
        assert!(check.is_equal() && check.at.len() == 1, "{target}: {check:?}");
    }
    migrator.stamp("b", true).unwrap();
    assert_eq!(told(&database, history), ["index pos.sales_id is there and should not be"]);
    migrator.stamp("base", true).unwrap();
    assert_eq!(
        told(&database, history),
        ["schema pos is there and should not be", "table pos.sales is there and should not be"]
    );
}

#[test]
fn an_empty_database_is_at_base() {
    let database = Database::new();
    let check = database.migrator(simple()).check().unwrap();
    assert!(check.is_equal() && check.at.is_empty() && check.revisions.is_empty());
    assert_eq!(check.not_compared, [NotCompared::Owners, NotCompared::Privileges]);
    assert_eq!(database.ask("SELECT to_regclass('public.alembic_version')"), "NULL");
}

#[test]
fn other_schemas_are_others() {
    let database = Database::new();
    database.migrator(simple()).upgrade("head").unwrap();
    database.run(
        "CREATE SCHEMA theirs; CREATE TABLE theirs.t (id int); CREATE TABLE public.theirs (id int); \
         CREATE PUBLICATION theirs; CREATE TABLE pos.tmp_a (id serial PRIMARY KEY); ALTER TABLE pos.sales ADD COLUMN x int",
    );
    assert_eq!(
        told(&database, simple()),
        ["column pos.sales.x is there and should not be", "table pos.tmp_a is there and should not be"]
    );
    let scope = |include, exclude| with_scope(simple(), Scope { schemas: &[], include, exclude });
    assert_eq!(
        told(&database, scope(&[], &["pos.tmp_*"])),
        ["column pos.sales.x is there and should not be"]
    );
    assert_eq!(told(&database, scope(&[], &["table pos.tmp_*", "column *.x"])), [""; 0]);
    assert_eq!(
        told(&database, scope(&["table pos.tmp_*"], &[])),
        ["table pos.tmp_a is there and should not be"]
    );
    assert_eq!(told(&database, scope(&["view *"], &[])), [""; 0]);
    let schemas =
        with_scope(simple(), Scope { schemas: &["pos", "theirs"], include: &["theirs.*"], exclude: &[] });
    assert_eq!(told(&database, schemas), ["table theirs.t is there and should not be"]);
}

#[test]
fn a_server_that_takes_no_writes_is_told_what_was_not_compared() {
    let database = Database::new();
    let (otherwise, _) = otherwise(simple());
    database.migrator(simple()).upgrade("head").unwrap();
    let name = database.ask("SELECT current_database()");
    database.run(&format!("ALTER DATABASE {name} SET default_transaction_read_only TO on"));
    let check = database.migrator(simple()).check().unwrap();
    assert!(check.is_equal());
    // On the version whose words these are, another text is another expression; on others it may be the same one.
    let check_otherwise = database.migrator(otherwise).check().unwrap();
    if Database::version() == 15 {
        assert_eq!(check.not_compared, [NotCompared::Privileges]);
        assert_eq!(check_otherwise.differences.len(), 3, "{:?}", check_otherwise.differences);
    } else {
        assert_eq!((check_otherwise.differences.len(), check_otherwise.not_compared.len()), (0, 4));
    }
}

#[test]
fn what_only_the_server_can_print_is_not_compared_where_it_cannot_be_asked() {
    let history = proven(
        "CREATE EXTENSION hstore;\nCREATE SCHEMA pos;\n\
         CREATE VIEW pos.v AS SELECT 'a=>1, b=>2'::public.hstore AS h, 'x'::text AS x;\n",
        &[],
    );
    let database = Database::new();
    database.migrator(history).upgrade("head").unwrap();
    let check = database.migrator(history).check().unwrap();
    assert!(check.is_equal(), "{:?}", check.differences);
    assert_eq!(check.not_compared, [NotCompared::Privileges], "the server was asked");
    let name = database.ask("SELECT current_database()");
    database.run(&format!("ALTER DATABASE {name} SET default_transaction_read_only TO on"));
    let check = database.migrator(history).check().unwrap();
    assert!(check.is_equal());
    let why = Unasked::ReadOnly { standby: false };
    let (object, attribute) = ("view pos.v".to_owned(), "definition".to_owned());
    assert_eq!(
        check.not_compared,
        [NotCompared::Privileges, NotCompared::Expression { object, attribute, why }]
    );
}

#[test]
fn whoever_may_connect_may_check() {
    let database = Database::new();
    let (otherwise, _) = otherwise(simple());
    database.migrator(simple()).upgrade("head").unwrap();
    let name = database.ask("SELECT current_database()");
    database.run(&format!(
        "DO $$BEGIN CREATE ROLE check_reader LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$; \
         GRANT SELECT ON public.alembic_version TO check_reader; REVOKE TEMP ON DATABASE {name} FROM PUBLIC"
    ));
    let mut config: Config = database.0.config();
    config.user("check_reader");
    let check = Migrator::new(simple(), config.clone()).unwrap().check().unwrap();
    assert!(check.is_equal(), "owners are the version table's: {:?}", check.differences);
    let check = Migrator::new(otherwise, config).unwrap().check().unwrap();
    match Database::version() {
        15 => assert_eq!(check.differences.len(), 3, "{:?}", check.differences),
        _ => assert_eq!((check.differences.len(), check.not_compared.len()), (0, 4)),
    }
}

#[test]
fn a_given_session_is_left_as_it_was() {
    let database = Database::new();
    let (otherwise, _) = otherwise(simple());
    database.migrator(simple()).upgrade("head").unwrap();
    database.run("ALTER TABLE pos.sales ADD COLUMN x int");
    let mut client = database.0.connect().unwrap();
    client.batch_execute("SET search_path TO pos; SET timezone TO 'Asia/Tokyo'").unwrap();
    assert_eq!(Migrator::over(otherwise, &mut client).unwrap().check().unwrap().differences.len(), 1);
    let row = client
        .query_one(
            "SELECT current_setting('search_path'), current_setting('timezone'), pg_my_temp_schema() <> 0",
            &[],
        )
        .unwrap();
    assert_eq!((row.get::<_, &str>(0), row.get::<_, &str>(1)), ("pos", "Asia/Tokyo"));
    assert_eq!(
        client
            .query_one("SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()", &[])
            .unwrap()
            .get::<_, i64>(0),
        0
    );
}

#[test]
fn a_column_that_came_back_last_is_told_once() {
    let history = proven("CREATE TABLE public.t (a int, b int, c int, d int);", &[]);
    let database = Database::new();
    database.migrator(history).upgrade("head").unwrap();
    database.run("ALTER TABLE public.t DROP COLUMN b");
    assert_eq!(told(&database, history), ["column public.t.b is missing"]);
    database.run("ALTER TABLE public.t ADD COLUMN b int");
    let all = told(&database, history);
    assert!(all.contains(&"column public.t.b has the position 4, not 2".to_owned()), "{all:?}");
}

#[test]
fn a_check_takes_three_round_trips_and_one_more_where_the_server_is_asked() {
    let proxy = Proxy::new("check");
    let database = Database::new();
    let count = |history: &'static History| {
        proxy.count(&database, |config| {
            assert!(Migrator::new(history, config).unwrap().check().unwrap().is_equal());
        })
    };
    let (otherwise, _) = otherwise(simple());
    // Without a version table it is looked for once more.
    assert_eq!(count(simple()), 4);
    database.migrator(simple()).upgrade("head").unwrap();
    // The connection's own start, the version, the facts; how it prints what reads otherwise.
    // PostgreSQL 16 and later print the view's query in words of their own.
    let words = if Database::version() > 15 { 1 } else { 0 };
    assert_eq!((count(simple()), count(otherwise)), (3 + words, 4));
}
