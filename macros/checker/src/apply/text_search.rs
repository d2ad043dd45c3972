//! `CREATE`, `ALTER TEXT SEARCH CONFIGURATION` and `DICTIONARY` (src/backend/commands/tsearchcmds.c).
//! <https://www.postgresql.org/docs/15/textsearch-configuration.html>
//!
//! Parsers and templates are made of functions in C; of those of the history's own only what PostgreSQL's functions do is known.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

mod configuration;
mod dictionary;
mod made;

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, Role, Strength,
};

use super::{defined, named};
use crate::builtin::text_search as system;
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::installed;
use crate::simulation::Simulation;
use crate::syntax::{Define, DefineOption, DefineValue, ObjectKind, ObjectName, Span, TextSearchStatement};

/// # Errors
/// As [`configuration`] and [`dictionary`] say them.
pub(super) fn create(simulation: &mut Simulation, it: &Define, effects: &mut Effects) -> Result<(), Refusal> {
    match it.kind {
        DefinedKind::TextSearchConfiguration => configuration::create(simulation, it, effects),
        DefinedKind::TextSearchDictionary => dictionary::create(simulation, it, effects),
        _ => made::create(simulation, it, effects),
    }
}

/// # Errors
/// As [`configuration`] and [`dictionary`] say them.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &TextSearchStatement,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        TextSearchStatement::Mapping { configuration, change } => {
            configuration::alter(simulation, configuration, change, effects)
        }
        TextSearchStatement::Options { dictionary, options } => {
            dictionary::alter(simulation, dictionary, options, effects)
        }
    }
}

/// What a name of a configuration, a dictionary, a template stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// One of `pg_catalog`.
    System(String),
    /// One of the history.
    Own(ObjectId),
    /// One that an extension brings, with the schema that it stands in.
    Of { extension: ObjectId, schema: ObjectId, name: &'static str },
}

/// The templates and dictionaries of extensions: extension, kind, name.
const OF_EXTENSIONS: &[(&str, DefinedKind, &str)] = &[
    ("dict_int", DefinedKind::TextSearchTemplate, "intdict_template"),
    ("dict_int", DefinedKind::TextSearchDictionary, "intdict"),
    ("dict_xsyn", DefinedKind::TextSearchTemplate, "xsyn_template"),
    ("dict_xsyn", DefinedKind::TextSearchDictionary, "xsyn"),
    ("unaccent", DefinedKind::TextSearchTemplate, "unaccent"),
    ("unaccent", DefinedKind::TextSearchDictionary, "unaccent"),
];

/// What a name stands for: `pg_catalog` comes before `search_path`.
pub(crate) fn find(simulation: &Simulation, kind: DefinedKind, name: &ObjectName) -> Option<Found> {
    let called = name.name.name.as_str();
    let of_system = match kind {
        DefinedKind::TextSearchConfiguration => system::has_configuration(called),
        DefinedKind::TextSearchDictionary => system::has_dictionary(called),
        DefinedKind::TextSearchTemplate => system::has_template(called),
        _ => called == "default",
    };
    let written = name.schema.as_ref().map(|schema| &schema.name);
    if of_system && written.is_none_or(|schema| schema.as_str() == "pg_catalog") {
        return Some(Found::System(called.to_owned()));
    }
    let schemas: Vec<&Name> = match written {
        Some(schema) => vec![schema],
        None => simulation.search_path.iter().collect(),
    };
    schemas.into_iter().find_map(|schema| {
        let schema = simulation.catalog.find(Namespace::Schema, None, schema)?;
        in_schema(simulation, kind, schema, &name.name.name)
    })
}

fn in_schema(simulation: &Simulation, kind: DefinedKind, schema: ObjectId, name: &Name) -> Option<Found> {
    if let Some(id) = simulation.catalog.find(Namespace::Defined(kind), Some(schema), name) {
        return Some(Found::Own(id));
    }
    OF_EXTENSIONS.iter().find_map(|(extension, of, called)| {
        let (id, it) =
            installed(simulation, extension).filter(|_| *of == kind && *called == name.as_str())?;
        (it.schema == schema).then_some(Found::Of { extension: id, schema, name: called })
    })
}

/// What a name stands for.
///
/// # Errors
/// 42704 if it stands for nothing, 3F000 if its schema does not exist.
pub(crate) fn require(
    simulation: &Simulation,
    kind: DefinedKind,
    name: &ObjectName,
) -> Result<Found, Refusal> {
    if let Some(found) = find(simulation, kind, name) {
        return Ok(found);
    }
    if let Some(schema) = name.schema.as_ref().filter(|schema| schema.name.as_str() != "pg_catalog") {
        names::schema(simulation, schema)?;
    }
    Err(names::unknown(simulation, Namespace::Defined(kind), ObjectKind::Defined(kind), name))
}

/// The object of the history that a statement alters.
fn altered(
    simulation: &Simulation,
    kind: DefinedKind,
    name: &ObjectName,
    effects: &mut Effects,
) -> Result<ObjectId, Refusal> {
    match require(simulation, kind, name)? {
        Found::Own(id) => {
            if let Some(schema) = named::schema_of(simulation, id) {
                named::note_unqualified(simulation, effects, name, schema);
            }
            Ok(id)
        }
        Found::System(called) => {
            Err(Refusal::not_modelled(name.span(), format!("the system's {} {called}", kind.word())))
        }
        Found::Of { extension, name: called, .. } => {
            let what = format!("the {} {called} of an extension", kind.word());
            Err(Refusal::not_modelled(name.span(), what).about(extension))
        }
    }
}

/// Its name as it is printed while `search_path` is empty.
fn printed(found: &Found) -> Stored {
    match found {
        Found::System(name) => defined::text(name),
        Found::Own(id) => Stored { pieces: vec![Piece::Object(*id)], also: Vec::new() },
        Found::Of { extension, schema, name } => Stored {
            pieces: vec![Piece::Schema(*schema), Piece::Text(format!(".{name}"))],
            also: vec![*extension],
        },
    }
}

/// A new object in its schema, without attributes yet.
fn draft(kind: DefinedKind, schema: ObjectId, name: &Name) -> Defined {
    Defined {
        kind,
        of: Some(schema),
        name: name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    }
}

/// PostgreSQL leaves it to its own index to find that the name is taken.
///
/// # Errors
/// 23505
fn insert(simulation: &mut Simulation, new: Defined, span: Span) -> Result<ObjectId, Refusal> {
    let taken = new.of.and_then(|schema| in_schema(simulation, new.kind, schema, &new.name));
    if taken.is_some() {
        let message = format!("{} \"{}\" already exists", new.kind.word(), new.name.as_str());
        return Err(Refusal::other(span, "23505", message));
    }
    Ok(simulation.catalog.insert(Object::Defined(new)))
}

/// A name as `defGetQualifiedName` reads it.
fn qualified(option: &DefineOption) -> Result<ObjectName, Refusal> {
    match &option.value {
        DefineValue::Name(name) => Ok(name.clone()),
        DefineValue::Type(ty) => Ok(ty.name.clone()),
        DefineValue::Text(text) => {
            let name = crate::syntax::Ident { name: Name::new(text), span: option.span };
            Ok(ObjectName { schema: None, name })
        }
        DefineValue::None => Err(requires_parameter(option)),
        DefineValue::Number(_) | DefineValue::Routine(_) => {
            let message = format!("argument of {} must be a name", option.name);
            Err(Refusal::other(option.span, "42601", message))
        }
    }
}

fn requires_parameter(option: &DefineOption) -> Refusal {
    Refusal::other(option.span, "42601", format!("{} requires a parameter", option.name))
}
