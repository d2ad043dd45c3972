//! The command line of a deployable binary: the embedded history, and the verbs to apply it.
//!
//! | file | what it knows |
//! |---|---|
//! | `arguments` | the verbs and their options |
//! | `database` | which database: option, environment, or a server of the project's own |
//! | `check`, `adopt`, `repair` | check, adopt, repair |
//! | `moves` | upgrade, downgrade, stamp |
//! | `listing` | current, heads, branches, history, show |
//! | `text` | revisions as Alembic prints them |
//! | `json` | the same as data |
//! | `local` | psql and the project's own server |
//! | `output` | colours, and what goes where |
//! | `failure` | what can go wrong, and the exit codes |

mod adopt;
mod arguments;
mod check;
mod database;
mod failure;
mod json;
mod listing;
mod local;
mod moves;
mod output;
mod repair;
mod text;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::{Graph, History};
use arguments::{Arguments, Verb};
use failure::Failed;
use output::Output;

/// Reads the command line, does what it says with this history, and returns the exit code: 0 done, 1 failed, 2 not
/// understood, 3 nothing done because it was not confirmed, 4 the database differs from what its revision makes.
///
/// ```no_run
/// static HISTORY: arcoiris::History = arcoiris::History::EMPTY; // arcoiris::history!("versions")
///
/// fn main() -> std::process::ExitCode {
///     arcoiris::cli::main(&HISTORY)
/// }
/// ```
///
/// An alias in `.cargo/config.toml` makes it `cargo migrate`:
///
/// ```toml
/// [alias]
/// migrate = "run --quiet --package backend --bin migrate --"
/// ```
#[must_use]
pub fn main(history: &'static History) -> ExitCode {
    let (name, version) = history.package;
    let mut command = Arguments::command().version(version);
    if !name.is_empty() {
        command = command.name(name);
    }
    // clap prints its own errors, and ends with 2, or with 0 after --help and --version.
    let matches = command.get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let output = Output::new(arguments.color, arguments.json);
    match run(history, &arguments, &output) {
        Ok(code) => code,
        Err(failed) => {
            output.failed(&failed);
            ExitCode::from(failed.exit_code())
        }
    }
}

fn run(history: &'static History, arguments: &Arguments, output: &Output) -> Result<ExitCode, Failed> {
    let graph = Graph::new(history)?;
    match &arguments.verb {
        Verb::Upgrade(what) => moves::upgrade(history, &graph, arguments, what, output)?,
        Verb::Downgrade(what) => moves::downgrade(history, &graph, arguments, what, output)?,
        Verb::Stamp(what) => moves::stamp(history, arguments, what, output)?,
        Verb::Check if !check::check(history, &graph, arguments, output)? => {
            return Ok(ExitCode::from(check::DIFFERS));
        }
        Verb::Check => {}
        Verb::Adopt(what) if !adopt::adopt(history, arguments, what, output)? => {
            return Ok(ExitCode::from(check::DIFFERS));
        }
        Verb::Adopt(_) => {}
        Verb::Repair(what) => return repair::repair(history, arguments, what, output).map(ExitCode::from),
        Verb::Current { verbose } => listing::current(history, &graph, arguments, *verbose, output)?,
        Verb::Heads { verbose } => listing::heads(&graph, *verbose, output),
        Verb::Branches { verbose } => listing::branches(&graph, *verbose, output),
        Verb::History { verbose } => listing::history(&graph, *verbose, output),
        Verb::Show { revision } => listing::show(&graph, revision, output)?,
        Verb::Psql { arguments: passed } => return local::psql(history, arguments, passed, output),
        Verb::Server { verb } => local::server(history, *verb, output)?,
        Verb::Completions { shell } => {
            let mut command = Arguments::command();
            // To memory first: clap_complete panics where a pipe is closed.
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut command, output::file(), &mut text);
            output.result(String::from_utf8_lossy(&text).trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}
