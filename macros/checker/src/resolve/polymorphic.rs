//! Polymorphic types: `check_generic_type_consistency` and `enforce_generic_type_consistency` of `parse_coerce.c`.
//! <https://www.postgresql.org/docs/15/extend-type-system.html#EXTEND-TYPES-POLYMORPHIC>

use super::CastContext;
use super::coerce;
use super::kind::Kind;
use crate::builtin;
use crate::simulation::Simulation;

/// `IsPolymorphicType`
pub(crate) fn is_polymorphic(kind: Kind) -> bool {
    matches!(
        kind.fact_name(),
        Some(
            "anyelement"
                | "anyarray"
                | "anynonarray"
                | "anyenum"
                | "anyrange"
                | "anymultirange"
                | "anycompatible"
                | "anycompatiblearray"
                | "anycompatiblenonarray"
                | "anycompatiblerange"
                | "anycompatiblemultirange"
        )
    )
}

/// What the polymorphic parameters of a call stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Meaning {
    element: Option<Kind>,
    compatible: Option<Kind>,
    range: Option<Kind>,
    compatible_range: Option<Kind>,
    multirange: Option<Kind>,
}

/// Whether actual types fit polymorphic parameters.
pub(crate) fn consistent(simulation: &Simulation, sources: &[Kind], targets: &[Kind]) -> bool {
    meaning(simulation, sources, targets).is_some()
}

/// What polymorphic parameters stand for with these arguments, `None` if they do not fit.
///
/// Arguments of unknown type say nothing; if none says anything, an `anyelement` stays open.
pub(crate) fn meaning(simulation: &Simulation, sources: &[Kind], targets: &[Kind]) -> Option<Meaning> {
    let mut meaning = Meaning::default();
    let (mut element, mut array): (Option<Kind>, Option<Kind>) = (None, None);
    let (mut compatible, mut non_array, mut only_enum) = (Vec::new(), false, false);
    let mut compatible_non_array = false;
    let same = |slot: &mut Option<Kind>, kind: Kind| match slot {
        Some(found) => *found == kind,
        None => {
            *slot = Some(kind);
            true
        }
    };
    for (source, target) in sources.iter().zip(targets) {
        let Some(name) = target.fact_name() else { continue };
        non_array |= name == "anynonarray";
        only_enum |= name == "anyenum";
        compatible_non_array |= name == "anycompatiblenonarray";
        if source.is_unknown() {
            continue;
        }
        let under = source.under(simulation);
        let fits = match name {
            "anyelement" | "anynonarray" | "anyenum" => same(&mut element, *source),
            "anyarray" => same(&mut array, under),
            "anyrange" => under.sort() == Some('r') && same(&mut meaning.range, under),
            "anymultirange" => under.sort() == Some('m') && same(&mut meaning.multirange, under),
            "anycompatible" | "anycompatiblenonarray" => {
                compatible.push(*source);
                true
            }
            "anycompatiblearray" => match under.element() {
                Some(element) => {
                    compatible.push(element);
                    true
                }
                None => false,
            },
            "anycompatiblerange" => match under.row().filter(|row| row.sort == 'r') {
                Some(row) => {
                    compatible.push(Kind::of_fact(row.subtype));
                    same(&mut meaning.compatible_range, under)
                }
                None => false,
            },
            "anycompatiblemultirange" => false,
            _ => true,
        };
        if !fits {
            return None;
        }
    }
    if let Some(array) = array {
        let of_array = array.element().or_else(|| array.is("anyarray").then_some(array))?;
        if !same(&mut element, of_array) {
            return None;
        }
    }
    if let Some(range) = meaning.range {
        let subtype = Kind::of_fact(range.row()?.subtype);
        if !same(&mut element, subtype) {
            return None;
        }
    }
    if let Some(multirange) = meaning.multirange {
        let range = of_the_same_subtype(multirange, 'r')?;
        let slot = &mut meaning.range;
        if !same(slot, range) || !same(&mut element, Kind::of_fact(range.row()?.subtype)) {
            return None;
        }
    }
    // What says nothing is no enum.
    if only_enum && element.is_none_or(|element| element.labels(simulation).is_none()) {
        return None;
    }
    if non_array && element.is_some_and(|element| element.under(simulation).element().is_some()) {
        return None;
    }
    if !compatible.is_empty() {
        let common = coerce::common(simulation, &compatible).ok()?;
        let fits = |kind: &Kind| coerce::can_coerce(simulation, &[*kind], &[common], CastContext::Implicit);
        if !compatible.iter().all(fits) || (compatible_non_array && common.element().is_some()) {
            return None;
        }
        meaning.compatible = Some(common);
    } else if targets
        .iter()
        .any(|target| target.fact_name().is_some_and(|name| name.starts_with("anycompatible")))
    {
        meaning.compatible = Some(Kind::TEXT);
    }
    meaning.element = element;
    Some(meaning)
}

impl Meaning {
    /// What a declared type is with this meaning; `None` if it could not be determined.
    pub(crate) fn of(&self, declared: Kind) -> Option<Kind> {
        let Some(name) = declared.fact_name() else { return Some(declared) };
        match name {
            "anyelement" | "anynonarray" | "anyenum" => self.element,
            "anyarray" => self.element?.array_of(),
            "anyrange" => self.range,
            "anymultirange" => self.multirange.or_else(|| of_the_same_subtype(self.range?, 'm')),
            "anycompatible" | "anycompatiblenonarray" => self.compatible,
            "anycompatiblearray" => self.compatible?.array_of(),
            "anycompatiblerange" => self.compatible_range,
            "anycompatiblemultirange" => of_the_same_subtype(self.compatible_range?, 'm'),
            _ => Some(declared),
        }
    }
}

/// The range of a multirange, the multirange of a range: `sort` is `r` or `m`.
fn of_the_same_subtype(kind: Kind, sort: char) -> Option<Kind> {
    let subtype = kind.row()?.subtype;
    builtin::types_over(subtype).find(|fact| fact.sort == sort).map(|fact| Kind::fact(fact.name))
}
