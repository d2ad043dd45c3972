//! `ALTER DOMAIN`

use arcoiris_catalog::{Expression, Object, ObjectId, State, TableKind, TypeBase, TypeKind, TypeRef};

use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{AlterDomainAction, ObjectKind, ObjectName, Span, TableConstraint, TableConstraintKind};

use super::rename::constraint_named;
use super::{create_domain, named, object, row_type};

/// # Errors
/// 42704 if there is no such type or constraint, 42809 if it is no domain, 42710 for a constraint's name that is taken, 0A000 for a
/// check of values that stand in arrays, and what [`crate::resolve`] says of expressions.
pub(super) fn apply(
    simulation: &mut Simulation,
    name: &ObjectName,
    action: &AlterDomainAction,
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = named::own_type(simulation, effects, ObjectKind::Domain, name)?;
    let qualified = names::qualified(&simulation.catalog, id);
    effects.words = format!("alter domain {qualified}");
    match action {
        AlterDomainAction::SetDefault(expression) => {
            let Some(base) = base_of(simulation, id) else { return Ok(()) };
            let default = create_domain::default(simulation, effects, &base, expression)?;
            set_default(simulation, id, default);
            effects.words = format!("set the default of domain {qualified}");
        }
        AlterDomainAction::DropDefault => {
            set_default(simulation, id, None);
            effects.words = format!("drop the default of domain {qualified}");
        }
        AlterDomainAction::SetNotNull => {
            if !is_not_null(simulation, id) {
                check_values(simulation, effects, id, name)?;
            }
            set_not_null(simulation, id, true);
            effects.words = format!("set domain {qualified} not null");
        }
        AlterDomainAction::DropNotNull => {
            set_not_null(simulation, id, false);
            effects.words = format!("let domain {qualified} be null");
        }
        AlterDomainAction::AddConstraint(constraint) => {
            let added = add_constraint(simulation, effects, id, name, constraint)?;
            let called = simulation.catalog.object(added).map(|object| object.name().to_string());
            effects.words = format!("add constraint {} on domain {qualified}", called.unwrap_or_default());
        }
        AlterDomainAction::DropConstraint { name: constraint, if_exists, cascade: _ } => {
            match constraint_named(simulation, id, constraint) {
                Ok(dropped) => {
                    // Nothing depends on a check.
                    simulation.catalog.remove(dropped);
                    effects.words = format!("drop constraint {} on domain {qualified}", constraint.name);
                }
                Err(_) if *if_exists => {
                    let name = format!("{} on {qualified}", constraint.name);
                    effects.words = format!("nothing: constraint {name} does not exist");
                    let (kind, span) = (ObjectKind::DomainConstraint, constraint.span);
                    effects.notes.push(Note::SkippedMissing { kind, name, span });
                }
                Err(refusal) => return Err(refusal),
            }
        }
        AlterDomainAction::ValidateConstraint { name: constraint } => {
            let validated = constraint_named(simulation, id, constraint)?;
            // The columns are looked at whether it was validated before or not.
            check_values(simulation, effects, id, name)?;
            if object::constraint(&simulation.catalog, validated).is_some_and(|it| !it.validated) {
                object::change_constraint(&mut simulation.catalog, validated, |it| it.validated = true);
            }
            effects.words = format!("validate constraint {} on domain {qualified}", constraint.name);
        }
    }
    Ok(())
}

fn add_constraint(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    name: &ObjectName,
    it: &TableConstraint,
) -> Result<ObjectId, Refusal> {
    let not_possible = |what: &str| {
        Err(Refusal::other(it.span, "42601", format!("{what} constraints not possible for domains")))
    };
    match &it.kind {
        TableConstraintKind::Check { expression, no_inherit: _ } => {
            if it.deferrable || it.initially_deferred {
                let message = "specifying constraint deferrability not supported for domains";
                return Err(Refusal::other(it.span, "0A000", message));
            }
            let added = create_domain::add_check(
                simulation,
                effects,
                id,
                it.name.as_ref(),
                expression,
                !it.not_valid,
                true,
            )?;
            if !it.not_valid {
                check_values(simulation, effects, id, name)?;
            }
            Ok(added)
        }
        TableConstraintKind::Unique { .. } => not_possible("unique"),
        TableConstraintKind::PrimaryKey { .. } => not_possible("primary key"),
        TableConstraintKind::Exclude { .. } => not_possible("exclusion"),
        TableConstraintKind::ForeignKey { .. } => not_possible("foreign key"),
        TableConstraintKind::UsingIndex { .. } | TableConstraintKind::NotNull { .. } => {
            Err(Refusal::not_modelled(it.span, "this constraint of a domain"))
        }
    }
}

fn base_of(simulation: &Simulation, id: ObjectId) -> Option<TypeRef> {
    match named::type_with(simulation, id).map(|it| &it.kind) {
        Some(TypeKind::Domain { base, .. }) => Some(base.clone()),
        Some(
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. },
        )
        | None => None,
    }
}

fn is_not_null(simulation: &Simulation, id: ObjectId) -> bool {
    named::type_with(simulation, id)
        .is_some_and(|it| matches!(it.kind, TypeKind::Domain { not_null: true, .. }))
}

fn set_default(simulation: &mut Simulation, id: ObjectId, new: Option<Expression>) {
    simulation.catalog.change(id, |object| {
        if let Object::Type(it) = object
            && let TypeKind::Domain { default, .. } = &mut it.kind
        {
            *default = new;
        }
    });
}

fn set_not_null(simulation: &mut Simulation, id: ObjectId, new: bool) {
    simulation.catalog.change(id, |object| {
        if let Object::Type(it) = object
            && let TypeKind::Domain { not_null, .. } = &mut it.kind
        {
            *not_null = new;
        }
    });
}

/// The tables whose columns hold values of the domain are read (`get_rels_with_domain`), of domains over it too.
///
/// # Errors
/// 0A000 if a column that is stored holds them within other values.
fn check_values(
    simulation: &Simulation,
    effects: &mut Effects,
    id: ObjectId,
    name: &ObjectName,
) -> Result<(), Refusal> {
    let mut waiting = vec![id];
    while let Some(of) = waiting.pop() {
        if let Some((table, column)) = row_type::stored_inside(&simulation.catalog, of) {
            let called = names::qualified(&simulation.catalog, table);
            let (name, span) = (name.name.name.as_str(), name.span());
            let message =
                format!("cannot alter type \"{name}\" because column \"{called}.{column}\" uses it");
            return Err(Refusal::other(span, "0A000", message).about(table));
        }
        let mut dependents: Vec<ObjectId> = simulation.catalog.dependents(of).collect();
        dependents.sort_unstable();
        for dependent in dependents {
            match simulation.catalog.object(dependent).map(AsRef::as_ref) {
                Some(Object::Table(table)) => {
                    let is_read = matches!(table.kind, TableKind::Ordinary | TableKind::MaterializedView)
                        && table.columns.iter().any(|column| column.ty.base == TypeBase::User(of));
                    if !is_read {
                        continue;
                    }
                    named::lock(effects, Lock::Share, dependent);
                    let note = Note::Scans { id: dependent };
                    if !effects.notes.contains(&note) {
                        effects.notes.push(note);
                    }
                }
                Some(Object::Type(it)) => {
                    if let TypeKind::Domain { base, .. } = &it.kind
                        && base.base == TypeBase::User(of)
                    {
                        waiting.push(dependent);
                    }
                }
                Some(
                    Object::Schema(_)
                    | Object::Extension(_)
                    | Object::Constraint(_)
                    | Object::Index(_)
                    | Object::Sequence(_)
                    | Object::Routine(_)
                    | Object::Trigger(_)
                    | Object::Defined(_),
                )
                | None => {}
            }
        }
    }
    Ok(())
}
