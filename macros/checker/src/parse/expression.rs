//! Expressions and types: from PostgreSQL's tree to ours.
//!
//! A node's `location` is where PostgreSQL would put the caret (an operator's is the operator), so an expression's span is
//! gathered from its parts and then widened to whole pairs of parentheses and to `CASE … END`.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{
    A_Const, A_Expr, A_Expr_Kind, A_Indices, BoolExprType, BoolTestType, CoercionForm, FuncCall,
    GroupingSetKind, List, MinMaxOp, Node, NullTestType, SQLValueFunctionOp, SortBy, SortByDir, SortByNulls,
    SubLink, SubLinkType, TypeName, WindowDef,
};
use rupg_sql::token;

use super::context::Context;
use super::query;
use crate::refusal::Refusal;
use crate::syntax::{
    self, BooleanTest, Connective, Expression, ExpressionKind, GroupingSet, Ident, Literal, ObjectName,
    OrderBy, Quantifier, Span, SpecialFunction, SubqueryKind, Window,
};

/// Turns an expression into ours.
pub(crate) fn expression(context: &Context<'_>, node: &Node) -> Result<Expression, Refusal> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the tree has hundreds of kinds; the rest are told as not modelled"
    )]
    match node {
        Node::ColumnRef(it) => column(context, &it.fields, it.location),
        Node::A_Const(it) => Ok(constant(context, it)),
        Node::ParamRef(it) => {
            let number = u32::try_from(it.number).unwrap_or_default();
            Ok(leaf(context, it.location, ExpressionKind::Parameter(number)))
        }
        Node::TypeCast(it) => cast(context, it),
        Node::A_Expr(it) => operator_like(context, it),
        Node::BoolExpr(it) => {
            let operands = expressions(context, &it.args)?;
            let span = cover(context, it.location, &operands);
            let kind = match (it.boolop, <[Expression; 1]>::try_from(operands)) {
                (BoolExprType::NOT_EXPR, Ok([operand])) => ExpressionKind::Not(Box::new(operand)),
                (BoolExprType::OR_EXPR, Err(operands)) => {
                    ExpressionKind::Connective { connective: Connective::Or, operands }
                }
                (_, Err(operands)) => ExpressionKind::Connective { connective: Connective::And, operands },
                (_, Ok([operand])) => return Ok(operand),
            };
            Ok(Expression { span, kind })
        }
        Node::NullTest(it) => {
            let operand = required(context, it.arg.as_ref(), it.location)?;
            let negated = it.nulltesttype == NullTestType::IS_NOT_NULL;
            let span = tail(context, operand.span, it.location, &[token::IS, token::NOT, token::NULL_P]);
            Ok(Expression { span, kind: ExpressionKind::IsNull { operand: Box::new(operand), negated } })
        }
        Node::BooleanTest(it) => {
            let operand = required(context, it.arg.as_ref(), it.location)?;
            let words = &[token::IS, token::NOT, token::TRUE_P, token::FALSE_P, token::UNKNOWN];
            let span = tail(context, operand.span, it.location, words);
            let test = match it.booltesttype {
                BoolTestType::IS_TRUE => BooleanTest::True,
                BoolTestType::IS_NOT_TRUE => BooleanTest::NotTrue,
                BoolTestType::IS_FALSE => BooleanTest::False,
                BoolTestType::IS_NOT_FALSE => BooleanTest::NotFalse,
                BoolTestType::IS_UNKNOWN => BooleanTest::Unknown,
                _ => BooleanTest::NotUnknown,
            };
            Ok(Expression { span, kind: ExpressionKind::BooleanTest { operand: Box::new(operand), test } })
        }
        Node::FuncCall(it) => call(context, it),
        Node::SubLink(it) => sublink(context, it),
        Node::CaseExpr(it) => {
            let operand = it.arg.as_ref().map(|arg| expression(context, arg)).transpose()?.map(Box::new);
            let mut branches = Vec::with_capacity(it.args.len());
            let mut span = context.span_at(it.location);
            for branch in it.args.iter().flatten() {
                let Node::CaseWhen(when) = branch else { continue };
                let result = required(context, when.result.as_ref(), when.location)?;
                span = join(span, result.span);
                branches.push((required(context, when.expr.as_ref(), when.location)?, result));
            }
            let otherwise = it.defresult.as_ref().map(|node| expression(context, node)).transpose()?;
            span = otherwise.as_ref().map_or(span, |otherwise| join(span, otherwise.span));
            let span = whole(context, span);
            Ok(Expression {
                span,
                kind: ExpressionKind::Case { operand, branches, otherwise: otherwise.map(Box::new) },
            })
        }
        Node::CoalesceExpr(it) => {
            let operands = expressions(context, &it.args)?;
            let span = cover(context, it.location, &operands);
            Ok(Expression { span, kind: ExpressionKind::Coalesce(operands) })
        }
        Node::MinMaxExpr(it) => {
            let operands = expressions(context, &it.args)?;
            let span = cover(context, it.location, &operands);
            let kind = if it.op == MinMaxOp::IS_GREATEST {
                ExpressionKind::Greatest(operands)
            } else {
                ExpressionKind::Least(operands)
            };
            Ok(Expression { span, kind })
        }
        Node::A_ArrayExpr(it) => {
            let elements = expressions(context, &it.elements)?;
            let mut span = cover(context, it.location, &elements);
            if elements.is_empty()
                && let Some(index) = context.index_at(it.location)
            {
                span = context.span_between(
                    index,
                    context
                        .find(index, context.tokens.len(), |t| t.is('['))
                        .map_or(index + 1, |open| context.after(open)),
                );
            }
            Ok(Expression { span, kind: ExpressionKind::Array(elements) })
        }
        Node::RowExpr(it) => {
            let fields = expressions(context, &it.args)?;
            let span = cover(context, it.location, &fields);
            Ok(Expression { span, kind: ExpressionKind::Row(fields) })
        }
        Node::CollateClause(it) => {
            let operand = required(context, it.arg.as_ref(), it.location)?;
            let collation = context.index_at(it.location).and_then(|index| context.object_name(index + 1));
            match collation {
                Some((collation, _)) => Ok(Expression {
                    span: join(operand.span, collation.span()),
                    kind: ExpressionKind::Collate { operand: Box::new(operand), collation },
                }),
                None => Ok(unmodelled(context, it.location, "CollateClause")),
            }
        }
        Node::A_Indirection(it) => indirection(context, it.arg.as_ref(), &it.indirection),
        Node::SQLValueFunction(it) => Ok(special(context, it.op, it.typmod, it.location)),
        Node::SetToDefault(it) => Ok(leaf(context, it.location, ExpressionKind::Default)),
        Node::NamedArgExpr(it) => required(context, it.arg.as_ref(), it.location),
        Node::GroupingFunc(it) => {
            let arguments = expressions(context, &it.args)?;
            let span = cover(context, it.location, &arguments);
            Ok(Expression { span, kind: ExpressionKind::Grouping(arguments) })
        }
        Node::GroupingSet(it) => {
            let content = expressions(context, &it.content)?;
            let span = cover(context, it.location, &content);
            let kind = match it.kind {
                GroupingSetKind::GROUPING_SET_ROLLUP => GroupingSet::Rollup,
                GroupingSetKind::GROUPING_SET_CUBE => GroupingSet::Cube,
                GroupingSetKind::GROUPING_SET_SETS => GroupingSet::Sets,
                _ => GroupingSet::Empty,
            };
            Ok(Expression { span, kind: ExpressionKind::GroupingSet(kind, content) })
        }
        Node::XmlExpr(it) => Ok(unmodelled(context, it.location, "XML expressions")),
        Node::XmlSerialize(it) => Ok(unmodelled(context, it.location, "XMLSERIALIZE")),
        Node::CurrentOfExpr(_) => Ok(unmodelled(context, -1, "WHERE CURRENT OF")),
        other => {
            let text = other.to_text();
            let word: String =
                text.trim_start_matches('{').chars().take_while(char::is_ascii_alphanumeric).collect();
            Ok(unmodelled(context, -1, &word))
        }
    }
}

/// The expressions of a list.
pub(crate) fn expressions(context: &Context<'_>, list: &List) -> Result<Vec<Expression>, Refusal> {
    list.iter().flatten().map(|node| expression(context, node)).collect()
}

/// The elements of an `ORDER BY`.
pub(crate) fn order_by(context: &Context<'_>, list: &List) -> Result<Vec<OrderBy>, Refusal> {
    let mut elements = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        let Node::SortBy(sort) = node else { continue };
        elements.push(sort_by(context, sort)?);
    }
    Ok(elements)
}

fn sort_by(context: &Context<'_>, sort: &SortBy) -> Result<OrderBy, Refusal> {
    let mut expression = required(context, sort.node.as_ref(), sort.location)?;
    if sort.sortby_dir == SortByDir::SORTBY_USING {
        expression = Expression {
            span: expression.span,
            kind: ExpressionKind::NotModelled("ORDER BY … USING".into()),
        };
    }
    let nulls_first = match sort.sortby_nulls {
        SortByNulls::SORTBY_NULLS_FIRST => Some(true),
        SortByNulls::SORTBY_NULLS_LAST => Some(false),
        _ => None,
    };
    Ok(OrderBy { expression, descending: sort.sortby_dir == SortByDir::SORTBY_DESC, nulls_first })
}

/// Turns a type's name into ours.
pub(crate) fn type_name(context: &Context<'_>, it: &TypeName) -> Result<syntax::TypeName, Refusal> {
    let first = context.index_at(it.location).unwrap_or_default();
    let first = if context.kind(first) == token::SETOF { first + 1 } else { first };
    let end = type_end(context, first);
    let span = context.span_between(first, end);
    let name = qualified(context, &it.names, span)?;
    Ok(syntax::TypeName {
        name,
        modifiers: expressions(context, &it.typmods)?,
        modifier: it.typemod,
        dimensions: u8::try_from(it.arrayBounds.len()).unwrap_or(u8::MAX),
        set_of: it.setof,
        percent_type: it.pct_type,
        span,
    })
}

/// The index after the last token of the type that starts at `first`.
fn type_end(context: &Context<'_>, first: usize) -> usize {
    let mut index = first;
    let mut with_zone = false;
    match context.kind(index) {
        token::DOUBLE_P => index += 2,
        token::NATIONAL | token::CHARACTER | token::CHAR_P | token::NCHAR | token::BIT => {
            index += 1;
            if context.kind(first) == token::NATIONAL {
                index += 1;
            }
            if context.kind(index) == token::VARYING {
                index += 1;
            }
        }
        token::TIME | token::TIMESTAMP => {
            with_zone = true;
            index += 1;
        }
        token::INTERVAL => {
            index += 1;
            while matches!(
                context.kind(index),
                token::YEAR_P
                    | token::MONTH_P
                    | token::DAY_P
                    | token::HOUR_P
                    | token::MINUTE_P
                    | token::SECOND_P
                    | token::TO
            ) {
                index += 1;
            }
        }
        _ => index = context.path(index).1.max(index + 1),
    }
    if context.is(index, '(') {
        index = context.after(index);
    }
    if with_zone
        && matches!(context.kind(index), token::WITH | token::WITH_LA | token::WITHOUT | token::WITHOUT_LA)
    {
        index += 3;
    }
    if context.is(index, '%') {
        index += 2;
    }
    if context.kind(index) == token::ARRAY {
        index += 1;
    }
    while context.is(index, '[') {
        index = context.after(index);
    }
    index.min(context.tokens.len())
}

/// A name of at most two parts that stands at `span`, the parts as the tree has them (`integer` is `pg_catalog.int4`).
fn qualified(context: &Context<'_>, names: &List, span: Span) -> Result<ObjectName, Refusal> {
    let parts = strings(names);
    let spans = match context.tokens.get(context.index_from(span.start)) {
        Some(_) => context.path(context.index_from(span.start)).0,
        None => Vec::new(),
    };
    let place = |index: usize| {
        if spans.len() == parts.len() { spans.get(index).map_or(span, |ident| ident.span) } else { span }
    };
    match parts.as_slice() {
        [name] => Ok(ObjectName { schema: None, name: Ident { name: Name::new(name), span: place(0) } }),
        [schema, name] => Ok(ObjectName {
            schema: Some(Ident { name: Name::new(schema), span: place(0) }),
            name: Ident { name: Name::new(name), span: place(1) },
        }),
        parts => {
            let name = parts.join(".");
            if parts.len() > 3 {
                let message = format!("improper qualified name (too many dotted names): {name}");
                return Err(Refusal::other(span, "42601", message));
            }
            Err(Refusal::not_modelled(span, format!("the database's name in {name}")))
        }
    }
}

/// The strings of a list.
pub(crate) fn strings(list: &List) -> Vec<&str> {
    list.iter()
        .flatten()
        .filter_map(|node| if let Node::String(text) = node { Some(&**text) } else { None })
        .collect()
}

fn column(context: &Context<'_>, fields: &List, location: i32) -> Result<Expression, Refusal> {
    let index = context.index_at(location).unwrap_or_default();
    let mut path = Vec::with_capacity(fields.len());
    let mut star = false;
    let mut end = index;
    for (number, field) in fields.iter().flatten().enumerate() {
        let at = index + 2 * number;
        end = at + 1;
        #[expect(clippy::wildcard_enum_match_arm, reason = "a column's fields are names and a star")]
        match field {
            Node::String(name) => {
                let span = context.span_between(at, at + 1);
                path.push(Ident { name: Name::new(name), span });
            }
            Node::A_Star(_) => star = true,
            _ => return Ok(unmodelled(context, location, "ColumnRef")),
        }
    }
    let span = context.span_between(index, end);
    Ok(Expression {
        span,
        kind: if star { ExpressionKind::Star(path) } else { ExpressionKind::Column(path) },
    })
}

fn constant(context: &Context<'_>, it: &A_Const) -> Expression {
    let literal = if it.isnull { Some(Literal::Null) } else { it.val.as_ref().and_then(literal) };
    let Some(literal) = literal else { return unmodelled(context, it.location, "A_Const") };
    let mut span = context.span_at(it.location);
    // A sign that the grammar folded into the number.
    if let Some(index) = context.index_at(it.location)
        && (context.is(index, '-') || context.is(index, '+'))
    {
        span = context.span_between(index, index + 2);
    }
    Expression { span, kind: ExpressionKind::Literal(literal) }
}

fn literal(node: &Node) -> Option<Literal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "constants are of these five kinds")]
    match node {
        Node::Integer(value) => Some(Literal::Integer(*value)),
        Node::Float(digits) => Some(Literal::Numeric(digits.to_string())),
        Node::Boolean(value) => Some(Literal::Boolean(*value)),
        Node::String(text) => Some(Literal::String(text.to_string())),
        Node::BitString(text) => Some(Literal::Bits(text.to_string())),
        _ => None,
    }
}

fn cast(context: &Context<'_>, it: &rupg_sql::nodes::TypeCast) -> Result<Expression, Refusal> {
    let operand = required(context, it.arg.as_ref(), it.location)?;
    let Some(to) = &it.typeName else { return Ok(unmodelled(context, it.location, "TypeCast")) };
    // TRUE and FALSE come as a cast that nobody wrote.
    if it.location < 0
        && to.location < 0
        && matches!(operand.kind, ExpressionKind::Literal(Literal::Boolean(_)))
    {
        return Ok(operand);
    }
    let to = type_name(context, to)?;
    let written = context.byte(it.location).map_or(operand.span, |start| Span { start, end: start });
    let span = whole(context, join(join(operand.span, to.span), written));
    Ok(Expression { span, kind: ExpressionKind::Cast { operand: Box::new(operand), to } })
}

fn operator_like(context: &Context<'_>, it: &A_Expr) -> Result<Expression, Refusal> {
    let left = it.lexpr.as_ref().map(|node| expression(context, node)).transpose()?;
    let names = strings(&it.name);
    let operator = names.last().copied().unwrap_or_default().to_owned();
    let here = context.span_at(it.location);
    let list = match &it.rexpr {
        Some(Node::List(list)) => Some(expressions(context, list)?),
        _ => None,
    };
    let right = match (&it.rexpr, &list) {
        (Some(node), None) => Some(expression(context, node)?),
        _ => None,
    };
    let mut span = left.as_ref().map_or(here, |left| join(here, left.span));
    for part in list.iter().flatten().chain(&right) {
        span = join(span, part.span);
    }
    let span = whole(context, span);
    let missing = || Ok(unmodelled(context, it.location, "A_Expr"));
    let boxed = |operand: Option<Expression>| operand.map(Box::new);
    let kind = match (it.kind, boxed(left), boxed(right), list) {
        (A_Expr_Kind::AEXPR_OP, left, Some(right), None) => {
            let schema = (names.len() > 1)
                .then(|| names.first().map(|name| Ident { name: Name::new(name), span: here }))
                .flatten();
            ExpressionKind::Operator { schema, operator, left, right }
        }
        (A_Expr_Kind::AEXPR_OP_ANY | A_Expr_Kind::AEXPR_OP_ALL, Some(left), Some(array), None) => {
            if names.len() > 1 && names.first() != Some(&"pg_catalog") {
                return Ok(unmodelled(context, it.location, "a qualified operator before ANY or ALL"));
            }
            let quantifier =
                if it.kind == A_Expr_Kind::AEXPR_OP_ANY { Quantifier::Any } else { Quantifier::All };
            ExpressionKind::Quantified { operator, quantifier, left, array }
        }
        (A_Expr_Kind::AEXPR_DISTINCT, Some(left), Some(right), None) => {
            ExpressionKind::Distinct { left, right, negated: false }
        }
        (A_Expr_Kind::AEXPR_NOT_DISTINCT, Some(left), Some(right), None) => {
            ExpressionKind::Distinct { left, right, negated: true }
        }
        (A_Expr_Kind::AEXPR_NULLIF, Some(left), Some(right), None) => ExpressionKind::NullIf(left, right),
        (A_Expr_Kind::AEXPR_IN, Some(operand), None, Some(list)) => {
            ExpressionKind::In { operand, list, negated: operator == "<>" }
        }
        (
            A_Expr_Kind::AEXPR_LIKE | A_Expr_Kind::AEXPR_ILIKE | A_Expr_Kind::AEXPR_SIMILAR,
            Some(operand),
            Some(pattern),
            None,
        ) => ExpressionKind::Like { operator, operand, pattern },
        (kind, Some(operand), None, Some(list)) => {
            let Ok([low, high]) = <[Expression; 2]>::try_from(list) else { return missing() };
            ExpressionKind::Between {
                operand,
                low: Box::new(low),
                high: Box::new(high),
                symmetric: matches!(
                    kind,
                    A_Expr_Kind::AEXPR_BETWEEN_SYM | A_Expr_Kind::AEXPR_NOT_BETWEEN_SYM
                ),
                negated: matches!(kind, A_Expr_Kind::AEXPR_NOT_BETWEEN | A_Expr_Kind::AEXPR_NOT_BETWEEN_SYM),
            }
        }
        _ => return missing(),
    };
    Ok(Expression { span, kind })
}

pub(super) fn call(context: &Context<'_>, it: &FuncCall) -> Result<Expression, Refusal> {
    if it.ignore_nulls != 0 {
        return Ok(unmodelled(context, it.location, "IGNORE NULLS"));
    }
    let special_form = it.funcformat == CoercionForm::COERCE_SQL_SYNTAX;
    let here = context.span_at(it.location);
    let name = qualified(context, &it.funcname, here)?;
    let mut arguments = Vec::with_capacity(it.args.len());
    let mut argument_names = Vec::new();
    for (number, node) in it.args.iter().flatten().enumerate() {
        if let Node::NamedArgExpr(named) = node {
            argument_names.resize(number, None);
            argument_names.push(named.name.as_deref().map(|name| context.ident_at(named.location, name)));
        }
        arguments.push(expression(context, node)?);
    }
    if !argument_names.is_empty() {
        argument_names.resize(arguments.len(), None);
    }
    let mut span = cover(context, it.location, &arguments);
    // To the closing parenthesis where there is no argument.
    if let Some(index) = context.index_at(it.location) {
        let after = context.path(index).1;
        if context.is(after, '(') {
            span = join(span, context.span_between(after, context.after(after)));
        }
    }
    let filter = it.agg_filter.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
    let span = filter.as_ref().map_or(span, |filter| whole(context, join(span, filter.span)));
    Ok(Expression {
        span,
        kind: ExpressionKind::Call {
            name,
            arguments,
            argument_names,
            distinct: it.agg_distinct,
            star: it.agg_star,
            variadic: it.func_variadic,
            order_by: order_by(context, &it.agg_order)?,
            filter,
            window: it.over.as_ref().map(|over| window(context, over)).transpose()?.map(Box::new),
            within_group: it.agg_within_group,
            special_form,
        },
    })
}

/// A window behind `OVER` or in `WINDOW`.
pub(super) fn window(context: &Context<'_>, it: &WindowDef) -> Result<Window, Refusal> {
    let ident = |name: &str| context.ident_at(it.location, name);
    let bounds = it.startOffset.iter().chain(&it.endOffset);
    Ok(Window {
        name: it.name.as_deref().map(ident),
        refines: it.refname.as_deref().map(ident),
        frame: it.frameOptions,
        partition: it
            .partitionClause
            .iter()
            .flatten()
            .map(|node| expression(context, node))
            .collect::<Result<_, _>>()?,
        order: order_by(context, &it.orderClause)?,
        bounds: bounds.map(|node| expression(context, node)).collect::<Result<_, _>>()?,
    })
}

fn sublink(context: &Context<'_>, it: &SubLink) -> Result<Expression, Refusal> {
    let Some(query) = &it.subselect else { return Ok(unmodelled(context, it.location, "SubLink")) };
    let query = Box::new(query::query(context, query)?);
    let left = it.testexpr.as_ref().map(|node| expression(context, node)).transpose()?;
    let span = left.as_ref().map_or(context.span_at(it.location), |left| left.span);
    let span = whole(context, join(join(span, context.span_at(it.location)), query.span));
    let names = strings(&it.operName);
    let kind = match (it.subLinkType, left) {
        (SubLinkType::EXISTS_SUBLINK, None) => SubqueryKind::Exists,
        (SubLinkType::EXPR_SUBLINK, None) => SubqueryKind::Scalar,
        (SubLinkType::ARRAY_SUBLINK, None) => SubqueryKind::Array,
        (SubLinkType::ANY_SUBLINK | SubLinkType::ALL_SUBLINK, Some(left)) if names.len() < 2 => {
            SubqueryKind::Quantified {
                operator: names.first().copied().unwrap_or("=").to_owned(),
                quantifier: if it.subLinkType == SubLinkType::ANY_SUBLINK {
                    Quantifier::Any
                } else {
                    Quantifier::All
                },
                left: Box::new(left),
            }
        }
        _ => return Ok(unmodelled(context, it.location, "SubLink")),
    };
    Ok(Expression { span, kind: ExpressionKind::Subquery { kind, query } })
}

fn indirection(context: &Context<'_>, argument: Option<&Node>, path: &List) -> Result<Expression, Refusal> {
    let mut result = required(context, argument, -1)?;
    for step in path.iter().flatten() {
        let index = context.tokens.partition_point(|token| token.end <= result.span.end);
        // The operand may stand in parentheses of its own: `(a).b`.
        let index = (index..context.tokens.len()).find(|at| !context.is(*at, ')')).unwrap_or(index);
        let operand = Box::new(result);
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "an indirection is a subscript, a field or a star"
        )]
        match step {
            Node::String(name) => {
                let span = context.span_between(index + 1, index + 2);
                let field = Ident { name: Name::new(name), span };
                result = Expression {
                    span: whole(context, join(operand.span, span)),
                    kind: ExpressionKind::Field { operand, field },
                };
            }
            Node::A_Indices(subscript) => {
                let A_Indices { is_slice, lidx, uidx } = &**subscript;
                let low = lidx.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
                let high = uidx.as_ref().map(|node| expression(context, node)).transpose()?.map(Box::new);
                let span = join(operand.span, context.span_between(index, context.after(index)));
                result = Expression {
                    span: whole(context, span),
                    kind: ExpressionKind::Subscript { operand, low, high, slice: *is_slice },
                };
            }
            Node::A_Star(_) => {
                let span = whole(context, join(operand.span, context.span_between(index, index + 2)));
                result = Expression { span, kind: ExpressionKind::FieldStar(operand) };
            }
            _ => return Ok(unmodelled(context, -1, "A_Indirection")),
        }
    }
    Ok(result)
}

fn special(context: &Context<'_>, op: SQLValueFunctionOp, precision: i32, location: i32) -> Expression {
    use SQLValueFunctionOp as Op;
    let (function, takes_precision) = match op {
        Op::SVFOP_CURRENT_DATE => (SpecialFunction::CurrentDate, false),
        Op::SVFOP_CURRENT_TIME => (SpecialFunction::CurrentTime, false),
        Op::SVFOP_CURRENT_TIME_N => (SpecialFunction::CurrentTime, true),
        Op::SVFOP_CURRENT_TIMESTAMP => (SpecialFunction::CurrentTimestamp, false),
        Op::SVFOP_CURRENT_TIMESTAMP_N => (SpecialFunction::CurrentTimestamp, true),
        Op::SVFOP_LOCALTIME => (SpecialFunction::LocalTime, false),
        Op::SVFOP_LOCALTIME_N => (SpecialFunction::LocalTime, true),
        Op::SVFOP_LOCALTIMESTAMP => (SpecialFunction::LocalTimestamp, false),
        Op::SVFOP_LOCALTIMESTAMP_N => (SpecialFunction::LocalTimestamp, true),
        Op::SVFOP_CURRENT_ROLE => (SpecialFunction::CurrentRole, false),
        Op::SVFOP_CURRENT_USER => (SpecialFunction::CurrentUser, false),
        Op::SVFOP_USER => (SpecialFunction::User, false),
        Op::SVFOP_SESSION_USER => (SpecialFunction::SessionUser, false),
        Op::SVFOP_CURRENT_CATALOG => (SpecialFunction::CurrentCatalog, false),
        _ => (SpecialFunction::CurrentSchema, false),
    };
    let index = context.index_at(location).unwrap_or_default();
    let end = if takes_precision { context.after(index + 1) } else { index + 1 };
    Expression {
        span: context.span_between(index, end),
        kind: ExpressionKind::Special { function, precision: takes_precision.then_some(precision) },
    }
}

pub(crate) fn required(
    context: &Context<'_>,
    node: Option<&Node>,
    location: i32,
) -> Result<Expression, Refusal> {
    match node {
        Some(node) => expression(context, node),
        None => Ok(unmodelled(context, location, "an empty expression")),
    }
}

fn leaf(context: &Context<'_>, location: i32, kind: ExpressionKind) -> Expression {
    Expression { span: context.span_at(location), kind }
}

fn unmodelled(context: &Context<'_>, location: i32, what: &str) -> Expression {
    leaf(context, location, ExpressionKind::NotModelled(what.to_owned()))
}

/// From the first byte of either to the last.
pub(crate) fn join(one: Span, other: Span) -> Span {
    Span { start: one.start.min(other.start), end: one.end.max(other.end) }
}

/// From the token at `location` over all the parts.
fn cover(context: &Context<'_>, location: i32, parts: &[Expression]) -> Span {
    let mut span = match (context.byte(location), parts.first()) {
        (None, Some(first)) => first.span,
        _ => context.span_at(location),
    };
    for part in parts {
        span = join(span, part.span);
    }
    whole(context, span)
}

/// From `start` over the words at `location` and after that are among these.
fn tail(context: &Context<'_>, start: Span, location: i32, words: &[u16]) -> Span {
    let Some(first) = context.index_at(location) else { return start };
    let end = (first..context.tokens.len()).find(|index| !words.contains(&context.kind(*index)));
    whole(context, join(start, context.span_between(first, end.unwrap_or(context.tokens.len()))))
}

/// The span widened so that no parenthesis, bracket or `CASE` in it lacks its other half.
pub(crate) fn whole(context: &Context<'_>, span: Span) -> Span {
    let mut first = context.index_from(span.start);
    let mut end = context.tokens.partition_point(|token| token.start < span.end);
    let (mut unopened, mut open) = (0usize, 0usize);
    let opens =
        |index: usize| context.is(index, '(') || context.is(index, '[') || context.kind(index) == token::CASE;
    let closes = |index: usize| {
        context.is(index, ')') || context.is(index, ']') || context.kind(index) == token::END_P
    };
    for index in first..end {
        if opens(index) {
            open += 1;
        } else if closes(index) {
            match open.checked_sub(1) {
                Some(fewer) => open = fewer,
                None => unopened += 1,
            }
        }
    }
    let mut depth = 0usize;
    while unopened > 0 && first > 0 {
        first -= 1;
        if closes(first) {
            depth += 1;
        } else if opens(first) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => unopened -= 1,
            }
        }
    }
    depth = 0;
    while open > 0 && end < context.tokens.len() {
        if opens(end) {
            depth += 1;
        } else if closes(end) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => open -= 1,
            }
        }
        end += 1;
    }
    context.span_between(first, end)
}
