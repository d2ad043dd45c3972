//! `CREATE ACCESS METHOD` (src/backend/commands/amcmds.c). <https://www.postgresql.org/docs/15/sql-create-access-method.html>
//!
//! Tables and indexes of an access method of the history's own are not modelled: what its handler does is told in C.

use arcoiris_catalog::{Defined, DefinedKind, Namespace, Object};

use super::{defined, support_function};
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{CreateAccessMethod, ObjectKind};

const KIND: DefinedKind = DefinedKind::AccessMethod;

/// The access methods that every database has.
const OF_SYSTEM: &[&str] = &["heap", "btree", "hash", "gist", "gin", "spgist", "brin"];

/// Whether every database has an access method of this name.
pub(super) fn is_of_system(name: &str) -> bool {
    OF_SYSTEM.contains(&name)
}

/// # Errors
/// 42710 if there is such an access method, 42883 for a handler that is not there, 42809 for one of another kind.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateAccessMethod,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let name = &it.name.name;
    let taken = simulation.catalog.find(Namespace::Defined(KIND), None, name);
    if taken.is_some() || is_of_system(name.as_str()) {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Defined(KIND), name: name.to_string() };
        let refusal = Refusal::new(it.name.span, fact);
        return Err(match taken {
            Some(other) => refusal.about(other),
            None => refusal,
        });
    }
    let handler = support_function::taking(simulation, effects, &it.handler, &[Kind::of_fact("internal")])?;
    let (ty, result) =
        if it.of_tables { ("table", "table_am_handler") } else { ("index", "index_am_handler") };
    if handler.result != Some(Kind::of_fact(result)) {
        let message = format!("function {} must return type {result}", names::written(&it.handler));
        return Err(Refusal::other(it.handler.span(), "42809", message));
    }
    let mut new = Defined {
        kind: KIND,
        of: None,
        name: name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    };
    defined::set_attribute(&mut new, "handler", Some(handler.stored));
    defined::set_attribute(&mut new, "type", Some(defined::text(ty)));
    simulation.catalog.insert(Object::Defined(new));
    effects.words = format!("create access method {name}");
    Ok(())
}
