//! The parser beside real servers: what they answered (`grammar/postgresql_*.txt`, made by `examples/ask_server.rs`) against what
//! it says for such a server.

use arcoiris_checker::parse::{SyntaxErrorKind, script};

/// Refused for an older server too, because a newer one refuses it and the history has to run there as well.
const RESERVED_LATER: &[&str] = &["CREATE TABLE g4 (system_user text)", "SELECT now() ignore FROM base"];

/// Errors with the code of a syntax error that are not the grammar's: the transition of the statement has them.
const JUDGED_LATER: &[&str] =
    &["CREATE SEQUENCE g23 START 1 START 2", "INSERT INTO base (a, b) VALUES (1, 2), (3)"];

/// Later versions know what is meant, and refuse it with a code of its own.
const CODE_CHANGED: &[&str] = &["ALTER TYPE mood DROP VALUE 'sad'"];

#[test]
fn postgresql_15_and_the_parser_agree() {
    agree(15, include_str!("grammar/postgresql_15.txt"));
}

#[track_caller]
fn agree(server: u32, answers: &str) {
    let cases: Vec<&str> = include_str!("grammar/cases.sql")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("--"))
        .collect();
    let answers: Vec<(&str, &str)> = answers.lines().filter_map(|line| line.split_once(' ')).collect();
    assert!(
        cases.iter().eq(answers.iter().map(|(_, statement)| statement)),
        "the answers are stale: run examples/ask_server"
    );
    let mut wrong = Vec::new();
    for (state, statement) in answers {
        let verdict = script(statement, 0..statement.len() as u32, server);
        match (&verdict, state) {
            (Err(errors), "00000") if !RESERVED_LATER.contains(&statement) => {
                wrong.push(format!("refused, though the server takes it: {statement}\n    {errors:?}"));
            }
            (Ok(_), "42601") if !JUDGED_LATER.contains(&statement) => {
                wrong.push(format!("taken, though the server says {state}: {statement}"));
            }
            (Err(errors), _) => {
                for error in errors {
                    let newer = matches!(error.kind, SyntaxErrorKind::NewerServer { .. });
                    if !newer
                        && error.sqlstate != Some(state)
                        && state != "00000"
                        && !CODE_CHANGED.contains(&statement)
                    {
                        wrong
                            .push(format!("said {:?}, the server says {state}: {statement}", error.sqlstate));
                    }
                }
            }
            (Ok(_), _) => {}
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
