//! `CREATE TABLE … AS`, `SELECT … INTO`, `CREATE MATERIALIZED VIEW`
//! <https://www.postgresql.org/docs/15/sql-createtableas.html>,
//! <https://www.postgresql.org/docs/15/sql-creatematerializedview.html>

use arcoiris_catalog::{Namespace, Object, Persistence, Table, TableKind};

use super::create_view::{duplicate, new, view};
use super::shown::{self, For};
use crate::apply::data::called;
use crate::apply::index;
use crate::apply::named::note_unqualified;
use crate::apply::storage_option::{self, Target};
use crate::apply::temporary;
use crate::effects::{Effects, Note, Rows};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::query::stored;
use crate::simulation::Simulation;
use crate::syntax::{CreateTableAs, ObjectKind, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateTableAs,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if it.materialized {
        let message = "materialized views must not use data-modifying statements in WITH";
        shown::require_reading(&it.query, message)?;
    }
    let (tree, analysed) = stored::analysed(simulation, &it.query)?;
    let reads: Vec<_> = analysed.locks.iter().map(|(_, id)| *id).collect();
    if it.materialized {
        if shown::any_temporary(simulation, &reads) {
            let message = "materialized views must not use temporary tables or views";
            return Err(Refusal::other(span, "0A000", message));
        }
        if it.persistence == Persistence::Unlogged {
            return Err(Refusal::other(span, "0A000", "materialized views cannot be unlogged"));
        }
    }
    let temporary = it.persistence == Persistence::Temporary || temporary::is_written(&it.name);
    let persistence = if temporary { Persistence::Temporary } else { it.persistence };
    let schema = if temporary {
        temporary::creation_schema(simulation, &it.name)?
    } else {
        names::creation_schema(simulation, &it.name)?
    };
    note_unqualified(simulation, effects, &it.name, schema);
    let kind = if it.materialized { ObjectKind::MaterializedView } else { ObjectKind::Table };
    if let Some(taken) = simulation.catalog.find(Namespace::Relation, Some(schema), &it.name.name.name) {
        if !it.if_not_exists {
            return Err(duplicate(&it.name).about(taken));
        }
        let name = names::qualified(&simulation.catalog, taken);
        effects.words = format!("skip creating {} {name}, which exists", kind.word());
        effects.notes.push(Note::SkippedDuplicate { kind, name, id: Some(taken), span: it.name.span() });
        return Ok(());
    }
    if let Some(method) = it.method.as_ref().filter(|method| method.name.as_str() != "heap") {
        return Err(Refusal::not_modelled(method.span, "an access method of a table"));
    }
    index::tablespace(it.tablespace.as_ref())?;
    if it.drop_on_commit && !temporary {
        let message = "ON COMMIT can only be used on temporary tables";
        return Err(Refusal::other(it.name.span(), "42P16", message));
    }
    let mut query = stored::kept(simulation, (tree, analysed), &it.columns, it.query.span)?;
    let mut found = std::mem::take(&mut query.found);
    if let Some((function, span)) = found.opaque.first().filter(|_| it.with_data) {
        return Err(Refusal::new(*span, RefusalFact::Opaque { what: (*function).to_owned() }));
    }
    // What REFRESH would say of it is not kept.
    let later =
        |refusal: &Refusal| it.materialized && matches!(refusal.fact, RefusalFact::NotModelled { .. });
    if let Some(refusal) = found.folding.take()
        && (it.with_data || later(&refusal))
    {
        return Err(refusal);
    }
    if it.with_data {
        shown::require_readable(simulation, &reads, it.query.span)?;
        let certain = called::certain(simulation, &query.tree);
        called::require(simulation, &found, &certain)?;
    }
    let of = if it.materialized { For::MaterializedView } else { For::Table };
    let filling =
        (!it.materialized && it.with_data).then(|| crate::rows::change::result(simulation, &query.tree));
    let columns = shown::columns(simulation, &query.columns, &it.columns, &it.name.name, of, span)?;
    if it.with_data {
        crate::rows::change::judge(simulation, &query.tree)?;
    }
    let mut options = Vec::new();
    storage_option::set(&mut options, Target::Table, &it.options, simulation.server)?;
    let table_kind = if it.materialized { TableKind::MaterializedView } else { TableKind::Ordinary };
    let table = new(simulation, (schema, &it.name.name), table_kind, columns, view(query, it.with_data))?;
    let table = Table { options, persistence, ..table };
    let numbers: Vec<_> = table.columns.iter().map(|column| column.number).collect();
    let id = simulation.catalog.insert(Object::Table(table));
    if let Some((rows, others)) = filling {
        crate::rows::change::fill(simulation, id, &numbers, rows, others);
    }
    if it.drop_on_commit {
        simulation.dropped_on_commit.insert(id);
    }
    shown::tell(found, effects);
    if it.with_data && !it.materialized {
        effects.notes.push(Note::Inserts { table: id, rows: Rows::Unknown, span });
    }
    effects.words = format!("create {} {}", kind.word(), names::qualified(&simulation.catalog, id));
    Ok(())
}
