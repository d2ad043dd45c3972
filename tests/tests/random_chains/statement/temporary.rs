//! Temporary tables, at random.

use super::Maker;
use crate::known::KnownTable;

impl Maker<'_> {
    pub(super) fn temporary(&mut self) -> String {
        let own: Vec<&KnownTable> = self.known.tables.iter().filter(|table| table.temporary).collect();
        if !own.is_empty() && self.dice.chance(45) {
            let table = own[self.dice.roll(own.len())].clone();
            let column = self.column(&table);
            return match self.dice.roll(6) {
                0 => format!("DROP TABLE {}", table.name),
                1 => format!("INSERT INTO {} ({column}) VALUES ({})", table.name, self.default()),
                2 => format!("ALTER TABLE {} ADD COLUMN {} text", table.name, self.new_column(&table)),
                3 => format!("CREATE INDEX ON {} ({column})", table.name),
                4 => format!("CREATE VIEW {} AS SELECT {column} FROM {}", self.fresh(&["tv"]), table.name),
                _ => format!("ALTER TABLE {} RENAME {column} TO {}", table.name, self.new_column(&table)),
            };
        }
        let name = self.fresh(&["tmp", "tmp_ids", "a"]);
        let word = self.dice.pick(&["TEMP", "TEMPORARY"]);
        match self.dice.roll(3) {
            0 => {
                let query = self.stored_query();
                format!("CREATE {word} TABLE {name} AS {query}")
            }
            1 => format!("CREATE {word} TABLE {name} (LIKE {})", self.table().name),
            _ => format!(
                "CREATE {word} TABLE {}{name} (id int PRIMARY KEY, a text DEFAULT 'x'){}",
                self.dice.maybe(20, "IF NOT EXISTS "),
                self.dice.pick(&[
                    "",
                    " ON COMMIT DROP",
                    " ON COMMIT DELETE ROWS",
                    " ON COMMIT PRESERVE ROWS"
                ])
            ),
        }
    }
}
