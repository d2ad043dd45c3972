//! The SQL that takes one difference between two states away, made from their facts.

mod create;
mod defined;
mod labels;
mod routine;
mod set;

use std::collections::BTreeMap;

use crate::{Fact, Label, Object, ObjectId, Owner, State, facts_of, split_last};

pub use set::rename;

/// The attributes of one object.
pub type Attributes = BTreeMap<String, String>;

/// One state in facts: every object that was touched.
pub struct Told<'a> {
    state: &'a dyn State,
    facts: BTreeMap<String, Attributes>,
    ids: BTreeMap<String, ObjectId>,
}

/// The state of a database of which nothing but its facts is known.
struct Unknown;

impl State for Unknown {
    fn object(&self, _: ObjectId) -> Option<&std::sync::Arc<Object>> {
        None
    }
}

impl Told<'static> {
    /// A database of which nothing but these facts is known. What it makes is what can be told from them.
    #[must_use]
    pub fn of_facts(facts: BTreeMap<String, Attributes>) -> Self {
        Told { state: &Unknown, facts, ids: BTreeMap::new() }
    }
}

impl<'a> Told<'a> {
    /// These objects of a state.
    #[must_use]
    pub fn new(state: &'a dyn State, ids: impl Iterator<Item = ObjectId>) -> Self {
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

    /// The state that is told.
    #[must_use]
    pub fn state(&self) -> &'a dyn State {
        self.state
    }

    /// The object behind a label: a column's is its table.
    #[must_use]
    pub fn id(&self, object: &str) -> Option<ObjectId> {
        self.ids.get(object).copied()
    }

    /// The label of an object.
    #[must_use]
    pub fn label(&self, id: ObjectId) -> Option<&str> {
        let mut labels = self.ids.iter().filter(|(_, other)| **other == id).map(|(label, _)| label.as_str());
        labels.find(|label| !label.starts_with("column "))
    }

    /// All attributes of an object, for comparing two states.
    #[must_use]
    pub fn attributes(&self, object: &str) -> Option<&Attributes> {
        self.facts.get(object)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn get(&self, object: &str, attribute: &str) -> Option<&str> {
        self.facts.get(object)?.get(attribute).map(String::as_str)
    }

    /// `TABLE` or `DOMAIN`, whichever a constraint is on.
    fn owner_word(&self, constraint: &str) -> &'static str {
        let object = |id| self.state.object(id).map(AsRef::as_ref);
        match self.id(constraint).and_then(object) {
            Some(Object::Constraint(it)) if matches!(object(it.of), Some(Object::Type(_))) => "DOMAIN",
            None if Label::read(constraint)
                .and_then(|label| label.on)
                .is_some_and(|on| self.facts.contains_key(&format!("domain {on}"))) =>
            {
                "DOMAIN"
            }
            Some(_) | None => "TABLE",
        }
    }

    /// The column that owns a sequence.
    #[must_use]
    pub fn owner_of_sequence(&self, object: &str) -> Option<Owner> {
        match self.state.object(self.id(object)?)?.as_ref() {
            Object::Sequence(it) => it.owned_by,
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Table(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_) => None,
        }
    }

    /// Whether it is a column of a view, which comes and goes with the view's query.
    fn is_of_view(&self, column: &str) -> bool {
        let table = self.id(column).and_then(|id| self.state.object(id)).map(AsRef::as_ref);
        let relation =
            Label::read(column).and_then(|label| split_last(label.name)).map(|(relation, _)| relation);
        let by_facts = |relation: &str| {
            ["view", "materialized view"]
                .iter()
                .any(|kind| self.facts.contains_key(&format!("{kind} {relation}")))
        };
        match table {
            Some(table) => matches!(table, Object::Table(table) if table.view.is_some()),
            None => relation.is_some_and(by_facts),
        }
    }

    fn comment(&self, object: &str) -> Option<String> {
        self.get(object, "comment").and_then(|comment| comment_on(object, Some(comment)))
    }

    /// The statement that drops an object which is there in this state.
    #[must_use]
    pub fn drop(&self, object: &str) -> Option<String> {
        let label = Label::read(object)?;
        let name = label.name;
        Some(match (label.kind, label.on) {
            ("column", _) if self.is_of_view(object) => return None,
            ("column", _) => {
                let (table, column) = split_last(name)?;
                format!("ALTER TABLE {table} DROP COLUMN {column}")
            }
            ("policy", Some(on)) => format!("DROP POLICY {name} ON {on}"),
            ("publication", _) if !object.contains(" on ") => format!("DROP PUBLICATION {name}"),
            ("constraint", Some(on)) => {
                format!("ALTER {} {on} DROP CONSTRAINT {name}", self.owner_word(object))
            }
            ("trigger", Some(on)) => format!("DROP TRIGGER {name} ON {on}"),
            ("event trigger", _) => format!("DROP EVENT TRIGGER {name}"),
            (
                "schema"
                | "extension"
                | "type"
                | "domain"
                | "table"
                | "view"
                | "materialized view"
                | "index"
                | "sequence"
                | "statistics"
                | "server"
                | "foreign data wrapper"
                | "function"
                | "procedure"
                | "aggregate",
                _,
            ) => {
                format!("DROP {} {name}", label.kind.to_uppercase())
            }
            _ => return Self::drop_defined(&label),
        })
    }
}

fn comment_on(object: &str, comment: Option<&str>) -> Option<String> {
    let label = Label::read(object)?;
    let text = comment.map_or("NULL".to_owned(), |comment| format!("'{}'", comment.replace('\'', "''")));
    if let Some(drop) = Told::drop_defined(&label) {
        // Both name the object alike.
        return Some(format!("{} IS {text}", drop.replacen("DROP ", "COMMENT ON ", 1)));
    }
    let on = label.on.map(|on| format!(" ON {on}")).unwrap_or_default();
    Some(format!("COMMENT ON {} {}{on} IS {text}", label.kind.to_uppercase(), label.name))
}
