//! Flyway: `V<version>__<name>.sql`, undone by `U<version>__<name>.sql`; `R__<name>.sql` is run after them, by name.
//!
//! Each statement is sent by itself. A migration is one transaction unless a statement of it cannot be run in one, or a file of
//! the same name with `.conf` behind it says `executeInTransaction=false`. Placeholders `${…}` are replaced, by what is not known here.
//! <https://documentation.red-gate.com/fd/migrations-271585107.html>

use std::path::Path;
use std::sync::Arc;

use super::folder::{Entry, files_below, text, text_if_there, unread, usual, without_mark};
use super::{Foreign, Message, MessageKind, Migration, Script, Transaction, all, numbered};
use crate::parse;
use crate::problem::Problem;
use crate::source::Source;

/// What a file's name says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Versioned(String),
    Undo(String),
    Repeatable(String),
}

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let holds = |path: &Path| files_below(path, &mut Vec::new()).iter().any(|it| kind(&it.name).is_some());
    let path = usual(path, holds, &["sql", "db/migration", "src/main/resources/db/migration"]);
    let mut versioned: Vec<(String, Entry)> = Vec::new();
    let mut undo: Vec<(String, Entry)> = Vec::new();
    let mut repeatable: Vec<(String, Entry)> = Vec::new();
    for entry in files_below(&path, &mut foreign.problems) {
        match kind(&entry.name) {
            Some(Kind::Versioned(version)) => versioned.push((version, entry)),
            Some(Kind::Undo(version)) => undo.push((version, entry)),
            Some(Kind::Repeatable(name)) => repeatable.push((name, entry)),
            None => {}
        }
    }
    versioned.sort_by(|(one, _), (other, _)| numbered::compare_points(one, other));
    repeatable.sort_by(|(one, _), (other, _)| one.cmp(other));
    let versioned = versioned.into_iter().map(|(version, entry)| {
        let same = |(other, _): &&(String, Entry)| numbered::compare_points(other, &version).is_eq();
        let undo = undo.iter().find(same).map(|(_, entry)| entry.clone());
        (entry, undo)
    });
    let repeatable = repeatable.into_iter().map(|(_, entry)| (entry, None));
    for (entry, undo) in versioned.chain(repeatable) {
        let mut problems = Vec::new();
        let upgrade = script(&entry, &mut problems);
        let downgrade = undo.map(|entry| script(&entry, &mut problems));
        let name = entry.name.trim_end_matches(".sql").to_owned();
        foreign.migrations.push(Migration { name, upgrade, downgrade, problems });
    }
    foreign
}

fn kind(name: &str) -> Option<Kind> {
    let stem = name.strip_suffix(".sql")?;
    if let Some(name) = stem.strip_prefix("R__") {
        return Some(Kind::Repeatable(name.to_owned()));
    }
    let (letter, rest) = stem.split_at_checked(1)?;
    let version = rest.split_once("__").map_or(rest, |(version, _)| version);
    let number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !version.split(['.', '_']).all(number) {
        return None;
    }
    match letter {
        "V" => Some(Kind::Versioned(version.to_owned())),
        "U" => Some(Kind::Undo(version.to_owned())),
        _ => None,
    }
}

fn script(entry: &Entry, problems: &mut Vec<Problem>) -> Script {
    let source = text(&entry.path, problems).unwrap_or_else(|| unread(&entry.path));
    let source = without_mark(source);
    let span = all(&source);
    let mut alone = 0usize;
    let mut messages = Vec::new();
    for piece in parse::pieces(&source.text, span.start..span.end) {
        let span = piece.span();
        let statement = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let kind = match statement.contains("${") {
            true => MessageKind::Replaced,
            false => MessageKind::Query,
        };
        alone += usize::from(is_alone(statement));
        messages.push(Message { span, kind });
    }
    let configured = configured(entry, problems);
    if alone > 0 && alone < messages.len() && configured.is_none() {
        let title = format!(
            "`{}` mixes statements that need a transaction with such that cannot be in one",
            entry.path.display()
        );
        problems.push(Problem::new("refused-by-tool", title).help("Flyway runs it with `-mixed=true` only"));
    }
    let transaction = match configured {
        Some(false) => Transaction::None,
        Some(true) => Transaction::Always,
        None if alone > 0 => Transaction::None,
        None => Transaction::Always,
    };
    Script { source, span, messages, transaction }
}

/// What the file's own configuration says.
fn configured(entry: &Entry, problems: &mut Vec<Problem>) -> Option<bool> {
    let path = entry.path.with_file_name(format!("{}.conf", entry.name));
    let source: Arc<Source> = text_if_there(&path, problems)?;
    source.text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "executeInTransaction").then(|| value.trim().eq_ignore_ascii_case("true"))
    })
}

/// The statements that Flyway's parser for PostgreSQL does not put into a transaction.
fn is_alone(statement: &str) -> bool {
    let words: Vec<String> = statement.split_whitespace().take(6).map(str::to_ascii_uppercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["CREATE" | "DROP", "DATABASE" | "TABLESPACE" | "SUBSCRIPTION", ..]
            | ["ALTER", "SYSTEM", ..]
            | ["CREATE" | "DROP", "INDEX", "CONCURRENTLY", ..]
            | ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..]
            | ["REINDEX", "SCHEMA" | "DATABASE" | "SYSTEM", ..]
            | ["REINDEX", "VERBOSE", "SCHEMA" | "DATABASE" | "SYSTEM", ..]
            | ["VACUUM", ..]
            | ["DISCARD", "ALL", ..]
    )
}
