//! Owners and roles, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn owner(&mut self) -> String {
        let role = self.role();
        let table = self.table();
        let of = |names: &[String], dice: &mut crate::dice::Dice| dice.pick_or(names, "nope");
        let what = match self.dice.roll(14) {
            0..=2 => format!("{} {}", table.kind, table.name),
            3 => format!("SCHEMA {}", self.schema_name()),
            4 => format!("SEQUENCE {}", of(&self.known.sequences, self.dice)),
            5 => format!("DOMAIN {}", of(&self.known.domains, self.dice)),
            6 | 7 if !self.known.routines.is_empty() => {
                let routine = &self.known.routines[self.dice.roll(self.known.routines.len())];
                format!("{} {}", routine.kind, routine.signature)
            }
            8 if !self.known.enums.is_empty() => {
                format!("TYPE {}", self.known.enums[self.dice.roll(self.known.enums.len())].0)
            }
            9 => {
                return format!(
                    "CREATE ROLE {}{}",
                    self.dice.pick(&["chain_clerk", "chain_boss", "app"]),
                    self.dice.maybe(40, " NOLOGIN")
                );
            }
            10 => return format!("DROP ROLE {}{role}", self.dice.maybe(30, "IF EXISTS ")),
            11 => return format!("REASSIGN OWNED BY {role} TO {}", self.role()),
            12 => return format!("DROP OWNED BY {role}{}", self.dice.maybe(30, " CASCADE")),
            _ => format!("TABLE {}", table.name),
        };
        format!("ALTER {what} OWNER TO {role}")
    }
}
