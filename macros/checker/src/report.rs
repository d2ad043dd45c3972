//! A problem printed as rustc prints its own: title, where, excerpt with caret, the other places, notes and help.
//!
//! On stable Rust a span cannot point into a file that is not Rust, so path, line, column, excerpt and caret are text. The
//! same text serves the macro, the command line and the tests. What a problem says is not decided here.

mod excerpt;
mod fields;

pub use fields::{Fields, PlaceFields, fields};

use crate::problem::{Level, Problem};
use crate::source::Place;

/// As a terminal shows it: `error[several-heads]: …` and all that follows, without a line end after the last line.
#[must_use]
pub fn render(problem: &Problem) -> String {
    let word = match problem.level {
        Level::Deny => "error",
        Level::Warn | Level::Allow => "warning",
    };
    format!("{word}[{}]: {}{}", problem.rule, problem.title, body(problem))
}

/// As a message of the compiler's has to be, which puts `error:` before it by itself.
#[must_use]
pub fn render_for_compiler(problem: &Problem) -> String {
    format!("{} [{}]{}", problem.title, problem.rule, body(problem))
}

/// Where a place is: `versions/9c1b7e60aa12_tip.sql:9:34`.
#[must_use]
pub fn location(place: &Place) -> String {
    let (line, column) = place.source.line_column(place.span.start);
    format!("{}:{line}:{column}", place.source.path)
}

fn body(problem: &Problem) -> String {
    let lines = |place: &Place| place.source.line_column(place.span.start).0;
    let places = problem.place.iter().chain(problem.others.iter().map(|(place, _)| place));
    let gutter = places.map(|place| lines(place).to_string().len()).max().unwrap_or(1);
    let mut text = String::new();
    if let Some(place) = &problem.place {
        excerpt::write(&mut text, gutter, "-->", place, '^', &problem.label);
    }
    for (place, label) in &problem.others {
        excerpt::write(&mut text, gutter, ":::", place, '-', label);
    }
    for (word, lines) in [("note", &problem.notes), ("help", &problem.help)] {
        for entry in lines {
            attach(&mut text, gutter, word, entry);
        }
    }
    text
}

/// `   = help: …`, its further lines under the first.
fn attach(text: &mut String, gutter: usize, word: &str, entry: &str) {
    let indent = " ".repeat(gutter + 2);
    for (index, line) in entry.trim_end().lines().enumerate() {
        text.push('\n');
        if line.is_empty() {
            continue;
        }
        text.push_str(&indent);
        if index == 0 {
            text.push_str("= ");
            text.push_str(word);
            text.push_str(": ");
        } else {
            text.push_str(&" ".repeat(word.len() + 4));
        }
        text.push_str(line);
    }
    while text.ends_with(' ') {
        text.pop();
    }
}

#[cfg(test)]
mod tests;
