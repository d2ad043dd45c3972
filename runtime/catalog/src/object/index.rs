//! Indexes.

use super::whole;
use crate::{
    CollationRef, ColumnNumber, Expression, Name, ObjectId, Part, Reference, Strength, wire_enum, wire_struct,
};

/// An index. <https://www.postgresql.org/docs/15/sql-createindex.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// The schema, which is always the table's.
    pub schema: ObjectId,
    /// Its name.
    pub name: Name,
    /// The table.
    pub table: ObjectId,
    /// The constraint that it enforces; the two live and die together.
    pub constraint: Option<ObjectId>,
    /// `USING`: `btree`, `gin`, …
    pub method: Name,
    /// The key, in order.
    pub keys: Vec<IndexKey>,
    /// `INCLUDE`
    pub include: Vec<ColumnNumber>,
    /// `UNIQUE`
    pub unique: bool,
    /// `NULLS NOT DISTINCT`, since PostgreSQL 15
    pub nulls_not_distinct: bool,
    /// `WHERE`
    pub predicate: Option<Expression>,
    /// `WITH (…)`, sorted by name.
    pub options: Vec<(Name, String)>,
    /// What it depends on beside the table and what its expressions tell: extensions whose operator classes it uses.
    pub also: Vec<ObjectId>,
    /// `CLUSTER ON`
    pub clustered: bool,
    /// `REPLICA IDENTITY USING INDEX`
    pub replica_identity: bool,
    /// `COMMENT ON INDEX`
    pub comment: Option<String>,
    /// The index of the partitioned table that it is a partition of.
    pub parent: Option<ObjectId>,
    /// Whether it may be used: not on a partitioned table `ONLY`, until every partition has its own (`indisvalid`).
    pub valid: bool,
    /// What its columns are called, included ones too (`pg_attribute` of the index): what they were called when it was made, from
    /// which the names of like indexes are made up.
    pub column_names: Vec<Name>,
}

/// One column of an index's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexKey {
    /// What is indexed.
    pub element: IndexElement,
    /// `COLLATE`, if not the element's own.
    pub collation: Option<CollationRef>,
    /// The operator class, if not the type's default for the method.
    pub operator_class: Option<Name>,
    /// `DESC`
    pub descending: bool,
    /// Whether NULL comes first; the default is last, or first if `descending`.
    pub nulls_first: bool,
    /// The operator class, if it is one of the history's own; its name is then the object's.
    pub own_class: Option<ObjectId>,
}

/// What a column of an index's key is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexElement {
    /// A column.
    Column(ColumnNumber),
    /// An expression.
    Expression(Expression),
}

wire_enum!(IndexElement { 0 Column(number), 1 Expression(expression) });
wire_struct!(
    Index {
        schema, name, table, constraint, method, keys, include, unique, nulls_not_distinct, predicate, options, also,
        clustered, replica_identity, comment, parent, valid, column_names,
    }
    IndexKey { element, collation, operator_class, descending, nulls_first, own_class }
);

impl Index {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.extend(self.also.iter().map(|target| whole(*target, Strength::Normal)));
        found.extend(self.parent.iter().map(|parent| whole(*parent, Strength::Partition)));
        let mut on_column = false;
        let column = |number| Reference {
            from: Part::Whole,
            target: self.table,
            column: Some(number),
            strength: Strength::Auto,
        };
        for key in &self.keys {
            let collation = key.collation.as_ref().and_then(CollationRef::object);
            found.extend(collation.map(|id| whole(id, Strength::Normal)));
            found.extend(key.own_class.map(|id| whole(id, Strength::Normal)));
            match &key.element {
                // A constraint knows its columns, and goes with them itself.
                IndexElement::Column(_) if self.constraint.is_some() => {}
                IndexElement::Column(number) => {
                    found.push(column(*number));
                    on_column = true;
                }
                IndexElement::Expression(expression) => {
                    expression.references(Part::Whole, Some(self.table), Strength::Auto, found);
                }
            }
        }
        found.extend(self.include.iter().map(|number| column(*number)));
        if let Some(predicate) = &self.predicate {
            predicate.references(Part::Whole, Some(self.table), Strength::Auto, found);
        }
        match self.constraint {
            Some(constraint) => found.push(whole(constraint, Strength::Internal)),
            None if !on_column => found.push(whole(self.table, Strength::Auto)),
            None => {}
        }
    }
}
