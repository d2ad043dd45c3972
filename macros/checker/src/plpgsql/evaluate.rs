//! Expressions and queries over what is known: constants, variables, the catalog. Three-valued logic, and a fourth value for what is not
//! known, which spreads only as far as a result hangs on it.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

mod cast;
mod from;
mod function;
mod own;
mod query;
mod regular;
mod source;
mod text;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use arcoiris_catalog::Name;

use super::value::{Doubt, Value, equal};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{
    BooleanTest, Connective, Expression, ExpressionKind, Ident, Literal, Quantifier, Span, SpecialFunction,
    SubqueryKind,
};
pub(crate) use query::Rows;
use source::Row;
pub(crate) use text::array;

/// More steps than this are not taken.
const STEPS: usize = 2_000_000;

/// Longer texts are not made.
const LONGEST: usize = 1 << 20;

/// What variables are called and hold.
pub(crate) trait Variables {
    /// The value of a variable, or of a field of one.
    fn value(&self, path: &[Ident]) -> Option<Value>;
}

/// Evaluates over one state.
pub(crate) struct Evaluator<'a> {
    pub(crate) simulation: &'a Simulation,
    pub(crate) variables: &'a dyn Variables,
    /// `$1`, `$2`, … of `EXECUTE … USING`
    pub(crate) parameters: &'a [Value],
    /// Whether tables are taken to be empty, to see what a script says of a database without rows.
    pub(crate) empty: bool,
    /// Roles that are taken not to exist.
    pub(crate) absent: &'a BTreeSet<Name>,
    pub(crate) steps: Cell<usize>,
    /// How many functions of the history are around.
    pub(crate) calls: usize,
    /// Whether a table's rows were asked for.
    pub(crate) touched: Cell<bool>,
}

/// The rows in sight.
pub(super) struct Scope<'s> {
    rows: &'s [Row],
    /// The rows that an aggregate is over, and why there may be more.
    group: Option<(&'s [Vec<Row>], &'s Option<Doubt>)>,
    with: &'s [(String, Rc<Rows>)],
    outer: Option<&'s Scope<'s>>,
}

impl Scope<'_> {
    pub(super) const NOTHING: Scope<'static> = Scope { rows: &[], group: None, with: &[], outer: None };
}

fn not_modelled(span: Span, what: impl Into<String>) -> Refusal {
    Refusal::not_modelled(span, what)
}

impl<'a> Evaluator<'a> {
    pub(crate) fn new(
        simulation: &'a Simulation,
        variables: &'a dyn Variables,
        absent: &'a BTreeSet<Name>,
    ) -> Self {
        Evaluator {
            simulation,
            variables,
            parameters: &[],
            empty: false,
            absent,
            steps: Cell::new(0),
            calls: 0,
            touched: Cell::new(false),
        }
    }

    /// The value of an expression that names no column.
    pub(crate) fn alone(&self, it: &Expression) -> Result<Value, Refusal> {
        self.expression(it, &Scope::NOTHING)
    }

    /// A variable's value; if there are to be no rows, what it would be then.
    fn variable(&self, path: &[Ident]) -> Option<Value> {
        match self.variables.value(path)? {
            Value::Unknown(Doubt::Rows { empty, .. }) if self.empty => Some(Value::clone(&empty)),
            value => Some(value),
        }
    }

    fn step(&self, span: Span) -> Result<(), Refusal> {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        if steps > STEPS { Err(not_modelled(span, "a query that takes this long")) } else { Ok(()) }
    }

    /// Evaluates an expression.
    fn expression(&self, it: &Expression, scope: &Scope<'_>) -> Result<Value, Refusal> {
        self.step(it.span)?;
        let span = it.span;
        Ok(match &it.kind {
            ExpressionKind::Literal(literal) => match literal {
                Literal::Null => Value::Null,
                Literal::Boolean(value) => Value::Boolean(*value),
                Literal::Integer(value) => Value::Integer(i64::from(*value)),
                Literal::String(text) => Value::text(text),
                Literal::Numeric(digits) => match digits.parse::<i64>() {
                    Ok(value) => Value::Integer(value),
                    Err(_) => Value::unknown("a number that is not whole"),
                },
                Literal::Bits(_) => Value::unknown("a bit string"),
            },
            ExpressionKind::Column(path) => self.column(path, scope, span)?,
            ExpressionKind::Parameter(number) => {
                let index = usize::try_from(*number).unwrap_or_default().wrapping_sub(1);
                match self.parameters.get(index) {
                    Some(value) => value.clone(),
                    None => {
                        let ident = Ident { name: arcoiris_catalog::Name::new(&format!("${number}")), span };
                        match self.variable(&[ident]) {
                            Some(value) => value,
                            None => {
                                return Err(Refusal::other(
                                    span,
                                    "42P02",
                                    format!("there is no parameter ${number}"),
                                ));
                            }
                        }
                    }
                }
            }
            ExpressionKind::Cast { operand, to } => {
                let value = self.expression(operand, scope)?;
                self.cast(value, to, span)?
            }
            ExpressionKind::Call { .. } => self.call(it, scope)?,
            ExpressionKind::Operator { operator, left, right, .. } => {
                // A constant beside an array is taken for an array, whatever it says.
                let constant =
                    |it: &Expression| matches!(&it.kind, ExpressionKind::Literal(Literal::String(_)));
                let constants = left.as_deref().is_some_and(constant) || constant(right);
                let left = left.as_ref().map(|left| self.expression(left, scope)).transpose()?;
                let right = self.expression(right, scope)?;
                let array = matches!(left, Some(Value::Array(_))) || matches!(right, Value::Array(_));
                if operator == "||" && constants && array {
                    return Ok(Value::unknown("an array that a constant is added to"));
                }
                self.operator(operator, left, right)
            }
            ExpressionKind::Like { operator, operand, pattern } => {
                let operand = self.expression(operand, scope)?;
                let pattern = self.expression(pattern, scope)?;
                self.operator(operator, Some(operand), pattern)
            }
            ExpressionKind::Connective { connective, operands } => {
                let mut result = Value::Boolean(*connective == Connective::And);
                for operand in operands {
                    let value = self.expression(operand, scope)?;
                    result = connected(*connective, result, value);
                    // Decided, whatever comes; what comes is looked at by PostgreSQL for its names only.
                    if result == Value::Boolean(*connective == Connective::Or) {
                        break;
                    }
                }
                result
            }
            ExpressionKind::Not(operand) => negated(self.expression(operand, scope)?),
            ExpressionKind::IsNull { operand, negated } => match self.expression(operand, scope)? {
                Value::Unknown(doubt) => Value::Unknown(doubt),
                Value::Null => Value::Boolean(!negated),
                Value::Record(fields) => match fields.iter().all(|(_, value)| *value == Value::Null) {
                    true => Value::Boolean(!negated),
                    false => Value::Boolean(*negated),
                },
                _ => Value::Boolean(*negated),
            },
            ExpressionKind::BooleanTest { operand, test } => {
                match boolean(self.expression(operand, scope)?) {
                    Value::Unknown(doubt) => Value::Unknown(doubt),
                    value => Value::Boolean(match test {
                        BooleanTest::True => value == Value::Boolean(true),
                        BooleanTest::NotTrue => value != Value::Boolean(true),
                        BooleanTest::False => value == Value::Boolean(false),
                        BooleanTest::NotFalse => value != Value::Boolean(false),
                        BooleanTest::Unknown => value == Value::Null,
                        BooleanTest::NotUnknown => value != Value::Null,
                    }),
                }
            }
            ExpressionKind::Distinct { left, right, negated } => {
                let (left, right) = (self.expression(left, scope)?, self.expression(right, scope)?);
                match (&left, &right) {
                    (Value::Unknown(doubt), _) | (_, Value::Unknown(doubt)) => Value::Unknown(doubt.clone()),
                    (Value::Null, Value::Null) => Value::Boolean(*negated),
                    (Value::Null, _) | (_, Value::Null) => Value::Boolean(!negated),
                    _ => decided(equal(&left, &right).map(|same| same == *negated)),
                }
            }
            ExpressionKind::NullIf(left, right) => {
                let (left, right) = (self.expression(left, scope)?, self.expression(right, scope)?);
                match self.operator("=", Some(left.clone()), right) {
                    Value::Boolean(true) => Value::Null,
                    Value::Unknown(doubt) => Value::Unknown(doubt),
                    _ => left,
                }
            }
            ExpressionKind::In { operand, list, negated: not } => {
                let operand = self.expression(operand, scope)?;
                let values =
                    list.iter().map(|it| self.expression(it, scope)).collect::<Result<Vec<_>, _>>()?;
                let found = self.any("=", &operand, &values, &None);
                if *not { negated(found) } else { found }
            }
            ExpressionKind::Between { operand, low, high, symmetric: false, negated: not } => {
                let operand = self.expression(operand, scope)?;
                let low = self.expression(low, scope)?;
                let high = self.expression(high, scope)?;
                let above = self.operator(">=", Some(operand.clone()), low);
                let below = self.operator("<=", Some(operand), high);
                let found = connected(Connective::And, above, below);
                if *not { negated(found) } else { found }
            }
            ExpressionKind::Quantified { operator, quantifier, left, array } => {
                let left = self.expression(left, scope)?;
                match self.array_value(self.expression(array, scope)?) {
                    Value::Array(values) => self.quantified(operator, *quantifier, &left, &values, &None),
                    Value::Null => Value::Null,
                    Value::Unknown(doubt) => Value::Unknown(doubt),
                    _ => return Err(not_modelled(span, "ANY of this value")),
                }
            }
            ExpressionKind::Case { operand, branches, otherwise } => {
                let operand = operand.as_ref().map(|it| self.expression(it, scope)).transpose()?;
                for (when, then) in branches {
                    let condition = self.expression(when, scope)?;
                    let condition = match &operand {
                        Some(operand) => self.operator("=", Some(operand.clone()), condition),
                        None => boolean(condition),
                    };
                    match condition {
                        Value::Boolean(true) => return self.expression(then, scope),
                        Value::Unknown(doubt) => return Ok(Value::Unknown(doubt)),
                        _ => {}
                    }
                }
                match otherwise {
                    Some(otherwise) => self.expression(otherwise, scope)?,
                    None => Value::Null,
                }
            }
            ExpressionKind::Coalesce(operands) => {
                for operand in operands {
                    match self.expression(operand, scope)? {
                        Value::Null => {}
                        value => return Ok(value),
                    }
                }
                Value::Null
            }
            ExpressionKind::Array(elements) => {
                let values =
                    elements.iter().map(|it| self.expression(it, scope)).collect::<Result<_, _>>()?;
                Value::array(values)
            }
            ExpressionKind::Row(fields) => {
                let mut values = Vec::with_capacity(fields.len());
                for (index, field) in fields.iter().enumerate() {
                    values.push((format!("f{}", index + 1), self.expression(field, scope)?));
                }
                Value::Record(Rc::new(values))
            }
            ExpressionKind::Collate { operand, .. } => self.expression(operand, scope)?,
            ExpressionKind::Subscript { operand, low: None, high: Some(index), slice: false } => {
                let index = self.expression(index, scope)?;
                match (self.array_value(self.expression(operand, scope)?), index) {
                    (Value::Unknown(doubt), _) | (_, Value::Unknown(doubt)) => Value::Unknown(doubt),
                    (Value::Array(values), Value::Integer(index)) => usize::try_from(index - 1)
                        .ok()
                        .and_then(|index| values.get(index))
                        .cloned()
                        .unwrap_or(Value::Null),
                    (Value::Null, _) | (_, Value::Null) => Value::Null,
                    _ => return Err(not_modelled(span, "this subscript")),
                }
            }
            ExpressionKind::Field { operand, field } => match self.expression(operand, scope)? {
                Value::Record(fields) => match fields.iter().find(|(name, _)| name == field.name.as_str()) {
                    Some((_, value)) => value.clone(),
                    None => return Err(not_modelled(span, "this field")),
                },
                Value::Unknown(doubt) => Value::Unknown(doubt),
                _ => return Err(not_modelled(span, "this field")),
            },
            ExpressionKind::Special { function, .. } => match function {
                SpecialFunction::CurrentSchema => self.current_schema(),
                SpecialFunction::CurrentDate
                | SpecialFunction::CurrentTime
                | SpecialFunction::CurrentTimestamp
                | SpecialFunction::LocalTime
                | SpecialFunction::LocalTimestamp => Value::unknown("what time it is"),
                SpecialFunction::CurrentRole
                | SpecialFunction::CurrentUser
                | SpecialFunction::User
                | SpecialFunction::SessionUser => match &self.simulation.user {
                    Some(user) => Value::text(user.as_str()),
                    None => Value::unknown("who runs it"),
                },
                SpecialFunction::CurrentCatalog => Value::unknown("what the database is called"),
            },
            ExpressionKind::Subquery { kind, query } => {
                let rows = self.query(query, scope)?;
                self.subquery(kind, rows, scope, span)?
            }
            _ => return Err(not_modelled(span, "this expression, whose value is asked for")),
        })
    }

    fn subquery(
        &self,
        kind: &SubqueryKind,
        rows: Rows,
        scope: &Scope<'_>,
        span: Span,
    ) -> Result<Value, Refusal> {
        let first = |row: &Vec<Value>| row.first().cloned().unwrap_or(Value::Null);
        Ok(match kind {
            SubqueryKind::Exists => match (rows.certain.is_empty(), rows.perhaps) {
                (false, _) => Value::Boolean(true),
                (true, Some(doubt)) => Value::Unknown(doubt),
                (true, None) => Value::Boolean(false),
            },
            SubqueryKind::Scalar => match (rows.certain.as_slice(), rows.perhaps) {
                (_, Some(doubt)) => Value::Unknown(doubt),
                ([], None) => Value::Null,
                ([row], None) => first(row),
                _ => {
                    let message = "more than one row returned by a subquery used as an expression";
                    return Err(Refusal::other(span, "21000", message));
                }
            },
            SubqueryKind::Array => match rows.perhaps {
                Some(doubt) => Value::Unknown(doubt),
                None => Value::array(rows.certain.iter().map(first).collect()),
            },
            SubqueryKind::Quantified { operator, quantifier, left } => {
                let left = self.expression(left, scope)?;
                let values: Vec<Value> = rows.certain.iter().map(first).collect();
                self.quantified(operator, *quantifier, &left, &values, &rows.perhaps)
            }
        })
    }

    fn quantified(
        &self,
        operator: &str,
        quantifier: Quantifier,
        left: &Value,
        values: &[Value],
        perhaps: &Option<Doubt>,
    ) -> Value {
        match quantifier {
            Quantifier::Any => self.any(operator, left, values, perhaps),
            Quantifier::All => {
                let mut result = Value::Boolean(true);
                for value in values {
                    let this = self.operator(operator, Some(left.clone()), value.clone());
                    result = connected(Connective::And, result, this);
                }
                match perhaps {
                    Some(doubt) => connected(Connective::And, result, Value::Unknown(doubt.clone())),
                    None => result,
                }
            }
        }
    }

    fn any(&self, operator: &str, left: &Value, values: &[Value], perhaps: &Option<Doubt>) -> Value {
        let mut result = Value::Boolean(false);
        for value in values {
            let this = self.operator(operator, Some(left.clone()), value.clone());
            result = connected(Connective::Or, result, this);
        }
        match perhaps {
            Some(doubt) => connected(Connective::Or, result, Value::Unknown(doubt.clone())),
            None => result,
        }
    }

    /// A value beside `||`: cast to text, not printed by its output function.
    fn joined_text(&self, value: &Value) -> Result<String, Doubt> {
        match value {
            Value::Boolean(value) => Ok(value.to_string()),
            value => self.printed(value),
        }
    }

    /// An array, also where it is written as a text.
    fn array_value(&self, value: Value) -> Value {
        match value {
            Value::Text(text) => {
                text::array(&text).unwrap_or_else(|| Value::unknown("an array written as a text"))
            }
            value => value,
        }
    }

    fn column(&self, path: &[Ident], scope: &Scope<'_>, span: Span) -> Result<Value, Refusal> {
        let mut level = Some(scope);
        while let Some(here) = level {
            if let Some(value) = self.in_rows(path, here.rows, span)? {
                if self.variable(path).is_some() {
                    let name = path.last().map(|ident| ident.name.to_string()).unwrap_or_default();
                    return Err(Refusal::other(
                        span,
                        "42702",
                        format!("column reference \"{name}\" is ambiguous"),
                    ));
                }
                return Ok(value);
            }
            level = here.outer;
        }
        if let Some(value) = self.variable(path) {
            return Ok(value);
        }
        let in_group = scope.group.is_some();
        if in_group {
            return Err(not_modelled(span, "a column beside an aggregate"));
        }
        let spelled: Vec<&str> = path.iter().map(|ident| ident.name.as_str()).collect();
        let message = match spelled.as_slice() {
            [table, _] => format!("missing FROM-clause entry for table \"{table}\""),
            _ => format!("column \"{}\" does not exist", spelled.join(".")),
        };
        let sqlstate = if spelled.len() == 2 { "42P01" } else { "42703" };
        Err(Refusal::other(span, sqlstate, message))
    }

    /// A binary or prefix operator.
    fn operator(&self, operator: &str, left: Option<Value>, right: Value) -> Value {
        let Some(left) = left else {
            return match (operator, right) {
                (_, Value::Null) => Value::Null,
                ("-", Value::Integer(number)) => number.checked_neg().map_or(Value::Null, Value::Integer),
                ("+", value) => value,
                (_, Value::Unknown(doubt)) => Value::Unknown(doubt),
                _ => Value::unknown(format!("the operator {operator}")),
            };
        };
        match (&left, &right) {
            (Value::Null, _) | (_, Value::Null) if operator != "||" => return Value::Null,
            (Value::Unknown(doubt), _) | (_, Value::Unknown(doubt)) => return Value::Unknown(doubt.clone()),
            _ => {}
        }
        match operator {
            "=" => decided(equal(&left, &right)),
            "<>" | "!=" => decided(equal(&left, &right).map(|same| !same)),
            "<" | "<=" | ">" | ">=" => text::compare(operator, &left, &right),
            "~~" | "!~~" | "~~*" | "!~~*" | "~" | "!~" | "~*" | "!~*" => {
                text::matched(operator, &left, &right)
            }
            "||" => self.concatenated(left, right),
            "+" | "-" | "*" | "/" | "%" => match (left, right) {
                (Value::Integer(left), Value::Integer(right)) => match operator {
                    "+" => left.checked_add(right),
                    "-" => left.checked_sub(right),
                    "*" => left.checked_mul(right),
                    "/" => left.checked_div(right),
                    _ => left.checked_rem(right),
                }
                .filter(|number| i32::try_from(*number).is_ok())
                .map_or_else(|| Value::unknown("a large number"), Value::Integer),
                _ => Value::unknown(format!("the operator {operator}")),
            },
            _ => Value::unknown(format!("the operator {operator}")),
        }
    }

    fn concatenated(&self, left: Value, right: Value) -> Value {
        match (left, right) {
            (Value::Array(left), Value::Array(right)) => {
                Value::array(left.iter().chain(right.iter()).cloned().collect())
            }
            (Value::Array(list), Value::Null) | (Value::Null, Value::Array(list)) => Value::Array(list),
            (Value::Array(list), one) => Value::array(list.iter().cloned().chain([one]).collect()),
            (one, Value::Array(list)) => {
                Value::array([one].into_iter().chain(list.iter().cloned()).collect())
            }
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            (left, right) => match (self.joined_text(&left), self.joined_text(&right)) {
                (Ok(left), Ok(right)) if left.len() + right.len() <= LONGEST => Value::text(left + &right),
                (Ok(_), Ok(_)) => Value::unknown("a text this long"),
                (Err(doubt), _) | (_, Err(doubt)) => Value::Unknown(doubt),
            },
        }
    }
}

/// `AND`, `OR` with what is not known.
fn connected(connective: Connective, left: Value, right: Value) -> Value {
    let decisive = Value::Boolean(connective == Connective::Or);
    match (boolean(left), boolean(right)) {
        (left, right) if left == decisive || right == decisive => decisive,
        (Value::Unknown(doubt), _) | (_, Value::Unknown(doubt)) => Value::Unknown(doubt),
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (left, _) => left,
    }
}

fn negated(value: Value) -> Value {
    match boolean(value) {
        Value::Boolean(value) => Value::Boolean(!value),
        value => value,
    }
}

/// A value as a condition.
pub(crate) fn boolean(value: Value) -> Value {
    match value {
        Value::Boolean(_) | Value::Null | Value::Unknown(_) => value,
        Value::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "t" | "true" | "on" | "yes" | "y" | "1" => Value::Boolean(true),
            "f" | "false" | "off" | "no" | "n" | "0" => Value::Boolean(false),
            _ => Value::unknown("a text as a condition"),
        },
        _ => Value::unknown("a condition that is not boolean"),
    }
}

fn decided(answer: Result<bool, Doubt>) -> Value {
    match answer {
        Ok(answer) => Value::Boolean(answer),
        Err(doubt) => Value::Unknown(doubt),
    }
}
