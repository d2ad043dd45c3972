//! What pg_dump prints of a database's schema, parted into its statements.

use std::path::{Path, PathBuf};
use std::process::Command;

use arcoiris_checker::parse::{self, Piece};

use crate::failure::Failure;

/// The schema of a database, as pg_dump prints it.
pub(crate) fn dumped(url: &str) -> Result<String, Failure> {
    let program = std::env::var_os("PG_BIN")
        .map_or_else(|| PathBuf::from("pg_dump"), |bin| Path::new(&bin).join("pg_dump"));
    let options = ["--schema-only", "--no-owner", "--no-privileges", "--exclude-schema=arcoiris"];
    let failed = |words: String| Failure::Server {
        words: format!("{}: {words}\n  or give its output: --dump FILE", program.display()),
    };
    let output = Command::new(&program)
        .args(options)
        .args(["-d", url])
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}

/// A dump's statements.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parted {
    /// Schemas and extensions.
    pub(crate) baseline: Vec<String>,
    /// All else.
    pub(crate) rest: Vec<String>,
    /// How many there were on owners and privileges.
    pub(crate) left_out: usize,
}

impl Parted {
    pub(crate) fn new(text: &str, version_table: &str) -> Parted {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let mut parted = Parted::default();
        for piece in parse::pieces(text, 0..end) {
            let Piece::Statement(span) = piece else { continue };
            let statement = text.get(span.start as usize..span.end as usize).unwrap_or_default();
            parted.add(statement.trim(), version_table);
        }
        parted
    }

    fn add(&mut self, statement: &str, version_table: &str) {
        let words: Vec<&str> = statement.split_whitespace().take(6).collect();
        match words.as_slice() {
            ["SET", ..] | ["SELECT", "pg_catalog.set_config('search_path',", ..] => {}
            // What the extension's files say.
            ["COMMENT", "ON", "EXTENSION", ..] => {}
            // It is there in every database.
            ["CREATE", "SCHEMA", "public"] | ["COMMENT", "ON", "SCHEMA", "public", ..] => {}
            ["CREATE" | "ALTER" | "COMMENT", "TABLE" | "ON", "ONLY" | "TABLE" | "COLUMN", name, ..]
            | ["CREATE" | "ALTER", "TABLE", name, ..]
                if *name == version_table || name.starts_with(&format!("{version_table}.")) => {}
            ["GRANT" | "REVOKE", ..] | ["ALTER", "DEFAULT", "PRIVILEGES", ..] => self.left_out += 1,
            ["ALTER", ..] if statement.contains(" OWNER TO ") => self.left_out += 1,
            ["CREATE", "SCHEMA", ..] | ["COMMENT", "ON", "SCHEMA", ..] => {
                self.baseline.push(statement.to_owned())
            }
            ["CREATE", "EXTENSION", ..] => {
                self.baseline.push(statement.replacen("EXTENSION IF NOT EXISTS", "EXTENSION", 1));
            }
            _ => self.rest.push(statement.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_is_parted() {
        let dump = "SET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n\\restrict x\n\
                    CREATE SCHEMA pos;\nALTER SCHEMA pos OWNER TO app;\nCREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\n\
                    COMMENT ON EXTENSION citext IS 'x';\n-- Name: t\nCREATE TABLE pos.t (\n    id integer\n);\n\
                    CREATE TABLE public.alembic_version (\n    version_num text\n);\n\
                    ALTER TABLE ONLY public.alembic_version\n    ADD CONSTRAINT k PRIMARY KEY (version_num);\n\
                    GRANT SELECT ON TABLE pos.t TO app;\n";
        let parted = Parted::new(dump, "public.alembic_version");
        assert_eq!(parted.baseline, ["CREATE SCHEMA pos", "CREATE EXTENSION citext WITH SCHEMA public"]);
        assert_eq!(parted.rest, ["CREATE TABLE pos.t (\n    id integer\n)"]);
        assert_eq!(parted.left_out, 2);
    }
}
