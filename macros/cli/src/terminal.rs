//! What is printed where, and in which colour: results on stdout, all else on stderr.

use std::io::{self, IsTerminal as _, Write as _};

use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::report;

use crate::arguments::Color;
use crate::failure::Failure;

/// The two streams of the command.
#[derive(Debug)]
pub(crate) struct Terminal {
    color: bool,
}

impl Terminal {
    pub(crate) fn new(color: Color) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                wanted && io::stderr().is_terminal()
            }
        };
        Terminal { color }
    }

    /// A result, on stdout.
    pub(crate) fn result(&self, line: &str) -> Result<(), Failure> {
        print(line)
    }

    /// A remark, on stderr.
    pub(crate) fn remark(&self, line: &str) {
        // Nothing can be done where stderr is closed.
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Why the command fails, on stderr.
    pub(crate) fn failure(&self, text: &str) {
        self.remark(&format!("{}: {text}", self.paint("1;31", "error")));
    }

    /// Problems, on stderr, a blank line after each.
    pub(crate) fn problems(&self, problems: &[Problem]) {
        for problem in problems {
            let text = report::render(problem);
            let (head, rest) = text.split_once(": ").unwrap_or(("", &text));
            let (title, body) = rest.split_once('\n').unwrap_or((rest, ""));
            let code = if problem.level == Level::Deny { "1;31" } else { "1;33" };
            self.remark(&format!("{}: {}\n{body}\n", self.paint(code, head), self.paint("1", title)));
        }
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Prints to stdout; a closed pipe is a failure that says nothing.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{text}").and_then(|()| stdout.flush()).map_err(Failure::Output)
}
