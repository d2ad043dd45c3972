//! `DO` blocks with the guards that histories have, at random.

use super::{Maker, bare};

fn text(name: &str) -> String {
    bare(name).trim_matches('"').replace('\'', "''")
}

impl Maker<'_> {
    pub(super) fn do_block(&mut self) -> String {
        let table = self.true_table();
        let column = self.column(&table);
        let other = self.new_column(&table);
        let name = &table.name;
        let ty = self.dice.pick(&["int", "text", "boolean"]);
        let either = if self.dice.chance(50) { &column } else { &other };
        let constraint = if self.dice.chance(50) {
            self.dice.pick_or(&table.constraints, "rule")
        } else {
            self.fresh(&["rule", "a_key"])
        };
        let not = self.dice.pick(&["NOT ", ""]);
        match self.dice.roll(13) {
            0 => format!(
                "DO $$ BEGIN IF {not}EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = '{}' AND column_name = '{}') THEN \
                 ALTER TABLE {name} ADD COLUMN {either} {ty}; END IF; END $$",
                text(name),
                text(either)
            ),
            1 => format!(
                "DO $$ BEGIN IF {not}EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = '{}' AND column_name = '{}') THEN \
                 ALTER TABLE {name} DROP COLUMN {either}; END IF; END $$",
                text(name),
                text(either)
            ),
            2 => {
                let ty = self.new_name(&["mood", "kind", "status"]);
                format!(
                    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = '{}') THEN CREATE TYPE {ty} AS ENUM ('a', 'b'); END IF; END $$",
                    text(&ty)
                )
            }
            3 => {
                let ty = self.new_name(&["mood", "kind", "status"]);
                format!(
                    "DO $$ BEGIN CREATE TYPE {ty} AS ENUM ('a', 'b'); EXCEPTION WHEN duplicate_object THEN NULL; END $$"
                )
            }
            4 => format!(
                "DO $$ BEGIN ALTER TABLE {name} ADD COLUMN {either} {ty}; EXCEPTION WHEN duplicate_column THEN {} END $$",
                self.dice.pick(&["NULL;", "RAISE NOTICE 'there already';"])
            ),
            5 => format!(
                "DO $$ BEGIN IF {not}EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{}') THEN \
                 ALTER TABLE {name} ADD CONSTRAINT {constraint} CHECK (true); END IF; END $$",
                text(&constraint)
            ),
            6 => format!(
                "DO $$ BEGIN IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = '{}' AND table_name = '{}') THEN \
                 ALTER TABLE {name} DROP CONSTRAINT {constraint}; END IF; END $$",
                text(&constraint),
                text(name)
            ),
            7 => format!(
                "DO $$ BEGIN IF to_regclass('{}') IS NULL THEN CREATE TABLE {} (id int); END IF; END $$",
                name.replace('\'', "''"),
                self.new_name(&["a", "b", "late"])
            ),
            8 => {
                let role = self.dice.pick(&["app", "chain_clerk"]);
                format!(
                    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF; END $$"
                )
            }
            9 => format!(
                "DO $$ DECLARE one text; BEGIN FOREACH one IN ARRAY ARRAY['x1', 'x2'] LOOP EXECUTE format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS %I int', '{}', one); END LOOP; END $$",
                name.replace('\'', "''")
            ),
            10 => format!(
                "DO $$ BEGIN EXECUTE 'DROP TABLE IF EXISTS ' || quote_ident('{}'); END $$",
                text(name)
            ),
            11 => format!(
                "DO $$ BEGIN IF (SELECT data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{}' AND column_name = '{}') = 'integer' THEN \
                 ALTER TABLE {name} ALTER COLUMN {column} TYPE bigint; END IF; END $$",
                text(name),
                text(&column)
            ),
            _ => format!(
                "DO $$ BEGIN ALTER TABLE {name} RENAME COLUMN {column} TO {other}; EXCEPTION WHEN {} THEN NULL; END $$",
                self.dice.pick(&[
                    "undefined_column",
                    "duplicate_column",
                    "OTHERS",
                    "undefined_column OR duplicate_column"
                ])
            ),
        }
    }
}
