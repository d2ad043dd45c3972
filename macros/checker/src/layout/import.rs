//! Another tool's history as revisions of ours.
//!
//! The text of a script stays as it is, comments included. What is taken out: words of transaction control (a revision is one
//! transaction), psql's commands and Alembic's statements on its version table (what the tool does not send, or sends for itself),
//! the marks of the tool's own.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::{Foreign, Layout, Message, Migration, Script};
use crate::parse::{self, Piece};
use crate::read::file_name;
use crate::rules::statement_outside_transaction::never_inside;
use crate::syntax::{Statement, StatementKind, TransactionVerb};

/// A revision's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its name.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// The files of a history's revisions, the first one first. The same history gives the same files. Call it inside
/// [`on_large_stack`](crate::parse::on_large_stack), or it makes threads for itself alone.
#[must_use]
pub fn import(layout: Layout, foreign: &Foreign, server: u32) -> Vec<Imported> {
    let mut taken = HashSet::new();
    let mut before: Option<String> = None;
    let mut found = Vec::with_capacity(foreign.migrations.len());
    for migration in &foreign.migrations {
        let id = identifier(layout, &migration.name, &mut taken);
        let message = message(&migration.name);
        let text = revision(migration, &id, before.as_deref(), &message, server);
        found.push(Imported { file: file_name(&id, &message), text });
        before = Some(id);
    }
    found
}

/// Alembic's own, or twelve digits that follow from the name.
fn identifier(layout: Layout, name: &str, taken: &mut HashSet<String>) -> String {
    let own = layout == Layout::AlembicSql
        && (1..=32).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let mut id = name.to_owned();
    let mut round = 0u32;
    while round == 0 && !own || taken.contains(&id) {
        let digest = Sha256::digest(format!("{}\n{name}\n{round}", layout.name()));
        id = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        round += 1;
    }
    taken.insert(id.clone());
    id
}

/// The name's words, without the version before them.
fn message(name: &str) -> String {
    let version =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'-' | b'.'));
    let rest = match (name.split_once("__"), name.split_once('_')) {
        (Some((version, rest)), _) if version.starts_with(['V', 'U', 'R']) => rest,
        (_, Some((start, rest))) if version(start) => rest,
        _ => name,
    };
    let words = rest.replace(['_', '/'], " ");
    match words.trim() {
        "" => name.to_owned(),
        words => words.to_owned(),
    }
}

fn revision(migration: &Migration, id: &str, before: Option<&str>, message: &str, server: u32) -> String {
    let upgrade = Section::new(&migration.upgrade, server);
    let downgrade = migration.downgrade.as_ref().map(|script| Section::new(script, server));
    let mut text = format!("-- {message}\n--\n-- Imported from `{}`.\n--\n", migration.name);
    text.push_str(&format!("-- @revision {id}\n-- @revises {}\n", before.unwrap_or("base")));
    if let Some(created) = created(&migration.name) {
        text.push_str(&format!("-- @created {created}\n"));
    }
    let sections = || std::iter::once(&upgrade).chain(&downgrade);
    if sections().all(|section| section.statements == 0) {
        text.push_str("-- @empty \"nothing stood there either\"\n");
    }
    if sections().any(|section| section.alone) {
        text.push_str("-- @no-transaction\n");
    }
    text.push_str(&format!("\n-- @upgrade\n{}", upgrade.text));
    if let Some(downgrade) = downgrade {
        text.push_str(&format!("\n-- @downgrade\n{}", downgrade.text));
    }
    text
}

/// The moment in a version: `20240101093000`, `2024-01-01-093000`.
fn created(name: &str) -> Option<String> {
    let digits: String =
        name.split('_').next()?.chars().filter(|it| *it != '-').take_while(char::is_ascii_digit).collect();
    let part = |start: usize, end: usize| digits.get(start..end);
    let number = |start, end| part(start, end).and_then(|part| part.parse::<u32>().ok());
    let valid = digits.len() == 14
        && number(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && number(6, 8).is_some_and(|day| (1..=31).contains(&day))
        && number(8, 10).is_some_and(|hour| hour < 24)
        && number(10, 12).is_some_and(|minute| minute < 60)
        && number(12, 14).is_some_and(|second| second < 60);
    if !valid {
        return None;
    }
    let [year, month, day] = [part(0, 4)?, part(4, 6)?, part(6, 8)?];
    let [hour, minute, second] = [part(8, 10)?, part(10, 12)?, part(12, 14)?];
    Some(format!("{year}-{month}-{day} {hour}:{minute}:{second}+00"))
}

/// The text of one direction.
struct Section {
    text: String,
    statements: usize,
    /// A statement that PostgreSQL takes outside transactions only, in a script that the tool does not put into one.
    alone: bool,
}

impl Section {
    fn new(script: &Script, server: u32) -> Section {
        let mut section = Section { text: String::new(), statements: 0, alone: false };
        let mut outside = script.transaction == super::Transaction::None;
        let source = &script.source.text;
        // The parts of the text that are left out.
        let mut out: Vec<(usize, usize)> = Vec::new();
        for piece in parse::pieces(source, script.span.start..script.span.end) {
            let span = piece.span();
            let (start, end) = (span.start as usize, span.end as usize);
            let sent = |message: &Message| message.span.start < span.end && span.start < message.span.end;
            if !script.messages.iter().any(sent) || matches!(piece, Piece::PsqlCommand(_)) {
                out.push((start, with_semicolon(source, end)));
                continue;
            }
            let text = source.get(start..end).unwrap_or_default();
            match parse::script(source, span.start..span.end, server).unwrap_or_default().as_slice() {
                [Statement { kind: StatementKind::Transaction(verb), .. }] if is_bracket(*verb) => {
                    outside = *verb == TransactionVerb::Commit;
                    out.push((start, with_semicolon(source, end)));
                }
                found => {
                    section.statements += 1;
                    section.alone |= outside && found.iter().any(|it| never_inside(it, text));
                }
            }
        }
        let mut at = script.span.start as usize;
        let mut kept = String::with_capacity(script.text().len());
        for (start, end) in out {
            kept.push_str(source.get(at..start).unwrap_or_default());
            at = end;
        }
        kept.push_str(source.get(at..script.span.end as usize).unwrap_or_default());
        section.text = tidy(&kept);
        section
    }
}

/// `BEGIN` and `COMMIT`; what undoes something stays, and is told when the revision is judged.
fn is_bracket(verb: TransactionVerb) -> bool {
    matches!(verb, TransactionVerb::Begin | TransactionVerb::Commit)
}

/// The end of a statement with its semicolon and the rest of its line, if that is empty.
fn with_semicolon(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let mut length = blank(rest);
    if rest.get(length..).is_some_and(|rest| rest.starts_with(';')) {
        length += 1;
    }
    length += blank(rest.get(length..).unwrap_or_default());
    if rest.get(length..).is_some_and(|rest| rest.starts_with('\n')) {
        length += 1;
    }
    end + length
}

/// Without the tool's marks and without blank lines around it; what would be a directive of ours is none.
fn tidy(text: &str) -> String {
    let mark = |line: &str| {
        let Some(comment) = line.strip_prefix("--").map(str::trim_start) else { return false };
        ["+goose ", "migrate:up", "migrate:down", "Running upgrade ", "Running downgrade ", "no-transaction"]
            .iter()
            .any(|mark| comment.starts_with(mark))
    };
    let mut tidied = String::with_capacity(text.len() + 1);
    for line in text.trim_start_matches('\u{feff}').lines().filter(|line| !mark(line)) {
        match line.trim_start().strip_prefix("-- @") {
            Some(rest) => tidied.push_str(&format!("--  @{rest}")),
            None => tidied.push_str(line.trim_end()),
        }
        tidied.push('\n');
    }
    let tidied = tidied.trim_matches('\n');
    if tidied.is_empty() { String::new() } else { format!("{tidied}\n") }
}
