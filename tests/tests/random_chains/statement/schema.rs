//! Schemas, extensions and the search path, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn schema(&mut self) -> String {
        let name = self.fresh(&["pos", "core", "\"Two Words\""]);
        match self.dice.roll(9) {
            0..=3 => format!(
                "CREATE SCHEMA {}{name}{}",
                self.dice.maybe(30, "IF NOT EXISTS "),
                self.dice.maybe(10, " AUTHORIZATION app")
            ),
            4 => format!(
                "CREATE SCHEMA {name} CREATE TABLE t (id int PRIMARY KEY) CREATE VIEW v AS SELECT id FROM t"
            ),
            5 => format!("ALTER SCHEMA {} RENAME TO {name}", self.schema_name()),
            6 => format!(
                "CREATE EXTENSION IF NOT EXISTS {}",
                self.dice.pick(&["pg_trgm", "hstore", "citext", "btree_gist", "pgcrypto"])
            ),
            7 => format!(
                "CREATE EXTENSION {} SCHEMA {}",
                self.dice.pick(&["pg_trgm", "hstore", "btree_gin", "unaccent"]),
                self.schema_name()
            ),
            _ => format!(
                "DROP EXTENSION {}{}{}",
                self.dice.maybe(30, "IF EXISTS "),
                self.dice.pick_or(&self.known.extensions, "citext"),
                self.dice.maybe(40, " CASCADE")
            ),
        }
    }

    pub(super) fn search_path(&mut self) -> String {
        let paths = ["public", "public", "pos, public", "core", "\"Two Words\", public", "missing, public"];
        format!("SET search_path TO {}", self.dice.pick(&paths))
    }
}
