//! The SQL that takes one difference between two states away, made from their facts.

use std::collections::BTreeMap;

use arcoiris_catalog::{Fact, Object, ObjectId, State, facts_of};

/// The attributes of one object.
type Attributes = BTreeMap<String, String>;

/// One state in facts: every object that was touched.
pub(super) struct Told<'a> {
    state: &'a dyn State,
    facts: BTreeMap<String, Attributes>,
    ids: BTreeMap<String, ObjectId>,
}

impl<'a> Told<'a> {
    pub(super) fn new(state: &'a dyn State, ids: impl Iterator<Item = ObjectId>) -> Self {
        let mut told = Told { state, facts: BTreeMap::new(), ids: BTreeMap::new() };
        for id in ids {
            let mut facts: Vec<Fact> = Vec::new();
            facts_of(state, id, &mut facts);
            for fact in facts {
                told.ids.insert(fact.object.clone(), id);
                told.facts.entry(fact.object).or_default().insert(fact.attribute.into_owned(), fact.value);
            }
        }
        told
    }

    /// The object behind a label: a column's is its table.
    pub(super) fn id(&self, object: &str) -> Option<ObjectId> {
        self.ids.get(object).copied()
    }

    /// The label of an object.
    pub(super) fn label(&self, id: ObjectId) -> Option<&str> {
        let mut labels = self.ids.iter().filter(|(_, other)| **other == id).map(|(label, _)| label.as_str());
        labels.find(|label| !label.starts_with("column "))
    }

    /// All attributes of an object, for comparing two states.
    pub(super) fn attributes(&self, object: &str) -> Option<&Attributes> {
        self.facts.get(object)
    }

    fn get(&self, object: &str, attribute: &str) -> Option<&str> {
        self.facts.get(object)?.get(attribute).map(String::as_str)
    }

    /// `TABLE` or `DOMAIN`, whichever a constraint is on.
    fn owner_word(&self, constraint: &str) -> &'static str {
        let object = |id| self.state.object(id).map(AsRef::as_ref);
        match self.id(constraint).and_then(object) {
            Some(Object::Constraint(it)) if matches!(object(it.of), Some(Object::Type(_))) => "DOMAIN",
            Some(_) | None => "TABLE",
        }
    }

    /// The table whose column owns a sequence.
    pub(super) fn owner_of_sequence(&self, object: &str) -> Option<ObjectId> {
        match self.state.object(self.id(object)?)?.as_ref() {
            Object::Sequence(it) => it.owned_by.map(|owner| owner.table),
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Table(_)
            | Object::Constraint(_)
            | Object::Index(_) => None,
        }
    }

    /// `ALTER SEQUENCE … OWNED BY …` for the sequences that the columns with these labels own: made once both are there.
    fn owned_sequences(&self, columns: &[&str]) -> Vec<String> {
        let owned = |label: &String| {
            let owner = self.get(label, "owned by")?;
            let is_one = columns.iter().any(|column| column.strip_prefix("column ") == Some(owner));
            let (_, name) = label.split_once(' ')?;
            is_one.then(|| format!("ALTER SEQUENCE {name} OWNED BY {owner}"))
        };
        self.facts.keys().filter_map(owned).collect()
    }

    /// Whether the column that owns a sequence is there in the other state.
    fn owner_is_there(&self, object: &str, found: &dyn State) -> bool {
        let Some(Object::Sequence(sequence)) =
            self.id(object).and_then(|id| self.state.object(id)).map(AsRef::as_ref)
        else {
            return false;
        };
        sequence.owned_by.is_some_and(|owner| {
            let table = found.object(owner.table).map(AsRef::as_ref);
            matches!(table, Some(Object::Table(table)) if table.column_numbered(owner.column).is_some())
        })
    }

    /// The statements that make an object as it is in this state; none if that is not known. `found` is the state that they are
    /// for.
    pub(super) fn create(&self, object: &str, found: &dyn State) -> Vec<String> {
        let Some(object_label) = Label::read(object) else { return Vec::new() };
        let name = object_label.name;
        let mut made = match object_label.kind {
            "schema" => vec![format!("CREATE SCHEMA {name}")],
            "extension" => match self.get(object, "schema") {
                Some(schema) => vec![format!("CREATE EXTENSION {name} SCHEMA {schema}")],
                None => vec![format!("CREATE EXTENSION {name}")],
            },
            "type" => match self.get(object, "labels") {
                Some(labels) => vec![format!("CREATE TYPE {name} AS ENUM ({labels})")],
                None => return Vec::new(),
            },
            "domain" => vec![format!("CREATE DOMAIN {name} AS {}", self.definition(object))],
            "table" => return self.create_table(object, name, found),
            "column" => {
                let Some((table, column)) = split_last(name) else { return Vec::new() };
                let mut statements =
                    vec![format!("ALTER TABLE {table} ADD COLUMN {column} {}", self.definition(object))];
                statements.extend(self.owned_sequences(&[object]));
                statements
            }
            "constraint" => match (object_label.on, self.get(object, "definition")) {
                (Some(on), Some(definition)) => {
                    vec![format!("ALTER {} {on} ADD CONSTRAINT {name} {definition}", self.owner_word(object))]
                }
                (Some(_) | None, _) => return Vec::new(),
            },
            "index" => match self.get(object, "definition") {
                Some(definition) => vec![definition.to_owned()],
                None => return Vec::new(),
            },
            "sequence" => {
                let owner = self.get(object, "owned by").filter(|_| self.owner_is_there(object, found));
                let owner = owner.map(|owner| format!(" OWNED BY {owner}")).unwrap_or_default();
                vec![format!("CREATE SEQUENCE {name}{}{owner}", self.sequence_options(object))]
            }
            _ => return Vec::new(),
        };
        made.extend(self.comment(object));
        made
    }

    /// A table with its columns, then its constraints and indexes.
    fn create_table(&self, object: &str, name: &str, found: &dyn State) -> Vec<String> {
        let id = self.id(object);
        let mut columns: Vec<(usize, String, &str)> = Vec::new();
        for (label, of) in &self.ids {
            if let Some(read) = Label::read(label)
                && read.kind == "column"
                && Some(*of) == id
                && let Some((_, column)) = split_last(read.name)
            {
                let position =
                    self.get(label, "position").and_then(|it| it.parse().ok()).unwrap_or(usize::MAX);
                columns.push((position, format!("    {column} {}", self.definition(label)), label));
            }
        }
        columns.sort();
        let lines: Vec<&str> = columns.iter().map(|(_, line, _)| line.as_str()).collect();
        let word = match self.get(object, "persistence") {
            Some("unlogged") => "UNLOGGED TABLE",
            Some("temporary") => "TEMPORARY TABLE",
            Some(_) | None => "TABLE",
        };
        let mut made = match lines.as_slice() {
            [] => vec![format!("CREATE {word} {name} ()")],
            lines => vec![format!("CREATE {word} {name} (\n{}\n)", lines.join(",\n"))],
        };
        let parts = |kind: fn(&Object) -> Option<ObjectId>| {
            self.ids.iter().filter(move |(_, part)| {
                self.state.object(**part).is_some_and(|object| kind(object).is_some() && kind(object) == id)
            })
        };
        let constraints =
            parts(|object| if let Object::Constraint(it) = object { Some(it.of) } else { None });
        let mut constraints: Vec<&str> = constraints.map(|(label, _)| label.as_str()).collect();
        // Keys before the foreign keys that refer to them.
        constraints.sort_by_key(|label| {
            self.get(label, "definition").is_some_and(|definition| definition.starts_with("FOREIGN"))
        });
        for label in constraints {
            made.extend(self.create(label, found));
        }
        let indexes = parts(|object| {
            if let Object::Index(it) = object { it.constraint.is_none().then_some(it.table) } else { None }
        });
        for (label, _) in indexes {
            made.extend(self.create(label, found));
        }
        let labels: Vec<&str> = columns.iter().map(|(_, _, label)| *label).collect();
        made.extend(self.owned_sequences(&labels));
        made.extend(self.comment(object));
        for (_, _, label) in columns {
            made.extend(self.comment(label));
        }
        made
    }

    /// Type and all that follows it in the definition of a column or a domain.
    fn definition(&self, object: &str) -> String {
        let mut text = self.get(object, "type").unwrap_or_default().to_owned();
        if let Some(collation) = self.get(object, "collation") {
            text.push_str(&format!(" COLLATE {collation}"));
        }
        match (self.get(object, "generated"), self.get(object, "identity"), self.get(object, "default")) {
            (Some(kind), _, Some(expression)) => {
                text.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {}", kind.to_uppercase()));
            }
            (_, Some(identity), _) => {
                text.push_str(&format!(" GENERATED {} AS IDENTITY", identity.to_uppercase()));
            }
            (_, None, Some(default)) => text.push_str(&format!(" DEFAULT {default}")),
            (_, None, None) => {}
        }
        if self.get(object, "nullability") == Some("not null") {
            text.push_str(" NOT NULL");
        }
        text
    }

    fn sequence_options(&self, object: &str) -> String {
        let mut text = String::new();
        let words = [
            ("type", "AS"),
            ("increment", "INCREMENT"),
            ("minimum", "MINVALUE"),
            ("maximum", "MAXVALUE"),
            ("start", "START"),
            ("cache", "CACHE"),
        ];
        for (attribute, word) in words {
            if let Some(value) = self.get(object, attribute) {
                text.push_str(&format!(" {word} {value}"));
            }
        }
        if self.get(object, "cycle").is_some() {
            text.push_str(" CYCLE");
        }
        text
    }

    fn comment(&self, object: &str) -> Option<String> {
        self.get(object, "comment").and_then(|comment| comment_on(object, Some(comment)))
    }

    /// The statements that give one attribute the value it has in this state; none if that is not known.
    pub(super) fn set(&self, object: &str, attribute: &str, found: &dyn State) -> Vec<String> {
        let Some(label) = Label::read(object) else { return Vec::new() };
        let (name, value) = (label.name, self.get(object, attribute));
        let word = label.kind.to_uppercase();
        match (label.kind, attribute) {
            (_, "comment") => comment_on(object, value).into_iter().collect(),
            ("schema" | "type" | "domain" | "table" | "sequence", "owner") => {
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

    /// The statement that drops an object which is there in this state.
    pub(super) fn drop(&self, object: &str) -> Option<String> {
        let label = Label::read(object)?;
        let name = label.name;
        Some(match (label.kind, label.on) {
            ("column", _) => {
                let (table, column) = split_last(name)?;
                format!("ALTER TABLE {table} DROP COLUMN {column}")
            }
            ("constraint", Some(on)) => {
                format!("ALTER {} {on} DROP CONSTRAINT {name}", self.owner_word(object))
            }
            ("schema" | "extension" | "type" | "domain" | "table" | "index" | "sequence", _) => {
                format!("DROP {} {name}", label.kind.to_uppercase())
            }
            _ => return None,
        })
    }
}

/// The statements that give an object its old name back, in the schema where it stood.
pub(super) fn rename(now: &str, before: &str) -> Vec<String> {
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
        ("table" | "index" | "sequence" | "type" | "domain", _) => {
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

fn default_or_null(alter: &str, attribute: &str, value: Option<&str>) -> Option<String> {
    match (attribute, value) {
        ("default", Some(default)) => Some(format!("{alter} SET DEFAULT {default}")),
        ("default", None) => Some(format!("{alter} DROP DEFAULT")),
        ("nullability", Some("not null")) => Some(format!("{alter} SET NOT NULL")),
        ("nullability", _) => Some(format!("{alter} DROP NOT NULL")),
        _ => None,
    }
}

fn comment_on(object: &str, comment: Option<&str>) -> Option<String> {
    let label = Label::read(object)?;
    let text = comment.map_or("NULL".to_owned(), |comment| format!("'{}'", comment.replace('\'', "''")));
    let on = label.on.map(|on| format!(" ON {on}")).unwrap_or_default();
    Some(format!("COMMENT ON {} {}{on} IS {text}", label.kind.to_uppercase(), label.name))
}

/// `constraint sales_pkey on pos.sales`, taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<'a> {
    pub(super) kind: &'a str,
    pub(super) name: &'a str,
    pub(super) on: Option<&'a str>,
}

impl<'a> Label<'a> {
    pub(super) fn read(object: &'a str) -> Option<Self> {
        let (kind, rest) = object.split_once(' ')?;
        if kind != "constraint" {
            return Some(Label { kind, name: rest, on: None });
        }
        let end = (0..rest.len()).find(|at| {
            rest.get(*at..).is_some_and(|tail| tail.starts_with(" on "))
                && rest.get(..*at).is_some_and(|head| head.matches('"').count() % 2 == 0)
        })?;
        Some(Label { kind, name: rest.get(..end)?, on: rest.get(end + 4..) })
    }

    /// With its names in backticks.
    pub(super) fn words(&self) -> String {
        match self.on {
            Some(on) => format!("{} `{}` on `{on}`", self.kind, self.name),
            None => format!("{} `{}`", self.kind, self.name),
        }
    }
}

/// Parent and own name of a qualified name: the last point outside quotes parts them.
pub(super) fn split_last(name: &str) -> Option<(&str, &str)> {
    let at = name.char_indices().rev().find(|(at, letter)| {
        *letter == '.' && name.get(*at..).is_some_and(|tail| tail.matches('"').count() % 2 == 0)
    })?;
    Some((name.get(..at.0)?, name.get(at.0 + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_outside_quotes() {
        assert_eq!(split_last("pos.sales.tip"), Some(("pos.sales", "tip")));
        assert_eq!(split_last("pos.sales.\"a.b\""), Some(("pos.sales", "\"a.b\"")));
        assert_eq!(split_last("\"a.b\".c"), Some(("\"a.b\"", "c")));
        assert_eq!(split_last("pos"), None);
    }

    #[test]
    fn a_constraint_tells_its_table() {
        let label = Label::read("constraint \"x on y\" on pos.sales").unwrap();
        assert_eq!((label.name, label.on), ("\"x on y\"", Some("pos.sales")));
    }

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
