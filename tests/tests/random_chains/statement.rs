//! Statements at random: most of them about what there is, some about what is not, many of them wrong.

mod alter_table;
mod comment;
mod composite;
mod data;
mod do_block;
mod drop;
mod event_trigger;
mod expression;
mod foreign_data;
mod index;
mod inherit;
mod owner;
mod partition;
mod policy;
mod privilege;
mod publication;
mod rename;
mod routine;
mod schema;
mod sequence;
mod statistics;
mod table;
mod temporary;
mod text_search;
mod trigger;
mod types;
mod view;

use crate::dice::Dice;
use crate::known::{Known, KnownTable};

const TABLES: &[&str] = &[
    "a",
    "b",
    "c",
    "sales",
    "items",
    "users",
    "\"Sale Lines\"",
    "\"order\"",
    "\"Größe\"",
    "\"a.b\"",
    "\"quote\"\"d\"",
    // 63 bytes: what PostgreSQL makes names of has to be cut.
    "a_table_whose_name_is_as_long_as_a_name_may_be_and_not_a_byte_m",
];
pub(crate) const COLUMNS: &[&str] = &[
    "id",
    "a",
    "b",
    "c",
    "d",
    "e",
    "name",
    "\"Total\"",
    "\"user\"",
    "created_at",
    "data",
    "a_column_whose_name_is_long_too_so_that_constraints_are_cut_off",
];
const TYPES: &[&str] = &[
    "int",
    "int",
    "int",
    "bigint",
    "smallint",
    "text",
    "text",
    "text",
    "varchar(20)",
    "varchar",
    "char(4)",
    "numeric(10,2)",
    "numeric",
    "boolean",
    "boolean",
    "timestamptz",
    "timestamp(3)",
    "timestamp",
    "date",
    "time",
    "uuid",
    "jsonb",
    "json",
    "text[]",
    "int[]",
    "real",
    "double precision",
    "interval",
    "bytea",
    "inet",
    "citext",
    "serial",
    "bigserial",
    "oid",
    "money",
    "\"char\"",
    "bit(3)",
    "tsvector",
    "int4range",
    "point",
    "nope",
];

/// A statement, and what is counted with its like.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// How often, what it is called, whether there is anything to say it of, and how it is made.
type Kind = (usize, &'static str, fn(&Known) -> bool, fn(&mut Maker<'_>) -> String);

fn always(_: &Known) -> bool {
    true
}

fn with_tables(known: &Known) -> bool {
    !known.tables.is_empty()
}

fn with_routines(known: &Known) -> bool {
    !known.routines.is_empty()
}

const KINDS: &[Kind] = &[
    (110, "CREATE TABLE", always, |maker| maker.create_table()),
    (16, "CREATE TABLE … LIKE, OF, INHERITS", with_tables, |maker| maker.create_table_from()),
    (280, "ALTER TABLE", with_tables, |maker| maker.alter_table()),
    (80, "CREATE INDEX", with_tables, |maker| maker.create_index()),
    (12, "ALTER INDEX", |known| !known.indexes.is_empty(), |maker| maker.alter_index()),
    (25, "CREATE TYPE, DOMAIN", always, |maker| maker.create_type()),
    (
        25,
        "ALTER TYPE, DOMAIN",
        |known| known.enums.len() + known.domains.len() > 0,
        |maker| maker.alter_type(),
    ),
    (14, "composite types", always, |maker| maker.composite()),
    (28, "sequences", always, |maker| maker.sequence()),
    (50, "COMMENT", with_tables, |maker| maker.comment()),
    (40, "GRANT, REVOKE", with_tables, |maker| maker.grant()),
    (10, "ALTER DEFAULT PRIVILEGES", always, |maker| maker.default_privileges()),
    (14, "OWNER TO, roles", with_tables, |maker| maker.owner()),
    (45, "RENAME", with_tables, |maker| maker.rename()),
    (18, "SET SCHEMA", with_tables, |maker| maker.set_schema()),
    (15, "schemas", always, |maker| maker.schema()),
    (60, "DROP", with_tables, |maker| maker.drop()),
    (8, "SET search_path", always, |maker| maker.search_path()),
    (70, "INSERT, UPDATE, DELETE, SELECT", with_tables, |maker| maker.data()),
    (70, "CREATE VIEW", with_tables, |maker| maker.create_any_view()),
    (
        50,
        "views changed",
        |known| known.of_kind(&["VIEW", "MATERIALIZED VIEW"]).next().is_some(),
        |maker| maker.view(),
    ),
    (10, "rules", with_tables, |maker| maker.rule()),
    (60, "CREATE FUNCTION", always, |maker| maker.create_routine()),
    (25, "functions changed", with_routines, |maker| maker.alter_routine()),
    (45, "triggers", with_tables, |maker| maker.trigger()),
    (30, "CREATE TABLE … PARTITION", always, |maker| maker.create_partition()),
    (
        25,
        "partitions changed",
        |known| known.tables.iter().any(|table| table.partitioned.is_some()),
        |maker| maker.alter_partition(),
    ),
    (14, "inheritance", with_tables, |maker| maker.inherit()),
    (20, "policies", with_tables, |maker| maker.policy()),
    (10, "statistics", with_tables, |maker| maker.statistics()),
    (16, "temporary tables", always, |maker| maker.temporary()),
    (12, "publications", with_tables, |maker| maker.publication()),
    (2, "event triggers", with_tables, |maker| maker.event_trigger()),
    (10, "foreign data", always, |maker| maker.foreign_data()),
    (8, "text search", always, |maker| maker.text_search()),
    (40, "DO", with_tables, |maker| maker.do_block()),
];

/// A statement for the catalog as it is.
pub(crate) fn at_random(dice: &mut Dice, known: &Known) -> Statement {
    let mut one = Maker { dice, known };
    let fitting: Vec<&Kind> = KINDS.iter().filter(|(_, _, fits, _)| fits(known)).collect();
    // First there must be something to speak of.
    let kind = if known.tables.len() < 3 && one.dice.chance(40) {
        &KINDS[0]
    } else {
        let mut at = one.dice.roll(fitting.iter().map(|kind| kind.0).sum());
        fitting
            .into_iter()
            .find(|kind| {
                let found = at < kind.0;
                at = at.saturating_sub(kind.0);
                found
            })
            .unwrap_or(&KINDS[0])
    };
    Statement { kind: kind.1, text: (kind.3)(&mut one) }
}

pub(crate) struct Maker<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) known: &'a Known,
}

impl Maker<'_> {
    pub(crate) fn schema_name(&mut self) -> String {
        if self.dice.chance(2) {
            "missing".to_owned()
        } else {
            self.dice.pick_or(&self.known.schemas, "public")
        }
    }

    /// A name that mostly is not taken.
    fn fresh(&mut self, from: &[&str]) -> String {
        let name = self.dice.pick(from).to_owned();
        if !self.known.taken.contains(&name) || self.dice.chance(10) {
            return name;
        }
        let stem = name.trim_matches('"');
        let quote = if name.starts_with('"') { "\"" } else { "" };
        let stem: String = stem.chars().take(40).collect();
        (2..40)
            .map(|number| format!("{quote}{stem}{number}{quote}"))
            .find(|name| !self.known.taken.contains(name))
            .unwrap_or(name)
    }

    /// A name with a schema or without.
    pub(crate) fn new_name(&mut self, from: &[&str]) -> String {
        let name = self.fresh(from);
        if self.dice.chance(60) { name } else { format!("{}.{name}", self.schema_name()) }
    }

    /// A table, view or materialized view.
    pub(crate) fn table(&mut self) -> KnownTable {
        if self.known.tables.is_empty() || self.dice.chance(2) {
            let name = self.dice.pick(TABLES).to_owned();
            return KnownTable::new(name, vec!["id".to_owned()], vec!["integer".to_owned()]);
        }
        self.known.tables[self.dice.roll(self.known.tables.len())].clone()
    }

    /// A relation of one of these kinds.
    fn relation_of(&mut self, kinds: &[&str]) -> KnownTable {
        let found: Vec<&KnownTable> = self.known.of_kind(kinds).collect();
        if found.is_empty() || self.dice.chance(3) {
            return self.table();
        }
        found[self.dice.roll(found.len())].clone()
    }

    /// What `CREATE TABLE` made.
    fn true_table(&mut self) -> KnownTable {
        self.relation_of(&["TABLE"])
    }

    pub(crate) fn column(&mut self, table: &KnownTable) -> String {
        if self.dice.chance(3) {
            return self.dice.pick(COLUMNS).to_owned();
        }
        self.dice.pick_or(&table.columns, "id")
    }

    /// A column that the table does not have, mostly.
    fn new_column(&mut self, table: &KnownTable) -> String {
        for _ in 0..4 {
            let name = self.dice.pick(COLUMNS);
            if !table.columns.iter().any(|column| column == name) {
                return name.to_owned();
            }
        }
        self.dice.pick(COLUMNS).to_owned()
    }

    /// A column of one of these types, mostly, and its type.
    fn column_of(&mut self, table: &KnownTable, fits: fn(&str) -> bool) -> (String, String) {
        let fitting: Vec<usize> =
            (0..table.columns.len()).filter(|at| table.types.get(*at).is_some_and(|ty| fits(ty))).collect();
        let at = if fitting.is_empty() || self.dice.chance(5) {
            self.dice.roll(table.columns.len())
        } else {
            fitting[self.dice.roll(fitting.len())]
        };
        let word = |of: &[String], other: &str| of.get(at).cloned().unwrap_or_else(|| other.to_owned());
        (word(&table.columns, "id"), word(&table.types, "integer"))
    }

    pub(crate) fn columns(&mut self, table: &KnownTable) -> String {
        let count = 1 + self.dice.roll(3).min(self.dice.roll(3));
        let mut found: Vec<String> = Vec::new();
        for _ in 0..count {
            let column = self.column(table);
            if !found.contains(&column) || self.dice.chance(3) {
                found.push(column);
            }
        }
        found.join(", ")
    }

    fn ty(&mut self) -> String {
        let known = self.known;
        let own = known.enums.len() + known.domains.len() + known.composites.len() + known.ranges.len();
        if own > 0 && self.dice.chance(20) {
            let all: Vec<String> = (known.enums.iter().map(|(name, _)| name))
                .chain(&known.domains)
                .chain(&known.ranges)
                .chain(known.composites.iter().map(|ty| &ty.name))
                .cloned()
                .collect();
            return format!("{}{}", self.dice.pick_or(&all, "int"), self.dice.maybe(10, "[]"));
        }
        self.dice.pick(TYPES).to_owned()
    }

    /// A role that there is.
    fn role(&mut self) -> String {
        let roles: Vec<String> = self.known.roles.clone();
        match self.dice.roll(12) {
            0 | 1 => "CURRENT_USER".to_owned(),
            2 => "nobody_at_all".to_owned(),
            _ => self.dice.pick_or(&roles, "app"),
        }
    }
}

/// `name` of `schema.name`.
fn bare(name: &str) -> &str {
    let mut quoted = false;
    let mut start = 0;
    for (at, letter) in name.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '.' if !quoted => start = at + 1,
            _ => {}
        }
    }
    &name[start..]
}
