//! The SQL of one direction, and the directives before its statements.

use std::sync::Arc;

use super::directive::{Directive, DirectiveName, excerpt, malformed, reason};
use super::head::Section;
use super::problem::{MISPLACED, WITHOUT_EFFECT, at, place, syntax};
use crate::parse;
use crate::problem::Problem;
use crate::revision::{Allow, Script, ScriptStatement, Spanned};
use crate::source::Source;
use crate::syntax::{Span, Statement};

/// Reads a direction.
pub(super) fn script(
    source: &Arc<Source>,
    section: &Section,
    server: u32,
    problems: &mut Vec<Problem>,
) -> Script {
    let parsed = parse::script(&source.text, section.span.start..section.span.end, server);
    let right = parsed.is_ok();
    let statements = match parsed {
        Ok(statements) => statements,
        Err(errors) => {
            problems.extend(errors.into_iter().map(|error| syntax(source, error)));
            Vec::new()
        }
    };
    let mut statements: Vec<ScriptStatement> = statements
        .into_iter()
        .map(|statement| ScriptStatement { statement, allows: Vec::new(), effects: Vec::new() })
        .collect();
    for directive in &section.directives {
        let before = directive.span.start;
        let target = statements.iter_mut().find(|statement| statement.statement.span.end > before);
        match target {
            Some(target) if target.statement.span.start < before => {
                let title = format!("`@{}` stands inside a statement", directive.name.word());
                let mut found = at(MISPLACED, title, source, directive.span);
                found.others.push((place(source, target.statement.span), "the statement".to_owned()));
                found.help.push("write it on the line before the statement".to_owned());
                problems.push(found);
            }
            Some(target) => {
                if let Err(found) = take(source, section, directive, target, server) {
                    problems.extend(found);
                }
            }
            // Without statements nothing is known of what it stands before.
            None if !right => {}
            None => {
                let title = format!("`@{}` stands before no statement", directive.name.word());
                let mut found = at(WITHOUT_EFFECT, title, source, directive.span);
                found.help.push(
                    "write it on the line before the statement that it is about, or take it away".to_owned(),
                );
                problems.push(found);
            }
        }
    }
    Script { directive: section.directive, span: section.span, statements }
}

fn take(
    source: &Arc<Source>,
    section: &Section,
    directive: &Directive,
    target: &mut ScriptStatement,
    server: u32,
) -> Result<(), Vec<Problem>> {
    if directive.name == DirectiveName::Allow {
        target.allows.push(allow(source, directive).map_err(|problem| vec![*problem])?);
    } else {
        target.effects.push(effect(source, section, directive, server)?);
    }
    Ok(())
}

/// `@allow RULE "why"`
fn allow(source: &Arc<Source>, directive: &Directive) -> Result<Allow, Box<Problem>> {
    let text = excerpt(source, directive.argument);
    let length = text.find([' ', '\t']).unwrap_or(text.len());
    let word = text.get(..length).unwrap_or_default();
    let span = Span { start: directive.argument.start, end: directive.argument.start + length as u32 };
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if word.is_empty() || !word.bytes().all(kebab) {
        return Err(malformed(
            source,
            DirectiveName::Allow,
            span,
            "a rule's name stands here, in lower case",
        ));
    }
    let rest = text.get(length..).unwrap_or_default();
    let start = directive.argument.end - rest.trim_start().len() as u32;
    let reason = reason(source, DirectiveName::Allow, Span { start, end: directive.argument.end })?;
    Ok(Allow { rule: Spanned { value: word.to_owned(), span }, reason })
}

/// `@effect SQL`, which goes on in the comment lines right below it that are indented by three blanks or more:
///
/// ```sql
/// -- @effect CREATE TABLE pos.tips (
/// --     tip numeric(18,4)
/// --   )
/// DO $$ … $$;
/// ```
///
/// `@effect none` is for what changes rows only.
fn effect(
    source: &Arc<Source>,
    section: &Section,
    directive: &Directive,
    server: u32,
) -> Result<Spanned<Vec<Statement>>, Vec<Problem>> {
    let mut lines = vec![directive.argument];
    let mut last = directive.span;
    for comment in section.comments.iter().filter(|comment| comment.start > directive.span.start) {
        let between = excerpt(source, Span { start: last.end, end: comment.start });
        let body = excerpt(source, *comment).trim_start_matches('-');
        let adjacent =
            between.bytes().filter(|byte| *byte == b'\n').count() == 1 && between.trim().is_empty();
        if !adjacent || !body.starts_with("   ") {
            break;
        }
        lines.push(Span { start: comment.end - body.len() as u32, end: comment.end });
        last = *comment;
    }
    let span = Span { start: directive.argument.start, end: last.end };
    // The comment marks blanked out, so that every place in the SQL is its place in the file.
    let mut blanked = vec![b' '; span.end as usize];
    for line in &lines {
        let range = line.start as usize..line.end as usize;
        if let (Some(to), Some(from)) = (blanked.get_mut(range.clone()), source.text.as_bytes().get(range)) {
            to.copy_from_slice(from);
        }
        if let Some(end) = blanked.get_mut(line.end as usize) {
            *end = b'\n';
        }
    }
    let Ok(blanked) = String::from_utf8(blanked) else {
        return Err(vec![*malformed(source, DirectiveName::Effect, span, "this is not SQL")]);
    };
    // What changes rows only has no effect on the catalog, and says so.
    if blanked.trim() == "none" {
        return Ok(Spanned { value: Vec::new(), span });
    }
    match parse::script(&blanked, span.start..span.end, server) {
        Ok(statements) if statements.is_empty() => {
            Err(vec![*malformed(source, DirectiveName::Effect, span, "the SQL is missing")])
        }
        Ok(value) => Ok(Spanned { value, span }),
        Err(errors) => Err(errors.into_iter().map(|error| syntax(source, error)).collect()),
    }
}
