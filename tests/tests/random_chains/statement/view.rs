//! Views, materialized views, and tables made from queries, at random.

use super::expression::Family;
use super::{COLUMNS, Maker};
use crate::known::KnownTable;

const VIEWS: &[&str] = &["v", "w", "\"All Sales\"", "totals", "a"];

impl Maker<'_> {
    pub(super) fn create_any_view(&mut self) -> String {
        match self.dice.roll(10) {
            0..=5 => self.create_view(),
            6 | 7 => self.create_materialized_view(),
            _ => self.create_table_as(),
        }
    }

    pub(super) fn view(&mut self) -> String {
        match self.dice.roll(15) {
            0..=3 => self.replace_view(),
            4 | 5 => self.drop_view(),
            6 => format!(
                "REFRESH MATERIALIZED VIEW {}{}{}",
                self.dice.maybe(30, "CONCURRENTLY "),
                self.relation_of(&["MATERIALIZED VIEW"]).name,
                self.dice.pick(&["", "", " WITH NO DATA", " WITH DATA"])
            ),
            7 => {
                let table = self.relation_of(&["MATERIALIZED VIEW"]);
                format!(
                    "CREATE {}INDEX ON {} ({})",
                    self.dice.maybe(50, "UNIQUE "),
                    table.name,
                    self.columns(&table)
                )
            }
            8 => {
                let kind = self.dice.pick(&["VIEW", "MATERIALIZED VIEW"]);
                format!(
                    "COMMENT ON {kind} {} IS 'a view'",
                    self.relation_of(&["VIEW", "MATERIALIZED VIEW"]).name
                )
            }
            _ => self.alter_view(),
        }
    }

    pub(super) fn rule(&mut self) -> String {
        let table = self.relation_of(&["VIEW", "TABLE"]).name;
        let event = self.dice.pick(&["INSERT", "UPDATE", "DELETE"]);
        match self.dice.roll(4) {
            0 | 1 => format!(
                "CREATE {}RULE {} AS ON {event} TO {table} DO {}NOTHING",
                self.dice.maybe(30, "OR REPLACE "),
                self.dice.pick(&["r", "s", "\"_RETURN\""]),
                self.dice.pick(&["", "INSTEAD ", "ALSO "])
            ),
            2 => format!(
                "DROP RULE {}{} ON {table}",
                self.dice.maybe(30, "IF EXISTS "),
                self.dice.pick(&["r", "s", "\"_RETURN\""])
            ),
            _ => format!("ALTER RULE {} ON {table} RENAME TO s", self.dice.pick(&["r", "s", "\"_RETURN\""])),
        }
    }

    fn create_view(&mut self) -> String {
        let name = self.new_name(VIEWS);
        let query = self.stored_query();
        let columns = self.dice.pick(&["", "", "", "", " (x)", " (x, y)", " (id, a, b, c, name)"]);
        let options =
            self.dice.pick(&["", "", "", "", "", " WITH (security_barrier)", " WITH (fillfactor = 70)"]);
        let check = self.dice.pick(&["", "", "", "", "", "", "", " WITH CHECK OPTION"]);
        let replace = self.dice.maybe(30, "OR REPLACE ");
        format!("CREATE {replace}VIEW {name}{columns}{options} AS {query}{check}")
    }

    /// Another query for a view that is there, sometimes one with its columns.
    fn replace_view(&mut self) -> String {
        let view = self.relation_of(&["VIEW"]);
        let source = self.relation_of(&["TABLE", "VIEW"]);
        if self.dice.chance(40) {
            return format!("CREATE OR REPLACE VIEW {} AS {}", view.name, self.stored_query());
        }
        let mut targets: Vec<String> = Vec::new();
        for (column, ty) in view.columns.iter().zip(&view.types) {
            let at = source.types.iter().position(|other| other == ty);
            let value = match at {
                Some(at) if self.dice.chance(80) => source.columns[at].clone(),
                _ => format!("NULL::{ty}"),
            };
            targets.push(if self.dice.chance(95) { format!("{value} AS {column}") } else { value });
        }
        if self.dice.chance(40) {
            targets.push(format!("{} AS more", self.stored_value(&source, "")));
        }
        format!("CREATE OR REPLACE VIEW {} AS SELECT {} FROM {}", view.name, targets.join(", "), source.name)
    }

    fn create_materialized_view(&mut self) -> String {
        let name = self.new_name(VIEWS);
        let exists = self.dice.maybe(20, "IF NOT EXISTS ");
        let query = self.stored_query();
        format!(
            "CREATE MATERIALIZED VIEW {exists}{name}{} AS {query}{}",
            self.dice.pick(&["", "", "", " (x)", " (x, y)"]),
            self.dice.pick(&["", "", " WITH NO DATA", " WITH DATA"])
        )
    }

    fn create_table_as(&mut self) -> String {
        let name = self.new_name(&["copy", "backup", "v", "b"]);
        let query = self.stored_query();
        format!(
            "CREATE {}TABLE {}{name} AS {query}{}",
            self.dice.maybe(15, "UNLOGGED "),
            self.dice.maybe(15, "IF NOT EXISTS "),
            self.dice.maybe(30, " WITH NO DATA")
        )
    }

    fn drop_view(&mut self) -> String {
        let kind = self.dice.pick(&["VIEW", "VIEW", "MATERIALIZED VIEW", "TABLE"]);
        let one = self.relation_of(&[kind]).name;
        let other = self.relation_of(&[kind]).name;
        let what = if self.dice.chance(20) { format!("{one}, {other}") } else { one };
        format!(
            "DROP {kind} {}{what}{}",
            self.dice.maybe(20, "IF EXISTS "),
            self.dice.pick(&["", "", " CASCADE"])
        )
    }

    fn alter_view(&mut self) -> String {
        let kind = self.dice.pick(&["VIEW", "VIEW", "MATERIALIZED VIEW", "TABLE"]);
        let view = self.relation_of(&["VIEW", "MATERIALIZED VIEW"]);
        let column = self.column(&view);
        let name = &view.name;
        match self.dice.roll(9) {
            0 => format!("ALTER {kind} {name} RENAME TO {}", self.dice.pick(VIEWS)),
            1..=3 => format!("ALTER {kind} {name} RENAME COLUMN {column} TO {}", self.dice.pick(COLUMNS)),
            4 => format!("ALTER {kind} {name} SET SCHEMA {}", self.schema_name()),
            5 => format!("ALTER {kind} {name} ALTER COLUMN {column} SET DEFAULT {}", self.default()),
            6 => format!("ALTER {kind} {name} ALTER COLUMN {column} DROP DEFAULT"),
            7 => format!(
                "ALTER {kind} {name} SET ({})",
                self.dice.pick(&["security_barrier = true", "fillfactor = 50", "security_invoker"])
            ),
            _ => format!("ALTER {kind} {name} OWNER TO {}", self.dice.pick(&["CURRENT_USER", "app"])),
        }
    }

    /// A value of a query that suits its columns, which `of` qualifies (`t.`).
    fn stored_value(&mut self, table: &KnownTable, of: &str) -> String {
        if table.types.is_empty() {
            return "1".to_owned();
        }
        let at = self.dice.roll(table.types.len());
        let x = format!("{of}{}", table.columns[at]);
        if self.dice.chance(45) {
            return x;
        }
        let forms: &[&str] = match Family::of(&table.types[at]) {
            Family::Number => &[
                "# + 1",
                "#::text",
                "coalesce(#, 0)",
                "CASE WHEN # > 0 THEN 'yes' ELSE 'no' END",
                "- #",
                "# * 2.5",
                "NULLIF(#, 0)",
                "greatest(#, 1)",
                "round(#::numeric, 2)",
                "# / 2",
                "#::numeric(10,2)",
                "# % 3 = 0",
            ],
            Family::Text => &[
                "lower(#)",
                "# || 'x'",
                "coalesce(#, '')",
                "length(#)",
                "upper(left(#, 1))",
                "#::varchar(7)",
                "trim(#)",
                "substring(# FROM 1 FOR 3)",
                "replace(#, 'a', 'b')",
                "# LIKE 'a%'",
                "split_part(#, ',', 1)",
                "CASE # WHEN 'a' THEN 1 ELSE 2 END",
                "concat(#, '-', #)",
                "# COLLATE \"C\"",
                "NULLIF(#, '')",
            ],
            Family::Truth => {
                &["NOT #", "CASE WHEN # THEN 1 ELSE 0 END", "coalesce(#, false)", "# IS NOT TRUE"]
            }
            Family::Moment => &[
                "#::date",
                "date_trunc('day', #)",
                "extract(year FROM #)",
                "# + interval '1 day'",
                "# > now()",
                "to_char(#, 'YYYY')",
                "# IS NULL",
                "#::text",
            ],
            Family::Json => &["#->>'k'", "#->'k'", "(#->>'n')::int", "#::text", "# IS NULL"],
            Family::Array => &["#[1]", "cardinality(#)", "array_length(#, 1)", "# IS NULL"],
            Family::Other => &["# IS NULL", "#::text", "ARRAY[#]", "coalesce(#, #)"],
        };
        self.dice.pick(forms).replace('#', &x)
    }

    /// The targets of a query over a table.
    fn stored_targets(&mut self, table: &KnownTable, of: &str) -> String {
        if self.dice.chance(12) {
            return format!("{of}*");
        }
        let count = 1 + self.dice.roll(3);
        let mut targets = Vec::new();
        for index in 0..count {
            let value = self.stored_value(table, of);
            let name = ["x", "y", "id", "\"Total\"", "name"][self.dice.roll(5)];
            targets.push(match self.dice.roll(10) {
                0 => value,
                1 => format!("{value} {name}"),
                _ => format!("{value} AS c{index}"),
            });
        }
        targets.join(", ")
    }

    fn stored_condition(&mut self, table: &KnownTable) -> String {
        if table.types.is_empty() || self.dice.chance(40) {
            return String::new();
        }
        format!(" WHERE {}", self.fitting_condition(table))
    }

    /// A query that a view may keep.
    pub(super) fn stored_query(&mut self) -> String {
        let (table, other) = (self.table(), self.table());
        let (x, y) = (self.column(&table), self.column(&other));
        let (name, second) = (&table.name, &other.name);
        let condition = self.stored_condition(&table);
        match self.dice.roll(22) {
            0..=3 => format!("SELECT {} FROM {name}{condition}", self.stored_targets(&table, "")),
            4 => format!("SELECT {} FROM {name} t", self.stored_targets(&table, "t.")),
            5 => format!("SELECT * FROM {name}{condition}"),
            6 | 7 => format!(
                "SELECT {}, {} AS other FROM {name} t {}JOIN {second} o ON t.{x} = o.{y}",
                self.stored_targets(&table, "t."),
                self.stored_value(&other, "o."),
                self.dice.pick(&["", "LEFT ", "RIGHT ", "FULL ", "INNER "])
            ),
            8 => format!("SELECT {x}, count(*) AS n FROM {name}{condition} GROUP BY {x} HAVING count(*) > 1"),
            9 => {
                let aggregate =
                    self.dice.pick(&["count", "min", "max", "sum", "avg", "array_agg", "json_agg"]);
                let value = self.stored_value(&table, "");
                format!("SELECT {x} AS k, {aggregate}({value}) AS agg FROM {name} GROUP BY {x} ORDER BY 1")
            }
            10 => format!("SELECT DISTINCT {x} FROM {name} ORDER BY {x} DESC LIMIT 3"),
            11 => format!("SELECT DISTINCT ON ({x}) {x} AS k, t.* FROM {name} t ORDER BY {x}"),
            12 => format!(
                "SELECT {x} AS one FROM {name} {} SELECT {y} FROM {second}",
                self.dice.pick(&["UNION ALL", "UNION", "EXCEPT", "INTERSECT"])
            ),
            13 => format!("SELECT {x} AS k FROM {name} WHERE {x} IN (SELECT {y} FROM {second})"),
            14 => format!(
                "WITH s AS (SELECT {x} AS one FROM {name}) SELECT s.one, o.* FROM s LEFT JOIN {second} o ON o.{y} = s.one"
            ),
            15 => format!(
                "SELECT {x} AS k, row_number() OVER (PARTITION BY {x} ORDER BY {x}) AS rn, \
                 lag({x}) OVER w AS before FROM {name} WINDOW w AS (ORDER BY {x})"
            ),
            16 => {
                format!("SELECT * FROM {name} t WHERE EXISTS (SELECT 1 FROM {second} o WHERE o.{y} = t.{x})")
            }
            17 => format!(
                "SELECT t.{x} AS k, (SELECT max(o.{y}) FROM {second} o) AS most, s.n FROM {name} t, \
                 (SELECT count(*) AS n FROM {second}) s"
            ),
            18 => format!("SELECT * FROM {name} JOIN {second} o USING ({x})"),
            19 => format!(
                "SELECT t.{x} AS k, l.{y} AS last FROM {name} t LEFT JOIN LATERAL (SELECT {y} FROM {second} LIMIT 1) l ON true"
            ),
            20 => format!("SELECT row_to_json(t) AS object, to_jsonb(t.*) AS other FROM {name} t"),
            _ => "SELECT n, n * 2 AS twice FROM generate_series(1, 10) AS n".to_owned(),
        }
    }
}
