//! Whether cargo watches the folder. Rust's own dependency tracking notices a file that was edited, never one that was added,
//! so that a new revision would be left out of the binary without a word. A `build.rs` of two lines mends that, and since
//! nobody remembers two lines, their absence is an error.

use std::path::Path;

use arcoiris_checker::problem::Problem;

use crate::surroundings;

/// What `build.rs` sets, for the compiler and so for this macro: the folders that it has cargo watch.
pub(crate) const VARIABLE: &str = "ARCOIRIS_WATCHED";

/// The problem, if nothing watches the folder.
pub(crate) fn check(root: &Path, folder: &Path) -> Option<Problem> {
    let watched = std::env::var(VARIABLE).unwrap_or_default();
    let mut entries = watched.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    // `*` is for tests, whose crates are made up and have no build script.
    if entries.any(|entry| entry == "*" || same(&root.join(entry), folder)) {
        return None;
    }
    let relative = folder.strip_prefix(root).unwrap_or(folder).display().to_string().replace('\\', "/");
    let shown = surroundings::shown(folder, root, &relative);
    Some(
        Problem::new("unwatched-folder", format!("nothing watches `{shown}` for new revisions"))
            .note("cargo notices by itself that a file was edited, not that one was added: a new revision would be left out")
            .help(format!(
                "write this to build.rs beside Cargo.toml:\n\nfn main() {{\n    println!(\"cargo::rerun-if-changed={shown}\");\n    \
                 println!(\"cargo::rustc-env={VARIABLE}={shown}\");\n}}"
            )),
    )
}

fn same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        (Ok(_) | Err(_), _) => one == other,
    }
}
