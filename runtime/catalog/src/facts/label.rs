//! What an object is called in facts: its kind and its qualified name.

use crate::{
    Catalog, Column, ColumnNumber, DefinedKind, Object, ObjectId, RoutineKind, State, Table, TableKind,
    TypeKind, format_type_without_modifier,
};

/// Kind and name of an object: `table pos.sales`, `constraint sales_pkey on pos.sales`. `None` for an object that facts do
/// not tell: a member of an extension, a role.
#[must_use]
pub fn object_label(state: &dyn State, id: ObjectId) -> Option<String> {
    let object = state.object(id)?;
    if is_temporary(state, object) {
        return None;
    }
    let kind = match object.as_ref() {
        Object::Schema(_) => "schema",
        Object::Extension(_) => "extension",
        Object::Type(it) if it.extension.is_some() => return None,
        Object::Type(it) => match it.kind {
            TypeKind::Domain { .. } => "domain",
            // It is a part of its range type.
            TypeKind::Multirange { .. } => return None,
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. } => "type",
        },
        Object::Table(it) => table_word(it.kind),
        Object::Constraint(it) if it.is_of_referenced_partition() => return None,
        Object::Constraint(it) => {
            return Some(format!("constraint {} on {}", it.name, qualified_name(state, it.of)));
        }
        Object::Index(_) => "index",
        Object::Sequence(_) => "sequence",
        Object::Routine(it) if it.extension.is_some() => return None,
        Object::Routine(it) => {
            let kind = match it.kind {
                RoutineKind::Function | RoutineKind::Window => "function",
                RoutineKind::Procedure => "procedure",
                RoutineKind::Aggregate => "aggregate",
            };
            return Some(format!("{kind} {}", routine_signature(state, id)));
        }
        Object::Trigger(it) => {
            return Some(format!("trigger {} on {}", it.name, qualified_name(state, it.table)));
        }
        // They belong to the server, not to the database.
        Object::Defined(it) if it.kind.in_cluster() => return None,
        Object::Defined(it) => {
            let signature: Vec<String> =
                it.signature.iter().map(|part| super::expression_text(state, None, part)).collect();
            let signature =
                if signature.is_empty() { String::new() } else { format!(" ({})", signature.join(", ")) };
            let on = match it.of.filter(|_| !it.kind.in_schema()) {
                Some(of) => format!(" on {}", qualified_name(state, of)),
                None => String::new(),
            };
            return Some(format!("{} {}{signature}{on}", it.kind.word(), qualified_name(state, id)));
        }
    };
    Some(format!("{kind} {}", qualified_name(state, id)))
}

/// Whether it stands in the schema of the session's temporary objects, or is that schema.
fn is_temporary(state: &dyn State, object: &Object) -> bool {
    let schema = match object {
        Object::Schema(it) => return it.name.as_str() == Catalog::TEMPORARY,
        Object::Type(it) => Some(it.schema),
        Object::Table(it) => Some(it.schema),
        Object::Index(it) => Some(it.schema),
        Object::Sequence(it) => Some(it.schema),
        Object::Routine(it) => Some(it.schema),
        Object::Constraint(it) => return of_temporary(state, it.of),
        Object::Trigger(it) => return of_temporary(state, it.table),
        Object::Defined(it) if it.kind.in_schema() => it.of,
        Object::Defined(it) => return it.of.is_some_and(|of| of_temporary(state, of)),
        Object::Extension(_) => None,
    };
    schema
        .and_then(|schema| state.schema_name(schema))
        .is_some_and(|name| name.as_str() == Catalog::TEMPORARY)
}

fn of_temporary(state: &dyn State, of: ObjectId) -> bool {
    state.object(of).is_some_and(|object| is_temporary(state, object))
}

fn table_word(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Ordinary | TableKind::Partitioned => "table",
        TableKind::Foreign => "foreign table",
        TableKind::View => "view",
        TableKind::MaterializedView => "materialized view",
        TableKind::Composite => "type",
    }
}

/// A function's qualified name with the types of its input arguments, as `regprocedure` prints it.
#[must_use]
pub fn routine_signature(state: &dyn State, id: ObjectId) -> String {
    let inputs: Vec<String> = match state.object(id).map(AsRef::as_ref) {
        Some(Object::Routine(it)) => it.inputs().map(|ty| format_type_without_modifier(state, ty)).collect(),
        _ => Vec::new(),
    };
    format!("{}({})", qualified_name(state, id), inputs.join(","))
}

/// The name of an object as SQL, with its schema: everything that a history makes stands outside `pg_catalog`. A constraint's
/// own name is only told apart together with its table's.
#[must_use]
pub fn qualified_name(state: &dyn State, id: ObjectId) -> String {
    let Some(object) = state.object(id) else { return String::new() };
    let schema = match object.as_ref() {
        Object::Schema(_) | Object::Extension(_) | Object::Constraint(_) => None,
        Object::Type(it) => Some(it.schema),
        Object::Table(it) => Some(it.schema),
        Object::Index(it) => Some(it.schema),
        Object::Sequence(it) => Some(it.schema),
        Object::Routine(it) => Some(it.schema),
        Object::Trigger(_) => None,
        Object::Defined(it) => it.of.filter(|_| it.kind.in_schema()),
    };
    let mut name = object.name().to_string();
    if let Object::Defined(it) = object.as_ref()
        && it.kind == DefinedKind::Operator
    {
        // Its letters need no quotation marks.
        name = it.name.as_str().to_owned();
    }
    match schema.and_then(|schema| state.schema_name(schema)) {
        Some(schema) => format!("{schema}.{name}"),
        None => name,
    }
}

pub(super) fn column_label(state: &dyn State, table: &Table, column: &Column) -> String {
    match state.schema_name(table.schema) {
        Some(schema) => format!("column {schema}.{}.{}", table.name, column.name),
        None => format!("column {}.{}", table.name, column.name),
    }
}

/// `pos.sales.tip`
pub(super) fn column_name(state: &dyn State, table: ObjectId, number: ColumnNumber) -> String {
    let column = match state.object(table).map(AsRef::as_ref) {
        Some(Object::Table(it)) => it.column_numbered(number).map(|column| column.name.to_string()),
        Some(
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => None,
    };
    format!("{}.{}", qualified_name(state, table), column.unwrap_or_default())
}
