//! Asks a real server what it says of each statement in `tests/grammar/cases.sql`, and keeps the answers for the tests:
//! `cargo run -p arcoiris-checker --example ask_server -- 15 -h /tmp -U postgres` (a version, and what psql needs to connect).

use std::error::Error;
use std::path::Path;
use std::process::Command;

const SETUP: &str = "CREATE TABLE base (a int CONSTRAINT base_a_key UNIQUE, b int, t text); CREATE TABLE other (a int); \
    CREATE TABLE referrer (a int REFERENCES base (a)); CREATE TABLE generated (a int, g int GENERATED ALWAYS AS (a * 2) STORED); \
    CREATE SEQUENCE base_seq; CREATE DOMAIN dom AS int; CREATE TYPE mood AS ENUM ('sad', 'ok');";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let version = arguments.next().ok_or("which version is it?")?;
    let connection: Vec<String> = arguments.collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar");
    let cases = std::fs::read_to_string(folder.join("cases.sql"))?;
    let mut answers = String::new();
    for statement in cases.lines().filter(|line| !line.is_empty() && !line.starts_with("--")) {
        // One simple query: the server parses all of it before it runs any of it.
        let output = Command::new("psql")
            .args(&connection)
            .args(["-X", "-q", "-A", "-t", "-v", "VERBOSITY=sqlstate", "-c"])
            .arg(format!("BEGIN; {SETUP}"))
            .arg("-c")
            .arg(statement)
            .args(["-c", "ROLLBACK"])
            .output()?;
        let errors = String::from_utf8_lossy(&output.stderr);
        let state = errors.lines().find_map(|line| line.split("ERROR:  ").nth(1)).unwrap_or("00000").trim();
        if !errors.contains("ERROR:  ") && !output.status.success() {
            return Err(errors.into());
        }
        answers.push_str(&format!("{state} {statement}\n"));
    }
    std::fs::write(folder.join(format!("postgresql_{version}.txt")), answers)?;
    Ok(())
}
