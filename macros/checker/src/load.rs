//! A crate's history fetched from the disk: configuration, revisions and seal, as the macro and the command line both need it.
//!
//! Reads only: the folder by [`read`], what was parsed before by [`cache`], the two files beside it here.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Config, lock_beside};
use crate::problem::Problem;
use crate::read::Inline;
use crate::source::Source;
use crate::{LockFile, Request, cache, parse, read};

/// The name of the configuration.
pub const CONFIGURATION: &str = "arcoiris.toml";

/// What a crate has settled.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The configuration.
    pub config: Config,
    /// Where it was read from, if it is there.
    pub file: Option<PathBuf>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Where a history stands.
#[derive(Debug, Clone, Copy)]
pub struct Folder<'a> {
    /// The folder of the revisions.
    pub path: &'a Path,
    /// What messages call it.
    pub shown: &'a str,
    /// Where what was parsed before is kept.
    pub cache: Option<&'a Path>,
}

/// Reads `arcoiris.toml` beside a crate's `Cargo.toml`; without one, everything has its default.
#[must_use]
pub fn settings(root: &Path) -> Settings {
    let path = root.join(CONFIGURATION);
    match text(&path, CONFIGURATION) {
        Ok(None) => Settings::default(),
        Ok(Some(source)) => {
            let (config, problems) = Config::read(&source);
            Settings { config, file: Some(path), problems }
        }
        Err(problem) => Settings { file: Some(path), problems: vec![*problem], ..Settings::default() },
    }
}

/// The request for a folder of revisions, and the files that it was made of. The lock stands where the configuration says, or
/// beside the folder.
#[must_use]
pub fn folder(root: &Path, folder: &Folder<'_>, settings: Settings) -> (Request, Vec<PathBuf>) {
    let Settings { config, file, mut problems } = settings;
    let mut files: Vec<PathBuf> = file.into_iter().collect();
    let (sources, unread) = read::folder(folder.path, folder.shown);
    problems.extend(unread);
    for source in &sources {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        files.push(folder.path.join(name));
    }
    let mut revisions = Vec::with_capacity(sources.len());
    match cache::revisions(&sources, config.oldest_server, folder.cache) {
        Ok(found) => {
            for (revision, wrong) in found {
                revisions.extend(revision.map(Arc::new));
                problems.extend(wrong);
            }
        }
        Err(no_thread) => problems.push(Problem::new("unreadable-file", no_thread.to_string())),
    }
    let (lock_path, lock_shown) = match &config.lock {
        Some(written) => (root.join(written), written.clone()),
        None => (beside(folder.path), lock_beside(folder.shown)),
    };
    let lock = match text(&lock_path, &lock_shown) {
        Ok(Some(source)) => {
            files.push(lock_path);
            LockFile::There(source)
        }
        Ok(None) => LockFile::Missing(lock_shown),
        Err(problem) => {
            problems.push(*problem);
            LockFile::Missing(lock_shown)
        }
    };
    let memory = folder.cache.map(Path::to_path_buf);
    (Request { revisions, problems, config, lock, memory }, files)
}

/// The request for revisions that stand in a call of the macro. They have no seal.
#[must_use]
pub fn inline(revisions: &[Inline], settings: Settings) -> Request {
    let Settings { config, file: _, mut problems } = settings;
    let server = config.oldest_server;
    let mut read = Vec::with_capacity(revisions.len());
    match parse::batch(revisions, |it| read::inline(it, server)) {
        Ok(found) => {
            for (revision, wrong) in found {
                read.push(Arc::new(revision));
                problems.extend(wrong);
            }
        }
        Err(no_thread) => problems.push(Problem::new("unreadable-file", no_thread.to_string())),
    }
    Request { revisions: read, problems, config, lock: LockFile::Inline, memory: None }
}

/// The lock file beside a folder.
#[must_use]
pub fn beside(folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) => parent.join("history.lock"),
        None => folder.join("../history.lock"),
    }
}

/// The text of a file that need not be there.
fn text(path: &Path, shown: &str) -> Result<Option<Arc<Source>>, Box<Problem>> {
    match fs::read(path) {
        Ok(bytes) => read::source(shown, bytes).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let title = format!("`{shown}` cannot be read");
            Err(Box::new(Problem::new("unreadable-file", title).note(error.to_string())))
        }
    }
}
