//! What holds other objects: schemas and extensions.

use crate::{Name, ObjectId, Privileges, Role, wire_struct};

/// A schema. <https://www.postgresql.org/docs/15/sql-createschema.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// Its name.
    pub name: Name,
    /// Its owner.
    pub owner: Role,
    /// Who may do what.
    pub privileges: Privileges,
    /// `COMMENT ON SCHEMA`
    pub comment: Option<String>,
}

/// An installed extension. <https://www.postgresql.org/docs/15/sql-createextension.html>
///
/// Its types are objects of their own that refer to it; its functions, operators and casts are known by the checker
/// from the extension's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its name.
    pub name: Name,
    /// Where its objects stand.
    pub schema: ObjectId,
    /// The version asked for; `None` for the server's default.
    pub version: Option<Name>,
    /// Its owner.
    pub owner: Role,
    /// `COMMENT ON EXTENSION`, if it is not the one that the extension brings.
    pub comment: Option<String>,
}

wire_struct!(
    Schema { name, owner, privileges, comment }
    Extension { name, schema, version, owner, comment }
);
