//! `SET`, transaction control, `LOCK`, `TRUNCATE`.

use rupg_sql::nodes::{
    DropBehavior, List, Node, TransactionStmt, TransactionStmtKind, TruncateStmt, VariableSetKind,
    VariableSetStmt,
};

use super::context::Context;
use super::option::{elements, text};
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{ObjectName, Setting, SettingScope, StatementKind, TransactionVerb};

/// `SET`, `RESET`
pub(super) fn set(context: &Context<'_>, it: &VariableSetStmt) -> Result<StatementKind, Refusal> {
    let scope = if it.is_local { SettingScope::Local } else { SettingScope::Session };
    let name = it.name.as_deref().map(str::to_owned);
    let (scope, name, values) = match it.kind {
        VariableSetKind::VAR_SET_VALUE => (scope, name, values(context, &it.args)?),
        VariableSetKind::VAR_SET_DEFAULT => (scope, name, Vec::new()),
        VariableSetKind::VAR_RESET => (SettingScope::Reset, name, Vec::new()),
        VariableSetKind::VAR_RESET_ALL => (SettingScope::Reset, None, Vec::new()),
        VariableSetKind::VAR_SET_MULTI => {
            let read_only = is_read_only(&it.args);
            return Ok(match it.name.as_deref() {
                Some("SESSION CHARACTERISTICS") if read_only => {
                    StatementKind::NotModelled("transactions that are READ ONLY".into())
                }
                Some("SESSION CHARACTERISTICS") => super::maintenance::session("SET SESSION CHARACTERISTICS"),
                Some("TRANSACTION SNAPSHOT") => StatementKind::NotModelled("SET TRANSACTION SNAPSHOT".into()),
                Some(_) | None if read_only => StatementKind::Transaction(TransactionVerb::SetReadOnly),
                Some(_) | None => StatementKind::Transaction(TransactionVerb::Set),
            });
        }
        _ => return Ok(StatementKind::NotModelled("SET … FROM CURRENT".into())),
    };
    Ok(StatementKind::Set(Setting { scope, name, values, span: context.statement() }))
}

/// Whether the modes of a transaction say that it changes nothing; the last that speaks of it counts.
fn is_read_only(modes: &List) -> bool {
    let said = elements(modes).filter(|mode| mode.defname.as_deref() == Some("transaction_read_only"));
    said.last().is_some_and(|mode| !is_zero(mode.arg.as_ref()))
}

fn is_zero(node: Option<&Node>) -> bool {
    let value = if let Some(Node::A_Const(it)) = node { it.val.as_ref().and_then(text) } else { None };
    value.as_deref() == Some("0")
}

fn values(context: &Context<'_>, list: &List) -> Result<Vec<String>, Refusal> {
    list.iter()
        .flatten()
        .map(|node| {
            let found = if let Node::A_Const(it) = node { it.val.as_ref().and_then(text) } else { None };
            found.ok_or_else(|| Refusal::not_modelled(context.statement(), "SET TIME ZONE INTERVAL"))
        })
        .collect()
}

/// `BEGIN`, `COMMIT`, …
pub(super) fn transaction(it: &TransactionStmt) -> TransactionVerb {
    match it.kind {
        TransactionStmtKind::TRANS_STMT_BEGIN | TransactionStmtKind::TRANS_STMT_START => {
            if is_read_only(&it.options) { TransactionVerb::BeginReadOnly } else { TransactionVerb::Begin }
        }
        TransactionStmtKind::TRANS_STMT_COMMIT if it.chain => TransactionVerb::CommitAndChain,
        TransactionStmtKind::TRANS_STMT_ROLLBACK if it.chain => TransactionVerb::RollbackAndChain,
        TransactionStmtKind::TRANS_STMT_COMMIT => TransactionVerb::Commit,
        TransactionStmtKind::TRANS_STMT_ROLLBACK => TransactionVerb::Rollback,
        TransactionStmtKind::TRANS_STMT_SAVEPOINT => TransactionVerb::Savepoint,
        TransactionStmtKind::TRANS_STMT_RELEASE => TransactionVerb::Release,
        TransactionStmtKind::TRANS_STMT_ROLLBACK_TO => TransactionVerb::RollbackTo,
        TransactionStmtKind::TRANS_STMT_COMMIT_PREPARED => TransactionVerb::CommitPrepared,
        TransactionStmtKind::TRANS_STMT_ROLLBACK_PREPARED => TransactionVerb::RollbackPrepared,
        _ => TransactionVerb::Prepare,
    }
}

/// `TRUNCATE`
pub(super) fn truncate(context: &Context<'_>, it: &TruncateStmt) -> Result<StatementKind, Refusal> {
    Ok(StatementKind::Truncate {
        tables: relations(context, &it.relations)?,
        restart_identity: it.restart_seqs,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
        only: it
            .relations
            .iter()
            .flatten()
            .filter_map(|node| if let Node::RangeVar(it) = node { Some(!it.inh) } else { None })
            .collect(),
    })
}

/// The tables of a list.
pub(super) fn relations(context: &Context<'_>, list: &List) -> Result<Vec<ObjectName>, Refusal> {
    list.iter()
        .flatten()
        .filter_map(
            |node| if let Node::RangeVar(range) = node { Some(relation(context, range)) } else { None },
        )
        .collect()
}
