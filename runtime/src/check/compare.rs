//! How the live facts differ from the expected ones, each thing told once.

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Difference, Label};

use super::expected::Expected;
use super::scope::{Ours, table_of};
use crate::live::facts::{Facts, Values, differences, is_words};

/// What a database was found to be.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) facts: Facts,
    /// Whether the version table is there: its owner is told as `current_user`.
    pub(crate) version_table: bool,
}

/// The differences, and of those that an expression's text makes, their places in the list.
pub(crate) fn compare(expected: &Expected, ours: &Ours<'_>, found: Found) -> (Vec<Difference>, Vec<usize>) {
    let Found { facts: mut found, version_table } = found;
    let mut wanted: Facts = expected.facts.clone();
    wanted.retain(|object, _| !expected.untouched.contains(object));
    found.retain(|object, _| !expected.untouched.contains(object));
    keep_ours(&mut wanted, ours);
    keep_ours(&mut found, ours);
    same_positions(&wanted, &mut found);
    let alike = |values: Values<'_>| match values.attribute {
        "owner" => !version_table,
        "privileges" => !expected.sees_to.privileges || maintain_aside(values),
        // Which one `CREATE EXTENSION` takes is the server's to say.
        "version" => values.expected.is_none() && values.object.starts_with("extension "),
        _ => false,
    };
    let mut all = differences(&wanted, &found, &alike);
    all.retain(|difference| !is_told_otherwise(difference, &wanted, &found));
    let words = |difference: &Difference| match difference {
        Difference::Changed { object, attribute, expected: Some(_), found: Some(_) } => {
            is_words(object, attribute)
        }
        Difference::Changed { .. } | Difference::Missing { .. } | Difference::Unexpected { .. } => false,
    };
    let places =
        all.iter().enumerate().filter(|(_, difference)| words(difference)).map(|(at, _)| at).collect();
    (all, places)
}

fn keep_ours(facts: &mut Facts, ours: &Ours<'_>) {
    let theirs: BTreeSet<String> =
        facts.keys().filter(|object| !ours.contains(object, facts)).cloned().collect();
    facts.retain(|object, _| !theirs.contains(object));
}

/// A column that is missing, or there too much, moves those after it: only the order of the others is a fact of its own.
fn same_positions(wanted: &Facts, found: &mut Facts) {
    let position = |facts: &Facts, column: &str| {
        facts.get(column)?.get("position").and_then(|position| position.parse::<u32>().ok())
    };
    let mut tables: BTreeMap<String, Vec<(u32, u32, String)>> = BTreeMap::new();
    for column in wanted.keys().filter(|object| object.starts_with("column ")) {
        let (Some(table), Some(expected), Some(there)) =
            (table_of(column, wanted), position(wanted, column), position(found, column))
        else {
            continue;
        };
        tables.entry(table).or_default().push((expected, there, column.clone()));
    }
    for mut columns in tables.into_values() {
        columns.sort_unstable();
        if columns.is_sorted_by_key(|(_, there, _)| *there) {
            for (expected, _, column) in columns {
                if let Some(attributes) = found.get_mut(&column) {
                    attributes.insert("position".to_owned(), expected.to_string());
                }
            }
        }
    }
}

/// PostgreSQL 17 added MAINTAIN to what ALL stands for; no revision that was proven for an older one means it.
fn maintain_aside(values: Values<'_>) -> bool {
    let (Some(expected), Some(found)) = (values.expected, values.found) else { return false };
    let without = |item: &str| match item.rsplit_once('=') {
        Some((who, granted)) => match granted.split_once('/') {
            Some((letters, giver)) => format!("{who}={}/{giver}", letters.replace("m*", "").replace('m', "")),
            None => item.to_owned(),
        },
        None => item.to_owned(),
    };
    found.split(", ").map(without).eq(expected.split(", ").map(str::to_owned))
}

/// What comes and goes with something else that differs.
fn is_told_otherwise(difference: &Difference, wanted: &Facts, found: &Facts) -> bool {
    let (object, here, there) = match difference {
        Difference::Missing { object } => (object, wanted, found),
        Difference::Unexpected { object } => (object, found, wanted),
        Difference::Changed { .. } => return false,
    };
    let Some(label) = Label::read(object) else { return false };
    match label.kind {
        "index" | "sequence" | "statistics" => {
            let is_of_key = label.kind == "index"
                && here.get(object).is_some_and(|attributes| !attributes.contains_key("definition"));
            is_of_key || table_of(object, here).is_some_and(|table| !has_relation(there, &table)) || {
                let column = here.get(object).and_then(|attributes| attributes.get("owned by"));
                column.is_some_and(|column| {
                    let column = column.strip_suffix(" (identity)").unwrap_or(column);
                    let label = format!("column {column}");
                    let identity =
                        |facts: &Facts| facts.get(&label).is_some_and(|it| it.contains_key("identity"));
                    !there.contains_key(&label) || identity(here) != identity(there)
                })
            }
        }
        _ => false,
    }
}

fn has_relation(facts: &Facts, name: &str) -> bool {
    let kinds = ["table", "materialized view", "view", "foreign table"];
    kinds.iter().any(|kind| facts.contains_key(&format!("{kind} {name}")))
}
