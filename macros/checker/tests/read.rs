//! What revision files say, and what is wrong with them.
#![expect(clippy::expect_used, reason = "a test that cannot read its own case has failed")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::read;
use arcoiris_checker::revision::Revision;
use arcoiris_checker::source::Source;

const HEAD: &str = "-- Tip.\n-- @revision a1\n-- @revises base\n";

fn source(text: &str) -> Arc<Source> {
    read::source("versions/a1_tip.sql", text.as_bytes().to_vec()).expect("the text is in order")
}

fn shown(source: &Source, problem: &Problem) -> String {
    let place = problem.place.as_ref().map_or("", |place| {
        source
            .text
            .get(place.span.start as usize..place.span.end as usize)
            .expect("a place is inside the text")
    });
    format!("{}: ‹{place}›: {}", problem.rule, problem.title)
}

/// A text without a problem.
#[track_caller]
fn right(text: &str) -> Revision {
    let (revision, problems) = read::revision(&source(text), 15);
    assert_eq!(problems, []);
    revision.expect("a revision")
}

/// The problems of a text.
#[track_caller]
fn wrong(text: &str, expected: &[&str]) -> Vec<Problem> {
    let source = source(text);
    let (_, problems) = read::revision(&source, 15);
    let found: Vec<String> = problems.iter().map(|problem| shown(&source, problem)).collect();
    assert_eq!(found, expected);
    problems
}

#[test]
fn a_file_is_read_in_full() {
    let text = "-- Add a tip to every sale.\n--\n-- More of it.\n--\n-- @revision 9c1b7e60aa12\n-- @revises 2864583ca021, 37a02ec8662a\n-- @created 2026-11-22 09:30:00+00\n\n-- @upgrade\nALTER TABLE pos.sales ADD tip int; -- why\n-- @allow dropping-data \"moved away\"\nDROP TABLE pos.old;\n\n-- @downgrade\nALTER TABLE pos.sales DROP tip;\n";
    let source = read::source("9c1b7e60aa12_tip.sql", text.as_bytes().to_vec()).expect("in order");
    let (revision, problems) = read::revision(&source, 15);
    assert_eq!(problems, []);
    let revision = revision.expect("a revision");
    assert_eq!(revision.id.value, "9c1b7e60aa12");
    let down: Vec<&str> = revision.down_revisions.iter().map(|down| down.value.as_str()).collect();
    assert_eq!(down, ["2864583ca021", "37a02ec8662a"]);
    assert_eq!(revision.message, "Add a tip to every sale.\n\nMore of it.");
    assert_eq!(revision.created.as_deref(), Some("2026-11-22 09:30:00+00"));
    assert_eq!(revision.upgrade.statements.len(), 2);
    let excerpt = |span: arcoiris_checker::syntax::Span| {
        text.get(span.start as usize..span.end as usize).expect("inside")
    };
    assert_eq!(excerpt(revision.revises), "-- @revises 2864583ca021, 37a02ec8662a");
    assert_eq!(
        excerpt(revision.upgrade.span),
        "ALTER TABLE pos.sales ADD tip int; -- why\n-- @allow dropping-data \"moved away\"\nDROP TABLE pos.old;\n\n"
    );
    let allows: Vec<(&str, &str)> = revision
        .upgrade
        .statements
        .iter()
        .flat_map(|statement| &statement.allows)
        .map(|allow| (allow.rule.value.as_str(), allow.reason.as_str()))
        .collect();
    assert_eq!(allows, [("dropping-data", "moved away")]);
    let downgrade = revision.downgrade.expect("a downgrade");
    assert_eq!(excerpt(downgrade.span), "ALTER TABLE pos.sales DROP tip;\n");
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let text = format!("{HEAD}-- @upgrade\nDROP TABLE a; \n-- @downgrade  \nDO $$ BEGIN\nEND $$;\n");
    let plain = right(&text);
    for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.trim_end().to_owned()] {
        let other = right(&other);
        let prints = |revision: &Revision| {
            let scripts = [Some(&revision.upgrade), revision.downgrade.as_ref()];
            scripts
                .into_iter()
                .flatten()
                .flat_map(|script| &script.statements)
                .map(|statement| statement.statement.fingerprint)
                .collect::<Vec<_>>()
        };
        assert_eq!(prints(&plain), prints(&other));
    }
}

#[test]
fn flags_of_the_head() {
    let revision = right(&format!(
        "{HEAD}-- @baseline\n-- @no-transaction\n-- @empty \"on purpose\"\n-- @irreversible \"rows are gone\"\n-- @upgrade\n"
    ));
    assert!(revision.baseline.is_some() && revision.no_transaction.is_some());
    assert_eq!(revision.empty.map(|why| why.value).as_deref(), Some("on purpose"));
    assert_eq!(revision.irreversible.map(|why| why.value).as_deref(), Some("rows are gone"));
    assert_eq!(revision.downgrade, None);
}

#[test]
fn what_looks_like_a_directive_inside_a_string_is_none() {
    right(&format!(
        "{HEAD}-- @upgrade\nDO $$\n-- @downgrade\n-- @nonsense\n$$;\nSELECT '\n-- @allow x \"y\"\n';\n/*\n-- @revision b\n*/\n"
    ));
    // Prose that mentions a name is no directive.
    right(&format!("{HEAD}-- @upgrade\n--   @param x\n-- see @upgrade\nSELECT 1; -- a@b\n"));
}

#[test]
fn unknown_directives_are_told_with_what_was_meant() {
    for (word, meant) in [
        ("upgarde", "upgrade"),
        ("down_revision", "revises"),
        ("notransaction", "no-transaction"),
        ("Up", "upgrade"),
    ] {
        let problems = wrong(
            &format!("{HEAD}-- @{word}\n-- @upgrade\n"),
            &[&format!("unknown-directive: ‹@{word}›: there is no directive `@{word}`")],
        );
        let help = problems.first().and_then(|problem| problem.help.first()).expect("help");
        assert!(help.contains(&format!("-- @{meant}")), "{help}");
    }
    wrong(
        &format!("{HEAD}-- @frobnicate it\n-- @upgrade\n"),
        &["unknown-directive: ‹@frobnicate›: there is no directive `@frobnicate`"],
    );
}

#[test]
fn misplaced_directives() {
    wrong(
        &format!("{HEAD}-- @allow x-y \"z\"\n-- @upgrade\nSELECT 1;\n-- @baseline\n"),
        &[
            "misplaced-directive: ‹-- @allow x-y \"z\"›: `@allow` stands where it means nothing",
            "misplaced-directive: ‹-- @baseline›: `@baseline` stands where it means nothing",
        ],
    );
    wrong(
        &format!("{HEAD}-- @upgrade\nSELECT 1; -- @allow x-y \"z\"\n"),
        &["misplaced-directive: ‹@allow›: `@allow` does not have its line for itself"],
    );
    wrong(
        &format!("{HEAD}-- @upgrade\nSELECT 1,\n-- @allow x-y \"z\"\n2;\n"),
        &["misplaced-directive: ‹-- @allow x-y \"z\"›: `@allow` stands inside a statement"],
    );
    wrong(
        &format!("{HEAD}-- @downgrade\n-- @upgrade\n"),
        &["misplaced-directive: ‹-- @upgrade›: `@upgrade` stands where it means nothing"],
    );
    wrong(
        &format!("{HEAD}DROP TABLE a;\n-- @upgrade\n"),
        &["misplaced-statement: ‹DROP TABLE a;›: a statement stands before `@upgrade`"],
    );
}

#[test]
fn duplicate_missing_and_idle_directives() {
    wrong(
        &format!("{HEAD}-- @revision b\n-- @upgrade\n-- @upgrade\n"),
        &[
            "duplicate-directive: ‹-- @revision b›: `@revision` stands twice",
            "duplicate-directive: ‹-- @upgrade›: `@upgrade` stands twice",
        ],
    );
    wrong(
        "SELECT 1;\n",
        &[
            "missing-directive: ‹›: `@revision` is missing",
            "missing-directive: ‹›: `@revises` is missing",
            "missing-directive: ‹›: `@upgrade` is missing",
            "misplaced-statement: ‹SELECT 1;›: a statement stands before `@upgrade`",
        ],
    );
    wrong(
        &format!(
            "{HEAD}-- @upgrade\nSELECT 1;\n-- @allow x-y \"z\"\n-- @downgrade\n-- @effect DROP TABLE a\n"
        ),
        &[
            "directive-without-effect: ‹-- @allow x-y \"z\"›: `@allow` stands before no statement",
            "directive-without-effect: ‹-- @effect DROP TABLE a›: `@effect` stands before no statement",
        ],
    );
}

#[test]
fn malformed_directives() {
    let malformed = |line: &str, expected: &str, label: &str| {
        let rest = if line.contains("@upgrade") { "" } else { "-- @upgrade\n" };
        let head = if line.contains("@revis") { String::new() } else { HEAD.to_owned() };
        let source = source(&format!("{head}{line}\n{rest}SELECT 1;\n"));
        let (_, problems) = read::revision(&source, 15);
        let found = problems.iter().find(|problem| problem.rule == "malformed-directive").expect("a problem");
        assert_eq!(
            (shown(&source, found).as_str(), found.label.as_str()),
            (format!("malformed-directive: {expected}").as_str(), label)
        );
        assert!(!found.help.is_empty());
    };
    malformed(
        "-- @revision a b",
        "‹a b›: `@revision` is not written as it should be",
        "an identifier has letters of ASCII, digits and `_`",
    );
    malformed("-- @revision", "‹n›: `@revision` is not written as it should be", "the identifier is missing");
    malformed(
        "-- @revision head",
        "‹head›: `@revision` is not written as it should be",
        "this word means something else to the commands",
    );
    malformed(
        &format!("-- @revision {}", "a".repeat(33)),
        &format!("‹{}›: `@revision` is not written as it should be", "a".repeat(33)),
        "an identifier has at most 32 characters",
    );
    malformed(
        "-- @revises a, , b",
        "‹ ›: `@revises` is not written as it should be",
        "the identifier is missing",
    );
    malformed(
        "-- @revises a, base",
        "‹base›: `@revises` is not written as it should be",
        "this word means something else to the commands",
    );
    malformed(
        "-- @revises a, b,a",
        "‹a›: `@revises` is not written as it should be",
        "the same revision stands twice",
    );
    malformed(
        "-- @created yesterday",
        "‹yesterday›: `@created` is not written as it should be",
        "not a date and time",
    );
    malformed(
        "-- @created 2026-13-01",
        "‹2026-13-01›: `@created` is not written as it should be",
        "not a date and time",
    );
    malformed("-- @empty", "‹y›: `@empty` is not written as it should be", "the reason is missing");
    malformed("-- @empty \" \"", "‹\" \"›: `@empty` is not written as it should be", "the reason is empty");
    malformed(
        "-- @irreversible because",
        "‹because›: `@irreversible` is not written as it should be",
        "the reason stands in quotation marks, and nothing after it",
    );
    malformed(
        "-- @baseline yes",
        "‹yes›: `@baseline` is not written as it should be",
        "nothing stands behind this directive",
    );
    malformed("--@baseline", "‹@baseline›: `@baseline` is no directive without `-- ` before it", "");
    malformed(
        "-- @upgrade\n-- @allow \"why\"",
        "‹\"why\"›: `@allow` is not written as it should be",
        "a rule's name stands here, in lower case",
    );
    malformed(
        "-- @upgrade\n-- @allow dropping-data",
        "‹a›: `@allow` is not written as it should be",
        "the reason is missing",
    );
    malformed(
        "-- @upgrade\n-- @effect",
        "‹t›: `@effect` is not written as it should be",
        "the SQL is missing",
    );
}

#[test]
fn dates_as_alembic_and_iso_write_them() {
    for created in [
        "2026-11-22",
        "2026-11-22 09:30",
        "2026-11-22 09:30:00.123456",
        "2026-11-22T09:30:00Z",
        "2026-11-22 09:30:00+00",
        "2026-11-22 09:30:00-03:30",
        "2026-11-22 09:30:00 +0000",
    ] {
        right(&format!("{HEAD}-- @created {created}\n-- @upgrade\n"));
    }
}

#[test]
fn effects_go_on_in_indented_comments() {
    let text = format!(
        "{HEAD}-- @upgrade\n-- @effect CREATE TABLE pos.tips (\n--     tip numeric(18,4) -- each\n--   );\n--   DROP TABLE pos.old\n-- Said before.\n-- @effect SELECT 1\nDO $$ BEGIN END $$;\n"
    );
    let revision = right(&text);
    let effects = &revision.upgrade.statements.first().expect("a statement").effects;
    let statements: Vec<Vec<&str>> = effects
        .iter()
        .map(|effect| {
            effect
                .value
                .iter()
                .map(|statement| {
                    text.get(statement.span.start as usize..statement.span.end as usize).expect("inside")
                })
                .collect()
        })
        .collect();
    assert_eq!(
        statements,
        [
            vec!["CREATE TABLE pos.tips (\n--     tip numeric(18,4) -- each\n--   )", "DROP TABLE pos.old"],
            vec!["SELECT 1"]
        ]
    );
    wrong(
        &format!("{HEAD}-- @upgrade\n-- @effect CREATE TABEL x (a int)\nDO $$ $$;\n"),
        &["syntax-error: ‹TABEL›: syntax error at or near `TABEL`"],
    );
}

#[test]
fn an_error_in_one_direction_leaves_the_other_alone() {
    let text = format!("{HEAD}-- @upgrade\nSELECT 'open;\n\n-- @downgrade\nDROP TABEL a;\n");
    let problems = wrong(
        &text,
        &[
            "syntax-error: ‹'open;›: unterminated quoted string",
            "syntax-error: ‹TABEL›: syntax error at or near `TABEL`",
        ],
    );
    assert!(problems.iter().all(|problem| problem.level == Level::Deny && problem.sqlstate == Some("42601")));
}

#[test]
fn a_file_is_named_after_its_revision() {
    let judge = |path: &str| {
        let source = read::source(path, format!("-- Add Élan & tips!\n{HEAD}-- @upgrade\n").into_bytes())
            .expect("in order");
        read::revision(&source, 15).1
    };
    for path in ["versions/a1_tip.sql", "a1_any-Thing_2.sql"] {
        assert_eq!(judge(path), [], "{path}");
    }
    for path in ["versions/a1.sql", "a1_.sql", "a2_tip.sql", "a1-tip.sql", "a1_with space.sql"] {
        let problems = judge(path);
        let problem = problems.first().expect("a problem");
        assert_eq!(problem.rule, "misnamed-revision-file", "{path}");
        assert_eq!(problem.help, ["rename the file to `a1_add_lan_tips.sql`"]);
    }
    assert_eq!(
        read::slug("One two three four five six seven eight nine ten"),
        "one_two_three_four_five_six_seven_eight"
    );
    assert_eq!(read::slug("!"), "revision");
}

#[test]
fn bytes_that_are_no_text() {
    let wrong = |bytes: &[u8]| {
        let problem = read::source("x.sql", bytes.to_vec()).expect_err("no text");
        (problem.title.clone(), problem.place.map(|place| place.source.line_column(place.span.start)))
    };
    assert_eq!(wrong(b"-- a\n-- caf\xe9\n"), ("`x.sql` is not UTF-8".to_owned(), Some((2, 7))));
    assert_eq!(wrong(b"\xff\xfe-\0-\0"), ("`x.sql` is not UTF-8".to_owned(), Some((1, 1))));
    assert_eq!(wrong(b"a\rb").0, "`x.sql` has a carriage return without a line feed");
    assert_eq!(wrong(b"a\n\0").1, Some((2, 1)));
}

#[test]
fn a_folder_is_read_and_nothing_in_it_passed_over() {
    let folder: PathBuf = std::env::temp_dir().join(format!("arcoiris-folder-{}", std::process::id()));
    fs::create_dir_all(folder.join("old")).expect("a folder");
    for name in [
        "b1_b.sql",
        "a1_a.sql",
        ".hidden.sql",
        "README.md",
        "history.lock",
        "notes.txt",
        "C1_c.SQL",
        "a1_a.sql~",
        "x.sql.orig",
    ] {
        fs::write(folder.join(name), "-- @revision a1\n").expect("a file");
    }
    fs::write(folder.join("c1_c.sql"), b"\xff").expect("a file");
    let (sources, problems) = read::folder(&folder, "versions");
    let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    assert_eq!(paths, ["versions/a1_a.sql", "versions/b1_b.sql"]);
    let found: Vec<String> = problems
        .iter()
        .map(|problem| format!("{:?} {}: {}", problem.level, problem.rule, problem.title))
        .collect();
    assert_eq!(
        found,
        [
            "Deny unexpected-file: `versions/C1_c.SQL` is no revision file",
            "Warn unexpected-file: `versions/a1_a.sql~` is no revision file",
            "Deny unreadable-file: `versions/c1_c.sql` is not UTF-8",
            "Deny unexpected-file: `versions/notes.txt` is no revision file",
            "Deny unexpected-file: `versions/old` is no revision file",
            "Warn unexpected-file: `versions/x.sql.orig` is no revision file",
        ]
    );
    fs::remove_dir_all(&folder).expect("removed");
    let (_, problems) = read::folder(&folder, "versions");
    assert_eq!(problems.first().map(|problem| problem.title.as_str()), Some("there is no folder `versions`"));
}

#[cfg(unix)]
#[test]
fn links_lead_into_the_folder_or_are_told() {
    use std::os::unix::fs::symlink;
    let folder: PathBuf = std::env::temp_dir().join(format!("arcoiris-links-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("a1_a.sql"), "-- a\n").expect("a file");
    symlink("a1_a.sql", folder.join("b1_b.sql")).expect("a link");
    symlink("nowhere.sql", folder.join("c1_c.sql")).expect("a link");
    symlink("/etc/hostname", folder.join("d1_d.sql")).expect("a link");
    let (sources, problems) = read::folder(&folder, "");
    assert_eq!(
        sources.iter().map(|source| source.path.as_str()).collect::<Vec<_>>(),
        ["a1_a.sql", "b1_b.sql"]
    );
    let titles: Vec<&str> = problems.iter().map(|problem| problem.title.as_str()).collect();
    assert_eq!(titles, ["the link `c1_c.sql` leads nowhere", "`d1_d.sql` is no revision file"]);
    fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn inline_pieces_keep_their_places_in_the_rust_file() {
    let text = |text: &str, first| read::InlineText { text: text.to_owned(), first };
    let it = read::Inline {
        path: "src/lib.rs".to_owned(),
        id: text("a1", (3, 15)),
        down_revisions: vec![text("b1", (3, 28)), text("c1", (3, 34))],
        title: "Tip".to_owned(),
        created: None,
        baseline: false,
        empty: None,
        irreversible: None,
        no_transaction: true,
        upgrade: text("CREATE TABLE a (b int);\n-- @allow x-y \"z\"\nDROP TABEL c;", (5, 20)),
        downgrade: Some(text("DROP TABLE a", (9, 22))),
    };
    let (revision, problems) = read::inline(&it, 15);
    let at = |span: arcoiris_checker::syntax::Span| revision.source.line_column(span.start);
    assert_eq!((at(revision.id.span), at(revision.upgrade.span)), ((3, 15), (5, 20)));
    assert_eq!(
        revision.down_revisions.iter().map(|down| at(down.span)).collect::<Vec<_>>(),
        [(3, 28), (3, 34)]
    );
    let downgrade = revision.downgrade.as_ref().expect("a downgrade");
    assert_eq!(downgrade.statements.first().map(|statement| at(statement.statement.span)), Some((9, 22)));
    let places: Vec<_> =
        problems.iter().filter_map(|problem| problem.place.as_ref()).map(|place| at(place.span)).collect();
    assert_eq!(places, [(7, 6)]);
    let right = read::Inline { upgrade: text("-- @allow x-y \"z\"\nDROP TABLE c;", (5, 20)), ..it };
    let (revision, problems) = read::inline(&right, 15);
    assert_eq!(problems, []);
    assert_eq!(revision.upgrade.statements.first().map(|statement| statement.allows.len()), Some(1));
}

#[test]
fn no_truncation_panics() {
    let text = format!(
        "\u{feff}{HEAD}-- @created 2026-11-22\n-- @empty \"é\"\n-- @upgrade\n-- @effect DROP TABLE é;\n--    SELECT 1\nDO $$ é $$;\n-- @allow x \"y\"\nSELECT 'é';\n-- @downgrade\n/* é */ DROP TABLE b;\n"
    );
    arcoiris_checker::parse::on_large_stack(|| {
        for length in 0..text.len() {
            let bytes = text.as_bytes().get(..length).expect("inside").to_vec();
            if let Ok(source) = read::source("a1_x.sql", bytes) {
                let (_, problems) = read::revision(&source, 15);
                for problem in problems {
                    shown(&source, &problem);
                }
            }
        }
    })
    .expect("a thread");
}
