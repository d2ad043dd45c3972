//! An expression after parse analysis: PostgreSQL's `Expr` nodes, as far as they matter here.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{CollationRef, ColumnNumber, ObjectId};

use super::kind::Kind;
use super::query::tree::{OrderTree, QueryTree, Reference, WindowTree};
use crate::syntax::{BooleanTest, Connective, Quantifier, Span, SpecialFunction};

/// An analysed expression. Two are equal that mean the same, wherever they were written.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(crate) kind: Kind,
    /// `exprTypmod`
    pub(crate) modifier: i32,
    pub(crate) shape: Shape,
    /// Where it was written; empty for what nobody wrote.
    pub(crate) span: Span,
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.modifier == other.modifier && self.shape == other.shape
    }
}

impl Eq for Tree {}

/// `Aggref`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AggregateTree {
    pub(crate) function: Called,
    /// The arguments before `WITHIN GROUP`.
    pub(crate) direct: Vec<Tree>,
    pub(crate) arguments: Vec<Tree>,
    pub(crate) star: bool,
    pub(crate) distinct: bool,
    pub(crate) variadic: bool,
    pub(crate) within_group: bool,
    pub(crate) order: Vec<OrderTree>,
    pub(crate) filter: Option<Tree>,
    /// The query that it belongs to.
    pub(crate) query: u32,
}

/// `WindowFunc`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WindowCallTree {
    pub(crate) function: Called,
    pub(crate) arguments: Vec<Tree>,
    pub(crate) star: bool,
    pub(crate) filter: Option<Tree>,
    pub(crate) over: Over,
}

/// What stands behind `OVER`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Over {
    /// One of the `WINDOW` clause.
    Named(arcoiris_catalog::Name),
    Window(WindowTree),
}

/// `SubLink`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SubqueryTree {
    pub(crate) kind: SubqueryWord,
    /// What stands before it, and the operator.
    pub(crate) test: Option<(Vec<Tree>, Called)>,
    pub(crate) query: QueryTree,
    /// The first number that relations in it have.
    pub(crate) first: u32,
}

/// `SubLinkType`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SubqueryWord {
    Scalar,
    Exists,
    Array,
    Any,
    All,
    /// `(a, b) = (SELECT …)`
    Row,
}

/// What a [`Tree`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `Var` of the table that a stored expression belongs to.
    Column(ColumnNumber),
    /// `Var` of a relation of a query.
    Reference(Reference),
    /// `Var` of what is put together for an analysis only; never stored.
    Variable,
    /// `Param`: of the routine whose body it stands in.
    Parameter(u32),
    /// `Const`; of unknown type, the text as written
    Constant(Constant),
    /// `FuncExpr`
    Call { function: Called, arguments: Vec<Tree>, names: Vec<Option<String>>, variadic: bool, form: Form },
    /// `OpExpr`
    Operator { operator: Called, left: Option<Box<Tree>>, right: Box<Tree> },
    /// `DistinctExpr`
    Distinct(Called, Box<Tree>, Box<Tree>),
    /// `NullIfExpr`
    NullIf(Called, Box<Tree>, Box<Tree>),
    /// `ScalarArrayOpExpr`
    Quantified { operator: Called, quantifier: Quantifier, left: Box<Tree>, array: Box<Tree> },
    /// `BoolExpr`
    Connective(Connective, Vec<Tree>),
    /// `BoolExpr`
    Not(Box<Tree>),
    /// `NullTest`
    IsNull { operand: Box<Tree>, negated: bool },
    /// `BooleanTest`
    BooleanTest(Box<Tree>, BooleanTest),
    /// `RelabelType`
    Relabel(Box<Tree>, Form),
    /// `CoerceViaIO`
    ThroughText(Box<Tree>, Form),
    /// `ArrayCoerceExpr`
    ArrayCast(Box<Tree>, Form),
    /// `CoerceToDomain`
    ToDomain(Box<Tree>, Form),
    /// `CoerceToDomainValue`
    DomainValue,
    /// `CaseExpr`
    Case { operand: Option<Box<Tree>>, branches: Vec<(Tree, Tree)>, otherwise: Box<Tree> },
    /// `CaseTestExpr`
    CaseOperand,
    /// `CoalesceExpr`
    Coalesce(Vec<Tree>),
    /// `MinMaxExpr`
    Extreme { greatest: bool, operands: Vec<Tree> },
    /// `ArrayExpr`
    Array(Vec<Tree>),
    /// `RowExpr`
    Row(Vec<Tree>),
    /// `ROW(…)::type`
    RowOf(Vec<Tree>, Kind),
    /// `CollateExpr`
    Collate(Box<Tree>, CollationRef),
    /// `SubscriptingRef`: for each subscript the lower and the upper bound
    Subscript { operand: Box<Tree>, subscripts: Vec<(Option<Tree>, Option<Tree>)>, slice: bool },
    /// `SQLValueFunction`
    Special(SpecialFunction),
    /// `Aggref`
    Aggregate(Box<AggregateTree>),
    /// `WindowFunc`
    Window(Box<WindowCallTree>),
    /// `SubLink`
    Subquery(Box<SubqueryTree>),
    /// `FieldSelect`: of a row, by name and number
    Field { operand: Box<Tree>, name: arcoiris_catalog::Name, number: ColumnNumber },
    /// `RowCompareExpr`
    RowComparison(Called, Vec<Tree>, Vec<Tree>),
    /// `GroupingFunc`
    Grouping(Vec<Tree>),
    /// `FuncExpr` of a function that gives many rows.
    SetOf(Box<Tree>),
}

/// The value of a constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Constant {
    Null,
    /// As the type's output function prints it.
    Text(String),
    /// A relation as `regclass`.
    Relation(ObjectId),
    /// A text that the type takes; what becomes of it is not known, since it hangs on settings, on when it is read, or on more
    /// than is held here.
    Taken(String),
}

/// How a call came to be, which decides how it is printed (`CoercionForm`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Call,
    Explicit,
    Implicit,
    /// In a syntax of its own: `EXTRACT(year FROM x)`
    Special,
}

/// The name of a function or an operator, with the schema that it is printed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    /// `None` for `pg_catalog`.
    pub(crate) schema: Option<String>,
    /// Empty for one of the history.
    pub(crate) name: &'static str,
    /// The function of the history.
    pub(crate) routine: Option<ObjectId>,
    /// The operator of the history, whose function it is.
    pub(crate) operator: Option<ObjectId>,
}

impl Tree {
    pub(crate) fn new(kind: Kind, shape: Shape) -> Self {
        Tree { kind, modifier: -1, shape, span: Span::default() }
    }

    pub(crate) fn text_constant(kind: Kind, text: impl Into<String>) -> Self {
        Tree::new(kind, Shape::Constant(Constant::Text(text.into())))
    }

    pub(crate) fn null(kind: Kind) -> Self {
        Tree::new(kind, Shape::Constant(Constant::Null))
    }

    pub(crate) fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.shape, Shape::Constant(_))
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.shape, Shape::Constant(Constant::Null))
    }

    /// `exprIsLengthCoercion`: the modifier that a call applies.
    pub(crate) fn applied_modifier(&self) -> i32 {
        match &self.shape {
            Shape::Call { arguments, form: Form::Explicit | Form::Implicit, .. } if arguments.len() > 1 => {
                match arguments.get(1).map(|argument| &argument.shape) {
                    Some(Shape::Constant(Constant::Text(text))) => text.parse().unwrap_or(-1),
                    _ => -1,
                }
            }
            _ => self.modifier,
        }
    }

    /// `hide_coercion_node`
    pub(crate) fn hide_coercion(&mut self) {
        match &mut self.shape {
            Shape::Call { form, .. }
            | Shape::Relabel(_, form)
            | Shape::ThroughText(_, form)
            | Shape::ArrayCast(_, form)
            | Shape::ToDomain(_, form) => *form = Form::Implicit,
            _ => {}
        }
    }
}

impl Tree {
    /// Its direct parts.
    pub(crate) fn parts(&self) -> Vec<&Tree> {
        match &self.shape {
            Shape::Column(_)
            | Shape::Reference(_)
            | Shape::Variable
            | Shape::Parameter(_)
            | Shape::Constant(_)
            | Shape::DomainValue
            | Shape::CaseOperand
            | Shape::Special(_) => Vec::new(),
            Shape::Aggregate(it) => {
                let order = it.order.iter().map(|element| &element.tree);
                it.direct.iter().chain(&it.arguments).chain(order).chain(&it.filter).collect()
            }
            Shape::Window(it) => {
                let mut parts: Vec<&Tree> = it.arguments.iter().chain(&it.filter).collect();
                if let Over::Window(window) = &it.over {
                    window.trees(&mut parts);
                }
                parts
            }
            // What stands in the query itself is told by `QueryTree::trees`.
            Shape::Subquery(it) => it.test.iter().flat_map(|(lefts, _)| lefts).collect(),
            Shape::Field { operand, .. } | Shape::SetOf(operand) => vec![operand],
            Shape::RowComparison(_, left, right) => left.iter().chain(right).collect(),
            Shape::Grouping(trees) => trees.iter().collect(),
            Shape::Call { arguments, .. } => arguments.iter().collect(),
            Shape::Operator { left, right, .. } => {
                left.iter().map(AsRef::as_ref).chain([right.as_ref()]).collect()
            }
            Shape::Distinct(_, left, right)
            | Shape::NullIf(_, left, right)
            | Shape::Quantified { left, array: right, .. } => vec![left, right],
            Shape::Connective(_, operands)
            | Shape::Coalesce(operands)
            | Shape::Extreme { operands, .. }
            | Shape::Array(operands)
            | Shape::Row(operands)
            | Shape::RowOf(operands, _) => operands.iter().collect(),
            Shape::Not(operand)
            | Shape::IsNull { operand, .. }
            | Shape::BooleanTest(operand, _)
            | Shape::Relabel(operand, _)
            | Shape::ThroughText(operand, _)
            | Shape::ArrayCast(operand, _)
            | Shape::ToDomain(operand, _)
            | Shape::Collate(operand, _) => vec![operand],
            Shape::Case { operand, branches, otherwise } => {
                let branches = branches.iter().flat_map(|(when, then)| [when, then]);
                operand.iter().map(AsRef::as_ref).chain(branches).chain([otherwise.as_ref()]).collect()
            }
            Shape::Subscript { operand, subscripts, .. } => {
                let bounds = subscripts.iter().flat_map(|(low, high)| [low, high]).flatten();
                [operand.as_ref()].into_iter().chain(bounds).collect()
            }
        }
    }

    /// Whether a column stands in it (`contain_vars_of_level`).
    pub(crate) fn has_columns(&self) -> bool {
        match &self.shape {
            // What only statements have is taken to refer to rows.
            Shape::Column(_) | Shape::Reference(_) | Shape::Variable | Shape::Parameter(_) => true,
            Shape::Subquery(it) if it.refers_outside() => true,
            _ => self.parts().into_iter().any(Tree::has_columns),
        }
    }

    /// Every column of a relation in it, those in queries within it among them.
    pub(crate) fn references(&self, found: &mut Vec<Reference>) {
        if let Shape::Reference(reference) = &self.shape {
            found.push(*reference);
        }
        if let Shape::Subquery(it) = &self.shape {
            let mut trees = Vec::new();
            it.query.trees(&mut trees);
            for tree in trees {
                tree.references(found);
            }
        }
        for part in self.parts() {
            part.references(found);
        }
    }

    /// The columns in it, each once.
    pub(crate) fn columns(&self, found: &mut Vec<ColumnNumber>) {
        if let Shape::Column(number) = self.shape
            && !found.contains(&number)
        {
            found.push(number);
        }
        for part in self.parts() {
            part.columns(found);
        }
    }

    /// Whether `eval_const_expressions` might take a part of it away.
    pub(crate) fn may_simplify(&self) -> bool {
        let parts = self.parts();
        let chooses = matches!(self.shape, Shape::Connective(..) | Shape::Coalesce(_) | Shape::Case { .. });
        matches!(self.shape, Shape::Constant(Constant::Null))
            || (chooses && parts.iter().any(|part| part.is_constant()))
            || parts.into_iter().any(Tree::may_simplify)
    }
}

impl SubqueryTree {
    /// Whether it names a column of a query around it.
    fn refers_outside(&self) -> bool {
        let (mut trees, mut found) = (Vec::new(), Vec::new());
        self.query.trees(&mut trees);
        for tree in trees {
            tree.references(&mut found);
        }
        found.iter().any(|reference| reference.relation.0 < self.first)
    }
}

/// The modifier that all have, if all are of this type.
pub(crate) fn common_modifier(kind: Kind, operands: &[Tree]) -> i32 {
    let Some(first) = operands.first() else { return -1 };
    let same = |operand: &Tree| operand.kind == kind && operand.modifier == first.modifier;
    if operands.iter().all(same) { first.modifier } else { -1 }
}
