//! Event triggers, at random.

use super::Maker;

const NAMES: &[&str] = &["on_ddl", "\"On Drop\""];

impl Maker<'_> {
    pub(super) fn event_trigger(&mut self) -> String {
        let functions: Vec<String> = (self.known.routines.iter())
            .filter(|one| one.returns == "event_trigger")
            .map(|one| one.name.clone())
            .collect();
        if functions.is_empty() && self.dice.chance(85) {
            return format!(
                "CREATE OR REPLACE FUNCTION {}() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN {}END$$",
                self.new_name(&["tell_ddl", "tell_drop"]),
                self.dice.pick(&["", "RAISE NOTICE 'done'; ", "NULL; "])
            );
        }
        let triggers = self.known.others("event trigger");
        if !triggers.is_empty() && self.dice.chance(60) {
            let one = self.dice.pick_or(&triggers, "nope");
            return match self.dice.roll(6) {
                0 | 1 => format!("DROP EVENT TRIGGER {}{one}", self.dice.maybe(20, "IF EXISTS ")),
                2 => format!("ALTER EVENT TRIGGER {one} RENAME TO {}", self.fresh(NAMES)),
                3 => {
                    let how = ["DISABLE", "ENABLE", "ENABLE REPLICA", "ENABLE ALWAYS"];
                    format!("ALTER EVENT TRIGGER {one} {}", self.dice.pick(&how))
                }
                4 => format!("ALTER EVENT TRIGGER {one} OWNER TO {}", self.role()),
                _ => format!("COMMENT ON EVENT TRIGGER {one} IS 'why'"),
            };
        }
        let event = self.dice.pick(&[
            "ddl_command_start",
            "ddl_command_end",
            "sql_drop",
            "table_rewrite",
            "nonsense",
        ]);
        let when =
            self.dice.pick(&["", "", " WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')", " WHEN TAG IN ('NOPE')"]);
        format!(
            "CREATE EVENT TRIGGER {} ON {event}{when} EXECUTE FUNCTION {}()",
            self.fresh(NAMES),
            self.dice.pick_or(&functions, "nope")
        )
    }
}
