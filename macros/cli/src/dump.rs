//! A dump's statements: which of them become revisions.
//!
//! Settings of the session and the version table are left out. What the one who applies the revisions owns needs no word; what declared
//! roles own, and privileges where all roles that have any are declared, is kept; the rest is left out, and said to be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use arcoiris_catalog::Name;
use arcoiris_checker::parse::{self, Piece};

use crate::command::lint::plural;
use crate::failure::Failure;

/// The schema of a database, as pg_dump prints it.
pub(crate) fn of(url: &str) -> Result<String, Failure> {
    let program = std::env::var_os("PG_BIN")
        .map_or_else(|| PathBuf::from("pg_dump"), |bin| Path::new(&bin).join("pg_dump"));
    let options = ["--schema-only", "--exclude-schema=arcoiris"];
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

/// The statements of a dump that become revisions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parted {
    /// Schemas and extensions.
    pub(crate) baseline: Vec<String>,
    /// All else.
    pub(crate) rest: Vec<String>,
    /// How many objects belong to each role that is not declared.
    owners: BTreeMap<String, usize>,
    /// How many statements there were on privileges, and why they are left out: who has some, but is not declared.
    privileges: Option<(usize, BTreeSet<String>)>,
}

impl Parted {
    /// Parts a dump, where these roles are declared.
    pub(crate) fn new(text: &str, version_table: &str, roles: &BTreeSet<Name>) -> Parted {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let mut statements = Vec::new();
        for piece in parse::pieces(text, 0..end) {
            let Piece::Statement(span) = piece else { continue };
            statements.push(text.get(span.start as usize..span.end as usize).unwrap_or_default().trim());
        }
        let known = Known {
            migrator: migrator(&statements, version_table),
            declared: roles.iter().map(ToString::to_string).collect(),
        };
        let mut parted = Parted::default();
        let (mut privileges, mut strangers) = (Vec::new(), BTreeSet::new());
        // What follows is said by another role than the one who dumps.
        let mut of_another = false;
        for statement in statements {
            let words: Vec<&str> = statement.split_whitespace().take(6).collect();
            match words.as_slice() {
                ["SET", "SESSION", "AUTHORIZATION", role, ..] => {
                    of_another = true;
                    strangers.insert(format!("{role}, who gave some of them"));
                }
                ["RESET", "SESSION", "AUTHORIZATION"] => of_another = false,
                ["GRANT" | "REVOKE", ..] | ["ALTER", "DEFAULT", "PRIVILEGES", ..]
                    if !is_of(statement, version_table) =>
                {
                    let sql = known.privileges(statement, &mut strangers).filter(|_| !of_another);
                    privileges.push(sql);
                }
                ["GRANT" | "REVOKE", ..] => {}
                ["ALTER", ..] if statement.contains(" OWNER TO ") => {
                    parted.owner(statement, version_table, &known);
                }
                _ => parted.add(statement, &words, version_table),
            }
        }
        if strangers.is_empty() {
            parted.rest.extend(privileges.into_iter().flatten());
        } else {
            parted.privileges = Some((privileges.len(), strangers));
        }
        parted
    }

    /// What is left out, and why, in words.
    pub(crate) fn left_out(&self) -> Vec<String> {
        let owners = self.owners.iter().map(|(role, count)| {
            format!(
                "left out: that {} to {role}, a role that `roles` in arcoiris.toml does not name",
                if *count == 1 { "one object belongs".to_owned() } else { format!("{count} objects belong") }
            )
        });
        let privileges = self.privileges.iter().map(|(count, strangers)| {
            let strangers: Vec<&str> = strangers.iter().map(String::as_str).collect();
            format!(
                "left out: {} on privileges, since `roles` in arcoiris.toml does not name {}",
                plural(*count, "statement"),
                strangers.join(", ")
            )
        });
        owners.chain(privileges).collect()
    }

    fn owner(&mut self, statement: &str, version_table: &str, known: &Known) {
        let Some((_, owner)) = statement.rsplit_once(" OWNER TO ") else { return };
        if is_of(statement, version_table) || known.migrator.as_deref() == Some(owner) {
            return;
        }
        if known.declared.contains(owner) {
            self.rest.push(statement.to_owned());
        } else {
            *self.owners.entry(owner.to_owned()).or_default() += 1;
        }
    }

    fn add(&mut self, statement: &str, words: &[&str], version_table: &str) {
        match words {
            ["SET", ..] | ["SELECT", "pg_catalog.set_config('search_path',", ..] => {}
            // What the extension's files say.
            ["COMMENT", "ON", "EXTENSION", ..] => {}
            // It is there in every database.
            ["CREATE", "SCHEMA", "public"] | ["COMMENT", "ON", "SCHEMA", "public", ..] => {}
            ["CREATE" | "ALTER" | "COMMENT", "TABLE" | "ON", "ONLY" | "TABLE" | "COLUMN", name, ..]
            | ["CREATE" | "ALTER", "TABLE", name, ..]
                if *name == version_table || name.starts_with(&format!("{version_table}.")) => {}
            ["CREATE", "SCHEMA", ..] | ["COMMENT", "ON", "SCHEMA", ..] => {
                self.baseline.push(statement.to_owned());
            }
            ["CREATE", "EXTENSION", ..] => {
                self.baseline.push(statement.replacen("EXTENSION IF NOT EXISTS", "EXTENSION", 1));
            }
            _ => self.rest.push(statement.to_owned()),
        }
    }
}

/// Which roles may be named.
struct Known {
    /// Who applies the revisions, as SQL.
    migrator: Option<String>,
    /// The roles that the configuration declares, as SQL.
    declared: BTreeSet<String>,
}

impl Known {
    /// A statement on privileges with the one who applies the revisions called so; `None`, and whom it speaks of, if that is somebody
    /// unknown.
    fn privileges(&self, statement: &str, strangers: &mut BTreeSet<String>) -> Option<String> {
        let mut sql = statement.to_owned();
        let mut known = true;
        let mut look = |role: &str| {
            if role != "PUBLIC" && !self.declared.contains(role) {
                strangers.insert(role.to_owned());
                known = false;
            }
        };
        if let Some(of) = between(statement, "ALTER DEFAULT PRIVILEGES FOR ROLE ") {
            match self.migrator.as_deref() == Some(of) {
                true => sql = sql.replacen(&format!(" FOR ROLE {of}"), "", 1),
                false => look(of),
            }
        }
        let word =
            if statement.contains(" TO ") && !statement.starts_with("REVOKE") { " TO " } else { " FROM " };
        if let Some((what, rest)) = sql.clone().rsplit_once(word) {
            let (role, option) = match rest.strip_suffix(" WITH GRANT OPTION") {
                Some(role) => (role, " WITH GRANT OPTION"),
                None => (rest, ""),
            };
            match self.migrator.as_deref() == Some(role) {
                true => sql = format!("{what}{word}CURRENT_USER{option}"),
                false => look(role),
            }
        }
        known.then_some(sql)
    }
}

/// The word after this beginning, with its quotes.
fn between<'s>(statement: &'s str, beginning: &str) -> Option<&'s str> {
    let rest = statement.strip_prefix(beginning)?;
    let mut quoted = false;
    let end = rest.char_indices().find(|(_, letter)| {
        if *letter == '"' {
            quoted = !quoted;
        }
        *letter == ' ' && !quoted
    });
    rest.get(..end?.0)
}

/// Whoever owns the version table applies the revisions; without one, whoever owns most.
fn migrator(statements: &[&str], version_table: &str) -> Option<String> {
    let owners = || statements.iter().filter_map(|it| Some((*it, it.rsplit_once(" OWNER TO ")?.1)));
    if let Some((_, owner)) = owners().find(|(statement, _)| is_of(statement, version_table)) {
        return Some(owner.to_owned());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, owner) in owners() {
        *counts.entry(owner).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(owner, _)| owner.to_owned())
}

/// Whether a statement is about the version table.
fn is_of(statement: &str, version_table: &str) -> bool {
    statement.split_whitespace().any(|word| word == version_table)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUMP: &str = "SET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n\\restrict x\n\
        CREATE SCHEMA pos;\nALTER SCHEMA pos OWNER TO boss;\nCREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\n\
        COMMENT ON EXTENSION citext IS 'x';\n-- Name: t\nCREATE TABLE pos.t (\n    id integer\n);\nALTER TABLE pos.t OWNER TO app;\n\
        CREATE TABLE public.alembic_version (\n    version_num text\n);\nALTER TABLE public.alembic_version OWNER TO boss;\n\
        ALTER TABLE ONLY public.alembic_version\n    ADD CONSTRAINT k PRIMARY KEY (version_num);\n\
        GRANT SELECT ON TABLE pos.t TO app WITH GRANT OPTION;\nREVOKE ALL ON SCHEMA pos FROM boss;\n\
        GRANT SELECT ON TABLE public.alembic_version TO app;\n\
        ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA pos GRANT SELECT ON TABLES TO app;\n";

    fn parted(roles: &[&str]) -> Parted {
        Parted::new(DUMP, "public.alembic_version", &roles.iter().map(|role| Name::new(role)).collect())
    }

    #[test]
    fn a_dump_is_parted() {
        let parted = parted(&[]);
        assert_eq!(parted.baseline, ["CREATE SCHEMA pos", "CREATE EXTENSION citext WITH SCHEMA public"]);
        assert_eq!(parted.rest, ["CREATE TABLE pos.t (\n    id integer\n)"]);
        assert_eq!(
            parted.left_out(),
            [
                "left out: that one object belongs to app, a role that `roles` in arcoiris.toml does not name",
                "left out: 3 statements on privileges, since `roles` in arcoiris.toml does not name app",
            ]
        );
    }

    #[test]
    fn what_declared_roles_own_and_may_is_kept() {
        let parted = parted(&["app"]);
        assert_eq!(
            parted.rest,
            [
                "CREATE TABLE pos.t (\n    id integer\n)",
                "ALTER TABLE pos.t OWNER TO app",
                "GRANT SELECT ON TABLE pos.t TO app WITH GRANT OPTION",
                "REVOKE ALL ON SCHEMA pos FROM CURRENT_USER",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA pos GRANT SELECT ON TABLES TO app",
            ]
        );
        assert_eq!(parted.left_out(), [""; 0]);
    }

    #[test]
    fn without_a_version_table_whoever_owns_most_applies() {
        let statements =
            ["ALTER TABLE a OWNER TO one", "ALTER TABLE b OWNER TO two", "ALTER TABLE c OWNER TO two"];
        assert_eq!(migrator(&statements, "public.alembic_version").as_deref(), Some("two"));
    }
}
