//! Procedural languages: those that every database has, and `CREATE LANGUAGE … HANDLER` (src/backend/commands/proclang.c).
//! Without a handler it is `CREATE EXTENSION`. <https://www.postgresql.org/docs/15/sql-createlanguage.html>

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Grantee, Name, Namespace, Object, Piece, Role, State,
};

use super::{defined, support_function};
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{CreateLanguage, Grant, GrantTarget, Ident, ObjectKind, ObjectName};

const KIND: DefinedKind = DefinedKind::Language;

/// The languages that every database has; others, PL/pgSQL too, come with an extension of their name.
const OF_SYSTEM: &[&str] = &["c", "internal", "sql"];

/// Whether a database has the language without the history's making it.
pub(super) fn is_there(simulation: &Simulation, name: &str) -> bool {
    OF_SYSTEM.contains(&name)
        || name.starts_with("pl")
            && simulation.catalog.find(Namespace::Extension, None, &Name::new(name)).is_some()
}

/// # Errors
/// 42883 for functions that are not there, 42809 for a handler that gives something else, 42710 if there is such a language.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateLanguage,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let handler = support_function::taking(simulation, effects, &it.handler, &[])?;
    if handler.result != Some(Kind::of_fact("language_handler")) {
        let name = names::written(&it.handler);
        let message = format!("function {name} must return type language_handler");
        return Err(Refusal::other(it.handler.span(), "42809", message));
    }
    let mut other = |name: &Option<ObjectName>, input: Kind| {
        let mut named = |name| support_function::taking(simulation, effects, name, &[input]);
        name.as_ref().map(|name| named(name).map(|it| it.stored)).transpose()
    };
    let inline = other(&it.inline, Kind::of_fact("internal"))?;
    let validator = other(&it.validator, Kind::of_fact("oid"))?;
    let mut new = Defined {
        kind: KIND,
        of: None,
        name: it.name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    defined::set_attribute(&mut new, "handler", Some(handler.stored));
    defined::set_attribute(&mut new, "inline", inline);
    defined::set_attribute(&mut new, "validator", validator);
    defined::set_attribute(&mut new, "trusted", it.trusted.then(|| defined::text("yes")));
    if is_there(simulation, it.name.name.as_str()) {
        if it.or_replace {
            return Err(Refusal::not_modelled(it.name.span, "another handler of a language of the system's"));
        }
        return Err(taken(&it.name));
    }
    effects.words = format!("create language {}", it.name.name);
    let there = simulation.catalog.find(Namespace::Defined(KIND), None, &it.name.name);
    match there {
        Some(id) if it.or_replace => {
            defined::change(&mut simulation.catalog, id, |it| it.attributes = new.attributes);
        }
        Some(id) => return Err(taken(&it.name).about(id)),
        None => {
            simulation.catalog.insert(Object::Defined(new));
        }
    }
    Ok(())
}

/// The refusal for a name that a language has.
pub(super) fn taken(name: &Ident) -> Refusal {
    let fact = RefusalFact::Duplicate { kind: ObjectKind::Defined(KIND), name: name.name.to_string() };
    Refusal::new(name.span, fact)
}

/// The language that a statement names, as a part of what it makes.
///
/// # Errors
/// 42704 if it is not there.
pub(super) fn part(simulation: &Simulation, name: &Ident) -> Result<Stored, Refusal> {
    let namespace = Namespace::Defined(KIND);
    if let Some(id) = simulation.catalog.find(namespace, None, &name.name) {
        return Ok(Stored { pieces: vec![Piece::Object(id)], also: Vec::new() });
    }
    if is_there(simulation, name.name.as_str()) {
        let extension = simulation.catalog.find(Namespace::Extension, None, &name.name);
        return Ok(Stored {
            pieces: vec![Piece::Text(name.name.to_string())],
            also: extension.into_iter().collect(),
        });
    }
    Err(defined::unknown(simulation, KIND, name))
}

/// Whether a language of the history's own may be used by whom it is granted to.
fn is_trusted(simulation: &Simulation, name: &Name) -> Option<bool> {
    let id = simulation.catalog.find(Namespace::Defined(KIND), None, name)?;
    let Object::Defined(it) = simulation.catalog.object(id)?.as_ref() else { return None };
    Some(it.attribute("trusted").is_some())
}

/// The refusal to drop a language that belongs to PostgreSQL.
///
/// # Errors
/// 2BP01
pub(super) fn require_droppable(simulation: &Simulation, name: &Ident) -> Result<(), Refusal> {
    let called = name.name.as_str();
    match called {
        "internal" | "c" | "sql" => {
            let message =
                format!("cannot drop language {called} because it is required by the database system");
            Err(Refusal::other(name.span, "2BP01", message))
        }
        "plpgsql" => match simulation.catalog.find(Namespace::Extension, None, &Name::new("plpgsql")) {
            Some(extension) => {
                let fact = RefusalFact::PartOf {
                    kind: ObjectKind::Defined(KIND),
                    name: called.to_owned(),
                    owner: "extension plpgsql".to_owned(),
                };
                Err(Refusal::new(name.span, fact).about(extension))
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Whether a statement grants everybody what everybody may do already: use a trusted language.
///
/// # Errors
/// 42809 for a language that is not trusted.
pub(super) fn grants_nothing(
    simulation: &Simulation,
    it: &Grant,
    grantees: &[Grantee],
) -> Result<bool, Refusal> {
    let GrantTarget::Objects(ObjectKind::Defined(KIND), names) = &it.target else {
        return Ok(false);
    };
    let untrusted = |name: &&ObjectName| {
        matches!(name.name.name.as_str(), "internal" | "c")
            || is_trusted(simulation, &name.name.name) == Some(false)
    };
    if let Some(name) = names.iter().find(untrusted) {
        let message = format!("language \"{}\" is not trusted", name.name.name.as_str());
        return Err(Refusal::other(name.span(), "42809", message));
    }
    let trusted = |name: &ObjectName| matches!(name.name.name.as_str(), "sql" | "plpgsql");
    let usage = it
        .privileges
        .iter()
        .all(|(privilege, columns)| *privilege == arcoiris_catalog::Privilege::Usage && columns.is_empty());
    Ok(it.is_grant
        && !it.grant_option
        && usage
        && it.all_columns.is_empty()
        && names.iter().all(trusted)
        && grantees.iter().all(|grantee| *grantee == Grantee::Public))
}
