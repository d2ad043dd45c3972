//! What an action on a table means for the tables that inherit from it, and what the tables above forbid.

use arcoiris_catalog::ObjectId;

use super::column;
use crate::apply::{inherit, object};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterTableAction, Span};

/// The tables below, unless `ONLY` is written.
pub(super) fn below(simulation: &Simulation, id: ObjectId, only: bool) -> Vec<ObjectId> {
    if only { Vec::new() } else { inherit::descendants(&simulation.catalog, id) }
}

/// What an action on a column of this table alone, or of a table below another, may not do.
///
/// # Errors
/// 42P16 where the tables above or below would differ.
pub(super) fn require_whole(
    simulation: &Simulation,
    id: ObjectId,
    action: &AlterTableAction,
    only: bool,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let alone = only && !inherit::children(catalog, id).is_empty();
    let partitioned = inherit::is_partitioned(catalog, id);
    let refuse = |message: String| Err(Refusal::other(span, "42P16", message).about(id));
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these look at the tables above and below")]
    match action {
        AlterTableAction::DropNotNull { .. } if alone && partitioned => refuse(
            "cannot remove constraint from only the partitioned table when partitions exist".to_owned(),
        ),
        AlterTableAction::SetNotNull { column } if alone && partitioned => {
            let nullable = |child: &ObjectId| {
                object::table(catalog, *child)
                    .and_then(|table| table.column(column.name.as_str()))
                    .is_none_or(|column| !column.not_null)
            };
            if inherit::children(catalog, id).iter().any(nullable) {
                return refuse("constraint must be added to child tables too".to_owned());
            }
            Ok(())
        }
        AlterTableAction::DropExpression { column: ident, .. } => {
            if alone {
                return refuse(
                    "ALTER TABLE / DROP EXPRESSION must be applied to child tables too".to_owned(),
                );
            }
            if column(simulation, id, ident)?.inherited > 0 {
                return refuse("cannot drop generation expression from inherited column".to_owned());
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// # Errors
/// 42P17 if it is no partitioned table, 42809 from PostgreSQL 18 on.
pub(super) fn require_partitioned(simulation: &Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    if inherit::is_partitioned(&simulation.catalog, id) {
        return Ok(());
    }
    let name = object::table(&simulation.catalog, id).map_or("", |table| table.name.as_str());
    let sqlstate = if simulation.server < 18 { "42P17" } else { "42809" };
    Err(Refusal::other(span, sqlstate, format!("table \"{name}\" is not partitioned")).about(id))
}

/// The refusal for an action that this kind of relation does not have (42809).
pub(super) fn unsupported(simulation: &Simulation, id: ObjectId, what: &str, span: Span) -> Refusal {
    let name = object::table(&simulation.catalog, id).map_or("", |table| table.name.as_str());
    let message = format!("ALTER action {what} cannot be performed on relation \"{name}\"");
    Refusal::other(span, "42809", message).about(id)
}
