//! The file of a new revision.

use std::collections::hash_map::RandomState;
use std::fs::{self, OpenOptions};
use std::hash::BuildHasher as _;
use std::io::{self, Write as _};

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
}

impl Draft<'_> {
    /// Writes the file, which must not exist, and gives its path as a person would write it.
    pub(crate) fn write(&self, project: &Project, checked: &Checked) -> Result<String, Failure> {
        let folder = project.folder.join(&checked.config.versions);
        fs::create_dir_all(&folder)
            .map_err(|error| Failure::File { doing: "make", path: folder.clone(), error })?;
        let path = folder.join(self.file_name());
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(self.text().as_bytes()));
        match written {
            Ok(()) => Ok(crate::project::shown(&path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Failure::Exists { path }),
            Err(error) => Err(Failure::File { doing: "write", path, error }),
        }
    }

    /// `9c1b7e60aa12_add_a_tip.sql`, as Alembic names them.
    fn file_name(&self) -> String {
        let mut slug = String::new();
        for letter in self.message.lines().next().unwrap_or_default().to_lowercase().chars() {
            if letter.is_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('_') {
                slug.push('_');
            }
            if slug.chars().count() >= 40 {
                break;
            }
        }
        let slug = slug.trim_end_matches('_');
        if slug.is_empty() { format!("{}.sql", self.id) } else { format!("{}_{slug}.sql", self.id) }
    }

    fn text(&self) -> String {
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
        text.push_str("\n-- @upgrade\n\n-- @downgrade\n");
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

    #[track_caller]
    fn named(message: &str, expected: &str) {
        let draft = Draft { id: "9c1b7e60aa12", message, down_revisions: &[], directives: &[] };
        assert_eq!(draft.file_name(), expected);
    }

    #[test]
    fn a_file_is_named_by_its_message() {
        named("Add a tip to every sale.", "9c1b7e60aa12_add_a_tip_to_every_sale.sql");
        named("  -- §: ", "9c1b7e60aa12.sql");
        named("../../etc/passwd", "9c1b7e60aa12_etc_passwd.sql");
        named(
            "A message that is much longer than any file's name should be",
            "9c1b7e60aa12_a_message_that_is_much_longer_than_any_f.sql",
        );
    }

    #[test]
    fn identifiers_are_twelve_digits_and_new() {
        let first = new_id(|_| false);
        assert_eq!(first.len(), 12);
        assert!(first.chars().all(|digit| digit.is_ascii_hexdigit()));
        assert_ne!(new_id(|id| id == first), first);
    }
}
