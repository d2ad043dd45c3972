//! `cargo run -p arcoiris-tests --example follow_history -- LAYOUT PATH`: the checker's catalog beside PostgreSQL's after each
//! step of another tool's history.
#![expect(clippy::print_stdout, reason = "its output")]

use std::path::PathBuf;

use arcoiris_tests::corpus::{follow, layout};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [layout, path, ..] = arguments.as_slice() else {
        eprintln!("usage: follow_history LAYOUT PATH");
        std::process::exit(2);
    };
    let (layout, path) = (layout.clone(), PathBuf::from(path));
    // An unoptimised parser wants a large stack.
    let work = move || {
        let revisions = layout::read(&layout, &path);
        let mut tell = |revision: &str, finding| println!("{revision}\t{finding:?}");
        let (up, down, facts) = follow::follow(&layout::prelude(&layout, &path), &revisions, &mut tell);
        println!(
            "{} revisions; compared {up} catalogs after upgrades, {down} after downgrades, {facts} facts in the last",
            revisions.len()
        );
    };
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(work);
    if thread.is_ok_and(|thread| thread.join().is_err()) {
        std::process::exit(1);
    }
}
