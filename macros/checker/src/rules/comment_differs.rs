//! `comment-differs`: a comment that is not the doc comment.

use super::{Check, Finding, Group, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "comment-differs",
    group: Group::Models,
    level: Level::Deny,
    fixed: false,
    check: Check::Elsewhere,
    explanation: include_str!("comment_differs.md"),
};

/// What the doc comment says and what the history says.
pub(crate) fn finding(words: &str, wanted: Option<&str>, found: Option<&str>) -> Finding {
    let text = |comment: Option<&str>| comment.map_or("none".to_owned(), |it| format!("{it:?}"));
    Finding::nowhere(format!("the comment on {words} is not its doc comment"))
        .note(format!("history: {}", text(found)))
        .note(format!("model:   {}", text(wanted)))
}
