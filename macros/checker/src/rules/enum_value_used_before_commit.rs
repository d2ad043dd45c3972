//! `enum-value-used-before-commit`: a new label of an enum is of use only after its transaction.

use super::{Check, Direction, Finding, Findings, Group, RevisionStep, Rule};
use crate::effects::Note;
use crate::names;
use crate::problem::Level;
use crate::syntax::{AlterEnumAction, Span, StatementKind};
use arcoiris_catalog::{ObjectId, State};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "enum-value-used-before-commit",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: true,
    check: Check::Revision(check),
    explanation: include_str!("enum_value_used_before_commit.md"),
};

/// Since this major version a label may be used at once if its type was made in the same transaction (commit af1d39584 of
/// PostgreSQL's).
const OWN_TYPE_SINCE: u32 = 17;

/// Each revision is one transaction, so that the scripts are judged one by one.
/// <https://www.postgresql.org/docs/15/sql-altertype.html#id-1.9.3.42.7>
fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    if step.revision.no_transaction.is_some() {
        return;
    }
    for (direction, state) in [(Direction::Upgrade, step.before), (Direction::Downgrade, step.after)] {
        let mut added: Vec<(ObjectId, String, Span)> = Vec::new();
        for applied in step.applied(direction) {
            let statement = &applied.statement.statement;
            for note in &applied.effects.notes {
                let Note::EnumValueUsed { id, label, span } = note else { continue };
                if let Some((_, _, at)) = added.iter().find(|(other, new, _)| other == id && new == label) {
                    findings.report(finding(step, &name(step, *id), label, *span, *at));
                }
            }
            for note in &applied.effects.notes {
                if let Note::EnumValueAdded { id, label } = note
                    && (state.object(*id).is_some() || step.restored.server < OWN_TYPE_SINCE)
                {
                    added.push((*id, label.clone(), statement.span));
                }
            }
            // A new label stays new under another name.
            if let StatementKind::AlterEnum { action: AlterEnumAction::RenameValue { from, to }, .. } =
                &statement.kind
            {
                let renamed: Vec<_> =
                    added.iter().filter(|(_, label, _)| *label == from.0).cloned().collect();
                added.extend(renamed.into_iter().map(|(id, _, span)| (id, to.0.clone(), span)));
            }
        }
    }
}

fn finding(step: &RevisionStep<'_>, name: &str, label: &str, used: Span, added: Span) -> Finding {
    Finding::new(
        format!("the new value `{label}` of `{name}` is used before it is committed"),
        step.place(used),
    )
    .label("unsafe use of a new value")
    .other(step.place(added), "added in the same transaction")
    .help("move the statements that use it into a revision of their own after this one")
    .sqlstate("55P04")
}

/// The type's name in whichever state still has it.
fn name(step: &RevisionStep<'_>, id: ObjectId) -> String {
    let states: [&dyn State; 3] = [step.after, step.before, &step.restored.catalog];
    let named = states.into_iter().map(|state| names::qualified(state, id)).find(|name| !name.is_empty());
    named.unwrap_or_else(|| "its type".to_owned())
}
