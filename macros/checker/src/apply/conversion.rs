//! `CREATE CONVERSION` (src/backend/commands/conversioncmds.c). <https://www.postgresql.org/docs/15/sql-createconversion.html>
//!
//! What converts is written in C, so that only PostgreSQL's own functions are known.

use arcoiris_catalog::{Defined, DefinedKind, Object, ObjectId, Role, State, Strength};

use super::{defined, named, support_function};
use crate::builtin::encoding;
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{CreateConversion, Span};

const KIND: DefinedKind = DefinedKind::Conversion;

/// # Errors
/// 3F000, 42704, 42883 for a schema, an encoding, a function that are not there, 42P17 for SQL_ASCII, XX000 for a function between other
/// encodings, 42710 if the name is taken or there is another default.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateConversion,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let encoding = |name: &str, which: &str| {
        encoding::named(name).ok_or_else(|| {
            let message = format!("{which} encoding \"{name}\" does not exist");
            Refusal::other(span, "42704", message)
        })
    };
    let (from, to) = (encoding(&it.from, "source")?, encoding(&it.to, "destination")?);
    if [from, to].contains(&"SQL_ASCII") {
        let message = "encoding conversion to or from \"SQL_ASCII\" is not supported";
        return Err(Refusal::other(span, "42P17", message));
    }
    let arguments = ["int4", "int4", "cstring", "internal", "int4", "bool"].map(Kind::of_fact);
    let function = support_function::taking(simulation, effects, &it.function, &arguments)?;
    let called = it.function.name.name.as_str();
    if !encoding::is_of_system(called) {
        return Err(Refusal::not_modelled(it.function.span(), "a conversion by a function in C"));
    }
    if !encoding::converts(called, from, to) {
        // It is called with nothing to see whether it takes the encodings.
        let message = format!("the function {called} does not convert from \"{from}\" to \"{to}\"");
        return Err(Refusal::other(it.function.span(), "XX000", message));
    }
    let mut new = Defined {
        kind: KIND,
        of: Some(schema),
        name: it.name.name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    defined::set_attribute(&mut new, "function", Some(function.stored));
    defined::set_attribute(&mut new, "from", Some(defined::text(from)));
    defined::set_attribute(&mut new, "to", Some(defined::text(to)));
    defined::set_attribute(&mut new, "default", it.is_default.then(|| defined::text("yes")));
    defined::require_free(simulation, &new, it.name.span())?;
    if it.is_default
        && let Some(other) = default(simulation, schema, &new)
    {
        let message = format!("default conversion for {from} to {to} already exists");
        return Err(Refusal::other(span, "42710", message).about(other));
    }
    simulation.catalog.insert(Object::Defined(new));
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create conversion {}", names::written(&it.name));
    Ok(())
}

/// The default conversion of a schema between the same encodings.
fn default(simulation: &Simulation, schema: ObjectId, new: &Defined) -> Option<ObjectId> {
    simulation.catalog.dependents(schema).find(|id| {
        let Some(Object::Defined(other)) = simulation.catalog.object(*id).map(AsRef::as_ref) else {
            return false;
        };
        other.kind == KIND
            && ["default", "from", "to"].iter().all(|name| other.attribute(name) == new.attribute(name))
    })
}
