//! The value of an analysed expression over rows that are known, as far as it can be told.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use arcoiris_catalog::{ColumnNumber, Name, Object, ObjectId, State, TypeKind};

use super::change::fails_always;
use super::query::{Answer, Combination};
use super::value::{self, Value};
use super::{Row, function, operator, stored};
use crate::apply::data::called::is_of_triggers;
use crate::refusal::Refusal;
use crate::resolve::folding;
use crate::resolve::input::{self, Input};
use crate::resolve::kind::Kind;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::tree::{Called, Constant, Form, Shape, SubqueryWord, Tree};
use crate::simulation::Simulation;
use crate::syntax::{BooleanTest, Connective, Quantifier, Span, SpecialFunction};

/// More steps than this are not taken for one statement.
const STEPS: usize = 400_000;

/// An evaluation for one statement.
pub(crate) struct Evaluation<'a> {
    pub(crate) simulation: &'a Simulation,
    /// What the statement did to counters so far; `None` where they are not known any more.
    pub(super) counters: RefCell<HashMap<ObjectId, Option<i64>>>,
    /// The last number of a value of its own.
    pub(super) fresh: Cell<u64>,
    pub(super) steps: Cell<usize>,
    /// What views show, as far as it was asked for; `None` where nothing is known.
    pub(super) views: RefCell<HashMap<ObjectId, Option<Arc<Answer>>>>,
    /// The checks of domains, analysed.
    checks: RefCell<HashMap<ObjectId, Arc<Vec<Check>>>>,
}

/// A check of a domain, with its constraint's name; `None` where it cannot be evaluated.
type Check = (Name, Option<Tree>);

/// What a relation's number stands for in a row at hand.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A table's row.
    Row(Arc<Row>),
    /// The columns of anything else, in order.
    List(Arc<Vec<Value>>),
    /// The side of an outer join that has none.
    Nulls,
}

/// What stands around an expression.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    /// The row that a stored expression is about.
    pub(super) row: Option<&'s Row>,
    pub(super) items: &'s [(RelationNumber, Item)],
    /// The results of `WITH`.
    pub(super) with: &'s [(Name, Arc<Answer>)],
    /// What `VALUE` is, or what is put in the place of a variable.
    pub(super) value: Option<&'s Value>,
    pub(super) operand: Option<(&'s Value, Kind)>,
    /// The rows that an aggregate is over, and whether there may be others.
    pub(super) group: Option<(&'s [Combination], bool)>,
    pub(super) outer: Option<&'s Scope<'s>>,
}

impl Scope<'_> {
    pub(super) const NOTHING: Scope<'static> =
        Scope { row: None, items: &[], with: &[], value: None, operand: None, group: None, outer: None };
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(simulation: &'a Simulation) -> Self {
        Evaluation {
            simulation,
            counters: RefCell::default(),
            fresh: Cell::new(simulation.rows.stamp),
            steps: Cell::new(0),
            views: RefCell::default(),
            checks: RefCell::default(),
        }
    }

    /// A value that is no other's.
    pub(super) fn fresh(&self) -> Value {
        self.fresh.set(self.fresh.get() + 1);
        Value::Fresh(self.fresh.get())
    }

    /// Whether too much was done already.
    pub(super) fn is_tired(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.steps.get() > STEPS
    }

    /// The value of an expression.
    ///
    /// # Errors
    /// What PostgreSQL says if the evaluation fails for certain.
    pub(super) fn value(&self, tree: &Tree, scope: &Scope<'_>) -> Result<Value, Refusal> {
        if self.is_tired() {
            return Ok(Value::Unknown);
        }
        let simulation = self.simulation;
        Ok(match &tree.shape {
            Shape::Column(number) => {
                let mut level = Some(scope);
                while let Some(here) = level {
                    if let Some(row) = here.row {
                        return Ok(row.get(*number));
                    }
                    level = here.outer;
                }
                Value::Unknown
            }
            Shape::Reference(reference) => reference_value(scope, reference.relation, reference.column),
            Shape::Variable | Shape::DomainValue => scope.value.cloned().unwrap_or(Value::Unknown),
            Shape::Parameter(_) => Value::Unknown,
            Shape::Constant(constant) => match constant {
                Constant::Null => Value::Null,
                Constant::Text(text) => Value::text(text),
                Constant::Relation(_) | Constant::Taken(_) => Value::Present,
            },
            Shape::Relabel(inner, _) | Shape::Collate(inner, _) => self.value(inner, scope)?,
            Shape::ToDomain(inner, _) => {
                let value = self.value(inner, scope)?;
                self.within_domain(tree.kind, value, tree.span)?
            }
            Shape::ThroughText(inner, _) => {
                let value = self.value(inner, scope)?;
                self.read(tree.kind, value, tree.span)?
            }
            Shape::ArrayCast(inner, _) => match self.value(inner, scope)? {
                Value::Null => Value::Null,
                value if inner.kind == tree.kind => value,
                value => not_null(&value),
            },
            Shape::Call { function, arguments, form, .. } => {
                self.call(function, arguments, *form, tree, scope)?
            }
            Shape::Operator { operator, left, right } => {
                let left_kind = left.as_ref().map(|left| left.kind);
                let left = left.as_ref().map(|left| self.value(left, scope)).transpose()?;
                let right_value = self.value(right, scope)?;
                operator::apply(
                    simulation,
                    operator.name,
                    (left_kind, left),
                    (right.kind, right_value),
                    tree,
                )?
            }
            Shape::Distinct(_, left, right) => {
                let (one, other) = (self.value(left, scope)?, self.value(right, scope)?);
                match (one.is_null(), other.is_null()) {
                    (Some(true), Some(true)) => Value::boolean(false),
                    (Some(one), Some(other)) if one != other => Value::boolean(true),
                    _ => truth(value::equal(simulation, left.kind, &one, &other).map(|same| !same)),
                }
            }
            Shape::NullIf(_, left, right) => {
                let (one, other) = (self.value(left, scope)?, self.value(right, scope)?);
                match (one.is_null(), other.is_null()) {
                    (Some(true), _) => Value::Null,
                    (_, Some(true)) => one,
                    _ => match value::equal(simulation, left.kind, &one, &other) {
                        Some(true) => Value::Null,
                        Some(false) => one,
                        None => Value::Unknown,
                    },
                }
            }
            Shape::Quantified { operator, quantifier, left, array } => {
                self.quantified(operator, *quantifier, left, array, scope)?
            }
            Shape::Connective(connective, operands) => self.connected(*connective, operands, scope)?,
            Shape::Not(operand) => match self.value(operand, scope)?.truth() {
                Some(Some(it)) => Value::boolean(!it),
                Some(None) => Value::Null,
                None => Value::Unknown,
            },
            Shape::IsNull { operand, negated } => {
                let value = self.value(operand, scope)?;
                if operand.kind.is_row(simulation) {
                    return Ok(Value::Present);
                }
                truth(value.is_null().map(|null| null != *negated))
            }
            Shape::BooleanTest(operand, test) => {
                let value = self.value(operand, scope)?;
                match value.truth() {
                    None => Value::Present,
                    Some(it) => Value::boolean(match test {
                        BooleanTest::True => it == Some(true),
                        BooleanTest::NotTrue => it != Some(true),
                        BooleanTest::False => it == Some(false),
                        BooleanTest::NotFalse => it != Some(false),
                        BooleanTest::Unknown => it.is_none(),
                        BooleanTest::NotUnknown => it.is_some(),
                    }),
                }
            }
            Shape::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise, scope)?
            }
            Shape::CaseOperand => scope_operand(scope),
            Shape::Coalesce(operands) => {
                let mut perhaps: Option<Value> = None;
                for operand in operands {
                    let value = match (self.value(operand, scope), &perhaps) {
                        (Ok(value), _) => value,
                        (Err(_), Some(_)) => Value::Unknown,
                        (Err(refusal), None) => return Err(refusal),
                    };
                    match value.is_null() {
                        Some(true) => {}
                        Some(false) => {
                            return Ok(match perhaps {
                                Some(_) => Value::Present,
                                None => value,
                            });
                        }
                        None => perhaps = Some(Value::Unknown),
                    }
                }
                perhaps.unwrap_or(Value::Null)
            }
            Shape::Extreme { operands, .. } => {
                let mut any = false;
                for operand in operands {
                    any |= self.value(operand, scope)?.is_null() == Some(false);
                }
                if any { Value::Present } else { Value::Unknown }
            }
            Shape::Array(elements) => {
                for element in elements {
                    self.value(element, scope)?;
                }
                Value::Present
            }
            Shape::Row(_) | Shape::RowOf(..) => Value::Present,
            Shape::Special(function) => match function {
                SpecialFunction::CurrentDate
                | SpecialFunction::CurrentTime
                | SpecialFunction::CurrentTimestamp
                | SpecialFunction::LocalTime
                | SpecialFunction::LocalTimestamp
                | SpecialFunction::CurrentRole
                | SpecialFunction::CurrentUser
                | SpecialFunction::User
                | SpecialFunction::SessionUser
                | SpecialFunction::CurrentCatalog => Value::Present,
                SpecialFunction::CurrentSchema => Value::Unknown,
            },
            Shape::Subquery(it) => {
                let answer = match self.query(&it.query, scope) {
                    Ok(answer) => answer,
                    // What it gives is not worked out, only whether there is any.
                    Err(_) if it.kind == SubqueryWord::Exists => return Ok(Value::Present),
                    // What fails in it fails only if it is reached.
                    Err(refusal) => return Err(refusal),
                };
                self.subquery(it.kind, it.test.as_ref(), &answer, scope, tree.span)?
            }
            Shape::Aggregate(it) => self.aggregate(it, scope)?,
            Shape::Subscript { .. }
            | Shape::Window(_)
            | Shape::Field { .. }
            | Shape::RowComparison(..)
            | Shape::Grouping(_)
            | Shape::SetOf(_) => Value::Unknown,
        })
    }

    /// A condition: `Some(true)` if it holds, `Some(false)` if it is false or NULL.
    pub(super) fn holds(&self, tree: &Tree, scope: &Scope<'_>) -> Result<Option<bool>, Refusal> {
        Ok(self.value(tree, scope)?.truth().map(|it| it == Some(true)))
    }

    /// A condition of a statement over a row that is there for certain.
    ///
    /// # Errors
    /// What fails wherever it is evaluated, if there is nothing beside it that might keep it from being evaluated.
    pub(super) fn condition(&self, tree: &Tree, scope: &Scope<'_>) -> Result<Option<bool>, Refusal> {
        match self.holds(tree, scope) {
            Err(refusal) if fails_always(&refusal) && !matches!(tree.shape, Shape::Connective(..)) => {
                Err(refusal)
            }
            // In which order conditions are looked at is not known.
            Err(_) => Ok(None),
            Ok(holds) => Ok(holds),
        }
    }

    fn connected(
        &self,
        connective: Connective,
        operands: &[Tree],
        scope: &Scope<'_>,
    ) -> Result<Value, Refusal> {
        let decisive = connective == Connective::Or;
        let (mut null, mut unknown) = (false, false);
        for operand in operands {
            let value = match self.value(operand, scope) {
                Ok(value) => value,
                // An operand behind one that is not known may never be evaluated.
                Err(_) if unknown || null => Value::Unknown,
                Err(refusal) => return Err(refusal),
            };
            match value.truth() {
                Some(Some(it)) if it == decisive => return Ok(Value::boolean(decisive)),
                Some(Some(_)) => {}
                Some(None) => null = true,
                None => unknown = true,
            }
        }
        Ok(match (unknown, null) {
            (true, _) => Value::Unknown,
            (false, true) => Value::Null,
            (false, false) => Value::boolean(!decisive),
        })
    }

    fn case(
        &self,
        operand: Option<&Tree>,
        branches: &[(Tree, Tree)],
        otherwise: &Tree,
        scope: &Scope<'_>,
    ) -> Result<Value, Refusal> {
        let value = operand.map(|operand| self.value(operand, scope)).transpose()?;
        let inner = match (&value, operand) {
            (Some(value), Some(operand)) => Scope { operand: Some((value, operand.kind)), ..*scope },
            _ => *scope,
        };
        let mut perhaps: Option<Value> = None;
        let add = |perhaps: &mut Option<Value>, value: Value| {
            *perhaps = Some(match perhaps.take() {
                Some(before) => before.or(value),
                None => value,
            });
        };
        for (when, then) in branches {
            // In a CASE with an operand the condition is the comparison.
            let condition = match self.value(when, &inner) {
                Ok(value) => value.truth(),
                Err(_) if perhaps.is_some() => None,
                Err(refusal) => return Err(refusal),
            };
            match condition {
                Some(Some(true)) => {
                    let value = match (self.value(then, scope), &perhaps) {
                        (Ok(value), _) => value,
                        (Err(_), Some(_)) => Value::Unknown,
                        (Err(refusal), None) => return Err(refusal),
                    };
                    add(&mut perhaps, value);
                    return Ok(perhaps.unwrap_or(Value::Unknown));
                }
                Some(_) => {}
                None => add(&mut perhaps, self.value(then, scope).unwrap_or(Value::Unknown)),
            }
        }
        let last = match (self.value(otherwise, scope), &perhaps) {
            (Ok(value), _) => value,
            (Err(_), Some(_)) => Value::Unknown,
            (Err(refusal), None) => return Err(refusal),
        };
        add(&mut perhaps, last);
        Ok(perhaps.unwrap_or(Value::Unknown))
    }

    fn quantified(
        &self,
        called: &Called,
        quantifier: Quantifier,
        left: &Tree,
        array: &Tree,
        scope: &Scope<'_>,
    ) -> Result<Value, Refusal> {
        let value = self.value(left, scope)?;
        let mut inner = array;
        while let Shape::Relabel(operand, _) | Shape::ArrayCast(operand, _) = &inner.shape {
            inner = operand;
        }
        let (mut elements, mut kind) = (Vec::new(), left.kind);
        match &inner.shape {
            Shape::Array(trees) => {
                for tree in trees {
                    kind = tree.kind;
                    elements.push(self.value(tree, scope)?);
                }
            }
            // `IN ('a', 'b')` folded, or written as a text.
            Shape::Constant(Constant::Text(text)) => match function::elements(text) {
                Some(texts) => {
                    elements.extend(texts.into_iter().map(|text| text.map_or(Value::Null, Value::text)))
                }
                None => return Ok(Value::Unknown),
            },
            _ => return Ok(Value::Unknown),
        }
        let result = Tree::new(Kind::BOOLEAN, Shape::Variable);
        let decisive = quantifier == Quantifier::Any;
        let (mut null, mut unknown) = (false, false);
        for element in elements {
            let one = operator::apply(
                self.simulation,
                called.name,
                (Some(left.kind), Some(value.clone())),
                (kind, element),
                &result,
            )?;
            match one.truth() {
                Some(Some(it)) if it == decisive => return Ok(Value::boolean(decisive)),
                Some(Some(_)) => {}
                Some(None) => null = true,
                None => unknown = true,
            }
        }
        Ok(match (unknown, null) {
            (true, _) => Value::Unknown,
            (false, true) => Value::Null,
            (false, false) => Value::boolean(!decisive),
        })
    }

    fn subquery(
        &self,
        word: SubqueryWord,
        test: Option<&(Vec<Tree>, Called)>,
        answer: &Answer,
        scope: &Scope<'_>,
        span: Span,
    ) -> Result<Value, Refusal> {
        let first = |row: &Arc<Vec<Value>>| row.first().cloned().unwrap_or(Value::Unknown);
        Ok(match word {
            SubqueryWord::Exists => match (answer.rows.is_empty(), answer.others) {
                (false, _) => Value::boolean(true),
                (true, true) => Value::Present,
                (true, false) => Value::boolean(false),
            },
            SubqueryWord::Scalar => match (answer.rows.as_slice(), answer.others) {
                ([], false) => Value::Null,
                ([row], false) => first(row),
                ([_, _, ..], _) => {
                    let message = "more than one row returned by a subquery used as an expression";
                    return Err(Refusal::other(span, "21000", message));
                }
                // If there were others, it would fail.
                ([row], true) => first(row),
                ([], true) => Value::Unknown,
            },
            SubqueryWord::Array => Value::Present,
            SubqueryWord::Any | SubqueryWord::All => {
                let Some(([left], called)) = test.map(|(lefts, called)| (lefts.as_slice(), called)) else {
                    return Ok(Value::Unknown);
                };
                let value = self.value(left, scope)?;
                let decisive = word == SubqueryWord::Any;
                let kind = answer.kinds.first().copied().unwrap_or(left.kind);
                let (mut null, mut unknown) = (false, answer.others);
                let result = Tree::new(Kind::BOOLEAN, Shape::Variable);
                for row in &answer.rows {
                    let one = operator::apply(
                        self.simulation,
                        called.name,
                        (Some(left.kind), Some(value.clone())),
                        (kind, first(row)),
                        &result,
                    )?;
                    match one.truth() {
                        Some(Some(it)) if it == decisive => return Ok(Value::boolean(decisive)),
                        Some(Some(_)) => {}
                        Some(None) => null = true,
                        None => unknown = true,
                    }
                }
                match (unknown, null) {
                    (true, _) => Value::Unknown,
                    (false, true) => Value::Null,
                    (false, false) => Value::boolean(!decisive),
                }
            }
            SubqueryWord::Row => Value::Unknown,
        })
    }

    fn call(
        &self,
        called: &Called,
        arguments: &[Tree],
        form: Form,
        tree: &Tree,
        scope: &Scope<'_>,
    ) -> Result<Value, Refusal> {
        if let Some(value) = self.counter(called.name, arguments, scope)? {
            return Ok(value);
        }
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(self.value(argument, scope)?);
        }
        if let Some(id) = called.routine {
            if let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref)
                && is_of_triggers(routine)
                && routine.language.as_str() == "plpgsql"
            {
                let message = "trigger functions can only be called as triggers";
                return Err(Refusal::other(tree.span, "0A000", message));
            }
            return Ok(match self.simulation.catalog.object(id).map(AsRef::as_ref) {
                Some(Object::Routine(routine)) if routine.strict && values.contains(&Value::Null) => {
                    Value::Null
                }
                _ => Value::Unknown,
            });
        }
        function::call(self, called.name, arguments, &values, form, tree)
    }

    /// `nextval`, `setval`, `currval`.
    fn counter(&self, name: &str, arguments: &[Tree], scope: &Scope<'_>) -> Result<Option<Value>, Refusal> {
        if !matches!(name, "nextval" | "setval" | "currval") {
            return Ok(None);
        }
        let sequence = arguments.first().and_then(|it| {
            relation_constant(it).or_else(|| folding::serial_sequence(self.simulation, it).flatten())
        });
        let Some(id) = sequence else {
            if name != "currval" {
                // Which one it was is not known.
                for id in self.simulation.rows.counters() {
                    self.counters.borrow_mut().insert(id, None);
                }
            }
            return Ok(Some(Value::Present));
        };
        let number =
            |value: Option<&Value>| value.and_then(Value::known).and_then(|text| text.parse::<i64>().ok());
        Ok(Some(match name {
            "nextval" => self.next(id),
            "currval" => match (self.next_of(id), self.increment(id)) {
                (Some(next), Some(increment)) => Value::text((next - increment).to_string()),
                _ => Value::Present,
            },
            _ => {
                let value = arguments.get(1).map(|it| self.value(it, scope)).transpose()?;
                let called = match arguments.get(2) {
                    Some(it) => self.value(it, scope)?.truth().flatten(),
                    None => Some(true),
                };
                if value == Some(Value::Null) {
                    return Ok(Some(Value::Null));
                }
                let next = match (number(value.as_ref()), called, self.increment(id)) {
                    (Some(value), Some(true), Some(increment)) => value.checked_add(increment),
                    (Some(value), Some(false), Some(_)) => Some(value),
                    _ => None,
                };
                self.counters.borrow_mut().insert(id, next);
                value.unwrap_or(Value::Present)
            }
        }))
    }

    fn increment(&self, id: ObjectId) -> Option<i64> {
        match self.simulation.catalog.object(id)?.as_ref() {
            Object::Sequence(it) => Some(it.increment),
            _ => None,
        }
    }

    /// What a sequence gives next, as far as it is known.
    pub(super) fn next_of(&self, id: ObjectId) -> Option<i64> {
        match self.counters.borrow().get(&id) {
            Some(next) => *next,
            None => self.simulation.rows.counter(id),
        }
    }

    /// `nextval`
    pub(super) fn next(&self, id: ObjectId) -> Value {
        let (next, increment) = (self.next_of(id), self.increment(id));
        let (Some(next), Some(increment)) = (next, increment) else {
            self.counters.borrow_mut().insert(id, None);
            return Value::Present;
        };
        self.counters.borrow_mut().insert(id, next.checked_add(increment));
        Value::text(next.to_string())
    }

    /// A value read by a type's input function, after it was printed by another's.
    fn read(&self, kind: Kind, value: Value, span: Span) -> Result<Value, Refusal> {
        let target = kind.under(self.simulation);
        let text = match &value {
            Value::Null => return Ok(Value::Null),
            Value::Unknown => return Ok(Value::Unknown),
            Value::Present | Value::Fresh(_) => return Ok(Value::Present),
            Value::Known(text) => text,
        };
        match input::read(self.simulation, target, -1, text) {
            Input::Stored(text) => Ok(Value::text(text)),
            Input::Refused { sqlstate, message } => Err(Refusal::other(span, sqlstate, message)),
            Input::Taken | Input::Now | Input::Undecided => Ok(Value::Present),
        }
    }

    /// A value as one of a domain: what its constraints say of it.
    pub(super) fn within_domain(&self, kind: Kind, value: Value, span: Span) -> Result<Value, Refusal> {
        let simulation = self.simulation;
        let mut kind = kind;
        while let Some(domain) = kind.domain(simulation) {
            let TypeKind::Domain { base, not_null, .. } = &domain.kind else { break };
            if *not_null && value == Value::Null {
                let message = format!("domain {} does not allow null values", domain.name.as_str());
                return Err(Refusal::other(span, "23502", message));
            }
            if let crate::resolve::kind::Base::User(id) = kind.base {
                for (name, tree) in self.domain_checks(id).iter() {
                    let Some(tree) = tree else { continue };
                    let scope = Scope { value: Some(&value), ..Scope::NOTHING };
                    if self.value(tree, &scope)?.truth() == Some(Some(false)) {
                        let message = format!(
                            "value for domain {} violates check constraint \"{}\"",
                            domain.name.as_str(),
                            name.as_str()
                        );
                        return Err(Refusal::other(span, "23514", message));
                    }
                }
            }
            match Kind::of(simulation, base) {
                Some(under) => kind = under,
                None => break,
            }
        }
        Ok(value)
    }

    fn domain_checks(&self, id: ObjectId) -> Arc<Vec<Check>> {
        if let Some(checks) = self.checks.borrow().get(&id) {
            return Arc::clone(checks);
        }
        let checks = Arc::new(stored::domain_checks(self.simulation, id));
        self.checks.borrow_mut().insert(id, Arc::clone(&checks));
        checks
    }
}

fn reference_value(scope: &Scope<'_>, relation: RelationNumber, column: ColumnNumber) -> Value {
    let mut level = Some(scope);
    while let Some(here) = level {
        if let Some((_, item)) = here.items.iter().find(|(number, _)| *number == relation) {
            return match item {
                Item::Row(_) if column <= 0 => Value::Unknown,
                Item::Row(row) => row.get(column),
                Item::List(values) => usize::try_from(column)
                    .ok()
                    .and_then(|column| column.checked_sub(1))
                    .and_then(|index| values.get(index))
                    .cloned()
                    .unwrap_or(Value::Unknown),
                Item::Nulls => Value::Null,
            };
        }
        level = here.outer;
    }
    Value::Unknown
}

fn scope_operand(scope: &Scope<'_>) -> Value {
    scope.operand.map_or(Value::Unknown, |(value, _)| value.clone())
}

/// The relation that an argument of type `regclass` names.
pub(super) fn relation_constant(tree: &Tree) -> Option<ObjectId> {
    match &tree.shape {
        Shape::Constant(Constant::Relation(id)) => Some(*id),
        Shape::Relabel(inner, _) => relation_constant(inner),
        _ => None,
    }
}

/// Something that is not NULL if a value is not.
pub(super) fn not_null(value: &Value) -> Value {
    match value.is_null() {
        Some(true) => Value::Null,
        Some(false) => Value::Present,
        None => Value::Unknown,
    }
}

/// An answer that may not be known, of an operator that never gives NULL for what is not NULL.
pub(super) fn truth(answer: Option<bool>) -> Value {
    answer.map_or(Value::Unknown, Value::boolean)
}
