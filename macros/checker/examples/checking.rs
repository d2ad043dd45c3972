//! How long it takes to check N generated revisions as the macro does, stage by stage, first and then from the cache:
//! `cargo run -p arcoiris-checker --features generate --example checking 1000`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use arcoiris_checker::artefact::{self, Surroundings};
use arcoiris_checker::load::{self, Folder, Settings};
use arcoiris_checker::{check, generate, report};

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1000), |count| count.parse())?;
    let root = std::env::temp_dir().join(format!("arcoiris-checking-{}", std::process::id()));
    let versions = root.join("versions");
    std::fs::create_dir_all(&versions)?;
    for file in generate::history(count) {
        std::fs::write(versions.join(&file.name), file.text)?;
    }
    let measured =
        ["first", "from the cache", "from the cache"].iter().try_for_each(|round| measure(round, &root));
    std::fs::remove_dir_all(&root)?;
    measured
}

fn measure(round: &str, root: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let place = Folder { path: &root.join("versions"), shown: "versions", cache: Some(root) };
    let (request, _) = load::folder(root, &place, Settings::default());
    let config = request.config.clone();
    let loaded = start.elapsed();
    let outcome = check(request);
    let checked = start.elapsed();
    for problem in outcome.problems.iter().take(3) {
        println!("{}\n", report::render(problem));
    }
    probe(&outcome);
    let surroundings =
        Surroundings { runtime: "::arcoiris", package: ("p", "0.1.0"), inline: false, built: 0 };
    let text = artefact::history(&outcome.history.revisions, &config, |_| false, &surroundings);
    let written = start.elapsed();
    println!(
        "{round}: read {:.3} s, checked {:.3} s, written {:.3} s, all {:.3} s; {} problems, {} bytes",
        loaded.as_secs_f64(),
        (checked - loaded).as_secs_f64(),
        (written - checked).as_secs_f64(),
        written.as_secs_f64(),
        outcome.problems.len(),
        text.len()
    );
    Ok(())
}
fn probe(outcome: &arcoiris_checker::Outcome) {
    use arcoiris_catalog::{Catalog, Wire};
    let encoded: Vec<Vec<u8>> = outcome
        .history
        .revisions
        .iter()
        .map(|it| {
            let mut b = Vec::new();
            it.changes.put(&mut b);
            b
        })
        .collect();
    let total: usize = encoded.iter().map(Vec::len).sum();
    let start = Instant::now();
    let mut decoded = Vec::new();
    for bytes in &encoded {
        decoded.push(
            arcoiris_catalog::Changes::take(&mut arcoiris_catalog::Reader::new(bytes)).unwrap_or_default(),
        );
    }
    let a = start.elapsed();
    let mut catalog = Catalog::new();
    for changes in &decoded {
        catalog.apply(changes);
    }
    println!(
        "probe: {total} bytes, decode {:?}, apply {:?}, objects {}",
        a,
        start.elapsed() - a,
        catalog.len()
    );
}
