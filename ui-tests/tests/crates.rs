//! What only a crate of its own shows: its `build.rs`, its `arcoiris.toml`, a release, and warnings, with which a build passes.
//!
//! Each folder of `cases/crates` is such a crate, without its manifest, named after what it shows (`configuration__syntax`: more of the same); what cargo says stands beside it, and
//! `TRYBUILD=overwrite cargo test -p arcoiris-ui-tests` writes it anew.
#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking, where the test stands")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the compiled dependencies of the other cases are.
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let target = test.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists());
    target.expect("the folder that cargo builds into").join("tests/trybuild")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("a folder of the case") {
        let entry = entry.expect("a file of the case");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file copied");
        }
    }
}

/// What `cargo check` says of a crate; as a release does, if its name says so.
fn said(case: &Path, name: &str) -> String {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let root = target().join("crates").join(name);
    let _ = fs::remove_dir_all(&root);
    copy(case, &root);
    let package = name.replace('_', "-");
    let runtime = workspace.join("runtime");
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.dev.package.{package}]\ndebug-assertions = {}\n\n[dependencies]\narcoiris = {{ path = {runtime:?} }}\n",
        !name.ends_with("release"),
    );
    fs::write(root.join("Cargo.toml"), manifest).expect("the manifest");
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock"))
        .expect("the versions of the dependencies");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--color", "never"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", target())
        .env_remove("ARCOIRIS_WATCHED")
        .output()
        .expect("cargo");
    let text = String::from_utf8_lossy(&output.stderr).replace(&root.display().to_string(), "$DIR");
    let result = if output.status.success() { "the build passes" } else { "the build fails" };
    format!("{}\n\n{result}\n", text.trim_end())
}

#[test]
fn every_crate_is_told_what_it_should() {
    let overwrite = std::env::var_os("TRYBUILD").is_some_and(|how| how == "overwrite");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/crates");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the crates") {
        let case = entry.expect("a crate").path();
        let name = case.file_stem().expect("a name").to_string_lossy().into_owned();
        if !case.is_dir() {
            assert!(folder.join(&name).is_dir(), "{} belongs to no crate", case.display());
            continue;
        }
        seen += 1;
        let text = said(&case, &name);
        let rule = format!("[{}]", name.split("__").next().unwrap_or(&name).replace('_', "-"));
        if !text.contains(&rule) {
            wrong.push(format!("{name} is not told {rule}:\n{text}"));
        }
        let expected = case.with_extension("stderr");
        if overwrite {
            fs::write(&expected, &text).expect("the text written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{name} is told something else:\n{text}"));
        }
    }
    assert!(seen > 0, "no crates");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
