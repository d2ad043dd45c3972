//! Reading where a database stands: one message where the version table is there, two where it is not.

use crate::answer::{Answer, Failure};
use crate::error::Error;
use crate::plan::{Direction, Expect, Message, Purpose, quote};
use crate::probe::begun;
use crate::{Graph, History};

/// What the server says about itself and about the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The version in PostgreSQL's numeric form, e.g. 150018.
    pub(crate) server_version: u32,
    pub(crate) database: String,
    pub(crate) process: String,
    pub(crate) standby: bool,
    pub(crate) read_only: bool,
    /// The rows of the version table, sorted; `None` where there is no such table.
    pub(crate) versions: Option<Vec<String>>,
    pub(crate) log_table: bool,
    /// The last row of the log, where it is about a statement that was begun.
    pub(crate) begun: Option<Begun>,
    /// `standard_conforming_strings` is off, so that a backslash in plain quotes would be read as an escape: the history
    /// was proven with it on.
    pub(crate) backslash_escapes: bool,
}

impl Facts {
    /// Whether the version table or the log table is missing.
    pub(crate) fn unprepared(&self) -> bool {
        self.versions.is_none() || !self.log_table
    }
}

/// A statement outside a transaction that was begun, and of whose end the log tells nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    pub(crate) revision: String,
    pub(crate) direction: Direction,
    /// When, in the server's words.
    pub(crate) since: String,
    /// By which program.
    pub(crate) program: String,
}

impl Begun {
    fn read(row: Vec<Option<String>>) -> Option<Begun> {
        let Ok([Some(revision), Some(direction), Some(since), Some(program)]) = <[_; 4]>::try_from(row)
        else {
            return None;
        };
        let direction =
            [Direction::Upgrade, Direction::Downgrade].into_iter().find(|way| begun(*way) == direction)?;
        Some(Begun { revision, direction, since, program })
    }
}

/// A reading under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The facts, the rows and the end of the log were asked for.
    Whole,
    /// The log could not be read, and the facts and the rows were asked for.
    WithoutLog,
    /// The rows could not be read, and the facts alone were asked for.
    FactsOnly,
}

/// What to do after an answer.
#[derive(Debug)]
pub(crate) enum Read {
    Again(Reading),
    Done(Facts),
}

impl Reading {
    pub(crate) fn message(self, history: &History) -> Message {
        let (schema, name) = history.version_table;
        // Catalog lookups, not to_regclass: the name is not subject to anybody's search_path.
        let mut sql = format!(
            "SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.version(), \
             pg_catalog.current_database(), pg_catalog.pg_backend_pid(), pg_catalog.pg_is_in_recovery(), \
             pg_catalog.current_setting('transaction_read_only'),\n\
             (SELECT c.relkind::text || ' ' || coalesce((SELECT pg_catalog.string_agg(a.attname || ' ' || \
             pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) \
             FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '') \
             FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = {schema} AND c.relname = {name}),\n\
             EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = 'arcoiris' AND c.relname = 'log'),\n\
             pg_catalog.current_setting('standard_conforming_strings');\n",
            schema = quote::text(schema),
            name = quote::text(name),
        );
        if self != Reading::FactsOnly {
            sql.push_str(&format!(
                "SELECT version_num::text FROM {} ORDER BY version_num::text COLLATE \"C\";\n",
                quote::qualified(history.version_table)
            ));
        }
        if self == Reading::Whole {
            // A statement that was begun and not ended is the last thing that happened: whatever came next would stand behind it.
            sql.push_str("SELECT l.revision, l.direction, l.started_at::timestamptz(0)::text, l.program FROM arcoiris.log l ORDER BY l.step DESC LIMIT 1;\n");
        }
        Message::new(Purpose::Read, sql, Expect::Rows)
    }

    pub(crate) fn answered(self, graph: &Graph, answer: Result<Answer, Failure>) -> Result<Read, Error> {
        let history = graph.history();
        let answer = match answer {
            Ok(answer) => answer,
            // There is none yet, it is another tool's, or this role may not read it.
            Err(Failure::Server(error)) if self == Reading::Whole && is_about_log(&error) => {
                return Ok(Read::Again(Reading::WithoutLog));
            }
            // undefined_table, undefined_column, invalid_schema_name: the facts say which table there is instead.
            Err(Failure::Server(error))
                if self != Reading::FactsOnly
                    && matches!(error.code.as_str(), "42P01" | "42703" | "3F000") =>
            {
                return Ok(Read::Again(Reading::FactsOnly));
            }
            Err(failure) => return Err(Error::reading(failure)),
        };
        let mut sets = answer.sets.into_iter();
        let row = sets.next().and_then(|set| set.into_iter().next()).ok_or(Error::UnexpectedAnswer)?;
        let mut fields = row.into_iter();
        let mut field = || fields.next().flatten();
        let number = field().and_then(|text| text.parse::<u32>().ok());
        let product = field().unwrap_or_default();
        let (Some(server_version), true) = (number, product.starts_with("PostgreSQL")) else {
            return Err(Error::AnotherProduct { product });
        };
        if server_version / 10_000 < history.oldest_server {
            return Err(Error::OldServer { server: product, oldest: history.oldest_server });
        }
        let database = field().unwrap_or_default();
        let process = field().unwrap_or_default();
        let standby = field().as_deref() == Some("t");
        let read_only = field().as_deref() == Some("on");
        let shape = field();
        let log_table = field().as_deref() == Some("t");
        let backslash_escapes = field().as_deref() == Some("off");
        let versions = match (self, shape) {
            (Reading::Whole | Reading::WithoutLog, _) => {
                let rows = sets.next().unwrap_or_default();
                Some(rows.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect())
            }
            (Reading::FactsOnly, None) => None,
            (Reading::FactsOnly, Some(shape)) => {
                let (kind, columns) = shape.split_once(' ').unwrap_or((&shape, ""));
                if is_version_table(kind, columns) {
                    // Another starter made it between the two questions.
                    return Ok(Read::Again(Reading::Whole));
                }
                return Err(Error::VersionTableShape {
                    table: history.version_table,
                    kind: kind.to_owned(),
                    columns: columns.to_owned(),
                });
            }
        };
        let begun = sets.next().and_then(|set| set.into_iter().next()).and_then(Begun::read);
        Ok(Read::Done(Facts {
            server_version,
            database,
            process,
            standby,
            read_only,
            versions,
            log_table,
            begun,
            backslash_escapes,
        }))
    }
}

/// The error names the log or its schema: it is not there, or must not be read.
fn is_about_log(error: &crate::ServerError) -> bool {
    match error.code.as_str() {
        "42P01" | "3F000" => error.message.contains("arcoiris.log"),
        "42501" => ["log", "arcoiris"].iter().any(|name| error.message.ends_with(&format!(" {name}"))),
        _ => false,
    }
}

/// Ordinary or partitioned, with a column for the version; others may stand beside it.
fn is_version_table(kind: &str, columns: &str) -> bool {
    let version = |column: &str| matches!(column.split_once(' '), Some(("version_num", kind)) if kind.starts_with("character varying") || kind == "text");
    matches!(kind, "r" | "p") && columns.split(", ").any(version)
}
