//! current, heads, branches, history, show.

use serde_json::{Value, json};

use super::arguments::Arguments;
use super::database::Database;
use super::failure::Failed;
use super::output::Output;
use super::{json, text};
use crate::{Graph, History, Revision};

pub(super) fn current(
    history: &'static History,
    graph: &Graph,
    arguments: &Arguments,
    verbose: bool,
    output: &Output,
) -> Result<(), Failed> {
    let database = Database::find(history, arguments, output)?;
    let rows = database.migrator(history, arguments, output)?.current()?;
    if output.json {
        let row = |row: &crate::Current| {
            let mut value = json::revision(graph, row.revision);
            if let Value::Object(fields) = &mut value {
                fields.insert("version".to_owned(), json!(row.version));
            }
            value
        };
        output.data(&Value::Array(rows.iter().map(row).collect()));
        return Ok(());
    }
    if rows.is_empty() {
        output.note("base: no revision is applied");
    }
    for row in rows {
        let collapsed = (row.version != row.revision.id).then(|| format!(", stored as {}", row.version));
        let shown = if verbose {
            text::entry(graph, row.revision, output)
        } else {
            text::short(graph, row.revision, output) + &collapsed.unwrap_or_default()
        };
        output.result(&shown);
    }
    Ok(())
}

pub(super) fn heads(graph: &Graph, verbose: bool, output: &Output) {
    list(graph, &graph.heads(), output, |revision| {
        if verbose { text::entry(graph, revision, output) } else { text::short(graph, revision, output) }
    });
}

pub(super) fn branches(graph: &Graph, verbose: bool, output: &Output) {
    list(graph, &graph.branch_points(), output, |revision| {
        let mut lines = vec![if verbose {
            text::entry(graph, revision, output)
        } else {
            text::short(graph, revision, output)
        }];
        let indent = " ".repeat(revision.id.len());
        for follower in graph.followers(revision) {
            let title = if verbose { format!(", {}", follower.title) } else { String::new() };
            lines.push(format!("{indent} -> {}{title}", text::short(graph, follower, output)));
        }
        lines.push(String::new());
        lines.join("\n")
    });
}

pub(super) fn history(graph: &Graph, verbose: bool, output: &Output) {
    let revisions: Vec<&Revision> = graph.history().revisions.iter().rev().collect();
    list(graph, &revisions, output, |revision| {
        if verbose { text::entry(graph, revision, output) } else { text::line(graph, revision, output) }
    });
}

pub(super) fn show(graph: &Graph, target: &str, output: &Output) -> Result<(), Failed> {
    let revision = match target {
        "head" | "heads" => graph.heads(),
        "base" => graph.bases(),
        id => vec![graph.find(id)?],
    };
    list(graph, &revision, output, |revision| text::entry(graph, revision, output));
    Ok(())
}

fn list(graph: &Graph, revisions: &[&Revision], output: &Output, shown: impl Fn(&Revision) -> String) {
    if output.json {
        output
            .data(&Value::Array(revisions.iter().map(|revision| json::revision(graph, revision)).collect()));
    } else {
        revisions.iter().for_each(|revision| output.result(&shown(revision)));
    }
}
