//! Triggers, at random.

use super::Maker;

const TRIGGERS: &[&str] = &["touch", "audit", "\"Check It\""];

impl Maker<'_> {
    pub(super) fn trigger(&mut self) -> String {
        let functions: Vec<String> = self
            .known
            .routines
            .iter()
            .filter(|one| one.returns == "trigger")
            .map(|one| one.name.clone())
            .collect();
        if functions.is_empty() && self.dice.chance(85) {
            return self.trigger_function();
        }
        if !self.known.triggers.is_empty() && self.dice.chance(40) {
            return self.alter_trigger();
        }
        let function = self.dice.pick_or(&functions, "nope");
        let table = self.relation_of(&["TABLE", "TABLE", "TABLE", "VIEW"]);
        let name = self.fresh(TRIGGERS);
        let update = match self.dice.roll(3) {
            0 => format!("UPDATE OF {}", self.columns(&table)),
            _ => "UPDATE".to_owned(),
        };
        let event = match self.dice.roll(7) {
            0 => "INSERT".to_owned(),
            1 | 2 => update,
            3 => "DELETE".to_owned(),
            4 => format!("INSERT OR {update}"),
            5 => "INSERT OR UPDATE OR DELETE".to_owned(),
            _ => "TRUNCATE".to_owned(),
        };
        if self.dice.chance(15) {
            return format!(
                "CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON {}{} FOR EACH ROW EXECUTE FUNCTION {function}()",
                table.name,
                self.dice.pick(&["", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE"])
            );
        }
        let timing = match table.kind {
            "VIEW" if self.dice.chance(80) => "INSTEAD OF",
            _ => self.dice.pick(&["BEFORE", "BEFORE", "AFTER", "AFTER", "INSTEAD OF"]),
        };
        let level = if event == "TRUNCATE" && self.dice.chance(90) {
            " FOR EACH STATEMENT"
        } else {
            self.dice.pick(&[" FOR EACH ROW", " FOR EACH ROW", " FOR EACH STATEMENT", ""])
        };
        let when = if level == " FOR EACH ROW" && self.dice.chance(25) {
            let column = self.column(&table);
            let forms = [
                "NEW.# IS NOT NULL",
                "OLD.# IS DISTINCT FROM NEW.#",
                "OLD.* IS DISTINCT FROM NEW.*",
                "pg_trigger_depth() = 0",
            ];
            format!(" WHEN ({})", self.dice.pick(&forms).replace('#', &column))
        } else {
            String::new()
        };
        let referencing = if timing == "AFTER" && self.dice.chance(15) {
            self.dice.pick(&[
                " REFERENCING NEW TABLE AS fresh",
                " REFERENCING OLD TABLE AS gone NEW TABLE AS fresh",
                " REFERENCING OLD TABLE AS gone",
            ])
        } else {
            ""
        };
        let word = self.dice.pick(&["FUNCTION", "PROCEDURE"]);
        let arguments = self.dice.pick(&["", "", "", "'x', 1", "name"]);
        format!(
            "CREATE {}TRIGGER {name} {timing} {event} ON {}{referencing}{level}{when} EXECUTE {word} {function}({arguments})",
            self.dice.maybe(20, "OR REPLACE "),
            table.name
        )
    }

    fn alter_trigger(&mut self) -> String {
        let (trigger, table) = self.known.triggers[self.dice.roll(self.known.triggers.len())].clone();
        match self.dice.roll(8) {
            0 | 1 => format!(
                "DROP TRIGGER {}{trigger} ON {table}{}",
                self.dice.maybe(20, "IF EXISTS "),
                self.dice.maybe(20, " CASCADE")
            ),
            2 => format!("ALTER TRIGGER {trigger} ON {table} RENAME TO {}", self.fresh(TRIGGERS)),
            3 => format!("COMMENT ON TRIGGER {trigger} ON {table} IS 'why'"),
            4..=6 => {
                let how =
                    ["DISABLE TRIGGER", "ENABLE TRIGGER", "ENABLE REPLICA TRIGGER", "ENABLE ALWAYS TRIGGER"];
                format!("ALTER TABLE {table} {} {trigger}", self.dice.pick(&how))
            }
            _ => format!("DROP TRIGGER IF EXISTS nope ON {table}"),
        }
    }

    fn trigger_function(&mut self) -> String {
        let bodies = [
            "BEGIN RETURN NEW; END",
            "BEGIN RETURN coalesce(NEW, OLD); END;",
            "BEGIN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END",
            "DECLARE n int := 0; BEGIN n := n + 1; RETURN NULL; END",
            "BEGIN RAISE NOTICE 'done'; RETURN NULL; END",
            "BEGIN RETURN NEW END",
        ];
        format!(
            "CREATE {}FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $${}$$",
            self.dice.maybe(60, "OR REPLACE "),
            self.new_name(&["touch_row", "log_it"]),
            self.dice.pick(&bodies)
        )
    }
}
