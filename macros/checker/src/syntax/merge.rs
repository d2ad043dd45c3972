//! `MERGE` as written.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Assignment, Expression, FromItem, Ident, Insert, ObjectName, Span, With};

/// `MERGE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    pub with: Option<With>,
    pub table: ObjectName,
    pub alias: Option<Ident>,
    /// `USING`
    pub source: FromItem,
    /// `ON`
    pub condition: Expression,
    pub clauses: Vec<MergeClause>,
    pub span: Span,
}

/// `WHEN [NOT] MATCHED … THEN …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeClause {
    pub matched: bool,
    pub condition: Option<Expression>,
    pub action: MergeAction,
}

/// What is done with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeAction {
    /// `DO NOTHING`
    Nothing,
    Update(Vec<Assignment>),
    Delete,
    /// The row as an `INSERT` of its own.
    Insert(Box<Insert>),
}

wire_struct!(
    Merge { with, table, alias, source, condition, clauses, span }
    MergeClause { matched, condition, action }
);
wire_enum!(MergeAction { 0 Nothing, 1 Update(it), 2 Delete, 3 Insert(it) });
