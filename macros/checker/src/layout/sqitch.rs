//! sqitch: the changes of `sqitch.plan`, each with `deploy/<name>.sql` and `revert/<name>.sql`, which psql runs, one statement after
//! the other, and stops at the first error. <https://sqitch.org/docs/manual/sqitch-deploy/>
//!
//! A change that is worked over later has its old scripts under its name with the tag between the two behind it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{text, text_if_there, unread, without_mark};
use super::{Foreign, Migration, Transaction, all, psql};
use crate::problem::{Level, Problem};
use crate::source::Source;

/// A change of the plan.
struct Change {
    name: String,
    /// The tags that stand behind it, before the next change.
    tags: Vec<String>,
}

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let (root, file) = match path.is_file() {
        true => (path.parent().unwrap_or(Path::new(".")).to_owned(), path.to_owned()),
        false => {
            let configured = configuration(path);
            let top = configured.top.map_or_else(|| path.to_owned(), |top| path.join(top));
            let file = configured.plan.map_or_else(|| top.join("sqitch.plan"), |plan| path.join(plan));
            (top, file)
        }
    };
    let Some(plan) = text(&file, &mut foreign.problems) else { return foreign };
    let changes = changes(&plan, &mut foreign.problems);
    for (index, change) in changes.iter().enumerate() {
        let again = changes.iter().skip(index + 1).position(|later| later.name == change.name);
        // The tags from here to where it is worked over.
        let between: Vec<&String> = match again {
            Some(distance) => changes.iter().skip(index).take(distance + 1).flat_map(|it| &it.tags).collect(),
            None => Vec::new(),
        };
        let script_name = between
            .iter()
            .map(|tag| format!("{}@{tag}", change.name))
            .find(|name| root.join("deploy").join(format!("{name}.sql")).exists())
            .or_else(|| between.first().map(|tag| format!("{}@{tag}", change.name)))
            .unwrap_or_else(|| change.name.clone());
        let mut problems = Vec::new();
        let file = |folder: &str| root.join(folder).join(format!("{script_name}.sql"));
        let script = |source: Arc<Source>| {
            let source = without_mark(source);
            let span = all(&source);
            psql::script(source, span, Transaction::None)
        };
        let deploy: PathBuf = file("deploy");
        let upgrade = script(text(&deploy, &mut problems).unwrap_or_else(|| unread(&deploy)));
        let downgrade = text_if_there(&file("revert"), &mut problems).map(script);
        foreign.migrations.push(Migration { name: script_name, upgrade, downgrade, problems });
    }
    foreign
}

/// What `sqitch.conf` settles.
#[derive(Default)]
struct Configuration {
    top: Option<String>,
    plan: Option<String>,
}

fn configuration(path: &Path) -> Configuration {
    let mut found = Configuration::default();
    let Some(source) = text_if_there(&path.join("sqitch.conf"), &mut Vec::new()) else { return found };
    for line in source.text.lines() {
        let line = line.trim();
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with(['#', ';'])) else {
            continue;
        };
        let value = value.trim().trim_matches('"').to_owned();
        match key.trim() {
            "top_dir" => found.top = Some(value),
            "plan_file" => found.plan = Some(value),
            _ => {}
        }
    }
    found
}

/// The changes of a plan: `[+-]name [dependencies] time planner # note`, `@tag …`, `%pragma`, `# comment`.
fn changes(plan: &Source, problems: &mut Vec<Problem>) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for line in plan.text.lines().map(|line| line.trim_start_matches('\u{feff}').trim()) {
        let word = line.trim_start_matches('+').split_whitespace().next().unwrap_or_default();
        if word.is_empty() || word.starts_with(['%', '#']) {
            continue;
        }
        if let Some(tag) = word.strip_prefix('@') {
            if let Some(change) = found.last_mut() {
                change.tags.push(tag.to_owned());
            }
        } else if let Some(name) = line.strip_prefix('-') {
            let name = name.split_whitespace().next().unwrap_or_default();
            let title = format!("the plan reverts `{name}`, which sqitch does not do yet");
            problems.push(Problem::new("reverting-plan", title).level(Level::Warn));
        } else {
            found.push(Change { name: word.to_owned(), tags: Vec::new() });
        }
    }
    found
}
