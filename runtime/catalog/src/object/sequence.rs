//! Sequences.

use super::whole;
use crate::{
    ColumnNumber, Name, ObjectId, Part, Privileges, Reference, Role, Strength, TypeRef, wire_struct,
};

/// A sequence. <https://www.postgresql.org/docs/15/sql-createsequence.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// The schema it stands in.
    pub schema: ObjectId,
    /// Its name.
    pub name: Name,
    /// `AS`: `int2`, `int4` or `int8`
    pub ty: TypeRef,
    /// `START WITH`
    pub start: i64,
    /// `INCREMENT BY`
    pub increment: i64,
    /// `MINVALUE`
    pub minimum: i64,
    /// `MAXVALUE`
    pub maximum: i64,
    /// `CACHE`
    pub cache: i64,
    /// `CYCLE`
    pub cycle: bool,
    /// `UNLOGGED`, since PostgreSQL 15
    pub unlogged: bool,
    /// `OWNED BY`, or the identity column that it is part of.
    pub owned_by: Option<Owner>,
    /// Its owner.
    pub owner: Role,
    /// Who may do what.
    pub privileges: Privileges,
    /// `COMMENT ON SEQUENCE`
    pub comment: Option<String>,
}

/// The column that a sequence goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The table.
    pub table: ObjectId,
    /// The column.
    pub column: ColumnNumber,
    /// Whether it is the sequence of an identity column, which cannot be dropped by itself.
    pub identity: bool,
}

wire_struct!(
    Sequence {
        schema, name, ty, start, increment, minimum, maximum, cache, cycle, unlogged, owned_by, owner, privileges, comment,
    }
    Owner { table, column, identity }
);

impl Sequence {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.schema, Strength::Normal));
        if let Some(owner) = self.owned_by {
            let strength = if owner.identity { Strength::Internal } else { Strength::Auto };
            found.push(Reference {
                from: Part::Whole,
                target: owner.table,
                column: Some(owner.column),
                strength,
            });
        }
    }
}
