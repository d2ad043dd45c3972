//! A query as it is stored: its columns, its normal form, and what it reads.

use arcoiris_catalog::{ColumnNumber, Expression, Namespace, ObjectId, Piece, State, TypeBase};

use super::shown::Shown;
use crate::apply::object;
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::simulation::Simulation;
use crate::syntax::{self, ExpressionKind, FromItem, Query, SelectBody};

/// A query as it is stored.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) columns: Vec<Shown>,
    pub(super) text: Expression,
    /// What it reads: relations, with the column or the whole.
    pub(super) references: Vec<(ObjectId, Option<ColumnNumber>)>,
}

/// Analyses a query that is to be stored.
pub(super) fn stored(
    simulation: &Simulation,
    it: &Query,
    tokens: &str,
    found: &mut Found,
) -> Result<Stored, Refusal> {
    let outputs = query::outputs(simulation, it, None, found)?;
    let mut columns = Vec::with_capacity(outputs.len());
    for output in outputs {
        let ty = output.kind.to_ref(simulation, output.modifier);
        columns.push(Shown { name: output.name, ty, collation: None });
    }
    let mut references = Vec::new();
    let select = match &it.body {
        SelectBody::Select(select) if it.with.is_none() => select,
        _ => return Err(Refusal::not_modelled(it.span, "a view over such a query")),
    };
    let mut relations: Vec<(arcoiris_catalog::Name, ObjectId)> = Vec::new();
    let mut conditions: Vec<&syntax::Expression> = Vec::new();
    for item in &select.from {
        from(simulation, item, &mut relations, &mut conditions)?;
    }
    conditions.extend(select.targets.iter().map(|target| &target.expression));
    conditions.extend(&select.condition);
    conditions.extend(&select.group_by);
    conditions.extend(&select.having);
    conditions.extend(it.order_by.iter().map(|element| &element.expression));
    for (_, id) in &relations {
        references.push((*id, None));
    }
    for expression in conditions {
        read(simulation, expression, &relations, &mut references)?;
    }
    let mut text = Expression { pieces: vec![Piece::Text(tokens.to_owned())], also: found.also.clone() };
    for column in &columns {
        if let TypeBase::User(id) = column.ty.base
            && !text.also.contains(&id)
        {
            text.also.push(id);
        }
    }
    Ok(Stored { columns, text, references })
}

fn from<'a>(
    simulation: &Simulation,
    item: &'a FromItem,
    relations: &mut Vec<(arcoiris_catalog::Name, ObjectId)>,
    conditions: &mut Vec<&'a syntax::Expression>,
) -> Result<(), Refusal> {
    match item {
        FromItem::Table { name, alias, columns, .. } if columns.is_empty() => {
            let Some(id) = names::find(simulation, Namespace::Relation, name) else { return Ok(()) };
            let called = alias.as_ref().map_or(&name.name.name, |alias| &alias.name);
            relations.push((called.clone(), id));
            Ok(())
        }
        FromItem::Join { natural: false, left, right, using, on, alias: None, .. } if using.is_empty() => {
            from(simulation, left, relations, conditions)?;
            from(simulation, right, relations, conditions)?;
            conditions.extend(on.as_deref());
            Ok(())
        }
        _ => Err(Refusal::not_modelled(crate::syntax::Span::default(), "a view over such a query")),
    }
}

fn read(
    simulation: &Simulation,
    it: &syntax::Expression,
    relations: &[(arcoiris_catalog::Name, ObjectId)],
    references: &mut Vec<(ObjectId, Option<ColumnNumber>)>,
) -> Result<(), Refusal> {
    let mut add = |reference| {
        if !references.contains(&reference) {
            references.push(reference);
        }
    };
    let mut inner: Vec<&syntax::Expression> = Vec::new();
    match &it.kind {
        ExpressionKind::Column(path) => {
            let (of, name) = match path.as_slice() {
                [name] => (None, name),
                [of, name] => (Some(of), name),
                _ => return Err(Refusal::not_modelled(it.span, "a view over such a query")),
            };
            for (called, id) in relations {
                if of.is_none_or(|of| of.name == *called)
                    && let Some(column) = object::table(&simulation.catalog, *id)
                        .and_then(|table| table.column(name.name.as_str()))
                {
                    add((*id, Some(column.number)));
                }
            }
        }
        ExpressionKind::Star(path) => {
            for (called, id) in relations {
                if path.first().is_none_or(|of| of.name == *called)
                    && let Some(table) = object::table(&simulation.catalog, *id)
                {
                    table.columns.iter().for_each(|column| add((*id, Some(column.number))));
                }
            }
        }
        ExpressionKind::Literal(_) => {}
        ExpressionKind::Cast { operand, .. } => inner.push(operand),
        ExpressionKind::Call { arguments, window: None, filter: None, order_by, .. }
            if order_by.is_empty() =>
        {
            inner.extend(arguments);
        }
        ExpressionKind::Operator { left, right, .. } => {
            inner.extend(left.as_deref());
            inner.push(right);
        }
        ExpressionKind::Connective { operands, .. } => inner.extend(operands),
        ExpressionKind::IsNull { operand, .. } => inner.push(operand),
        ExpressionKind::Coalesce(list) => inner.extend(list),
        _ => return Err(Refusal::not_modelled(it.span, "a view over such a query")),
    }
    for expression in inner {
        read(simulation, expression, relations, references)?;
    }
    let _ = simulation.catalog.object(ObjectId(0));
    Ok(())
}
