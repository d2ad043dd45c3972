//! Comments, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn comment(&mut self) -> String {
        let table = self.table();
        let on = match self.dice.roll(16) {
            0..=2 => format!("{} {}", table.kind, table.name),
            3..=6 => format!("COLUMN {}.{}", table.name, self.column(&table)),
            7 => {
                let indexes: Vec<String> =
                    self.known.indexes.iter().map(|(index, _)| index.clone()).collect();
                format!("INDEX {}", self.dice.pick_or(&indexes, "nope"))
            }
            8 => {
                let table = self.true_table();
                format!("CONSTRAINT {} ON {}", self.dice.pick_or(&table.constraints, "nope"), table.name)
            }
            9 => format!("SCHEMA {}", self.schema_name()),
            10 => format!("SEQUENCE {}", self.dice.pick_or(&self.known.sequences, "nope")),
            11 => format!("DOMAIN {}", self.dice.pick_or(&self.known.domains, "nope")),
            12 if !self.known.domain_constraints.is_empty() => {
                let (domain, constraint) =
                    &self.known.domain_constraints[self.dice.roll(self.known.domain_constraints.len())];
                format!("CONSTRAINT {constraint} ON DOMAIN {domain}")
            }
            13 if !self.known.rules.is_empty() => {
                let (rule, of) = &self.known.rules[self.dice.roll(self.known.rules.len())];
                format!("RULE {rule} ON {of}")
            }
            14 => "EXTENSION citext".to_owned(),
            _ => {
                let types: Vec<String> = (self.known.enums.iter().map(|(name, _)| name.clone()))
                    .chain(self.known.composites.iter().map(|ty| ty.name.clone()))
                    .chain(self.known.ranges.iter().cloned())
                    .collect();
                format!("TYPE {}", self.dice.pick_or(&types, "nope"))
            }
        };
        format!(
            "COMMENT ON {on} IS {}",
            self.dice.pick(&["'text'", "NULL", "'It''s'", "''", "E'two\\nlines'"])
        )
    }
}
