//! `empty-revision`: a revision does something, or says why not.

use super::{Check, Finding, Findings, Group, RevisionStep, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "empty-revision",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("empty_revision.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    let revision = step.revision;
    let id = &revision.id.value;
    let downgrade = revision.downgrade.iter().flat_map(|script| &script.statements);
    let first = revision.upgrade.statements.iter().chain(downgrade).next();
    match (&revision.empty, first) {
        (None, None) if revision.down_revisions.len() < 2 => findings.report(
            Finding::new(format!("revision `{id}` does nothing"), step.place(revision.id.span))
                .label("neither direction has a statement")
                .help("delete the file, or say why it stands: `-- @empty \"why\"`"),
        ),
        (Some(why), Some(statement)) => findings.report(
            Finding::new(format!("revision `{id}` is called empty and is not"), step.place(why.span))
                .label("said to be empty")
                .other(step.place(statement.statement.span), "but here is a statement")
                .help("take `-- @empty` away"),
        ),
        // A merge joins two branches; it needs no statement for that.
        (None, None) | (None, Some(_)) | (Some(_), None) => {}
    }
}
