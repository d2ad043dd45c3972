//! What a backend pays: crates that it builds because it links arcoiris and not only `postgres`.
#![expect(clippy::expect_used, reason = "a test's helpers fail by panicking")]

use std::collections::BTreeSet;
use std::process::Command;

/// The packages in the dependency tree of `package`, itself included, with what its macros and build scripts need.
fn tree(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--package",
            package,
        ])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .filter_map(|line| line.split(" (").next())
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_runtime_builds_at_most_ten_crates_more_than_postgres() {
    let ours = tree("arcoiris");
    let theirs = tree("postgres");
    assert!(theirs.len() > 20, "the tree of postgres has {} crates", theirs.len());
    let more: Vec<&String> = ours.difference(&theirs).collect();
    assert!(more.len() <= 10, "{} crates more: {more:?}", more.len());
}

#[test]
fn a_backend_without_features_links_neither_clap_nor_json() {
    let ours = tree("arcoiris");
    let heavy =
        ours.iter().filter(|name| ["clap", "serde", "indicatif"].iter().any(|heavy| name.starts_with(heavy)));
    assert_eq!(heavy.collect::<Vec<_>>(), Vec::<&String>::new());
}
