//! `masked-duplicate`: `IF NOT EXISTS` that is known to find the object.

use super::{Check, Finding, Findings, Group, Rule, Step, rewrite};
use crate::effects::Note;
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "masked-duplicate",
    group: Group::Catalog,
    level: Level::Deny,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("masked_duplicate.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    for note in &step.effects.notes {
        let Note::SkippedDuplicate { kind, name, id, span } = note else { continue };
        let mut finding = Finding::new(
            format!("{} `{name}` exists already, and `IF NOT EXISTS` hides it", kind.word()),
            step.place(*span),
        )
        .label("does nothing")
        .note("whatever the statement says of it beyond its name is not compared: the database keeps what it has");
        if let Some((place, words)) = id.and_then(step.origin) {
            finding = finding.other(place, words);
        }
        finding = match rewrite::without(step.text(step.statement.statement.span), "IF NOT EXISTS") {
            Some(plain) => finding.help(format!(
                "take the statement away; where it is meant to make another one, name that and write\n{plain};"
            )),
            None => finding.help("take the statement away"),
        };
        findings.report(finding);
    }
}
