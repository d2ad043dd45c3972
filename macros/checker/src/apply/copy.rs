//! `COPY`. <https://www.postgresql.org/docs/15/sql-copy.html>
//!
//! What it names is judged. What the server's files hold, and whether it may read or write them, is not known.

use arcoiris_catalog::{Object, ObjectId, State, Table, TableKind};

use super::rename::{is_system_column, unknown_column};
use super::{data, named};
use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Copy, CopySource, Ident, ObjectKind, ObjectName, Span, StatementKind};

/// # Errors
/// What PostgreSQL says of the relation, the columns or the query; what hangs on files.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Copy,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match &it.source {
        CopySource::Query(statement) => {
            let StatementKind::Select(query) = &statement.kind else {
                return Err(Refusal::not_modelled(span, "COPY of what a statement returns"));
            };
            data::select(simulation, query, span, effects)?;
            effects.words = "copy the result of a query".to_owned();
        }
        CopySource::Table { name, columns } => {
            let Some(id) = named::relation(simulation, effects, ObjectKind::Table, name, false)? else {
                return Ok(());
            };
            // The file is opened before the relation is looked at.
            let opened = it.from && it.file.is_some();
            let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
                return Err(cannot(simulation, id, name, it.from, opened));
            };
            let fits = match table.kind {
                TableKind::Ordinary => true,
                TableKind::Partitioned => it.from,
                TableKind::View if it.from => {
                    return Err(Refusal::not_modelled(span, "COPY to a view").about(id));
                }
                TableKind::Foreign if it.from => {
                    return Err(Refusal::not_modelled(span, "COPY to a foreign table").about(id));
                }
                TableKind::MaterializedView if !it.from && simulation.server >= 18 => true,
                TableKind::View | TableKind::Foreign | TableKind::MaterializedView | TableKind::Composite => {
                    false
                }
            };
            if !fits {
                return Err(cannot(simulation, id, name, it.from, opened));
            }
            require_columns(table, name, columns, id)?;
            named::lock(effects, if it.from { Lock::RowExclusive } else { Lock::AccessShare }, id);
            effects.words = format!("copy {}", names::written(name));
        }
    }
    match (it.file.as_deref(), it.from) {
        _ if it.with_options => Err(Refusal::not_modelled(span, "these options of COPY")),
        // Whether it takes or has rows, the program that sends the statement knows.
        (None, _) => Err(Refusal::not_modelled(span, "COPY to or from the client")),
        (Some(_), _) if it.program => Err(Refusal::not_modelled(span, "COPY with a program of the server's")),
        (Some(_), _) => Err(Refusal::not_modelled(span, "COPY with a file of the server's")),
    }
}

fn cannot(simulation: &Simulation, id: ObjectId, name: &ObjectName, from: bool, opened: bool) -> Refusal {
    if opened {
        return Refusal::not_modelled(name.span(), "COPY with a file of the server's");
    }
    let kind = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    let (verb, called) = (if from { "to" } else { "from" }, name.name.name.as_str());
    let message = format!("cannot copy {verb} {} \"{called}\"", kind.word());
    Refusal::new(name.span(), RefusalFact::Other { sqlstate: "42809", message, hint: None }).about(id)
}

/// # Errors
/// 42703 for a column that is not there, 42P10 for one that is generated, 42701 for one that is named twice.
fn require_columns(table: &Table, name: &ObjectName, columns: &[Ident], id: ObjectId) -> Result<(), Refusal> {
    for (index, written) in columns.iter().enumerate() {
        if is_system_column(&written.name) {
            return Err(Refusal::not_modelled(written.span, "COPY of a system column"));
        }
        let Some(column) = table.columns.iter().find(|column| column.name == written.name) else {
            return Err(unknown_column(table, &names::written(name), written).about(id));
        };
        if column.generated.is_some() {
            let message = format!("column \"{}\" is a generated column", written.name.as_str());
            return Err(Refusal::other(written.span, "42P10", message).about(id));
        }
        if columns.iter().take(index).any(|other| other.name == written.name) {
            let message = format!("column \"{}\" specified more than once", written.name.as_str());
            return Err(Refusal::other(written.span, "42701", message).about(id));
        }
    }
    Ok(())
}
