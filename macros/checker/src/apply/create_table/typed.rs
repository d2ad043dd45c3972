//! `CREATE TABLE … OF type`: the columns are the attributes of a composite type.

use arcoiris_catalog::{Column, Object, ObjectId, State, Table, TableKind, TypeBase};

use crate::apply::column::Draft;
use crate::refusal::Refusal;
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::TypeName;

/// The composite type of a typed table.
///
/// # Errors
/// 42704 if it is not there, 42809 if it is no composite type.
pub(in crate::apply) fn of_type(simulation: &Simulation, it: &TypeName) -> Result<ObjectId, Refusal> {
    let ty = resolve::type_name(simulation, it)?;
    let composite = match ty.base {
        TypeBase::User(id) if !ty.array => match simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) if table.kind == TableKind::Composite => Some(id),
            _ => None,
        },
        TypeBase::User(_) | TypeBase::Builtin(_) => None,
    };
    composite.ok_or_else(|| {
        let message = format!("type {} is not a composite type", it.name.name.name.as_str());
        Refusal::other(it.span, "42809", message)
    })
}

/// Its attributes as columns.
pub(super) fn columns(
    simulation: &Simulation,
    it: &TypeName,
    drafts: &mut Vec<Draft<'_>>,
) -> Result<(), Refusal> {
    let id = of_type(simulation, it)?;
    let Some(table) = crate::apply::object::table(&simulation.catalog, id) else { return Ok(()) };
    drafts.extend(table.columns.iter().map(|attribute| Draft {
        column: bare(attribute),
        default: None,
        sequence: None,
        serial: false,
        span: it.span,
        stored: None,
    }));
    Ok(())
}

/// A column with the name, the type and the collation of another, and nothing else of it.
pub(super) fn bare(it: &Column) -> Column {
    Column {
        number: it.number,
        name: it.name.clone(),
        ty: it.ty.clone(),
        collation: it.collation.clone(),
        not_null: false,
        default: None,
        identity: None,
        generated: None,
        storage: None,
        compression: None,
        statistics: None,
        options: Vec::new(),
        privileges: None,
        comment: None,
        inherited: 0,
        local: true,
        foreign_options: Vec::new(),
    }
}

/// The typed tables of a composite type.
pub(in crate::apply) fn tables_of(simulation: &Simulation, ty: ObjectId) -> Vec<ObjectId> {
    let typed = |table: &Table| table.of_type == Some(ty);
    simulation
        .catalog
        .dependents(ty)
        .filter(|id| crate::apply::object::table(&simulation.catalog, *id).is_some_and(typed))
        .collect()
}
