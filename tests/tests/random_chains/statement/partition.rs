//! Partitioned tables and their partitions, at random.

use super::expression::Family;
use super::table::type_of;
use super::{COLUMNS, Maker};
use crate::known::KnownTable;

impl Maker<'_> {
    fn partitioned(&mut self) -> Option<KnownTable> {
        let found: Vec<&KnownTable> =
            self.known.tables.iter().filter(|table| table.partitioned.is_some()).collect();
        (!found.is_empty()).then(|| found[self.dice.roll(found.len())].clone())
    }

    /// `FOR VALUES …` that mostly suits the key.
    fn bound(&mut self, table: &KnownTable) -> String {
        let Some((strategy, columns)) = &table.partitioned else { return "DEFAULT".to_owned() };
        if *strategy != "HASH" && self.dice.chance(15) {
            return "DEFAULT".to_owned();
        }
        let number = self.dice.roll(12);
        let value = |at: usize, column: &String| match Family::of(type_of(table, column)) {
            Family::Moment => format!("'2020-{:02}-01'", at % 12 + 1),
            Family::Text => {
                format!("'{}'", ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"][at % 13])
            }
            Family::Truth => ["true", "false"][at % 2].to_owned(),
            Family::Number | Family::Json | Family::Array | Family::Other => (at * 10).to_string(),
        };
        match *strategy {
            "LIST" => {
                let column = columns.first().cloned().unwrap_or_default();
                let mut values = vec![value(number, &column)];
                if self.dice.chance(30) {
                    values.push(value(number + 1, &column));
                }
                if self.dice.chance(10) {
                    values.push("NULL".to_owned());
                }
                format!("FOR VALUES IN ({})", values.join(", "))
            }
            "RANGE" => {
                let from: Vec<String> = columns.iter().map(|column| value(number, column)).collect();
                let to: Vec<String> = columns.iter().map(|column| value(number + 1, column)).collect();
                match self.dice.roll(12) {
                    0 => format!(
                        "FOR VALUES FROM ({}) TO ({})",
                        vec!["MINVALUE"; columns.len()].join(", "),
                        to.join(", ")
                    ),
                    1 => format!(
                        "FOR VALUES FROM ({}) TO ({})",
                        from.join(", "),
                        vec!["MAXVALUE"; columns.len()].join(", ")
                    ),
                    2 => format!("FOR VALUES FROM ({}) TO ({})", to.join(", "), from.join(", ")),
                    _ => format!("FOR VALUES FROM ({}) TO ({})", from.join(", "), to.join(", ")),
                }
            }
            _ => {
                let modulus = [2, 4, 4, 4, 3][self.dice.roll(5)];
                format!("FOR VALUES WITH (MODULUS {modulus}, REMAINDER {})", self.dice.roll(modulus))
            }
        }
    }

    pub(super) fn create_partition(&mut self) -> String {
        if let Some(table) = self.partitioned()
            && self.dice.chance(65)
        {
            let bound = self.bound(&table);
            let name = self.new_name(&["part", "part_a", "part_b", "\"Part\""]);
            let more = match self.dice.roll(10) {
                0 => format!(" ({} NOT NULL)", self.column(&table)),
                1 => " (CHECK (true))".to_owned(),
                2 => format!(" ({} DEFAULT NULL)", self.column(&table)),
                _ => String::new(),
            };
            let again = if self.dice.chance(12) {
                format!(" PARTITION BY LIST ({})", self.column(&table))
            } else {
                String::new()
            };
            return format!(
                "CREATE TABLE {}{name} PARTITION OF {}{more} {bound}{again}",
                self.dice.maybe(8, "IF NOT EXISTS "),
                table.name
            );
        }
        let mut table = KnownTable::new(self.new_name(&["parted", "events", "logs"]), Vec::new(), Vec::new());
        for _ in 0..2 + self.dice.roll(3) {
            let column = self.dice.pick(COLUMNS).to_owned();
            if !table.columns.contains(&column) {
                table.columns.push(column);
                table.types.push(
                    self.dice.pick(&["int", "bigint", "text", "date", "timestamptz", "boolean"]).to_owned(),
                );
            }
        }
        let key = if self.dice.chance(90) {
            self.dice.pick_or(&table.columns, "id")
        } else {
            format!("({})", self.expression(&table))
        };
        let mut keys = key.clone();
        let strategy = self.dice.pick(&["LIST", "RANGE", "RANGE", "HASH"]);
        if strategy != "LIST" && self.dice.chance(15) {
            keys = format!("{keys}, {}", self.column(&table));
        }
        let mut parts: Vec<String> = Vec::new();
        for (column, ty) in table.columns.clone().iter().zip(table.types.clone()) {
            parts.push(if self.dice.chance(60) {
                format!("{column} {ty}")
            } else {
                self.column_definition(column, &ty, &table)
            });
        }
        match self.dice.roll(8) {
            0..=2 => parts.push(format!("PRIMARY KEY ({keys})")),
            3 => parts.push(format!("UNIQUE ({keys})")),
            4 => parts.push(self.table_constraint(&table)),
            _ => {}
        }
        format!("CREATE TABLE {} ({}) PARTITION BY {strategy} ({keys})", table.name, parts.join(", "))
    }

    pub(super) fn alter_partition(&mut self) -> String {
        let Some(table) = self.partitioned() else { return self.create_partition() };
        let name = &table.name;
        let own: Vec<String> = (self.known.tables.iter())
            .filter(|one| one.is_partition && one.parents.contains(name))
            .map(|one| one.name.clone())
            .collect();
        let partition = self.dice.pick_or(&own, "part");
        match self.dice.roll(14) {
            0 => {
                let columns: Vec<String> = (table.columns.iter().zip(&table.types))
                    .map(|(name, ty)| format!("{name} {ty}"))
                    .collect();
                format!("CREATE TABLE {} ({})", self.new_name(&["part", "loose"]), columns.join(", "))
            }
            1 => format!("CREATE TABLE {} (LIKE {name} INCLUDING ALL)", self.new_name(&["part", "loose"])),
            2..=4 => {
                // A table of the same columns, if there is one.
                let like: Vec<String> = (self.known.tables.iter())
                    .filter(|one| one.columns == table.columns && one.name != *name && one.parents.is_empty())
                    .map(|one| one.name.clone())
                    .collect();
                let other =
                    if like.is_empty() { self.true_table().name } else { self.dice.pick_or(&like, "part") };
                format!("ALTER TABLE {name} ATTACH PARTITION {other} {}", self.bound(&table))
            }
            5 | 6 => format!("ALTER TABLE {name} DETACH PARTITION {partition}"),
            7 => format!("ALTER TABLE {partition} ADD {}", self.table_constraint(&table)),
            8 => {
                let index = self
                    .known
                    .indexes
                    .iter()
                    .filter(|(_, of)| of == name)
                    .map(|(index, _)| index.clone())
                    .collect::<Vec<_>>();
                let part = self
                    .known
                    .indexes
                    .iter()
                    .filter(|(_, of)| own.contains(of))
                    .map(|(index, _)| index.clone())
                    .collect::<Vec<_>>();
                format!(
                    "ALTER INDEX {} ATTACH PARTITION {}",
                    self.dice.pick_or(&index, "i"),
                    self.dice.pick_or(&part, "j")
                )
            }
            9 => format!("CREATE INDEX ON ONLY {name} ({})", self.column(&table)),
            10 => {
                format!("CREATE {}INDEX ON {name} ({})", self.dice.maybe(40, "UNIQUE "), self.columns(&table))
            }
            11 => format!("ALTER TABLE {partition} DROP COLUMN {}", self.column(&table)),
            12 => format!("ALTER TABLE {name} ALTER {} SET NOT NULL", self.column(&table)),
            _ => format!("DROP TABLE {partition}"),
        }
    }
}
