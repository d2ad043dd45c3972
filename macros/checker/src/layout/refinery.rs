//! refinery: `V<version>__<name>.sql`, the version a number that may have one point; `U` is for versions without order and means
//! no undo. It has no way down.
//!
//! The script is sent as one simple query inside a transaction. Files are looked for in the folders below as well.

use std::path::Path;

use super::folder::{files_below, text, unread, usual};
use super::{Foreign, Migration, Script, Transaction, all, numbered};

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let holds = |path: &Path| files_below(path, &mut Vec::new()).iter().any(|it| version(&it.name).is_some());
    let path = usual(path, holds, &["migrations"]);
    let mut found: Vec<_> = files_below(&path, &mut foreign.problems)
        .into_iter()
        .filter_map(|entry| Some((version(&entry.name)?.to_owned(), entry)))
        .collect();
    found.sort_by(|(one, _), (other, _)| numbered::compare_points(one, other));
    for (_, entry) in found {
        let mut problems = Vec::new();
        let source = text(&entry.path, &mut problems).unwrap_or_else(|| unread(&entry.path));
        let span = all(&source);
        let name = entry.name.trim_end_matches(".sql").to_owned();
        let upgrade = Script::query(source, span, Transaction::Around);
        foreign.migrations.push(Migration { name, upgrade, downgrade: None, problems });
    }
    foreign
}

/// `^(U|V)(\d+(?:\.\d+)?)__(\w+)\.sql$`
fn version(name: &str) -> Option<&str> {
    let (version, name) = name.strip_prefix(['U', 'V'])?.strip_suffix(".sql")?.split_once("__")?;
    let word = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '_');
    let number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let (whole, part) = version.split_once('.').unwrap_or((version, "0"));
    (number(whole) && number(part) && word(name)).then_some(version)
}
