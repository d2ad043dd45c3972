//! `declared-effect-missing`: what the model cannot see through is declared by its author.

use super::{Check, Finding, Findings, Group, Rule, Step};
use crate::problem::Level;
use crate::refusal::RefusalFact;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "declared-effect-missing",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: true,
    check: Check::Statement(check),
    explanation: include_str!("declared_effect_missing.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    if !step.statement.effects.is_empty() {
        return;
    }
    let Some(refusal) = step.refusal else { return };
    let (title, note) = match &refusal.fact {
        RefusalFact::Opaque { what } => (
            format!("what `{}` does to the catalog cannot be seen", doer(what)),
            "its text is run by the server and may do anything; nothing after it can be proven without knowing",
        ),
        RefusalFact::NotModelled { what } => (
            format!("`{what}` is not modelled yet"),
            "it is neither accepted nor refused: nothing after it can be proven without knowing what it does",
        ),
        RefusalFact::Unknown { .. }
        | RefusalFact::UnknownColumn { .. }
        | RefusalFact::Duplicate { .. }
        | RefusalFact::DuplicateColumn { .. }
        | RefusalFact::WrongKind { .. }
        | RefusalFact::Dependents { .. }
        | RefusalFact::PartOf { .. }
        | RefusalFact::Other { .. }
        | RefusalFact::UndeclaredRole { .. } => return,
    };
    findings.report(
        Finding::new(title, step.place(refusal.span)).label("its effect is not declared").note(note).help("right before it, write `-- @effect` and what it does to the schema, in statements that are modelled;\n`-- @effect none` if it changes rows only"),
    );
}

/// `DO`, or a function's name from "what set_config does".
fn doer(what: &str) -> &str {
    what.strip_prefix("what ").and_then(|rest| rest.strip_suffix(" does")).unwrap_or(what)
}
