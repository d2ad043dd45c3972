//! Asks a real server what it keeps of each query in `tests/expressions/views.sql`, and keeps the answers for the tests:
//! `cargo run -p arcoiris-checker --example ask_views -- -h /tmp -U postgres -d scratch` (what psql needs to connect to a database
//! that `tests/expressions/prelude.sql` was run in).

use std::error::Error;
use std::path::Path;
use std::process::Command;

/// The columns of a view, its definition in one line, and what its rule depends on.
const ASK: &str = r"SELECT (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || coalesce(' ' || (SELECT collname FROM pg_collation c WHERE c.oid = a.attcollation AND c.oid <> t.typcollation), ''),
          ', ' ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = 'app.v'::regclass AND a.attnum > 0)
    || ' | ' || regexp_replace(btrim(pg_get_viewdef('app.v'::regclass), E' \n;'), '\s+', ' ', 'g')
    || ' | ' || coalesce((SELECT string_agg(DISTINCT refobjid::regclass::text || coalesce('.' || attname, ''), ', ')
        FROM pg_depend d LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.attnum > 0
        WHERE classid = 'pg_rewrite'::regclass AND refclassid = 'pg_class'::regclass AND d.deptype = 'n'
          AND refobjid <> 'app.v'::regclass
          AND objid = (SELECT oid FROM pg_rewrite WHERE ev_class = 'app.v'::regclass)), '')";

fn main() -> Result<(), Box<dyn Error>> {
    let connection: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expressions");
    let cases = std::fs::read_to_string(folder.join("views.sql"))?;
    let mut answers = String::new();
    for query in cases.lines().filter(|line| !line.is_empty() && !line.starts_with("--")) {
        let output = Command::new("psql")
            .args(&connection)
            .args(["-X", "-q", "-A", "-t", "-v", "VERBOSITY=sqlstate", "-v", "ON_ERROR_STOP=1"])
            .args(["-c", "BEGIN; SET LOCAL search_path = app, public"])
            .args(["-c", &format!("CREATE VIEW app.v AS {query}")])
            .args(["-c", "SET LOCAL search_path = ''"])
            .args(["-c", ASK, "-c", "ROLLBACK"])
            .output()?;
        let errors = String::from_utf8_lossy(&output.stderr);
        let said = String::from_utf8_lossy(&output.stdout);
        let answer = match errors.lines().find_map(|line| line.split("ERROR:  ").nth(1)) {
            Some(state) => state.trim().to_owned(),
            None if output.status.success() => format!("= {}", said.trim()),
            None => return Err(errors.into()),
        };
        answers.push_str(&format!("{query}\t{answer}\n"));
    }
    std::fs::write(folder.join("views.txt"), answers)?;
    Ok(())
}
