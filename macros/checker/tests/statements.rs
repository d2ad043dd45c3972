//! `docs/statements.md` stays true: every command has a line, what a line names exists, and every file of `apply` is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The kinds of objects that have a `CREATE`, an `ALTER` and a `DROP` in the reference.
const KINDS: &[&str] = &[
    "AGGREGATE",
    "COLLATION",
    "CONVERSION",
    "DATABASE",
    "DOMAIN",
    "EVENT TRIGGER",
    "EXTENSION",
    "FOREIGN DATA WRAPPER",
    "FOREIGN TABLE",
    "FUNCTION",
    "GROUP",
    "INDEX",
    "LANGUAGE",
    "MATERIALIZED VIEW",
    "OPERATOR",
    "OPERATOR CLASS",
    "OPERATOR FAMILY",
    "POLICY",
    "PROCEDURE",
    "PUBLICATION",
    "ROLE",
    "RULE",
    "SCHEMA",
    "SEQUENCE",
    "SERVER",
    "STATISTICS",
    "SUBSCRIPTION",
    "TABLE",
    "TABLESPACE",
    "TEXT SEARCH CONFIGURATION",
    "TEXT SEARCH DICTIONARY",
    "TEXT SEARCH PARSER",
    "TEXT SEARCH TEMPLATE",
    "TRIGGER",
    "TYPE",
    "USER",
    "USER MAPPING",
    "VIEW",
];

/// All other commands. <https://www.postgresql.org/docs/18/sql-commands.html>
const OTHERS: &[&str] = &[
    "ABORT",
    "ALTER DEFAULT PRIVILEGES",
    "ALTER LARGE OBJECT",
    "ALTER ROUTINE",
    "ALTER SYSTEM",
    "ANALYZE",
    "BEGIN",
    "CALL",
    "CHECKPOINT",
    "CLOSE",
    "CLUSTER",
    "COMMENT",
    "COMMIT",
    "COMMIT PREPARED",
    "COPY",
    "CREATE ACCESS METHOD",
    "CREATE CAST",
    "CREATE TABLE AS",
    "CREATE TRANSFORM",
    "DEALLOCATE",
    "DECLARE",
    "DELETE",
    "DISCARD",
    "DO",
    "DROP ACCESS METHOD",
    "DROP CAST",
    "DROP OWNED",
    "DROP ROUTINE",
    "DROP TRANSFORM",
    "END",
    "EXECUTE",
    "EXPLAIN",
    "FETCH",
    "GRANT",
    "IMPORT FOREIGN SCHEMA",
    "INSERT",
    "LISTEN",
    "LOAD",
    "LOCK",
    "MERGE",
    "MOVE",
    "NOTIFY",
    "PREPARE",
    "PREPARE TRANSACTION",
    "REASSIGN OWNED",
    "REFRESH MATERIALIZED VIEW",
    "REINDEX",
    "RELEASE SAVEPOINT",
    "RESET",
    "REVOKE",
    "ROLLBACK",
    "ROLLBACK PREPARED",
    "ROLLBACK TO SAVEPOINT",
    "SAVEPOINT",
    "SECURITY LABEL",
    "SELECT",
    "SELECT INTO",
    "SET",
    "SET CONSTRAINTS",
    "SET ROLE",
    "SET SESSION AUTHORIZATION",
    "SET TRANSACTION",
    "SHOW",
    "START TRANSACTION",
    "TRUNCATE",
    "UNLISTEN",
    "UPDATE",
    "VACUUM",
    "VALUES",
];

/// The cells of each line of a table.
fn lines(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").collect())
        .collect()
}

/// What stands between backquotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_command_has_its_file_and_its_cases() {
    let text = fs::read_to_string(format!("{ROOT}/../../docs/statements.md")).unwrap();
    let (commands, shared) = text.split_once("## What several statements share").unwrap();
    let mut wrong = Vec::new();
    let mut told = BTreeSet::new();
    let mut files = BTreeSet::new();
    let source = Path::new(ROOT).join("src");
    let cases = Path::new(ROOT).join("tests/cases");
    for cells in lines(commands) {
        let [command, named, topics] = cells.as_slice() else { continue };
        if *command == "command" {
            continue;
        }
        if !told.insert(*command) {
            wrong.push(format!("{command} is told twice"));
        }
        if quoted(named).is_empty() {
            wrong.push(format!("{command} has no file"));
        }
        for file in quoted(named) {
            let path = if file.contains('/') { source.join(file) } else { source.join("apply").join(file) };
            if !path.is_file() {
                wrong.push(format!("{command}: no file {file}"));
            }
            files.insert(file);
        }
        for topic in quoted(topics) {
            if !cases.join(topic).is_dir() {
                wrong.push(format!("{command}: no cases {topic}"));
            }
        }
        if quoted(topics).is_empty() && *topics != "—" {
            wrong.push(format!("{command}: neither a topic nor a dash"));
        }
    }
    for verb in ["CREATE", "ALTER", "DROP"] {
        for kind in KINDS {
            if !told.remove(format!("{verb} {kind}").as_str()) {
                wrong.push(format!("{verb} {kind} is not told"));
            }
        }
    }
    for command in OTHERS {
        if !told.remove(command) {
            wrong.push(format!("{command} is not told"));
        }
    }
    wrong.extend(told.iter().map(|command| format!("{command} is no command")));
    files.extend(lines(shared).iter().filter_map(|cells| quoted(cells.first()?).first().copied()));
    for entry in fs::read_dir(source.join("apply")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".rs") && !files.contains(name.as_str()) {
            wrong.push(format!("{name} is not told"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
