//! A stored expression: a default, a check, an index key, a predicate.

use crate::{ColumnNumber, Name, ObjectId, wire_enum, wire_struct};

/// An expression in normal form: the text that PostgreSQL's `pg_get_expr` prints, with holes where a name stands that may
/// change. Two expressions are equal if their texts, names filled in, are.
///
/// PostgreSQL stores a tree that points at columns, types and functions by number, so that a rename shows in every
/// expression at once; the holes do the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Text and holes, in order.
    pub pieces: Vec<Piece>,
    /// What the expression depends on beside the columns and objects in its holes (an extension's function, say).
    pub also: Vec<ObjectId>,
}

wire_struct!(Expression { pieces, also });

/// A part of an [`Expression`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as it stands.
    Text(String),
    /// The name of a column of the table that the expression belongs to.
    Column(ColumnNumber),
    /// A type's name as `format_type` prints it.
    Type(ObjectId),
    /// A relation's name inside a `regclass` constant such as `nextval('pos.sale_numbers'::regclass)`, without quotes
    /// around it.
    Relation(ObjectId),
    /// The name of a column of a relation, not qualified: for queries, which read other relations' columns.
    ColumnOf(ObjectId, ColumnNumber),
    /// The qualified name of a function of the history, without its arguments.
    Routine(ObjectId),
    /// The name of a schema, without a point after it.
    Schema(ObjectId),
    /// The qualified name of any other object of the history (an operator's or a collation's, say).
    Object(ObjectId),
    /// The name of a relation, not qualified: by which a query calls its columns.
    NameOf(ObjectId),
    /// ` AS name`, unless the column before it is called so.
    Label {
        /// The column before it, if it is one of a relation of the history.
        column: Option<(ObjectId, ColumnNumber)>,
        /// What the column of the query is called.
        name: Name,
    },
    /// A constant as it was written, since how PostgreSQL prints it is not known; of one that means another value at every moment
    /// (`'now'::timestamp`), with what tells one moment from another.
    AsWritten(String),
    /// [`Piece::Label`] with the name that a column of the view has whose query this is.
    OwnLabel {
        /// The column before it, if it is one of a relation of the history.
        column: Option<(ObjectId, ColumnNumber)>,
        /// The name of the column before it, if it is any other.
        name: Option<Name>,
        /// The column of the view.
        own: ColumnNumber,
    },
    /// The name, not qualified, of the routine whose body this is: by which it calls its parameters.
    OwnName,
}

wire_enum!(Piece {
    0 Text(text), 1 Column(number), 2 Type(id), 3 Relation(id), 4 ColumnOf(relation, number), 5 Routine(id), 6 Schema(id),
    7 Object(id), 8 NameOf(id), 9 Label { column, name }, 10 OwnLabel { column, name, own }, 11 AsWritten(text), 12 OwnName,
});

impl Expression {
    /// What it depends on: the columns in its holes belong to `table`.
    pub(crate) fn references(
        &self,
        from: crate::Part,
        table: Option<ObjectId>,
        strength: crate::Strength,
        found: &mut Vec<crate::Reference>,
    ) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(_) => {}
                Piece::Column(number) => {
                    if let Some(target) = table {
                        found.push(crate::Reference { from, target, column: Some(*number), strength });
                    }
                }
                Piece::ColumnOf(target, number) => {
                    let strength = crate::Strength::Normal;
                    found.push(crate::Reference { from, target: *target, column: Some(*number), strength });
                }
                Piece::Type(target)
                | Piece::Relation(target)
                | Piece::Routine(target)
                | Piece::Object(target) => {
                    let strength = crate::Strength::Normal;
                    found.push(crate::Reference { from, target: *target, column: None, strength });
                }
                // Only names: what they stand for has its own edge.
                Piece::Schema(_)
                | Piece::NameOf(_)
                | Piece::AsWritten(_)
                | Piece::Label { .. }
                | Piece::OwnLabel { .. }
                | Piece::OwnName => {}
            }
        }
        for target in &self.also {
            let strength = crate::Strength::Normal;
            found.push(crate::Reference { from, target: *target, column: None, strength });
        }
    }
}
