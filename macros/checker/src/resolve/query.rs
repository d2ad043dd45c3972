//! Queries: which columns they give. Rows are not simulated.
//! <https://www.postgresql.org/docs/15/sql-select.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod from;
mod grouping;
mod subquery;

use arcoiris_catalog::Name;

use super::analyse::{Analyser, Found};
use super::kind::Kind;
use super::operator_class;
use super::scope::{Level, Output};
use super::tree::{Form, Shape, Tree};
use super::uses::Use;
use super::{CastContext, coerce};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, FromItem, Literal, OrderBy, Query, Select, SelectBody, SetOperation, Span,
    Statement, StatementKind, SubqueryKind, Target, With,
};

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
    Ok(named(analyse(simulation, query, outer, found)?))
}

/// Analysed columns as those of a relation; what is of unknown type is text.
pub(crate) fn named(columns: Vec<Analysed>) -> Vec<Output> {
    let output = |(name, tree): Analysed| {
        let kind = if tree.kind.is_unknown() { Kind::TEXT } else { tree.kind };
        Output { name, kind, modifier: tree.modifier }
    };
    columns.into_iter().map(output).collect()
}

/// Analyses a query.
pub(crate) fn analyse(
    simulation: &Simulation,
    query: &Query,
    outer: Option<&Level<'_>>,
    found: &mut Found,
) -> Result<Vec<Analysed>, Refusal> {
    let frame = frame(simulation, query.with.as_ref(), outer, found)?;
    // An aggregate belongs to the query that it stands in.
    let around = std::mem::replace(&mut found.aggregates, false);
    let columns = match &query.body {
        SelectBody::Select(select) => plain(simulation, select, query, &frame, found)?,
        SelectBody::Values(rows) => {
            let columns = values(simulation, rows, &frame, found)?;
            order_outputs(simulation, &query.order_by, &columns, query.span)?;
            columns
        }
        SelectBody::SetOperation { operation, left, right, all } => {
            let columns = set_operation(simulation, (*operation, *all), left, right, &frame, found)?;
            order_outputs(simulation, &query.order_by, &columns, query.span)?;
            columns
        }
    };
    let aggregates = std::mem::replace(&mut found.aggregates, around);
    for (bound, word) in [(&query.limit, "LIMIT"), (&query.offset, "OFFSET")] {
        let Some(bound) = bound else { continue };
        with_analyser(simulation, &frame, Use::Limit, found, |analyser| {
            let tree = analyser.expression(bound)?;
            let target = Kind::fact("int8");
            let done = analyser.coerce_to(tree, target, -1, CastContext::Assignment, Form::Implicit)?;
            done.map_err(|tree| {
                let kind = tree.kind.words(simulation);
                let message = format!("argument of {word} must be type bigint, not type {kind}");
                Refusal::other(bound.span, "42804", message)
            })
        })?;
    }
    if query.locking && aggregates {
        let message = "FOR UPDATE is not allowed with aggregate functions";
        return Err(Refusal::other(query.span, "0A000", message));
    }
    if query.locking
        && !matches!(&query.body, SelectBody::Select(select) if select.group_by.is_empty() && !select.distinct)
    {
        return Err(Refusal::not_modelled(query.span, "FOR UPDATE on such a query"));
    }
    Ok(columns)
}

/// What `WITH` adds to what is in sight.
pub(crate) fn frame<'a>(
    simulation: &'a Simulation,
    with: Option<&With>,
    outer: Option<&'a Level<'a>>,
    found: &mut Found,
) -> Result<Level<'a>, Refusal> {
    let mut frame = Level { outer, ..Level::default() };
    let Some(with) = with else { return Ok(frame) };
    for (name, (columns, statement)) in &with.queries {
        if frame.with.iter().any(|(other, _)| *other == name.name) {
            let message = format!("WITH query name \"{}\" specified more than once", name.name.as_str());
            return Err(Refusal::other(name.span, "42712", message));
        }
        let rename = |mut outputs: Vec<Output>| {
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
        };
        if with.recursive
            && let StatementKind::Select(Query { body: SelectBody::SetOperation { left, .. }, .. }) =
                &statement.kind
        {
            // The part that does not refer to itself gives the columns.
            let start = rename(outputs(simulation, left, Some(&frame), &mut Found::default())?)?;
            frame.with.push((name.name.clone(), start.clone()));
            let whole = rename(statement_outputs(simulation, statement, &frame, found)?)?;
            if whole.iter().zip(&start).any(|(whole, start)| whole.kind != start.kind) {
                return Err(Refusal::not_modelled(name.span, "a recursive query whose types differ"));
            }
            continue;
        }
        let outputs = rename(statement_outputs(simulation, statement, &frame, found)?)?;
        frame.with.push((name.name.clone(), outputs));
    }
    Ok(frame)
}

fn statement_outputs(
    simulation: &Simulation,
    statement: &Statement,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Output>, Refusal> {
    use crate::apply::data;
    let inner = Some(frame);
    match &statement.kind {
        StatementKind::Select(query) => outputs(simulation, query, inner, found),
        // Only at the top may rows be changed.
        StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_)
            if frame.outer.is_some() =>
        {
            let message = "WITH clause containing a data-modifying statement must be at the top level";
            Err(Refusal::other(statement.span, "0A000", message))
        }
        StatementKind::Insert(it) => data::insert::analyse(simulation, it, inner, statement.span, found),
        StatementKind::Update(it) => data::update::analyse(simulation, it, inner, statement.span, found),
        StatementKind::Delete(it) => data::delete::analyse(simulation, it, inner, statement.span, found),
        StatementKind::NotModelled(what) => Err(Refusal::not_modelled(statement.span, what.clone())),
        _ => Err(Refusal::not_modelled(statement.span, "this statement in WITH")),
    }
}

fn plain(
    simulation: &Simulation,
    select: &Select,
    query: &Query,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Analysed>, Refusal> {
    if select.into.is_some() {
        return Err(Refusal::not_modelled(query.span, "SELECT INTO"));
    }
    if select.window {
        return Err(Refusal::not_modelled(query.span, "WINDOW"));
    }
    let mut level = Level { outer: Some(frame), ..Level::default() };
    add_from(simulation, &mut level, &select.from, found)?;
    let columns = targets(simulation, &select.targets, &level, Use::Target, found)?;
    if let Some(condition) = &select.condition {
        boolean(simulation, condition, &level, Use::Where, "WHERE", found)?;
    }
    if let Some(having) = &select.having {
        boolean(simulation, having, &level, Use::Having, "HAVING", found)?;
    }
    order(simulation, select, &query.order_by, &columns, &level, found)?;
    grouping::check(simulation, select, query, &columns, &level, found)?;
    if select.distinct {
        for (_, tree) in &columns {
            sortable(simulation, tree.kind, tree.span, "an equality operator")?;
        }
        for expression in &select.distinct_on {
            // Names of the result and numbers of its columns count here too, as in ORDER BY.
            let kind = match by_output(expression, &columns) {
                Some(tree) => tree?.kind,
                None => with_analyser(simulation, &level, Use::OrderBy, found, |analyser| {
                    analyser.expression(expression).map(|tree| tree.kind)
                })?,
            };
            sortable(simulation, kind, expression.span, "an equality operator")?;
        }
    }
    Ok(columns)
}

/// Adds the relations of `FROM` or `USING` to a level.
pub(crate) fn add_from<'a>(
    simulation: &'a Simulation,
    level: &mut Level<'a>,
    items: &[FromItem],
    found: &mut Found,
) -> Result<(), Refusal> {
    for item in items {
        let star = from::item(simulation, level, item, found)?;
        level.star.extend(star);
    }
    Ok(())
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
            for output in star(simulation, level, path, expression.span)? {
                let tree = Tree { modifier: output.modifier, ..Tree::new(output.kind, Shape::Variable) };
                columns.push((output.name, tree.at(expression.span)));
            }
            continue;
        }
        let tree =
            with_analyser(simulation, level, usage, found, |analyser| analyser.expression(expression))?;
        let name = match &target.alias {
            Some(alias) => alias.name.clone(),
            None => figure_name(expression).unwrap_or_else(|| Name::new("?column?")),
        };
        columns.push((name, tree));
    }
    Ok(columns)
}

fn star(
    simulation: &Simulation,
    level: &Level<'_>,
    path: &[crate::syntax::Ident],
    span: Span,
) -> Result<Vec<Output>, Refusal> {
    let Some(relation) = path.last() else {
        if level.relations.is_empty() {
            return Err(Refusal::other(span, "42601", "SELECT * with no tables specified is not valid"));
        }
        return Ok(level.star.clone());
    };
    match level.relation(&relation.name) {
        Some(found) => Ok(found.outputs(simulation)),
        None => {
            let message = format!("missing FROM-clause entry for table \"{}\"", relation.name.as_str());
            Err(Refusal::other(relation.span, "42P01", message))
        }
    }
}

/// `FigureColname`: how an output column is called that has no alias.
pub(crate) fn figure_name(it: &Expression) -> Option<Name> {
    match &it.kind {
        ExpressionKind::Column(path) => path.last().map(|ident| ident.name.clone()),
        ExpressionKind::Field { field, .. } => Some(field.name.clone()),
        ExpressionKind::Subscript { operand, .. } | ExpressionKind::Collate { operand, .. } => {
            figure_name(operand)
        }
        ExpressionKind::Cast { operand, to } => {
            figure_name(operand).or_else(|| Some(to.name.name.name.clone()))
        }
        ExpressionKind::Call { name, .. } => Some(name.name.name.clone()),
        ExpressionKind::NullIf(..) => Some(Name::new("nullif")),
        ExpressionKind::Case { otherwise, .. } => {
            otherwise.as_deref().and_then(figure_name).or_else(|| Some(Name::new("case")))
        }
        ExpressionKind::Coalesce(_) => Some(Name::new("coalesce")),
        ExpressionKind::Greatest(_) => Some(Name::new("greatest")),
        ExpressionKind::Least(_) => Some(Name::new("least")),
        ExpressionKind::Array(_) => Some(Name::new("array")),
        ExpressionKind::Row(_) => Some(Name::new("row")),
        ExpressionKind::Special { function, .. } => {
            use crate::syntax::SpecialFunction as Special;
            Some(Name::new(match function {
                Special::CurrentDate => "current_date",
                Special::CurrentTime => "current_time",
                Special::CurrentTimestamp => "current_timestamp",
                Special::LocalTime => "localtime",
                Special::LocalTimestamp => "localtimestamp",
                Special::CurrentRole => "current_role",
                Special::CurrentUser => "current_user",
                Special::User => "user",
                Special::SessionUser => "session_user",
                Special::CurrentCatalog => "current_catalog",
                Special::CurrentSchema => "current_schema",
            }))
        }
        ExpressionKind::Subquery { kind, query } => match kind {
            SubqueryKind::Exists => Some(Name::new("exists")),
            SubqueryKind::Array => Some(Name::new("array")),
            SubqueryKind::Scalar => match &query.body {
                SelectBody::Select(select) => select.targets.first().and_then(|target| match &target.alias {
                    Some(alias) => Some(alias.name.clone()),
                    None => figure_name(&target.expression),
                }),
                SelectBody::Values(_) => Some(Name::new("column1")),
                SelectBody::SetOperation { .. } => None,
            },
            SubqueryKind::Quantified { .. } => None,
        },
        ExpressionKind::Literal(Literal::Boolean(_)) => Some(Name::new("bool")),
        ExpressionKind::Star(_)
        | ExpressionKind::Literal(_)
        | ExpressionKind::Parameter(_)
        | ExpressionKind::Operator { .. }
        | ExpressionKind::Connective { .. }
        | ExpressionKind::Not(_)
        | ExpressionKind::IsNull { .. }
        | ExpressionKind::BooleanTest { .. }
        | ExpressionKind::Distinct { .. }
        | ExpressionKind::In { .. }
        | ExpressionKind::Like { .. }
        | ExpressionKind::Between { .. }
        | ExpressionKind::Quantified { .. }
        | ExpressionKind::Default
        | ExpressionKind::NotModelled(_) => None,
    }
}

/// What an element of `ORDER BY` or `GROUP BY` stands for if it is a number or the name of an output column.
fn by_output<'a>(it: &Expression, columns: &'a [Analysed]) -> Option<Result<&'a Tree, Refusal>> {
    match &it.kind {
        ExpressionKind::Literal(Literal::Integer(number)) => {
            let found = usize::try_from(*number).ok().and_then(|number| columns.get(number.checked_sub(1)?));
            let message = format!("position {number} is not in select list");
            Some(found.map(|(_, tree)| tree).ok_or_else(|| Refusal::other(it.span, "42P10", message)))
        }
        ExpressionKind::Column(path) => {
            let [name] = path.as_slice() else { return None };
            columns.iter().find(|(output, _)| *output == name.name).map(|(_, tree)| Ok(tree))
        }
        _ => None,
    }
}

fn order(
    simulation: &Simulation,
    select: &Select,
    order_by: &[OrderBy],
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<(), Refusal> {
    for element in order_by {
        let it = &element.expression;
        if let Some(tree) = by_output(it, columns) {
            let tree = tree?;
            sortable(simulation, tree.kind, it.span, "an ordering operator")?;
            continue;
        }
        let tree = with_analyser(simulation, level, Use::OrderBy, found, |analyser| analyser.expression(it))?;
        if select.distinct {
            return Err(Refusal::not_modelled(it.span, "ORDER BY of what SELECT DISTINCT may not have"));
        }
        sortable(simulation, tree.kind, it.span, "an ordering operator")?;
    }
    Ok(())
}

/// Over a set operation or `VALUES`, only output columns may be ordered by.
fn order_outputs(
    simulation: &Simulation,
    order_by: &[OrderBy],
    columns: &[Analysed],
    span: Span,
) -> Result<(), Refusal> {
    for element in order_by {
        match by_output(&element.expression, columns) {
            Some(tree) => sortable(simulation, tree?.kind, span, "an ordering operator")?,
            None => return Err(Refusal::not_modelled(element.expression.span, "this ORDER BY")),
        }
    }
    Ok(())
}

pub(crate) fn sortable(simulation: &Simulation, kind: Kind, span: Span, what: &str) -> Result<(), Refusal> {
    if kind.is_unknown() || operator_class::default(simulation, "btree", kind).is_some() {
        return Ok(());
    }
    if kind.table(simulation).is_some() || operator_class::default(simulation, "hash", kind).is_some() {
        return Err(Refusal::not_modelled(span, "an order of this type"));
    }
    let message = format!("could not identify {what} for type {}", kind.words(simulation));
    Err(Refusal::other(span, "42883", message))
}

/// `VALUES (…), (…)`
fn values(
    simulation: &Simulation,
    rows: &[Vec<Expression>],
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Analysed>, Refusal> {
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
        let trees: Vec<&Tree> = analysed.iter().filter_map(|row| row.get(index)).collect();
        let name = Name::new(&format!("column{}", index + 1));
        // A single row's constants stay what they are.
        if let ([only], Some(true)) = (trees.as_slice(), trees.first().map(|tree| tree.kind.is_unknown())) {
            columns.push((name, Tree::clone(only)));
            continue;
        }
        columns.push((name, unified(simulation, &trees, "VALUES", frame, found)?));
    }
    Ok(columns)
}

/// A column that several trees make together.
fn unified(
    simulation: &Simulation,
    trees: &[&Tree],
    word: &str,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Tree, Refusal> {
    with_analyser(simulation, frame, Use::Values, found, |analyser| {
        let kind = analyser.common(trees, word)?;
        let mut modifier = trees.first().map_or(-1, |tree| tree.modifier);
        for tree in trees {
            if tree.kind != kind || tree.modifier != modifier {
                modifier = -1;
            }
            analyser.coerce_to_common(Tree::clone(tree), kind, word)?;
        }
        let span = trees.first().map(|tree| tree.span).unwrap_or_default();
        Ok(Tree { modifier, ..Tree::new(kind, Shape::Variable) }.at(span))
    })
}

fn set_operation(
    simulation: &Simulation,
    (operation, all): (SetOperation, bool),
    left: &Query,
    right: &Query,
    frame: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<Analysed>, Refusal> {
    let word = match operation {
        SetOperation::Union => "UNION",
        SetOperation::Intersect => "INTERSECT",
        SetOperation::Except => "EXCEPT",
    };
    let span = right.span;
    let left = analyse(simulation, left, Some(frame), found)?;
    let right = analyse(simulation, right, Some(frame), found)?;
    if left.len() != right.len() {
        let message = format!("each {word} query must have the same number of columns");
        return Err(Refusal::other(span, "42601", message));
    }
    let mut columns = Vec::with_capacity(left.len());
    for ((name, one), (_, other)) in left.into_iter().zip(right) {
        let tree = unified(simulation, &[&one, &other], word, frame, found)?;
        if !all && !coerce::is_binary(simulation, tree.kind, Kind::TEXT) {
            sortable(simulation, tree.kind, span, "an equality operator")?;
        }
        columns.push((name, tree));
    }
    Ok(columns)
}
