//! What becomes of calls of the history's functions when a statement is run: a body is only looked at when it is called, and may name what
//! is not there any more. <https://www.postgresql.org/docs/15/xfunc-sql.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use std::sync::Arc;

use arcoiris_catalog::{Name, Object, ObjectId, Routine, State, TypeBase};

use crate::apply::routine;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::missing;
use crate::resolve::query::tree::{BodyTree, QueryTree};
use crate::resolve::tree::{Form, Shape, Tree};
use crate::rows::change::Write;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Looks at the bodies of the routines that a statement calls, and of those that its tables call for it. Those of `certain` are called
/// whatever rows there are.
///
/// # Errors
/// What a call of a function in SQL says that does not hold any more: 42P01, 42703, 42P13.
pub(crate) fn require(
    simulation: &mut Simulation,
    found: &Found,
    certain: &[ObjectId],
) -> Result<(), Refusal> {
    let mut seen: Vec<ObjectId> = Vec::new();
    for (span, id) in &found.routines {
        if seen.contains(id) {
            continue;
        }
        seen.push(*id);
        body(simulation, *id, certain.contains(id), *span)?;
    }
    for write in &found.writes {
        let (table, span) = match write {
            Write::Insert(it) => (it.table, it.span),
            Write::Update(it) => (it.table, it.span),
            Write::Delete(_) => continue,
        };
        for id in of_table(simulation, table) {
            if !seen.contains(&id) {
                seen.push(id);
                body(simulation, id, false, span)?;
            }
        }
    }
    Ok(())
}

/// The routines that the defaults, checks and indexes of a table call.
fn of_table(simulation: &Simulation, table: ObjectId) -> Vec<ObjectId> {
    let catalog = &simulation.catalog;
    let parts = catalog.dependents(table).filter(|part| {
        matches!(catalog.object(*part).map(AsRef::as_ref), Some(Object::Constraint(_) | Object::Index(_)))
    });
    let mut found = Vec::new();
    for part in std::iter::once(table).chain(parts) {
        let Some(object) = catalog.object(part) else { continue };
        let mut references = Vec::new();
        object.references(&mut references);
        for id in references.into_iter().map(|reference| reference.target) {
            if matches!(catalog.object(id).map(AsRef::as_ref), Some(Object::Routine(_)))
                && !found.contains(&id)
            {
                found.push(id);
            }
        }
    }
    found
}

fn body(simulation: &mut Simulation, id: ObjectId, certain: bool, span: Span) -> Result<(), Refusal> {
    let Some(object) = simulation.catalog.object(id).map(Arc::clone) else { return Ok(()) };
    let Object::Routine(it) = object.as_ref() else { return Ok(()) };
    let name = it.name.as_str();
    if is_of_triggers(it) {
        simulation.rows.doubt(format!("what {name}() does, which only triggers may call"));
        return Ok(());
    }
    match it.language.as_str() {
        "plpgsql" => {
            if let Some(relation) = missing::relation(simulation, it, &[]) {
                simulation.rows.doubt(format!("whether {name}() asks for {relation}, which is missing"));
            }
        }
        "sql" => match routine::check_again(simulation, it, span) {
            Err(Refusal { fact: RefusalFact::NotModelled { .. } | RefusalFact::Opaque { .. }, .. })
            | Ok(()) => {}
            Err(refusal) if certain => return Err(refusal),
            Err(_) => {
                simulation.rows.doubt(format!("whether {name}() is run, whose body does not hold any more"))
            }
        },
        _ => {}
    }
    Ok(())
}

/// Whether a routine returns `trigger` or `event_trigger`.
pub(crate) fn is_of_triggers(it: &Routine) -> bool {
    let trigger = |name: &Name| matches!(name.as_str(), "trigger" | "event_trigger");
    it.returns.as_ref().is_some_and(|ty| matches!(&ty.base, TypeBase::Builtin(name) if trigger(name)))
}

/// The routines that a query calls once for certain: it reads no table, and they stand in its result.
pub(crate) fn certain(simulation: &Simulation, query: &QueryTree) -> Vec<ObjectId> {
    let BodyTree::Select(select) = &query.body else { return Vec::new() };
    if !select.from.is_empty()
        || select.condition.is_some()
        || query.limit.is_some()
        || query.offset.is_some()
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (_, tree) in &query.columns {
        plainly(simulation, tree, &mut found);
    }
    found
}

fn plainly(simulation: &Simulation, tree: &Tree, found: &mut Vec<ObjectId>) {
    match &tree.shape {
        Shape::SetOf(inner) | Shape::Relabel(inner, _) => plainly(simulation, inner, found),
        Shape::Call { function, arguments, form: Form::Call, .. } => {
            if let Some(id) = function.routine {
                let strict = matches!(simulation.catalog.object(id).map(AsRef::as_ref),
                    Some(Object::Routine(it)) if it.strict);
                if !strict || arguments.is_empty() {
                    found.push(id);
                }
            }
        }
        _ => {}
    }
}
