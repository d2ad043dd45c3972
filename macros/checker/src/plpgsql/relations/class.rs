//! Relations and schemas: `pg_class`, `pg_namespace`, `pg_tables`, `pg_indexes`, `information_schema.tables`, …
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a relation's rows are some kinds of objects; the rest are in other relations"
)]

use arcoiris_catalog::{Object, ObjectId, Persistence, TableKind, index_definition};

use super::names::Names;
use super::{Key, Relation, name_of, object, objects, schema_number, schema_of, system_name};
use crate::plpgsql::value::{Class, Value};
use crate::simulation::Simulation;

const SYSTEM: &[&str] = &["pg_catalog", "information_schema"];
const RELATIONS: &[&str] = &["table", "view", "index"];

/// `relkind`
fn kind(simulation: &Simulation, id: ObjectId) -> Option<&'static str> {
    Some(match object(simulation, id)? {
        Object::Table(it) => match it.kind {
            TableKind::Ordinary => "r",
            TableKind::Partitioned => "p",
            TableKind::Foreign => "f",
            TableKind::View => "v",
            TableKind::MaterializedView => "m",
            TableKind::Composite => "c",
        },
        Object::Sequence(_) => "S",
        Object::Index(it) => match object(simulation, it.table) {
            Some(Object::Table(table)) if table.kind == TableKind::Partitioned => "I",
            _ => "i",
        },
        _ => return None,
    })
}

/// Extensions that bring relations: what they are called.
const OF_EXTENSIONS: &[(&str, &[&str])] = &[
    ("dblink", &["dblink_pkey_results"]),
    ("pg_buffercache", &["pg_buffercache"]),
    ("pg_stat_statements", &["pg_stat_statements", "pg_stat_statements_info"]),
    ("tablefunc", &["tablefunc_crosstab_2", "tablefunc_crosstab_3", "tablefunc_crosstab_4"]),
];

/// The installed extensions that bring relations.
fn extensions(simulation: &Simulation) -> impl Iterator<Item = Key> {
    let brings = |object: &Object| matches!(object, Object::Extension(it) if OF_EXTENSIONS.iter().any(|(name, _)| *name == it.name.as_str()));
    objects(simulation, brings).into_iter().map(Key::OfExtension)
}

/// The relations whose `relkind` is one of these letters.
fn of_kind(simulation: &Simulation, kinds: &str) -> Vec<Key> {
    let relation =
        |object: &Object| matches!(object, Object::Table(_) | Object::Index(_) | Object::Sequence(_));
    objects(simulation, relation)
        .into_iter()
        .filter(|id| kind(simulation, *id).is_some_and(|kind| kinds.contains(kind)))
        .map(Key::Made)
        .collect()
}

fn with_system(mut rows: Vec<Key>, kinds: &'static [&'static str]) -> Vec<Key> {
    rows.extend(SYSTEM.iter().map(|schema| Key::System(schema, kinds)));
    rows
}

pub(super) fn rows(simulation: &Simulation, relation: Relation) -> Option<Vec<Key>> {
    Some(match (relation.schema, relation.name) {
        (_, "pg_namespace") | ("information_schema", "schemata") => {
            let mut rows: Vec<Key> = objects(simulation, |object| matches!(object, Object::Schema(_)))
                .into_iter()
                .map(Key::Made)
                .collect();
            rows.extend(["pg_catalog", "information_schema", "pg_toast"].into_iter().map(Key::Schema));
            rows
        }
        (_, "pg_class") => {
            let mut rows = with_system(of_kind(simulation, "rpfvmciIS"), RELATIONS);
            rows.push(Key::Toast);
            rows.extend(extensions(simulation));
            rows
        }
        (_, "pg_tables") => with_system(of_kind(simulation, "rp"), &["table"]),
        (_, "pg_stat_user_tables") => of_kind(simulation, "rpm"),
        (_, "pg_views") => {
            let mut rows = with_system(of_kind(simulation, "v"), &["view"]);
            rows.extend(extensions(simulation));
            rows
        }
        (_, "pg_matviews") => of_kind(simulation, "m"),
        (_, "pg_sequences" | "pg_sequence" | "sequences") => {
            let identity = |key: &Key| match key {
                Key::Made(id) => matches!(object(simulation, *id), Some(Object::Sequence(it))
                    if it.owned_by.is_some_and(|owner| owner.identity)),
                _ => false,
            };
            let mut rows = of_kind(simulation, "S");
            if relation.name == "sequences" {
                // Those of identity columns are left out of information_schema.
                rows.retain(|key| !identity(key));
            }
            rows
        }
        (_, "pg_indexes" | "pg_index") => {
            let mut rows = of_kind(simulation, "iI");
            rows.push(Key::System("pg_catalog", &["index"]));
            if relation.name == "pg_index" {
                rows.push(Key::Toast);
            }
            rows
        }
        ("information_schema", "tables") => {
            let mut rows = with_system(of_kind(simulation, "rvfp"), &["table", "view"]);
            rows.extend(extensions(simulation));
            rows
        }
        ("information_schema", "views") => {
            let mut rows = with_system(of_kind(simulation, "v"), &["view"]);
            rows.extend(extensions(simulation));
            rows
        }
        _ => return None,
    })
}

pub(super) fn value(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    let schema_name = || match key {
        Key::Made(id) => {
            Value::optional_text(schema_of(simulation, *id).map(|name| name.to_owned().as_str().to_owned()))
        }
        Key::System(schema, _) => Value::text(schema),
        Key::OfExtension(id) => {
            Value::optional_text(schema_of(simulation, *id).map(|name| name.as_str().to_owned()))
        }
        _ => Value::text("pg_toast"),
    };
    let own_name = || match key {
        Key::Made(id) => name_of(simulation, *id),
        Key::System(schema, kinds) => system_name(schema, kinds),
        Key::OfExtension(id) => {
            let called = object(simulation, *id).map_or("", |it| it.name().as_str());
            let names =
                OF_EXTENSIONS.iter().find(|(name, _)| *name == called).map_or(&[][..], |(_, names)| names);
            Value::OneOf(Names::Of(names))
        }
        _ => Value::OneOf(Names::Toast),
    };
    Some(match (relation.name, column) {
        ("pg_namespace", "nspname") | ("schemata", "schema_name") => match key {
            Key::Made(id) => name_of(simulation, *id),
            Key::Schema(name) => Value::text(name),
            _ => return None,
        },
        ("pg_namespace", "oid") => match key {
            Key::Made(id) => Value::made(Class::Namespace, *id),
            Key::Schema(name) => Value::system(Class::Namespace, name, name),
            _ => return None,
        },
        ("pg_class", _) => return class(simulation, key, column, own_name),
        (
            "pg_tables" | "pg_views" | "pg_matviews" | "pg_sequences" | "pg_indexes" | "pg_stat_user_tables",
            "schemaname",
        )
        | ("tables" | "views", "table_schema")
        | ("sequences", "sequence_schema") => schema_name(),
        ("pg_tables", "tablename")
        | ("pg_views", "viewname")
        | ("pg_matviews", "matviewname")
        | ("pg_sequences", "sequencename")
        | ("pg_indexes", "indexname")
        | ("pg_stat_user_tables", "relname")
        | ("tables" | "views", "table_name")
        | ("sequences", "sequence_name") => own_name(),
        ("pg_sequence", "seqrelid") => match key {
            Key::Made(id) => Value::made(Class::Relation, *id),
            _ => return None,
        },
        ("pg_tables", "rowsecurity") => match key {
            Key::Made(id) => match object(simulation, *id)? {
                Object::Table(it) => Value::Boolean(it.row_security),
                _ => return None,
            },
            _ => Value::Boolean(false),
        },
        ("pg_matviews", "ispopulated") => match key {
            Key::Made(id) => match object(simulation, *id)? {
                Object::Table(it) => Value::Boolean(it.view.as_ref()?.populated),
                _ => return None,
            },
            _ => return None,
        },
        ("tables", "table_type") => match key {
            Key::Made(id) => match object(simulation, *id)? {
                Object::Table(it) if it.persistence == Persistence::Temporary => {
                    Value::text("LOCAL TEMPORARY")
                }
                Object::Table(it) => Value::text(match it.kind {
                    TableKind::View => "VIEW",
                    TableKind::Foreign => "FOREIGN",
                    _ => "BASE TABLE",
                }),
                _ => return None,
            },
            _ => return None,
        },
        ("pg_indexes" | "pg_index", _) => return index(simulation, key, column),
        _ => return None,
    })
}

fn class(simulation: &Simulation, key: &Key, column: &str, own_name: impl Fn() -> Value) -> Option<Value> {
    if let Key::OfExtension(id) = key {
        return Some(match column {
            "oid" => Value::some_system(Class::Relation),
            "relname" => own_name(),
            "relnamespace" => schema_number(simulation, *id),
            _ => return None,
        });
    }
    let Key::Made(id) = key else {
        let (schema, toast) = match key {
            Key::System(schema, _) => (*schema, false),
            _ => ("pg_toast", true),
        };
        return Some(match column {
            "oid" => Value::some_system(Class::Relation),
            "relname" => own_name(),
            "relnamespace" => Value::system(Class::Namespace, schema, schema),
            "relispartition" | "relrowsecurity" | "relforcerowsecurity" => Value::Boolean(false),
            "relpersistence" => Value::text("p"),
            "relkind" => Value::OneOf(Names::Of(if toast { &["t", "i"] } else { &["r", "v", "i"] })),
            _ => return None,
        });
    };
    let id = *id;
    let table = match object(simulation, id)? {
        Object::Table(table) => Some(table),
        _ => None,
    };
    Some(match column {
        "oid" => Value::made(Class::Relation, id),
        "relname" => own_name(),
        "relnamespace" => schema_number(simulation, id),
        "relkind" => Value::text(kind(simulation, id)?),
        "reltype" => match table {
            Some(_) => Value::made(Class::Type, id),
            None => Value::Integer(0),
        },
        "relpersistence" => match object(simulation, id)? {
            Object::Table(it) => Value::text(match it.persistence {
                Persistence::Permanent => "p",
                Persistence::Unlogged => "u",
                Persistence::Temporary => "t",
            }),
            Object::Sequence(it) => Value::text(if it.unlogged { "u" } else { "p" }),
            _ => return None,
        },
        "relrowsecurity" => Value::Boolean(table.is_some_and(|table| table.row_security)),
        "relforcerowsecurity" => Value::Boolean(table.is_some_and(|table| table.force_row_security)),
        "relispartition" => Value::Boolean(table?.partition_bound.is_some()),
        _ => return None,
    })
}

fn index(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let Key::Made(id) = key else {
        return Some(match (column, key) {
            ("indexrelid" | "indrelid", _) => Value::some_system(Class::Relation),
            ("tablename", Key::System(schema, _)) => system_name(schema, &["table"]),
            ("indisvalid", _) => Value::Boolean(true),
            _ => return None,
        });
    };
    let Object::Index(it) = object(simulation, *id)? else { return None };
    let constraint = it.constraint.and_then(|constraint| object(simulation, constraint));
    let primary = matches!(constraint, Some(Object::Constraint(it))
        if matches!(it.kind, arcoiris_catalog::ConstraintKind::PrimaryKey(_)));
    Some(match column {
        "indexrelid" => Value::made(Class::Relation, *id),
        "indrelid" => Value::made(Class::Relation, it.table),
        "tablename" => name_of(simulation, it.table),
        "indisunique" => Value::Boolean(it.unique),
        "indisprimary" => Value::Boolean(primary),
        "indisvalid" | "indisready" | "indislive" => Value::Boolean(true),
        "indexdef" => Value::text(index_definition(&simulation.catalog, it)),
        "indkey" => Value::array(
            it.keys
                .iter()
                .map(|key| match &key.element {
                    arcoiris_catalog::IndexElement::Column(number) => Some(i64::from(*number)),
                    arcoiris_catalog::IndexElement::Expression(_) => Some(0),
                })
                .chain(it.include.iter().map(|number| Some(i64::from(*number))))
                .map(|number| number.map_or(Value::Null, Value::Integer))
                .collect(),
        ),
        _ => return None,
    })
}
