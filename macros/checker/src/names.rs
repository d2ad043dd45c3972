//! Names resolved: the one place that knows `search_path`.
//! <https://www.postgresql.org/docs/15/ddl-schemas.html#DDL-SCHEMAS-PATH>

use arcoiris_catalog::{Key, Name, Namespace, Object, ObjectId, RoutineKind, State, Table, TableKind};

use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName};

/// The schema of this name.
///
/// # Errors
/// 3F000 if there is none.
pub fn schema(simulation: &Simulation, ident: &Ident) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(Namespace::Schema, None, &ident.name).ok_or_else(|| {
        if is_system_schema(&ident.name) {
            return Refusal::not_modelled(ident.span, format!("an object of the schema {}", ident.name));
        }
        let similar = similar(simulation, Namespace::Schema, None, &ident.name);
        let mut refusal = Refusal::new(
            ident.span,
            RefusalFact::Unknown { kind: ObjectKind::Schema, name: ident.name.to_string(), similar },
        );
        refusal.missing = Some(Key { namespace: Namespace::Schema, parent: None, name: ident.name.clone() });
        refusal
    })
}

/// Whether it is a schema that every database has for itself: a history does not make what stands there, and the catalog does
/// not hold it.
#[must_use]
pub fn is_system_schema(name: &Name) -> bool {
    let name = name.as_str();
    name == "information_schema" || name.starts_with("pg_")
}

/// Whether it is such a schema, but for that of temporary objects, which a history makes.
#[must_use]
pub fn is_closed_schema(name: &Name) -> bool {
    is_system_schema(name) && name.as_str() != arcoiris_catalog::Catalog::TEMPORARY
}

/// The schema in which an object of this name is to be created: the one written, or the first of `search_path` that exists.
///
/// # Errors
/// 3F000 if there is none.
pub fn creation_schema(simulation: &Simulation, name: &ObjectName) -> Result<ObjectId, Refusal> {
    if let Some(written) = &name.schema {
        return schema(simulation, written);
    }
    if simulation.search_path.first().is_some_and(is_system_schema) {
        return Err(Refusal::not_modelled(name.name.span, "an object that is made in pg_catalog"));
    }
    simulation
        .search_path
        .iter()
        .find_map(|entry| simulation.catalog.find(Namespace::Schema, None, entry))
        .ok_or_else(|| Refusal::other(name.name.span, "3F000", "no schema has been selected to create in"))
}

/// The object that a name stands for, if there is one. A written schema that does not exist finds nothing.
#[must_use]
pub fn find(simulation: &Simulation, namespace: Namespace, name: &ObjectName) -> Option<ObjectId> {
    let in_schema = |schema: &Name| {
        let schema = simulation.catalog.find(Namespace::Schema, None, schema)?;
        simulation.catalog.find(namespace, Some(schema), &name.name.name)
    };
    match &name.schema {
        Some(written) => in_schema(&written.name),
        // What is temporary hides everything, but functions, which are not looked for there.
        None => match namespace {
            Namespace::Relation | Namespace::Type => {
                in_schema(&Name::new(arcoiris_catalog::Catalog::TEMPORARY))
            }
            Namespace::Schema
            | Namespace::Extension
            | Namespace::Constraint
            | Namespace::Routine
            | Namespace::Trigger
            | Namespace::Defined(_) => None,
        }
        .or_else(|| simulation.search_path.iter().find_map(in_schema)),
    }
}

/// All functions, procedures and aggregates in sight of this name; one hides others of the same types further on in `search_path`.
#[must_use]
pub fn routines(simulation: &Simulation, name: &ObjectName) -> Vec<ObjectId> {
    let mut named = simulation.catalog.routines_named(name.name.name.as_str()).peekable();
    if named.peek().is_none() {
        return Vec::new();
    }
    let named: Vec<ObjectId> = named.collect();
    let schemas: Vec<&Name> = match &name.schema {
        Some(written) => vec![&written.name],
        None => simulation.search_path.iter().collect(),
    };
    let mut found: Vec<(Name, ObjectId)> = Vec::new();
    for schema in schemas {
        let Some(schema) = simulation.catalog.find(Namespace::Schema, None, schema) else { continue };
        for id in &named {
            let Some(Object::Routine(routine)) = simulation.catalog.object(*id).map(AsRef::as_ref) else {
                continue;
            };
            let identity = routine.identity();
            if routine.schema == schema && !found.iter().any(|(other, _)| *other == identity) {
                found.push((identity, *id));
            }
        }
    }
    found.into_iter().map(|(_, id)| id).collect()
}

/// The relation (table, index, sequence, …) of this name.
///
/// # Errors
/// 42P01 if there is none, 3F000 if the schema written before it does not exist. (In a query PostgreSQL says 42P01 of both:
/// [`find`] and [`unknown`].)
pub fn relation(simulation: &Simulation, kind: ObjectKind, name: &ObjectName) -> Result<ObjectId, Refusal> {
    if let Some(written) = &name.schema {
        schema(simulation, written)?;
    }
    find(simulation, Namespace::Relation, name)
        .ok_or_else(|| unknown(simulation, Namespace::Relation, kind, name))
}

/// The table of this name.
///
/// # Errors
/// 42P01 if there is no relation of this name, 42809 if it is not a table.
pub fn table<'a>(simulation: &'a Simulation, name: &ObjectName) -> Result<(ObjectId, &'a Table), Refusal> {
    let (id, table) = with_columns(simulation, name)?;
    if matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign) {
        return Ok((id, table));
    }
    let found = kind_of_table(table.kind);
    let fact = RefusalFact::WrongKind { name: written(name), found, wanted: ObjectKind::Table };
    Err(Refusal::new(name.span(), fact).about(id))
}

/// The table, the view, the composite type of this name: what has columns.
///
/// # Errors
/// 42P01 if there is no relation of this name, 42809 if it has no columns.
pub fn with_columns<'a>(
    simulation: &'a Simulation,
    name: &ObjectName,
) -> Result<(ObjectId, &'a Table), Refusal> {
    let id = relation(simulation, ObjectKind::Table, name)?;
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) if table.kind != TableKind::Composite => Ok((id, table)),
        Some(other) => Err(Refusal::new(
            name.span(),
            RefusalFact::WrongKind { name: written(name), found: kind_of(other), wanted: ObjectKind::Table },
        )
        .about(id)),
        None => Err(unknown(simulation, Namespace::Relation, ObjectKind::Table, name)),
    }
}

/// The refusal for a name that stands for nothing.
#[must_use]
pub fn unknown(
    simulation: &Simulation,
    namespace: Namespace,
    kind: ObjectKind,
    name: &ObjectName,
) -> Refusal {
    let called = name.name.name.as_str();
    if name.schema.as_ref().is_some_and(|schema| is_system_schema(&schema.name)) || called.starts_with("pg_")
    {
        return Refusal::not_modelled(name.span(), format!("the system's {}", written(name)));
    }
    let parent = match &name.schema {
        Some(written) => simulation.catalog.find(Namespace::Schema, None, &written.name),
        None => simulation
            .search_path
            .iter()
            .find_map(|entry| simulation.catalog.find(Namespace::Schema, None, entry)),
    };
    let similar = similar(simulation, namespace, parent, &name.name.name);
    let mut refusal = Refusal::new(name.span(), RefusalFact::Unknown { kind, name: written(name), similar });
    refusal.missing = Some(Key { namespace, parent, name: name.name.name.clone() });
    refusal
}

/// A name as the user may write it.
#[must_use]
pub fn written(name: &ObjectName) -> String {
    match &name.schema {
        Some(schema) => format!("{}.{}", schema.name, name.name.name),
        None => name.name.name.to_string(),
    }
}

/// The qualified name of an object: `pos.sales`, `pos.sales.sales_pkey` for a constraint, `core` for a schema.
#[must_use]
pub fn qualified(state: &dyn State, id: ObjectId) -> String {
    let Some(object) = state.object(id) else { return String::new() };
    let parent = match object.as_ref() {
        Object::Schema(_) | Object::Extension(_) => None,
        Object::Type(it) => Some(it.schema),
        Object::Table(it) => Some(it.schema),
        Object::Index(it) => Some(it.schema),
        Object::Sequence(it) => Some(it.schema),
        Object::Constraint(it) => Some(it.of),
        Object::Routine(it) => Some(it.schema),
        Object::Trigger(it) => Some(it.table),
        Object::Defined(it) => it.of,
    };
    match parent {
        Some(parent) => format!("{}.{}", qualified(state, parent), object.name()),
        None => object.name().to_string(),
    }
}

/// The kind of a relation with columns.
#[must_use]
pub fn kind_of_table(kind: TableKind) -> ObjectKind {
    match kind {
        TableKind::Ordinary | TableKind::Partitioned => ObjectKind::Table,
        TableKind::Foreign => ObjectKind::ForeignTable,
        TableKind::View => ObjectKind::View,
        TableKind::MaterializedView => ObjectKind::MaterializedView,
        TableKind::Composite => ObjectKind::Type,
    }
}

/// The kind of an object.
#[must_use]
pub fn kind_of(object: &Object) -> ObjectKind {
    match object {
        Object::Schema(_) => ObjectKind::Schema,
        Object::Extension(_) => ObjectKind::Extension,
        Object::Type(it) => match it.kind {
            arcoiris_catalog::TypeKind::Domain { .. } => ObjectKind::Domain,
            arcoiris_catalog::TypeKind::Enum { .. }
            | arcoiris_catalog::TypeKind::Base
            | arcoiris_catalog::TypeKind::Range { .. }
            | arcoiris_catalog::TypeKind::Multirange { .. }
            | arcoiris_catalog::TypeKind::Shell
            | arcoiris_catalog::TypeKind::Defined { .. } => ObjectKind::Type,
        },
        Object::Table(it) => kind_of_table(it.kind),
        Object::Routine(it) => match it.kind {
            RoutineKind::Function | RoutineKind::Window => ObjectKind::Function,
            RoutineKind::Procedure => ObjectKind::Procedure,
            RoutineKind::Aggregate => ObjectKind::Aggregate,
        },
        Object::Trigger(_) => ObjectKind::Trigger,
        Object::Defined(it) => ObjectKind::Defined(it.kind),
        Object::Constraint(_) => ObjectKind::Constraint,
        Object::Index(_) => ObjectKind::Index,
        Object::Sequence(_) => ObjectKind::Sequence,
    }
}

/// Names like this one in the same space, the most alike first, at most three. Only looked for when there is an error.
#[must_use]
pub fn similar(
    simulation: &Simulation,
    namespace: Namespace,
    parent: Option<ObjectId>,
    name: &Name,
) -> Vec<String> {
    let mut keys = Vec::new();
    for (_, object) in simulation.catalog.iter() {
        object.keys(&mut keys);
    }
    keys.retain(|key| key.namespace == namespace && (parent.is_none() || key.parent == parent));
    most_alike(name.as_str(), keys.iter().map(|key| key.name.as_str()))
}

/// Of the candidates those within an edit distance of a third of the name's length, the most alike first, at most three.
#[must_use]
pub fn most_alike<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<String> {
    let length = name.chars().count();
    let bound = length.div_ceil(3).max(1);
    let mut close: Vec<(usize, &str)> = candidates
        // The distance is at least what the lengths differ by.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= bound)
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .collect();
    close.sort_unstable();
    close.dedup();
    close.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// Levenshtein's distance in characters.
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, from) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut last = index + 1;
        if let Some(first) = row.first_mut() {
            *first = last;
        }
        for (to, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            last = (above + 1).min(last + 1).min(diagonal + usize::from(from != *to));
            diagonal = above;
            *cell = last;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// A name, as stored, as SQL writes it.
#[must_use]
pub fn sql(name: &str) -> String {
    Name::new(name).to_string()
}
