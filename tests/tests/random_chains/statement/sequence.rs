//! Sequences, at random.

use super::{Maker, bare};

impl Maker<'_> {
    pub(super) fn sequence(&mut self) -> String {
        let name = self.dice.pick_or(&self.known.sequences, "counter");
        let table = self.true_table();
        let (column, _) = self.column_of(&table, |ty| matches!(ty, "integer" | "bigint" | "smallint"));
        match if self.known.sequences.is_empty() { 0 } else { self.dice.roll(8) } {
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
            5 => format!("CREATE SEQUENCE IF NOT EXISTS {}", bare(&name)),
            6 => format!(
                "SELECT setval('{}', {})",
                name.replace('\'', "''"),
                self.dice.pick(&["5", "1, false", "100"])
            ),
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
}
