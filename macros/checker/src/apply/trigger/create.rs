//! `CREATE TRIGGER`: `CreateTriggerFiringOn` of PostgreSQL's `trigger.c`.

use arcoiris_catalog::{
    ColumnNumber, Namespace, Object, ObjectId, State, TableKind, Trigger, TriggerFunction, TriggerTiming,
    TypeRef, routine_identity,
};

use super::{change, duplicate};
use crate::apply::named::{self, note_unqualified};
use crate::apply::{object, routine};
use crate::builtin;
use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::installed;
use crate::simulation::Simulation;
use crate::syntax::{CreateTrigger, ObjectKind, ObjectName, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateTrigger,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, &it.table, false)?;
    let Some(relation) = found else { return Ok(()) };
    let Some(table) = object::table(&simulation.catalog, relation) else {
        return Err(no_triggers(it, relation));
    };
    check_kind(it, table.kind, relation, span)?;
    let from = match &it.from {
        Some(name) => named::relation(simulation, effects, ObjectKind::Table, name, false)?,
        None => None,
    };
    let columns = columns(simulation, it, relation)?;
    let (old_table, new_table) = transitions(it, table, span)?;
    let condition = match &it.condition {
        Some(condition) => Some(crate::resolve::trigger_condition(simulation, relation, condition, it)?),
        None => None,
    };
    let function = function(simulation, effects, &it.function)?;
    let trigger = Trigger {
        table: relation,
        name: it.name.name.clone(),
        function,
        timing: it.timing,
        for_each_row: it.for_each_row,
        on_insert: it.on_insert,
        on_update: it.on_update,
        on_delete: it.on_delete,
        on_truncate: it.on_truncate,
        columns,
        condition,
        arguments: it.arguments.clone(),
        old_table,
        new_table,
        constraint: it.constraint.then_some((it.deferrable, (it.initially_deferred, from))),
        enabled: 'O',
        parent: None,
        comment: None,
    };
    let existing = simulation.catalog.find(Namespace::Trigger, Some(relation), &it.name.name);
    match existing {
        Some(id) => {
            if !super::copies(simulation, id).is_empty() {
                return Err(Refusal::not_modelled(span, "replacing a trigger of a partitioned table"));
            }
            replace(simulation, it, id, trigger)?;
        }
        None => {
            let id = simulation.catalog.insert(Object::Trigger(trigger));
            super::partition::spread(simulation, id, it.name.span)?;
        }
    }
    named::lock(effects, Lock::ShareRowExclusive, relation);
    let verb = if existing.is_some() { "replace" } else { "create" };
    effects.words =
        format!("{verb} trigger {} of {}", it.name.name, names::qualified(&simulation.catalog, relation));
    Ok(())
}

fn no_triggers(it: &CreateTrigger, id: ObjectId) -> Refusal {
    let message = format!("relation \"{}\" cannot have triggers", it.table.name.name.as_str());
    Refusal::other(it.table.span(), "42809", message).about(id)
}

/// What a relation of this kind may have.
fn check_kind(it: &CreateTrigger, kind: TableKind, id: ObjectId, span: Span) -> Result<(), Refusal> {
    let called = it.table.name.name.as_str();
    let refuse = |what: &str| {
        Err(Refusal::other(it.table.span(), "42809", format!("\"{called}\" is a {what}")).about(id))
    };
    match kind {
        TableKind::Ordinary => {
            if it.timing == TriggerTiming::InsteadOf {
                return refuse("table");
            }
        }
        TableKind::Partitioned => {
            if it.timing == TriggerTiming::InsteadOf {
                return refuse("table");
            }
            if it.for_each_row && it.transitions.iter().any(|(_, (_, table))| *table) {
                return refuse("partitioned table");
            }
        }
        TableKind::View => {
            if it.timing != TriggerTiming::InsteadOf && it.for_each_row {
                return refuse("view");
            }
            if it.on_truncate {
                return refuse("view");
            }
        }
        TableKind::Foreign => {
            if it.timing == TriggerTiming::InsteadOf || it.on_truncate || it.constraint {
                return refuse("foreign table");
            }
        }
        TableKind::MaterializedView | TableKind::Composite => return Err(no_triggers(it, id)),
    }
    let unsupported = |message: &str| Err(Refusal::other(span, "0A000", message));
    if it.on_truncate && it.for_each_row {
        return unsupported("TRUNCATE FOR EACH ROW triggers are not supported");
    }
    if it.timing == TriggerTiming::InsteadOf {
        if !it.for_each_row {
            return unsupported("INSTEAD OF triggers must be FOR EACH ROW");
        }
        if it.condition.is_some() {
            return unsupported("INSTEAD OF triggers cannot have WHEN conditions");
        }
        if !it.columns.is_empty() {
            return unsupported("INSTEAD OF triggers cannot have column lists");
        }
    }
    if it.constraint && it.replace {
        return unsupported("CREATE OR REPLACE CONSTRAINT TRIGGER is not supported");
    }
    Ok(())
}

/// `REFERENCING`: the names of the old and the new table.
fn transitions(
    it: &CreateTrigger,
    table: &arcoiris_catalog::Table,
    span: Span,
) -> Result<(Option<arcoiris_catalog::Name>, Option<arcoiris_catalog::Name>), Refusal> {
    let (mut old, mut new) = (None, None);
    let kind = table.kind;
    let refuse = |sqlstate: &'static str, message: &str, span: Span| {
        Err(Refusal::other(span, sqlstate, message.to_owned()))
    };
    for (name, (is_new, is_table)) in &it.transitions {
        if !is_table {
            return refuse(
                "0A000",
                "ROW variable naming in the REFERENCING clause is not supported",
                name.span,
            );
        }
        if matches!(kind, TableKind::View | TableKind::Foreign) {
            let what = if kind == TableKind::View { "view" } else { "foreign table" };
            let message = format!("\"{}\" is a {what}", it.table.name.name.as_str());
            return refuse("42809", &message, it.table.span());
        }
        if it.for_each_row && (kind == TableKind::Partitioned || !table.parents.is_empty()) {
            let what = match (kind, &table.partition_bound) {
                (TableKind::Partitioned, _) => "partitioned tables",
                (_, Some(_)) => "partitions",
                (_, None) => "inheritance children",
            };
            let message = format!("ROW triggers with transition tables are not supported on {what}");
            return refuse("0A000", &message, name.span);
        }
        if it.timing != TriggerTiming::After {
            let message = "transition table name can only be specified for an AFTER trigger";
            return refuse("42P17", message, name.span);
        }
        if it.on_truncate {
            return refuse("42P17", "TRUNCATE triggers cannot specify transition tables", name.span);
        }
        let events = [it.on_insert, it.on_update, it.on_delete].into_iter().filter(|on| *on).count();
        if events > 1 {
            let message = "transition tables cannot be specified for triggers with more than one event";
            return refuse("0A000", message, name.span);
        }
        if !it.columns.is_empty() {
            let message = "transition tables cannot be specified for triggers with column lists";
            return refuse("0A000", message, name.span);
        }
        let slot = if *is_new { &mut new } else { &mut old };
        let has_rows = it.on_update || if *is_new { it.on_insert } else { it.on_delete };
        if !has_rows {
            let (word, events) =
                if *is_new { ("NEW", "INSERT or UPDATE") } else { ("OLD", "DELETE or UPDATE") };
            let message = format!("{word} TABLE can only be specified for an {events} trigger");
            return refuse("42P17", &message, name.span);
        }
        if slot.replace(name.name.clone()).is_some() {
            let word = if *is_new { "NEW" } else { "OLD" };
            return refuse("42P17", &format!("{word} TABLE cannot be specified multiple times"), name.span);
        }
    }
    if old.is_some() && old == new {
        return refuse("42P17", "OLD TABLE name and NEW TABLE name cannot be the same", span);
    }
    Ok((old, new))
}

/// `UPDATE OF`
fn columns(
    simulation: &Simulation,
    it: &CreateTrigger,
    relation: ObjectId,
) -> Result<Vec<ColumnNumber>, Refusal> {
    let Some(table) = object::table(&simulation.catalog, relation) else { return Ok(Vec::new()) };
    let mut found = Vec::with_capacity(it.columns.len());
    for ident in &it.columns {
        let Some(column) = table.column(ident.name.as_str()) else {
            let similar = names::most_alike(
                ident.name.as_str(),
                table.columns.iter().map(|column| column.name.as_str()),
            );
            let fact = RefusalFact::UnknownColumn {
                table: names::qualified(&simulation.catalog, relation),
                column: ident.name.to_string(),
                similar,
            };
            return Err(Refusal::new(ident.span, fact).about(relation));
        };
        if found.contains(&column.number) {
            let message = format!("column \"{}\" specified more than once", ident.name.as_str());
            return Err(Refusal::other(ident.span, "42701", message));
        }
        found.push(column.number);
    }
    Ok(found)
}

/// The function of no arguments that returns `trigger`.
fn function(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
) -> Result<TriggerFunction, Refusal> {
    function_returning(simulation, effects, name, "trigger")
}

/// The function of no arguments that returns this pseudo-type.
pub(super) fn function_returning(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    result: &str,
) -> Result<TriggerFunction, Refusal> {
    let called = name.name.name.as_str();
    if let Some(schema) = &name.schema
        && schema.name.as_str() != "pg_catalog"
    {
        names::schema(simulation, schema)?;
    }
    let wrong = |id: Option<ObjectId>| {
        let message = format!("function {} must return type {result}", names::written(name));
        let refusal = Refusal::other(name.span(), "42P17", message);
        Err(match id {
            Some(id) => refusal.about(id),
            None => refusal,
        })
    };
    if routine::has_builtin(simulation, name, Some(&[])) {
        let fact = builtin::functions(called, simulation.server).find(|fact| fact.count == 0);
        let Some(fact) = fact else { return wrong(None) };
        if fact.result != result {
            return wrong(None);
        }
        let extension = installed(simulation, fact.extension).map(|(id, _)| id);
        return Ok(TriggerFunction::Builtin(name.name.name.clone(), extension));
    }
    let none: [TypeRef; 0] = [];
    let identity = routine_identity(&name.name.name, none.iter());
    let in_schema = |schema: &arcoiris_catalog::Name| {
        let schema = simulation.catalog.find(Namespace::Schema, None, schema)?;
        simulation.catalog.find(Namespace::Routine, Some(schema), &identity)
    };
    let found = match &name.schema {
        Some(written) => in_schema(&written.name),
        None => simulation.search_path.iter().find_map(in_schema),
    };
    let Some(id) = found else {
        let message = format!("function {}() does not exist", names::written(name));
        let mut refusal = Refusal::other(name.span(), "42883", message);
        let parent = match &name.schema {
            Some(written) => simulation.catalog.find(Namespace::Schema, None, &written.name),
            None => None,
        };
        if parent.is_some() {
            let (namespace, name) = (Namespace::Routine, identity);
            refusal.missing = Some(arcoiris_catalog::Key { namespace, parent, name });
        }
        // A function of a known extension that is installed nowhere, or one that the facts do not know.
        return Err(refusal);
    };
    let Some(Object::Routine(routine)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        return wrong(Some(id));
    };
    note_unqualified(simulation, effects, name, routine.schema);
    if routine.returns.as_ref() != Some(&TypeRef::builtin(result)) || routine.returns_set {
        return wrong(Some(id));
    }
    Ok(TriggerFunction::Routine(id))
}

/// `CREATE OR REPLACE TRIGGER` over one that is there.
fn replace(
    simulation: &mut Simulation,
    it: &CreateTrigger,
    id: ObjectId,
    mut new: Trigger,
) -> Result<(), Refusal> {
    let Some(old) = super::with(simulation, id) else { return Ok(()) };
    if !it.replace {
        return Err(duplicate(&it.name, id));
    }
    if old.parent.is_some() {
        let message = format!("trigger \"{}\" is an internal or a child trigger", it.name.name.as_str());
        return Err(Refusal::other(it.name.span, "42710", message).about(id));
    }
    if old.constraint.is_some() {
        let message = format!("trigger \"{}\" is a constraint trigger", it.name.name.as_str());
        return Err(Refusal::other(it.name.span, "42710", message).about(id));
    }
    new.comment.clone_from(&old.comment);
    change(simulation, id, |trigger| *trigger = new);
    Ok(())
}
