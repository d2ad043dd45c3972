//! The command, run as a person runs it, in folders of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its folder has failed")]

#[path = "command/folder.rs"]
mod folder;

use std::path::Path;

use folder::{Folder, HISTORY, Ran};

const HEAD: &str = "37a02ec8662a";

/// The one file of a folder that is not among the history's.
fn new_file(folder: &Folder) -> String {
    let known: Vec<&str> = HISTORY.iter().map(|(path, _)| *path).collect();
    let mut new = folder.files("versions");
    new.retain(|file| !known.contains(&format!("versions/{file}").as_str()));
    assert_eq!(new.len(), 1, "{new:?}");
    format!("versions/{}", new.remove(0))
}

#[test]
fn a_new_revision_follows_the_head() {
    let folder = Folder::history();
    let ran = folder.run(&["revision", "-m", "Add a tip to every sale."]);
    ran.succeeds();
    let file = new_file(&folder);
    assert_eq!(ran.stdout.trim(), file);
    let id = &file["versions/".len()..][..12];
    assert!(id.chars().all(|digit| digit.is_ascii_hexdigit()), "{id}");
    assert_eq!(file, format!("versions/{id}_add_a_tip_to_every_sale.sql"));
    let text = folder.read(&file);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("-- Add a tip to every sale."));
    assert_eq!(lines.next(), Some("--"));
    assert_eq!(lines.next(), Some(format!("-- @revision {id}").as_str()));
    assert_eq!(lines.next(), Some(format!("-- @revises {HEAD}").as_str()));
    assert!(lines.next().is_some_and(|line| line.starts_with("-- @created 20") && line.ends_with("+00")));
    assert!(text.ends_with("\n-- @upgrade\n\n-- @downgrade\n"));
    // The template has one problem: nothing stands in it yet.
    let lint = folder.run(&["lint"]);
    lint.fails(1);
    assert_eq!(lint.rules(), ["empty-revision"], "{}", lint.stderr);
}

#[test]
fn a_filled_in_revision_is_sound() {
    let folder = Folder::history();
    folder.run(&["revision", "-m", "Tips"]).succeeds();
    let file = new_file(&folder);
    let text = folder.read(&file);
    let text =
        text.replace("-- @upgrade\n", "-- @upgrade\nCREATE TABLE pos.tips (tip_id uuid PRIMARY KEY);\n");
    folder.write(&file, &text.replace("-- @downgrade\n", "-- @downgrade\nDROP TABLE pos.tips;\n"));
    let lint = folder.run(&["lint"]);
    lint.succeeds();
    assert_eq!(lint.stderr.trim(), "3 revisions, no problems");
}

#[test]
fn the_first_revision_is_the_baseline() {
    let folder = Folder::new();
    folder.write("arcoiris.toml", "");
    folder.run(&["revision", "-m", "Baseline"]).succeeds();
    let file = format!("versions/{}", folder.files("versions")[0]);
    let text = folder.read(&file);
    assert!(text.contains("-- @revises base\n") && text.contains("-- @baseline\n"), "{text}");
}

#[test]
fn a_branch_is_begun_on_purpose_only() {
    let folder = Folder::history();
    let refused = folder.run(&["revision", "-m", "Beside", "--head", "0000"]);
    refused.fails(2);
    assert!(refused.stderr.contains("is followed already, by 37a02ec8662a"), "{}", refused.stderr);
    folder.run(&["revision", "-m", "After", "--head", "37a0"]).succeeds();
    folder.run(&["revision", "-m", "Beside", "--head", "37a0", "--splice"]).succeeds();
    let several = folder.run(&["revision", "-m", "On which?"]);
    several.fails(2);
    assert!(several.stderr.contains("several heads"), "{}", several.stderr);
    assert_eq!(folder.run(&["heads"]).stdout.lines().count(), 2);
}

#[test]
fn heads_are_merged() {
    let folder = Folder::history();
    let refused = folder.run(&["merge"]);
    refused.fails(2);
    assert!(refused.stderr.contains("one head"), "{}", refused.stderr);
    folder.write("versions/aaaaaaaaaaa1_one.sql", &folder::revision("aaaaaaaaaaa1", HEAD, "one"));
    folder.write("versions/aaaaaaaaaaa2_two.sql", &folder::revision("aaaaaaaaaaa2", HEAD, "two"));
    let lint = folder.run(&["lint"]);
    lint.fails(1);
    assert_eq!(lint.rules(), ["several-heads"], "{}", lint.stderr);
    folder.run(&["merge", "-m", "Both"]).succeeds();
    let lint = folder.run(&["lint"]);
    lint.succeeds();
    let heads = folder.run(&["heads"]);
    assert_eq!(heads.stdout.lines().count(), 1, "{}", heads.stdout);
    let history = folder.run(&["history"]);
    assert!(
        history.stdout.contains("mergepoint") && history.stdout.contains("branchpoint"),
        "{}",
        history.stdout
    );
}

#[test]
fn what_is_sealed_is_not_edited() {
    let folder = Folder::history();
    let check = folder.run(&["seal", "--check"]);
    check.fails(1);
    assert!(check.stderr.contains("not sealed: 000000000001, 37a02ec8662a"), "{}", check.stderr);
    folder.run(&["lint", "--release"]).fails(1);
    let sealed = folder.run(&["seal"]);
    sealed.succeeds();
    assert_eq!(sealed.stdout, "sealed 000000000001 Baseline.\nsealed 37a02ec8662a Sales.\n");
    folder.run(&["seal", "--check"]).succeeds();
    folder.run(&["lint", "--release"]).succeeds();
    assert!(folder.run(&["seal"]).stderr.contains("everything is sealed"));

    let file = "versions/37a02ec8662a_sales.sql";
    let text = folder.read(file);
    folder.write(
        file,
        &text.replace("sale_id uuid", "sale_id    uuid /* reformatted */").replace('\n', "\r\n"),
    );
    folder.run(&["seal", "--check"]).succeeds();
    folder.write(file, &text.replace("sale_id uuid", "sale_id bigint"));
    let edited = folder.run(&["seal"]);
    edited.fails(1);
    assert_eq!(edited.rules(), ["sealed-revision-edited"], "{}", edited.stderr);
}

#[test]
fn a_withdrawn_identifier_stays_taken() {
    let folder = Folder::history();
    folder.run(&["seal"]).succeeds();
    let file = "versions/37a02ec8662a_sales.sql";
    let text = folder.read(file);
    folder.run(&["seal", "--withdraw", HEAD]).fails(2);
    folder.remove(file);
    let missing = folder.run(&["seal"]);
    missing.fails(1);
    assert_eq!(missing.rules(), ["sealed-revision-missing"], "{}", missing.stderr);
    folder.run(&["seal", "--withdraw", HEAD]).succeeds();
    folder.run(&["lint", "--release"]).succeeds();
    folder.write(file, &text);
    let again = folder.run(&["lint"]);
    again.fails(1);
    assert_eq!(again.rules(), ["reused-revision"], "{}", again.stderr);
}

#[test]
fn problems_are_data_where_asked_for() {
    let folder = Folder::history();
    folder.write("versions/aaaaaaaaaaa1_one.sql", "-- One.\n--\n-- @revision aaaaaaaaaaa1\n-- @revises 37a02ec8662a\n\n-- @upgrade\nDROP TABLE pos.nothing;\n\n-- @downgrade\n");
    let ran = folder.run(&["lint", "--format", "json"]);
    ran.fails(1);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["revisions"], 3);
    assert_eq!(value["errors"], 1);
    let problem = &value["problems"][0];
    assert_eq!(problem["rule"], "unknown-table");
    assert_eq!(problem["level"], "deny");
    assert_eq!(problem["sqlstate"], "42P01");
    assert_eq!(problem["place"]["path"], "versions/aaaaaaaaaaa1_one.sql");
    assert_eq!((&problem["place"]["line"], &problem["place"]["column"]), (&7.into(), &12.into()));
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn a_file_is_linted_alone() {
    let folder = Folder::history();
    folder.write(
        "versions/aaaaaaaaaaa1_one.sql",
        &folder::revision("aaaaaaaaaaa1", HEAD, "one").replace("DROP SCHEMA one;", ""),
    );
    folder.run(&["lint", "versions/37a02ec8662a_sales.sql"]).succeeds();
    let ran = folder.run(&["lint", "versions/aaaaaaaaaaa1_one.sql"]);
    ran.fails(1);
    assert_eq!(ran.rules(), ["missing-downgrade"], "{}", ran.stderr);
}

#[test]
fn the_crate_is_found_from_anywhere() {
    let folder = Folder::new();
    for (path, text) in HISTORY {
        folder.write(&format!("backend/database/{path}"), text);
    }
    let package = |name: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n"
        )
    };
    folder
        .write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"backend/database\", \"other\"]\n");
    folder.write("backend/database/Cargo.toml", &package("database"));
    folder.write("backend/database/lib.rs", "this does not compile");
    folder.write("other/Cargo.toml", &package("other"));
    folder.write("other/lib.rs", "");
    let head = |ran: Ran| {
        ran.succeeds();
        assert_eq!(ran.stdout, "37a02ec8662a (head)\n");
    };
    head(folder.run_in("backend/database", &["heads"]));
    head(folder.run_in("backend/database/versions", &["heads"]));
    head(folder.run_in(".", &["--manifest-path", "backend/database/Cargo.toml", "heads"]));
    head(folder.run_in(".", &["heads", "--package", "database"]));
    let lost = folder.run_in(".", &["heads"]);
    lost.fails(2);
    assert!(lost.stderr.contains("no revisions found"), "{}", lost.stderr);
    folder.write("backend/database/arcoiris.toml", "");
    head(folder.run_in(".", &["heads"]));
    let misspelt = folder.run_in(".", &["heads", "-p", "databases"]);
    misspelt.fails(2);
    assert!(misspelt.stderr.contains("did you mean database?"), "{}", misspelt.stderr);
    folder.write("other/arcoiris.toml", "");
    let several = folder.run_in(".", &["heads"]);
    several.fails(2);
    assert!(several.stderr.contains("several packages"), "{}", several.stderr);
}

#[test]
fn a_broken_graph_is_told_before_a_revision_is_written() {
    let folder = Folder::history();
    let file = "versions/37a02ec8662a_sales.sql";
    folder.write(file, &folder.read(file).replace("@revises 000000000001", "@revises 000000000002"));
    let ran = folder.run(&["revision", "-m", "Tips"]);
    ran.fails(1);
    assert_eq!(ran.rules(), ["unknown-down-revision"], "{}", ran.stderr);
    assert_eq!(folder.files("versions").len(), 2);
}

#[test]
fn a_mistake_in_sql_does_not_keep_from_writing_a_revision() {
    let folder = Folder::history();
    let file = "versions/37a02ec8662a_sales.sql";
    folder.write(file, &folder.read(file).replace("CREATE TABLE", "CRATE TABLE"));
    folder.run(&["lint"]).fails(1);
    folder.run(&["revision", "-m", "Tips"]).succeeds();
}

#[test]
fn rules_explain_themselves() {
    let folder = Folder::new();
    let all = folder.run(&["explain"]);
    all.succeeds();
    assert!(all.stdout.contains("seed-left-behind"));
    let one = folder.run(&["explain", "several-heads"]);
    one.succeeds();
    assert!(one.stdout.starts_with("# `several-heads`\n"), "{}", one.stdout);
    let near = folder.run(&["explain", "several-head"]);
    near.fails(2);
    assert!(near.stderr.contains("did you mean several-heads?"), "{}", near.stderr);
}

#[test]
fn completions_are_printed() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let ran = folder.run(&["completions", shell]);
        ran.succeeds();
        assert!(ran.stdout.contains("arcoiris"));
    }
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let folder = Folder::history();
    folder.write("versions/aaaaaaaaaaa1_one.sql", &folder::revision("aaaaaaaaaaa1", "37a02ec8662b", "one"));
    assert!(!folder.run(&["lint"]).stderr.contains('\u{1b}'));
    assert!(
        folder
            .run(&["lint", "--color", "always"])
            .stderr
            .contains("\u{1b}[1;31merror[unknown-down-revision]")
    );
}

#[test]
fn the_documentation_of_the_rules_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let folder = Folder::new();
    let ran = folder.run(&["docs", "--check", "--output", path.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "run `cargo arcoiris docs --output docs/rules.md`\n{}", ran.stderr);
}

#[test]
fn a_wrong_command_line_is_told() {
    let folder = Folder::history();
    folder.run(&["revision"]).fails(2);
    folder.run(&["revise"]).fails(2);
    folder.run(&["revision", "-m", "  "]).fails(2);
    folder.run(&["revision", "-m", "x", "--head", "ffff"]).fails(2);
    assert_eq!(folder.files("versions").len(), 2);
}

#[test]
fn the_downgrade_of_a_revision_is_worked_out_and_complete() {
    let folder = Folder::history();
    folder.run(&["revision", "-m", "Tips"]).succeeds();
    let file = new_file(&folder);
    let upgrade = "CREATE TABLE pos.tips (tip_id integer PRIMARY KEY, kind text);\n\
        INSERT INTO pos.tips VALUES (1, 'cash');\n\
        CREATE INDEX tips_kind_idx ON pos.tips (kind);\n\
        COMMENT ON TABLE pos.tips IS 'What guests leave';\n";
    let text = folder.read(&file).replace("-- @upgrade\n", &format!("-- @upgrade\n{upgrade}"));
    folder.write(&file, &text);
    let id = &file["versions/".len()..][..12];
    let ran = folder.run(&["downgrade-of", id]);
    ran.succeeds();
    assert!(ran.stdout.starts_with("-- @downgrade\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("DROP TABLE pos.tips;"), "{}", ran.stdout);
    folder.write(&file, &text.replace("-- @downgrade\n", &ran.stdout));
    let lint = folder.run(&["lint"]);
    lint.succeeds();
    assert_eq!(lint.stderr.trim(), "3 revisions, no problems");
}

#[test]
fn what_does_not_come_back_is_marked() {
    let folder = Folder::history();
    folder.run(&["revision", "-m", "Gone"]).succeeds();
    let file = new_file(&folder);
    let text = folder.read(&file).replace("-- @upgrade\n", "-- @upgrade\nDROP TABLE pos.sales;\n");
    folder.write(&file, &text);
    let ran = folder.run(&["downgrade-of", &file["versions/".len()..][..12]]);
    ran.succeeds();
    assert!(ran.stdout.contains("-- Does not come back: table pos.sales\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("CREATE TABLE pos.sales (\n"), "{}", ran.stdout);
}
