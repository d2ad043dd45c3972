//! Revisions, plans and outcomes as data.

use serde_json::{Value, json};

use super::text;
use crate::{Direction, Graph, Outcome, Plan, Revision};

pub(super) fn revision(graph: &Graph, revision: &Revision) -> Value {
    let marks = text::marks(graph, revision);
    json!({
        "revision": revision.id,
        "down_revisions": revision.down_revisions,
        "title": revision.title,
        "message": revision.message,
        "created": revision.created,
        "path": (!revision.path.is_empty()).then_some(revision.path),
        "baseline": revision.baseline,
        "sealed": revision.sealed,
        "no_transaction": revision.no_transaction,
        "irreversible": revision.irreversible,
        "upgrade_hash": revision.upgrade.hash,
        "downgrade_hash": revision.downgrade.hash,
        "head": marks.contains(&"head"),
        "branch_point": marks.contains(&"branchpoint"),
        "merge_point": marks.contains(&"mergepoint"),
    })
}

pub(super) fn outcome(outcome: &Outcome) -> Value {
    json!({
        "direction": outcome.direction.map(Direction::word),
        "from": outcome.from,
        "at": outcome.at,
        "revisions": outcome.revisions.iter().map(|revision| revision.id).collect::<Vec<_>>(),
        "waited_seconds": outcome.waited.as_secs_f64(),
        "resumed": outcome.resumed.iter().map(|it| json!({
            "revision": it.revision.id,
            "direction": it.direction.word(),
            "found": it.found.words(),
        })).collect::<Vec<_>>(),
    })
}

pub(super) fn plan(plan: &Plan) -> Value {
    let steps = plan.steps.iter().map(|step| {
        let script = match step.direction {
            Direction::Upgrade => step.revision.upgrade,
            Direction::Downgrade => step.revision.downgrade,
        };
        let statements = script.statements.iter().map(|statement| {
            json!({
                "words": statement.words,
                "lock": statement.lock.map(|(mode, table)| json!({ "mode": mode, "table": table })),
            })
        });
        json!({
            "revision": step.revision.id,
            "direction": step.direction.word(),
            "transaction": !crate::probe::runs_outside(step.revision, step.direction),
            "statements": statements.collect::<Vec<_>>(),
        })
    });
    json!({
        "direction": plan.direction.word(),
        "from": plan.from,
        "to": plan.to,
        "makes_tables": plan.prepare.is_some(),
        "steps": steps.collect::<Vec<_>>(),
    })
}
