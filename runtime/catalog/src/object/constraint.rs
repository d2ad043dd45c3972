//! Constraints of tables and domains.

use super::whole;
use crate::{ColumnNumber, Expression, Name, ObjectId, Part, Reference, Strength, wire_enum, wire_struct};

/// A constraint. NOT NULL is a property of its column. <https://www.postgresql.org/docs/15/ddl-constraints.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// The table or the domain that it constrains.
    pub of: ObjectId,
    /// Its name.
    pub name: Name,
    /// What it demands.
    pub kind: ConstraintKind,
    /// `DEFERRABLE`
    pub deferrable: bool,
    /// `INITIALLY DEFERRED`
    pub initially_deferred: bool,
    /// Whether the rows that stood before were checked: `false` after `NOT VALID`, until `VALIDATE CONSTRAINT`.
    pub validated: bool,
    /// `COMMENT ON CONSTRAINT`
    pub comment: Option<String>,
    /// From how many tables above it is inherited (`coninhcount`).
    pub inherited: i16,
    /// Whether it is the table's own, whatever it inherits (`conislocal`).
    pub local: bool,
    /// The constraint of the partitioned table that it is a part of (`conparentid`).
    pub parent: Option<ConstraintParent>,
    /// Of a key or a foreign key: whether it was made for a partition (`connoinherit` is false). Where the table is a partition no more,
    /// PostgreSQL looks for it in the tables that inherit when it is dropped. It is told by no fact.
    pub for_partition: bool,
}

/// The constraint that another is a part of, where partitions are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintParent {
    /// The same constraint of the table that this one's is a partition of.
    Above(ObjectId),
    /// The foreign key to a partitioned table, of which this one refers to one partition. It is told by no fact.
    Referring(ObjectId),
}

wire_enum!(ConstraintParent { 0 Above(id), 1 Referring(id) });

impl Constraint {
    /// Whether it only says of one partition what a foreign key to the partitioned table says of all.
    #[must_use]
    pub fn is_of_referenced_partition(&self) -> bool {
        matches!(self.parent, Some(ConstraintParent::Referring(_)))
    }

    /// The constraint of the table above that it is a part of.
    #[must_use]
    pub fn above(&self) -> Option<ObjectId> {
        match self.parent {
            Some(ConstraintParent::Above(id)) => Some(id),
            Some(ConstraintParent::Referring(_)) | None => None,
        }
    }
}

/// What a [`Constraint`] demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConstraintKind {
    /// `PRIMARY KEY`
    PrimaryKey(KeyConstraint),
    /// `UNIQUE`
    Unique(KeyConstraint),
    /// `CHECK`
    Check {
        /// The condition.
        expression: Expression,
        /// `NO INHERIT`
        no_inherit: bool,
    },
    /// `FOREIGN KEY`
    ForeignKey(ForeignKey),
    /// `EXCLUDE`
    Exclusion {
        /// The index that enforces it.
        index: ObjectId,
        /// The elements, in order, each with its operator.
        elements: Vec<ExclusionElement>,
    },
}

/// The columns of a key and the index that enforces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyConstraint {
    /// The columns, in the key's order.
    pub columns: Vec<ColumnNumber>,
    /// The index, which holds `INCLUDE`, `NULLS NOT DISTINCT` and storage parameters.
    pub index: ObjectId,
}

/// An element of an exclusion constraint; the expression or column stands in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusionElement {
    /// The column, if it is one.
    pub column: Option<ColumnNumber>,
    /// The operator, `&&`, with its schema if it is not `pg_catalog`'s.
    pub operator: String,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// The referencing columns.
    pub columns: Vec<ColumnNumber>,
    /// The table referred to.
    pub table: ObjectId,
    /// The columns referred to, in the same order.
    pub referenced: Vec<ColumnNumber>,
    /// The unique index that they match.
    pub index: ObjectId,
    /// `MATCH`
    pub matching: Match,
    /// `ON UPDATE`
    pub on_update: Action,
    /// `ON DELETE`
    pub on_delete: Action,
    /// `ON DELETE SET NULL (columns)`, since PostgreSQL 15
    pub set_columns: Vec<ColumnNumber>,
}

/// `MATCH` of a foreign key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum Match {
    Simple,
    Full,
}

/// What a foreign key does when the row referred to goes or changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum Action {
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

wire_enum!(Match { 0 Simple, 1 Full });
wire_enum!(Action { 0 NoAction, 1 Restrict, 2 Cascade, 3 SetNull, 4 SetDefault });
wire_enum!(ConstraintKind {
    0 PrimaryKey(key), 1 Unique(key), 2 Check { expression, no_inherit }, 3 ForeignKey(key), 4 Exclusion { index, elements },
});
wire_struct!(
    Constraint { of, name, kind, deferrable, initially_deferred, validated, comment, inherited, local, parent, for_partition }
    KeyConstraint { columns, index }
    ExclusionElement { column, operator }
    ForeignKey { columns, table, referenced, index, matching, on_update, on_delete, set_columns }
);

impl Constraint {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        // A constraint goes with each of its own columns, or with its table (pg_constraint's automatic dependencies).
        let column = |target, number, strength| Reference {
            from: Part::Whole,
            target,
            column: Some(number),
            strength,
        };
        match self.parent {
            Some(ConstraintParent::Above(id)) => found.push(whole(id, Strength::Partition)),
            Some(ConstraintParent::Referring(id)) => found.push(whole(id, Strength::Internal)),
            None => {}
        }
        match &self.kind {
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                found.extend(key.columns.iter().map(|number| column(self.of, *number, Strength::Auto)));
            }
            ConstraintKind::Check { expression, .. } => {
                let before = found.len();
                expression.references(Part::Whole, Some(self.of), Strength::Normal, found);
                for reference in found.iter_mut().skip(before) {
                    if reference.column.is_some() {
                        reference.strength = Strength::Auto;
                    }
                }
                found.push(whole(self.of, Strength::Auto));
            }
            ConstraintKind::ForeignKey(key) => {
                found.extend(key.columns.iter().map(|number| column(self.of, *number, Strength::Auto)));
                found
                    .extend(key.referenced.iter().map(|number| column(key.table, *number, Strength::Normal)));
                found.push(whole(key.index, Strength::Normal));
            }
            ConstraintKind::Exclusion { elements, .. } => {
                let numbers = elements.iter().filter_map(|element| element.column);
                found.extend(numbers.map(|number| column(self.of, number, Strength::Auto)));
                found.push(whole(self.of, Strength::Auto));
            }
        }
    }
}
