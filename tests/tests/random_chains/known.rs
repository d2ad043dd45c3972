//! The names in a simulated catalog, for statements that are about something.

use std::collections::{BTreeMap, HashSet};

use arcoiris_catalog::{
    ConstraintKind, DefinedKind, Object, ObjectId, PartitionStrategy, Persistence, RoutineKind, Table,
    TableKind, TypeKind, format_type, qualified_name, routine_signature,
};
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
    /// Of a partitioned table: how, and the columns of its key.
    pub(crate) partitioned: Option<(&'static str, Vec<String>)>,
    /// The tables that it inherits from or is a partition of.
    pub(crate) parents: Vec<String>,
    pub(crate) is_partition: bool,
    pub(crate) temporary: bool,
}

impl KnownTable {
    /// A table that only has a name and some columns.
    pub(crate) fn new(name: String, columns: Vec<String>, types: Vec<String>) -> Self {
        KnownTable {
            name,
            columns,
            types,
            constraints: Vec::new(),
            keys: Vec::new(),
            kind: "TABLE",
            partitioned: None,
            parents: Vec::new(),
            is_partition: false,
            temporary: false,
        }
    }
}

/// A function, procedure or aggregate.
#[derive(Debug, Clone)]
pub(crate) struct KnownRoutine {
    /// `FUNCTION`, `PROCEDURE` or `AGGREGATE`.
    pub(crate) kind: &'static str,
    /// With the types of its arguments.
    pub(crate) signature: String,
    pub(crate) name: String,
    pub(crate) returns: String,
    /// How many arguments a call gives.
    pub(crate) inputs: Vec<String>,
}

/// What there is, sorted by name so that a seed means the same in every run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) schemas: Vec<String>,
    pub(crate) extensions: Vec<String>,
    pub(crate) tables: Vec<KnownTable>,
    pub(crate) composites: Vec<KnownTable>,
    /// Index, table.
    pub(crate) indexes: Vec<(String, String)>,
    pub(crate) sequences: Vec<String>,
    pub(crate) enums: Vec<(String, Vec<String>)>,
    pub(crate) domains: Vec<String>,
    pub(crate) ranges: Vec<String>,
    /// The constraints of the domains: domain, constraint.
    pub(crate) domain_constraints: Vec<(String, String)>,
    pub(crate) routines: Vec<KnownRoutine>,
    /// Trigger, table.
    pub(crate) triggers: Vec<(String, String)>,
    /// Policy, table.
    pub(crate) policies: Vec<(String, String)>,
    /// Rule, relation.
    pub(crate) rules: Vec<(String, String)>,
    pub(crate) statistics: Vec<String>,
    /// What else has a name, by what it is.
    others: BTreeMap<&'static str, Vec<String>>,
    pub(crate) roles: Vec<String>,
    /// The bare names that stand somewhere, of whatever kind.
    pub(crate) taken: HashSet<String>,
}

impl Known {
    pub(crate) fn of(simulation: &Simulation) -> Self {
        let catalog = &simulation.catalog;
        let mut known = Known::default();
        let mut constraints: BTreeMap<ObjectId, (Vec<String>, Vec<Vec<String>>)> = BTreeMap::new();
        for (_, object) in catalog.iter() {
            if let Object::Constraint(constraint) = &**object {
                let (names, keys) = constraints.entry(constraint.of).or_default();
                names.push(constraint.name.to_string());
                if let ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) = &constraint.kind
                    && let Some(Object::Table(table)) = object_of(simulation, constraint.of)
                {
                    keys.push(key.columns.iter().map(|number| word(table, *number)).collect());
                }
            }
        }
        for (id, object) in catalog.iter() {
            let name = || qualified_name(catalog, id);
            known.taken.insert(object.name().to_string());
            match &**object {
                Object::Schema(schema) => known.schemas.push(schema.name.to_string()),
                Object::Extension(extension) => known.extensions.push(extension.name.to_string()),
                Object::Table(table) => {
                    let (mut names, mut keys) = constraints.remove(&id).unwrap_or_default();
                    names.sort();
                    keys.sort();
                    let found = KnownTable {
                        name: name(),
                        columns: table.columns.iter().map(|column| column.name.to_string()).collect(),
                        types: table.columns.iter().map(|column| format_type(catalog, &column.ty)).collect(),
                        constraints: names,
                        keys,
                        kind: match table.kind {
                            TableKind::View => "VIEW",
                            TableKind::MaterializedView => "MATERIALIZED VIEW",
                            TableKind::Composite => "TYPE",
                            TableKind::Foreign => "FOREIGN TABLE",
                            TableKind::Ordinary | TableKind::Partitioned => "TABLE",
                        },
                        partitioned: table.partition_key.as_ref().map(|key| {
                            let strategy = match key.strategy {
                                PartitionStrategy::List => "LIST",
                                PartitionStrategy::Range => "RANGE",
                                PartitionStrategy::Hash => "HASH",
                            };
                            let columns = key.keys.iter().map(|key| match &key.element {
                                arcoiris_catalog::IndexElement::Column(number) => word(table, *number),
                                arcoiris_catalog::IndexElement::Expression(_) => String::new(),
                            });
                            (strategy, columns.collect())
                        }),
                        parents: table
                            .parents
                            .iter()
                            .map(|parent| qualified_name(catalog, *parent))
                            .collect(),
                        is_partition: table.partition_bound.is_some(),
                        temporary: table.persistence == Persistence::Temporary,
                    };
                    if table.kind == TableKind::Composite {
                        known.composites.push(found);
                    } else {
                        known.tables.push(found);
                    }
                }
                Object::Index(index) => known.indexes.push((name(), qualified_name(catalog, index.table))),
                Object::Sequence(_) => known.sequences.push(name()),
                Object::Type(ty) if ty.extension.is_none() => match &ty.kind {
                    TypeKind::Enum { labels } => known.enums.push((name(), labels.clone())),
                    TypeKind::Domain { .. } => known.domains.push(name()),
                    TypeKind::Range { .. } => known.ranges.push(name()),
                    TypeKind::Base
                    | TypeKind::Multirange { .. }
                    | TypeKind::Shell
                    | TypeKind::Defined { .. } => {}
                },
                Object::Type(_) => {}
                Object::Constraint(constraint) => {
                    if let Some(Object::Type(_)) = object_of(simulation, constraint.of) {
                        let domain = qualified_name(catalog, constraint.of);
                        known.domain_constraints.push((domain, constraint.name.to_string()));
                    }
                }
                Object::Routine(routine) if routine.extension.is_none() => {
                    known.routines.push(KnownRoutine {
                        kind: match routine.kind {
                            RoutineKind::Function | RoutineKind::Window => "FUNCTION",
                            RoutineKind::Procedure => "PROCEDURE",
                            RoutineKind::Aggregate => "AGGREGATE",
                        },
                        signature: routine_signature(catalog, id),
                        name: name(),
                        returns: routine
                            .returns
                            .as_ref()
                            .map_or_else(String::new, |ty| format_type(catalog, ty)),
                        inputs: routine.inputs().map(|ty| format_type(catalog, ty)).collect(),
                    })
                }
                Object::Routine(_) => {}
                Object::Trigger(trigger) => {
                    known.triggers.push((trigger.name.to_string(), qualified_name(catalog, trigger.table)));
                }
                Object::Defined(defined) => {
                    let on = || {
                        (
                            defined.name.to_string(),
                            defined.of.map_or_else(String::new, |of| qualified_name(catalog, of)),
                        )
                    };
                    #[expect(clippy::wildcard_enum_match_arm, reason = "the others are told by their names")]
                    match defined.kind {
                        DefinedKind::Policy => known.policies.push(on()),
                        DefinedKind::Rule => known.rules.push(on()),
                        DefinedKind::Statistics => known.statistics.push(name()),
                        kind => {
                            let called = match defined.of.map(|of| object_of(simulation, of)) {
                                Some(Some(Object::Schema(_))) => name(),
                                Some(_) | None => defined.name.to_string(),
                            };
                            known.others.entry(kind.word()).or_default().push(called);
                        }
                    }
                }
            }
        }
        known.roles = simulation.roles.iter().map(ToString::to_string).collect();
        known.sort();
        known
    }

    fn sort(&mut self) {
        self.schemas.sort();
        self.schemas.retain(|schema| schema != "pg_temp");
        self.extensions.sort();
        self.tables.sort_by(|left, right| left.name.cmp(&right.name));
        self.composites.sort_by(|left, right| left.name.cmp(&right.name));
        self.indexes.sort();
        self.sequences.sort();
        self.enums.sort();
        self.domains.sort();
        self.ranges.sort();
        self.domain_constraints.sort();
        self.routines.sort_by(|left, right| left.signature.cmp(&right.signature));
        self.triggers.sort();
        self.policies.sort();
        self.rules.sort();
        self.statistics.sort();
        self.others.values_mut().for_each(|names| names.sort());
    }

    /// The names of the objects of a kind.
    pub(crate) fn others(&self, kind: &str) -> Vec<String> {
        self.others.get(kind).cloned().unwrap_or_default()
    }

    /// The tables and views of one of these kinds.
    pub(crate) fn of_kind<'a>(&'a self, kinds: &'a [&'a str]) -> impl Iterator<Item = &'a KnownTable> {
        self.tables.iter().filter(|table| kinds.contains(&table.kind))
    }
}

fn object_of(simulation: &Simulation, id: ObjectId) -> Option<&Object> {
    use arcoiris_catalog::State;
    simulation.catalog.object(id).map(|object| &**object)
}

fn word(table: &Table, number: arcoiris_catalog::ColumnNumber) -> String {
    table.column_numbered(number).map_or_else(|| "gone".to_owned(), |column| column.name.to_string())
}
