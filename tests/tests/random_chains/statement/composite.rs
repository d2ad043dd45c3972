//! Composite types, at random.

use super::{COLUMNS, Maker};

impl Maker<'_> {
    pub(super) fn composite(&mut self) -> String {
        if self.known.composites.is_empty() || self.dice.chance(35) {
            let mut attributes: Vec<String> = Vec::new();
            for _ in 0..1 + self.dice.roll(3) {
                let name = self.dice.pick(COLUMNS);
                if !attributes.iter().any(|one| one.starts_with(name)) {
                    let ty =
                        self.dice.pick(&["int", "text", "numeric(8,2)", "text[]", "timestamptz", "jsonb"]);
                    attributes.push(format!("{name} {ty}"));
                }
            }
            return format!(
                "CREATE TYPE {} AS ({})",
                self.new_name(&["pair", "address", "money_of"]),
                attributes.join(", ")
            );
        }
        let one = self.known.composites[self.dice.roll(self.known.composites.len())].clone();
        let attribute = self.column(&one);
        let cascade = self.dice.maybe(35, " CASCADE");
        let what = match self.dice.roll(8) {
            0 | 1 => format!(
                "ADD ATTRIBUTE {} {}{cascade}",
                self.new_column(&one),
                self.dice.pick(&["int", "text", "date"])
            ),
            2 => format!("DROP ATTRIBUTE {}{attribute}{cascade}", self.dice.maybe(20, "IF EXISTS ")),
            3 => format!(
                "ALTER ATTRIBUTE {attribute} TYPE {}{cascade}",
                self.dice.pick(&["bigint", "text", "varchar(5)"])
            ),
            4 | 5 => format!("RENAME ATTRIBUTE {attribute} TO {}{cascade}", self.new_column(&one)),
            6 => format!("RENAME TO {}", self.fresh(&["pair", "address", "other"])),
            _ => format!("SET SCHEMA {}", self.schema_name()),
        };
        format!("ALTER TYPE {} {what}", one.name)
    }
}
