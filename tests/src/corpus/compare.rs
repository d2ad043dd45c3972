//! The checker's verdicts (`arcoiris lint --layout … --format json`) beside what happened on PostgreSQL.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What a comparison of one or more histories found.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Revisions whose upgrade was run.
    pub revisions: usize,
    /// Of them, those whose upgrade the checker judged.
    pub upgrades_judged: usize,
    /// Downgrades that were run, or are missing.
    pub downgrades: usize,
    /// Of them, those that the checker judged.
    pub downgrades_judged: usize,
    /// Every verdict that is not what happened: project, revision, what.
    pub wrong: Vec<(String, String, String)>,
    /// What is not judged, by reason: where, and the statement.
    pub declared: BTreeMap<String, Vec<(String, String)>>,
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// `ok`, `restores`, …, or the SQLSTATE.
fn happened(value: &Value, key: &str) -> String {
    let found = value.get(key).unwrap_or(&Value::Null);
    found.as_str().map_or_else(|| word(found, "sqlstate").to_owned(), str::to_owned)
}

fn said_by_server(value: &Value, key: &str) -> String {
    value
        .get(key)
        .map_or(String::new(), |found| format!("{} ({})", word(found, "message"), word(found, "near")))
}

impl Comparison {
    /// Adds a project: the lines that `judge_history` printed, and the checker's report.
    pub fn add(&mut self, project: &str, judged: &str, report: &Value) {
        let none = Vec::new();
        let revisions = report.get("revisions").and_then(Value::as_array).unwrap_or(&none);
        let verdicts: BTreeMap<&str, &Value> =
            revisions.iter().map(|one| (word(one, "revision"), one)).collect();
        for line in judged.lines() {
            let Ok(server) = serde_json::from_str::<Value>(line) else { continue };
            let revision = word(&server, "revision");
            match verdicts.get(revision) {
                Some(checker) => self.revision(project, revision, &server, checker),
                None => self.say(project, revision, "the checker has no such revision".to_owned()),
            }
        }
    }

    fn say(&mut self, project: &str, revision: &str, what: String) {
        self.wrong.push((project.to_owned(), revision.to_owned(), what));
    }

    fn revision(&mut self, project: &str, revision: &str, server: &Value, checker: &Value) {
        let (up, down) = (happened(server, "upgrade"), happened(server, "downgrade"));
        let (proven_up, proven_down) = (word(checker, "upgrade"), word(checker, "downgrade"));
        if up == "unknown" || up == "environment" {
            return;
        }
        self.revisions += 1;
        self.upgrades_judged += usize::from(proven_up != "declared");
        match (up.as_str(), proven_up) {
            (_, "declared") | ("ok", "proven") => {}
            ("ok", _) => {
                self.say(
                    project,
                    revision,
                    format!("upgrade {proven_up}, but PostgreSQL takes it: {}", denied(checker)),
                );
            }
            (sqlstate, "proven") => {
                let said = said_by_server(server, "upgrade");
                self.say(
                    project,
                    revision,
                    format!("upgrade proven, but PostgreSQL refuses it: {sqlstate} {said}"),
                );
            }
            _ => {}
        }
        if down != "not run" {
            self.downgrades += 1;
            self.downgrades_judged += usize::from(proven_down != "declared");
            let agrees = match (down.as_str(), proven_down) {
                (_, "declared")
                | ("restores" | "column order", "restores")
                | ("differs", "differs")
                | ("missing", "missing") => true,
                ("restores" | "column order" | "differs" | "missing", _) => false,
                (_, verdict) => verdict == "refuted",
            };
            if !agrees {
                let difference = word(server, "difference");
                let differences = checker.get("differences").map(Value::to_string).unwrap_or_default();
                let problems = denied(checker);
                let said = said_by_server(server, "downgrade");
                self.say(
                    project,
                    revision,
                    format!(
                        "downgrade {proven_down}, but on PostgreSQL: {down} {said}\n    server's difference: {difference}\n    checker's: {differences} {problems}"
                    ),
                );
            }
        }
        if proven_up == "declared" || proven_down == "declared" {
            self.reasons(project, revision, checker);
        }
    }

    fn reasons(&mut self, project: &str, revision: &str, checker: &Value) {
        let none = Vec::new();
        let problems = checker.get("problems").and_then(Value::as_array).unwrap_or(&none);
        let unseen = |problem: &&Value| {
            ["not-modelled", "opaque-statement", "undeclared-role"].contains(&word(problem, "rule"))
        };
        let mut found = false;
        for problem in problems.iter().filter(unseen) {
            found = true;
            let reason = format!("{}: {}", word(problem, "rule"), word(problem, "message"));
            self.declared
                .entry(reason)
                .or_default()
                .push((format!("{project} {revision}"), statement(problem)));
        }
        if !found {
            let doubt = problems.iter().find(|problem| word(problem, "rule") == "in-doubt");
            let reason = match doubt {
                Some(_) => "in doubt only since an earlier statement is not seen through".to_owned(),
                None => "declared, and no problem says why".to_owned(),
            };
            let statement = doubt.or(problems.first()).map(statement).unwrap_or_default();
            self.declared.entry(reason).or_default().push((format!("{project} {revision}"), statement));
        }
    }
}

fn denied(checker: &Value) -> String {
    let none = Vec::new();
    let problems = checker.get("problems").and_then(Value::as_array).unwrap_or(&none);
    let text = |problem: &Value| {
        format!("[{}] {} `{}`", word(problem, "rule"), word(problem, "message"), statement(problem))
    };
    let ours = ["dropping-data", "seed-left-behind", "in-doubt"];
    problems
        .iter()
        .filter(|problem| !ours.contains(&word(problem, "rule")))
        .map(text)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The beginning of the statement that a problem is about.
fn statement(problem: &Value) -> String {
    let number = |key: &str| problem.get(key).and_then(Value::as_u64).unwrap_or(1).max(1) as usize;
    let text = fs::read(Path::new(word(problem, "path"))).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines().skip(number("line") - 1);
    let first: String = lines.next().unwrap_or_default().chars().skip(number("column") - 1).collect();
    let rest: Vec<&str> = lines.take(12).collect();
    let whole = format!("{first} {}", rest.join(" "));
    let one_line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().take(240).collect()
}
