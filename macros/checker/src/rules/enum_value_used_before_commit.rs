//! `enum-value-used-before-commit`: a new label of an enum is of use only after its transaction.

use super::{Check, Direction, Finding, Findings, Group, RevisionStep, Rule};
use crate::effects::Note;
use crate::names;
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "enum-value-used-before-commit",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Revision(check),
    explanation: include_str!("enum_value_used_before_commit.md"),
};

/// Each revision is one transaction, so that the scripts are judged one by one.
/// <https://www.postgresql.org/docs/15/sql-altertype.html#id-1.9.3.42.7>
fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for (direction, state) in [(Direction::Upgrade, step.before), (Direction::Downgrade, step.after)] {
        let mut added = Vec::new();
        for applied in step.applied(direction) {
            for note in &applied.effects.notes {
                let Note::EnumValueUsed { id, label, span } = note else { continue };
                let Some((_, _, at)) = added.iter().find(|(other, new, _)| other == id && new == label)
                else {
                    continue;
                };
                let name = names::qualified(state, *id);
                findings.report(
                    Finding::new(
                        format!("the new value `{label}` of `{name}` is used before it is committed"),
                        step.place(*span),
                    )
                    .label("unsafe use of a new value")
                    .other(step.place(*at), "added in the same transaction")
                    .help("move the statements that use it into a revision of their own after this one")
                    .sqlstate("55P04"),
                );
            }
            for note in &applied.effects.notes {
                // The labels of a type that was made in the same transaction may be used at once.
                if let Note::EnumValueAdded { id, label } = note
                    && state.object(*id).is_some()
                {
                    added.push((*id, label.clone(), applied.statement.statement.span));
                }
            }
        }
    }
}
