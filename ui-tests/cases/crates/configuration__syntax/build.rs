fn main() {
    println!("cargo::rerun-if-changed=versions");
    println!("cargo::rustc-env=ARCOIRIS_WATCHED=versions");
}
