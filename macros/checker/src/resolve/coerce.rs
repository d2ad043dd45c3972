//! Which type becomes which: `find_coercion_pathway`, `can_coerce_type`, `select_common_type` of PostgreSQL's
//! `parse_coerce.c`. <https://www.postgresql.org/docs/15/typeconv.html>

use arcoiris_catalog::{Object, ObjectId, State, TypeKind};

use super::CastContext;
use super::kind::{Base, Kind, installed};
use super::polymorphic;
use crate::apply::cast::{self, OwnMethod};
use crate::builtin::{self, CastFact};
use crate::simulation::Simulation;

/// How a value is converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Path {
    /// The bytes stay the same.
    Relabel,
    /// By a function.
    Function(CastFact),
    /// Element by element.
    Array(Box<Path>),
    /// Through the text form.
    Text,
    /// By a function of the history.
    Own(ObjectId),
}

/// The cast between two types, if its extension is installed.
pub(crate) fn cast_fact(simulation: &Simulation, source: Kind, target: Kind) -> Option<CastFact> {
    let fact = builtin::cast(&source.written_as_fact()?, &target.written_as_fact()?, simulation.server)?;
    (fact.extension == builtin::NONE || installed(simulation, fact.extension).is_some()).then_some(fact)
}

/// `find_coercion_pathway`
pub(crate) fn path(
    simulation: &Simulation,
    source: Kind,
    target: Kind,
    context: CastContext,
) -> Option<Path> {
    let (source, target) = (source.under(simulation), target.under(simulation));
    if source == target {
        return Some(Path::Relabel);
    }
    if let Some(fact) = cast_fact(simulation, source, target) {
        let allowed = match fact.context {
            'i' => true,
            'a' => context >= CastContext::Assignment,
            _ => context >= CastContext::Explicit,
        };
        return allowed.then_some(match fact.method {
            'f' => Path::Function(fact),
            'b' => Path::Relabel,
            _ => Path::Text,
        });
    }
    if let Some(own) = cast::between(simulation, source, target) {
        let allowed = match own.context {
            'i' => true,
            'a' => context >= CastContext::Assignment,
            _ => context >= CastContext::Explicit,
        };
        return allowed.then_some(match own.method {
            OwnMethod::Function(id) => Path::Own(id),
            OwnMethod::Binary => Path::Relabel,
            OwnMethod::Inout => Path::Text,
        });
    }
    if target.array
        && let (Some(from), Some(to)) = (source.element(), target.element())
        && let Some(inner) = path(simulation, from, to, context)
    {
        return Some(Path::Array(Box::new(inner)));
    }
    let through_text = (context >= CastContext::Assignment && target.category(simulation).0 == 'S')
        || (context >= CastContext::Explicit && source.category(simulation).0 == 'S');
    through_text.then_some(Path::Text)
}

/// `can_coerce_type` for a list of arguments.
pub(crate) fn can_coerce(
    simulation: &Simulation,
    sources: &[Kind],
    targets: &[Kind],
    context: CastContext,
) -> bool {
    let mut generic = false;
    for (source, target) in sources.iter().zip(targets) {
        if source == target || target.is("any") {
            continue;
        }
        if polymorphic::is_polymorphic(*target) {
            generic = true;
            continue;
        }
        if source.is_unknown() {
            continue;
        }
        if path(simulation, *source, *target, context).is_some() {
            continue;
        }
        // Whether a `record` has the fields is only seen when it is converted.
        if (target.is("record") && source.is_row(simulation))
            || (source.is("record") && target.is_row(simulation))
        {
            continue;
        }
        if target.is("_record") && source.element().is_some_and(|element| element.is_row(simulation)) {
            continue;
        }
        return false;
    }
    !generic || polymorphic::consistent(simulation, sources, targets)
}

/// `IsBinaryCoercible`
pub(crate) fn is_binary(simulation: &Simulation, source: Kind, target: Kind) -> bool {
    if source == target || target.is("any") || target.is("anyelement") || target.is("anycompatible") {
        return true;
    }
    let source = source.under(simulation);
    if source == target {
        return true;
    }
    match target.fact_name() {
        Some("anyarray" | "anycompatiblearray") if source.element().is_some() => return true,
        Some("anynonarray" | "anycompatiblenonarray") if source.element().is_none() => return true,
        Some("anyenum") if source.labels(simulation).is_some() => return true,
        Some("anyrange" | "anycompatiblerange") if source.is_range(simulation) => return true,
        Some("anymultirange" | "anycompatiblemultirange") if source.is_multirange(simulation) => return true,
        Some("record") if source.is_row(simulation) => return true,
        Some(_) | None => {}
    }
    cast_fact(simulation, source, target).is_some_and(|fact| fact.method == 'b' && fact.context == 'i')
        || cast::between(simulation, source, target)
            .is_some_and(|own| own.method == OwnMethod::Binary && own.context == 'i')
}

/// `select_common_type`: the type that all become. `Err` gives the two that do not agree.
pub(crate) fn common(simulation: &Simulation, kinds: &[Kind]) -> Result<Kind, (Kind, Kind)> {
    let Some(first) = kinds.first().copied() else { return Ok(Kind::TEXT) };
    if !first.is_unknown() && kinds.iter().all(|kind| *kind == first) {
        return Ok(first);
    }
    let mut chosen = first.under(simulation);
    let (mut category, mut preferred) = chosen.category(simulation);
    for next in kinds.iter().skip(1) {
        let next = next.under(simulation);
        if next.is_unknown() || next == chosen {
            continue;
        }
        let (next_category, next_preferred) = next.category(simulation);
        if chosen.is_unknown() {
            (chosen, category, preferred) = (next, next_category, next_preferred);
        } else if next_category != category {
            return Err((chosen, next));
        } else if !preferred
            && can_coerce(simulation, &[chosen], &[next], CastContext::Implicit)
            && !can_coerce(simulation, &[next], &[chosen], CastContext::Implicit)
        {
            (chosen, category, preferred) = (next, next_category, next_preferred);
        }
    }
    Ok(if chosen.is_unknown() { Kind::TEXT } else { chosen })
}

/// Whether a modifier's change leaves every value as it is, as the planner's support functions know it.
pub(crate) fn modifier_is_free(kind: Kind, from: i32, to: i32) -> bool {
    if to < 0 || from == to {
        return true;
    }
    match kind.fact_name().or(kind.element().and_then(Kind::fact_name)) {
        // An array's length coercion runs over every element whatever it does.
        _ if kind.array => false,
        Some("varchar" | "varbit") => from >= 0 && to >= from,
        Some("numeric") => {
            let (from, to) = (from.wrapping_sub(4), to.wrapping_sub(4));
            from >= 0 && (from & 0x7ff) == (to & 0x7ff) && (to >> 16) >= (from >> 16)
        }
        Some("time" | "timetz" | "timestamp" | "timestamptz") => to >= 6 || (from >= 0 && to >= from),
        Some(_) | None => false,
    }
}

/// Whether a domain, or one that it is over, checks its values.
pub(crate) fn has_constraints(simulation: &Simulation, kind: Kind) -> bool {
    let mut kind = kind;
    while let (Base::User(id), Some(domain)) = (kind.base, kind.domain(simulation)) {
        let TypeKind::Domain { base, not_null, .. } = &domain.kind else { return false };
        let checked = simulation.catalog.dependents(id).any(|dependent| {
            let object = simulation.catalog.object(dependent).map(AsRef::as_ref);
            matches!(object, Some(Object::Constraint(constraint)) if constraint.of == id)
        });
        if *not_null || checked {
            return true;
        }
        match Kind::of(simulation, base) {
            Some(under) => kind = under,
            None => return true,
        }
    }
    false
}
