//! Each kind of change to a model, all the way: a build tells it with the statement, `arcoiris revision --autogenerate` writes the
//! revisions, nothing differs any more; a real server takes them up, down and up again, and `check` is silent after each.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../../macros/cli/tests/autogenerate/changes.rs"]
mod changes;

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use arcoiris::Migrator;
use arcoiris_catalog::Difference;
use arcoiris_checker::models::{Comparison, compare, in_order};
use arcoiris_checker::rules;
use arcoiris_models::{Models, files};
use arcoiris_tests::authoring::Project;
use arcoiris_tests::migrate::Ran;
use arcoiris_tests::proven::{embedded, judged};
use arcoiris_tests::{scratch_from, server, target, workspace};
use changes::{BASELINE, Change, MODELS, ROWS, SALES, changes, edited};

/// The revision before the change.
const BEFORE: &str = "37a02ec8662a";
/// How many changes are tried at once: the server and the command work for each in turn.
const WORKERS: usize = 4;

fn project(models: &str) -> Project {
    let project = Project::new();
    project.write("versions/000000000001_baseline.sql", BASELINE);
    project.write("versions/37a02ec8662a_sales.sql", SALES);
    project.write("lib.rs", models);
    project.write("arcoiris.toml", "models = [\"lib.rs\"]\n");
    project
}

/// What the macro tells of the models: each rule with its message; and the statements that the history lacks.
fn told(project: &Project) -> (Vec<(&'static str, String)>, Vec<String>) {
    let judged = judged(project.folder());
    assert!(judged.problems.iter().all(|it| it.level != arcoiris_checker::problem::Level::Deny));
    let mut models = Models::default();
    files::crate_at(&mut models, &project.folder().join("lib.rs"));
    assert!(models.errors.is_empty(), "{:?}", models.errors);
    let Comparison { found, steps, .. } =
        compare(&models.description, &judged.history.database, &rules::Levels::default());
    let told = found.into_iter().map(|it| (it.problem.rule, it.problem.help.join("\n"))).collect();
    (told, in_order(&steps))
}

fn template() -> String {
    let fill = |client: &mut postgres::Client| {
        let history = embedded(project(MODELS).folder());
        Migrator::over(history, client)?.upgrade("head")?;
        client.batch_execute(ROWS)?;
        Ok(())
    };
    server().template(&format!("changing models {SALES} {ROWS}"), fill).expect("the history before")
}

/// Everything about one change; the first thing that is wrong.
fn tried(change: &Change, template: &str) -> Result<(), String> {
    let project = project(&edited(change.edits));
    let (found, lacking) = told(&project);
    if !change.rule.is_empty() && !found.iter().any(|(rule, _)| *rule == change.rule) {
        return Err(format!("no {} was told: {found:?}", change.rule));
    }
    if let Some(statement) = lacking.iter().find(|it| !found.iter().any(|(_, help)| help.contains(*it))) {
        return Err(format!("the message has no {statement:?}: {found:#?}"));
    }
    let ran = project.arcoiris(&["revision", "--autogenerate", "--allow-drops", "-m", change.name]);
    if ran.code != Some(0) {
        return Err(format!("{ran:?}"));
    }
    let (found, _) = told(&project);
    if !found.is_empty() {
        return Err(format!("still told: {found:#?}"));
    }
    let history = embedded(project.folder());
    let written: Vec<_> = history.revisions.iter().skip(2).collect();
    let database = scratch_from(template);
    let mut migrator = Migrator::new(history, database.config()).map_err(|error| error.to_string())?;
    let silent = |migrator: &mut Migrator<'_>, when: &str| {
        let check = migrator.check().map_err(|error| format!("{when}: {error}"))?;
        // A column that went and came back stands at the end: PostgreSQL has no other place for it.
        let is_place =
            |it: &&Difference| matches!(it, Difference::Changed { attribute, .. } if attribute == "position");
        let differences: Vec<&Difference> = check.differences.iter().filter(|it| !is_place(it)).collect();
        if differences.is_empty() && check.not_compared.len() < 2 {
            return Ok(());
        }
        Err(format!("{when}: {differences:#?} {:#?}", check.not_compared))
    };
    for round in ["up", "up again"] {
        for revision in &written {
            let upgraded = migrator.upgrade("+1");
            upgraded.map_err(|error| format!("{round}: {error}\n{}", revision.upgrade.sql))?;
            silent(&mut migrator, &format!("{round}, {}", revision.upgrade.sql))?;
        }
        let at = migrator.current().map_err(|error| error.to_string())?;
        if !at.iter().all(|current| current.head) {
            return Err(format!("{round}: not at the head: {at:?}"));
        }
        if round == "up" {
            for revision in written.iter().rev() {
                let downgraded = migrator.downgrade("-1");
                downgraded.map_err(|error| format!("down: {error}\n{}", revision.downgrade.sql))?;
                silent(&mut migrator, &format!("down, {}", revision.downgrade.sql))?;
            }
            if migrator.current().map_err(|error| error.to_string())?[0].version != BEFORE {
                return Err("not where it began".to_owned());
            }
        }
    }
    Ok(())
}

#[test]
fn every_kind_of_change_goes_all_the_way_and_back() {
    let changes = changes();
    let template = template();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(change) = changes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = tried(change, &template) {
                        let mut wrong = wrong.lock().unwrap_or_else(PoisonError::into_inner);
                        wrong.push(format!("{}: {why}", change.name));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no change panicked");
    assert!(wrong.is_empty(), "{} of {}\n\n{}", wrong.len(), changes.len(), wrong.join("\n\n"));
}

/// A crate of models, of types that need no other crate.
const CRATE: &str = "pub static HISTORY: arcoiris::History = arcoiris::history!(\"versions\");

#[arcoiris::models(schema = \"core\")]
pub mod core {
    pub struct Shop {
        #[key]
        #[identity]
        pub shop_id: i64,
        pub name: String,
    }
}
";

/// `cargo check` of the crate in this folder.
fn built(project: &Project) -> Ran {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--quiet", "--offline", "--color", "never"])
        .current_dir(project.folder())
        .env("CARGO_TARGET_DIR", target().join("tests/trybuild"))
        .output()
        .expect("cargo runs");
    Ran::from_output(&output)
}

#[test]
fn a_field_fails_the_build_until_its_revision_is_written() {
    let project = Project::new();
    let runtime = workspace().join("runtime");
    let manifest = format!(
        "[package]\nname = \"changing-models\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[lib]\npath = \"lib.rs\"\n\n\
         [dependencies]\narcoiris = {{ path = {runtime:?} }}\n",
    );
    project.write("Cargo.toml", &manifest);
    std::fs::copy(workspace().join("Cargo.lock"), project.folder().join("Cargo.lock")).expect("the lock");
    project.write("arcoiris.toml", "models = [\"lib.rs\"]\n");
    project.write("build.rs", "fn main() {\n    println!(\"cargo::rerun-if-changed=versions\");\n    println!(\"cargo::rustc-env=ARCOIRIS_WATCHED=versions\");\n}\n");
    project.write("lib.rs", CRATE);
    project.revision("000000000001", "base", &["baseline"], "CREATE SCHEMA core;", "DROP SCHEMA core;");
    project.revision(
        "000000000002",
        "000000000001",
        &[],
        "CREATE TABLE core.shops (shop_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);",
        "DROP TABLE core.shops;",
    );
    built(&project).well();

    project.write(
        "lib.rs",
        &CRATE.replace("pub name: String,", "pub name: String,\n        pub town: Option<String>,"),
    );
    let failed = built(&project);
    // Cargo's own code for a build that fails.
    assert_eq!(failed.code, Some(101), "{failed:?}");
    let failed = failed.err;
    assert!(!failed.contains("panicked at"), "{failed}");
    let lines: Vec<&str> = failed.lines().map(str::trim).collect();
    let statement = "ALTER TABLE core.shops ADD COLUMN town text;";
    assert!(failed.contains("[model-without-column]"), "{failed}");
    assert!(lines.iter().any(|line| line.ends_with(statement)), "{failed}");
    assert!(failed.contains("--> lib.rs:10:13"), "{failed}");

    let path = project.arcoiris(&["revision", "--autogenerate", "-m", "The town"]).well();
    let text = std::fs::read_to_string(project.folder().join(path.trim())).expect("the revision");
    assert!(text.contains(statement), "{text}");
    built(&project).well();

    let database = arcoiris_tests::scratch();
    let mut migrator = Migrator::new(embedded(project.folder()), database.config()).expect("a history");
    migrator.upgrade("head").expect("it is proven");
    let check = migrator.check().expect("checked");
    assert!(check.is_equal(), "{:?}", check.differences);
}
