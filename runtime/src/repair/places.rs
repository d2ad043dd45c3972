//! What ties a relation to another one, or an index to its table: parents, partitions, replica identity, clustering; and versions of
//! extensions.

use arcoiris_catalog::{Catalog, Label, Object, ObjectId, Reference, State, split_last};

use super::Planned;
use crate::check::table_of;
use crate::live::facts::Facts;

impl Planned<'_> {
    /// What a part of a table has from those above it: it comes with the table's own ties, if those differ. Whether a column was a table's
    /// own for a while stays with it, but in a partition.
    pub(super) fn ties(&self, object: &str, attribute: &str) -> Vec<String> {
        let Some(table) = table_of(object, &self.expected.facts).map(|table| format!("table {table}")) else {
            return Vec::new();
        };
        let is_partition = self.expected.facts.get(&table).is_some_and(|it| it.contains_key("partition of"));
        match attribute {
            _ if is_partition => self.attachment(&table),
            "inherited" => self.inheritance(&table),
            _ => Vec::new(),
        }
    }

    /// Detaches a partition from what it is attached to, and attaches it to what it should be.
    /// <https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION>
    pub(super) fn attachment(&self, table: &str) -> Vec<String> {
        let Some(label) = Label::read(table) else { return Vec::new() };
        let of = |facts: &Facts, attribute: &str| facts.get(table)?.get(attribute).cloned();
        let parent = |facts: &Facts| of(facts, "partition of");
        let bound = of(&self.expected.facts, "partition bound");
        if parent(self.found) == parent(&self.expected.facts) && bound == of(self.found, "partition bound") {
            return Vec::new();
        }
        let mut statements: Vec<String> = Vec::new();
        let name = label.name;
        statements
            .extend(parent(self.found).map(|parent| format!("ALTER TABLE {parent} DETACH PARTITION {name}")));
        statements.extend(
            parent(&self.expected.facts)
                .zip(bound)
                .map(|(parent, bound)| format!("ALTER TABLE {parent} ATTACH PARTITION {name} {bound}")),
        );
        statements
    }

    /// Gives a table the parents that it should have, in their order.
    /// <https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-INHERIT>
    pub(super) fn inheritance(&self, table: &str) -> Vec<String> {
        let Some(label) = Label::read(table) else { return Vec::new() };
        let (wanted, there) = (parents(&self.expected.facts, table), parents(self.found, table));
        // What comes in another order, or after one that is missing, has to go first.
        let kept = wanted.iter().zip(&there).take_while(|(one, other)| one == other).count();
        let alter = format!("ALTER {} {}", label.kind.to_uppercase(), label.name);
        let gone = there.iter().skip(kept).map(|parent| format!("{alter} NO INHERIT {parent}"));
        let made = wanted.iter().skip(kept).map(|parent| format!("{alter} INHERIT {parent}"));
        gone.chain(made).collect()
    }

    /// The replica identity that a table should have.
    pub(super) fn replica_identity(&self, table: &str) -> Option<String> {
        let of = |kind: &str| self.expected.facts.get(&format!("{kind} {table}"));
        let identity = of("table").or_else(|| of("materialized view"))?.get("replica identity");
        let how = match identity.map(String::as_str) {
            None => "DEFAULT".to_owned(),
            Some("index") => format!("USING INDEX {}", self.index_with(table, "replica identity")?),
            Some(other) => other.to_uppercase(),
        };
        Some(format!("ALTER TABLE {table} REPLICA IDENTITY {how}"))
    }

    /// The index that a table should be clustered on, if any.
    pub(super) fn clustering(&self, table: &str) -> String {
        match self.index_with(table, "clustered") {
            Some(index) => format!("ALTER TABLE {table} CLUSTER ON {index}"),
            None => format!("ALTER TABLE {table} SET WITHOUT CLUSTER"),
        }
    }

    /// The own name of the index of a table that should have this attribute.
    fn index_with(&self, table: &str, attribute: &str) -> Option<&str> {
        let facts = &self.expected.facts;
        let indexes =
            facts.iter().filter(|(label, it)| label.starts_with("index ") && it.contains_key(attribute));
        let mut own = indexes.filter(|(label, _)| table_of(label, facts).as_deref() == Some(table));
        split_last(Label::read(own.next()?.0)?.name).map(|(_, name)| name)
    }

    /// What is set of the index of a key, which goes with the constraint.
    pub(super) fn settings_of_key(&self, constraint: Label<'_>) -> Vec<String> {
        let schema = constraint.on.and_then(split_last).map(|(schema, _)| schema);
        let index = schema.map(|schema| format!("index {schema}.{}", constraint.name));
        let Some((index, it)) = index.and_then(|index| {
            let facts = self.expected.facts.get(&index)?;
            Some((index, facts))
        }) else {
            return Vec::new();
        };
        let set = ["options", "clustered", "replica identity", "comment"];
        let set = set.iter().filter_map(|attribute| Some((*attribute, it.get(*attribute)?.as_str())));
        set.flat_map(|(attribute, value)| self.change(&index, attribute, (Some(value), None)))
            .map(|statement| statement.sql)
            .collect()
    }

    /// Another version of an extension. A newer one is made of the older by the extension's own scripts; a way back has hardly any of
    /// them, so that it is dropped and made again, where nothing rests on it.
    /// <https://www.postgresql.org/docs/current/sql-alterextension.html>
    pub(super) fn extension_version(
        &self,
        extension: &str,
        (expected, found): (Option<&str>, Option<&str>),
    ) -> Vec<String> {
        let (Some(label), Some(version)) = (Label::read(extension), expected) else { return Vec::new() };
        if found.is_none_or(|found| numbers(found) < numbers(version)) {
            let version = version.replace('\'', "''");
            return vec![format!("ALTER EXTENSION {} UPDATE TO '{version}'", label.name)];
        }
        if self.expected.id(extension).is_none_or(|id| is_used(&self.expected.catalog, id)) {
            return Vec::new();
        }
        let mut statements = vec![format!("DROP EXTENSION {}", label.name)];
        statements.extend(self.create(extension));
        statements
    }
}

fn parents<'f>(facts: &'f Facts, table: &str) -> Vec<&'f str> {
    facts.get(table).and_then(|it| it.get("inherits")).map(|list| listed(list)).unwrap_or_default()
}

/// Whether anything but its members needs an extension.
fn is_used(catalog: &Catalog, extension: ObjectId) -> bool {
    let is_member = |id: ObjectId| {
        id == extension
            || match catalog.object(id).map(AsRef::as_ref) {
                Some(Object::Type(it)) => it.extension == Some(extension),
                Some(Object::Routine(it)) => it.extension == Some(extension),
                Some(
                    Object::Schema(_)
                    | Object::Extension(_)
                    | Object::Table(_)
                    | Object::Constraint(_)
                    | Object::Index(_)
                    | Object::Sequence(_)
                    | Object::Trigger(_)
                    | Object::Defined(_),
                )
                | None => false,
            }
    };
    catalog.iter().any(|(id, object)| {
        let mut references: Vec<Reference> = Vec::new();
        object.references(&mut references);
        !is_member(id) && references.iter().any(|reference| is_member(reference.target))
    })
}

/// The parts of a version that are numbers.
fn numbers(version: &str) -> Vec<u64> {
    version.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

/// `pos.a, pos."b, c"`, each by itself.
fn listed(text: &str) -> Vec<&str> {
    let (mut items, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(", ") {
        let item = text.get(start..at).unwrap_or_default();
        if item.matches('"').count() % 2 == 0 {
            items.push(item);
            start = at + 2;
        }
    }
    items.extend(text.get(start..).filter(|item| !item.is_empty()));
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_parted_outside_quotes() {
        assert_eq!(listed("pos.a, pos.\"b, c\", d.e"), ["pos.a", "pos.\"b, c\"", "d.e"]);
        assert_eq!(listed(""), [""; 0]);
    }

    #[test]
    fn versions_are_compared_by_number() {
        assert!(numbers("1.9") < numbers("1.10") && numbers("1.6") > numbers("1.5"));
    }
}
