//! Privileges, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn grant(&mut self) -> String {
        let table = self.table();
        let on = match self.dice.roll(11) {
            0..=3 => {
                let what = [
                    "SELECT",
                    "ALL",
                    "SELECT, INSERT",
                    "ALL PRIVILEGES",
                    "TRUNCATE, TRIGGER, REFERENCES",
                    "UPDATE, DELETE",
                    "USAGE",
                ];
                format!("{} ON {}{}", self.dice.pick(&what), self.dice.maybe(20, "TABLE "), table.name)
            }
            4 => format!(
                "{} ({}) ON {}",
                self.dice.pick(&["SELECT", "UPDATE", "INSERT", "ALL"]),
                self.columns(&table),
                table.name
            ),
            5 => format!("{} ON SCHEMA {}", self.dice.pick(&["USAGE", "CREATE", "ALL"]), self.schema_name()),
            6 => format!(
                "{} ON SEQUENCE {}",
                self.dice.pick(&["USAGE", "ALL", "SELECT"]),
                self.dice.pick_or(&self.known.sequences, "nope")
            ),
            7 => {
                let types: Vec<String> = self.known.enums.iter().map(|(name, _)| name.clone()).collect();
                format!("USAGE ON TYPE {}", self.dice.pick_or(&types, "nope"))
            }
            8 => format!("USAGE ON DOMAIN {}", self.dice.pick_or(&self.known.domains, "nope")),
            9 => format!("EXECUTE ON ALL FUNCTIONS IN SCHEMA {}", self.schema_name()),
            _ => format!(
                "{} ON ALL {} IN SCHEMA {}",
                self.dice.pick(&["SELECT", "ALL"]),
                self.dice.pick(&["TABLES", "SEQUENCES"]),
                self.schema_name()
            ),
        };
        let role = if self.dice.chance(30) { "PUBLIC".to_owned() } else { self.role() };
        if self.dice.chance(60) {
            format!("GRANT {on} TO {role}{}", self.dice.maybe(10, " WITH GRANT OPTION"))
        } else {
            format!(
                "REVOKE {}{on} FROM {role}{}",
                self.dice.maybe(8, "GRANT OPTION FOR "),
                self.dice.maybe(20, " CASCADE")
            )
        }
    }

    pub(super) fn default_privileges(&mut self) -> String {
        let of = match self.dice.roll(4) {
            0 => format!(" FOR ROLE {}", self.role()),
            _ => String::new(),
        };
        let inside =
            if self.dice.chance(50) { format!(" IN SCHEMA {}", self.schema_name()) } else { String::new() };
        let on = self.dice.pick(&[
            "SELECT ON TABLES",
            "ALL ON TABLES",
            "EXECUTE ON FUNCTIONS",
            "USAGE ON SEQUENCES",
            "USAGE ON TYPES",
            "USAGE ON SCHEMAS",
            "INSERT ON SEQUENCES",
        ]);
        let role = if self.dice.chance(30) { "PUBLIC".to_owned() } else { self.role() };
        let what = if self.dice.chance(60) {
            format!("GRANT {on} TO {role}")
        } else {
            format!("REVOKE {on} FROM {role}")
        };
        format!("ALTER DEFAULT PRIVILEGES{of}{inside} {what}")
    }
}
