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
    let declared = step.revisions.iter().any(|revision| revision.baseline.is_some());
    for revision in step.revisions {
        let id = &revision.id.value;
        match (revision.baseline, revision.down_revisions.first()) {
            (Some(span), Some(parent)) => findings.report(
                Finding::new(format!("the baseline `{id}` has a down revision"), place(revision, span))
                    .label(format!("but `{id}` revises `{}`", parent.value))
                    .other(place(revision, parent.span), "the baseline is the one revision that revises base")
                    .help("take `-- @baseline` away, or write `-- @revises base`"),
            ),
            (None, None) if !declared => findings.report(
                Finding::new(format!("the first revision `{id}` is not a baseline"), place(revision, revision.revises))
                    .label("the history begins here")
                    .note("a baseline makes schemas and extensions only, so that a database can be taken down to it and up again")
                    .help(
                        "write `-- @baseline` before `-- @revises base` if it makes schemas and extensions only;\n\
                         else move those into a revision of their own before this one",
                    )
                    .help("a history that needs none says `missing-baseline = \"allow\"` under `[rules]` in arcoiris.toml"),
            ),
            (Some(_), None) | (None, _) => {}
        }
    }
}
