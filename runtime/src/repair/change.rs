//! Giving one attribute its expected value, and making what is missing with all that belongs to it.

use std::collections::BTreeMap;

use arcoiris_catalog::{Catalog, Label, Object, split_last};

use super::{Planned, RepairStatement, plain, privileges};
use crate::check::table_of;

/// What follows the column that a sequence makes the identity of.
const IDENTITY: &str = " (identity)";

impl Planned<'_> {
    /// The statements that give an attribute its expected value; none if they are not known.
    pub(super) fn change(
        &self,
        object: &str,
        attribute: &str,
        (expected, found): (Option<&str>, Option<&str>),
    ) -> Vec<RepairStatement> {
        let Some(label) = Label::read(object) else { return Vec::new() };
        let (name, word) = (label.name, label.kind.to_uppercase());
        let again = || {
            let dropped = self.drop(object).map(|statement| statement.sql);
            dropped.into_iter().chain(self.create(object)).collect::<Vec<_>>()
        };
        let statements = match (label.kind, attribute) {
            (_, "privileges") => privileges::statements(object, expected, found),
            // It has that of its table.
            ("sequence", "owner")
                if self.expected.facts.get(object).is_some_and(|it| it.contains_key("owned by")) =>
            {
                return match table_of(object, &self.expected.facts) {
                    Some(table) => self.change(&format!("table {table}"), attribute, (expected, found)),
                    None => Vec::new(),
                };
            }
            ("sequence", "type" | "increment" | "minimum" | "maximum" | "start" | "cache" | "cycle")
                if self.identity_numbers(object).is_some() =>
            {
                self.identity_numbers(object).into_iter().collect()
            }
            ("table" | "index" | "view" | "materialized view", "options") => {
                options(&format!("ALTER {word} {name}"), expected, found)
            }
            ("table", "partition of" | "partition bound") => self.attachment(object),
            ("table" | "foreign table", "inherits") => self.inheritance(object),
            ("column" | "constraint" | "index", "inherited" | "local" | "parent") => {
                self.ties(object, attribute)
            }
            ("table" | "materialized view", "replica identity") => {
                self.replica_identity(name).into_iter().collect()
            }
            ("index", "replica identity") => {
                let table = table_of(object, &self.expected.facts);
                table.and_then(|table| self.replica_identity(&table)).into_iter().collect()
            }
            ("index", "clustered") => {
                let table = table_of(object, &self.expected.facts);
                table.map(|table| self.clustering(&table)).into_iter().collect()
            }
            // What is set of an index goes with it.
            ("index", "definition") => again(),
            ("constraint", "definition") => {
                let mut statements = again();
                statements.extend(self.settings_of_key(label));
                statements
            }
            ("domain", "type" | "collation") => {
                self.wanted.recreate_domain(object, &self.tables_only(), self.create(object))
            }
            ("column", "generated" | "default") if self.generated_again(object) => self.column_again(object),
            ("column", "identity") if expected.is_some() && found.is_some() => {
                let kind = expected.unwrap_or_default().to_uppercase();
                split_last(name).map_or_else(Vec::new, |(table, column)| {
                    vec![format!("ALTER TABLE {table} ALTER COLUMN {column} SET GENERATED {kind}")]
                })
            }
            ("column", "identity") if expected.is_some() => self.identity(object),
            ("policy", "using" | "with check" | "roles") if expected.is_some() && label.on.is_some() => {
                let on = label.on.unwrap_or_default();
                let text = expected.unwrap_or_default();
                vec![match attribute {
                    "using" => format!("ALTER POLICY {name} ON {on} USING ({text})"),
                    "with check" => format!("ALTER POLICY {name} ON {on} WITH CHECK ({text})"),
                    _ => format!("ALTER POLICY {name} ON {on} TO {text}"),
                }]
            }
            ("policy", "using" | "with check" | "roles" | "command" | "restrictive")
            | ("statistics", "columns" | "kinds" | "table") => again(),
            ("statistics", "target") => {
                vec![format!("ALTER STATISTICS {name} SET STATISTICS {}", expected.unwrap_or("-1"))]
            }
            ("extension", "version") => self.extension_version(object, (expected, found)),
            ("event trigger", "enabled") => {
                let how = match expected {
                    None => "ENABLE",
                    Some("disabled") => "DISABLE",
                    Some("replica") => "ENABLE REPLICA",
                    Some(_) => "ENABLE ALWAYS",
                };
                vec![format!("ALTER EVENT TRIGGER {name} {how}")]
            }
            ("type", "labels") => self.labels(object, found),
            _ => self.wanted.set(object, attribute, &Catalog::new()),
        };
        let narrows = matches!((label.kind, attribute), ("column" | "domain", "type"));
        statements
            .into_iter()
            .map(|sql| {
                let loses = narrows && sql.contains(" TYPE ") || sql.starts_with("DROP EXTENSION ");
                RepairStatement { loses, ..plain(sql) }
            })
            .collect()
    }

    /// Whether a generated column has to be dropped and made again: no statement gives a column an expression.
    fn generated_again(&self, column: &str) -> bool {
        self.expected.facts.get(column).is_some_and(|it| it.contains_key("generated"))
    }

    fn column_again(&self, column: &str) -> Vec<String> {
        let Some((table, name)) = Label::read(column).and_then(|label| split_last(label.name)) else {
            return Vec::new();
        };
        let mut statements = vec![format!("ALTER TABLE {table} DROP COLUMN {name}")];
        statements.extend(self.wanted.create(column, &Catalog::new()));
        statements
    }

    /// An identity, with its sequence as it is expected.
    fn identity(&self, column: &str) -> Vec<String> {
        let made = self.wanted.set(column, "identity", &Catalog::new());
        let owner = Label::read(column).map(|label| format!("{} (identity)", label.name));
        let sequence = self.expected.facts.iter().find(|(_, it)| it.get("owned by") == owner.as_ref());
        let Some((name, attributes)) = sequence.and_then(|(label, it)| Some((Label::read(label)?.name, it)))
        else {
            return made;
        };
        let words = [
            ("start", "START WITH"),
            ("increment", "INCREMENT BY"),
            ("minimum", "MINVALUE"),
            ("maximum", "MAXVALUE"),
            ("cache", "CACHE"),
        ];
        let options: Vec<String> = words
            .iter()
            .filter_map(|(attribute, word)| attributes.get(*attribute).map(|value| format!("{word} {value}")))
            .collect();
        made.into_iter().map(|sql| format!("{sql} (SEQUENCE NAME {name} {})", options.join(" "))).collect()
    }

    /// Whether an enum has all its labels in order, but for some that are missing.
    pub(super) fn only_adds_labels(&self, object: &str) -> bool {
        let of = |facts: &crate::live::facts::Facts| {
            facts
                .get(object)
                .and_then(|it| it.get("labels"))
                .map(|labels| labels_of(labels))
                .unwrap_or_default()
        };
        let (wanted, there) = (of(&self.expected.facts), of(self.found));
        let mut rest = wanted.iter();
        there.iter().all(|label| rest.any(|it| it == label))
    }

    fn labels(&self, object: &str, found: Option<&str>) -> Vec<String> {
        if !self.only_adds_labels(object) {
            return self.wanted.recreate_enum(object, &self.tables_only());
        }
        let Some((name, labels)) =
            Label::read(object).map(|it| it.name).zip(self.wanted.get(object, "labels"))
        else {
            return Vec::new();
        };
        let there = found.map(labels_of).unwrap_or_default();
        let mut before: Option<String> = None;
        let mut statements = Vec::new();
        for label in labels_of(labels) {
            if !there.contains(&label) {
                let place = match &before {
                    Some(before) => format!("AFTER {before}"),
                    None => there.first().map(|first| format!("BEFORE {first}")).unwrap_or_default(),
                };
                statements.push(format!("ALTER TYPE {name} ADD VALUE {label} {place}").trim_end().to_owned());
            }
            before = Some(label);
        }
        statements
    }

    /// The expected catalog without what is dropped before a change and made again after it.
    fn tables_only(&self) -> Catalog {
        let mut catalog = self.expected.catalog.clone();
        for label in &self.creates {
            if let Some(id) = self.expected.id(label) {
                catalog.remove(id);
            }
        }
        catalog
    }

    /// The statements that make an object with all that belongs to it; none if they are not known.
    pub(super) fn create(&self, object: &str) -> Vec<String> {
        let Some(label) = Label::read(object) else { return Vec::new() };
        let Some(facts) = self.expected.facts.get(object) else { return Vec::new() };
        let mut made = match label.kind {
            "rule" => match (label.on, facts.get("event"), facts.get("actions")) {
                (Some(on), Some(event), Some(actions)) => {
                    let instead = if facts.contains_key("instead") { "INSTEAD " } else { "" };
                    let condition = facts.get("where").map(|it| format!(" WHERE {it}")).unwrap_or_default();
                    vec![format!(
                        "CREATE RULE {} AS ON {event} TO {on}{condition} DO {instead}{actions}",
                        label.name
                    )]
                }
                (Some(_) | None, _, _) => Vec::new(),
            },
            "table" => match (facts.get("partition of"), facts.get("partition bound")) {
                (Some(parent), Some(bound)) => {
                    vec![format!("CREATE TABLE {} PARTITION OF {parent} {bound}", label.name)]
                }
                (Some(_) | None, _) => self.wanted.create(object, &Catalog::new()),
            },
            "extension" => {
                let version = match self.expected.object(object) {
                    Some(Object::Extension(it)) => {
                        it.version.as_ref().map(|it| format!(" VERSION '{}'", it.as_str()))
                    }
                    Some(_) | None => None,
                };
                let made = self.wanted.create(object, &Catalog::new()).into_iter();
                made.map(|sql| format!("{sql}{}", version.clone().unwrap_or_default())).collect()
            }
            _ => self.wanted.create(object, &Catalog::new()),
        };
        if made.is_empty() {
            return made;
        }
        match label.kind {
            "table" | "column" => {
                // Made before their defaults read them; given to their columns afterwards.
                let sequences = self.serial_sequences(label);
                made.splice(0..0, sequences.iter().flat_map(|sequence| self.create(sequence)));
                made.extend(self.identities(label));
            }
            "domain" => {
                let constraints = self.expected.facts.keys().filter(|it| it.starts_with("constraint "));
                let own =
                    constraints.filter(|it| Label::read(it).is_some_and(|it| it.on == Some(label.name)));
                let own = own.filter(|constraint| !self.creates.contains(*constraint));
                made.extend(own.flat_map(|constraint| self.create(constraint)));
            }
            "sequence" => {
                let owner =
                    facts.get("owned by").filter(|owner| self.found.contains_key(&format!("column {owner}")));
                made.extend(owner.map(|owner| format!("ALTER SEQUENCE {} OWNED BY {owner}", label.name)));
            }
            _ => {}
        }
        if let (Some(key), Some(first)) = (facts.get("partition key"), made.first_mut()) {
            first.push_str(&format!(" PARTITION BY {key}"));
        }
        if matches!(label.kind, "table" | "view" | "materialized view") {
            made.extend(self.belongings(label));
        }
        let settings: BTreeMap<&str, &str> =
            facts.iter().map(|(attribute, value)| (attribute.as_str(), value.as_str())).collect();
        for (attribute, value) in settings {
            let set_by_hand = match attribute {
                "owner" | "privileges" | "row security" | "replica identity" | "clustered" | "inherits" => {
                    true
                }
                "options" => label.kind == "table" || label.kind == "index",
                _ => false,
            };
            if set_by_hand {
                made.extend(self.change(object, attribute, (Some(value), None)).into_iter().map(|it| it.sql));
            }
        }
        made
    }

    /// What gives the sequence of an identity column its numbers, by the sequence.
    fn identity_numbers(&self, sequence: &str) -> Option<String> {
        let it = self.expected.facts.get(sequence)?;
        let (table, column) = split_last(it.get("owned by")?.strip_suffix(IDENTITY)?)?;
        let words = [
            ("increment", "INCREMENT BY"),
            ("minimum", "MINVALUE"),
            ("maximum", "MAXVALUE"),
            ("start", "START WITH"),
            ("cache", "CACHE"),
        ];
        let mut text = format!("ALTER TABLE {table} ALTER COLUMN {column}");
        for (attribute, word) in words {
            text.push_str(&format!(" SET {word} {}", it.get(attribute)?));
        }
        text.push_str(if it.contains_key("cycle") { " SET CYCLE" } else { " SET NO CYCLE" });
        Some(text)
    }

    /// The same for the identity columns of what is made, where they are not what they get by themselves.
    fn identities(&self, of: Label<'_>) -> Vec<String> {
        let usual = |it: &BTreeMap<String, String>| {
            let one = |attribute: &str| it.get(attribute).is_some_and(|value| value == "1");
            one("start") && one("increment") && one("minimum") && one("cache") && !it.contains_key("cycle")
        };
        let is_of = |owner: &String| {
            let column = owner.strip_suffix(IDENTITY);
            column
                .is_some_and(|it| it == of.name || split_last(it).is_some_and(|(table, _)| table == of.name))
        };
        let facts = self.expected.facts.iter().filter(|(label, _)| label.starts_with("sequence "));
        let owned = facts.filter(|(_, it)| it.get("owned by").is_some_and(is_of) && !usual(it));
        owned.filter_map(|(label, _)| self.identity_numbers(label)).collect()
    }

    /// The sequences of serial columns, of this column or of this table, that are not there.
    fn serial_sequences(&self, of: Label<'_>) -> Vec<String> {
        let is_of = |owner: &str| match of.kind {
            "column" => owner == of.name,
            _ => split_last(owner).is_some_and(|(table, _)| table == of.name),
        };
        let facts = self.expected.facts.iter().filter(|(label, _)| label.starts_with("sequence "));
        let serial = |owner: &String| !owner.ends_with(IDENTITY) && is_of(owner);
        let owned = facts.filter(|(_, it)| it.get("owned by").is_some_and(serial));
        owned.map(|(label, _)| label.clone()).filter(|label| !self.found.contains_key(label)).collect()
    }

    /// Triggers, policies, rules and statistics of a relation that is made, and what its columns have beside their type.
    fn belongings(&self, relation: Label<'_>) -> Vec<String> {
        let mut made = Vec::new();
        for (object, attributes) in &self.expected.facts {
            if table_of(object, &self.expected.facts).as_deref() != Some(relation.name) {
                continue;
            }
            match object.split(' ').next() {
                Some("trigger" | "policy" | "rule" | "statistics") => made.extend(self.create(object)),
                Some("column") => {
                    for attribute in ["storage", "compression", "statistics", "options", "privileges"] {
                        if let Some(value) = attributes.get(attribute) {
                            let set = self.change(object, attribute, (Some(value), None));
                            made.extend(set.into_iter().map(|it| it.sql));
                        }
                    }
                }
                Some("index") if relation.kind == "table" => {
                    if let Some(value) = attributes.get("options") {
                        let set = self.change(object, "options", (Some(value), None));
                        made.extend(set.into_iter().map(|it| it.sql));
                    }
                }
                Some(_) | None => {}
            }
        }
        made
    }
}

/// `'a', 'it''s'`, each with its quotes.
fn labels_of(text: &str) -> Vec<String> {
    let (mut labels, mut label, mut quoted) = (Vec::new(), String::new(), false);
    for letter in text.chars() {
        if letter == '\'' {
            quoted = !quoted;
        }
        if letter == ',' && !quoted {
            labels.push(std::mem::take(&mut label).trim().to_owned());
        } else {
            label.push(letter);
        }
    }
    if !label.trim().is_empty() {
        labels.push(label.trim().to_owned());
    }
    labels
}

/// `SET (…)` for what is expected, `RESET (…)` for what is only there.
fn options(alter: &str, expected: Option<&str>, found: Option<&str>) -> Vec<String> {
    let list = |text: Option<&str>| -> BTreeMap<String, String> {
        let pairs = text.unwrap_or_default().split(", ").filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let (expected, found) = (list(expected), list(found));
    let gone: Vec<&str> =
        found.keys().filter(|name| !expected.contains_key(*name)).map(String::as_str).collect();
    let other: Vec<String> = expected
        .iter()
        .filter(|(name, value)| found.get(*name) != Some(value))
        .map(|(name, value)| format!("{name}='{}'", value.replace('\'', "''")))
        .collect();
    let mut statements = Vec::new();
    if !gone.is_empty() {
        statements.push(format!("{alter} RESET ({})", gone.join(", ")));
    }
    if !other.is_empty() {
        statements.push(format!("{alter} SET ({})", other.join(", ")));
    }
    statements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_parted_outside_their_quotes() {
        assert_eq!(labels_of("'a', 'b, c', 'it''s'"), ["'a'", "'b, c'", "'it''s'"]);
    }

    #[test]
    fn options_are_set_and_reset() {
        assert_eq!(
            options("ALTER TABLE t", Some("fillfactor=80"), Some("autovacuum_enabled=false, fillfactor=90")),
            ["ALTER TABLE t RESET (autovacuum_enabled)", "ALTER TABLE t SET (fillfactor='80')"]
        );
    }
}
