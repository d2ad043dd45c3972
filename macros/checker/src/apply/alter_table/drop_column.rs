//! `DROP COLUMN`: indexes and constraints that use it go along, those over several columns too; so does what tables below
//! have of it alone.

use arcoiris_catalog::{ObjectId, TableKind};

use super::{change_column, column, composite};
use crate::apply::dependency::{self, Address, Request};
use crate::apply::{inherit, object, partition};
use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind};

pub(super) fn run(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    (if_exists, cascade, only): (bool, bool, bool),
) -> Result<(), Refusal> {
    let typed = object::table(&simulation.catalog, id).is_some_and(|table| table.of_type.is_some());
    if typed {
        let message = "cannot drop column from typed table";
        return Err(Refusal::other(ident.span, "42809", message).about(id));
    }
    let found = match column(simulation, id, ident) {
        Ok(column) => column.clone(),
        Err(refusal) => {
            if if_exists && matches!(refusal.fact, RefusalFact::UnknownColumn { .. }) {
                effects.notes.push(Note::SkippedMissing {
                    kind: ObjectKind::Column,
                    name: super::qualified_column(simulation, id, ident),
                    span: ident.span,
                });
                return Ok(());
            }
            return Err(refusal);
        }
    };
    if found.inherited > 0 {
        let message = format!("cannot drop inherited column \"{}\"", ident.name.as_str());
        return Err(Refusal::other(ident.span, "42P16", message).about(id));
    }
    let mut roots = Vec::new();
    let mut freed = Vec::new();
    gather(simulation, id, ident, only, (&mut roots, &mut freed))?;
    // A composite type's attribute goes from its typed tables too.
    let is_type =
        object::table(&simulation.catalog, id).is_some_and(|table| table.kind == TableKind::Composite);
    if is_type {
        for table in composite::tables(simulation, id) {
            gather(simulation, table, ident, false, (&mut roots, &mut freed))?;
        }
    }
    for (table, number, local) in freed {
        change_column(simulation, table, number, |column| {
            column.inherited -= 1;
            column.local |= local;
        });
    }
    dependency::drop(simulation, effects, &roots, Request { cascade, span: ident.span })
}

/// The columns that go, and those that are inherited from one table less.
fn gather(
    simulation: &Simulation,
    id: ObjectId,
    ident: &Ident,
    only: bool,
    (roots, freed): (&mut Vec<Address>, &mut Vec<(ObjectId, arcoiris_catalog::ColumnNumber, bool)>),
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let Some(table) = object::table(catalog, id) else { return Ok(()) };
    let Some(found) = table.column(ident.name.as_str()) else { return Ok(()) };
    let refuse = |message: String| Err(Refusal::other(ident.span, "42P16", message).about(id));
    if partition::uses(table, found.number) {
        return refuse(format!(
            "cannot drop column \"{}\" because it is part of the partition key of relation \"{}\"",
            ident.name.as_str(),
            table.name.as_str()
        ));
    }
    let children = inherit::children(catalog, id);
    if only && table.kind == TableKind::Partitioned && !children.is_empty() {
        return refuse("cannot drop column from only the partitioned table when partitions exist".to_owned());
    }
    roots.push(Address::column(id, found.number));
    for child in children {
        let Some(below) = object::table(catalog, child).and_then(|table| table.column(ident.name.as_str()))
        else {
            continue;
        };
        // By several ways down a table may be met more than once.
        let met =
            freed.iter().filter(|(table, number, _)| *table == child && *number == below.number).count();
        let inherited = usize::try_from(below.inherited).unwrap_or(0).saturating_sub(met);
        if inherited == 0 {
            continue;
        }
        if only {
            freed.push((child, below.number, true));
        } else if inherited == 1 && !below.local {
            gather(simulation, child, ident, false, (roots, freed))?;
        } else {
            freed.push((child, below.number, false));
        }
    }
    Ok(())
}
