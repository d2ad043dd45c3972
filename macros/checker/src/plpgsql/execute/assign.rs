//! Values into variables.
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

use super::variables::record;
use super::{Interpreter, not_modelled};
use crate::plpgsql::evaluate::{Rows, boolean};
use crate::plpgsql::syntax::{Into, Statement, StatementKind, Targets, VariableType};
use crate::plpgsql::value::{Class, Value};
use crate::refusal::Refusal;
use crate::syntax::Span;
use arcoiris_catalog::Name;

impl Interpreter<'_> {
    /// Assigns to a variable or a field.
    pub(super) fn assign(&mut self, target: &[Name], value: Value, span: Span) -> Result<(), Refusal> {
        let names: Vec<&str> = target.iter().map(Name::as_str).collect();
        let Some((level, index, used)) = self.scopes.resolve(&names) else {
            return Err(not_modelled(span, "the variable that is assigned to"));
        };
        let Some(ty) = self.scopes.get(level, index).map(|variable| variable.ty) else { return Ok(()) };
        if let Some(field) = names.get(used) {
            let Some(variable) = self.scopes.get_mut(level, index) else { return Ok(()) };
            variable.value = match &variable.value {
                Value::Record(fields) if fields.iter().any(|(name, _)| name == field) => {
                    let changed = fields.iter().map(|(name, old)| {
                        (name.clone(), if name == field { value.clone() } else { old.clone() })
                    });
                    Value::Record(changed.collect::<Vec<_>>().into())
                }
                _ => Value::unknown("a record that was assigned to by field"),
            };
            return Ok(());
        }
        let fitted = self.fitted(value, ty, span)?;
        if let Some(variable) = self.scopes.get_mut(level, index) {
            variable.value = fitted;
        }
        Ok(())
    }

    /// A value as a variable of a type holds it.
    pub(super) fn fitted(&self, value: Value, ty: VariableType, span: Span) -> Result<Value, Refusal> {
        let VariableType::Scalar(kind, modifier) = ty else {
            return Ok(match value {
                Value::Record(_) | Value::Null | Value::Unknown(_) => value,
                _ => Value::unknown("a row"),
            });
        };
        if matches!(value, Value::Null | Value::Unknown(_)) {
            return Ok(value);
        }
        if kind.array {
            return Ok(match value {
                Value::Array(_) => value,
                Value::Text(text) => crate::plpgsql::evaluate::array(&text)
                    .unwrap_or_else(|| Value::unknown("an array as a text")),
                _ => Value::unknown("an array"),
            });
        }
        let evaluator = self.evaluator(false);
        let is_one_of = |names: &[&str]| names.iter().any(|name| kind.is(name));
        if is_one_of(&["text", "varchar", "name", "bpchar"]) {
            if let Value::OneOf(_) = value {
                return Ok(value);
            }
            return Ok(match evaluator.printed(&value) {
                Ok(text) if modifier >= 4 && text.chars().count() > (modifier - 4) as usize => {
                    Value::unknown("a text cut to a length")
                }
                Ok(text) if kind.is("name") && text.len() > 63 => Value::unknown("a long name"),
                Ok(text) => Value::text(text),
                Err(doubt) => Value::Unknown(doubt),
            });
        }
        if is_one_of(&["int2", "int4", "int8"]) {
            return Ok(match &value {
                Value::Integer(_) => value,
                Value::Text(text) => match text.trim().parse() {
                    Ok(number) => Value::Integer(number),
                    Err(_) => {
                        let message = format!("invalid input syntax for type integer: \"{text}\"");
                        return Err(Refusal::other(span, "22P02", message));
                    }
                },
                _ => Value::unknown("a number"),
            });
        }
        if kind.is("bool") {
            return Ok(boolean(value));
        }
        if kind.is("oid") {
            return Ok(match value {
                Value::Object { object, .. } => Value::Object { object, named: false },
                _ => Value::unknown("an object's number"),
            });
        }
        if is_one_of(&["regclass", "regtype", "regnamespace"]) {
            let class = match () {
                () if kind.is("regclass") => Class::Relation,
                () if kind.is("regtype") => Class::Type,
                () => Class::Namespace,
            };
            return evaluator.object_named(value, class, span);
        }
        Ok(match value {
            Value::Text(text) if kind.labels(self.simulation).is_some() => Value::Text(text),
            _ => Value::unknown(format!("a value of type {}", kind.words(self.simulation))),
        })
    }

    /// `INTO`: the first row of several, NULL of none.
    pub(super) fn into(
        &mut self,
        into: &Into,
        rows: &Rows,
        span: Span,
        sets_found: bool,
    ) -> Result<(), Refusal> {
        let count = rows.certain.len();
        let width = rows.columns.len();
        if rows.perhaps.is_none() && into.strict {
            if count == 0 {
                return Err(Refusal::other(span, "P0002", "query returned no rows"));
            }
            if count > 1 {
                return Err(Refusal::other(span, "P0003", "query returned more than one row"));
            }
        }
        let same = rows.certain.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
        let values = match (&rows.perhaps, rows.certain.first()) {
            (Some(doubt), _) => {
                let unknown = Value::Unknown(doubt.clone());
                let bare = self.bare.as_ref().filter(|bare| bare.perhaps.is_none());
                (0..width.max(1))
                    .map(|index| {
                        let empty = bare.map(|bare| match bare.certain.first() {
                            Some(row) => row.get(index).cloned().unwrap_or(Value::Null),
                            None => Value::Null,
                        });
                        unknown.clone().or_without_rows(empty)
                    })
                    .collect()
            }
            (None, None) => vec![Value::Null; width.max(1)],
            (None, Some(first)) if count == 1 || rows.ordered || same => {
                let bare = self.bare.as_ref().filter(|bare| bare.perhaps.is_none());
                let bare = bare.and_then(|bare| bare.certain.first());
                first
                    .iter()
                    .enumerate()
                    .map(|(index, value)| {
                        value.clone().or_without_rows(bare.and_then(|row| row.get(index).cloned()))
                    })
                    .collect()
            }
            (None, Some(first)) => {
                vec![Value::unknown("which row comes first without ORDER BY"); first.len()]
            }
        };
        self.assign_row(&into.targets, &rows.columns, &values, span)?;
        if sets_found {
            self.note_found(rows);
        }
        Ok(())
    }

    /// A row's values into variables.
    pub(super) fn assign_row(
        &mut self,
        targets: &Targets,
        columns: &[String],
        values: &[Value],
        span: Span,
    ) -> Result<(), Refusal> {
        match targets {
            Targets::Record(target) => {
                let value = if columns.is_empty() && !values.is_empty() {
                    values.first().cloned().unwrap_or(Value::Null)
                } else if values.iter().all(|value| *value == Value::Null) && columns.is_empty() {
                    Value::Null
                } else {
                    record(columns, values)
                };
                let names: Vec<&str> = target.iter().map(Name::as_str).collect();
                if let Some((level, index, _)) = self.scopes.resolve(&names)
                    && let Some(variable) = self.scopes.get_mut(level, index)
                {
                    variable.value = value;
                    variable.fields = self.outputs.take();
                }
                Ok(())
            }
            Targets::List(list) => {
                let spread = |index: usize| match values.get(index) {
                    Some(value) => value.clone(),
                    None => match values {
                        [Value::Unknown(doubt)] => Value::Unknown(doubt.clone()),
                        _ => Value::Null,
                    },
                };
                for (index, target) in list.iter().enumerate() {
                    self.assign(target, spread(index), span)?;
                }
                Ok(())
            }
        }
    }

    /// `FOUND` and the number of rows after a query.
    pub(super) fn note_found(&mut self, rows: &Rows) {
        let (found, count) = match (&rows.perhaps, rows.certain.len()) {
            (None, count) => (Value::Boolean(count > 0), Value::Integer(count as i64)),
            (Some(doubt), certain) => {
                let unknown = Value::Unknown(doubt.clone());
                let bare =
                    self.bare.as_ref().filter(|bare| bare.perhaps.is_none()).map(|bare| bare.certain.len());
                let count = unknown.clone().or_without_rows(bare.map(|count| Value::Integer(count as i64)));
                let found = if certain > 0 {
                    Value::Boolean(true)
                } else {
                    unknown.or_without_rows(bare.map(|count| Value::Boolean(count > 0)))
                };
                (found, count)
            }
        };
        self.set_found(found);
        self.row_count = count;
    }

    pub(super) fn set_found(&mut self, value: Value) {
        if let Some(variable) = self.scopes.get_mut(0, 0) {
            variable.value = value;
        }
    }

    /// Makes the variables unknown that statements assign to: what they hold after an unknown number of runs.
    pub(super) fn forget(&mut self, body: &[Statement]) {
        let mut targets = Vec::new();
        assigned(body, &mut targets);
        for target in targets {
            let names: Vec<&str> = target.iter().map(Name::as_str).collect();
            if let Some((level, index, _)) = self.scopes.resolve(&names)
                && let Some(variable) = self.scopes.get_mut(level, index)
            {
                variable.value = Value::unknown(format!("the variable {}", variable.name));
            }
        }
        self.set_found(Value::unknown("FOUND"));
        self.row_count = Value::unknown("ROW_COUNT");
    }
}

/// What statements assign to.
fn assigned(body: &[Statement], found: &mut Vec<Vec<Name>>) {
    let into = |targets: &Targets, found: &mut Vec<Vec<Name>>| match targets {
        Targets::Record(target) => found.push(target.clone()),
        Targets::List(list) => found.extend(list.iter().cloned()),
    };
    for statement in body {
        match &statement.kind {
            StatementKind::Assign { target, .. } => found.push(target.clone()),
            StatementKind::Block(block) => {
                assigned(&block.body, found);
                for handler in block.handlers.iter().flatten() {
                    assigned(&handler.body, found);
                }
            }
            StatementKind::If { branches, otherwise } => {
                branches.iter().for_each(|(_, body)| assigned(body, found));
                assigned(otherwise, found);
            }
            StatementKind::Case { branches, otherwise, .. } => {
                branches.iter().for_each(|(_, body)| assigned(body, found));
                assigned(otherwise.as_deref().unwrap_or_default(), found);
            }
            StatementKind::Loop { body, .. }
            | StatementKind::While { body, .. }
            | StatementKind::ForInteger { body, .. }
            | StatementKind::ForCursor { body } => assigned(body, found),
            StatementKind::ForQuery { targets, body, .. }
            | StatementKind::ForExecute { targets, body, .. }
            | StatementKind::ForEach { targets, body, .. } => {
                into(targets, found);
                assigned(body, found);
            }
            StatementKind::Execute { into: Some(it), .. } | StatementKind::Sql { into: Some(it), .. } => {
                into(&it.targets, found);
            }
            StatementKind::GetDiagnostics { items, .. } => {
                found.extend(items.iter().map(|(target, _)| target.clone()));
            }
            StatementKind::Exit { .. }
            | StatementKind::Return { .. }
            | StatementKind::ReturnNext { .. }
            | StatementKind::ReturnQuery { .. }
            | StatementKind::ReturnQueryExecute { .. }
            | StatementKind::Raise(_)
            | StatementKind::Assert { .. }
            | StatementKind::Perform { .. }
            | StatementKind::Execute { into: None, .. }
            | StatementKind::Sql { into: None, .. }
            | StatementKind::Call { .. }
            | StatementKind::Cursor { .. }
            | StatementKind::Null
            | StatementKind::Commit
            | StatementKind::Rollback => {}
        }
    }
}
