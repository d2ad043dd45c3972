//! Routines, triggers, policies, extensions, roles and what else has a name.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a relation's rows are some kinds of objects; the rest are in other relations"
)]

use arcoiris_catalog::{
    ConstraintKind, DefinedKind, Object, ObjectId, RoutineBody, RoutineKind, TriggerTiming,
};

use super::names::Names;
use super::{Key, Relation, name_of, object, objects, schema_number, schema_of, system_name};
use crate::plpgsql::value::{Class, Value};
use crate::simulation::Simulation;

/// What only a running server knows.
const OF_THE_SERVER: &[&str] = &[
    "pg_database",
    "pg_settings",
    "pg_available_extensions",
    "pg_available_extension_versions",
    "pg_locks",
    "pg_stat_activity",
    "pg_tablespace",
    "pg_auth_members",
    "pg_replication_slots",
    "pg_collation",
    "pg_group",
    "enabled_roles",
    "applicable_roles",
];

fn defined(simulation: &Simulation, kind: DefinedKind) -> Vec<Key> {
    objects(simulation, |object| matches!(object, Object::Defined(it) if it.kind == kind))
        .into_iter()
        .map(Key::Made)
        .collect()
}

fn routines(simulation: &Simulation, aggregates: bool) -> Vec<Key> {
    let wanted = |object: &Object| match object {
        Object::Routine(it) => aggregates || it.kind != RoutineKind::Aggregate,
        _ => false,
    };
    let mut rows: Vec<Key> = objects(simulation, wanted).into_iter().map(Key::Made).collect();
    rows.push(Key::System("pg_catalog", &["function"]));
    rows.push(Key::System("information_schema", &["function"]));
    // Functions of extensions are known by the extension's name alone.
    let extension =
        |object: &Object| matches!(object, Object::Extension(it) if it.name.as_str() != "plpgsql");
    rows.extend(objects(simulation, extension).into_iter().map(|id| Key::Part(id, 0)));
    rows
}

pub(super) fn rows(simulation: &Simulation, relation: Relation) -> Option<Vec<Key>> {
    Some(match relation.name {
        "pg_proc" => routines(simulation, true),
        "routines" => routines(simulation, false),
        "pg_trigger" => {
            let mut rows: Vec<Key> = objects(simulation, |object| matches!(object, Object::Trigger(_)))
                .into_iter()
                .map(Key::Made)
                .collect();
            for id in objects(simulation, |object| matches!(object, Object::Constraint(_))) {
                let Some(Object::Constraint(it)) = object(simulation, id) else { continue };
                match &it.kind {
                    ConstraintKind::ForeignKey(key) => {
                        rows.push(Key::InternalTrigger(it.of));
                        rows.push(Key::InternalTrigger(key.table));
                    }
                    _ if it.deferrable => rows.push(Key::InternalTrigger(it.of)),
                    _ => {}
                }
            }
            rows
        }
        "triggers" => {
            let mut rows = Vec::new();
            for id in objects(simulation, |object| matches!(object, Object::Trigger(_))) {
                let count = events(simulation, id).len();
                rows.extend((0..count).map(|index| Key::Part(id, index)));
            }
            rows
        }
        "pg_extension" => {
            let mut rows: Vec<Key> = objects(simulation, |object| matches!(object, Object::Extension(_)))
                .into_iter()
                .map(Key::Made)
                .collect();
            rows.extend(simulation.unknown_extensions.iter().cloned().map(Key::UnknownExtension));
            rows
        }
        "pg_policies" | "pg_policy" => defined(simulation, DefinedKind::Policy),
        "pg_event_trigger" => defined(simulation, DefinedKind::EventTrigger),
        "pg_publication" => defined(simulation, DefinedKind::Publication),
        "pg_subscription" => defined(simulation, DefinedKind::Subscription),
        "pg_foreign_server" => defined(simulation, DefinedKind::ForeignServer),
        "pg_foreign_data_wrapper" => defined(simulation, DefinedKind::ForeignDataWrapper),
        "pg_statistic_ext" => defined(simulation, DefinedKind::Statistics),
        "pg_inherits" => objects(simulation, |object| matches!(object, Object::Table(_)))
            .into_iter()
            .flat_map(|id| {
                let count = match object(simulation, id) {
                    Some(Object::Table(it)) => it.parents.len(),
                    _ => 0,
                };
                (0..count).map(move |index| Key::Part(id, index))
            })
            .collect(),
        // Who else a server has is not known: a role of a given name is asked for by name.
        "pg_roles" | "pg_user" | "pg_authid" | "pg_shadow" => {
            let user = simulation.user.iter().filter(|user| !simulation.roles.contains(*user));
            let mut rows: Vec<Key> = simulation.roles.iter().chain(user).cloned().map(Key::Role).collect();
            rows.extend(defined(simulation, DefinedKind::Role));
            rows.push(Key::Perhaps("which roles the server has"));
            rows
        }
        name if OF_THE_SERVER.contains(&name) => vec![Key::Perhaps("what the server has")],
        _ => return None,
    })
}

fn events(simulation: &Simulation, id: ObjectId) -> Vec<&'static str> {
    let Some(Object::Trigger(it)) = object(simulation, id) else { return Vec::new() };
    [("INSERT", it.on_insert), ("DELETE", it.on_delete), ("UPDATE", it.on_update)]
        .into_iter()
        .filter(|(_, on)| *on)
        .map(|(event, _)| event)
        .collect()
}

pub(super) fn value(simulation: &Simulation, relation: Relation, key: &Key, column: &str) -> Option<Value> {
    match (relation.name, key) {
        ("pg_proc" | "routines", _) => routine(simulation, key, column),
        ("pg_trigger", _) => trigger(simulation, key, column),
        ("triggers", Key::Part(id, index)) => {
            let Object::Trigger(it) = object(simulation, *id)? else { return None };
            Some(match column {
                "trigger_name" => Value::text(it.name.as_str()),
                "trigger_schema" | "event_object_schema" => {
                    Value::text(schema_of(simulation, it.table)?.as_str())
                }
                "event_object_table" => name_of(simulation, it.table),
                "event_manipulation" => Value::text(events(simulation, *id).get(*index)?),
                "action_timing" => Value::text(match it.timing {
                    TriggerTiming::Before => "BEFORE",
                    TriggerTiming::After => "AFTER",
                    TriggerTiming::InsteadOf => "INSTEAD OF",
                }),
                "action_orientation" => Value::text(if it.for_each_row { "ROW" } else { "STATEMENT" }),
                _ => return None,
            })
        }
        ("pg_extension", Key::Made(id)) => Some(match column {
            "extname" => name_of(simulation, *id),
            "oid" => Value::made(Class::Other, *id),
            "extnamespace" => schema_number(simulation, *id),
            _ => return None,
        }),
        ("pg_extension", Key::UnknownExtension(name)) if column == "extname" => {
            Some(Value::text(name.as_str()))
        }
        ("pg_policies" | "pg_policy", Key::Made(id)) => {
            let Object::Defined(it) = object(simulation, *id)? else { return None };
            Some(match column {
                "policyname" | "polname" => Value::text(it.name.as_str()),
                "tablename" => name_of(simulation, it.of?),
                "schemaname" => Value::text(schema_of(simulation, it.of?)?.as_str()),
                "polrelid" => Value::made(Class::Relation, it.of?),
                _ => return None,
            })
        }
        (
            "pg_event_trigger"
            | "pg_publication"
            | "pg_subscription"
            | "pg_foreign_server"
            | "pg_foreign_data_wrapper"
            | "pg_statistic_ext",
            Key::Made(id),
        ) => match column {
            "evtname" | "pubname" | "subname" | "srvname" | "fdwname" | "stxname" => {
                Some(name_of(simulation, *id))
            }
            "oid" => Some(Value::made(Class::Other, *id)),
            _ => None,
        },
        ("pg_inherits", Key::Part(id, index)) => {
            let Object::Table(it) = object(simulation, *id)? else { return None };
            Some(match column {
                "inhrelid" => Value::made(Class::Relation, *id),
                "inhparent" => Value::made(Class::Relation, *it.parents.get(*index)?),
                "inhseqno" => Value::Integer(*index as i64 + 1),
                _ => return None,
            })
        }
        ("pg_roles" | "pg_user" | "pg_authid" | "pg_shadow", Key::Made(id)) => match column {
            "rolname" | "usename" => Some(name_of(simulation, *id)),
            _ => None,
        },
        (_, Key::Role(role)) => match column {
            "rolname" | "usename" => Some(Value::text(role.as_str())),
            // Who applies a history of another tool is a superuser.
            "rolsuper" | "usesuper" if simulation.user.as_ref() == Some(role) => Some(Value::Boolean(true)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a role is known to exist.
pub(crate) fn has_role(simulation: &Simulation, name: &str) -> bool {
    let name = arcoiris_catalog::Name::new(name);
    simulation.roles.contains(&name)
        || simulation.user.as_ref() == Some(&name)
        || simulation
            .catalog
            .find(arcoiris_catalog::Namespace::Defined(DefinedKind::Role), None, &name)
            .is_some()
}

fn routine(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let id = match key {
        Key::Made(id) => *id,
        Key::System(schema, kinds) => {
            return Some(match column {
                "oid" => Value::some_system(Class::Procedure),
                "proname" | "routine_name" => system_name(schema, kinds),
                "pronamespace" => Value::system(Class::Namespace, schema, schema),
                "routine_schema" | "specific_schema" => Value::text(schema),
                _ => return None,
            });
        }
        // Functions of an extension.
        Key::Part(id, _) => {
            return Some(match column {
                "oid" => Value::some_system(Class::Procedure),
                "pronamespace" => schema_number(simulation, *id),
                "routine_schema" | "specific_schema" => Value::text(schema_of(simulation, *id)?.as_str()),
                "proname" | "routine_name" => return extension_functions(simulation, *id),
                _ => return None,
            });
        }
        _ => return None,
    };
    let Object::Routine(it) = object(simulation, id)? else { return None };
    Some(match column {
        "oid" => Value::made(Class::Procedure, id),
        "proname" | "routine_name" => Value::text(it.name.as_str()),
        "pronamespace" => schema_number(simulation, id),
        "routine_schema" | "specific_schema" => Value::text(schema_of(simulation, id)?.as_str()),
        "prokind" => Value::text(match it.kind {
            RoutineKind::Function => "f",
            RoutineKind::Procedure => "p",
            RoutineKind::Aggregate => "a",
            RoutineKind::Window => "w",
        }),
        "proisagg" => return None,
        "routine_type" => {
            Value::text(if it.kind == RoutineKind::Procedure { "PROCEDURE" } else { "FUNCTION" })
        }
        "pronargs" => Value::Integer(it.inputs().count() as i64),
        "prosecdef" => Value::Boolean(it.security_definer),
        "prosrc" => match &it.body {
            RoutineBody::Text(text, None) => Value::text(text),
            _ => return None,
        },
        _ => return None,
    })
}

/// The functions that an extension brings are known by its name.
fn extension_functions(simulation: &Simulation, id: ObjectId) -> Option<Value> {
    Some(Value::OneOf(Names::Extension(object(simulation, id)?.name().as_str().into())))
}

fn trigger(simulation: &Simulation, key: &Key, column: &str) -> Option<Value> {
    let id = match key {
        Key::Made(id) => *id,
        Key::InternalTrigger(table) => {
            return Some(match column {
                "tgname" => Value::OneOf(Names::InternalTrigger),
                "tgrelid" => Value::made(Class::Relation, *table),
                "tgisinternal" => Value::Boolean(true),
                _ => return None,
            });
        }
        _ => return None,
    };
    let Object::Trigger(it) = object(simulation, id)? else { return None };
    Some(match column {
        "oid" => Value::made(Class::Other, id),
        "tgname" => Value::text(it.name.as_str()),
        "tgrelid" => Value::made(Class::Relation, it.table),
        "tgfoid" => match &it.function {
            arcoiris_catalog::TriggerFunction::Routine(function) => Value::made(Class::Procedure, *function),
            arcoiris_catalog::TriggerFunction::Builtin(..) => Value::some_system(Class::Procedure),
        },
        "tgisinternal" => Value::Boolean(false),
        "tgenabled" => Value::text(it.enabled.to_string()),
        _ => return None,
    })
}
