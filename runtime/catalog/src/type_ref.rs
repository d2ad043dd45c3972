//! The type of a column, a cast or a result.

use crate::{Name, ObjectId, wire_enum, wire_struct};

/// A type without its modifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeBase {
    /// A type of `pg_catalog`, by `typname`: `int4`, `timestamptz`, `bpchar`. Array types too (`_int4`) only where they are
    /// written so; the rule is `array: true`.
    Builtin(Name),
    /// A type that the history made: an enum, a domain, an extension's type, a table's row.
    User(ObjectId),
}

wire_enum!(TypeBase { 0 Builtin(name), 1 User(id) });

/// A type as a column has it: base, array or not, modifier.
///
/// PostgreSQL does not keep the number of dimensions or their bounds, so neither does this.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The element's type if `array`, the type otherwise.
    pub base: TypeBase,
    /// Whether it is an array of `base`.
    pub array: bool,
    /// `pg_attribute.atttypmod`: -1 for none; `numeric(p,s)` is `((p << 16) | (s & 0x7ff)) + 4`, `varchar(n)` is `n + 4`.
    pub modifier: i32,
}

wire_struct!(TypeRef { base, array, modifier });

/// A collation as a column has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CollationRef {
    /// One of `pg_catalog`.
    Builtin(Name),
    /// One that the history made.
    User(ObjectId),
}

wire_enum!(CollationRef { 0 Builtin(name), 1 User(id) });

impl CollationRef {
    /// A collation of `pg_catalog`.
    #[must_use]
    pub fn builtin(name: &str) -> Self {
        CollationRef::Builtin(Name::new(name))
    }

    /// What it depends on.
    pub(crate) fn object(&self) -> Option<ObjectId> {
        match self {
            CollationRef::Builtin(_) => None,
            CollationRef::User(id) => Some(*id),
        }
    }
}

impl TypeRef {
    /// A type of `pg_catalog` without modifier.
    #[must_use]
    pub fn builtin(name: &str) -> Self {
        TypeRef { base: TypeBase::Builtin(Name::new(name)), array: false, modifier: -1 }
    }

    /// A type of the history without modifier.
    #[must_use]
    pub fn user(id: ObjectId) -> Self {
        TypeRef { base: TypeBase::User(id), array: false, modifier: -1 }
    }
}
