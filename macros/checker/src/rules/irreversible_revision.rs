//! `irreversible-revision`: `@irreversible` needs permission.

use super::{Check, Finding, Findings, Group, RevisionStep, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "irreversible-revision",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("irreversible_revision.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    let revision = step.revision;
    if let Some(why) = &revision.irreversible {
        findings.report(
            Finding::new(format!("revision `{}` has no way back", revision.id.value), step.place(why.span))
                .label("declared here")
                .note("a database that has taken it cannot be taken down past it")
                .help("write a downgrade, even one that restores the schema without the rows (`-- @allow dropping-data \"why\"`)")
                .help("or permit such revisions: `irreversible = true` in arcoiris.toml"),
        );
    }
}
