//! Foreign keys on their way into the catalog (`ATAddForeignKeyConstraint`).
//! <https://www.postgresql.org/docs/15/ddl-constraints.html#DDL-CONSTRAINTS-FK>

use arcoiris_catalog::{
    Action, Catalog, Column, ColumnNumber, Constraint, ConstraintKind, ForeignKey, Index, IndexElement,
    Object, ObjectId, Persistence, Table, TableKind, format_type,
};

use super::column::SYSTEM_COLUMNS;
use super::{constraint, index, object, partition};
use crate::effects::{Effects, Lock};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::{ForeignKeyClause, Ident, Span};

/// `FOREIGN KEY`
#[derive(Debug, Clone)]
pub(super) struct ForeignKeyDraft<'a> {
    pub(super) name: Option<&'a Ident>,
    pub(super) columns: Vec<&'a Ident>,
    pub(super) clause: &'a ForeignKeyClause,
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
    pub(super) validated: bool,
    /// Every row has NULL in it: there is nothing to look at.
    pub(super) nothing_to_check: bool,
    pub(super) span: Span,
}

/// Adds a foreign key to a table.
///
/// # Errors
/// 42P01, 42809, 42P16, 42703, 42704, 42830, 42804, 42P10, 42601, 55000, 42710 as PostgreSQL says them.
pub(super) fn add(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: &ForeignKeyDraft<'_>,
) -> Result<ObjectId, Refusal> {
    if let Some(ident) = it.name {
        constraint::check_name(simulation, id, &ident.name, ident.span)?;
    }
    let (referenced_id, referenced) = referenced_table(simulation, it)?;
    let Some(table) = object::table(&simulation.catalog, id) else {
        return Err(Refusal::not_modelled(it.span, "FOREIGN KEY of what is not a table"));
    };
    let message = match (table.persistence, referenced.persistence) {
        (Persistence::Permanent, Persistence::Unlogged | Persistence::Temporary) => {
            Some("constraints on permanent tables may reference only permanent tables")
        }
        (Persistence::Unlogged, Persistence::Temporary) => {
            Some("constraints on unlogged tables may reference only permanent or unlogged tables")
        }
        (Persistence::Temporary, Persistence::Permanent | Persistence::Unlogged) => {
            Some("constraints on temporary tables may reference only temporary tables")
        }
        (Persistence::Permanent, Persistence::Permanent)
        | (Persistence::Unlogged, Persistence::Permanent | Persistence::Unlogged)
        | (Persistence::Temporary, Persistence::Temporary) => None,
    };
    if let Some(message) = message {
        return Err(Refusal::other(it.clause.table.span(), "42P16", message).about(referenced_id));
    }
    if table.kind == TableKind::Partitioned && !it.validated && simulation.server >= 18 {
        return Err(Refusal::not_modelled(it.span, "a NOT VALID foreign key of a partitioned table"));
    }
    if table.kind == TableKind::Partitioned && !it.validated {
        let message =
            format!("cannot add NOT VALID foreign key on partitioned table \"{}\"", table.name.as_str());
        return Err(Refusal::other(it.span, "42809", message));
    }
    if it.columns.len() > index::MOST_KEYS {
        let message = format!("cannot have more than {} keys in a foreign key", index::MOST_KEYS);
        return Err(Refusal::other(it.span, "54011", message));
    }
    let columns = it
        .columns
        .iter()
        .map(|ident| column_of(table, ident))
        .collect::<Result<Vec<ColumnNumber>, Refusal>>()?;
    let set_columns = set_columns(table, &columns, it)?;
    let (referenced_columns, index) = if it.clause.columns.is_empty() {
        primary_key(&simulation.catalog, referenced_id, it)?
    } else {
        let written = it
            .clause
            .columns
            .iter()
            .map(|ident| column_of(referenced, ident))
            .collect::<Result<Vec<ColumnNumber>, Refusal>>()?;
        let index = unique_index(&simulation.catalog, referenced_id, &written, it)?;
        (written, index)
    };
    generated_columns(table, &columns, it)?;
    if columns.len() != referenced_columns.len() {
        let message = "number of referencing and referenced columns for foreign key disagree";
        return Err(Refusal::other(it.span, "42830", message));
    }
    let name = match it.name {
        Some(ident) => ident.name.clone(),
        None => {
            let addition = generated_name::addition(it.columns.iter().map(|ident| ident.name.as_str()));
            generated_name::constraint_name(
                &simulation.catalog,
                table.schema,
                table.name.as_str(),
                Some(&addition),
                "fkey",
            )
        }
    };
    for (own, other) in columns.iter().zip(&referenced_columns) {
        let (Some(own), Some(other)) = (table.column_numbered(*own), referenced.column_numbered(*other))
        else {
            continue;
        };
        if !resolve::foreign_key_types_match(simulation, &own.ty, &other.ty) {
            return Err(types_differ(simulation, name.as_str(), own, other, it.span).about(referenced_id));
        }
    }
    if referenced_id != id {
        super::named::lock(effects, Lock::ShareRowExclusive, referenced_id);
    }
    super::named::note_unqualified(simulation, effects, &it.clause.table, referenced.schema);
    let made = simulation.catalog.insert(Object::Constraint(Constraint {
        of: id,
        name,
        kind: ConstraintKind::ForeignKey(ForeignKey {
            columns,
            table: referenced_id,
            referenced: referenced_columns,
            index,
            matching: it.clause.matching,
            on_update: it.clause.on_update,
            on_delete: it.clause.on_delete,
            set_columns,
        }),
        deferrable: it.deferrable,
        initially_deferred: it.initially_deferred,
        validated: it.validated,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    }));
    partition::foreign_key::spread(simulation, made, it.span)?;
    Ok(made)
}

/// The refusal for columns whose types cannot be compared.
pub(super) fn types_differ(
    simulation: &Simulation,
    name: &str,
    own: &Column,
    other: &Column,
    span: Span,
) -> Refusal {
    let message = format!(
        "foreign key constraint \"{name}\" cannot be implemented: key columns \"{}\" and \"{}\" are of incompatible types: {} and {}",
        own.name.as_str(),
        other.name.as_str(),
        format_type(&simulation.catalog, &own.ty),
        format_type(&simulation.catalog, &other.ty),
    );
    let ty = format_type(&simulation.catalog, &other.ty);
    let hint =
        format!("the column needs the type of the key that it refers to: \"{} {ty}\"", own.name.as_str());
    let fact = RefusalFact::Other { sqlstate: "42804", message, hint: Some(hint) };
    Refusal::new(span, fact)
}

fn referenced_table<'a>(
    simulation: &'a Simulation,
    it: &ForeignKeyDraft<'_>,
) -> Result<(ObjectId, &'a Table), Refusal> {
    if let Some(schema) = &it.clause.table.schema {
        names::schema(simulation, schema)?;
    }
    let (id, table) = names::table(simulation, &it.clause.table)?;
    match table.kind {
        TableKind::Ordinary | TableKind::Partitioned => Ok((id, table)),
        TableKind::Foreign | TableKind::View | TableKind::MaterializedView | TableKind::Composite => {
            let message = format!("referenced relation \"{}\" is not a table", table.name.as_str());
            Err(Refusal::other(it.clause.table.span(), "42809", message).about(id))
        }
    }
}

fn column_of(table: &Table, ident: &Ident) -> Result<ColumnNumber, Refusal> {
    match table.column(ident.name.as_str()) {
        Some(column) => Ok(column.number),
        None if SYSTEM_COLUMNS.contains(&ident.name.as_str()) => {
            Err(Refusal::other(ident.span, "0A000", "system columns cannot be used in foreign keys"))
        }
        None => Err(index::unknown_column(table, ident)),
    }
}

/// `ON DELETE SET NULL (columns)`, since PostgreSQL 15.
fn set_columns(
    table: &Table,
    columns: &[ColumnNumber],
    it: &ForeignKeyDraft<'_>,
) -> Result<Vec<ColumnNumber>, Refusal> {
    let mut found = Vec::with_capacity(it.clause.set_columns.len());
    for ident in &it.clause.set_columns {
        let number = column_of(table, ident)?;
        if !columns.contains(&number) {
            let message = format!(
                "column \"{}\" referenced in ON DELETE SET action must be part of foreign key",
                ident.name.as_str()
            );
            return Err(Refusal::other(ident.span, "42P10", message));
        }
        if !found.contains(&number) {
            found.push(number);
        }
    }
    Ok(found)
}

/// A generated column cannot be set by the action of a foreign key.
fn generated_columns(
    table: &Table,
    columns: &[ColumnNumber],
    it: &ForeignKeyDraft<'_>,
) -> Result<(), Refusal> {
    let generated = columns
        .iter()
        .any(|number| table.column_numbered(*number).is_some_and(|column| column.generated.is_some()));
    if !generated {
        return Ok(());
    }
    let sets = |action: Action| matches!(action, Action::SetNull | Action::SetDefault);
    let clause = if sets(it.clause.on_update) || it.clause.on_update == Action::Cascade {
        "UPDATE"
    } else if sets(it.clause.on_delete) {
        "DELETE"
    } else {
        return Ok(());
    };
    let message =
        format!("invalid ON {clause} action for foreign key constraint containing generated column");
    Err(Refusal::other(it.span, "42601", message))
}

/// The primary key, for a foreign key that names no columns.
fn primary_key(
    catalog: &Catalog,
    referenced: ObjectId,
    it: &ForeignKeyDraft<'_>,
) -> Result<(Vec<ColumnNumber>, ObjectId), Refusal> {
    let name = || names::written(&it.clause.table);
    let Some((constraint, key)) = object::primary_key(catalog, referenced) else {
        let message = format!("there is no primary key for referenced table \"{}\"", name());
        return Err(Refusal::other(it.clause.table.span(), "42704", message).about(referenced));
    };
    if object::constraint(catalog, constraint).is_some_and(|constraint| constraint.deferrable) {
        let message = format!("cannot use a deferrable primary key for referenced table \"{}\"", name());
        return Err(Refusal::other(it.clause.table.span(), "55000", message).about(constraint));
    }
    Ok((key.columns.clone(), key.index))
}

/// The unique index over exactly these columns, in whatever order (`transformFkeyCheckAttrs`).
fn unique_index(
    catalog: &Catalog,
    referenced: ObjectId,
    columns: &[ColumnNumber],
    it: &ForeignKeyDraft<'_>,
) -> Result<ObjectId, Refusal> {
    let span = it.clause.table.span();
    if columns
        .iter()
        .enumerate()
        .any(|(index, number)| columns.iter().take(index).any(|other| other == number))
    {
        let message = "foreign key referenced-columns list must not contain duplicates";
        return Err(Refusal::other(span, "42830", message));
    }
    let mut deferrable = None;
    for (id, found) in object::indexes_of(catalog, referenced) {
        if !found.unique || found.predicate.is_some() || !covers(found, columns) {
            continue;
        }
        let constraint = found.constraint.and_then(|constraint| object::constraint(catalog, constraint));
        if constraint.is_some_and(|constraint| constraint.deferrable) {
            deferrable = found.constraint;
            continue;
        }
        return Ok(id);
    }
    let name = names::written(&it.clause.table);
    Err(match deferrable {
        Some(constraint) => {
            let message =
                format!("cannot use a deferrable unique constraint for referenced table \"{name}\"");
            Refusal::other(span, "55000", message).about(constraint)
        }
        None => {
            let message =
                format!("there is no unique constraint matching given keys for referenced table \"{name}\"");
            Refusal::other(span, "42830", message).about(referenced)
        }
    })
}

/// Whether the key of an index is exactly these columns.
fn covers(index: &Index, columns: &[ColumnNumber]) -> bool {
    index.keys.len() == columns.len()
        && index.keys.iter().all(|key| match &key.element {
            IndexElement::Column(number) => columns.contains(number),
            IndexElement::Expression(_) => false,
        })
        && columns.iter().all(|number| {
            index
                .keys
                .iter()
                .any(|key| matches!(&key.element, IndexElement::Column(other) if other == number))
        })
}

/// Checks the types of a foreign key that stands already, after a column of it got another type.
///
/// # Errors
/// 42804 if they cannot be compared any more.
pub(super) fn recheck(
    simulation: &Simulation,
    constraint: &Constraint,
    key: &ForeignKey,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(table), Some(referenced)) =
        (object::table(catalog, constraint.of), object::table(catalog, key.table))
    else {
        return Ok(());
    };
    for (own, other) in key.columns.iter().zip(&key.referenced) {
        if let (Some(own), Some(other)) = (table.column_numbered(*own), referenced.column_numbered(*other))
            && !resolve::foreign_key_types_match(simulation, &own.ty, &other.ty)
        {
            return Err(types_differ(simulation, constraint.name.as_str(), own, other, span));
        }
    }
    Ok(())
}
