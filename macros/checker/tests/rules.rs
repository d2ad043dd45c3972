//! The rules: each fires where it should, is silent where it should, and is written down.
//!
//! Cases are files, `rules/<rule>/bad_*.sql` and `good_*.sql`; so are the examples in `src/rules/<rule>.md`. A bad one fires
//! its rule and nothing else; what it prints stands beside it in `bad_*.txt` (`ARCOIRIS_BLESS=1 cargo test` writes it anew). A good one
//! prints nothing. A case is one revision after `rules/prelude`, or files, each after a line `--- path`; files after
//! `--- sealed: path` are the history as it was when it was sealed.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a case that cannot be read has failed"
)]

#[path = "rules/case.rs"]
mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use arcoiris_checker::report::render;
use arcoiris_checker::rules::{RULES, Rule};
use case::Case;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn stem(rule: &Rule) -> String {
    rule.name.replace('-', "_")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// What a case prints, and which rules fired.
fn outcome(case: &Case, rule: &Rule) -> (String, BTreeSet<&'static str>) {
    let problems = case.problems(rule);
    let text: Vec<String> = problems.iter().map(render).collect();
    (text.join("\n\n"), problems.iter().map(|problem| problem.rule).collect())
}

#[test]
fn every_rule_has_its_files() {
    let sources = names(&folder("src/rules"));
    for rule in RULES {
        for ending in ["rs", "md"] {
            let file = format!("{}.{ending}", stem(rule));
            assert!(sources.contains(&file), "src/rules/{file} is missing");
        }
    }
    let known: BTreeSet<String> = RULES.iter().map(|rule| stem(rule)).collect();
    for file in sources.iter().filter(|file| file.ends_with(".md")) {
        assert!(known.contains(file.trim_end_matches(".md")), "src/rules/{file} belongs to no rule");
    }
    let distinct: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(distinct.len(), RULES.len(), "two rules have one name");
}

#[test]
fn every_rule_explains_itself() {
    for rule in RULES {
        let text = rule.explanation;
        assert!(text.starts_with(&format!("# `{}`\n\n", rule.name)), "{}: the title", rule.name);
        for part in ["\n## Why\n", "\n## Instead\n", "\n## Example\n"] {
            assert!(text.contains(part), "{}: no part {part:?}", rule.name);
        }
        assert_eq!(text, format!("{}\n", text.trim_end()), "{}: one line end at the end", rule.name);
    }
}

#[test]
fn every_rule_has_cases_for_and_against() {
    for rule in RULES {
        let cases = names(&folder("tests/rules").join(rule.name));
        for start in ["bad_", "good_"] {
            let found = cases.iter().any(|case| case.starts_with(start) && case.ends_with(".sql"));
            assert!(found, "tests/rules/{}/{start}*.sql: none", rule.name);
        }
    }
}

#[test]
fn nothing_lies_beside_the_cases() {
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).chain(["prelude", "case.rs"]).collect();
    for name in names(&folder("tests/rules")) {
        assert!(known.contains(name.as_str()), "tests/rules/{name} belongs to no rule");
    }
    for rule in RULES {
        let cases = names(&folder("tests/rules").join(rule.name));
        for case in &cases {
            let sql = case.ends_with(".sql") && (case.starts_with("bad_") || case.starts_with("good_"));
            let text = case
                .strip_suffix(".txt")
                .is_some_and(|stem| stem.starts_with("bad_") && cases.contains(&format!("{stem}.sql")));
            assert!(sql || text, "tests/rules/{}/{case} belongs to no case", rule.name);
        }
    }
}

#[test]
fn every_example_does_what_it_says() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (word, must_fire) in [("bad", true), ("good", false)] {
            let example = example(rule, word);
            let (text, fired) = outcome(&example, rule);
            if fired != expected(rule, must_fire) {
                wrong.push(format!("{}, the {word} example: {fired:?}\n{text}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_case_does_what_it_says() {
    let bless = std::env::var_os("ARCOIRIS_BLESS").is_some();
    let mut wrong = Vec::new();
    for rule in RULES {
        let folder = folder("tests/rules").join(rule.name);
        for name in names(&folder).iter().filter(|name| name.ends_with(".sql")) {
            let path = folder.join(name);
            let case = Case::read(&fs::read_to_string(&path).unwrap());
            let (text, fired) = outcome(&case, rule);
            let must_fire = name.starts_with("bad_");
            if fired != expected(rule, must_fire) {
                wrong.push(format!("{}/{name}: {fired:?}\n{text}", rule.name));
            } else if must_fire {
                let snapshot = path.with_extension("txt");
                let text = format!("{text}\n");
                if bless {
                    fs::write(&snapshot, &text).unwrap();
                } else if fs::read_to_string(&snapshot).unwrap_or_default() != text {
                    wrong.push(format!("{}/{name} prints something else:\n{text}", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn expected(rule: &Rule, must_fire: bool) -> BTreeSet<&'static str> {
    if must_fire { BTreeSet::from([rule.name]) } else { BTreeSet::new() }
}

/// The fenced block of a rule's page that is marked `bad` or `good`.
fn example(rule: &Rule, word: &str) -> Case {
    let text = rule.explanation;
    let block = ["sql", "history"].into_iter().find_map(|language| {
        let (_, rest) = text.split_once(&format!("\n```{language} {word}\n"))?;
        rest.split_once("\n```").map(|(block, _)| block)
    });
    Case::read(block.unwrap_or_else(|| panic!("{}: no {word} example", rule.name)))
}

/// The statements that the messages about a revision say to add to its downgrade.
fn mended(upgrade: &str) -> Vec<String> {
    let rule = RULES.iter().find(|rule| rule.name == "missing-downgrade").unwrap();
    let case = Case::read(&format!("-- @upgrade\n{upgrade}\n"));
    let problems = case.problems(rule);
    let help = problems.iter().filter(|problem| problem.rule == rule.name).flat_map(|problem| &problem.help);
    help.filter_map(|help| help.strip_prefix("write\n-- @downgrade\n")).map(str::to_owned).collect()
}

/// What the message shows is the downgrade: added to the revision, there is no problem left.
#[test]
fn the_downgrade_of_the_message_restores_what_stood_before() {
    let upgrades = [
        "CREATE SCHEMA tips;",
        "CREATE SEQUENCE pos.numbers INCREMENT 5 START 10 CACHE 3 CYCLE MAXVALUE 1000;",
        "CREATE TYPE pos.method AS ENUM ('cash', 'card');",
        "CREATE DOMAIN pos.percent AS numeric(5,2) DEFAULT 0 NOT NULL CHECK (VALUE >= 0);",
        "CREATE TABLE pos.tips (tip_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number serial NOT NULL);",
        "CREATE INDEX sales_lower_idx ON pos.sales (lower(status)) WHERE notes IS NOT NULL;",
        "ALTER TABLE pos.sales ADD CONSTRAINT sales_number_key UNIQUE (sale_number);",
        "ALTER TABLE pos.sales ADD CONSTRAINT positive CHECK (grand_total >= 0) NOT VALID;",
        "ALTER TABLE pos.tax_rates ADD FOREIGN KEY (org_id) REFERENCES core.organizations (org_id);",
        "ALTER TABLE pos.sales ALTER COLUMN notes SET DEFAULT 'none', ALTER COLUMN notes SET NOT NULL;",
        "ALTER TABLE pos.sales ALTER COLUMN grand_total TYPE numeric(20,6);",
        "ALTER TABLE pos.sales ALTER COLUMN grand_total DROP DEFAULT, ALTER COLUMN grand_total DROP NOT NULL;",
        "ALTER TABLE pos.sales RENAME COLUMN notes TO remarks;",
        "ALTER TABLE pos.sales RENAME TO receipts;",
        "ALTER TABLE pos.sales SET SCHEMA core;",
        "ALTER TABLE pos.sales RENAME CONSTRAINT sales_pkey TO sales_key;",
        "ALTER TABLE pos.sales ENABLE ROW LEVEL SECURITY;",
        "ALTER TABLE pos.sales SET UNLOGGED;",
        "ALTER TABLE pos.sales ALTER COLUMN notes SET STATISTICS 500, ALTER COLUMN notes SET STORAGE EXTERNAL;",
        "ALTER SCHEMA pos RENAME TO sale;",
        "COMMENT ON COLUMN pos.sales.notes IS 'What the customer said, and didn''t';",
        "COMMENT ON CONSTRAINT sales_pkey ON pos.sales IS 'The key';",
        "-- @allow dropping-data \"never used\"\nDROP TABLE core.user_org_roles;",
        "-- @allow dropping-data \"never used\"\nDROP TABLE core.user_org_roles, core.organizations;",
        "-- @allow dropping-data \"never used\"\nALTER TABLE pos.sales DROP COLUMN sale_id;",
        "DROP TYPE pos.sale_status;",
        "ALTER TYPE pos.sale_status RENAME TO status;",
        "ALTER TYPE pos.sale_status ADD VALUE 'void' BEFORE 'paid';",
        "ALTER TABLE core.user_org_roles DROP CONSTRAINT user_org_roles_org_id_user_id_role_key;",
        "ALTER TABLE core.user_org_roles DROP CONSTRAINT user_org_roles_org_id_fkey;",
        "CREATE OPERATOR pos.=== (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(pos.===));",
        "CREATE OPERATOR CLASS pos.backward FOR TYPE integer USING btree AS OPERATOR 1 >, FUNCTION 1 btint4cmp(integer, integer), FUNCTION 4 btequalimage(oid);",
        "CREATE CAST (pos.sale_status AS integer) WITH INOUT;",
        "CREATE LANGUAGE plours HANDLER plpgsql_call_handler;",
        "CREATE TRANSFORM FOR pos.sale_status LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));",
        "CREATE CONVERSION pos.ours FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;",
        "CREATE ACCESS METHOD ours TYPE TABLE HANDLER heap_tableam_handler;",
        "CREATE TEXT SEARCH TEMPLATE pos.words (LEXIZE = dsimple_lexize);",
        "COMMENT ON CONSTRAINT sales_pkey ON pos.sales IS NULL; CREATE COLLATION pos.german (PROVIDER = icu, LOCALE = 'de');",
    ];
    let rule = RULES.iter().find(|rule| rule.name == "incomplete-downgrade").unwrap();
    let mut wrong = Vec::new();
    for upgrade in upgrades {
        let statements = mended(upgrade);
        let case = Case::read(&format!("-- @upgrade\n{upgrade}\n-- @downgrade\n{}\n", statements.join("\n")));
        let (text, fired) = outcome(&case, rule);
        if statements.len() != 1 || !fired.is_empty() {
            wrong.push(format!("{upgrade}\n    {}\n{text}", statements.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn levels_are_set_and_kept() {
    let allow: BTreeMap<&str, bool> = RULES.iter().map(|rule| (rule.name, rule.fixed)).collect();
    for (name, fixed) in allow {
        let text = format!("--- arcoiris.toml\n[rules]\n{name} = \"allow\"\n");
        let case = Case::read(&text);
        let rule = RULES.iter().find(|rule| rule.name == name).unwrap();
        let told = case.problems(rule).iter().any(|problem| problem.rule == "unknown-rule");
        assert_eq!(told, fixed, "{name} = \"allow\"");
    }
}
