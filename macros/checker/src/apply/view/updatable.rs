//! Which views rows can be written through (`view_query_is_auto_updatable`).
//! <https://www.postgresql.org/docs/15/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS>

use arcoiris_catalog::TableKind;

use crate::apply::object;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::query::tree::{BodyTree, FromTree, QueryTree, Source};
use crate::resolve::tree::{Shape, Tree};
use crate::simulation::Simulation;
use crate::syntax::Span;

/// A view `WITH CHECK OPTION` must be one that rows can be written through.
///
/// # Errors
/// 0A000 if it is not.
pub(super) fn require(simulation: &Simulation, query: &QueryTree, span: Span) -> Result<(), Refusal> {
    let Some(hint) = hindrance(simulation, query, true) else { return Ok(()) };
    let message = "WITH CHECK OPTION is supported only on automatically updatable views".to_owned();
    Err(Refusal::new(span, RefusalFact::Other { sqlstate: "0A000", message, hint: Some(hint.to_owned()) }))
}

/// Why rows cannot be written through a query, in PostgreSQL's words; `columns_too` asks for a column that can be.
pub(in crate::apply) fn hindrance(
    simulation: &Simulation,
    query: &QueryTree,
    columns_too: bool,
) -> Option<&'static str> {
    let single = "Views that do not select from a single table or view are not automatically updatable.";
    let select = match &query.body {
        BodyTree::Select(select) => select,
        BodyTree::Values(_) => return Some(single),
        BodyTree::SetOperation { .. } => {
            return Some("Views containing UNION, INTERSECT, or EXCEPT are not automatically updatable.");
        }
    };
    if select.distinct || !select.distinct_on.is_empty() {
        return Some("Views containing DISTINCT are not automatically updatable.");
    }
    if !select.groups.is_empty() {
        return Some("Views containing GROUP BY are not automatically updatable.");
    }
    if select.having.is_some() {
        return Some("Views containing HAVING are not automatically updatable.");
    }
    if !query.with.is_empty() {
        return Some("Views containing WITH are not automatically updatable.");
    }
    if query.limit.is_some() || query.offset.is_some() {
        return Some("Views containing LIMIT or OFFSET are not automatically updatable.");
    }
    let columns = || query.columns.iter().map(|(_, tree)| tree);
    let any = |wanted: fn(&Shape) -> bool| columns().any(|tree| has(tree, wanted));
    if any(|shape| matches!(shape, Shape::Aggregate(_))) {
        return Some("Views that return aggregate functions are not automatically updatable.");
    }
    if any(|shape| matches!(shape, Shape::Window(_))) {
        return Some("Views that return window functions are not automatically updatable.");
    }
    if any(|shape| matches!(shape, Shape::SetOf(_))) {
        return Some("Views that return set-returning functions are not automatically updatable.");
    }
    let [FromTree::Entry(entry)] = select.from.as_slice() else { return Some(single) };
    let kind = match &entry.source {
        Source::Table { id, .. } => object::table(&simulation.catalog, *id).map(|table| table.kind),
        Source::System(_)
        | Source::Sequence(_)
        | Source::With(_)
        | Source::Query(_)
        | Source::Functions { .. } => None,
    };
    if !matches!(
        kind,
        Some(TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign | TableKind::View)
    ) {
        return Some(single);
    }
    if entry.sample.is_some() {
        return Some("Views containing TABLESAMPLE are not automatically updatable.");
    }
    let is_column = |tree: &Tree| matches!(&tree.shape, Shape::Reference(it) if it.relation == entry.number && it.column > 0);
    if columns_too && !columns().any(is_column) {
        return Some("Views that have no updatable columns are not automatically updatable.");
    }
    None
}

/// Whether a tree has such a part; queries within it are their own matter.
fn has(tree: &Tree, wanted: fn(&Shape) -> bool) -> bool {
    wanted(&tree.shape) || tree.parts().into_iter().any(|part| has(part, wanted))
}
