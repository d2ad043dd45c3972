//! Queries and data statements: from PostgreSQL's tree to ours.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{
    Alias, CTECycleClause, CTEMaterialize, DeleteStmt, InsertStmt, JoinExpr, JoinType, LimitOption, List,
    LockClauseStrength, LockWaitPolicy, LockingClause, Node, OnConflictAction, OnConflictClause,
    OverridingKind, RangeFunction, RangeVar, ResTarget, ReturningClause, SelectStmt, SetOperation as SetOp,
    UpdateStmt, WithClause,
};
use rupg_sql::token;

use super::context::Context;
use super::expression::{
    expression, expressions, join, order_by, required, strings, type_name, whole, window,
};
use crate::refusal::Refusal;
use crate::syntax::{
    Assignment, Conflict, ConflictAction, Cycle, DefinedColumn, Delete, Expression, ExpressionKind, FromItem,
    Ident, Insert, InsertSource, JoinKind, LockStrength, Locking, ObjectName, Query, Search, Select,
    SelectBody, SetOperation, Span, Statement, StatementKind, Step, Target, Update, With, WithDetail,
};

/// Turns a `SELECT`, a `VALUES` or a set operation into ours.
pub(crate) fn query(context: &Context<'_>, node: &Node) -> Result<Query, Refusal> {
    if let Node::SelectStmt(it) = node {
        return select(context, it);
    }
    Err(Refusal::not_modelled(context.statement(), "this query"))
}

/// Turns a `SELECT` into ours.
pub(crate) fn select(context: &Context<'_>, it: &SelectStmt) -> Result<Query, Refusal> {
    let with = with(context, it.withClause.as_deref())?;
    let mut span: Option<Span> = None;
    let mut widen = |part: Span| span = Some(span.map_or(part, |span| join(span, part)));
    let body = match (it.op, &it.larg, &it.rarg) {
        (SetOp::SETOP_UNION | SetOp::SETOP_INTERSECT | SetOp::SETOP_EXCEPT, Some(left), Some(right)) => {
            let (left, right) = (select(context, left)?, select(context, right)?);
            widen(left.span);
            widen(right.span);
            let operation = match it.op {
                SetOp::SETOP_UNION => SetOperation::Union,
                SetOp::SETOP_INTERSECT => SetOperation::Intersect,
                _ => SetOperation::Except,
            };
            SelectBody::SetOperation { operation, all: it.all, left: Box::new(left), right: Box::new(right) }
        }
        _ if !it.valuesLists.is_empty() => {
            let rows = values(context, &it.valuesLists)?;
            rows.iter().flatten().for_each(|value| widen(value.span));
            SelectBody::Values(rows)
        }
        _ => {
            let select = plain(context, it)?;
            let targets = select.targets.iter().map(|target| &target.expression);
            targets.chain(&select.condition).chain(&select.having).for_each(|part| widen(part.span));
            SelectBody::Select(Box::new(select))
        }
    };
    let order_by = order_by(context, &it.sortClause)?;
    order_by.iter().for_each(|element| widen(element.expression.span));
    let limit = it.limitCount.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
    let offset = it.limitOffset.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
    let mut span = span.unwrap_or_else(|| context.statement());
    // Back to the word that it begins with, and over all parentheses.
    let first = context.index_from(span.start);
    let begins = |index: &usize| matches!(context.kind(*index), token::SELECT | token::VALUES | token::TABLE);
    if let Some(word) = (0..=first).rev().find(begins) {
        span = join(span, context.span_between(word, word + 1));
    }
    let mut locks = Vec::with_capacity(it.lockingClause.len());
    for node in it.lockingClause.iter().flatten() {
        let Node::LockingClause(lock) = node else { continue };
        locks.push(locking(context, lock)?);
    }
    Ok(Query {
        with,
        body,
        order_by,
        limit,
        offset,
        locking: !it.lockingClause.is_empty(),
        span: whole(context, span),
        locks,
        ties: it.limitOption == LimitOption::LIMIT_OPTION_WITH_TIES,
    })
}

fn locking(context: &Context<'_>, it: &LockingClause) -> Result<Locking, Refusal> {
    let mut relations = Vec::with_capacity(it.lockedRels.len());
    for node in it.lockedRels.iter().flatten() {
        if let Node::RangeVar(it) = node {
            relations.push(relation(context, it)?);
        }
    }
    Ok(Locking {
        strength: match it.strength {
            LockClauseStrength::LCS_FORKEYSHARE => LockStrength::KeyShare,
            LockClauseStrength::LCS_FORSHARE => LockStrength::Share,
            LockClauseStrength::LCS_FORNOKEYUPDATE => LockStrength::NoKeyUpdate,
            _ => LockStrength::Update,
        },
        relations,
        no_wait: match it.waitPolicy {
            LockWaitPolicy::LockWaitError => Some(true),
            LockWaitPolicy::LockWaitSkip => Some(false),
            _ => None,
        },
    })
}

fn plain(context: &Context<'_>, it: &SelectStmt) -> Result<Select, Refusal> {
    let mut from = Vec::with_capacity(it.fromClause.len());
    for node in it.fromClause.iter().flatten() {
        from.push(from_item(context, node)?);
    }
    let group_by = expressions(context, &it.groupClause)?;
    let into = it.intoClause.as_ref().and_then(|into| into.rel.as_deref()).map(|rel| relation(context, rel));
    Ok(Select {
        distinct: !it.distinctClause.is_empty(),
        distinct_on: expressions(context, &it.distinctClause)?,
        targets: targets(context, &it.targetList)?,
        into: into.transpose()?,
        from,
        condition: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
        group_by,
        having: it.havingClause.as_ref().map(|node| expression(context, node)).transpose()?,
        windows: it
            .windowClause
            .iter()
            .flatten()
            .filter_map(|node| if let Node::WindowDef(it) = node { Some(it) } else { None })
            .map(|it| window(context, it))
            .collect::<Result<_, _>>()?,
        group_distinct: it.groupDistinct,
    })
}

fn values(context: &Context<'_>, lists: &List) -> Result<Vec<Vec<Expression>>, Refusal> {
    let mut rows = Vec::with_capacity(lists.len());
    for list in lists.iter().flatten() {
        if let Node::List(list) = list {
            rows.push(expressions(context, list)?);
        }
    }
    Ok(rows)
}

fn targets(context: &Context<'_>, list: &List) -> Result<Vec<Target>, Refusal> {
    let mut targets = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        let Node::ResTarget(target) = node else { continue };
        let expression = required(context, target.val.as_ref(), target.location)?;
        let after = context.tokens.partition_point(|token| token.end <= expression.span.end);
        let alias = target.name.as_deref().map(|name| named(context, after, name));
        targets.push(Target { expression, alias });
    }
    Ok(targets)
}

/// A name that the tree has no place for, looked for from a token on.
fn named(context: &Context<'_>, from: usize, name: &str) -> Ident {
    let found = context.find_ident(from, context.tokens.len(), name, 0);
    let span = found.map_or_else(|| context.statement(), |index| context.span_between(index, index + 1));
    Ident { name: Name::new(name), span }
}

/// A relation's name.
pub(crate) fn relation(context: &Context<'_>, it: &RangeVar) -> Result<ObjectName, Refusal> {
    let span = context.span_at(it.location);
    if it.catalogname.is_some() {
        return Err(Refusal::not_modelled(span, "a database's name before a schema"));
    }
    let index = context.index_at(it.location).unwrap_or_default();
    let (parts, _) = context.path(index);
    let name = it.relname.as_deref().unwrap_or_default();
    let place = |at: usize| parts.get(at).map_or(span, |ident| ident.span);
    Ok(match it.schemaname.as_deref() {
        Some(schema) => ObjectName {
            schema: Some(Ident { name: Name::new(schema), span: place(0) }),
            name: Ident { name: Name::new(name), span: place(1) },
        },
        None => ObjectName { schema: None, name: Ident { name: Name::new(name), span: place(0) } },
    })
}

fn alias(context: &Context<'_>, it: Option<&Alias>, from: usize) -> (Option<Ident>, Vec<Ident>) {
    let Some(it) = it else { return (None, Vec::new()) };
    let alias = it.aliasname.as_deref().map(|name| named(context, from, name));
    let columns = strings(&it.colnames).into_iter().map(|name| named(context, from, name)).collect();
    (alias, columns)
}

pub(super) fn from_item(context: &Context<'_>, node: &Node) -> Result<FromItem, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest are told as not modelled")]
    match node {
        Node::RangeVar(it) => {
            let name = relation(context, it)?;
            let after = context.tokens.partition_point(|token| token.end <= name.span().end);
            let (alias, columns) = alias(context, it.alias.as_deref(), after);
            Ok(FromItem::Table { name, only: !it.inh, alias, columns })
        }
        Node::RangeSubselect(it) => {
            let Some(inner) = &it.subquery else { return Ok(FromItem::NotModelled("RangeSubselect".into())) };
            let query = query(context, inner)?;
            let after = context.tokens.partition_point(|token| token.end <= query.span.end);
            let (alias, columns) = alias(context, it.alias.as_deref(), after);
            Ok(FromItem::Subquery { query: Box::new(query), lateral: it.lateral, alias, columns })
        }
        Node::RangeFunction(it) => function(context, it),
        Node::JoinExpr(it) => joined(context, it),
        Node::RangeTableSample(it) => {
            let Some(inner) = &it.relation else { return Ok(FromItem::NotModelled("TABLESAMPLE".into())) };
            let names = strings(&it.method);
            let span = context.span_at(it.location);
            let ident = |name: &str| Ident { name: Name::new(name), span };
            let method = match names.as_slice() {
                [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
                names => ObjectName { schema: None, name: ident(names.last().copied().unwrap_or_default()) },
            };
            let repeatable = it.repeatable.as_ref().map(|node| expression(context, node)).transpose()?;
            Ok(FromItem::Sample {
                item: Box::new(from_item(context, inner)?),
                method,
                arguments: expressions(context, &it.args)?,
                repeatable: repeatable.map(Box::new),
            })
        }
        _ => Ok(FromItem::NotModelled("this table expression".into())),
    }
}

fn function(context: &Context<'_>, it: &RangeFunction) -> Result<FromItem, Refusal> {
    let mut functions = Vec::with_capacity(it.functions.len());
    for node in it.functions.iter().flatten() {
        // Each function is a list of the call and its column definitions.
        let Node::List(pair) = node else { continue };
        let Some(Some(inner)) = pair.first() else { continue };
        let definitions = match pair.get(1) {
            Some(Some(Node::List(list))) => defined_columns(context, list)?,
            _ => Vec::new(),
        };
        functions.push((expression(context, inner)?, definitions));
    }
    let end = functions.last().map_or(0, |(call, definitions)| {
        definitions.last().map_or(call.span.end, |column| column.ty.span.end)
    });
    let after = context.tokens.partition_point(|token| token.end <= end);
    let (alias, columns) = alias(context, it.alias.as_deref(), after);
    let definitions = defined_columns(context, &it.coldeflist)?;
    if let (false, [(_, none)], true) = (it.is_rowsfrom, functions.as_slice(), definitions.is_empty())
        && none.is_empty()
        && let Some((call, _)) = functions.pop()
    {
        return Ok(FromItem::Function {
            call: Box::new(call),
            lateral: it.lateral,
            ordinality: it.ordinality,
            alias,
            columns,
        });
    }
    if !definitions.is_empty()
        && let [(_, own)] = functions.as_mut_slice()
    {
        *own = definitions;
    }
    Ok(FromItem::Functions {
        functions,
        lateral: it.lateral,
        ordinality: it.ordinality,
        alias,
        columns,
        rows_from: it.is_rowsfrom,
    })
}

fn defined_columns(context: &Context<'_>, list: &List) -> Result<Vec<DefinedColumn>, Refusal> {
    let mut columns = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        let Node::ColumnDef(it) = node else { continue };
        let name = context.ident_at(it.location, it.colname.as_deref().unwrap_or_default());
        let Some(ty) = &it.typeName else { continue };
        let collation = it.collClause.as_ref().and_then(|clause| {
            context.index_at(clause.location).and_then(|index| context.object_name(index + 1))
        });
        let collation = collation.map(|(name, _)| name);
        columns.push(DefinedColumn { name, ty: type_name(context, ty)?, collation });
    }
    Ok(columns)
}

fn joined(context: &Context<'_>, it: &JoinExpr) -> Result<FromItem, Refusal> {
    let (Some(left), Some(right)) = (&it.larg, &it.rarg) else {
        return Ok(FromItem::NotModelled("JoinExpr".into()));
    };
    let kind = match it.jointype {
        JoinType::JOIN_LEFT => JoinKind::Left,
        JoinType::JOIN_RIGHT => JoinKind::Right,
        JoinType::JOIN_FULL => JoinKind::Full,
        _ => JoinKind::Inner,
    };
    let (left, right) = (from_item(context, left)?, from_item(context, right)?);
    let on = it.quals.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
    let (alias, columns) = alias(context, it.alias.as_deref(), 0);
    let using_alias = it.join_using_alias.as_deref().and_then(|it| it.aliasname.as_deref());
    let using_alias = using_alias.map(|name| named(context, 0, name));
    let using = strings(&it.usingClause).into_iter().map(|name| named(context, 0, name)).collect();
    Ok(FromItem::Join {
        kind,
        natural: it.isNatural,
        left: Box::new(left),
        right: Box::new(right),
        using,
        on,
        alias,
        columns,
        using_alias,
    })
}

pub(super) fn with(context: &Context<'_>, it: Option<&WithClause>) -> Result<Option<With>, Refusal> {
    let Some(it) = it else { return Ok(None) };
    let mut queries = Vec::with_capacity(it.ctes.len());
    let mut details = Vec::with_capacity(it.ctes.len());
    for node in it.ctes.iter().flatten() {
        let Node::CommonTableExpr(cte) = node else { continue };
        let name = context.ident_at(cte.location, cte.ctename.as_deref().unwrap_or_default());
        let index = context.index_at(cte.location).unwrap_or_default();
        let columns =
            strings(&cte.aliascolnames).into_iter().map(|column| named(context, index, column)).collect();
        let kind = match &cte.ctequery {
            Some(Node::SelectStmt(it)) => StatementKind::Select(select(context, it)?),
            Some(Node::InsertStmt(it)) => StatementKind::Insert(insert(context, it)?),
            Some(Node::UpdateStmt(it)) => StatementKind::Update(update(context, it)?),
            Some(Node::DeleteStmt(it)) => StatementKind::Delete(delete(context, it)?),
            _ => StatementKind::NotModelled("this statement in WITH".into()),
        };
        // The statement stands in the parentheses after AS.
        let open = context.find(index, context.tokens.len(), |token| token.kind == token::AS);
        let open = open.and_then(|at| (at..context.tokens.len()).find(|at| context.is(*at, '(')));
        let span = open.map_or(name.span, |open| context.span_between(open + 1, context.closing(open)));
        let search = cte.search_clause.as_deref().map(|it| Search {
            breadth: it.search_breadth_first,
            columns: strings(&it.search_col_list)
                .into_iter()
                .map(|name| named(context, index, name))
                .collect(),
            set: named(context, index, it.search_seq_column.as_deref().unwrap_or_default()),
        });
        let cycle = cte.cycle_clause.as_deref().map(|it| cycle(context, it, index)).transpose()?;
        details.push(WithDetail {
            materialized: match cte.ctematerialized {
                CTEMaterialize::CTEMaterializeAlways => Some(true),
                CTEMaterialize::CTEMaterializeNever => Some(false),
                _ => None,
            },
            search,
            cycle: cycle.map(Box::new),
        });
        queries.push((name, (columns, Statement { span, fingerprint: 0, kind })));
    }
    Ok(Some(With { recursive: it.recursive, queries, details }))
}

fn cycle(context: &Context<'_>, it: &CTECycleClause, index: usize) -> Result<Cycle, Refusal> {
    let name = |name: Option<&str>| named(context, index, name.unwrap_or_default());
    let mark = name(it.cycle_mark_column.as_deref());
    let value = |node: &Option<Node>| node.as_ref().map(|node| expression(context, node)).transpose();
    // `CYCLE a SET b USING c` comes with TRUE and FALSE, which nobody wrote.
    let words = context.find(index, context.tokens.len(), |token| token.start > mark.span.end);
    let written = words.is_some_and(|word| context.kind(word) == token::TO);
    let values = match (value(&it.cycle_mark_value)?, value(&it.cycle_mark_default)?) {
        (Some(with), Some(without)) if written => Some((with, without)),
        _ => None,
    };
    Ok(Cycle {
        columns: strings(&it.cycle_col_list)
            .into_iter()
            .map(|column| named(context, index, column))
            .collect(),
        mark,
        values,
        path: name(it.cycle_path_column.as_deref()),
    })
}

fn returning(context: &Context<'_>, it: Option<&ReturningClause>) -> Result<Vec<Target>, Refusal> {
    let Some(it) = it else { return Ok(Vec::new()) };
    if !it.options.is_empty() {
        return Err(Refusal::not_modelled(context.statement(), "RETURNING WITH"));
    }
    targets(context, &it.exprs)
}

pub(super) fn target_relation(
    context: &Context<'_>,
    it: Option<&RangeVar>,
) -> Result<(ObjectName, Option<Ident>), Refusal> {
    let Some(it) = it else {
        return Err(Refusal::not_modelled(context.statement(), "a statement without a table"));
    };
    let name = relation(context, it)?;
    let after = context.tokens.partition_point(|token| token.end <= name.span().end);
    let (alias, _) = alias(context, it.alias.as_deref(), after);
    Ok((name, alias))
}

/// A column that is assigned to, with the steps to a part of it.
pub(super) fn assigned(context: &Context<'_>, target: &ResTarget) -> Result<(Ident, Vec<Step>), Refusal> {
    let ident = context.ident_at(target.location, target.name.as_deref().unwrap_or_default());
    let mut steps = Vec::with_capacity(target.indirection.len());
    for node in target.indirection.iter().flatten() {
        #[expect(clippy::wildcard_enum_match_arm, reason = "a step is a field or a subscript")]
        steps.push(match node {
            Node::String(name) => Step::Field(named(context, 0, name)),
            Node::A_Indices(it) => Step::Subscript {
                low: it.lidx.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new),
                high: it.uidx.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new),
                slice: it.is_slice,
            },
            _ => return Err(Refusal::not_modelled(ident.span, "an assignment to all fields of a column")),
        });
    }
    Ok((ident, steps))
}

/// The parts, if there are any.
pub(super) fn parts_of(parts: Vec<Vec<Step>>) -> Vec<Vec<Step>> {
    if parts.iter().all(Vec::is_empty) { Vec::new() } else { parts }
}

/// Turns an `INSERT` into ours.
pub(crate) fn insert(context: &Context<'_>, it: &InsertStmt) -> Result<Insert, Refusal> {
    let (table, alias) = target_relation(context, it.relation.as_deref())?;
    let mut columns = Vec::with_capacity(it.cols.len());
    let mut parts = Vec::with_capacity(it.cols.len());
    for node in it.cols.iter().flatten() {
        if let Node::ResTarget(target) = node {
            let (column, steps) = assigned(context, target)?;
            columns.push(column);
            parts.push(steps);
        }
    }
    let source = match &it.selectStmt {
        None => InsertSource::DefaultValues,
        Some(Node::SelectStmt(inner)) if is_plain_values(inner) => {
            InsertSource::Values(values(context, &inner.valuesLists)?)
        }
        Some(inner) => InsertSource::Query(Box::new(query(context, inner)?)),
    };
    let overriding_system = match it.r#override {
        OverridingKind::OVERRIDING_SYSTEM_VALUE => Some(true),
        OverridingKind::OVERRIDING_USER_VALUE => Some(false),
        _ => None,
    };
    Ok(Insert {
        with: with(context, it.withClause.as_deref())?,
        table,
        alias,
        columns,
        parts: parts_of(parts),
        source,
        overriding_system,
        conflict: it.onConflictClause.as_deref().map(|it| conflict(context, it)).transpose()?,
        returning: returning(context, it.returningClause.as_deref())?,
    })
}

/// `VALUES` alone, so that `DEFAULT` may stand in it.
fn is_plain_values(it: &SelectStmt) -> bool {
    !it.valuesLists.is_empty()
        && it.withClause.is_none()
        && it.sortClause.is_empty()
        && it.limitCount.is_none()
        && it.limitOffset.is_none()
        && it.lockingClause.is_empty()
}

fn conflict(context: &Context<'_>, it: &OnConflictClause) -> Result<Conflict, Refusal> {
    let index = context.index_at(it.location).unwrap_or_default();
    let span = context.span_between(index, index + 2);
    let mut target = Vec::new();
    let mut constraint = None;
    let mut predicate = None;
    if let Some(infer) = &it.infer {
        for node in infer.indexElems.iter().flatten() {
            let Node::IndexElem(element) = node else { continue };
            if !element.collation.is_empty() || !element.opclass.is_empty() {
                return Err(Refusal::not_modelled(span, "a collation or operator class in ON CONFLICT"));
            }
            target.push(match (&element.name, &element.expr) {
                (Some(name), _) => {
                    let name = named(context, index, name);
                    Expression { span: name.span, kind: ExpressionKind::Column(vec![name]) }
                }
                (None, node) => required(context, node.as_ref(), it.location)?,
            });
        }
        predicate = infer.whereClause.as_ref().map(|node| expression(context, node)).transpose()?;
        constraint = infer.conname.as_deref().map(|name| named(context, index, name));
    }
    let action = match it.action {
        OnConflictAction::ONCONFLICT_NOTHING => ConflictAction::Nothing,
        OnConflictAction::ONCONFLICT_UPDATE => ConflictAction::Update {
            assignments: assignments(context, &it.targetList)?,
            condition: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
        },
        _ => return Err(Refusal::not_modelled(span, "ON CONFLICT DO SELECT")),
    };
    Ok(Conflict { target, predicate, constraint, action, span })
}

pub(super) fn assignments(context: &Context<'_>, list: &List) -> Result<Vec<Assignment>, Refusal> {
    let mut assignments: Vec<Assignment> = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        let Node::ResTarget(target) = node else { continue };
        let (column, steps) = assigned(context, target)?;
        match &target.val {
            // `(a, b) = …`: the source stands at each column, the first carries it.
            Some(Node::MultiAssignRef(multi)) => {
                if multi.colno > 1
                    && let Some(last) = assignments.last_mut()
                {
                    last.columns.push(column);
                    last.parts.push(steps);
                } else {
                    let value = required(context, multi.source.as_ref(), target.location)?;
                    assignments.push(Assignment { columns: vec![column], value, parts: vec![steps] });
                }
            }
            value => {
                let value = required(context, value.as_ref(), target.location)?;
                assignments.push(Assignment { columns: vec![column], value, parts: vec![steps] });
            }
        }
    }
    for assignment in &mut assignments {
        assignment.parts = parts_of(std::mem::take(&mut assignment.parts));
    }
    Ok(assignments)
}

/// Turns an `UPDATE` into ours.
pub(crate) fn update(context: &Context<'_>, it: &UpdateStmt) -> Result<Update, Refusal> {
    let (table, alias) = target_relation(context, it.relation.as_deref())?;
    let mut from = Vec::with_capacity(it.fromClause.len());
    for node in it.fromClause.iter().flatten() {
        from.push(from_item(context, node)?);
    }
    Ok(Update {
        with: with(context, it.withClause.as_deref())?,
        table,
        alias,
        assignments: assignments(context, &it.targetList)?,
        from,
        condition: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
        returning: returning(context, it.returningClause.as_deref())?,
    })
}

/// Turns a `DELETE` into ours.
pub(crate) fn delete(context: &Context<'_>, it: &DeleteStmt) -> Result<Delete, Refusal> {
    let (table, alias) = target_relation(context, it.relation.as_deref())?;
    let mut using = Vec::with_capacity(it.usingClause.len());
    for node in it.usingClause.iter().flatten() {
        using.push(from_item(context, node)?);
    }
    Ok(Delete {
        with: with(context, it.withClause.as_deref())?,
        table,
        alias,
        using,
        condition: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
        returning: returning(context, it.returningClause.as_deref())?,
    })
}
