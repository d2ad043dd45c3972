//! `cascading-drop`: a statement names all that it drops.

use super::{Check, Finding, Findings, Group, Rule, Step, rewrite};
use crate::effects::Note;
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "cascading-drop",
    group: Group::Catalog,
    level: Level::Deny,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("cascading_drop.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    for note in &step.effects.notes {
        let Note::Cascaded { objects, span } = note else { continue };
        let statement = step.text(step.statement.statement.span);
        let plain = rewrite::without(statement, "CASCADE").unwrap_or_else(|| statement.to_owned());
        let finding = match objects.as_slice() {
            [] => Finding::new(
                "`CASCADE` takes nothing along, and would take what it should not",
                step.place(*span),
            )
            .label("nothing depends on it by this history")
            .note(
                "whatever else a database holds there, made by hand or by another program, would go unasked",
            )
            .help(format!("write\n{plain};")),
            [one] => Finding::new(format!("`CASCADE` drops {} unnamed", quoted(one)), step.place(*span))
                .label("goes along")
                .help(format!("drop {} in a statement of its own first, then write\n{plain};", quoted(one))),
            many => {
                let names: Vec<String> = many.iter().map(|name| quoted(name)).collect();
                Finding::new(format!("`CASCADE` drops {} objects unnamed", many.len()), step.place(*span))
                    .label("they go along")
                    .note(format!("it takes {}", names.join(", ")))
                    .help(format!("drop each in a statement of its own first, then write\n{plain};"))
            }
        };
        findings.report(finding);
    }
}

/// Kind and name as they come, the name in backticks: ``table `pos.sales` ``.
fn quoted(object: &str) -> String {
    match object.rsplit_once(' ') {
        Some((kind, name)) if !object.contains('"') && !kind.contains(" on") => format!("{kind} `{name}`"),
        Some(_) | None => format!("`{object}`"),
    }
}
