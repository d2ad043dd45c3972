//! What may be altered of a view or a materialized view (`ATSimplePermissions`).

use arcoiris_catalog::{ObjectId, TableKind};

use crate::apply::object;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{AlterTable, AlterTableAction, Span};

/// # Errors
/// 42809 for an action that views do not know.
pub(super) fn require_supported(
    simulation: &Simulation,
    id: ObjectId,
    it: &AlterTable,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let is_view = table.kind == TableKind::View;
    for (action, span) in &it.actions {
        let supported = match action {
            AlterTableAction::OwnerTo(_) => true,
            // A parameter more may ask for what the query cannot give.
            AlterTableAction::SetOptions(options) => {
                if is_view && options.iter().any(|option| option.name.name.as_str() == "check_option") {
                    return Err(Refusal::not_modelled(*span, "setting check_option of a view"));
                }
                true
            }
            AlterTableAction::ResetOptions(_) => true,
            AlterTableAction::SetDefault { .. } | AlterTableAction::DropDefault { .. } => is_view,
            // ATSimplePermissions knows them of tables and foreign tables only.
            AlterTableAction::EnableTrigger { .. } => false,
            AlterTableAction::AddIdentity { .. }
            | AlterTableAction::AlterIdentity { .. }
            | AlterTableAction::DropIdentity { .. }
                if is_view =>
            {
                return Err(Refusal::not_modelled(*span, "an identity column of a view"));
            }
            AlterTableAction::SetStatistics { .. }
            | AlterTableAction::SetStorage { .. }
            | AlterTableAction::SetCompression { .. }
            | AlterTableAction::SetColumnOptions { .. }
            | AlterTableAction::ResetColumnOptions { .. }
            | AlterTableAction::ClusterOn(_)
            | AlterTableAction::SetWithoutCluster => !is_view,
            AlterTableAction::NotModelled(what) => {
                return Err(Refusal::not_modelled(*span, format!("ALTER TABLE … {what} of a view")));
            }
            AlterTableAction::AddColumn { .. }
            | AlterTableAction::DropColumn { .. }
            | AlterTableAction::SetType { .. }
            | AlterTableAction::SetNotNull { .. }
            | AlterTableAction::DropNotNull { .. }
            | AlterTableAction::DropExpression { .. }
            | AlterTableAction::AddIdentity { .. }
            | AlterTableAction::AlterIdentity { .. }
            | AlterTableAction::DropIdentity { .. }
            | AlterTableAction::AddConstraint(_)
            | AlterTableAction::DropConstraint { .. }
            | AlterTableAction::ValidateConstraint { .. }
            | AlterTableAction::AlterConstraint { .. }
            | AlterTableAction::SetLogged(_)
            | AlterTableAction::EnableRowSecurity(_)
            | AlterTableAction::AttachPartition { .. }
            | AlterTableAction::AttachIndex { .. }
            | AlterTableAction::DetachPartition { .. }
            | AlterTableAction::Inherit(_)
            | AlterTableAction::NoInherit(_)
            | AlterTableAction::Of(_)
            | AlterTableAction::NotOf
            | AlterTableAction::ForeignOptions(_)
            | AlterTableAction::ColumnForeignOptions { .. }
            | AlterTableAction::ForceRowSecurity(_) => false,
            AlterTableAction::SetTablespace(_)
            | AlterTableAction::SetAccessMethod(_)
            | AlterTableAction::SetWithoutOids
            | AlterTableAction::ReplicaIdentity { .. } => !is_view,
        };
        if !supported {
            return Err(unsupported(id, action, *span, table));
        }
    }
    Ok(())
}

fn unsupported(
    id: ObjectId,
    action: &AlterTableAction,
    span: Span,
    table: &arcoiris_catalog::Table,
) -> Refusal {
    let several = if table.kind == TableKind::View { "views" } else { "materialized views" };
    let fact = RefusalFact::Other {
        sqlstate: "42809",
        message: format!("cannot {}", super::one(action, table.name.as_str())),
        hint: Some(format!("PostgreSQL does not support this for {several}")),
    };
    Refusal::new(span, fact).about(id)
}
