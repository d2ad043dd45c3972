//! The verbs and their options. The comments are the help.

use std::time::Duration;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// Applies the migrations that this program carries.
///
/// The database is --database-url, or DATABASE_URL, or what PGHOST, PGPORT, PGUSER, PGDATABASE and PGPASSWORD say. Without any
/// of these it is a PostgreSQL of the project's own, started for as long as it is used, with its data in .arcoiris/pg.
#[derive(Debug, Parser)]
#[command(
    arg_required_else_help = true,
    after_help = "Exit codes: 0 done, 1 failed, 2 not understood, 3 nothing done because it was not confirmed, \
                  4 the database differs.\n\
                  Targets: head, heads, base, a revision or the beginning of one, +n, -n, REVISION+n, REVISION-n."
)]
pub(super) struct Arguments {
    /// The database, as a URL or as key=value pairs
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub(super) database_url: Option<String>,

    /// Print data instead of text
    #[arg(long, global = true)]
    pub(super) json: bool,

    /// How long to wait while another program migrates, uses a table, or has the last connection: 30s, 5m, 500ms
    #[arg(long, global = true, value_name = "TIME", default_value = "5m", value_parser = time)]
    pub(super) lock_wait: Duration,

    /// How long a statement waits for a strong lock before its revision begins anew, within --lock-wait; 1s or 3s where not
    /// said, 0 for as long as it takes
    #[arg(long, global = true, value_name = "TIME", value_parser = time)]
    pub(super) lock_timeout: Option<Duration>,

    /// How long a statement may take; as the server says where not said
    #[arg(long, global = true, value_name = "TIME", value_parser = time)]
    pub(super) statement_timeout: Option<Duration>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,

    #[command(subcommand)]
    pub(super) verb: Verb,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Apply what lies between the database and the target
    Upgrade(Upgrade),
    /// Take back what was applied after the target
    Downgrade(Downgrade),
    /// Compare the database with what its revision makes
    Check,
    /// Take over a database that another tool made: compare, then write the version
    Adopt(Adopt),
    /// Print what would take the database to what its revision makes, or do it
    Repair(RepairOptions),
    /// Show where the database is
    Current {
        /// With everything about the revision
        #[arg(short, long)]
        verbose: bool,
    },
    /// Show the revisions that nothing follows
    Heads {
        /// With everything about the revision
        #[arg(short, long)]
        verbose: bool,
    },
    /// Show the revisions that several others follow
    Branches {
        /// With everything about the revision
        #[arg(short, long)]
        verbose: bool,
    },
    /// Show all revisions, the newest first
    History {
        /// With everything about each revision
        #[arg(short, long)]
        verbose: bool,
    },
    /// Show everything about one revision
    Show {
        /// A target that names one revision
        revision: String,
    },
    /// Write a version into the database without running anything
    Stamp(Stamp),
    /// Open the database in psql
    Psql {
        /// What psql gets besides
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// The project's own PostgreSQL
    Server {
        #[command(subcommand)]
        verb: ServerVerb,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct Upgrade {
    /// Where to; with --sql also START:END
    #[arg(default_value = "head", allow_hyphen_values = true)]
    pub(super) target: String,
    #[command(flatten)]
    pub(super) instead: Instead,
}

#[derive(Debug, Args)]
pub(super) struct Downgrade {
    /// Where to; with --sql START:END
    #[arg(allow_hyphen_values = true)]
    pub(super) target: String,
    #[command(flatten)]
    pub(super) instead: Instead,
    /// Do not ask before everything is taken back
    #[arg(long, action = ArgAction::SetTrue)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct Stamp {
    /// The version to write
    pub(super) target: String,
    /// Write it without comparing, whatever the version table holds
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Adopt {
    /// What it is; left out, what its version table says, or what it is most alike
    pub(super) target: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RepairOptions {
    /// The revision to take it to; left out, the one that it is at
    #[arg(long, value_name = "TARGET")]
    pub(super) at: Option<String>,
    /// Run the statements, in one transaction that is committed only if nothing differs then
    #[arg(long)]
    pub(super) apply: bool,
    /// With --apply: take away what may hold rows or values
    #[arg(long, requires = "apply")]
    pub(super) allow_drops: bool,
}

/// What to do instead of doing it.
#[derive(Debug, Args)]
pub(super) struct Instead {
    /// Print what would be sent, for psql, without a database
    #[arg(long, conflicts_with = "plan")]
    pub(super) sql: bool,
    /// Say what would be done, and which locks it takes
    #[arg(long)]
    pub(super) plan: bool,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum ServerVerb {
    /// Start it, and keep it until Ctrl-C
    Start,
    /// Whether it runs, and where
    Status,
    /// Stop it
    Stop,
}

fn time(text: &str) -> Result<Duration, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: u64 = number.parse().map_err(|_| "a number and ms, s, m or h".to_owned())?;
    let milliseconds = match unit {
        "ms" => Some(number),
        "" | "s" => number.checked_mul(1000),
        "m" => number.checked_mul(60_000),
        "h" => number.checked_mul(3_600_000),
        _ => return Err("the unit is ms, s, m or h".to_owned()),
    };
    milliseconds.map(Duration::from_millis).ok_or_else(|| "too long".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn command_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn times_have_units() {
        assert_eq!(time("30"), Ok(Duration::from_secs(30)));
        assert_eq!(time("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(time("2h"), Ok(Duration::from_secs(7200)));
        assert!(time("h").is_err() && time("1d").is_err() && time("99999999999999999999").is_err());
        assert!(time("18446744073709551615h").is_err());
    }

    #[test]
    fn steps_down_are_no_options() {
        let arguments = Arguments::try_parse_from(["migrate", "downgrade", "-1"]).unwrap();
        assert!(matches!(arguments.verb, Verb::Downgrade(Downgrade { target, .. }) if target == "-1"));
    }
}
