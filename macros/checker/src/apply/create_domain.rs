//! `CREATE DOMAIN`

use arcoiris_catalog::{
    Constraint, ConstraintKind, Expression, Name, Namespace, Object, ObjectId, Role, State, Type, TypeBase,
    TypeKind, TypeRef,
};

use crate::apply::column::NAMED_NOT_NULL_SINCE;
use crate::effects::Effects;
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{self, ColumnConstraint, ColumnConstraintKind, CreateDomain, Ident, ObjectKind, Span};

use super::{column, constraint, named};

/// # Errors
/// 42710 for a name that is taken, 42804 for a base type that no domain can have, 42601 for clauses that contradict each other or
/// that domains do not have, and what [`resolve`] says of types and expressions.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateDomain,
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    named::note_unqualified(simulation, effects, &it.name, schema);
    let name = &it.name.name.name;
    generated_name::claim_new_type_name(simulation, schema, name, it.name.span())?;
    let base = base_type(simulation, effects, &it.base)?;
    let collation = match &it.collation {
        Some(written) => column::collation(simulation, written, &base)?,
        None => None,
    };
    let inherited = default_of(simulation, &base);
    let mut default: Option<Option<Expression>> = None;
    let mut not_null: Option<bool> = None;
    let mut checks: Vec<(&ColumnConstraint, &syntax::Expression)> = Vec::new();
    for clause in &it.constraints {
        let not_possible = |what: &str| {
            Err(Refusal::other(clause.span, "42601", format!("{what} constraints not possible for domains")))
        };
        match &clause.kind {
            ColumnConstraintKind::Default(expression) => {
                if default.is_some() {
                    return Err(Refusal::other(clause.span, "42601", "multiple default expressions"));
                }
                default = Some(self::default(simulation, effects, &base, expression)?);
            }
            ColumnConstraintKind::Null => set_null(&mut not_null, false, clause.span)?,
            ColumnConstraintKind::NotNull { .. } => {
                if not_null == Some(true) && simulation.server >= NAMED_NOT_NULL_SINCE {
                    let message = "redundant NOT NULL constraint definition";
                    return Err(Refusal::other(clause.span, "42P17", message));
                }
                set_null(&mut not_null, true, clause.span)?;
            }
            ColumnConstraintKind::Check { expression, no_inherit } => {
                if *no_inherit {
                    let message = "check constraints for domains cannot be marked NO INHERIT";
                    return Err(Refusal::other(clause.span, "42P17", message));
                }
                checks.push((clause, expression));
            }
            ColumnConstraintKind::Unique(_) => return not_possible("unique"),
            ColumnConstraintKind::PrimaryKey(_) => return not_possible("primary key"),
            ColumnConstraintKind::References(_) => return not_possible("foreign key"),
            // PostgreSQL fails on these with an internal error.
            ColumnConstraintKind::Generated { .. } | ColumnConstraintKind::Identity { .. } => {
                return Err(Refusal::other(clause.span, "XX000", "unrecognized constraint subtype"));
            }
        }
        if clause.deferrable || clause.initially_deferred {
            let message = "specifying constraint deferrability not supported for domains";
            return Err(Refusal::other(clause.span, "0A000", message));
        }
        if clause.not_valid || clause.not_enforced {
            return Err(Refusal::not_modelled(clause.span, "this constraint of a domain"));
        }
    }
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.as_str());
    let kind = TypeKind::Domain {
        base: base.clone(),
        collation,
        default: default.unwrap_or(inherited),
        not_null: not_null.unwrap_or(false),
    };
    let id = simulation.catalog.insert(Object::Type(Type {
        schema,
        name: name.clone(),
        array_type: Some(array_type),
        extension: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
        kind,
    }));
    for (clause, expression) in checks {
        add_check(simulation, effects, id, clause.name.as_ref(), expression, true, false)?;
    }
    effects.words = format!("create domain {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

fn set_null(slot: &mut Option<bool>, not_null: bool, span: Span) -> Result<(), Refusal> {
    if slot.is_some_and(|before| before != not_null) {
        return Err(Refusal::other(span, "42601", "conflicting NULL/NOT NULL constraints"));
    }
    *slot = Some(not_null);
    Ok(())
}

/// What a domain is over: a base, composite, domain, enum, range or multirange type.
///
/// # Errors
/// 42804 for a pseudo-type, and what [`resolve::type_name`] says.
fn base_type(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &syntax::TypeName,
) -> Result<TypeRef, Refusal> {
    column::type_named(simulation, effects, it).map_err(|refusal| {
        if refusal.sqlstate() == Some("42P16") && !it.set_of {
            let message = format!("\"{}\" is not a valid base type for a domain", it.name.name.name.as_str());
            Refusal::other(it.span, "42804", message)
        } else {
            refusal
        }
    })
}

/// The default that a domain over this type has unless it says otherwise: that of the domain below.
fn default_of(simulation: &Simulation, base: &TypeRef) -> Option<Expression> {
    if let TypeBase::User(id) = base.base
        && !base.array
        && let Some(Object::Type(found)) = simulation.catalog.object(id).map(AsRef::as_ref)
        && let TypeKind::Domain { default, .. } = &found.kind
    {
        return default.clone();
    }
    None
}

/// A default, coerced to the base type; a bare NULL is none.
///
/// # Errors
/// What [`resolve::expression`] says.
pub(super) fn default(
    simulation: &Simulation,
    effects: &mut Effects,
    base: &TypeRef,
    expression: &syntax::Expression,
) -> Result<Option<Expression>, Refusal> {
    let scope = Scope { simulation, table: None, value: None, place: Place::Default };
    let resolved = resolve::expression(&scope, expression, Some(base))?;
    constraint::note_enum_values(effects, &resolved);
    // With a length or a domain's own checks to be applied to it, NULL is an expression like any other.
    let is_plain = base.modifier == -1 && default_of_is_plain(simulation, base);
    Ok(if resolved.is_null && is_plain { None } else { Some(resolved.stored) })
}

fn default_of_is_plain(simulation: &Simulation, base: &TypeRef) -> bool {
    match base.base {
        TypeBase::User(id) if !base.array => {
            !named::type_with(simulation, id).is_some_and(|it| matches!(it.kind, TypeKind::Domain { .. }))
        }
        TypeBase::User(_) | TypeBase::Builtin(_) => true,
    }
}

/// Adds a `CHECK` to a domain; `planned` where the domain stood before.
///
/// # Errors
/// 42710 for a name that is taken, and what [`resolve::expression`] says of the condition.
pub(super) fn add_check(
    simulation: &mut Simulation,
    effects: &mut Effects,
    domain: ObjectId,
    name: Option<&Ident>,
    condition: &syntax::Expression,
    validated: bool,
    planned: bool,
) -> Result<ObjectId, Refusal> {
    let Some(found) = named::type_with(simulation, domain) else {
        return Err(Refusal::not_modelled(condition.span, "CHECK on what is not a domain"));
    };
    let TypeKind::Domain { base, .. } = &found.kind else {
        return Err(Refusal::not_modelled(condition.span, "CHECK on what is not a domain"));
    };
    let name: Name = match name {
        Some(ident) => {
            if let Some(other) = simulation.catalog.find(Namespace::Constraint, Some(domain), &ident.name) {
                let fact = RefusalFact::Duplicate {
                    kind: ObjectKind::DomainConstraint,
                    name: ident.name.to_string(),
                };
                return Err(Refusal::new(ident.span, fact).about(other));
            }
            ident.name.clone()
        }
        None => generated_name::constraint_name(
            &simulation.catalog,
            found.schema,
            found.name.as_str(),
            None,
            "check",
        ),
    };
    let scope = Scope { simulation, table: None, value: Some(base), place: Place::DomainCheck };
    let resolved = resolve::expression(&scope, condition, Some(&TypeRef::builtin("bool")))?;
    constraint::note_enum_values(effects, &resolved);
    if let Some(refusal) = resolved.folding.filter(|_| planned) {
        return Err(if validated {
            *refusal
        } else {
            Refusal::not_modelled(refusal.span, "a check that always fails")
        });
    }
    Ok(simulation.catalog.insert(Object::Constraint(Constraint {
        of: domain,
        name,
        kind: ConstraintKind::Check { expression: resolved.stored, no_inherit: false },
        deferrable: false,
        initially_deferred: false,
        validated,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    })))
}
