//! ArcoirisPOS's history broken by hand, one mistake at a time, and what its author then reads.
//!
//! Each case is the real history (`migrations/versions`) with one edit; what is said about it stands in `tests/breaking/<case>.txt`, which
//! `TRYBUILD=overwrite cargo test -p arcoiris-ui-tests` writes anew.
#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking, where the test stands")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use arcoiris_checker::load::{self, Folder};
use arcoiris_checker::problem::Level;
use arcoiris_checker::report::render;
use arcoiris_checker::{Outcome, check};

const BASELINE: &str = "000000000001_baseline_schema_collapse.sql";
const INIT: &str = "37a02ec8662a_init_schema.sql";
const TEMPLATE: &str = "853113448960_template_sanity_test.sql";
const SEED: &str = "2864583ca021_seed_initial_data.sql";

/// A copy of the history, to be broken.
struct History {
    root: PathBuf,
}

impl History {
    fn of(case: &str) -> History {
        let root = std::env::temp_dir().join(format!("arcoiris-breaking-{}-{case}", std::process::id()));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
        let history = History { root };
        fs::create_dir_all(history.root.join("versions")).expect("a folder for the copy");
        for entry in fs::read_dir(from.join("versions")).expect("the revisions of ArcoirisPOS") {
            let entry = entry.expect("a revision");
            let text = fs::read_to_string(entry.path()).expect("a revision's text");
            history.put(&entry.file_name().to_string_lossy(), &text);
        }
        fs::copy(from.join("arcoiris.toml"), history.root.join("arcoiris.toml")).expect("the configuration");
        history
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.root.join("versions").join(name), text).expect("a revision written");
    }

    /// Replaces what stands in a revision once.
    #[track_caller]
    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.root.join("versions").join(name);
        let text = fs::read_to_string(&path).expect("a revision's text");
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
        fs::write(&path, text.replace(from, to)).expect("the revision written");
    }

    /// Adds a revision after the seed.
    fn add(&self, id: &str, revises: &str, title: &str, upgrade: &str, downgrade: &str) {
        let slug = title.to_lowercase().replace(' ', "_");
        let text = format!(
            "-- {title}.\n--\n-- @revision {id}\n-- @revises {revises}\n-- @created 2026-11-22 09:30:00+00\n\n-- @upgrade\n{upgrade}\n\n\
             -- @downgrade\n{downgrade}\n"
        );
        self.put(&format!("{id}_{slug}.sql"), &text);
    }

    /// As `arcoiris seal` does.
    fn seal(&self) {
        let outcome = self.outcome();
        assert!(outcome.proven(), "only what is proven is sealed:\n{}", said(&outcome));
        fs::write(self.root.join("history.lock"), outcome.lock.seal(&outcome.graph).text())
            .expect("the seal");
    }

    fn outcome(&self) -> Outcome {
        let settings = load::settings(&self.root);
        let folder = Folder { path: &self.root.join("versions"), shown: "versions", cache: None };
        check(load::folder(&self.root, &folder, settings).0)
    }
}

impl Drop for History {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn said(outcome: &Outcome) -> String {
    let problems: Vec<String> = outcome.problems.iter().map(render).collect();
    format!("{}\n", problems.join("\n\n"))
}

/// A mistake: its name, the rule or the error that it is, and how it is made.
type Mistake = (&'static str, &'static str, fn(&History));

const MISTAKES: &[Mistake] = &[
    ("sealed_revision_edited", "sealed-revision-edited", |history| {
        history.seal();
        history.edit(INIT, "    legal_name text,\n", "    legal_name text NOT NULL,\n");
    }),
    ("column_of_a_foreign_key_dropped", "dependent-objects", |history| {
        history.add(
            "9c1b7e60aa12",
            "2864583ca021",
            "Tax rates without key",
            "-- @allow dropping-data \"the name identifies a tax rate\"\nALTER TABLE pos.tax_rates DROP COLUMN tax_id;",
            "ALTER TABLE pos.tax_rates ADD COLUMN tax_id uuid DEFAULT gen_random_uuid() PRIMARY KEY;",
        );
    }),
    ("downgrade_forgotten", "missing-downgrade", |history| {
        history.add(
            "9c1b7e60aa12",
            "2864583ca021",
            "Tips",
            "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);",
            "",
        );
    }),
    ("downgrade_leaves_the_enum", "incomplete-downgrade", |history| {
        history.edit(INIT, "DROP TYPE acct.acct_entry_type;\n", "");
    }),
    ("wrong_parent", "unknown-down-revision", |history| {
        history.edit(SEED, "@revises 853113448960", "@revises 853113448961");
    }),
    ("collapsed_parent", "unknown-down-revision", |history| {
        history.add(
            "9c1b7e60aa12",
            "4f50b55d2114",
            "Tips",
            "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);",
            "ALTER TABLE pos.sales DROP COLUMN tip;",
        );
    }),
    ("second_head", "several-heads", |history| {
        history.add(
            "9c1b7e60aa12",
            "853113448960",
            "Tips",
            "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);",
            "ALTER TABLE pos.sales DROP COLUMN tip;",
        );
    }),
    ("work_beside_init_schema", "work-beside-baseline", |history| {
        history.add("9c1b7e60aa12", "000000000001", "Audit", "CREATE SCHEMA audit;", "DROP SCHEMA audit;");
    }),
    ("table_in_the_baseline", "non-minimal-baseline", |history| {
        history.edit(
            BASELINE,
            "CREATE SCHEMA acct;\n",
            "CREATE TABLE core.settings (name text PRIMARY KEY, value text);\nCREATE SCHEMA acct;\n",
        );
        history.edit(BASELINE, "DROP SCHEMA core;\n", "DROP TABLE core.settings;\nDROP SCHEMA core;\n");
    }),
    ("extension_left_behind", "incomplete-downgrade", |history| {
        history.edit(BASELINE, "DROP EXTENSION pgcrypto;\n", "");
    }),
    ("column_misspelt_in_the_seed", "unknown-column", |history| {
        history.edit(SEED, "name, legal_name, timezone,", "name, legalname, timezone,");
    }),
    ("column_misspelt_in_a_condition", "unknown-column", |history| {
        history.edit(SEED, "DELETE FROM core.users WHERE user_id =", "DELETE FROM core.users WHERE id =");
    }),
    ("seed_deletes_every_admin", "seed-left-behind", |history| {
        history.edit(
            SEED,
            "DELETE FROM core.user_org_roles WHERE user_org_role_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a03';",
            "DELETE FROM core.user_org_roles WHERE role = 'admin';",
        );
    }),
    ("drops_in_the_wrong_order", "dependent-objects", |history| {
        history.edit(INIT, "DROP TABLE core.organizations;\n", "");
        history.edit(INIT, "DROP TABLE core.users;\n", "");
        history.edit(
            INIT,
            "-- @downgrade\n",
            "-- @downgrade\nDROP TABLE core.organizations;\nDROP TABLE core.users;\n",
        );
    }),
    ("unknown_type", "unknown-type", |history| {
        history.edit(
            INIT,
            "    amount_paid numeric(18,4) DEFAULT 0 NOT NULL,\n",
            "    amount_paid decimals(18,4) DEFAULT 0 NOT NULL,\n",
        );
    }),
    ("foreign_key_to_a_missing_column", "unknown-column", |history| {
        history.edit(
            INIT,
            "terminal_id uuid REFERENCES pos.terminals (terminal_id)",
            "terminal_id uuid REFERENCES pos.terminals (id)",
        );
    }),
    ("foreign_key_of_another_type", "datatype-mismatch", |history| {
        history.edit(
            INIT,
            "    tax_id uuid REFERENCES pos.tax_rates (tax_id),\n    is_active",
            "    tax_id bigint REFERENCES pos.tax_rates (tax_id),\n    is_active",
        );
    }),
    ("referenced_table_made_later", "unknown-table", |history| {
        history.add(
            "9c1b7e60aa12",
            "2864583ca021",
            "Tips",
            "CREATE TABLE pos.tips (\n    tip_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,\n    method_id uuid NOT NULL REFERENCES pos.tip_methods (method_id)\n);\n\
             CREATE TABLE pos.tip_methods (\n    method_id uuid DEFAULT gen_random_uuid() PRIMARY KEY\n);",
            "DROP TABLE pos.tips;\nDROP TABLE pos.tip_methods;",
        );
    }),
    ("semicolon_missing", "syntax-error", |history| {
        history.edit(BASELINE, "CREATE SCHEMA inv;\n", "CREATE SCHEMA inv\n");
    }),
    ("comma_missing", "syntax-error", |history| {
        history.edit(
            INIT,
            "    name text NOT NULL,\n    legal_name",
            "    name text NOT NULL\n    legal_name",
        );
    }),
    ("keyword_misspelt", "syntax-error", |history| {
        history.edit(INIT, "CREATE TABLE inv.locations", "CRAETE TABLE inv.locations");
    }),
    ("directive_misspelt", "unknown-directive", |history| {
        history.edit(SEED, "-- @downgrade", "-- @downgrad");
    }),
    ("table_made_twice", "duplicate-table", |history| {
        history.add(
            "9c1b7e60aa12",
            "2864583ca021",
            "Terminals",
            "CREATE TABLE pos.terminals (terminal_id uuid PRIMARY KEY);",
            "DROP TABLE pos.terminals;",
        );
    }),
    ("repeat_hidden", "masked-duplicate", |history| {
        history.edit(INIT, "-- @upgrade\n", "-- @upgrade\nCREATE SCHEMA IF NOT EXISTS acct;\n");
    }),
    ("template_without_a_reason", "empty-revision", |history| {
        history.edit(
            TEMPLATE,
            "-- @empty \"a no-op that tested the revision template; kept because databases are stamped with it\"\n",
            "",
        );
    }),
];

#[test]
fn nothing_is_said_of_the_history_as_it_is() {
    assert_eq!(said(&History::of("as_it_is").outcome()), "\n");
}

#[test]
fn one_mistake_is_one_message_that_says_what_to_do() {
    let overwrite = std::env::var_os("TRYBUILD").is_some_and(|how| how == "overwrite");
    let mut wrong = Vec::new();
    for (name, rule, break_it) in MISTAKES {
        let history = History::of(name);
        break_it(&history);
        let outcome = history.outcome();
        let text = said(&outcome);
        let errors: Vec<&str> = outcome.problems.iter().map(|problem| problem.rule).collect();
        assert!(outcome.problems.iter().all(|problem| problem.level == Level::Deny), "{text}");
        if errors != [*rule] {
            wrong.push(format!("{name} is told as {errors:?}:\n{text}"));
        }
        let expected =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/breaking").join(name).with_extension("txt");
        if overwrite {
            fs::write(&expected, &text).expect("the text written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{name} says something else:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_belongs_to_a_mistake() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/breaking");
    let texts: BTreeSet<String> = fs::read_dir(folder)
        .expect("the texts")
        .map(|entry| entry.expect("a text").file_name().to_string_lossy().into_owned())
        .collect();
    let mistakes: BTreeSet<String> = MISTAKES.iter().map(|(name, _, _)| format!("{name}.txt")).collect();
    assert_eq!(texts, mistakes);
}
