//! The example backend as a user runs it: a process that serves HTTP, or says why it does not.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail by panicking")]

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use arcoiris_tests::arcoirispos::migrator;
use arcoiris_tests::http::{Answer, request};
use arcoiris_tests::migrate::{Ran, backend};
use arcoiris_tests::{Scratch, scratch, server};
use serde_json::{Value, json};

/// The organization and the tax rate that `2864583ca021` seeds.
const ORG: &str = "5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01";
const TAX: &str = "5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a04";
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// A backend that serves; killed with the value, unless it was ended before.
struct Backend {
    child: Child,
    address: String,
    /// What it said before.
    said: String,
}

impl Backend {
    #[track_caller]
    #[expect(clippy::zombie_processes, reason = "it is stopped, and waited for, when it is dropped")]
    fn start(mut command: Command) -> Backend {
        let mut child = command
            .arg("--listen=127.0.0.1:0")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                child.wait().unwrap();
                panic!("it does not serve: {said}");
            }
            if let Some(address) = line.trim().strip_prefix("listening on http://") {
                return Backend { child, address: address.to_owned(), said };
            }
            said += &line;
        }
    }

    fn on(database: &Scratch) -> Backend {
        Backend::start(with(database, &[]))
    }

    #[track_caller]
    fn get(&self, path: &str) -> Answer {
        request(&self.address, "GET", path, None)
    }

    #[track_caller]
    fn post(&self, path: &str, body: &Value) -> Answer {
        request(&self.address, "POST", path, Some(&body.to_string()))
    }

    /// Tells it to end, as a supervisor does; how it ended.
    fn end(mut self) -> Ran {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        let mut err = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        Ran { code: self.child.wait().unwrap().code(), out: self.said.clone(), err }
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn with(database: &Scratch, arguments: &[&str]) -> Command {
    let mut command = backend(&std::env::temp_dir());
    command.env("DATABASE_URL", database.url()).args(arguments);
    command
}

/// What it says where it does not serve.
#[track_caller]
fn refused(database: &Scratch, arguments: &[&str]) -> String {
    let mut command = with(database, arguments);
    command.arg("--listen=127.0.0.1:0");
    let ran = Ran::from_output(&command.output().unwrap());
    assert!(!ran.out.contains("listening"), "{ran:?}");
    assert_eq!(ran.code, Some(1), "{ran:?}");
    ran.badly()
}

/// ArcoirisPOS's database at the head, with a terminal and another organization's.
fn shop() -> Scratch {
    let database = scratch();
    migrator(&database).upgrade("head").unwrap();
    database.run(&format!(
        "INSERT INTO core.organizations (org_id, name) VALUES ('11111111-1111-1111-1111-111111111111', 'Another');
         INSERT INTO pos.terminals (terminal_id, org_id, name, location_label, is_active) VALUES
            ('22222222-2222-2222-2222-222222222222', '{ORG}', 'Till', 'Entrance', true),
            ('33333333-3333-3333-3333-333333333333', '{ORG}', 'Bar', NULL, false),
            ('44444444-4444-4444-4444-444444444444', '11111111-1111-1111-1111-111111111111', 'Till', NULL, true);
         INSERT INTO inv.items (item_id, org_id, name, item_type, default_price, tax_id) VALUES
            ('55555555-5555-5555-5555-555555555555', '{ORG}', 'Coffee', 'product', 2.5, '{TAX}'),
            ('66666666-6666-6666-6666-666666666666', '{ORG}', 'Voucher', 'product', 10, NULL),
            ('77777777-7777-7777-7777-777777777777', '11111111-1111-1111-1111-111111111111', 'Tea', 'product', 2, NULL);"
    ));
    database
}

#[test]
fn an_empty_folder_serves_with_one_command() {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("arcoiris-backend-{}-{number}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let own = Own(folder);
    let mut command = backend(&own.0);
    command.arg("--apply");
    let backend = Backend::start(command);
    assert_eq!(backend.said.lines().count(), 4, "{}", backend.said);
    assert!(backend.said.starts_with("applied 000000000001 "), "{}", backend.said);
    let health = backend.get("/health").is(200);
    assert_eq!(health, json!({ "status": "ok", "revision": "2864583ca021", "head": "2864583ca021" }));
    assert_eq!(backend.get(&format!("/organizations/{ORG}/terminals")).is(200), json!([]));
    let item = backend
        .post(&format!("/organizations/{ORG}/items"), &json!({ "name": "Tea", "price": "1.5" }))
        .is(201);
    let line = json!({ "item_id": item["item_id"], "quantity": "2" });
    let sale = backend.post(&format!("/organizations/{ORG}/sales"), &json!({ "lines": [line] })).is(201);
    assert_eq!(sale["grand_total"], "3.0000");

    // the server goes away beneath it
    arcoiris::server::stop(&own.0.join(".arcoiris/pg")).unwrap();
    let gone = backend.get("/health");
    assert!(gone.head.contains("retry-after: 1"), "{gone:?}");
    assert_eq!(gone.is(503), json!({ "error": "the database does not answer", "details": [] }));
    assert_eq!(backend.get(&format!("/organizations/{ORG}/terminals")).status, 503);
    let ran = backend.end();
    assert_eq!(ran.code, Some(0), "{ran:?}");

    // what was sold is still there
    let again = Backend::start(arcoiris_tests::migrate::backend(&own.0));
    assert_eq!(again.said, "");
    let found =
        again.get(&format!("/organizations/{ORG}/sales/{}", sale["sale_id"].as_str().unwrap())).is(200);
    assert_eq!(found, sale);
}

/// A folder with a server of its own, stopped and removed with the value.
struct Own(PathBuf);

impl Drop for Own {
    fn drop(&mut self) {
        let _ = arcoiris::server::stop(&self.0.join(".arcoiris/pg"));
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_database_that_lacks_revisions_is_refused_until_they_are_to_be_applied() {
    let database = scratch();
    let said = refused(&database, &[]);
    assert!(
        said.contains("at base, and lacks 000000000001, 37a02ec8662a, 853113448960, 2864583ca021"),
        "{said}"
    );
    migrator(&database).upgrade("853113448960").unwrap();
    let said = refused(&database, &[]);
    assert!(said.contains("at 853113448960, and lacks 2864583ca021; --apply applies them"), "{said}");
    assert_eq!(database.versions(), "853113448960");
    let mut command = with(&database, &[]);
    command.env("BACKEND_APPLY", "true");
    let backend = Backend::start(command);
    assert!(backend.said.starts_with("applied 2864583ca021 "), "{}", backend.said);
    assert_eq!(backend.get("/health").is(200)["revision"], "2864583ca021");
}

#[test]
fn a_database_that_is_another_is_refused() {
    let database = shop();
    database.run("ALTER TABLE pos.sales ADD COLUMN tip numeric; DROP INDEX IF EXISTS pos.nothing;");
    for arguments in [&[][..], &["--apply"]] {
        let said = refused(&database, arguments);
        assert!(said.contains("not what 2864583ca021 makes"), "{said}");
        assert!(said.contains("pos.sales.tip"), "{said}");
    }
    database.run("ALTER TABLE pos.sales DROP COLUMN tip");
    let backend = Backend::on(&database);

    // a newer program took the database further: the old one goes on, and is not started anew
    database.run("UPDATE public.alembic_version SET version_num = 'ffffffffffff'");
    assert_eq!(backend.get("/health").is(200)["status"], "ahead");
    let said = refused(&database, &["--apply"]);
    assert!(said.contains("ffffffffffff"), "{said}");
    database.run("UPDATE public.alembic_version SET version_num = '853113448960'");
    assert_eq!(backend.get("/health").is(503)["status"], "behind");
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let mut command = backend(&std::env::temp_dir());
    command.env("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing").arg("--listen=127.0.0.1:0");
    let ran = Ran::from_output(&command.output().unwrap());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.badly().contains("127.0.0.1:1"));
    let mut command = backend(&std::env::temp_dir());
    let ran = Ran::from_output(&command.args(["--database-url", "nonsense://"]).output().unwrap());
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

#[test]
fn terminals_are_read_and_what_is_not_there_is_404() {
    let database = shop();
    let backend = Backend::on(&database);
    let found = backend.get(&format!("/organizations/{ORG}/terminals")).is(200);
    let expected = json!([
        { "terminal_id": "33333333-3333-3333-3333-333333333333", "name": "Bar", "location_label": null, "is_active": false },
        { "terminal_id": "22222222-2222-2222-2222-222222222222", "name": "Till", "location_label": "Entrance", "is_active": true },
    ]);
    assert_eq!(found, expected);
    let missing = backend.get(&format!("/organizations/{NOBODY}/terminals")).is(404);
    assert_eq!(missing["error"], format!("there is no organization {NOBODY}"));
    assert_eq!(backend.get(&format!("/organizations/{ORG}/sales/{NOBODY}")).status, 404);
    assert_eq!(backend.get("/nothing").is(404)["error"], "there is no such path");
    assert_eq!(backend.get("/organizations/one/terminals").is(400)["error"], "the request cannot be read");
    assert_eq!(request(&backend.address, "DELETE", "/health", None).status, 405);
}

#[test]
fn a_sale_is_written_with_its_lines_and_read_again() {
    let database = shop();
    let backend = Backend::on(&database);
    let sale = json!({
        "terminal_id": "22222222-2222-2222-2222-222222222222",
        "sale_number": "A-1",
        "lines": [
            { "item_id": "55555555-5555-5555-5555-555555555555", "quantity": "3", "discount": "0.5" },
            { "item_id": "66666666-6666-6666-6666-666666666666", "quantity": "1", "unit_price": "8" },
        ],
    });
    let answer = backend.post(&format!("/organizations/{ORG}/sales"), &sale);
    let location = answer.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    let made = answer.is(201);
    // 3 * 2.5 - 0.5 = 7, and 7.25 % of it
    assert_eq!(made["lines"][0]["tax"], "0.5075");
    assert_eq!(made["lines"][0]["total"], "7.5075");
    assert_eq!(made["lines"][1]["total"], "8.0000");
    assert_eq!([&made["subtotal"], &made["discount_total"]], ["15.5000", "0.5000"]);
    assert_eq!([&made["tax_total"], &made["grand_total"]], ["0.5075", "15.5075"]);
    assert_eq!(backend.get(&location).is(200), made);
    assert_eq!(backend.get(&location.replace(ORG, "11111111-1111-1111-1111-111111111111")).status, 404);
    let rows = "SELECT line_number, description, quantity, line_total FROM pos.sale_lines ORDER BY 1";
    assert_eq!(database.ask(rows), "1 | Coffee | 3.0000 | 7.5075\n2 | Voucher | 1.0000 | 8.0000");
    assert_eq!(database.ask("SELECT sale_type, balance_due FROM pos.sales"), "pos | 15.5075");
}

#[test]
fn a_sale_that_cannot_be_is_told_all_that_is_wrong_and_leaves_nothing() {
    let database = shop();
    let backend = Backend::on(&database);
    let sales = format!("/organizations/{ORG}/sales");
    let coffee = "55555555-5555-5555-5555-555555555555";
    let line = |quantity: &str| json!({ "item_id": coffee, "quantity": quantity });
    let sale = json!({
        "terminal_id": "33333333-3333-3333-3333-333333333333",
        "lines": [
            { "item_id": coffee, "quantity": "0" },
            { "item_id": coffee, "quantity": "-1", "unit_price": "1.23456" },
            { "item_id": "77777777-7777-7777-7777-777777777777", "quantity": "1", "discount": "100000000000000" },
        ],
    });
    let told = backend.post(&sales, &sale).is(422);
    let expected = json!([
        "lines[0].quantity: nothing is sold",
        "lines[1].quantity: -1 is below zero",
        "lines[1].unit_price: 1.23456 has more than four digits after the point",
        "lines[2].discount: 100000000000000 has more than fourteen digits before the point",
        "terminal_id: the organization has no active terminal 33333333-3333-3333-3333-333333333333",
        "lines[2].item_id: the organization sells no item 77777777-7777-7777-7777-777777777777",
    ]);
    assert_eq!(told["details"], expected);
    let one = |body: Value| backend.post(&sales, &body).is(422)["details"].to_string();
    assert!(one(json!({ "lines": [] })).contains("at least one"));
    let over = json!({ "lines": [{ "item_id": coffee, "quantity": "1", "discount": "2.6" }] });
    assert!(one(over).contains("2.6 is more than the 2.5"));
    assert!(one(json!({ "lines": [line("99999999999999")] })).contains("more than can be stored"));
    assert!(one(json!({ "lines": [line("30000000000000"), line("30000000000000")] })).contains("together"));
    assert!(one(json!({ "lines": [line("1")], "tip": 1 })).contains("tip"));
    assert!(one(json!({ "lines": [{ "item_id": coffee, "quantity": "much" }] })).contains("quantity"));
    // an amount is text: a number of JSON's is binary for many who read it
    assert!(one(json!({ "lines": [{ "item_id": coffee, "quantity": 2 }] })).contains("quantity"));
    // what is no JSON, or says that it is none
    assert_eq!(request(&backend.address, "POST", &sales, Some("{\"lines\"")).status, 400);
    assert_eq!(request(&backend.address, "POST", &sales, None).status, 415);
    let large = format!("{{\"notes\": \"{}\"}}", "x".repeat(3 << 20));
    assert_eq!(request(&backend.address, "POST", &sales, Some(&large)).status, 413);
    let elsewhere = format!("/organizations/{NOBODY}/sales");
    assert_eq!(backend.post(&elsewhere, &json!({ "lines": [line("1")] })).status, 404);
    assert_eq!(database.ask("SELECT count(*) FROM pos.sales"), "0");
    assert_eq!(database.ask("SELECT count(*) FROM pos.sale_lines"), "0");
    // and what can be is taken after all that
    assert_eq!(backend.post(&sales, &json!({ "lines": [line("1")] })).status, 201);
}

#[test]
fn requests_fail_while_the_database_lets_nobody_in_and_succeed_afterwards() {
    let database = shop();
    let backend = Backend::on(&database);
    assert_eq!(backend.get("/health").status, 200);
    let mut admin = server().connect("postgres").unwrap();
    let name = database.name();
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
    admin
        .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", &[&name])
        .unwrap();
    let terminals = format!("/organizations/{ORG}/terminals");
    // the first may still be given a session that is ended a moment later
    for path in [terminals.as_str(), "/health", &terminals] {
        assert_eq!(backend.get(path).status, 503);
    }
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    assert_eq!(backend.get("/health").status, 200);
    assert_eq!(backend.get(&terminals).status, 200);
    let ran = backend.end();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("unavailable: "), "{ran:?}");
}

#[test]
fn it_ends_when_told_and_leaves_no_session_behind() {
    let database = shop();
    let backend = Backend::on(&database);
    assert_eq!(backend.get("/health").status, 200);
    let count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'arcoirispos-backend' AND datname = current_database()";
    assert_eq!(database.ask(count), "1");
    assert_eq!(backend.end().code, Some(0));
    let start = Instant::now();
    while database.ask(count) != "0" {
        assert!(start.elapsed() < Duration::from_secs(10), "its session stays");
        std::thread::sleep(Duration::from_millis(10));
    }
}
