//! `arcoiris verify` as a user runs it, on histories that are right and on ones that are wrong in one way each.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail by panicking"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use arcoiris::server::{self as own, Server};
use arcoiris_tests::authoring::Project;
use arcoiris_tests::migrate::Ran;
use arcoiris_tests::{server, workspace};
use serde_json::Value;

/// A statement in a text that hangs on `random()`: nothing can see through it.
fn opaque(statement: &str) -> String {
    let statement = statement.replace('\'', "''");
    format!("DO $do$ BEGIN EXECUTE left('{statement}', 1000 + (random() * 0)::int); END $do$;")
}

fn declared(effect: &str, statement: &str) -> String {
    format!("-- @effect {effect}\n{}", opaque(statement))
}

/// A schema and a table in it: `000000000001`, `000000000002`.
fn begun() -> Project {
    let project = Project::new();
    project.revision("000000000001", "base", &["baseline"], "CREATE SCHEMA pos;", "DROP SCHEMA pos;");
    project.revision(
        "000000000002",
        "000000000001",
        &[],
        "CREATE TABLE pos.sales (id bigint PRIMARY KEY, total numeric(18,2) NOT NULL);",
        "DROP TABLE pos.sales;",
    );
    project
}

fn verify(project: &Project, arguments: &[&str]) -> Ran {
    let url = server().url("postgres");
    project.arcoiris(&[&["verify", "--database-url", &url], arguments].concat())
}

/// The report on the one server.
#[track_caller]
fn report(ran: Ran) -> (Option<i32>, Value) {
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    (ran.code, report["servers"][0].clone())
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

/// The databases on a server that verifications made.
fn left_on(server: &Server) -> Vec<String> {
    let mut client = server.connect("postgres").unwrap();
    let rows = client
        .query("SELECT datname FROM pg_database WHERE datname LIKE 'arcoiris\\_verify\\_%' ORDER BY 1", &[])
        .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[test]
fn a_sound_history_holds_on_a_server_that_is_started_for_it() {
    let ran = Project::new().arcoiris(&[
        "verify",
        "--format",
        "json",
        "--manifest-path",
        workspace().join("migrations/Cargo.toml").to_str().unwrap(),
    ]);
    let (code, report) = report(ran);
    assert_eq!(code, Some(0), "{report}");
    assert_eq!(report["verified"], true);
    assert_eq!(report["revisions"].as_array().unwrap().len(), 4);
    // Up, down and up again of each, and all the way down and up.
    assert_eq!(report["steps"], 20);
}

#[test]
fn true_effects_are_discharged() {
    let project = begun();
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        &declared(
            "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);\n--   CREATE INDEX sales_tip ON pos.sales (tip)",
            "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4); CREATE INDEX sales_tip ON pos.sales (tip)",
        ),
        &declared("ALTER TABLE pos.sales DROP COLUMN tip", "ALTER TABLE pos.sales DROP COLUMN tip"),
    );
    project.revision(
        "000000000004",
        "000000000003",
        &[],
        &declared("none", "INSERT INTO pos.sales VALUES (1, 2)"),
        &declared("none", "DELETE FROM pos.sales"),
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    holds(&ran.err, &["4 revisions, 20 steps, 4 declared effects discharged on PostgreSQL 15"]);
}

#[test]
fn a_wrong_effect_is_told_with_the_one_that_is_right() {
    let project = begun();
    let statement = "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,2) DEFAULT 0; CREATE INDEX sales_tip ON pos.sales (tip)";
    let down = "ALTER TABLE pos.sales DROP COLUMN tip;";
    let upgrade = declared("ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4)", statement);
    project.revision("000000000003", "000000000002", &[], &upgrade, down);
    // What follows is held against what is so, not against what was declared.
    project.revision(
        "000000000004",
        "000000000003",
        &[],
        "ALTER TABLE pos.sales ALTER COLUMN tip SET NOT NULL;",
        "ALTER TABLE pos.sales ALTER COLUMN tip DROP NOT NULL;",
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[effect-differs]: the declared effect is not what this statement does on PostgreSQL 15",
            "--> versions/000000000003_it.sql:7:12",
            "column pos.sales.tip: type is `numeric(18,2)`, declared is `numeric(18,4)`",
            "column pos.sales.tip: default is `0`, declared is not set",
            "there, but not declared: index pos.sales_tip",
            "4 revisions, 20 steps, 0 of 1 declared effect discharged, 1 error",
        ],
    );
    assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
    let right = ran.err.split_once("declare what it does\n").unwrap().1.split_once("\n\n").unwrap().0;
    let right: String = right.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    project.revision("000000000003", "000000000002", &[], &format!("{right}{}", opaque(statement)), down);
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn effects_in_downgrades_are_held_to_their_word_too() {
    let project = begun();
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        "CREATE TABLE pos.tips (id int);",
        &declared("DROP TABLE pos.tips", "DROP TABLE IF EXISTS pos.tip"),
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[effect-differs]",
            "--> versions/000000000003_it.sql:10:12",
            "there, but not declared: table pos.tips",
            "-- @effect none",
            "error[downgrade-differs]: on PostgreSQL 15",
            "left behind: table pos.tips",
        ],
    );
}

#[test]
fn an_effect_that_is_not_declared_is_worked_out() {
    let project = begun();
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        &format!(
            "CREATE TABLE pos.tips (id int PRIMARY KEY);\n{}\n{}",
            opaque("CREATE TYPE pos.mood AS ENUM ('glad', 'so so')"),
            opaque("ALTER TABLE pos.tips ADD mood pos.mood DEFAULT 'glad' NOT NULL; COMMENT ON COLUMN pos.tips.mood IS 'it''s'"),
        ),
        "DROP TABLE pos.tips;\nDROP TYPE pos.mood;",
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[declared-effect-missing]: what this statement does on PostgreSQL 15",
            "--> versions/000000000003_it.sql:8:1",
            "-- @effect CREATE TYPE pos.mood AS ENUM ('glad', 'so so')",
            "--> versions/000000000003_it.sql:9:1",
            "-- @effect ALTER TABLE pos.tips ADD COLUMN mood pos.mood DEFAULT 'glad'::pos.mood NOT NULL;",
            "--   COMMENT ON COLUMN pos.tips.mood IS 'it''s'",
            "2 errors on PostgreSQL",
        ],
    );
    assert_eq!(ran.err.matches("error[").count(), 2, "{}", ran.err);
}

#[test]
fn a_refused_upgrade_ends_its_branch_and_no_other() {
    let project = begun();
    project.revision(
        "00000000000a",
        "000000000002",
        &[],
        "CREATE TABLE pos.a (id int);\nINSERT INTO pos.a VALUES (1), (1);\nCREATE UNIQUE INDEX a_id ON pos.a (id);",
        "DROP TABLE pos.a;",
    );
    project.revision("00000000000b", "00000000000a", &[], "CREATE TABLE pos.b ();", "DROP TABLE pos.b;");
    project.revision("00000000000c", "000000000002", &[], "CREATE TABLE pos.c ();", "DROP TABLE pos.c;");
    project.revision("00000000000d", "00000000000b, 00000000000c", &["empty \"a merge\""], "", "");
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[refused-by-server]: PostgreSQL 15",
            "refuses the upgrade of `00000000000a`: could not create unique index `a_id`",
            "--> versions/00000000000a_it.sql:9:1",
            "SQLSTATE 23505",
            "detail: Key (id)=(1) is duplicated.",
            "not verified: what rests on `00000000000a`, which the server refuses: 00000000000b, 00000000000d\n",
            "4 revisions, 2 not verified, 2 orders of the branches",
        ],
    );
}

#[test]
fn a_refused_downgrade_is_told_and_what_follows_goes_on() {
    let project = begun();
    // The two rows are one in the older type: rows are nothing that the proof sees.
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        "CREATE TABLE pos.rates (rate numeric);\nINSERT INTO pos.rates VALUES (1.1), (1.2);",
        "ALTER TABLE pos.rates ADD CHECK (rate > 2);\nDROP TABLE pos.rates;",
    );
    project.revision("000000000004", "000000000003", &[], "CREATE TABLE pos.d ();", "DROP TABLE pos.d;");
    let (code, report) = report(verify(&project, &["--format", "json"]));
    assert_eq!(code, Some(1));
    assert_eq!(report["revisions"].as_array().unwrap().len(), 4, "{report}");
    let problem = &report["problems"][0];
    assert_eq!(problem["rule"], "refused-by-server");
    assert_eq!(problem["sqlstate"], "23514");
    assert_eq!(problem["place"]["line"], 11, "{problem}");
    assert_eq!(report["verified"], false);
}

#[test]
fn what_cannot_be_in_a_transaction_is_run_outside_one() {
    let project = begun();
    project.revision(
        "000000000003",
        "000000000002",
        &["no-transaction"],
        "CREATE INDEX CONCURRENTLY sales_total ON pos.sales (total);",
        "DROP INDEX CONCURRENTLY pos.sales_total;",
    );
    project.revision(
        "000000000004",
        "000000000003",
        &[],
        "CREATE TYPE pos.mood AS ENUM ('glad');\nCREATE TABLE pos.moods (mood pos.mood DEFAULT 'glad');",
        "DROP TABLE pos.moods;\nDROP TYPE pos.mood;",
    );
    project.write("arcoiris.toml", "irreversible = true\n");
    project.revision(
        "000000000005",
        "000000000004",
        &["irreversible \"a label stays\""],
        "ALTER TYPE pos.mood ADD VALUE 'so so';",
        "",
    );
    let text = std::fs::read_to_string(project.folder().join("versions/000000000005_it.sql")).unwrap();
    project.write("versions/000000000005_it.sql", text.split("\n\n-- @downgrade").next().unwrap());
    project.revision(
        "000000000006",
        "000000000005",
        &[],
        "ALTER TABLE pos.moods ALTER COLUMN mood SET DEFAULT 'so so';",
        "ALTER TABLE pos.moods ALTER COLUMN mood SET DEFAULT 'glad';",
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    // Of the irreversible one the upgrade alone; the way down ends at it.
    holds(&ran.err, &["6 revisions, 18 steps on PostgreSQL 15"]);
}

#[test]
fn parallel_branches_are_applied_in_both_orders() {
    let project = begun();
    // Looks whether the other branch was there first.
    let looks = "DO $$ BEGIN IF to_regclass('pos.b') IS NOT NULL THEN EXECUTE left('CREATE TABLE pos.twice ()', \
                 1000 + (random() * 0)::int); END IF; END $$;";
    project.revision(
        "00000000000a",
        "000000000002",
        &[],
        &format!("CREATE TABLE pos.a ();\n-- @effect none\n{looks}"),
        "DROP TABLE pos.a;",
    );
    project.revision("00000000000b", "000000000002", &[], "CREATE TABLE pos.b ();", "DROP TABLE pos.b;");
    project.revision("00000000000c", "00000000000a, 00000000000b", &["empty \"a merge\""], "", "");
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[effect-differs]",
            "--> versions/00000000000a_it.sql:8:12",
            "there, but not declared: table pos.twice",
            "5 revisions, 2 orders of the branches",
        ],
    );
}

#[test]
fn a_range_is_verified_on_top_of_what_it_needs() {
    let project = begun();
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        &declared("none", "CREATE TABLE pos.unseen ()"),
        "DROP TABLE pos.unseen;",
    );
    project.revision("000000000004", "000000000003", &[], "CREATE TABLE pos.d ();", "DROP TABLE pos.d;");
    project.revision("000000000005", "000000000004", &[], "CREATE TABLE pos.e ();", "DROP TABLE pos.e;");
    let (code, only) = report(verify(&project, &["--format", "json", "--revision", "000000000004"]));
    // `lint` finds that the downgrade drops what was not declared.
    assert_eq!(code, Some(1));
    assert_eq!(only["problems"].as_array().unwrap().len(), 0, "{only}");
    assert_eq!(only["revisions"], serde_json::json!(["000000000004"]));
    let (_, from) = report(verify(&project, &["--format", "json", "--revision", "000000000004.."]));
    assert_eq!(from["revisions"], serde_json::json!(["000000000004", "000000000005"]));
    let (_, to) = report(verify(&project, &["--format", "json", "--revision", "..000000000002"]));
    assert_eq!(to["revisions"], serde_json::json!(["000000000001", "000000000002"]));
    let none = verify(&project, &["--revision", "000000000005..000000000002"]);
    assert_eq!(none.code, Some(2));
    holds(&none.err, &["no revision lies in `000000000005..000000000002`"]);
}

#[test]
fn an_extension_that_the_server_lacks_is_not_verified() {
    let project = Project::new();
    project.revision(
        "000000000001",
        "base",
        &["baseline"],
        "-- @effect none\nCREATE EXTENSION arcoiris_no_such;",
        "-- @effect none\nDROP EXTENSION arcoiris_no_such;",
    );
    let ran = verify(&project, &[]);
    assert_eq!(ran.code, Some(1));
    holds(
        &ran.err,
        &[
            "error[not-verified]: not verified: extension `arcoiris_no_such` is not installed on this server",
            "--> versions/000000000001_it.sql:",
        ],
    );
}

#[test]
fn roles_are_not_made_on_a_server_of_others_unless_it_is_allowed() {
    let project = begun();
    project.write("arcoiris.toml", "roles = [\"arcoiris_verify_declared\"]\n");
    let role = "arcoiris_verify_clerk";
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        &format!("CREATE ROLE {role};\nGRANT SELECT ON pos.sales TO {role}, arcoiris_verify_declared;"),
        &format!("REVOKE SELECT ON pos.sales FROM {role}, arcoiris_verify_declared;\nDROP ROLE {role};"),
    );
    project.revision("00000000000a", "000000000003", &[], "CREATE TABLE pos.a ();", "DROP TABLE pos.a;");
    project.revision("00000000000b", "000000000003", &[], "CREATE TABLE pos.b ();", "DROP TABLE pos.b;");
    project.revision("00000000000c", "00000000000a, 00000000000b", &["empty \"a merge\""], "", "");
    let refused = verify(&project, &[]);
    assert_eq!(refused.code, Some(2));
    holds(
        &refused.err,
        &[
            "error[not-verified]",
            "--> versions/000000000003_it.sql:7:1",
            "say --cluster-wide if that server may be changed",
        ],
    );
    let allowed = verify(&project, &["--cluster-wide"]);
    assert_eq!(allowed.code, Some(0), "{}", allowed.err);
    let mut client = server().connect("postgres").unwrap();
    let left: i64 = client
        .query_one("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'arcoiris\\_verify\\_%'", &[])
        .unwrap()
        .get(0);
    assert_eq!(left, 0);
    let own = project.arcoiris(&["verify"]);
    assert_eq!(own.code, Some(0), "{}", own.err);
}

#[test]
fn a_role_that_may_not_make_databases_is_told_so() {
    let role = "arcoiris_verifies_nothing";
    let mut client = server().connect("postgres").unwrap();
    client.batch_execute(&format!("DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN")).unwrap();
    let url = format!("host={} user={role} dbname=postgres", server().socket().display());
    let ran = begun().arcoiris(&["verify", "--database-url", &url]);
    client.batch_execute(&format!("DROP ROLE {role}")).unwrap();
    assert_eq!(ran.code, Some(2));
    holds(&ran.err, &["permission denied to create database (SQLSTATE 42501)", "the role needs CREATEDB"]);
}

#[test]
fn an_ordinary_role_verifies_what_it_may_do() {
    let role = "arcoiris_verifies_as_owner";
    let mut client = server().connect("postgres").unwrap();
    client.batch_execute(&format!("DROP ROLE IF EXISTS {role}; CREATE ROLE {role} LOGIN CREATEDB")).unwrap();
    let url = format!("host={} user={role} dbname=postgres", server().socket().display());
    let project = begun();
    let fine = project.arcoiris(&["verify", "--database-url", &url]);
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        "CREATE FUNCTION pos.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;\nCREATE EVENT TRIGGER watch ON \
         ddl_command_end EXECUTE FUNCTION pos.g();",
        "DROP FUNCTION pos.f();",
    );
    project.revision(
        "000000000003",
        "000000000002",
        &[],
        "CREATE FUNCTION pos.f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;\n\
         CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION pos.f();",
        "DROP EVENT TRIGGER watch;\nDROP FUNCTION pos.f();",
    );
    let denied = project.arcoiris(&["verify", "--database-url", &url]);
    client.batch_execute(&format!("DROP ROLE {role}")).unwrap();
    assert_eq!(fine.code, Some(0), "{}", fine.err);
    assert_eq!(denied.code, Some(1));
    holds(
        &denied.err,
        &["SQLSTATE 42501", "it was run as `arcoiris_verifies_as_owner`, who is no superuser", "_it.sql:8:1"],
    );
}

#[test]
fn a_wrong_database_url_is_told() {
    let project = begun();
    let nonsense = project.arcoiris(&["verify", "--database-url", "postgres://[not"]);
    assert_eq!(nonsense.code, Some(2));
    holds(&nonsense.err, &["the connection settings cannot be used", "expected postgresql://"]);
    let nobody = project.arcoiris(&["verify", "--database-url", "host=/nowhere user=postgres"]);
    assert_eq!(nobody.code, Some(2));
    holds(&nobody.err, &["no PostgreSQL answers at /nowhere"]);
    // Of several servers the others are asked all the same.
    let url = server().url("postgres");
    let both = project.arcoiris(&[
        "verify",
        "--database-url",
        "host=/nowhere user=postgres",
        "--database-url",
        &url,
    ]);
    assert_eq!(both.code, Some(2));
    holds(&both.err, &["no PostgreSQL answers at /nowhere", "2 revisions, 10 steps on PostgreSQL"]);
}

#[test]
fn a_kept_database_can_be_looked_at_and_goes_afterwards() {
    let project = begun();
    let mut child = project
        .command(&["verify", "--keep"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let told = BufReader::new(child.stderr.take().unwrap()).lines();
    let told: Vec<String> =
        told.map(Result::unwrap).take_while(|line| !line.starts_with("  psql '")).collect();
    assert!(told.iter().any(|line| line.contains("kept until you press Enter")), "{told:?}");
    let _ = child.stdin.take().unwrap().write_all(b"\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    // On a server of others it stays.
    let kept = report(verify(&project, &["--keep", "--format", "json"])).1["kept"].clone();
    let kept = kept.as_str().unwrap().to_owned();
    let tables = "SELECT count(*) FROM pos.sales";
    assert!(server().connect(&kept).unwrap().query_one(tables, &[]).is_ok());
    server().connect("postgres").unwrap().batch_execute(&format!("DROP DATABASE {kept}")).unwrap();
}

/// A server of one test's own, which it may stop.
struct Own(std::path::PathBuf, Option<Server>);

impl Own {
    fn start(name: &str) -> Own {
        let folder = std::env::temp_dir().join(format!("arcoiris-verify-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let server = Server::dev(&folder.join("pg")).unwrap();
        Own(folder, Some(server))
    }

    fn server(&self) -> &Server {
        self.1.as_ref().unwrap()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.1 = None;
        let _ = own::stop(&self.0.join("pg"));
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Begins to verify a history that takes long, and waits until it has.
fn under_way(own: &Own, number: i64) -> (Project, std::process::Child) {
    let project = begun();
    project.revision("000000000003", "000000000002", &[], "SELECT pg_sleep(60);", "SELECT 1;");
    let mut command: Command = project.command(&["verify", "--database-url", &own.server().url("postgres")]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut client = own.server().connect("postgres").unwrap();
    let sleeping = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND datname LIKE 'arcoiris%'";
    let begin = Instant::now();
    while client.query_one(sleeping, &[]).unwrap().get::<_, i64>(0) < number {
        assert!(begin.elapsed() < Duration::from_secs(60), "it does not begin");
        std::thread::sleep(Duration::from_millis(20));
    }
    (project, child)
}

#[test]
fn a_server_that_goes_away_is_told_and_what_it_kept_is_dropped_next_time() {
    let mut own = Own::start("stopped");
    let (project, child) = under_way(&own, 1);
    own.1 = None;
    own::stop(&own.0.join("pg")).unwrap();
    let ran = Ran::from_output(&child.wait_with_output().unwrap());
    assert_eq!(ran.code, Some(2), "{ran:?}");
    holds(&ran.err, &["the connection was lost during the upgrade of 000000000003"]);
    own.1 = Some(Server::dev(&own.0.join("pg")).unwrap());
    assert_eq!(left_on(own.server()).len(), 1);
    project.revision("000000000003", "000000000002", &[], "SELECT 1;", "SELECT 1;");
    let ran = project.arcoiris(&["verify", "--database-url", &own.server().url("postgres")]);
    assert!(ran.code.is_some_and(|code| code < 2), "{ran:?}");
    assert_eq!(left_on(own.server()), Vec::<String>::new());
}

#[test]
fn what_a_killed_verification_left_is_dropped_next_time_and_what_is_in_use_is_not() {
    let own = Own::start("killed");
    let (first, mut child) = under_way(&own, 1);
    let (_second, mut other) = under_way(&own, 2);
    assert_eq!(left_on(own.server()).len(), 2);
    child.kill().unwrap();
    child.wait().unwrap();
    // The server notices that its client is gone when it next sends something: here it is told.
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
    let mut client = own.server().connect("postgres").unwrap();
    let names = left_on(own.server());
    let live: Vec<String> = client
        .query("SELECT DISTINCT application_name FROM pg_stat_activity WHERE application_name LIKE 'arcoiris\\_verify\\_%'", &[])
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let gone = names.iter().find(|name| !live.iter().any(|tag| name.starts_with(tag))).unwrap();
    client.execute(end, &[gone]).unwrap();
    first.revision("000000000003", "000000000002", &[], "SELECT 1;", "SELECT 1;");
    let ran = first.arcoiris(&["verify", "--database-url", &own.server().url("postgres")]);
    assert!(ran.code.is_some_and(|code| code < 2), "{ran:?}");
    assert_eq!(left_on(own.server()).len(), 1);
    other.kill().unwrap();
    other.wait().unwrap();
}
