//! A folder of a test's own, and the command run in it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A sound history of two revisions.
pub(crate) const HISTORY: [(&str, &str); 2] = [
    (
        "versions/000000000001_baseline.sql",
        "-- Baseline.\n--\n-- @revision 000000000001\n-- @revises base\n-- @baseline\n\n-- @upgrade\nCREATE SCHEMA pos;\n\n\
         -- @downgrade\nDROP SCHEMA pos;\n",
    ),
    (
        "versions/37a02ec8662a_sales.sql",
        "-- Sales.\n--\n-- @revision 37a02ec8662a\n-- @revises 000000000001\n\n-- @upgrade\n\
         CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY);\n\n-- @downgrade\nDROP TABLE pos.sales;\n",
    ),
];

/// The file of a revision that makes a schema.
pub(crate) fn revision(id: &str, parent: &str, schema: &str) -> String {
    format!(
        "-- {schema}\n--\n-- @revision {id}\n-- @revises {parent}\n\n-- @upgrade\nCREATE SCHEMA {schema};\n\n-- @downgrade\n\
         DROP SCHEMA {schema};\n"
    )
}

/// A folder that goes with its test.
pub(crate) struct Folder {
    path: PathBuf,
}

/// What a run of the command left.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("arcoiris-command-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        // Paths are compared with what the command prints, which knows no links.
        Folder { path: path.canonicalize().unwrap() }
    }

    /// With a crate that holds [`HISTORY`].
    pub(crate) fn history() -> Folder {
        let folder = Folder::new();
        folder.write("arcoiris.toml", "");
        for (path, text) in HISTORY {
            folder.write(path, text);
        }
        folder
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap()
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path.join(path)).unwrap();
    }

    /// The names in a folder, sorted.
    pub(crate) fn files(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path.join(path)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(".", arguments)
    }

    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_arcoiris"))
            .args(arguments)
            .current_dir(self.path.join(folder))
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn succeeds(&self) {
        self.ends_with(0);
    }

    #[track_caller]
    pub(crate) fn fails(&self, code: i32) {
        self.ends_with(code);
    }

    #[track_caller]
    fn ends_with(&self, code: i32) {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
    }

    /// The names of the problems on stderr, in their order.
    pub(crate) fn rules(&self) -> Vec<&str> {
        let heads = self.stderr.lines().filter_map(|line| {
            line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["))?.split_once("]: ")
        });
        heads.map(|(rule, _)| rule).collect()
    }
}
