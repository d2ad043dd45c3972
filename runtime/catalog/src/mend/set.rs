//! Giving an object its attributes, or its name, back.

use std::sync::Arc;

use crate::{Column, Label, Object, State, split_last};

use super::{Told, comment_on};

impl Told<'_> {
    /// The statements that give one attribute the value it has in this state; none if that is not known.
    #[must_use]
    pub fn set(&self, object: &str, attribute: &str, found: &dyn State) -> Vec<String> {
        let Some(label) = Label::read(object) else { return Vec::new() };
        let (name, value) = (label.name, self.get(object, attribute));
        let word = label.kind.to_uppercase();
        match (label.kind, attribute) {
            (_, "comment") => comment_on(object, value).into_iter().collect(),
            ("schema" | "type" | "domain" | "table" | "view" | "materialized view" | "sequence", "owner") => {
                vec![format!("ALTER {word} {name} OWNER TO {}", value.unwrap_or("CURRENT_USER"))]
            }
            ("extension", "schema") => value
                .map(|schema| format!("ALTER EXTENSION {name} SET SCHEMA {schema}"))
                .into_iter()
                .collect(),
            ("domain", "default" | "nullability") => {
                default_or_null(&format!("ALTER DOMAIN {name}"), attribute, value).into_iter().collect()
            }
            ("table", "persistence") => {
                let logged = if value == Some("unlogged") { "UNLOGGED" } else { "LOGGED" };
                vec![format!("ALTER TABLE {name} SET {logged}")]
            }
            ("table", "row security") => {
                let security = value.unwrap_or_default();
                let enabled = if security.contains("enabled") { "ENABLE" } else { "DISABLE" };
                let forced = if security.contains("forced") { "FORCE" } else { "NO FORCE" };
                vec![
                    format!("ALTER TABLE {name} {enabled} ROW LEVEL SECURITY"),
                    format!("ALTER TABLE {name} {forced} ROW LEVEL SECURITY"),
                ]
            }
            ("view" | "materialized view", "definition")
                if value.is_some_and(|query| query.contains(crate::UNDECIDED)) =>
            {
                Vec::new()
            }
            ("view", "definition") if self.only_adds_columns(object, found) => {
                value.map(|query| format!("CREATE OR REPLACE VIEW {name} AS {query}")).into_iter().collect()
            }
            ("view" | "materialized view", "definition") => {
                let mut both = vec![format!("DROP {word} {name}")];
                both.extend(self.create(object, found));
                both
            }
            ("function" | "procedure" | "aggregate", "owner") => {
                vec![format!("ALTER {word} {name} OWNER TO {}", value.unwrap_or("CURRENT_USER"))]
            }
            ("function" | "procedure", "arguments" | "returns") => {
                let mut both = vec![format!("DROP {word} {name}")];
                both.extend(self.create(object, found));
                both
            }
            (
                "function" | "procedure",
                "body" | "language" | "volatility" | "strict" | "security definer" | "leakproof" | "parallel"
                | "cost" | "rows" | "settings",
            ) => self.create_routine(object, true).into_iter().collect(),
            ("trigger", "definition") => match label.on {
                Some(on) => {
                    let mut both = vec![format!("DROP TRIGGER {name} ON {on}")];
                    both.extend(self.create(object, found));
                    both
                }
                None => Vec::new(),
            },
            ("trigger", "enabled") => {
                label.on.and_then(|on| self.enable_trigger(object, name, on)).into_iter().collect()
            }
            ("column", _) if self.is_of_view(object) && attribute != "default" => Vec::new(),
            ("column", "identity") if value.is_some() && self.is_identity(object, found) => {
                match split_last(name) {
                    Some((table, column)) => {
                        let how = value.unwrap_or_default().to_uppercase();
                        vec![format!("ALTER TABLE {table} ALTER COLUMN {column} SET GENERATED {how}")]
                    }
                    None => Vec::new(),
                }
            }
            ("column", _) => match split_last(name) {
                Some((table, column)) => self.set_column(object, (table, column), attribute, value),
                None => Vec::new(),
            },
            ("constraint", "definition") => match label.on {
                Some(on) => {
                    let drop = format!("ALTER {} {on} DROP CONSTRAINT {name}", self.owner_word(object));
                    let mut both = vec![drop];
                    both.extend(self.create(object, found));
                    both
                }
                None => Vec::new(),
            },
            ("index", "definition") => {
                let mut both = vec![format!("DROP INDEX {name}")];
                both.extend(self.create(object, found));
                both
            }
            (
                "sequence",
                "type" | "increment" | "minimum" | "maximum" | "start" | "cache" | "cycle" | "owned by",
            ) => {
                let cycle = if self.get(object, "cycle").is_none() { " NO CYCLE" } else { "" };
                let owner = self.get(object, "owned by").unwrap_or("NONE");
                vec![format!(
                    "ALTER SEQUENCE {name}{}{cycle} OWNED BY {owner}",
                    self.sequence_options(object)
                )]
            }
            _ => Vec::new(),
        }
    }

    /// Whether a column is an identity column in the other state already.
    fn is_identity(&self, object: &str, found: &dyn State) -> bool {
        let there = self.id(object).and_then(|id| found.object(id)).map(AsRef::as_ref);
        let (Some(Object::Table(table)), Some((_, name))) = (there, split_last(object)) else { return false };
        table.columns.iter().any(|column| column.name.to_string() == name && column.identity.is_some())
    }

    /// Whether a view has the columns that it has in the other state first, so that it can be replaced.
    fn only_adds_columns(&self, object: &str, found: &dyn State) -> bool {
        let Some(id) = self.id(object) else { return false };
        let columns = |state: &dyn State| match state.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) => {
                let of =
                    |column: &Arc<Column>| (column.name.clone(), column.ty.clone(), column.collation.clone());
                table.columns.iter().map(of).collect::<Vec<_>>()
            }
            Some(_) | None => Vec::new(),
        };
        let there = columns(found);
        !there.is_empty() && columns(self.state).starts_with(&there)
    }

    fn set_column(
        &self,
        object: &str,
        (table, column): (&str, &str),
        attribute: &str,
        value: Option<&str>,
    ) -> Vec<String> {
        let alter = format!("ALTER TABLE {table} ALTER COLUMN {column}");
        let generated = self.get(object, "generated").is_some();
        let statement = match (attribute, value) {
            ("type", Some(ty)) => Some(format!("{alter} TYPE {ty} USING {column}::{ty}")),
            ("collation", collation) => self.get(object, "type").map(|ty| match collation {
                Some(collation) => format!("{alter} TYPE {ty} COLLATE {collation}"),
                None => format!("{alter} TYPE {ty}"),
            }),
            ("default", _) if generated => None,
            ("default" | "nullability", value) => default_or_null(&alter, attribute, value),
            ("identity", Some(identity)) => {
                Some(format!("{alter} ADD GENERATED {} AS IDENTITY", identity.to_uppercase()))
            }
            ("identity", None) => Some(format!("{alter} DROP IDENTITY")),
            ("generated", None) => Some(format!("{alter} DROP EXPRESSION")),
            ("storage", Some(storage)) => Some(format!("{alter} SET STORAGE {storage}")),
            ("storage", None) => {
                let storage = self.get(object, "type").and_then(default_storage);
                storage.map(|storage| format!("{alter} SET STORAGE {storage}"))
            }
            ("compression", value) => Some(format!("{alter} SET COMPRESSION {}", value.unwrap_or("default"))),
            ("statistics", value) => Some(format!("{alter} SET STATISTICS {}", value.unwrap_or("-1"))),
            _ => None,
        };
        statement.into_iter().collect()
    }
}

/// The statements that give an object its old name back, in the schema where it stood.
#[must_use]
pub fn rename(now: &str, before: &str) -> Vec<String> {
    let (Some(now), Some(before)) = (Label::read(now), Label::read(before)) else { return Vec::new() };
    let word = now.kind.to_uppercase();
    match (now.kind, now.on) {
        ("column", _) => match (split_last(now.name), split_last(before.name)) {
            (Some((table, column)), Some((_, old))) => {
                vec![format!("ALTER TABLE {table} RENAME COLUMN {column} TO {old}")]
            }
            (Some(_) | None, _) => Vec::new(),
        },
        ("constraint", Some(on)) => {
            vec![format!("ALTER TABLE {on} RENAME CONSTRAINT {} TO {}", now.name, before.name)]
        }
        ("schema", _) => vec![format!("ALTER SCHEMA {} RENAME TO {}", now.name, before.name)],
        ("table" | "view" | "materialized view" | "index" | "sequence" | "type" | "domain", _) => {
            let (Some((schema, name)), Some((old_schema, old_name))) =
                (split_last(now.name), split_last(before.name))
            else {
                return Vec::new();
            };
            let mut statements = Vec::new();
            if schema != old_schema {
                statements.push(format!("ALTER {word} {} SET SCHEMA {old_schema}", now.name));
            }
            if name != old_name {
                statements.push(format!("ALTER {word} {old_schema}.{name} RENAME TO {old_name}"));
            }
            statements
        }
        _ => Vec::new(),
    }
}

fn default_or_null(alter: &str, attribute: &str, value: Option<&str>) -> Option<String> {
    match (attribute, value) {
        ("default", Some(default)) => Some(format!("{alter} SET DEFAULT {default}")),
        ("default", None) => Some(format!("{alter} DROP DEFAULT")),
        ("nullability", Some("not null")) => Some(format!("{alter} SET NOT NULL")),
        ("nullability", _) => Some(format!("{alter} DROP NOT NULL")),
        _ => None,
    }
}

/// `pg_type.typstorage` of the usual types: PostgreSQL 15 has no `SET STORAGE DEFAULT`.
fn default_storage(ty: &str) -> Option<&'static str> {
    let base = ty.split('(').next().unwrap_or(ty).trim();
    match base {
        _ if ty.ends_with("[]") => Some("EXTENDED"),
        "text" | "character varying" | "character" | "bytea" | "json" | "jsonb" | "xml" => Some("EXTENDED"),
        "numeric" | "inet" | "cidr" => Some("MAIN"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_gets_its_old_name_back() {
        assert_eq!(rename("table pos.sales", "table pos.sale"), ["ALTER TABLE pos.sales RENAME TO sale"]);
        assert_eq!(
            rename("table pos.sales", "table core.sale"),
            ["ALTER TABLE pos.sales SET SCHEMA core", "ALTER TABLE core.sales RENAME TO sale"]
        );
        assert_eq!(
            rename("column pos.sales.b", "column pos.sales.a"),
            ["ALTER TABLE pos.sales RENAME COLUMN b TO a"]
        );
    }
}
