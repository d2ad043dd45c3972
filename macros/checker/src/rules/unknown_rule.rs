//! `unknown-rule`: an `@allow` or a line of `[rules]` that can have no effect.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;
use crate::source::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-rule",
    group: Group::Rules,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("unknown_rule.md"),
};

/// No rule has this name.
#[must_use]
pub fn finding(name: &str, similar: &[String], place: Place) -> Finding {
    let finding = Finding::new(format!("no rule is called `{name}`"), place);
    match similar {
        [] => finding.help("`arcoiris explain` lists all rules"),
        [nearest, ..] => finding
            .label(format!("did you mean `{nearest}`?"))
            .help(format!("write `{nearest}`; `arcoiris explain` lists all rules")),
    }
}

/// The rule cannot be lowered: a proof rests on it.
#[must_use]
pub fn fixed(name: &str, place: Place) -> Finding {
    Finding::new(format!("`{name}` cannot be allowed"), place)
        .note("what the checker proves rests on this rule, so that it has one level only")
        .help(format!(
            "take the line away and mend what `{name}` points at; `arcoiris explain {name}` tells how"
        ))
}
