//! The names in a simulated catalog, for statements that are about something.

use arcoiris_catalog::{Object, ObjectId, TableKind, TypeKind};
use arcoiris_checker::simulation::Simulation;

/// A table as a statement may speak of it.
#[derive(Debug, Clone)]
pub(crate) struct KnownTable {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// The types of the columns.
    pub(crate) types: Vec<String>,
    pub(crate) constraints: Vec<String>,
    /// The columns of its keys.
    pub(crate) keys: Vec<Vec<String>>,
    /// What it is, in capitals.
    pub(crate) kind: &'static str,
}

/// What there is, sorted by name so that a seed means the same in every run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) schemas: Vec<String>,
    pub(crate) tables: Vec<KnownTable>,
    pub(crate) indexes: Vec<String>,
    pub(crate) sequences: Vec<String>,
    pub(crate) enums: Vec<String>,
    pub(crate) domains: Vec<String>,
    /// The constraints of the domains: domain, constraint.
    pub(crate) domain_constraints: Vec<(String, String)>,
}

impl Known {
    pub(crate) fn of(simulation: &Simulation) -> Self {
        let catalog = &simulation.catalog;
        let schema_of = |id: ObjectId| {
            let schema = catalog.iter().find(|(schema, _)| *schema == id);
            schema.map_or_else(String::new, |(_, object)| object.name().to_string())
        };
        let mut known = Known::default();
        for (id, object) in catalog.iter() {
            match &**object {
                Object::Schema(schema) => known.schemas.push(schema.name.to_string()),
                Object::Table(table) => {
                    let word = |number| {
                        table
                            .column_numbered(number)
                            .map_or_else(|| "gone".to_owned(), |column| column.name.to_string())
                    };
                    let (mut constraints, mut keys) = (Vec::new(), Vec::new());
                    for (_, other) in catalog.iter() {
                        if let Object::Constraint(constraint) = &**other
                            && constraint.of == id
                        {
                            constraints.push(constraint.name.to_string());
                            if let arcoiris_catalog::ConstraintKind::PrimaryKey(key)
                            | arcoiris_catalog::ConstraintKind::Unique(key) = &constraint.kind
                            {
                                keys.push(key.columns.iter().map(|number| word(*number)).collect());
                            }
                        }
                    }
                    constraints.sort();
                    keys.sort();
                    known.tables.push(KnownTable {
                        name: format!("{}.{}", schema_of(table.schema), table.name),
                        columns: table.columns.iter().map(|column| column.name.to_string()).collect(),
                        types: table
                            .columns
                            .iter()
                            .map(|column| arcoiris_catalog::format_type(catalog, &column.ty))
                            .collect(),
                        constraints,
                        keys,
                        kind: match table.kind {
                            TableKind::View => "VIEW",
                            TableKind::MaterializedView => "MATERIALIZED VIEW",
                            TableKind::Ordinary
                            | TableKind::Partitioned
                            | TableKind::Foreign
                            | TableKind::Composite => "TABLE",
                        },
                    });
                }
                Object::Index(index) => {
                    known.indexes.push(format!("{}.{}", schema_of(index.schema), index.name));
                }
                Object::Sequence(sequence) => {
                    known.sequences.push(format!("{}.{}", schema_of(sequence.schema), sequence.name));
                }
                Object::Type(ty) if ty.extension.is_none() => {
                    let name = format!("{}.{}", schema_of(ty.schema), ty.name);
                    match ty.kind {
                        TypeKind::Enum { .. } => known.enums.push(name),
                        TypeKind::Domain { .. } => known.domains.push(name),
                        TypeKind::Base
                        | TypeKind::Range { .. }
                        | TypeKind::Multirange { .. }
                        | TypeKind::Shell
                        | TypeKind::Defined { .. } => {}
                    }
                }
                Object::Constraint(constraint) => {
                    let of = catalog.iter().find(|(of, _)| *of == constraint.of);
                    if let Some((_, of)) = of
                        && let Object::Type(ty) = &**of
                    {
                        let domain = format!("{}.{}", schema_of(ty.schema), ty.name);
                        known.domain_constraints.push((domain, constraint.name.to_string()));
                    }
                }
                Object::Extension(_)
                | Object::Type(_)
                | Object::Routine(_)
                | Object::Trigger(_)
                | Object::Defined(_) => {}
            }
        }
        known.schemas.sort();
        known.tables.sort_by(|left, right| left.name.cmp(&right.name));
        known.indexes.sort();
        known.sequences.sort();
        known.enums.sort();
        known.domains.sort();
        known.domain_constraints.sort();
        known
    }
}
