//! `FROM`: relations and their joins. What a condition surely leaves out is left out before anything is combined.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

use std::collections::HashMap;
use std::rc::Rc;

use arcoiris_catalog::{Namespace, Object, ObjectId, State};

use super::source::{Data, Row, Shape, find};
use super::{Evaluator, Rows, Scope, boolean, not_modelled};
use crate::names;
use crate::plpgsql::relations::Key;
use crate::plpgsql::value::{Doubt, Value, Which, equal};
use crate::refusal::Refusal;
use crate::syntax::{
    Connective, Expression, ExpressionKind, FromItem, Ident, JoinKind, ObjectKind, ObjectName, Span,
};

/// Combinations of rows, and why there may be more.
type Combined = (Vec<Vec<Row>>, Option<Doubt>);

/// By what rows are found that are equal in a column.
#[derive(Debug, PartialEq, Eq, Hash)]
enum IndexKey {
    Made(ObjectId),
    Text(Rc<str>),
    Number(i64),
}

impl Evaluator<'_> {
    /// The combinations that `FROM` gives; a single one of no rows without it.
    pub(super) fn from(
        &self,
        items: &[FromItem],
        conjuncts: &[&Expression],
        outer: &Scope<'_>,
    ) -> Result<Combined, Refusal> {
        let mut combined = (vec![Vec::new()], None);
        for item in items {
            let alone = items.len() == 1;
            combined = self.product(combined, item, conjuncts, alone, outer)?;
        }
        Ok(combined)
    }

    fn product(
        &self,
        (left, perhaps): Combined,
        item: &FromItem,
        conjuncts: &[&Expression],
        alone: bool,
        outer: &Scope<'_>,
    ) -> Result<Combined, Refusal> {
        // What comes before may stand in a function's arguments.
        if let (FromItem::Function { .. }, [_, ..]) = (item, left.as_slice()) {
            let mut found = Vec::new();
            let mut perhaps = perhaps;
            for rows in left {
                let scope = Scope { rows: &rows, group: None, with: &[], outer: Some(outer) };
                let (right, more) = self.item(item, conjuncts, alone, &scope)?;
                perhaps = perhaps.or(more);
                found.extend(right.into_iter().map(|right| rows.iter().cloned().chain(right).collect()));
            }
            return Ok((found, perhaps));
        }
        let (right, more) = self.item(item, conjuncts, alone, outer)?;
        let (found, doubt) = self.joined(left, right, (JoinKind::Inner, false), conjuncts, outer)?;
        Ok((found, perhaps.or(more).or(doubt)))
    }

    fn item(
        &self,
        item: &FromItem,
        conjuncts: &[&Expression],
        alone: bool,
        outer: &Scope<'_>,
    ) -> Result<Combined, Refusal> {
        match item {
            FromItem::Table { name, alias, columns, .. } => {
                let (rows, perhaps) = self.table(name, alias.as_ref(), columns, outer)?;
                let kept = self.filtered(rows, conjuncts, alone, outer);
                Ok((kept.into_iter().map(|row| vec![row]).collect(), perhaps))
            }
            FromItem::Subquery { query, alias, columns, .. } => {
                let rows = self.query(query, outer)?;
                Ok(listed(rows, alias.as_ref(), columns))
            }
            FromItem::Function { call, ordinality, alias, columns, .. } => {
                let Some(mut rows) = self.set_returning(call, outer)? else {
                    let value = self.expression(call, outer)?;
                    let rows = Rows {
                        columns: vec![function_name(call)],
                        certain: vec![vec![value]],
                        ..Rows::default()
                    };
                    return Ok(listed(rows, alias.as_ref(), columns));
                };
                if *ordinality {
                    rows.columns.push("ordinality".to_owned());
                    for (index, row) in rows.certain.iter_mut().enumerate() {
                        row.push(Value::Integer(index as i64 + 1));
                    }
                }
                let name = alias.clone().or_else(|| {
                    let ident =
                        |name: String| Ident { name: arcoiris_catalog::Name::new(&name), span: call.span };
                    Some(ident(function_name(call)))
                });
                // The alias of a function with one column is that column's name too.
                if let (Some(alias), true, [column, ..]) =
                    (alias, columns.is_empty(), rows.columns.as_mut_slice())
                {
                    *column = alias.name.as_str().to_owned();
                }
                Ok(listed(rows, name.as_ref(), columns))
            }
            FromItem::Join {
                kind,
                natural: false,
                left,
                right,
                using,
                on,
                alias: None,
                using_alias: None,
                ..
            } => {
                let own: Vec<&Expression> = match on {
                    Some(on) => split(on),
                    None => Vec::new(),
                };
                let mut all = conjuncts.to_vec();
                if *kind == JoinKind::Inner {
                    all.extend(own.iter().copied());
                }
                let left_conjuncts =
                    if matches!(kind, JoinKind::Inner | JoinKind::Left) { &all } else { &Vec::new() };
                let (left, one) = self.item(left, left_conjuncts, false, outer)?;
                let mut right_conjuncts = all.clone();
                if *kind == JoinKind::Left {
                    right_conjuncts.extend(own.iter().copied());
                }
                let (right, other) = self.item(right, &right_conjuncts, false, outer)?;
                let perhaps = one.or(other);
                if matches!(kind, JoinKind::Right | JoinKind::Full) {
                    return Err(not_modelled(item_span(item), "the rows of RIGHT and FULL JOIN"));
                }
                if *kind == JoinKind::Left && perhaps.is_some() {
                    return Ok((Vec::new(), perhaps));
                }
                let mut combined = if using.is_empty() {
                    self.joined(left, right, (*kind, true), &own, outer)?
                } else {
                    self.using(left, right, using, item_span(item))?
                };
                combined.1 = combined.1.or(perhaps);
                Ok(combined)
            }
            _ => Err(not_modelled(item_span(item), "the rows of such a join")),
        }
    }

    /// `USING (…)`: columns of the same name are equal, and one of them is left.
    fn using(
        &self,
        left: Vec<Vec<Row>>,
        right: Vec<Vec<Row>>,
        using: &[Ident],
        span: Span,
    ) -> Result<Combined, Refusal> {
        let mut found = Vec::new();
        for one in &left {
            for other in &right {
                self.step(span)?;
                let mut keeps = Value::Boolean(true);
                let mut merged = Vec::new();
                for name in using {
                    let path = [name.clone()];
                    let values = (self.in_rows(&path, one, span)?, self.in_rows(&path, other, span)?);
                    let (Some(first), Some(second)) = values else {
                        return Err(not_modelled(span, "USING of such a column"));
                    };
                    keeps = super::connected(
                        Connective::And,
                        keeps,
                        self.operator("=", Some(first.clone()), second),
                    );
                    merged.push((name.name.as_str().to_owned(), first));
                }
                let doubt = match keeps {
                    Value::Boolean(true) => None,
                    Value::Unknown(doubt) => Some(doubt),
                    _ => continue,
                };
                // The merged columns stand first, alone under their names.
                let (columns, values): (Vec<String>, Vec<Value>) = merged.into_iter().unzip();
                let row = Row {
                    alias: None,
                    shape: Shape::List(Rc::new(columns.clone())),
                    data: Data::Values(Rc::new(values)),
                };
                let mut rows = vec![row];
                for row in one.iter().chain(other) {
                    rows.push(without(self, row, &columns));
                }
                rows.extend(doubt.map(|_| perhaps_row()));
                found.push(rows);
            }
        }
        Ok((found, None))
    }

    /// Combines two sides under conditions. If not strict, they are tried early: what they say is asked again later.
    fn joined(
        &self,
        left: Vec<Vec<Row>>,
        right: Vec<Vec<Row>>,
        (kind, strict): (JoinKind, bool),
        on: &[&Expression],
        outer: &Scope<'_>,
    ) -> Result<Combined, Refusal> {
        if let [only] = left.as_slice()
            && only.is_empty()
        {
            return Ok((right, None));
        }
        let span = on.first().map(|it| it.span).unwrap_or_default();
        let lookup = self.lookup(&left, &right, on);
        let mut found = Vec::new();
        for rows in left {
            let candidates: Vec<usize> = match &lookup {
                None => (0..right.len()).collect(),
                Some((probe, index, rest)) => {
                    let scope = Scope { rows: &rows, group: None, with: &[], outer: Some(outer) };
                    match self.expression(probe, &scope).ok().as_ref().and_then(index_key) {
                        Some(key) => {
                            let mut all = index.get(&key).cloned().unwrap_or_default();
                            all.extend(rest);
                            all
                        }
                        None => (0..right.len()).collect(),
                    }
                }
            };
            let (mut certain, mut unsure) = (false, false);
            for candidate in candidates {
                let Some(other) = right.get(candidate) else { continue };
                self.step(span)?;
                let mut both: Vec<Row> = rows.iter().chain(other).cloned().collect();
                let mut keeps = Value::Boolean(true);
                for conjunct in on {
                    let scope = Scope { rows: &both, group: None, with: &[], outer: Some(outer) };
                    // Conditions of WHERE may speak of relations that are not there yet.
                    let value = match self.expression(conjunct, &scope) {
                        Ok(value) => value,
                        Err(_) if !strict => continue,
                        Err(refusal) => return Err(refusal),
                    };
                    keeps = super::connected(Connective::And, keeps, value);
                    if keeps == Value::Boolean(false) {
                        break;
                    }
                }
                match boolean(keeps) {
                    Value::Boolean(true) => certain = true,
                    Value::Unknown(_) => {
                        unsure = true;
                        both.push(perhaps_row());
                    }
                    _ => continue,
                }
                found.push(both);
            }
            if kind == JoinKind::Left && !certain {
                let mut alone = rows;
                alone.extend(
                    right.first().into_iter().flatten().map(|row| Row { data: Data::Nulls, ..row.clone() }),
                );
                if right.is_empty() {
                    return Err(not_modelled(span, "an outer join with nothing"));
                }
                alone.extend(unsure.then(perhaps_row));
                found.push(alone);
            }
            if found.len() > 200_000 {
                return Err(not_modelled(span, "a join with this many rows"));
            }
        }
        Ok((found, None))
    }

    /// For a condition `right.column = expression of the left`: the expression, and the right rows by the column's value; those
    /// whose value is no key apart.
    #[expect(clippy::type_complexity, reason = "used at one place")]
    fn lookup<'e>(
        &self,
        left: &[Vec<Row>],
        right: &[Vec<Row>],
        on: &[&'e Expression],
    ) -> Option<(&'e Expression, HashMap<IndexKey, Vec<usize>>, Vec<usize>)> {
        if left.len().saturating_mul(right.len()) < 200 {
            return None;
        }
        let names = |side: &[Vec<Row>]| -> Vec<Rc<str>> {
            side.first().into_iter().flatten().filter_map(|row| row.alias.clone()).collect()
        };
        let (of_left, of_right) = (names(left), names(right));
        let belongs = |it: &Expression, names: &[Rc<str>]| match &it.kind {
            ExpressionKind::Column(path) => match path.as_slice() {
                [relation, _] => names.iter().any(|name| name.as_ref() == relation.name.as_str()),
                _ => false,
            },
            _ => false,
        };
        for conjunct in on {
            let ExpressionKind::Operator { operator, left: Some(one), right: other, .. } = &conjunct.kind
            else {
                continue;
            };
            if operator != "=" {
                continue;
            }
            let (probe, column) = if belongs(one, &of_left) && belongs(other, &of_right) {
                (one.as_ref(), other.as_ref())
            } else if belongs(other, &of_left) && belongs(one, &of_right) {
                (other.as_ref(), one.as_ref())
            } else {
                continue;
            };
            let ExpressionKind::Column(path) = &column.kind else { continue };
            let (mut index, mut rest) = (HashMap::<IndexKey, Vec<usize>>::new(), Vec::new());
            for (at, rows) in right.iter().enumerate() {
                match self.in_rows(path, rows, column.span).ok().flatten().as_ref().and_then(index_key) {
                    Some(key) => index.entry(key).or_default().push(at),
                    None => rest.push(at),
                }
            }
            return Some((probe, index, rest));
        }
        None
    }

    /// The rows that no condition of the form `column = known value` surely leaves out.
    fn filtered(
        &self,
        rows: Vec<Row>,
        conjuncts: &[&Expression],
        alone: bool,
        outer: &Scope<'_>,
    ) -> Vec<Row> {
        let Some(first) = rows.first() else { return rows };
        let alias = first.alias.clone();
        let column_of = |it: &Expression| match &it.kind {
            ExpressionKind::Column(path) => match path.as_slice() {
                [name] if alone => Some(name.name.as_str().to_owned()),
                [.., relation, name] if alias.as_deref() == Some(relation.name.as_str()) => {
                    Some(name.name.as_str().to_owned())
                }
                _ => None,
            },
            _ => None,
        };
        let mut filters: Vec<(String, Value)> = Vec::new();
        for conjunct in conjuncts {
            let ExpressionKind::Operator { operator, left: Some(left), right, .. } = &conjunct.kind else {
                continue;
            };
            if operator != "=" {
                continue;
            }
            let (column, other) = match (column_of(left), column_of(right)) {
                (Some(column), None) => (column, right.as_ref()),
                (None, Some(column)) => (column, left.as_ref()),
                _ => continue,
            };
            // Only what stands for itself: no rows are there yet.
            if matches!(other.kind, ExpressionKind::Column(_)) && self.column_is_variable(other) {
                if let Ok(value) = self.expression(other, outer) {
                    filters.push((column, value));
                }
            } else if !matches!(other.kind, ExpressionKind::Column(_))
                && stands_alone(other)
                && let Ok(value) = self.expression(other, outer)
            {
                filters.push((column, value));
            }
        }
        let mut rows = rows;
        for (column, value) in filters {
            rows.retain(|row| match row.get(self, &column) {
                Some(own) => !matches!(equal(&own, &value), Ok(false)),
                None => true,
            });
        }
        rows
    }

    fn column_is_variable(&self, it: &Expression) -> bool {
        matches!(&it.kind, ExpressionKind::Column(path) if self.variable(path).is_some())
    }

    /// The rows that a relation's name stands for.
    fn table(
        &self,
        name: &ObjectName,
        alias: Option<&Ident>,
        columns: &[Ident],
        outer: &Scope<'_>,
    ) -> Result<(Vec<Row>, Option<Doubt>), Refusal> {
        let called: Rc<str> =
            alias.map_or_else(|| name.name.name.as_str().into(), |alias| alias.name.as_str().into());
        let mut level = name.schema.is_none().then_some(outer);
        while let Some(here) = level {
            if let Some((_, rows)) = here.with.iter().rev().find(|(with, _)| with == name.name.name.as_str())
            {
                let alias = Ident { name: arcoiris_catalog::Name::new(&called), span: name.span() };
                let (rows, perhaps) = listed(Rows::clone(rows), Some(&alias), columns);
                return Ok((rows.into_iter().flatten().collect(), perhaps));
            }
            level = here.outer;
        }
        if let Some(relation) = find(name) {
            if !columns.is_empty() {
                return Err(not_modelled(name.span(), "other names for a system relation's columns"));
            }
            let Some(keys) = relation.rows(self.simulation) else {
                return Err(not_modelled(name.span(), format!("the rows of {}", names::written(name))));
            };
            let row = |key| Row {
                alias: Some(Rc::clone(&called)),
                shape: Shape::Catalog(relation),
                data: Data::Key(key),
            };
            return Ok((keys.into_iter().map(row).collect(), None));
        }
        self.touched.set(true);
        match names::find(self.simulation, Namespace::Relation, name) {
            Some(_) if self.empty => Ok((Vec::new(), None)),
            Some(id) if self.is_empty(id) => Ok((Vec::new(), None)),
            Some(_) => {
                let why = format!("the rows of {}", names::written(name));
                Ok((Vec::new(), Some(Doubt::Hangs(why.into()))))
            }
            None => Err(names::unknown(self.simulation, Namespace::Relation, ObjectKind::Table, name)),
        }
    }

    /// Whether a table holds no row for certain. A history of another tool is judged as it runs on an empty database; where ours
    /// runs, others write.
    fn is_empty(&self, id: ObjectId) -> bool {
        let catalog = &self.simulation.catalog;
        let is_child = |child: ObjectId| matches!(catalog.object(child).map(AsRef::as_ref), Some(Object::Table(it)) if it.parents.contains(&id));
        let rows = self.simulation.rows.table(id);
        self.simulation.user.is_some()
            && rows.is_some_and(|known| known.rows.is_empty() && !known.others)
            && !catalog.dependents(id).any(is_child)
    }

    /// Names and columns of what stands in `FROM`.
    #[expect(clippy::type_complexity, reason = "used at one place")]
    pub(super) fn shapes(
        &self,
        items: &[FromItem],
        outer: &Scope<'_>,
    ) -> Result<(Vec<(Option<String>, Vec<String>)>, ()), Refusal> {
        let mut found = Vec::new();
        for item in items {
            self.shape_of(item, outer, &mut found)?;
        }
        Ok((found, ()))
    }

    fn shape_of(
        &self,
        item: &FromItem,
        outer: &Scope<'_>,
        found: &mut Vec<(Option<String>, Vec<String>)>,
    ) -> Result<(), Refusal> {
        match item {
            FromItem::Table { name, alias, .. } => {
                let called = alias.as_ref().map_or(&name.name, |alias| alias).name.as_str().to_owned();
                let columns = if let Some(relation) = find(name) {
                    relation.columns().map(str::to_owned).collect()
                } else {
                    let id = names::find(self.simulation, Namespace::Relation, name);
                    match id.and_then(|id| self.simulation.catalog.object(id)).map(AsRef::as_ref) {
                        Some(Object::Table(table)) => {
                            table.columns.iter().map(|column| column.name.as_str().to_owned()).collect()
                        }
                        _ => return Err(not_modelled(name.span(), "the columns of this relation")),
                    }
                };
                found.push((Some(called), columns));
            }
            FromItem::Join { left, right, .. } => {
                self.shape_of(left, outer, found)?;
                self.shape_of(right, outer, found)?;
            }
            FromItem::Subquery { query, alias, .. } => {
                let rows = self.query(query, outer)?;
                found.push((alias.as_ref().map(|alias| alias.name.as_str().to_owned()), rows.columns));
            }
            _ => return Err(not_modelled(item_span(item), "the columns of this")),
        }
        Ok(())
    }
}

/// A row without some columns.
fn without(evaluator: &Evaluator<'_>, row: &Row, columns: &[String]) -> Row {
    let kept: Vec<(String, Value)> =
        row.values(evaluator).into_iter().filter(|(name, _)| !columns.contains(name)).collect();
    let (names, values): (Vec<String>, Vec<Value>) = kept.into_iter().unzip();
    let perhaps = row.perhaps().is_some();
    if perhaps {
        // Whether it is there at all must stay known.
        return row.clone();
    }
    Row { alias: row.alias.clone(), shape: Shape::List(Rc::new(names)), data: Data::Values(Rc::new(values)) }
}

/// Stands beside rows that may not belong together.
fn perhaps_row() -> Row {
    Row {
        alias: None,
        shape: Shape::List(Rc::new(Vec::new())),
        data: Data::Key(Key::Perhaps("the system's own objects")),
    }
}

/// Whether an expression names no column of the query's.
fn stands_alone(it: &Expression) -> bool {
    match &it.kind {
        ExpressionKind::Literal(_) | ExpressionKind::Parameter(_) | ExpressionKind::Special { .. } => true,
        ExpressionKind::Cast { operand, .. } => stands_alone(operand),
        ExpressionKind::Call { arguments, window: None, .. } => arguments.iter().all(stands_alone),
        ExpressionKind::Operator { left, right, .. } => {
            left.as_deref().is_none_or(stands_alone) && stands_alone(right)
        }
        _ => false,
    }
}

fn split(on: &Expression) -> Vec<&Expression> {
    match &on.kind {
        ExpressionKind::Connective { connective: Connective::And, operands } => {
            operands.iter().flat_map(split).collect()
        }
        _ => vec![on],
    }
}

fn index_key(value: &Value) -> Option<IndexKey> {
    match value {
        Value::Object { object, .. } => match object.which {
            Which::Made(id) => Some(IndexKey::Made(id)),
            _ => None,
        },
        Value::Text(text) => Some(IndexKey::Text(Rc::clone(text))),
        Value::Integer(number) => Some(IndexKey::Number(*number)),
        _ => None,
    }
}

/// A query's rows under a name.
fn listed(rows: Rows, alias: Option<&Ident>, columns: &[Ident]) -> Combined {
    let mut names = rows.columns;
    for (name, ident) in names.iter_mut().zip(columns) {
        *name = ident.name.as_str().to_owned();
    }
    let names = Rc::new(names);
    let alias: Option<Rc<str>> = alias.map(|alias| alias.name.as_str().into());
    let row = |values: Vec<Value>| {
        vec![Row {
            alias: alias.clone(),
            shape: Shape::List(Rc::clone(&names)),
            data: Data::Values(Rc::new(values)),
        }]
    };
    (rows.certain.into_iter().map(row).collect(), rows.perhaps)
}

fn function_name(call: &Expression) -> String {
    match &call.kind {
        ExpressionKind::Call { name, .. } => name.name.name.as_str().to_owned(),
        _ => "function".to_owned(),
    }
}

fn item_span(item: &FromItem) -> Span {
    match item {
        FromItem::Table { name, .. } => name.span(),
        FromItem::Subquery { query, .. } => query.span,
        FromItem::Function { call, .. } => call.span,
        FromItem::Join { left, .. } => item_span(left),
        _ => Span::default(),
    }
}
