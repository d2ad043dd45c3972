//! What every crate with a folder of revisions has to have; here for two of them.

fn main() {
    println!("cargo::rerun-if-changed=tests/embedded/versions");
    println!("cargo::rerun-if-changed=cases/unsealed_release/versions");
    println!("cargo::rustc-env=ARCOIRIS_WATCHED=tests/embedded/versions,cases/unsealed_release/versions");
}
