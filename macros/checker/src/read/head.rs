//! The head of a revision file, and where its directions begin and end.

use std::sync::Arc;

use super::comment::Comments;
use super::directive::{Directive, DirectiveName, Position, excerpt, malformed, reason};
use super::problem::{DUPLICATE, MISPLACED, MISSING, STRAY_STATEMENT, at, place};
use crate::problem::Problem;
use crate::revision::Spanned;
use crate::source::Source;
use crate::syntax::Span;

/// A revision file in parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) id: Option<Spanned<String>>,
    /// The down revisions, and the place of the line.
    pub(super) revises: Option<(Vec<Spanned<String>>, Span)>,
    pub(super) message: String,
    pub(super) created: Option<String>,
    pub(super) baseline: Option<Span>,
    pub(super) empty: Option<Spanned<String>>,
    pub(super) irreversible: Option<Spanned<String>>,
    pub(super) no_transaction: Option<Span>,
    pub(super) upgrade: Option<Section>,
    pub(super) downgrade: Option<Section>,
}

/// A direction: its directive, its text, and the directives in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) directive: Span,
    pub(super) span: Span,
    /// Those that stand before statements.
    pub(super) directives: Vec<Directive>,
    /// The comments' places, for what a directive says over several lines.
    pub(super) comments: Vec<Span>,
}

/// Takes a file apart.
pub(super) fn parts(
    source: &Arc<Source>,
    comments: &Comments,
    directives: &[Directive],
    problems: &mut Vec<Problem>,
) -> Parts {
    let mut parts = Parts::default();
    let head_end = head_end(source, directives);
    parts.message = message(source, comments, directives, head_end);
    let mut seen: Vec<&Directive> = Vec::new();
    for directive in directives {
        let in_head = directive.span.start < head_end;
        match directive.name.position() {
            Position::Statement if in_head => {
                let help = "write it in `@upgrade` or `@downgrade`, on the line before the statement that it is about";
                problems.push(misplaced(source, directive, "in the head, before any statement", help));
                continue;
            }
            Position::Head if !in_head => {
                problems.push(misplaced(
                    source,
                    directive,
                    "after the head",
                    "write it before `-- @upgrade`",
                ));
                continue;
            }
            Position::Statement => continue,
            Position::Head | Position::Section => {}
        }
        if let Some(first) = seen.iter().find(|first| first.name == directive.name) {
            let title = format!("`@{}` stands twice", directive.name.word());
            let mut found = at(DUPLICATE, title, source, directive.span);
            found.others.push((place(source, first.span), "the first".to_owned()));
            problems.push(found);
            continue;
        }
        seen.push(directive);
        if let Err(problem) = take(&mut parts, source, directive) {
            problems.push(*problem);
        }
    }
    sections(&mut parts, source, comments, &seen, directives, problems);
    stray_statement(source, comments, head_end, &parts, problems);
    for name in [DirectiveName::Revision, DirectiveName::Revises, DirectiveName::Upgrade] {
        if !seen.iter().any(|directive| directive.name == name) {
            let span = Span { start: 0, end: 0 };
            let mut found = at(MISSING, format!("`@{}` is missing", name.word()), source, span);
            found.help.push(format!("write `{}`", name.form()));
            problems.push(found);
        }
    }
    parts
}

/// The head ends where the first direction begins.
fn head_end(source: &Source, directives: &[Directive]) -> u32 {
    let first = directives.iter().find(|directive| directive.name.position() == Position::Section);
    first.map_or(source.text.len() as u32, |directive| directive.span.start)
}

/// The comment lines before the first directive, without their marks.
fn message(source: &Source, comments: &Comments, directives: &[Directive], head_end: u32) -> String {
    let end = directives.first().map_or(head_end, |directive| directive.span.start.min(head_end));
    let lines: Vec<&str> = comments
        .comments
        .iter()
        .filter(|comment| comment.own_line && comment.span.end <= end)
        .map(|comment| {
            let text = excerpt(source, comment.span).trim_start_matches('-');
            text.strip_prefix(' ').unwrap_or(text).trim_end()
        })
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn take(parts: &mut Parts, source: &Arc<Source>, directive: &Directive) -> Result<(), Box<Problem>> {
    let (name, argument) = (directive.name, directive.argument);
    let text = excerpt(source, argument);
    match name {
        DirectiveName::Revision => parts.id = Some(identifier(source, name, argument)?),
        DirectiveName::Revises => parts.revises = Some((revises(source, argument)?, directive.span)),
        DirectiveName::Created => {
            if !is_timestamp(text) {
                return Err(malformed(source, name, argument, "not a date and time"));
            }
            parts.created = Some(text.to_owned());
        }
        DirectiveName::Empty => {
            parts.empty = Some(Spanned { value: reason(source, name, argument)?, span: directive.span });
        }
        DirectiveName::Irreversible => {
            parts.irreversible =
                Some(Spanned { value: reason(source, name, argument)?, span: directive.span });
        }
        DirectiveName::Baseline
        | DirectiveName::NoTransaction
        | DirectiveName::Upgrade
        | DirectiveName::Downgrade => {
            if name == DirectiveName::Baseline {
                parts.baseline = Some(directive.span);
            } else if name == DirectiveName::NoTransaction {
                parts.no_transaction = Some(directive.span);
            }
            if !text.is_empty() {
                return Err(malformed(source, name, argument, "nothing stands behind this directive"));
            }
        }
        DirectiveName::Allow | DirectiveName::Effect => {}
    }
    Ok(())
}

/// 1 to 32 of `[0-9A-Za-z_]`, which is what Alembic's version table holds; `base`, `head` and their like mean something else.
fn identifier(
    source: &Arc<Source>,
    name: DirectiveName,
    span: Span,
) -> Result<Spanned<String>, Box<Problem>> {
    let text = excerpt(source, span);
    let label = if text.is_empty() {
        "the identifier is missing"
    } else if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        "an identifier has letters of ASCII, digits and `_`"
    } else if text.len() > 32 {
        "an identifier has at most 32 characters"
    } else if matches!(text, "base" | "head" | "heads" | "current") {
        "this word means something else to the commands"
    } else {
        return Ok(Spanned { value: text.to_owned(), span });
    };
    Err(malformed(source, name, span, label))
}

fn revises(source: &Arc<Source>, argument: Span) -> Result<Vec<Spanned<String>>, Box<Problem>> {
    let name = DirectiveName::Revises;
    let text = excerpt(source, argument);
    if text == "base" {
        return Ok(Vec::new());
    }
    let mut found: Vec<Spanned<String>> = Vec::new();
    let mut start = argument.start;
    for part in text.split(',') {
        let blank = part.len() - part.trim_start().len();
        let from = start + blank as u32;
        let one = identifier(source, name, Span { start: from, end: from + part.trim().len() as u32 })?;
        if found.iter().any(|other| other.value == one.value) {
            return Err(malformed(source, name, one.span, "the same revision stands twice"));
        }
        found.push(one);
        start += part.len() as u32 + 1;
    }
    Ok(found)
}

/// `2026-11-22`, `2026-11-22 09:30:00.5+00:00`: Alembic's create date, and what ISO 8601 makes of it.
fn is_timestamp(text: &str) -> bool {
    let number = |text: &str, digits: usize, low: u32, high: u32| {
        text.len() == digits
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse::<u32>().is_ok_and(|number| (low..=high).contains(&number))
    };
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(time.trim_start())),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let whole_date = parts.next().is_some_and(|year| number(year, 4, 1, 9999))
        && parts.next().is_some_and(|month| number(month, 2, 1, 12))
        && parts.next().is_some_and(|day| number(day, 2, 1, 31))
        && parts.next().is_none();
    let Some(time) = time else { return whole_date };
    let zone = time.find(['+', '-', 'Z', ' ']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone).unwrap_or((time, ""));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let whole_time = parts.next().is_some_and(|hour| number(hour, 2, 0, 23))
        && parts.next().is_some_and(|minute| number(minute, 2, 0, 59))
        && parts.next().is_none_or(|second| number(second, 2, 0, 60))
        && parts.next().is_none()
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let zone = zone.trim();
    let digits = zone.trim_start_matches(['+', '-']).replace(':', "");
    let whole_zone = zone.is_empty()
        || zone == "Z"
        || zone == "UTC"
        || number(&digits, 2, 0, 15)
        || number(&digits, 4, 0, 1559);
    whole_date && whole_time && whole_zone
}

fn sections(
    parts: &mut Parts,
    source: &Arc<Source>,
    comments: &Comments,
    seen: &[&Directive],
    all: &[Directive],
    problems: &mut Vec<Problem>,
) {
    let mut starts: Vec<&Directive> =
        seen.iter().copied().filter(|directive| directive.name.position() == Position::Section).collect();
    starts.sort_by_key(|directive| directive.span.start);
    if let [first, second] = starts.as_slice()
        && first.name == DirectiveName::Downgrade
    {
        problems.push(misplaced(source, second, "after `@downgrade`", "write the upgrade first"));
    }
    // A second `@upgrade` is told already, and ends the text before it all the same.
    let ends: Vec<u32> = all
        .iter()
        .filter(|directive| directive.name.position() == Position::Section)
        .map(|directive| directive.span.start)
        .collect();
    for directive in starts {
        let length = source.text.len() as u32;
        let end = ends.iter().copied().find(|end| *end > directive.span.start).unwrap_or(length);
        let line = source.text.get(directive.span.end as usize..).unwrap_or_default();
        let start = line.find('\n').map_or(length, |at| directive.span.end + at as u32 + 1).min(end);
        let inside = |span: &Span| span.start >= start && span.start < end;
        let section = Section {
            directive: directive.span,
            span: Span { start, end },
            directives: all
                .iter()
                .filter(|it| it.name.position() == Position::Statement && inside(&it.span))
                .cloned()
                .collect(),
            comments: comments
                .comments
                .iter()
                .filter(|comment| comment.own_line)
                .map(|comment| comment.span)
                .filter(inside)
                .collect(),
        };
        match directive.name {
            DirectiveName::Upgrade => parts.upgrade = Some(section),
            DirectiveName::Downgrade => parts.downgrade = Some(section),
            DirectiveName::Revision
            | DirectiveName::Revises
            | DirectiveName::Created
            | DirectiveName::Baseline
            | DirectiveName::Empty
            | DirectiveName::Irreversible
            | DirectiveName::NoTransaction
            | DirectiveName::Allow
            | DirectiveName::Effect => {}
        }
    }
}

/// SQL before `@upgrade` belongs to no direction.
fn stray_statement(
    source: &Arc<Source>,
    comments: &Comments,
    head_end: u32,
    parts: &Parts,
    problems: &mut Vec<Problem>,
) {
    let Some(first) = comments.tokens.first().filter(|token| token.start < head_end) else { return };
    let last = comments.tokens.iter().take_while(|token| token.end <= head_end).last().unwrap_or(first);
    let line = source.text.get(first.start as usize..).unwrap_or_default().find('\n');
    let end = line.map_or(last.end, |length| last.end.min(first.start + length as u32));
    let span = Span { start: first.start, end: end.max(first.end) };
    let mut found = at(STRAY_STATEMENT, "a statement stands before `@upgrade`", source, span);
    found.label = "belongs to no direction".to_owned();
    found.help.push(match parts.upgrade {
        Some(_) => "move it behind `-- @upgrade` or `-- @downgrade`".to_owned(),
        None => "write `-- @upgrade` on the line before it".to_owned(),
    });
    problems.push(found);
}

fn misplaced(source: &Arc<Source>, directive: &Directive, label: &str, help: &str) -> Problem {
    let title = format!("`@{}` stands where it means nothing", directive.name.word());
    let mut found = at(MISPLACED, title, source, directive.span);
    found.label = label.to_owned();
    found.help.push(help.to_owned());
    found
}
