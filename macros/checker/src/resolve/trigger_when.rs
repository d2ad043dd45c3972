//! `WHEN (…)` of a trigger: an expression over the rows `OLD` and `NEW`.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use std::sync::Arc;

use arcoiris_catalog::{ColumnNumber, Expression, Name, ObjectId, Piece, State, Table, TriggerTiming};

use super::analyse::Analyser;
use super::deparse;
use super::query::tree::RelationNumber;
use super::scope::{Columns, Level, Relation};
use super::uses::Use;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{self, CreateTrigger, ExpressionKind, Ident};

/// What the numbers of `NEW`'s columns begin after: a table has at most 1600.
const NEW: ColumnNumber = 10_000;

/// Resolves a condition; `OLD` and `NEW` are printed as text before the holes of their columns.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub(crate) fn trigger_condition(
    simulation: &Simulation,
    table: ObjectId,
    it: &syntax::Expression,
    trigger: &CreateTrigger,
) -> Result<Expression, Refusal> {
    let Some(arcoiris_catalog::Object::Table(found)) = simulation.catalog.object(table).map(AsRef::as_ref)
    else {
        return Err(Refusal::not_modelled(it.span, "a condition of this trigger"));
    };
    let rows = rows_compared(it);
    if let Some((old, new, text)) = rows {
        check_rows(trigger, old, new, it.span)?;
        if new
            && trigger.timing == TriggerTiming::Before
            && found.columns.iter().any(|it| it.generated.is_some())
        {
            let message = "BEFORE trigger's WHEN condition cannot reference NEW generated columns";
            return Err(Refusal::other(it.span, "42P17", message));
        }
        return Ok(Expression { pieces: vec![Piece::Text(text)], also: Vec::new() });
    }
    let shifted = shifted(found);
    let level = Level {
        relations: vec![
            Relation::new(RelationNumber::default(), Some(Name::new("old")), Columns::Stored(found)),
            Relation::new(RelationNumber::default(), Some(Name::new("new")), Columns::Stored(&shifted)),
        ],
        ..Level::default()
    };
    let mut analyser = Analyser::new(simulation, &level, Use::Check);
    let tree = analyser.expression(it)?;
    let tree = analyser.coerce_to_boolean(tree, "WHEN")?;
    let mut columns = Vec::new();
    tree.columns(&mut columns);
    check_rows(
        trigger,
        columns.iter().any(|number| *number <= NEW),
        columns.iter().any(|number| *number > NEW),
        it.span,
    )?;
    let generated = |number: &ColumnNumber| {
        *number > NEW && found.column_numbered(*number - NEW).is_some_and(|column| column.generated.is_some())
    };
    if trigger.timing == TriggerTiming::Before && columns.iter().any(generated) {
        let message = "BEFORE trigger's WHEN condition cannot reference NEW generated columns";
        return Err(Refusal::other(it.span, "42P17", message));
    }
    if let Some((name, span)) = analyser.found.opaque.first() {
        return Err(Refusal::not_modelled(*span, format!("{name} in a stored expression")));
    }
    let also = std::mem::take(&mut analyser.found.also);
    let Some(stored) = deparse::print(simulation, &tree, also) else {
        return Err(Refusal::not_modelled(it.span, "how this condition is stored"));
    };
    Ok(prefixed(stored))
}

/// The table with other numbers.
fn shifted(table: &Table) -> Table {
    let mut shifted = table.clone();
    for column in &mut shifted.columns {
        let column = Arc::make_mut(column);
        column.number = column.number.saturating_add(NEW);
    }
    shifted
}

/// `old.` or `new.` before each column.
fn prefixed(stored: Expression) -> Expression {
    let mut pieces: Vec<Piece> = Vec::with_capacity(stored.pieces.len());
    for piece in stored.pieces {
        if let Piece::Column(number) = piece {
            let (row, number) = if number > NEW { ("new.", number - NEW) } else { ("old.", number) };
            match pieces.last_mut() {
                Some(Piece::Text(text)) => text.push_str(row),
                Some(_) | None => pieces.push(Piece::Text(row.to_owned())),
            }
            pieces.push(Piece::Column(number));
        } else {
            pieces.push(piece);
        }
    }
    Expression { pieces, also: stored.also }
}

/// `OLD.* IS DISTINCT FROM NEW.*`: which rows it reads, and how it is printed.
fn rows_compared(it: &syntax::Expression) -> Option<(bool, bool, String)> {
    let row = |it: &syntax::Expression| -> Option<&'static str> {
        let path: &[Ident] = match &it.kind {
            ExpressionKind::Star(path) | ExpressionKind::Column(path) => path,
            _ => return None,
        };
        match path {
            [only] if only.name.as_str() == "old" => Some("old"),
            [only] if only.name.as_str() == "new" => Some("new"),
            _ => None,
        }
    };
    let (left, right, negated) = match &it.kind {
        ExpressionKind::Distinct { left, right, negated } => (left, right, *negated),
        _ => return None,
    };
    let (left, right) = (row(left)?, row(right)?);
    let compared = format!("({left}.* IS DISTINCT FROM {right}.*)");
    let text = if negated { format!("(NOT {compared})") } else { compared };
    Some((left == "old" || right == "old", left == "new" || right == "new", text))
}

/// Which rows a trigger has.
fn check_rows(trigger: &CreateTrigger, old: bool, new: bool, span: syntax::Span) -> Result<(), Refusal> {
    let refuse = |message: &str| Err(Refusal::other(span, "42P17", message.to_owned()));
    if (old || new) && !trigger.for_each_row {
        return refuse("statement trigger's WHEN condition cannot reference column values");
    }
    if old && trigger.on_insert {
        return refuse("INSERT trigger's WHEN condition cannot reference OLD values");
    }
    if new && trigger.on_delete {
        return refuse("DELETE trigger's WHEN condition cannot reference NEW values");
    }
    Ok(())
}
