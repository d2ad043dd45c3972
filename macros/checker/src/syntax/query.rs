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
    /// Each `FOR UPDATE` and its like.
    pub locks: Vec<Locking>,
    /// `FETCH FIRST … WITH TIES`
    pub ties: bool,
}

/// `FOR UPDATE OF a SKIP LOCKED`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locking {
    /// `UPDATE`, `NO KEY UPDATE`, `SHARE`, `KEY SHARE`
    pub strength: LockStrength,
    /// The relations named; none for all.
    pub relations: Vec<ObjectName>,
    /// `NOWAIT` is true, `SKIP LOCKED` false.
    pub no_wait: Option<bool>,
}

/// How rows are locked. <https://www.postgresql.org/docs/15/explicit-locking.html#LOCKING-ROWS>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStrength {
    KeyShare,
    Share,
    NoKeyUpdate,
    Update,
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
    /// `WINDOW`: each with its name.
    pub windows: Vec<super::Window>,
    /// `GROUP BY DISTINCT`
    pub group_distinct: bool,
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
        /// The names of columns behind the alias.
        columns: Vec<Ident>,
        /// `USING (…) AS alias`
        using_alias: Option<Ident>,
    },
    /// `ROWS FROM (…)`, and functions with column definitions.
    Functions {
        functions: Vec<(Expression, Vec<DefinedColumn>)>,
        lateral: bool,
        ordinality: bool,
        alias: Option<Ident>,
        columns: Vec<Ident>,
        /// Whether `ROWS FROM` was written.
        rows_from: bool,
    },
    /// `TABLESAMPLE`
    Sample {
        item: Box<FromItem>,
        method: ObjectName,
        arguments: Vec<Expression>,
        repeatable: Option<Box<Expression>>,
    },
    /// What these types have no room for yet; the name of the node.
    NotModelled(String),
}

/// A column that a function's call in `FROM` defines: `AS (a int)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedColumn {
    pub name: Ident,
    pub ty: super::TypeName,
    pub collation: Option<ObjectName>,
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
    /// What else is said of each query, in the same order.
    pub details: Vec<WithDetail>,
}

/// What is said of a query of `WITH` beside its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WithDetail {
    /// `[NOT] MATERIALIZED`
    pub materialized: Option<bool>,
    /// `SEARCH`
    pub search: Option<Search>,
    /// `CYCLE`
    pub cycle: Option<Box<Cycle>>,
}

/// `SEARCH BREADTH FIRST BY a, b SET c`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    pub breadth: bool,
    pub columns: Vec<Ident>,
    pub set: Ident,
}

/// `CYCLE a, b SET c TO x DEFAULT y USING d`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    pub columns: Vec<Ident>,
    pub mark: Ident,
    /// What the mark is with and without a cycle, if it is written.
    pub values: Option<(Expression, Expression)>,
    pub path: Ident,
}

/// `INSERT`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    pub with: Option<With>,
    pub table: ObjectName,
    pub alias: Option<Ident>,
    /// The columns written; empty for all.
    pub columns: Vec<Ident>,
    /// What part of each column is written, in the same order; empty if none is a part.
    pub parts: Vec<Vec<Step>>,
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
    /// What part of each column is assigned to, in the same order; empty if none is a part.
    pub parts: Vec<Vec<Step>>,
}

/// A step from a column to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `.f`
    Field(Ident),
    /// `[i]`, `[i:j]`
    Subscript { low: Option<Box<Expression>>, high: Option<Box<Expression>>, slice: bool },
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
    Query { with, body, order_by, limit, offset, locking, span, locks, ties }
    Locking { strength, relations, no_wait }
    DefinedColumn { name, ty, collation }
    WithDetail { materialized, search, cycle }
    Search { breadth, columns, set }
    Cycle { columns, mark, values, path }
    Select { distinct, distinct_on, targets, into, from, condition, group_by, having, windows, group_distinct }
    Target { expression, alias }
    OrderBy { expression, descending, nulls_first }
    With { recursive, queries, details }
    Insert { with, table, alias, columns, parts, source, overriding_system, conflict, returning }
    Conflict { target, predicate, constraint, action, span }
    Assignment { columns, value, parts }
    Update { with, table, alias, assignments, from, condition, returning }
    Delete { with, table, alias, using, condition, returning }
);
wire_enum!(SelectBody { 0 Select(select), 1 Values(rows), 2 SetOperation { operation, all, left, right } });
wire_enum!(SetOperation { 0 Union, 1 Intersect, 2 Except });
wire_enum!(FromItem {
    0 Table { name, only, alias, columns }, 1 Subquery { query, lateral, alias, columns },
    2 Function { call, lateral, ordinality, alias, columns },
    3 Join { kind, natural, left, right, using, on, alias, columns, using_alias }, 4 NotModelled(node),
    5 Functions { functions, lateral, ordinality, alias, columns, rows_from },
    6 Sample { item, method, arguments, repeatable },
});
wire_enum!(LockStrength { 0 KeyShare, 1 Share, 2 NoKeyUpdate, 3 Update });
wire_enum!(Step { 0 Field(name), 1 Subscript { low, high, slice } });
wire_enum!(JoinKind { 0 Inner, 1 Left, 2 Right, 3 Full });
wire_enum!(InsertSource { 0 DefaultValues, 1 Values(rows), 2 Query(query) });
wire_enum!(ConflictAction { 0 Nothing, 1 Update { assignments, condition } });
