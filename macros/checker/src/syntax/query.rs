//! Queries and data statements as written.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Expression, Ident, ObjectName, Span};

/// `SELECT`, `VALUES`, or a set operation over such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub with: Option<With>,
    pub body: SelectBody,
    pub order_by: Vec<OrderBy>,
    pub limit: Option<Box<Expression>>,
    pub offset: Option<Box<Expression>>,
    /// `FOR UPDATE` and its like.
    pub locking: bool,
    pub span: Span,
}

/// The body of a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectBody {
    Select(Box<Select>),
    Values(Vec<Vec<Expression>>),
    SetOperation { operation: SetOperation, all: bool, left: Box<Query>, right: Box<Query> },
}

/// `UNION`, `INTERSECT`, `EXCEPT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetOperation {
    Union,
    Intersect,
    Except,
}

/// A plain `SELECT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    pub distinct: bool,
    pub distinct_on: Vec<Expression>,
    pub targets: Vec<Target>,
    /// `SELECT … INTO`
    pub into: Option<ObjectName>,
    pub from: Vec<FromItem>,
    pub condition: Option<Expression>,
    pub group_by: Vec<Expression>,
    pub having: Option<Expression>,
    /// Whether it has a `WINDOW` clause.
    pub window: bool,
}

/// An output column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub expression: Expression,
    pub alias: Option<Ident>,
}

/// What rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FromItem {
    Table {
        name: ObjectName,
        only: bool,
        alias: Option<Ident>,
        columns: Vec<Ident>,
    },
    Subquery {
        query: Box<Query>,
        lateral: bool,
        alias: Option<Ident>,
        columns: Vec<Ident>,
    },
    Function {
        call: Box<Expression>,
        lateral: bool,
        ordinality: bool,
        alias: Option<Ident>,
        columns: Vec<Ident>,
    },
    Join {
        kind: JoinKind,
        natural: bool,
        left: Box<FromItem>,
        right: Box<FromItem>,
        using: Vec<Ident>,
        on: Option<Box<Expression>>,
        alias: Option<Ident>,
    },
    /// What these types have no room for yet; the name of the node.
    NotModelled(String),
}

/// How tables are joined; a cross join is an inner one without a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    Inner,
    Left,
    Right,
    Full,
}

/// An element of `ORDER BY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderBy {
    pub expression: Expression,
    pub descending: bool,
    pub nulls_first: Option<bool>,
}

/// `WITH`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct With {
    pub recursive: bool,
    /// Name, column names, and the statement: a query, or a data statement.
    pub queries: Vec<(Ident, (Vec<Ident>, super::Statement))>,
}

/// `INSERT`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    pub with: Option<With>,
    pub table: ObjectName,
    pub alias: Option<Ident>,
    /// The columns written; empty for all.
    pub columns: Vec<Ident>,
    pub source: InsertSource,
    /// `OVERRIDING SYSTEM VALUE` is true, `OVERRIDING USER VALUE` false.
    pub overriding_system: Option<bool>,
    pub conflict: Option<Conflict>,
    pub returning: Vec<Target>,
}

/// Where the rows of an [`Insert`] come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InsertSource {
    DefaultValues,
    Values(Vec<Vec<InsertValue>>),
    Query(Box<Query>),
}

/// A value of a row to insert; `DEFAULT` is [`ExpressionKind::Default`](super::ExpressionKind::Default).
pub type InsertValue = Expression;

/// `ON CONFLICT`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Columns or expressions of the target.
    pub target: Vec<Expression>,
    /// `WHERE` of the target.
    pub predicate: Option<Expression>,
    /// `ON CONSTRAINT`
    pub constraint: Option<Ident>,
    pub action: ConflictAction,
    pub span: Span,
}

/// What to do with a row that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictAction {
    Nothing,
    Update { assignments: Vec<Assignment>, condition: Option<Expression> },
}

/// `SET column = value`; `SET (a, b) = …` has several columns and one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub columns: Vec<Ident>,
    pub value: Expression,
}

/// `UPDATE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    pub with: Option<With>,
    pub table: ObjectName,
    pub alias: Option<Ident>,
    pub assignments: Vec<Assignment>,
    pub from: Vec<FromItem>,
    pub condition: Option<Expression>,
    pub returning: Vec<Target>,
}

/// `DELETE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delete {
    pub with: Option<With>,
    pub table: ObjectName,
    pub alias: Option<Ident>,
    pub using: Vec<FromItem>,
    pub condition: Option<Expression>,
    pub returning: Vec<Target>,
}

wire_struct!(
    Query { with, body, order_by, limit, offset, locking, span }
    Select { distinct, distinct_on, targets, into, from, condition, group_by, having, window }
    Target { expression, alias }
    OrderBy { expression, descending, nulls_first }
    With { recursive, queries }
    Insert { with, table, alias, columns, source, overriding_system, conflict, returning }
    Conflict { target, predicate, constraint, action, span }
    Assignment { columns, value }
    Update { with, table, alias, assignments, from, condition, returning }
    Delete { with, table, alias, using, condition, returning }
);
wire_enum!(SelectBody { 0 Select(select), 1 Values(rows), 2 SetOperation { operation, all, left, right } });
wire_enum!(SetOperation { 0 Union, 1 Intersect, 2 Except });
wire_enum!(FromItem {
    0 Table { name, only, alias, columns }, 1 Subquery { query, lateral, alias, columns },
    2 Function { call, lateral, ordinality, alias, columns }, 3 Join { kind, natural, left, right, using, on, alias },
    4 NotModelled(node),
});
wire_enum!(JoinKind { 0 Inner, 1 Left, 2 Right, 3 Full });
wire_enum!(InsertSource { 0 DefaultValues, 1 Values(rows), 2 Query(query) });
wire_enum!(ConflictAction { 0 Nothing, 1 Update { assignments, condition } });
