//! Has cargo watch the revisions: it notices an edited file by itself, not a new one.

fn main() {
    println!("cargo::rerun-if-changed=versions");
    println!("cargo::rustc-env=ARCOIRIS_WATCHED=versions");
}
