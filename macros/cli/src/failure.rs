//! Why the command ends without having done what it was asked.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

/// Why it ends.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The history has errors, which were printed.
    Errors,
    /// `--check` found something to do: what, and the command that does it.
    Stale { what: String, command: &'static str },
    /// No crate with revisions was found from here.
    NoProject { from: PathBuf },
    /// More than one package of the workspace has an `arcoiris.toml`.
    SeveralProjects { packages: Vec<String> },
    /// The workspace has no such package.
    NoPackage { name: String, similar: Vec<String> },
    /// `cargo metadata` failed.
    Cargo { words: String },
    /// A file could not be read or written.
    File { doing: &'static str, path: PathBuf, error: io::Error },
    /// The file is in the way.
    Exists { path: PathBuf },
    /// The folder of `--manifest-path` is none.
    NoManifest { path: PathBuf },
    /// No revision has this identifier or prefix.
    UnknownRevision { name: String, similar: Vec<String> },
    /// More than one revision begins so.
    AmbiguousRevision { name: String, matches: Vec<String> },
    /// There are several heads and none was named.
    SeveralHeads { heads: Vec<String> },
    /// The revision to follow is followed already.
    NotAHead { name: String, followers: Vec<String> },
    /// There are revisions already.
    HistoryBegun,
    /// There is nothing to merge.
    NothingToMerge,
    /// A merge of revisions of which one follows the other.
    Redundant { ancestor: String, descendant: String },
    /// Only a sealed revision without a file can be withdrawn.
    NotWithdrawable { name: String, why: &'static str },
    /// The message has nothing to say.
    EmptyMessage,
    /// The graph of the revisions is broken, so that there is no telling where a new one belongs.
    BrokenHistory,
    /// The parser has no thread to run on, or what it is given is no text.
    Parser { words: String },
    /// No rule has this name.
    UnknownRule { name: String, similar: Vec<String> },
    /// What happened to it was told; the exit code.
    Told(u8),
    /// No PostgreSQL could be started.
    NoServer { words: String },
    /// A server is not to be had, or does not let itself be worked with.
    Server { words: String },
    /// The history does something to the whole server that `--database-url` names.
    ClusterWide,
    /// That server lacks roles that the history declares.
    MissingRoles { roles: Vec<String> },
    /// No revision lies between the two.
    EmptyRange { range: String },
    /// The output is closed or full.
    Output(io::Error),
}

impl Failure {
    /// The exit code, as `--help` tells it.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Failure::Errors | Failure::Stale { .. } | Failure::BrokenHistory => 1,
            // Whoever reads has closed the pipe: `arcoiris history | head`.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Failure::NoProject { .. }
            | Failure::SeveralProjects { .. }
            | Failure::NoPackage { .. }
            | Failure::Cargo { .. }
            | Failure::File { .. }
            | Failure::Exists { .. }
            | Failure::NoManifest { .. }
            | Failure::UnknownRevision { .. }
            | Failure::AmbiguousRevision { .. }
            | Failure::SeveralHeads { .. }
            | Failure::NotAHead { .. }
            | Failure::HistoryBegun
            | Failure::NothingToMerge
            | Failure::Redundant { .. }
            | Failure::NotWithdrawable { .. }
            | Failure::EmptyMessage
            | Failure::Parser { .. }
            | Failure::UnknownRule { .. }
            | Failure::NoServer { .. }
            | Failure::Server { .. }
            | Failure::ClusterWide
            | Failure::MissingRoles { .. }
            | Failure::EmptyRange { .. }
            | Failure::Output(_) => 2,
            Failure::Told(code) => *code,
        }
    }

    /// The words for it; `None` where all was said.
    pub(crate) fn text(&self) -> Option<String> {
        Some(match self {
            Failure::Errors | Failure::Told(_) => return None,
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return None,
            Failure::Stale { what, command } => format!("{what}\n  run `{command}`"),
            Failure::NoProject { from } => format!(
                "no revisions found: neither {} nor a folder above it has an arcoiris.toml, or a Cargo.toml and a folder \
                 `versions`, and no package of the workspace has an arcoiris.toml\n  name the crate with --package or \
                 --manifest-path; to begin a history, make the folder `versions` beside the crate's Cargo.toml",
                from.display()
            ),
            Failure::SeveralProjects { packages } => format!(
                "several packages of the workspace have an arcoiris.toml: {}\n  name one with --package",
                packages.join(", ")
            ),
            Failure::NoPackage { name, similar } => {
                with_similar(format!("the workspace has no package `{name}`"), similar)
            }
            Failure::Cargo { words } => format!("`cargo metadata` failed\n  {words}"),
            Failure::File { doing, path, error } => format!("cannot {doing} {}: {error}", path.display()),
            Failure::Exists { path } => format!("{} exists already", path.display()),
            Failure::NoManifest { path } => format!("there is no Cargo.toml at {}", path.display()),
            Failure::UnknownRevision { name, similar } => {
                with_similar(format!("no revision is called `{name}`, nor begins so"), similar)
            }
            Failure::AmbiguousRevision { name, matches } => {
                format!("several revisions begin with `{name}`: {}", matches.join(", "))
            }
            Failure::SeveralHeads { heads } => format!(
                "the history has several heads: {}\n  merge them with `arcoiris merge`, or name the one to follow with --head",
                heads.join(", ")
            ),
            Failure::NotAHead { name, followers } => format!(
                "revision `{name}` is followed already, by {}\n  begin a branch there with --splice",
                followers.join(", ")
            ),
            Failure::HistoryBegun => "there are revisions already: only a history that has none begins with what stands in a database\n  \
                 `repair` and `adopt` of the program that embeds it are for the others"
                .to_owned(),
            Failure::NothingToMerge => "the history has one head: there is nothing to merge".to_owned(),
            Failure::Redundant { ancestor, descendant } => {
                format!("`{descendant}` comes after `{ancestor}` already: there is nothing to merge")
            }
            Failure::NotWithdrawable { name, why } => format!("revision `{name}` cannot be withdrawn: {why}"),
            Failure::EmptyMessage => "the message is empty: say what the revision does".to_owned(),
            Failure::BrokenHistory => {
                "the history's graph is broken, so that there is no telling where a new revision belongs"
                    .to_owned()
            }
            Failure::Parser { words } => words.clone(),
            Failure::UnknownRule { name, similar } => with_similar(
                format!(
                    "no rule is called `{name}`; `arcoiris explain` lists them (errors that PostgreSQL would give have no \
                         page: their message says it all)"
                ),
                similar,
            ),
            Failure::NoServer { words } => {
                format!("no server to verify on: {words}\n  or name one with --database-url")
            }
            Failure::Server { words } => words.clone(),
            Failure::ClusterWide => "the server of --database-url may have other users, so that nothing was run there\n  leave \
                 --database-url out, and a server is started for it; or say --cluster-wide if that server may be changed"
                .to_owned(),
            Failure::MissingRoles { roles } => format!(
                "the server of --database-url lacks roles that arcoiris.toml declares: {}\n  make them, or say --cluster-wide to have \
                 them made and dropped again",
                roles.join(", ")
            ),
            Failure::EmptyRange { range } => format!("no revision lies in `{range}`"),
            Failure::Output(error) => format!("cannot write the output: {error}"),
        })
    }
}

fn with_similar(mut text: String, similar: &[String]) -> String {
    if !similar.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  did you mean {}?", similar.join(", "));
    }
    text
}
