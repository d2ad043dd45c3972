//! Queries: which columns they give. Rows are not simulated.
//! <https://www.postgresql.org/docs/15/sql-select.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod from;
mod grouping;
mod ordering;
pub(crate) mod stored;
mod subquery;
pub(crate) mod tree;
mod windows;
mod with;

use arcoiris_catalog::Name;

use super::analyse::{Analyser, Found};
use super::kind::Kind;
use super::operator_class;
use super::scope::{Level, Output};
use super::tree::{Form, Shape, SubqueryWord, Tree};
use super::uses::Use;
use super::{CastContext, coerce};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, FromItem, Literal, LockStrength, Query, Select, SelectBody, SetOperation,
    Span, Target,
};
use tree::{BodyTree, FromTree, LockTree, QueryTree, SelectTree, Source};
pub(crate) use with::frame;

/// A column of a query as it was analysed: a constant of unknown type is still one.
pub(crate) type Analysed = (Name, Tree);

/// Runs an analysis of an expression at a level, gathering what it finds.
pub(crate) fn with_analyser<T>(
    simulation: &Simulation,
    level: &Level<'_>,
    usage: Use,
    found: &mut Found,
    run: impl FnOnce(&mut Analyser<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let mut analyser = Analyser::new(simulation, level, usage);
    std::mem::swap(&mut analyser.found, found);
    let result = run(&mut analyser);
    std::mem::swap(&mut analyser.found, found);
    result
}

/// The columns of a query.
pub(crate) fn outputs(
    simulation: &Simulation,
    query: &Query,
    outer: Option<&Level<'_>>,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    Ok(named(analyse(simulation, query, outer, found)?.columns))
}

/// Analysed columns as those of a relation; what is of unknown type is text.
pub(crate) fn named(columns: Vec<Analysed>) -> Vec<Output> {
    columns.iter().map(output).collect()
}

fn output((name, tree): &Analysed) -> Output {
    let kind = if tree.kind.is_unknown() { Kind::TEXT } else { tree.kind };
    Output { name: name.clone(), kind, modifier: tree.applied_modifier() }
}

/// Analyses a query whose constants of unknown type become text (`resolveTargetListUnknowns`).
pub(crate) fn resolved(
    simulation: &Simulation,
    query: &Query,
    outer: Option<&Level<'_>>,
    found: &mut Found,
) -> Result<QueryTree, Refusal> {
    let mut tree = analyse(simulation, query, outer, found)?;
    for (_, column) in &mut tree.columns {
        resolve_unknown(simulation, column, found)?;
    }
    Ok(tree)
}

/// A constant of unknown type becomes text.
fn resolve_unknown(simulation: &Simulation, column: &mut Tree, found: &mut Found) -> Result<(), Refusal> {
    if column.kind.is_unknown() {
        let span = column.span;
        let unknown = std::mem::replace(column, Tree::null(Kind::TEXT));
        *column = with_analyser(simulation, &Level::default(), Use::Target, found, |analyser| {
            analyser.convert(unknown, Kind::TEXT, -1, CastContext::Implicit, Form::Implicit)
        })?
        .at(span);
    }
    Ok(())
}

/// What `DISTINCT` and `ORDER BY` compare has a type, also where the others of a query get theirs from around it
/// (`transformDistinctClause`, `findTargetlistEntrySQL92`).
pub(crate) fn resolve_sorted(
    simulation: &Simulation,
    tree: &mut QueryTree,
    found: &mut Found,
) -> Result<(), Refusal> {
    let BodyTree::Select(select) = &tree.body else { return Ok(()) };
    let sorted: Vec<usize> = tree.order.iter().filter_map(|element| element.column).collect();
    let distinct = select.distinct;
    for (index, (_, column)) in tree.columns.iter_mut().enumerate() {
        if distinct || sorted.contains(&(index + 1)) {
            resolve_unknown(simulation, column, found)?;
        }
    }
    Ok(())
}

/// Analyses a query.
pub(crate) fn analyse(
    simulation: &Simulation,
    query: &Query,
    outer: Option<&Level<'_>>,
    found: &mut Found,
) -> Result<QueryTree, Refusal> {
    let number = found.next();
    let (mut frame, with) = frame(simulation, query.with.as_ref(), outer, found)?;
    frame.query = number;
    let mut tree = match &query.body {
        SelectBody::Select(select) => plain(simulation, select, query, &frame, found)?,
        SelectBody::Values(rows) => {
            let (rows, columns) = values(simulation, rows, &frame, found)?;
            let mut tree = QueryTree::new(BodyTree::Values(rows), columns);
            tree.order = ordering::by_columns(simulation, &query.order_by, &tree.columns, query.span)?;
            tree
        }
        SelectBody::SetOperation { operation, left, right, all } => {
            let mut tree = set_operation(simulation, (*operation, *all), left, right, &frame, found)?;
            tree.order = ordering::by_columns(simulation, &query.order_by, &tree.columns, query.span)?;
            tree
        }
    };
    tree.recursive = query.with.as_ref().is_some_and(|with| with.recursive);
    tree.with = with;
    tree.ties = query.ties;
    tree.offset = bound(simulation, query.offset.as_deref(), "OFFSET", &frame, found)?;
    tree.limit = bound(simulation, query.limit.as_deref(), "LIMIT", &frame, found)?;
    if query.ties && query.order_by.is_empty() {
        let message = "WITH TIES cannot be specified without ORDER BY clause";
        return Err(Refusal::other(query.span, "42601", message));
    }
    if query.ties
        && query
            .limit
            .as_ref()
            .is_some_and(|limit| matches!(limit.kind, ExpressionKind::Literal(Literal::Null)))
    {
        let message = "row count cannot be null in FETCH FIRST ... WITH TIES clause";
        return Err(Refusal::other(query.span, "2201W", message));
    }
    tree.locks = locks(query, &tree)?;
    Ok(tree)
}

/// `LIMIT`, `OFFSET`
fn bound(
    simulation: &Simulation,
    bound: Option<&Expression>,
    word: &str,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Option<Tree>, Refusal> {
    let Some(bound) = bound else { return Ok(None) };
    with_analyser(simulation, frame, Use::Limit, found, |analyser| {
        let tree = analyser.expression(bound)?;
        let done =
            analyser.coerce_to(tree, Kind::fact("int8"), -1, CastContext::Assignment, Form::Implicit)?;
        done.map(Some).map_err(|tree| {
            let kind = tree.kind.words(simulation);
            let message = format!("argument of {word} must be type bigint, not type {kind}");
            Refusal::other(bound.span, "42804", message)
        })
    })
}

/// `FOR UPDATE` and its like (`transformLockingClause`).
fn locks(query: &Query, tree: &QueryTree) -> Result<Vec<LockTree>, Refusal> {
    let mut locks: Vec<LockTree> = Vec::new();
    for lock in &query.locks {
        let strength = match lock.strength {
            LockStrength::KeyShare => "FOR KEY SHARE",
            LockStrength::Share => "FOR SHARE",
            LockStrength::NoKeyUpdate => "FOR NO KEY UPDATE",
            LockStrength::Update => "FOR UPDATE",
        };
        let refuse = |what: &str| {
            Err(Refusal::other(query.span, "0A000", format!("{strength} is not allowed with {what}")))
        };
        let select = match &tree.body {
            BodyTree::SetOperation { .. } => return refuse("UNION/INTERSECT/EXCEPT"),
            BodyTree::Values(_) => {
                let message = format!("{strength} cannot be applied to VALUES");
                return Err(Refusal::other(query.span, "0A000", message));
            }
            BodyTree::Select(select) => select,
        };
        if select.distinct {
            return refuse("DISTINCT clause");
        }
        if !select.groups.is_empty() {
            return refuse("GROUP BY clause");
        }
        if select.having.is_some() {
            return refuse("HAVING clause");
        }
        let parts = || tree.columns.iter().map(|(_, tree)| tree);
        if parts().any(has_aggregate) {
            return refuse("aggregate functions");
        }
        if parts().any(has_window) {
            return refuse("window functions");
        }
        if parts().any(has_set) {
            return refuse("set-returning functions in the target list");
        }
        let waiting = match lock.no_wait {
            Some(true) => " NOWAIT",
            Some(false) => " SKIP LOCKED",
            None => "",
        };
        let entries = tree.entries();
        if lock.relations.is_empty() {
            for entry in entries {
                if matches!(entry.source, Source::Table { .. } | Source::System(_) | Source::Query(_))
                    && !locks.iter().any(|other| other.relation == entry.number)
                {
                    locks.push(LockTree { strength, relation: entry.number, waiting });
                }
            }
            continue;
        }
        for name in &lock.relations {
            let span = name.span();
            if name.schema.is_some() {
                let message = format!("{strength} must specify unqualified relation names");
                return Err(Refusal::other(span, "42601", message));
            }
            let called =
                |entry: &&&tree::Entry| *entry.alias.as_ref().unwrap_or(&entry.name) == name.name.name;
            let Some(entry) = entries.iter().find(called) else {
                let written = name.name.name.as_str();
                let message = format!("relation \"{written}\" in {strength} clause not found in FROM clause");
                return Err(Refusal::other(span, "42P01", message));
            };
            match entry.source {
                Source::Table { .. } | Source::System(_) | Source::Query(_) => {
                    if !locks.iter().any(|other| other.relation == entry.number) {
                        locks.push(LockTree { strength, relation: entry.number, waiting });
                    }
                }
                Source::Functions { .. } => {
                    let message = format!("{strength} cannot be applied to a function");
                    return Err(Refusal::other(span, "0A000", message));
                }
                Source::With(_) => {
                    let message = format!("{strength} cannot be applied to a WITH query");
                    return Err(Refusal::other(span, "0A000", message));
                }
                Source::Sequence(_) => return Err(Refusal::not_modelled(span, "a lock of a sequence's row")),
            }
        }
    }
    Ok(locks)
}

fn has_aggregate(tree: &Tree) -> bool {
    matches!(tree.shape, Shape::Aggregate(_)) || tree.parts().into_iter().any(has_aggregate)
}

fn has_window(tree: &Tree) -> bool {
    matches!(tree.shape, Shape::Window(_)) || tree.parts().into_iter().any(has_window)
}

fn has_set(tree: &Tree) -> bool {
    matches!(tree.shape, Shape::SetOf(_)) || tree.parts().into_iter().any(has_set)
}

/// `MaxTupleAttributeNumber`, <https://www.postgresql.org/docs/15/limits.html>
const MOST_TARGETS: usize = 1664;

fn plain(
    simulation: &Simulation,
    select: &Select,
    query: &Query,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<QueryTree, Refusal> {
    if let Some(into) = &select.into
        && frame.outer.is_some()
    {
        return Err(Refusal::other(into.span(), "42601", "SELECT ... INTO is not allowed here"));
    }
    let windows = select.windows.clone();
    let mut level = Level { outer: Some(frame), windows, query: frame.query, ..Level::default() };
    let from = add_from(simulation, &mut level, &select.from, found)?;
    let columns = targets(simulation, &select.targets, &level, Use::Target, found)?;
    let condition = select.condition.as_ref();
    let condition =
        condition.map(|it| boolean(simulation, it, &level, Use::Where, "WHERE", found)).transpose()?;
    let having = select.having.as_ref();
    let having =
        having.map(|it| boolean(simulation, it, &level, Use::Having, "HAVING", found)).transpose()?;
    let order = ordering::order(simulation, &query.order_by, &columns, &level, found)?;
    let groups = grouping::groups(simulation, &select.group_by, &columns, &level, found)?;
    let distinct_on = ordering::distinct(simulation, select, &order, &columns, &level, found)?;
    let windows = windows::named(simulation, &select.windows, &level, found)?;
    let body = SelectTree {
        distinct: select.distinct,
        distinct_on,
        from,
        condition,
        groups,
        group_distinct: select.group_distinct,
        having,
        windows,
    };
    let mut tree = QueryTree::new(BodyTree::Select(Box::new(body)), columns);
    tree.order = order;
    tree.keys = grouping::check(simulation, &tree, &level, found)?;
    if tree.columns.len() > MOST_TARGETS {
        let message = format!("target lists can have at most {MOST_TARGETS} entries");
        return Err(Refusal::other(query.span, "54011", message));
    }
    Ok(tree)
}

/// Adds the relations of `FROM` or `USING` to a level.
pub(crate) fn add_from<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    items: &[FromItem],
    found: &mut Found,
) -> Result<Vec<FromTree>, Refusal> {
    let mut trees = Vec::with_capacity(items.len());
    for item in items {
        let (star, tree) = from::item(simulation, level, item, found)?;
        level.star.extend(star);
        trees.push(tree);
    }
    Ok(trees)
}

/// Analyses a condition.
pub(crate) fn boolean(
    simulation: &Simulation,
    condition: &Expression,
    level: &Level<'_>,
    usage: Use,
    word: &str,
    found: &mut Found,
) -> Result<Tree, Refusal> {
    with_analyser(simulation, level, usage, found, |analyser| {
        let tree = analyser.expression(condition)?;
        analyser.coerce_to_boolean(tree, word)
    })
}

/// The columns that a list of targets gives.
pub(crate) fn targets(
    simulation: &Simulation,
    targets: &[Target],
    level: &Level<'_>,
    usage: Use,
    found: &mut Found,
) -> Result<Vec<Analysed>, Refusal> {
    let mut columns = Vec::with_capacity(targets.len());
    for target in targets {
        let expression = &target.expression;
        if let ExpressionKind::Star(path) = &expression.kind {
            let all = star(simulation, level, path, expression.span)?;
            columns.extend(all.into_iter().map(|(name, tree)| (name, tree.at(expression.span))));
            continue;
        }
        if let ExpressionKind::FieldStar(operand) = &expression.kind {
            let fields = with_analyser(simulation, level, usage, found, |analyser| {
                analyser.fields(operand, expression.span)
            })?;
            columns.extend(fields);
            continue;
        }
        let tree =
            with_analyser(simulation, level, usage, found, |analyser| analyser.expression(expression))?;
        let name = match &target.alias {
            Some(alias) => alias.name.clone(),
            // A query's own first column tells, `*` too.
            None => match &tree.shape {
                Shape::Subquery(inner) if inner.kind == SubqueryWord::Scalar => inner
                    .query
                    .columns
                    .first()
                    .map_or_else(|| Name::new("?column?"), |(name, _)| name.clone()),
                _ => figure_name(expression).unwrap_or_else(|| Name::new("?column?")),
            },
        };
        columns.push((name, tree));
    }
    Ok(columns)
}

pub(crate) fn star(
    simulation: &Simulation,
    level: &Level<'_>,
    path: &[crate::syntax::Ident],
    span: Span,
) -> Result<Vec<Analysed>, Refusal> {
    let Some(relation) = path.last() else {
        if level.relations.is_empty() {
            return Err(Refusal::other(span, "42601", "SELECT * with no tables specified is not valid"));
        }
        return Ok(level.star.clone());
    };
    match level.relation(&relation.name) {
        Some(found) => Ok(found.trees(simulation)),
        None => {
            let message = format!("missing FROM-clause entry for table \"{}\"", relation.name.as_str());
            Err(Refusal::other(relation.span, "42P01", message))
        }
    }
}

/// `FigureColname`: how an output column is called that has no alias.
pub(crate) fn figure_name(it: &Expression) -> Option<Name> {
    crate::generated_name::of_expression(it).map(|name| Name::new(&name))
}

/// Whether values of a type can be ordered, or told apart; `what` is what PostgreSQL says is missing.
pub(crate) fn sortable(simulation: &Simulation, kind: Kind, span: Span, what: &str) -> Result<(), Refusal> {
    let equality = what.contains("equality");
    match is_sortable(simulation, kind, equality, 0) {
        Some(true) => Ok(()),
        Some(false) => {
            let message = format!("could not identify {what} for type {}", kind.words(simulation));
            Err(Refusal::other(span, "42883", message))
        }
        None => Err(Refusal::not_modelled(span, "an order of this type")),
    }
}

fn is_sortable(simulation: &Simulation, kind: Kind, equality: bool, depth: usize) -> Option<bool> {
    if depth > 32 {
        return None;
    }
    let under = kind.under(simulation);
    if under.is_unknown() || under.is("record") {
        return Some(true);
    }
    if let Some(element) = under.element().filter(|_| under.array) {
        return is_sortable(simulation, element, equality, depth + 1);
    }
    if let Some(table) = under.table(simulation) {
        for column in &table.columns {
            let kind = Kind::of(simulation, &column.ty)?;
            if !is_sortable(simulation, kind, equality, depth + 1)? {
                return Some(false);
            }
        }
        return Some(true);
    }
    // What compares decides what a stored query depends on.
    if ["btree", "hash"].iter().any(|method| operator_class::own_default(simulation, method, kind).is_some())
    {
        return None;
    }
    let has = |method| operator_class::default(simulation, method, kind).is_some();
    if has("btree") || equality && has("hash") {
        return Some(true);
    }
    match under.base {
        super::kind::Base::Fact(_) => Some(false),
        super::kind::Base::User(_) => None,
    }
}

/// `VALUES (…), (…)`
fn values(
    simulation: &Simulation,
    rows: &[Vec<Expression>],
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<(Vec<Vec<Tree>>, Vec<Analysed>), Refusal> {
    let mut analysed: Vec<Vec<Tree>> = Vec::with_capacity(rows.len());
    for row in rows {
        let trees =
            with_analyser(simulation, frame, Use::Values, found, |analyser| analyser.expressions(row))?;
        if analysed.first().is_some_and(|first| first.len() != trees.len()) {
            let span = row.first().map(|value| value.span).unwrap_or_default();
            return Err(Refusal::other(span, "42601", "VALUES lists must all be the same length"));
        }
        analysed.push(trees);
    }
    let width = analysed.first().map_or(0, Vec::len);
    let mut columns = Vec::with_capacity(width);
    for index in 0..width {
        let mut trees: Vec<&mut Tree> = analysed.iter_mut().filter_map(|row| row.get_mut(index)).collect();
        let name = Name::new(&format!("column{}", index + 1));
        columns.push((name, unified(simulation, &mut trees, "VALUES", true, frame, found)?));
    }
    Ok((analysed, columns))
}

/// A column that several trees make together; with `all`, each is converted to its type, otherwise only constants of unknown
/// type are.
fn unified(
    simulation: &Simulation,
    trees: &mut [&mut Tree],
    word: &str,
    all: bool,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Tree, Refusal> {
    with_analyser(simulation, frame, Use::Values, found, |analyser| {
        let kind = analyser.common(&trees.iter().map(|tree| &**tree).collect::<Vec<_>>(), word)?;
        let modifier = trees.first().map_or(-1, |tree| tree.applied_modifier());
        let same = |tree: &&mut Tree| tree.kind == kind && tree.applied_modifier() == modifier;
        let modifier = if trees.iter().all(same) { modifier } else { -1 };
        for tree in trees.iter_mut() {
            let done = analyser.coerce_to_common(Tree::clone(tree), kind, word)?;
            if all || tree.kind.is_unknown() && tree.is_constant() {
                **tree = done;
            }
        }
        let span = trees.first().map(|tree| tree.span).unwrap_or_default();
        Ok(Tree { modifier, ..Tree::new(kind, Shape::Variable) }.at(span))
    })
}

/// The columns of one side of a set operation, which may be one itself.
fn leaf_columns(tree: &mut QueryTree, index: usize) -> Option<&mut Tree> {
    tree.columns.get_mut(index).map(|(_, tree)| tree)
}

fn set_operation(
    simulation: &Simulation,
    (operation, all): (SetOperation, bool),
    left: &Query,
    right: &Query,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<QueryTree, Refusal> {
    let word = match operation {
        SetOperation::Union => "UNION",
        SetOperation::Intersect => "INTERSECT",
        SetOperation::Except => "EXCEPT",
    };
    let span = right.span;
    let mut left = analyse(simulation, left, Some(frame), found)?;
    let mut right = analyse(simulation, right, Some(frame), found)?;
    if left.columns.len() != right.columns.len() {
        let message = format!("each {word} query must have the same number of columns");
        return Err(Refusal::other(span, "42601", message));
    }
    let names: Vec<Name> = left.columns.iter().map(|(name, _)| name.clone()).collect();
    let mut columns = Vec::with_capacity(names.len());
    for (index, name) in names.into_iter().enumerate() {
        let (Some(one), Some(other)) = (leaf_columns(&mut left, index), leaf_columns(&mut right, index))
        else {
            continue;
        };
        let tree = unified(simulation, &mut [one, other], word, false, frame, found)?;
        if !all && !coerce::is_binary(simulation, tree.kind, Kind::TEXT) {
            sortable(simulation, tree.kind, span, "an equality operator")?;
        }
        columns.push((name, tree));
    }
    let body = BodyTree::SetOperation { operation, all, left: Box::new(left), right: Box::new(right) };
    Ok(QueryTree::new(body, columns))
}
