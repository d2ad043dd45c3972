//! `cargo run -p arcoiris-tests --example judge_history -- LAYOUT PATH [PROJECT]`: runs a history of another tool on PostgreSQL
//! and prints what happened to each revision, a line of JSON each.
#![expect(clippy::print_stdout, reason = "its output")]

use std::path::Path;

use arcoiris_tests::corpus::{judge, layout};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [layout, path, rest @ ..] = arguments.as_slice() else {
        eprintln!("usage: judge_history LAYOUT PATH [PROJECT]");
        std::process::exit(2);
    };
    let project = rest.first().map_or("", String::as_str);
    let revisions = layout::read(layout, Path::new(path));
    let _ = judge::run(&layout::prelude(layout, Path::new(path)), &revisions, |happened| {
        println!("{}", happened.json(project))
    });
}
