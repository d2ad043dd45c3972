//! Tells the checker which sources it was built from: what it remembers of a history between two builds of a crate counts only
//! if the very same checker found it out.

use std::path::{Path, PathBuf};

const CATALOG: &str = "../../runtime/catalog/src";

fn main() {
    // What all that is kept is made of: the catalog's form, and the versions of other crates.
    let mut files = vec![PathBuf::from("Cargo.toml")];
    // In the repository the catalog changes beside the checker, and the workspace names the versions; elsewhere the manifest does.
    if Path::new(CATALOG).is_dir() {
        println!("cargo::rerun-if-changed={CATALOG}");
        collect(Path::new(CATALOG), &mut files);
        files.push(PathBuf::from("../../Cargo.toml"));
    }
    for manifest in files.iter().filter(|file| file.ends_with("Cargo.toml")) {
        println!("cargo::rerun-if-changed={}", manifest.display());
    }
    println!("cargo::rustc-env=ARCOIRIS_CHECKER_GROUND={:016x}", hash(&mut files));
    println!("cargo::rerun-if-changed=src");
    collect(Path::new("src"), &mut files);
    println!("cargo::rustc-env=ARCOIRIS_CHECKER_SOURCES={:016x}", hash(&mut files));
}

fn hash(files: &mut [PathBuf]) -> u64 {
    files.sort();
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files.iter() {
        let bytes = std::fs::read(file).unwrap_or_default();
        for byte in file.to_string_lossy().bytes().chain(bytes) {
            // FNV-1a
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    state
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
