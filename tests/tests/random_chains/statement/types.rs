//! Enums, domains and other types, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn create_type(&mut self) -> String {
        if self.dice.chance(20) {
            return self.create_range();
        }
        if self.dice.chance(50) {
            let labels =
                ["'debit', 'credit'", "'a'", "'a', 'b', 'c'", "", "'a', 'a'", "'0', 't'", "'Ä', 'It''s'"];
            return format!(
                "CREATE TYPE {} AS ENUM ({})",
                self.new_name(&["mood", "kind", "a"]),
                self.dice.pick(&labels)
            );
        }
        let rest = [
            "",
            " NOT NULL",
            " DEFAULT 'a'",
            " CHECK (VALUE <> '')",
            " CHECK (VALUE > 0)",
            " CONSTRAINT positive CHECK (VALUE > 0) DEFAULT 1",
            " CHECK (length(VALUE) < 50) NOT NULL",
        ];
        format!(
            "CREATE DOMAIN {} AS {}{}",
            self.new_name(&["email", "amount", "kind"]),
            self.dice.pick(&["int", "text", "varchar(9)", "numeric(10,2)", "citext", "date", "int[]"]),
            self.dice.pick(&rest)
        )
    }

    pub(super) fn alter_type(&mut self) -> String {
        if self.known.domains.is_empty() || !self.known.enums.is_empty() && self.dice.chance(50) {
            let (name, labels) = match self.known.enums.len() {
                0 => ("mood".to_owned(), Vec::new()),
                count => self.known.enums[self.dice.roll(count)].clone(),
            };
            let label = self.dice.pick_or(&labels, "a").replace('\'', "''");
            if self.dice.chance(50) {
                return match self.dice.roll(4) {
                    0 => format!("ALTER TYPE {name} ADD VALUE 'new' BEFORE '{label}'"),
                    1 => format!("ALTER TYPE {name} ADD VALUE IF NOT EXISTS 'It''s' AFTER '{label}'"),
                    2 => format!("ALTER TYPE {name} RENAME VALUE '{label}' TO 'other'"),
                    _ => format!("ALTER TYPE {name} ADD VALUE '{label}'"),
                };
            }
            let what = [
                "ADD VALUE 'new'",
                "ADD VALUE IF NOT EXISTS 'a'",
                "ADD VALUE 'first' BEFORE 'a'",
                "ADD VALUE 'z' AFTER 'nope'",
                "RENAME VALUE 'a' TO 'aa'",
                "RENAME VALUE 'debit' TO 'credit'",
            ];
            return format!("ALTER TYPE {name} {}", self.dice.pick(&what));
        }
        let name = self.dice.pick_or(&self.known.domains, "email");
        if !self.known.domain_constraints.is_empty() && self.dice.chance(40) {
            let (domain, constraint) =
                self.known.domain_constraints[self.dice.roll(self.known.domain_constraints.len())].clone();
            return match self.dice.roll(3) {
                0 => format!("ALTER DOMAIN {domain} RENAME CONSTRAINT {constraint} TO renamed"),
                1 => format!("ALTER DOMAIN {domain} VALIDATE CONSTRAINT {constraint}"),
                _ => format!(
                    "ALTER DOMAIN {domain} DROP CONSTRAINT {constraint}{}",
                    self.dice.maybe(30, " CASCADE")
                ),
            };
        }
        let what = [
            "SET DEFAULT 'a'",
            "DROP DEFAULT",
            "SET NOT NULL",
            "DROP NOT NULL",
            "ADD CHECK (VALUE <> 'q')",
            "ADD CONSTRAINT rule CHECK (VALUE > 5) NOT VALID",
            "DROP CONSTRAINT IF EXISTS rule",
            "SET DEFAULT 5",
        ];
        format!("ALTER DOMAIN {name} {}", self.dice.pick(&what))
    }

    fn create_range(&mut self) -> String {
        let name = self.new_name(&["span", "period", "ages"]);
        let options = [
            "subtype = int",
            "subtype = timestamptz",
            "subtype = numeric",
            "subtype = text, collation = \"C\"",
            "subtype = float8, subtype_diff = float8mi",
            "subtype = date, multirange_type_name = many_days",
            "subtype = jsonb",
            "subtype = json",
            "subtype = bigint, subtype_opclass = int8_ops",
            "collation = \"C\"",
        ];
        format!("CREATE TYPE {name} AS RANGE ({})", self.dice.pick(&options))
    }
}
