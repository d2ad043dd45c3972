//! Files of a foreign history: which there are, and their text.

mod line_ends;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::problem::Problem;
use crate::source::Source;

/// A file, or a folder, of a folder.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) is_folder: bool,
}

/// What stands in a folder, sorted by name. What is hidden is left out, as every tool does.
pub(super) fn entries(path: &Path, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let listed = match fs::read_dir(path) {
        Ok(listed) => listed,
        Err(error) => {
            let title = format!("`{}` cannot be read", path.display());
            problems.push(Problem::new("unreadable-folder", title).note(error.to_string()));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in listed {
        match entry {
            Ok(entry) => {
                let name = entry.file_name().to_string_lossy().into_owned();
                if !name.starts_with('.') {
                    // Links are followed.
                    let is_folder = entry.path().is_dir();
                    found.push(Entry { path: entry.path(), name, is_folder });
                }
            }
            Err(error) => {
                let title = format!("`{}` cannot be read to its end", path.display());
                problems.push(Problem::new("unreadable-folder", title).note(error.to_string()));
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// The files of a folder, those of the folders in it as well.
pub(super) fn files_below(path: &Path, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let mut found = Vec::new();
    // A link to a folder above would have no end.
    below(path, 16, &mut found, problems);
    found
}

fn below(path: &Path, depth: u32, found: &mut Vec<Entry>, problems: &mut Vec<Problem>) {
    for entry in entries(path, problems) {
        match (entry.is_folder, depth.checked_sub(1)) {
            (false, _) => found.push(entry),
            (true, Some(depth)) => below(&entry.path, depth, found, problems),
            (true, None) => {}
        }
    }
}

/// What a file says: LF line ends; a byte order mark is kept, since most tools send it. Bytes that are not UTF-8 and zero bytes are
/// told, and no server would take them.
pub(super) fn text(path: &Path, problems: &mut Vec<Problem>) -> Option<Arc<Source>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let title = format!("`{}` cannot be read", path.display());
            problems.push(Problem::new("unreadable-file", title).note(error.to_string()));
            return None;
        }
    };
    let shown = path.display().to_string();
    let Ok(text) = String::from_utf8(bytes) else {
        problems.push(Problem::new("unreadable-file", format!("`{shown}` is not UTF-8")));
        return None;
    };
    if i32::try_from(text.len()).is_err() || text.contains('\0') {
        problems.push(Problem::new("unreadable-file", format!("`{shown}` is no text that a server takes")));
        return None;
    }
    let text = if text.contains('\r') { line_ends::unified(&text) } else { text };
    Some(Arc::new(Source { path: shown, text, first: (1, 1) }))
}

/// What a file says, if it is there.
pub(super) fn text_if_there(path: &Path, problems: &mut Vec<Problem>) -> Option<Arc<Source>> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Ok(_) | Err(_) => text(path, problems),
    }
}

/// A source without its byte order mark, for tools that skip it.
pub(super) fn without_mark(source: Arc<Source>) -> Arc<Source> {
    match source.text.strip_prefix('\u{feff}') {
        Some(text) => Arc::new(Source { path: source.path.clone(), text: text.to_owned(), first: (1, 1) }),
        None => source,
    }
}

/// The folder that is meant: the one that is named, or the usual one in it if the tool would find nothing in that.
pub(super) fn usual(path: &Path, holds: impl Fn(&Path) -> bool, usual: &[&str]) -> PathBuf {
    if holds(path) {
        return path.to_owned();
    }
    usual
        .iter()
        .map(|name| path.join(name))
        .find(|folder| folder.is_dir() && holds(folder))
        .unwrap_or(path.to_owned())
}

/// A migration of which a part cannot be read.
pub(super) fn unread(path: &Path) -> Arc<Source> {
    Arc::new(Source { path: path.display().to_string(), text: String::new(), first: (1, 1) })
}
