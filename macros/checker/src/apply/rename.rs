//! `ALTER … RENAME TO`
//!
//! What is renamed keeps its number, so that whatever refers to it follows.

use arcoiris_catalog::{ConstraintKind, Name, Namespace, Object, ObjectId, State, Table, TableKind};

use crate::apply::column::NAMED_NOT_NULL_SINCE;
use crate::effects::{Effects, Lock};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span, Statement, StatementKind};

use super::create_schema::require_not_reserved;
use super::{defined, extension_use, inherit, named, object};

/// # Errors
/// What PostgreSQL says of a thing that is not there, of a name that is taken, and of things that have another kind than the
/// statement says.
pub(super) fn apply(
    simulation: &mut Simulation,
    statement: &Statement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let StatementKind::Rename { kind, name, part, to, if_exists, cascade, only } = &statement.kind else {
        return Err(Refusal::not_modelled(span, "this RENAME"));
    };
    match (kind, part) {
        (ObjectKind::Schema, _) => schema(simulation, effects, &name.name, to),
        (ObjectKind::Type, Some(part)) => attribute(simulation, effects, name, part, to, *cascade),
        (ObjectKind::Type | ObjectKind::Domain, _) => a_type(simulation, effects, *kind, name, to),
        (
            ObjectKind::Table
            | ObjectKind::Index
            | ObjectKind::Sequence
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable,
            _,
        ) => relation(simulation, effects, *kind, name, to, *if_exists),
        (ObjectKind::Column, Some(part)) => column(simulation, effects, name, part, to, (*if_exists, *only)),
        (ObjectKind::Constraint, Some(part)) => {
            table_constraint(simulation, effects, name, part, to, (*if_exists, *only))
        }
        (ObjectKind::Defined(kind), _) => defined::rename(simulation, effects, *kind, name, to),
        (ObjectKind::DomainConstraint, Some(part)) => domain_constraint(simulation, effects, name, part, to),
        (ObjectKind::Column | ObjectKind::Constraint | ObjectKind::DomainConstraint, None)
        | (
            ObjectKind::Extension
            | ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine
            | ObjectKind::Trigger
            | ObjectKind::Other,
            _,
        ) => Err(Refusal::not_modelled(span, "this RENAME")),
    }
}

fn schema(
    simulation: &mut Simulation,
    effects: &mut Effects,
    from: &Ident,
    to: &Ident,
) -> Result<(), Refusal> {
    let id = names::schema(simulation, from)?;
    if let Some(other) = simulation.catalog.find(Namespace::Schema, None, &to.name) {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Schema, name: to.name.to_string() };
        return Err(Refusal::new(to.span, fact).about(other));
    }
    require_not_reserved(&to.name, to.span)?;
    extension_use::require_unused_in(simulation, id, from.span)?;
    simulation.catalog.change(id, |object| {
        if let Object::Schema(it) = object {
            it.name = to.name.clone();
        }
    });
    effects.words = format!("rename schema {} to {}", from.name, to.name);
    Ok(())
}

fn a_type(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    to: &Ident,
) -> Result<(), Refusal> {
    let id = named::own_type(simulation, effects, kind, name)?;
    let Some(schema) = named::schema_of(simulation, id) else { return Ok(()) };
    let before = names::qualified(&simulation.catalog, id);
    if object::table(&simulation.catalog, id).is_some() {
        named::require_free_relation(simulation, schema, &to.name, to.span)?;
    }
    let array = new_type_name(simulation, id, schema, to)?;
    simulation.catalog.change(id, |object| {
        if let Object::Type(it) = object {
            it.name = to.name.clone();
            if let (Some(array), Some(_)) = (array, &it.array_type) {
                it.array_type = Some(array);
            }
        } else if let Object::Table(it) = object {
            // A composite type.
            it.name = to.name.clone();
            if let Some(array) = array {
                it.array_type = array;
            }
        }
    });
    effects.words = format!("rename type {before} to {}", to.name);
    Ok(())
}

/// Makes a type's new name free, and tells the name that its array type gets with it; `None` if that has moved out of the way of
/// the new name already (`RenameTypeInternal`).
fn new_type_name(
    simulation: &mut Simulation,
    id: ObjectId,
    schema: ObjectId,
    to: &Ident,
) -> Result<Option<Name>, Refusal> {
    let own_array = simulation.catalog.find(Namespace::Type, Some(schema), &to.name) == Some(id)
        && simulation.catalog.object(id).is_some_and(|object| *object.name() != to.name);
    generated_name::claim_type_name(simulation, schema, &to.name, to.span)?;
    Ok((!own_array).then(|| generated_name::array_type_name(&simulation.catalog, schema, to.name.as_str())))
}

fn relation(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    to: &Ident,
    if_exists: bool,
) -> Result<(), Refusal> {
    let Some(id) = named::relation(simulation, effects, kind, name, if_exists)? else { return Ok(()) };
    let before = names::qualified(&simulation.catalog, id);
    let Some(found) = simulation.catalog.object(id).cloned() else { return Ok(()) };
    named::require_alterable(simulation, id, name, kind)?;
    match &*found {
        Object::Table(it) if it.kind == TableKind::Composite => {
            return Err(named::wrong_kind(simulation, id, name, kind));
        }
        Object::Table(it) => {
            named::require_free_relation(simulation, it.schema, &to.name, to.span)?;
            let array = new_type_name(simulation, id, it.schema, to)?;
            object::change_table(&mut simulation.catalog, id, |table| {
                table.name = to.name.clone();
                if let Some(array) = array {
                    table.array_type = array;
                }
            });
            named::lock(effects, Lock::AccessExclusive, id);
            let word = names::kind_of(&found).word();
            effects.words = format!("rename {word} {before} to {}", to.name);
        }
        Object::Index(_) => {
            index(simulation, id, to)?;
            effects.words = format!("rename index {before} to {}", to.name);
        }
        Object::Sequence(it) => {
            named::require_free_relation(simulation, it.schema, &to.name, to.span)?;
            object::change_sequence(&mut simulation.catalog, id, |sequence| sequence.name = to.name.clone());
            effects.words = format!("rename sequence {before} to {}", to.name);
        }
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => {
            return Err(named::wrong_kind(simulation, id, name, kind));
        }
    }
    Ok(())
}

/// An index and the constraint that it enforces have one name.
fn index(simulation: &mut Simulation, id: ObjectId, to: &Ident) -> Result<(), Refusal> {
    let Some(found) = object::index(&simulation.catalog, id).cloned() else { return Ok(()) };
    named::require_free_relation(simulation, found.schema, &to.name, to.span)?;
    if let Some(constraint) = found.constraint {
        require_free_constraint(simulation, found.table, to)?;
        object::change_constraint(&mut simulation.catalog, constraint, |it| it.name = to.name.clone());
    }
    object::change_index(&mut simulation.catalog, id, |it| it.name = to.name.clone());
    Ok(())
}

/// # Errors
/// 42710 if the table or the domain has a constraint of this name.
fn require_free_constraint(simulation: &Simulation, of: ObjectId, to: &Ident) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Constraint, Some(of), &to.name) {
        None => Ok(()),
        Some(other) => {
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Constraint, name: to.name.to_string() };
            Err(Refusal::new(to.span, fact).about(other))
        }
    }
}

/// The table whose part is to be renamed; `None` if it is not there and need not be.
fn table_of(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    if_exists: bool,
) -> Result<Option<(ObjectId, Table)>, Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, name, if_exists)?;
    let Some(id) = found else { return Ok(None) };
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) => Ok(Some((id, table.clone()))),
        // A composite index column can be renamed, which changes nothing that is kept here.
        Some(Object::Index(_)) => {
            Err(Refusal::not_modelled(name.span(), "renaming a part of an index").about(id))
        }
        Some(
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Constraint(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => {
            let message = format!("cannot rename columns of relation \"{}\"", name.name.name.as_str());
            Err(Refusal::other(name.span(), "42809", message).about(id))
        }
    }
}

fn column(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    part: &Ident,
    to: &Ident,
    (if_exists, only): (bool, bool),
) -> Result<(), Refusal> {
    let Some((id, table)) = table_of(simulation, effects, name, if_exists)? else { return Ok(()) };
    let qualified = names::qualified(&simulation.catalog, id);
    if table.kind == TableKind::Composite {
        // Of all that is done to columns, this may be said as of a table's.
        return attribute(simulation, effects, name, part, to, false);
    }
    if table.of_type.is_some() {
        let message = "cannot rename column of typed table";
        return Err(Refusal::other(part.span, "42809", message).about(id));
    }
    let below = inherit::descendants(&simulation.catalog, id);
    if only && !below.is_empty() {
        let message =
            format!("inherited column \"{}\" must be renamed in child tables too", part.name.as_str());
        return Err(Refusal::other(part.span, "42P16", message).about(id));
    }
    rename_with_those_below(simulation, id, &below, (part, to))?;
    for child in below {
        named::lock(effects, Lock::AccessExclusive, child);
    }
    named::lock(effects, Lock::AccessExclusive, id);
    effects.words = format!("rename column {qualified}.{} to {}", part.name, to.name);
    Ok(())
}

/// Renames a column of a table and of those below it: those come first, each with all that may be wrong (`renameatt_internal`).
///
/// # Errors
/// 42703 if one has no such column, 42P16 if one has it from another table as well, 42701 if the new name is taken.
fn rename_with_those_below(
    simulation: &mut Simulation,
    id: ObjectId,
    below: &[ObjectId],
    (part, to): (&Ident, &Ident),
) -> Result<(), Refusal> {
    for table in below.iter().chain([&id]) {
        let Some(found) = object::table(&simulation.catalog, *table) else { continue };
        let above = found.parents.iter().filter(|parent| **parent == id || below.contains(parent)).count();
        let inherited = found.column(part.name.as_str()).map_or(0, |column| column.inherited);
        if usize::try_from(inherited).is_ok_and(|inherited| inherited > above) {
            let message = format!("cannot rename inherited column \"{}\"", part.name.as_str());
            return Err(Refusal::other(part.span, "42P16", message).about(*table));
        }
        rename_column(simulation, *table, part, to)?;
    }
    Ok(())
}

/// `RENAME ATTRIBUTE` of a composite type; tables of the type follow with `CASCADE`.
fn attribute(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    part: &Ident,
    to: &Ident,
    cascade: bool,
) -> Result<(), Refusal> {
    let Some((id, table)) = table_of(simulation, effects, name, false)? else { return Ok(()) };
    if table.kind != TableKind::Composite {
        let message = format!("\"{}\" is not a composite type", table.name.as_str());
        return Err(Refusal::other(name.span(), "42809", message).about(id));
    }
    let typed = super::create_table::typed::tables_of(simulation, id);
    if !typed.is_empty() && !cascade {
        let message =
            format!("cannot alter type \"{}\" because it is the type of a typed table", table.name.as_str());
        return Err(Refusal::other(name.span(), "2BP01", message).about(id));
    }
    for table in typed {
        let below = inherit::descendants(&simulation.catalog, table);
        rename_with_those_below(simulation, table, &below, (part, to))?;
    }
    rename_column(simulation, id, part, to)?;
    let qualified = names::qualified(&simulation.catalog, id);
    effects.words = format!("rename attribute {qualified}.{} to {}", part.name, to.name);
    Ok(())
}

/// Renames the column of one table.
fn rename_column(simulation: &mut Simulation, id: ObjectId, part: &Ident, to: &Ident) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let qualified = names::qualified(&simulation.catalog, id);
    let Some(column) = table.column(part.name.as_str()) else {
        if is_system_column(&part.name) {
            let message = format!("cannot rename system column \"{}\"", part.name.as_str());
            return Err(Refusal::other(part.span, "0A000", message).about(id));
        }
        return Err(unknown_column(table, &qualified, part).about(id));
    };
    if table.column(to.name.as_str()).is_some() {
        let fact = RefusalFact::DuplicateColumn { table: qualified, column: to.name.to_string() };
        return Err(Refusal::new(to.span, fact).about(id));
    }
    if is_system_column(&to.name) && table.kind != TableKind::View {
        let message = format!("column name \"{}\" conflicts with a system column name", to.name.as_str());
        return Err(Refusal::other(to.span, "42701", message));
    }
    let number = column.number;
    if let Some(view) = joins_by(simulation, id, &[&part.name, &to.name]) {
        let what = "another name for a column that a view joins by";
        return Err(Refusal::not_modelled(part.span, what).about(view));
    }
    object::change_table(&mut simulation.catalog, id, |table| {
        if let Some(column) = table.column_mut(number) {
            column.name = to.name.clone();
        }
    });
    Ok(())
}

/// A view of this relation with one of these names in a `USING`: the columns of both sides keep that name there by aliases that
/// they are given as the view is printed (`set_using_names`).
fn joins_by(simulation: &Simulation, id: ObjectId, names: &[&Name]) -> Option<ObjectId> {
    let has = |expression: &arcoiris_catalog::Expression| {
        fn text(piece: &arcoiris_catalog::Piece) -> Option<&str> {
            if let arcoiris_catalog::Piece::Text(text) = piece { Some(text.as_str()) } else { None }
        }
        let mut rest = expression.pieces.iter().filter_map(text);
        rest.any(|text| {
            text.split(" USING (").skip(1).any(|list| {
                let list = list.split(')').next().unwrap_or_default();
                list.split(", ").any(|name| names.iter().any(|own| own.to_string() == name))
            })
        })
    };
    simulation.catalog.dependents(id).find(|view| {
        object::table(&simulation.catalog, *view)
            .and_then(|table| table.view.as_ref())
            .is_some_and(|view| has(&view.query))
    })
}

/// The columns that every table has (<https://www.postgresql.org/docs/15/ddl-system-columns.html>).
pub(super) fn is_system_column(name: &Name) -> bool {
    matches!(name.as_str(), "tableoid" | "xmin" | "cmin" | "xmax" | "cmax" | "ctid")
}

/// The columns that a sequence has as a relation.
pub(super) fn is_column_of_sequence(name: &Name) -> bool {
    matches!(name.as_str(), "last_value" | "log_cnt" | "is_called") || is_system_column(name)
}

pub(super) fn unknown_column(table: &Table, qualified: &str, column: &Ident) -> Refusal {
    let columns = table.columns.iter().map(|column| column.name.as_str());
    let similar = names::most_alike(column.name.as_str(), columns);
    let (table, name) = (qualified.to_owned(), column.name.to_string());
    Refusal::new(column.span, RefusalFact::UnknownColumn { table, column: name, similar })
}

fn table_constraint(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    part: &Ident,
    to: &Ident,
    (if_exists, only): (bool, bool),
) -> Result<(), Refusal> {
    let Some((table, found)) = table_of(simulation, effects, name, if_exists)? else { return Ok(()) };
    if found.of_type.is_some() {
        // These are PostgreSQL's words of a constraint too.
        let message = "cannot rename column of typed table";
        return Err(Refusal::other(part.span, "42809", message).about(table));
    }
    let id = constraint_named(simulation, table, part)?;
    let mut below = Vec::new();
    if let Some(it) = object::constraint(&simulation.catalog, id)
        && matches!(it.kind, ConstraintKind::Check { no_inherit: false, .. })
    {
        let refuse = |message: String| Err(Refusal::other(part.span, "42P16", message).about(id));
        let tables = inherit::descendants(&simulation.catalog, table);
        if only && !tables.is_empty() {
            let name = part.name.as_str();
            return refuse(format!("inherited constraint \"{name}\" must be renamed in child tables too"));
        }
        if it.inherited > 0 {
            return refuse(format!("cannot rename inherited constraint \"{}\"", part.name.as_str()));
        }
        for child in &tables {
            let found = simulation.catalog.find(Namespace::Constraint, Some(*child), &part.name);
            let Some(found) = found else { continue };
            let above = object::table(&simulation.catalog, *child).map_or(0, |child| {
                child.parents.iter().filter(|parent| **parent == table || tables.contains(parent)).count()
            });
            let inherited = object::constraint(&simulation.catalog, found).map_or(0, |it| it.inherited);
            if usize::try_from(inherited).is_ok_and(|inherited| inherited > above) {
                return refuse(format!("cannot rename inherited constraint \"{}\"", part.name.as_str()));
            }
            below.push((*child, found));
        }
    }
    for (child, found) in below {
        require_free_constraint(simulation, child, to)?;
        object::change_constraint(&mut simulation.catalog, found, |it| it.name = to.name.clone());
    }
    let index_of = object::constraint(&simulation.catalog, id).and_then(object::index_of);
    match index_of {
        Some(index_of) => index(simulation, index_of, to)?,
        None => {
            require_free_constraint(simulation, table, to)?;
            object::change_constraint(&mut simulation.catalog, id, |it| it.name = to.name.clone());
        }
    }
    named::lock(effects, Lock::AccessExclusive, table);
    let qualified = names::qualified(&simulation.catalog, table);
    effects.words = format!("rename constraint {} on {qualified} to {}", part.name, to.name);
    Ok(())
}

fn domain_constraint(
    simulation: &mut Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    part: &Ident,
    to: &Ident,
) -> Result<(), Refusal> {
    let domain = named::own_type(simulation, effects, ObjectKind::Domain, name)?;
    let id = constraint_named(simulation, domain, part)?;
    require_free_constraint(simulation, domain, to)?;
    object::change_constraint(&mut simulation.catalog, id, |it| it.name = to.name.clone());
    let qualified = names::qualified(&simulation.catalog, domain);
    effects.words = format!("rename constraint {} on domain {qualified} to {}", part.name, to.name);
    Ok(())
}

/// The constraint of this name of a table or a domain.
///
/// # Errors
/// 42704 if it has none of this name.
pub(super) fn constraint_named(
    simulation: &Simulation,
    of: ObjectId,
    name: &Ident,
) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(Namespace::Constraint, Some(of), &name.name).ok_or_else(|| {
        if simulation.server >= NAMED_NOT_NULL_SINCE && name.name.as_str().contains("_not_null") {
            return Refusal::not_modelled(name.span, "a constraint that may be a column's NOT NULL");
        }
        let similar = names::similar(simulation, Namespace::Constraint, Some(of), &name.name);
        let qualified = format!("{} on {}", name.name, names::qualified(&simulation.catalog, of));
        let mut refusal = Refusal::new(
            name.span,
            RefusalFact::Unknown { kind: ObjectKind::Constraint, name: qualified, similar },
        );
        refusal.missing = Some(arcoiris_catalog::Key {
            namespace: Namespace::Constraint,
            parent: Some(of),
            name: name.name.clone(),
        });
        refusal
    })
}
