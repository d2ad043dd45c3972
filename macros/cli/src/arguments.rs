//! The command line.

use std::path::PathBuf;

use arcoiris_checker::layout::Layout;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Write, seal, check and explain the revisions of a PostgreSQL history.
#[derive(Debug, Parser)]
#[command(name = "arcoiris", version, after_help = AFTER_HELP, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The Cargo.toml of the crate that holds the revisions
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,
    /// The package of the workspace that holds the revisions
    #[arg(long, short, global = true, value_name = "NAME", conflicts_with = "manifest_path")]
    pub(crate) package: Option<String>,
    /// Whether to colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// What to do
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

const AFTER_HELP: &str = "\
Which crate: the one of --manifest-path or --package; else the nearest folder upward from here that has an \
arcoiris.toml, or a Cargo.toml and a folder `versions`; else the one package of the workspace that has an \
arcoiris.toml.

Exit codes:
  0  done; for `lint`, the history has no errors (it may have warnings)
  1  the history has errors; `--check` found something to do
  2  the command line is wrong, a file could not be found, read or written, or a server is not to be had
  3  `revision --autogenerate`: models and history agree, and nothing was written";

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Write the file of a new revision
    Revision(Revision),
    /// Write a revision that merges the heads
    Merge(Merge),
    /// Seal the revisions: from now on an edit is an error
    Seal(Seal),
    /// Check the history and print all problems
    Lint(Lint),
    /// Try the history on a real server: every revision up, down and up again, every declared effect
    ///
    /// Without --database-url a PostgreSQL is started for it, from the programs on this machine, and removed afterwards.
    Verify(Verify),
    /// Print the downgrade that undoes a revision's upgrade, worked out from the catalog
    DowngradeOf {
        /// The revision, or a unique prefix
        revision: String,
    },
    /// Begin the history with what stands in a database, or in a dump of one: a baseline and a first revision
    Adopt(Adopt),
    /// Turn another tool's history into revisions
    Import(Import),
    /// Print the structs that the tables of a history, or of a database, are read into, for `#[arcoiris::models]`
    Models(Models),
    /// Print the revisions that nothing follows
    Heads,
    /// Print all revisions, the latest first
    History,
    /// Explain a rule; without one, list them all
    Explain {
        /// The rule's name
        rule: Option<String>,
    },
    /// Write the documentation of the rules
    Docs(Docs),
    /// Print a completion script
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// `arcoiris revision`
#[derive(Debug, Args)]
pub(crate) struct Revision {
    /// What the revision does
    #[arg(long, short)]
    pub(crate) message: String,
    /// The revision that it follows, or a unique prefix [default: the head]
    #[arg(long, value_name = "REVISION")]
    pub(crate) head: Option<String>,
    /// Follow a revision that others follow already: begins a branch
    #[arg(long, requires = "head")]
    pub(crate) splice: bool,
    /// Fill it with what makes the history what the models say (#[arcoiris::models])
    #[arg(long, conflicts_with_all = ["head", "splice"])]
    pub(crate) autogenerate: bool,
    /// Let it drop columns without a field, tables without a struct
    #[arg(long, requires = "autogenerate")]
    pub(crate) allow_drops: bool,
    /// Write hazardous statements as they are, in one revision: for tables that nobody waits for
    #[arg(long, requires = "autogenerate")]
    pub(crate) plain: bool,
}

/// `arcoiris models`
#[derive(Debug, Args)]
pub(crate) struct Models {
    /// The schemas [default: all that have a table or a type]
    pub(crate) schemas: Vec<String>,
    /// Of what stands in this database, as a URL or `host=… user=…`, instead of the history; pg_dump is run
    #[arg(long, value_name = "URL", conflicts_with = "dump")]
    pub(crate) database_url: Option<String>,
    /// Of what `pg_dump --schema-only` wrote, instead of the history
    #[arg(long, value_name = "FILE")]
    pub(crate) dump: Option<PathBuf>,
}

/// `arcoiris merge`
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The revisions to merge, or unique prefixes [default: all heads]
    pub(crate) revisions: Vec<String>,
    /// What the merge is about
    #[arg(long, short)]
    pub(crate) message: Option<String>,
}

/// `arcoiris seal`
#[derive(Debug, Args)]
pub(crate) struct Seal {
    /// Write nothing; fail if something is not sealed
    #[arg(long, conflicts_with = "withdraw")]
    pub(crate) check: bool,
    /// Withdraw a sealed revision whose file is gone and which no database has; its identifier stays taken
    #[arg(long, value_name = "REVISION")]
    pub(crate) withdraw: Vec<String>,
}

/// `arcoiris lint`
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// A crate's folder, or a revision's file: then only its problems are printed; with --layout, the history's folder
    #[arg(required_if_eq_any = FOREIGN)]
    pub(crate) path: Option<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    /// Judge as a release build does: everything has to be sealed
    #[arg(long, conflicts_with = "layout")]
    pub(crate) release: bool,
    /// Judge the history of another tool where it lies: what PostgreSQL would refuse, and what each downgrade leaves
    #[arg(long, value_name = "TOOL")]
    pub(crate) layout: Option<Tool>,
    #[command(flatten)]
    pub(crate) server: Server,
}

/// `arcoiris verify`
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A server to verify on, as a URL or `host=… user=…`; repeat it for several. Databases are made on it and dropped again; the
    /// one that is named is not touched
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Vec<String>,
    /// With --database-url: the history may make roles and change what else is the whole server's. What it leaves is removed
    #[arg(long, requires = "database_url")]
    pub(crate) cluster_wide: bool,
    /// Verify this revision alone, or FROM..TO (either end may be left out); what it needs is applied without a comparison
    #[arg(long, value_name = "REVISION")]
    pub(crate) revision: Option<String>,
    /// Keep the database to be looked at
    #[arg(long)]
    pub(crate) keep: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
}

const FOREIGN: [(&str, &str); 9] = [
    ("layout", "diesel"),
    ("layout", "sqlx"),
    ("layout", "refinery"),
    ("layout", "flyway"),
    ("layout", "golang-migrate"),
    ("layout", "goose"),
    ("layout", "dbmate"),
    ("layout", "sqitch"),
    ("layout", "alembic-sql"),
];

/// The server that another tool's history is judged for.
#[derive(Debug, Args)]
pub(crate) struct Server {
    /// SQL that stands in the database before the first migration: a dump of its schema
    #[arg(long, value_name = "FILE", requires = "layout")]
    pub(crate) assume: Option<PathBuf>,
    /// A role that the server has
    #[arg(long, value_name = "NAME", requires = "layout")]
    pub(crate) role: Vec<String>,
    /// The superuser that applies the migrations
    #[arg(long, value_name = "NAME", default_value = "postgres", requires = "layout")]
    pub(crate) user: String,
}

/// `arcoiris adopt`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("from").required(true).multiple(true).args(["dump", "database_url"]))]
pub(crate) struct Adopt {
    /// What `pg_dump --schema-only` wrote; without it, pg_dump is run
    #[arg(long, value_name = "FILE")]
    pub(crate) dump: Option<PathBuf>,
    /// The database, as a URL or `host=… user=…`: what the revisions make is compared with it
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
}

/// `arcoiris import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The tool whose history it is
    #[arg(long, value_name = "TOOL")]
    pub(crate) layout: Tool,
    /// Its folder
    pub(crate) path: PathBuf,
    /// Where to write the revisions, a folder that has none yet
    #[arg(long, value_name = "DIR", default_value = "versions")]
    pub(crate) into: PathBuf,
}

/// A tool whose histories can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tool(pub(crate) Layout);

impl ValueEnum for Tool {
    fn value_variants<'a>() -> &'a [Self] {
        const TOOLS: [Tool; 9] = [
            Tool(Layout::Diesel),
            Tool(Layout::Sqlx),
            Tool(Layout::Refinery),
            Tool(Layout::Flyway),
            Tool(Layout::GolangMigrate),
            Tool(Layout::Goose),
            Tool(Layout::Dbmate),
            Tool(Layout::Sqitch),
            Tool(Layout::AlembicSql),
        ];
        &TOOLS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

/// How to print problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// As the compiler does, on stderr
    #[value(alias = "human")]
    Text,
    /// One JSON object, on stdout
    Json,
}

/// `arcoiris docs`
#[derive(Debug, Args)]
pub(crate) struct Docs {
    /// The file to write; without one, it is printed
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Write nothing; fail if the file is stale
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
}
