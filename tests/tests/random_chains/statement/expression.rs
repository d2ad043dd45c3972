//! Defaults, conditions and expressions over columns, at random.

use super::Maker;
use crate::known::KnownTable;

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
pub(super) enum Family {
    Number,
    Text,
    Truth,
    Moment,
    Json,
    Array,
    Other,
}

impl Family {
    pub(super) fn of(ty: &str) -> Self {
        let starts = |words: &[&str]| words.iter().any(|word| ty.starts_with(word));
        if ty.ends_with("[]") {
            Family::Array
        } else if starts(&["interval", "int4range"]) {
            Family::Other
        } else if starts(&["int", "bigint", "smallint", "numeric", "real", "double", "serial", "bigserial"]) {
            Family::Number
        } else if starts(&["text", "varchar", "char(", "character", "citext", "name"]) {
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

impl Maker<'_> {
    pub(super) fn default(&mut self) -> String {
        if self.dice.chance(8) {
            return format!("nextval('{}')", self.dice.pick_or(&self.known.sequences, "nope"));
        }
        self.dice.pick(DEFAULTS).to_owned()
    }

    /// A default that is likely to suit the type.
    pub(super) fn default_of(&mut self, ty: &str) -> String {
        if self.dice.chance(7) {
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
            Family::Other => match ty {
                "uuid" => &["gen_random_uuid()", "NULL"],
                "interval" => &["'1 hour'", "'1 day'::interval"],
                "oid" => &["1"],
                "bytea" => &["'x'", "NULL"],
                "money" => &["0", "NULL"],
                "tsvector" => &["''", "NULL"],
                "int4range" => &["'[1,5)'", "NULL"],
                _ => {
                    let bare = ty.trim_end_matches("[]");
                    let labels = self
                        .known
                        .enums
                        .iter()
                        .find(|(name, _)| name == bare)
                        .map(|(_, labels)| labels.clone());
                    return match labels {
                        Some(labels) if !labels.is_empty() && bare == ty => {
                            format!("'{}'", labels[self.dice.roll(labels.len())].replace('\'', "''"))
                        }
                        _ => "NULL".to_owned(),
                    };
                }
            },
        };
        self.dice.pick(fitting).to_owned()
    }

    pub(super) fn condition(&mut self, table: &KnownTable) -> String {
        if !table.types.is_empty() && self.dice.chance(90) {
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
    pub(super) fn fitting_condition(&mut self, table: &KnownTable) -> String {
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
    pub(super) fn fitting_expression(&mut self, table: &KnownTable) -> String {
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

    pub(super) fn expression(&mut self, table: &KnownTable) -> String {
        if !table.types.is_empty() && self.dice.chance(90) {
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
}
