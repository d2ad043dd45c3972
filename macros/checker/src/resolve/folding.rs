//! What PostgreSQL works out before it looks at a row: constant parts of an expression (`eval_const_expressions`), and a
//! default that `ADD COLUMN` evaluates at once (`StoreAttrDefault`). An error in there is the statement's, whatever rows there
//! are. Nothing is evaluated here but integers and texts read as values: the rest either never fails or is said to be not modelled.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod characters;
mod serial;
mod total;

pub(crate) use serial::serial_sequence;
pub(crate) use total::has_setting;

use arcoiris_catalog::{Object, State};

use super::Volatility;
use super::input::{self, Input};
use super::kind::Kind;
use super::tree::{Called, Constant, Shape, Tree};
use crate::builtin;
use crate::refusal::Refusal;
use crate::simulation::Simulation;

/// Makes sure that what is evaluated beforehand does not fail: with `Immutable` the constant parts, with `Stable` all that is
/// not volatile.
///
/// # Errors
/// What PostgreSQL says, or that it is not modelled.
pub(crate) fn check(simulation: &Simulation, tree: &Tree, at_most: Volatility) -> Result<(), Refusal> {
    Folding { simulation, at_most }.walk(tree, false).map(drop)
}

struct Folding<'a> {
    simulation: &'a Simulation,
    at_most: Volatility,
}

impl Folding<'_> {
    /// Whether a part may have become a constant. `chosen` where it may never be evaluated: behind a condition.
    fn walk(&self, tree: &Tree, chosen: bool) -> Result<bool, Refusal> {
        let chooses = matches!(tree.shape, Shape::Connective(..) | Shape::Coalesce(_) | Shape::Case { .. });
        if let Shape::SetOf(inner) = &tree.shape {
            // What gives many rows is not evaluated beforehand; its arguments are.
            for part in inner.parts() {
                self.walk(part, chosen)?;
            }
            return Ok(false);
        }
        let mut all = true;
        let mut some = false;
        let mut first = None;
        for part in tree.parts() {
            let folded = self.walk(part, chosen || chooses)?;
            first.get_or_insert(folded);
            all &= folded;
            some |= folded;
        }
        let (folds, volatility) = match &tree.shape {
            Shape::Constant(_) => return Ok(true),
            Shape::Special(_) => return Ok(self.at_most >= Volatility::Stable),
            Shape::Column(_)
            | Shape::Reference(_)
            | Shape::Aggregate(_)
            | Shape::Window(_)
            | Shape::Subquery(_)
            | Shape::Grouping(_)
            | Shape::SetOf(_)
            | Shape::Variable
            | Shape::Parameter(_)
            | Shape::DomainValue
            | Shape::CaseOperand => {
                return Ok(false);
            }
            // One constant may decide it; of a COALESCE the first.
            Shape::Connective(..) => return Ok(some),
            Shape::Coalesce(_) => return Ok(first == Some(true)),
            Shape::Case { operand, branches, .. } => {
                let conditions =
                    operand.iter().map(AsRef::as_ref).chain(branches.iter().map(|(when, _)| when));
                for condition in conditions {
                    if self.walk(condition, true)? {
                        return Ok(true);
                    }
                }
                return Ok(all);
            }
            Shape::Call { function, .. } => (all, least_of_functions(self.simulation, function)),
            Shape::Operator { operator, .. }
            | Shape::Distinct(operator, ..)
            | Shape::NullIf(operator, ..)
            | Shape::Quantified { operator, .. } => (all, least_of_operators(self.simulation, operator)),
            _ => (all, Volatility::Immutable),
        };
        // Nearly all are strict: NULL makes NULL of them, and nothing is called.
        let null = tree.parts().into_iter().any(Tree::is_null)
            && matches!(tree.shape, Shape::Operator { .. } | Shape::ThroughText(..) | Shape::ArrayCast(..));
        if null {
            return Ok(true);
        }
        if !folds || volatility > self.at_most {
            return Ok(false);
        }
        self.sure(tree, chosen).map(|()| true)
    }

    /// Whether the evaluation of something over constants is sure not to fail.
    fn sure(&self, tree: &Tree, chosen: bool) -> Result<(), Refusal> {
        let unknown =
            || Refusal::not_modelled(tree.span, "whether the value of this constant expression exists");
        let fails = |sqlstate: &'static str, message: String| {
            // What a condition never reaches is not evaluated.
            Err(if chosen { unknown() } else { Refusal::other(tree.span, sqlstate, message) })
        };
        match self.integer(tree) {
            Some(Ok(_)) => return Ok(()),
            Some(Err((sqlstate, message))) => return fails(sqlstate, message.to_owned()),
            None => {}
        }
        let total = match &tree.shape {
            Shape::Call { function, arguments, .. } => {
                if function.name == "pg_get_serial_sequence" {
                    let texts: Vec<Option<&str>> = arguments.iter().map(|it| self.text(it)).collect();
                    if let Some(Err(refusal)) = serial::checked(self.simulation, &texts) {
                        return Err(if chosen { unknown() } else { Refusal { span: tree.span, ..refusal } });
                    }
                }
                total::call(self.simulation, function.name, arguments, tree)
            }
            Shape::Operator { operator, left, right } => {
                total::operator(self.simulation, operator.name, left.as_deref(), right, tree)
            }
            Shape::Distinct(operator, left, right) | Shape::NullIf(operator, left, right) => {
                total::operator(self.simulation, operator.name, Some(left), right, tree)
            }
            Shape::Quantified { operator, .. } => total::is_comparison(operator.name),
            Shape::ThroughText(inner, _) => {
                let target = tree.kind.under(self.simulation);
                if total::is_text(target) || serial_sequence(self.simulation, inner).is_some() {
                    true
                } else {
                    let Some(text) = self.text(inner) else {
                        let read = target
                            .fact_name()
                            .is_some_and(|target| characters::is_read(self.simulation, inner, target));
                        return if read { Ok(()) } else { Err(unknown()) };
                    };
                    match input::read(self.simulation, target, -1, text) {
                        Input::Stored(_) | Input::Taken | Input::Now => true,
                        Input::Refused { sqlstate, message } => return fails(sqlstate, message),
                        Input::Undecided => false,
                    }
                }
            }
            Shape::ArrayCast(inner, _) => total::array_cast(self.simulation, inner.kind, tree.kind),
            // Rows of unequal length make no array.
            Shape::Array(elements) => {
                let widths: Vec<Option<usize>> = elements
                    .iter()
                    .map(|element| match &element.shape {
                        Shape::Array(inner) => Some(inner.len()),
                        _ if element.kind.under(self.simulation).array => None,
                        _ => Some(0),
                    })
                    .collect();
                widths.iter().all(|width| width.is_some() && Some(width) == widths.first())
            }
            // `COALESCE` and its like fail only where a part fails; the checks of a domain are not evaluated beforehand, and
            // `ADD COLUMN` looks at them elsewhere.
            _ => true,
        };
        if total { Ok(()) } else { Err(unknown()) }
    }

    /// The text of a constant, behind conversions that leave it as it is.
    fn text<'t>(&self, tree: &'t Tree) -> Option<&'t str> {
        match &tree.shape {
            Shape::Constant(Constant::Text(text)) if total::is_text(tree.kind.under(self.simulation)) => {
                Some(text)
            }
            Shape::Relabel(inner, _) | Shape::Collate(inner, _) => self.text(inner),
            _ => None,
        }
    }

    /// The value of integer arithmetic over constants, or how it fails; `None` for anything else.
    fn integer(&self, tree: &Tree) -> Option<Result<i128, (&'static str, &'static str)>> {
        let (least, most, message) = match tree.kind.under(self.simulation).fact_name()? {
            "int2" => (i128::from(i16::MIN), i128::from(i16::MAX), "smallint out of range"),
            "int4" => (i128::from(i32::MIN), i128::from(i32::MAX), "integer out of range"),
            "int8" => (i128::from(i64::MIN), i128::from(i64::MAX), "bigint out of range"),
            _ => return None,
        };
        let value = match &tree.shape {
            Shape::Constant(Constant::Text(text)) => text.parse::<i128>().ok()?,
            Shape::Operator { operator, left, right } if operator.schema.is_none() => {
                let right = match self.integer(right)? {
                    Ok(value) => value,
                    Err(error) => return Some(Err(error)),
                };
                let left = match left {
                    Some(left) => match self.integer(left)? {
                        Ok(value) => Some(value),
                        Err(error) => return Some(Err(error)),
                    },
                    None => None,
                };
                match (operator.name, left) {
                    ("+", Some(left)) => left.checked_add(right)?,
                    ("-", Some(left)) => left.checked_sub(right)?,
                    ("*", Some(left)) => left.checked_mul(right)?,
                    ("/" | "%", Some(_)) if right == 0 => return Some(Err(("22012", "division by zero"))),
                    ("/", Some(left)) => left.checked_div(right)?,
                    ("%", Some(left)) => left.checked_rem(right)?,
                    ("-", None) => right.checked_neg()?,
                    ("+", None) => right,
                    _ => return None,
                }
            }
            Shape::Call { function, arguments, .. } if matches!(function.name, "int2" | "int4" | "int8") => {
                let [only] = arguments.as_slice() else { return None };
                match self.integer(only)? {
                    Ok(value) => value,
                    Err(error) => return Some(Err(error)),
                }
            }
            _ => return None,
        };
        Some(if (least..=most).contains(&value) { Ok(value) } else { Err(("22003", message)) })
    }
}

fn least_of_functions(simulation: &Simulation, called: &Called) -> Volatility {
    let routine = called.routine.and_then(|id| simulation.catalog.object(id));
    if let Some(Object::Routine(routine)) = routine.map(AsRef::as_ref) {
        return super::volatility(routine.volatility);
    }
    let all =
        builtin::functions(called.name, simulation.server).map(|fact| super::volatility(fact.volatility));
    all.min().unwrap_or(Volatility::Immutable)
}

fn least_of_operators(simulation: &Simulation, called: &Called) -> Volatility {
    if called.operator.is_some() {
        return match called.routine {
            Some(_) => least_of_functions(simulation, called),
            None => Volatility::Immutable,
        };
    }
    let all = builtin::operators(called.name).map(|fact| super::volatility(fact.volatility));
    all.min().unwrap_or(Volatility::Immutable)
}

/// The first part of some trees that fails, or may, among those that are evaluated for certain: the constant ones, and with
/// `Stable` all that are not volatile.
pub(crate) fn first<'t>(
    simulation: &Simulation,
    trees: impl IntoIterator<Item = &'t Tree>,
    at_most: Volatility,
) -> Option<Refusal> {
    trees.into_iter().find_map(|tree| check(simulation, tree, at_most).err())
}

/// Whether a value of this type is a number of any length.
fn is_number(kind: Kind) -> bool {
    matches!(kind.fact_name(), Some("int2" | "int4" | "int8" | "numeric" | "float4" | "float8"))
}
