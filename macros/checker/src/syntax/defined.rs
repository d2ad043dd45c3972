//! Statements about objects that are sets of attributes, as written: policies, publications, operators, roles, …

use arcoiris_catalog::{DefinedKind, wire_enum};

use super::{Ident, ObjectName};

/// A statement about such an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefinedStatement {
    /// `DROP POLICY`, `DROP RULE`: of what stands on a relation.
    DropOn { kind: DefinedKind, name: Ident, relation: ObjectName, if_exists: bool, cascade: bool },
}

wire_enum!(DefinedStatement { 0 DropOn { kind, name, relation, if_exists, cascade } });
