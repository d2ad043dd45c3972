//! Foreign-data wrappers, servers, user mappings and foreign tables, at random.

use super::{COLUMNS, Maker};

const WRAPPERS: &[&str] = &["far", "\"Far Away\""];
const SERVERS: &[&str] = &["other", "\"Other One\""];
const FOREIGN: &[&str] = &["outside", "\"Out There\""];

impl Maker<'_> {
    fn foreign_options(&mut self) -> &'static str {
        self.dice.pick(&[
            "",
            "",
            " OPTIONS (host 'x')",
            " OPTIONS (host 'x', \"Port\" '1')",
            " OPTIONS (host 'x', host 'y')",
        ])
    }

    fn changed_options(&mut self) -> &'static str {
        self.dice.pick(&["(ADD host 'z')", "(SET host 'z')", "(DROP host)", "(host 'q')"])
    }

    pub(super) fn foreign_data(&mut self) -> String {
        let wrappers = self.known.others("foreign data wrapper");
        if wrappers.is_empty() && self.dice.chance(85) {
            let how = self.dice.pick(&["", "", " NO HANDLER", " NO VALIDATOR", " HANDLER nope"]);
            return format!(
                "CREATE FOREIGN DATA WRAPPER {}{how}{}",
                self.fresh(WRAPPERS),
                self.foreign_options()
            );
        }
        let wrapper = self.dice.pick_or(&wrappers, "nope");
        let servers = self.known.others("server");
        if servers.is_empty() && self.dice.chance(70) {
            let more = self.dice.pick(&["", "", " TYPE 'a'", " VERSION '2'", " TYPE 'a' VERSION '2'"]);
            return format!(
                "CREATE SERVER {}{}{more} FOREIGN DATA WRAPPER {wrapper}{}",
                self.dice.maybe(15, "IF NOT EXISTS "),
                self.fresh(SERVERS),
                self.foreign_options()
            );
        }
        let server = self.dice.pick_or(&servers, "nope");
        let cascade = self.dice.pick(&["", "", " CASCADE"]);
        let tables: Vec<String> =
            self.known.of_kind(&["FOREIGN TABLE"]).map(|one| one.name.clone()).collect();
        let table = self.dice.pick_or(&tables, "nope");
        match self.dice.roll(20) {
            0 => format!("DROP FOREIGN DATA WRAPPER {}{wrapper}{cascade}", self.dice.maybe(15, "IF EXISTS ")),
            1 => format!("ALTER FOREIGN DATA WRAPPER {wrapper} OPTIONS {}", self.changed_options()),
            2 => format!("ALTER FOREIGN DATA WRAPPER {wrapper} RENAME TO {}", self.fresh(WRAPPERS)),
            3 => format!("DROP SERVER {}{server}{cascade}", self.dice.maybe(15, "IF EXISTS ")),
            4 => format!("ALTER SERVER {server} OPTIONS {}", self.changed_options()),
            5 => format!("ALTER SERVER {server} RENAME TO {}", self.fresh(SERVERS)),
            6 => format!("ALTER SERVER {server} VERSION '3'"),
            7 => format!("COMMENT ON SERVER {server} IS 'where'"),
            8 => format!("GRANT USAGE ON FOREIGN SERVER {server} TO {}", self.role()),
            9 => format!(
                "CREATE USER MAPPING {}FOR {} SERVER {server}{}",
                self.dice.maybe(20, "IF NOT EXISTS "),
                self.role(),
                self.foreign_options()
            ),
            10 => format!(
                "DROP USER MAPPING {}FOR {} SERVER {server}",
                self.dice.maybe(40, "IF EXISTS "),
                self.role()
            ),
            11 => format!(
                "ALTER USER MAPPING FOR {} SERVER {server} OPTIONS {}",
                self.role(),
                self.changed_options()
            ),
            12 => format!("DROP FOREIGN TABLE {}{table}{cascade}", self.dice.maybe(15, "IF EXISTS ")),
            13 => format!("ALTER FOREIGN TABLE {table} OPTIONS {}", self.changed_options()),
            14 => format!("ALTER FOREIGN TABLE {table} ADD COLUMN {} {}", self.dice.pick(COLUMNS), self.ty()),
            15 => format!("ALTER FOREIGN TABLE {table} DROP COLUMN {}", self.dice.pick(COLUMNS)),
            _ => format!(
                "CREATE FOREIGN TABLE {} ({} {}{}, {} {}) SERVER {server}{}",
                self.new_name(FOREIGN),
                self.dice.pick(COLUMNS),
                self.ty(),
                self.dice.maybe(30, " NOT NULL"),
                self.dice.pick(COLUMNS),
                self.ty(),
                self.foreign_options()
            ),
        }
    }
}
