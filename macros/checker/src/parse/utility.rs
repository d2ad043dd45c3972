//! `SET CONSTRAINTS`, `EXPLAIN`, `DISCARD`, `CALL`, and what a session holds.

use rupg_sql::nodes::{DiscardMode, List, Node};

use super::context::Context;
use super::option::{elements, text};
use super::session::relations;
use super::statement::statement;
use crate::refusal::Refusal;
use crate::syntax::{StatementKind, UtilityStatement};

/// A statement of this kind; `None` for any other.
pub(super) fn utility(context: &Context<'_>, node: &Node) -> Result<Option<StatementKind>, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told elsewhere")]
    let found = match node {
        Node::ConstraintsSetStmt(it) => UtilityStatement::SetConstraints {
            names: relations(context, &it.constraints)?,
            deferred: it.deferred,
        },
        Node::ExplainStmt(it) => {
            let Some(node) = &it.query else { return Ok(None) };
            UtilityStatement::Explain {
                statement: Box::new(statement(context, node)?),
                analyze: is_on(&it.options, "analyze"),
            }
        }
        Node::DiscardStmt(it) => UtilityStatement::Discard {
            all: it.target == DiscardMode::DISCARD_ALL,
            temporary: matches!(it.target, DiscardMode::DISCARD_ALL | DiscardMode::DISCARD_TEMP),
        },
        Node::CallStmt(it) => {
            let Some(call) = it.funccall.as_deref() else { return Ok(None) };
            UtilityStatement::Call(Box::new(super::expression::call(context, call)?))
        }
        Node::MergeStmt(it) => match super::merge::merge(context, it)? {
            Some(it) => UtilityStatement::Merge(Box::new(it)),
            None => return Ok(None),
        },
        _ => match super::session_statement::session(context, node)? {
            Some(it) => UtilityStatement::Session(Box::new(it)),
            None => return Ok(None),
        },
    };
    Ok(Some(StatementKind::Utility(Box::new(found))))
}

/// Whether an option without a value, or with one that is not off, is among the options.
fn is_on(options: &List, name: &str) -> bool {
    elements(options).filter(|element| element.defname.as_deref() == Some(name)).any(|element| {
        element
            .arg
            .as_ref()
            .and_then(text)
            .is_none_or(|value| !matches!(value.to_ascii_lowercase().as_str(), "off" | "false" | "0"))
    })
}
