//! Compiles every case and compares what the compiler says.
#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking, where the test stands")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use arcoiris_checker::rules::RULES;

/// What a build script sets. The crates in which cases are compiled are made up and have none.
const WATCHED: &str = "ARCOIRIS_WATCHED";

#[test]
fn every_case_says_what_it_should() {
    if std::env::var_os(WATCHED).is_none_or(|watched| watched != "*") {
        // A process's own environment cannot be changed safely, so the test runs in another one.
        let test = std::env::current_exe().expect("the test's own program");
        let status = Command::new(test)
            .args(["--exact", "every_case_says_what_it_should", "--nocapture"])
            .env(WATCHED, "*")
            .status()
            .expect("the test started again");
        assert!(status.success(), "a case says something else; TRYBUILD=overwrite takes it over");
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("cases/*.rs");
    cases.compile_fail("cases/errors/*.rs");
    cases.compile_fail("cases/old_chain/*.rs");
}

#[test]
fn every_rule_has_its_case_and_every_case_its_rule() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    let cases = stems(Path::new("cases"), "rs");
    let crates = stems(Path::new("cases/crates"), "stderr");
    let without_case: Vec<_> =
        rules.iter().filter(|&rule| !cases.contains(rule) && !crates.contains(rule)).collect();
    let without_rule: Vec<_> = cases.difference(&rules).collect();
    assert!(without_case.is_empty(), "rules without a case in ui-tests/cases: {without_case:?}");
    assert!(without_rule.is_empty(), "cases that name no rule: {without_rule:?}");
}

#[test]
fn every_case_shows_what_it_is_named_after_and_nothing_else() {
    for folder in [Path::new("cases"), Path::new("cases/errors")] {
        assert_eq!(stems(folder, "rs"), stems(folder, "stderr"), "a case or its text is missing");
        for stem in stems(folder, "stderr") {
            assert_shows(&folder.join(format!("{stem}.stderr")), &stem.replace('_', "-"));
        }
    }
}

#[test]
fn every_defect_of_the_old_chain_is_told_by_the_rule_that_it_names() {
    let folder = Path::new("cases/old_chain");
    assert_eq!(stems(folder, "rs"), stems(folder, "stderr"), "a case or its text is missing");
    for stem in stems(folder, "stderr") {
        let case = std::fs::read_to_string(folder.join(format!("{stem}.rs"))).expect("readable");
        let first = case
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//! "))
            .expect("a first line `//! rule: why`");
        let (rule, _) = first.split_once(": ").expect("a rule and a reason");
        assert_shows(&folder.join(format!("{stem}.stderr")), rule);
    }
}

/// Every message of a case is about the one rule: a case that fails for another reason shows nothing.
#[track_caller]
fn assert_shows(path: &Path, rule: &str) {
    let said = std::fs::read_to_string(path).expect("readable");
    let titles: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
    assert!(!titles.is_empty(), "{} tells of nothing", path.display());
    // What the macro's own grammar refuses is said before there is a history to judge.
    if rule == "unknown-key" {
        return;
    }
    for title in titles {
        assert!(title.ends_with(&format!("[{rule}]")), "{} is to show `{rule}`:\n{title}", path.display());
    }
}

fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}
