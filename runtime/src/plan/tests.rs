//! The plan as text: what is sent, in which order.

use super::*;
use crate::sample::{diamond, linear, with_revision};

fn offline(history: &'static crate::History, direction: Direction, range: &str) -> Plan {
    Graph::new(history).unwrap().offline(direction, &range.parse().unwrap(), "sample 1.2.3").unwrap()
}

#[test]
fn one_revision_is_one_message_and_one_transaction() {
    let plan = offline(linear(), Direction::Upgrade, "base:head");
    assert_eq!(plan.steps.len(), 3);
    for step in &plan.steps {
        let [message] = step.messages.as_slice() else { panic!("several messages") };
        assert!(
            message
                .sql
                .starts_with("BEGIN ISOLATION LEVEL READ COMMITTED;\nSET LOCAL search_path = public;\nLOCK")
        );
        assert!(message.sql.ends_with("\nCOMMIT;\n"));
        assert_eq!(message.expect, Expect::Touched(vec![1, 1, 0]));
        let place = message.script.unwrap();
        let script: String = message.sql.chars().skip(place.start).take(place.length).collect();
        assert_eq!(script, step.revision.upgrade.sql);
    }
    // One message a revision, and one to make the tables.
    assert_eq!(plan.messages().count(), 4);
}

#[test]
fn version_rows_are_written_as_alembic_writes_them() {
    let lines = |direction, range| -> Vec<String> {
        let table = "\"public\".\"alembic_version\"";
        let plan = offline(diamond(), direction, range);
        plan.sql()
            .lines()
            .filter(|line| {
                ["INSERT INTO ", "UPDATE ", "DELETE FROM "]
                    .iter()
                    .any(|verb| line.starts_with(&format!("{verb}{table}")))
            })
            .map(|line| line.replace(table, "V"))
            .collect()
    };
    assert_eq!(
        lines(Direction::Upgrade, "c,d:f"),
        [
            "DELETE FROM V WHERE version_num = 'cccccccccccc';",
            "UPDATE V SET version_num = 'eeeeeeeeeeee' WHERE version_num = 'dddddddddddd';",
            "UPDATE V SET version_num = 'ffffffffffff' WHERE version_num = 'eeeeeeeeeeee';",
        ]
    );
    assert_eq!(
        lines(Direction::Downgrade, "e:d"),
        [
            "INSERT INTO V (version_num) VALUES ('cccccccccccc');",
            "UPDATE V SET version_num = 'dddddddddddd' WHERE version_num = 'eeeeeeeeeeee';",
        ]
    );
    assert_eq!(lines(Direction::Downgrade, "a:base"), ["DELETE FROM V WHERE version_num = 'aaaaaaaaaaaa';"]);
}

#[test]
fn a_revision_outside_a_transaction_is_three_messages_with_the_statement_alone() {
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = crate::sample::script("CREATE INDEX CONCURRENTLY one_id ON public.one (id)", 7);
    });
    let plan = offline(history, Direction::Upgrade, "a:b");
    let messages: Vec<&str> = plan.steps[0].messages.iter().map(|message| message.sql.as_str()).collect();
    assert_eq!(messages.len(), 3);
    assert!(messages[0].contains(";\nSET search_path = public;\n"));
    assert_eq!(messages[1], "CREATE INDEX CONCURRENTLY one_id ON public.one (id)\n;\n");
    assert!(messages[2].starts_with("SELECT pg_catalog.set_config('search_path', "));
    assert!(plan.sql().contains("\\set ON_ERROR_STOP on\n"));
}

#[test]
fn an_irreversible_revision_stops_a_downgrade_before_anything_is_sent() {
    let history =
        with_revision(linear(), "bbbbbbbbbbbb", |revision| revision.irreversible = Some("the rows are gone"));
    let graph = Graph::new(history).unwrap();
    let go = |range: &str| graph.offline(Direction::Downgrade, &range.parse().unwrap(), "");
    assert_eq!(go("head:b").unwrap().steps.len(), 1);
    let error = go("head:a").unwrap_err();
    assert_eq!(
        error.to_string(),
        "bbbbbbbbbbbb (revision bbbbbbbbbbbb) has no way back: the rows are gone\n  the downgrade would have taken \
         back cccccccccccc, bbbbbbbbbbbb; nothing was touched"
    );
}

#[test]
fn words_tell_the_way_and_the_locks() {
    let history = with_revision(linear(), "cccccccccccc", |revision| {
        revision.upgrade.statements = &[crate::ScriptStatement {
            start: 0,
            end: 44,
            words: "add column public.two.name",
            lock: Some(("ACCESS EXCLUSIVE", "public.two")),
        }];
    });
    assert_eq!(
        offline(history, Direction::Upgrade, "b:head").to_string(),
        "upgrade bbbbbbbbbbbb -> cccccccccccc, 1 revision\n\
         \nmake the version table and the log table arcoiris.log where they are missing\n\
         \napply cccccccccccc, in one transaction: revision cccccccccccc\n    \
         add column public.two.name  [ACCESS EXCLUSIVE on public.two]\n"
    );
    assert_eq!(
        offline(history, Direction::Upgrade, "head:head").to_string(),
        "nothing to do: the database is at cccccccccccc\n"
    );
}
