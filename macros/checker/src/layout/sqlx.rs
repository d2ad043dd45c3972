//! sqlx: `<version>_<name>.sql`, or `.up.sql` and `.down.sql`; the version is a number.
//!
//! The script is sent as one simple query inside a transaction, unless its text begins with `-- no-transaction`.

use std::path::Path;
use std::sync::Arc;

use super::folder::{Entry, entries, text, unread, usual};
use super::{Foreign, Migration, Script, Transaction, all, numbered};
use crate::problem::{Level, Problem};
use crate::source::Source;

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let path = usual(path, |path| !files(path, &mut Vec::new()).is_empty(), &["migrations"]);
    let found = files(&path, &mut foreign.problems);
    let (down, mut up): (Vec<Entry>, Vec<Entry>) =
        found.into_iter().partition(|it| it.name.ends_with(".down.sql"));
    up.sort_by(|one, other| numbered::compare(version(&one.name), version(&other.name)));
    for entry in up {
        let mut problems = Vec::new();
        let mut script = |entry: &Entry| {
            let source = text(&entry.path, &mut problems).unwrap_or_else(|| unread(&entry.path));
            script(source)
        };
        let upgrade = script(&entry);
        let same = |it: &&Entry| numbered::compare(version(&it.name), version(&entry.name)).is_eq();
        let downgrade = down.iter().find(same).map(&mut script);
        foreign.migrations.push(Migration {
            name: stem(&entry.name).to_owned(),
            upgrade,
            downgrade,
            problems,
        });
    }
    foreign
}

fn files(path: &Path, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let mut found = entries(path, &mut Vec::new());
    found.retain(|it| !it.is_folder && it.name.ends_with(".sql") && it.name.contains('_'));
    found.retain(|it| {
        let number = numbered::digits(version(&it.name)).is_some_and(|(_, rest)| rest.is_empty());
        if !number {
            let title = format!("`{}` does not begin with a version, which sqlx refuses", it.path.display());
            problems.push(Problem::new("misnamed-migration", title).level(Level::Warn));
        }
        number
    });
    found
}

fn version(name: &str) -> &str {
    name.split('_').next().unwrap_or_default()
}

fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".sql").unwrap_or(name);
    name.strip_suffix(".up").unwrap_or(name)
}

fn script(source: Arc<Source>) -> Script {
    let alone = source.text.starts_with("-- no-transaction");
    let span = all(&source);
    Script::query(source, span, if alone { Transaction::None } else { Transaction::Around })
}
