//! Histories of other tools, read and judged where they lie.
//!
//! A reader for each tool ([`Layout`]) turns its folder into [`Migration`]s in the tool's own order, each with the messages that
//! the tool would send. [`judge`] applies them to the catalog one by one and gives two verdicts on each, which speak of PostgreSQL
//! alone. Nothing here knows a statement: what one does is [`apply`](crate::apply)'s.

mod alembic_sql;
mod block;
mod dbmate;
mod diesel;
mod differences;
mod doubt;
mod flyway;
mod folder;
mod golang_migrate;
mod goose;
mod import;
mod joined;
mod judge;
mod numbered;
mod psql;
mod refinery;
mod run;
mod sqitch;
mod sqlx;
mod verdict;

use std::path::Path;
use std::sync::Arc;

pub use import::{Imported, import};
pub use judge::{Settings, judge};
pub use verdict::{Downgrade, Report, Upgrade, Verdict};

use crate::problem::Problem;
use crate::source::Source;
use crate::syntax::Span;

/// A tool whose histories can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// `<version>_<name>/{up,down}.sql`, <https://docs.rs/diesel_migrations>
    Diesel,
    /// `<version>_<name>.sql` or `.up.sql` and `.down.sql`, <https://docs.rs/sqlx/latest/sqlx/migrate>
    Sqlx,
    /// `V<version>__<name>.sql`, <https://docs.rs/refinery>
    Refinery,
    /// `V<version>__<name>.sql`, `U…`, `R__…`, <https://documentation.red-gate.com/fd>
    Flyway,
    /// `<version>_<name>.up.sql` and `.down.sql`, <https://github.com/golang-migrate/migrate>
    GolangMigrate,
    /// `<version>_<name>.sql` with `-- +goose Up`, <https://pressly.github.io/goose>
    Goose,
    /// `<version>_<name>.sql` with `-- migrate:up`, <https://github.com/amacneil/dbmate>
    Dbmate,
    /// `sqitch.plan`, `deploy/`, `revert/`, <https://sqitch.org/docs>
    Sqitch,
    /// What `alembic upgrade base:head --sql` and `alembic downgrade head:base --sql` print.
    AlembicSql,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 9] = [
        Layout::Diesel,
        Layout::Sqlx,
        Layout::Refinery,
        Layout::Flyway,
        Layout::GolangMigrate,
        Layout::Goose,
        Layout::Dbmate,
        Layout::Sqitch,
        Layout::AlembicSql,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Layout::Diesel => "diesel",
            Layout::Sqlx => "sqlx",
            Layout::Refinery => "refinery",
            Layout::Flyway => "flyway",
            Layout::GolangMigrate => "golang-migrate",
            Layout::Goose => "goose",
            Layout::Dbmate => "dbmate",
            Layout::Sqitch => "sqitch",
            Layout::AlembicSql => "alembic-sql",
        }
    }
}

/// A history as a tool sees it.
#[derive(Debug, Clone, Default)]
pub struct Foreign {
    /// What the tool runs before the first migration.
    pub prelude: Option<Script>,
    /// The migrations in the tool's order.
    pub migrations: Vec<Migration>,
    /// What is wrong with the folder.
    pub problems: Vec<Problem>,
}

/// One step of a history.
#[derive(Debug, Clone)]
pub struct Migration {
    /// The file's or folder's name without its endings, or the tool's own identifier.
    pub name: String,
    /// The way up.
    pub upgrade: Script,
    /// The way down; `None` where the tool has none.
    pub downgrade: Option<Script>,
    /// What the tool itself refuses: nothing of it is sent.
    pub problems: Vec<Problem>,
}

/// The SQL of one direction, and how the tool sends it.
#[derive(Debug, Clone)]
pub struct Script {
    /// Where it stands.
    pub source: Arc<Source>,
    /// The part of the source that is this script's.
    pub span: Span,
    /// What is sent, in order.
    pub messages: Vec<Message>,
    /// The transaction that the tool puts around it.
    pub transaction: Transaction,
}

/// What is sent to the server at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: MessageKind,
}

/// The kinds of [`Message`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// A simple query, of one or more statements: parsed as a whole, and a transaction of its own if nothing says otherwise.
    /// <https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT>
    Query,
    /// Text that the tool replaces something in, so that what is sent is not known.
    Replaced,
    /// A command of psql's own that may do anything.
    Psql,
}

/// The transaction around a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transaction {
    /// None: each message is one, unless the script says `BEGIN`.
    None,
    /// `BEGIN` before it and `COMMIT` after it.
    Around,
    /// As `Around`, and the driver begins another one where the script ends it.
    Always,
}

/// Reads a history. Call it inside [`batch`](crate::parse::batch) or [`on_large_stack`](crate::parse::on_large_stack), or it makes
/// threads for itself alone.
#[must_use]
pub fn read(layout: Layout, path: &Path) -> Foreign {
    match layout {
        Layout::Diesel => diesel::read(path),
        Layout::Sqlx => sqlx::read(path),
        Layout::Refinery => refinery::read(path),
        Layout::Flyway => flyway::read(path),
        Layout::GolangMigrate => golang_migrate::read(path),
        Layout::Goose => goose::read(path),
        Layout::Dbmate => dbmate::read(path),
        Layout::Sqitch => sqitch::read(path),
        Layout::AlembicSql => alembic_sql::read(path),
    }
}

impl Migration {
    /// A script as psql runs it: each statement by itself, in no transaction but its own.
    #[must_use]
    pub fn of_psql(name: &str, source: Arc<Source>) -> Migration {
        let span = all(&source);
        let upgrade = psql::script(source, span, Transaction::None);
        Migration { name: name.to_owned(), upgrade, downgrade: None, problems: Vec::new() }
    }
}

impl Script {
    /// A script that is sent as one simple query.
    pub(super) fn query(source: Arc<Source>, span: Span, transaction: Transaction) -> Script {
        let messages = vec![Message { span, kind: MessageKind::Query }];
        Script { source, span, messages, transaction }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text.get(self.span.start as usize..self.span.end as usize).unwrap_or_default()
    }
}

/// All of a source.
fn all(source: &Source) -> Span {
    Span { start: 0, end: u32::try_from(source.text.len()).unwrap_or(u32::MAX) }
}
