//! `cargo run -p arcoiris-tests --example compare_histories -- FOLDER`: judges the histories of `FOLDER/INDEX` (a line each:
//! project, layout, path) by `arcoiris lint` and on PostgreSQL, and writes what disagrees and what is not judged to
//! `FOLDER/REPORT.md`. What happened on PostgreSQL is kept in `FOLDER/judged`.
#![expect(clippy::print_stdout, reason = "its output")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use arcoiris_tests::corpus::{compare::Comparison, judge, layout};

/// The command line that was built beside this example.
fn arcoiris() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    let beside = here.ancestors().nth(2).map(|folder| folder.join("arcoiris"));
    std::env::var_os("ARCOIRIS").map(PathBuf::from).or(beside).unwrap_or_else(|| PathBuf::from("arcoiris"))
}

fn main() {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("usage: compare_histories FOLDER");
        std::process::exit(2);
    };
    let index = fs::read_to_string(folder.join("INDEX")).unwrap_or_default();
    let (mut all, mut table) = (Comparison::default(), String::new());
    for line in index.lines() {
        let mut words = line.split_whitespace();
        let (Some(project), Some(layout), Some(path)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let path = folder.join(path);
        let (judged, report) = (judged(&folder, project, layout, &path), lint(layout, &path));
        let mut one = Comparison::default();
        one.add(project, &judged, &report);
        all.add(project, &judged, &report);
        let row = format!(
            "| {project} | {} | {} | {} | {} | {} |",
            one.revisions,
            one.upgrades_judged,
            one.downgrades,
            one.downgrades_judged,
            one.wrong.len()
        );
        println!("{row}");
        table += &row;
        table += "\n";
    }
    let notes = fs::read_to_string(folder.join("NOTES.md")).unwrap_or_default();
    let report = format!("{}\n{notes}", markdown(&all, &table));
    if let Err(error) = fs::write(folder.join("REPORT.md"), report) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn judged(folder: &Path, project: &str, layout: &str, path: &Path) -> String {
    let kept = folder.join("judged").join(format!("{project}.jsonl"));
    fs::read_to_string(&kept).unwrap_or_else(|_| {
        let revisions = layout::read(layout, path);
        let found = judge::run(&layout::prelude(layout, path), &revisions, |_| ());
        let text: String = found.iter().map(|one| format!("{}\n", one.json(project))).collect();
        let _ = fs::create_dir_all(folder.join("judged"));
        let _ = fs::write(kept, &text);
        text
    })
}

fn lint(layout: &str, path: &Path) -> serde_json::Value {
    let output =
        Command::new(arcoiris()).args(["lint", "--format", "json", "--layout", layout]).arg(path).output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

fn markdown(all: &Comparison, table: &str) -> String {
    let mut text = String::from("# Public histories: the checker beside PostgreSQL\n\n");
    let percent = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
    let _ = writeln!(
        text,
        "{} upgrades, {:.1}% judged; {} downgrades, {:.1}% judged; {} wrong.\n\n| project | upgrades | judged | downgrades | judged | wrong |\n|---|--:|--:|--:|--:|--:|\n{table}",
        all.revisions,
        percent(all.upgrades_judged, all.revisions),
        all.downgrades,
        percent(all.downgrades_judged, all.downgrades),
        all.wrong.len()
    );
    text += "\n## Wrong verdicts\n\n";
    for (project, revision, what) in &all.wrong {
        let _ = writeln!(text, "- **{project} {revision}** {what}");
    }
    text += "\n## Not judged, most frequent first\n\n";
    let mut reasons: Vec<_> = all.declared.iter().collect();
    reasons.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    for (reason, places) in reasons {
        let _ = writeln!(text, "### {} × {reason}\n", places.len());
        for (place, statement) in places.iter().take(3) {
            let _ = writeln!(text, "- {place}: `{statement}`");
        }
        text += "\n";
    }
    text
}
