//! Statements at random: most of them about what there is, some about what is not, many of them wrong.

use crate::dice::Dice;
use crate::known::{Known, KnownTable};

const TABLES: &[&str] = &["a", "b", "c", "sales", "\"Sale Lines\"", "\"order\""];
pub(crate) const COLUMNS: &[&str] =
    &["id", "a", "b", "c", "name", "\"Total\"", "\"user\"", "created_at", "data"];
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
const DEFAULTS: &[&str] = &[
    "0",
    "1",
    "-1",
    "'x'",
    "''",
    "'0'",
    "'{}'",
    "true",
    "false",
    "now()",
    "CURRENT_TIMESTAMP",
    "NULL",
    "1.5",
    "gen_random_uuid()",
    "'2020-01-01'",
    "ARRAY['a', 'b']",
    "'a'::text",
    "'{}'::jsonb",
    "lower('A')",
    "'1 hour'",
    "CURRENT_DATE + 1",
    "(1 + 2) * 3",
    "'t'",
    "5000000000",
    "random()",
    "CASE WHEN true THEN 1 ELSE 2 END",
    "coalesce(NULL, 'a')",
    "'debit'",
    "current_user",
    "1::bigint",
    "'10'::varchar(5)",
];

/// What may be done with values of a type.
pub(crate) enum Family {
    Number,
    Text,
    Truth,
    Moment,
    Json,
    Array,
    Other,
}

impl Family {
    pub(crate) fn of(ty: &str) -> Self {
        let starts = |words: &[&str]| words.iter().any(|word| ty.starts_with(word));
        if ty.ends_with("[]") {
            Family::Array
        } else if starts(&["interval", "int4range"]) {
            Family::Other
        } else if starts(&["int", "bigint", "smallint", "numeric", "real", "double", "serial", "bigserial"]) {
            Family::Number
        } else if starts(&["text", "varchar", "char(", "character", "citext"]) {
            Family::Text
        } else if starts(&["bool"]) {
            Family::Truth
        } else if starts(&["timestamp", "date"]) {
            Family::Moment
        } else if starts(&["json"]) {
            Family::Json
        } else {
            Family::Other
        }
    }
}

/// A statement for the catalog as it is.
pub(crate) fn at_random(dice: &mut Dice, known: &Known) -> String {
    let mut one = Maker { dice, known };
    if !one.known.tables.is_empty() && one.dice.chance(25) {
        return one.view();
    }
    match one.dice.roll(100) {
        0..=12 => one.create_table(),
        13..=48 => one.alter_table(),
        49..=57 => one.create_index(),
        58..=59 => one.create_type(),
        60..=63 => one.alter_type(),
        64..=66 => one.sequence(),
        67..=69 => one.comment(),
        70..=72 => one.grant(),
        73..=77 => one.rename(),
        78..=79 => one.set_schema(),
        80..=81 => one.schema(),
        82..=88 => one.drop(),
        89 => one.search_path(),
        _ => one.data(),
    }
}

pub(crate) struct Maker<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) known: &'a Known,
}

impl Maker<'_> {
    pub(crate) fn schema_name(&mut self) -> String {
        if self.dice.chance(5) {
            "missing".to_owned()
        } else {
            self.dice.pick_or(&self.known.schemas, "public")
        }
    }

    /// A name with a schema or without.
    pub(crate) fn new_name(&mut self, from: &[&str]) -> String {
        let name = self.dice.pick(from).to_owned();
        if self.dice.chance(60) { name } else { format!("{}.{name}", self.schema_name()) }
    }

    pub(crate) fn table(&mut self) -> KnownTable {
        if self.known.tables.is_empty() || self.dice.chance(3) {
            let name = self.dice.pick(TABLES).to_owned();
            return KnownTable {
                name,
                columns: vec!["id".to_owned()],
                types: vec!["integer".to_owned()],
                constraints: Vec::new(),
                keys: Vec::new(),
                kind: "TABLE",
            };
        }
        self.known.tables[self.dice.roll(self.known.tables.len())].clone()
    }

    pub(crate) fn column(&mut self, table: &KnownTable) -> String {
        if self.dice.chance(6) {
            return self.dice.pick(COLUMNS).to_owned();
        }
        self.dice.pick_or(&table.columns, "id")
    }

    pub(crate) fn columns(&mut self, table: &KnownTable) -> String {
        let count = 1 + self.dice.roll(3).min(self.dice.roll(3));
        let mut found: Vec<String> = Vec::new();
        for _ in 0..count {
            let column = self.column(table);
            if !found.contains(&column) || self.dice.chance(5) {
                found.push(column);
            }
        }
        found.join(", ")
    }

    fn ty(&mut self) -> String {
        let own = self.known.enums.len() + self.known.domains.len();
        if own > 0 && self.dice.chance(25) {
            let all: Vec<String> = self.known.enums.iter().chain(&self.known.domains).cloned().collect();
            return format!("{}{}", self.dice.pick_or(&all, "int"), self.dice.maybe(12, "[]"));
        }
        self.dice.pick(TYPES).to_owned()
    }

    pub(crate) fn default(&mut self) -> String {
        if self.dice.chance(8) {
            return format!("nextval('{}')", self.dice.pick_or(&self.known.sequences, "nope"));
        }
        self.dice.pick(DEFAULTS).to_owned()
    }

    /// A default that is likely to suit the type.
    fn default_of(&mut self, ty: &str) -> String {
        if self.dice.chance(20) {
            return self.default();
        }
        let fitting: &[&str] = match Family::of(ty) {
            Family::Number => &["0", "1", "-1", "(1 + 2) * 3", "'5'", "abs(-2)", "NULL"],
            Family::Text => &["''", "'x'", "'a'::text", "lower('A')", "NULL", "'it''s'", "'a' || 'b'"],
            Family::Truth => &["true", "false", "'t'", "NOT true", "1 = 1"],
            Family::Moment => {
                &["now()", "CURRENT_TIMESTAMP", "'2020-01-01'", "CURRENT_DATE", "now() - interval '1 day'"]
            }
            Family::Json => &["'{}'", "'[]'", "'{\"a\": 1}'", "NULL"],
            Family::Array => &["'{}'", "NULL"],
            Family::Other => return self.default(),
        };
        self.dice.pick(fitting).to_owned()
    }

    fn condition(&mut self, table: &KnownTable) -> String {
        if !table.types.is_empty() && self.dice.chance(70) {
            return self.fitting_condition(table);
        }
        let (x, y) = (self.column(table), self.column(table));
        match self.dice.roll(22) {
            0 => format!("{x} > 0"),
            1 => format!("{x} IN (1, 2, 3)"),
            2 => format!("{x} IN ('a', 'b')"),
            3 => format!("{x} IS NOT NULL"),
            4 => format!("{x} <> '' AND {y} IS NULL"),
            5 => format!("{x} = {y}"),
            6 => format!("{x} > {y} OR {x} IS NULL"),
            7 => format!("{x} BETWEEN 1 AND 10"),
            8 => format!("{x} ~ '^[a-z]+$'"),
            9 => format!("length({x}) > 3"),
            10 => x.to_string(),
            11 => format!("NOT {x}"),
            12 => format!("coalesce({x}, {y}) = '0'"),
            13 => format!("({x} IS NULL) = ({y} IS NULL)"),
            14 => format!("{x} LIKE 'a%'"),
            15 => format!("{x}->>'k' = 'v'"),
            16 => format!("{x}::text <> 'x'"),
            17 => format!("{x} = ANY (ARRAY['a', 'b'])"),
            18 => format!("{x} >= now()"),
            19 => format!("{x} + {y} < 100"),
            20 => format!("CASE WHEN {x} IS NULL THEN {y} = 'a' ELSE true END"),
            _ => format!("lower({x}) = {x}"),
        }
    }

    /// A condition that suits the type of its column.
    pub(crate) fn fitting_condition(&mut self, table: &KnownTable) -> String {
        let at = self.dice.roll(table.types.len());
        let x = &table.columns[at];
        let forms: &[&str] = match Family::of(&table.types[at]) {
            Family::Number => &[
                "# > 0",
                "# IN (1, 2, 3)",
                "# BETWEEN 1 AND 10",
                "# % 2 = 0",
                "abs(#) < 100",
                "# <> ALL (ARRAY[1, 2])",
            ],
            Family::Text => &[
                "# <> ''",
                "# IN ('a', 'b')",
                "length(#) > 3",
                "# ~ '^[a-z]+$'",
                "# LIKE 'a%'",
                "lower(#) = #",
                "coalesce(#, '') <> 'x'",
            ],
            Family::Truth => &["#", "NOT #", "# IS TRUE", "# = false OR # IS NULL"],
            Family::Moment => &["# > '2000-01-01'", "# IS NOT NULL", "# <= #"],
            Family::Json => &["# IS NOT NULL", "#->>'k' = 'v'", "(#->>'n')::int > 0"],
            Family::Array => &["cardinality(#) > 0", "array_length(#, 1) < 5", "# IS NOT NULL"],
            Family::Other => &["# IS NOT NULL", "# IS NULL OR true"],
        };
        self.dice.pick(forms).replace('#', x)
    }

    /// Something made of a column that suits its type.
    fn fitting_expression(&mut self, table: &KnownTable) -> String {
        let at = self.dice.roll(table.types.len());
        let x = &table.columns[at];
        let forms: &[&str] = match Family::of(&table.types[at]) {
            Family::Number => &["(# + 1)", "abs(#)", "(#::text)", "(# * 2 > 5)"],
            Family::Text => {
                &["lower(#)", "upper(#)", "coalesce(#, '')", "(# || 'x')", "md5(#)", "(length(#))"]
            }
            Family::Truth => &["(NOT #)", "(#::int)"],
            Family::Moment => &["(# IS NULL)", "(#::date)", "date_trunc('day', #)"],
            Family::Json => &["(#->>'k')", "((#->>'k')::int)"],
            Family::Array => &["(#[1])", "cardinality(#)"],
            Family::Other => &["(# IS NULL)"],
        };
        self.dice.pick(forms).replace('#', x)
    }

    fn expression(&mut self, table: &KnownTable) -> String {
        if !table.types.is_empty() && self.dice.chance(70) {
            return self.fitting_expression(table);
        }
        let (x, y) = (self.column(table), self.column(table));
        match self.dice.roll(12) {
            0 => format!("lower({x})"),
            1 => format!("({x}->>'k')"),
            2 => format!("coalesce({x}, '')"),
            3 => format!("({x} + 1)"),
            4 => format!("({x} || {y})"),
            5 => format!("date_trunc('day', {x})"),
            6 => format!("({x}::date)"),
            7 => format!("({x} IS NULL)"),
            8 => format!("abs({x})"),
            9 => format!("md5({x})"),
            10 => format!("({x} AT TIME ZONE 'UTC')"),
            _ => format!("upper({x}::text)"),
        }
    }

    fn reference(&mut self) -> String {
        let target = self.table();
        let columns = match target.keys.len() {
            0 => String::new(),
            count if self.dice.chance(60) => format!(" ({})", target.keys[self.dice.roll(count)].join(", ")),
            _ => String::new(),
        };
        let actions = [
            "",
            " ON DELETE CASCADE",
            " ON DELETE SET NULL",
            " ON UPDATE CASCADE",
            " ON DELETE SET DEFAULT",
            " ON UPDATE RESTRICT ON DELETE NO ACTION",
            " MATCH FULL",
            " DEFERRABLE INITIALLY DEFERRED",
            " NOT DEFERRABLE",
        ];
        format!("REFERENCES {}{columns}{}", target.name, self.dice.pick(&actions))
    }

    fn column_definition(&mut self, name: &str, ty: &str, table: &KnownTable) -> String {
        let mut text = format!("{name} {ty}");
        let count = self.dice.roll(3);
        for _ in 0..count {
            let constraint = match self.dice.roll(14) {
                0..=2 => "NOT NULL".to_owned(),
                3..=5 => format!("DEFAULT {}", self.default_of(ty)),
                6 => "UNIQUE".to_owned(),
                7 => "PRIMARY KEY".to_owned(),
                8 => format!("CHECK ({})", self.condition(table)),
                9 => self.reference(),
                10 => "GENERATED BY DEFAULT AS IDENTITY".to_owned(),
                11 => "NULL".to_owned(),
                12 => format!("GENERATED ALWAYS AS ({}) STORED", self.expression(table)),
                _ => format!("CONSTRAINT {}_rule UNIQUE", name.trim_matches('"').to_lowercase()),
            };
            text.push(' ');
            text.push_str(&constraint);
        }
        text
    }

    fn table_constraint(&mut self, table: &KnownTable) -> String {
        let name = match self.dice.roll(4) {
            0 => "CONSTRAINT rule ".to_owned(),
            1 => format!("CONSTRAINT {}_key ", self.dice.pick(&["a", "b", "c"])),
            _ => String::new(),
        };
        let what = match self.dice.roll(10) {
            0 | 1 => format!("PRIMARY KEY ({})", self.columns(table)),
            2 | 3 => format!("UNIQUE ({})", self.columns(table)),
            4..=6 => format!("CHECK ({})", self.condition(table)),
            7 => format!("EXCLUDE USING gist ({} WITH =)", self.column(table)),
            _ => format!("FOREIGN KEY ({}) {}", self.columns(table), self.reference()),
        };
        format!("{name}{what}")
    }

    fn create_table(&mut self) -> String {
        let name = self.new_name(TABLES);
        let mut table = KnownTable {
            name: name.clone(),
            columns: Vec::new(),
            types: Vec::new(),
            constraints: Vec::new(),
            keys: Vec::new(),
            kind: "TABLE",
        };
        for _ in 0..1 + self.dice.roll(5) {
            let column = self.dice.pick(COLUMNS).to_owned();
            if !table.columns.contains(&column) || self.dice.chance(2) {
                table.columns.push(column);
                table.types.push(self.ty());
            }
        }
        let mut parts = Vec::new();
        for (column, ty) in table.columns.clone().into_iter().zip(table.types.clone()) {
            if column == "id" && self.dice.chance(70) {
                let kind = [
                    "serial",
                    "bigserial",
                    "int GENERATED ALWAYS AS IDENTITY",
                    "uuid DEFAULT gen_random_uuid()",
                    "int",
                ];
                parts.push(format!("id {} PRIMARY KEY", self.dice.pick(&kind)));
            } else {
                parts.push(self.column_definition(&column, &ty, &table));
            }
        }
        for _ in 0..self.dice.roll(3).min(self.dice.roll(3)) {
            parts.push(self.table_constraint(&table));
        }
        let unless = self.dice.maybe(15, "IF NOT EXISTS ");
        format!("CREATE {}TABLE {unless}{name} ({})", self.dice.maybe(3, "UNLOGGED "), parts.join(", "))
    }

    fn alter_table(&mut self) -> String {
        let table = self.table();
        let count = if self.dice.chance(25) { 2 + self.dice.roll(2) } else { 1 };
        let actions: Vec<String> = (0..count).map(|_| self.alter_action(&table)).collect();
        format!("ALTER TABLE {}{} {}", self.dice.maybe(4, "IF EXISTS "), table.name, actions.join(", "))
    }

    fn alter_action(&mut self, table: &KnownTable) -> String {
        let column = self.column(table);
        match self.dice.roll(30) {
            0..=5 => {
                let name = self.dice.pick(COLUMNS).to_owned();
                let ty = self.ty();
                let definition = self.column_definition(&name, &ty, table);
                format!("ADD COLUMN {}{definition}", self.dice.maybe(10, "IF NOT EXISTS "))
            }
            6..=8 => format!(
                "DROP COLUMN {}{column}{}",
                self.dice.maybe(10, "IF EXISTS "),
                self.dice.maybe(30, " CASCADE")
            ),
            9..=13 => {
                let ty = self.ty();
                let using = match self.dice.roll(4) {
                    0 => format!(" USING {column}::{ty}"),
                    1 if self.dice.chance(20) => " USING NULL".to_owned(),
                    _ => String::new(),
                };
                format!("ALTER COLUMN {column} TYPE {ty}{using}")
            }
            14 | 15 => format!("ALTER COLUMN {column} SET DEFAULT {}", self.default()),
            16 => format!("ALTER COLUMN {column} DROP DEFAULT"),
            17 => format!("ALTER COLUMN {column} SET NOT NULL"),
            18 => format!("ALTER COLUMN {column} DROP NOT NULL"),
            19..=23 => format!("ADD {}{}", self.table_constraint(table), self.dice.maybe(10, " NOT VALID")),
            24 | 25 => {
                let constraint = self.dice.pick_or(&table.constraints, "rule");
                format!(
                    "DROP CONSTRAINT {}{constraint}{}",
                    self.dice.maybe(10, "IF EXISTS "),
                    self.dice.maybe(35, " CASCADE")
                )
            }
            26 => format!("VALIDATE CONSTRAINT {}", self.dice.pick_or(&table.constraints, "rule")),
            27 => {
                let how = [
                    "ADD GENERATED ALWAYS AS IDENTITY",
                    "ADD GENERATED BY DEFAULT AS IDENTITY (START 5)",
                    "DROP IDENTITY",
                    "DROP IDENTITY IF EXISTS",
                    "SET GENERATED ALWAYS",
                    "RESTART WITH 7",
                    "DROP EXPRESSION",
                    "SET STATISTICS 10",
                    "SET STORAGE EXTERNAL",
                ];
                format!("ALTER COLUMN {column} {}", self.dice.pick(&how))
            }
            28 => {
                let how = [
                    "ENABLE ROW LEVEL SECURITY",
                    "SET (fillfactor = 70)",
                    "RESET (fillfactor)",
                    "SET UNLOGGED",
                    "SET LOGGED",
                    "SET WITHOUT CLUSTER",
                    "OWNER TO app",
                ];
                self.dice.pick(&how).to_owned()
            }
            _ => {
                let index = self.dice.pick_or(&self.known.indexes, "nope");
                let index = index.rsplit('.').next().unwrap_or_default();
                format!(
                    "ADD {} USING INDEX {index}",
                    self.dice.pick(&["UNIQUE", "PRIMARY KEY", "CONSTRAINT named UNIQUE"])
                )
            }
        }
    }

    fn create_index(&mut self) -> String {
        let table = self.table();
        let name = if self.dice.chance(40) {
            format!(" {}_idx", self.dice.pick(&["a", "b", "c"]))
        } else {
            String::new()
        };
        let method = if self.dice.chance(15) {
            format!(" USING {}", self.dice.pick(&["gin", "gist", "hash", "brin", "btree"]))
        } else {
            String::new()
        };
        let mut elements = Vec::new();
        for _ in 0..1 + self.dice.roll(2) {
            let element = if self.dice.chance(30) { self.expression(&table) } else { self.column(&table) };
            let order = [
                "",
                "",
                "",
                "",
                " DESC",
                " NULLS FIRST",
                " DESC NULLS LAST",
                " text_pattern_ops",
                " COLLATE \"C\"",
            ];
            elements.push(format!("{element}{}", self.dice.pick(&order)));
        }
        let include =
            if self.dice.chance(8) { format!(" INCLUDE ({})", self.column(&table)) } else { String::new() };
        let predicate =
            if self.dice.chance(25) { format!(" WHERE {}", self.condition(&table)) } else { String::new() };
        format!(
            "CREATE {}INDEX{name} ON {}{method} ({}){include}{predicate}",
            self.dice.maybe(30, "UNIQUE "),
            table.name,
            elements.join(", ")
        )
    }

    fn create_type(&mut self) -> String {
        if self.dice.chance(50) {
            let labels = ["'debit', 'credit'", "'a'", "'a', 'b', 'c'", "", "'a', 'a'", "'0', 't'"];
            return format!(
                "CREATE TYPE {} AS ENUM ({})",
                self.new_name(&["mood", "kind", "a"]),
                self.dice.pick(&labels)
            );
        }
        let rest = [
            "",
            " NOT NULL",
            " DEFAULT 'a'",
            " CHECK (VALUE <> '')",
            " CHECK (VALUE > 0)",
            " CONSTRAINT positive CHECK (VALUE > 0) DEFAULT 1",
            " CHECK (length(VALUE) < 50) NOT NULL",
        ];
        format!(
            "CREATE DOMAIN {} AS {}{}",
            self.new_name(&["email", "amount", "kind"]),
            self.ty(),
            self.dice.pick(&rest)
        )
    }

    fn alter_type(&mut self) -> String {
        if self.dice.chance(40) {
            let name = self.dice.pick_or(&self.known.enums, "mood");
            let what = [
                "ADD VALUE 'new'",
                "ADD VALUE IF NOT EXISTS 'a'",
                "ADD VALUE 'first' BEFORE 'a'",
                "ADD VALUE 'z' AFTER 'nope'",
                "RENAME VALUE 'a' TO 'aa'",
                "RENAME VALUE 'debit' TO 'credit'",
            ];
            return format!("ALTER TYPE {name} {}", self.dice.pick(&what));
        }
        let name = self.dice.pick_or(&self.known.domains, "email");
        if !self.known.domain_constraints.is_empty() && self.dice.chance(40) {
            let (domain, constraint) =
                self.known.domain_constraints[self.dice.roll(self.known.domain_constraints.len())].clone();
            return match self.dice.roll(3) {
                0 => format!("ALTER DOMAIN {domain} RENAME CONSTRAINT {constraint} TO renamed"),
                1 => format!("ALTER DOMAIN {domain} VALIDATE CONSTRAINT {constraint}"),
                _ => format!(
                    "ALTER DOMAIN {domain} DROP CONSTRAINT {constraint}{}",
                    self.dice.maybe(30, " CASCADE")
                ),
            };
        }
        let what = [
            "SET DEFAULT 'a'",
            "DROP DEFAULT",
            "SET NOT NULL",
            "DROP NOT NULL",
            "ADD CHECK (VALUE <> 'q')",
            "ADD CONSTRAINT rule CHECK (VALUE > 5) NOT VALID",
            "DROP CONSTRAINT IF EXISTS rule",
            "SET DEFAULT 5",
        ];
        format!("ALTER DOMAIN {name} {}", self.dice.pick(&what))
    }

    fn sequence(&mut self) -> String {
        let name = self.dice.pick_or(&self.known.sequences, "counter");
        let table = self.table();
        let column = self.column(&table);
        match self.dice.roll(6) {
            0 | 1 => {
                let options = [
                    "",
                    " START 5",
                    " INCREMENT BY -1",
                    " AS smallint",
                    " MAXVALUE 10 CYCLE",
                    " CACHE 5 MINVALUE 0",
                    " MINVALUE 10 MAXVALUE 5",
                ];
                format!(
                    "CREATE SEQUENCE {}{}",
                    self.new_name(&["counter", "a_id_seq", "numbers"]),
                    self.dice.pick(&options)
                )
            }
            2 => format!("ALTER SEQUENCE {name} OWNED BY {}.{column}", table.name),
            3 => format!("ALTER SEQUENCE {name} OWNED BY NONE"),
            4 => format!("ALTER TABLE {} ALTER {column} SET DEFAULT nextval('{name}')", table.name),
            _ => {
                let options = [
                    "INCREMENT 2",
                    "AS smallint",
                    "AS bigint",
                    "MAXVALUE 100",
                    "RESTART WITH 3",
                    "NO CYCLE",
                    "NO MINVALUE CACHE 7",
                ];
                format!("ALTER SEQUENCE {name} {}", self.dice.pick(&options))
            }
        }
    }

    fn comment(&mut self) -> String {
        let table = self.table();
        let on = match self.dice.roll(6) {
            0 => format!("TABLE {}", table.name),
            1 | 2 => format!("COLUMN {}.{}", table.name, self.column(&table)),
            3 => format!("INDEX {}", self.dice.pick_or(&self.known.indexes, "nope")),
            4 => format!("CONSTRAINT {} ON {}", self.dice.pick_or(&table.constraints, "nope"), table.name),
            _ => format!("TYPE {}", self.dice.pick_or(&self.known.enums, "nope")),
        };
        format!("COMMENT ON {on} IS {}", self.dice.pick(&["'text'", "NULL", "'It''s'", "''"]))
    }

    fn grant(&mut self) -> String {
        let table = self.table();
        let on = match self.dice.roll(7) {
            0 | 1 => {
                format!("{} ON {}", self.dice.pick(&["SELECT", "ALL", "SELECT, INSERT", "USAGE"]), table.name)
            }
            2 => format!(
                "{} ({}) ON {}",
                self.dice.pick(&["SELECT", "UPDATE"]),
                self.columns(&table),
                table.name
            ),
            3 => format!("{} ON SCHEMA {}", self.dice.pick(&["USAGE", "CREATE", "ALL"]), self.schema_name()),
            4 => format!(
                "{} ON SEQUENCE {}",
                self.dice.pick(&["USAGE", "ALL"]),
                self.dice.pick_or(&self.known.sequences, "nope")
            ),
            5 => format!("USAGE ON TYPE {}", self.dice.pick_or(&self.known.enums, "nope")),
            _ => format!("SELECT ON ALL TABLES IN SCHEMA {}", self.schema_name()),
        };
        let role = self.dice.pick(&["app", "reporting", "PUBLIC"]);
        if self.dice.chance(60) {
            format!("GRANT {on} TO {role}")
        } else {
            format!("REVOKE {on} FROM {role}{}", self.dice.maybe(20, " CASCADE"))
        }
    }

    fn rename(&mut self) -> String {
        let table = self.table();
        let to = self.dice.pick(TABLES);
        match self.dice.roll(12) {
            0..=2 => format!("ALTER TABLE {} RENAME TO {to}", table.name),
            3..=6 => format!(
                "ALTER TABLE {} RENAME COLUMN {} TO {}",
                table.name,
                self.column(&table),
                self.dice.pick(COLUMNS)
            ),
            7 => format!(
                "ALTER TABLE {} RENAME CONSTRAINT {} TO renamed",
                table.name,
                self.dice.pick_or(&table.constraints, "rule")
            ),
            8 => format!("ALTER INDEX {} RENAME TO {to}", self.dice.pick_or(&self.known.indexes, "nope")),
            9 => {
                format!("ALTER SEQUENCE {} RENAME TO {to}", self.dice.pick_or(&self.known.sequences, "nope"))
            }
            10 => format!(
                "ALTER TYPE {} RENAME TO {}",
                self.dice.pick_or(&self.known.enums, "nope"),
                self.dice.pick(&["mood", "kind", "a", "_a"])
            ),
            _ => format!(
                "ALTER DOMAIN {} RENAME TO {}",
                self.dice.pick_or(&self.known.domains, "nope"),
                self.dice.pick(&["email", "amount", "b"])
            ),
        }
    }

    fn set_schema(&mut self) -> String {
        let to = self.schema_name();
        match self.dice.roll(5) {
            0..=2 => format!("ALTER TABLE {} SET SCHEMA {to}", self.table().name),
            3 => format!("ALTER TYPE {} SET SCHEMA {to}", self.dice.pick_or(&self.known.enums, "nope")),
            _ => {
                format!("ALTER SEQUENCE {} SET SCHEMA {to}", self.dice.pick_or(&self.known.sequences, "nope"))
            }
        }
    }

    fn schema(&mut self) -> String {
        let name = self.dice.pick(&["pos", "core", "\"Two Words\""]);
        match self.dice.roll(4) {
            0..=2 => format!("CREATE SCHEMA {}{name}", self.dice.maybe(30, "IF NOT EXISTS ")),
            _ => format!("ALTER SCHEMA {} RENAME TO {name}", self.schema_name()),
        }
    }

    fn drop(&mut self) -> String {
        let (kind, names) = match self.dice.roll(12) {
            0..=3 => ("TABLE", self.known.tables.iter().map(|table| table.name.clone()).collect()),
            4 | 5 => ("INDEX", self.known.indexes.clone()),
            6 => ("SEQUENCE", self.known.sequences.clone()),
            7 => ("TYPE", self.known.enums.clone()),
            8 => ("DOMAIN", self.known.domains.clone()),
            9 => ("SCHEMA", self.known.schemas.iter().filter(|name| *name != "public").cloned().collect()),
            10 => ("EXTENSION", vec!["citext".to_owned()]),
            _ => ("TYPE", self.known.domains.clone()),
        };
        let mut what = self.dice.pick_or(&names, "nope");
        if self.dice.chance(20) {
            what = format!("{what}, {}", self.dice.pick_or(&names, "nope"));
        }
        format!(
            "DROP {kind} {}{what}{}",
            self.dice.maybe(15, "IF EXISTS "),
            self.dice.pick(&["", "", " CASCADE", " RESTRICT"])
        )
    }

    fn search_path(&mut self) -> String {
        format!(
            "SET search_path TO {}",
            self.dice.pick(&["public", "pos, public", "core", "\"Two Words\", public", "missing, public"])
        )
    }

    /// A value of a query: a column, something made of columns, or a constant.
    fn value(&mut self, table: &KnownTable) -> String {
        match self.dice.roll(6) {
            0 | 1 => self.column(table),
            2 => self.expression(table),
            3 => format!("(SELECT max({}) FROM {})", self.column(table), table.name),
            4 => format!("coalesce({}, {})", self.column(table), self.default()),
            _ => self.default(),
        }
    }

    /// `SELECT …`
    fn query(&mut self) -> String {
        let (table, other) = (self.table(), self.table());
        let (x, y) = (self.column(&table), self.column(&other));
        let value = self.value(&table);
        match self.dice.roll(10) {
            0 => format!("SELECT {x} FROM {}", table.name),
            1 => format!("SELECT {x}, {value} AS v FROM {} WHERE {}", table.name, self.condition(&table)),
            2 => format!("SELECT t.{x}, o.{y} FROM {} t JOIN {} o ON t.{x} = o.{y}", table.name, other.name),
            3 => format!("SELECT {x}, count(*) AS n FROM {} GROUP BY {x} HAVING count(*) > 1", table.name),
            4 => format!("SELECT DISTINCT {x} FROM {} ORDER BY {x} LIMIT 3", table.name),
            5 => format!("SELECT {x} FROM {} UNION ALL SELECT {y} FROM {}", table.name, other.name),
            6 => format!("SELECT {x} FROM {} WHERE {x} IN (SELECT {y} FROM {})", table.name, other.name),
            7 => format!(
                "WITH w AS (SELECT {x} AS one FROM {}) SELECT one FROM w LEFT JOIN {} o ON o.{y} = w.one",
                table.name, other.name
            ),
            8 => format!("SELECT row_number() OVER (PARTITION BY {x} ORDER BY {x}) FROM {}", table.name),
            _ => format!(
                "SELECT * FROM {} t WHERE EXISTS (SELECT 1 FROM {} o WHERE o.{y} = t.{x})",
                table.name, other.name
            ),
        }
    }

    fn data(&mut self) -> String {
        let (table, other) = (self.table(), self.table());
        let (column, foreign) = (self.column(&table), self.column(&other));
        let name = &table.name;
        match self.dice.roll(9) {
            0 => {
                let columns = self.columns(&table);
                let width = columns.split(", ").count();
                let values: Vec<String> = (0..width).map(|_| self.default()).collect();
                format!("INSERT INTO {name} ({columns}) VALUES ({})", values.join(", "))
            }
            1 => {
                let query = self.query();
                format!("INSERT INTO {name} ({column}) {query}")
            }
            2 => format!(
                "UPDATE {name} SET {column} = {} WHERE {}",
                self.value(&table),
                self.condition(&table)
            ),
            3 => format!(
                "UPDATE {name} t SET {column} = o.{foreign} FROM {} o WHERE o.{foreign} = t.{column}",
                other.name
            ),
            4 => format!("DELETE FROM {name} WHERE {}", self.condition(&table)),
            5 => format!("DELETE FROM {name} t USING {} o WHERE t.{column} = o.{foreign}", other.name),
            6 => {
                let update = if self.dice.chance(40) {
                    format!("UPDATE SET {column} = EXCLUDED.{column}")
                } else {
                    "NOTHING".to_owned()
                };
                let target = match table.keys.len() {
                    0 => self.columns(&table),
                    count => table.keys[self.dice.roll(count)].join(", "),
                };
                format!(
                    "INSERT INTO {name} ({column}) VALUES ({}) ON CONFLICT ({target}) DO {update}",
                    self.default()
                )
            }
            _ => self.query(),
        }
    }
}
