//! Columns: `pg_attribute`, `pg_attrdef`, `information_schema.columns`
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a relation's rows are some kinds of objects; the rest are in other relations"
)]

use arcoiris_catalog::{
    Column, Generation, Identity, Object, ObjectId, State, Table, TableKind, TypeBase, TypeKind, TypeRef,
    expression_text, format_type,
};

use super::types::number;
use super::{Key, Relation, object, objects, schema_of, system_name, yes};
use crate::plpgsql::value::{Class, Value};
use crate::simulation::Simulation;

/// <https://www.postgresql.org/docs/15/ddl-system-columns.html>, from -1 on
const SYSTEM: &[&str] = &["ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"];

const OF_SEQUENCE: &[&str] = &["last_value", "log_cnt", "is_called"];

/// Parts of a relation from here on are system columns.
const SYSTEM_PARTS: usize = 10_000;

pub(super) fn rows(simulation: &Simulation, relation: Relation) -> Option<Vec<Key>> {
    let tables = || objects(simulation, |object| matches!(object, Object::Table(_)));
    let mut rows = Vec::new();
    match (relation.schema, relation.name) {
        (_, "pg_attribute") => {
            let relation =
                |object: &Object| matches!(object, Object::Table(_) | Object::Sequence(_) | Object::Index(_));
            for id in objects(simulation, relation) {
                let (count, system) = match object(simulation, id)? {
                    // Dropped columns keep their rows.
                    Object::Table(it) => (
                        usize::try_from(it.next_column).ok()?.saturating_sub(1),
                        matches!(
                            it.kind,
                            TableKind::Ordinary
                                | TableKind::Partitioned
                                | TableKind::Foreign
                                | TableKind::MaterializedView
                        ),
                    ),
                    Object::Sequence(_) => (OF_SEQUENCE.len(), true),
                    Object::Index(it) => (it.keys.len() + it.include.len(), false),
                    _ => (0, false),
                };
                rows.extend((0..count).map(|index| Key::Part(id, index)));
                if system {
                    rows.extend((0..SYSTEM.len()).map(|index| Key::Part(id, SYSTEM_PARTS + index)));
                }
            }
            rows.push(Key::System("pg_catalog", &["table", "view"]));
            rows.push(Key::Toast);
        }
        (_, "pg_attrdef") => {
            for id in tables() {
                let Object::Table(it) = object(simulation, id)? else { continue };
                let with_default = |column: &&std::sync::Arc<Column>| column.default.is_some();
                rows.extend(it.columns.iter().filter(with_default).map(|column| part(id, column)));
            }
        }
        ("information_schema", "columns") => {
            for id in tables() {
                let Object::Table(it) = object(simulation, id)? else { continue };
                if matches!(it.kind, TableKind::MaterializedView | TableKind::Composite) {
                    continue;
                }
                rows.extend(it.columns.iter().map(|column| part(id, column)));
            }
            rows.push(Key::System("pg_catalog", &["table", "view"]));
            rows.push(Key::System("information_schema", &["table", "view"]));
        }
        _ => return None,
    }
    Some(rows)
}

fn part(id: ObjectId, column: &Column) -> Key {
    Key::Part(id, usize::try_from(column.number).unwrap_or(1).saturating_sub(1))
}

pub(super) fn value(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    match (relation.schema, relation.name) {
        (_, "pg_attribute") => attribute(simulation, key, column),
        (_, "pg_attrdef") => {
            let Key::Part(id, index) = key else { return None };
            Some(match column {
                "adrelid" => Value::made(Class::Relation, *id),
                "adnum" => Value::Integer(*index as i64 + 1),
                _ => return None,
            })
        }
        ("information_schema", "columns") => in_columns(simulation, key, column),
        _ => None,
    }
}

fn attribute(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let Key::Part(id, index) = key else {
        return match column {
            "attrelid" => Some(Value::some_system(Class::Relation)),
            "attisdropped" => Some(Value::Boolean(false)),
            _ => None,
        };
    };
    if column == "attrelid" {
        return Some(Value::made(Class::Relation, *id));
    }
    if *index >= SYSTEM_PARTS {
        let index = index - SYSTEM_PARTS;
        return Some(match column {
            "attname" => Value::text(SYSTEM.get(index)?),
            "attnum" => Value::Integer(-1 - index as i64),
            "attnotnull" => Value::Boolean(true),
            "attisdropped" | "atthasdef" => Value::Boolean(false),
            "attidentity" | "attgenerated" => Value::text(""),
            _ => return None,
        });
    }
    if column == "attnum" {
        return Some(Value::Integer(*index as i64 + 1));
    }
    match object(simulation, *id)? {
        Object::Table(table) => {
            let Some(found) =
                table.columns.iter().find(|it| usize::try_from(it.number).ok() == Some(index + 1))
            else {
                return Some(match column {
                    "attname" => Value::text(format!("........pg.dropped.{}........", index + 1)),
                    "attisdropped" => Value::Boolean(true),
                    "attnotnull" | "atthasdef" => Value::Boolean(false),
                    "atttypid" => Value::Integer(0),
                    _ => return None,
                });
            };
            Some(match column {
                "attname" => Value::text(found.name.as_str()),
                "attisdropped" => Value::Boolean(false),
                "attnotnull" => Value::Boolean(found.not_null),
                "atthasdef" => Value::Boolean(found.default.is_some()),
                "atttypid" => number(&found.ty),
                "atttypmod" => Value::Integer(i64::from(found.ty.modifier)),
                "attidentity" => Value::text(match found.identity {
                    None => "",
                    Some(Identity::Always) => "a",
                    Some(Identity::ByDefault) => "d",
                }),
                "attgenerated" => Value::text(match found.generated {
                    None => "",
                    Some(Generation::Stored) => "s",
                    Some(Generation::Virtual) => "v",
                }),
                _ => return None,
            })
        }
        Object::Sequence(_) => Some(match column {
            "attname" => Value::text(OF_SEQUENCE.get(*index)?),
            "attisdropped" => Value::Boolean(false),
            "attnotnull" => Value::Boolean(true),
            _ => return None,
        }),
        // An index's columns are called as the table's were when it was made.
        Object::Index(_) if column == "attisdropped" => Some(Value::Boolean(false)),
        _ => None,
    }
}

/// The type under a domain.
fn under(simulation: &Simulation, ty: &TypeRef) -> TypeRef {
    let mut ty = ty.clone();
    for _ in 0..100 {
        let TypeBase::User(id) = ty.base else { break };
        if ty.array {
            break;
        }
        match simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Type(it)) => match &it.kind {
                TypeKind::Domain { base, .. } => ty = base.clone(),
                _ => break,
            },
            _ => break,
        }
    }
    ty
}

fn in_columns(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let (id, index) = match key {
        Key::Part(id, index) => (*id, *index),
        Key::System(schema, kinds) => {
            return match column {
                "table_schema" => Some(Value::text(schema)),
                "table_name" => Some(system_name(schema, kinds)),
                _ => None,
            };
        }
        _ => return None,
    };
    let Object::Table(table) = object(simulation, id)? else { return None };
    let position = |table: &Table, found: &Column| {
        table
            .columns
            .iter()
            .position(|column| column.number == found.number)
            .map(|position| position as i64 + 1)
    };
    let found = table.columns.iter().find(|it| usize::try_from(it.number).ok() == Some(index + 1))?;
    let base = under(simulation, &found.ty);
    let builtin = match &base.base {
        TypeBase::Builtin(name) if !base.array => Some(name.as_str().to_owned()),
        _ => None,
    };
    Some(match column {
        "table_schema" => Value::text(schema_of(simulation, id)?.as_str()),
        "table_name" => Value::text(table.name.as_str()),
        "column_name" => Value::text(found.name.as_str()),
        "ordinal_position" if table.columns.len() + 1 == usize::try_from(table.next_column).ok()? => {
            Value::Integer(position(table, found)?)
        }
        "ordinal_position" => Value::Integer(index as i64 + 1),
        "is_nullable" => yes(!found.not_null && !domain_not_null(simulation, &found.ty)),
        "data_type" if base.array => Value::text("ARRAY"),
        "data_type" => match builtin {
            Some(_) => Value::text(format_type(&simulation.catalog, &TypeRef { modifier: -1, ..base })),
            None => Value::text("USER-DEFINED"),
        },
        "udt_name" => match &base.base {
            TypeBase::Builtin(name) if base.array => Value::text(format!("_{}", name.as_str())),
            TypeBase::Builtin(name) => Value::text(name.as_str()),
            TypeBase::User(user) => match object(simulation, *user)? {
                Object::Type(it) if base.array => Value::text(it.array_type.as_ref()?.as_str()),
                Object::Type(it) => Value::text(it.name.as_str()),
                Object::Table(it) if base.array => Value::text(it.array_type.as_str()),
                Object::Table(it) => Value::text(it.name.as_str()),
                _ => return None,
            },
        },
        "udt_schema" => match &base.base {
            TypeBase::Builtin(_) => Value::text("pg_catalog"),
            TypeBase::User(user) => Value::text(schema_of(simulation, *user)?.as_str()),
        },
        "domain_name" => match &found.ty.base {
            TypeBase::User(user) if !found.ty.array => match object(simulation, *user)? {
                Object::Type(it) if matches!(it.kind, TypeKind::Domain { .. }) => {
                    Value::text(it.name.as_str())
                }
                _ => Value::Null,
            },
            _ => Value::Null,
        },
        "character_maximum_length" => match builtin.as_deref() {
            Some("varchar" | "bpchar") if base.modifier >= 4 => Value::Integer(i64::from(base.modifier) - 4),
            Some("bit" | "varbit") if base.modifier >= 0 => Value::Integer(i64::from(base.modifier)),
            _ => Value::Null,
        },
        "numeric_precision" => match builtin.as_deref() {
            Some("int2") => Value::Integer(16),
            Some("int4") => Value::Integer(32),
            Some("int8") => Value::Integer(64),
            Some("float4") => Value::Integer(24),
            Some("float8") => Value::Integer(53),
            Some("numeric") if base.modifier >= 4 => Value::Integer(i64::from((base.modifier - 4) >> 16)),
            _ => Value::Null,
        },
        "numeric_scale" => match builtin.as_deref() {
            Some("int2" | "int4" | "int8") => Value::Integer(0),
            Some("numeric") if base.modifier >= 4 => {
                Value::Integer(i64::from((((base.modifier - 4) & 0x7ff) ^ 1024) - 1024))
            }
            _ => Value::Null,
        },
        "is_identity" => yes(found.identity.is_some()),
        "identity_generation" => match found.identity {
            None => Value::Null,
            Some(Identity::Always) => Value::text("ALWAYS"),
            Some(Identity::ByDefault) => Value::text("BY DEFAULT"),
        },
        "is_generated" => Value::text(if found.generated.is_some() { "ALWAYS" } else { "NEVER" }),
        "column_default" => match &found.default {
            Some(default) if found.generated.is_none() => {
                let text = expression_text(&simulation.catalog, Some(table), default);
                // Names are printed as search_path demands.
                if default.pieces.len() > 1 {
                    Value::unknown("how a default is printed")
                } else {
                    Value::text(text)
                }
            }
            _ => Value::Null,
        },
        _ => return None,
    })
}

fn domain_not_null(simulation: &Simulation, ty: &TypeRef) -> bool {
    let TypeBase::User(id) = ty.base else { return false };
    // Only the domain itself is looked at, not those that it stands on.
    matches!(object(simulation, id), Some(Object::Type(it))
        if !ty.array && matches!(it.kind, TypeKind::Domain { not_null: true, .. }))
}
