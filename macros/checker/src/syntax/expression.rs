//! Expressions as written.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, ObjectName, OrderBy, Query, Span};

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// From its first byte to its last, as far as the tokens tell.
    pub span: Span,
    /// What it is.
    pub kind: ExpressionKind,
}

/// What an [`Expression`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpressionKind {
    /// `a`, `t.a`, `s.t.a`
    Column(Vec<Ident>),
    /// `*`, `t.*`
    Star(Vec<Ident>),
    /// A constant.
    Literal(Literal),
    /// `$1`
    Parameter(u32),
    /// `x::t`, `CAST(x AS t)`, `t 'x'`
    Cast { operand: Box<Expression>, to: TypeName },
    /// `f(a, b)`; also what the grammar turns into a call (`EXTRACT`, `POSITION`, `AT TIME ZONE`, `OVERLAY`, …)
    Call {
        name: ObjectName,
        arguments: Vec<Expression>,
        /// Names of named arguments, one for each argument, where any is named.
        argument_names: Vec<Option<Ident>>,
        distinct: bool,
        /// `f(*)`
        star: bool,
        variadic: bool,
        order_by: Vec<OrderBy>,
        filter: Option<Box<Expression>>,
        /// `OVER …`
        window: Option<Box<Window>>,
        within_group: bool,
        /// Whether it was written in a special form that `pg_get_expr` prints again (`EXTRACT(year FROM x)`).
        special_form: bool,
    },
    /// `a + b`, `- a`; the name as written, `OPERATOR(s.+)` with its schema
    Operator {
        schema: Option<Ident>,
        operator: String,
        left: Option<Box<Expression>>,
        right: Box<Expression>,
    },
    /// `AND`, `OR`, flattened as PostgreSQL's parser does
    Connective { connective: Connective, operands: Vec<Expression> },
    /// `NOT a`
    Not(Box<Expression>),
    /// `a IS NULL`, `a IS NOT NULL`
    IsNull { operand: Box<Expression>, negated: bool },
    /// `a IS TRUE`, …
    BooleanTest { operand: Box<Expression>, test: BooleanTest },
    /// `a IS DISTINCT FROM b`
    Distinct { left: Box<Expression>, right: Box<Expression>, negated: bool },
    /// `NULLIF(a, b)`
    NullIf(Box<Expression>, Box<Expression>),
    /// `a IN (b, c)`
    In { operand: Box<Expression>, list: Vec<Expression>, negated: bool },
    /// `a LIKE b`, `ILIKE`, `SIMILAR TO`: `operator` is what it stands for, `~~`, `!~~`, `~~*`, `!~~*`, `~`, `!~`
    Like { operator: String, operand: Box<Expression>, pattern: Box<Expression> },
    /// `a BETWEEN [SYMMETRIC] b AND c`
    Between {
        operand: Box<Expression>,
        low: Box<Expression>,
        high: Box<Expression>,
        symmetric: bool,
        negated: bool,
    },
    /// `a = ANY (b)`, `a <> ALL (b)` over an array
    Quantified { operator: String, quantifier: Quantifier, left: Box<Expression>, array: Box<Expression> },
    /// `CASE`
    Case {
        operand: Option<Box<Expression>>,
        branches: Vec<(Expression, Expression)>,
        otherwise: Option<Box<Expression>>,
    },
    /// `COALESCE(…)`
    Coalesce(Vec<Expression>),
    /// `GREATEST(…)`
    Greatest(Vec<Expression>),
    /// `LEAST(…)`
    Least(Vec<Expression>),
    /// `ARRAY[…]`
    Array(Vec<Expression>),
    /// `ROW(…)`, `(a, b)`
    Row(Vec<Expression>),
    /// `a COLLATE c`
    Collate { operand: Box<Expression>, collation: ObjectName },
    /// `a[i]`, `a[i:j]`
    Subscript {
        operand: Box<Expression>,
        low: Option<Box<Expression>>,
        high: Option<Box<Expression>>,
        slice: bool,
    },
    /// `(a).f`
    Field { operand: Box<Expression>, field: Ident },
    /// `CURRENT_TIMESTAMP(3)`, `CURRENT_USER`, …
    Special { function: SpecialFunction, precision: Option<i32> },
    /// A query in an expression.
    Subquery { kind: SubqueryKind, query: Box<Query> },
    /// `DEFAULT` in a row of values or an assignment.
    Default,
    /// What these types have no room for yet; the name of the node in PostgreSQL's tree.
    NotModelled(String),
    /// `GROUPING(a, b)`
    Grouping(Vec<Expression>),
    /// `ROLLUP (a, b)` and its like, in `GROUP BY`.
    GroupingSet(GroupingSet, Vec<Expression>),
    /// `(a).*`
    FieldStar(Box<Expression>),
    /// `x AT TIME ZONE`-like forms of XML: the word, and what stands in it.
    Xml { operation: XmlOperation, arguments: Vec<Expression>, names: Vec<Option<Ident>> },
}

/// What makes XML, and asks of it. <https://www.postgresql.org/docs/15/functions-xml.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlOperation {
    Concat,
    Element,
    Forest,
    Parse,
    Instruction,
    Root,
    Serialize,
    IsDocument,
}

/// A constant as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `NULL`
    Null,
    /// `TRUE`, `FALSE`
    Boolean(bool),
    /// An integer that fits in 32 bits.
    Integer(i32),
    /// A larger integer, or a number with a point or an exponent: its digits.
    Numeric(String),
    /// `'…'`, decoded
    String(String),
    /// `B'…'`, `X'…'`, with its first letter
    Bits(String),
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    /// Its name, as the grammar gives it: `integer` is `pg_catalog.int4`.
    pub name: ObjectName,
    /// `(18, 4)`: constants, or what else stands there.
    pub modifiers: Vec<Expression>,
    /// For `interval` as the grammar packs it, -1 otherwise.
    pub modifier: i32,
    /// How many `[]`.
    pub dimensions: u8,
    /// `SETOF`
    pub set_of: bool,
    /// `%TYPE`
    pub percent_type: bool,
    /// Where it stands.
    pub span: Span,
}

/// `AND` or `OR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    And,
    Or,
}

/// `ANY` (`SOME`) or `ALL`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    Any,
    All,
}

/// `IS [NOT] TRUE | FALSE | UNKNOWN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BooleanTest {
    True,
    NotTrue,
    False,
    NotFalse,
    Unknown,
    NotUnknown,
}

/// Functions with a syntax of their own (`SQLValueFunction`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialFunction {
    CurrentDate,
    CurrentTime,
    CurrentTimestamp,
    LocalTime,
    LocalTimestamp,
    CurrentRole,
    CurrentUser,
    User,
    SessionUser,
    CurrentCatalog,
    CurrentSchema,
}

/// How a query stands in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubqueryKind {
    /// `(SELECT …)`
    Scalar,
    /// `EXISTS (SELECT …)`
    Exists,
    /// `ARRAY(SELECT …)`
    Array,
    /// `a IN (SELECT …)`, `a op ANY (SELECT …)`, `a op ALL (SELECT …)`; `IN` is `= ANY`
    Quantified { operator: String, quantifier: Quantifier, left: Box<Expression> },
}

/// A window, behind `OVER` or in `WINDOW`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its name in `WINDOW`; behind `OVER`, the one that is used as it is.
    pub name: Option<Ident>,
    pub partition: Vec<Expression>,
    pub order: Vec<OrderBy>,
    /// `ROWS BETWEEN n PRECEDING AND m FOLLOWING`
    pub bounds: Vec<Expression>,
    /// One of the `WINDOW` clause that it refines.
    pub refines: Option<Ident>,
    /// `FRAMEOPTION_…` of PostgreSQL's `parsenodes.h`.
    pub frame: i32,
}

/// How `GROUP BY` makes sets of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupingSet {
    /// `()`
    Empty,
    Rollup,
    Cube,
    Sets,
}

wire_struct!(
    Window { name, partition, order, bounds, refines, frame }
    Expression { span, kind }
    TypeName { name, modifiers, modifier, dimensions, set_of, percent_type, span }
);
wire_enum!(Literal { 0 Null, 1 Boolean(it), 2 Integer(it), 3 Numeric(it), 4 String(it), 5 Bits(it) });
wire_enum!(Connective { 0 And, 1 Or });
wire_enum!(Quantifier { 0 Any, 1 All });
wire_enum!(BooleanTest { 0 True, 1 NotTrue, 2 False, 3 NotFalse, 4 Unknown, 5 NotUnknown });
wire_enum!(SpecialFunction {
    0 CurrentDate, 1 CurrentTime, 2 CurrentTimestamp, 3 LocalTime, 4 LocalTimestamp, 5 CurrentRole, 6 CurrentUser, 7 User,
    8 SessionUser, 9 CurrentCatalog, 10 CurrentSchema,
});
wire_enum!(SubqueryKind { 0 Scalar, 1 Exists, 2 Array, 3 Quantified { operator, quantifier, left } });
wire_enum!(ExpressionKind {
    0 Column(path), 1 Star(path), 2 Literal(literal), 3 Parameter(number), 4 Cast { operand, to },
    5 Call {
        name, arguments, argument_names, distinct, star, variadic, order_by, filter, window, within_group, special_form,
    },
    6 Operator { schema, operator, left, right }, 7 Connective { connective, operands }, 8 Not(operand),
    9 IsNull { operand, negated }, 10 BooleanTest { operand, test }, 11 Distinct { left, right, negated },
    12 NullIf(left, right), 13 In { operand, list, negated }, 14 Like { operator, operand, pattern },
    15 Between { operand, low, high, symmetric, negated }, 16 Quantified { operator, quantifier, left, array },
    17 Case { operand, branches, otherwise }, 18 Coalesce(operands), 19 Greatest(operands), 20 Least(operands),
    21 Array(elements), 22 Row(fields), 23 Collate { operand, collation }, 24 Subscript { operand, low, high, slice },
    25 Field { operand, field }, 26 Special { function, precision }, 27 Subquery { kind, query }, 28 Default,
    29 NotModelled(node), 30 Grouping(arguments), 31 GroupingSet(kind, content), 32 FieldStar(operand),
    33 Xml { operation, arguments, names },
});
wire_enum!(GroupingSet { 0 Empty, 1 Rollup, 2 Cube, 3 Sets });
wire_enum!(XmlOperation {
    0 Concat, 1 Element, 2 Forest, 3 Parse, 4 Instruction, 5 Root, 6 Serialize, 7 IsDocument,
});
