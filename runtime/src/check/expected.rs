//! What revisions make, as facts, and what they see to at all.

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Catalog, DefinedKind, Fact, Object, ObjectId, Privileges, State, facts_of};

use crate::error::Error;
use crate::graph::{Graph, Positions};
use crate::live::facts::{Facts, grouped};
use crate::live::{changes_of, new_database};

/// What a database should hold.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) catalog: Catalog,
    pub(crate) facts: Facts,
    /// The object behind a label: a column's is its table.
    ids: BTreeMap<String, ObjectId>,
    /// What every new database holds and no revision touched: whoever set up the server may have changed it.
    pub(crate) untouched: BTreeSet<String>,
    pub(crate) sees_to: SeesTo,
}

/// What any revision of the history sees to.
#[derive(Debug, Default)]
pub(crate) struct SeesTo {
    /// The schemas in which it makes something, as facts print them.
    pub(crate) schemas: BTreeSet<String>,
    /// The kinds of objects outside schemas that it makes.
    pub(crate) kinds: BTreeSet<&'static str>,
    /// Whether it grants or revokes anything.
    pub(crate) privileges: bool,
}

impl Expected {
    /// What these revisions and all below them make.
    ///
    /// # Errors
    /// [`Error::BrokenChanges`] and [`Error::UnknownChanges`], if what a revision changes is not known.
    pub(crate) fn new(graph: &Graph, targets: &Positions) -> Result<Self, Error> {
        let applied = graph.ancestors(targets.iter().copied());
        let new = new_database();
        let mut all = new.clone();
        // The same, unless a revision is not applied.
        let mut without: Option<Catalog> = None;
        let mut sees_to = SeesTo::default();
        for (position, revision) in graph.history().revisions.iter().enumerate() {
            let changes = changes_of(revision)?;
            match &mut without {
                Some(catalog) if applied.contains(&position) => catalog.apply(&changes),
                None if !applied.contains(&position) => without = Some(all.clone()),
                Some(_) | None => {}
            }
            all.apply(&changes);
            for (id, object) in &changes.objects {
                if let Some(object) = object {
                    sees_to.add(&all, object, new.object(*id).map(AsRef::as_ref));
                }
            }
        }
        let catalog = without.unwrap_or(all);
        let (mut told, mut ids, mut facts) = (Vec::new(), Vec::new(), Vec::new());
        let mut untouched = BTreeSet::new();
        for (id, object) in catalog.iter() {
            facts_of(&catalog, id, &mut told);
            if let (Object::Extension(extension), Some(first)) = (object.as_ref(), told.first())
                && let Some(version) = &extension.version
            {
                let object = first.object.clone();
                told.push(Fact { object, attribute: "version".into(), value: version.as_str().to_owned() });
            }
            let is_untouched = new.object(id) == Some(object);
            for fact in told.iter().filter(|fact| fact.attribute.is_empty()) {
                ids.push((fact.object.clone(), id));
                if is_untouched {
                    untouched.insert(fact.object.clone());
                }
            }
            facts.append(&mut told);
        }
        let ids = ids.into_iter().collect();
        Ok(Expected { facts: grouped(facts), catalog, ids, untouched, sees_to })
    }

    /// The object behind a label: a column's is its table.
    pub(crate) fn id(&self, object: &str) -> Option<ObjectId> {
        self.ids.get(object).copied()
    }

    /// The object behind a label.
    pub(crate) fn object(&self, object: &str) -> Option<&Object> {
        self.catalog.object(self.id(object)?).map(AsRef::as_ref)
    }
}

impl SeesTo {
    fn add(&mut self, catalog: &Catalog, object: &Object, before: Option<&Object>) {
        if let Object::Defined(it) = object {
            self.kinds.insert(it.kind.word());
        }
        let schema = match object {
            Object::Type(it) if it.extension.is_none() => Some(it.schema),
            Object::Table(it) => Some(it.schema),
            Object::Index(it) => Some(it.schema),
            Object::Sequence(it) => Some(it.schema),
            Object::Routine(it) if it.extension.is_none() => Some(it.schema),
            Object::Defined(it) if it.kind.in_schema() => it.of,
            Object::Schema(it) => {
                if before.is_none() {
                    self.schemas.insert(it.name.to_string());
                }
                None
            }
            Object::Type(_)
            | Object::Routine(_)
            | Object::Defined(_)
            | Object::Extension(_)
            | Object::Constraint(_)
            | Object::Trigger(_) => None,
        };
        let schema = schema.and_then(|schema| catalog.schema_name(schema));
        self.schemas.extend(schema.map(ToString::to_string));
        self.privileges |= privileges(object) && before.is_none_or(|before| !same_privileges(before, object));
    }
}

/// Whether it has other privileges than what it gets by itself.
fn privileges(object: &Object) -> bool {
    match object {
        Object::Schema(it) => it.privileges.is_some(),
        Object::Type(it) => it.extension.is_none() && it.privileges.is_some(),
        Object::Table(it) => {
            it.privileges.is_some() || it.columns.iter().any(|column| column.privileges.is_some())
        }
        Object::Sequence(it) => it.privileges.is_some(),
        Object::Routine(it) => it.extension.is_none() && it.privileges.is_some(),
        Object::Defined(it) => it.kind == DefinedKind::DefaultPrivileges || it.privileges.is_some(),
        Object::Extension(_) | Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => false,
    }
}

fn same_privileges(one: &Object, other: &Object) -> bool {
    let of = |object: &Object| -> Option<Privileges> { object.clone().privileges_mut().map(|it| it.clone()) };
    of(one) == of(other)
}
