//! `masked-missing`: `IF EXISTS` that is known to find nothing.

use super::{Check, Finding, Findings, Group, Rule, Step};
use crate::effects::Note;
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "masked-missing",
    group: Group::Catalog,
    level: Level::Deny,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("masked_missing.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    for note in &step.effects.notes {
        let Note::SkippedMissing { kind, name, span } = note else { continue };
        findings.report(
            Finding::new(
                format!("{} `{name}` does not exist, and `IF EXISTS` hides it", kind.word()),
                step.place(*span),
            )
            .label("does nothing")
            .note("a history knows what exists: a name that finds nothing is misspelt, or the object went earlier")
            .help("take it away, or write the name that is meant"),
        );
    }
}
