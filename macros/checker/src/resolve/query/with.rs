//! `WITH`. <https://www.postgresql.org/docs/15/queries-with.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::Name;

use super::tree::WithTree;
use super::{named, resolved, with_analyser};
use crate::apply::data;
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::kind::Kind;
use crate::resolve::scope::{Level, Output};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{
    Cycle, FromItem, Ident, Query, Search, SelectBody, Statement, StatementKind, With, WithDetail,
};

/// What `WITH` adds to what is in sight.
pub(crate) fn frame<'a>(
    simulation: &'a Simulation,
    with: Option<&With>,
    outer: Option<&'a Level<'a>>,
    found: &mut Found,
) -> Result<(Level<'a>, Vec<WithTree>), Refusal> {
    let mut frame = Level { outer, ..Level::default() };
    let mut trees = Vec::new();
    let Some(with) = with else { return Ok((frame, trees)) };
    let none = WithDetail::default();
    // What stands in WITH RECURSIVE may name what comes after it; such orders are not looked into.
    for (index, (name, (columns, statement))) in with.queries.iter().enumerate() {
        let detail = with.details.get(index).unwrap_or(&none);
        if frame.with.iter().any(|(other, _)| *other == name.name) {
            let message = format!("WITH query name \"{}\" specified more than once", name.name.as_str());
            return Err(Refusal::other(name.span, "42712", message));
        }
        if with.recursive {
            let later = with.queries.iter().skip(index + 1).map(|(later, _)| &later.name);
            if let StatementKind::Select(query) = &statement.kind
                && later.clone().any(|later| mentions(query, later))
            {
                return Err(Refusal::not_modelled(name.span, "a WITH query that names one after it"));
            }
        }
        let recursive = with.recursive
            && matches!(&statement.kind, StatementKind::Select(query) if mentions(query, &name.name));
        let (outputs, query) = if recursive {
            recursive_outputs(simulation, name, columns, statement, &mut frame, found)?
        } else {
            let (outputs, query) = statement_outputs(simulation, statement, &frame, found)?;
            (renamed(name, columns, outputs)?, query)
        };
        let mut outputs = outputs;
        let tail = tail(simulation, name, detail, recursive, &mut outputs, &frame, found)?;
        frame.with.push((name.name.clone(), outputs));
        trees.push(WithTree {
            name: name.name.clone(),
            aliases: columns.iter().map(|column| column.name.clone()).collect(),
            materialized: detail.materialized,
            query: query.map(Box::new),
            tail,
        });
    }
    Ok((frame, trees))
}

fn renamed(name: &Ident, columns: &[Ident], mut outputs: Vec<Output>) -> Result<Vec<Output>, Refusal> {
    if columns.len() > outputs.len() {
        let (has, wants) = (outputs.len(), columns.len());
        let message = format!(
            "WITH query \"{}\" has {has} columns available but {wants} columns specified",
            name.name.as_str()
        );
        return Err(Refusal::other(name.span, "42P10", message));
    }
    for (output, column) in outputs.iter_mut().zip(columns) {
        output.name = column.name.clone();
    }
    Ok(outputs)
}

/// A query that names itself: the part before UNION gives the columns (`determineRecursiveColTypes`).
fn recursive_outputs(
    simulation: &Simulation,
    name: &Ident,
    columns: &[Ident],
    statement: &Statement,
    frame: &mut Level<'_>,
    found: &mut Found,
) -> Result<(Vec<Output>, Option<super::tree::QueryTree>), Refusal> {
    let called = name.name.as_str();
    let not_union = || {
        let message = format!(
            "recursive query \"{called}\" does not have the form non-recursive-term UNION [ALL] recursive-term"
        );
        Refusal::other(name.span, "42P19", message)
    };
    let StatementKind::Select(query) = &statement.kind else { return Err(not_union()) };
    let SelectBody::SetOperation { operation: crate::syntax::SetOperation::Union, left, .. } = &query.body
    else {
        return Err(not_union());
    };
    if mentions(left, &name.name) {
        let message = format!(
            "recursive reference to query \"{called}\" must not appear within its non-recursive term"
        );
        return Err(Refusal::other(name.span, "42P19", message));
    }
    let mut first = Found { number: found.number, ..Found::default() };
    // Its own WITH is in sight of both parts.
    let start = {
        let (inner, _) = frame_of(simulation, query, frame, &mut first)?;
        resolved(simulation, left, Some(&inner), &mut first)?
    };
    let start = renamed(name, columns, named(start.columns))?;
    frame.with.push((name.name.clone(), start.clone()));
    let whole = statement_outputs(simulation, statement, frame, found);
    frame.with.pop();
    let (outputs, tree) = whole?;
    let outputs = renamed(name, columns, outputs)?;
    for (index, (whole, start)) in outputs.iter().zip(&start).enumerate() {
        if whole.kind != start.kind {
            let (from, to) = (start.kind.words(simulation), whole.kind.words(simulation));
            let message = format!(
                "recursive query \"{called}\" column {} has type {from} in non-recursive term but type {to} overall",
                index + 1
            );
            return Err(Refusal::other(name.span, "42804", message));
        }
        if whole.modifier != start.modifier {
            let message =
                format!("recursive query \"{called}\" column {} has another modifier overall", index + 1);
            return Err(Refusal::other(name.span, "42804", message));
        }
    }
    Ok((outputs, tree))
}

fn frame_of<'a>(
    simulation: &'a Simulation,
    query: &Query,
    outer: &'a Level<'a>,
    found: &mut Found,
) -> Result<(Level<'a>, Vec<WithTree>), Refusal> {
    frame(simulation, query.with.as_ref(), Some(outer), found)
}

fn statement_outputs(
    simulation: &Simulation,
    statement: &Statement,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<(Vec<Output>, Option<super::tree::QueryTree>), Refusal> {
    let inner = Some(frame);
    let span = statement.span;
    match &statement.kind {
        StatementKind::Select(query) => {
            let tree = resolved(simulation, query, inner, found)?;
            Ok((named(tree.columns.clone()), Some(tree)))
        }
        // Only at the top may rows be changed.
        StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_)
            if frame.outer.is_some() =>
        {
            let message = "WITH clause containing a data-modifying statement must be at the top level";
            Err(Refusal::other(span, "0A000", message))
        }
        StatementKind::Insert(it) => Ok((data::insert::analyse(simulation, it, inner, span, found)?, None)),
        StatementKind::Update(it) => Ok((data::update::analyse(simulation, it, inner, span, found)?, None)),
        StatementKind::Delete(it) => Ok((data::delete::analyse(simulation, it, inner, span, found)?, None)),
        StatementKind::NotModelled(what) => Err(Refusal::not_modelled(span, what.clone())),
        _ => Err(Refusal::not_modelled(span, "this statement in WITH")),
    }
}

/// `SEARCH` and `CYCLE`: the columns that they add, and how they are printed.
fn tail(
    simulation: &Simulation,
    name: &Ident,
    detail: &WithDetail,
    recursive: bool,
    outputs: &mut Vec<Output>,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<String, Refusal> {
    let mut text = String::new();
    if detail.search.is_none() && detail.cycle.is_none() {
        return Ok(text);
    }
    if !recursive {
        let message = "WITH query is not recursive";
        return Err(Refusal::other(name.span, "42601", message));
    }
    let known = |columns: &[Ident], outputs: &[Output], word: &str| {
        for (index, column) in columns.iter().enumerate() {
            if !outputs.iter().any(|output| output.name == column.name) {
                let written = column.name.as_str();
                let message = format!("{word} column \"{written}\" not in WITH query column list");
                return Err(Refusal::other(column.span, "42601", message));
            }
            if columns.iter().take(index).any(|other| other.name == column.name) {
                let message = format!("{word} column \"{}\" specified more than once", column.name.as_str());
                return Err(Refusal::other(column.span, "42701", message));
            }
        }
        Ok(())
    };
    let taken = |column: &Ident, outputs: &[Output], word: &str| {
        if outputs.iter().any(|output| output.name == column.name) {
            let message = format!(
                "{word} column name \"{}\" already used in WITH query column list",
                column.name.as_str()
            );
            return Err(Refusal::other(column.span, "42601", message));
        }
        Ok(())
    };
    let list = |columns: &[Ident]| {
        columns.iter().map(|column| column.name.to_string()).collect::<Vec<_>>().join(", ")
    };
    if let Some(Search { breadth, columns, set }) = &detail.search {
        known(columns, outputs, "search")?;
        taken(set, outputs, "search sequence")?;
        let word = if *breadth { "BREADTH" } else { "DEPTH" };
        text.push_str(&format!(" SEARCH {word} FIRST BY {} SET {}", list(columns), set.name));
    }
    if let Some(cycle) = &detail.cycle {
        let Cycle { columns, mark, values, path } = cycle.as_ref();
        known(columns, outputs, "cycle")?;
        taken(mark, outputs, "cycle mark")?;
        taken(path, outputs, "cycle path")?;
        if mark.name == path.name {
            let message = "cycle mark column name and cycle path column name are the same";
            return Err(Refusal::other(mark.span, "42601", message));
        }
        let mut kind = Kind::BOOLEAN;
        if let Some((with, without)) = values {
            let tree = with_analyser(simulation, frame, Use::CycleMark, found, |analyser| {
                let (with, without) = (analyser.expression(with)?, analyser.expression(without)?);
                analyser.common(&[&with, &without], "CYCLE")
            })?;
            kind = tree;
            // How the values are printed is not modelled.
            text.push('\0');
        }
        if let Some(search) = &detail.search {
            outputs.push(sequence(search));
        }
        text.push_str(&format!(" CYCLE {} SET {} USING {}", list(columns), mark.name, path.name));
        outputs.push(Output { name: mark.name.clone(), kind, modifier: -1 });
        let records = Kind { base: super::super::kind::Base::Fact("record"), array: true };
        outputs.push(Output { name: path.name.clone(), kind: records, modifier: -1 });
    } else if let Some(search) = &detail.search {
        outputs.push(sequence(search));
    }
    Ok(text)
}

fn sequence(search: &Search) -> Output {
    let records = Kind { base: super::super::kind::Base::Fact("record"), array: !search.breadth };
    Output { name: search.set.name.clone(), kind: records, modifier: -1 }
}

/// Whether a query names this one in a `FROM`, its own names aside.
fn mentions(query: &Query, name: &Name) -> bool {
    if let Some(with) = &query.with {
        for (inner, (_, statement)) in &with.queries {
            if let StatementKind::Select(query) = &statement.kind
                && mentions(query, name)
            {
                return true;
            }
            if inner.name == *name {
                return false;
            }
        }
    }
    // Queries in expressions are seen in the written form: a name in it is enough to be careful.
    let needle = format!("Ident {{ name: {name:?},");
    match &query.body {
        SelectBody::Select(select) => {
            select.from.iter().any(|item| in_item(item, name)) || {
                let in_expressions = select
                    .targets
                    .iter()
                    .map(|target| &target.expression)
                    .chain(&select.condition)
                    .chain(&select.having)
                    .chain(&select.group_by);
                in_expressions
                    .map(|it| format!("{it:?}"))
                    .any(|text| text.contains("Subquery {") && text.contains(&needle))
            }
        }
        SelectBody::Values(_) => false,
        SelectBody::SetOperation { left, right, .. } => mentions(left, name) || mentions(right, name),
    }
}

fn in_item(item: &FromItem, wanted: &Name) -> bool {
    match item {
        FromItem::Table { name, .. } => name.schema.is_none() && name.name.name == *wanted,
        FromItem::Subquery { query, .. } => mentions(query, wanted),
        FromItem::Join { left, right, .. } => in_item(left, wanted) || in_item(right, wanted),
        FromItem::Sample { item, .. } => in_item(item, wanted),
        FromItem::Function { .. } | FromItem::Functions { .. } | FromItem::NotModelled(_) => false,
    }
}
