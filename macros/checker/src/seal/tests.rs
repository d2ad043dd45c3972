use super::*;
use crate::{read, report};

fn revision(id: &str, revises: &str, rest: &str) -> Arc<Revision> {
    let text = format!("-- Title\n-- @revision {id}\n-- @revises {revises}\n{rest}");
    let source = read::source(&format!("versions/{id}_title.sql"), text.into_bytes()).expect("text");
    let (revision, problems) = read::revision(&source, 15);
    assert_eq!(problems, []);
    Arc::new(revision.expect("a revision"))
}

fn graph(revisions: &[Arc<Revision>]) -> Graph {
    Graph::build(revisions.to_vec(), true, &[], &mut Problems::default())
}

fn baseline() -> Arc<Revision> {
    revision("a1", "base", "-- @baseline\n-- @upgrade\nCREATE SCHEMA s;\n-- @downgrade\nDROP SCHEMA s;\n")
}

fn table(up: &str, down: &str) -> Arc<Revision> {
    revision("b2", "a1", &format!("-- @upgrade\n{up}\n-- @downgrade\n{down}\n"))
}

const CREATE: &str = "CREATE TABLE s.t (a int);\nCOMMENT ON TABLE s.t IS 'x  y';";
const DROP: &str = "DROP TABLE s.t;";

fn read_lock(text: &str) -> (Lock, Vec<String>) {
    let source = Source { path: "history.lock".to_owned(), text: text.to_owned(), first: (1, 1) };
    let (lock, problems) = Lock::read(&Arc::new(source));
    (lock, problems.iter().map(report::render).collect())
}

fn sealed() -> String {
    Lock::empty("history.lock").seal(&graph(&[baseline(), table(CREATE, DROP)])).text()
}

/// The rules and labels of what is found when a history is held against the seal of another.
fn found(seal: &str, revisions: &[Arc<Revision>]) -> Vec<String> {
    let (lock, problems) = read_lock(seal);
    assert!(problems.is_empty(), "{problems:?}");
    let mut problems = Problems::default();
    compare(&lock, &graph(revisions), &mut problems);
    problems.check_allows(revisions.iter().map(|revision| &**revision));
    let found = problems.finish();
    found.iter().map(|problem| format!("{}: {}", problem.rule, problem.label)).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let text = sealed();
    let (lock, problems) = read_lock(&text);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(lock.text(), text);
    assert_eq!(lock.heads, ["b2"]);
    assert_eq!(found(&text, &[baseline(), table(CREATE, DROP)]), Vec::<String>::new());
}

#[test]
fn white_space_comments_and_case_are_free() {
    let other = "create   table s.T (\n  a int -- the a\n) ;\n/* why */ COMMENT ON TABLE s.t IS 'x  y';";
    assert_eq!(found(&sealed(), &[baseline(), table(other, DROP)]), Vec::<String>::new());
}

#[test]
fn a_string_is_not() {
    let other = CREATE.replace("x  y", "x y");
    assert_eq!(
        found(&sealed(), &[baseline(), table(&other, DROP)]),
        ["sealed-revision-edited: this statement of the upgrade was another"]
    );
}

#[test]
fn added_and_missing_statements_are_pointed_at() {
    let more = format!("{CREATE}\nCREATE INDEX ON s.t (a);");
    assert_eq!(
        found(&sealed(), &[baseline(), table(&more, DROP)]),
        ["sealed-revision-edited: this statement was not in the upgrade"]
    );
    let less = "COMMENT ON TABLE s.t IS 'x  y';";
    assert_eq!(
        found(&sealed(), &[baseline(), table(less, DROP)]),
        ["sealed-revision-edited: a statement of the upgrade is missing before this"]
    );
    let cut = "CREATE TABLE s.t (a int);";
    assert_eq!(
        found(&sealed(), &[baseline(), table(cut, "DROP TABLE s.t CASCADE;")]),
        [
            "sealed-revision-edited: a statement of the upgrade is missing at its end",
            "sealed-revision-edited: this statement of the downgrade was another"
        ]
    );
}

#[test]
fn directives_that_change_what_is_run_are_sealed() {
    let scripts = format!("-- @upgrade\n{CREATE}\n-- @downgrade\n{DROP}\n");
    let plain = revision("b2", "a1", &format!("-- @no-transaction\n{scripts}"));
    assert_eq!(
        found(&sealed(), &[baseline(), plain]),
        ["sealed-revision-edited: `@no-transaction` was not there"]
    );
    let declared = revision("b2", "a1", "-- @upgrade\nDO $$ $$;\n-- @downgrade\n");
    let effect =
        revision("b2", "a1", "-- @upgrade\n-- @effect CREATE TABLE s.t (a int)\nDO $$ $$;\n-- @downgrade\n");
    let seal = Lock::empty("history.lock").seal(&graph(&[baseline(), declared])).text();
    assert_eq!(
        found(&seal, &[baseline(), effect]),
        ["sealed-revision-edited: this statement of the upgrade was another"]
    );
}

#[test]
fn a_sealed_revision_that_is_gone_is_withdrawn_and_its_identifier_kept() {
    let (lock, _) = read_lock(&sealed());
    assert_eq!(
        found(&sealed(), &[baseline()]),
        ["sealed-revision-missing: sealed here, and no file has this identifier"]
    );
    let text = lock.seal(&graph(&[baseline()])).text();
    assert!(text.contains("\nhead a1\n") && text.ends_with("\nwithdrawn b2\n"), "{text}");
    assert_eq!(found(&text, &[baseline()]), Vec::<String>::new());
    assert_eq!(found(&text, &[baseline(), table(CREATE, DROP)]), ["reused-revision: used again"]);
}

#[test]
fn sealing_keeps_the_lines_that_there_are() {
    let (first, _) = read_lock(&Lock::empty("history.lock").seal(&graph(&[baseline()])).text());
    let text = first.seal(&graph(&[baseline(), table(CREATE, DROP)])).text();
    assert_eq!(text, sealed());
    let (lock, _) = read_lock(&text);
    assert_eq!(unsealed(&lock, &graph(&[baseline(), table(CREATE, DROP)])).len(), 0);
    assert_eq!(unsealed(&first, &graph(&[baseline(), table(CREATE, DROP)])).len(), 1);
}

#[test]
fn a_damaged_lock_is_told_line_by_line() {
    let text = sealed();
    for (damaged, label) in [
        (text.replace("head b2", "head a1"), "the sealed revisions end in b2"),
        (text.replace("arcoiris 1", "arcoiris 2"), "format 2 of a later arcoiris"),
        (text.replace("arcoiris 1\n", ""), "there is no line `arcoiris 1`"),
        (format!("{text}<<<<<<< HEAD\n"), "a merge conflict that was not resolved"),
        (format!("{text}revision c3 b2 - up 12 down\n"), "not the line of a sealed revision"),
        (format!("{text}revision b2 a1 - up down\n"), "this revision is sealed twice"),
        (format!("{text}head b2\n"), "there is one head"),
        (String::new(), "there is no line `arcoiris 1`"),
    ] {
        let (_, problems) = read_lock(&damaged);
        assert!(!problems.is_empty() && problems[0].starts_with("error[damaged-lock]"), "{damaged}");
        assert!(problems[0].contains(label), "{label}: {}", problems[0]);
    }
}

#[test]
fn a_lock_with_other_line_ends_is_the_same() {
    let crlf = sealed().replace('\n', "\r\n").into_bytes();
    let source = read::source("history.lock", crlf).expect("text");
    let (lock, problems) = Lock::read(&source);
    assert_eq!(problems, []);
    assert_eq!(lock.text(), sealed());
}
