//! Conversations with servers that a test cannot easily have: the answers are made up.

use super::*;
use crate::answer::ServerError;
use crate::sample::linear;

/// What a server at this revision, with this process, says about itself.
fn facts(version: &str, process: &str, standby: bool) -> Answer {
    let field = |text: &str| Some(text.to_owned());
    let row = vec![
        field("150018"),
        field("PostgreSQL 15.18"),
        field("shop"),
        field(process),
        field(if standby { "t" } else { "f" }),
        field(if standby { "on" } else { "off" }),
        field("r version_num character varying(32)"),
        field("t"),
        field("on"),
    ];
    Answer { sets: vec![vec![row], vec![vec![field(version)]]], counts: vec![1, 1] }
}

fn locked(taken: bool) -> Answer {
    let row = vec![Some(if taken { "t" } else { "f" }.to_owned()), Some("7".to_owned())];
    Answer { sets: vec![vec![row]], counts: vec![1] }
}

/// Plays the answers, and tells how it ended and what was sent.
fn play(answers: Vec<Result<Answer, Failure>>) -> (Result<Done, Error>, Vec<String>) {
    let graph = Graph::new(linear()).unwrap();
    let task = Task::Move(Direction::Upgrade, Target::Head);
    let mut run = Run::new(&graph, "sample", Patience::with_lock_wait(Duration::from_secs(1)), task);
    let mut next = run.start();
    let mut sent = Vec::new();
    let mut answers = answers.into_iter();
    loop {
        next = match next {
            Next::Send(message) => {
                sent.push(message.sql);
                run.answered(answers.next().unwrap_or_else(|| Ok(Answer::default())))
            }
            Next::Wait(_) => run.waited(),
            Next::Done(done) => return (done, sent),
        };
    }
}

#[test]
fn a_pooler_that_changes_sessions_is_noticed_before_anything_is_written() {
    let at = || Ok(facts("aaaaaaaaaaaa", "7", false));
    let (done, sent) = play(vec![at(), Ok(locked(true)), Ok(facts("aaaaaaaaaaaa", "8", false))]);
    assert_eq!(done.unwrap_err().code(), "pooled");
    assert!(sent.iter().all(|sql| !sql.contains("BEGIN")), "{sent:?}");
}

#[test]
fn a_standby_is_told_only_when_there_is_something_to_do() {
    let (done, _) = play(vec![Ok(facts("aaaaaaaaaaaa", "7", true))]);
    let Err(Error::ReadOnly { standby: true, pending: 2, .. }) = done else { panic!("{done:?}") };
    let (done, sent) = play(vec![Ok(facts("cccccccccccc", "7", true))]);
    assert!(matches!(done, Ok(Done::Moved(outcome)) if outcome.revisions.is_empty()));
    assert_eq!(sent.len(), 1);
}

#[test]
fn another_starter_that_was_faster_leaves_nothing_to_do() {
    let (done, sent) = play(vec![
        Ok(facts("aaaaaaaaaaaa", "7", false)),
        Ok(locked(false)),
        Ok(Answer::default()),
        Ok(locked(true)),
        Ok(facts("cccccccccccc", "7", false)),
    ]);
    assert!(matches!(done, Ok(Done::Moved(outcome)) if outcome.revisions.is_empty()));
    assert!(sent.last().unwrap().contains("pg_advisory_unlock"));
}

#[test]
fn a_version_row_that_did_not_change_is_not_taken_for_success() {
    let at = || Ok(facts("bbbbbbbbbbbb", "7", false));
    let silent = Answer { sets: Vec::new(), counts: vec![0, 1, 0] };
    let (done, sent) = play(vec![at(), Ok(locked(true)), at(), Ok(silent)]);
    assert_eq!(done.unwrap_err().code(), "unexpected-answer");
    assert!(sent.last().unwrap().starts_with("ROLLBACK; SELECT pg_catalog.pg_advisory_unlock("));
}

#[test]
fn a_refused_version_table_is_not_blamed_on_the_script() {
    let at = || Ok(facts("bbbbbbbbbbbb", "7", false));
    let place = |code: &str, message: &str| {
        let error = ServerError { code: code.into(), message: message.into(), ..ServerError::default() };
        let answers = vec![at(), Ok(locked(true)), at(), Err(Failure::Server(Box::new(error)))];
        match play(answers).0 {
            Err(Error::Statement(error)) => error.place,
            other => panic!("{other:?}"),
        }
    };
    let denied = |what: &str| place("42501", &format!("permission denied for {what}"));
    assert_eq!(denied("table alembic_version"), StatementPlace::Around);
    assert_eq!(denied("schema arcoiris"), StatementPlace::Around);
    assert!(matches!(denied("table two"), StatementPlace::Among { .. }));
    let waited = place("57014", "canceling statement due to statement timeout");
    assert!(matches!(waited, StatementPlace::Among { .. }));
}

#[test]
fn a_server_that_shuts_down_loses_the_connection_rather_than_the_statement() {
    let at = || Ok(facts("bbbbbbbbbbbb", "7", false));
    let (done, sent) = play(vec![at(), Ok(locked(true)), at(), Err(Failure::Lost("gone".into()))]);
    assert!(matches!(done, Err(Error::Lost { revision: Some(("cccccccccccc", _)), .. })));
    assert!(sent.last().unwrap().ends_with("COMMIT;\n"));
}
