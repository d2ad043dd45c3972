//! golang-migrate: `<version>_<name>.up.<ending>` and `.down.<ending>`, the version a number.
//!
//! The file is sent as one simple query and has no transaction but that query's own.
//! <https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md>

use std::path::Path;

use super::folder::{Entry, entries, text, unread, usual};
use super::{Foreign, Migration, Script, Transaction, all, numbered};
use crate::problem::{Level, Problem};

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let holds = |path: &Path| entries(path, &mut Vec::new()).iter().any(|it| parts(it).is_some());
    let path = usual(path, holds, &["migrations", "db/migrations"]);
    let mut found: Vec<(String, Entry, bool)> = entries(&path, &mut foreign.problems)
        .into_iter()
        .filter_map(|entry| {
            let (version, up) = parts(&entry)?;
            Some((version.to_owned(), entry, up))
        })
        .collect();
    found.sort_by(|(one, ..), (other, ..)| numbered::compare(one, other));
    for group in found.chunk_by(|(one, ..), (other, ..)| numbered::compare(one, other).is_eq()) {
        let mut problems = Vec::new();
        let side =
            |wanted: bool| group.iter().filter(move |(_, _, up)| *up == wanted).map(|(_, entry, _)| entry);
        if side(true).count() > 1 || side(false).count() > 1 {
            let version = group.first().map_or("", |(version, ..)| version);
            let title = format!("version {version} is there twice, which golang-migrate refuses");
            problems.push(Problem::new("duplicate-version", title).level(Level::Warn));
        }
        let mut script = |entry: &Entry| {
            let source = text(&entry.path, &mut problems).unwrap_or_else(|| unread(&entry.path));
            let span = all(&source);
            Script::query(source, span, Transaction::None)
        };
        let downgrade = side(false).next().map(&mut script);
        // Without a file nothing is run upward; each further file of a version is a step of its own.
        let mut uploads: Vec<(String, Script)> =
            side(true).map(|entry| (stem(&entry.name), script(entry))).collect();
        if let (true, Some((_, entry, _))) = (uploads.is_empty(), group.first()) {
            let source = unread(&entry.path);
            let span = all(&source);
            uploads.push((stem(&entry.name), Script::query(source, span, Transaction::None)));
        }
        let last = uploads.len();
        for (index, (name, upgrade)) in uploads.into_iter().enumerate() {
            let downgrade = downgrade.clone().filter(|_| index + 1 == last);
            let problems = if index == 0 { std::mem::take(&mut problems) } else { Vec::new() };
            foreign.migrations.push(Migration { name, upgrade, downgrade, problems });
        }
    }
    foreign
}

/// `^([0-9]+)_(.*)\.(down|up)\.(.*)$`: the version, and whether it is the way up.
fn parts(entry: &Entry) -> Option<(&str, bool)> {
    if entry.is_folder {
        return None;
    }
    let (version, rest) = numbered::digits(&entry.name)?;
    let rest = rest.strip_prefix('_')?;
    let (down, up) = (rest.rfind(".down."), rest.rfind(".up."));
    match (down, up) {
        (None, None) => None,
        (down, up) => Some((version, up > down)),
    }
}

fn stem(name: &str) -> String {
    let end = name.rfind(".down.").max(name.rfind(".up.")).unwrap_or(name.len());
    name.get(..end).unwrap_or(name).to_owned()
}
