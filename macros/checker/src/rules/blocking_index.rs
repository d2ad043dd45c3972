//! `blocking-index`: an index is built without keeping writers out.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use super::{Check, Finding, Findings, Group, RevisionStep, Rule, hazard, rewrite};
use crate::effects::Note;
use crate::problem::Level;
use crate::syntax::{ObjectKind, StatementKind};
use arcoiris_catalog::{Object, ObjectId, State};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "blocking-index",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("blocking_index.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for (index, applied) in step.upgrade.iter().enumerate() {
        match &applied.statement.statement.kind {
            StatementKind::CreateIndex(it) if !it.concurrently => {
                for id in hazard::scanned(step, applied) {
                    let statement = hazard::written(step, applied);
                    let safe = rewrite::replaced(statement, "INDEX", "INDEX CONCURRENTLY");
                    findings.report(finding(
                        step,
                        format!("building this index keeps all writers of `{}` out", hazard::name(step, id)),
                        "reads the whole table while it is locked",
                        safe,
                        applied.statement.statement.span,
                    ));
                }
            }
            StatementKind::Drop(it) if it.kind == ObjectKind::Index && !it.concurrently && !it.cascade => {
                let Some((before, _)) = step.around(super::Direction::Upgrade, index) else { continue };
                let touched = step.touched(super::Direction::Upgrade, index);
                let of = |id: &ObjectId| match before.object(*id).map(AsRef::as_ref) {
                    Some(Object::Index(index)) => Some(index.table),
                    _ => None,
                };
                // PostgreSQL drops only one at a time without a lock.
                let [table] = touched.iter().filter_map(of).collect::<Vec<_>>()[..] else { continue };
                let cascaded = applied.effects.notes.iter().any(|note| matches!(note, Note::Cascaded { .. }));
                if !hazard::in_use(step, table) || cascaded {
                    continue;
                }
                let safe = rewrite::replaced(hazard::written(step, applied), "INDEX", "INDEX CONCURRENTLY");
                findings.report(finding(
                    step,
                    format!(
                        "dropping this index waits for and keeps out everybody who uses `{}`",
                        hazard::name(step, table)
                    ),
                    "takes an ACCESS EXCLUSIVE lock on the table",
                    safe,
                    applied.statement.statement.span,
                ));
            }
            _ => {}
        }
    }
}

fn finding(
    step: &RevisionStep<'_>,
    title: String,
    label: &str,
    safe: Option<String>,
    span: crate::syntax::Span,
) -> Finding {
    let finding = hazard::finding(step, title, span).label(label);
    match safe {
        Some(safe) => finding
            .help(format!("in a revision of its own, with `-- @no-transaction` in its head, write\n{safe};")),
        None => finding,
    }
}
