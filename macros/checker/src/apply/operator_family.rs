//! `CREATE`, `ALTER OPERATOR FAMILY`, and what is said of operator families and classes alike: they have an access method beside
//! their names (src/backend/commands/opclasscmds.c). <https://www.postgresql.org/docs/15/sql-alteropfamily.html>

mod member;

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Role, State, Strength,
    TypeRef,
};

use super::dependency::{self, Address, Request};
use super::{cast, defined, named, owner_to, role, routine};
use crate::builtin;
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::installed;
use crate::simulation::Simulation;
use crate::syntax::{
    ClassItem, FamilyPlace, Ident, ObjectKind, ObjectName, RoleName, SignedName, Span, TypeName,
};

pub(super) use member::members;

const FAMILY: DefinedKind = DefinedKind::OperatorFamily;

/// What an access method takes into its families.
#[derive(Debug)]
pub(super) struct Method {
    pub(super) name: &'static str,
    /// The greatest number of an operator, of a support function, and that of the function that reads options.
    pub(super) operators: i32,
    pub(super) functions: i32,
    pub(super) options: i32,
    /// Whether what is stored may have another type (`amstorage`).
    pub(super) stores: bool,
    /// Whether there are operators for `ORDER BY` (`amcanorderbyop`).
    pub(super) orders: bool,
}

const ANY: i32 = 32767;

const METHODS: [Method; 6] = [
    Method { name: "btree", operators: 5, functions: 5, options: 5, stores: false, orders: false },
    Method { name: "hash", operators: 1, functions: 3, options: 3, stores: false, orders: false },
    Method { name: "gist", operators: ANY, functions: 11, options: 10, stores: true, orders: true },
    Method { name: "gin", operators: ANY, functions: 7, options: 7, stores: true, orders: false },
    Method { name: "spgist", operators: ANY, functions: 7, options: 7, stores: true, orders: true },
    Method { name: "brin", operators: ANY, functions: 15, options: 5, stores: true, orders: false },
];

/// The access method of an index.
///
/// # Errors
/// 42704 if there is none, 55000 for one of tables.
pub(super) fn method(simulation: &Simulation, ident: &Ident) -> Result<&'static Method, Refusal> {
    let name = ident.name.as_str();
    if let Some(method) = METHODS.iter().find(|method| method.name == name) {
        return Ok(method);
    }
    let namespace = Namespace::Defined(DefinedKind::AccessMethod);
    if simulation.catalog.find(namespace, None, &ident.name).is_some() || name == "bloom" {
        return Err(Refusal::not_modelled(ident.span, "an operator class of this access method"));
    }
    if name == "heap" {
        let message = format!("access method \"{name}\" is not of type INDEX");
        return Err(Refusal::other(ident.span, "55000", message));
    }
    Err(Refusal::other(ident.span, "42704", format!("access method \"{name}\" does not exist")))
}

fn signature(method: &str) -> Vec<Stored> {
    vec![defined::text(method)]
}

/// A new class or family.
pub(super) fn draft(kind: DefinedKind, schema: ObjectId, name: &Name, method: &str) -> Defined {
    Defined {
        kind,
        of: Some(schema),
        name: name.clone(),
        signature: signature(method),
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    }
}

/// The class or family of the history's own that a name means.
pub(super) fn find(
    simulation: &Simulation,
    kind: DefinedKind,
    name: &ObjectName,
    method: &str,
) -> Option<ObjectId> {
    let schemas: Vec<&Name> = match &name.schema {
        Some(schema) => vec![&schema.name],
        None => simulation.search_path.iter().collect(),
    };
    schemas.into_iter().find_map(|schema| {
        let schema = simulation.catalog.find(Namespace::Schema, None, schema)?;
        let identity = draft(kind, schema, &name.name.name, method).identity();
        simulation.catalog.find(Namespace::Defined(kind), Some(schema), &identity)
    })
}

/// Whose class or family of this name is in sight, if it is none of the history's: `true` of PostgreSQL's, `false` of an extension's.
fn of_others(simulation: &Simulation, kind: DefinedKind, name: &ObjectName, method: &str) -> Option<bool> {
    let called = name.name.name.as_str();
    let classes = builtin::operator_classes(method, None, simulation.server);
    let mut found = classes.iter().filter(|class| {
        called == if kind == FAMILY { class.family } else { class.name }
            && (class.extension == builtin::NONE || installed(simulation, class.extension).is_some())
    });
    let system = name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
    found.find_map(|class| match class.extension == builtin::NONE {
        true => system.then_some(true),
        false => Some(false),
    })
}

fn words(kind: DefinedKind, name: &ObjectName, method: &str) -> String {
    format!("{} \"{}\" for access method \"{method}\"", kind.word(), names::written(name))
}

/// The class or family that a statement names.
///
/// # Errors
/// 42704 if it is not there, 3F000 if its schema is not.
pub(super) fn require(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    name: &ObjectName,
    method: &str,
) -> Result<ObjectId, Refusal> {
    let system = of_others(simulation, kind, name, method);
    if system != Some(true)
        && let Some(id) = find(simulation, kind, name, method)
    {
        if let Some(schema) = named::schema_of(simulation, id) {
            named::note_unqualified(simulation, effects, name, schema);
        }
        return Ok(id);
    }
    if system.is_some() {
        let what = format!("the system's {} {}", kind.word(), names::written(name));
        return Err(Refusal::not_modelled(name.span(), what));
    }
    if let Some(schema) = &name.schema {
        names::schema(simulation, schema)?;
    }
    let message = format!("{} does not exist", words(kind, name, method));
    Err(Refusal::other(name.span(), "42704", message))
}

/// A class or family of this name may be made.
///
/// # Errors
/// 42710
pub(super) fn require_free(
    simulation: &Simulation,
    new: &Defined,
    name: &ObjectName,
    method: &str,
) -> Result<(), Refusal> {
    let called = ObjectName { schema: None, name: name.name.clone() };
    if let Some(other) = simulation.catalog.find(Namespace::Defined(new.kind), new.of, &new.identity()) {
        let message = format!("{} already exists", words(new.kind, &called, method));
        return Err(Refusal::other(name.span(), "42710", message).about(other));
    }
    if of_others(simulation, new.kind, name, method) == Some(false) {
        return Err(Refusal::not_modelled(
            name.span(),
            format!("a {} that an extension has", new.kind.word()),
        ));
    }
    Ok(())
}

/// `CREATE OPERATOR FAMILY`
///
/// # Errors
/// 3F000 for a schema, 42704 for a method that are not there, 42710 if the name is taken.
pub(super) fn create(
    simulation: &mut Simulation,
    name: &ObjectName,
    method_name: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, name)?;
    let method = method(simulation, method_name)?;
    let new = draft(FAMILY, schema, &name.name.name, method.name);
    require_free(simulation, &new, name, method.name)?;
    simulation.catalog.insert(Object::Defined(new));
    named::note_unqualified(simulation, effects, name, schema);
    effects.words = format!("create operator family {}", names::written(name));
    Ok(())
}

/// `ALTER OPERATOR FAMILY … ADD`
///
/// # Errors
/// 42704 for what is not there, 42883 for operators and functions, 42P17 for those that do not fit, 42710 if a place is taken, 42601.
pub(super) fn add(
    simulation: &mut Simulation,
    (name, method_name): (&ObjectName, &Ident),
    items: &[ClassItem],
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let method = method(simulation, method_name)?;
    let family = require(simulation, effects, FAMILY, name, method.name)?;
    for item in items {
        match item {
            ClassItem::Operator {
                operator: SignedName::Operator { left: None, right: None, .. }, ..
            } => {
                let message = "operator argument types must be specified in ALTER OPERATOR FAMILY";
                return Err(Refusal::other(span, "42601", message));
            }
            ClassItem::Storage(ty) => {
                let message = "STORAGE cannot be specified in ALTER OPERATOR FAMILY";
                return Err(Refusal::other(ty.span, "42601", message));
            }
            ClassItem::Operator { .. } | ClassItem::Function { .. } => {}
        }
    }
    let (members, _) = members(simulation, effects, method, items, None, span)?;
    for member in &members {
        if let Some(other) = member.standing(simulation, family, method) {
            let message = format!("{} already exists in operator family", member.words(simulation));
            return Err(Refusal::other(span, "42710", message).about(other));
        }
    }
    for member in members {
        member.store(simulation, family, method, None);
    }
    effects.words = format!("add to operator family {}", names::written(name));
    Ok(())
}

/// `ALTER OPERATOR FAMILY … DROP`
///
/// # Errors
/// 42704 for what is not there, 2BP01 for what a class requires.
pub(super) fn remove(
    simulation: &mut Simulation,
    (name, method_name): (&ObjectName, &Ident),
    items: &[FamilyPlace],
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let method = method(simulation, method_name)?;
    let family = require(simulation, effects, FAMILY, name, method.name)?;
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        let most = if item.function { method.functions } else { method.operators };
        member::require_number(item.function, item.number, most, span)?;
        let (left, right) = both(simulation, &item.types, span)?;
        let place = member::place(simulation, family, method, (item.function, item.number), (&left, &right));
        let Some(id) = place else {
            let message = format!(
                "{} does not exist in operator family \"{}\"",
                member::words(simulation, (item.function, item.number), (&left, &right)),
                names::written(name)
            );
            return Err(Refusal::other(span, "42704", message));
        };
        found.push(id);
    }
    for id in found {
        // Of those named twice the second is gone.
        if simulation.catalog.object(id).is_some() {
            dependency::drop(simulation, effects, &[Address::whole(id)], Request { cascade: false, span })?;
        }
    }
    effects.words = format!("take from operator family {}", names::written(name));
    Ok(())
}

/// One type stands for both operands (`processTypesSpec`).
pub(super) fn both(
    simulation: &Simulation,
    types: &[TypeName],
    span: Span,
) -> Result<(TypeRef, TypeRef), Refusal> {
    match types {
        [both] => {
            let ty = routine::type_of(simulation, both)?;
            Ok((ty.clone(), ty))
        }
        [left, right] => Ok((routine::type_of(simulation, left)?, routine::type_of(simulation, right)?)),
        _ => Err(Refusal::other(span, "42601", "one or two argument types must be specified")),
    }
}

/// `DROP OPERATOR CLASS`, `DROP OPERATOR FAMILY`
///
/// # Errors
/// 42704 if it is not there, 2BP01 if something depends on it.
pub(super) fn drop(
    simulation: &mut Simulation,
    kind: DefinedKind,
    names_written: &[SignedName],
    if_exists: bool,
    request: Request,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut roots = Vec::with_capacity(names_written.len());
    for it in names_written {
        let SignedName::OfMethod { name, method: method_name } = it else { continue };
        let method = method(simulation, method_name)?;
        match require(simulation, effects, kind, name, method.name) {
            Ok(id) => {
                roots.push(Address::whole(id));
                effects.words = format!("drop {} {}", kind.word(), names::qualified(&simulation.catalog, id));
            }
            Err(refusal) if if_exists && matches!(refusal.sqlstate(), Some("42704" | "3F000")) => {
                let (name, span) = (names::written(name), it.span());
                effects.words = format!("skip dropping {} {name}, which does not exist", kind.word());
                let kind = ObjectKind::Defined(kind);
                effects.notes.push(Note::SkippedMissing { kind, name, span });
            }
            Err(refusal) => {
                if of_others(simulation, kind, name, method.name) == Some(true) {
                    let message = format!(
                        "cannot drop {} {} for access method {} because it is required by the database system",
                        kind.word(),
                        names::written(name),
                        method.name
                    );
                    return Err(Refusal::other(it.span(), "2BP01", message));
                }
                return Err(refusal);
            }
        }
    }
    dependency::drop(simulation, effects, &roots, request)
}

/// The class or family that `COMMENT ON` and `ALTER` name.
///
/// # Errors
/// As [`require`].
pub(super) fn addressed(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    it: &SignedName,
) -> Result<(ObjectId, ObjectName, &'static Method), Refusal> {
    let SignedName::OfMethod { name, method: method_name } = it else {
        return Err(Refusal::not_modelled(it.span(), "this way to name an object"));
    };
    let method = method(simulation, method_name)?;
    Ok((require(simulation, effects, kind, name, method.name)?, name.clone(), method))
}

/// `ALTER … RENAME TO`
///
/// # Errors
/// 42704 if it is not there, 42710 if the name is taken.
pub(super) fn rename(
    simulation: &mut Simulation,
    kind: DefinedKind,
    it: &SignedName,
    to: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let (id, name, method) = addressed(simulation, effects, kind, it)?;
    let Some(found) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    let new = Defined { name: to.name.clone(), ..found.clone() };
    require_free_place(simulation, &new, &to.name, to.span, method)?;
    defined::change(&mut simulation.catalog, id, |it| it.name = to.name.clone());
    effects.words = format!("rename {} {} to {}", kind.word(), names::written(&name), to.name);
    Ok(())
}

/// `ALTER … SET SCHEMA`
///
/// # Errors
/// 42704 if it is not there, 3F000 for the schema, 42710 if the name is taken there.
pub(super) fn set_schema(
    simulation: &mut Simulation,
    kind: DefinedKind,
    it: &SignedName,
    target: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let (id, name, method) = addressed(simulation, effects, kind, it)?;
    let schema = names::schema(simulation, target)?;
    let Some(found) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    if found.of != Some(schema) {
        let new = Defined { of: Some(schema), ..found.clone() };
        require_free_place(simulation, &new, &name.name.name, target.span, method)?;
    }
    defined::move_to(simulation, id, target)?;
    effects.words = format!("move {} {} to schema {}", kind.word(), names::written(&name), target.name);
    Ok(())
}

fn require_free_place(
    simulation: &Simulation,
    new: &Defined,
    name: &Name,
    span: Span,
    method: &Method,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Defined(new.kind), new.of, &new.identity()) {
        None => Ok(()),
        Some(other) => {
            let message = format!(
                "{} \"{}\" for access method \"{}\" already exists in schema",
                new.kind.word(),
                name.as_str(),
                method.name
            );
            Err(Refusal::other(span, "42710", message).about(other))
        }
    }
}

/// `ALTER … OWNER TO`
///
/// # Errors
/// 42704 if it, or the role, is not there.
pub(super) fn change_owner(
    simulation: &mut Simulation,
    kind: DefinedKind,
    it: &SignedName,
    to: &RoleName,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let new = role::role(simulation, to)?;
    let (id, name, _) = addressed(simulation, effects, kind, it)?;
    owner_to::change_owner(simulation, id, &new);
    effects.words = format!("change the owner of {} {}", kind.word(), names::written(&name));
    Ok(())
}
