//! Composite, range and base types as written.

use arcoiris_catalog::wire_enum;

use super::{ColumnDefinition, DefineOption, Expression, Ident, ObjectName, TypeName};

/// A statement about a type that is neither enum nor domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeStatement {
    /// `CREATE TYPE … AS (…)`
    CreateComposite { name: ObjectName, attributes: Vec<ColumnDefinition> },
    /// `CREATE TYPE name`
    CreateShell { name: ObjectName },
    /// `CREATE TYPE … AS RANGE (…)`
    CreateRange { name: ObjectName, options: Vec<(Ident, RangeOption)> },
    /// `CREATE TYPE name (INPUT = …)`
    CreateBase { name: ObjectName, options: Vec<DefineOption> },
}

/// The value of an option of a range type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RangeOption {
    Type(TypeName),
    Name(ObjectName),
    Expression(Expression),
}

wire_enum!(TypeStatement {
    0 CreateComposite { name, attributes }, 1 CreateShell { name }, 2 CreateRange { name, options },
    3 CreateBase { name, options },
});
wire_enum!(RangeOption { 0 Type(ty), 1 Name(name), 2 Expression(value) });
