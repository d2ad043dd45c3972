//! Types that a history makes.

use super::whole;
use crate::{
    Expression, Name, ObjectId, Part, Privileges, Reference, Role, Strength, TypeBase, TypeRef, wire_enum,
    wire_struct,
};

/// A type. <https://www.postgresql.org/docs/15/sql-createtype.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// The schema it stands in.
    pub schema: ObjectId,
    /// Its name.
    pub name: Name,
    /// The name of the array type that came with it (`_name` unless that was taken).
    pub array_type: Option<Name>,
    /// The extension that it is a member of.
    pub extension: Option<ObjectId>,
    /// Its owner.
    pub owner: Role,
    /// Who may use it.
    pub privileges: Privileges,
    /// `COMMENT ON TYPE` or `DOMAIN`
    pub comment: Option<String>,
    /// What it is.
    pub kind: TypeKind,
}

/// What a [`Type`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeKind {
    /// `CREATE TYPE … AS ENUM`, labels in their order.
    Enum {
        /// The labels.
        labels: Vec<String>,
    },
    /// `CREATE DOMAIN`; its CHECK constraints are [`Constraint`](crate::Constraint)s of it.
    Domain {
        /// What it is a domain over.
        base: TypeRef,
        /// `COLLATE`, if not the base type's own.
        collation: Option<Name>,
        /// `DEFAULT`
        default: Option<Expression>,
        /// `NOT NULL`
        not_null: bool,
    },
    /// A base type of an extension (`citext`).
    Base,
}

wire_struct!(Type { schema, name, array_type, extension, owner, privileges, comment, kind });
wire_enum!(TypeKind { 0 Enum { labels }, 1 Domain { base, collation, default, not_null }, 2 Base });

impl Type {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.schema, Strength::Normal));
        if let Some(extension) = self.extension {
            found.push(whole(extension, Strength::Extension));
        }
        if let TypeKind::Domain { base, default, .. } = &self.kind {
            if let TypeBase::User(id) = base.base {
                found.push(whole(id, Strength::Normal));
            }
            if let Some(default) = default {
                default.references(Part::Whole, None, Strength::Normal, found);
            }
        }
    }
}
