//! `SET CONSTRAINTS`, `EXPLAIN`, `DISCARD`: what they name must be there.

use arcoiris_catalog::{Name, Namespace, Object, ObjectId};

use super::{named, object, temporary};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, ObjectName, Span, StatementKind, UtilityStatement};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &UtilityStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        UtilityStatement::SetConstraints { names, deferred } => {
            effects.words = format!("set constraints {}", if *deferred { "deferred" } else { "immediate" });
            set_constraints(simulation, names, *deferred)
        }
        UtilityStatement::Explain { statement, analyze } => {
            if *analyze && !matches!(statement.kind, StatementKind::Select(_)) {
                return Err(Refusal::not_modelled(span, "EXPLAIN ANALYZE of what writes"));
            }
            let mark = simulation.catalog.mark();
            let rows = simulation.rows.mark();
            let done = super::transition(simulation, statement, &mut Effects::default());
            simulation.catalog.rollback(mark);
            simulation.rows.rollback(rows);
            done?;
            effects.words = "explain a statement".to_owned();
            Ok(())
        }
        UtilityStatement::Discard { all, temporary } => {
            effects.words = "discard what the session holds".to_owned();
            if *all {
                effects.notes.push(Note::OutsideTransactionOnly { span });
                simulation.search_path.clone_from(&simulation.configured_search_path);
                simulation.cursors.clear();
                simulation.prepared.clear();
            }
            if *temporary {
                temporary::discard(simulation);
            }
            Ok(())
        }
        UtilityStatement::Call(it) => super::do_block::call(simulation, it, effects),
        UtilityStatement::Merge(it) => super::data::merge::apply(simulation, it, effects),
        UtilityStatement::Session(it) => super::session::apply(simulation, it, span, effects),
    }
}

/// Constraints of these names, in the schema that is written or in the first of `search_path` that has one; all must be
/// deferrable.
fn set_constraints(simulation: &mut Simulation, names: &[ObjectName], deferred: bool) -> Result<(), Refusal> {
    for name in names {
        if let Some(schema) = &name.schema {
            names::schema(simulation, schema)?;
        }
        let path: Vec<Name> = match &name.schema {
            Some(schema) => vec![schema.name.clone()],
            None => simulation.search_path.clone(),
        };
        let mut found: Vec<ObjectId> = Vec::new();
        for schema in path {
            let Some(schema) = simulation.catalog.find(Namespace::Schema, None, &schema) else { continue };
            found = simulation
                .catalog
                .constraints_named(name.name.name.as_str())
                .filter(|id| named::schema_of(simulation, *id) == Some(schema))
                .collect();
            if !found.is_empty() {
                break;
            }
        }
        if found.is_empty() {
            // A constraint trigger is one too.
            let is_trigger = simulation.catalog.iter().any(
                |(_, object)| matches!(object.as_ref(), Object::Trigger(it) if it.name == name.name.name),
            );
            if is_trigger {
                return Err(Refusal::not_modelled(name.span(), "SET CONSTRAINTS of a trigger"));
            }
            let fact = RefusalFact::Unknown {
                kind: ObjectKind::Constraint,
                name: names::written(name),
                similar: Vec::new(),
            };
            return Err(Refusal::new(name.span(), fact));
        }
        let deferrable = |id: &ObjectId| {
            object::constraint(&simulation.catalog, *id).is_some_and(|constraint| constraint.deferrable)
        };
        if deferred && !found.iter().all(deferrable) {
            let message = format!("constraint \"{}\" is not deferrable", name.name.name.as_str());
            return Err(Refusal::other(name.span(), "42809", message));
        }
    }
    if deferred {
        simulation.constraints_deferred = true;
    } else if names.is_empty() {
        // What waited is checked now.
        simulation.pending.clear();
        simulation.constraints_deferred = false;
    }
    Ok(())
}
