//! Which views rows can be written through (`view_query_is_auto_updatable`).
//! <https://www.postgresql.org/docs/15/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS>

use arcoiris_catalog::{Namespace, Object, State, TableKind};

use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, FromItem, Query, SelectBody, Span};

/// A view `WITH CHECK OPTION` must be one that rows can be written through.
///
/// # Errors
/// 0A000 if it is not.
pub(super) fn require(simulation: &Simulation, query: &Query, span: Span) -> Result<(), Refusal> {
    let refuse = |hint: &str| {
        let message = "WITH CHECK OPTION is supported only on automatically updatable views".to_owned();
        let hint = Some(hint.to_owned());
        Err(Refusal::new(span, RefusalFact::Other { sqlstate: "0A000", message, hint }))
    };
    let SelectBody::Select(select) = &query.body else {
        return match &query.body {
            SelectBody::Values(_) => refuse(
                "Views that do not select from a single table or view are not automatically updatable.",
            ),
            SelectBody::SetOperation { .. } | SelectBody::Select(_) => {
                refuse("Views containing UNION, INTERSECT, or EXCEPT are not automatically updatable.")
            }
        };
    };
    if select.distinct {
        return refuse("Views containing DISTINCT are not automatically updatable.");
    }
    if !select.group_by.is_empty() {
        return refuse("Views containing GROUP BY are not automatically updatable.");
    }
    if select.having.is_some() {
        return refuse("Views containing HAVING are not automatically updatable.");
    }
    if query.with.is_some() {
        return refuse("Views containing WITH are not automatically updatable.");
    }
    if query.limit.is_some() || query.offset.is_some() {
        return refuse("Views containing LIMIT or OFFSET are not automatically updatable.");
    }
    let single = "Views that do not select from a single table or view are not automatically updatable.";
    let [FromItem::Table { name, .. }] = select.from.as_slice() else { return refuse(single) };
    let found = names::find(simulation, Namespace::Relation, name)
        .and_then(|id| simulation.catalog.object(id).map(AsRef::as_ref));
    match found {
        Some(Object::Table(table)) if table.kind != TableKind::MaterializedView => {}
        _ => return refuse(single),
    }
    if !select.targets.iter().all(|target| is_plain(&target.expression)) {
        // An aggregate or a set among them would make another verdict.
        return Err(Refusal::not_modelled(span, "WITH CHECK OPTION over such a query"));
    }
    let is_column = |expression: &Expression| {
        matches!(expression.kind, ExpressionKind::Column(_) | ExpressionKind::Star(_))
    };
    if !select.targets.iter().any(|target| is_column(&target.expression)) {
        return refuse("Views that have no updatable columns are not automatically updatable.");
    }
    Ok(())
}

/// Columns, constants, and what is made of them without a function.
#[expect(clippy::wildcard_enum_match_arm, reason = "a question about some shapes is answered by those alone")]
fn is_plain(it: &Expression) -> bool {
    match &it.kind {
        ExpressionKind::Column(_) | ExpressionKind::Star(_) | ExpressionKind::Literal(_) => true,
        ExpressionKind::Cast { operand, .. } => is_plain(operand),
        ExpressionKind::Operator { left, right, .. } => {
            left.as_deref().is_none_or(is_plain) && is_plain(right)
        }
        ExpressionKind::Coalesce(list) => list.iter().all(is_plain),
        _ => false,
    }
}
