//! Types: `pg_type`, `pg_enum`, `pg_range`, `information_schema.domains`
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a relation's rows are some kinds of objects; the rest are in other relations"
)]

use arcoiris_catalog::{Object, ObjectId, TypeKind, TypeRef};

use super::{Key, Relation, name_of, object, objects, schema_number, schema_of, system_name};
use crate::plpgsql::value::{Class, Reference, Value, Which};
use crate::simulation::Simulation;

pub(super) fn rows(simulation: &Simulation, relation: Relation) -> Option<Vec<Key>> {
    Some(match relation.name {
        "pg_type" => {
            let mut rows = Vec::new();
            for id in objects(simulation, |object| matches!(object, Object::Type(_) | Object::Table(_))) {
                rows.push(Key::Made(id));
                let has_array = match object(simulation, id) {
                    Some(Object::Type(it)) => it.array_type.is_some(),
                    _ => true,
                };
                if has_array {
                    rows.push(Key::ArrayOf(id));
                }
            }
            rows.push(Key::System("pg_catalog", &["type"]));
            rows.push(Key::System("information_schema", &["type"]));
            rows
        }
        "pg_enum" => {
            let mut rows = Vec::new();
            for id in objects(simulation, |object| matches!(object, Object::Type(_))) {
                if let Some(labels) = labels(simulation, id) {
                    rows.extend((0..labels.len()).map(|index| Key::Part(id, index)));
                }
            }
            rows
        }
        "domains" => {
            let domain = |object: &Object| matches!(object, Object::Type(it) if matches!(it.kind, TypeKind::Domain { .. }));
            let mut rows: Vec<Key> = objects(simulation, domain).into_iter().map(Key::Made).collect();
            rows.push(Key::System("information_schema", &["type"]));
            rows
        }
        _ => return None,
    })
}

fn labels(simulation: &Simulation, id: ObjectId) -> Option<&[String]> {
    match object(simulation, id)? {
        Object::Type(it) => match &it.kind {
            TypeKind::Enum { labels } => Some(labels),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn value(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    Some(match (relation.name, column, key) {
        ("pg_enum", "enumlabel", Key::Part(id, index)) => Value::text(labels(simulation, *id)?.get(*index)?),
        ("pg_enum", "enumtypid", Key::Part(id, _)) => Value::made(Class::Type, *id),
        // The numbers themselves tell how the labels came to be; their order is what counts.
        ("pg_enum", "enumsortorder", Key::Part(_, index)) => Value::Integer(*index as i64 + 1),
        ("domains", "domain_name", Key::Made(id)) => name_of(simulation, *id),
        ("domains", "domain_schema", Key::Made(id)) => Value::text(schema_of(simulation, *id)?.as_str()),
        ("domains", "domain_schema", Key::System(schema, _)) => Value::text(schema),
        ("domains", "domain_name", Key::System(schema, kinds)) => system_name(schema, kinds),
        ("pg_type", _, _) => return pg_type(simulation, key, column),
        _ => return None,
    })
}

fn pg_type(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let array_of = |id: ObjectId| Value::Object {
        object: Reference { class: Class::Type, which: Which::ArrayOf(id) },
        named: false,
    };
    match key {
        Key::System(schema, kinds) => Some(match column {
            "oid" => Value::some_system(Class::Type),
            "typname" => system_name(schema, kinds),
            "typnamespace" => Value::system(Class::Namespace, schema, schema),
            "typisdefined" => Value::Boolean(true),
            "typtype" => Value::OneOf(super::names::Names::Of(&["b", "c", "d", "m", "p", "r"])),
            _ => return None,
        }),
        Key::Made(id) => {
            let it = object(simulation, *id)?;
            Some(match (column, it) {
                ("oid", _) => Value::made(Class::Type, *id),
                ("typname", _) => name_of(simulation, *id),
                ("typnamespace", _) => schema_number(simulation, *id),
                ("typisdefined", _) => Value::Boolean(true),
                ("typrelid", Object::Table(_)) => Value::made(Class::Relation, *id),
                ("typrelid" | "typelem", Object::Type(_)) => Value::Integer(0),
                ("typelem", Object::Table(_)) => Value::Integer(0),
                ("typtype", Object::Table(_)) => Value::text("c"),
                ("typtype", Object::Type(it)) => Value::text(match it.kind {
                    TypeKind::Enum { .. } => "e",
                    TypeKind::Domain { .. } => "d",
                    TypeKind::Base => "b",
                    TypeKind::Range { .. } => "r",
                    _ => return None,
                }),
                ("typcategory", Object::Table(_)) => Value::text("C"),
                ("typcategory", Object::Type(it)) => match it.kind {
                    TypeKind::Enum { .. } => Value::text("E"),
                    TypeKind::Range { .. } => Value::text("R"),
                    _ => return None,
                },
                ("typarray", Object::Type(it)) if it.array_type.is_none() => Value::Integer(0),
                ("typarray", _) => array_of(*id),
                ("typnotnull", Object::Type(it)) => match it.kind {
                    TypeKind::Domain { not_null, .. } => Value::Boolean(not_null),
                    _ => Value::Boolean(false),
                },
                ("typbasetype", Object::Type(it)) => match &it.kind {
                    TypeKind::Domain { base, .. } => number(base),
                    _ => Value::Integer(0),
                },
                _ => return None,
            })
        }
        Key::ArrayOf(id) => {
            let name = match object(simulation, *id)? {
                Object::Type(it) => it.array_type.clone()?,
                Object::Table(it) => it.array_type.clone(),
                _ => return None,
            };
            Some(match column {
                "oid" => array_of(*id),
                "typname" => Value::text(name.as_str()),
                "typnamespace" => schema_number(simulation, *id),
                "typisdefined" => Value::Boolean(true),
                "typtype" => Value::text("b"),
                "typcategory" => Value::text("A"),
                "typelem" => Value::made(Class::Type, *id),
                "typrelid" | "typarray" | "typbasetype" => Value::Integer(0),
                _ => return None,
            })
        }
        _ => None,
    }
}

/// A type's number.
pub(crate) fn number(ty: &TypeRef) -> Value {
    match (&ty.base, ty.array) {
        (arcoiris_catalog::TypeBase::User(id), false) => Value::made(Class::Type, *id),
        (arcoiris_catalog::TypeBase::User(id), true) => Value::Object {
            object: Reference { class: Class::Type, which: Which::ArrayOf(*id) },
            named: false,
        },
        (arcoiris_catalog::TypeBase::Builtin(name), false) => {
            Value::system(Class::Type, "pg_catalog", name.as_str())
        }
        (arcoiris_catalog::TypeBase::Builtin(name), true) => {
            Value::system(Class::Type, "pg_catalog", &format!("_{}", name.as_str()))
        }
    }
}
