//! `SET (…)`, `RESET (…)`, `CLUSTER ON`, `SET WITHOUT CLUSTER`

use arcoiris_catalog::{Namespace, ObjectId, TableKind};

use crate::apply::storage_option::{self, Target};
use crate::apply::{index, object};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, StorageOption};

pub(super) fn set_options(
    simulation: &mut Simulation,
    id: ObjectId,
    options: &[StorageOption],
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let mut all = table.options.clone();
    let target = if table.kind == TableKind::View { Target::View } else { Target::Table };
    storage_option::set(&mut all, target, options)?;
    object::change_table(&mut simulation.catalog, id, |table| table.options = all);
    Ok(())
}

pub(super) fn reset_options(
    simulation: &mut Simulation,
    id: ObjectId,
    names: &[Ident],
) -> Result<(), Refusal> {
    object::change_table(&mut simulation.catalog, id, |table| {
        storage_option::reset(&mut table.options, names)
    });
    Ok(())
}

pub(super) fn cluster_on(simulation: &mut Simulation, id: ObjectId, ident: &Ident) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let Some(found) = simulation.catalog.find(Namespace::Relation, Some(table.schema), &ident.name) else {
        let similar = names::similar(simulation, Namespace::Relation, Some(table.schema), &ident.name);
        let mut refusal = Refusal::other(
            ident.span,
            "42704",
            format!("index \"{}\" for table \"{}\" does not exist", ident.name.as_str(), table.name.as_str()),
        );
        if let (RefusalFact::Other { hint, .. }, Some(alike)) = (&mut refusal.fact, similar.first()) {
            *hint = Some(format!("Perhaps \"{alike}\" is meant."));
        }
        return Err(refusal);
    };
    let name = ident.name.as_str();
    let Some(index) = object::index(&simulation.catalog, found).filter(|index| index.table == id) else {
        let message = format!("\"{name}\" is not an index for table \"{}\"", table.name.as_str());
        return Err(Refusal::other(ident.span, "42809", message).about(found));
    };
    if !index::method_of(index).is_some_and(|method| method.cluster) {
        let message =
            format!("cannot cluster on index \"{name}\" because access method does not support clustering");
        return Err(Refusal::other(ident.span, "0A000", message).about(found));
    }
    if index.predicate.is_some() {
        let message = format!("cannot cluster on partial index \"{name}\"");
        return Err(Refusal::other(ident.span, "0A000", message).about(found));
    }
    without_cluster(simulation, id)?;
    object::change_index(&mut simulation.catalog, found, |index| index.clustered = true);
    Ok(())
}

pub(super) fn without_cluster(simulation: &mut Simulation, id: ObjectId) -> Result<(), Refusal> {
    let clustered: Vec<ObjectId> = object::indexes_of(&simulation.catalog, id)
        .into_iter()
        .filter(|(_, index)| index.clustered)
        .map(|(index, _)| index)
        .collect();
    for index in clustered {
        object::change_index(&mut simulation.catalog, index, |index| index.clustered = false);
    }
    Ok(())
}

/// `SET (…)` and `RESET (…)` of an index.
pub(super) fn of_index(
    simulation: &mut Simulation,
    id: ObjectId,
    set: &[StorageOption],
    reset: &[Ident],
) -> Result<(), Refusal> {
    let Some(index) = object::index(&simulation.catalog, id) else { return Ok(()) };
    let mut all = index.options.clone();
    storage_option::set(&mut all, Target::Index(index.method.as_str()), set)?;
    storage_option::reset(&mut all, reset);
    object::change_index(&mut simulation.catalog, id, |index| index.options = all);
    Ok(())
}

/// The words of a kind of relation that an action cannot be done on.
pub(super) fn several(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Index => "indexes",
        ObjectKind::Sequence => "sequences",
        ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Table
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => "this kind of relation",
    }
}
