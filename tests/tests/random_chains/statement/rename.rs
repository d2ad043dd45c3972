//! New names and schemas, at random.

use super::{Maker, TABLES};

impl Maker<'_> {
    pub(super) fn rename(&mut self) -> String {
        let table = self.table();
        let to = self.fresh(TABLES);
        match self.dice.roll(15) {
            0..=2 => format!("ALTER {} {} RENAME TO {to}", table.kind, table.name),
            3..=7 => {
                let table = self.true_table();
                let column = self.column(&table);
                format!(
                    "ALTER TABLE {} RENAME {}{column} TO {}",
                    table.name,
                    self.dice.maybe(50, "COLUMN "),
                    self.new_column(&table)
                )
            }
            8 | 9 => {
                let table = self.true_table();
                let constraint = self.dice.pick_or(&table.constraints, "rule");
                format!(
                    "ALTER TABLE {} RENAME CONSTRAINT {constraint} TO {}",
                    table.name,
                    self.fresh(&["renamed", "\"Renamed\""])
                )
            }
            10 => {
                let indexes: Vec<String> =
                    self.known.indexes.iter().map(|(index, _)| index.clone()).collect();
                format!(
                    "ALTER INDEX {}{} RENAME TO {to}",
                    self.dice.maybe(15, "IF EXISTS "),
                    self.dice.pick_or(&indexes, "nope")
                )
            }
            11 => {
                format!("ALTER SEQUENCE {} RENAME TO {to}", self.dice.pick_or(&self.known.sequences, "nope"))
            }
            12 | 13 => {
                let types: Vec<String> = (self.known.enums.iter().map(|(name, _)| name))
                    .chain(&self.known.ranges)
                    .chain(&self.known.domains)
                    .cloned()
                    .collect();
                format!(
                    "ALTER TYPE {} RENAME TO {}",
                    self.dice.pick_or(&types, "nope"),
                    self.fresh(&["mood", "kind", "a", "_a"])
                )
            }
            _ => format!(
                "ALTER DOMAIN {} RENAME TO {}",
                self.dice.pick_or(&self.known.domains, "nope"),
                self.fresh(&["email", "amount", "b"])
            ),
        }
    }

    pub(super) fn set_schema(&mut self) -> String {
        let to = self.schema_name();
        match self.dice.roll(9) {
            0..=4 => {
                let table = self.table();
                format!(
                    "ALTER {} {}{} SET SCHEMA {to}",
                    table.kind,
                    self.dice.maybe(10, "IF EXISTS "),
                    table.name
                )
            }
            5 | 6 => {
                let types: Vec<String> = self
                    .known
                    .enums
                    .iter()
                    .map(|(name, _)| name)
                    .chain(&self.known.ranges)
                    .cloned()
                    .collect();
                format!("ALTER TYPE {} SET SCHEMA {to}", self.dice.pick_or(&types, "nope"))
            }
            7 => format!("ALTER DOMAIN {} SET SCHEMA {to}", self.dice.pick_or(&self.known.domains, "nope")),
            _ => {
                format!("ALTER SEQUENCE {} SET SCHEMA {to}", self.dice.pick_or(&self.known.sequences, "nope"))
            }
        }
    }
}
