//! diesel: a folder a migration, `<version>_<name>`, with `up.sql` and mostly `down.sql`.
//!
//! The version is what stands before the first underscore, without hyphens; versions are compared as text. The script is sent as
//! one simple query inside a transaction, unless `metadata.toml` says `run_in_transaction = false`.

use std::path::Path;

use super::folder::{entries, text, text_if_there, unread, usual};
use super::{Foreign, Migration, Script, Transaction, all};
use crate::problem::Problem;

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let path = usual(path, holds_migrations, &["migrations"]);
    let mut folders: Vec<_> =
        entries(&path, &mut foreign.problems).into_iter().filter(|it| it.is_folder).collect();
    folders.retain(|folder| folder.path.join("up.sql").exists());
    folders.sort_by_key(|folder| (version(&folder.name), folder.name.clone()));
    for folder in folders {
        let mut problems = Vec::new();
        let up = folder.path.join("up.sql");
        let metadata = text_if_there(&folder.path.join("metadata.toml"), &mut Vec::new());
        let transaction = match metadata.and_then(|source| run_in_transaction(&source.text)) {
            Some(false) => Transaction::None,
            Some(true) | None => Transaction::Around,
        };
        let mut script = |source: std::sync::Arc<crate::source::Source>| {
            if source.text.is_empty() {
                let title = format!("`{}` is empty, which diesel refuses", source.path);
                problems.push(Problem::new("empty-migration", title).level(crate::problem::Level::Warn));
            }
            let span = all(&source);
            Script::query(source, span, transaction)
        };
        let mut unreadable = Vec::new();
        let upgrade = script(text(&up, &mut unreadable).unwrap_or_else(|| unread(&up)));
        let downgrade = text_if_there(&folder.path.join("down.sql"), &mut unreadable).map(&mut script);
        problems.extend(unreadable);
        foreign.migrations.push(Migration { name: folder.name, upgrade, downgrade, problems });
    }
    foreign
}

fn holds_migrations(path: &Path) -> bool {
    entries(path, &mut Vec::new()).iter().any(|entry| entry.is_folder && entry.path.join("up.sql").exists())
}

fn version(name: &str) -> String {
    name.split('_').next().unwrap_or_default().replace('-', "")
}

/// What `metadata.toml` says; a file that cannot be read says nothing.
fn run_in_transaction(text: &str) -> Option<bool> {
    let document = toml_span::parse(text).ok()?;
    document.as_table()?.get("run_in_transaction")?.as_bool()
}
