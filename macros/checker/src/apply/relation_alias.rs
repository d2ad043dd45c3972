//! The names that relations are called by in stored queries: a table is called by its own name, with a number behind it where that is
//! taken (`set_rtable_names` of PostgreSQL's `ruleutils.c`). What else has which name is found when the query is stored, and not again.
#![expect(clippy::wildcard_enum_match_arm, reason = "only some objects hold queries")]

use arcoiris_catalog::{Expression, Name, Object, ObjectId, Piece, RoutineBody, State};

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Ident;

/// Makes sure that another name for a relation leaves the names of others in stored queries as they are.
///
/// # Errors
/// Not modelled where a query calls another relation by the old or by the new name.
pub(super) fn require_apart(simulation: &Simulation, id: ObjectId, to: &Ident) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let Some(before) = catalog.object(id).map(|object| object.name().clone()) else { return Ok(()) };
    for dependent in catalog.dependents(id) {
        let Some(object) = catalog.object(dependent) else { continue };
        let clashes = |query: &Expression, around: Option<ObjectId>| {
            query.pieces.contains(&Piece::NameOf(id))
                && [&before, &to.name]
                    .into_iter()
                    .any(|name| is_another(simulation, query, (id, around), name))
        };
        let found = match object.as_ref() {
            Object::Table(table) => table
                .view
                .as_ref()
                .is_some_and(|view| clashes(&view.query, None) || matches!(to.name.as_str(), "old" | "new")),
            Object::Defined(it) => it.attributes.iter().any(|(_, value)| clashes(value, it.of)),
            Object::Routine(it) => {
                matches!(&it.body, RoutineBody::Parsed(body, _) if clashes(body, None))
            }
            _ => false,
        };
        if found {
            let what = "a name by which a stored query calls another relation";
            return Err(Refusal::not_modelled(to.span, what).about(dependent));
        }
    }
    Ok(())
}

/// Whether something else than `id` is called by this name in a query, with a number or without.
fn is_another(
    simulation: &Simulation,
    query: &Expression,
    (id, around): (ObjectId, Option<ObjectId>),
    name: &Name,
) -> bool {
    let called = |other: ObjectId| {
        other != id
            && simulation.catalog.object(other).is_some_and(|object| same(object.name().as_str(), name))
    };
    around.is_some_and(called)
        || query.pieces.iter().enumerate().any(|(index, piece)| match piece {
            Piece::NameOf(other) => called(*other),
            Piece::Text(text) => {
                // The number behind this very table's name is none of another.
                let own = index > 0 && query.pieces.get(index - 1) == Some(&Piece::NameOf(id));
                !own && aliases(text).any(|alias| same(alias, name))
            }
            _ => false,
        })
}

/// What stands before a point, or begins a piece after a blank.
fn aliases(text: &str) -> impl Iterator<Item = &str> {
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let before = text.split('.').map(move |part| match part.strip_suffix('"') {
        Some(quoted) => quoted.rsplit('"').next().unwrap_or_default(),
        None => part.rsplit(|letter: char| !is_letter(letter)).next().unwrap_or_default(),
    });
    let first = text.strip_prefix(' ').map(|rest| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => rest.split(|letter: char| !is_letter(letter)).next().unwrap_or_default(),
    });
    before.chain(first).filter(|alias| !alias.is_empty())
}

/// Whether a name is another, or that with a number behind it.
fn same(name: &str, other: &Name) -> bool {
    let other = other.as_str();
    let rest = match name.strip_prefix(other) {
        Some(rest) => rest,
        None => match other.strip_prefix(name) {
            Some(rest) => rest,
            None => return false,
        },
    };
    rest.is_empty()
        || rest.strip_prefix('_').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
