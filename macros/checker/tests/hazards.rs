//! The safe form that a hazard's message gives, run in the place of the user's statement: it meets no hazard of the same kind, and
//! reaches the same catalog.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a case that cannot be read has failed")]

#[path = "rules/case.rs"]
mod case;

use std::fs;
use std::path::Path;

use arcoiris_catalog::{Fact, facts_of};
use arcoiris_checker::rules::{Group, RULES, Rule};
use case::Case;

const HEAD: &str = "-- @created 2026-11-22 09:30:00+00\n";

fn prelude() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/prelude/versions");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let text = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        format!("--- versions/{name}\n{}", fs::read_to_string(path).unwrap())
    };
    files.iter().map(text).collect()
}

/// The files of a history that runs these scripts after the prelude, each as a revision; `true` for one outside a transaction.
fn history(scripts: &[(String, bool)]) -> Case {
    let mut text = prelude();
    let mut before = "37a02ec8662a".to_owned();
    for (number, (script, alone)) in scripts.iter().enumerate() {
        let id = format!("9c1b7e60aa{number:02}");
        let alone = if *alone { "-- @no-transaction\n" } else { "" };
        text.push_str(&format!(
            "--- versions/{id}_step.sql\n-- Step.\n--\n-- @revision {id}\n-- @revises {before}\n{HEAD}{alone}\n-- @upgrade\n{script}\n-- @downgrade\n"
        ));
        before = id;
    }
    Case::read(&text)
}

fn facts(case: &Case, rule: &Rule) -> Vec<Fact> {
    let database = case.outcome(rule).history.database;
    let mut facts = Vec::new();
    for (id, _) in database.catalog.iter() {
        facts_of(&database.catalog, id, &mut facts);
    }
    facts.sort();
    facts
}

/// The statements that a message gives, each with whether it has to run outside a transaction.
fn safe_form(case: &Case, rule: &Rule) -> Vec<(String, bool)> {
    let problems = case.problems(rule);
    let found: Vec<_> = problems.iter().filter(|problem| problem.rule == rule.name).collect();
    assert_eq!(found.len(), 1, "{}: one message", rule.name);
    let statements = |help: &String| {
        let (words, statements) = help.split_once('\n')?;
        Some((statements.to_owned(), words.contains("@no-transaction")))
    };
    found.iter().flat_map(|problem| &problem.help).filter_map(statements).collect()
}

#[test]
fn the_safe_form_reaches_the_same_catalog() {
    let statements = [
        ("blocking-index", "CREATE INDEX sales_status_idx ON pos.sales (status);"),
        (
            "blocking-index",
            "create unique index on pos.sales using btree (lower(status) desc) where notes is null;",
        ),
        ("blocking-key", "ALTER TABLE pos.sales ADD CONSTRAINT sales_number_key UNIQUE (sale_number);"),
        ("blocking-key", "ALTER TABLE pos.sales ADD UNIQUE NULLS NOT DISTINCT (sale_number, notes);"),
        (
            "blocking-key",
            "ALTER TABLE core.user_org_roles ADD CONSTRAINT \"Again\" UNIQUE (org_id, user_id) INCLUDE (role) DEFERRABLE INITIALLY DEFERRED;",
        ),
        ("validating-constraint", "ALTER TABLE pos.sales ADD CONSTRAINT positive CHECK (grand_total >= 0);"),
        (
            "validating-constraint",
            "ALTER TABLE pos.tax_rates ADD CONSTRAINT of_org FOREIGN KEY (org_id) REFERENCES core.organizations (org_id) ON DELETE CASCADE;",
        ),
        ("scanning-not-null", "ALTER TABLE pos.sales ALTER notes SET NOT NULL;"),
    ];
    for (name, statement) in statements {
        let rule = RULES.iter().find(|rule| rule.name == name).expect("a rule of this name");
        assert_eq!(rule.group, Group::Hazards);
        let plain = history(&[(statement.to_owned(), false)]);
        let steps = safe_form(&plain, rule);
        assert!(!steps.is_empty(), "{statement}: no safe form");
        // What is to come in the next revision does; all of one message's statements stand in one.
        let safe = history(&steps);
        let again: Vec<_> = safe.problems(rule).into_iter().filter(|problem| problem.rule == name).collect();
        assert!(again.is_empty(), "{statement}: {again:#?}");
        let errors: Vec<_> =
            safe.problems(rule).into_iter().filter(|problem| problem.sqlstate.is_some()).collect();
        assert!(errors.is_empty(), "{statement}: {errors:#?}");
        assert_eq!(facts(&safe, rule), facts(&plain, rule), "{statement}\n{steps:#?}");
    }
}

#[test]
fn adding_a_column_in_two_steps_reaches_the_same_catalog() {
    let rule = RULES.iter().find(|rule| rule.name == "rewriting-table").expect("a rule of this name");
    let plain = history(&[(
        "ALTER TABLE pos.sales ADD COLUMN token uuid DEFAULT gen_random_uuid();".to_owned(),
        false,
    )]);
    let (help, _) = safe_form(&plain, rule).into_iter().next().unwrap();
    let statements: Vec<&str> = help.lines().filter(|line| line.ends_with(';')).collect();
    let safe = history(&[(statements.join("\n"), false)]);
    assert_eq!(facts(&safe, rule), facts(&plain, rule), "{help}");
}
