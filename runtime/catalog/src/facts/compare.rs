//! The comparison of two states: what was not touched is not looked at, and nothing is put into words that does not differ.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::{Change, Column, Object, ObjectId, State, Table};

use super::label::{column_label, object_label, qualified_name};
use super::{Difference, Fact, Told, facts_of};

/// How the objects in `changes` differ between the state `expected` and the state `found`, matched by name.
///
/// An object that has another number but the same facts does not differ. What goes with a missing or unexpected table (its
/// columns, its constraints, their indexes) is not told again.
#[must_use]
pub fn differences(expected: &dyn State, found: &dyn State, changes: &[Change]) -> Vec<Difference> {
    let mut pairs: BTreeMap<String, Pair> = BTreeMap::new();
    let mut renamed = Vec::new();
    for change in changes {
        let (before, after) = (expected.object(change.id), found.object(change.id));
        if let (Some(before), Some(after)) = (before, after)
            && (Arc::ptr_eq(before, after) || before == after)
        {
            continue;
        }
        let (old, new) = (object_label(expected, change.id), object_label(found, change.id));
        if let (Some(old), Some(new)) = (&old, &new)
            && old != new
        {
            renamed.push((old.clone(), new.clone(), change.id));
        }
        if let Some(label) = old {
            pairs.entry(label).or_default().expected = Some(change.id);
        }
        if let Some(label) = new {
            pairs.entry(label).or_default().found = Some(change.id);
        }
    }

    let mut told = Vec::new();
    for (label, pair) in &pairs {
        match (pair.expected, pair.found) {
            (Some(id), None) if goes_along(expected, id, &pairs, |pair| pair.found.is_none()) => {}
            (Some(_), None) => told.push(Difference::Missing { object: label.clone() }),
            (None, Some(id)) if goes_along(found, id, &pairs, |pair| pair.expected.is_none()) => {}
            (None, Some(_)) => told.push(Difference::Unexpected { object: label.clone() }),
            (Some(old), Some(new)) => compare(expected, found, label, old, new, &mut told),
            (None, None) => {}
        }
    }
    // Objects that have exchanged names look the same by name, but what refers to them does not follow the name.
    for (old, new, id) in renamed {
        let both = |label: &String| {
            pairs.get(label).is_some_and(|pair| pair.expected.is_some() && pair.found.is_some())
        };
        if both(&old) && both(&new) {
            told.push(Difference::Changed {
                object: old,
                attribute: Cow::Borrowed("name"),
                expected: Some(qualified_name(expected, id)),
                found: Some(qualified_name(found, id)),
            });
        }
    }
    told
}

/// The objects that bear one name in the two states.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    expected: Option<ObjectId>,
    found: Option<ObjectId>,
}

/// Whether the object is a part of one that is told as missing, or unexpected, itself.
fn goes_along(
    state: &dyn State,
    id: ObjectId,
    pairs: &BTreeMap<String, Pair>,
    alone: impl Fn(&Pair) -> bool + Copy,
) -> bool {
    let Some(object) = state.object(id) else { return false };
    let whole = match object.as_ref() {
        Object::Constraint(it) => Some(it.of),
        Object::Index(it) => it.constraint.or(Some(it.table)),
        Object::Sequence(it) => it.owned_by.filter(|owner| owner.identity).map(|owner| owner.table),
        Object::Trigger(it) => Some(it.table),
        Object::Defined(it) => it.of.filter(|_| it.kind.on_relation()),
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Table(_)
        | Object::Routine(_) => None,
    };
    whole.is_some_and(|whole| {
        object_label(state, whole).and_then(|label| pairs.get(&label)).is_some_and(alone)
            || goes_along(state, whole, pairs, alone)
    })
}

fn compare(
    expected: &dyn State,
    found: &dyn State,
    label: &str,
    old: ObjectId,
    new: ObjectId,
    told: &mut Vec<Difference>,
) {
    match (expected.object(old).map(AsRef::as_ref), found.object(new).map(AsRef::as_ref)) {
        (Some(Object::Table(before)), Some(Object::Table(after))) => {
            let (mut old_facts, mut new_facts) = (Vec::new(), Vec::new());
            super::table(expected, before, &mut Told::new(label, &mut old_facts));
            super::table(found, after, &mut Told::new(label, &mut new_facts));
            changed(label, old_facts, new_facts, told);
            columns((expected, before), (found, after), old == new, told);
        }
        (before, after) => {
            if let (Some(Object::Extension(before)), Some(Object::Extension(after))) = (before, after)
                && before.version != after.version
            {
                // No fact, for what a server has by default is not known.
                let words = |version: &Option<crate::Name>| version.as_ref().map(|it| it.as_str().to_owned());
                told.push(Difference::Changed {
                    object: label.to_owned(),
                    attribute: Cow::Borrowed("version"),
                    expected: words(&before.version),
                    found: words(&after.version),
                });
            }
            let (mut old_facts, mut new_facts) = (Vec::new(), Vec::new());
            facts_of(expected, old, &mut old_facts);
            facts_of(found, new, &mut new_facts);
            changed(label, old_facts, new_facts, told);
        }
    }
}

/// What differs between two lists of facts about one object.
fn changed(label: &str, expected: Vec<Fact>, found: Vec<Fact>, told: &mut Vec<Difference>) {
    let mut found: HashMap<Cow<'static, str>, String> =
        found.into_iter().map(|fact| (fact.attribute, fact.value)).collect();
    for fact in expected {
        let value = found.remove(&fact.attribute);
        if value.as_ref() != Some(&fact.value) {
            told.push(Difference::Changed {
                object: label.to_owned(),
                attribute: fact.attribute,
                expected: Some(fact.value),
                found: value,
            });
        }
    }
    let mut rest: Vec<_> = found.into_iter().collect();
    rest.sort_unstable();
    for (attribute, value) in rest {
        let object = label.to_owned();
        told.push(Difference::Changed { object, attribute, expected: None, found: Some(value) });
    }
}

/// The columns of a table that stands in both states; `same` if it bears the same number in both.
fn columns(
    (expected, before): (&dyn State, &Table),
    (found, after): (&dyn State, &Table),
    same: bool,
    told: &mut Vec<Difference>,
) {
    let places: HashMap<&str, usize> =
        after.columns.iter().enumerate().map(|(place, column)| (column.name.as_str(), place)).collect();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (place, column) in before.columns.iter().enumerate() {
        let Some((other_place, other)) = places
            .get(column.name.as_str())
            .and_then(|other| after.columns.get(*other).map(|column| (*other, column)))
        else {
            told.push(Difference::Missing { object: column_label(expected, before, column) });
            continue;
        };
        kept.push((place, other_place));
        if !(same && (Arc::ptr_eq(column, other) || column == other)) {
            let (mut old_facts, mut new_facts) = (Vec::new(), Vec::new());
            // The place is compared below: one column that moved moves those behind it.
            super::column(expected, before, column, 0, &mut old_facts);
            super::column(found, after, other, 0, &mut new_facts);
            changed(&column_label(expected, before, column), old_facts, new_facts, told);
        }
        if same && other.number != column.number {
            exchanged((expected, before), (found, after), column, told);
        }
    }
    for column in &after.columns {
        if before.column(column.name.as_str()).is_none() {
            told.push(Difference::Unexpected { object: column_label(found, after, column) });
        }
    }
    let kept_places: Vec<usize> = kept.iter().map(|(_, place)| *place).collect();
    let in_order = longest_rise(&kept_places);
    for ((place, other_place), stays) in kept.iter().zip(in_order) {
        if let Some(column) = before.columns.get(*place)
            && !stays
        {
            told.push(Difference::Changed {
                object: column_label(expected, before, column),
                attribute: Cow::Borrowed("position"),
                expected: Some((place + 1).to_string()),
                found: Some((other_place + 1).to_string()),
            });
        }
    }
}

/// A column that lives on under the name of another: keys and indexes follow the column, not the name.
fn exchanged(
    (expected, before): (&dyn State, &Table),
    (_, after): (&dyn State, &Table),
    column: &Column,
    told: &mut Vec<Difference>,
) {
    if let Some(now) = after.column_numbered(column.number)
        && before.column(now.name.as_str()).is_some()
    {
        told.push(Difference::Changed {
            object: column_label(expected, before, column),
            attribute: Cow::Borrowed("name"),
            expected: Some(column.name.to_string()),
            found: Some(now.name.to_string()),
        });
    }
}

/// For each number whether it belongs to one longest rising part of the list; the others are those that moved.
fn longest_rise(places: &[usize]) -> Vec<bool> {
    if places.is_sorted() {
        return vec![true; places.len()];
    }
    // For each place the length of the longest rise that ends in it, and the place before it there.
    let mut ends: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let best = places
            .iter()
            .zip(&ends)
            .enumerate()
            .take(index)
            .filter(|(_, (other, _))| *other < place)
            .max_by_key(|(other, (_, (length, _)))| (*length, std::cmp::Reverse(*other)))
            .map(|(other, (_, (length, _)))| (*length, other));
        ends.push(match best {
            Some((length, other)) => (length + 1, Some(other)),
            None => (1, None),
        });
    }
    let mut stays = vec![false; places.len()];
    let last =
        ends.iter().enumerate().max_by_key(|(index, (length, _))| (*length, std::cmp::Reverse(*index)));
    let mut next = last.map(|(index, _)| index);
    while let Some(index) = next {
        if let Some(stay) = stays.get_mut(index) {
            *stay = true;
        }
        next = ends.get(index).and_then(|(_, before)| *before);
    }
    stays
}
