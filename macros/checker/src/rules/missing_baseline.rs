//! `missing-baseline`: a history starts with a declared baseline.

use super::{Check, Finding, Findings, Group, HistoryStep, Rule, place};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "missing-baseline",
    group: Group::Baseline,
    level: Level::Deny,
    fixed: false,
    check: Check::History(check),
    explanation: include_str!("missing_baseline.md"),
};

fn check(step: &HistoryStep<'_>, findings: &mut Findings<'_>) {
    if step.revisions.iter().any(|revision| revision.baseline.is_some()) {
        return;
    }
    for revision in step.revisions.iter().filter(|revision| revision.down_revisions.is_empty()) {
        findings.report(
            Finding::new(
                format!("the first revision `{}` is not a baseline", revision.id.value),
                place(revision, revision.revises),
            )
            .label("the history begins here")
            .note("a baseline makes schemas and extensions only, so that a database can be taken down to it and up again")
            .help(
                "if it makes schemas and extensions only, write `-- @baseline` below this line;\n\
                 else move those into a revision of their own before this one",
            )
            .help("a history that needs none says `missing-baseline = \"allow\"` under `[rules]` in arcoiris.toml"),
        );
    }
}
