//! What is said when something is wrong, and that nothing was touched then.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use arcoiris::{Error, Migrator};

use crate::database::Database;
use crate::sample::{diamond, linear, script, with_revision};

#[test]
fn a_failing_statement_is_shown_in_its_file() {
    let database = Database::new();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.two (id int);\n\n-- ü€😀\n\tUPDATE public.two SET nothing = 'ü';\n",
            7,
        );
    });
    let error = database.migrator(history).upgrade("head").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the upgrade of bbbbbbbbbbbb (revision bbbbbbbbbbbb) failed: column \"nothing\" of relation \"two\" does not exist \
         (SQLSTATE 42703)
   --> versions/bbbbbbbbbbbb_sample.sql:10:24
    |
 10 |  UPDATE public.two SET nothing = 'ü';
    |                        ^
   = note: nothing of this revision was applied; the database is at aaaaaaaaaaaa"
    );
    assert_eq!((database.versions(), database.tables()), ("a".into(), "one".into()));
    assert_eq!(database.ask("SELECT count(*) FROM arcoiris.log"), "1");
}

#[test]
fn a_syntax_error_is_shown_where_the_script_stops() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script("CREATE TABLE public.one (id int", 7);
    });
    let error = database.migrator(history).upgrade("head").unwrap_err();
    let Error::Statement(statement) = &error else { panic!("{error}") };
    let arcoiris::StatementPlace::Exact(excerpt) = &statement.place else { panic!("{error}") };
    assert_eq!((excerpt.line, excerpt.column), (7, 32));
    assert_eq!(statement.source.code, "42601");
}

#[test]
fn an_error_without_a_position_is_found_by_running_the_script_again() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.one (id int);\nCREATE TABLE public.other (id int PRIMARY KEY);\n\
             INSERT INTO public.other VALUES (1);\n  -- again\n  INSERT INTO public.other VALUES (1);\nSELECT 1;\n",
            7,
        );
    });
    let text = database.migrator(history).upgrade("head").unwrap_err().to_string();
    assert!(text.contains("--> versions/aaaaaaaaaaaa_sample.sql:10:"), "{text}");
    assert!(text.contains("detail: Key (id)=(1) already exists."), "{text}");
    assert_eq!((database.versions(), database.tables()), (String::new(), String::new()));
}

#[test]
fn an_error_at_the_commit_names_the_lines_in_question() {
    let database = Database::new();
    let history = with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.one (id int PRIMARY KEY);\n\
             CREATE TABLE public.other (id int CONSTRAINT later REFERENCES public.one DEFERRABLE INITIALLY DEFERRED);\n\
             INSERT INTO public.other VALUES (1);\n",
            7,
        );
    });
    let text = database.migrator(history).upgrade("head").unwrap_err().to_string();
    assert!(text.contains("--> versions/aaaaaaaaaaaa_sample.sql, one of 3 statements"), "{text}");
    assert!(text.contains("what it names stands in line 8"), "{text}");
    assert_eq!((database.versions(), database.tables()), (String::new(), String::new()));
}

#[test]
fn a_failure_outside_a_transaction_says_that_parts_may_be_there() {
    let database = Database::new();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("\nCREATE UNIQUE INDEX CONCURRENTLY one_id ON public.one (id);\n", 7);
    });
    let mut migrator = database.migrator(history);
    migrator.upgrade("a").unwrap();
    database.run("INSERT INTO public.one VALUES (1), (1)");
    let text = migrator.upgrade("b").unwrap_err().to_string();
    assert!(text.contains("outside a transaction, so that a part of it may have had effect"), "{text}");
    assert!(text.contains("versions/bbbbbbbbbbbb_sample.sql:8:1"), "{text}");
    assert_eq!(database.versions(), "a");
}

#[test]
fn somebody_who_moves_the_database_in_between_is_noticed() {
    // A program without our lock, as Alembic, moves the version while we have planned and wait for the table.
    let database = Database::new();
    let history = linear();
    database.migrator(history).upgrade("a").unwrap();
    let mut other = database.0.connect().unwrap();
    other.batch_execute("BEGIN; UPDATE public.alembic_version SET version_num = 'bbbbbbbbbbbb'").unwrap();
    let error = std::thread::scope(|scope| {
        let mut migrator = database.migrator(history);
        let waiting = scope.spawn(move || migrator.upgrade("head").unwrap_err());
        while database.ask("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'public.alembic_version'::regclass") != "1" {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        other.batch_execute("COMMIT").unwrap();
        waiting.join().unwrap()
    });
    assert_eq!(
        error.to_string(),
        "somebody else moved the database: bbbbbbbbbbbb was planned from aaaaaaaaaaaa, and it is at {bbbbbbbbbbbb}\n  \
         nothing of this revision was applied; run the command again"
    );
    assert_eq!((database.versions(), database.tables()), ("b".into(), "one".into()));
}

#[test]
fn a_version_of_a_newer_binary_is_told_as_such() {
    let database = Database::new();
    database.migrator(linear()).stamp("head", true).unwrap();
    database.run("UPDATE public.alembic_version SET version_num = 'cccccccccccd'");
    let mut migrator = database.migrator(linear());
    let error = migrator.current().unwrap_err();
    assert_eq!(
        error.to_string(),
        "this binary does not know revision `cccccccccccd`, which the database is at\n  the binary is sample 1.2.3, built \
         2026-11-22 09:30:00 UTC, and knows head cccccccccccc\n  a newer binary was here before, or the database belongs \
         to another program\n  it knows the similar:\n    cccccccccccc  revision cccccccccccc"
    );
    assert_eq!(migrator.upgrade("head").unwrap_err().code(), "unknown-version");
    assert_eq!(migrator.downgrade("base").unwrap_err().code(), "unknown-version");
}

#[test]
fn rows_that_make_no_state_are_refused() {
    let database = Database::new();
    let mut migrator = database.migrator(diamond());
    migrator.upgrade("head").unwrap();
    database.run("INSERT INTO public.alembic_version VALUES ('bbbbbbbbbbbb')");
    assert_eq!(
        migrator.upgrade("head").unwrap_err().to_string(),
        "the version table holds bbbbbbbbbbbb, ffffffffffff, which is no state: ffffffffffff implies bbbbbbbbbbbb\n  \
         several rows are only right for branches that are not merged; `stamp --force` writes one"
    );
}

#[test]
fn a_version_table_that_is_none_is_described() {
    let database = Database::new();
    database.run("CREATE VIEW public.alembic_version AS SELECT 1 AS version, 'x'::text AS note");
    assert_eq!(
        database.migrator(linear()).upgrade("head").unwrap_err().to_string(),
        "public.alembic_version is not a version table: it is a view with (version integer, note text)\n  expected a table \
         with (version_num character varying(32)), as Alembic makes it"
    );
}

#[test]
fn a_session_that_is_read_only_is_told_only_when_there_is_something_to_do() {
    let database = Database::new();
    let mut config = database.0.config();
    config.options("-c default_transaction_read_only=on");
    let mut reader = Migrator::new(linear(), config).unwrap();
    let error = reader.upgrade("head").unwrap_err();
    assert_eq!(error.code(), "read-only");
    database.migrator(linear()).upgrade("head").unwrap();
    assert!(reader.upgrade("head").unwrap().revisions.is_empty());
}

#[test]
fn a_server_older_than_the_history_was_proven_for_is_refused() {
    let database = Database::new();
    let history: &'static arcoiris::History =
        Box::leak(Box::new(arcoiris::History { oldest_server: 99, ..*linear() }));
    let error = database.migrator(history).upgrade("head").unwrap_err();
    assert_eq!(error.code(), "old-server");
    assert!(error.to_string().contains("proven for PostgreSQL 99"), "{error}");
}

#[test]
fn a_connection_that_breaks_names_the_revision() {
    let database = Database::new();
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.upgrade = script("SELECT pg_terminate_backend(pg_backend_pid());", 7);
    });
    let error = database.migrator(history).upgrade("head").unwrap_err();
    let Error::Lost { revision: Some((revision, _)), .. } = &error else { panic!("{error}") };
    assert_eq!(*revision, "bbbbbbbbbbbb");
    assert_eq!(database.versions(), "a");
}

#[test]
fn a_role_that_may_not_make_the_tables_is_told_so() {
    let database = Database::new();
    let role = database.0.name().replace("arcoiris", "role");
    database.run(&format!("REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE {role} LOGIN"));
    let mut config = database.0.config();
    config.user(&role);
    let error = Migrator::new(linear(), config).unwrap().upgrade("head").unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("failed while making the version table and the log table: permission denied"),
        "{text}"
    );
    assert!(text.contains("help: the role needs CREATE on the database"), "{text}");
    database.run(&format!("DROP ROLE {role}"));
}

fn refused(settings: &str) -> Error {
    Migrator::new(linear(), settings.parse().unwrap()).unwrap().upgrade("head").unwrap_err()
}

#[test]
fn a_server_that_is_away_is_told_with_its_address() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let text = refused(&format!("postgres://me:s3cret@127.0.0.1:{closed}/db")).to_string();
    assert!(text.starts_with(&format!("no PostgreSQL answers at 127.0.0.1:{closed}: ")), "{text}");
    assert!(text.contains("is the server running") && !text.contains("s3cret"), "{text}");
    let text = refused("postgres://%2Fno%2Fwhere:6000/db").to_string();
    assert!(text.starts_with("no PostgreSQL answers at /no/where/.s.PGSQL.6000: "), "{text}");
    let text = refused(&format!("postgres://[::1]:{closed}/db")).to_string();
    assert!(text.contains(&format!("[::1]:{closed}")), "{text}");
}

#[test]
fn another_kind_of_server_is_told_with_what_it_says() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 1000]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        }
    });
    assert_eq!(
        refused(&format!("host=127.0.0.1 port={port} user=me password=s3cret")).to_string(),
        format!(
            "what answers at 127.0.0.1:{port} is not a PostgreSQL: it says `HTTP/1.1 400 Bad Request`\n  check host and port"
        )
    );
}

#[test]
fn an_unknown_user_or_database_is_the_servers_refusal() {
    let database = Database::new();
    let mut config = database.0.config();
    config.dbname("no_such_database");
    let error = Migrator::new(linear(), config).unwrap().upgrade("head").unwrap_err();
    assert_eq!(error.code(), "refused");
    assert!(
        error.to_string().ends_with("database \"no_such_database\" does not exist (SQLSTATE 3D000)"),
        "{error}"
    );
    let mut config = database.0.config();
    config.user("no_such_role");
    let error = Migrator::new(linear(), config).unwrap().upgrade("head").unwrap_err();
    assert_eq!(error.code(), "refused");
}

#[test]
#[cfg(not(feature = "tls"))]
fn encryption_that_is_asked_for_is_never_left_out_in_silence() {
    let error = refused("postgres://me:s3cret@127.0.0.1/db?sslmode=require");
    assert_eq!(error.code(), "encryption");
    let words =
        "sslmode=require asks for an encrypted connection, and this build cannot encrypt; nothing was sent";
    assert!(error.to_string().starts_with(words), "{error}");
}

#[test]
#[cfg(feature = "tls")]
fn encryption_that_is_asked_for_is_never_left_out_in_silence() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut heard = Vec::new();
        let mut asked = [0; 8];
        stream.read_exact(&mut asked).unwrap();
        // "I do not encrypt", to the SSLRequest.
        stream.write_all(b"N").unwrap();
        stream.read_to_end(&mut heard).unwrap();
        heard
    });
    let error = refused(&format!("postgres://me:s3cret@127.0.0.1:{port}/db?sslmode=require"));
    assert_eq!(error.code(), "handshake");
    assert!(heard.join().unwrap().is_empty(), "it spoke in the clear");
}

#[test]
fn a_migrator_shows_no_password() {
    let migrator = Migrator::new(linear(), "postgres://me:s3cret@h/db".parse().unwrap()).unwrap();
    assert!(!format!("{migrator:?}").contains("s3cret"));
}
