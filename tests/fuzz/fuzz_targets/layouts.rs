//! A migration of another tool. The first byte says which; the rest is its file, or its files where up and down have one each,
//! parted by a line `-- ~`.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use arcoiris_checker::layout::{self, Layout, Settings};
use arcoiris_checker::{parse, report};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// Where the files of this process are put, one folder for each tool: in memory where the system has such a place.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let memory = PathBuf::from("/dev/shm");
        let root = if memory.is_dir() { memory } else { std::env::temp_dir() };
        root.join(format!("arcoiris-fuzz-{}", std::process::id()))
    })
}

fn run(bytes: &[u8]) {
    let Some((&tool, text)) = bytes.split_first() else { return };
    let parting = b"\n-- ~\n";
    let at = text.windows(parting.len()).position(|it| it == parting);
    let (up, down) = at.map_or((text, &[][..]), |at| (&text[..at], &text[at + parting.len()..]));
    let (layout, files): (_, Vec<(&str, &[u8])>) = match tool % 9 {
        0 => {
            (Layout::Diesel, vec![("2024-01-01-000000_a/up.sql", up), ("2024-01-01-000000_a/down.sql", down)])
        }
        1 => (Layout::Sqlx, vec![("1_a.up.sql", up), ("1_a.down.sql", down)]),
        2 => (Layout::GolangMigrate, vec![("1_a.up.sql", up), ("1_a.down.sql", down)]),
        3 => (Layout::Goose, vec![("1_a.sql", up), ("2_b.sql", down)]),
        4 => (Layout::Dbmate, vec![("1_a.sql", up), ("2_b.sql", down)]),
        5 => (Layout::Flyway, vec![("V1__a.sql", up), ("U1__a.sql", down), ("R__b.sql", down)]),
        6 => (Layout::Refinery, vec![("V1__a.sql", up), ("V2__b.sql", down)]),
        7 => (
            Layout::Sqitch,
            vec![
                ("sqitch.plan", b"%project=a\n\na 2024-01-01T00:00:00Z A <a@example.com>\n"),
                ("deploy/a.sql", up),
                ("revert/a.sql", down),
            ],
        ),
        _ => (Layout::AlembicSql, vec![("upgrade.sql", up), ("downgrade.sql", down)]),
    };
    let root = folder().join(layout.name());
    for (name, content) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("a file of a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    let report = layout::judge(&layout::read(layout, &root), &Settings::default());
    for problem in report.problems.iter().chain(report.revisions.iter().flat_map(|it| &it.problems)) {
        let _ = report::render(problem);
    }
}

fuzz_target!(init: arcoiris_fuzz::let_caught_panics_be(), |bytes: &[u8]| {
    parse::on_large_stack(|| run(bytes)).expect("the checker panicked");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    arcoiris_fuzz::mutate(data, size, max_size, seed)
});
