//! `ADD CONSTRAINT`, `DROP CONSTRAINT`, `VALIDATE CONSTRAINT`, `ALTER CONSTRAINT`

use arcoiris_catalog::{
    Constraint, ConstraintKind, ConstraintParent, IndexElement, KeyConstraint, Namespace, Object, ObjectId,
    TableKind,
};

use crate::apply::constraint::{self, Pending, UsingIndex};
use crate::apply::dependency::{self, Address, Request};
use crate::apply::named::lock;
use crate::apply::{foreign_key, index, inherit, object, partition};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind};

/// Adds a constraint in its pass.
pub(super) fn run(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &Pending<'_>,
    only: bool,
) -> Result<(), Refusal> {
    let has_children = !inherit::children(&simulation.catalog, id).is_empty();
    if object::table(&simulation.catalog, id).is_some_and(|table| table.kind == TableKind::Foreign) {
        let (what, span) = match it {
            Pending::Key(key) if key.primary => ("primary key", key.span),
            Pending::Key(key) => ("unique", key.span),
            Pending::UsingIndex(key) => ("unique", key.span),
            Pending::Exclusion(exclusion) => ("exclusion", exclusion.span),
            Pending::ForeignKey(key) => ("foreign key", key.span),
            Pending::Check(check) => ("", check.span),
        };
        if !what.is_empty() {
            let message = format!("{what} constraints are not supported on foreign tables");
            return Err(Refusal::other(span, "0A000", message).about(id));
        }
    }
    match it {
        Pending::Key(key) => {
            // Whether a column is named twice comes before whether it is there.
            index::check_key_columns(&key.columns, key.primary, |_| true)?;
            if let Some(table) = object::table(&simulation.catalog, id) {
                index::check_key_columns(&key.columns, key.primary, |name| {
                    table.column(name.as_str()).is_some()
                })?;
            }
            if key.primary {
                require_no_primary_key(simulation, id, key.span)?;
            }
            index::add_key(simulation, id, key, only)?;
            scans(effects, id);
        }
        Pending::UsingIndex(key) => using_index(simulation, effects, id, key)?,
        Pending::Exclusion(exclusion) => {
            index::add_exclusion(simulation, effects, id, exclusion)?;
            scans(effects, id);
        }
        Pending::Check(check) => {
            if only && has_children && !check.no_inherit {
                let message = "constraint must be added to child tables too";
                return Err(Refusal::other(check.span, "42P16", message).about(id));
            }
            let made = constraint::add_check(simulation, effects, id, check, true)?;
            if !check.no_inherit {
                hand_down(simulation, made, id, check.span)?;
            }
            if check.validated {
                scans(effects, id);
            }
        }
        Pending::ForeignKey(key) => {
            if only && has_children && inherit::is_partitioned(&simulation.catalog, id) {
                let message = format!(
                    "cannot use ONLY for foreign key on partitioned table \"{}\"",
                    partition::index::called(simulation, id).as_str()
                );
                return Err(Refusal::other(key.span, "42809", message).about(id));
            }
            foreign_key::add(simulation, effects, id, key)?;
            if key.validated && !key.nothing_to_check {
                scans(effects, id);
            }
        }
    }
    Ok(())
}

/// Hands a check down to all tables below.
fn hand_down(
    simulation: &mut Simulation,
    check: ObjectId,
    id: ObjectId,
    span: crate::syntax::Span,
) -> Result<(), Refusal> {
    let Some(name) = object::constraint(&simulation.catalog, check).map(|it| it.name.clone()) else {
        return Ok(());
    };
    for child in inherit::children(&simulation.catalog, id) {
        inherit::take_check(simulation, check, child, false, span)?;
        if let Some(taken) = simulation.catalog.find(Namespace::Constraint, Some(child), &name) {
            hand_down(simulation, taken, child, span)?;
        }
    }
    Ok(())
}

/// Notes that a table is read in full, unless it is known already, or rewritten anyway.
pub(super) fn scans(effects: &mut Effects, id: ObjectId) {
    let known = |note: &Note| matches!(note, Note::Scans { id: other } | Note::Rewrites { id: other } if *other == id);
    if !effects.notes.iter().any(known) {
        effects.notes.push(Note::Scans { id });
    }
}

fn require_no_primary_key(
    simulation: &Simulation,
    id: ObjectId,
    span: crate::syntax::Span,
) -> Result<(), Refusal> {
    match object::primary_key(&simulation.catalog, id) {
        None => Ok(()),
        Some((key, _)) => {
            let table = object::table(&simulation.catalog, id).map(|table| table.name.clone());
            let table = table.unwrap_or_else(|| arcoiris_catalog::Name::new(""));
            Err(index::several_primary_keys(&table, span).about(key))
        }
    }
}

/// `PRIMARY KEY | UNIQUE USING INDEX`: the index becomes the constraint's, and gets its name.
fn using_index(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &UsingIndex<'_>,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let name = it.index.name.as_str();
    let Some(index_id) = simulation.catalog.find(Namespace::Relation, Some(table.schema), &it.index.name)
    else {
        return Err(Refusal::other(it.index.span, "42704", format!("index \"{name}\" does not exist")));
    };
    let refuse =
        |sqlstate, message: String| Err(Refusal::other(it.index.span, sqlstate, message).about(index_id));
    let Some(found) = object::index(&simulation.catalog, index_id) else {
        return refuse("42809", format!("\"{name}\" is not an index"));
    };
    if found.constraint.is_some() {
        return refuse("55000", format!("index \"{name}\" is already associated with a constraint"));
    }
    if found.table != id {
        return refuse(
            "55000",
            format!("index \"{name}\" does not belong to table \"{}\"", table.name.as_str()),
        );
    }
    if !found.unique {
        return refuse("42809", format!("\"{name}\" is not a unique index"));
    }
    if inherit::is_partitioned(&simulation.catalog, id) {
        let message = "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables";
        return refuse("0A000", message.to_owned());
    }
    if found.keys.iter().any(|key| matches!(key.element, IndexElement::Expression(_))) {
        return refuse("42809", format!("index \"{name}\" contains expressions"));
    }
    match found.predicate.as_ref().map(index::is_always_true) {
        None | Some(Some(true)) => {}
        Some(Some(false)) => return refuse("42809", format!("\"{name}\" is a partial index")),
        Some(None) => {
            let what = "whether the index's condition is always true";
            return Err(Refusal::not_modelled(it.index.span, what).about(index_id));
        }
    }
    let mut columns = Vec::with_capacity(found.keys.len());
    for (position, key) in found.keys.iter().enumerate() {
        if key.descending || key.nulls_first || key.operator_class.is_some() || key.collation.is_some() {
            let number = position + 1;
            return refuse(
                "42809",
                format!("index \"{name}\" column number {number} does not have default sorting behavior"),
            );
        }
        if let IndexElement::Column(number) = &key.element {
            if columns.contains(number) {
                let column = table.column_numbered(*number).map_or("", |column| column.name.as_str());
                let kind = if it.primary { "primary key" } else { "unique" };
                let message = format!("column \"{column}\" appears twice in {kind} constraint");
                return refuse("42701", message);
            }
            columns.push(*number);
        }
    }
    if it.primary {
        require_no_primary_key(simulation, id, it.span)?;
    }
    let nullable = |number: &arcoiris_catalog::ColumnNumber| {
        table.column_numbered(*number).is_some_and(|column| !column.not_null)
    };
    if it.primary && columns.iter().any(nullable) {
        scans(effects, id);
    }
    let (wanted, span) = match it.name {
        Some(ident) => (ident.name.clone(), ident.span),
        None => (it.index.name.clone(), it.index.span),
    };
    if wanted != it.index.name
        && let Some(taken) = simulation.catalog.find(Namespace::Relation, Some(table.schema), &wanted)
    {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Index, name: wanted.to_string() };
        return Err(Refusal::new(span, fact).about(taken));
    }
    if simulation.catalog.find(Namespace::Constraint, Some(id), &wanted).is_some() {
        // PostgreSQL notices it only by the unique index of its own catalog.
        let message =
            format!("constraint \"{wanted}\" for relation \"{}\" already exists", table.name.as_str());
        return Err(Refusal::other(span, "23505", message));
    }
    let key = KeyConstraint { columns: columns.clone(), index: index_id };
    let made = simulation.catalog.insert(Object::Constraint(Constraint {
        of: id,
        name: wanted.clone(),
        kind: if it.primary { ConstraintKind::PrimaryKey(key) } else { ConstraintKind::Unique(key) },
        deferrable: it.deferrable,
        initially_deferred: it.initially_deferred,
        validated: true,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    }));
    object::change_index(&mut simulation.catalog, index_id, |index| {
        index.constraint = Some(made);
        index.name = wanted;
    });
    if it.primary {
        object::change_table(&mut simulation.catalog, id, |table| {
            for number in columns {
                if let Some(column) = table.column_mut(number) {
                    column.not_null = true;
                }
            }
        });
    }
    Ok(())
}

pub(super) fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    (if_exists, cascade, only): (bool, bool, bool),
) -> Result<(), Refusal> {
    let found = match constraint::named(simulation, id, ident) {
        Ok(found) => found,
        Err(_) if if_exists => {
            effects.notes.push(Note::SkippedMissing {
                kind: ObjectKind::Constraint,
                name: format!("{}.{}", names::qualified(&simulation.catalog, id), ident.name),
                span: ident.span,
            });
            return Ok(());
        }
        Err(refusal) => return Err(refusal),
    };
    let Some(it) = object::constraint(&simulation.catalog, found) else { return Ok(()) };
    if it.inherited > 0 {
        let message = format!(
            "cannot drop inherited constraint \"{}\" of relation \"{}\"",
            ident.name.as_str(),
            partition::index::called(simulation, id).as_str()
        );
        return Err(Refusal::other(ident.span, "42P16", message).about(found));
    }
    let mut roots = vec![Address::whole(found)];
    let mut freed = Vec::new();
    let looked_for = it.for_partition && !inherit::is_partitioned(&simulation.catalog, id);
    if matches!(it.kind, ConstraintKind::Check { no_inherit: false, .. }) {
        let alone = only && !inherit::children(&simulation.catalog, id).is_empty();
        if alone && inherit::is_partitioned(&simulation.catalog, id) {
            let message = "cannot remove constraint from only the partitioned table when partitions exist";
            return Err(Refusal::other(ident.span, "42P16", message).about(found));
        }
        gather(simulation, id, ident, only, (&mut roots, &mut freed));
    }
    for (constraint, local) in freed {
        object::change_constraint(&mut simulation.catalog, constraint, |it| {
            it.inherited -= 1;
            it.local |= local;
        });
    }
    let request = Request { cascade, span: ident.span };
    dependency::drop(simulation, effects, &roots, request)?;
    if looked_for { require_below(simulation, id, ident) } else { Ok(()) }
}

/// What was made for a partition is looked for in the tables below a table that is none any more (`ATExecDropConstraint`), which
/// have none of it.
fn require_below(simulation: &Simulation, id: ObjectId, ident: &Ident) -> Result<(), Refusal> {
    let Some(child) = inherit::children(&simulation.catalog, id).first().copied() else { return Ok(()) };
    let name = ident.name.as_str();
    let table = partition::index::called(simulation, child);
    match simulation.catalog.find(Namespace::Constraint, Some(child), &ident.name) {
        Some(own) => {
            let message = format!("relation \"{}\" has non-inherited constraint \"{name}\"", table.as_str());
            Err(Refusal::other(ident.span, "XX000", message).about(own))
        }
        None => {
            let message = format!("constraint \"{name}\" of relation \"{}\" does not exist", table.as_str());
            Err(Refusal::other(ident.span, "42704", message).about(child))
        }
    }
}

/// The checks of tables below that go along, and those that are inherited from one table less.
fn gather(
    simulation: &Simulation,
    id: ObjectId,
    ident: &Ident,
    only: bool,
    (roots, freed): (&mut Vec<Address>, &mut Vec<(ObjectId, bool)>),
) {
    for child in inherit::children(&simulation.catalog, id) {
        let Some(below) = simulation.catalog.find(Namespace::Constraint, Some(child), &ident.name) else {
            continue;
        };
        let Some(it) = object::constraint(&simulation.catalog, below) else { continue };
        // By several ways down a table may be met more than once.
        let met = freed.iter().filter(|(constraint, _)| *constraint == below).count();
        let inherited = usize::try_from(it.inherited).unwrap_or(0).saturating_sub(met);
        if inherited == 0 {
            continue;
        }
        if only {
            freed.push((below, true));
        } else if inherited == 1 && !it.local {
            roots.push(Address::whole(below));
            gather(simulation, child, ident, false, (roots, freed));
        } else {
            freed.push((below, false));
        }
    }
}

pub(super) fn validate(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    ident: &Ident,
    only: bool,
) -> Result<(), Refusal> {
    let found = constraint::named(simulation, id, ident)?;
    let Some(it) = object::constraint(&simulation.catalog, found) else { return Ok(()) };
    let mut below = Vec::new();
    match &it.kind {
        ConstraintKind::ForeignKey(key) => {
            if !it.validated && key.table != id {
                lock(effects, Lock::RowShare, key.table);
            }
        }
        ConstraintKind::Check { no_inherit, .. } => {
            if !it.validated && !no_inherit {
                let waiting = |table: &ObjectId| {
                    let check = simulation.catalog.find(Namespace::Constraint, Some(*table), &ident.name)?;
                    object::constraint(&simulation.catalog, check).filter(|it| !it.validated).map(|_| check)
                };
                below = inherit::descendants(&simulation.catalog, id).iter().filter_map(waiting).collect();
            }
            if only && !below.is_empty() {
                let message = "constraint must be validated on child tables too";
                return Err(Refusal::other(ident.span, "42P16", message).about(found));
            }
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::Exclusion { .. } => {
            return Err(wrong(simulation, id, ident, "is not a foreign key or check constraint").about(found));
        }
    }
    if !it.validated {
        scans(effects, id);
        for constraint in below.into_iter().chain([found]) {
            object::change_constraint(&mut simulation.catalog, constraint, |it| it.validated = true);
        }
    }
    Ok(())
}

pub(super) fn alter(
    simulation: &mut Simulation,
    id: ObjectId,
    ident: &Ident,
    deferrable: bool,
    initially_deferred: bool,
) -> Result<(), Refusal> {
    let found = constraint::named(simulation, id, ident)?;
    let is_foreign_key = object::constraint(&simulation.catalog, found)
        .is_some_and(|constraint| matches!(constraint.kind, ConstraintKind::ForeignKey(_)));
    if !is_foreign_key {
        return Err(wrong(simulation, id, ident, "is not a foreign key constraint").about(found));
    }
    if object::constraint(&simulation.catalog, found).is_some_and(|it| it.parent.is_some()) {
        let message =
            format!("cannot alter constraint \"{}\", which is part of another", ident.name.as_str());
        let sqlstate = if simulation.server < 18 { "XX000" } else { "55000" };
        return Err(Refusal::other(ident.span, sqlstate, message).about(found));
    }
    // With all its parts.
    let mut parts = vec![found];
    let mut next = 0;
    while let Some(part) = parts.get(next).copied() {
        next += 1;
        let more: Vec<ObjectId> = simulation
            .catalog
            .dependents(part)
            .filter(|id| {
                object::constraint(&simulation.catalog, *id).is_some_and(|it| match it.parent {
                    Some(ConstraintParent::Above(parent) | ConstraintParent::Referring(parent)) => {
                        parent == part
                    }
                    None => false,
                })
            })
            .collect();
        parts.extend(more);
    }
    for part in parts {
        object::change_constraint(&mut simulation.catalog, part, |constraint| {
            constraint.deferrable = deferrable || initially_deferred;
            constraint.initially_deferred = initially_deferred;
        });
    }
    Ok(())
}

fn wrong(simulation: &Simulation, id: ObjectId, ident: &Ident, what: &str) -> Refusal {
    let table = object::table(&simulation.catalog, id).map_or("", |table| table.name.as_str());
    let message = format!("constraint \"{}\" of relation \"{table}\" {what}", ident.name.as_str());
    Refusal::other(ident.span, "42809", message)
}
