//! `SELECT` over what is known.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

use std::cmp::Ordering;
use std::rc::Rc;

use super::source::Row;
use super::{Evaluator, Scope, boolean, not_modelled, text};
use crate::plpgsql::relations;
use crate::plpgsql::value::{Doubt, Value};
use crate::refusal::Refusal;
use crate::resolve::query::figure_name;
use crate::syntax::{
    Connective, Expression, ExpressionKind, OrderBy, Query, Select, SelectBody, SetOperation, StatementKind,
};

/// The rows of a query.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    pub(crate) columns: Vec<String>,
    /// Those that are there for certain.
    pub(crate) certain: Vec<Vec<Value>>,
    /// Why there may be more.
    pub(crate) perhaps: Option<Doubt>,
    /// Whether their order is said.
    pub(crate) ordered: bool,
}

/// More rows are not made.
const MANY: usize = 50_000;

/// What is over many rows.
const AGGREGATES: &[&str] = &[
    "count",
    "bool_or",
    "bool_and",
    "every",
    "max",
    "min",
    "sum",
    "avg",
    "string_agg",
    "array_agg",
    "json_agg",
    "jsonb_agg",
    "json_object_agg",
    "jsonb_object_agg",
];

pub(super) fn is_aggregate(it: &Expression) -> bool {
    matches!(&it.kind, ExpressionKind::Call { name, window: None, .. }
        if AGGREGATES.contains(&name.name.name.as_str()))
}

/// Whether an aggregate stands in an expression.
fn has_aggregate(it: &Expression) -> bool {
    if is_aggregate(it) {
        return true;
    }
    match &it.kind {
        ExpressionKind::Cast { operand, .. }
        | ExpressionKind::Not(operand)
        | ExpressionKind::IsNull { operand, .. }
        | ExpressionKind::BooleanTest { operand, .. }
        | ExpressionKind::Field { operand, .. }
        | ExpressionKind::Subscript { operand, .. }
        | ExpressionKind::Collate { operand, .. } => has_aggregate(operand),
        ExpressionKind::Operator { left, right, .. } => {
            left.as_deref().is_some_and(has_aggregate) || has_aggregate(right)
        }
        ExpressionKind::Call { arguments, .. } => arguments.iter().any(has_aggregate),
        ExpressionKind::Connective { operands, .. }
        | ExpressionKind::Coalesce(operands)
        | ExpressionKind::Greatest(operands)
        | ExpressionKind::Least(operands)
        | ExpressionKind::Array(operands)
        | ExpressionKind::Row(operands) => operands.iter().any(has_aggregate),
        ExpressionKind::Distinct { left, right, .. } | ExpressionKind::NullIf(left, right) => {
            has_aggregate(left) || has_aggregate(right)
        }
        ExpressionKind::In { operand, list, .. } => has_aggregate(operand) || list.iter().any(has_aggregate),
        ExpressionKind::Like { operand, pattern, .. } => has_aggregate(operand) || has_aggregate(pattern),
        ExpressionKind::Between { operand, low, high, .. } => {
            has_aggregate(operand) || has_aggregate(low) || has_aggregate(high)
        }
        ExpressionKind::Quantified { left, array, .. } => has_aggregate(left) || has_aggregate(array),
        ExpressionKind::Case { operand, branches, otherwise } => {
            operand.as_deref().is_some_and(has_aggregate)
                || branches.iter().any(|(when, then)| has_aggregate(when) || has_aggregate(then))
                || otherwise.as_deref().is_some_and(has_aggregate)
        }
        _ => false,
    }
}

impl Evaluator<'_> {
    /// The rows of a query that stands by itself.
    pub(crate) fn rows(&self, query: &Query) -> Result<Rows, Refusal> {
        self.query(query, &Scope::NOTHING)
    }

    pub(super) fn query(&self, query: &Query, outer: &Scope<'_>) -> Result<Rows, Refusal> {
        self.step(query.span)?;
        let mut with: Vec<(String, Rc<Rows>)> = Vec::new();
        for (name, (columns, statement)) in query.with.iter().flat_map(|with| &with.queries) {
            let StatementKind::Select(inner) = &statement.kind else {
                return Err(not_modelled(statement.span, "the rows of a data statement in WITH"));
            };
            if query.with.as_ref().is_some_and(|with| with.recursive) {
                return Err(not_modelled(statement.span, "the rows of WITH RECURSIVE"));
            }
            let scope = Scope { rows: &[], group: None, with: &with, outer: Some(outer) };
            let mut rows = self.query(inner, &scope)?;
            for (column, ident) in rows.columns.iter_mut().zip(columns) {
                *column = ident.name.as_str().to_owned();
            }
            with.push((name.name.as_str().to_owned(), Rc::new(rows)));
        }
        let scope = Scope { rows: &[], group: None, with: &with, outer: Some(outer) };
        let mut rows = match &query.body {
            SelectBody::Select(select) => self.select(select, &query.order_by, &scope)?,
            SelectBody::Values(values) => {
                let width = values.first().map_or(0, Vec::len);
                let columns = (1..=width).map(|index| format!("column{index}")).collect();
                let mut certain = Vec::with_capacity(values.len());
                for row in values {
                    certain.push(row.iter().map(|it| self.expression(it, &scope)).collect::<Result<_, _>>()?);
                }
                Rows { columns, certain, perhaps: None, ordered: true }
            }
            SelectBody::SetOperation { operation, all, left, right } => {
                let (left, right) = (self.query(left, &scope)?, self.query(right, &scope)?);
                let perhaps = left.perhaps.or(right.perhaps);
                let mut certain = left.certain;
                match operation {
                    SetOperation::Union => certain.extend(right.certain),
                    _ if perhaps.is_some() || *all => {
                        return Err(not_modelled(query.span, "the rows of this set operation"));
                    }
                    SetOperation::Intersect => certain.retain(|row| right.certain.contains(row)),
                    SetOperation::Except => certain.retain(|row| !right.certain.contains(row)),
                }
                if !all {
                    distinct(&mut certain);
                }
                Rows { columns: left.columns, certain, perhaps, ordered: false }
            }
        };
        if !matches!(&query.body, SelectBody::Select(_)) && !query.order_by.is_empty() {
            rows.ordered = false;
        }
        self.limit(query, &mut rows, &scope)?;
        Ok(rows)
    }

    fn limit(&self, query: &Query, rows: &mut Rows, scope: &Scope<'_>) -> Result<(), Refusal> {
        if query.limit.is_none() && query.offset.is_none() {
            return Ok(());
        }
        let bound = |it: &Option<Box<Expression>>| match it {
            Some(it) => self.expression(it, scope),
            None => Ok(Value::Null),
        };
        let (limit, offset) = (bound(&query.limit)?, bound(&query.offset)?);
        let number = |value: &Value| match value {
            Value::Null => Some(None),
            Value::Integer(number) => usize::try_from(*number).ok().map(Some),
            _ => None,
        };
        let (Some(limit), Some(offset)) = (number(&limit), number(&offset)) else {
            return Err(not_modelled(query.span, "LIMIT of what is not known"));
        };
        let all = rows.certain.len();
        let (offset, limit) = (offset.unwrap_or_default(), limit.unwrap_or(usize::MAX));
        if offset == 0 && limit >= all && (rows.perhaps.is_none() || limit == usize::MAX) {
            return Ok(());
        }
        if let Some(doubt) = &rows.perhaps {
            // As many as asked for are there, but which is not known.
            if offset == 0 && limit > 0 && all >= limit {
                let unknown = Value::Unknown(doubt.clone());
                rows.certain = vec![vec![unknown; rows.columns.len()]; limit];
                rows.perhaps = None;
            }
            return Ok(());
        }
        let same = rows.certain.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        let left: Vec<Vec<Value>> = rows.certain.drain(..).skip(offset).take(limit).collect();
        rows.certain = if rows.ordered || same {
            left
        } else {
            let unknown = Value::unknown("which rows come first without ORDER BY");
            left.into_iter().map(|row| vec![unknown.clone(); row.len()]).collect()
        };
        Ok(())
    }

    fn select(&self, select: &Select, order_by: &[OrderBy], outer: &Scope<'_>) -> Result<Rows, Refusal> {
        let conjuncts = conjuncts(select.condition.as_ref());
        let (combined, mut perhaps) = self.from(&select.from, &conjuncts, outer)?;
        let mut kept: Vec<Vec<Row>> = Vec::new();
        for rows in combined {
            let scope = Scope { rows: &rows, group: None, with: &[], outer: Some(outer) };
            let mut condition = Value::Boolean(true);
            for conjunct in &conjuncts {
                let value = self.expression(conjunct, &scope)?;
                condition = super::connected(Connective::And, condition, value);
                if matches!(condition, Value::Boolean(false)) {
                    break;
                }
            }
            match boolean(condition) {
                Value::Boolean(true) => match rows.iter().find_map(Row::perhaps) {
                    Some(doubt) => perhaps = perhaps.or(self.roles_doubt(&rows, &conjuncts, doubt)),
                    None => kept.push(rows),
                },
                Value::Unknown(doubt) => perhaps = perhaps.or(self.roles_doubt(&rows, &conjuncts, doubt)),
                _ => {}
            }
            if kept.len() > MANY {
                return Err(not_modelled(
                    select.targets.first().map(|target| target.expression.span).unwrap_or_default(),
                    "a query with this many rows",
                ));
            }
        }
        let grouped = !select.group_by.is_empty()
            || select.having.is_some()
            || select.targets.iter().any(|target| has_aggregate(&target.expression));
        if grouped {
            return self.grouped(select, &kept, &perhaps, outer);
        }
        self.order(select, order_by, &mut kept, outer)?;
        let mut columns = None;
        let mut certain = Vec::with_capacity(kept.len());
        for rows in &kept {
            let scope = Scope { rows, group: None, with: &[], outer: Some(outer) };
            let (names, made) = self.targets(select, &scope)?;
            columns.get_or_insert(names);
            certain.extend(made);
        }
        let columns = match columns {
            Some(columns) => columns,
            None => self.names(select, outer)?,
        };
        if select.distinct {
            distinct(&mut certain);
        } else if !select.distinct_on.is_empty() {
            return Err(not_modelled(
                select.distinct_on.first().map(|it| it.span).unwrap_or_default(),
                "the rows of DISTINCT ON",
            ));
        }
        Ok(Rows { columns, certain, perhaps, ordered: !order_by.is_empty() })
    }

    /// The columns' names where there is no row to tell them.
    fn names(&self, select: &Select, outer: &Scope<'_>) -> Result<Vec<String>, Refusal> {
        let mut found = Vec::new();
        for target in &select.targets {
            match (&target.alias, &target.expression.kind) {
                (Some(alias), _) => found.push(alias.name.as_str().to_owned()),
                (None, ExpressionKind::Star(path)) => {
                    let (shapes, _) = self.shapes(&select.from, outer)?;
                    for (alias, columns) in shapes {
                        let called = path.last().map(|ident| ident.name.as_str());
                        if called.is_none() || called == alias.as_deref() {
                            found.extend(columns);
                        }
                    }
                }
                _ => found.push(called(&target.expression)),
            }
        }
        Ok(found)
    }

    /// The rows that one combination gives: one, or as many as a set-returning function among the targets gives.
    fn targets(&self, select: &Select, scope: &Scope<'_>) -> Result<(Vec<String>, Vec<Vec<Value>>), Refusal> {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        let mut set: Option<(usize, Rows)> = None;
        for target in &select.targets {
            let it = &target.expression;
            if let ExpressionKind::Star(path) = &it.kind {
                let called = path.last().map(|ident| ident.name.as_str());
                let mut any = false;
                for row in scope.rows {
                    if called.is_none() || called == row.alias.as_deref() {
                        any = true;
                        for (name, value) in row.values(self) {
                            names.push(name);
                            values.push(value);
                        }
                    }
                }
                if !any {
                    match called.map(|_| self.variable(path)) {
                        Some(Some(Value::Record(fields))) => {
                            for (name, value) in fields.iter() {
                                names.push(name.clone());
                                values.push(value.clone());
                            }
                        }
                        _ => return Err(not_modelled(it.span, "* of this")),
                    }
                }
                continue;
            }
            names.push(
                target.alias.as_ref().map_or_else(|| called(it), |alias| alias.name.as_str().to_owned()),
            );
            if let Some(rows) = self.set_returning(it, scope)? {
                if set.is_some() {
                    return Err(not_modelled(it.span, "two set-returning functions side by side"));
                }
                set = Some((values.len(), rows));
                values.push(Value::Null);
                continue;
            }
            values.push(self.expression(it, scope)?);
        }
        let Some((at, rows)) = set else { return Ok((names, vec![values])) };
        if let Some(doubt) = rows.perhaps {
            return Err(not_modelled(
                select.targets.first().map(|target| target.expression.span).unwrap_or_default(),
                doubt.words(),
            ));
        }
        let mut made = Vec::with_capacity(rows.certain.len());
        for row in rows.certain {
            let mut values = values.clone();
            if let Some(place) = values.get_mut(at) {
                *place = row.into_iter().next().unwrap_or(Value::Null);
            }
            made.push(values);
        }
        Ok((names, made))
    }

    fn grouped(
        &self,
        select: &Select,
        kept: &[Vec<Row>],
        perhaps: &Option<Doubt>,
        outer: &Scope<'_>,
    ) -> Result<Rows, Refusal> {
        let span = select.targets.first().map(|target| target.expression.span).unwrap_or_default();
        if !select.group_by.is_empty() {
            return Err(not_modelled(span, "the rows of GROUP BY"));
        }
        let scope = Scope { rows: &[], group: Some((kept, perhaps)), with: &[], outer: Some(outer) };
        let mut rows = Rows { ordered: true, ..Rows::default() };
        let (names, made) = self.targets(select, &scope)?;
        rows.columns = names;
        match &select.having {
            None => rows.certain = made,
            Some(having) => match boolean(self.expression(having, &scope)?) {
                Value::Boolean(true) => rows.certain = made,
                Value::Unknown(doubt) => rows.perhaps = Some(doubt),
                _ => {}
            },
        }
        Ok(rows)
    }

    fn order(
        &self,
        select: &Select,
        order_by: &[OrderBy],
        kept: &mut Vec<Vec<Row>>,
        outer: &Scope<'_>,
    ) -> Result<(), Refusal> {
        if order_by.is_empty() || kept.len() < 2 {
            return Ok(());
        }
        let mut keyed = Vec::with_capacity(kept.len());
        for rows in kept.drain(..) {
            let scope = Scope { rows: &rows, group: None, with: &[], outer: Some(outer) };
            let mut key = Vec::with_capacity(order_by.len());
            for element in order_by {
                let it = output(select, &element.expression).unwrap_or(&element.expression);
                key.push((self.expression(it, &scope)?, element.descending));
            }
            keyed.push((key, rows));
        }
        keyed.sort_by(|(one, _), (other, _)| {
            for ((left, descending), (right, _)) in one.iter().zip(other) {
                let order = text::ordering(left, right).unwrap_or(Ordering::Equal);
                let order = if *descending { order.reverse() } else { order };
                if order != Ordering::Equal {
                    return order;
                }
            }
            Ordering::Equal
        });
        kept.extend(keyed.into_iter().map(|(_, rows)| rows));
        Ok(())
    }

    /// Why a row may be there: if it stands for the roles that a server may have, and a condition asks for one by name, whether
    /// that role exists. Nothing if it is taken not to.
    fn roles_doubt(&self, rows: &[Row], conjuncts: &[&Expression], doubt: Doubt) -> Option<Doubt> {
        let roles = |row: &Row| {
            matches!(&row.shape, super::source::Shape::Catalog(relation)
            if matches!(relation.name, "pg_roles" | "pg_user" | "pg_authid" | "pg_shadow"))
        };
        if !rows.iter().any(|row| row.perhaps().is_some() && roles(row)) {
            return Some(doubt);
        }
        let asked = conjuncts.iter().find_map(|conjunct| {
            let ExpressionKind::Operator { operator, left: Some(left), right, .. } = &conjunct.kind else {
                return None;
            };
            let is_name = |it: &Expression| {
                matches!(&it.kind, ExpressionKind::Column(path)
                if path.last().is_some_and(|name| matches!(name.name.as_str(), "rolname" | "usename")))
            };
            let other = if is_name(left) { right } else { left };
            if operator != "=" || !(is_name(left) || is_name(right)) {
                return None;
            }
            match self.expression(other, &Scope::NOTHING) {
                Ok(Value::Text(name)) => Some(name),
                _ => None,
            }
        });
        match asked {
            // The roles that are known stand in rows of their own.
            Some(name)
                if self.absent.contains(name.as_ref()) || relations::has_role(self.simulation, &name) =>
            {
                None
            }
            Some(name) => Some(Doubt::Role(name)),
            None => Some(doubt),
        }
    }
}

/// `ORDER BY 1`, or by the name of an output column.
fn output<'s>(select: &'s Select, it: &Expression) -> Option<&'s Expression> {
    match &it.kind {
        ExpressionKind::Literal(crate::syntax::Literal::Integer(number)) => {
            let index = usize::try_from(*number).ok()?.checked_sub(1)?;
            select.targets.get(index).map(|target| &target.expression)
        }
        ExpressionKind::Column(path) => {
            let [name] = path.as_slice() else { return None };
            let named = |target: &&crate::syntax::Target| {
                target.alias.as_ref().is_some_and(|alias| alias.name == name.name)
            };
            select.targets.iter().find(named).map(|target| &target.expression)
        }
        _ => None,
    }
}

fn called(it: &Expression) -> String {
    figure_name(it).map_or_else(|| "?column?".to_owned(), |name| name.as_str().to_owned())
}

/// The conditions that all have to hold.
fn conjuncts(condition: Option<&Expression>) -> Vec<&Expression> {
    let Some(condition) = condition else { return Vec::new() };
    match &condition.kind {
        ExpressionKind::Connective { connective: Connective::And, operands } => {
            operands.iter().flat_map(|operand| conjuncts(Some(operand))).collect()
        }
        _ => vec![condition],
    }
}

fn distinct(rows: &mut Vec<Vec<Value>>) {
    let mut seen: Vec<Vec<Value>> = Vec::new();
    rows.retain(|row| {
        let new = !seen.contains(row);
        if new {
            seen.push(row.clone());
        }
        new
    });
}
