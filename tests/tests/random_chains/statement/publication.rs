//! Publications, at random.

use super::Maker;

const PUBLICATIONS: &[&str] = &["everything", "some_tables", "\"To Others\""];

impl Maker<'_> {
    pub(super) fn publication(&mut self) -> String {
        let publications = self.known.others("publication");
        if publications.is_empty() || self.dice.chance(35) {
            let name = self.fresh(PUBLICATIONS);
            let of = match self.dice.roll(8) {
                0 => " FOR ALL TABLES".to_owned(),
                1 => String::new(),
                2 => format!(" FOR TABLES IN SCHEMA {}", self.schema_name()),
                _ => format!(" FOR {}", self.published()),
            };
            let with = self.dice.pick(&[
                "",
                "",
                "",
                " WITH (publish = 'insert, update')",
                " WITH (publish_via_partition_root)",
                " WITH (publish = 'nonsense')",
                " WITH (nonsense = 1)",
            ]);
            return format!("CREATE PUBLICATION {name}{of}{with}");
        }
        let one = self.dice.pick_or(&publications, "nope");
        match self.dice.roll(11) {
            0 => format!("DROP PUBLICATION {}{one}", self.dice.maybe(20, "IF EXISTS ")),
            1 => format!("ALTER PUBLICATION {one} RENAME TO {}", self.fresh(PUBLICATIONS)),
            2 | 3 => format!("ALTER PUBLICATION {one} ADD {}", self.published()),
            4 => format!("ALTER PUBLICATION {one} SET {}", self.published()),
            5 | 6 => format!("ALTER PUBLICATION {one} DROP TABLE {}", self.true_table().name),
            7 => format!(
                "ALTER PUBLICATION {one} SET (publish = '{}')",
                self.dice.pick(&["", "delete", "insert, delete"])
            ),
            8 => format!("ALTER PUBLICATION {one} OWNER TO {}", self.role()),
            9 => {
                let verb = self.dice.pick(&["ADD", "DROP", "SET"]);
                format!("ALTER PUBLICATION {one} {verb} TABLES IN SCHEMA {}", self.schema_name())
            }
            _ => format!("COMMENT ON PUBLICATION {one} IS 'for whom'"),
        }
    }

    /// `TABLE …`, as it follows `FOR`, `ADD` and `SET`.
    fn published(&mut self) -> String {
        let table = self.relation_of(&["TABLE", "TABLE", "TABLE", "TABLE", "VIEW"]);
        let columns =
            if self.dice.chance(20) { format!(" ({})", self.columns(&table)) } else { String::new() };
        let rows =
            if self.dice.chance(20) { format!(" WHERE ({})", self.condition(&table)) } else { String::new() };
        let other =
            if self.dice.chance(15) { format!(", {}", self.true_table().name) } else { String::new() };
        format!("TABLE {}{}{columns}{rows}{other}", self.dice.maybe(8, "ONLY "), table.name)
    }
}
