//! Attributes of composite types, and the typed tables that follow them.
//! <https://www.postgresql.org/docs/15/sql-altertype.html>

use std::sync::Arc;

use arcoiris_catalog::{Column, ObjectId, TableKind};

use crate::apply::create_table::typed;
use crate::apply::{inherit, object};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterTable, Span, TypeName};

/// The typed tables of a composite type.
pub(super) fn tables(simulation: &Simulation, id: ObjectId) -> Vec<ObjectId> {
    typed::tables_of(simulation, id)
}

/// Tables of the type follow only if `CASCADE` is written.
///
/// # Errors
/// 2BP01 if there are any and it is not.
pub(super) fn require_typed_tables_follow(
    simulation: &Simulation,
    id: ObjectId,
    it: &AlterTable,
) -> Result<(), Refusal> {
    let owner_only =
        it.actions.iter().all(|(action, _)| matches!(action, crate::syntax::AlterTableAction::OwnerTo(_)));
    let typed = tables(simulation, id);
    if !owner_only && typed.iter().any(|table| !inherit::children(&simulation.catalog, *table).is_empty()) {
        return Err(Refusal::not_modelled(
            it.name.span(),
            "attributes that tables below a typed table inherit",
        )
        .about(id));
    }
    if it.cascade || owner_only || typed.is_empty() {
        return Ok(());
    }
    let name = it.name.name.name.as_str();
    let message = format!("cannot alter type \"{name}\" because it is the type of a typed table");
    Err(Refusal::other(it.name.span(), "2BP01", message).about(id))
}

/// Gives the typed tables of a composite type its last attribute.
pub(super) fn follow(simulation: &mut Simulation, id: ObjectId, cascade: bool) {
    let attribute = match object::table(&simulation.catalog, id) {
        Some(table) if cascade && table.kind == TableKind::Composite => table.columns.last().cloned(),
        Some(_) | None => None,
    };
    let Some(attribute) = attribute else { return };
    for table in tables(simulation, id) {
        object::change_table(&mut simulation.catalog, table, |table| {
            if table.column(attribute.name.as_str()).is_none() {
                let number = table.next_column;
                table.next_column += 1;
                table.columns.push(Arc::new(Column { number, ..Column::clone(&attribute) }));
            }
        });
    }
}

/// `OF type`
pub(super) fn of(simulation: &mut Simulation, id: ObjectId, ty: &TypeName) -> Result<(), Refusal> {
    let of = typed::of_type(simulation, ty)?;
    let catalog = &simulation.catalog;
    let (Some(table), Some(composite)) = (object::table(catalog, id), object::table(catalog, of)) else {
        return Ok(());
    };
    let refuse = |sqlstate, message: String| Err(Refusal::other(ty.span, sqlstate, message).about(id));
    if !table.parents.is_empty() {
        return refuse("42809", "typed tables cannot inherit".to_owned());
    }
    let name = table.name.as_str();
    let mut columns = table.columns.iter();
    for attribute in &composite.columns {
        let Some(column) = columns.next() else {
            let message = format!("table is missing column \"{}\"", attribute.name.as_str());
            return refuse("42804", message);
        };
        if column.name != attribute.name {
            let message = format!(
                "table has column \"{}\" where type requires \"{}\"",
                column.name.as_str(),
                attribute.name.as_str()
            );
            return refuse("42804", message);
        }
        if column.ty != attribute.ty || column.collation != attribute.collation {
            let message =
                format!("table \"{name}\" has different type for column \"{}\"", attribute.name.as_str());
            return refuse("42804", message);
        }
    }
    if let Some(extra) = columns.next() {
        return refuse("42804", format!("table has extra column \"{}\"", extra.name.as_str()));
    }
    object::change_table(&mut simulation.catalog, id, |table| table.of_type = Some(of));
    Ok(())
}

/// `NOT OF`
pub(super) fn not_of(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    if object::table(&simulation.catalog, id).is_some_and(|table| table.of_type.is_none()) {
        let name = object::table(&simulation.catalog, id).map_or("", |table| table.name.as_str());
        return Err(Refusal::other(span, "42809", format!("\"{name}\" is not a typed table")).about(id));
    }
    object::change_table(&mut simulation.catalog, id, |table| table.of_type = None);
    Ok(())
}
