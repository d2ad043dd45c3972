//! Which crate holds the revisions, and where in it they are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use arcoiris_checker::names::most_alike;
use serde_json::Value;

use crate::failure::Failure;

/// A crate that holds revisions.
#[derive(Debug)]
pub(crate) struct Project {
    /// Its folder.
    pub(crate) folder: PathBuf,
}

impl Project {
    /// The crate that the command line means, or the one that is found from here (`--help` says how).
    pub(crate) fn find(manifest: Option<&Path>, package: Option<&str>) -> Result<Project, Failure> {
        if let Some(manifest) = manifest {
            return Project::of_manifest(manifest);
        }
        let here = env::current_dir().map_err(|error| Failure::File {
            doing: "find",
            path: PathBuf::from("."),
            error,
        })?;
        if let Some(name) = package {
            return Project::of_package(&here, name);
        }
        match here.ancestors().find(|folder| holds_revisions(folder)) {
            Some(folder) => Ok(Project { folder: folder.to_owned() }),
            None => Project::of_workspace(&here),
        }
    }

    /// The crate in a folder, or around a file, that a path on the command line names.
    pub(crate) fn around(path: &Path) -> Result<Project, Failure> {
        let path = path.canonicalize().map_err(|error| Failure::File {
            doing: "find",
            path: path.to_owned(),
            error,
        })?;
        match path.ancestors().find(|folder| holds_revisions(folder)) {
            Some(folder) => Ok(Project { folder: folder.to_owned() }),
            None => Err(Failure::NoProject { from: path }),
        }
    }

    fn of_manifest(manifest: &Path) -> Result<Project, Failure> {
        let file = if manifest.is_dir() { manifest.join("Cargo.toml") } else { manifest.to_owned() };
        if !file.is_file() {
            return Err(Failure::NoManifest { path: file });
        }
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(Project { folder: folder.unwrap_or(Path::new(".")).to_owned() })
    }

    fn of_package(here: &Path, name: &str) -> Result<Project, Failure> {
        let members = members(here)?;
        match members.iter().find(|(member, _)| member == name) {
            Some((_, folder)) => Ok(Project { folder: folder.clone() }),
            None => {
                let similar = most_alike(name, members.iter().map(|(member, _)| member.as_str()));
                Err(Failure::NoPackage { name: name.to_owned(), similar })
            }
        }
    }

    /// The one member of the workspace around here that has an `arcoiris.toml`.
    fn of_workspace(here: &Path) -> Result<Project, Failure> {
        let nothing = || Failure::NoProject { from: here.to_owned() };
        if !here.ancestors().any(|folder| folder.join("Cargo.toml").is_file()) {
            return Err(nothing());
        }
        let mut found = members(here)?;
        found.retain(|(_, folder)| folder.join("arcoiris.toml").is_file());
        match found.as_slice() {
            [] => Err(nothing()),
            [(_, folder)] => Ok(Project { folder: folder.clone() }),
            several => {
                let packages = several.iter().map(|(name, _)| name.clone()).collect();
                Err(Failure::SeveralProjects { packages })
            }
        }
    }
}

fn holds_revisions(folder: &Path) -> bool {
    folder.join("arcoiris.toml").is_file()
        || (folder.join("Cargo.toml").is_file() && folder.join("versions").is_dir())
}

/// The packages of the workspace around a folder, with their folders. Cargo reads manifests for it and builds nothing.
fn members(here: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(here)
        .output()
        .map_err(|error| Failure::Cargo { words: error.to_string() })?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Failure::Cargo { words });
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::Cargo { words: format!("its answer cannot be read: {error}") })?;
    let packages = metadata.get("packages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(packages
        .iter()
        .filter_map(|package| {
            let name = package.get("name")?.as_str()?;
            let manifest = Path::new(package.get("manifest_path")?.as_str()?);
            Some((name.to_owned(), manifest.parent()?.to_owned()))
        })
        .collect())
}

/// A path as a person would write it from here.
pub(crate) fn shown(path: &Path) -> String {
    let here = env::current_dir().ok();
    let short = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
    short.display().to_string()
}
