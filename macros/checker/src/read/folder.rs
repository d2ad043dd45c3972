//! A folder of revision files: the one place of the checker that reads the disk, beside the cache.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::problem::{UNEXPECTED, UNREADABLE, problem};
use super::text;
use crate::problem::{Level, Problem};
use crate::source::Source;

/// Reads every revision file of a folder, which messages call `shown`, in the order of their names.
///
/// Revisions are the files `*.sql`. Passed over are `README.md`, `history.lock` and what begins with a dot; anything else is a
/// problem, so that no revision is missed for its name. A link to a file inside the folder is that file.
#[must_use]
pub fn folder(path: &Path, shown: &str) -> (Vec<Arc<Source>>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut names = Vec::new();
    match fs::read_dir(path) {
        Ok(entries) => {
            for entry in entries {
                match entry {
                    Ok(entry) => names.push(entry.file_name()),
                    Err(error) => problems.push(unreadable(shown, &error)),
                }
            }
        }
        Err(error) => {
            let mut found = unreadable(shown, &error);
            if error.kind() == std::io::ErrorKind::NotFound {
                found.title = format!("there is no folder `{shown}`");
                found
                    .help
                    .push("make it, or say in arcoiris.toml which folder holds the revisions".to_owned());
            }
            problems.push(found);
        }
    }
    names.sort_unstable();
    let mut sources = Vec::with_capacity(names.len());
    for name in &names {
        let lossy = name.to_string_lossy();
        let shown = if shown.is_empty() { lossy.to_string() } else { format!("{shown}/{lossy}") };
        if lossy.starts_with('.') || lossy == "README.md" || lossy == "history.lock" {
            continue;
        }
        if name.to_str().is_none() {
            problems.push(unexpected(&shown, "the name is not UTF-8", "rename it"));
            continue;
        }
        match file(path, &path.join(name), &shown, &lossy) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(*problem),
        }
    }
    (sources, problems)
}

fn file(folder: &Path, path: &Path, shown: &str, name: &str) -> Result<Arc<Source>, Box<Problem>> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if is_link => {
            let mut found = unreadable(shown, &error);
            found.title = format!("the link `{shown}` leads nowhere");
            return Err(Box::new(found));
        }
        Err(error) => return Err(Box::new(unreadable(shown, &error))),
    };
    if metadata.is_dir() {
        let help = "revisions stand in one folder: move them up, or the folder out";
        return Err(Box::new(unexpected(shown, "it is a folder", help)));
    }
    if backup(name) {
        let found = unexpected(shown, "it looks like what an editor or git left behind", "delete it");
        return Err(Box::new(Problem { level: Level::Warn, ..found }));
    }
    if !name.ends_with(".sql") {
        let help = match name.to_ascii_lowercase().ends_with(".sql") {
            true => "the ending is `.sql`, in lower case",
            false => "move it out of the folder; notes may stand in a README.md",
        };
        return Err(Box::new(unexpected(shown, "it is not a `.sql` file", help)));
    }
    if !metadata.is_file() {
        return Err(Box::new(unexpected(shown, "it is not a regular file", "move it out of the folder")));
    }
    if is_link {
        let inside = path.canonicalize().ok().zip(folder.canonicalize().ok());
        if !inside.is_some_and(|(target, folder)| target.starts_with(folder)) {
            // Cargo packages and watches the folder; what stands outside changes unseen.
            let help = "put the file itself into the folder";
            return Err(Box::new(unexpected(shown, "it is a link to a file outside the folder", help)));
        }
    }
    match fs::read(path) {
        Ok(bytes) => text::source(shown, bytes),
        Err(error) => Err(Box::new(unreadable(shown, &error))),
    }
}

/// `x.sql~`, `#x.sql#`, `x.sql.orig`
fn backup(name: &str) -> bool {
    let endings = ["~", "#", ".bak", ".orig", ".rej", ".swp", ".tmp"];
    name.contains(".sql") && endings.iter().any(|ending| name.ends_with(ending))
}

fn unexpected(shown: &str, why: &str, help: &str) -> Problem {
    let mut found = problem(UNEXPECTED, format!("`{shown}` is no revision file"));
    found.notes.push(why.to_owned());
    found.help.push(help.to_owned());
    found
}

fn unreadable(shown: &str, error: &std::io::Error) -> Problem {
    let mut found = problem(UNREADABLE, format!("`{shown}` cannot be read"));
    found.notes.push(error.to_string());
    found
}
