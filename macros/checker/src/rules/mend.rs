//! The SQL that takes one difference between two states away, made from their facts.

mod create;
mod defined;
mod labels;
mod routine;
mod set;

use std::collections::BTreeMap;

use arcoiris_catalog::{Fact, Object, ObjectId, Owner, State, facts_of};

pub(crate) use arcoiris_catalog::{Label, split_last};
pub(crate) use set::rename;

/// The attributes of one object.
type Attributes = BTreeMap<String, String>;

/// One state in facts: every object that was touched.
pub(crate) struct Told<'a> {
    state: &'a dyn State,
    facts: BTreeMap<String, Attributes>,
    ids: BTreeMap<String, ObjectId>,
}

impl<'a> Told<'a> {
    pub(crate) fn new(state: &'a dyn State, ids: impl Iterator<Item = ObjectId>) -> Self {
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
    pub(crate) fn state(&self) -> &'a dyn State {
        self.state
    }

    /// The object behind a label: a column's is its table.
    pub(crate) fn id(&self, object: &str) -> Option<ObjectId> {
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

    /// The value of one attribute of an object.
    pub(crate) fn get(&self, object: &str, attribute: &str) -> Option<&str> {
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

    /// The column that owns a sequence.
    pub(super) fn owner_of_sequence(&self, object: &str) -> Option<Owner> {
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
        matches!(table, Some(Object::Table(table)) if table.view.is_some())
    }

    fn comment(&self, object: &str) -> Option<String> {
        self.get(object, "comment").and_then(|comment| comment_on(object, Some(comment)))
    }

    /// The statement that drops an object which is there in this state.
    pub(crate) fn drop(&self, object: &str) -> Option<String> {
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
