//! Relations that a body in PL/pgSQL names and that are not there. PostgreSQL looks for them when the statement that names them is run,
//! so that a body outlives its tables. What is told here is told of the text: it may be wrong, and decides nothing by itself.

use std::collections::BTreeSet;

use arcoiris_catalog::{Name, Namespace, Routine, RoutineBody};

use crate::names;
use crate::parse::embedded::{Lexeme, LexemeKind, lexemes};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectName, Span};

/// Functions in whose parentheses `FROM` means something else.
const WITH_FROM: &[&str] = &["extract", "substring", "trim", "overlay", "position"];

/// Words behind which `UPDATE` is no statement.
const BEFORE_UPDATE: &[&str] = &["for", "on", "do", "key", "before", "after", "or", "of", "no"];

/// The first relation of a body that is not there; `also` are names that stand for something within it.
pub(crate) fn relation(simulation: &Simulation, routine: &Routine, also: &[&Name]) -> Option<String> {
    let RoutineBody::Text(body, _) = &routine.body else { return None };
    if routine.language.as_str() != "plpgsql"
        || routine.settings.iter().any(|(name, _)| name.as_str() == "search_path")
    {
        return None;
    }
    let tokens = lexemes(body).ok()?;
    let mut own: BTreeSet<&str> = also.iter().map(|name| name.as_str()).collect();
    own.extend(routine.arguments.iter().filter_map(|it| it.name.as_ref()).map(Name::as_str));
    own.extend(within(&tokens));
    (0..tokens.len()).find_map(|at| {
        let behind = target(&tokens, at)?;
        let (schema, name, next) = match (word(&tokens, behind), symbol(&tokens, behind + 1)) {
            (Some(schema), Some(".")) => (Some(schema), word(&tokens, behind + 2)?, behind + 3),
            (Some(name), _) => (None, name, behind + 1),
            (None, _) => return None,
        };
        let is_call = symbol(&tokens, next) == Some("(") && word(&tokens, at) != Some("into");
        let is_system = match schema {
            Some(schema) => matches!(schema, "pg_catalog" | "information_schema" | "pg_temp" | "new" | "old"),
            None => name.starts_with("pg_") || own.contains(name),
        };
        if is_call || is_system {
            return None;
        }
        let ident = |name: &str| Ident { name: Name::new(name), span: Span::default() };
        let written = ObjectName { schema: schema.map(ident), name: ident(name) };
        let there = names::find(simulation, Namespace::Relation, &written).is_some();
        (!there).then(|| names::written(&written))
    })
}

/// Where the name of a relation stands that a word announces.
fn target(tokens: &[Lexeme], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|at| word(tokens, at));
    let mut behind = at + 1;
    match word(tokens, at)? {
        "from" if before == Some("distinct") || of_a_cursor(tokens, at) || in_a_call(tokens, at) => {
            return None;
        }
        "from" | "join" => {}
        "into" if matches!(before, Some("insert" | "merge")) => {}
        "update" if before.is_none_or(|before| !BEFORE_UPDATE.contains(&before)) => {}
        _ => return None,
    }
    if word(tokens, behind) == Some("only") {
        behind += 1;
    }
    match word(tokens, behind)? {
        "lateral" | "set" | "select" | "values" | "unnest" | "current_date" | "now" => None,
        _ => Some(behind),
    }
}

/// `FETCH … FROM cursor`
fn of_a_cursor(tokens: &[Lexeme], at: usize) -> bool {
    let from = at.saturating_sub(3);
    (from..at).any(|at| matches!(word(tokens, at), Some("fetch" | "move")))
}

/// Whether a word stands in the parentheses of a function that has it among its arguments.
fn in_a_call(tokens: &[Lexeme], at: usize) -> bool {
    let mut depth = 0_usize;
    for place in (0..at).rev() {
        match symbol(tokens, place) {
            Some(")") => depth += 1,
            Some("(") if depth == 0 => {
                let function = place.checked_sub(1).and_then(|place| word(tokens, place));
                return function.is_some_and(|function| WITH_FROM.contains(&function));
            }
            Some("(") => depth -= 1,
            Some(";") => return false,
            _ => {}
        }
    }
    false
}

/// Names that the body gives itself: results of `WITH`, tables that it makes, variables.
fn within(tokens: &[Lexeme]) -> impl Iterator<Item = &str> {
    (0..tokens.len()).filter_map(|at| {
        let name = word(tokens, at)?;
        let before = at.checked_sub(1).and_then(|at| word(tokens, at));
        let behind = word(tokens, at + 1);
        let opens = |at| symbol(tokens, at) == Some("(");
        let of_with = behind == Some("as")
            && (opens(at + 2) || matches!(word(tokens, at + 2), Some("materialized" | "not")))
            || matches!(before, Some("with" | "recursive")) && opens(at + 1);
        let made = matches!(before, Some("table" | "exists" | "temp" | "temporary" | "view"));
        let variable = matches!(behind, Some("record" | "cursor" | "refcursor" | "no" | "scroll"));
        (of_with || made || variable).then_some(name)
    })
}

fn word(tokens: &[Lexeme], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        LexemeKind::Word { name, .. } => Some(name),
        LexemeKind::String(_)
        | LexemeKind::Integer(_)
        | LexemeKind::Parameter(_)
        | LexemeKind::Symbol(_)
        | LexemeKind::Other => None,
    }
}

fn symbol(tokens: &[Lexeme], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        LexemeKind::Symbol(symbol) => Some(symbol),
        LexemeKind::Word { .. }
        | LexemeKind::String(_)
        | LexemeKind::Integer(_)
        | LexemeKind::Parameter(_)
        | LexemeKind::Other => None,
    }
}
