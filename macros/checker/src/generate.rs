//! A made-up history of any length, the same at every call: for benchmarks, here and of the runtime.
//!
//! About 40% `CREATE TABLE` with keys, 45% `ALTER TABLE`, 10% types and indexes, 5% seeds; about two statements in each direction.

use std::fmt::Write as _;

/// A generated revision file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// `000000000007_alter_table_3.sql`
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A history of `count` revisions, the baseline among them.
#[must_use]
pub fn history(count: usize) -> Vec<File> {
    let mut generator = Generator { dice: 0x9e37_79b9_7f4a_7c15, tables: Vec::new(), types: Vec::new() };
    (0..count).map(|index| generator.file(index)).collect()
}

struct Generator {
    dice: u64,
    tables: Vec<Table>,
    types: Vec<usize>,
}

struct Table {
    schema: &'static str,
    /// The columns that were added, each with its default.
    columns: Vec<(usize, usize)>,
    next: usize,
}

const SCHEMAS: [&str; 4] = ["core", "acct", "inv", "pos"];

impl Generator {
    fn file(&mut self, index: usize) -> File {
        let (slug, up, down, extra) = match index {
            0 => baseline(),
            1 => self.create_table(index),
            _ => match self.throw(100) {
                0..40 => self.create_table(index),
                40..85 => self.alter_table(),
                85..90 => self.create_type(index),
                90..95 => self.create_index(index),
                _ => self.seed(index),
            },
        };
        let revises = match index {
            0 => "base".to_owned(),
            _ => id(index - 1),
        };
        let id = id(index);
        let title = slug.replace('_', " ");
        let text = format!(
            "-- Revision {index}: {title}.\n--\n-- @revision {id}\n-- @revises {revises}\n-- @created 2026-11-22 09:30:00+00\n{extra}\n\
             -- @upgrade\n{up}\n-- @downgrade\n{down}"
        );
        File { name: format!("{id}_{slug}.sql"), text }
    }

    /// A linear congruential generator (Knuth's MMIX): nobody needs better dice here.
    fn throw(&mut self, sides: usize) -> usize {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) as usize % sides.max(1)
    }

    fn pick(&mut self) -> usize {
        // Late tables are altered more often than early ones.
        let count = self.tables.len();
        let window = count.min(50);
        count - 1 - self.throw(window)
    }

    fn create_table(&mut self, index: usize) -> Parts {
        let number = self.tables.len();
        let schema = SCHEMAS.get(self.throw(4)).copied().unwrap_or("core");
        let mut up = format!(
            "CREATE TABLE {schema}.t{number} (\n    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,\n    code varchar(40) NOT NULL,\n    \
             name text NOT NULL,\n    amount numeric(18,4) DEFAULT 0 NOT NULL,\n    is_active boolean DEFAULT true NOT NULL,\n    \
             created_at timestamptz DEFAULT now() NOT NULL"
        );
        for parent in 0..self.throw(3).min(number) {
            let target = self.pick();
            let of = self.tables.get(target).map_or("core", |table| table.schema);
            let _ =
                write!(up, ",\n    parent{parent}_id uuid REFERENCES {of}.t{target} (id) ON DELETE CASCADE");
        }
        let _ = write!(
            up,
            ",\n    CONSTRAINT t{number}_code_key UNIQUE (code),\n    CONSTRAINT t{number}_amount_check CHECK (amount >= 0)\n);\n\
             CREATE INDEX t{number}_name_idx ON {schema}.t{number} (name);\n"
        );
        let down = format!("DROP INDEX {schema}.t{number}_name_idx;\nDROP TABLE {schema}.t{number};\n");
        self.tables.push(Table { schema, columns: Vec::new(), next: index });
        (format!("create_table_{number}"), up, down, "")
    }

    fn alter_table(&mut self) -> Parts {
        let number = self.pick();
        let kind = self.throw(4);
        let Some(table) = self.tables.get_mut(number) else { return baseline() };
        let schema = table.schema;
        let column = table.next;
        table.next += 1;
        let slug = format!("alter_table_{number}");
        match (kind, table.columns.last_mut()) {
            (0, Some((added, default))) => {
                let before = std::mem::replace(default, column);
                (
                    slug,
                    format!("ALTER TABLE {schema}.t{number} ALTER COLUMN c{added} SET DEFAULT {column};\n"),
                    format!("ALTER TABLE {schema}.t{number} ALTER COLUMN c{added} SET DEFAULT {before};\n"),
                    "",
                )
            }
            (1, Some((added, _))) => (
                slug,
                format!(
                    "ALTER TABLE {schema}.t{number} ADD CONSTRAINT t{number}_c{added}_{column}_check CHECK (c{added} >= 0);\n"
                ),
                format!(
                    "ALTER TABLE {schema}.t{number} DROP CONSTRAINT t{number}_c{added}_{column}_check;\n"
                ),
                "",
            ),
            _ => {
                table.columns.push((column, 0));
                (
                    slug,
                    format!(
                        "ALTER TABLE {schema}.t{number} ADD COLUMN c{column} integer DEFAULT 0 NOT NULL;\n\
                         COMMENT ON COLUMN {schema}.t{number}.c{column} IS 'added later';\n"
                    ),
                    format!("ALTER TABLE {schema}.t{number} DROP COLUMN c{column};\n"),
                    "",
                )
            }
        }
    }

    fn create_type(&mut self, index: usize) -> Parts {
        self.types.push(index);
        (
            format!("create_type_{index}"),
            format!("CREATE TYPE core.e{index} AS ENUM ('draft', 'open', 'closed');\n"),
            format!("DROP TYPE core.e{index};\n"),
            "",
        )
    }

    fn create_index(&mut self, index: usize) -> Parts {
        let number = self.pick();
        let schema = self.tables.get(number).map_or("core", |table| table.schema);
        (
            format!("create_index_{index}"),
            format!(
                "CREATE INDEX t{number}_i{index} ON {schema}.t{number} (created_at, code) WHERE is_active;\n"
            ),
            format!("DROP INDEX {schema}.t{number}_i{index};\n"),
            "",
        )
    }

    fn seed(&mut self, index: usize) -> Parts {
        let number = self.pick();
        let schema = self.tables.get(number).map_or("core", |table| table.schema);
        let row = format!("00000000-0000-4000-8000-{index:012}");
        (
            format!("seed_{index}"),
            format!(
                "INSERT INTO {schema}.t{number} (id, code, name) VALUES ('{row}', 'S{index}', 'seed {index}');\n"
            ),
            format!("DELETE FROM {schema}.t{number} WHERE id = '{row}';\n"),
            "",
        )
    }
}

/// Slug, upgrade, downgrade, a directive.
type Parts = (String, String, String, &'static str);

fn baseline() -> Parts {
    let create: String = SCHEMAS.iter().map(|schema| format!("CREATE SCHEMA {schema};\n")).collect();
    let drop: String = SCHEMAS.iter().rev().map(|schema| format!("DROP SCHEMA {schema};\n")).collect();
    ("baseline".to_owned(), create, drop, "-- @baseline\n")
}

fn id(index: usize) -> String {
    format!("{index:012x}")
}
