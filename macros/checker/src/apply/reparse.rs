//! Stored expressions read again, as PostgreSQL does when a column that they use gets another type: it prints them, parses
//! what it printed, and resolves that against the table as it is now.

use arcoiris_catalog::{Defined, Expression, Object, Piece, State, Table, TypeRef};

use crate::parse;
use crate::refusal::Refusal;
use crate::resolve::{self, Place, Resolved, Scope};
use crate::simulation::Simulation;
use crate::syntax::{self, SelectBody, Span, StatementKind};

/// Resolves a stored expression against `table`.
///
/// # Errors
/// What [`resolve::expression`] says of it now.
pub(super) fn expression(
    simulation: &Simulation,
    table: &Table,
    place: Place,
    stored: &Expression,
    target: Option<&TypeRef>,
    span: Span,
) -> Result<Resolved, Refusal> {
    let written = written(simulation, table, stored, span)?;
    let scope = Scope { simulation, table: Some(table), value: None, place };
    resolve::expression(&scope, &written, target).map_err(|mut refusal| {
        // Its places are in a text that nobody wrote.
        refusal.span = span;
        refusal
    })
}

/// A stored expression as it would be written.
pub(super) fn written(
    simulation: &Simulation,
    table: &Table,
    stored: &Expression,
    span: Span,
) -> Result<syntax::Expression, Refusal> {
    let mut text = "SELECT ".to_owned();
    let stored = visible(simulation, stored);
    text.push_str(&arcoiris_catalog::expression_text(&simulation.catalog, Some(table), &stored));
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let unreadable = || {
        Refusal::not_modelled(
            span,
            format!("the expression {} read again", &text.get(7..).unwrap_or_default()),
        )
    };
    let parsed = parse::script(&text, 0..end, simulation.server).map_err(|_| unreadable())?;
    for statement in parsed {
        if let StatementKind::Select(query) = statement.kind
            && let SelectBody::Select(select) = query.body
            && let Some(target) = select.targets.into_iter().next()
        {
            return Ok(target.expression);
        }
    }
    Err(unreadable())
}

/// A stored expression as it is printed under the present `search_path`: operators and an extension's functions that are found
/// there have no schema (`generate_operator_name`, `generate_function_name`), so that others of their name may be meant when it
/// is read again. Users' own functions keep theirs.
fn visible(simulation: &Simulation, stored: &Expression) -> Expression {
    let schemas: Vec<String> = simulation.search_path.iter().map(|schema| format!("{schema}.")).collect();
    let mut pieces: Vec<Piece> = Vec::with_capacity(stored.pieces.len());
    let mut quote = None;
    // Whether the parenthesis after an operator is still to be taken away.
    let mut closes = false;
    for piece in &stored.pieces {
        match piece {
            Piece::Text(text) => {
                let text = if closes { text.strip_prefix(')').unwrap_or(text) } else { text };
                closes = false;
                pieces.push(Piece::Text(without_schemas(text, &schemas, &mut quote)));
            }
            Piece::Object(id) => {
                let name = match simulation.catalog.object(*id).map(AsRef::as_ref) {
                    Some(Object::Defined(Defined { of: Some(schema), name, .. })) => simulation
                        .catalog
                        .schema_name(*schema)
                        .is_some_and(|schema| simulation.search_path.contains(schema))
                        .then(|| name.as_str().to_owned()),
                    Some(_) | None => None,
                };
                let before = match pieces.last_mut() {
                    Some(Piece::Text(before)) => before,
                    Some(_) | None => {
                        pieces.push(piece.clone());
                        continue;
                    }
                };
                match (name, before.strip_suffix("OPERATOR(").map(str::len)) {
                    (Some(name), Some(length)) => {
                        before.truncate(length);
                        before.push_str(&name);
                        closes = true;
                    }
                    _ => pieces.push(piece.clone()),
                }
            }
            Piece::Column(_)
            | Piece::ColumnOf(..)
            | Piece::Type(_)
            | Piece::Relation(_)
            | Piece::Routine(_)
            | Piece::Schema(_)
            | Piece::NameOf(_)
            | Piece::Label { .. }
            | Piece::AsWritten(_)
            | Piece::OwnLabel { .. }
            | Piece::OwnName => pieces.push(piece.clone()),
        }
    }
    Expression { pieces, also: stored.also.clone() }
}

/// A text without these schemas before operators and functions; `quote` is the quotation mark that is open.
fn without_schemas(text: &str, schemas: &[String], quote: &mut Option<char>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if quote.is_none()
            && !kept.ends_with(|letter: char| letter.is_alphanumeric() || "_$.\"".contains(letter))
        {
            let operator = rest.strip_prefix("OPERATOR(");
            let inner = operator.unwrap_or(rest);
            if let Some(name) = schemas.iter().find_map(|schema| inner.strip_prefix(schema.as_str())) {
                if operator.is_some()
                    && let Some((symbol, after)) = name.split_once(')')
                {
                    kept.push_str(symbol);
                    rest = after;
                    continue;
                }
                let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                if operator.is_none() && end.is_some_and(|end| end > 0 && name.get(end..end + 1) == Some("("))
                {
                    rest = name;
                    continue;
                }
            }
        }
        match quote {
            Some(open) if *open == first => *quote = None,
            Some(_) => {}
            None if matches!(first, '\'' | '"') => *quote = Some(first),
            None => {}
        }
        kept.push(first);
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    kept
}
