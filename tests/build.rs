//! What every crate with a folder of revisions has to have.

fn main() {
    println!("cargo::rerun-if-changed=tests/models/versions");
    println!("cargo::rustc-env=ARCOIRIS_WATCHED=tests/models/versions");
}
