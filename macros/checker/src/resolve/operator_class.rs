//! Operator classes and what foreign keys need of them. <https://www.postgresql.org/docs/15/indexes-opclass.html>

use super::CastContext;
use super::coerce;
use super::kind::{Kind, installed};
use crate::builtin::{self, OperatorClassFact};
use crate::simulation::Simulation;

/// `GetDefaultOpClass`
pub(crate) fn default(simulation: &Simulation, method: &str, kind: Kind) -> Option<OperatorClassFact> {
    let kind = kind.under(simulation);
    let usable = |class: &OperatorClassFact| {
        class.default
            && (class.extension == builtin::NONE || installed(simulation, class.extension).is_some())
    };
    if let Some(name) = kind.fact_name()
        && let Some(class) =
            builtin::operator_classes(method, Some(name), simulation.server).into_iter().find(usable)
    {
        return Some(class);
    }
    let category = kind.category(simulation).0;
    let (mut preferred, mut compatible) = (Vec::new(), Vec::new());
    for class in builtin::operator_classes(method, None, simulation.server).into_iter().filter(usable) {
        let input = Kind::of_fact(class.input);
        if coerce::is_binary(simulation, kind, input) {
            if input.category(simulation) == (category, true) { &mut preferred } else { &mut compatible }
                .push(class);
        }
    }
    match (preferred.as_slice(), compatible.as_slice()) {
        ([class], _) | ([], [class]) => Some(*class),
        _ => None,
    }
}

/// What `ATAddForeignKeyConstraint` asks: an equality between the two in the family of the referenced index, or implicit
/// casts of both to what that index compares.
pub(crate) fn foreign_key(simulation: &Simulation, referencing: Kind, referenced: Kind) -> bool {
    let Some(class) = default(simulation, "btree", referenced) else { return false };
    let input = Kind::of_fact(class.input);
    let base = referencing.under(simulation);
    if let Some(name) = base.written_as_fact() {
        let equality = |left: &str, right: &str| {
            builtin::family_operator("btree", class.family, left, right, "3").is_some()
        };
        if equality(class.input, &name) && equality(&name, &name) {
            return true;
        }
    }
    coerce::can_coerce(simulation, &[referenced, referencing], &[input, input], CastContext::Implicit)
}
