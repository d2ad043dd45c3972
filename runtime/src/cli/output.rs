//! What goes where: results to standard output, everything said on the way to standard error.

use std::io::{IsTerminal as _, Write as _};

use clap::builder::styling::{AnsiColor, Style};
use serde_json::json;

use super::arguments::When;
use super::failure::Failed;
use super::text;
use crate::{Direction, Revision};

/// How to print.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub(super) json: bool,
    out: bool,
    err: bool,
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Revision,
    Mark,
    Error,
    Note,
}

impl Output {
    pub(super) fn new(color: When, json: bool) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let coloured = |terminal: bool| match color {
            When::Auto => terminal && !plain,
            When::Always => true,
            When::Never => false,
        };
        Output {
            json,
            out: coloured(std::io::stdout().is_terminal()) && !json,
            err: coloured(std::io::stderr().is_terminal()),
        }
    }

    /// A piece of a result.
    pub(super) fn paint(&self, part: Part, text: &str) -> String {
        painted(self.out, part, text)
    }

    /// A result. A reader that went away, as `head` does, is no error.
    pub(super) fn result(&self, text: &str) {
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    /// A result as data.
    pub(super) fn data(&self, value: &serde_json::Value) {
        let _ = writeln!(std::io::stdout(), "{value:#}");
    }

    /// Something said on the way.
    pub(super) fn note(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{}", painted(self.err, Part::Note, text));
    }

    /// A step that begins.
    pub(super) fn step(&self, revision: &Revision, direction: Direction) {
        let id = painted(self.err, Part::Revision, revision.id);
        let down = text::down_revisions(revision);
        let way = match direction {
            Direction::Upgrade => format!("{down} -> {id}"),
            Direction::Downgrade => format!("{id} -> {down}"),
        };
        let _ = writeln!(std::io::stderr(), "Running {} {way}, {}", direction.word(), revision.title);
    }

    pub(super) fn failed(&self, failed: &Failed) {
        if self.json {
            self.data(&json!({ "error": { "code": failed.code(), "message": failed.to_string() } }));
        } else {
            let word = painted(self.err, Part::Error, "error");
            let _ = writeln!(std::io::stderr(), "{word}: {failed}");
        }
    }
}

fn painted(coloured: bool, part: Part, text: &str) -> String {
    let style = match part {
        Part::Revision => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
        Part::Mark => Style::new().fg_color(Some(AnsiColor::Green.into())),
        Part::Error => Style::new().fg_color(Some(AnsiColor::Red.into())).bold(),
        Part::Note => Style::new().dimmed(),
    };
    if coloured { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// How this program is called: under cargo by the alias, else by its file.
pub(super) fn program() -> String {
    if std::env::var_os("CARGO").is_some() {
        return "cargo migrate".to_owned();
    }
    file()
}

/// The program's file name.
pub(super) fn file() -> String {
    let path = std::env::args_os().next().map(std::path::PathBuf::from);
    let name = path.and_then(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    name.unwrap_or_else(|| "migrate".to_owned())
}
