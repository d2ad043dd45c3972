//! What rows come from: tables, queries, functions and joins of such.

use arcoiris_catalog::{Name, Namespace, Object, State};

use super::{outputs, with_analyser};
use crate::builtin;
use crate::effects::Lock;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::kind::Kind;
use crate::resolve::scope::{Columns, Level, Output, Relation};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Expression, FromItem, Ident, ObjectKind, ObjectName, Span};

/// Adds an item's relations to the level; gives what `*` shows of it.
pub(super) fn item<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    item: &FromItem,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    match item {
        FromItem::Table { name, alias, columns, .. } => {
            let relation = table(simulation, level, name, alias.as_ref(), columns, found)?;
            push(simulation, level, relation, name.span())
        }
        FromItem::Subquery { query, lateral, alias, columns } => {
            let outer = if *lateral { Some(&*level) } else { level.outer };
            let list = outputs(simulation, query, outer, found)?;
            let Some(alias) = alias else {
                return Err(Refusal::other(query.span, "42601", "subquery in FROM must have an alias"));
            };
            let list = renamed(list, columns, &alias.name, alias.span)?;
            push(simulation, level, Relation::new(Some(alias.name.clone()), Columns::List(list)), alias.span)
        }
        FromItem::Function { call, ordinality, alias, columns, .. } => {
            let (name, mut list) = function(simulation, level, call, alias.as_ref(), found)?;
            if *ordinality {
                list.push(Output { name: Name::new("ordinality"), kind: Kind::fact("int8"), modifier: -1 });
            }
            let list = renamed(list, columns, &name, call.span)?;
            push(simulation, level, Relation::new(Some(name), Columns::List(list)), call.span)
        }
        FromItem::Join { .. } => join(simulation, level, item, found),
        FromItem::NotModelled(what) => Err(Refusal::not_modelled(level_span(level), what.clone())),
    }
}

/// There is no place for what the tree has no room for.
fn level_span(_: &Level<'_>) -> Span {
    Span::default()
}

fn push<'a>(
    simulation: &Simulation,
    level: &mut Level<'a>,
    relation: Relation<'a>,
    span: Span,
) -> Result<Vec<Output>, Refusal> {
    let same = |other: &Relation<'_>| {
        other.name.is_some()
            && other.name == relation.name
            && (other.schema == relation.schema || other.schema.is_none() || relation.schema.is_none())
    };
    if level.relations.iter().any(same) {
        let name = relation.name.as_ref().map(Name::as_str).unwrap_or_default();
        let message = format!("table name \"{name}\" specified more than once");
        return Err(Refusal::other(span, "42712", message));
    }
    let star = relation.outputs(simulation);
    level.relations.push(relation);
    Ok(star)
}

/// Gives columns the names written behind an alias.
fn renamed(
    mut list: Vec<Output>,
    columns: &[Ident],
    name: &Name,
    span: Span,
) -> Result<Vec<Output>, Refusal> {
    if columns.len() > list.len() {
        let message = format!(
            "table \"{}\" has {} columns available but {} columns specified",
            name.as_str(),
            list.len(),
            columns.len()
        );
        return Err(Refusal::other(span, "42P10", message));
    }
    for (output, column) in list.iter_mut().zip(columns) {
        output.name = column.name.clone();
    }
    Ok(list)
}

fn table<'a>(
    simulation: &'a Simulation,
    level: &Level<'a>,
    name: &ObjectName,
    alias: Option<&Ident>,
    columns: &[Ident],
    found: &mut Found,
) -> Result<Relation<'a>, Refusal> {
    let called = alias.map_or(&name.name.name, |alias| &alias.name);
    let list = |list: Vec<Output>| {
        let list = renamed(list, columns, called, name.span())?;
        Ok(Relation::new(Some(called.clone()), Columns::List(list)))
    };
    if name.schema.is_none()
        && let Some(outputs) = level.with_query(&name.name.name)
    {
        return list(outputs.to_vec());
    }
    let system = match &name.schema {
        Some(schema) => names::is_system_schema(&schema.name),
        None => name.name.name.as_str().starts_with("pg_"),
    };
    let Some(id) = names::find(simulation, Namespace::Relation, name) else {
        return Err(if system {
            Refusal::not_modelled(name.span(), "the system's tables")
        } else {
            names::unknown(simulation, Namespace::Relation, ObjectKind::Table, name)
        });
    };
    if name.schema.is_none() {
        with_analyser(simulation, level, Use::From, found, |analyser| {
            analyser.note_unqualified(id, name);
            Ok(())
        })?;
    }
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => {
            found.locks.push((Lock::AccessShare, id));
            let mut relation = Relation::new(Some(called.clone()), Columns::Table(table));
            if !columns.is_empty() {
                return list(relation.outputs(simulation));
            }
            if alias.is_none() {
                relation.schema = simulation.catalog.schema_name(table.schema).cloned();
            }
            Ok(relation)
        }
        Some(Object::Sequence(_)) => {
            let output = |name: &str, kind| Output { name: Name::new(name), kind, modifier: -1 };
            let big = Kind::fact("int8");
            list(vec![output("last_value", big), output("log_cnt", big), output("is_called", Kind::BOOLEAN)])
        }
        Some(other) => Err(Refusal::new(
            name.span(),
            RefusalFact::WrongKind {
                name: names::written(name),
                found: names::kind_of(other),
                wanted: ObjectKind::Table,
            },
        )
        .about(id)),
        None => Err(names::unknown(simulation, Namespace::Relation, ObjectKind::Table, name)),
    }
}

/// The name and the columns of a function's result.
fn function<'a>(
    simulation: &'a Simulation,
    level: &Level<'a>,
    call: &Expression,
    alias: Option<&Ident>,
    found: &mut Found,
) -> Result<(Name, Vec<Output>), Refusal> {
    let (tree, fact) = with_analyser(simulation, level, Use::From, found, |analyser| {
        let tree = analyser.expression(call)?;
        Ok((tree, analyser.last_call))
    })?;
    let own = super::figure_name(call).unwrap_or_else(|| Name::new("?column?"));
    let name = alias.map_or(own.clone(), |alias| alias.name.clone());
    let outputs = fact.map_or(builtin::NONE, |fact| fact.outputs);
    let many: Vec<(&str, &'static str)> =
        outputs.split(' ').filter_map(|output| output.split_once(':')).collect();
    if many.len() > 1 {
        let mut list = Vec::with_capacity(many.len());
        for (column, kind) in many {
            let kind = Kind::of_fact(kind);
            if crate::resolve::is_polymorphic(kind) {
                return Err(Refusal::not_modelled(call.span, "the columns of this function"));
            }
            list.push(Output { name: Name::new(column), kind, modifier: -1 });
        }
        return Ok((name, list));
    }
    if let Some(table) = tree.kind.under(simulation).table(simulation) {
        let relation = Relation::new(None, Columns::Table(table));
        return Ok((name, relation.outputs(simulation)));
    }
    if tree.kind.is("record") || tree.kind.is("void") || tree.kind.is_unknown() {
        return Err(Refusal::not_modelled(call.span, "the columns of this function"));
    }
    // A function of one value calls its column by its own parameter's name, by the alias otherwise.
    let column = match many.as_slice() {
        [(column, _)] if *column != builtin::NONE => Name::new(column),
        _ => name.clone(),
    };
    Ok((name, vec![Output { name: column, kind: tree.kind, modifier: tree.modifier }]))
}

fn join<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    it: &FromItem,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    let FromItem::Join { natural, left, right, using, on, alias, .. } = it else { return Ok(Vec::new()) };
    if let Some(alias) = alias {
        return Err(Refusal::not_modelled(alias.span, "an alias of a join"));
    }
    let first = level.relations.len();
    let left = item(simulation, level, left, found)?;
    let middle = level.relations.len();
    let right = item(simulation, level, right, found)?;
    let natural_names: Vec<Ident> = if *natural {
        let shared = left.iter().filter(|output| right.iter().any(|other| other.name == output.name));
        shared.map(|output| Ident { name: output.name.clone(), span: Span::default() }).collect()
    } else {
        Vec::new()
    };
    let using = if *natural { &natural_names } else { using };
    if let Some(condition) = on {
        // Only what is joined here is in sight.
        let joined = level.relations.split_off(first);
        let inner = Level { relations: joined, outer: level.outer, ..Level::default() };
        let result = super::boolean(simulation, condition, &inner, Use::JoinOn, "JOIN/ON", found);
        level.relations.extend(inner.relations);
        result?;
    }
    if using.is_empty() {
        return Ok(left.into_iter().chain(right).collect());
    }
    let mut merged = Vec::with_capacity(using.len());
    for name in using {
        let side = |outputs: &[Output], word: &str| {
            let mut same = outputs.iter().filter(|output| output.name == name.name);
            match (same.next(), same.next()) {
                (Some(only), None) => Ok(only.clone()),
                (None, _) => {
                    let message = format!(
                        "column \"{}\" specified in USING clause does not exist in {word} table",
                        name.name.as_str()
                    );
                    Err(Refusal::other(name.span, "42703", message))
                }
                (Some(_), Some(_)) => {
                    let message = format!(
                        "common column name \"{}\" appears more than once in {word} table",
                        name.name.as_str()
                    );
                    Err(Refusal::other(name.span, "42702", message))
                }
            }
        };
        let (one, other) = (side(&left, "left")?, side(&right, "right")?);
        let tree = |output: &Output| {
            use crate::resolve::tree::{Shape, Tree};
            Tree { modifier: output.modifier, ..Tree::new(output.kind, Shape::Variable) }.at(name.span)
        };
        let (first_tree, second_tree) = (tree(&one), tree(&other));
        let kind = with_analyser(simulation, level, Use::JoinOn, found, |analyser| {
            let kind = analyser.common(&[&first_tree, &second_tree], "JOIN/USING")?;
            analyser.operator(None, "=", Some(first_tree.clone()), second_tree.clone(), name.span)?;
            Ok(kind)
        })?;
        let modifier =
            if one.kind == other.kind && one.modifier == other.modifier { one.modifier } else { -1 };
        merged.push(Output { name: name.name.clone(), kind, modifier });
    }
    let is_merged = |output: &Output| merged.iter().any(|other: &Output| other.name == output.name);
    let rest = left.into_iter().chain(right).filter(|output| !is_merged(output));
    let star: Vec<Output> = merged.iter().cloned().chain(rest).collect();
    debug_assert!(middle >= first, "the right side comes after the left");
    for relation in level.relations.iter_mut().skip(first) {
        relation.merged.extend(merged.iter().map(|output| output.name.clone()));
    }
    level.relations.push(Relation::new(None, Columns::List(merged)));
    Ok(star)
}
