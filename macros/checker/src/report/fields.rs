//! A problem as plain fields, for whoever writes JSON: no serialisation framework reaches the macro.

use crate::problem::Problem;
use crate::source::Place;

/// What a problem says, place by place in lines and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The rule's name.
    pub rule: &'static str,
    /// `warn` or `deny`.
    pub level: &'static str,
    /// The title.
    pub title: String,
    /// Where, with the text at the caret.
    pub place: Option<PlaceFields>,
    /// The other places.
    pub others: Vec<PlaceFields>,
    /// The notes.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Vec<String>,
    /// The SQLSTATE with which PostgreSQL would refuse.
    pub sqlstate: Option<&'static str>,
    /// All of it, as a terminal shows it.
    pub rendered: String,
}

/// A place in lines and columns, from 1; columns count characters, and the end is one past the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFields {
    /// The file.
    pub path: String,
    /// The line of the first character.
    pub line: u32,
    /// Its column.
    pub column: u32,
    /// The line of the end.
    pub end_line: u32,
    /// The column of the end.
    pub end_column: u32,
    /// What is said there.
    pub label: String,
}

/// The fields of a problem.
#[must_use]
pub fn fields(problem: &Problem) -> Fields {
    Fields {
        rule: problem.rule,
        level: problem.level.word(),
        title: problem.title.clone(),
        place: problem.place.as_ref().map(|place| place_fields(place, &problem.label)),
        others: problem.others.iter().map(|(place, label)| place_fields(place, label)).collect(),
        notes: problem.notes.clone(),
        help: problem.help.clone(),
        sqlstate: problem.sqlstate,
        rendered: super::render(problem),
    }
}

fn place_fields(place: &Place, label: &str) -> PlaceFields {
    let (line, column) = place.source.line_column(place.span.start);
    let (end_line, end_column) = place.source.line_column(place.span.end.max(place.span.start));
    PlaceFields {
        path: place.source.path.clone(),
        line,
        column,
        end_line,
        end_column,
        label: label.to_owned(),
    }
}
