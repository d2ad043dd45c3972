//! A PostgreSQL schema as plain data: the objects, how they depend on one another, what two states differ in.
//!
//! Shared by both halves of arcoiris: the checker simulates statements on it while a backend is built, and the runtime
//! reads from it what a database should look like. What a statement does to a catalog is not known here.
#![deny(missing_docs)]

mod catalog;
mod expression;
mod facts;
mod fnv;
mod format_type;
mod identity;
mod keyword;
pub mod mend;
mod name;
mod object;
mod type_ref;
mod wire;

pub use catalog::{Catalog, Change, Changes, Mark, Overlay, State};
pub use expression::{Expression, Piece};
pub use facts::{
    Difference, Fact, Label, PrivilegedKind, UNDECIDED, all_privileges, constraint_definition,
    default_privileges, differences, effective_privileges, exclusion_definition, expression_text, facts_of,
    index_definition, materialised, object_label, options_text, privileges_text, qualified_name, role_text,
    routine_signature, split_last, storage_parameters,
};
pub use fnv::{Fnv, FnvMap};
pub use format_type::{format_type, format_type_without_modifier};
pub use identity::{
    ColumnNumber, Grant, Grantee, Key, Namespace, ObjectId, Part, Privilege, Privileges, Reference, Role,
    Strength,
};
pub use name::{Name, QualifiedName};
pub use object::{
    Action, Argument, ArgumentMode, Column, Constraint, ConstraintKind, ConstraintParent, Defined,
    DefinedKind, ExclusionElement, Extension, ForeignKey, Generation, Identity, Index, IndexElement,
    IndexKey, KeyConstraint, Match, Object, Owner, PartitionKey, PartitionStrategy, Persistence,
    ReplicaIdentity, Routine, RoutineBody, RoutineKind, Schema, Sequence, Table, TableKind, Trigger,
    TriggerFunction, TriggerTiming, Type, TypeKind, View, routine_identity,
};
pub use type_ref::{CollationRef, TypeBase, TypeRef};
pub use wire::{Reader, Wire, WireError};
