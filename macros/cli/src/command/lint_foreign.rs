//! `arcoiris lint --layout`

use std::fmt::Write as _;
use std::path::Path;

use arcoiris_catalog::Name;
use arcoiris_checker::layout::{self, Report, Settings, Verdict};
use arcoiris_checker::parse;
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::read;
use serde_json::Value;

use crate::arguments::{Format, Server, Tool};
use crate::failure::Failure;
use crate::terminal::{Terminal, print};

pub(crate) fn run(
    tool: Tool,
    path: &Path,
    format: Format,
    server: &Server,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let settings = settings(server)?;
    let report = parse::on_large_stack(|| layout::judge(&layout::read(tool.0, path), &settings))
        .map_err(|error| Failure::Parser { words: error.to_string() })?;
    match format {
        Format::Json => print(&json(&report))?,
        Format::Text => human(&report, terminal)?,
    }
    // What is no migration's has no place in the report.
    terminal.problems(&report.problems);
    let refused = report.problems.iter().any(|problem| problem.level == Level::Deny)
        || report
            .revisions
            .iter()
            .any(|verdict| verdict.problems.iter().any(|problem| problem.level == Level::Deny));
    if refused { Err(Failure::Errors) } else { Ok(()) }
}

fn settings(server: &Server) -> Result<Settings, Failure> {
    let assume = match &server.assume {
        None => None,
        Some(path) => {
            let failed = |error| Failure::File { doing: "read", path: path.clone(), error };
            let bytes = std::fs::read(path).map_err(failed)?;
            let source = read::source(&path.display().to_string(), bytes)
                .map_err(|problem| Failure::Parser { words: problem.title.clone() })?;
            Some(source)
        }
    };
    Ok(Settings {
        user: Name::new(&server.user),
        roles: server.role.iter().map(|role| Name::new(role)).collect(),
        assume,
        ..Settings::default()
    })
}

/// The report, one migration a line. The order of the fields is part of the format.
fn json(report: &Report) -> String {
    let mut text = String::from("{\"revisions\": [");
    for (index, verdict) in report.revisions.iter().enumerate() {
        text.push_str(if index == 0 { "\n  " } else { ",\n  " });
        one(verdict, &mut text);
    }
    let end = if report.revisions.is_empty() { "]" } else { "\n]" };
    // Writing to a string cannot fail.
    let _ = write!(text, "{end}, \"proven_percent\": {}}}", report.proven_percent());
    text
}

fn one(verdict: &Verdict, text: &mut String) {
    let differences: Vec<String> = verdict.differences.iter().map(|it| quoted(it)).collect();
    let _ = write!(
        text,
        "{{\"revision\": {}, \"upgrade\": \"{}\", \"downgrade\": \"{}\", \"differences\": [{}], \"problems\": {}}}",
        quoted(&verdict.revision),
        verdict.upgrade.word(),
        verdict.downgrade.word(),
        differences.join(", "),
        problems(&verdict.problems),
    );
}

fn problems(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().map(|place| {
                let (line, column) = place.source.line_column(place.span.start);
                (place.source.path.as_str(), line, column)
            });
            format!(
                "{{\"rule\": {}, \"level\": {}, \"message\": {}, \"path\": {}, \"line\": {}, \"column\": {}}}",
                quoted(problem.rule),
                quoted(problem.level.word()),
                quoted(&problem.title),
                place.map_or("null".to_owned(), |(path, _, _)| quoted(path)),
                place.map_or("null".to_owned(), |(_, line, _)| line.to_string()),
                place.map_or("null".to_owned(), |(_, _, column)| column.to_string()),
            )
        })
        .collect();
    format!("[{}]", problems.join(", "))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn human(report: &Report, terminal: &Terminal) -> Result<(), Failure> {
    for verdict in &report.revisions {
        terminal.problems(&verdict.problems);
    }
    let mut text = String::new();
    for verdict in &report.revisions {
        let _ = writeln!(
            text,
            "{:8} {:8} {}",
            verdict.upgrade.word(),
            verdict.downgrade.word(),
            verdict.revision
        );
        for difference in &verdict.differences {
            let _ = writeln!(text, "                  {difference}");
        }
    }
    let _ = write!(
        text,
        "{} revisions, {}% of them judged in both directions",
        report.revisions.len(),
        report.proven_percent()
    );
    print(&text)
}
