//! A schema as the entries of `pg_dump --schema-only`, and how two of them differ.

use std::collections::BTreeMap;
use std::process::Command;

use crate::Scratch;
use crate::dump::client_program;

/// The entries of a dump: type, schema and name, with the text. The order that `pg_dump` prints them in does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape(BTreeMap<(String, String, String), String>);

/// How two shapes differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// `lost INDEX`, `left COLUMN`, `changed COLUMN nullability`, …
    pub kinds: Vec<String>,
    /// The lines that differ.
    pub text: String,
    /// Nothing but the order of tables' columns.
    pub only_column_order: bool,
}

impl Shape {
    /// What is in a database, but for Alembic's version table.
    ///
    /// # Panics
    /// Where `pg_dump` fails.
    #[must_use]
    pub fn of(database: &Scratch) -> Shape {
        Shape::parse(&Shape::script(database))
    }

    /// The script that makes what is in a database.
    ///
    /// # Panics
    /// Where `pg_dump` fails.
    #[must_use]
    pub fn script(database: &Scratch) -> String {
        let output = Command::new(client_program("pg_dump"))
            .args(["--schema-only", "--exclude-table=public.alembic_version"])
            .arg(database.url())
            .output()
            .expect("pg_dump runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn parse(dump: &str) -> Shape {
        let mut entries: BTreeMap<(String, String, String), String> = BTreeMap::new();
        let mut key = None;
        for line in dump.lines() {
            if let Some(heading) = heading(line) {
                key = Some(heading);
            } else if let Some(key) = &key {
                let noise = line.is_empty()
                    || line == "--"
                    || ["SET ", "\\restrict", "\\unrestrict"].iter().any(|start| line.starts_with(start))
                    || line.starts_with("-- PostgreSQL database dump complete");
                let text = entries.entry(key.clone()).or_default();
                if !noise {
                    *text += line;
                    *text += "\n";
                }
            }
        }
        Shape(entries)
    }

    /// What a way back left another than it was.
    #[must_use]
    pub fn difference(&self, after: &Shape) -> Option<Difference> {
        if self == after {
            return None;
        }
        let mut found = Difference { only_column_order: true, ..Difference::default() };
        let keys = self.0.keys().chain(after.0.keys().filter(|key| !self.0.contains_key(*key)));
        for key in keys {
            match (self.0.get(key), after.0.get(key)) {
                (Some(old), None) => found.say("lost", &key.0, old, ""),
                (None, Some(new)) => found.say("left", &key.0, "", new),
                (Some(old), Some(new)) if old != new => found.changed(&key.0, old, new),
                _ => {}
            }
        }
        Some(found)
    }
}

/// `-- Name: sales; Type: TABLE; Schema: public; Owner: postgres`
fn heading(line: &str) -> Option<(String, String, String)> {
    let rest = line.strip_prefix("-- Name: ")?;
    let (name, rest) = rest.split_once("; Type: ")?;
    let (kind, rest) = rest.split_once("; Schema: ")?;
    let (schema, _) = rest.split_once("; Owner: ")?;
    Some((kind.to_owned(), schema.to_owned(), name.to_owned()))
}

impl Difference {
    fn say(&mut self, how: &str, what: &str, old: &str, new: &str) {
        self.only_column_order = false;
        self.kinds.push(format!("{how} {what}"));
        self.lines(old, new);
    }

    fn lines(&mut self, old: &str, new: &str) {
        let has = |text: &str, line: &str| text.lines().any(|other| other == line);
        for line in old.lines().filter(|line| !has(new, line)) {
            self.text += &format!("- {line}\n");
        }
        for line in new.lines().filter(|line| !has(old, line)) {
            self.text += &format!("+ {line}\n");
        }
    }

    fn changed(&mut self, what: &str, old: &str, new: &str) {
        let without_space = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        match what {
            "TABLE" => self.table(old, new),
            "TYPE" if old.contains(" AS ENUM ") && new.contains(" AS ENUM ") => {
                let more = new.lines().count().cmp(&old.lines().count());
                let how = if more.is_gt() {
                    "left"
                } else if more.is_lt() {
                    "lost"
                } else {
                    "changed"
                };
                self.say(how, "ENUM VALUE", old, new);
            }
            _ if without_space(old) == without_space(new) => {
                self.say("changed", &format!("{what} text format"), old, new);
            }
            _ => self.say("changed", what, old, new),
        }
    }

    fn table(&mut self, old: &str, new: &str) {
        let parts = |text: &str| -> Vec<(String, String)> {
            let part = |line: &str| {
                let line = line.trim().trim_end_matches(',').to_owned();
                let mut words = line.split_whitespace();
                let first = words.next().unwrap_or_default().to_owned();
                let name =
                    if first == "CONSTRAINT" { words.next().unwrap_or_default().to_owned() } else { first };
                (name, line)
            };
            text.lines().map(part).collect()
        };
        let (before, after) = (parts(old), parts(new));
        let sorted = |mut lines: Vec<(String, String)>| {
            lines.sort();
            lines
        };
        if sorted(before.clone()) == sorted(after.clone()) {
            self.kinds.push("changed COLUMN order".to_owned());
            self.text +=
                &format!("  the order of columns in {}\n", before.first().map_or("", |part| &part.1));
            return;
        }
        let kind = |line: &str| {
            if line.starts_with("CONSTRAINT ") {
                "CHECK CONSTRAINT"
            } else if line.starts_with("ALTER TABLE ") || line.starts_with("CREATE ") {
                "TABLE"
            } else {
                "COLUMN"
            }
        };
        self.only_column_order = false;
        for (name, line) in &before {
            match after.iter().find(|(other, _)| other == name) {
                None => self.kinds.push(format!("lost {}", kind(line))),
                Some((_, now)) if now != line && kind(line) == "COLUMN" => {
                    self.kinds.push(format!("changed COLUMN {}", what_of_column(line, now)));
                }
                Some((_, now)) if now != line => self.kinds.push(format!("changed {}", kind(line))),
                Some(_) => {}
            }
        }
        for (name, line) in &after {
            if !before.iter().any(|(other, _)| other == name) {
                self.kinds.push(format!("left {}", kind(line)));
            }
        }
        self.text += &format!("  in {}\n", before.first().map_or("", |part| &part.1));
        self.lines(&old.replace(",\n", "\n"), &new.replace(",\n", "\n"));
    }
}

fn what_of_column(old: &str, new: &str) -> &'static str {
    let nullability = |line: &str| line.ends_with(" NOT NULL");
    let bare = |line: &str| line.trim_end_matches(" NOT NULL").to_owned();
    let default = |line: &str| bare(line).split_once(" DEFAULT ").map(|(_, value)| value.to_owned());
    let type_of = |line: &str| bare(line).split(" DEFAULT ").next().unwrap_or_default().to_owned();
    if type_of(old) != type_of(new) {
        "type"
    } else if default(old) != default(new) {
        "default"
    } else if nullability(old) != nullability(new) {
        "nullability"
    } else {
        "otherwise"
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    fn table(columns: &str) -> Shape {
        Shape::parse(&format!(
            "--\n-- Name: t; Type: TABLE; Schema: public; Owner: postgres\n--\n\nCREATE TABLE public.t (\n{columns}\n);\n"
        ))
    }

    #[test]
    fn the_order_of_columns_is_told_apart() {
        let found = table("    a integer,\n    b text NOT NULL")
            .difference(&table("    b text NOT NULL,\n    a integer"));
        let found = found.expect("a difference");
        assert!(found.only_column_order);
        assert_eq!(found.kinds, ["changed COLUMN order"]);
    }

    #[test]
    fn a_column_is_compared_by_its_parts() {
        let found =
            table("    a integer,\n    b text NOT NULL").difference(&table("    b text,\n    c integer"));
        let found = found.expect("a difference");
        assert!(!found.only_column_order);
        assert_eq!(found.kinds, ["lost COLUMN", "changed COLUMN nullability", "left COLUMN"]);
    }
}
