//! What the hazards share: whether a statement meets a table that may hold rows, and the user's statement in its safe form.

use arcoiris_catalog::{Object, ObjectId, Persistence, TableKind};

use super::{Applied, Finding, RevisionStep};
use crate::effects::{Lock, Note};
use crate::names;
use crate::syntax::Span;

/// Whether a table stood before the revision: one that the revision made holds no rows but its own, and nobody waits for it.
pub(super) fn in_use(step: &RevisionStep<'_>, id: ObjectId) -> bool {
    match step.before.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => {
            table.persistence != Persistence::Temporary
                && matches!(
                    table.kind,
                    TableKind::Ordinary | TableKind::Partitioned | TableKind::MaterializedView
                )
        }
        _ => false,
    }
}

/// The tables in use that a statement reads in full while it holds its lock.
pub(super) fn scanned(step: &RevisionStep<'_>, applied: &Applied<'_>) -> Vec<ObjectId> {
    let scanned = |note: &Note| if let Note::Scans { id } = note { Some(*id) } else { None };
    applied.effects.notes.iter().filter_map(scanned).filter(|id| in_use(step, *id)).collect()
}

/// The tables in use that a statement writes anew.
pub(super) fn rewritten(step: &RevisionStep<'_>, applied: &Applied<'_>) -> Vec<ObjectId> {
    let rewritten = |note: &Note| if let Note::Rewrites { id } = note { Some(*id) } else { None };
    let mut ids: Vec<ObjectId> =
        applied.effects.notes.iter().filter_map(rewritten).filter(|id| in_use(step, *id)).collect();
    ids.dedup();
    ids
}

/// What others cannot do meanwhile.
pub(super) fn blocks(applied: &Applied<'_>, id: ObjectId) -> &'static str {
    let lock = applied.effects.locks.iter().filter(|(_, table)| *table == id).map(|(lock, _)| *lock).max();
    match lock {
        Some(Lock::AccessExclusive) | None => "nobody reads or writes the table meanwhile",
        Some(_) => "nobody writes to the table meanwhile",
    }
}

/// The name of a table, before the revision.
pub(super) fn name(step: &RevisionStep<'_>, id: ObjectId) -> String {
    names::qualified(step.before, id)
}

/// A finding with what is said of every hazard.
pub(super) fn finding(step: &RevisionStep<'_>, title: String, span: Span) -> Finding {
    Finding::new(title, step.place(span))
}

/// The statement as the user wrote it.
pub(super) fn written<'a>(step: &'a RevisionStep<'_>, applied: &Applied<'_>) -> &'a str {
    step.text(applied.statement.statement.span)
}
