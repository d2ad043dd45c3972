//! What Alembic prints offline: `alembic upgrade base:head --sql` and `alembic downgrade head:base --sql`.
//!
//! The path is a folder with files of both kinds, or one file, whose downgrade may stand in the same file. A line
//! `-- Running upgrade a -> b` begins the upgrade of `b`, a line `-- Running downgrade b -> a` its downgrade. Statements on the
//! version table, Alembic's own, are left out. <https://alembic.sqlalchemy.org/en/latest/offline.html>

use std::path::Path;
use std::sync::Arc;

use super::folder::{files_below, text, without_mark};
use super::{Foreign, Message, MessageKind, Migration, Script, Transaction, all};
use crate::parse::{self, Piece};
use crate::problem::Problem;
use crate::source::Source;
use crate::syntax::Span;

/// A step of the output.
struct Section {
    up: bool,
    revision: String,
    source: Arc<Source>,
    span: Span,
    /// Whether a transaction is open where it begins.
    inside: bool,
}

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let files = match path.is_dir() {
        true => {
            let mut files = files_below(path, &mut foreign.problems);
            files.retain(|file| file.name.ends_with(".sql"));
            files.into_iter().map(|file| file.path).collect()
        }
        false => vec![path.to_owned()],
    };
    let mut sections = Vec::new();
    for file in files {
        let Some(source) = text(&file, &mut foreign.problems).map(without_mark) else { continue };
        let (start, found) = split(&source);
        if found.first().is_some_and(|section| section.up) && foreign.prelude.is_none() {
            foreign.prelude = start.map(|span| script(&source, span, true, false));
        }
        sections.extend(found);
    }
    if sections.is_empty() && foreign.problems.is_empty() {
        let title = format!("`{}` has no line `-- Running upgrade … -> …`", path.display());
        foreign.problems.push(Problem::new("no-migrations", title).help(
            "write the output of `alembic upgrade base:head --sql` to a file, and that of `alembic downgrade head:base --sql` to \
             another one in the same folder",
        ));
    }
    let (up, down): (Vec<Section>, Vec<Section>) = sections.into_iter().partition(|section| section.up);
    for section in up {
        let same = |it: &&Section| it.revision == section.revision;
        let upgrade = script(&section.source, section.span, section.inside, true);
        let downgrade =
            down.iter().find(same).map(|section| script(&section.source, section.span, section.inside, true));
        foreign.migrations.push(Migration {
            name: section.revision,
            upgrade,
            downgrade,
            problems: Vec::new(),
        });
    }
    foreign
}

/// The part before the first step, and the steps.
fn split(source: &Arc<Source>) -> (Option<Span>, Vec<Section>) {
    let mut marks: Vec<(u32, bool, String)> = Vec::new();
    let mut start = 0u32;
    for line in source.text.split_inclusive('\n') {
        if let Some((up, revision)) = heading(line) {
            marks.push((start, up, revision));
        }
        start += u32::try_from(line.len()).unwrap_or_default();
    }
    let end = all(source).end;
    let prelude = marks.first().map(|(first, ..)| Span { start: 0, end: *first });
    let mut inside = prelude.is_some_and(|span| ends_inside(source, span, false));
    let mut sections = Vec::new();
    for (index, (start, up, revision)) in marks.iter().enumerate() {
        let next = marks.get(index + 1).map_or(end, |(next, ..)| *next);
        let span = Span { start: *start, end: next };
        let source = Arc::clone(source);
        let after = ends_inside(&source, span, inside);
        sections.push(Section { up: *up, revision: revision.clone(), source, span, inside });
        inside = after;
    }
    (prelude, sections)
}

/// `-- Running upgrade a, b -> c` (also with `<base>` or nothing for the base): the direction and the revision that it is about.
fn heading(line: &str) -> Option<(bool, String)> {
    let rest = line.trim_end().strip_prefix("-- Running ")?;
    let (direction, rest) = rest.split_once(' ')?;
    let (from, to) = rest.split_once("->")?;
    let first = |text: &str| text.trim().split([',', ' ']).next().unwrap_or_default().to_owned();
    match direction {
        "upgrade" => Some((true, first(to))),
        "downgrade" => Some((false, first(from))),
        _ => None,
    }
}

/// Whether a transaction is open behind a part of the output.
fn ends_inside(source: &Source, span: Span, inside: bool) -> bool {
    let mut inside = inside;
    for piece in parse::pieces(&source.text, span.start..span.end) {
        let word =
            source.text.get(piece.span().start as usize..piece.span().end as usize).unwrap_or_default();
        match word.to_ascii_uppercase().as_str() {
            "BEGIN" | "START TRANSACTION" | "BEGIN TRANSACTION" => inside = true,
            "COMMIT" | "END" | "ROLLBACK" => inside = false,
            _ => {}
        }
    }
    inside
}

fn is_begin(source: &Source, piece: &Piece) -> bool {
    let span = piece.span();
    let text = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    matches!(text.to_ascii_uppercase().as_str(), "BEGIN" | "BEGIN TRANSACTION" | "START TRANSACTION")
}

fn script(source: &Arc<Source>, span: Span, inside: bool, step: bool) -> Script {
    let mut pieces = parse::pieces(&source.text, span.start..span.end);
    if !step {
        // The transaction that Alembic begins before its version table ends with the first step.
        pieces.retain(|piece| !is_begin(source, piece));
    }
    if step {
        pieces.retain(|piece| !is_alembics(source, piece));
        // What is begun behind the last statement is the next step's.
        while pieces.last().is_some_and(|piece| is_begin(source, piece)) {
            pieces.pop();
        }
    }
    let messages =
        pieces.into_iter().map(|it| Message { span: it.span(), kind: MessageKind::Query }).collect();
    let transaction = if inside { Transaction::Around } else { Transaction::None };
    Script { source: Arc::clone(source), span, messages, transaction }
}

/// Statements on the version table: those that name it where their table stands, not those that mention it, nor what a quote
/// without end holds.
fn is_alembics(source: &Source, piece: &Piece) -> bool {
    let span = piece.span();
    let text = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let words = text.split(|it: char| it.is_whitespace() || it == '(').filter(|it| !it.is_empty());
    let words: Vec<String> = words.take(6).map(str::to_ascii_uppercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let table = match words.as_slice() {
        ["CREATE", "TABLE", "IF", "NOT", "EXISTS", table, ..]
        | ["DROP", "TABLE", "IF", "EXISTS", table, ..]
        | ["CREATE" | "DROP", "TABLE", table, ..]
        | ["INSERT", "INTO", table, ..]
        | ["DELETE", "FROM", table, ..]
        | ["UPDATE", table, ..] => *table,
        _ => return false,
    };
    let name = table.rsplit('.').next().unwrap_or_default();
    matches!(name, "ALEMBIC_VERSION" | "\"ALEMBIC_VERSION\"")
}
