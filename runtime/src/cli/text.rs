//! Revisions as Alembic prints them (`Script.cmd_format`, `Script.log_entry`).

use super::output::{Output, Part};
use crate::{Graph, Revision};

/// `<base>`, or the down revisions with commas.
pub(super) fn down_revisions(revision: &Revision) -> String {
    if revision.down_revisions.is_empty() { "<base>".to_owned() } else { revision.down_revisions.join(", ") }
}

/// `2864583ca021 (head)`.
pub(super) fn short(graph: &Graph, revision: &Revision, output: &Output) -> String {
    let mut text = output.paint(Part::Revision, revision.id);
    for mark in marks(graph, revision) {
        text.push_str(&format!(" {}", output.paint(Part::Mark, &format!("({mark})"))));
    }
    text
}

/// `853113448960 -> 2864583ca021 (head), seed initial data`.
pub(super) fn line(graph: &Graph, revision: &Revision, output: &Output) -> String {
    format!("{} -> {}, {}", down_revisions(revision), short(graph, revision, output), revision.title)
}

/// Everything about a revision.
pub(super) fn entry(graph: &Graph, revision: &Revision, output: &Output) -> String {
    let merges = if revision.down_revisions.len() > 1 { "Merges" } else { "Parent" };
    let mut lines = vec![
        format!("Rev: {}", short(graph, revision, output)),
        format!("{merges}: {}", down_revisions(revision)),
    ];
    let followers: Vec<&str> = graph.followers(revision).iter().map(|follower| follower.id).collect();
    if followers.len() > 1 {
        lines.push(format!("Branches into: {}", followers.join(", ")));
    }
    let path = if revision.path.is_empty() { "(inline)" } else { revision.path };
    lines.push(format!("Path: {path}"));
    if let Some(created) = revision.created {
        lines.push(format!("Create Date: {created}"));
    }
    if revision.no_transaction {
        lines.push("Transaction: none".to_owned());
    }
    if let Some(reason) = revision.irreversible {
        lines.push(format!("Irreversible: {reason}"));
    }
    if !revision.sealed {
        lines.push("Sealed: no".to_owned());
    }
    lines.push(String::new());
    lines.extend(revision.message.lines().map(|line| format!("    {line}").trim_end().to_owned()));
    lines.push(String::new());
    lines.join("\n")
}

pub(super) fn marks(graph: &Graph, revision: &Revision) -> Vec<&'static str> {
    let followers = graph.followers(revision).len();
    let marks = [
        (followers == 0).then_some("head"),
        (followers > 1).then_some("branchpoint"),
        (revision.down_revisions.len() > 1).then_some("mergepoint"),
    ];
    marks.into_iter().flatten().collect()
}
