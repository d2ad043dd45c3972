//! Extended statistics, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn statistics(&mut self) -> String {
        if !self.known.statistics.is_empty() && self.dice.chance(45) {
            let one = self.dice.pick_or(&self.known.statistics, "s");
            return match self.dice.roll(6) {
                0 => format!("DROP STATISTICS {}{one}", self.dice.maybe(20, "IF EXISTS ")),
                1 => format!("ALTER STATISTICS {one} RENAME TO {}", self.fresh(&["st", "st_other"])),
                2 => format!("ALTER STATISTICS {one} SET STATISTICS {}", self.dice.pick(&["100", "-1", "0"])),
                3 => format!("ALTER STATISTICS {one} SET SCHEMA {}", self.schema_name()),
                4 => format!("ALTER STATISTICS {one} OWNER TO {}", self.role()),
                _ => format!("COMMENT ON STATISTICS {one} IS 'both'"),
            };
        }
        let table = self.relation_of(&["TABLE", "TABLE", "MATERIALIZED VIEW"]);
        let name = self.new_name(&["st", "st_pairs"]);
        let kinds = self.dice.pick(&["", "", " (ndistinct)", " (dependencies, mcv)", " (nonsense)"]);
        let (x, y) = (self.column(&table), self.column(&table));
        let of = match self.dice.roll(4) {
            0 => format!("({}), {x}", self.expression(&table)),
            _ => format!("{x}, {y}"),
        };
        format!(
            "CREATE STATISTICS {}{name}{kinds} ON {of} FROM {}",
            self.dice.maybe(15, "IF NOT EXISTS "),
            table.name
        )
    }
}
