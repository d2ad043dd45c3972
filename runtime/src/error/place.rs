//! From PostgreSQL's error position to a line of the revision file.

use crate::answer::ServerError;
use crate::plan::{Direction, Message, script};
use crate::{History, Revision, Script, ScriptStatement};

/// Where in a revision a statement failed, as exactly as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementPlace {
    /// PostgreSQL gave the position, or there is only one statement.
    Exact(Excerpt),
    /// PostgreSQL gave none: these statements name what the error is about, or none does.
    Among {
        /// The file.
        path: &'static str,
        /// The lines on which the statements that come into question begin.
        lines: Vec<u32>,
        /// How many statements the script has.
        of: usize,
    },
    /// Not in the script but in what stands around it: the version table or the log table.
    Around,
}

/// A line of a revision file with a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file; empty for an inline revision.
    pub path: &'static str,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The line's text.
    pub text: String,
    /// The place is the error's own, rather than the beginning of the statement.
    pub pointed: bool,
}

impl StatementPlace {
    /// Finds the place of an error that `message` caused.
    pub(crate) fn find(
        history: &History,
        revision: &'static Revision,
        direction: Direction,
        message: &Message,
        error: &ServerError,
    ) -> StatementPlace {
        let script = script(revision, direction);
        let Some(place) = message.script else { return StatementPlace::Around };
        if let Some(position) = error.position {
            let before = usize::try_from(position).unwrap_or(usize::MAX).saturating_sub(1);
            // At the very end stands "syntax error at end of input", told one character past the script.
            return match before.checked_sub(place.start) {
                Some(offset) if offset <= place.length + 1 => {
                    StatementPlace::Exact(excerpt(revision, script, offset.min(place.length), true))
                }
                Some(_) | None => StatementPlace::Around,
            };
        }
        if is_about_bookkeeping(history, error) {
            return StatementPlace::Around;
        }
        if let [only] = script.statements
            && !was_waiting(error)
        {
            return StatementPlace::Exact(excerpt(revision, script, characters(script, only.start), false));
        }
        // Without a position, what the error names narrows it down.
        let quoted = error.message.split('"').skip(1).step_by(2);
        let names = [error.constraint.as_deref(), error.table.as_deref()].into_iter().flatten().chain(quoted);
        let line = |statement: &ScriptStatement| {
            excerpt(revision, script, characters(script, statement.start), false).line
        };
        let lines = names
            .map(|name| {
                let bare = name.rsplit('.').next().unwrap_or(name);
                let named = script
                    .statements
                    .iter()
                    .filter(|s| s.text(script).is_some_and(|text| text.contains(bare)));
                named.map(line).collect::<Vec<u32>>()
            })
            .find(|lines| !lines.is_empty())
            .unwrap_or_default();
        StatementPlace::Among { path: revision.path, lines, of: script.statements.len() }
    }

    /// The place of a statement that is known to have failed.
    pub(crate) fn statement(
        revision: &'static Revision,
        direction: Direction,
        index: usize,
    ) -> StatementPlace {
        let script = script(revision, direction);
        let start = script.statements.get(index).map_or(0, |statement| characters(script, statement.start));
        StatementPlace::Exact(excerpt(revision, script, start, false))
    }
}

/// The version table or the log table refused: the error names it, as table or in the message ("permission denied for table
/// alembic_version").
fn is_about_bookkeeping(history: &History, error: &ServerError) -> bool {
    let (schema, table) = history.version_table;
    let own = [format!("{schema}.{table}"), "arcoiris.log".to_owned()];
    error.table.as_ref().is_some_and(|table| own.contains(table))
        || (error.code == "42501"
            && [table, "arcoiris", "log", "log_step_seq"]
                .iter()
                .any(|name| error.message.ends_with(&format!(" {name}"))))
}

/// Lock and statement timeouts, a cancellation, a deadlock: the guard before the script waits for a lock, too.
fn was_waiting(error: &ServerError) -> bool {
    matches!(error.code.as_str(), "55P03" | "57014" | "40P01")
}

/// How many characters stand before this byte.
fn characters(script: &Script, byte: u32) -> usize {
    let byte = usize::try_from(byte).unwrap_or(usize::MAX);
    script.sql.char_indices().take_while(|(at, _)| *at < byte).count()
}

fn excerpt(revision: &'static Revision, script: &Script, offset: usize, pointed: bool) -> Excerpt {
    let mut line = script.line;
    let mut column = 1;
    let mut begin = 0;
    for (at, character) in script.sql.char_indices().take(offset) {
        if character == '\n' {
            line += 1;
            column = 1;
            begin = at + 1;
        } else {
            column += 1;
        }
    }
    let text = script.sql.get(begin..).unwrap_or_default().lines().next().unwrap_or_default().to_owned();
    Excerpt { path: revision.path, line, column, text, pointed }
}
