//! `DROP` of relations, types, schemas and extensions.
//!
//! Several names count together: what they depend on each other is no hindrance.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{DefinedKind, Key, Name, Namespace, Object, ObjectId, State, TableKind, TypeKind};

use super::dependency::{self, Address, Request};
use super::named::{note_unqualified, schema_of};
use super::{defined, language, object};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Drop, ObjectKind, ObjectName, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Drop,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let find = match it.kind {
        ObjectKind::Table
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable => relation,
        ObjectKind::Type | ObjectKind::Domain => type_or_domain,
        ObjectKind::Schema => schema,
        ObjectKind::Extension => extension,
        ObjectKind::Defined(_) => of_kind,
        ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => return Err(Refusal::not_modelled(span, it.tag.clone())),
    };
    if it.concurrently {
        concurrently(it, span, effects)?;
    }
    let mut roots: Vec<Address> = Vec::with_capacity(it.names.len());
    for name in &it.names {
        require_pinned(simulation, it, name)?;
        match find(simulation, it.kind, name)? {
            Some(id) => {
                if !roots.contains(&Address::whole(id)) {
                    roots.push(Address::whole(id));
                }
                if !matches!(it.kind, ObjectKind::Schema | ObjectKind::Extension)
                    && let Some(schema) = schema_of(simulation, id)
                {
                    note_unqualified(simulation, effects, name, schema);
                }
            }
            None if it.if_exists => effects.notes.push(Note::SkippedMissing {
                kind: it.kind,
                name: names::written(name),
                span: name.span(),
            }),
            None => return Err(missing(simulation, it.kind, name)),
        }
    }
    if it.kind == ObjectKind::Extension && roots.iter().any(|root| takes_routines(simulation, root.id)) {
        return Err(Refusal::not_modelled(span, "dropping a language that functions are written in"));
    }
    words(simulation, it, &roots, effects);
    let table =
        roots.first().and_then(|root| object::index(&simulation.catalog, root.id)).map(|index| index.table);
    dependency::drop(simulation, effects, &roots, Request { cascade: it.cascade, span })?;
    if it.concurrently {
        effects.locks.clear();
        effects.locks.extend(table.map(|table| (Lock::ShareUpdateExclusive, table)));
    }
    Ok(())
}

/// Whether an extension is that of PL/pgSQL and there are functions in it.
fn takes_routines(simulation: &Simulation, extension: ObjectId) -> bool {
    let catalog = &simulation.catalog;
    catalog.find(Namespace::Extension, None, &Name::new("plpgsql")) == Some(extension)
        && catalog.iter().any(
            |(_, object)| matches!(object.as_ref(), Object::Routine(it) if it.language.as_str() == "plpgsql"),
        )
}

/// `DROP INDEX CONCURRENTLY` <https://www.postgresql.org/docs/15/sql-dropindex.html>
fn concurrently(it: &Drop, span: Span, effects: &mut Effects) -> Result<(), Refusal> {
    if it.names.len() > 1 {
        let message = "DROP INDEX CONCURRENTLY does not support dropping multiple objects";
        return Err(Refusal::other(span, "0A000", message));
    }
    if it.cascade {
        let message = "DROP INDEX CONCURRENTLY does not support CASCADE";
        return Err(Refusal::other(span, "0A000", message));
    }
    effects.notes.push(Note::OutsideTransactionOnly { span });
    Ok(())
}

fn words(simulation: &Simulation, it: &Drop, roots: &[Address], effects: &mut Effects) {
    let kind = it.kind.word();
    effects.words = if roots.is_empty() {
        let written: Vec<String> = it.names.iter().map(names::written).collect();
        format!("skip dropping {kind} {}, which does not exist", written.join(", "))
    } else {
        let written: Vec<String> =
            roots.iter().map(|root| names::qualified(&simulation.catalog, root.id)).collect();
        format!("drop {kind} {}", written.join(", "))
    };
}

/// The refusal for what is not there: a schema that is written and missing is what PostgreSQL names first.
fn missing(simulation: &Simulation, kind: ObjectKind, name: &ObjectName) -> Refusal {
    if let Some(written) = &name.schema
        && let Err(refusal) = names::schema(simulation, written)
    {
        return refusal;
    }
    if let ObjectKind::Defined(kind) = kind {
        return defined::unknown_named(simulation, kind, name);
    }
    let namespace = match kind {
        ObjectKind::Schema => Namespace::Schema,
        ObjectKind::Extension => Namespace::Extension,
        ObjectKind::Type | ObjectKind::Domain => Namespace::Type,
        ObjectKind::Table
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Defined(_)
        | ObjectKind::Other => Namespace::Relation,
    };
    match namespace {
        Namespace::Schema | Namespace::Extension => {
            let ident = &name.name;
            let similar = names::similar(simulation, namespace, None, &ident.name);
            let mut refusal = Refusal::new(
                ident.span,
                RefusalFact::Unknown { kind, name: ident.name.to_string(), similar },
            );
            refusal.missing = Some(Key { namespace, parent: None, name: ident.name.clone() });
            refusal
        }
        Namespace::Relation if kind == ObjectKind::Index => {
            // PostgreSQL calls a missing index an undefined object where it drops, an undefined table where it alters.
            let mut refusal = names::unknown(simulation, namespace, kind, name);
            if let RefusalFact::Unknown { name, similar, .. } = &refusal.fact {
                let hint = similar.first().map(|alike| format!("Perhaps \"{alike}\" is meant."));
                let message = format!("index \"{name}\" does not exist");
                refusal.fact = RefusalFact::Other { sqlstate: "42704", message, hint };
            }
            refusal
        }
        Namespace::Relation
        | Namespace::Type
        | Namespace::Constraint
        | Namespace::Routine
        | Namespace::Trigger
        | Namespace::Defined(_) => names::unknown(simulation, namespace, kind, name),
    }
}

fn relation(
    simulation: &Simulation,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<Option<ObjectId>, Refusal> {
    let Some(id) = names::find(simulation, Namespace::Relation, name) else { return Ok(None) };
    let found = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    if found == kind { Ok(Some(id)) } else { Err(wrong_kind(name, found, kind, id)) }
}

fn wrong_kind(name: &ObjectName, found: ObjectKind, wanted: ObjectKind, id: ObjectId) -> Refusal {
    Refusal::new(name.span(), RefusalFact::WrongKind { name: names::written(name), found, wanted }).about(id)
}

fn type_or_domain(
    simulation: &Simulation,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<Option<ObjectId>, Refusal> {
    let Some(id) = names::find(simulation, Namespace::Type, name) else {
        if crate::resolve::type_name(simulation, &plain_type(name)).is_ok() {
            let message = format!(
                "cannot drop type {} because it is required by the database system",
                names::written(name)
            );
            return Err(Refusal::other(name.span(), "2BP01", message));
        }
        return Ok(None);
    };
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Type(found)) => {
            if found.name != name.name.name {
                let owner = format!("type {}", names::qualified(&simulation.catalog, id));
                return Err(part(name, owner, id));
            }
            let is_domain = matches!(found.kind, TypeKind::Domain { .. });
            if kind == ObjectKind::Domain && !is_domain {
                return Err(wrong_kind(name, ObjectKind::Type, ObjectKind::Domain, id));
            }
            Ok(Some(id))
        }
        Some(Object::Table(found))
            if found.kind == TableKind::Composite
                && found.name == name.name.name
                && kind == ObjectKind::Type =>
        {
            Ok(Some(id))
        }
        Some(Object::Table(found)) => {
            if kind == ObjectKind::Domain {
                return Err(wrong_kind(name, ObjectKind::Type, ObjectKind::Domain, id));
            }
            if found.kind == TableKind::Composite && found.name == name.name.name {
                return Ok(Some(id));
            }
            let table = names::qualified(&simulation.catalog, id);
            let word =
                if found.name == name.name.name { names::kind_of_table(found.kind).word() } else { "type" };
            let owner = format!("{word} {table}");
            Err(part(name, owner, id))
        }
        _ => Ok(None),
    }
}

/// The refusal for an array type or a table's row type, which go only with what they belong to.
fn part(name: &ObjectName, owner: String, id: ObjectId) -> Refusal {
    let fact = RefusalFact::PartOf { kind: ObjectKind::Type, name: names::written(name), owner };
    Refusal::new(name.span(), fact).about(id)
}

/// A type's name as a column would have it, to ask whether it is one of PostgreSQL's own.
fn plain_type(name: &ObjectName) -> crate::syntax::TypeName {
    crate::syntax::TypeName {
        name: name.clone(),
        modifiers: Vec::new(),
        modifier: -1,
        dimensions: 0,
        set_of: false,
        percent_type: false,
        span: name.span(),
    }
}

/// What every database has and what may be dropped nevertheless is not modelled (`pg_stop_making_pinned_objects`): the
/// configurations, dictionaries and the template of the languages, and `information_schema`. Where something depends on it, and there
/// always is something but for configurations, only with CASCADE.
fn require_pinned(simulation: &Simulation, it: &Drop, name: &ObjectName) -> Result<(), Refusal> {
    let called = name.name.name.as_str();
    let droppable = match it.kind {
        ObjectKind::Defined(kind) => {
            let of_system = defined::is_of_system(simulation, kind, name);
            of_system
                && match kind {
                    DefinedKind::TextSearchConfiguration => called != "simple",
                    DefinedKind::TextSearchDictionary => it.cascade && called != "simple",
                    DefinedKind::TextSearchTemplate => it.cascade && called == "snowball",
                    _ => false,
                }
        }
        ObjectKind::Schema => it.cascade && called == "information_schema",
        _ => false,
    };
    if droppable {
        let what = format!("dropping the system's {} {called}", it.kind.word());
        return Err(Refusal::not_modelled(name.span(), what));
    }
    Ok(())
}

fn of_kind(
    simulation: &Simulation,
    kind: ObjectKind,
    name: &ObjectName,
) -> Result<Option<ObjectId>, Refusal> {
    let ObjectKind::Defined(kind) = kind else { return Ok(None) };
    if let Some(id) = defined::find_named(simulation, kind, name) {
        return Ok(Some(id));
    }
    if kind == arcoiris_catalog::DefinedKind::Language {
        language::require_droppable(simulation, &name.name)?;
    }
    // What is PostgreSQL's own is told before IF EXISTS is.
    if defined::is_of_system(simulation, kind, name) {
        let message = format!(
            "cannot drop {} {} because it is required by the database system",
            kind.word(),
            names::written(name)
        );
        return Err(Refusal::other(name.span(), "2BP01", message));
    }
    let refusal = defined::unknown_named(simulation, kind, name);
    if matches!(refusal.fact, RefusalFact::NotModelled { .. }) { Err(refusal) } else { Ok(None) }
}

fn schema(
    simulation: &Simulation,
    _kind: ObjectKind,
    name: &ObjectName,
) -> Result<Option<ObjectId>, Refusal> {
    let ident = &name.name;
    match ident.name.as_str() {
        "pg_catalog" | "information_schema" | "pg_toast" => Err(Refusal::other(
            ident.span,
            "2BP01",
            format!("cannot drop schema {} because it is required by the database system", ident.name),
        )),
        _ => Ok(simulation.catalog.find(Namespace::Schema, None, &ident.name)),
    }
}

fn extension(
    simulation: &Simulation,
    _kind: ObjectKind,
    name: &ObjectName,
) -> Result<Option<ObjectId>, Refusal> {
    Ok(simulation.catalog.find(Namespace::Extension, None, &name.name.name))
}
