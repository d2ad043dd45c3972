//! `several-heads`: more than one revision that nothing follows.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::Revision;

/// The rule.
pub const RULE: Rule = Rule {
    name: "several-heads",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("several_heads.md"),
};

/// More than one revision that nothing follows; `None` if there is one at most.
#[must_use]
pub fn finding(heads: &[&Arc<Revision>]) -> Option<Finding> {
    let (last, others) = heads.split_last()?;
    if others.is_empty() {
        return None;
    }
    let mut finding =
        Finding::new(format!("the history has {} heads", heads.len()), place(last, last.id.span))
            .label("nothing follows this revision");
    for other in others {
        finding = finding.other(place(other, other.id.span), "and nothing follows this one");
    }
    let merge = if last.source.path.ends_with(".rs") {
        merge_in_call(heads)
    } else {
        let (file, text) = merge_revision(heads);
        format!("write {file}\n\n{text}")
    };
    Some(
        finding
            .note("`upgrade head` would not know where to go")
            .help(format!(
                "where one of them has not been applied anywhere, let it follow the other: `@revises {}`",
                others.first().map_or("", |other| other.id.value.as_str())
            ))
            .help(format!("where both have been, merge them: {merge}")),
    )
}

/// The file of a revision that merges some heads, and its text.
#[must_use]
pub fn merge_revision(heads: &[&Arc<Revision>]) -> (String, String) {
    let ids: Vec<&str> = heads.iter().map(|head| head.id.value.as_str()).collect();
    let id = merge_id(&ids);
    let folder =
        heads.first().and_then(|head| head.source.path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let slash = if folder.is_empty() { "" } else { "/" };
    (
        format!("{folder}{slash}{id}_merge_{}.sql", ids.join("_and_")),
        format!(
            "-- Merge {}.\n--\n-- @revision {id}\n-- @revises {}\n\n-- @upgrade\n\n-- @downgrade\n",
            ids.join(" and "),
            ids.join(", ")
        ),
    )
}

/// The same for revisions that stand in a call of the macro.
fn merge_in_call(heads: &[&Arc<Revision>]) -> String {
    let ids: Vec<&str> = heads.iter().map(|head| head.id.value.as_str()).collect();
    let revises: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!(
        "write\n\nrevision \"{}\" revises {} {{\n    title: \"Merge {}\",\n    upgrade: \"\",\n    downgrade: \"\",\n}}",
        merge_id(&ids),
        revises.join(", "),
        ids.join(" and ")
    )
}

/// An identifier that two people who merge the same heads both get.
fn merge_id(heads: &[&str]) -> String {
    Sha256::digest(heads.join(",")).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
