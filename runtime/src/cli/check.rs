//! check: how the database stands to its revision, for a person and as data.

use arcoiris_catalog::{Difference, Label, split_last};
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::database::Database;
use super::failure::Failed;
use super::output::{Output, Part};
use crate::{Check, Graph, History};

/// The exit code where something differs.
pub(super) const DIFFERS: u8 = 4;

/// Says what differs, and whether anything does.
pub(super) fn check(
    history: &'static History,
    graph: &Graph,
    arguments: &Arguments,
    output: &Output,
) -> Result<bool, Failed> {
    let database = Database::find(history, arguments, output)?;
    let check = database.migrator(history, arguments, output)?.check()?;
    if output.json {
        output.data(&data(&check));
    } else {
        text(graph, &check, output);
    }
    Ok(check.is_equal())
}

pub(super) fn data(check: &Check) -> Value {
    json!({
        "at": check.at,
        "revisions": check.revisions.iter().map(|revision| revision.id).collect::<Vec<_>>(),
        "equal": check.is_equal(),
        "differences": check.differences.iter().map(difference).collect::<Vec<_>>(),
        "not_compared": check.not_compared.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

pub(super) fn difference(difference: &Difference) -> Value {
    match difference {
        Difference::Missing { object } => json!({ "kind": "missing", "object": object }),
        Difference::Unexpected { object } => json!({ "kind": "unexpected", "object": object }),
        Difference::Changed { object, attribute, expected, found } => json!({
            "kind": "changed",
            "object": object,
            "attribute": attribute,
            "expected": expected,
            "found": found,
        }),
    }
}

fn text(graph: &Graph, check: &Check, output: &Output) {
    let heads: Vec<&str> = graph.heads().iter().map(|head| head.id).collect();
    let mut at: Vec<String> = Vec::new();
    for (row, revision) in check.at.iter().zip(&check.revisions) {
        let mut shown = output.paint(Part::Revision, row);
        if heads.contains(&revision.id) {
            shown.push_str(&format!(" {}", output.paint(Part::Mark, "(head)")));
        }
        at.push(shown);
    }
    let at = if at.is_empty() { "base".to_owned() } else { at.join(", ") };
    differences(&check.differences, output);
    output.result(&match count(&check.differences).as_str() {
        "" => format!("the database is what {at} makes"),
        count => format!("{count} from what {at} makes"),
    });
    for what in &check.not_compared {
        output.note(&format!("not compared: {what}"));
    }
}

/// `3 differences`; empty for none.
pub(super) fn count(differences: &[Difference]) -> String {
    match differences.len() {
        0 => String::new(),
        1 => "1 difference".to_owned(),
        more => format!("{more} differences"),
    }
}

/// Object by object, what is a part of a table under its table.
pub(super) fn differences(differences: &[Difference], output: &Output) {
    let mut groups: Vec<(String, Vec<&Difference>)> = Vec::new();
    for difference in differences {
        let whole = whole(object(difference));
        match groups.iter_mut().find(|(name, _)| *name == whole) {
            Some((_, group)) => group.push(difference),
            None => groups.push((whole, vec![difference])),
        }
    }
    groups.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, group) in groups {
        output.result(&output.paint(Part::Revision, &name));
        for difference in group {
            line(difference, output);
        }
        output.result("");
    }
}

fn line(difference: &Difference, output: &Output) {
    let object = object(difference);
    let (own, whole) = (
        own(object),
        whole(object) == own(object) || object.split_once(' ').is_some_and(|(_, name)| name == whole(object)),
    );
    let part = if whole { String::new() } else { format!("{own} ") };
    match difference {
        Difference::Missing { .. } => output.result(&format!("  {part}is missing")),
        Difference::Unexpected { .. } => output.result(&format!("  {part}is there and should not be")),
        Difference::Changed { attribute, expected, found, .. } => {
            let attribute =
                if part.is_empty() { attribute.to_string() } else { format!("{own}, {attribute}") };
            output.result(&format!("  {attribute}"));
            let value = |value: &Option<String>| match value {
                None => "-".to_owned(),
                Some(value) if value.is_empty() => "(empty)".to_owned(),
                Some(value) => value.replace('\n', "\n              "),
            };
            output.result(&format!("    expected  {}", value(expected)));
            output.result(&format!("    found     {}", value(found)));
        }
    }
}

fn object(difference: &Difference) -> &str {
    match difference {
        Difference::Missing { object }
        | Difference::Unexpected { object }
        | Difference::Changed { object, .. } => object,
    }
}

/// The relation or domain that an object is a part of, by its name; anything else is whole.
fn whole(object: &str) -> String {
    match Label::read(object) {
        Some(Label { kind: "column", name, .. }) => {
            split_last(name).map_or(name, |(table, _)| table).to_owned()
        }
        Some(Label { on: Some(on), .. }) => on.to_owned(),
        Some(Label {
            kind: "table" | "view" | "materialized view" | "foreign table" | "domain",
            name,
            ..
        }) => name.to_owned(),
        Some(_) | None => object.to_owned(),
    }
}

/// Kind and own name.
fn own(object: &str) -> String {
    match Label::read(object) {
        Some(Label { kind: "column", name, .. }) => {
            format!("column {}", split_last(name).map_or(name, |(_, column)| column))
        }
        Some(Label { kind, name, on: Some(_) }) => format!("{kind} {name}"),
        Some(_) | None => object.to_owned(),
    }
}
