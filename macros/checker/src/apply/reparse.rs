//! Stored expressions read again, as PostgreSQL does when a column that they use gets another type: it prints them, parses
//! what it printed, and resolves that against the table as it is now.

use arcoiris_catalog::{Expression, Table, TypeRef};

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
    text.push_str(&arcoiris_catalog::expression_text(&simulation.catalog, Some(table), stored));
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
