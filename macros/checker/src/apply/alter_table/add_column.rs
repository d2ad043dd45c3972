//! `ADD COLUMN`

use std::sync::Arc;

use arcoiris_catalog::{Catalog, Column, Object, ObjectId, TableKind};

use crate::apply::column::{self, MOST_COLUMNS};
use crate::apply::constraint::{self, Pending};
use crate::apply::index::{self, KeyDraft};
use crate::apply::serial::{self, Home};
use crate::apply::{inherit, object};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::Volatility;
use crate::resolve::coerce;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{ColumnDefinition, ObjectKind, Span};

/// Adds a column; the constraints behind it come in later passes.
pub(super) fn run<'a>(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &'a ColumnDefinition,
    (if_not_exists, only): (bool, bool),
) -> Result<Vec<Pending<'a>>, Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else {
        return Err(Refusal::not_modelled(it.span, "ADD COLUMN to what is not a table"));
    };
    let wrong = |what: &str| {
        let message = format!("cannot add column to {what}");
        Err(Refusal::other(it.span, "42809", message).about(id))
    };
    if table.of_type.is_some() {
        return wrong("typed table");
    }
    if table.partition_bound.is_some() {
        return wrong("a partition");
    }
    let composite = table.kind == TableKind::Composite;
    if table.column(it.name.name.as_str()).is_some() {
        if if_not_exists {
            effects.notes.push(Note::SkippedDuplicate {
                kind: ObjectKind::Column,
                name: super::qualified_column(simulation, id, &it.name),
                id: Some(id),
                span: it.name.span,
            });
            return Ok(Vec::new());
        }
        let fact = RefusalFact::DuplicateColumn {
            table: names::qualified(&simulation.catalog, id),
            column: it.name.name.to_string(),
        };
        return Err(Refusal::new(it.name.span, fact).about(id));
    }
    // Dropped columns count too: their places are not given back.
    let number = table.next_column;
    if usize::try_from(number).is_ok_and(|number| number > MOST_COLUMNS) {
        let message = format!("tables can have at most {MOST_COLUMNS} columns");
        return Err(Refusal::other(it.span, "54011", message));
    }
    let mut pending = Vec::new();
    if composite && serial::integer_behind(&it.ty)?.is_some() {
        let message = format!("type \"{}\" does not exist", it.ty.name.name.name.as_str());
        return Err(Refusal::other(it.ty.span, "42704", message));
    }
    let draft = column::draft(simulation, effects, &table.name, it, number, &mut pending)?;
    let children = inherit::children(&simulation.catalog, id);
    if !children.is_empty() {
        let refuse = |message: &str| Err(Refusal::other(it.span, "42P16", message).about(id));
        if draft.column.identity.is_some()
            && table.kind == TableKind::Partitioned
            && simulation.server >= inherit::IDENTITY_OF_PARTITIONS_SINCE
        {
            return Err(Refusal::not_modelled(it.span, "a partition's identity column"));
        }
        if draft.column.identity.is_some() && !only {
            return refuse("cannot recursively add identity column to table that has child tables");
        }
        if only {
            return refuse("column must be added to child tables too");
        }
    }
    column::require_not_within(simulation, id, &draft.column.ty, it.ty.span)?;
    let mut altered = table.clone();
    altered.columns.push(Arc::new(draft.column.clone()));
    altered.next_column = number + 1;
    let mut fills = draft.sequence.is_some()
        || Kind::of(simulation, &draft.column.ty)
            .is_some_and(|kind| coerce::has_constraints(simulation, kind));
    let mut rewrites = fills;
    let mut default = None;
    if let Some(expression) = draft.default {
        let resolved = column::default(simulation, &altered, &draft.column, expression)?;
        constraint::note_enum_values(effects, &resolved);
        // The value is computed once and kept for all rows, even where there are none (`StoreAttrDefault`).
        if let Some(refusal) = &resolved.misfit
            && draft.column.generated.is_none()
            && resolved.volatility != Volatility::Volatile
        {
            return Err(Refusal::clone(refusal));
        }
        if let Some(refusal) = &resolved.folding {
            return Err(Refusal::clone(refusal));
        }
        if !resolved.is_null || draft.column.generated.is_some() {
            fills = true;
            rewrites |= draft.column.generated.is_some() || resolved.volatility == Volatility::Volatile;
            default = Some(resolved.stored);
        }
    }
    if fills && !composite {
        super::set_type::require_row_type_unused(simulation, id, it.span)?;
    }
    if rewrites {
        effects.notes.push(Note::Rewrites { id });
    } else if draft.column.not_null && default.is_none() {
        super::constraints::scans(effects, id);
        let what = super::qualified_column(simulation, id, &it.name);
        effects.notes.push(Note::FailsOnRows { id, what, span: it.span });
    }
    if let Some(sequence) = &draft.sequence {
        let home = Home {
            table: id,
            schema: altered.schema,
            name: altered.name.clone(),
            persistence: altered.persistence,
            owner: altered.owner.clone(),
        };
        let made = simulation.catalog.reserve();
        let name = serial::choose_name(simulation, &home, &draft.column.name, sequence)?;
        serial::create(simulation, &home, number, &draft.column.ty, sequence, (name, made))?;
        if draft.serial {
            default = Some(serial::next_value(made));
        }
    }
    if let (Some(default), Some(column)) = (default, altered.column_mut(number)) {
        column.default = Some(default);
    }
    let primary = pending.iter().any(|it| matches!(it, Pending::Key(key) if key.primary));
    // Tables below that have the column already keep it as it is.
    if primary
        && simulation.server < column::NAMED_NOT_NULL_SINCE
        && let Some(column) = altered.column_mut(number)
    {
        column.not_null = true;
    }
    let made = altered.column_numbered(number).cloned();
    simulation.catalog.put(id, Object::Table(altered));
    if let Some(made) = made {
        for child in children {
            below(simulation, id, child, &made, it.span)?;
        }
    }
    let mut pending = one_index_each(pending, &simulation.catalog, id)?;
    if draft.default.is_none() && draft.sequence.is_none() {
        // The column is NULL in every row.
        for pending in &mut pending {
            if let Pending::ForeignKey(key) = pending {
                key.nothing_to_check = true;
            }
        }
    }
    Ok(pending)
}

/// Gives a table below the column too, and those below it; one that has a column of the name inherits it from now on.
fn below(
    simulation: &mut Simulation,
    parent: ObjectId,
    id: ObjectId,
    column: &Column,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(above), Some(table)) = (object::table(catalog, parent), object::table(catalog, id)) else {
        return Ok(());
    };
    let name = column.name.as_str();
    if let Some(own) = table.column(name) {
        let refuse = |sqlstate, what: &str| {
            let message =
                format!("child table \"{}\" has different {what} for column \"{name}\"", table.name.as_str());
            Err(Refusal::other(span, sqlstate, message).about(id))
        };
        if own.ty != column.ty {
            return refuse("42804", "type");
        }
        if own.collation != column.collation {
            return refuse("42P21", "collation");
        }
        let number = own.number;
        super::change_column(simulation, id, number, |column| column.inherited += 1);
        return Ok(());
    }
    let number = table.next_column;
    if usize::try_from(number).is_ok_and(|number| number > MOST_COLUMNS) {
        let message = format!("tables can have at most {MOST_COLUMNS} columns");
        return Err(Refusal::other(span, "54011", message));
    }
    let mut altered = table.clone();
    altered.next_column = number + 1;
    altered.columns.push(Arc::new(Column { number, inherited: 1, local: false, ..column.clone() }));
    if let Some(default) = &column.default {
        let Some(default) = inherit::mapped(default, above, &altered) else {
            return Err(Refusal::not_modelled(span, "a default that a table below cannot have"));
        };
        if let Some(column) = altered.column_mut(number) {
            column.default = Some(default);
        }
    }
    let made = altered.column_numbered(number).cloned();
    simulation.catalog.put(id, Object::Table(altered));
    if let Some(made) = made {
        for child in inherit::children(&simulation.catalog, id) {
            below(simulation, id, child, &made, span)?;
        }
    }
    Ok(())
}

/// The keys behind the column, the primary one first, each index once (`transformIndexConstraints`); then the checks, then
/// the foreign keys.
fn one_index_each<'a>(
    pending: Vec<Pending<'a>>,
    catalog: &Catalog,
    id: ObjectId,
) -> Result<Vec<Pending<'a>>, Refusal> {
    let (mut keys, mut others) = (Vec::<KeyDraft<'a>>::new(), Vec::new());
    for it in pending {
        match it {
            Pending::Key(key) if key.primary => {
                if keys.first().is_some_and(|first| first.primary)
                    && let Some(table) = object::table(catalog, id)
                {
                    return Err(index::several_primary_keys(&table.name, key.span));
                }
                keys.insert(0, key);
            }
            Pending::Key(key) => keys.push(key),
            Pending::UsingIndex(_) | Pending::Exclusion(_) | Pending::Check(_) | Pending::ForeignKey(_) => {
                others.push(it);
            }
        }
    }
    others.sort_by_key(|it| matches!(it, Pending::ForeignKey(_)));
    Ok(index::distinct(keys).into_iter().map(Pending::Key).chain(others).collect())
}
