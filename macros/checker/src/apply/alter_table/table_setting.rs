//! `SET (…)`, `RESET (…)`, `CLUSTER ON`, `SET WITHOUT CLUSTER`

use arcoiris_catalog::{IndexElement, Namespace, ObjectId, ReplicaIdentity, Table, TableKind};

use crate::apply::storage_option::{self, Target};
use crate::apply::{index, object};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ForeignOption, Ident, ObjectKind, Span, StorageOption};

pub(super) fn set_options(
    simulation: &mut Simulation,
    id: ObjectId,
    options: &[StorageOption],
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let mut all = table.options.clone();
    let target = match table.kind {
        TableKind::View => Target::View,
        TableKind::Partitioned => Target::Partitioned,
        TableKind::Ordinary | TableKind::Foreign | TableKind::MaterializedView | TableKind::Composite => {
            Target::Table
        }
    };
    storage_option::set(&mut all, target, options, simulation.server)?;
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
    without_cluster(simulation, id, ident.span)?;
    object::change_index(&mut simulation.catalog, found, |index| index.clustered = true);
    Ok(())
}

pub(super) fn without_cluster(simulation: &mut Simulation, id: ObjectId, span: Span) -> Result<(), Refusal> {
    if object::table(&simulation.catalog, id).is_some_and(|table| table.kind == TableKind::Partitioned) {
        let message = "cannot mark index clustered in partitioned table";
        return Err(Refusal::other(span, "0A000", message).about(id));
    }
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

/// `REPLICA IDENTITY`
pub(super) fn replica_identity(
    simulation: &mut Simulation,
    id: ObjectId,
    identity: ReplicaIdentity,
    index: Option<&Ident>,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let chosen = match index {
        Some(ident) => Some(identity_index(simulation, id, table, ident)?),
        None => None,
    };
    let standing: Vec<ObjectId> = object::indexes_of(&simulation.catalog, id)
        .into_iter()
        .filter(|(_, index)| index.replica_identity)
        .map(|(index, _)| index)
        .collect();
    for index in standing {
        object::change_index(&mut simulation.catalog, index, |index| index.replica_identity = false);
    }
    if let Some(chosen) = chosen {
        object::change_index(&mut simulation.catalog, chosen, |index| index.replica_identity = true);
    }
    object::change_table(&mut simulation.catalog, id, |table| table.replica_identity = identity);
    Ok(())
}

/// The index that tells rows apart: unique, whole, checked at once, over columns that are NOT NULL (`ATExecReplicaIdentity`).
fn identity_index(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    ident: &Ident,
) -> Result<ObjectId, Refusal> {
    let name = ident.name.as_str();
    let Some(found) = simulation.catalog.find(Namespace::Relation, Some(table.schema), &ident.name) else {
        let message = format!("index \"{name}\" for table \"{}\" does not exist", table.name.as_str());
        return Err(Refusal::other(ident.span, "42704", message));
    };
    let wrong = |message: String| Err(Refusal::other(ident.span, "42809", message).about(found));
    let Some(index) = object::index(&simulation.catalog, found).filter(|index| index.table == id) else {
        return wrong(format!("\"{name}\" is not an index for table \"{}\"", table.name.as_str()));
    };
    if !index.unique {
        return wrong(format!("cannot use non-unique index \"{name}\" as replica identity"));
    }
    let deferrable = index
        .constraint
        .and_then(|constraint| object::constraint(&simulation.catalog, constraint))
        .is_some_and(|constraint| constraint.deferrable);
    if deferrable {
        let message = format!("cannot use non-immediate index \"{name}\" as replica identity");
        return Err(Refusal::other(ident.span, "0A000", message).about(found));
    }
    if index.keys.iter().any(|key| matches!(key.element, IndexElement::Expression(_))) {
        let message = format!("cannot use expression index \"{name}\" as replica identity");
        return Err(Refusal::other(ident.span, "0A000", message).about(found));
    }
    let always = index.predicate.as_ref().map(crate::apply::index::is_always_true);
    if always == Some(None) {
        return Err(Refusal::not_modelled(ident.span, "whether this predicate is always true"));
    }
    if always == Some(Some(false)) {
        let message = format!("cannot use partial index \"{name}\" as replica identity");
        return Err(Refusal::other(ident.span, "0A000", message).about(found));
    }
    for key in &index.keys {
        let IndexElement::Column(number) = &key.element else { continue };
        if let Some(column) = table.column_numbered(*number).filter(|column| !column.not_null) {
            return wrong(format!(
                "index \"{name}\" cannot be used as replica identity because column \"{}\" is nullable",
                column.name.as_str()
            ));
        }
    }
    Ok(found)
}

/// `OPTIONS (…)` of a foreign table.
pub(super) fn foreign_options(
    simulation: &mut Simulation,
    id: ObjectId,
    options: &[ForeignOption],
    span: Span,
) -> Result<(), Refusal> {
    let standing = object::table(&simulation.catalog, id).and_then(|table| table.foreign.clone());
    let Some((server, before)) = standing else {
        return Err(super::recursion::unsupported(simulation, id, "OPTIONS", span));
    };
    let after = crate::apply::create_table::foreign_options(&before, options)?;
    object::change_table(&mut simulation.catalog, id, |table| table.foreign = Some((server, after)));
    Ok(())
}

/// `SET (…)` and `RESET (…)` of an index.
pub(super) fn of_index(
    simulation: &mut Simulation,
    id: ObjectId,
    set: &[StorageOption],
    reset: &[Ident],
    span: Span,
) -> Result<(), Refusal> {
    let Some(index) = object::index(&simulation.catalog, id) else { return Ok(()) };
    if object::table(&simulation.catalog, index.table).is_some_and(|it| it.kind == TableKind::Partitioned) {
        let action = if reset.is_empty() { "SET" } else { "RESET" };
        let message =
            format!("ALTER action {action} cannot be performed on relation \"{}\"", index.name.as_str());
        return Err(Refusal::other(span, "42809", message).about(id));
    }
    let mut all = index.options.clone();
    storage_option::set(&mut all, Target::Index(index.method.as_str()), set, simulation.server)?;
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
