//! In which order things are dropped and made.

use arcoiris_catalog::Label;

use crate::live::facts::Facts;

/// What rests on others comes first.
pub(super) fn drop_rank(object: &str, facts: &Facts) -> usize {
    usize::MAX - create_rank(object, facts)
}

/// What others rest on comes first.
pub(super) fn create_rank(object: &str, facts: &Facts) -> usize {
    let kind = Label::read(object).map_or("", |label| label.kind);
    let is_foreign_key = || {
        let definition = facts.get(object).and_then(|attributes| attributes.get("definition"));
        definition.is_some_and(|definition| definition.starts_with("FOREIGN"))
    };
    const ORDER: [&str; 16] = [
        "schema",
        "extension",
        "type",
        "domain",
        "sequence",
        "function",
        "procedure",
        "table",
        "column",
        "constraint",
        "index",
        "statistics",
        "foreign key",
        "view",
        "materialized view",
        "trigger",
    ];
    let kind = if kind == "constraint" && is_foreign_key() { "foreign key" } else { kind };
    ORDER.iter().position(|other| *other == kind).unwrap_or(ORDER.len())
}
