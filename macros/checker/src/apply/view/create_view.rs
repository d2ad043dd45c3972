//! `CREATE VIEW` <https://www.postgresql.org/docs/15/sql-createview.html>

use arcoiris_catalog::{
    ColumnNumber, Name, Object, Persistence, ReplicaIdentity, Role, State, Table, TableKind, View,
};

use super::shown::{self, For};
use super::{replace, updatable};
use crate::apply::named::note_unqualified;
use crate::apply::storage_option::{self, Target};
use crate::apply::temporary;
use crate::effects::Effects;
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::query::stored::{StoredQuery, stored};
use crate::simulation::Simulation;
use crate::syntax::{CreateView, Ident, ObjectKind, ObjectName, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateView,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if shown::into(&it.query) {
        return Err(Refusal::other(span, "0A000", "views must not contain SELECT INTO"));
    }
    shown::require_reading(&it.query, "views must not contain data-modifying statements in WITH")?;
    let mut query = stored(simulation, &it.query, &it.columns)?;
    let found = std::mem::take(&mut query.found);
    let mut options = Vec::new();
    let written = it.columns.as_slice();
    if it.local_check.is_some() || it.options.iter().any(|option| option.name.name.as_str() == "check_option")
    {
        updatable::require(simulation, &query.tree, span)?;
    }
    if it.persistence == Persistence::Unlogged {
        let message = "views cannot be unlogged because they do not have storage";
        return Err(Refusal::other(span, "42601", message));
    }
    let columns = shown::columns(simulation, &query.columns, written, &it.name.name, For::View, span)?;
    let reads: Vec<_> = found.locks.iter().map(|(_, id)| *id).collect();
    // A view over what is temporary is so itself.
    let temporary = it.persistence == Persistence::Temporary
        || temporary::is_written(&it.name)
        || shown::any_temporary(simulation, &reads);
    let schema = if temporary {
        temporary::creation_schema(simulation, &it.name)?
    } else {
        names::creation_schema(simulation, &it.name)?
    };
    note_unqualified(simulation, effects, &it.name, schema);
    let name = &it.name.name.name;
    let taken = simulation.catalog.find(arcoiris_catalog::Namespace::Relation, Some(schema), name);
    if let (Some(id), true) = (taken, it.or_replace) {
        replace::require_view(simulation, id, &it.name)?;
        storage_option::set(&mut options, Target::View, &it.options, simulation.server)?;
        check_option(&mut options, it.local_check);
        replace::apply(simulation, id, (columns, query, options), span, effects)?;
        shown::tell(found, effects);
        return Ok(());
    }
    if let Some(id) = taken {
        return Err(duplicate(&it.name).about(id));
    }
    storage_option::set(&mut options, Target::View, &it.options, simulation.server)?;
    check_option(&mut options, it.local_check);
    let persistence = if temporary { Persistence::Temporary } else { Persistence::Permanent };
    let table = new(simulation, (schema, &it.name.name), TableKind::View, columns, view(query, true))?;
    let id = simulation.catalog.insert(Object::Table(Table { options, persistence, ..table }));
    shown::tell(found, effects);
    effects.words = format!("create view {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// 42P07
pub(super) fn duplicate(name: &ObjectName) -> Refusal {
    let fact = RefusalFact::Duplicate { kind: ObjectKind::Table, name: names::written(name) };
    Refusal::new(name.span(), fact)
}

/// `WITH CHECK OPTION` is a parameter by another way to write it.
fn check_option(options: &mut Vec<(Name, String)>, local: Option<bool>) {
    let Some(local) = local else { return };
    options.retain(|(name, _)| name.as_str() != "check_option");
    options.push((Name::new("check_option"), if local { "local" } else { "cascaded" }.to_owned()));
    options.sort_unstable();
}

pub(super) fn view(query: StoredQuery, populated: bool) -> View {
    View { query: query.text, references: query.depends, populated }
}

/// A new relation that a query gives the columns of; the names of its row type and its array are made free.
pub(super) fn new(
    simulation: &mut Simulation,
    (schema, name): (arcoiris_catalog::ObjectId, &Ident),
    kind: TableKind,
    columns: Vec<std::sync::Arc<arcoiris_catalog::Column>>,
    view: View,
) -> Result<Table, Refusal> {
    generated_name::claim_new_type_name(simulation, schema, &name.name, name.span)?;
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.name.as_str());
    debug_assert!(simulation.catalog.object(schema).is_some(), "a relation stands in a schema");
    Ok(Table {
        schema,
        name: name.name.clone(),
        array_type,
        next_column: ColumnNumber::try_from(columns.len() + 1).unwrap_or(ColumnNumber::MAX),
        columns,
        kind,
        view: matches!(kind, TableKind::View | TableKind::MaterializedView).then(|| Box::new(view)),
        parents: Vec::new(),
        partition_key: None,
        partition_bound: None,
        of_type: None,
        replica_identity: ReplicaIdentity::Default,
        access_method: None,
        tablespace: None,
        foreign: None,
        persistence: Persistence::Permanent,
        options: Vec::new(),
        row_security: false,
        force_row_security: false,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    })
}
