//! `GRANT` and `REVOKE` (src/backend/catalog/aclchk.c). <https://www.postgresql.org/docs/15/sql-grant.html>
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{
    DefinedKind, Grant as Granted, Grantee, Object, ObjectId, Privilege, PrivilegedKind, Privileges, Role,
    RoutineKind, State, TableKind, TypeKind, all_privileges, default_privileges, materialised,
};

use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Grant, GrantTarget, Ident, ObjectKind, ObjectName, RoleName, Span};

use super::rename::{is_column_of_sequence, is_system_column, unknown_column};
use super::{defined, language, named, object, role};

/// # Errors
/// What PostgreSQL says of a thing or a column that is not there, 0LP01 for a privilege that it does not have, 2BP01 for one that
/// was passed on; a role that is not declared.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Grant,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if let Some(RoleName::Named(ident)) = &it.granted_by {
        // It has to be the current user, whose name is not known before the revision is applied.
        return Err(Refusal::not_modelled(ident.span, "GRANTED BY a role by name"));
    }
    let to: Vec<Grantee> =
        it.grantees.iter().map(|written| role::grantee(simulation, written)).collect::<Result<_, _>>()?;
    if language::grants_nothing(simulation, it, &to)? {
        effects.words = "grant what everybody may do already".to_owned();
        return Ok(());
    }
    let (kind, objects) = objects(simulation, it, span, effects)?;
    let mut grantees = Vec::with_capacity(it.grantees.len());
    let mut public = None;
    for written in &it.grantees {
        let grantee = role::grantee(simulation, written)?;
        if it.is_grant && it.grant_option && grantee == Grantee::Public && !objects.is_empty() {
            public = Some(written);
        }
        grantees.push(grantee);
    }
    if it.is_grant
        && it.grant_option
        && objects.is_empty()
        && grantees.contains(&Grantee::Public)
        && let Some(extension) = extension_among(simulation, it)
    {
        return Err(Refusal::not_modelled(span, "grant options on what an extension brings").about(extension));
    }
    valid_for_statement(simulation, it, kind, span)?;
    require_kind(simulation, it)?;
    if it.is_grant
        && it.grant_option
        && objects.is_empty()
        && grantees.contains(&Grantee::Public)
        && let Some(range) = range_among(simulation, it, kind)
    {
        let message = "grant options can only be granted to roles";
        return Err(Refusal::other(span, "0LP01", message).about(range));
    }
    for (id, at) in &objects {
        let to_public = public.map(role::span);
        on_object(simulation, it, *id, *at, (&grantees, to_public), span)?;
    }
    let called: Vec<String> =
        objects.iter().map(|(id, _)| names::qualified(&simulation.catalog, *id)).collect();
    let verb = if it.is_grant { "grant" } else { "revoke" };
    effects.words = format!("{verb} privileges on {}", called.join(", "));
    Ok(())
}

/// The objects, each with the place where it is named.
fn objects(
    simulation: &Simulation,
    it: &Grant,
    span: Span,
    effects: &mut Effects,
) -> Result<(ObjectKind, Vec<(ObjectId, Span)>), Refusal> {
    let mut found = Vec::new();
    match &it.target {
        GrantTarget::NotModelled(words) => Err(Refusal::not_modelled(span, words.clone())),
        GrantTarget::Objects(kind, written) => {
            for name in written {
                found.push((object_named(simulation, effects, *kind, name)?, name.span()));
            }
            Ok((*kind, found))
        }
        GrantTarget::Routines(kind, written) => {
            for routine in written {
                if let Some(id) = super::routine::find(simulation, effects, routine, false)? {
                    found.push((id, routine.name.span()));
                }
            }
            Ok((*kind, found))
        }
        GrantTarget::AllInSchema(kind, schemas) => {
            for ident in schemas {
                let schema = names::schema(simulation, ident)?;
                let is_meant = |id: &ObjectId| {
                    let object = simulation.catalog.object(*id);
                    object.is_some_and(|object| in_schema(object, schema) && is_among(object, *kind))
                };
                let mut members: Vec<ObjectId> =
                    simulation.catalog.dependents(schema).filter(is_meant).collect();
                members.sort_unstable();
                found.extend(members.into_iter().map(|id| (id, ident.span)));
            }
            Ok((*kind, found))
        }
    }
}

/// An extension in the schemas of `ALL … IN SCHEMA`: what it brings is not held here.
fn extension_among(simulation: &Simulation, it: &Grant) -> Option<ObjectId> {
    let GrantTarget::AllInSchema(_, schemas) = &it.target else { return None };
    let schemas = schemas.iter().filter_map(|ident| names::schema(simulation, ident).ok());
    schemas
        .flat_map(|schema| simulation.catalog.dependents(schema))
        .filter(|id| matches!(simulation.catalog.object(*id).map(AsRef::as_ref), Some(Object::Extension(_))))
        .min()
}

/// A range type in the schemas of `ALL FUNCTIONS IN SCHEMA`: it has constructors, which are not held here.
fn range_among(simulation: &Simulation, it: &Grant, kind: ObjectKind) -> Option<ObjectId> {
    let GrantTarget::AllInSchema(_, schemas) = &it.target else { return None };
    if !matches!(kind, ObjectKind::Function | ObjectKind::Routine) {
        return None;
    }
    let schemas = schemas.iter().filter_map(|ident| names::schema(simulation, ident).ok());
    schemas
        .flat_map(|schema| simulation.catalog.dependents(schema).map(move |id| (schema, id)))
        .filter(|(schema, id)| {
            matches!(simulation.catalog.object(*id).map(AsRef::as_ref),
                Some(Object::Type(ty)) if ty.schema == *schema && matches!(ty.kind, TypeKind::Range { .. }))
        })
        .map(|(_, id)| id)
        .min()
}

/// Whether the object stands in the schema, rather than depending on it in another way.
fn in_schema(object: &Object, schema: ObjectId) -> bool {
    match object {
        Object::Table(it) => it.schema == schema,
        Object::Sequence(it) => it.schema == schema,
        Object::Routine(it) => it.schema == schema,
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Index(_)
        | Object::Trigger(_)
        | Object::Defined(_) => false,
    }
}

/// Whether `ALL … IN SCHEMA` means the object.
fn is_among(object: &Object, kind: ObjectKind) -> bool {
    match object {
        Object::Table(it) => kind == ObjectKind::Table && it.kind != TableKind::Composite,
        Object::Sequence(_) => kind == ObjectKind::Sequence,
        Object::Routine(it) => match kind {
            ObjectKind::Function => it.kind != RoutineKind::Procedure,
            ObjectKind::Procedure => it.kind == RoutineKind::Procedure,
            ObjectKind::Routine => true,
            ObjectKind::Schema
            | ObjectKind::Extension
            | ObjectKind::Type
            | ObjectKind::Domain
            | ObjectKind::Table
            | ObjectKind::Column
            | ObjectKind::Constraint
            | ObjectKind::DomainConstraint
            | ObjectKind::Index
            | ObjectKind::Sequence
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Aggregate
            | ObjectKind::Trigger
            | ObjectKind::Defined(_)
            | ObjectKind::Other => false,
        },
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Index(_)
        | Object::Trigger(_)
        | Object::Defined(_) => false,
    }
}

/// The object of this name, whatever it is.
fn object_named(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<ObjectId, Refusal> {
    match kind {
        ObjectKind::Schema => names::schema(simulation, &name.name),
        ObjectKind::Type | ObjectKind::Domain => {
            named::any_type(simulation, effects, kind, name).map(|(id, _)| id)
        }
        ObjectKind::Table | ObjectKind::Sequence => {
            let id = named::relation(simulation, effects, kind, name, false)?;
            id.ok_or_else(|| Refusal::not_modelled(name.span(), "privileges on this relation"))
        }
        ObjectKind::Defined(
            kind @ (DefinedKind::ForeignDataWrapper | DefinedKind::ForeignServer | DefinedKind::Language),
        ) => defined::in_database(simulation, kind, &name.name),
        ObjectKind::Extension
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => Err(Refusal::not_modelled(name.span(), "privileges on this kind of object")),
    }
}

/// The objects are of the kind that the statement says, or of one that it takes for it.
fn require_kind(simulation: &Simulation, it: &Grant) -> Result<(), Refusal> {
    let GrantTarget::Objects(kind, written) = &it.target else { return Ok(()) };
    for name in written {
        let effects = &mut Effects::default();
        let id = object_named(simulation, effects, *kind, name)?;
        match kind {
            ObjectKind::Type | ObjectKind::Domain => {
                let (_, is_array) = named::any_type(simulation, effects, *kind, name)?;
                if is_array {
                    let message = "cannot set privileges of array types";
                    return Err(Refusal::other(name.span(), "0LP01", message).about(id));
                }
                let is_own = named::type_with(simulation, id).is_some_and(|it| it.extension.is_none())
                    || simulation.catalog.object(id).is_some_and(|it| names::kind_of(it) == ObjectKind::Type);
                if !is_own && *kind == ObjectKind::Type {
                    return Err(Refusal::not_modelled(name.span(), "privileges on this type").about(id));
                }
                named::own_type(simulation, effects, *kind, name)?;
            }
            ObjectKind::Table | ObjectKind::Sequence => {
                match simulation.catalog.object(id).map(|object| names::kind_of(object)) {
                    Some(ObjectKind::Index) => {
                        let message = format!("\"{}\" is an index", name.name.name.as_str());
                        return Err(Refusal::other(name.span(), "42809", message).about(id));
                    }
                    Some(ObjectKind::Type) => {
                        let message = format!("\"{}\" is a composite type", name.name.name.as_str());
                        return Err(Refusal::other(name.span(), "42809", message).about(id));
                    }
                    Some(found) if *kind == ObjectKind::Sequence && found != ObjectKind::Sequence => {
                        return Err(named::wrong_kind(simulation, id, name, *kind));
                    }
                    Some(_) | None => {}
                }
            }
            ObjectKind::Schema
            | ObjectKind::Extension
            | ObjectKind::Column
            | ObjectKind::Constraint
            | ObjectKind::DomainConstraint
            | ObjectKind::Index
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine
            | ObjectKind::Trigger
            | ObjectKind::Defined(_)
            | ObjectKind::Other => {}
        }
    }
    Ok(())
}

/// What is wrong with the privileges whatever the objects are.
fn valid_for_statement(
    simulation: &Simulation,
    it: &Grant,
    kind: ObjectKind,
    span: Span,
) -> Result<(), Refusal> {
    if let Some(column) = it.all_columns.first()
        && kind != ObjectKind::Table
    {
        let message = "column privileges are only valid for relations";
        return Err(Refusal::other(column.span, "0LP01", message));
    }
    for (privilege, columns) in &it.privileges {
        require_known(simulation, *privilege, span)?;
        if let Some(column) = columns.first() {
            if kind != ObjectKind::Table {
                let message = "column privileges are only valid for relations";
                return Err(Refusal::other(column.span, "0LP01", message));
            }
            continue;
        }
        let valid = match privileged(kind) {
            PrivilegedKind::Table => {
                all_privileges(PrivilegedKind::Table).contains(privilege) || *privilege == Privilege::Usage
            }
            of => all_privileges(of).contains(privilege),
        };
        let word = kind_words(kind);
        if !valid {
            return Err(invalid(*privilege, word, span));
        }
    }
    Ok(())
}

/// The privileges that a statement about this kind of object may name.
fn privileged(kind: ObjectKind) -> PrivilegedKind {
    match kind {
        ObjectKind::Schema => PrivilegedKind::Schema,
        ObjectKind::Sequence => PrivilegedKind::Sequence,
        ObjectKind::Type | ObjectKind::Domain => PrivilegedKind::Type,
        ObjectKind::Function | ObjectKind::Procedure | ObjectKind::Aggregate | ObjectKind::Routine => {
            PrivilegedKind::Routine
        }
        ObjectKind::Defined(DefinedKind::Language) => PrivilegedKind::Language,
        ObjectKind::Defined(DefinedKind::ForeignDataWrapper) => PrivilegedKind::ForeignDataWrapper,
        ObjectKind::Defined(DefinedKind::ForeignServer) => PrivilegedKind::ForeignServer,
        ObjectKind::Table
        | ObjectKind::Extension
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => PrivilegedKind::Table,
    }
}

/// As the message about a privilege that does not fit has it.
pub(super) fn kind_words(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Defined(DefinedKind::ForeignDataWrapper) => "foreign-data wrapper",
        ObjectKind::Defined(DefinedKind::ForeignServer) => "foreign server",
        kind if privileged(kind) == PrivilegedKind::Table => "relation",
        kind => kind.word(),
    }
}

/// # Errors
/// What is not modelled, and what older servers do not know.
pub(super) fn require_known(
    simulation: &Simulation,
    privilege: Privilege,
    span: Span,
) -> Result<(), Refusal> {
    if privilege != Privilege::Maintain {
        return Ok(());
    }
    if simulation.server < 17 {
        return Err(Refusal::other(span, "42601", "unrecognized privilege type \"maintain\""));
    }
    // Catalogs hold the privileges that every version has.
    Err(Refusal::not_modelled(span, "the privilege MAINTAIN by itself"))
}

pub(super) fn invalid(privilege: Privilege, of: &str, span: Span) -> Refusal {
    Refusal::other(span, "0LP01", format!("invalid privilege type {} for {of}", word(privilege)))
}

/// The SQL word of a privilege.
fn word(privilege: Privilege) -> &'static str {
    match privilege {
        Privilege::Select => "SELECT",
        Privilege::Insert => "INSERT",
        Privilege::Update => "UPDATE",
        Privilege::Delete => "DELETE",
        Privilege::Truncate => "TRUNCATE",
        Privilege::References => "REFERENCES",
        Privilege::Trigger => "TRIGGER",
        Privilege::Usage => "USAGE",
        Privilege::Create => "CREATE",
        Privilege::Connect => "CONNECT",
        Privilege::Temporary => "TEMPORARY",
        Privilege::Execute => "EXECUTE",
        Privilege::Maintain => "MAINTAIN",
    }
}

/// The privileges that an object has; `None` for what has none.
pub(super) fn privileged_object(object: &Object) -> Option<PrivilegedKind> {
    match object {
        Object::Schema(_) => Some(PrivilegedKind::Schema),
        Object::Type(_) => Some(PrivilegedKind::Type),
        Object::Table(it) if it.kind == TableKind::Composite => Some(PrivilegedKind::Type),
        Object::Table(_) => Some(PrivilegedKind::Table),
        Object::Sequence(_) => Some(PrivilegedKind::Sequence),
        Object::Routine(_) => Some(PrivilegedKind::Routine),
        Object::Defined(it) => match it.kind {
            DefinedKind::Language | DefinedKind::ForeignDataWrapper | DefinedKind::ForeignServer => {
                Some(privileged(ObjectKind::Defined(it.kind)))
            }
            _ => None,
        },
        Object::Extension(_) | Object::Constraint(_) | Object::Index(_) | Object::Trigger(_) => None,
    }
}

fn on_object(
    simulation: &mut Simulation,
    it: &Grant,
    id: ObjectId,
    at: Span,
    (grantees, to_public): (&[Grantee], Option<Span>),
    span: Span,
) -> Result<(), Refusal> {
    let refuse_public = || match to_public {
        Some(span) => Err(Refusal::other(span, "0LP01", "grant options can only be granted to roles")),
        None => Ok(()),
    };
    let Some(found) = simulation.catalog.object(id).cloned() else { return Ok(()) };
    let Some(kind) = privileged_object(&found) else { return Ok(()) };
    let Some(owner) = found.owner().cloned() else { return Ok(()) };
    let is_all = it.privileges.is_empty() && it.all_columns.is_empty();
    let mut privileges: Vec<Privilege> = if is_all {
        all_privileges(kind).to_vec()
    } else {
        it.privileges
            .iter()
            .filter(|(_, columns)| columns.is_empty())
            .map(|(privilege, _)| *privilege)
            .collect()
    };
    match kind {
        PrivilegedKind::Table => {
            if privileges.contains(&Privilege::Usage) {
                return Err(invalid(Privilege::Usage, "table", span).about(id));
            }
        }
        // GRANT ON TABLE takes a sequence, for the privileges that sequences have; of others it only warns.
        PrivilegedKind::Sequence => privileges.retain(|it| all_privileges(kind).contains(it)),
        PrivilegedKind::Schema
        | PrivilegedKind::Type
        | PrivilegedKind::Column
        | PrivilegedKind::Routine
        | PrivilegedKind::Language
        | PrivilegedKind::ForeignDataWrapper
        | PrivilegedKind::ForeignServer => {}
    }
    let change = Change { it, grantees, owner: &owner, kind, at };
    let mut stored = None;
    simulation.catalog.change(id, |object| {
        if let Some(privileges) = object.privileges_mut() {
            stored.clone_from(privileges);
        }
    });
    if !privileges.is_empty() {
        refuse_public()?;
        let new = change.on(stored, &privileges)?;
        simulation.catalog.change(id, |object| {
            if let Some(privileges) = object.privileges_mut() {
                *privileges = new;
            }
        });
    }
    if let Object::Table(table) = &*found {
        let qualified = names::qualified(&simulation.catalog, id);
        for (number, privileges) in column_privileges(it, table, &qualified, &privileges)? {
            refuse_public()?;
            let Some(column) = table.column_numbered(number) else { continue };
            let change = Change { kind: PrivilegedKind::Column, ..change };
            let new = change.on(column.privileges.clone(), &privileges)?;
            let new = new.filter(|grants| !grants.is_empty());
            if new != column.privileges {
                object::change_table(&mut simulation.catalog, id, |table| {
                    if let Some(column) = table.column_mut(number) {
                        column.privileges = new;
                    }
                });
            }
        }
    } else {
        let mut columns = it.privileges.iter().flat_map(|(_, columns)| columns).chain(&it.all_columns);
        if let Some(column) = columns.next() {
            if !is_column_of_sequence(&column.name) {
                let qualified = names::qualified(&simulation.catalog, id);
                let (table, column_name) = (qualified, column.name.to_string());
                let fact = RefusalFact::UnknownColumn { table, column: column_name, similar: Vec::new() };
                return Err(Refusal::new(column.span, fact).about(id));
            }
            return Err(Refusal::not_modelled(column.span, "privileges on a column of a sequence").about(id));
        }
    }
    Ok(())
}

/// The columns whose own privileges change, each with which. A privilege revoked from the table is revoked from its columns too.
fn column_privileges(
    it: &Grant,
    table: &arcoiris_catalog::Table,
    qualified: &str,
    of_table: &[Privilege],
) -> Result<Vec<(arcoiris_catalog::ColumnNumber, Vec<Privilege>)>, Refusal> {
    let possible = all_privileges(PrivilegedKind::Column);
    let mut found: Vec<(arcoiris_catalog::ColumnNumber, Vec<Privilege>)> = Vec::new();
    let mut add = |number, privilege| match found.iter_mut().find(|(other, _)| *other == number) {
        Some((_, privileges)) => privileges.push(privilege),
        None => found.push((number, vec![privilege])),
    };
    if !it.is_grant {
        for column in &table.columns {
            for privilege in possible.iter().filter(|privilege| of_table.contains(privilege)) {
                add(column.number, *privilege);
            }
        }
    }
    let number = |ident: &Ident| match table.column(ident.name.as_str()) {
        Some(column) => Ok(column.number),
        None if is_system_column(&ident.name) => {
            Err(Refusal::not_modelled(ident.span, "privileges on a system column"))
        }
        None => Err(unknown_column(table, qualified, ident)),
    };
    for (privilege, columns) in &it.privileges {
        for ident in columns {
            if !possible.contains(privilege) {
                return Err(invalid(*privilege, "column", ident.span));
            }
            add(number(ident)?, *privilege);
        }
    }
    for ident in &it.all_columns {
        let number = number(ident)?;
        for privilege in possible {
            add(number, *privilege);
        }
    }
    Ok(found)
}

/// What a statement does to one list of privileges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) it: &'a Grant,
    pub(super) grantees: &'a [Grantee],
    pub(super) owner: &'a Role,
    pub(super) kind: PrivilegedKind,
    pub(super) at: Span,
}

impl Change<'_> {
    /// The list afterwards: a NULL one is spelled out first. The owner is the one who gives, whoever of those who may act for
    /// the owner runs the statement (`select_best_grantor`).
    pub(super) fn on(self, stored: Privileges, privileges: &[Privilege]) -> Result<Privileges, Refusal> {
        let mut grants = stored.unwrap_or_else(|| default_privileges(self.kind, self.owner));
        for grantee in self.grantees {
            for privilege in privileges {
                if self.it.is_grant {
                    grants.push(Granted {
                        grantee: grantee.clone(),
                        privilege: *privilege,
                        grant_option: self.it.grant_option,
                        grantor: self.owner.clone(),
                    });
                } else {
                    self.revoke(&mut grants, grantee, *privilege, self.owner)?;
                }
            }
        }
        Ok(Some(materialised(grants)))
    }

    fn revoke(
        self,
        grants: &mut Vec<Granted>,
        grantee: &Grantee,
        privilege: Privilege,
        grantor: &Role,
    ) -> Result<(), Refusal> {
        let is_meant = |grant: &Granted| {
            grant.grantee == *grantee && grant.privilege == privilege && grant.grantor == *grantor
        };
        let had_option = grants.iter().any(|grant| is_meant(grant) && grant.grant_option);
        if self.it.grant_option {
            for grant in grants.iter_mut().filter(|grant| is_meant(grant)) {
                grant.grant_option = false;
            }
        } else {
            grants.retain(|grant| !is_meant(grant));
        }
        // The owner may always grant. Others lose what they passed on.
        let Grantee::Role(role) = grantee else { return Ok(()) };
        if !had_option || role == self.owner {
            return Ok(());
        }
        let still = grants
            .iter()
            .any(|grant| grant.grantee == *grantee && grant.privilege == privilege && grant.grant_option);
        let passed_on: Vec<Granted> = grants
            .iter()
            .filter(|grant| !still && grant.grantor == *role && grant.privilege == privilege)
            .cloned()
            .collect();
        if !passed_on.is_empty() && !self.it.cascade {
            let fact = RefusalFact::Other {
                sqlstate: "2BP01",
                message: "dependent privileges exist".to_owned(),
                hint: Some("use CASCADE to revoke them too".to_owned()),
            };
            return Err(Refusal::new(self.at, fact));
        }
        let whole = Grant { grant_option: false, ..self.it.clone() };
        for grant in passed_on {
            Change { it: &whole, ..self }.revoke(grants, &grant.grantee, privilege, role)?;
        }
        Ok(())
    }
}
