//! Facts by object, and what differs between two lists of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Difference, Fact, UNDECIDED};

/// For each object its attributes with their values; the empty attribute says that it is there.
pub type Facts = BTreeMap<String, BTreeMap<String, String>>;

/// The major version whose words the expected facts are in: another one may print the same expression otherwise.
const WORDS_OF: u32 = 15;

/// Puts the facts of each object together.
#[must_use]
pub fn grouped(facts: Vec<Fact>) -> Facts {
    // Most of an object's facts stand side by side: a map is made of the objects at once, far quicker than by one search a fact.
    let mut runs: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for fact in facts {
        let (attribute, value) = (fact.attribute.into_owned(), fact.value);
        match runs.last_mut() {
            Some((object, attributes)) if *object == fact.object => {
                attributes.insert(attribute, value);
            }
            Some(_) | None => runs.push((fact.object, BTreeMap::from([(attribute, value)]))),
        }
    }
    runs.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut objects: Vec<(String, BTreeMap<String, String>)> = Vec::with_capacity(runs.len());
    for (object, attributes) in runs {
        match objects.last_mut() {
            Some((last, all)) if *last == object => all.extend(attributes),
            Some(_) | None => objects.push((object, attributes)),
        }
    }
    objects.into_iter().collect()
}

/// The objects of both lists that are not the same in both, with all that each list says of them.
pub(crate) fn unequal(one: &Facts, other: &Facts) -> (Facts, Facts) {
    let (mut left, mut right) = (Facts::new(), Facts::new());
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let order = match (ones.peek(), others.peek()) {
            (Some((object, _)), Some((found, _))) => object.cmp(found),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return (left, right),
        };
        let first = if order.is_le() { ones.next() } else { None };
        let second = if order.is_ge() { others.next() } else { None };
        if first != second {
            left.extend(first.map(|(object, attributes)| (object.clone(), attributes.clone())));
            right.extend(second.map(|(object, attributes)| (object.clone(), attributes.clone())));
        }
    }
}

/// Two values of one attribute of one object; none where the object does not have it.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    /// Kind and name of the object.
    pub object: &'a str,
    /// The attribute.
    pub attribute: &'a str,
    /// What it should be.
    pub expected: Option<&'a str>,
    /// What it is.
    pub found: Option<&'a str>,
}

/// How `found` differs from `expected`, but for values that are `alike` though they are not equal. What is a part of a table that is missing, or there, as a whole is not told again.
#[must_use]
pub fn differences(expected: &Facts, found: &Facts, alike: &dyn Fn(Values<'_>) -> bool) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (object, wanted) in expected {
        let Some(found) = found.get(object) else {
            differences.push(Difference::Missing { object: object.clone() });
            continue;
        };
        if wanted == found {
            continue;
        }
        let attributes: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
        for attribute in attributes {
            let (expected, found) = (wanted.get(attribute), found.get(attribute));
            let values = Values {
                object,
                attribute,
                expected: expected.map(String::as_str),
                found: found.map(String::as_str),
            };
            if expected != found && !alike(values) {
                differences.push(Difference::Changed {
                    object: object.clone(),
                    attribute: attribute.clone().into(),
                    expected: expected.cloned(),
                    found: found.cloned(),
                });
            }
        }
    }
    for object in found.keys().filter(|object| !expected.contains_key(*object)) {
        differences.push(Difference::Unexpected { object: object.clone() });
    }
    without_parts(differences)
}

/// Whether two values may be one on a server: the expected one is not known as a server of this version prints it.
#[must_use]
pub fn in_other_words(values: Values<'_>, server_version: u32) -> bool {
    let Values { object, attribute, expected, found } = values;
    let undecided = expected.is_some_and(|value| value.contains(UNDECIDED)) && found.is_some();
    undecided
        || (words_differ(server_version)
            && is_words(object, attribute)
            && expected.is_some() == found.is_some())
}

/// Whether a server of this version may print an expression otherwise than the expected facts have it.
#[must_use]
pub fn words_differ(server_version: u32) -> bool {
    server_version / 10_000 != WORDS_OF
}

/// Attributes that hold SQL as the server prints it.
pub(crate) fn is_words(object: &str, attribute: &str) -> bool {
    match attribute {
        "default" | "definition" | "using" | "with check" | "partition key" | "partition bound"
        | "actions" | "where" | "arguments" => true,
        "columns" => object.starts_with("statistics "),
        // Any other body is a text.
        "body" => object.starts_with("function ") || object.starts_with("procedure "),
        _ => false,
    }
}

/// Without the columns, constraints and the like of tables that are missing, or there, as a whole.
fn without_parts(differences: Vec<Difference>) -> Vec<Difference> {
    let whole: BTreeSet<Difference> = differences.iter().cloned().collect();
    let table = |object: &str| match object.split_once(' ') {
        Some(("column", name)) => name.rsplit_once('.').map(|(table, _)| table.to_owned()),
        Some(("constraint" | "trigger" | "policy" | "rule", name)) => {
            name.rsplit_once(" on ").map(|(_, table)| table.to_owned())
        }
        Some(_) | None => None,
    };
    let told = |object: &str, as_difference: fn(String) -> Difference| {
        table(object).is_some_and(|table| {
            let kinds = ["table", "view", "materialized view", "foreign table", "type", "domain"];
            kinds.iter().any(|kind| whole.contains(&as_difference(format!("{kind} {table}"))))
        })
    };
    let is_part = |difference: &Difference| match difference {
        Difference::Missing { object } => told(object, |object| Difference::Missing { object }),
        Difference::Unexpected { object } => told(object, |object| Difference::Unexpected { object }),
        Difference::Changed { .. } => false,
    };
    differences.into_iter().filter(|difference| !is_part(difference)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(all: &[(&str, &'static str, &str)]) -> Facts {
        let fact = |(object, attribute, value): &(&str, &'static str, &str)| Fact {
            object: (*object).to_owned(),
            attribute: (*attribute).into(),
            value: (*value).to_owned(),
        };
        grouped(all.iter().map(fact).collect())
    }

    #[test]
    fn facts_of_one_object_come_together_wherever_they_stand() {
        let found = facts(&[("b", "", ""), ("a", "", ""), ("b", "type", "x"), ("a", "owner", "y")]);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(found["b"].len(), 2);
        assert_eq!(found["a"]["owner"], "y");
    }

    #[test]
    fn only_what_is_not_the_same_is_unequal() {
        let one = facts(&[("a", "", ""), ("b", "type", "x"), ("c", "", ""), ("e", "", "")]);
        let other = facts(&[("a", "", ""), ("b", "type", "y"), ("d", "", ""), ("e", "", "")]);
        let (left, right) = unequal(&one, &other);
        assert_eq!(left.keys().collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(right.keys().collect::<Vec<_>>(), ["b", "d"]);
        assert_eq!(unequal(&one, &one), (Facts::new(), Facts::new()));
    }
}
