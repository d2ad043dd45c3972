//! The catalog: every object of a database, found by number or by name, with a journal of what was done to it.

use std::sync::Arc;

use crate::{
    DefinedKind, Extension, FnvMap, Grant, Grantee, Key, Name, Namespace, Object, ObjectId, Privilege,
    Reader, Reference, Role, Schema, Wire, WireError, wire_struct,
};

/// All objects of a database at one moment.
///
/// Changes are journaled, so that a state can be left and come back to (see [`mark`](Catalog::mark)) at a cost that
/// follows what was touched, not how much there is.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    objects: FnvMap<ObjectId, Arc<Object>>,
    keys: FnvMap<Key, ObjectId>,
    /// Who refers to an object: an entry for each object that has at least one reference to it.
    dependents: FnvMap<ObjectId, Vec<ObjectId>>,
    /// The constraints of each name, over all tables and domains.
    constraints: FnvMap<Name, Vec<ObjectId>>,
    /// The functions of each name, over all schemas.
    routines: FnvMap<Name, Vec<ObjectId>>,
    /// The operators of each name, over all schemas.
    operators: FnvMap<Name, Vec<ObjectId>>,
    /// How many default privileges there are.
    default_privileges: usize,
    /// How many casts there are.
    casts: usize,
    /// The operator classes, the oldest first.
    operator_classes: Vec<ObjectId>,
    /// How many publications there are.
    publications: usize,
    journal: Vec<(ObjectId, Option<Arc<Object>>)>,
    next: u32,
}

/// A moment in a catalog's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(usize);

/// What happened to one object between two moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The object.
    pub id: ObjectId,
    /// What it was; `None` if it did not exist.
    pub before: Option<Arc<Object>>,
    /// What it is; `None` if it was dropped.
    pub after: Option<Arc<Object>>,
}

/// What one revision does to a catalog, to be stored: each touched object's number and its new state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Number and new state, `None` where it was dropped.
    pub objects: Vec<(ObjectId, Option<Arc<Object>>)>,
}

wire_struct!(Changes { objects });

/// A state of the catalog that can be asked: the present one, or one before some changes.
pub trait State {
    /// The object with this number in this state.
    fn object(&self, id: ObjectId) -> Option<&Arc<Object>>;

    /// The schema's name.
    fn schema_name(&self, id: ObjectId) -> Option<&Name> {
        self.object(id).map(|object| object.name())
    }
}

impl State for Catalog {
    fn object(&self, id: ObjectId) -> Option<&Arc<Object>> {
        self.objects.get(&id)
    }
}

/// The state that some changes came from or led to, over the present one.
#[derive(Debug)]
pub struct Overlay<'a> {
    catalog: &'a Catalog,
    before: FnvMap<ObjectId, Option<Arc<Object>>>,
}

impl State for Overlay<'_> {
    fn object(&self, id: ObjectId) -> Option<&Arc<Object>> {
        match self.before.get(&id) {
            Some(before) => before.as_ref(),
            None => self.catalog.object(id),
        }
    }
}

impl Catalog {
    /// Stands for the schema `pg_catalog`, which is no object of any catalog: a history does not make what is in it.
    pub const PG_CATALOG: ObjectId = ObjectId(u32::MAX);

    /// The schema of the session's temporary objects: it is made with the first of them, and goes with the session. Its name in
    /// SQL stands for the one of the session that asks.
    pub const TEMPORARY: &'static str = "pg_temp";

    /// A catalog with nothing in it, not even `public`.
    #[must_use]
    pub fn new() -> Self {
        Catalog::default()
    }

    /// A database as `CREATE DATABASE` leaves it: the schema `public`, with the privileges that it has since PostgreSQL 15.
    ///
    /// Every history begins here, at build time and at run time, so that object numbers mean the same in both.
    #[must_use]
    pub fn new_database() -> Self {
        Catalog::new_database_of(15)
    }

    /// The same of another version of PostgreSQL: before 15 everyone might create in `public`.
    /// <https://www.postgresql.org/docs/release/15.0/>
    #[must_use]
    pub fn new_database_of(server: u32) -> Self {
        let mut catalog = Catalog::new();
        let owner = Role::DatabaseOwner;
        let grant = |grantee, privilege| Grant {
            grantee,
            privilege,
            grant_option: false,
            grantor: Role::DatabaseOwner,
        };
        let mut privileges = vec![grant(Grantee::Public, Privilege::Usage)];
        if server < 15 {
            privileges.push(grant(Grantee::Public, Privilege::Create));
        }
        privileges.extend([
            grant(Grantee::Role(Role::DatabaseOwner), Privilege::Usage),
            grant(Grantee::Role(Role::DatabaseOwner), Privilege::Create),
        ]);
        catalog.insert(Object::Schema(Schema {
            name: Name::new("public"),
            owner,
            privileges: Some(privileges),
            comment: Some("standard public schema".to_owned()),
        }));
        catalog.insert(Object::Extension(Extension {
            name: Name::new("plpgsql"),
            schema: Catalog::PG_CATALOG,
            version: None,
            owner: Role::DatabaseOwner,
            comment: None,
        }));
        catalog
    }

    /// How many objects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.objects.len()
    }

    /// Whether there is no object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// All objects, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (ObjectId, &Arc<Object>)> {
        self.objects.iter().map(|(id, object)| (*id, object))
    }

    /// The object that a name stands for.
    #[must_use]
    pub fn find(&self, namespace: Namespace, parent: Option<ObjectId>, name: &Name) -> Option<ObjectId> {
        self.keys.get(&Key { namespace, parent, name: name.clone() }).copied()
    }

    /// The objects that refer to this one, each once.
    pub fn dependents(&self, id: ObjectId) -> impl Iterator<Item = ObjectId> {
        self.dependents.get(&id).into_iter().flatten().copied()
    }

    /// The constraints of this name, whatever they constrain: PostgreSQL keeps the names that it makes up for constraints
    /// apart within a schema, though a table's own need only differ from each other.
    pub fn constraints_named(&self, name: &str) -> impl Iterator<Item = ObjectId> {
        self.constraints.get(name).into_iter().flatten().copied()
    }

    /// The functions, procedures and aggregates of this name, in whichever schema, the oldest first.
    pub fn routines_named(&self, name: &str) -> impl Iterator<Item = ObjectId> {
        self.routines.get(name).into_iter().flatten().copied()
    }

    /// The operators of this name, in whichever schema, the oldest first.
    pub fn operators_named(&self, name: &str) -> impl Iterator<Item = ObjectId> {
        self.operators.get(name).into_iter().flatten().copied()
    }

    /// Whether `ALTER DEFAULT PRIVILEGES` holds for anything.
    #[must_use]
    pub fn has_default_privileges(&self) -> bool {
        self.default_privileges > 0
    }

    /// Whether there is any cast of the history's own.
    #[must_use]
    pub fn has_casts(&self) -> bool {
        self.casts > 0
    }

    /// The operator classes of the history's own, the oldest first.
    pub fn operator_classes(&self) -> impl Iterator<Item = ObjectId> {
        self.operator_classes.iter().copied()
    }

    /// Whether there is any publication.
    #[must_use]
    pub fn has_publications(&self) -> bool {
        self.publications > 0
    }

    /// Adds an object under a new number.
    pub fn insert(&mut self, object: Object) -> ObjectId {
        let id = ObjectId(self.next);
        self.next += 1;
        self.replace(id, Some(Arc::new(object)));
        id
    }

    /// A number for an object that is about to be put with [`put`](Catalog::put): for objects that refer to each other.
    pub fn reserve(&mut self) -> ObjectId {
        let id = ObjectId(self.next);
        self.next += 1;
        id
    }

    /// The number that the next new object gets.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.next
    }

    /// Gives away all numbers below one: others had them.
    pub fn reserve_until(&mut self, number: u32) {
        self.next = self.next.max(number);
    }

    /// Puts an object in the place of the one with this number, or under a reserved number.
    pub fn put(&mut self, id: ObjectId, object: Object) {
        self.replace(id, Some(Arc::new(object)));
    }

    /// Changes an object.
    pub fn change(&mut self, id: ObjectId, change: impl FnOnce(&mut Object)) {
        if let Some(object) = self.objects.get(&id) {
            let mut object = Object::clone(object);
            change(&mut object);
            self.replace(id, Some(Arc::new(object)));
        }
    }

    /// Takes an object away. Dependents are the caller's to see to.
    pub fn remove(&mut self, id: ObjectId) {
        self.replace(id, None);
    }

    /// The present moment.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark(self.journal.len())
    }

    /// Undoes everything since `mark`. Numbers given since are not given again.
    pub fn rollback(&mut self, mark: Mark) {
        while self.journal.len() > mark.0 {
            if let Some((id, before)) = self.journal.pop() {
                self.set(id, before);
            }
        }
    }

    /// What happened since `mark`, each touched object once, in the order in which they were first touched. An object that
    /// came and went in between is left out.
    #[must_use]
    pub fn changes_since(&self, mark: Mark) -> Vec<Change> {
        let mut seen = FnvMap::default();
        let mut changes = Vec::new();
        for (id, before) in self.journal.iter().skip(mark.0) {
            if seen.insert(*id, ()).is_none() {
                let after = self.objects.get(id).cloned();
                if before.is_some() || after.is_some() {
                    changes.push(Change { id: *id, before: before.clone(), after });
                }
            }
        }
        changes
    }

    /// The state as it was at `mark`.
    #[must_use]
    pub fn state_at(&self, mark: Mark) -> Overlay<'_> {
        let mut before = FnvMap::default();
        for (id, object) in self.journal.iter().skip(mark.0) {
            before.entry(*id).or_insert_with(|| object.clone());
        }
        Overlay { catalog: self, before }
    }

    /// The journal, the latest entry first: the moment after which something happened, the object, and what it was before.
    pub fn journal(&self) -> impl Iterator<Item = (Mark, ObjectId, Option<&Arc<Object>>)> {
        self.journal.iter().enumerate().rev().map(|(index, (id, before))| (Mark(index), *id, before.as_ref()))
    }

    /// Applies stored changes.
    pub fn apply(&mut self, changes: &Changes) {
        for (id, object) in &changes.objects {
            self.next = self.next.max(id.0 + 1);
            self.replace(*id, object.clone());
        }
    }

    /// Reads changes that [`Wire::put`] wrote and applies them.
    ///
    /// # Errors
    /// [`WireError`] if the bytes are not such changes; the catalog is then as it was.
    pub fn apply_encoded(&mut self, bytes: &[u8]) -> Result<(), WireError> {
        let mut reader = Reader::new(bytes);
        let changes = Changes::take(&mut reader)?;
        self.apply(&changes);
        Ok(())
    }

    fn replace(&mut self, id: ObjectId, object: Option<Arc<Object>>) {
        let before = self.set(id, object);
        self.journal.push((id, before));
    }

    /// The one place that changes the maps.
    fn set(&mut self, id: ObjectId, object: Option<Arc<Object>>) -> Option<Arc<Object>> {
        let before = match &object {
            Some(object) => self.objects.insert(id, Arc::clone(object)),
            None => self.objects.remove(&id),
        };
        let (old_keys, old_targets) = before.as_deref().map(edges).unwrap_or_default();
        let (new_keys, new_targets) = object.as_deref().map(edges).unwrap_or_default();
        if old_keys != new_keys {
            for key in old_keys {
                if self.keys.get(&key) == Some(&id) {
                    self.keys.remove(&key);
                }
                if key.namespace == Namespace::Constraint
                    && let Some(list) = self.constraints.get_mut(&key.name)
                {
                    list.retain(|constraint| *constraint != id);
                }
            }
            for key in new_keys {
                if key.namespace == Namespace::Constraint {
                    insert_sorted(self.constraints.entry(key.name.clone()).or_default(), id);
                }
                self.keys.insert(key, id);
            }
        }
        let routine = |object: Option<&Object>| match object {
            Some(Object::Routine(it)) => Some(it.name.clone()),
            _ => None,
        };
        let (old, new) = (routine(before.as_deref()), routine(object.as_deref()));
        if old != new {
            if let Some(list) = old.and_then(|name| self.routines.get_mut(&name)) {
                list.retain(|other| *other != id);
            }
            if let Some(name) = new {
                insert_sorted(self.routines.entry(name).or_default(), id);
            }
        }
        let operator = |object: Option<&Object>| match object {
            Some(Object::Defined(it)) if it.kind == DefinedKind::Operator => Some(it.name.clone()),
            _ => None,
        };
        let (old, new) = (operator(before.as_deref()), operator(object.as_deref()));
        if old != new {
            if let Some(list) = old.and_then(|name| self.operators.get_mut(&name)) {
                list.retain(|other| *other != id);
            }
            if let Some(name) = new {
                insert_sorted(self.operators.entry(name).or_default(), id);
            }
        }
        let is = |object: Option<&Object>, kind: DefinedKind| {
            usize::from(matches!(object, Some(Object::Defined(it)) if it.kind == kind))
        };
        self.default_privileges += is(object.as_deref(), DefinedKind::DefaultPrivileges);
        self.default_privileges -= is(before.as_deref(), DefinedKind::DefaultPrivileges);
        self.casts += is(object.as_deref(), DefinedKind::Cast);
        self.casts -= is(before.as_deref(), DefinedKind::Cast);
        match [before.as_deref(), object.as_deref()].map(|it| is(it, DefinedKind::OperatorClass)) {
            [0, 1] => insert_sorted(&mut self.operator_classes, id),
            [1, 0] => self.operator_classes.retain(|other| *other != id),
            _ => {}
        }
        self.publications += is(object.as_deref(), DefinedKind::Publication);
        self.publications -= is(before.as_deref(), DefinedKind::Publication);
        if old_targets != new_targets {
            for target in old_targets.iter().filter(|target| !new_targets.contains(target)) {
                if let Some(list) = self.dependents.get_mut(target) {
                    list.retain(|dependent| *dependent != id);
                }
            }
            for target in new_targets.iter().filter(|target| !old_targets.contains(target)) {
                insert_sorted(self.dependents.entry(*target).or_default(), id);
            }
        }
        before
    }
}

/// By number: the order must not tell by which way a state was reached.
fn insert_sorted(list: &mut Vec<ObjectId>, id: ObjectId) {
    match list.last() {
        Some(last) if *last > id => list.insert(list.partition_point(|other| *other < id), id),
        Some(_) | None => list.push(id),
    }
}

/// The keys and the distinct targets of an object.
fn edges(object: &Object) -> (Vec<Key>, Vec<ObjectId>) {
    let (mut keys, mut references): (Vec<Key>, Vec<Reference>) = (Vec::new(), Vec::new());
    object.keys(&mut keys);
    object.references(&mut references);
    let mut targets: Vec<ObjectId> = Vec::with_capacity(references.len());
    for reference in references {
        if !targets.contains(&reference.target) {
            targets.push(reference.target);
        }
    }
    (keys, targets)
}
