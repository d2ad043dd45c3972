//! Histories for tests, made by hand instead of by the macro.

use arcoiris::{History, Revision, Script, ScriptStatement};

/// A revision in words: identifier, down revisions, upgrade, downgrade.
pub(crate) type Line<'a> = (&'a str, &'a [&'a str], &'a str, &'a str);

/// A history of these revisions, kept for as long as the test runs.
pub(crate) fn history(lines: &[Line<'_>]) -> &'static History {
    keep(History { revisions: keep_all(lines.iter().map(revision).collect()), ..base() })
}

/// The same with collapsed identifiers.
pub(crate) fn with_legacy(
    history: &'static History,
    legacy: &'static [(&'static str, &'static str)],
) -> &'static History {
    keep(History { legacy, ..*history })
}

/// The same with one revision changed.
pub(crate) fn with_revision(
    history: &'static History,
    id: &str,
    change: impl Fn(&mut Revision),
) -> &'static History {
    let mut revisions = history.revisions.to_vec();
    revisions.iter_mut().filter(|revision| revision.id == id).for_each(change);
    keep(History { revisions: keep_all(revisions), ..*history })
}

/// `a - b - c`.
pub(crate) fn linear() -> &'static History {
    history(&[
        ("aaaaaaaaaaaa", &[], "CREATE TABLE public.one (id int);", "DROP TABLE public.one;"),
        ("bbbbbbbbbbbb", &["aaaaaaaaaaaa"], "CREATE TABLE public.two (id int);", "DROP TABLE public.two;"),
        (
            "cccccccccccc",
            &["bbbbbbbbbbbb"],
            "ALTER TABLE public.two ADD COLUMN name text;\nCOMMENT ON TABLE public.two IS 'it''s 100% \\ $$ :name';\n",
            "ALTER TABLE public.two DROP COLUMN name;\nCOMMENT ON TABLE public.two IS NULL; -- done",
        ),
    ])
}

/// `a`, then `b - c` beside `d`, then `m` that merges `c` and `d`, then `n`.
pub(crate) fn diamond() -> &'static History {
    history(&[
        ("aaaaaaaaaaaa", &[], "CREATE TABLE public.a ();", "DROP TABLE public.a;"),
        ("bbbbbbbbbbbb", &["aaaaaaaaaaaa"], "CREATE TABLE public.b ();", "DROP TABLE public.b;"),
        ("cccccccccccc", &["bbbbbbbbbbbb"], "CREATE TABLE public.c ();", "DROP TABLE public.c;"),
        ("dddddddddddd", &["aaaaaaaaaaaa"], "CREATE TABLE public.d ();", "DROP TABLE public.d;"),
        ("eeeeeeeeeeee", &["cccccccccccc", "dddddddddddd"], "", ""),
        ("ffffffffffff", &["eeeeeeeeeeee"], "CREATE TABLE public.f ();", "DROP TABLE public.f;"),
    ])
}

fn base() -> History {
    History { package: ("sample", "1.2.3"), built: 1_795_339_800, ..History::EMPTY }
}

fn revision(&(id, down, upgrade, downgrade): &Line<'_>) -> Revision {
    Revision {
        id: text(id),
        down_revisions: keep_all(down.iter().map(|id| text(id)).collect()),
        title: text(&format!("revision {id}")),
        message: text(&format!("revision {id}")),
        created: Some("2026-11-22 09:30:00+00"),
        path: text(&format!("versions/{id}_sample.sql")),
        baseline: down.is_empty(),
        sealed: true,
        no_transaction: false,
        irreversible: None,
        upgrade: script(upgrade, 7),
        downgrade: script(downgrade, 12),
        changes: &[],
    }
}

/// A script that begins on this line of its file; a statement ends with a semicolon at the end of a line.
pub(crate) fn script(sql: &str, line: u32) -> Script {
    let mut statements = Vec::new();
    let mut start = 0;
    for piece in sql.split_inclusive(";\n") {
        let next = start + piece.len();
        let end = start + piece.trim_end().trim_end_matches(';').len();
        if !piece.trim().is_empty() {
            start += piece.len() - piece.trim_start().len();
            let words = text(piece.trim().lines().next().unwrap_or_default());
            let (start, end) = (u32::try_from(start).unwrap(), u32::try_from(end).unwrap());
            statements.push(ScriptStatement { start, end, words, lock: None });
        }
        start = next;
    }
    Script { sql: text(sql), line, statements: keep_all(statements), ..Script::EMPTY }
}

fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn keep_all<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}
