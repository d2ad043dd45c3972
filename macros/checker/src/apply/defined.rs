//! Objects that are sets of attributes: what statements about all of their kinds have in common.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{
    Catalog, ColumnNumber, Defined, DefinedKind, Expression, Key, Name, Namespace, Object, ObjectId, Piece,
    State,
};

use super::dependency::{self, Address, Request};
use super::{
    access_method, cast, collation, conversion, create_extension, create_operator_class, database,
    default_privileges, foreign_data, import_foreign_schema, language, maintenance, named, operator,
    operator_family, owned, policy, publication, role_statement, security_label, server_grant, statistics,
    subscription, tablespace, text_search, transform,
};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{
    DefinedStatement, HandlerStatement, Ident, ObjectKind, ObjectName, OperatorClassStatement,
    ServerStatement, Span,
};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &DefinedStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        DefinedStatement::DropOn { kind, name, relation, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            drop_on(simulation, effects, *kind, (name, relation), *if_exists, request)
        }
        DefinedStatement::RenameOn { kind, name, relation, to, if_exists } => {
            rename_on(simulation, effects, *kind, (name, relation), to, *if_exists)
        }
        DefinedStatement::CreatePolicy(it) => policy::create(simulation, it, span, effects),
        DefinedStatement::AlterPolicy(it) => policy::alter(simulation, it, effects),
        DefinedStatement::DefaultPrivileges(it) => default_privileges::apply(simulation, it, span, effects),
        DefinedStatement::Role(it) => role_statement::apply(simulation, it, span, effects),
        DefinedStatement::DropOwned { roles, cascade } => {
            owned::drop(simulation, roles, *cascade, span, effects)
        }
        DefinedStatement::Cluster { what, outside_transaction } => {
            if *outside_transaction {
                effects.notes.push(Note::OutsideTransactionOnly { span });
            }
            effects.words = what.to_lowercase();
            Ok(())
        }
        DefinedStatement::Maintenance(it) => maintenance::apply(simulation, it, span, effects),
        DefinedStatement::ExtensionMember { extension, add, kind, name } => {
            create_extension::member(simulation, extension, *add, (*kind, name), effects)
        }
        DefinedStatement::UpdateExtension { extension, version } => {
            create_extension::update(simulation, extension, version.as_ref(), effects)
        }
        DefinedStatement::ReassignOwned { roles, to } => owned::reassign(simulation, roles, to, effects),
        DefinedStatement::Statistics(it) => statistics::create(simulation, it, effects),
        DefinedStatement::StatisticsTarget { name, target, if_exists } => {
            statistics::target(simulation, (name, *if_exists), *target, span, effects)
        }
        DefinedStatement::Publication(it) => publication::apply(simulation, it, span, effects),
        DefinedStatement::ForeignData(it) => foreign_data::apply(simulation, it, span, effects),
        DefinedStatement::OperatorClass(it) => {
            let done = operator_class_statement(simulation, it, span, effects);
            if matches!(&done, Err(Refusal { fact: RefusalFact::NotModelled { .. }, .. })) {
                simulation.unseen_operators = true;
            }
            done
        }
        DefinedStatement::Handler(HandlerStatement::Language(it)) => {
            language::create(simulation, it, effects)
        }
        DefinedStatement::Handler(HandlerStatement::Transform(it)) => {
            transform::create(simulation, it, span, effects)
        }
        DefinedStatement::Handler(HandlerStatement::Conversion(it)) => {
            conversion::create(simulation, it, span, effects)
        }
        DefinedStatement::Handler(HandlerStatement::AccessMethod(it)) => {
            access_method::create(simulation, it, effects)
        }
        DefinedStatement::AlterOperator { name, options } => {
            operator::alter(simulation, name, options, effects)
        }
        DefinedStatement::OwnerOfSigned { kind: DefinedKind::Operator, name, role } => {
            operator::change_owner(simulation, name, role, effects)
        }
        DefinedStatement::SchemaOfSigned { kind: DefinedKind::Operator, name, schema } => {
            operator::set_schema(simulation, name, schema, effects)
        }
        DefinedStatement::DropSigned { kind: DefinedKind::Transform, names, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            names.iter().try_for_each(|name| transform::drop(simulation, name, *if_exists, request, effects))
        }
        DefinedStatement::CreateCast(it) => cast::create(simulation, it, span, effects),
        DefinedStatement::DropSigned { kind: DefinedKind::Cast, names, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            names.iter().try_for_each(|name| cast::drop(simulation, name, *if_exists, request, effects))
        }
        DefinedStatement::DropSigned { kind: DefinedKind::Operator, names, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            operator::drop(simulation, names, *if_exists, request, effects)
        }
        DefinedStatement::DropSigned { kind: kind @ (CLASS | FAMILY), names, if_exists, cascade } => {
            let request = Request { cascade: *cascade, span };
            operator_family::drop(simulation, *kind, names, *if_exists, request, effects)
        }
        DefinedStatement::RenameSigned { kind: kind @ (CLASS | FAMILY), name, to } => {
            operator_family::rename(simulation, *kind, name, to, effects)
        }
        DefinedStatement::OwnerOfSigned { kind: kind @ (CLASS | FAMILY), name, role } => {
            operator_family::change_owner(simulation, *kind, name, role, effects)
        }
        DefinedStatement::SchemaOfSigned { kind: kind @ (CLASS | FAMILY), name, schema } => {
            operator_family::set_schema(simulation, *kind, name, schema, effects)
        }
        DefinedStatement::SecurityLabel { provider } => {
            Err(security_label::refused(simulation, provider.as_deref(), span))
        }
        DefinedStatement::Server(ServerStatement::Database { name, change }) => {
            database::apply(simulation, name, change, span, effects)
        }
        DefinedStatement::Server(ServerStatement::Tablespace { name, change }) => {
            tablespace::apply(simulation, name, change, span, effects)
        }
        DefinedStatement::Server(ServerStatement::MoveAll { from, to, roles }) => {
            tablespace::move_all(simulation, (from, to), roles, effects)
        }
        DefinedStatement::Server(ServerStatement::Grant(it)) => server_grant::apply(simulation, it, effects),
        DefinedStatement::Subscription(it) => subscription::apply(simulation, it, effects),
        DefinedStatement::ImportForeignSchema(it) => {
            Err(import_foreign_schema::refused(simulation, it, span))
        }
        DefinedStatement::TextSearch(it) => text_search::apply(simulation, it, effects),
        DefinedStatement::Define(it) => match it.kind {
            DefinedKind::TextSearchConfiguration
            | DefinedKind::TextSearchDictionary
            | DefinedKind::TextSearchParser
            | DefinedKind::TextSearchTemplate => text_search::create(simulation, it, effects),
            DefinedKind::Collation => collation::create(simulation, it, effects),
            DefinedKind::Operator => operator::create(simulation, it, span, effects),
            other => Err(Refusal::not_modelled(span, format!("CREATE {}", other.word().to_uppercase()))),
        },
        DefinedStatement::DropSigned { .. }
        | DefinedStatement::RenameSigned { .. }
        | DefinedStatement::OwnerOfSigned { .. }
        | DefinedStatement::SchemaOfSigned { .. } => Err(Refusal::not_modelled(span, "this kind of object")),
    }
}

const CLASS: DefinedKind = DefinedKind::OperatorClass;
const FAMILY: DefinedKind = DefinedKind::OperatorFamily;

fn operator_class_statement(
    simulation: &mut Simulation,
    it: &OperatorClassStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        OperatorClassStatement::Create(it) => create_operator_class::apply(simulation, it, span, effects),
        OperatorClassStatement::CreateFamily { name, method } => {
            operator_family::create(simulation, name, method, effects)
        }
        OperatorClassStatement::Add { name, method, items } => {
            operator_family::add(simulation, (name, method), items, span, effects)
        }
        OperatorClassStatement::Remove { name, method, items } => {
            operator_family::remove(simulation, (name, method), items, span, effects)
        }
    }
}

/// An attribute's value that is nothing but words.
pub(super) fn text(words: &str) -> Expression {
    Expression { pieces: vec![Piece::Text(words.to_owned())], also: Vec::new() }
}

/// The words of an attribute that has no names in it.
pub(super) fn words(value: &Expression) -> String {
    let text = |piece: &Piece| if let Piece::Text(text) = piece { text.clone() } else { String::new() };
    value.pieces.iter().map(text).collect()
}

/// The object with this number, if it is a set of attributes.
pub(super) fn defined(catalog: &Catalog, id: ObjectId) -> Option<&Defined> {
    match catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Defined(it)) => Some(it),
        _ => None,
    }
}

/// Changes such an object.
pub(super) fn change(catalog: &mut Catalog, id: ObjectId, change: impl FnOnce(&mut Defined)) {
    catalog.change(id, |object| {
        if let Object::Defined(it) = object {
            change(it);
        }
    });
}

/// Sets an attribute, or takes it away.
pub(super) fn set_attribute(it: &mut Defined, name: &str, value: Option<Expression>) {
    it.attributes.retain(|(attribute, _)| attribute.as_str() != name);
    if let Some(value) = value {
        it.attributes.push((Name::new(name), value));
        it.attributes.sort_by(|(left, _), (right, _)| left.cmp(right));
    }
}

/// The object of this name that stands in the database itself.
///
/// # Errors
/// 42704 if there is none.
pub(super) fn in_database(
    simulation: &Simulation,
    kind: DefinedKind,
    name: &Ident,
) -> Result<ObjectId, Refusal> {
    let namespace = Namespace::Defined(kind);
    simulation.catalog.find(namespace, None, &name.name).ok_or_else(|| unknown(simulation, kind, name))
}

/// The object of this name, which stands in a schema if those of its kind do.
///
/// # Errors
/// 42704 if there is none, 3F000 if the schema does not exist.
pub(super) fn named(
    simulation: &Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    name: &ObjectName,
) -> Result<ObjectId, Refusal> {
    if !kind.in_schema() {
        return in_database(simulation, kind, &name.name);
    }
    match find_named(simulation, kind, name) {
        Some(id) => {
            if let Some(schema) = named::schema_of(simulation, id) {
                named::note_unqualified(simulation, effects, name, schema);
            }
            Ok(id)
        }
        None => {
            if let Some(written) = &name.schema {
                names::schema(simulation, written)?;
            }
            Err(unknown_named(simulation, kind, name))
        }
    }
}

/// The object of this name, if there is one.
pub(super) fn find_named(simulation: &Simulation, kind: DefinedKind, name: &ObjectName) -> Option<ObjectId> {
    let namespace = Namespace::Defined(kind);
    if kind.in_schema() {
        names::find(simulation, namespace, name)
    } else {
        simulation.catalog.find(namespace, None, &name.name.name)
    }
}

/// The refusal for a name that stands for nothing.
pub(super) fn unknown_named(simulation: &Simulation, kind: DefinedKind, name: &ObjectName) -> Refusal {
    if kind.in_schema() {
        unknown_in_schema(simulation, kind, name)
    } else {
        unknown(simulation, kind, &name.name)
    }
}

/// Whether a name means what every database has, so that it cannot be dropped.
pub(super) fn is_of_system(simulation: &Simulation, kind: DefinedKind, name: &ObjectName) -> bool {
    let called = name.name.name.as_str();
    match kind {
        DefinedKind::TextSearchConfiguration
        | DefinedKind::TextSearchDictionary
        | DefinedKind::TextSearchParser
        | DefinedKind::TextSearchTemplate => {
            matches!(text_search::find(simulation, kind, name), Some(text_search::Found::System(_)))
        }
        DefinedKind::Conversion => {
            name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog")
                && crate::builtin::encoding::has_conversion(called)
        }
        DefinedKind::AccessMethod => access_method::is_of_system(called),
        _ => false,
    }
}

/// The refusal for a name in a schema that stands for nothing; what PostgreSQL brings itself is not modelled.
pub(super) fn unknown_in_schema(simulation: &Simulation, kind: DefinedKind, name: &ObjectName) -> Refusal {
    let called = name.name.name.as_str();
    let own = match kind {
        DefinedKind::Collation => {
            crate::builtin::collation(called, simulation.server).is_some()
                || crate::builtin::may_be_of_system(called)
        }
        DefinedKind::TextSearchConfiguration
        | DefinedKind::TextSearchDictionary
        | DefinedKind::TextSearchParser
        | DefinedKind::TextSearchTemplate => text_search::find(simulation, kind, name).is_some(),
        DefinedKind::Conversion => {
            name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog")
                && crate::builtin::encoding::has_conversion(called)
        }
        _ => false,
    };
    if own {
        return Refusal::not_modelled(name.span(), format!("the system's {} {called}", kind.word()));
    }
    names::unknown(simulation, Namespace::Defined(kind), ObjectKind::Defined(kind), name)
}

/// The refusal for a name in the database that stands for nothing; PostgreSQL's own languages and the like are not modelled.
pub(super) fn unknown(simulation: &Simulation, kind: DefinedKind, name: &Ident) -> Refusal {
    let called = name.name.as_str();
    let own = match kind {
        DefinedKind::Language => matches!(called, "internal" | "c" | "sql" | "plpgsql"),
        DefinedKind::AccessMethod => access_method::is_of_system(called),
        DefinedKind::Tablespace => matches!(called, "pg_default" | "pg_global"),
        // An extension's, whose own attributes are not held.
        DefinedKind::ForeignDataWrapper => foreign_data::extension_with(simulation, &name.name).is_some(),
        _ => false,
    };
    if own {
        return Refusal::not_modelled(name.span, format!("the system's {} {called}", kind.word()));
    }
    let namespace = Namespace::Defined(kind);
    let similar = names::similar(simulation, namespace, None, &name.name);
    let fact = RefusalFact::Unknown { kind: ObjectKind::Defined(kind), name: name.name.to_string(), similar };
    let mut refusal = Refusal::new(name.span, fact);
    refusal.missing = Some(Key { namespace, parent: None, name: name.name.clone() });
    refusal
}

/// The refusal for what does not stand on a relation (42704).
pub(super) fn unknown_on(
    simulation: &Simulation,
    kind: DefinedKind,
    name: &Ident,
    relation: ObjectId,
) -> Refusal {
    unknown_part(simulation, ObjectKind::Defined(kind), Namespace::Defined(kind), name, relation)
}

/// The same for a trigger too.
pub(super) fn unknown_part(
    simulation: &Simulation,
    kind: ObjectKind,
    namespace: Namespace,
    name: &Ident,
    relation: ObjectId,
) -> Refusal {
    let similar = names::similar(simulation, namespace, Some(relation), &name.name);
    let on = format!("{} on {}", name.name, names::qualified(&simulation.catalog, relation));
    let mut refusal = Refusal::new(name.span, RefusalFact::Unknown { kind, name: on, similar });
    refusal.missing = Some(Key { namespace, parent: Some(relation), name: name.name.clone() });
    refusal
}

/// The relation that something stands on; an index has nothing on it.
pub(super) fn relation_of(
    simulation: &Simulation,
    effects: &mut Effects,
    relation: &ObjectName,
    if_exists: bool,
) -> Result<Option<ObjectId>, Refusal> {
    if if_exists && names::find(simulation, Namespace::Relation, relation).is_none() {
        return Ok(None);
    }
    let found = named::relation(simulation, effects, ObjectKind::Table, relation, if_exists)?;
    if let Some(id) = found
        && let Some(Object::Index(_)) = simulation.catalog.object(id).map(AsRef::as_ref)
    {
        let message = format!("\"{}\" is an index", relation.name.name.as_str());
        return Err(Refusal::other(relation.span(), "42809", message).about(id));
    }
    Ok(found)
}

fn drop_on(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    (name, relation): (&Ident, &ObjectName),
    if_exists: bool,
    request: Request,
) -> Result<(), Refusal> {
    let on = relation_of(simulation, effects, relation, if_exists)?;
    let found = on.and_then(|on| simulation.catalog.find(Namespace::Defined(kind), Some(on), &name.name));
    match (on, found) {
        (Some(on), Some(id)) => {
            let (word, on) = (kind.word(), names::qualified(&simulation.catalog, on));
            effects.words = format!("drop {word} {} on {on}", name.name);
            dependency::drop(simulation, effects, &[Address::whole(id)], request)
        }
        (Some(on), None) if !if_exists => Err(unknown_on(simulation, kind, name, on)),
        (_, None) | (None, _) => {
            let written = format!("{} on {}", name.name, names::written(relation));
            effects.words = format!("skip dropping {} {written}, which does not exist", kind.word());
            let kind = ObjectKind::Defined(kind);
            effects.notes.push(Note::SkippedMissing { kind, name: written, span: name.span });
            Ok(())
        }
    }
}

fn rename_on(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    (name, relation): (&Ident, &ObjectName),
    to: &Ident,
    if_exists: bool,
) -> Result<(), Refusal> {
    let Some(on) = named::relation(simulation, effects, ObjectKind::Table, relation, if_exists)? else {
        return Ok(());
    };
    let namespace = Namespace::Defined(kind);
    let taken = simulation.catalog.find(namespace, Some(on), &to.name);
    let found = simulation.catalog.find(namespace, Some(on), &name.name);
    // A policy's new name is looked at first.
    if kind == DefinedKind::Rule && found.is_none() {
        return Err(unknown_on(simulation, kind, name, on));
    }
    if let Some(other) = taken {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Defined(kind), name: to.name.to_string() };
        return Err(Refusal::new(to.span, fact).about(other));
    }
    let Some(id) = found else { return Err(unknown_on(simulation, kind, name, on)) };
    change(&mut simulation.catalog, id, |it| it.name = to.name.clone());
    let on = names::qualified(&simulation.catalog, on);
    effects.words = format!("rename {} {} on {on} to {}", kind.word(), name.name, to.name);
    Ok(())
}

/// `ALTER … RENAME TO`
pub(super) fn rename(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    name: &ObjectName,
    to: &Ident,
) -> Result<(), Refusal> {
    let id = named(simulation, effects, kind, name)?;
    let before = names::qualified(&simulation.catalog, id);
    rename_to(simulation, id, to)?;
    effects.words = format!("rename {} {before} to {}", kind.word(), to.name);
    Ok(())
}

/// # Errors
/// 42710 if the name is taken.
pub(super) fn rename_to(simulation: &mut Simulation, id: ObjectId, to: &Ident) -> Result<(), Refusal> {
    let Some(found) = defined(&simulation.catalog, id) else { return Ok(()) };
    if found.kind == DefinedKind::Language && language::is_there(simulation, to.name.as_str()) {
        return Err(language::taken(to));
    }
    let new = Defined { name: to.name.clone(), ..found.clone() };
    require_free(simulation, &new, to.span)?;
    change(&mut simulation.catalog, id, |it| it.name = to.name.clone());
    Ok(())
}

/// The object's name is free where it is to stand.
///
/// # Errors
/// 42710
pub(super) fn require_free(simulation: &Simulation, new: &Defined, span: Span) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Defined(new.kind), new.of, &new.identity()) {
        None => Ok(()),
        Some(other) => {
            let fact =
                RefusalFact::Duplicate { kind: ObjectKind::Defined(new.kind), name: new.name.to_string() };
            Err(Refusal::new(span, fact).about(other))
        }
    }
}

/// `ALTER … SET SCHEMA`
pub(super) fn set_schema(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: DefinedKind,
    name: &ObjectName,
    target: &Ident,
) -> Result<(), Refusal> {
    let id = named(simulation, effects, kind, name)?;
    let before = names::qualified(&simulation.catalog, id);
    move_to(simulation, id, target)?;
    effects.words = format!("move {} {before} to schema {}", kind.word(), target.name);
    Ok(())
}

/// # Errors
/// 3F000 for a schema that does not exist, 42710 if the name is taken there.
pub(super) fn move_to(simulation: &mut Simulation, id: ObjectId, target: &Ident) -> Result<(), Refusal> {
    let new = names::schema(simulation, target)?;
    let Some(found) = defined(&simulation.catalog, id) else { return Ok(()) };
    let Some(old) = found.of.filter(|old| *old != new) else { return Ok(()) };
    require_free(simulation, &Defined { of: Some(new), ..found.clone() }, target.span)?;
    change(&mut simulation.catalog, id, |it| {
        it.of = Some(new);
        for (target, _) in it.references.iter_mut().filter(|(target, _)| *target == old) {
            *target = new;
        }
    });
    Ok(())
}

/// Why the type of a column has to stay that it is for the sake of this object (`RememberAllDependentForRebuilding`).
pub(super) fn refuses_type(
    catalog: &Catalog,
    dependent: ObjectId,
    table: ObjectId,
    column: ColumnNumber,
) -> Option<&'static str> {
    let what = match defined(catalog, dependent)?.kind {
        DefinedKind::Policy => "in a policy definition",
        DefinedKind::Publication => "by a publication WHERE clause",
        _ => return None,
    };
    let mut references = Vec::new();
    catalog.object(dependent)?.references(&mut references);
    let reads = |it: &arcoiris_catalog::Reference| it.target == table && it.column == Some(column);
    references.iter().any(reads).then_some(what)
}
