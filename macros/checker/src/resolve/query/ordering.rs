//! `ORDER BY` and `DISTINCT`: `findTargetlistEntrySQL92`, `transformDistinctClause` of PostgreSQL's `parse_clause.c`.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::tree::OrderTree;
use super::{Analysed, sortable, with_analyser};
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::scope::Level;
use crate::resolve::tree::Tree;
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, Literal, OrderBy, Select, Span};

/// The column of the result that an element stands for, if it is a number or a name.
pub(super) fn by_output(it: &Expression, columns: &[Analysed], word: &str) -> Result<Option<usize>, Refusal> {
    match &it.kind {
        ExpressionKind::Literal(Literal::Integer(number)) => {
            let found = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1));
            match found.filter(|index| *index < columns.len()) {
                Some(index) => Ok(Some(index)),
                None => {
                    let message = format!("{word} position {number} is not in select list");
                    Err(Refusal::other(it.span, "42P10", message))
                }
            }
        }
        // TRUE and FALSE are casts.
        ExpressionKind::Literal(Literal::Boolean(_)) => Ok(None),
        ExpressionKind::Literal(_) => {
            Err(Refusal::other(it.span, "42601", format!("non-integer constant in {word}")))
        }
        ExpressionKind::Column(path) => {
            let [name] = path.as_slice() else { return Ok(None) };
            let mut same = columns.iter().enumerate().filter(|(_, (output, _))| *output == name.name);
            let Some((index, (_, tree))) = same.next() else { return Ok(None) };
            if same.any(|(_, (_, other))| other != tree) {
                let message = format!("{word} \"{}\" is ambiguous", name.name.as_str());
                return Err(Refusal::other(name.span, "42702", message));
            }
            Ok(Some(index))
        }
        _ => Ok(None),
    }
}

/// `ORDER BY` of a plain query.
pub(super) fn order(
    simulation: &Simulation,
    order_by: &[OrderBy],
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<OrderTree>, Refusal> {
    let mut done = Vec::with_capacity(order_by.len());
    for element in order_by {
        let it = &element.expression;
        let column = by_output(it, columns, "ORDER BY")?;
        let (tree, column) = match column.and_then(|index| Some((index, columns.get(index)?))) {
            Some((index, (_, tree))) => (tree.clone(), Some(index + 1)),
            None => {
                let tree = with_analyser(simulation, level, Use::OrderBy, found, |analyser| {
                    analyser.expression(it)
                })?;
                let column = columns.iter().position(|(_, other)| *other == tree);
                (tree, column.map(|index| index + 1))
            }
        };
        sortable(simulation, tree.kind, it.span, "an ordering operator")?;
        done.push(OrderTree {
            tree,
            descending: element.descending,
            nulls_first: element.nulls_first,
            operator: None,
            column,
        });
    }
    Ok(done)
}

/// Over a set operation or `VALUES`, only output columns may be ordered by.
pub(super) fn by_columns(
    simulation: &Simulation,
    order_by: &[OrderBy],
    columns: &[Analysed],
    span: Span,
) -> Result<Vec<OrderTree>, Refusal> {
    let mut done = Vec::with_capacity(order_by.len());
    for element in order_by {
        let column = by_output(&element.expression, columns, "ORDER BY")?;
        let Some((index, (_, tree))) = column.and_then(|index| Some((index, columns.get(index)?))) else {
            return Err(Refusal::not_modelled(element.expression.span, "this ORDER BY"));
        };
        sortable(simulation, tree.kind, span, "an ordering operator")?;
        done.push(OrderTree {
            tree: tree.clone(),
            descending: element.descending,
            nulls_first: element.nulls_first,
            operator: None,
            column: Some(index + 1),
        });
    }
    Ok(done)
}

/// `DISTINCT`, `DISTINCT ON`: the expressions of the latter.
pub(super) fn distinct(
    simulation: &Simulation,
    select: &Select,
    order: &[OrderTree],
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Tree>, Refusal> {
    if !select.distinct {
        return Ok(Vec::new());
    }
    if select.distinct_on.is_empty() {
        if let Some(element) = order.iter().find(|element| element.column.is_none()) {
            let message = "for SELECT DISTINCT, ORDER BY expressions must appear in select list";
            return Err(Refusal::other(element.tree.span, "42P10", message));
        }
        for (_, tree) in columns {
            sortable(simulation, tree.kind, tree.span, "an equality operator")?;
        }
        return Ok(Vec::new());
    }
    let mut trees: Vec<Tree> = Vec::with_capacity(select.distinct_on.len());
    for it in &select.distinct_on {
        // Names of the result and numbers of its columns count here too, as in ORDER BY.
        let column = by_output(it, columns, "DISTINCT ON")?;
        let tree = match column.and_then(|index| columns.get(index)) {
            Some((_, tree)) => tree.clone(),
            None => {
                with_analyser(simulation, level, Use::DistinctOn, found, |analyser| analyser.expression(it))?
            }
        };
        sortable(simulation, tree.kind, it.span, "an equality operator")?;
        if !trees.contains(&tree) {
            trees.push(tree);
        }
    }
    // What is ordered by first is what is told apart by, in any order.
    let mut ordered: Vec<&Tree> = Vec::new();
    let mut skipped = false;
    for element in order {
        if !trees.contains(&element.tree) {
            skipped = true;
        } else if skipped {
            return Err(unordered(element.tree.span));
        } else if !ordered.contains(&&element.tree) {
            ordered.push(&element.tree);
        }
    }
    if skipped && ordered.len() < trees.len() {
        return Err(unordered(trees.first().map(|tree| tree.span).unwrap_or_default()));
    }
    let mut done: Vec<Tree> = ordered.into_iter().cloned().collect();
    for tree in trees {
        if !done.contains(&tree) {
            done.push(tree);
        }
    }
    Ok(done)
}

fn unordered(span: Span) -> Refusal {
    let message = "SELECT DISTINCT ON expressions must match initial ORDER BY expressions";
    Refusal::other(span, "42P10", message)
}
