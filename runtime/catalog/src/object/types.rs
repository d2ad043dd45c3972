//! Types that a history makes.

use super::whole;
use crate::{
    CollationRef, Expression, Name, ObjectId, Part, Privileges, Reference, Role, Strength, TypeBase, TypeRef,
    wire_enum, wire_struct,
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
        collation: Option<CollationRef>,
        /// `DEFAULT`
        default: Option<Expression>,
        /// `NOT NULL`
        not_null: bool,
    },
    /// A base type of an extension (`citext`).
    Base,
    /// `CREATE TYPE … AS RANGE`; its multirange type is a type of its own that belongs to it.
    Range {
        /// What it is a range over.
        subtype: TypeRef,
        /// Further attributes in PostgreSQL's words (`subtype_opclass`, `collation`, `canonical`, `subtype_diff`), sorted by name.
        attributes: Vec<(Name, Expression)>,
    },
    /// The multirange type of a range type.
    Multirange {
        /// The range type.
        range: ObjectId,
    },
    /// `CREATE TYPE name`: declared, not defined yet.
    Shell,
    /// `CREATE TYPE name (INPUT = …)`: a base type of the history, attributes in PostgreSQL's words, sorted by name.
    Defined {
        /// The attributes.
        attributes: Vec<(Name, Expression)>,
    },
}

wire_struct!(Type { schema, name, array_type, extension, owner, privileges, comment, kind });
wire_enum!(TypeKind {
    0 Enum { labels }, 1 Domain { base, collation, default, not_null }, 2 Base,
    3 Range { subtype, attributes }, 4 Multirange { range }, 5 Shell, 6 Defined { attributes },
});

impl Type {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.schema, Strength::Normal));
        if let Some(extension) = self.extension {
            found.push(whole(extension, Strength::Extension));
        }
        match &self.kind {
            TypeKind::Range { subtype, attributes } => {
                if let TypeBase::User(id) = subtype.base {
                    found.push(whole(id, Strength::Normal));
                }
                for (_, value) in attributes {
                    value.references(Part::Whole, None, Strength::Normal, found);
                }
            }
            TypeKind::Multirange { range } => found.push(whole(*range, Strength::Internal)),
            TypeKind::Defined { attributes } => {
                for (_, value) in attributes {
                    value.references(Part::Whole, None, Strength::Normal, found);
                }
            }
            TypeKind::Enum { .. } | TypeKind::Base | TypeKind::Shell | TypeKind::Domain { .. } => {}
        }
        if let TypeKind::Domain { base, default, collation, .. } = &self.kind {
            let collation = collation.as_ref().and_then(CollationRef::object);
            found.extend(collation.map(|id| whole(id, Strength::Normal)));
            if let TypeBase::User(id) = base.base {
                found.push(whole(id, Strength::Normal));
            }
            if let Some(default) = default {
                default.references(Part::Whole, None, Strength::Normal, found);
            }
        }
    }
}
