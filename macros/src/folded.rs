//! A history that was checked already in this process: `history!` and every `#[models]` of a crate ask for the same one.
//!
//! A compiler ends with its crate; the server of an editor lives on, so that what the folder looks like is looked at each time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::emit::Checked;

/// A history, and what its files looked like when it was checked.
struct Known {
    folder: PathBuf,
    root: PathBuf,
    looks: Vec<Looks>,
    checked: Arc<Checked>,
}

/// What tells a file from what it was.
type Looks = (PathBuf, u64, Option<SystemTime>);

static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// The checked history of a folder, by `check` if it is not known or has changed.
pub(crate) fn checked(folder: &Path, root: &Path, check: impl FnOnce() -> Checked) -> Arc<Checked> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let now = looks(folder, root);
    if let Some(found) = known.iter().find(|it| it.folder == folder && it.root == root && it.looks == now) {
        return Arc::clone(&found.checked);
    }
    known.retain(|it| it.folder != folder || it.root != root);
    let checked = Arc::new(check());
    known.push(Known {
        folder: folder.to_owned(),
        root: root.to_owned(),
        looks: now,
        checked: Arc::clone(&checked),
    });
    checked
}

/// The revisions, and the files of the folders around them: configuration and lock.
fn looks(folder: &Path, root: &Path) -> Vec<Looks> {
    let beside = folder.parent().unwrap_or(folder);
    let mut looks = Vec::new();
    for place in [folder, beside, root] {
        for entry in fs::read_dir(place).into_iter().flatten().flatten() {
            let path = entry.path();
            let ours = path.extension().is_some_and(|it| it == "sql" || it == "toml" || it == "lock");
            if let Ok(metadata) = entry.metadata()
                && ours
                && metadata.is_file()
            {
                looks.push((path, metadata.len(), metadata.modified().ok()));
            }
        }
    }
    looks.sort();
    looks.dedup();
    looks
}
