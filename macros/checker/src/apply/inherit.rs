//! Inheritance: what a table takes over from those above it (`MergeAttributes`), and who is above and below whom.
//! <https://www.postgresql.org/docs/15/ddl-inherit.html>

use std::sync::Arc;

use arcoiris_catalog::{
    Catalog, Column, Constraint, ConstraintKind, Expression, Object, ObjectId, Persistence, Piece, Table,
    TableKind, expression_text, format_type,
};

use super::column::Draft;
use super::object;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{ObjectName, Span};

/// The tables that inherit from one directly, partitions too, the oldest first.
pub(super) fn children(catalog: &Catalog, id: ObjectId) -> Vec<ObjectId> {
    catalog
        .dependents(id)
        .filter(|child| object::table(catalog, *child).is_some_and(|table| table.parents.contains(&id)))
        .collect()
}

/// All tables that inherit from one, each once, those above before those below.
pub(super) fn descendants(catalog: &Catalog, id: ObjectId) -> Vec<ObjectId> {
    let mut found = children(catalog, id);
    let mut next = 0;
    while let Some(child) = found.get(next).copied() {
        next += 1;
        for below in children(catalog, child) {
            if !found.contains(&below) {
                found.push(below);
            }
        }
    }
    found
}

/// Whether it is a partition.
pub(super) fn is_partition(catalog: &Catalog, id: ObjectId) -> bool {
    object::table(catalog, id).is_some_and(|table| table.partition_bound.is_some())
}

/// Whether it is a partitioned table.
pub(super) fn is_partitioned(catalog: &Catalog, id: ObjectId) -> bool {
    object::table(catalog, id).is_some_and(|table| table.kind == TableKind::Partitioned)
}

/// An expression over the columns of one table, over those of the same names of another; `None` if one is not there.
pub(super) fn mapped(it: &Expression, from: &Table, to: &Table) -> Option<Expression> {
    let pieces = it
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Column(number) => {
                let name = &from.column_numbered(*number)?.name;
                Some(Piece::Column(to.column(name.as_str())?.number))
            }
            Piece::Text(_)
            | Piece::Type(_)
            | Piece::Relation(_)
            | Piece::ColumnOf(..)
            | Piece::Routine(_)
            | Piece::Schema(_)
            | Piece::NameOf(_)
            | Piece::Label { .. }
            | Piece::OwnLabel { .. }
            | Piece::OwnName
            | Piece::AsWritten(_)
            | Piece::Object(_) => Some(piece.clone()),
        })
        .collect::<Option<Vec<Piece>>>()?;
    Some(Expression { pieces, also: it.also.clone() })
}

/// The table above that is written after `INHERITS`, `PARTITION OF` or `INHERIT`.
///
/// # Errors
/// 42P01 if it is not there, 42809 if nothing can inherit from it.
pub(super) fn parent<'a>(
    simulation: &'a Simulation,
    name: &ObjectName,
    (persistence, partition): (Persistence, bool),
) -> Result<(ObjectId, &'a Table), Refusal> {
    let (id, table) = names::table(simulation, name)?;
    let called = name.name.name.as_str();
    let wrong = |message: String| Err(Refusal::other(name.span(), "42809", message).about(id));
    match table.kind {
        TableKind::Partitioned if !partition => {
            return wrong(format!("cannot inherit from partitioned table \"{called}\""));
        }
        TableKind::Ordinary | TableKind::Foreign if partition => {
            return Err(
                Refusal::other(name.span(), "42P17", format!("\"{called}\" is not partitioned")).about(id)
            );
        }
        TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign => {}
        TableKind::View | TableKind::MaterializedView | TableKind::Composite => {
            return wrong(format!("inherited relation \"{called}\" is not a table or foreign table"));
        }
    }
    if table.partition_bound.is_some() && !partition {
        return wrong(format!("cannot inherit from partition \"{called}\""));
    }
    let temporary = |persistence| persistence == Persistence::Temporary;
    if temporary(table.persistence) && !temporary(persistence) {
        return wrong(if partition {
            format!("cannot create a permanent relation as partition of temporary relation \"{called}\"")
        } else {
            format!("cannot inherit from temporary relation \"{called}\"")
        });
    }
    if partition && temporary(persistence) && !temporary(table.persistence) {
        return wrong(format!(
            "cannot create a temporary relation as partition of permanent relation \"{called}\""
        ));
    }
    Ok((id, table))
}

/// A column as the tables above have it.
#[derive(Debug)]
struct Inherited {
    column: Column,
    /// The default and the table that it is from.
    default: Option<(ObjectId, Expression)>,
    /// Whether two tables above have different defaults.
    conflict: bool,
}

/// The columns of a new table: those of the tables above first, in their order, the table's own merged into them.
///
/// # Errors
/// 42804, 42P21 and 42611 for columns that differ, as `MergeAttributes` says them.
pub(super) fn merge<'a>(
    simulation: &Simulation,
    parents: &[ObjectId],
    own: Vec<Draft<'a>>,
    partition: bool,
    span: Span,
) -> Result<Vec<Draft<'a>>, Refusal> {
    if parents.is_empty() {
        return Ok(own);
    }
    let mut inherited: Vec<Inherited> = Vec::new();
    for id in parents {
        let Some(table) = object::table(&simulation.catalog, *id) else { continue };
        for column in &table.columns {
            take(simulation, &mut inherited, *id, column, partition, span)?;
        }
    }
    let mut drafts: Vec<Draft<'a>> = inherited
        .iter_mut()
        .map(|it| Draft {
            column: it.column.clone(),
            default: None,
            sequence: None,
            serial: false,
            span,
            stored: it.default.take(),
        })
        .collect();
    for draft in own {
        let found = drafts.iter_mut().zip(&inherited).find(|(it, _)| it.column.name == draft.column.name);
        match found {
            Some((into, _)) => merge_own(simulation, into, draft, partition)?,
            None => drafts.push(draft),
        }
    }
    for (it, draft) in inherited.iter().zip(&drafts) {
        if it.conflict && draft.default.is_none() && !draft.serial {
            let message =
                format!("column \"{}\" inherits conflicting default values", it.column.name.as_str());
            return Err(Refusal::other(span, "42611", message));
        }
    }
    for (position, draft) in drafts.iter_mut().enumerate() {
        draft.column.number = i16::try_from(position + 1).unwrap_or(i16::MAX);
    }
    Ok(drafts)
}

/// Since this version partitions share the identity columns of the table above.
pub(super) const IDENTITY_OF_PARTITIONS_SINCE: u32 = 17;

/// Since this version a generated column may have an expression of its own below, and none where it is not generated above.
pub(super) const OWN_EXPRESSION_SINCE: u32 = 16;

/// Takes a column of a table above over.
fn take(
    simulation: &Simulation,
    inherited: &mut Vec<Inherited>,
    from: ObjectId,
    column: &Arc<Column>,
    partition: bool,
    span: Span,
) -> Result<(), Refusal> {
    if partition && column.identity.is_some() && simulation.server >= IDENTITY_OF_PARTITIONS_SINCE {
        return Err(Refusal::not_modelled(span, "a partition's identity column"));
    }
    let default = column.default.clone().map(|default| (from, default));
    let Some(known) = inherited.iter_mut().find(|it| it.column.name == column.name) else {
        inherited.push(Inherited {
            column: Column {
                inherited: 1,
                local: false,
                identity: None,
                statistics: None,
                options: Vec::new(),
                privileges: None,
                comment: None,
                foreign_options: Vec::new(),
                ..Column::clone(column)
            },
            default,
            conflict: false,
        });
        return Ok(());
    };
    same(simulation, "inherited column", &known.column, column, span)?;
    if known.column.generated != column.generated {
        let message = format!("inherited column \"{}\" has a generation conflict", column.name.as_str());
        return Err(Refusal::other(span, "42804", message));
    }
    known.column.inherited += 1;
    known.column.not_null |= column.not_null;
    match (&known.default, default) {
        (Some(one), Some(other)) => known.conflict |= words(simulation, one) != words(simulation, &other),
        (None, other) => known.default = other,
        (Some(_), None) => {}
    }
    Ok(())
}

fn words(simulation: &Simulation, (from, default): &(ObjectId, Expression)) -> String {
    expression_text(&simulation.catalog, object::table(&simulation.catalog, *from), default)
}

/// Makes sure that two columns that become one are alike.
fn same(
    simulation: &Simulation,
    what: &str,
    one: &Column,
    other: &Column,
    span: Span,
) -> Result<(), Refusal> {
    let name = one.name.as_str();
    let refuse = |sqlstate, conflict: &str| {
        Err(Refusal::other(span, sqlstate, format!("{what} \"{name}\" has a {conflict} conflict")))
    };
    if one.ty != other.ty {
        let state = &simulation.catalog;
        let types = format!("{} versus {}", format_type(state, &one.ty), format_type(state, &other.ty));
        return refuse("42804", &format!("type ({types})"));
    }
    if one.collation != other.collation {
        return refuse("42P21", "collation");
    }
    if one.storage.is_some() && other.storage.is_some() && one.storage != other.storage {
        return refuse("42804", "storage parameter");
    }
    if one.compression.is_some() && other.compression.is_some() && one.compression != other.compression {
        return refuse("42804", "compression method");
    }
    Ok(())
}

/// Merges a table's own column into the one of the same name from above.
fn merge_own<'a>(
    simulation: &Simulation,
    into: &mut Draft<'a>,
    own: Draft<'a>,
    partition: bool,
) -> Result<(), Refusal> {
    let name = own.column.name.clone();
    let refuse = |message: String| Err(Refusal::other(own.span, "42611", message));
    if !partition {
        same(simulation, "column", &into.column, &own.column, own.span)?;
    }
    if into.column.generated.is_some() {
        if own.default.is_some() && own.column.generated.is_none() || own.serial {
            return refuse(format!("column \"{name}\" inherits from generated column but specifies default"));
        }
        if own.column.identity.is_some() {
            return refuse(format!(
                "column \"{name}\" inherits from generated column but specifies identity"
            ));
        }
        if own.column.generated.is_some() && simulation.server < OWN_EXPRESSION_SINCE {
            return refuse(format!("child column \"{name}\" specifies generation expression"));
        }
    } else if own.column.generated.is_some() {
        if simulation.server >= OWN_EXPRESSION_SINCE {
            return refuse(format!("child column \"{name}\" specifies generation expression"));
        }
        if partition {
            return Err(Refusal::not_modelled(own.span, "a generated column of a partition"));
        }
    }
    into.column.not_null |= own.column.not_null;
    into.column.local |= !partition;
    into.column.identity = own.column.identity;
    into.column.generated = into.column.generated.or(own.column.generated);
    into.column.storage = into.column.storage.take().or(own.column.storage);
    into.column.compression = into.column.compression.take().or(own.column.compression);
    if own.default.is_some() || own.serial {
        into.default = own.default;
        into.serial = own.serial;
        into.stored = None;
    }
    into.sequence = own.sequence.or(into.sequence.take());
    into.span = own.span;
    Ok(())
}

/// Gives a new table the checks of those above it.
///
/// # Errors
/// 42710 for checks of one name that differ.
pub(super) fn take_checks(
    simulation: &mut Simulation,
    id: ObjectId,
    parents: &[ObjectId],
    span: Span,
) -> Result<(), Refusal> {
    for parent in parents {
        for (check, _) in checks(&simulation.catalog, *parent) {
            take_check(simulation, check, id, true, span)?;
        }
    }
    Ok(())
}

/// The checks of a table that are handed down, the oldest first.
pub(super) fn checks(catalog: &Catalog, id: ObjectId) -> Vec<(ObjectId, Constraint)> {
    object::constraints_of(catalog, id)
        .filter(|(_, it)| matches!(it.kind, ConstraintKind::Check { no_inherit: false, .. }))
        .map(|(id, it)| (id, it.clone()))
        .collect()
}

/// Hands one check down to a table below: its own of the same name becomes inherited too. Whether it is new there.
///
/// # Errors
/// 42710 if its own differs, or is not handed down itself.
pub(super) fn take_check(
    simulation: &mut Simulation,
    check: ObjectId,
    below: ObjectId,
    new: bool,
    span: Span,
) -> Result<bool, Refusal> {
    let catalog = &simulation.catalog;
    let Some(it) = object::constraint(catalog, check).cloned() else { return Ok(false) };
    let (Some(from), Some(to)) = (object::table(catalog, it.of), object::table(catalog, below)) else {
        return Ok(false);
    };
    let ConstraintKind::Check { expression, .. } = &it.kind else { return Ok(false) };
    let Some(expression) = mapped(expression, from, to) else {
        return Err(Refusal::not_modelled(span, "a check that a table below cannot have"));
    };
    let taken = catalog.find(arcoiris_catalog::Namespace::Constraint, Some(below), &it.name);
    let Some(taken) = taken else {
        simulation.catalog.insert(Object::Constraint(Constraint {
            of: below,
            kind: ConstraintKind::Check { expression, no_inherit: false },
            // A new table has no rows that were not looked at.
            validated: it.validated || new,
            comment: None,
            inherited: 1,
            local: false,
            parent: None,
            ..it
        }));
        return Ok(true);
    };
    let Some(own) = object::constraint(catalog, taken) else { return Ok(false) };
    let name = it.name.as_str();
    let table = to.name.as_str();
    let refuse = |sqlstate, message: String| Err(Refusal::other(span, sqlstate, message).about(taken));
    match &own.kind {
        ConstraintKind::Check { expression: other, no_inherit } => {
            if expression_text(catalog, Some(to), other) != expression_text(catalog, Some(to), &expression) {
                return if new {
                    refuse(
                        "42710",
                        format!(
                            "check constraint name \"{name}\" appears multiple times but with different expressions"
                        ),
                    )
                } else {
                    refuse("42710", format!("constraint \"{name}\" for relation \"{table}\" already exists"))
                };
            }
            if *no_inherit {
                return refuse(
                    "42P17",
                    format!(
                        "constraint \"{name}\" conflicts with non-inherited constraint on relation \"{table}\""
                    ),
                );
            }
            if it.validated && !own.validated {
                return refuse(
                    "42P17",
                    format!(
                        "constraint \"{name}\" conflicts with NOT VALID constraint on relation \"{table}\""
                    ),
                );
            }
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Exclusion { .. } => {
            return refuse("42710", format!("constraint \"{name}\" for relation \"{table}\" already exists"));
        }
    }
    let partition = to.partition_bound.is_some();
    object::change_constraint(&mut simulation.catalog, taken, |constraint| {
        constraint.inherited += 1;
        if partition {
            constraint.local = false;
        }
    });
    Ok(false)
}
