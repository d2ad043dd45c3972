//! dbmate: `<version>_<name>.sql` with `-- migrate:up` and `-- migrate:down`, each with `transaction:false` behind it or not.
//!
//! Each part is sent as one simple query, inside a transaction unless its line says otherwise.
//! <https://github.com/amacneil/dbmate#creating-migrations>

use std::path::Path;
use std::sync::Arc;

use super::folder::{Entry, entries, text, unread, usual};
use super::{Foreign, Migration, Script, Transaction, all, numbered};
use crate::problem::Problem;
use crate::source::{Place, Source};
use crate::syntax::Span;

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let holds = |path: &Path| entries(path, &mut Vec::new()).iter().any(is_migration);
    let path = usual(path, holds, &["db/migrations", "migrations"]);
    // Sorted by name, as dbmate does.
    for entry in entries(&path, &mut foreign.problems).into_iter().filter(is_migration) {
        let mut problems = Vec::new();
        let source = text(&entry.path, &mut problems).unwrap_or_else(|| unread(&entry.path));
        foreign.migrations.push(migration(&entry, &source, problems));
    }
    foreign
}

fn is_migration(entry: &Entry) -> bool {
    !entry.is_folder && entry.name.ends_with(".sql") && numbered::digits(&entry.name).is_some()
}

fn migration(entry: &Entry, source: &Arc<Source>, mut problems: Vec<Problem>) -> Migration {
    let name = entry.name.trim_end_matches(".sql").to_owned();
    let whole = all(source);
    let (up, down) = (directive(&source.text, "up"), directive(&source.text, "down"));
    let mut refuse = |title: &str| {
        let place = Place { source: Arc::clone(source), span: Span { start: 0, end: 0 } };
        problems.push(Problem::new("refused-by-tool", title).at(place, "dbmate runs nothing of this file"));
    };
    let first = up.map_or(0, |(start, _)| start);
    let before = source.text.get(..first as usize).unwrap_or_default();
    let statement = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with("--");
    if up.is_none() {
        refuse("`-- migrate:up` is missing");
    } else if before.lines().any(statement) {
        refuse("a statement stands before `-- migrate:up`");
    }
    if let (Some((up, _)), Some((down, _))) = (up, down)
        && up > down
    {
        refuse("`-- migrate:up` stands after `-- migrate:down`");
    }
    let script = |(start, options): (u32, &str), end: u32| {
        let alone = options.split_whitespace().any(|option| option == "transaction:false");
        let transaction = if alone { Transaction::None } else { Transaction::Around };
        Script::query(Arc::clone(source), Span { start, end: end.max(start) }, transaction)
    };
    let end = down.map_or(whole.end, |(start, _)| start);
    let upgrade = script(up.unwrap_or((0, "")), end);
    let downgrade = down.map(|down| script(down, whole.end));
    Migration { name, upgrade, downgrade, problems }
}

/// Where the line `-- migrate:up` begins, and what stands behind it: `(?m)^--\s*migrate:up(\s*$|\s+\S+)`.
fn directive<'a>(text: &'a str, direction: &str) -> Option<(u32, &'a str)> {
    let mut start = 0usize;
    for line in text.split_inclusive('\n') {
        let options = line
            .strip_prefix("--")
            .and_then(|rest| rest.trim_start().strip_prefix("migrate:"))
            .and_then(|rest| rest.strip_prefix(direction))
            .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if let Some(options) = options {
            return Some((u32::try_from(start).ok()?, options));
        }
        start += line.len();
    }
    None
}
