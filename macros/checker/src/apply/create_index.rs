//! `CREATE INDEX` <https://www.postgresql.org/docs/15/sql-createindex.html>

use arcoiris_catalog::{Index, Name, Namespace, Object, ObjectId, Table, TableKind};

use super::index;
use super::named::{lock, note_unqualified};
use super::storage_option::{self, Target};
use crate::effects::{Effects, Lock, Note};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateIndex, ObjectKind, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateIndex,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if it.concurrently {
        effects.notes.push(Note::OutsideTransactionOnly { span });
    }
    if let Some(schema) = &it.table.schema {
        names::schema(simulation, schema)?;
    }
    let (table_id, table) = indexable(simulation, it)?;
    let schema = table.schema;
    note_unqualified(simulation, effects, &it.table, schema);
    lock(effects, if it.concurrently { Lock::ShareUpdateExclusive } else { Lock::Share }, table_id);
    // Told first: a name that is taken makes no difference with IF NOT EXISTS, whatever else is wrong.
    if let Some(name) = &it.name
        && let Some(taken) = simulation.catalog.find(Namespace::Relation, Some(schema), &name.name)
        && it.if_not_exists
    {
        check(simulation, effects, it)?;
        let written = names::qualified(&simulation.catalog, taken);
        effects.words = format!("skip creating index {written}, which exists");
        effects.notes.push(Note::SkippedDuplicate {
            kind: ObjectKind::Index,
            name: written,
            id: Some(taken),
            span: name.span,
        });
        return Ok(());
    }
    let parts = check(simulation, effects, it)?;
    let Some(table) = super::object::table(&simulation.catalog, table_id) else { return Ok(()) };
    let columns = index::column_names(&it.elements, &it.include);
    let name = match &it.name {
        Some(name) => {
            if let Some(taken) = simulation.catalog.find(Namespace::Relation, Some(schema), &name.name) {
                let fact = RefusalFact::Duplicate { kind: ObjectKind::Index, name: name.name.to_string() };
                return Err(Refusal::new(name.span, fact).about(taken));
            }
            name.name.clone()
        }
        None => {
            let addition = generated_name::addition(columns.iter().map(String::as_str));
            generated_name::relation_name(
                &simulation.catalog,
                schema,
                table.name.as_str(),
                Some(&addition),
                "idx",
                false,
            )
        }
    };
    let id = simulation.catalog.insert(Object::Index(Index {
        schema,
        name,
        table: table_id,
        constraint: None,
        method: Name::new(parts.method.name),
        keys: parts.keys,
        include: parts.include,
        unique: it.unique,
        nulls_not_distinct: it.nulls_not_distinct,
        predicate: parts.predicate,
        options: parts.options,
        also: parts.also,
        clustered: false,
        replica_identity: false,
        comment: None,
        parent: None,
        valid: true,
        column_names: columns.iter().map(|name| Name::new(name)).collect(),
    }));
    index::on_partitions(simulation, table_id, id, it.only, span)?;
    effects.notes.push(Note::Scans { id: table_id });
    effects.words = format!("create index {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// A table or a materialized view.
///
/// # Errors
/// 42P01 if there is no relation of this name, 42809 for one of another kind.
fn indexable<'a>(simulation: &'a Simulation, it: &CreateIndex) -> Result<(ObjectId, &'a Table), Refusal> {
    let (id, table) = names::with_columns(simulation, &it.table)?;
    match table.kind {
        TableKind::Ordinary | TableKind::Partitioned | TableKind::MaterializedView => Ok((id, table)),
        TableKind::Foreign | TableKind::View | TableKind::Composite => {
            let message = format!("cannot create index on relation \"{}\"", it.table.name.name.as_str());
            Err(Refusal::other(it.table.span(), "42809", message).about(id))
        }
    }
}

/// The parts of an index, resolved.
struct Parts {
    method: &'static index::Method,
    keys: Vec<arcoiris_catalog::IndexKey>,
    include: Vec<arcoiris_catalog::ColumnNumber>,
    predicate: Option<arcoiris_catalog::Expression>,
    options: Vec<(Name, String)>,
    also: Vec<arcoiris_catalog::ObjectId>,
}

fn check(simulation: &Simulation, effects: &mut Effects, it: &CreateIndex) -> Result<Parts, Refusal> {
    let (_, table) = indexable(simulation, it)?;
    if table.kind == TableKind::Partitioned && it.concurrently {
        let message =
            format!("cannot create index on partitioned table \"{}\" concurrently", table.name.as_str());
        return Err(Refusal::other(it.table.span(), "0A000", message));
    }
    index::tablespace(it.tablespace.as_ref())?;
    if it.elements.len() + it.include.len() > index::MOST_KEYS {
        return Err(index::too_many(it.method.span));
    }
    // What does not resolve is told before what the method cannot do.
    let predicate = match &it.predicate {
        Some(expression) => index::predicate(simulation, effects, table, expression)?,
        None => None,
    };
    let method = match supported(simulation, it) {
        Ok(method) => method,
        Err(refusal) => {
            index::resolve_expressions(simulation, table, &it.elements)?;
            return Err(refusal);
        }
    };
    let mut options = Vec::new();
    storage_option::set(&mut options, Target::Index(method.name), &it.options, simulation.server)?;
    let index::Keys { keys, also, .. } = index::keys(simulation, effects, table, method, it.elements.iter())?;
    let include = index::include(table, &it.include)?;
    if it.unique {
        super::partition::require_included(table, &keys, "UNIQUE", it.table.span())?;
    }
    Ok(Parts { method, keys, include, predicate, options, also })
}

/// The method, if it can do what is asked for.
fn supported(simulation: &Simulation, it: &CreateIndex) -> Result<&'static index::Method, Refusal> {
    let method = index::named_method(simulation, &it.method)?;
    let unsupported = |what: &str, span: Span| {
        let message = format!("access method \"{}\" does not support {what}", method.name);
        Err(Refusal::other(span, "0A000", message))
    };
    if it.unique && !method.unique {
        return unsupported("unique indexes", it.method.span);
    }
    if let Some(first) = it.include.first()
        && !method.include
    {
        return unsupported("included columns", first.span);
    }
    if let Some(second) = it.elements.get(1)
        && !method.several
    {
        return unsupported("multicolumn indexes", second.span);
    }
    Ok(method)
}
