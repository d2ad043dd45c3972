//! The rows that a name in `FROM` stands for, and their columns.

use std::rc::Rc;

use super::{Evaluator, not_modelled};
use crate::plpgsql::relations::{self, Key, Relation};
use crate::plpgsql::value::{Doubt, Value};
use crate::refusal::Refusal;
use crate::syntax::{Ident, ObjectName, Span};

/// A row in sight, under a name.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) alias: Option<Rc<str>>,
    pub(crate) shape: Shape,
    pub(crate) data: Data,
}

/// Which columns a row has.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Catalog(Relation),
    List(Rc<Vec<String>>),
}

/// What a row holds.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    Key(Key),
    Values(Rc<Vec<Value>>),
    /// Of the side of an outer join that has none.
    Nulls,
}

pub(super) fn find(name: &ObjectName) -> Option<Relation> {
    relations::find(name.schema.as_ref().map(|schema| schema.name.as_str()), name.name.name.as_str())
}

impl Shape {
    pub(super) fn columns(&self) -> Vec<String> {
        match self {
            Shape::Catalog(relation) => relation.columns().map(str::to_owned).collect(),
            Shape::List(columns) => columns.to_vec(),
        }
    }

    fn has(&self, column: &str) -> bool {
        match self {
            Shape::Catalog(relation) => relation.columns().any(|known| known == column),
            Shape::List(columns) => columns.iter().any(|known| known == column),
        }
    }
}

impl Row {
    /// A column of the row; `None` if it has none of this name.
    pub(super) fn get(&self, evaluator: &Evaluator<'_>, column: &str) -> Option<Value> {
        match (&self.shape, &self.data) {
            (shape, Data::Nulls) => shape.has(column).then_some(Value::Null),
            (Shape::Catalog(relation), Data::Key(key)) => {
                self.shape.has(column).then(|| relation.value(evaluator.simulation, key, column))
            }
            (Shape::List(columns), Data::Values(values)) => {
                let index = columns.iter().position(|known| known == column)?;
                values.get(index).cloned()
            }
            _ => None,
        }
    }

    /// All columns of the row.
    pub(super) fn values(&self, evaluator: &Evaluator<'_>) -> Vec<(String, Value)> {
        self.shape
            .columns()
            .into_iter()
            .map(|column| {
                let value = self.get(evaluator, &column).unwrap_or(Value::Null);
                (column, value)
            })
            .collect()
    }

    /// Why it is not known whether the row is there at all.
    pub(super) fn perhaps(&self) -> Option<Doubt> {
        match &self.data {
            Data::Key(Key::Perhaps(why)) => Some(Doubt::Hangs((*why).into())),
            Data::Key(
                Key::System(..)
                | Key::Toast
                | Key::NotNull(..)
                | Key::InternalTrigger(_)
                | Key::UnknownExtension(_)
                | Key::OfExtension(_),
            ) => Some(Doubt::Hangs("the system's own objects".into())),
            Data::Key(_) | Data::Values(_) | Data::Nulls => None,
        }
    }
}

impl Evaluator<'_> {
    /// A column, by its name or with a relation's before it, in some rows.
    pub(super) fn in_rows(&self, path: &[Ident], rows: &[Row], span: Span) -> Result<Option<Value>, Refusal> {
        match path {
            [name] => {
                let name = name.name.as_str();
                let mut found = None;
                for row in rows {
                    if let Some(value) = row.get(self, name) {
                        if found.is_some() {
                            let message = format!("column reference \"{name}\" is ambiguous");
                            return Err(Refusal::other(span, "42702", message));
                        }
                        found = Some(value);
                    }
                }
                // A relation's own name is its whole row.
                let whole = || {
                    let row = rows.iter().find(|row| row.alias.as_deref() == Some(name))?;
                    Some(Value::Record(Rc::new(row.values(self))))
                };
                Ok(found.or_else(whole))
            }
            [.., relation, name] => {
                let Some(row) = rows.iter().find(|row| row.alias.as_deref() == Some(relation.name.as_str()))
                else {
                    return Ok(None);
                };
                match row.get(self, name.name.as_str()) {
                    Some(value) => Ok(Some(value)),
                    None if ["oid", "tableoid", "ctid", "xmin"].contains(&name.name.as_str()) => {
                        Err(not_modelled(span, "a system column"))
                    }
                    None => {
                        let message = format!(
                            "column {}.{} does not exist",
                            relation.name.as_str(),
                            name.name.as_str()
                        );
                        Err(Refusal::other(span, "42703", message))
                    }
                }
            }
            [] => Ok(None),
        }
    }
}
