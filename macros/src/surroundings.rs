//! What the compiler's environment tells: where the calling crate and file are, where artefacts go, and what time it is.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where a folder was found.
pub(crate) struct Found {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What messages call it.
    pub(crate) shown: String,
}

/// The folder of the calling package, from Cargo.
pub(crate) fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Looks for a folder beside the calling file, as `include_str!` does, then in the package's folder.
///
/// # Errors
/// The places where it is not.
pub(crate) fn folder(written: &str, root: &Path) -> Result<Found, Vec<PathBuf>> {
    // rust-analyzer does not know the file.
    let beside =
        proc_macro::Span::call_site().local_file().and_then(|file| file.parent().map(|it| it.join(written)));
    let mut tried = Vec::new();
    for folder in beside.into_iter().chain([root.join(written)]) {
        if folder.is_dir() {
            let shown = shown(&folder, root, written);
            return Ok(Found { folder, shown });
        }
        tried.push(folder);
    }
    Err(tried)
}

/// The path in the package; of a folder outside of it, what the call says.
pub(crate) fn shown(folder: &Path, root: &Path, written: &str) -> String {
    let inside = match (folder.canonicalize(), root.canonicalize()) {
        (Ok(folder), Ok(root)) => folder.strip_prefix(root).map(Path::to_path_buf).ok(),
        (Ok(_) | Err(_), _) => None,
    };
    inside.map_or_else(|| written.to_owned(), |path| path.display().to_string().replace('\\', "/"))
}

/// The file that calls the macro, as the compiler calls it.
pub(crate) fn calling_file() -> String {
    proc_macro::Span::call_site().file()
}

/// Where the calling crate's artefacts go, if it has a build script: a place for the cache of one of its histories.
pub(crate) fn artefacts(history: &str) -> Option<PathBuf> {
    let name = history.replace(|it: char| !it.is_ascii_alphanumeric(), "-");
    std::env::var_os("OUT_DIR").map(|out| PathBuf::from(out).join(format!("arcoiris-{name}")))
}

/// The calling package's name and version.
pub(crate) fn package() -> (String, String) {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    (variable("CARGO_PKG_NAME"), variable("CARGO_PKG_VERSION"))
}

/// Now, or what `SOURCE_DATE_EPOCH` says (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(crate) fn built() -> u64 {
    let told = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    told.unwrap_or_else(now)
}
