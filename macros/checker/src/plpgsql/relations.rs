//! The system's catalogs and views as relations, their rows worked out of the simulated catalog when a query asks.
//! <https://www.postgresql.org/docs/15/catalogs.html>
//!
//! What the history made is known exactly. The system's own objects stand in a few rows of which only the schema is known, and what names
//! may stand there: a query that could find one of them is not answered.

mod class;
mod columns;
mod constraints;
pub(crate) mod names;
mod other;
mod types;

use arcoiris_catalog::{Name, Object, ObjectId, State};

use super::value::{Class, Value};
use crate::simulation::Simulation;
pub(crate) use constraints::definition as constraint_definition;
use names::Names;
pub(crate) use other::has_role;
pub(crate) use types::number as type_number;

/// The columns of each relation that is known: schema and name, then the columns.
const COLUMNS: &str = include_str!("relations/columns.txt");

/// A relation of the system's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) schema: &'static str,
    pub(crate) name: &'static str,
    columns: &'static str,
}

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// An object.
    Made(ObjectId),
    /// A part of an object: a column, a label, a column of a key, an event.
    Part(ObjectId, usize),
    /// The array type that came with an object.
    ArrayOf(ObjectId),
    /// Something of the system's in this schema, of these kinds.
    System(&'static str, &'static [&'static str]),
    /// A relation or an index of `pg_toast`.
    Toast,
    /// A constraint that stands for NOT NULL.
    NotNull(ObjectId, usize),
    /// A trigger that enforces a foreign key or a deferrable key of this table.
    InternalTrigger(ObjectId),
    /// An extension of which it is not known whether it is installed.
    UnknownExtension(Name),
    /// A relation that an extension brings.
    OfExtension(ObjectId),
    /// A schema of the system's.
    Schema(&'static str),
    /// A role that is declared.
    Role(Name),
    /// Something that may be there, of which nothing is known but why.
    Perhaps(&'static str),
}

/// The relation of this name.
pub(crate) fn find(schema: Option<&str>, name: &str) -> Option<Relation> {
    let schemas: &[&'static str] = match schema {
        None | Some("pg_catalog") => &["pg_catalog"],
        Some("information_schema") => &["information_schema"],
        Some(_) => &[],
    };
    for line in COLUMNS.lines() {
        let (head, columns) = line.split_once(' ')?;
        let (in_schema, called) = head.split_once('.')?;
        if called == name && schemas.contains(&in_schema) {
            return Some(Relation { schema: in_schema, name: called, columns });
        }
    }
    None
}

impl Relation {
    /// Its columns, in order.
    pub(crate) fn columns(self) -> impl Iterator<Item = &'static str> {
        self.columns.split(' ')
    }

    /// Its rows; `None` if it is not modelled.
    pub(crate) fn rows(self, simulation: &Simulation) -> Option<Vec<Key>> {
        let mut rows = class::rows(simulation, self)
            .or_else(|| types::rows(simulation, self))
            .or_else(|| columns::rows(simulation, self))
            .or_else(|| constraints::rows(simulation, self))
            .or_else(|| other::rows(simulation, self))?;
        // What an extension brings of which nothing is known may be called anything.
        if !simulation.unknown_extensions.is_empty()
            && !matches!(
                self.name,
                "pg_extension" | "pg_roles" | "pg_user" | "pg_enum" | "pg_policies" | "pg_policy"
            )
        {
            rows.push(Key::Perhaps("what an extension brings"));
        }
        Some(rows)
    }

    /// A column of a row.
    pub(crate) fn value(self, simulation: &Simulation, key: &Key, column: &str) -> Value {
        if let Key::Perhaps(why) = key {
            return Value::unknown(why);
        }
        class::value(simulation, self, key, column)
            .or_else(|| types::value(simulation, self, key, column))
            .or_else(|| columns::value(simulation, self, key, column))
            .or_else(|| constraints::value(simulation, self, key, column))
            .or_else(|| other::value(simulation, self, key, column))
            .unwrap_or_else(|| Value::unknown(format!("{}.{column}", self.name)))
    }
}

/// The objects that satisfy something, in the order in which they were made.
fn objects(simulation: &Simulation, wanted: impl Fn(&Object) -> bool) -> Vec<ObjectId> {
    let mut found: Vec<ObjectId> =
        simulation.catalog.iter().filter(|(_, object)| wanted(object)).map(|(id, _)| id).collect();
    found.sort_unstable();
    found
}

fn object(simulation: &Simulation, id: ObjectId) -> Option<&Object> {
    simulation.catalog.object(id).map(AsRef::as_ref)
}

/// The name of the schema that an object stands in.
fn schema_of(simulation: &Simulation, id: ObjectId) -> Option<Name> {
    let schema = match object(simulation, id)? {
        Object::Type(it) => it.schema,
        Object::Table(it) => it.schema,
        Object::Index(it) => it.schema,
        Object::Sequence(it) => it.schema,
        Object::Routine(it) => it.schema,
        Object::Extension(it) => it.schema,
        Object::Constraint(it) => return schema_of(simulation, it.of),
        Object::Trigger(it) => return schema_of(simulation, it.table),
        Object::Defined(it) if it.kind.on_relation() => return schema_of(simulation, it.of?),
        Object::Defined(it) => it.of?,
        Object::Schema(it) => return Some(it.name.clone()),
    };
    if schema == arcoiris_catalog::Catalog::PG_CATALOG {
        return Some(Name::new("pg_catalog"));
    }
    simulation.catalog.schema_name(schema).cloned()
}

/// The number of a schema.
fn schema_number(simulation: &Simulation, id: ObjectId) -> Value {
    let schema = match object(simulation, id) {
        Some(Object::Type(it)) => it.schema,
        Some(Object::Table(it)) => it.schema,
        Some(Object::Index(it)) => it.schema,
        Some(Object::Sequence(it)) => it.schema,
        Some(Object::Routine(it)) => it.schema,
        Some(Object::Extension(it)) => it.schema,
        Some(Object::Constraint(it)) => return schema_number(simulation, it.of),
        _ => return Value::unknown("an object's schema"),
    };
    if schema == arcoiris_catalog::Catalog::PG_CATALOG {
        return Value::system(Class::Namespace, "pg_catalog", "pg_catalog");
    }
    Value::made(Class::Namespace, schema)
}

fn name_of(simulation: &Simulation, id: ObjectId) -> Value {
    Value::optional_text(object(simulation, id).map(|object| object.name().as_str()))
}

fn system_name(schema: &'static str, kinds: &'static [&'static str]) -> Value {
    Value::OneOf(Names::System(schema, kinds))
}

fn yes(flag: bool) -> Value {
    Value::text(if flag { "YES" } else { "NO" })
}
