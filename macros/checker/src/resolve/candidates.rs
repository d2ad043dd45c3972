//! Which of several functions or operators is meant: `func_match_argtypes` and `func_select_candidate` of `parse_func.c`.
//! <https://www.postgresql.org/docs/15/typeconv-func.html>

use super::CastContext;
use super::coerce;
use super::kind::Kind;
use crate::simulation::Simulation;

/// Something that can be called with arguments of these types.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<F> {
    pub(crate) arguments: Vec<Kind>,
    pub(crate) fact: F,
}

/// What came of the choice.
pub(crate) enum Choice<F> {
    None,
    One(Candidate<F>),
    Several,
}

/// Chooses among candidates that all take as many arguments as there are.
pub(crate) fn choose<F: Clone>(
    simulation: &Simulation,
    inputs: &[Kind],
    candidates: Vec<Candidate<F>>,
) -> Choice<F> {
    let fits = |candidate: &Candidate<F>| {
        coerce::can_coerce(simulation, inputs, &candidate.arguments, CastContext::Implicit)
    };
    let mut candidates: Vec<_> = candidates.into_iter().filter(fits).collect();
    if candidates.len() > 1 {
        candidates = select(simulation, inputs, candidates);
    }
    match candidates.len() {
        0 => Choice::None,
        1 => candidates.pop().map_or(Choice::None, Choice::One),
        _ => Choice::Several,
    }
}

/// Leaves one candidate, or several if it cannot be told which is meant.
fn select<F: Clone>(
    simulation: &Simulation,
    inputs: &[Kind],
    mut candidates: Vec<Candidate<F>>,
) -> Vec<Candidate<F>> {
    let inputs: Vec<Kind> = inputs.iter().map(|kind| kind.under(simulation)).collect();
    let unknowns = inputs.iter().filter(|kind| kind.is_unknown()).count();

    // The most exact matches.
    keep_best(&mut candidates, |candidate| {
        let exact = |(input, argument): &(&Kind, &Kind)| !input.is_unknown() && input == argument;
        inputs.iter().zip(&candidate.arguments).filter(exact).count()
    });
    if candidates.len() == 1 {
        return candidates;
    }

    // The most that are exact or preferred in the input's category.
    let categories: Vec<char> = inputs.iter().map(|kind| kind.category(simulation).0).collect();
    keep_best(&mut candidates, |candidate| {
        inputs
            .iter()
            .zip(&candidate.arguments)
            .zip(&categories)
            .filter(|((input, argument), category)| {
                !input.is_unknown()
                    && (input == argument || argument.category(simulation) == (**category, true))
            })
            .count()
    });
    if candidates.len() == 1 || unknowns == 0 {
        return candidates;
    }

    // A category for each unknown input; strings win.
    if let Some(slots) = unknown_slots(simulation, &inputs, &candidates) {
        let fits = |candidate: &Candidate<F>| {
            slots.iter().all(|(index, category, has_preferred)| {
                candidate.arguments.get(*index).is_some_and(|argument| {
                    let (of, preferred) = argument.category(simulation);
                    of == *category && (preferred || !has_preferred)
                })
            })
        };
        let kept: Vec<_> = candidates.iter().filter(|candidate| fits(candidate)).cloned().collect();
        if !kept.is_empty() {
            candidates = kept;
        }
        if candidates.len() == 1 {
            return candidates;
        }
    }

    // If all known inputs are of one type, take the unknown ones to be of it too.
    let mut known = inputs.iter().filter(|kind| !kind.is_unknown());
    if let Some(first) = known.next()
        && known.all(|kind| kind == first)
    {
        let inputs = vec![*first; inputs.len()];
        let fits = |candidate: &&Candidate<F>| {
            coerce::can_coerce(simulation, &inputs, &candidate.arguments, CastContext::Implicit)
        };
        let kept: Vec<_> = candidates.iter().filter(fits).cloned().collect();
        if kept.len() == 1 {
            return kept;
        }
    }
    candidates
}

fn keep_best<F>(candidates: &mut Vec<Candidate<F>>, score: impl Fn(&Candidate<F>) -> usize) {
    let scores: Vec<usize> = candidates.iter().map(score).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let mut scores = scores.into_iter();
    candidates.retain(|_| scores.next() == Some(best));
}

/// For each unknown input: its index, its category, and whether a preferred type of that category is among the candidates.
/// `None` if the candidates disagree.
fn unknown_slots<F>(
    simulation: &Simulation,
    inputs: &[Kind],
    candidates: &[Candidate<F>],
) -> Option<Vec<(usize, char, bool)>> {
    let mut slots = Vec::new();
    for (index, _) in inputs.iter().enumerate().filter(|(_, kind)| kind.is_unknown()) {
        let mut slot: Option<(char, bool)> = None;
        let mut conflict = false;
        for argument in candidates.iter().filter_map(|candidate| candidate.arguments.get(index)) {
            let (category, preferred) = argument.category(simulation);
            slot = Some(match slot {
                None => (category, preferred),
                Some((found, has)) if found == category => (found, has || preferred),
                Some(_) if category == 'S' => (category, preferred),
                Some(other) => {
                    conflict = true;
                    other
                }
            });
        }
        let (category, preferred) = slot?;
        if conflict && category != 'S' {
            return None;
        }
        slots.push((index, category, preferred));
    }
    Some(slots)
}
