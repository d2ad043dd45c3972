//! Composite, range and base types as written.

use arcoiris_catalog::wire_enum;

use super::{ColumnDefinition, ObjectName};

/// A statement about a type that is neither enum nor domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeStatement {
    /// `CREATE TYPE … AS (…)`
    CreateComposite { name: ObjectName, attributes: Vec<ColumnDefinition> },
    /// `CREATE TYPE name`
    CreateShell { name: ObjectName },
}

wire_enum!(TypeStatement { 0 CreateComposite { name, attributes }, 1 CreateShell { name } });
