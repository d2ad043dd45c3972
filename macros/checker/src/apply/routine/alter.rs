//! `ALTER FUNCTION` and its like. <https://www.postgresql.org/docs/15/sql-alterfunction.html>

use arcoiris_catalog::{Namespace, ObjectId, RoutineKind, routine_identity};

use super::attributes;
use super::{change, find, with};
use crate::apply::{owner_to, role};
use crate::effects::Effects;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, RoleName, RoutineName, RoutineOption, Span};

/// The routine, which must be there.
fn altered(simulation: &Simulation, effects: &mut Effects, it: &RoutineName) -> Result<ObjectId, Refusal> {
    let found = find(simulation, effects, it, false)?;
    let id = found.ok_or_else(|| Refusal::not_modelled(it.name.span(), "this routine"))?;
    effects.words =
        format!("alter {} {}", it.kind.word(), arcoiris_catalog::routine_signature(&simulation.catalog, id));
    Ok(id)
}

/// `ALTER FUNCTION … STRICT SET …`
pub(super) fn attributes(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    options: &[RoutineOption],
) -> Result<(), Refusal> {
    let id = altered(simulation, effects, it)?;
    let Some(mut routine) = with(simulation, id).cloned() else { return Ok(()) };
    if routine.kind == RoutineKind::Aggregate {
        let message = format!("\"{}\" is an aggregate function", it.name.name.name.as_str());
        return Err(Refusal::other(it.name.span(), "42809", message).about(id));
    }
    let written = attributes::gather(options, routine.kind == RoutineKind::Procedure)?;
    if let Some(name) = written.support {
        return Err(Refusal::not_modelled(name.span(), "SUPPORT of a function"));
    }
    routine.volatility = written.volatility.unwrap_or(routine.volatility);
    routine.strict = written.strict.unwrap_or(routine.strict);
    routine.security_definer = written.security_definer.unwrap_or(routine.security_definer);
    routine.leakproof = written.leakproof.unwrap_or(routine.leakproof);
    routine.parallel = written.parallel.unwrap_or(routine.parallel);
    super::create::set_estimates(&mut routine, &written)?;
    routine.settings =
        attributes::settings(simulation.server, std::mem::take(&mut routine.settings), &written.settings)?;
    change(simulation, id, |stored| *stored = routine);
    Ok(())
}

/// `ALTER FUNCTION … RENAME TO`
pub(super) fn rename(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    to: &Ident,
) -> Result<(), Refusal> {
    let id = altered(simulation, effects, it)?;
    let Some(routine) = with(simulation, id) else { return Ok(()) };
    let identity = routine_identity(&to.name, routine.inputs());
    require_free(simulation, routine.schema, &identity, it, to.span)?;
    change(simulation, id, |routine| routine.name = to.name.clone());
    Ok(())
}

/// `ALTER FUNCTION … SET SCHEMA`
pub(super) fn schema(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    to: &Ident,
) -> Result<(), Refusal> {
    let id = altered(simulation, effects, it)?;
    let schema = names::schema(simulation, to)?;
    let Some(routine) = with(simulation, id) else { return Ok(()) };
    if routine.schema == schema {
        return Ok(());
    }
    require_member_of_none(routine.extension, it, id)?;
    require_free(simulation, schema, &routine.identity(), it, to.span)?;
    change(simulation, id, |routine| routine.schema = schema);
    Ok(())
}

fn require_member_of_none(
    extension: Option<ObjectId>,
    it: &RoutineName,
    id: ObjectId,
) -> Result<(), Refusal> {
    match extension {
        Some(_) => Err(Refusal::not_modelled(it.name.span(), "altering a member of an extension").about(id)),
        None => Ok(()),
    }
}

fn require_free(
    simulation: &Simulation,
    schema: ObjectId,
    identity: &arcoiris_catalog::Name,
    it: &RoutineName,
    span: Span,
) -> Result<(), Refusal> {
    match simulation.catalog.find(Namespace::Routine, Some(schema), identity) {
        None => Ok(()),
        Some(other) => {
            let name = arcoiris_catalog::routine_signature(&simulation.catalog, other);
            Err(Refusal::new(span, RefusalFact::Duplicate { kind: it.kind, name }).about(other))
        }
    }
}

/// `ALTER FUNCTION … OWNER TO`
pub(super) fn owner(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    to: &RoleName,
) -> Result<(), Refusal> {
    let new = role::role(simulation, to)?;
    let id = altered(simulation, effects, it)?;
    owner_to::change_owner(simulation, id, &new);
    Ok(())
}

/// `ALTER FUNCTION … [NO] DEPENDS ON EXTENSION`
pub(super) fn depends(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &RoutineName,
    extension: &Ident,
    _remove: bool,
) -> Result<(), Refusal> {
    altered(simulation, effects, it)?;
    Err(Refusal::not_modelled(extension.span, "DEPENDS ON EXTENSION"))
}
