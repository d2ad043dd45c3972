//! How long it takes to check N generated revisions as the macro does, stage by stage, first, then from the cache, then with one more:
//! `cargo run -p arcoiris-checker --features generate --example checking 1000`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use arcoiris_checker::artefact::{self, Surroundings};
use arcoiris_checker::load::{self, Folder, Settings};
use arcoiris_checker::{check, generate, report};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().map_or(Ok(1000), |count| count.parse())?;
    // In a folder that is given, one round is run and its cache kept: for tools that count what a whole process does.
    if let Some(kept) = arguments.next() {
        let root = Path::new(&kept);
        write(count, root)?;
        return measure("once", root);
    }
    let root = std::env::temp_dir().join(format!("arcoiris-checking-{}", std::process::id()));
    write(count, &root)?;
    let measured = ["first", "from the cache", "one added"].iter().try_for_each(|round| {
        if *round == "one added" {
            write(count + 1, &root)?;
        }
        measure(round, &root)
    });
    std::fs::remove_dir_all(&root)?;
    measured
}

fn write(count: usize, root: &Path) -> Result<(), Box<dyn Error>> {
    let versions = root.join("versions");
    std::fs::create_dir_all(&versions)?;
    for file in generate::history(count) {
        let path = versions.join(&file.name);
        if !path.exists() {
            std::fs::write(path, file.text)?;
        }
    }
    Ok(())
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
    let surroundings =
        Surroundings { runtime: "::arcoiris", package: ("p", "0.1.0"), inline: false, built: 0 };
    let text = artefact::history(&outcome.history.revisions, &config, |_| false, &surroundings);
    let written = start.elapsed();
    println!(
        "{round}: read {:.3} s, checked {:.3} s, written {:.3} s, all {:.3} s; {} recalled, {} problems, {} bytes",
        loaded.as_secs_f64(),
        (checked - loaded).as_secs_f64(),
        (written - checked).as_secs_f64(),
        written.as_secs_f64(),
        outcome.history.recalled,
        outcome.problems.len(),
        text.len()
    );
    Ok(())
}
