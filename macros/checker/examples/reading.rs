//! How long it takes to read N revision files, first and then from the cache: `cargo run -p arcoiris-checker --example reading 1000`.

use std::error::Error;
use std::time::Instant;

use arcoiris_checker::{cache, read};

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1000), |count| count.parse())?;
    let root = std::env::temp_dir().join(format!("arcoiris-reading-{}", std::process::id()));
    let versions = root.join("versions");
    std::fs::create_dir_all(&versions)?;
    for index in 0..count {
        std::fs::write(versions.join(format!("r{index:05}_step.sql")), revision(index))?;
    }
    let start = Instant::now();
    let (sources, problems) = read::folder(&versions, "versions");
    println!("{count} files from the disk: {:?}, {} problems", start.elapsed(), problems.len());
    for round in ["parsed", "from the cache", "from the cache"] {
        let start = Instant::now();
        let found = cache::revisions(&sources, 15, Some(&root))?;
        let wrong: usize = found.iter().map(|(_, problems)| problems.len()).sum();
        println!("{round}: {:?}, {wrong} problems", start.elapsed());
    }
    for entry in std::fs::read_dir(&root)? {
        let entry = entry?;
        println!("{}: {} bytes", entry.file_name().display(), entry.metadata()?.len());
    }
    std::fs::remove_dir_all(&root)?;
    Ok(())
}

fn revision(index: usize) -> String {
    let down = if index == 0 { "base".to_owned() } else { format!("r{:05}", index - 1) };
    let (upgrade, downgrade) = match index % 20 {
        0..8 => (
            format!(
                "CREATE TABLE pos.table_{index} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    org_id uuid NOT NULL REFERENCES core.organization (org_id) ON DELETE CASCADE,\n    name text NOT NULL CHECK (name <> ''),\n    price numeric(18,4) DEFAULT 0 NOT NULL,\n    created_at timestamptz DEFAULT now() NOT NULL,\n    CONSTRAINT table_{index}_name_key UNIQUE (org_id, name)\n);\nCREATE INDEX table_{index}_created_at ON pos.table_{index} (created_at DESC);"
            ),
            format!("DROP TABLE pos.table_{index};"),
        ),
        8..17 => (
            format!(
                "ALTER TABLE pos.table_{0} ADD COLUMN tip_{index} numeric(18,4) DEFAULT 0 NOT NULL;",
                index / 20 * 20
            ),
            format!("ALTER TABLE pos.table_{0} DROP COLUMN tip_{index};", index / 20 * 20),
        ),
        _ => (
            format!(
                "CREATE TYPE pos.state_{index} AS ENUM ('open', 'paid', 'void');\nINSERT INTO pos.kinds (kind, label) VALUES ('a{index}', 'A'), ('b{index}', 'B') ON CONFLICT DO NOTHING;"
            ),
            format!(
                "DELETE FROM pos.kinds WHERE kind IN ('a{index}', 'b{index}');\nDROP TYPE pos.state_{index};"
            ),
        ),
    };
    format!(
        "-- Step {index} of a generated history.\n--\n-- @revision r{index:05}\n-- @revises {down}\n-- @created 2026-11-22 09:30:00+00\n\n-- @upgrade\n{upgrade}\n\n-- @downgrade\n{downgrade}\n"
    )
}
