//! `unknown-down-revision`: a revision that follows one that does not exist.

use super::{Check, Finding, Group, Rule, place};
use crate::problem::Level;
use crate::revision::{Revision, Spanned};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-down-revision",
    group: Group::Graph,
    level: Level::Deny,
    fixed: true,
    check: Check::Elsewhere,
    explanation: include_str!("unknown_down_revision.md"),
};

/// A down revision that no file is. `equals` is what `[legacy]` says of the identifier.
#[must_use]
pub fn finding(
    revision: &Revision,
    down: &Spanned<String>,
    equals: Option<&str>,
    similar: &[String],
) -> Finding {
    let id = &down.value;
    let finding = Finding::new(format!("there is no revision `{id}` to follow"), place(revision, down.span));
    match (equals, similar) {
        (Some(equals), _) => finding
            .label(format!("collapsed into `{equals}`"))
            .help(format!("follow what it equals now: `@revises {equals}`")),
        (None, [nearest, ..]) => finding
            .label(format!("did you mean `{nearest}`?"))
            .help(format!("`@revises {nearest}`, or add the file of `{id}`")),
        (None, []) => finding
            .label("no file has this identifier")
            .help("add its file, or follow another revision; the first revision of all says `@revises base`"),
    }
}
