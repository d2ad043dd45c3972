//! `cascading-drop`: a statement names all that it drops.

use super::{Check, Finding, Findings, Group, Rule, Step, rewrite, words};
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
            [one] => {
                Finding::new(format!("`CASCADE` drops {} unnamed", words::quoted(one)), step.place(*span))
                    .label("goes along")
                    .help(first_drop(objects, &plain))
            }
            many => {
                let names: Vec<String> = many.iter().map(|name| words::quoted(name)).collect();
                Finding::new(format!("`CASCADE` drops {} objects unnamed", many.len()), step.place(*span))
                    .label("they go along")
                    .note(format!("it takes {}", names.join(", ")))
                    .help(first_drop(objects, &plain))
            }
        };
        findings.report(finding);
    }
}

/// What goes along, dropped by name, then the statement without `CASCADE`.
fn first_drop(objects: &[String], plain: &str) -> String {
    match objects.iter().map(|object| words::drop_statement(object)).collect::<Option<Vec<_>>>() {
        Some(statements) => format!("write\n{}\n{plain};", statements.join("\n")),
        None => format!("drop what goes along in statements of its own first, then write\n{plain};"),
    }
}
