//! Operator classes and what foreign keys need of them. <https://www.postgresql.org/docs/15/indexes-opclass.html>

use arcoiris_catalog::{Object, ObjectId, Piece, State};

use super::CastContext;
use super::coerce;
use super::kind::{Kind, installed};
use crate::apply::cast;
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

/// The default class of the history's own for a type.
pub(crate) fn own_default(simulation: &Simulation, method: &str, kind: Kind) -> Option<ObjectId> {
    let kind = kind.under(simulation);
    let usable = |id: &ObjectId| {
        own(simulation, *id)
            .is_some_and(|class| class.is_default && class.method == method && class.input == kind)
    };
    simulation.catalog.operator_classes().find(usable)
}

/// An operator class of the history's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnClass<'a> {
    pub(crate) method: &'a str,
    pub(crate) input: Kind,
    pub(crate) is_default: bool,
}

/// What such a class says of itself.
pub(crate) fn own(simulation: &Simulation, id: ObjectId) -> Option<OwnClass<'_>> {
    let Object::Defined(it) = simulation.catalog.object(id)?.as_ref() else { return None };
    let [Piece::Text(method)] = it.signature.first()?.pieces.as_slice() else { return None };
    let input = cast::type_of_operand(it.attribute("type")?)?;
    let input = Kind::of(simulation, &input)?;
    Some(OwnClass { method, input, is_default: it.attribute("default").is_some() })
}

/// What `ATAddForeignKeyConstraint` asks: an equality between the two in the family of the referenced index, or implicit
/// casts of both to what that index compares.
pub(crate) fn foreign_key(simulation: &Simulation, referencing: Kind, referenced: Kind) -> bool {
    if own_default(simulation, "btree", referenced).is_some() && referencing == referenced {
        return true;
    }
    let Some(class) = default(simulation, "btree", referenced) else { return false };
    let input = Kind::of_fact(class.input);
    let base = referencing.under(simulation);
    // A class over a polymorphic type, as that of ranges, compares what is of one type.
    if base == referenced.under(simulation) {
        return true;
    }
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
