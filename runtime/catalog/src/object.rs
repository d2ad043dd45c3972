//! The objects of a catalog. Each is plain data; what may be done to it lives in the checker.

mod constraint;
mod defined;
mod index;
mod namespace;
mod routine;
mod sequence;
mod table;
mod types;

pub use constraint::{
    Action, Constraint, ConstraintKind, ConstraintParent, ExclusionElement, ForeignKey, KeyConstraint, Match,
};
pub use defined::{Defined, DefinedKind};
pub use index::{Index, IndexElement, IndexKey};
pub use namespace::{Extension, Schema};
pub use routine::{
    Argument, ArgumentMode, Routine, RoutineBody, RoutineKind, Trigger, TriggerFunction, TriggerTiming,
    routine_identity,
};
pub use sequence::{Owner, Sequence};
pub use table::{
    Column, Generation, Identity, PartitionKey, PartitionStrategy, Persistence, ReplicaIdentity, Table,
    TableKind, View,
};
pub use types::{Type, TypeKind};

use crate::{Key, Name, Namespace, ObjectId, Part, Privileges, Reference, Role, Strength, wire_enum};

/// Any object of a catalog.
///
/// ```
/// use arcoiris_catalog::{Name, Object, Role, Schema};
/// let schema = Object::Schema(Schema { name: Name::new("pos"), owner: Role::Migrator, privileges: None, comment: None });
/// assert_eq!(schema.name().as_str(), "pos");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Object {
    /// `CREATE SCHEMA`
    Schema(Schema),
    /// `CREATE EXTENSION`
    Extension(Extension),
    /// `CREATE TYPE`, `CREATE DOMAIN`, and types of extensions
    Type(Type),
    /// `CREATE TABLE`, `CREATE VIEW`, and all else that has columns
    Table(Table),
    /// A constraint of a table or a domain
    Constraint(Constraint),
    /// `CREATE INDEX`, or the index of a key
    Index(Index),
    /// `CREATE SEQUENCE`, or the sequence of a serial or identity column
    Sequence(Sequence),
    /// `CREATE FUNCTION`, `CREATE PROCEDURE`, `CREATE AGGREGATE`
    Routine(Routine),
    /// `CREATE TRIGGER`
    Trigger(Trigger),
    /// `CREATE` of any other kind
    Defined(Defined),
}

wire_enum!(Object {
    0 Schema(it), 1 Extension(it), 2 Type(it), 3 Table(it), 4 Constraint(it), 5 Index(it), 6 Sequence(it), 7 Routine(it),
    8 Trigger(it), 9 Defined(it),
});

impl Object {
    /// Its own name, without the schema or table that it stands in.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Object::Schema(it) => &it.name,
            Object::Extension(it) => &it.name,
            Object::Type(it) => &it.name,
            Object::Table(it) => &it.name,
            Object::Constraint(it) => &it.name,
            Object::Index(it) => &it.name,
            Object::Sequence(it) => &it.name,
            Object::Routine(it) => &it.name,
            Object::Trigger(it) => &it.name,
            Object::Defined(it) => &it.name,
        }
    }

    /// The names under which it is found; the first is its own.
    pub fn keys(&self, found: &mut Vec<Key>) {
        let mut key =
            |namespace, parent, name: &Name| found.push(Key { namespace, parent, name: name.clone() });
        match self {
            Object::Schema(it) => key(Namespace::Schema, None, &it.name),
            Object::Extension(it) => key(Namespace::Extension, None, &it.name),
            Object::Type(it) => {
                key(Namespace::Type, Some(it.schema), &it.name);
                if let Some(array) = &it.array_type {
                    key(Namespace::Type, Some(it.schema), array);
                }
            }
            Object::Table(it) => {
                key(Namespace::Relation, Some(it.schema), &it.name);
                key(Namespace::Type, Some(it.schema), &it.name);
                key(Namespace::Type, Some(it.schema), &it.array_type);
            }
            Object::Constraint(it) => key(Namespace::Constraint, Some(it.of), &it.name),
            Object::Index(it) => key(Namespace::Relation, Some(it.schema), &it.name),
            Object::Sequence(it) => key(Namespace::Relation, Some(it.schema), &it.name),
            Object::Routine(it) => key(Namespace::Routine, Some(it.schema), &it.identity()),
            Object::Trigger(it) => key(Namespace::Trigger, Some(it.table), &it.name),
            Object::Defined(it) => key(Namespace::Defined(it.kind), it.of, &it.identity()),
        }
    }

    /// What it depends on, edge by edge.
    pub fn references(&self, found: &mut Vec<Reference>) {
        match self {
            Object::Schema(_) => {}
            Object::Extension(it) => found.push(whole(it.schema, Strength::Normal)),
            Object::Type(it) => it.references(found),
            Object::Table(it) => it.references(found),
            Object::Constraint(it) => it.references(found),
            Object::Index(it) => it.references(found),
            Object::Sequence(it) => it.references(found),
            Object::Routine(it) => it.references(found),
            Object::Trigger(it) => it.references(found),
            Object::Defined(it) => it.references(found),
        }
    }

    /// Who owns it; a constraint and an index belong to whoever owns the table, so they have none of their own.
    #[must_use]
    pub fn owner(&self) -> Option<&Role> {
        match self {
            Object::Schema(it) => Some(&it.owner),
            Object::Extension(it) => Some(&it.owner),
            Object::Type(it) => Some(&it.owner),
            Object::Table(it) => Some(&it.owner),
            Object::Sequence(it) => Some(&it.owner),
            Object::Routine(it) => Some(&it.owner),
            Object::Defined(it) => it.owner.as_ref(),
            Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => None,
        }
    }

    /// The comment, to be set.
    pub fn comment_mut(&mut self) -> &mut Option<String> {
        match self {
            Object::Schema(it) => &mut it.comment,
            Object::Extension(it) => &mut it.comment,
            Object::Type(it) => &mut it.comment,
            Object::Table(it) => &mut it.comment,
            Object::Constraint(it) => &mut it.comment,
            Object::Index(it) => &mut it.comment,
            Object::Sequence(it) => &mut it.comment,
            Object::Routine(it) => &mut it.comment,
            Object::Trigger(it) => &mut it.comment,
            Object::Defined(it) => &mut it.comment,
        }
    }

    /// The privileges, to be set; `None` for what has none.
    pub fn privileges_mut(&mut self) -> Option<&mut Privileges> {
        match self {
            Object::Schema(it) => Some(&mut it.privileges),
            Object::Type(it) => Some(&mut it.privileges),
            Object::Table(it) => Some(&mut it.privileges),
            Object::Sequence(it) => Some(&mut it.privileges),
            Object::Routine(it) => Some(&mut it.privileges),
            Object::Defined(it) => Some(&mut it.privileges),
            Object::Extension(_) | Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => None,
        }
    }
}

/// An edge from the whole object to the whole of another.
pub(crate) fn whole(target: ObjectId, strength: Strength) -> Reference {
    Reference { from: Part::Whole, target, column: None, strength }
}
