//! Making an object as it was.

use crate::{Label, Object, ObjectId, State, split_last};

use super::Told;

impl Told<'_> {
    /// The statements that make an object as it is in this state; none if that is not known. `found` is the state that they are
    /// for.
    #[must_use]
    pub fn create(&self, object: &str, found: &dyn State) -> Vec<String> {
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
            "view" | "materialized view" => match self.get(object, "definition") {
                // Not as it could be written again.
                Some(definition) if definition.contains(crate::UNDECIDED) => return Vec::new(),
                Some(definition) => return self.create_view(object, object_label, definition, found),
                None => return Vec::new(),
            },
            "column" if self.is_of_view(object) => return Vec::new(),
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
            "policy" => match object_label.on {
                Some(on) => vec![self.policy(object, name, on)],
                None => return Vec::new(),
            },
            "statistics" => match (self.get(object, "columns"), self.get(object, "table")) {
                (Some(columns), Some(table)) => {
                    let kinds =
                        self.get(object, "kinds").map(|kinds| format!(" ({kinds})")).unwrap_or_default();
                    vec![format!("CREATE STATISTICS {name}{kinds} ON {columns} FROM {table}")]
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
            "function" | "procedure" => match self.create_routine(object, false) {
                Some(statement) => vec![statement],
                None => return Vec::new(),
            },
            "trigger" => match object_label.on {
                Some(on) => self.create_trigger(object, name, on),
                None => return Vec::new(),
            },
            _ => self.create_defined(object, &object_label).into_iter().collect(),
        };
        if made.is_empty() {
            return made;
        }
        made.extend(self.comment(object));
        made
    }

    /// `CREATE POLICY`
    fn policy(&self, object: &str, name: &str, on: &str) -> String {
        let mut text = format!("CREATE POLICY {name} ON {on}");
        if self.get(object, "restrictive").is_some() {
            text.push_str(" AS RESTRICTIVE");
        }
        if let Some(command) = self.get(object, "command") {
            text.push_str(&format!(" FOR {}", command.to_uppercase()));
        }
        if let Some(roles) = self.get(object, "roles") {
            text.push_str(&format!(" TO {roles}"));
        }
        for (attribute, word) in [("using", "USING"), ("with check", "WITH CHECK")] {
            if let Some(expression) = self.get(object, attribute) {
                text.push_str(&format!(" {word} ({expression})"));
            }
        }
        text
    }

    /// A view, with the indexes of a materialized one.
    fn create_view(
        &self,
        object: &str,
        label: Label<'_>,
        definition: &str,
        found: &dyn State,
    ) -> Vec<String> {
        let options = self.get(object, "options").map(|options| format!(" WITH ({options})"));
        let mut made = vec![format!(
            "CREATE {} {}{} AS {definition}",
            label.kind.to_uppercase(),
            label.name,
            options.unwrap_or_default()
        )];
        let id = self.id(object);
        for (index, of) in &self.ids {
            let is_its_own = |object: &Object| matches!(object, Object::Index(it) if Some(it.table) == id);
            if self.state.object(*of).is_some_and(|object| is_its_own(object)) {
                made.extend(self.create(index, found));
            }
        }
        made.extend(self.comment(object));
        for (column, of) in &self.ids {
            if column.starts_with("column ") && Some(*of) == id {
                made.extend(self.comment(column));
            }
        }
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

    pub(super) fn sequence_options(&self, object: &str) -> String {
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
}
