//! How the live facts differ from the expected ones, each thing told once.

use std::collections::BTreeSet;

use arcoiris_catalog::{Difference, Label};

use super::expected::Expected;
use super::scope::{Ours, table_of};
use crate::live::facts::{Facts, Values, differences, is_words, unequal};

/// What a database was found to be.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) facts: &'a Facts,
    /// Whether the version table is there: its owner is told as `current_user`.
    pub(crate) version_table: bool,
}

/// The differences, and of those that an expression's text makes, their places in the list.
///
/// Of most objects both lists say the same: only the others are looked at any further.
pub(crate) fn compare(
    expected: &Expected,
    ours: &Ours<'_>,
    found: Found<'_>,
) -> (Vec<Difference>, Vec<usize>) {
    let Found { facts: live, version_table } = found;
    let (mut wanted, mut found) = unequal(&expected.facts, live);
    wanted.retain(|object, _| !expected.untouched.contains(object) && ours.contains(object, &expected.facts));
    found.retain(|object, _| !expected.untouched.contains(object) && ours.contains(object, live));
    same_positions((expected, live), ours, &mut found);
    let alike = |values: Values<'_>| match values.attribute {
        "owner" => !version_table,
        "privileges" => !expected.sees_to.privileges || maintain_aside(values),
        // Which one `CREATE EXTENSION` takes is the server's to say.
        "version" => values.expected.is_none() && values.object.starts_with("extension "),
        _ => false,
    };
    let mut all = differences(&wanted, &found, &alike);
    all.retain(|difference| !is_told_otherwise(difference, &expected.facts, live));
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

/// A column that is missing, or there too much, moves those after it: only the order of the others is a fact of its own. `found` are
/// the facts that are not as expected, `live` are all.
fn same_positions((expected, live): (&Expected, &Facts), ours: &Ours<'_>, found: &mut Facts) {
    let wanted = &expected.facts;
    let position = |facts: &Facts, column: &str| {
        facts.get(column)?.get("position").and_then(|position| position.parse::<u32>().ok())
    };
    let moved = |column: &&String| {
        column.starts_with("column ")
            && wanted.contains_key(*column)
            && position(wanted, column) != position(live, column)
    };
    let tables: BTreeSet<String> =
        found.keys().filter(moved).filter_map(|column| table_of(column, wanted)).collect();
    for table in tables {
        let beginning = format!("column {table}.");
        let own = wanted.range(beginning.clone()..).take_while(|(label, _)| label.starts_with(&beginning));
        let mut columns: Vec<(u32, u32, &String)> = own
            .filter(|(column, _)| ours.contains(column, wanted))
            .filter_map(|(column, _)| Some((position(wanted, column)?, position(live, column)?, column)))
            .collect();
        columns.sort_unstable();
        if columns.is_sorted_by_key(|(_, there, _)| *there) {
            for (expected, _, column) in columns {
                if let Some(attributes) = found.get_mut(column) {
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
