//! Asks a real PostgreSQL about every case of `tests/expressions/cases.txt` and writes its answers beside them.
//!
//! `PGHOST=… PGUSER=… cargo run -p arcoiris-checker --example ask_cases -- DATABASE`, where the database is an empty one on the
//! oldest supported server. Nothing stays in it but the prelude: each case is tried in a transaction of its own that is undone.
#![expect(clippy::expect_used, reason = "a chore that stops at the first surprise")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Tries a statement and a question, undoes both, gives the answer or the SQLSTATE.
const ANSWER: &str = "
SET client_min_messages = warning;
CREATE FUNCTION pg_temp.answer(statement text, question text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE said text;
BEGIN
    PERFORM set_config('search_path', 'app, public', true);
    EXECUTE statement;
    PERFORM set_config('search_path', '', true);
    EXECUTE question INTO said;
    RAISE EXCEPTION USING ERRCODE = 'ZZZZZ', MESSAGE = coalesce(said, 'ok');
EXCEPTION
    WHEN SQLSTATE 'ZZZZZ' THEN RETURN '= ' || SQLERRM;
    WHEN OTHERS THEN RETURN SQLSTATE;
END $$;
SET TimeZone = 'UTC';
";

fn main() {
    let database = std::env::args().nth(1).expect("the name of an empty database");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/expressions");
    let mut script = std::fs::read_to_string(format!("{folder}/prelude.sql")).expect("the prelude");
    script.push_str(ANSWER);
    let path = format!("{folder}/cases.txt");
    let cases = std::fs::read_to_string(&path).expect("the cases");
    for line in cases.lines().filter(|line| is_case(line)) {
        let mut fields = line.split('\t');
        let place = fields.next().unwrap_or_default();
        let sql = unescape(fields.next().unwrap_or_default());
        let (statement, question) = ask(place, &sql);
        let _ = writeln!(
            script,
            "SELECT replace(replace(pg_temp.answer({}, {}), '\\', '\\\\'), E'\\n', '\\n');",
            quote(&statement),
            quote(&question)
        );
    }
    let mut psql = Command::new("psql")
        .args(["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", &database])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("psql starts");
    let mut stdin = psql.stdin.take().expect("psql's input");
    let writer = std::thread::spawn(move || stdin.write_all(script.as_bytes()));
    let output = psql.wait_with_output().expect("psql ends");
    writer.join().expect("the writer ends").expect("psql reads all");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let mut answers = said.lines();
    let mut written = String::new();
    for line in cases.lines() {
        if is_case(line) {
            let asked: Vec<&str> = line.split('\t').take(2).collect();
            let answer = answers.next().expect("an answer for every case");
            let _ = writeln!(written, "{}\t{answer}", asked.join("\t"));
        } else {
            let _ = writeln!(written, "{line}");
        }
    }
    assert_eq!(answers.next(), None, "one answer for each case");
    std::fs::write(&path, written).expect("the cases can be written");
}

fn is_case(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// What to try for a case, and what to ask afterwards.
fn ask(place: &str, sql: &str) -> (String, String) {
    let (place, ty) = place.split_once(' ').unwrap_or((place, ""));
    let stored = |column: &str, table: &str, condition: &str| {
        format!("SELECT pg_catalog.pg_get_expr({column}) FROM pg_catalog.{table} WHERE {condition}")
    };
    let nothing = "SELECT NULL".to_owned();
    match place {
        "default" => (
            format!("CREATE TABLE app.probe (probe {ty} DEFAULT ({sql}))"),
            stored("adbin, adrelid", "pg_attrdef", "adrelid = 'app.probe'::regclass"),
        ),
        "check" => (
            format!("ALTER TABLE app.sales ADD CONSTRAINT probe CHECK ({sql})"),
            stored("conbin, conrelid", "pg_constraint", "conname = 'probe'"),
        ),
        "index" => (
            format!("CREATE INDEX probe ON app.sales (({sql}))"),
            stored("indexprs, indrelid", "pg_index", "indexrelid = 'app.probe'::regclass"),
        ),
        "predicate" => (
            format!("CREATE INDEX probe ON app.sales (id) WHERE {sql}"),
            stored("indpred, indrelid", "pg_index", "indexrelid = 'app.probe'::regclass"),
        ),
        "generated" => (
            format!("ALTER TABLE app.sales ADD COLUMN probe {ty} GENERATED ALWAYS AS ({sql}) STORED"),
            stored(
                "adbin, adrelid",
                "pg_attrdef JOIN pg_catalog.pg_attribute ON attrelid = adrelid AND attnum = adnum",
                "attname = 'probe'",
            ),
        ),
        "using" => (format!("ALTER TABLE app.sales ALTER COLUMN raw TYPE {ty} USING ({sql})"), nothing),
        "domain" => (
            format!("CREATE DOMAIN app.probe AS {ty} CHECK ({sql})"),
            stored("conbin, 0", "pg_constraint", "contypid = 'app.probe'::regtype"),
        ),
        "type" => (
            format!("CREATE TABLE app.probe (probe {sql})"),
            "SELECT pg_catalog.format_type(atttypid, atttypmod) FROM pg_catalog.pg_attribute WHERE attrelid = 'app.probe'::regclass AND attnum = 1".to_owned(),
        ),
        _ => (sql.to_owned(), nothing),
    }
}

fn unescape(text: &str) -> String {
    text.replace("\\\\", "\\")
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
