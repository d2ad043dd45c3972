//! `pg_get_serial_sequence`: the table and the column that it names must be there.

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, State};

use super::total::text;
use crate::resolve::tree::{Shape, Tree};

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span};

/// A table's name as a text holds it.
fn table_name(text: &str) -> Option<ObjectName> {
    let ident = |name: &String| Ident { name: Name::new(name), span: Span::default() };
    match crate::resolve::input::identifiers(text)?.as_slice() {
        [name] => Some(ObjectName { schema: None, name: ident(name) }),
        [schema, name] => Some(ObjectName { schema: Some(ident(schema)), name: ident(name) }),
        _ => None,
    }
}

/// Whether the column is there whose sequence is asked for; `None` if that is not known.
pub(super) fn checked(simulation: &Simulation, texts: &[Option<&str>]) -> Option<Result<(), Refusal>> {
    let [Some(table), Some(column)] = texts else { return None };
    let name = table_name(table)?;
    if let Some(schema) = &name.schema
        && let Err(refusal) = crate::names::schema(simulation, schema)
    {
        return Some(Err(refusal));
    }
    let Some(id) = crate::names::find(simulation, Namespace::Relation, &name) else {
        let written = name.schema.as_ref().unwrap_or(&name.name);
        let system = written.name.as_str().starts_with("pg_");
        return (!system)
            .then(|| Err(crate::names::unknown(simulation, Namespace::Relation, ObjectKind::Table, &name)));
    };
    match simulation.catalog.object(id)?.as_ref() {
        Object::Table(table) => Some(if table.column(column).is_some() {
            Ok(())
        } else {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let column = Ident { name: Name::new(column), span: Span::default() };
            Err(crate::resolve::scope::unknown_column(table.name.as_str(), &column, &names))
        }),
        _ => None,
    }
}

/// The sequence that `pg_get_serial_sequence` finds by constants: `Some(None)` for NULL.
#[expect(clippy::option_option, reason = "whether it is known, and which")]
pub(crate) fn serial_sequence(simulation: &Simulation, tree: &Tree) -> Option<Option<ObjectId>> {
    match &tree.shape {
        Shape::ThroughText(inner, _) | Shape::Relabel(inner, _) => serial_sequence(simulation, inner),
        Shape::Call { function, arguments, .. } if function.name == "regclass" => {
            serial_sequence(simulation, arguments.first()?)
        }
        Shape::Call { function, arguments, .. } if function.name == "pg_get_serial_sequence" => {
            let texts: Vec<Option<&str>> = arguments.iter().map(text).collect();
            serial(simulation, &texts)
        }
        _ => None,
    }
}

#[expect(clippy::option_option, reason = "whether the column is there, and which sequence it has")]
fn serial(simulation: &Simulation, texts: &[Option<&str>]) -> Option<Option<ObjectId>> {
    let [Some(table), Some(column)] = texts else { return None };
    let name = table_name(table)?;
    let id = crate::names::find(simulation, Namespace::Relation, &name)?;
    match simulation.catalog.object(id)?.as_ref() {
        Object::Table(table) => {
            let number = table.column(column)?.number;
            Some(simulation.catalog.dependents(id).find(|dependent| {
                matches!(simulation.catalog.object(*dependent).map(AsRef::as_ref), Some(Object::Sequence(it))
                    if it.owned_by.is_some_and(|owner| owner.table == id && owner.column == number))
            }))
        }
        _ => None,
    }
}
