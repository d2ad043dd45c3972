//! What stands around a script: the transaction, the guard, the version row and the log row.

use std::fmt::Write as _;

use crate::plan::message::ScriptPlace;
use crate::plan::{Direction, Expect, Message, Purpose, RowChange, quote};
use crate::probe::{self, Probe};
use crate::{History, Revision, Script};

/// The SQLSTATE that a guard raises: class `AR` is in nobody's use.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
pub(crate) const GUARD_SQLSTATE: &str = "AR001";

/// Makes the messages of one history.
#[derive(Debug, Clone)]
pub(crate) struct Bookkeeping {
    version_table: (&'static str, &'static str),
    table: String,
    search_path: &'static str,
    /// Name and version of the program, for the log.
    program: String,
    /// The messages are for a reader, who is asked nothing.
    printed: bool,
}

/// `READ COMMITTED`, since under a stricter default the guard would judge by a snapshot taken before the table was locked.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED;\n";

/// Gives the session the search path back that it had before a revision outside a transaction.
pub(crate) const RESTORE_SEARCH_PATH: &str = "SELECT pg_catalog.set_config('search_path', \
     coalesce(pg_catalog.current_setting('arcoiris.search_path', true), pg_catalog.current_setting('search_path')), false);";

const LOG_TABLE: &str = "\
CREATE SCHEMA IF NOT EXISTS arcoiris;
CREATE TABLE IF NOT EXISTS arcoiris.log (
    step bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    revision text NOT NULL,
    direction text NOT NULL,
    down_revisions text[] NOT NULL,
    started_at timestamptz NOT NULL,
    duration interval NOT NULL,
    script_hash text,
    downgrade_sql text,
    role name NOT NULL,
    client_address inet,
    application text NOT NULL,
    program text NOT NULL
);
";

impl Bookkeeping {
    pub(crate) fn new(history: &History, program: &str) -> Self {
        Bookkeeping {
            version_table: history.version_table,
            table: quote::qualified(history.version_table),
            // An empty list is written as an empty name.
            search_path: if history.search_path.trim().is_empty() { "''" } else { history.search_path },
            program: program.to_owned(),
            printed: false,
        }
    }

    /// The same for messages that are printed.
    pub(crate) fn printed(self) -> Self {
        Bookkeeping { printed: true, ..self }
    }

    /// Makes the version table as Alembic does, and the log table.
    pub(crate) fn prepare(&self) -> Message {
        let constraint = quote::identifier(&format!("{}_pkc", self.version_table.1));
        let sql = format!(
            "{BEGIN}\
             CREATE TABLE IF NOT EXISTS {table} (\n    \
             version_num VARCHAR(32) NOT NULL,\n    \
             CONSTRAINT {constraint} PRIMARY KEY (version_num)\n);\n\
             {LOG_TABLE}COMMIT;\n",
            table = self.table,
        );
        Message::new(Purpose::Prepare, sql, Expect::Success)
    }

    /// Brings the version table from another schema, and makes the log table.
    pub(crate) fn bring(&self, schema: &str) -> Message {
        let (home, name) = self.version_table;
        let sql = format!(
            "{BEGIN}ALTER TABLE {} SET SCHEMA {};\n{LOG_TABLE}COMMIT;\n",
            quote::qualified((schema, name)),
            quote::identifier(home)
        );
        Message::new(Purpose::Prepare, sql, Expect::Success)
    }

    /// Begins a repair, of a database that is still at these rows.
    pub(crate) fn begin_repair(&self, before: Option<&[String]>) -> String {
        let guard = before.map(|before| self.guard(before)).unwrap_or_default();
        format!(
            "{BEGIN}SET LOCAL search_path = {};\nSET LOCAL check_function_bodies TO off;\nSET LOCAL lock_timeout TO '10s';\n{guard}",
            self.search_path
        )
    }

    /// The messages of one step.
    pub(crate) fn messages(
        &self,
        revision: &'static Revision,
        direction: Direction,
        before: &[String],
        changes: &[RowChange],
    ) -> Vec<Message> {
        if probe::runs_outside(revision, direction) {
            self.outside_transaction(revision, direction, before, changes)
        } else {
            vec![self.in_transaction(revision, direction, before, changes)]
        }
    }

    fn in_transaction(
        &self,
        revision: &'static Revision,
        direction: Direction,
        before: &[String],
        changes: &[RowChange],
    ) -> Message {
        let script = script(revision, direction);
        let mut sql = format!("{BEGIN}SET LOCAL search_path = {};\n{}", self.search_path, self.guard(before));
        let start = sql.chars().count();
        sql.push_str(script.sql);
        self.end(&mut sql, script, changes, &self.log(revision, direction, "pg_catalog.now()"));
        Message {
            script: Some(ScriptPlace { start, length: script.sql.chars().count() }),
            ..Message::new(Purpose::Step(revision, direction), sql, touched(changes))
        }
    }

    /// Three messages: a statement that PostgreSQL refuses inside a transaction must be alone in its own, since several
    /// statements in one message are one transaction.
    /// <https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT>
    fn outside_transaction(
        &self,
        revision: &'static Revision,
        direction: Direction,
        before: &[String],
        changes: &[RowChange],
    ) -> Vec<Message> {
        let purpose = Purpose::Step(revision, direction);
        let script = script(revision, direction);
        let open = self.begin_attempt(revision, direction, before);
        let mut close = format!("{RESTORE_SEARCH_PATH}\n{BEGIN}{}", self.guard(before));
        let started = "pg_catalog.to_timestamp(pg_catalog.current_setting('arcoiris.started_at')::float8)";
        self.end(&mut close, &Script::EMPTY, changes, &self.log(revision, direction, started));
        let mut messages = vec![open];
        if !script.statements.is_empty() || !script.sql.trim().is_empty() {
            let place = ScriptPlace { start: 0, length: script.sql.chars().count() };
            let alone = Message::new(purpose, closed(script.sql), Expect::Success);
            messages.push(Message { script: Some(place), ..alone });
        }
        messages.push(Message::new(purpose, close, touched(changes)));
        messages
    }

    /// Writes into the log that an attempt begins, and asks whether an earlier one did and how far it came.
    fn begin_attempt(&self, revision: &'static Revision, direction: Direction, before: &[String]) -> Message {
        let script = script(revision, direction);
        let hash = quote::text(script.hash);
        let down: Vec<String> = revision.down_revisions.iter().map(|id| (*id).to_owned()).collect();
        let began = probe::begun(direction);
        let row = self.log_row(revision.id, began, &down, "pg_catalog.now()", &hash, "NULL");
        let (attempt, question) = if self.printed {
            (String::new(), String::new())
        } else {
            (probe::attempt(revision.id), question(script.probe).unwrap_or_default())
        };
        let sql = format!(
            "{BEGIN}{guard}{attempt}{row}COMMIT;\n\
             SELECT pg_catalog.set_config('arcoiris.search_path', pg_catalog.current_setting('search_path'), false);\n\
             SELECT pg_catalog.set_config('arcoiris.started_at', \
             extract(epoch FROM pg_catalog.clock_timestamp())::text, false);\n\
             {question}SET search_path = {path};\n",
            guard = self.guard(before),
            path = self.search_path,
        );
        let expect = if self.printed { Expect::Success } else { Expect::Attempt };
        Message::new(Purpose::Step(revision, direction), sql, expect)
    }

    /// Asks how far an attempt came that is not to be gone on with.
    pub(crate) fn ask_attempt(
        &self,
        revision: &'static Revision,
        direction: Direction,
        before: &[String],
    ) -> Message {
        let sql = format!(
            "{BEGIN}{guard}{attempt}COMMIT;\n{question}",
            guard = self.guard(before),
            attempt = probe::attempt(revision.id),
            question = question(script(revision, direction).probe).unwrap_or_default(),
        );
        Message::new(Purpose::CleanUp, sql, Expect::Attempt)
    }

    /// Writes into the log that an attempt had no effect, or has none any more.
    pub(crate) fn end_attempt(&self, revision: &'static Revision, direction: Direction) -> Message {
        let hash = quote::text(script(revision, direction).hash);
        let down: Vec<String> = revision.down_revisions.iter().map(|id| (*id).to_owned()).collect();
        let failed = probe::recorded_failure(direction);
        let row = self.log_row(revision.id, failed, &down, "pg_catalog.now()", &hash, "NULL");
        Message::new(Purpose::CleanUp, row, Expect::Success)
    }

    /// Writes a version without running a script.
    pub(crate) fn stamp(&self, before: &[String], changes: &[RowChange], to: &str) -> Message {
        let mut sql = format!("{BEGIN}{}", self.guard(before));
        let log = self.log_row(to, "stamp", &[], "pg_catalog.now()", "NULL", "NULL");
        self.end(&mut sql, &Script::EMPTY, changes, &log);
        Message::new(Purpose::Stamp, sql, touched(changes))
    }

    /// Stops everything unless the version table holds what the plan was made for. The table stays locked against other
    /// writers until the transaction ends; readers are not disturbed.
    fn guard(&self, before: &[String]) -> String {
        let block = format!(
            "\nDECLARE\n    found text[];\nBEGIN\n    \
             SELECT coalesce(array_agg(version_num::text ORDER BY version_num::text COLLATE \"C\"), '{{}}') \
             INTO found FROM {table};\n    \
             IF found <> {expected} THEN\n        \
             RAISE EXCEPTION USING ERRCODE = '{GUARD_SQLSTATE}', \
             MESSAGE = 'the version table is not at the planned revision', DETAIL = found::text;\n    \
             END IF;\nEND\n",
            table = self.table,
            expected = quote::array(before),
        );
        format!("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE;\nDO {};\n", self.table, quote::dollar(&block))
    }

    fn end(&self, sql: &mut String, script: &Script, changes: &[RowChange], log: &str) {
        // A script may end in a comment or without a semicolon, so that both a line and a statement are ended.
        if !script.sql.is_empty() {
            sql.push_str("\n;\n");
        }
        for change in changes {
            sql.push_str(&change.sql(self.version_table));
            sql.push('\n');
        }
        sql.push_str(log);
        sql.push_str("COMMIT;\n");
    }

    fn log(&self, revision: &Revision, direction: Direction, started: &str) -> String {
        let hash = quote::text(script(revision, direction).hash);
        let downgrade = match (direction, revision.irreversible) {
            (Direction::Upgrade, None) => quote::dollar(revision.downgrade.sql),
            (Direction::Upgrade, Some(_)) | (Direction::Downgrade, _) => "NULL".to_owned(),
        };
        let down: Vec<String> = revision.down_revisions.iter().map(|id| (*id).to_owned()).collect();
        self.log_row(revision.id, direction.word(), &down, started, &hash, &downgrade)
    }

    fn log_row(
        &self,
        revision: &str,
        direction: &str,
        down_revisions: &[String],
        started: &str,
        hash: &str,
        downgrade: &str,
    ) -> String {
        let mut sql = String::from(
            "INSERT INTO arcoiris.log (revision, direction, down_revisions, started_at, duration, script_hash, \
             downgrade_sql, role, client_address, application, program)\nVALUES (",
        );
        // Writing to a String does not fail.
        let _ = writeln!(
            sql,
            "{revision}, '{direction}', {down}, {started}, pg_catalog.clock_timestamp() - {started}, {hash}, \
             {downgrade}, session_user, pg_catalog.inet_client_addr(), \
             pg_catalog.current_setting('application_name'), {program});",
            revision = quote::text(revision),
            down = quote::array(down_revisions),
            program = quote::text(&self.program),
        );
        sql
    }
}

/// How far a statement came, asked so that the answer does not hang on anybody's search path.
pub(crate) fn question(probe: Probe) -> Option<String> {
    let asked = probe::question(probe)?;
    Some(format!(
        "BEGIN; SET LOCAL search_path TO ''; SET LOCAL quote_all_identifiers TO off;\n{asked}COMMIT;\n"
    ))
}

/// The script of one direction.
pub(crate) fn script(revision: &'_ Revision, direction: Direction) -> &'_ Script {
    match direction {
        Direction::Upgrade => &revision.upgrade,
        Direction::Downgrade => &revision.downgrade,
    }
}

/// A single statement that psql, too, takes as ended. A second semicolon would not make it several statements.
fn closed(sql: &str) -> String {
    format!("{}\n;\n", sql.trim_end())
}

/// Each change of the version table, the log row, and COMMIT, which touches none.
fn touched(changes: &[RowChange]) -> Expect {
    let mut counts = vec![1; changes.len() + 1];
    counts.push(0);
    Expect::Touched(counts)
}
