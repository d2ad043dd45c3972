//! Rows that statements name by constants: whether two statements speak of the same ones. Exact, or silent.

use std::collections::HashSet;

use arcoiris_catalog::{
    Action, Catalog, ConstraintKind, IndexElement, Name, Object, ObjectId, State, Table, TypeBase, TypeKind,
    TypeRef,
};

use crate::syntax::{
    Connective, Expression, ExpressionKind, Ident, InsertSource, Literal, SelectBody, StatementKind,
};

/// Columns and the constants in them; `None` is NULL.
pub(super) type Row = Vec<(Name, Option<String>)>;

/// Whether a condition on columns holds for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Same {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It cannot be seen: the row has no constant there, or two spellings may mean one value.
    Unsure,
}

/// Rows and keys held against each other without looking at every pair: where one is written as the other, that is enough.
pub(super) struct Written<'a> {
    columns: Vec<&'a Name>,
    values: HashSet<Vec<&'a Option<String>>>,
}

impl<'a> Written<'a> {
    /// The values of `rows` in the columns of `like`, a key.
    pub(super) fn new(rows: &'a [Row], like: Option<&'a Row>) -> Self {
        let columns: Vec<&Name> = like.into_iter().flatten().map(|(name, _)| name).collect();
        let values = rows.iter().filter_map(|row| project(row, &columns)).collect();
        Written { columns, values }
    }

    /// Whether one of the rows has the very values of `row` in those columns.
    pub(super) fn has(&self, row: &Row) -> bool {
        !self.columns.is_empty()
            && project(row, &self.columns).is_some_and(|values| {
                values.iter().all(|value| value.is_some()) && self.values.contains(&values)
            })
    }
}

fn project<'a>(row: &'a Row, columns: &[&Name]) -> Option<Vec<&'a Option<String>>> {
    columns
        .iter()
        .map(|column| row.iter().find(|(name, _)| name == *column).map(|(_, value)| value))
        .collect()
}

/// Whether the columns of `key` have their values in `row`.
pub(super) fn matches(state: &dyn State, table: &Table, key: &Row, row: &Row) -> Same {
    let mut all = Same::Yes;
    for (column, wanted) in key {
        let same = match (row.iter().find(|(name, _)| name == column), wanted) {
            // `= NULL` holds for no row.
            (_, None) | (Some((_, None)), Some(_)) => Same::No,
            (None, Some(_)) => Same::Unsure,
            (Some((_, Some(value))), Some(wanted)) => table
                .column(column.as_str())
                .map_or(Same::Unsure, |it| same_value(state, &it.ty, wanted, value)),
        };
        match same {
            Same::Yes => {}
            Same::No => return Same::No,
            Same::Unsure => all = Same::Unsure,
        }
    }
    all
}

/// Whether two constants in input form are one value of a type. Two spellings of one value are told apart only for types whose
/// input is simple enough to be sure.
fn same_value(state: &dyn State, ty: &TypeRef, left: &str, right: &str) -> Same {
    if left == right {
        return Same::Yes;
    }
    if ty.array {
        return Same::Unsure;
    }
    let told = |same: bool| if same { Same::Yes } else { Same::No };
    match &ty.base {
        TypeBase::Builtin(name) => match name.as_str() {
            "text" | "varchar" => Same::No,
            "int2" | "int4" | "int8" => match (left.trim().parse::<i64>(), right.trim().parse::<i64>()) {
                (Ok(left), Ok(right)) => told(left == right),
                (Ok(_) | Err(_), _) => Same::Unsure,
            },
            "uuid" => told(uuid_digits(left) == uuid_digits(right)),
            _ => Same::Unsure,
        },
        TypeBase::User(id) => match state.object(*id).map(AsRef::as_ref) {
            Some(Object::Type(it)) if matches!(it.kind, TypeKind::Enum { .. }) => Same::No,
            Some(Object::Type(it)) if it.extension.is_some() && it.name.as_str() == "citext" => {
                told(left.to_lowercase() == right.to_lowercase())
            }
            Some(_) | None => Same::Unsure,
        },
    }
}

/// <https://www.postgresql.org/docs/15/datatype-uuid.html>: case, hyphens and braces do not matter.
fn uuid_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect()
}

/// The columns of each key that tells a table's rows apart, the primary key first.
pub(super) fn keys(catalog: &Catalog, table: ObjectId) -> Vec<Vec<Name>> {
    let Some(Object::Table(it)) = catalog.object(table).map(AsRef::as_ref) else { return Vec::new() };
    let name = |number| it.column_numbered(number).map(|column| column.name.clone());
    let mut found: Vec<(bool, Vec<Name>)> = Vec::new();
    for dependent in catalog.dependents(table) {
        let (primary, numbers) = match catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Constraint(it)) if it.of == table => match &it.kind {
                ConstraintKind::PrimaryKey(key) => (true, key.columns.clone()),
                ConstraintKind::Unique(key) => (false, key.columns.clone()),
                ConstraintKind::Check { .. }
                | ConstraintKind::ForeignKey(_)
                | ConstraintKind::Exclusion { .. } => continue,
            },
            Some(Object::Index(it)) if it.table == table && it.unique && it.predicate.is_none() => {
                let column = |element: &IndexElement| match element {
                    IndexElement::Column(number) => Some(*number),
                    IndexElement::Expression(_) => None,
                };
                match it.keys.iter().map(|key| column(&key.element)).collect::<Option<Vec<_>>>() {
                    Some(numbers) => (false, numbers),
                    None => continue,
                }
            }
            Some(_) | None => continue,
        };
        if let Some(columns) = numbers.into_iter().map(name).collect::<Option<Vec<_>>>() {
            found.push((!primary, columns));
        }
    }
    found.sort();
    found.into_iter().map(|(_, columns)| columns).collect()
}

/// The tables whose rows go with rows of other tables, directly or not, by `ON DELETE CASCADE`: whether `table` hangs on one of `parents`.
pub(super) fn goes_with(catalog: &Catalog, table: ObjectId, parents: &[ObjectId]) -> bool {
    let (mut seen, mut open) = (vec![table], vec![table]);
    while let Some(child) = open.pop() {
        for dependent in catalog.dependents(child) {
            if let Some(Object::Constraint(it)) = catalog.object(dependent).map(AsRef::as_ref)
                && it.of == child
                && let ConstraintKind::ForeignKey(key) = &it.kind
                && key.on_delete == Action::Cascade
                && !seen.contains(&key.table)
            {
                if parents.contains(&key.table) {
                    return true;
                }
                seen.push(key.table);
                open.push(key.table);
            }
        }
    }
    false
}

/// What every row of `INSERT … SELECT constant, …` has in common, however many the query finds.
pub(super) fn selected(kind: &StatementKind) -> Option<Row> {
    let StatementKind::Insert(insert) = kind else { return None };
    let InsertSource::Query(query) = &insert.source else { return None };
    let SelectBody::Select(select) = &query.body else { return None };
    if insert.columns.len() != select.targets.len() {
        return None;
    }
    let pairs = insert.columns.iter().zip(&select.targets);
    let row: Row = pairs
        .filter_map(|(column, target)| Some((column.name.clone(), Some(literal(&target.expression)?))))
        .collect();
    (!row.is_empty()).then_some(row)
}

/// A constant in input form.
fn literal(it: &Expression) -> Option<String> {
    if let ExpressionKind::Cast { operand, .. } = &it.kind {
        // A cast may change the value (`'1.5'::numeric::int`); one of a string only reads it.
        let text = matches!(operand.kind, ExpressionKind::Literal(Literal::String(_)));
        return if text { literal(operand) } else { None };
    }
    let ExpressionKind::Literal(literal) = &it.kind else { return None };
    match literal {
        Literal::String(text) | Literal::Numeric(text) => Some(text.clone()),
        Literal::Integer(number) => Some(number.to_string()),
        Literal::Boolean(truth) => Some(truth.to_string()),
        Literal::Null | Literal::Bits(_) => None,
    }
}

/// Whether a `DELETE` deletes all rows with the values that its condition fixes, and not only some of them.
pub(super) fn deletes_by_key_only(kind: &StatementKind) -> bool {
    let StatementKind::Delete(delete) = kind else { return false };
    delete.with.is_none()
        && delete.using.is_empty()
        && delete.condition.as_ref().is_none_or(fixes_columns_only)
}

fn fixes_columns_only(condition: &Expression) -> bool {
    if let ExpressionKind::Connective { connective: Connective::And, operands } = &condition.kind {
        return operands.iter().all(fixes_columns_only);
    }
    if let ExpressionKind::Operator { schema: None, operator, left: Some(left), right } = &condition.kind {
        let sides = [(left, right), (right, left)];
        return operator == "=" && sides.iter().any(|(one, other)| column(one).is_some() && constant(other));
    }
    if let ExpressionKind::In { operand, list, negated: false } = &condition.kind {
        return column(operand).is_some() && list.iter().all(constant);
    }
    false
}

fn column(it: &Expression) -> Option<&Ident> {
    if let ExpressionKind::Column(path) = &it.kind { path.last() } else { None }
}

fn constant(it: &Expression) -> bool {
    if let ExpressionKind::Cast { operand, .. } = &it.kind {
        return constant(operand);
    }
    matches!(&it.kind, ExpressionKind::Literal(literal) if !matches!(literal, Literal::Null))
}

/// `tax_id = '…'`, or `(a, b)` spelt out, for a message.
pub(super) fn condition(row: &Row) -> String {
    let parts: Vec<String> = row
        .iter()
        .map(|(name, value)| match value {
            Some(value) => format!("{name} = '{}'", value.replace('\'', "''")),
            None => format!("{name} IS NULL"),
        })
        .collect();
    parts.join(" AND ")
}

/// The part of a row that tells it apart: the first key whose columns are all there.
pub(super) fn key_of(catalog: &Catalog, table: ObjectId, row: &Row) -> Option<Row> {
    keys(catalog, table).into_iter().find_map(|columns| {
        let part = columns.iter().map(|column| row.iter().find(|(name, _)| name == column).cloned());
        part.collect::<Option<Row>>().filter(|row| row.iter().all(|(_, value)| value.is_some()))
    })
}
