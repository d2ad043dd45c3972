//! Every case in `cases/`: one SQL script each, whose last statement is accepted or refused as PostgreSQL does it.
//!
//! The first line of a case states a fact of PostgreSQL's, the second the verdict on its last statement; all before that must
//! be accepted. A line `-- roles: app, reporting` names roles that the server has. The same files are run on a real PostgreSQL elsewhere, so that neither can drift from the other.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its cases has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arcoiris_catalog::Name;
use arcoiris_checker::apply::apply;
use arcoiris_checker::layout::{Foreign, Migration, Settings, Upgrade, judge};
use arcoiris_checker::parse;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::source::Source;

const SERVER: u32 = 15;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            found.push(path);
        }
    }
}

/// What a server says of the last statement: `None` for accepted, else the SQLSTATE. The second line tells it, and lines
/// `-- expect 17: …` from that version on, `-- expect -14: …` up to that one, where `not judged` says that the case is not for them.
fn expectation(text: &str, server: u32) -> Result<Option<&str>, String> {
    let mut lines = text.lines();
    if !lines.next().is_some_and(|line| line.starts_with("-- fact: ")) {
        return Err("the first line does not state a fact".to_owned());
    }
    let first = lines.next().and_then(|line| line.strip_prefix("-- expect: "));
    let other = other_expectations(text).filter(|(versions, _, _)| versions.contains(&server)).last();
    match other.map(|(_, _, words)| words).or(first) {
        Some("accepted") => Ok(None),
        Some(other) => match other.strip_prefix("refused ") {
            Some(sqlstate) if sqlstate.len() == 5 => Ok(Some(sqlstate)),
            _ => Err(format!("it expects `{other}`")),
        },
        None => Err("the second line expects nothing".to_owned()),
    }
}

/// The lines `-- expect 17: …` and `-- expect -14: …`: for which versions, the version that they name, and what it says.
fn other_expectations(text: &str) -> impl Iterator<Item = (RangeInclusive<u32>, u32, &str)> {
    text.lines().filter_map(|line| {
        let (versions, words) = line.strip_prefix("-- expect ")?.split_once(": ")?;
        let version = versions.trim_start_matches('-').parse().ok()?;
        Some((if versions.starts_with('-') { 0..=version } else { version..=u32::MAX }, version, words))
    })
}

/// On the usual version, and on each that says something else.
fn run(text: &str) -> Result<(), String> {
    run_on(text, SERVER)?;
    // What is not judged on another version is not tried there.
    for (_, server, _) in other_expectations(text).filter(|(_, _, words)| *words != "not judged") {
        run_on(text, server).map_err(|why| format!("on {server}: {why}"))?;
    }
    Ok(())
}

/// `-- run: session`: as psql runs a script, whose transactions are its own.
fn run_session(text: &str, server: u32, expected: Option<&str>) -> Result<(), String> {
    let source = Arc::new(Source { path: "case.sql".to_owned(), text: text.to_owned(), first: (1, 1) });
    let foreign = Foreign { migrations: vec![Migration::of_psql("case", source)], ..Foreign::default() };
    let report = judge(&foreign, &Settings { server, ..Settings::default() });
    let verdict = report.revisions.first().ok_or("no verdict")?;
    let refused = verdict.problems.iter().find_map(|problem| problem.sqlstate);
    match (verdict.upgrade, expected) {
        (Upgrade::Proven, None) => Ok(()),
        (Upgrade::Refuted, Some(sqlstate)) if refused == Some(sqlstate) => Ok(()),
        (upgrade, _) => Err(format!("{upgrade:?}: {:?}", verdict.problems)),
    }
}

fn run_on(text: &str, server: u32) -> Result<(), String> {
    let expected = expectation(text, server)?;
    if text.contains("-- run: session") {
        return run_session(text, server, expected);
    }
    let end = u32::try_from(text.len()).unwrap();
    let statements = match parse::script(text, 0..end, server) {
        Ok(statements) => statements,
        Err(errors) => {
            let found = errors.first().and_then(|error| error.sqlstate);
            return if expected.is_some() && found == expected {
                Ok(())
            } else {
                Err(format!("not parsed: {errors:?}"))
            };
        }
    };
    let roles: BTreeSet<Name> = text
        .lines()
        .filter_map(|line| line.strip_prefix("-- roles: "))
        .flat_map(|line| line.split(',').map(|role| Name::new(role.trim())))
        .collect();
    let mut simulation = Simulation::new(server, vec![Name::new("public")], roles);
    simulation.autocommit = text.contains("CONCURRENTLY") || text.contains("-- run: autocommit");
    let last = statements.len().checked_sub(1).ok_or("no statement")?;
    for (index, statement) in statements.iter().enumerate() {
        let outcome = apply(&mut simulation, statement);
        let place = text.get(statement.span.start as usize..statement.span.end as usize).unwrap_or_default();
        match (outcome, expected) {
            (Ok(effects), None) => {
                if effects.words.is_empty() {
                    return Err(format!("no words for {place}"));
                }
            }
            (Ok(_), Some(_)) if index < last => {}
            (Ok(_), Some(sqlstate)) => return Err(format!("accepted, not refused with {sqlstate}: {place}")),
            (Err(refusal), Some(sqlstate)) if index == last && refusal.sqlstate() == Some(sqlstate) => {}
            (Err(refusal), _) => return Err(format!("{:?} {place}", refusal.fact)),
        }
    }
    Ok(())
}

#[test]
fn every_case_is_judged_as_postgresql_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", folder.display());
    let mut wrong = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        if let Err(why) = run(&text) {
            let name = path.strip_prefix(&folder).unwrap().display();
            wrong.push(format!("{name}: {why}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}
