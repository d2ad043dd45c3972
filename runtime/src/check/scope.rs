//! What of a database is the history's own.

use arcoiris_catalog::{Label, Name, split_last};

use super::expected::SeesTo;
use crate::Scope;
use crate::live::facts::Facts;

/// Decides what is compared.
#[derive(Debug)]
pub(crate) struct Ours<'a> {
    scope: &'a Scope,
    sees_to: &'a SeesTo,
    schemas: Vec<String>,
}

impl<'a> Ours<'a> {
    pub(crate) fn new(scope: &'a Scope, sees_to: &'a SeesTo) -> Self {
        let named = scope.schemas.iter().map(|name| Name::new(name).to_string());
        let schemas = if scope.schemas.is_empty() {
            sees_to.schemas.iter().cloned().collect()
        } else {
            named.collect()
        };
        Ours { scope, sees_to, schemas }
    }

    /// Whether an object is compared; `facts` are those that it stands among.
    pub(crate) fn contains(&self, object: &str, facts: &Facts) -> bool {
        let Some(label) = Label::read(object) else { return true };
        let table = table_of(object, facts);
        let within = table.as_deref().unwrap_or(label.name);
        self.in_scope(label, within) && self.is_chosen(object, label, table.as_deref(), facts)
    }

    fn in_scope(&self, label: Label<'_>, within: &str) -> bool {
        match label.kind {
            "schema" => self.schemas.iter().any(|schema| schema == label.name),
            // They change what everything else means.
            "extension" | "event trigger" => true,
            "publication"
            | "server"
            | "foreign data wrapper"
            | "cast"
            | "language"
            | "transform"
            | "access method"
            | "subscription" => self.sees_to.kinds.contains(label.kind),
            "user" => self.sees_to.kinds.contains("user mapping"),
            "default" => self.sees_to.privileges,
            _ => self.schemas.iter().any(|schema| *schema == schema_of(within)),
        }
    }

    fn is_chosen(&self, object: &str, label: Label<'_>, table: Option<&str>, facts: &Facts) -> bool {
        let fits = |pattern: &&'static str| {
            let of_table = |table: &str| {
                let relations = ["table", "view", "materialized view", "foreign table", "type", "domain"];
                let mut labels = relations.iter().map(|kind| format!("{kind} {table}"));
                fits(pattern, table)
                    || labels.any(|label| facts.contains_key(&label) && fits(pattern, &label))
            };
            fits(pattern, object) || fits(pattern, label.name) || table.is_some_and(of_table)
        };
        let Scope { include, exclude, .. } = self.scope;
        (include.is_empty() || include.iter().any(&fits)) && !exclude.iter().any(fits)
    }
}

/// The relation or domain that an object is a part of.
pub(crate) fn table_of(object: &str, facts: &Facts) -> Option<String> {
    let label = Label::read(object)?;
    let get = |attribute: &str| facts.get(object)?.get(attribute).map(String::as_str);
    match label.kind {
        "column" => split_last(label.name).map(|(table, _)| table.to_owned()),
        "constraint" | "trigger" | "policy" | "rule" => label.on.map(str::to_owned),
        "index" => {
            let (_, name) = split_last(label.name)?;
            match get("definition") {
                Some(definition) => indexed_table(definition, name).map(str::to_owned),
                // A key's: its constraint bears its name.
                None => {
                    let beginning = format!("constraint {name} on ");
                    let schema = schema_of(label.name);
                    let mut constraints = facts.range(beginning.clone()..).map(|(key, _)| key);
                    constraints
                        .find_map(|key| {
                            let table = key.strip_prefix(&beginning);
                            match table {
                                Some(table) if schema_of(table) == schema => Some(Some(table.to_owned())),
                                Some(_) => None,
                                None => Some(None),
                            }
                        })
                        .flatten()
                }
            }
        }
        "sequence" => {
            let column = get("owned by")?;
            let column = column.strip_suffix(" (identity)").unwrap_or(column);
            split_last(column).map(|(table, _)| table.to_owned())
        }
        "statistics" => get("table").map(str::to_owned),
        _ => None,
    }
}

/// `CREATE INDEX name ON ONLY pos.sales USING …`: the table, of an index of this name.
fn indexed_table<'a>(definition: &'a str, name: &str) -> Option<&'a str> {
    let rest = definition.strip_prefix("CREATE UNIQUE INDEX ").or(definition.strip_prefix("CREATE INDEX "))?;
    let rest = rest.strip_prefix(name)?.strip_prefix(" ON ")?;
    let rest = rest.strip_prefix("ONLY ").unwrap_or(rest);
    let end = rest.match_indices(" USING ").map(|(at, _)| at);
    let mut outside = end.filter(|at| rest.get(..*at).is_some_and(|head| head.matches('"').count() % 2 == 0));
    rest.get(..outside.next()?)
}

/// The first part of a qualified name, as it is printed.
fn schema_of(name: &str) -> &str {
    let mut quoted = false;
    let end = name.char_indices().find(|(_, letter)| {
        if *letter == '"' {
            quoted = !quoted;
        }
        *letter == '.' && !quoted
    });
    end.and_then(|(at, _)| name.get(..at)).unwrap_or_default()
}

/// Whether a text fits a pattern, in which `*` stands for any letters.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((beginning, rest)) => text.strip_prefix(beginning).is_some_and(|tail| {
            let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
            ends.into_iter().any(|at| tail.get(at..).is_some_and(|tail| fits(rest, tail)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_letters() {
        assert!(fits("table pos.*", "table pos.sales") && fits("*_tmp", "pos.a_tmp") && fits("*", ""));
        assert!(!fits("pos.*", "posx") && !fits("pos.sales", "pos.sales2") && fits("a*b*c", "a-b-b-c"));
    }

    #[test]
    fn a_schema_is_what_stands_before_the_first_point() {
        assert_eq!(schema_of("\"a.b\".c"), "\"a.b\"");
        assert_eq!(schema_of("pos.f(numeric(1,2))"), "pos");
        assert_eq!(schema_of("plain"), "");
    }

    #[test]
    fn an_index_tells_its_table() {
        let definition = "CREATE UNIQUE INDEX \"x ON y\" ON ONLY pos.\"a USING b\" USING btree (c)";
        assert_eq!(indexed_table(definition, "\"x ON y\""), Some("pos.\"a USING b\""));
    }
}
