//! `needless-effect`: `@effect` speaks only for what the model cannot see.

use super::{Check, Finding, Findings, Group, Rule, Step};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "needless-effect",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: true,
    check: Check::Statement(check),
    explanation: include_str!("needless_effect.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    if step.refusal.is_some() {
        return;
    }
    for effect in &step.statement.effects {
        findings.report(
            Finding::new(
                "the effect of this statement is known without being declared",
                step.place(effect.span),
            )
            .label("this `@effect` has no effect")
            .other(step.place(step.statement.statement.span), "this statement is modelled")
            .help("take the line away"),
        );
    }
}
