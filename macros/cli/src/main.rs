//! `arcoiris`: the authoring command. It writes revisions, seals them, and says what is wrong with a history and why.
//!
//! It reads the files itself and asks the checker, so that it works while the crate that embeds the history does not compile.
//! What is right or wrong is the checker's to know; nothing here judges.
#![deny(missing_docs)]

mod arguments;
mod autogenerate;
mod checked;
mod clock;
mod command;
mod draft;
mod dump;
mod failure;
mod project;
mod terminal;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Lint, Verb};
use failure::Failure;
use project::Project;
use terminal::Terminal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.color);
    match run(&arguments, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(text) = failure.text() {
                terminal.failure(&text);
            }
            ExitCode::from(failure.code())
        }
    }
}

fn run(arguments: &Arguments, terminal: &Terminal) -> Result<(), Failure> {
    let project = || Project::find(arguments.manifest_path.as_deref(), arguments.package.as_deref());
    match &arguments.verb {
        Verb::Revision(it) => command::revision::run(it, &project()?, terminal),
        Verb::Merge(it) => command::merge::run(it, &project()?, terminal),
        Verb::Seal(it) => command::seal::run(it, &project()?, terminal),
        Verb::Lint(Lint { layout: Some(tool), path: Some(path), format, server, .. }) => {
            command::lint_foreign::run(*tool, path, *format, server, terminal)
        }
        Verb::Lint(it) => command::lint::run(it, project, terminal),
        Verb::Verify(it) => command::verify::run(it, &project()?, terminal),
        Verb::DowngradeOf { revision } => command::downgrade_of::run(revision, &project()?, terminal),
        Verb::Adopt(it) => command::adopt::run(it, &project()?, terminal),
        Verb::Import(it) => command::import::run(it, terminal),
        Verb::Models(it) => command::models::run(it, project, terminal),
        Verb::Heads => command::heads::run(&project()?, terminal),
        Verb::History => command::history::run(&project()?, terminal),
        Verb::Explain { rule } => command::explain::run(rule.as_deref()),
        Verb::Docs(it) => command::docs::run(it),
        Verb::Completions { shell } => command::completions::run(*shell),
    }
}
