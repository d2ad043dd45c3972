//! `unqualified-name`: names carry their schema.

use super::{Check, Finding, Findings, Group, Rule, Step};
use crate::effects::Note;
use crate::problem::Level;
use arcoiris_catalog::{Namespace, Object, State};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "unqualified-name",
    group: Group::Catalog,
    level: Level::Warn,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("unqualified_name.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    for note in &step.effects.notes {
        let Note::Unqualified { name, schema, span } = note else { continue };
        if is_extension_member(step, note) {
            continue;
        }
        findings.report(
            Finding::new(format!("`{name}` is written without its schema"), step.place(*span))
                .label(format!("`{schema}.{name}` by the search path"))
                .note("another search path, or an object of the same name in a schema before it, and it is another object")
                .help(format!("write `{schema}.{name}`")),
        );
    }
}

/// Types of extensions (`citext`) are written without schema everywhere; where an extension stands is the server's business.
fn is_extension_member(step: &Step<'_>, note: &Note) -> bool {
    let Note::Unqualified { name, schema, .. } = note else { return false };
    let catalog = &step.after.catalog;
    let found = catalog
        .find(Namespace::Schema, None, schema)
        .and_then(|schema| catalog.find(Namespace::Type, Some(schema), name))
        .and_then(|id| catalog.object(id).or_else(|| step.before.object(id)));
    found.is_some_and(|object| matches!(object.as_ref(), Object::Type(it) if it.extension.is_some()))
}
