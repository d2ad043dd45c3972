//! Servers, databases and version tables that are not what they should be: an error that says what is wrong, nothing
//! changed, and no password shown.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use arcoiris::{Error, Migrator};
use arcoiris_tests::alembic::old_chain;
use arcoiris_tests::arcoirispos::migrator;
use arcoiris_tests::migrate::migrate;
use arcoiris_tests::{Scratch, dump, scratch, server};
use arcoirispos_migrations::HISTORY;

#[track_caller]
fn assert_told(error: &Error, code: &str, parts: &[&str]) {
    let told = error.to_string();
    assert_eq!(error.code(), code, "{told}");
    for part in parts {
        assert!(told.contains(part), "`{part}` is not in: {told}");
    }
}

/// Every way in fails with this error and leaves the database as it is.
#[track_caller]
fn assert_refused(database: &Scratch, code: &str, parts: &[&str]) {
    let before = dump_with_version_table(database);
    assert_told(&migrator(database).current().unwrap_err(), code, parts);
    assert_told(&migrator(database).upgrade("head").unwrap_err(), code, parts);
    assert_told(&migrator(database).downgrade("base").unwrap_err(), code, parts);
    dump::assert_same("refused", &before, &dump_with_version_table(database));
    let told = migrate(database.url(), &["upgrade", "head"]).badly();
    for part in parts {
        assert!(told.contains(part), "`{part}` is not in: {told}");
    }
}

fn dump_with_version_table(database: &Scratch) -> String {
    let table = database.ask("SELECT to_regclass('public.alembic_version')");
    let rows =
        if table == "NULL" { table } else { database.ask("SELECT * FROM public.alembic_version ORDER BY 1") };
    dump::schema_and_rows(database) + &rows
}

#[test]
fn nobody_at_the_port() {
    // bound and let go: nobody else has it
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let ran = migrate(&format!("postgresql://app:s3cret@127.0.0.1:{port}/shop"), &["upgrade", "head"]);
    let told = format!("{}{}", ran.out, ran.err);
    ran.badly();
    assert!(told.contains(&format!("127.0.0.1:{port}")), "{told}");
    assert!(!told.contains("s3cret"), "{told}");
}

#[test]
fn no_socket_in_the_folder() {
    let told = migrate("postgresql://postgres@%2Fno%2Fsuch%2Ffolder/shop", &["current"]).badly();
    assert!(told.contains("/no/such/folder"), "{told}");
}

#[test]
fn something_else_at_the_port() {
    for greeting in ["HTTP/1.1 400 Bad Request\r\n\r\n", "220 mail.example ESMTP\r\n", "\0\u{1}\u{2}junk\n"] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        // ends with the test's process
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let _ = stream.read(&mut [0; 64]);
                let _ = stream.write_all(greeting.as_bytes());
            }
        });
        let config = format!("postgresql://app:s3cret@127.0.0.1:{port}/shop").parse().unwrap();
        let start = Instant::now();
        let error = Migrator::new(&HISTORY, config).unwrap().upgrade("head").unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
        assert_told(&error, "not-postgres", &["not a PostgreSQL", &format!("127.0.0.1:{port}")]);
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
}

#[test]
fn no_such_database() {
    let told = migrate(&server().url("no_such_database"), &["upgrade", "head"]).badly();
    assert!(told.contains("no_such_database"), "{told}");
}

/// A server of its own, since the others let everybody in.
#[test]
fn wrong_password() {
    let folder = Folder::new();
    let server = arcoiris::server::Server::dev(&folder.0).unwrap();
    let mut client = server.connect("postgres").unwrap();
    for statement in [
        "SET password_encryption = 'scram-sha-256'",
        "CREATE ROLE app LOGIN PASSWORD 'right'",
        "CREATE DATABASE shop OWNER app",
    ] {
        client.batch_execute(statement).unwrap();
    }
    let rules = "local all postgres trust\nlocal all all scram-sha-256\n";
    std::fs::write(server.directory().join("data/pg_hba.conf"), rules).unwrap();
    client.batch_execute("SELECT pg_reload_conf()").unwrap();
    // the server takes the new rules a moment later
    let deadline = Instant::now() + Duration::from_secs(20);
    while client
        .query_one("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'scram-sha-256'", &[])
        .unwrap()
        .get::<_, i64>(0)
        == 0
        || server.config("shop").user("app").password("probe").connect(postgres::NoTls).is_ok()
    {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(20));
    }
    let socket = server.socket().display().to_string().replace('/', "%2F");
    let ran = migrate(&format!("postgresql://app:s3cret@{socket}/shop"), &["upgrade", "head"]);
    let told = format!("{}{}", ran.out, ran.err);
    ran.badly();
    assert!(told.contains("password authentication failed"), "{told}");
    assert!(told.contains("app"), "{told}");
    assert!(!told.contains("s3cret"), "{told}");
    // and a missing one
    let mut config = server.config("shop");
    config.user("app");
    let error = Migrator::new(&HISTORY, config.clone()).unwrap().upgrade("head").unwrap_err();
    assert_told(&error, "refused", &["app", "password"]);
    // a role that may not make extensions or schemas gets PostgreSQL's own words, and nothing is left half done
    config.password("right");
    client
        .batch_execute("REVOKE CREATE ON DATABASE shop FROM app; ALTER DATABASE shop OWNER TO postgres")
        .unwrap();
    let error = Migrator::new(&HISTORY, config).unwrap().upgrade("head").unwrap_err();
    assert!(error.to_string().contains("permission denied"), "{error}");
}

/// A folder for a server; the server is stopped and the folder removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("arcoiris-password-{}", std::process::id()));
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = arcoiris::server::stop(&self.0);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn two_rows_in_the_version_table() {
    let database = old_chain("head");
    database.run("INSERT INTO alembic_version VALUES ('37a02ec8662a')");
    assert_refused(&database, "contradictory-versions", &["37a02ec8662a", "2864583ca021"]);
}

#[test]
fn version_from_the_future() {
    let database = old_chain("head");
    database.run("UPDATE alembic_version SET version_num = 'f00ba4f00ba4'");
    assert_refused(&database, "unknown-version", &["f00ba4f00ba4", "arcoirispos-migrations", "2864583ca021"]);
}

#[test]
fn version_table_of_another_shape() {
    for shape in [
        "CREATE TABLE public.alembic_version (id integer PRIMARY KEY, name text)",
        "CREATE VIEW public.alembic_version AS SELECT 1 AS id",
        "CREATE SEQUENCE public.alembic_version",
    ] {
        let database = scratch();
        database.run(shape);
        assert_refused(&database, "version-table-shape", &["public.alembic_version", "version_num"]);
    }
}

#[test]
fn database_that_takes_no_writes() {
    let database = old_chain("37a02ec8662a");
    database.run(&format!("ALTER DATABASE {} SET default_transaction_read_only = on", database.name()));
    let before = dump_with_version_table(&database);
    assert_told(&migrator(&database).upgrade("head").unwrap_err(), "read-only", &[database.name()]);
    dump::assert_same("read only", &before, &dump_with_version_table(&database));
    // reading is not writing, and where there is nothing to do nothing is missing
    assert_eq!(migrator(&database).current().unwrap()[0].version, "37a02ec8662a");
    assert!(migrator(&database).upgrade("37a02ec8662a").unwrap().revisions.is_empty());
}

#[test]
fn object_of_the_same_name_in_the_way() {
    let database = scratch();
    database.run("CREATE SCHEMA core");
    let before = dump::schema_and_rows(&database);
    let error = migrator(&database).upgrade("head").unwrap_err();
    assert_told(&error, "statement", &["schema \"core\" already exists", "000000000001"]);
    dump::assert_same("refused", &before, &dump::schema_and_rows(&database));
    assert_eq!(database.versions(), "");
}

#[test]
fn failure_in_the_middle_keeps_what_came_before() {
    let database = scratch();
    migrator(&database).upgrade("000000000001").unwrap();
    database.run("CREATE TABLE pos.terminals ()");
    let error = migrator(&database).upgrade("head").unwrap_err();
    assert_told(&error, "statement", &["\"terminals\" already exists", "37a02ec8662a"]);
    assert_eq!(database.versions(), "000000000001");
    assert_eq!(
        database.ask("SELECT count(*) FROM pg_tables WHERE schemaname IN ('core', 'acct', 'inv', 'pos')"),
        "1"
    );
    database.run("DROP TABLE pos.terminals");
    assert_eq!(migrator(&database).upgrade("head").unwrap().at, ["2864583ca021"]);
}

#[test]
fn connection_lost_in_the_middle() {
    let database = scratch();
    migrator(&database).upgrade("37a02ec8662a").unwrap();
    let before = dump::schema_and_rows(&database);
    // The seed waits for this session, which has the unique key of its administrator in hand, uncommitted.
    let mut holder = database.connect();
    holder
        .batch_execute(
            "BEGIN; INSERT INTO core.users (email, password_hash) VALUES ('admin@arcoirispos.com', '-')",
        )
        .unwrap();
    std::thread::scope(|scope| {
        let upgrade = scope.spawn(|| migrator(&database).upgrade("head").unwrap_err());
        let mut other = server().connect("postgres").unwrap();
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = $1 AND wait_event_type = 'Lock'";
        let deadline = Instant::now() + Duration::from_secs(20);
        while other.query(kill, &[&database.name()]).unwrap().is_empty() {
            assert!(Instant::now() < deadline, "the upgrade did not wait");
            std::thread::sleep(Duration::from_millis(5));
        }
        let error = upgrade.join().unwrap();
        assert_told(&error, "lost", &["2864583ca021"]);
    });
    holder.batch_execute("ROLLBACK").unwrap();
    assert_eq!(database.versions(), "853113448960", "what was committed before stays");
    dump::assert_same("the seed", &before, &dump::schema_and_rows(&database));
    // running it again is safe, and the lock went with the session
    assert_eq!(migrator(&database).upgrade("head").unwrap().at, ["2864583ca021"]);
}

#[test]
fn target_that_is_not_there() {
    let database = old_chain("head");
    for (target, code, part) in [
        ("37a02ec8662b", "unknown-target", "37a02ec8662a"),
        ("nonsense!", "malformed-target", "nonsense!"),
        ("+9", "too-far", "9"),
    ] {
        assert_told(&migrator(&database).upgrade(target).unwrap_err(), code, &[part]);
        let told = migrate(database.url(), &["upgrade", target]).badly();
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(database.versions(), "2864583ca021");
}

#[test]
fn downgrade_of_everything_asks_first() {
    let database = old_chain("head");
    let before = dump::schema_and_rows(&database);
    // nobody is there to answer
    let told = migrate(database.url(), &["downgrade", "base"]).badly();
    assert!(told.contains("--yes"), "{told}");
    dump::assert_same("not asked", &before, &dump::schema_and_rows(&database));
    migrate(database.url(), &["downgrade", "base", "--yes"]).well();
    assert_eq!(database.versions(), "");
}
