//! Functions, procedures and aggregates, at random.

use super::Maker;

const ROUTINES: &[&str] = &["f", "g", "total_of", "\"Do It\"", "lower"];

impl Maker<'_> {
    /// The type of an argument.
    fn argument_type(&mut self) -> String {
        if self.dice.chance(20) {
            self.ty()
        } else {
            self.dice
                .pick(&[
                    "int",
                    "int",
                    "text",
                    "text",
                    "numeric",
                    "boolean",
                    "timestamptz",
                    "jsonb",
                    "text[]",
                    "bigint",
                ])
                .to_owned()
        }
    }

    fn arguments(&mut self) -> Vec<(String, String)> {
        let names = ["x", "y", "z"];
        (0..self.dice.roll(4).min(self.dice.roll(4)))
            .map(|at| (names[at].to_owned(), self.argument_type()))
            .collect()
    }

    fn attributes(&mut self) -> String {
        let attributes = [
            "",
            "",
            "",
            "",
            " IMMUTABLE",
            " STABLE",
            " STRICT",
            " IMMUTABLE STRICT PARALLEL SAFE",
            " SECURITY DEFINER",
            " COST 5",
            " SET search_path TO public",
            " LEAKPROOF",
            " ROWS 10",
            " VOLATILE CALLED ON NULL INPUT",
        ];
        self.dice.pick(&attributes).to_owned()
    }

    pub(super) fn create_routine(&mut self) -> String {
        match self.dice.roll(20) {
            0..=9 => self.create_function(),
            10..=12 => self.replace_function(),
            13..=15 => self.create_procedure(),
            _ => self.create_aggregate(),
        }
    }

    /// An expression for a function's body, of a type that it is likely to return.
    fn body_of(&mut self, arguments: &[(String, String)]) -> (String, String) {
        let table = self.true_table();
        match self.dice.roll(9) {
            0 | 1 if !arguments.is_empty() => {
                let (name, ty) = arguments[self.dice.roll(arguments.len())].clone();
                (ty, format!("SELECT {name}"))
            }
            2 if !arguments.is_empty() => {
                let (name, _) = arguments[self.dice.roll(arguments.len())].clone();
                ("text".to_owned(), format!("SELECT {name}::text || 'x'"))
            }
            3 => ("bigint".to_owned(), format!("SELECT count(*) FROM {}", table.name)),
            4 => {
                let (column, ty) = self.column_of(&table, |_| true);
                (format!("SETOF {ty}"), format!("SELECT {column} FROM {}", table.name))
            }
            5 => (format!("SETOF {}", table.name), format!("SELECT * FROM {}", table.name)),
            6 => {
                let (column, ty) = self.column_of(&table, |_| true);
                (
                    format!("TABLE (k {ty}, n bigint)"),
                    format!("SELECT {column}, count(*) FROM {} GROUP BY {column}", table.name),
                )
            }
            7 => ("void".to_owned(), format!("DELETE FROM {}", table.name)),
            _ => (
                self.dice.pick(&["int", "text", "numeric", "boolean"]).to_owned(),
                self.dice
                    .pick(&[
                        "SELECT 1",
                        "SELECT 'a'",
                        "SELECT 1.5",
                        "SELECT true",
                        "SELECT $1",
                        "SELECT nope",
                        "",
                    ])
                    .to_owned(),
            ),
        }
    }

    fn plpgsql(&mut self, arguments: &[(String, String)]) -> (String, String) {
        let table = self.true_table();
        let name = &table.name;
        let column = self.column(&table);
        let argument = arguments.first().map_or("1", |(name, _)| name.as_str());
        match self.dice.roll(7) {
            0 => ("void".to_owned(), format!("BEGIN UPDATE {name} SET {column} = NULL; END")),
            1 => (
                "int".to_owned(),
                format!("DECLARE n int := 0; BEGIN SELECT count(*) INTO n FROM {name}; RETURN n; END"),
            ),
            2 => ("text".to_owned(), format!("BEGIN RETURN {argument}; END")),
            3 => (
                "boolean".to_owned(),
                "BEGIN RETURN true; EXCEPTION WHEN OTHERS THEN RETURN false; END".to_owned(),
            ),
            4 => (format!("SETOF {name}"), format!("BEGIN RETURN QUERY SELECT * FROM {name}; END")),
            5 => ("void".to_owned(), "BEGIN FOR i IN 1..3 LOOP PERFORM i; END LOOP; END".to_owned()),
            _ => (
                "int".to_owned(),
                self.dice
                    .pick(&["BEGIN RETURN 1 END", "BEGIN RETURN; END", "BEGIN RETURN 1; END;"])
                    .to_owned(),
            ),
        }
    }

    fn written(&mut self, arguments: &[(String, String)]) -> String {
        let mut defaults = false;
        let mut text = Vec::new();
        for (name, ty) in arguments {
            defaults = defaults || self.dice.chance(12);
            let default = if defaults { format!(" DEFAULT {}", self.default_of(ty)) } else { String::new() };
            text.push(format!("{name} {ty}{default}"));
        }
        text.join(", ")
    }

    fn create_function(&mut self) -> String {
        let arguments = self.arguments();
        let written = self.written(&arguments);
        let name = self.new_name(ROUTINES);
        let replace = self.dice.maybe(40, "OR REPLACE ");
        let attributes = self.attributes();
        match self.dice.roll(12) {
            0 => {
                let comma = if written.is_empty() { "" } else { ", " };
                format!(
                    "CREATE {replace}FUNCTION {name}({written}{comma}OUT o int, OUT p text) LANGUAGE sql{attributes} AS 'SELECT 1, ''a''::text'"
                )
            }
            1 => format!(
                "CREATE {replace}FUNCTION {name}(VARIADIC v int[]) RETURNS int LANGUAGE sql{attributes} AS 'SELECT v[1]'"
            ),
            2 => format!(
                "CREATE {replace}FUNCTION {name}(INOUT i int) LANGUAGE plpgsql{attributes} AS $f$ BEGIN i := i + 1; END $f$"
            ),
            3..=7 => {
                let (returns, body) = self.body_of(&arguments);
                format!(
                    "CREATE {replace}FUNCTION {name}({written}) RETURNS {returns} LANGUAGE sql{attributes} AS $$ {body} $$"
                )
            }
            _ => {
                let (returns, body) = self.plpgsql(&arguments);
                format!(
                    "CREATE {replace}FUNCTION {name}({written}) RETURNS {returns} LANGUAGE plpgsql{attributes} AS $$ {body} $$"
                )
            }
        }
    }

    /// Another body, mostly allowed, for a function that is there.
    fn replace_function(&mut self) -> String {
        let functions: Vec<_> = self
            .known
            .routines
            .iter()
            .filter(|one| one.kind == "FUNCTION" && one.returns != "trigger")
            .collect();
        if functions.is_empty() {
            return self.create_function();
        }
        let one = functions[self.dice.roll(functions.len())].clone();
        let names = if self.dice.chance(60) { ["x", "y", "z"] } else { ["q", "y", "z"] };
        let arguments: Vec<(String, String)> = one
            .inputs
            .iter()
            .enumerate()
            .map(|(at, ty)| ((*names.get(at).unwrap_or(&"w")).to_owned(), ty.clone()))
            .collect();
        let written = self.written(&arguments);
        let returns = if self.dice.chance(85) { one.returns.clone() } else { "text".to_owned() };
        let returns = if returns.is_empty() { "int".to_owned() } else { returns };
        let body = format!("BEGIN RETURN NULL; -- {}\nEND", self.dice.pick(&["one", "two", "three"]));
        let attributes = self.attributes();
        format!(
            "CREATE OR REPLACE FUNCTION {}({written}) RETURNS {returns} LANGUAGE plpgsql{attributes} AS $$ {body} $$",
            one.name
        )
    }

    fn create_procedure(&mut self) -> String {
        let arguments = self.arguments();
        let written = self.written(&arguments);
        let name = self.new_name(&["proc", "clean_up", "f"]);
        let table = self.true_table();
        let (language, body) = match self.dice.roll(3) {
            0 => ("sql", format!("DELETE FROM {}", table.name)),
            1 => ("plpgsql", format!("BEGIN DELETE FROM {}; END", table.name)),
            _ => ("plpgsql", "BEGIN NULL; END".to_owned()),
        };
        format!(
            "CREATE {}PROCEDURE {name}({written}) LANGUAGE {language} AS $$ {body} $$",
            self.dice.maybe(40, "OR REPLACE ")
        )
    }

    fn create_aggregate(&mut self) -> String {
        let name = self.new_name(&["agg", "last_of", "total_of"]);
        let forms = [
            "(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
            "(text) (SFUNC = textcat, STYPE = text)",
            "(int) (SFUNC = int4larger, STYPE = int, COMBINEFUNC = int4larger, PARALLEL = SAFE)",
            "(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0')",
            "(int) (SFUNC = nope, STYPE = int)",
            "(anyelement) (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}')",
            "(boolean) (SFUNC = booland_statefunc, STYPE = boolean)",
        ];
        format!("CREATE {}AGGREGATE {name}{}", self.dice.maybe(30, "OR REPLACE "), self.dice.pick(&forms))
    }

    pub(super) fn alter_routine(&mut self) -> String {
        let one = self.known.routines[self.dice.roll(self.known.routines.len())].clone();
        let (kind, of) = (one.kind, &one.signature);
        match self.dice.roll(14) {
            0 | 1 => format!("ALTER {kind} {of} RENAME TO {}", self.fresh(ROUTINES)),
            2 => format!("ALTER {kind} {of} SET SCHEMA {}", self.schema_name()),
            3 => format!("ALTER {kind} {of} OWNER TO {}", self.role()),
            4 | 5 if kind == "FUNCTION" => {
                let how = [
                    "IMMUTABLE",
                    "STABLE",
                    "STRICT",
                    "CALLED ON NULL INPUT",
                    "SECURITY DEFINER",
                    "SECURITY INVOKER",
                    "COST 7",
                    "PARALLEL SAFE",
                    "SET search_path TO pos, public",
                    "RESET ALL",
                    "ROWS 5",
                    "SET work_mem TO '1MB'",
                ];
                format!("ALTER FUNCTION {of} {}", self.dice.pick(&how))
            }
            6 | 7 => format!("COMMENT ON {kind} {of} IS {}", self.dice.pick(&["'what it does'", "NULL"])),
            8 => format!(
                "GRANT EXECUTE ON {} {of} TO {}",
                if kind == "AGGREGATE" { "FUNCTION" } else { kind },
                self.role()
            ),
            9 => format!(
                "REVOKE ALL ON {} {of} FROM {}",
                if kind == "PROCEDURE" { "ROUTINE" } else { "FUNCTION" },
                self.dice.pick(&["PUBLIC", "app"])
            ),
            10 => {
                let name = if self.dice.chance(70) { of.clone() } else { one.name.clone() };
                format!(
                    "DROP {kind} {}{name}{}",
                    self.dice.maybe(20, "IF EXISTS "),
                    self.dice.maybe(35, " CASCADE")
                )
            }
            11 => {
                // A table that uses it.
                let table = self.true_table();
                let call: Vec<&str> = one.inputs.iter().map(|_| "NULL").collect();
                format!(
                    "ALTER TABLE {} ALTER {} SET DEFAULT {}({})",
                    table.name,
                    self.column(&table),
                    one.name,
                    call.join(", ")
                )
            }
            12 => {
                let call: Vec<String> = one.inputs.iter().map(|ty| format!("NULL::{ty}")).collect();
                format!(
                    "CREATE VIEW {} AS SELECT {}({}) AS r",
                    self.new_name(&["v", "w"]),
                    one.name,
                    call.join(", ")
                )
            }
            _ => {
                let wrong = self.dice.pick(&["FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE"]);
                format!("DROP {wrong} {of}")
            }
        }
    }
}
