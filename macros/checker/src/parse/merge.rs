//! `MERGE`.

use rupg_sql::nodes::{CmdType, MergeMatchKind, MergeStmt, MergeWhenClause, Node, OverridingKind};

use super::context::Context;
use super::expression::expression;
use super::query::{assigned, assignments, from_item, parts_of, target_relation, with};
use crate::refusal::Refusal;
use crate::syntax::{Insert, InsertSource, Merge, MergeAction, MergeClause};

/// `MERGE`
pub(super) fn merge(context: &Context<'_>, it: &MergeStmt) -> Result<Option<Merge>, Refusal> {
    let (Some(source), Some(condition)) = (&it.sourceRelation, &it.joinCondition) else { return Ok(None) };
    if it.returningClause.is_some() {
        return Ok(None);
    }
    let (table, alias) = target_relation(context, it.relation.as_deref())?;
    let mut merge = Merge {
        with: with(context, it.withClause.as_deref())?,
        table,
        alias,
        source: from_item(context, source)?,
        condition: expression(context, condition)?,
        clauses: Vec::with_capacity(it.mergeWhenClauses.len()),
        span: context.statement(),
    };
    for node in it.mergeWhenClauses.iter().flatten() {
        let Node::MergeWhenClause(clause) = node else { continue };
        let matched = match clause.matchKind {
            MergeMatchKind::MERGE_WHEN_MATCHED => true,
            MergeMatchKind::MERGE_WHEN_NOT_MATCHED_BY_TARGET => false,
            _ => return Ok(None),
        };
        let condition = clause.condition.as_ref().map(|node| expression(context, node)).transpose()?;
        let action = action(context, clause, &merge)?;
        merge.clauses.push(MergeClause { matched, condition, action });
    }
    Ok(Some(merge))
}

fn action(context: &Context<'_>, it: &MergeWhenClause, merge: &Merge) -> Result<MergeAction, Refusal> {
    Ok(match it.commandType {
        CmdType::CMD_UPDATE => MergeAction::Update(assignments(context, &it.targetList)?),
        CmdType::CMD_DELETE => MergeAction::Delete,
        CmdType::CMD_INSERT => {
            let mut columns = Vec::with_capacity(it.targetList.len());
            let mut parts = Vec::with_capacity(it.targetList.len());
            for node in it.targetList.iter().flatten() {
                if let Node::ResTarget(target) = node {
                    let (column, steps) = assigned(context, target)?;
                    columns.push(column);
                    parts.push(steps);
                }
            }
            let mut row = Vec::with_capacity(it.values.len());
            for node in it.values.iter().flatten() {
                row.push(expression(context, node)?);
            }
            let source = match row.is_empty() {
                true => InsertSource::DefaultValues,
                false => InsertSource::Values(vec![row]),
            };
            MergeAction::Insert(Box::new(Insert {
                with: None,
                table: merge.table.clone(),
                alias: merge.alias.clone(),
                columns,
                parts: parts_of(parts),
                source,
                overriding_system: match it.r#override {
                    OverridingKind::OVERRIDING_SYSTEM_VALUE => Some(true),
                    OverridingKind::OVERRIDING_USER_VALUE => Some(false),
                    _ => None,
                },
                conflict: None,
                returning: Vec::new(),
            }))
        }
        _ => MergeAction::Nothing,
    })
}
