//! The history as static data: what `history!` makes of the revision files.
//!
//! Nothing here is computed at run time: a [`History`] is one `static`, built by the macro, and holds the scripts as the
//! files have them. No parser is linked.

use crate::Probe;

/// A proven history of revisions, in an order in which every revision stands after its down revisions.
///
/// Made by [`history!`](crate::history); the fields are public so that the macro can write them as a constant.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// The revisions, down revisions first.
    pub revisions: &'static [Revision],
    /// Collapsed identifiers and the revision that each equals now (`[legacy]` in `arcoiris.toml`).
    pub legacy: &'static [(&'static str, &'static str)],
    /// The schema and name of the version table, `("public", "alembic_version")` unless `arcoiris.toml` says otherwise.
    pub version_table: (&'static str, &'static str),
    /// The `search_path` under which the scripts were proven and are run, e.g. `"public"`; PostgreSQL's list syntax.
    pub search_path: &'static str,
    /// The package that embeds the history, from Cargo: name and version.
    pub package: (&'static str, &'static str),
    /// When the history was compiled, seconds since 1970-01-01 UTC (`SOURCE_DATE_EPOCH` where set).
    pub built: u64,
    /// The oldest PostgreSQL major version that the history was proven for.
    pub oldest_server: u32,
    /// What of a database is the history's own.
    pub scope: Scope,
}

/// What of a database is compared with what the history makes: `schemas`, `include` and `exclude` of `arcoiris.toml`.
///
/// A pattern is what facts call an object, `table pos.sales`, or its name alone, `pos.sales`; `*` stands for any letters. What is a
/// part of a table (a column, an index, a trigger, …) goes with its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The schemas; none for those in which any revision makes something.
    pub schemas: &'static [&'static str],
    /// Patterns of what is compared; none for everything.
    pub include: &'static [&'static str],
    /// Patterns of what is not compared.
    pub exclude: &'static [&'static str],
}

/// One revision: a step between two states of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Revision {
    /// The identifier, as `alembic_version` stores it.
    pub id: &'static str,
    /// The revisions that this one follows: none for a base, two or more for a merge.
    pub down_revisions: &'static [&'static str],
    /// The first line of the message.
    pub title: &'static str,
    /// The whole message, without comment marks.
    pub message: &'static str,
    /// The create date, as the file gives it.
    pub created: Option<&'static str>,
    /// The file, relative to the package's folder; empty for an inline revision.
    pub path: &'static str,
    /// Whether this is the declared baseline.
    pub baseline: bool,
    /// Whether `history.lock` holds this revision.
    pub sealed: bool,
    /// `@no-transaction`: the scripts run outside a transaction.
    pub no_transaction: bool,
    /// `@irreversible`: why there is no way back.
    pub irreversible: Option<&'static str>,
    /// What the upgrade runs.
    pub upgrade: Script,
    /// What the downgrade runs; empty where `irreversible` is set.
    pub downgrade: Script,
    /// What the upgrade changes in the catalog, encoded by `arcoiris-catalog`; decoded on first use.
    pub changes: &'static [u8],
}

/// The SQL of one direction.
#[derive(Debug, Clone, Copy)]
pub struct Script {
    /// The text between the direction's directive and the next, LF line ends, no BOM.
    pub sql: &'static str,
    /// The line of the file on which `sql` begins, from 1.
    pub line: u32,
    /// The statements of `sql`, in order.
    pub statements: &'static [ScriptStatement],
    /// Hexadecimal SHA-256 over the statements' fingerprints, 64 digits; each is a hash of the statement's tokens, so that white space
    /// and comments do not count.
    pub hash: &'static str,
    /// What tells how far the script came, where it runs outside a transaction and was interrupted.
    pub probe: Probe,
}

/// One statement of a [`Script`].
#[derive(Debug, Clone, Copy)]
pub struct ScriptStatement {
    /// First byte of the statement in [`Script::sql`].
    pub start: u32,
    /// One past the last byte, the semicolon not included.
    pub end: u32,
    /// What the statement does, in a few words: "add column pos.sales.tip".
    pub words: &'static str,
    /// The strongest table lock that it takes on an existing table, and on which, e.g. `("ACCESS EXCLUSIVE", "pos.sales")`.
    pub lock: Option<(&'static str, &'static str)>,
}

impl Scope {
    /// Everything in the schemas in which any revision makes something.
    pub const EVERYTHING: Scope = Scope { schemas: &[], include: &[], exclude: &[] };
}

impl Script {
    /// A script without a statement.
    pub const EMPTY: Script = Script {
        sql: "",
        line: 0,
        statements: &[],
        hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        probe: Probe::Unknown,
    };
}

impl ScriptStatement {
    /// The statement's text in its script.
    #[must_use]
    pub fn text(&self, script: &Script) -> Option<&'static str> {
        let range = usize::try_from(self.start).ok()?..usize::try_from(self.end).ok()?;
        script.sql.get(range)
    }
}

impl History {
    /// A history without revisions: what `history!` leaves behind when it reports errors.
    pub const EMPTY: History = History {
        revisions: &[],
        legacy: &[],
        version_table: ("public", "alembic_version"),
        search_path: "public",
        package: ("", ""),
        built: 0,
        oldest_server: 14,
        scope: Scope::EVERYTHING,
    };

    /// The revision with this identifier.
    #[must_use]
    pub fn revision(&self, id: &str) -> Option<&'static Revision> {
        self.revisions.iter().find(|revision| revision.id == id)
    }
}
