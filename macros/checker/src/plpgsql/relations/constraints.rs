//! Constraints: `pg_constraint`, `information_schema.table_constraints`, `key_column_usage`, …
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a relation's rows are some kinds of objects; the rest are in other relations"
)]

use arcoiris_catalog::{
    Action, ColumnNumber, Constraint, ConstraintKind, Match, Object, ObjectId, Table, TableKind,
    constraint_definition,
};

use super::names::Names;
use super::{Key, Relation, object, objects, schema_number, schema_of, system_name, yes};
use crate::plpgsql::value::{Class, Value};
use crate::simulation::Simulation;

fn constraint(simulation: &Simulation, id: ObjectId) -> Option<&Constraint> {
    match object(simulation, id)? {
        Object::Constraint(it) => Some(it),
        _ => None,
    }
}

fn table(simulation: &Simulation, id: ObjectId) -> Option<&Table> {
    match object(simulation, id)? {
        Object::Table(it) => Some(it),
        _ => None,
    }
}

/// The columns that a constraint is on.
fn columns(it: &Constraint) -> &[ColumnNumber] {
    match &it.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => &key.columns,
        ConstraintKind::ForeignKey(key) => &key.columns,
        ConstraintKind::Check { .. } | ConstraintKind::Exclusion { .. } => &[],
    }
}

fn of_tables(simulation: &Simulation, wanted: impl Fn(&Constraint) -> bool) -> Vec<ObjectId> {
    objects(simulation, |object| matches!(object, Object::Constraint(it) if wanted(it)))
        .into_iter()
        .filter(|id| constraint(simulation, *id).is_some_and(|it| table(simulation, it.of).is_some()))
        .collect()
}

pub(super) fn rows(simulation: &Simulation, relation: Relation) -> Option<Vec<Key>> {
    let is_key =
        |it: &Constraint| !matches!(it.kind, ConstraintKind::Check { .. } | ConstraintKind::Exclusion { .. });
    let mut rows: Vec<Key> = match (relation.schema, relation.name) {
        (_, "pg_constraint") => {
            let constraint = |object: &Object| match object {
                Object::Constraint(_) => true,
                Object::Trigger(it) => it.constraint.is_some(),
                _ => false,
            };
            objects(simulation, constraint).into_iter().map(Key::Made).collect()
        }
        (_, "table_constraints") => {
            let mut rows: Vec<Key> =
                of_tables(simulation, |it| !matches!(it.kind, ConstraintKind::Exclusion { .. }))
                    .into_iter()
                    .map(Key::Made)
                    .collect();
            for id in objects(simulation, |object| matches!(object, Object::Table(_))) {
                let Some(it) = table(simulation, id) else { continue };
                if matches!(it.kind, TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign) {
                    let not_null = it.columns.iter().enumerate().filter(|(_, column)| column.not_null);
                    rows.extend(not_null.map(|(index, _)| Key::NotNull(id, index)));
                }
            }
            rows
        }
        (_, "check_constraints") => {
            let check = |object: &Object| matches!(object, Object::Constraint(it) if matches!(it.kind, ConstraintKind::Check { .. }));
            let mut rows: Vec<Key> = objects(simulation, check).into_iter().map(Key::Made).collect();
            for id in objects(simulation, |object| matches!(object, Object::Table(_))) {
                let Some(it) = table(simulation, id) else { continue };
                if it.columns.iter().any(|column| column.not_null) {
                    rows.push(Key::NotNull(id, 0));
                }
            }
            rows
        }
        (_, "referential_constraints") => {
            of_tables(simulation, |it| matches!(it.kind, ConstraintKind::ForeignKey(_)))
                .into_iter()
                .map(Key::Made)
                .collect()
        }
        (_, "key_column_usage") => of_tables(simulation, is_key)
            .into_iter()
            .flat_map(|id| {
                let count = constraint(simulation, id).map_or(0, |it| columns(it).len());
                (0..count).map(move |index| Key::Part(id, index))
            })
            .collect(),
        (_, "constraint_column_usage") => of_tables(simulation, is_key)
            .into_iter()
            .flat_map(|id| {
                let count = constraint(simulation, id).map_or(0, |it| columns(it).len());
                (0..count).map(move |index| Key::Part(id, index))
            })
            .chain(
                of_tables(simulation, |it| matches!(it.kind, ConstraintKind::Check { .. }))
                    .into_iter()
                    .map(Key::Made),
            )
            .collect(),
        _ => return None,
    };
    match relation.name {
        "pg_constraint" => {
            rows.push(Key::System("pg_catalog", &["constraint"]));
            rows.push(Key::System("information_schema", &["constraint"]));
        }
        "table_constraints" | "key_column_usage" | "constraint_column_usage" => {
            rows.push(Key::System("pg_catalog", &["constraint"]));
        }
        "check_constraints" => rows.push(Key::System("information_schema", &["constraint"])),
        _ => {}
    }
    Some(rows)
}

pub(super) fn value(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    match relation.name {
        "pg_constraint" => pg_constraint(simulation, key, column),
        "table_constraints"
        | "check_constraints"
        | "referential_constraints"
        | "key_column_usage"
        | "constraint_column_usage" => in_schema(simulation, relation, key, column),
        _ => None,
    }
}

fn numbers(list: &[ColumnNumber]) -> Value {
    Value::array(list.iter().map(|number| Value::Integer(i64::from(*number))).collect())
}

fn action(action: Action) -> &'static str {
    match action {
        Action::NoAction => "a",
        Action::Restrict => "r",
        Action::Cascade => "c",
        Action::SetNull => "n",
        Action::SetDefault => "d",
    }
}

fn pg_constraint(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let id = match key {
        Key::Made(id) => *id,
        Key::System(schema, kinds) => {
            return Some(match column {
                "oid" => Value::some_system(Class::Constraint),
                "conname" => system_name(schema, kinds),
                "connamespace" => Value::system(Class::Namespace, schema, schema),
                "conrelid" if *schema == "pg_catalog" => Value::some_system(Class::Relation),
                "conrelid" => Value::Integer(0),
                "confrelid" => Value::Integer(0),
                "contype" => {
                    Value::OneOf(Names::Of(if *schema == "pg_catalog" { &["p", "u"] } else { &["c"] }))
                }
                "convalidated" => Value::Boolean(true),
                _ => return None,
            });
        }
        _ => return None,
    };
    if let Object::Trigger(it) = object(simulation, id)? {
        return Some(match column {
            "oid" => Value::made(Class::Constraint, id),
            "conname" => Value::text(it.name.as_str()),
            "conrelid" => Value::made(Class::Relation, it.table),
            "connamespace" => schema_number(simulation, it.table),
            "contype" => Value::text("t"),
            "contypid" | "confrelid" => Value::Integer(0),
            "convalidated" => Value::Boolean(true),
            _ => return None,
        });
    }
    let it = constraint(simulation, id)?;
    let of_table = table(simulation, it.of).is_some();
    let foreign = match &it.kind {
        ConstraintKind::ForeignKey(key) => Some(key),
        _ => None,
    };
    Some(match column {
        "oid" => Value::made(Class::Constraint, id),
        "conname" => Value::text(it.name.as_str()),
        "connamespace" => schema_number(simulation, it.of),
        "contype" => Value::text(match it.kind {
            ConstraintKind::PrimaryKey(_) => "p",
            ConstraintKind::Unique(_) => "u",
            ConstraintKind::Check { .. } => "c",
            ConstraintKind::ForeignKey(_) => "f",
            ConstraintKind::Exclusion { .. } => "x",
        }),
        "conrelid" if of_table => Value::made(Class::Relation, it.of),
        "contypid" if !of_table => Value::made(Class::Type, it.of),
        "conrelid" | "contypid" => Value::Integer(0),
        "confrelid" => foreign.map_or(Value::Integer(0), |key| Value::made(Class::Relation, key.table)),
        "conindid" => match &it.kind {
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                Value::made(Class::Relation, key.index)
            }
            ConstraintKind::Exclusion { index, .. } => Value::made(Class::Relation, *index),
            ConstraintKind::ForeignKey(key) => Value::made(Class::Relation, key.index),
            ConstraintKind::Check { .. } => Value::Integer(0),
        },
        "condeferrable" => Value::Boolean(it.deferrable),
        "condeferred" => Value::Boolean(it.initially_deferred),
        "convalidated" => Value::Boolean(it.validated),
        "conkey" if !columns(it).is_empty() => numbers(columns(it)),
        "confkey" => foreign.map_or(Value::Null, |key| numbers(&key.referenced)),
        "confdeltype" => Value::text(foreign.map_or(" ", |key| action(key.on_delete))),
        "confupdtype" => Value::text(foreign.map_or(" ", |key| action(key.on_update))),
        _ => return None,
    })
}

/// `pg_get_constraintdef`
pub(crate) fn definition(simulation: &Simulation, id: ObjectId) -> Option<String> {
    Some(constraint_definition(&simulation.catalog, constraint(simulation, id)?))
}

fn in_schema(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    let (id, index) = match key {
        Key::Made(id) => (*id, 0),
        Key::Part(id, index) => (*id, *index),
        Key::NotNull(id, _) => {
            return Some(match column {
                "constraint_schema" | "table_schema" => Value::text(schema_of(simulation, *id)?.as_str()),
                "constraint_name" => Value::OneOf(Names::NotNull),
                "table_name" => Value::text(object(simulation, *id)?.name().as_str()),
                "constraint_type" => Value::text("CHECK"),
                "is_deferrable" | "initially_deferred" => yes(false),
                _ => return None,
            });
        }
        Key::System(schema, kinds) => {
            return Some(match column {
                "constraint_schema" | "table_schema" => Value::text(schema),
                "constraint_name" => match relation.name {
                    // NOT NULL of the system's tables is told too.
                    "table_constraints" => return None,
                    _ => system_name(schema, kinds),
                },
                "table_name" => system_name(schema, &["table"]),
                "constraint_type" => Value::OneOf(Names::Of(&["PRIMARY KEY", "UNIQUE", "CHECK"])),
                _ => return None,
            });
        }
        _ => return None,
    };
    let it = constraint(simulation, id)?;
    // The usage of columns is told of the table referred to.
    let (of, column_number) = match (&it.kind, relation.name) {
        (ConstraintKind::ForeignKey(key), "constraint_column_usage") => {
            (key.table, key.referenced.get(index))
        }
        _ => (it.of, columns(it).get(index)),
    };
    Some(match column {
        "constraint_schema" => Value::text(schema_of(simulation, it.of)?.as_str()),
        "constraint_name" => Value::text(it.name.as_str()),
        "table_schema" => Value::text(schema_of(simulation, of)?.as_str()),
        "table_name" => Value::text(object(simulation, of)?.name().as_str()),
        "column_name" => {
            let number = *column_number?;
            Value::text(table(simulation, of)?.column_numbered(number)?.name.as_str())
        }
        "ordinal_position" => Value::Integer(index as i64 + 1),
        "constraint_type" => Value::text(match it.kind {
            ConstraintKind::PrimaryKey(_) => "PRIMARY KEY",
            ConstraintKind::Unique(_) => "UNIQUE",
            ConstraintKind::Check { .. } => "CHECK",
            ConstraintKind::ForeignKey(_) => "FOREIGN KEY",
            ConstraintKind::Exclusion { .. } => return None,
        }),
        "is_deferrable" => yes(it.deferrable),
        "initially_deferred" => yes(it.initially_deferred),
        "delete_rule" | "update_rule" | "match_option" | "unique_constraint_name" => {
            let ConstraintKind::ForeignKey(key) = &it.kind else { return None };
            let rule = |action| match action {
                Action::NoAction => "NO ACTION",
                Action::Restrict => "RESTRICT",
                Action::Cascade => "CASCADE",
                Action::SetNull => "SET NULL",
                Action::SetDefault => "SET DEFAULT",
            };
            match column {
                "delete_rule" => Value::text(rule(key.on_delete)),
                "update_rule" => Value::text(rule(key.on_update)),
                "match_option" => Value::text(match key.matching {
                    Match::Simple => "NONE",
                    Match::Full => "FULL",
                }),
                _ => match object(simulation, key.index)? {
                    Object::Index(index) if index.constraint.is_some() => Value::text(index.name.as_str()),
                    _ => Value::Null,
                },
            }
        }
        _ => return None,
    })
}
