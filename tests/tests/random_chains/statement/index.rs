//! Indexes, at random.

use super::{Maker, bare};

impl Maker<'_> {
    pub(super) fn create_index(&mut self) -> String {
        let table = self.relation_of(&["TABLE", "TABLE", "MATERIALIZED VIEW"]);
        let name = if self.dice.chance(40) {
            format!(" {}", self.fresh(&["a_idx", "b_idx", "c_idx", "\"An Index\""]))
        } else {
            String::new()
        };
        let method = if self.dice.chance(15) {
            format!(" USING {}", self.dice.pick(&["gin", "gist", "hash", "brin", "btree", "btree"]))
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
                "",
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

    pub(super) fn alter_index(&mut self) -> String {
        let (index, table) = self.known.indexes[self.dice.roll(self.known.indexes.len())].clone();
        match self.dice.roll(9) {
            0 | 1 => format!("ALTER INDEX {index} SET (fillfactor = {})", self.dice.pick(&["50", "90", "5"])),
            2 => format!("ALTER INDEX {index} RESET (fillfactor)"),
            3 => format!("ALTER TABLE {table} CLUSTER ON {}", bare(&index)),
            4 => format!("ALTER TABLE {table} REPLICA IDENTITY USING INDEX {}", bare(&index)),
            5 => format!("ALTER INDEX {index} ALTER COLUMN 1 SET STATISTICS 50"),
            6 => format!("REINDEX INDEX {index}"),
            7 => format!("REINDEX TABLE {table}"),
            _ => format!("CREATE INDEX IF NOT EXISTS {} ON {table} (id)", bare(&index)),
        }
    }
}
