//! Which columns may stand beside `GROUP BY` and aggregates.
//! <https://www.postgresql.org/docs/15/queries-table-expressions.html#QUERIES-GROUP>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::{Analysed, by_output, sortable, with_analyser};
use crate::builtin;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::scope::Level;
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, Literal, Query, Select, Span};

/// Judges what is certain; the rest is told as not modelled.
pub(super) fn check(
    simulation: &Simulation,
    select: &Select,
    query: &Query,
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<(), Refusal> {
    let mut groups: Vec<&Expression> = Vec::new();
    for group in &select.group_by {
        if let ExpressionKind::NotModelled(what) = &group.kind {
            return Err(Refusal::not_modelled(group.span, what.clone()));
        }
        // A name is first one of the tables', then one of the result's.
        let is_number = matches!(group.kind, ExpressionKind::Literal(Literal::Integer(_)));
        let direct = if is_number {
            None
        } else {
            with_analyser(simulation, level, Use::GroupBy, found, |analyser| analyser.expression(group)).ok()
        };
        if let Some(tree) = direct {
            sortable(simulation, tree.kind, group.span, "an equality operator")?;
            groups.push(group);
            continue;
        }
        match by_output(group, columns) {
            Some(tree) => {
                let tree = tree?;
                sortable(simulation, tree.kind, group.span, "an equality operator")?;
                groups.extend(target_of(group, select));
            }
            None => {
                with_analyser(simulation, level, Use::GroupBy, found, |analyser| analyser.expression(group))?;
            }
        }
    }
    let grouped = !select.group_by.is_empty() || select.having.is_some() || found.aggregates;
    if !grouped {
        return Ok(());
    }
    let parts = select.targets.iter().map(|target| &target.expression).chain(&select.having);
    let ordered = query.order_by.iter().map(|element| &element.expression);
    let ordered = ordered.filter(|it| by_output(it, columns).is_none());
    for part in parts.chain(ordered) {
        if let Some(span) = ungrouped(part, &groups) {
            return Err(
                if select.group_by.is_empty() && level.outer.is_none_or(|outer| outer.outer.is_none()) {
                    let message =
                        "a column must appear in the GROUP BY clause or be used in an aggregate function";
                    Refusal::other(span, "42803", message)
                } else {
                    Refusal::not_modelled(span, "whether this column is determined by GROUP BY")
                },
            );
        }
    }
    Ok(())
}

/// The target that a name or number in `GROUP BY` means.
fn target_of<'a>(group: &Expression, select: &'a Select) -> Option<&'a Expression> {
    let target = match &group.kind {
        ExpressionKind::Literal(Literal::Integer(number)) => {
            select.targets.get(usize::try_from(*number).ok()?.checked_sub(1)?)
        }
        ExpressionKind::Column(path) => {
            let name = path.first()?;
            select
                .targets
                .iter()
                .find(|target| target.alias.as_ref().is_some_and(|alias| alias.name == name.name))
        }
        _ => None,
    }?;
    Some(&target.expression)
}

/// A column outside of aggregates that is no group.
fn ungrouped(it: &Expression, groups: &[&Expression]) -> Option<Span> {
    if groups.iter().any(|group| same(it, group)) {
        return None;
    }
    match &it.kind {
        ExpressionKind::Column(_) | ExpressionKind::Star(_) => Some(it.span),
        ExpressionKind::Call { name, window, .. }
            if window.is_none()
                && builtin::functions(name.name.name.as_str()).any(|fact| fact.kind == 'a') =>
        {
            None
        }
        // A query inside may refer to columns around it; what it refers to is not looked at.
        ExpressionKind::Subquery { .. } if groups.is_empty() => None,
        ExpressionKind::Subquery { .. } => Some(it.span),
        _ => children(it).into_iter().find_map(|child| ungrouped(child, groups)),
    }
}

/// Whether two expressions are written alike.
fn same(one: &Expression, other: &Expression) -> bool {
    match (&one.kind, &other.kind) {
        (ExpressionKind::Column(one), ExpressionKind::Column(other)) => {
            let last = |path: &[crate::syntax::Ident]| path.last().map(|ident| ident.name.clone());
            let qualifier =
                |path: &[crate::syntax::Ident]| path.iter().rev().nth(1).map(|ident| ident.name.clone());
            let (left, right) = (qualifier(one), qualifier(other));
            last(one) == last(other) && (left.is_none() || right.is_none() || left == right)
        }
        _ => without_places(one) == without_places(other),
    }
}

fn without_places(it: &Expression) -> String {
    let text = format!("{it:?}");
    let mut kept = String::with_capacity(text.len());
    for (index, part) in text.split("Span { start: ").enumerate() {
        let rest = if index == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) };
        kept.push_str(rest);
    }
    kept
}

fn children(it: &Expression) -> Vec<&Expression> {
    match &it.kind {
        ExpressionKind::Column(_)
        | ExpressionKind::Star(_)
        | ExpressionKind::Literal(_)
        | ExpressionKind::Parameter(_)
        | ExpressionKind::Special { .. }
        | ExpressionKind::Subquery { .. }
        | ExpressionKind::Default
        | ExpressionKind::NotModelled(_) => Vec::new(),
        ExpressionKind::Cast { operand, .. }
        | ExpressionKind::Not(operand)
        | ExpressionKind::IsNull { operand, .. }
        | ExpressionKind::BooleanTest { operand, .. }
        | ExpressionKind::Collate { operand, .. }
        | ExpressionKind::Field { operand, .. } => vec![operand],
        ExpressionKind::Call { arguments, window, .. } => {
            let window = window.iter().flat_map(|window| {
                window.partition.iter().chain(window.order.iter().map(|element| &element.expression))
            });
            arguments.iter().chain(window).collect()
        }
        ExpressionKind::Operator { left, right, .. } => {
            left.iter().map(AsRef::as_ref).chain([right.as_ref()]).collect()
        }
        ExpressionKind::Connective { operands, .. }
        | ExpressionKind::Coalesce(operands)
        | ExpressionKind::Greatest(operands)
        | ExpressionKind::Least(operands)
        | ExpressionKind::Array(operands)
        | ExpressionKind::Row(operands) => operands.iter().collect(),
        ExpressionKind::Distinct { left, right, .. }
        | ExpressionKind::NullIf(left, right)
        | ExpressionKind::Like { operand: left, pattern: right, .. }
        | ExpressionKind::Quantified { left, array: right, .. } => vec![left, right],
        ExpressionKind::In { operand, list, .. } => [operand.as_ref()].into_iter().chain(list).collect(),
        ExpressionKind::Between { operand, low, high, .. } => vec![operand, low, high],
        ExpressionKind::Case { operand, branches, otherwise } => {
            let branches = branches.iter().flat_map(|(when, then)| [when, then]);
            operand
                .iter()
                .map(AsRef::as_ref)
                .chain(branches)
                .chain(otherwise.iter().map(AsRef::as_ref))
                .collect()
        }
        ExpressionKind::Subscript { operand, low, high, .. } => {
            [Some(operand), low.as_ref(), high.as_ref()].into_iter().flatten().map(AsRef::as_ref).collect()
        }
    }
}
