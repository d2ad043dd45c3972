//! `arcoiris lint`

use std::path::Path;

use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::report::{self, PlaceFields};
use serde_json::{Value, json};

use crate::arguments::{Format, Lint};
use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::{Terminal, print};

pub(crate) fn run(
    arguments: &Lint,
    project: impl FnOnce() -> Result<Project, Failure>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let project = match &arguments.path {
        Some(path) => Project::around(path)?,
        None => project()?,
    };
    let checked = Checked::judge(&project, arguments.release);
    let file = arguments.path.as_deref().filter(|path| path.is_file());
    let problems: Vec<Problem> = checked
        .problems
        .iter()
        .filter(|problem| file.is_none_or(|file| stands_in(problem, &project, file)))
        .cloned()
        .collect();
    match arguments.format {
        Format::Json => print(&summary(&problems, &checked).to_string())?,
        Format::Text => {
            terminal.problems(&problems);
            terminal.remark(&words(&problems, &checked));
        }
    }
    if problems.iter().any(|problem| problem.level == Level::Deny) { Err(Failure::Errors) } else { Ok(()) }
}

/// Whether a problem is about a file, which stands in one of its places.
fn stands_in(problem: &Problem, project: &Project, file: &Path) -> bool {
    let same = |path: &str| match (project.folder.join(path).canonicalize(), file.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        (Ok(_) | Err(_), _) => false,
    };
    problem
        .place
        .iter()
        .chain(problem.others.iter().map(|(place, _)| place))
        .any(|place| same(&place.source.path))
}

pub(crate) fn count(problems: &[Problem], level: Level) -> usize {
    problems.iter().filter(|problem| problem.level == level).count()
}

/// `1 revision`, `2 revisions`
pub(crate) fn plural(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    }
}

fn words(problems: &[Problem], checked: &Checked) -> String {
    let revisions = plural(checked.graph.revisions.len(), "revision");
    let (errors, warnings) = (count(problems, Level::Deny), count(problems, Level::Warn));
    match (errors, warnings) {
        (0, 0) => format!("{revisions}, no problems"),
        (0, _) => format!("{revisions}, {}", plural(warnings, "warning")),
        (_, 0) => format!("{revisions}, {}", plural(errors, "error")),
        _ => format!("{revisions}, {}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

fn summary(problems: &[Problem], checked: &Checked) -> Value {
    json!({
        "revisions": checked.graph.revisions.len(),
        "errors": count(problems, Level::Deny),
        "warnings": count(problems, Level::Warn),
        "problems": problems.iter().map(one).collect::<Vec<_>>(),
    })
}

/// A problem as JSON.
pub(crate) fn one(problem: &Problem) -> Value {
    let fields = report::fields(problem);
    let place = |place: &PlaceFields| {
        json!({
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "label": place.label,
        })
    };
    json!({
        "rule": fields.rule,
        "level": fields.level,
        "title": fields.title,
        "place": fields.place.as_ref().map(place),
        "others": fields.others.iter().map(place).collect::<Vec<_>>(),
        "notes": fields.notes,
        "help": fields.help,
        "sqlstate": fields.sqlstate,
        "rendered": fields.rendered,
    })
}
