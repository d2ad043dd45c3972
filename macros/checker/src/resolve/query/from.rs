//! What rows come from: tables, queries, functions and joins of such.

use arcoiris_catalog::{Name, Namespace, Object, State, TableKind};

use super::tree::{Entry, FromTree, FunctionTree, JoinTree, Merged, RelationNumber, Source};
use super::{Analysed, named, resolved, with_analyser};
use crate::builtin;
use crate::effects::Lock;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::kind::Kind;
use crate::resolve::scope::{Columns, Level, Output, Relation};
use crate::resolve::tree::{Shape, Tree};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{
    DefinedColumn, Expression, ExpressionKind, FromItem, Ident, JoinKind, ObjectKind, ObjectName, Span,
};

/// Adds an item's relations to the level; gives what `*` shows of it, and its tree.
pub(super) fn item<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    item: &FromItem,
    found: &mut Found,
) -> Result<(Vec<Analysed>, FromTree), Refusal> {
    match item {
        FromItem::Table { name, only, alias, columns } => {
            let (relation, source) = table(simulation, level, name, alias.as_ref(), columns, *only, found)?;
            let entry = entry(&relation, alias.as_ref(), name.name.name.clone(), columns, source);
            push(simulation, level, relation, entry, name.span())
        }
        FromItem::Sample { item: inner, method, arguments, repeatable } => {
            let (star, tree) = self::item(simulation, level, inner, found)?;
            let sample = sample(simulation, level, method, arguments, repeatable.as_deref(), found)?;
            match tree {
                FromTree::Entry(entry) if matches!(entry.source, Source::Table { .. }) => {
                    Ok((star, FromTree::Entry(Box::new(Entry { sample: Some(sample), ..*entry }))))
                }
                _ => {
                    let message = "TABLESAMPLE clause can only be applied to tables and materialized views";
                    Err(Refusal::other(method.span(), "42809", message))
                }
            }
        }
        FromItem::Subquery { query, lateral, alias, columns } => {
            let outer = if *lateral { Some(&*level) } else { level.outer };
            let tree = resolved(simulation, query, outer, found)?;
            let list = named(tree.columns.clone());
            let Some(alias) = alias else {
                let what = if matches!(query.body, crate::syntax::SelectBody::Values(_)) {
                    "VALUES"
                } else {
                    "subquery"
                };
                return Err(Refusal::other(
                    query.span,
                    "42601",
                    format!("{what} in FROM must have an alias"),
                ));
            };
            let list = renamed(list, columns, &alias.name, alias.span)?;
            let relation = Relation::new(found.relation(), Some(alias.name.clone()), Columns::List(list));
            let source = Source::Query(Box::new(tree));
            let mut entry = entry(&relation, Some(alias), alias.name.clone(), columns, source);
            entry.lateral = *lateral;
            push(simulation, level, relation, entry, alias.span)
        }
        FromItem::Function { call, lateral, ordinality, alias, columns } => {
            let functions = [(call.as_ref(), [].as_slice())];
            let names = (alias.as_ref(), columns.as_slice());
            let (relation, entry) =
                functions_entry(simulation, level, &functions, *ordinality, *lateral, false, names, found)?;
            push(simulation, level, relation, entry, call.span)
        }
        FromItem::Functions { functions, lateral, ordinality, alias, columns, rows_from } => {
            let span = functions.first().map(|(call, _)| call.span).unwrap_or_default();
            let functions: Vec<(&Expression, &[DefinedColumn])> =
                functions.iter().map(|(call, definitions)| (call, definitions.as_slice())).collect();
            let names = (alias.as_ref(), columns.as_slice());
            let (relation, entry) = functions_entry(
                simulation,
                level,
                &functions,
                *ordinality,
                *lateral,
                *rows_from,
                names,
                found,
            )?;
            push(simulation, level, relation, entry, span)
        }
        FromItem::Join { .. } => join(simulation, level, item, found),
        FromItem::NotModelled(what) => Err(Refusal::not_modelled(Span::default(), what.clone())),
    }
}

fn entry(
    relation: &Relation<'_>,
    alias: Option<&Ident>,
    name: Name,
    columns: &[Ident],
    source: Source,
) -> Entry {
    Entry {
        number: relation.number,
        alias: alias.map(|alias| alias.name.clone()),
        name,
        aliases: columns.iter().map(|column| column.name.clone()).collect(),
        columns: match &relation.columns {
            Columns::List(list) => list.iter().map(|output| output.name.clone()).collect(),
            Columns::Renamed(_, names) => names.clone(),
            Columns::Stored(_) | Columns::Table(_) | Columns::Merged(_) => Vec::new(),
        },
        lateral: false,
        source,
        sample: None,
    }
}

/// `TABLESAMPLE`: `transformRangeTableSample`
fn sample(
    simulation: &Simulation,
    level: &Level<'_>,
    method: &ObjectName,
    arguments: &[Expression],
    repeatable: Option<&Expression>,
    found: &mut Found,
) -> Result<(String, Vec<Tree>, Option<Tree>), Refusal> {
    use crate::resolve::CastContext;
    use crate::resolve::tree::Form;
    let name = method.name.name.as_str();
    if !matches!(name, "bernoulli" | "system")
        || method.schema.as_ref().is_some_and(|it| it.name.as_str() != "pg_catalog")
    {
        let message = format!("tablesample method {name} does not exist");
        return Err(Refusal::other(method.span(), "42704", message));
    }
    let [only] = arguments else {
        let message = format!("tablesample method {name} requires 1 argument, not {}", arguments.len());
        return Err(Refusal::other(method.span(), "2202H", message));
    };
    with_analyser(simulation, level, Use::From, found, |analyser| {
        let mut convert = |it: &Expression, target: Kind| {
            let tree = analyser.expression(it)?;
            let done = analyser.coerce_to(tree, target, -1, CastContext::Assignment, Form::Implicit)?;
            done.map_err(|_| Refusal::not_modelled(it.span, "this argument of TABLESAMPLE"))
        };
        let argument = convert(only, Kind::fact("float4"))?;
        let repeatable = repeatable.map(|it| convert(it, Kind::fact("float8"))).transpose()?;
        Ok((name.to_owned(), vec![argument], repeatable))
    })
}

fn push<'a>(
    simulation: &Simulation,
    level: &mut Level<'a>,
    relation: Relation<'a>,
    entry: Entry,
    span: Span,
) -> Result<(Vec<Analysed>, FromTree), Refusal> {
    taken(level, &relation, span)?;
    let star = relation.trees(simulation);
    level.relations.push(relation);
    Ok((star, FromTree::Entry(Box::new(entry))))
}

fn taken(level: &Level<'_>, relation: &Relation<'_>, span: Span) -> Result<(), Refusal> {
    // Without alias, two tables of one name in different schemas can be told apart.
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
    Ok(())
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
    only: bool,
    found: &mut Found,
) -> Result<(Relation<'a>, Source), Refusal> {
    let called = alias.map_or(&name.name.name, |alias| &alias.name);
    let number = found.relation();
    let list = |list: Vec<Output>, source: Source| {
        let list = renamed(list, columns, called, name.span())?;
        Ok((Relation::new(number, Some(called.clone()), Columns::List(list)), source))
    };
    if name.schema.is_none()
        && let Some(outputs) = level.with_query(&name.name.name)
    {
        return list(outputs.to_vec(), Source::With(name.name.name.clone()));
    }
    // `pg_catalog` is searched first.
    let system = match &name.schema {
        Some(schema) => names::is_closed_schema(&schema.name),
        None => builtin::relation("pg_catalog", name.name.name.as_str(), simulation.server).is_some(),
    };
    if system {
        let schema = name.schema.as_ref().map_or("pg_catalog", |schema| schema.name.as_str());
        return match builtin::relation(schema, name.name.name.as_str(), simulation.server) {
            Some(columns) => {
                let printed = if schema == "pg_catalog" {
                    name.name.name.to_string()
                } else {
                    format!("{schema}.{}", name.name.name)
                };
                let output = |(column, kind, modifier): &(&'static str, &'static str, i32)| Output {
                    name: Name::new(column),
                    kind: Kind::of_fact(kind),
                    modifier: *modifier,
                };
                let (mut relation, source) =
                    list(columns.iter().map(output).collect(), Source::System(printed))?;
                relation.system = schema == "pg_catalog";
                if alias.is_none() {
                    relation.schema = Some(Name::new(schema));
                }
                Ok((relation, source))
            }
            None => Err(names::unknown(simulation, Namespace::Relation, ObjectKind::Table, name)),
        };
    }
    let Some(id) = names::find(simulation, Namespace::Relation, name) else {
        return Err(names::unknown(simulation, Namespace::Relation, ObjectKind::Table, name));
    };
    if name.schema.is_none() {
        with_analyser(simulation, level, Use::From, found, |analyser| {
            analyser.note_unqualified(id, name);
            Ok(())
        })?;
    }
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) if table.kind == TableKind::Composite => {
            let message = format!("cannot open relation \"{}\"", table.name.as_str());
            Err(Refusal::other(name.span(), "42809", message).about(id))
        }
        Some(Object::Table(table)) => {
            found.locks.push((Lock::AccessShare, id));
            let mut relation = Relation::table(number, called.clone(), id, table);
            if !columns.is_empty() {
                let outputs = named(relation.trees(simulation));
                let list = renamed(outputs, columns, called, name.span())?;
                relation.columns =
                    Columns::Renamed(table, list.into_iter().map(|output| output.name).collect());
            }
            if alias.is_none() {
                relation.schema = simulation.catalog.schema_name(table.schema).cloned();
            }
            Ok((relation, Source::Table { id, only }))
        }
        Some(Object::Sequence(_)) => {
            let output = |name: &str, kind| Output { name: Name::new(name), kind, modifier: -1 };
            let big = Kind::fact("int8");
            list(
                vec![output("last_value", big), output("log_cnt", big), output("is_called", Kind::BOOLEAN)],
                Source::Sequence(id),
            )
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

/// Functions in `FROM` (`addRangeTableEntryForFunction`).
#[expect(clippy::too_many_arguments, reason = "all that may be written of functions in FROM")]
fn functions_entry<'a>(
    simulation: &'a Simulation,
    level: &Level<'a>,
    functions: &[(&Expression, &[DefinedColumn])],
    ordinality: bool,
    lateral: bool,
    rows_from: bool,
    (alias, columns): (Option<&Ident>, &[Ident]),
    found: &mut Found,
) -> Result<(Relation<'a>, Entry), Refusal> {
    let span = functions.first().map(|(call, _)| call.span).unwrap_or_default();
    let own = functions
        .first()
        .and_then(|(call, _)| super::figure_name(call))
        .unwrap_or_else(|| Name::new("?column?"));
    let name = alias.map_or(own.clone(), |alias| alias.name.clone());
    let number = found.relation();
    let mut list = Vec::new();
    let mut calls = Vec::with_capacity(functions.len());
    let (mut scalar, mut row) = (false, None);
    let mut unnest = false;
    for (call, definitions) in functions {
        for call in unnested(call, definitions.is_empty()) {
            let (tree, outputs, single) = function(
                simulation,
                level,
                &call,
                definitions,
                (functions.len() == 1).then_some(&name),
                found,
            )?;
            scalar = single;
            row = tree.kind.under(simulation).table(simulation).map(|_| tree.kind);
            list.extend(outputs);
            let mut defined = Vec::with_capacity(definitions.len());
            for definition in *definitions {
                let ty = crate::resolve::type_name(simulation, &definition.ty)?;
                let Some(kind) = Kind::of(simulation, &ty) else {
                    return Err(Refusal::not_modelled(definition.ty.span, "this type"));
                };
                if definition.collation.is_some() {
                    return Err(Refusal::not_modelled(
                        definition.name.span,
                        "a collation of a function's column",
                    ));
                }
                defined.push((definition.name.name.clone(), kind, ty.modifier));
            }
            calls.push(FunctionTree { call: tree, definitions: defined });
        }
        unnest |= !rows_from && calls.len() > functions.len();
    }
    if calls.len() > 1 {
        (scalar, row) = (false, None);
    }
    if ordinality {
        (scalar, row) = (false, None);
        list.push(Output { name: Name::new("ordinality"), kind: Kind::fact("int8"), modifier: -1 });
    }
    let list = renamed(list, columns, &name, span)?;
    let mut relation = Relation::new(number, Some(name.clone()), Columns::List(list));
    relation.scalar = scalar;
    relation.row = row;
    // What names a column of a table beside it is lateral, written or not.
    let mut references = Vec::new();
    for function in &calls {
        function.call.references(&mut references);
    }
    let beside = references.iter().any(|reference| reference.relation.0 > level.query);
    let source = Source::Functions { calls, ordinality, unnest };
    let mut entry = entry(&relation, alias, name, columns, source);
    entry.lateral = lateral || beside;
    Ok((relation, entry))
}

/// `unnest(a, b)` means several functions (`transformRangeFunction`).
fn unnested(call: &Expression, splits: bool) -> Vec<Expression> {
    if splits
        && let ExpressionKind::Call {
            name,
            arguments,
            star: false,
            distinct: false,
            variadic: false,
            order_by,
            ..
        } = &call.kind
        && name.name.name.as_str() == "unnest"
        && name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog")
        && arguments.len() > 1
        && order_by.is_empty()
    {
        let one = |argument: &Expression| {
            let mut one = call.clone();
            if let ExpressionKind::Call { arguments, .. } = &mut one.kind {
                *arguments = vec![argument.clone()];
            }
            one
        };
        return arguments.iter().map(one).collect();
    }
    vec![call.clone()]
}

/// A call in `FROM`: its tree, its columns, and whether it gives a single value.
fn function<'a>(
    simulation: &'a Simulation,
    level: &Level<'a>,
    call: &Expression,
    definitions: &[DefinedColumn],
    alias: Option<&Name>,
    found: &mut Found,
) -> Result<(Tree, Vec<Output>, bool), Refusal> {
    let (tree, fact) = with_analyser(simulation, level, Use::From, found, |analyser| {
        let tree = analyser.expression(call)?;
        let called = analyser.last_call.take();
        let fact = if matches!(call.kind, ExpressionKind::Call { .. }) { called } else { None };
        Ok((tree, fact))
    })?;
    let many = fact.map(|fact| fact.outputs).unwrap_or_default();
    if many.len() > 1 {
        if !definitions.is_empty() {
            let message = "a column definition list is redundant for a function with OUT parameters";
            return Err(Refusal::other(call.span, "42601", message));
        }
        let mut list = Vec::with_capacity(many.len());
        for (index, (column, kind)) in many.into_iter().enumerate() {
            if crate::resolve::is_polymorphic(kind) {
                return Err(Refusal::not_modelled(call.span, "the columns of this function"));
            }
            let name = column.unwrap_or_else(|| Name::new(&format!("column{}", index + 1)));
            list.push(Output { name, kind, modifier: -1 });
        }
        return Ok((tree, list, false));
    }
    if let Some(table) = tree.kind.under(simulation).table(simulation) {
        if !definitions.is_empty() {
            let message =
                "a column definition list is redundant for a function returning a named composite type";
            return Err(Refusal::other(call.span, "42601", message));
        }
        let relation = Relation::new(RelationNumber::default(), None, Columns::Table(table));
        return Ok((tree, named(relation.trees(simulation)), false));
    }
    if tree.kind.is("record") {
        if definitions.is_empty() {
            let message = "a column definition list is required for functions returning \"record\"";
            return Err(Refusal::other(call.span, "42601", message));
        }
        let mut list: Vec<Output> = Vec::with_capacity(definitions.len());
        for definition in definitions {
            let ty = crate::resolve::type_name(simulation, &definition.ty)?;
            let Some(kind) = Kind::of(simulation, &ty) else {
                return Err(Refusal::not_modelled(definition.ty.span, "this type"));
            };
            if list.iter().any(|other| other.name == definition.name.name) {
                let message =
                    format!("column name \"{}\" specified more than once", definition.name.name.as_str());
                return Err(Refusal::other(definition.name.span, "42701", message));
            }
            list.push(Output { name: definition.name.name.clone(), kind, modifier: ty.modifier });
        }
        return Ok((tree, list, false));
    }
    if !definitions.is_empty() {
        let message = "a column definition list is only allowed for functions returning \"record\"";
        return Err(Refusal::other(call.span, "42601", message));
    }
    // A function of one value calls its column by its own parameter's name, by the alias or its own name otherwise.
    let column = match many.as_slice() {
        [(Some(column), _)] => column.clone(),
        _ => match alias {
            Some(alias) => alias.clone(),
            None => super::figure_name(call).unwrap_or_else(|| Name::new("?column?")),
        },
    };
    let kind = if tree.kind.is_unknown() { Kind::TEXT } else { tree.kind };
    let modifier = tree.modifier;
    Ok((tree, vec![Output { name: column, kind, modifier }], true))
}

fn join<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    it: &FromItem,
    found: &mut Found,
) -> Result<(Vec<Analysed>, FromTree), Refusal> {
    let FromItem::Join { kind, natural, left, right, using, on, alias, columns, using_alias } = it else {
        return Err(Refusal::not_modelled(Span::default(), "this join"));
    };
    let first = level.relations.len();
    let (left, left_tree) = item(simulation, level, left, found)?;
    let (right, right_tree) = item(simulation, level, right, found)?;
    let natural_names: Vec<Ident> = if *natural {
        let shared = left.iter().filter(|(name, _)| right.iter().any(|(other, _)| other == name));
        shared.map(|(name, _)| Ident { name: name.clone(), span: Span::default() }).collect()
    } else {
        Vec::new()
    };
    let using = if *natural { &natural_names } else { using };
    let mut condition = None;
    if let Some(on) = on {
        // Only what is joined here is in sight.
        let joined = level.relations.split_off(first);
        let windows = Vec::new();
        let inner =
            Level { relations: joined, outer: level.outer, query: level.query, windows, ..Level::default() };
        let result = super::boolean(simulation, on, &inner, Use::JoinOn, "JOIN/ON", found);
        level.relations.extend(inner.relations);
        condition = Some(result?);
    }
    let number = found.relation();
    let mut merged: Vec<Merged> = Vec::with_capacity(using.len());
    for (index, name) in using.iter().enumerate() {
        if merged.iter().any(|other| other.name == name.name) {
            let message =
                format!("column name \"{}\" appears more than once in USING clause", name.name.as_str());
            return Err(Refusal::other(name.span, "42701", message));
        }
        merged.push(merge(simulation, level, (*kind, number, index), name, &left, &right, found)?);
    }
    let is_merged = |(name, _): &Analysed| merged.iter().any(|other| other.name == *name);
    let rest = left.into_iter().chain(right).filter(|column| !is_merged(column));
    let whole: Vec<Analysed> =
        merged.iter().map(|column| (column.name.clone(), column.tree.clone())).chain(rest).collect();
    let mut tree = JoinTree {
        number,
        kind: *kind,
        left: left_tree,
        right: right_tree,
        condition,
        alias: alias.as_ref().map(|alias| alias.name.clone()),
        aliases: columns.iter().map(|column| column.name.clone()).collect(),
        columns: whole.iter().map(|(name, _)| name.clone()).collect(),
        trees: whole.iter().map(|(_, tree)| tree.clone()).collect(),
        using_alias: using_alias.as_ref().map(|alias| alias.name.clone()),
        using: Vec::new(),
    };
    if let Some(using_alias) = using_alias {
        return Err(Refusal::not_modelled(using_alias.span, "JOIN … USING … AS"));
    }
    if let Some(alias) = alias {
        // What is joined is seen by the alias alone.
        level.relations.truncate(first);
        let outputs = renamed(named(whole), columns, &alias.name, alias.span)?;
        tree.columns = outputs.iter().map(|output| output.name.clone()).collect();
        tree.using = merged;
        let relation = Relation::new(number, Some(alias.name.clone()), Columns::List(outputs));
        taken(level, &relation, alias.span)?;
        let star = relation.trees(simulation);
        level.relations.push(relation);
        return Ok((star, FromTree::Join(Box::new(tree))));
    }
    if !merged.is_empty() {
        for relation in level.relations.iter_mut().skip(first) {
            relation.merged.extend(merged.iter().map(|column| column.name.clone()));
        }
        let columns = merged.iter().map(|column| (column.name.clone(), column.tree.clone())).collect();
        level.relations.push(Relation::new(number, None, Columns::Merged(columns)));
    }
    tree.using = merged;
    Ok((whole, FromTree::Join(Box::new(tree))))
}

/// A column that `USING` or `NATURAL` merges (`buildMergedJoinVar`).
fn merge(
    simulation: &Simulation,
    level: &Level<'_>,
    (kind, number, index): (JoinKind, RelationNumber, usize),
    name: &Ident,
    left: &[Analysed],
    right: &[Analysed],
    found: &mut Found,
) -> Result<Merged, Refusal> {
    let side = |columns: &[Analysed], word: &str| {
        let mut same = columns.iter().filter(|(other, _)| *other == name.name);
        match (same.next(), same.next()) {
            (Some((_, only)), None) => Ok(only.clone().at(name.span)),
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
    let (left, right) = (side(left, "left")?, side(right, "right")?);
    let (common, modifier) = with_analyser(simulation, level, Use::JoinOn, found, |analyser| {
        analyser.operator(None, "=", Some(left.clone()), right.clone(), name.span)?;
        let common = analyser.common(&[&left, &right], "JOIN/USING")?;
        let same = left.kind == right.kind && left.modifier == right.modifier;
        Ok((common, if same { left.modifier } else { -1 }))
    })?;
    // A plain column of one side stands for both; what must be converted or chosen is the join's own.
    let same = |tree: &Tree| tree.kind == common && tree.modifier == modifier;
    let tree = match kind {
        JoinKind::Inner if same(&left) => left.clone(),
        JoinKind::Inner if same(&right) => right.clone(),
        JoinKind::Left if same(&left) => left.clone(),
        JoinKind::Right if same(&right) => right.clone(),
        JoinKind::Inner | JoinKind::Left | JoinKind::Right | JoinKind::Full => {
            let column = arcoiris_catalog::ColumnNumber::try_from(index + 1)
                .unwrap_or(arcoiris_catalog::ColumnNumber::MAX);
            let reference = super::tree::Reference { relation: number, column };
            Tree { modifier, ..Tree::new(common, Shape::Reference(reference)) }.at(name.span)
        }
    };
    Ok(Merged { name: name.name.clone(), left, right, tree })
}
