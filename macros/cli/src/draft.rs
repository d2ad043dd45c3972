//! The file of a new revision.

use std::collections::hash_map::RandomState;
use std::fs::{self, OpenOptions};
use std::hash::BuildHasher as _;
use std::io::{self, Write as _};

use arcoiris_checker::read;

use crate::checked::Checked;
use crate::clock;
use crate::failure::Failure;
use crate::project::Project;

/// A revision that is not written yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'a> {
    pub(crate) id: &'a str,
    pub(crate) message: &'a str,
    pub(crate) down_revisions: &'a [String],
    /// Further directives of the head.
    pub(crate) directives: &'a [&'a str],
    /// What stands under `@upgrade` and under `@downgrade`, with a line end at the end.
    pub(crate) scripts: (&'a str, &'a str),
}

impl Draft<'_> {
    /// Writes the file, which must not exist, and gives its path as a person would write it.
    pub(crate) fn write(&self, project: &Project, checked: &Checked) -> Result<String, Failure> {
        let folder = project.folder.join(&checked.config.versions);
        fs::create_dir_all(&folder).map_err(|error| Failure::File {
            doing: "make",
            path: folder.clone(),
            error,
        })?;
        let path = folder.join(read::file_name(self.id, self.message));
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(self.text().as_bytes()));
        match written {
            Ok(()) => Ok(crate::project::shown(&path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Failure::Exists { path }),
            Err(error) => Err(Failure::File { doing: "write", path, error }),
        }
    }

    /// The whole file.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for line in self.message.lines() {
            text.push_str(format!("-- {line}").trim_end());
            text.push('\n');
        }
        let parents =
            if self.down_revisions.is_empty() { "base".to_owned() } else { self.down_revisions.join(", ") };
        text.push_str(&format!("--\n-- @revision {}\n-- @revises {parents}\n", self.id));
        text.push_str(&format!("-- @created {}\n", clock::now()));
        for directive in self.directives {
            text.push_str(&format!("-- {directive}\n"));
        }
        let (upgrade, downgrade) = self.scripts;
        text.push_str(&format!("\n-- @upgrade\n{upgrade}\n-- @downgrade\n{downgrade}"));
        text
    }
}

/// Twelve hexadecimal digits that no revision has yet.
pub(crate) fn new_id(is_taken: impl Fn(&str) -> bool) -> String {
    loop {
        // Each state has keys of its own from the system's randomness.
        let random = RandomState::new().hash_one(std::process::id());
        let id = format!("{:012x}", random & 0xffff_ffff_ffff);
        if !is_taken(&id) {
            return id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_twelve_digits_and_new() {
        let first = new_id(|_| false);
        assert_eq!(first.len(), 12);
        assert!(first.chars().all(|digit| digit.is_ascii_hexdigit()));
        assert_ne!(new_id(|id| id == first), first);
    }
}
