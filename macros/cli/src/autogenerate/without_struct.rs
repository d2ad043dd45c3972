//! What of a history has no model.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{Object, State as _, qualified_name};
use arcoiris_checker::models::description::{TableModel, qualified};
use arcoiris_checker::models::{Phase, Step};
use arcoiris_models::Models;

use crate::checked::Checked;

/// Tables and enums of the schemas that models are of, for which there is none.
pub(super) fn without_struct(models: &Models, checked: &Checked) -> Vec<Step> {
    let it = &models.description;
    let old_name = |it: &TableModel| {
        let from = it.renamed_from.as_ref()?;
        let (schema, name) = from.text.split_once('.').unwrap_or((&it.item.schema, &from.text));
        Some(qualified(schema, name))
    };
    let tables: Vec<String> =
        it.tables.iter().flat_map(|it| [Some(it.item.qualified()), old_name(it)]).flatten().collect();
    let types: Vec<String> = it.enums.iter().map(|it| it.item.qualified()).collect();
    let schemas: Vec<&str> = it.tables.iter().map(|it| it.item.schema.as_str()).collect();
    let catalog = &checked.database.catalog;
    let in_scope = |schema, name: &str| {
        let schema = catalog.schema_name(schema).map(|name| name.as_str().to_owned()).unwrap_or_default();
        let (version_schema, version_table) = &checked.config.version_table;
        let version = schema == version_schema.as_str() && name == version_table.as_str();
        let fits = |pattern: &String| {
            let name = format!("{schema}.{name}");
            matches(pattern, &name)
                || matches(pattern, &format!("table {name}"))
                || matches(pattern, &format!("type {name}"))
        };
        let (include, exclude) = (&checked.config.include, &checked.config.exclude);
        let left_alone = exclude.iter().any(fits) || !(include.is_empty() || include.iter().any(fits));
        schemas.contains(&schema.as_str()) && !version && !left_alone
    };
    let mut tables_to_go = Vec::new();
    let mut types_to_go = Vec::new();
    for (id, object) in catalog.iter() {
        let name = || qualified_name(catalog, id);
        match object.as_ref() {
            Object::Table(it) if is_ordinary(it) && in_scope(it.schema, it.name.as_str()) => {
                tables_to_go.extend(Some(name()).filter(|name| !tables.contains(name)));
            }
            Object::Type(it) if is_enum(it) && in_scope(it.schema, it.name.as_str()) => {
                types_to_go.extend(Some(name()).filter(|name| !types.contains(name)));
            }
            _ => {}
        }
    }
    // In one statement, since they may refer to each other; tables before the types of their columns.
    [("TABLE", tables_to_go), ("TYPE", types_to_go)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(kind, mut names)| {
            names.sort();
            let statements = vec![format!("DROP {kind} {}", names.join(", "))];
            Step { phase: Phase::Drops, statements, drops: true, instead_of: None }
        })
        .collect()
}

fn is_enum(ty: &arcoiris_catalog::Type) -> bool {
    matches!(ty.kind, arcoiris_catalog::TypeKind::Enum { .. })
}

fn is_ordinary(table: &arcoiris_catalog::Table) -> bool {
    matches!(table.kind, arcoiris_catalog::TableKind::Ordinary | arcoiris_catalog::TableKind::Partitioned)
        && table.parents.is_empty()
}

/// Whether a name is meant by a pattern, in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, rest)) => name.strip_prefix(before).is_some_and(|left| {
            rest.is_empty()
                || (0..=left.len()).any(|at| left.get(at..).is_some_and(|tail| matches(rest, tail)))
        }),
    }
}
