//! `arcoiris revision --autogenerate`, and `arcoiris models`: twenty and more kinds of change to a model, each written as a revision that
//! is proven in both directions and after which models and history agree.
#![expect(clippy::unwrap_used, reason = "a test's helpers fail by panicking")]

#[path = "autogenerate/changes.rs"]
mod changes;
#[path = "command/folder.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod folder;

use changes::{BASELINE, CHANGES, MODELS, SALES, edited};
use folder::Folder;

fn folder(models: &str) -> Folder {
    let folder = Folder::new();
    folder.write("arcoiris.toml", "");
    folder.write("Cargo.toml", "[package]\nname = \"shop\"\n");
    folder.write("versions/000000000001_baseline.sql", BASELINE);
    folder.write("versions/37a02ec8662a_sales.sql", SALES);
    folder.write("src/lib.rs", models);
    folder
}

#[test]
fn nothing_is_written_where_models_and_history_agree() {
    let folder = folder(MODELS);
    let ran = folder.run(&["revision", "--autogenerate", "-m", "Nothing"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(3), ""), "{}", ran.stderr);
    assert_eq!(ran.stderr, "models and history agree: nothing to write\n");
    assert_eq!(folder.files("versions").len(), 2);
}

#[test]
fn every_kind_of_change_becomes_revisions_that_are_proven() {
    let mut wrong = Vec::new();
    for change in CHANGES {
        let (name, folder) = (change.name, folder(&edited(change.edits)));
        let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "A change"]);
        let written: Vec<String> =
            folder.files("versions").into_iter().filter(|it| it.contains("_a_change")).collect();
        let text: String = written.iter().map(|it| folder.read(&format!("versions/{it}"))).collect();
        let missing: Vec<_> = change.upgrade.iter().filter(|part| !text.contains(*part)).collect();
        if ran.code != Some(0) || written.is_empty() || !missing.is_empty() {
            wrong.push(format!("{name}: {:?}, without {missing:?}\n{text}\n{}", ran.code, ran.stderr));
        }
        let again = folder.run(&["revision", "--autogenerate", "-m", "Again"]);
        if again.code != Some(3) {
            wrong.push(format!("{name}, again: {:?}\n{text}\n{}", again.code, again.stderr));
        }
        let lint = folder.run(&["lint"]);
        if lint.code != Some(0) {
            wrong.push(format!("{name}, judged: {:?}\n{text}\n{}", lint.code, lint.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn nothing_is_dropped_without_being_allowed() {
    let folder = folder(&edited(&[("        pub notes: Option<String>,\n", "")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "No notes"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    let left_out = "left out without --allow-drops: ALTER TABLE pos.sales DROP COLUMN notes\n";
    assert!(ran.stderr.starts_with(left_out), "{}", ran.stderr);
    assert_eq!(folder.files("versions").len(), 2);
}

#[test]
fn tables_and_enums_without_a_model_go_together_unless_they_are_left_alone() {
    let models = "#[arcoiris::models(schema = \"pos\")]\npub mod pos {\n    #[sql_type(\"numeric(5,2)\")]\n    #[check(\"VALUE >= 0\")]\n    \
                  pub struct Percent(pub Decimal);\n    pub struct Till {\n        #[key]\n        pub till_id: i64,\n    }\n}\n";
    let folder = folder(models);
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Tills"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let written = folder.files("versions").into_iter().find(|it| it.ends_with("_tills.sql")).unwrap();
    let text = folder.read(&format!("versions/{written}"));
    assert!(text.contains("DROP TABLE pos.sales, pos.terminals;\nDROP TYPE pos.sale_status;\n"), "{text}");
    assert_eq!(folder.run(&["lint"]).code, Some(0));

    let folder = self::folder(models);
    folder.write("arcoiris.toml", "exclude = [\"pos.sale*\"]\n");
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Tills"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let written = folder.files("versions").into_iter().find(|it| it.ends_with("_tills.sql")).unwrap();
    assert!(!folder.read(&format!("versions/{written}")).contains("DROP TABLE pos.sales"));
}

#[test]
fn nothing_is_narrowed_without_being_allowed() {
    let folder = folder(&edited(&[("numeric(18,4)", "numeric(9,2)")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "Narrower"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("what may be lost is given up with --allow-drops"), "{}", ran.stderr);
    assert_eq!(folder.files("versions").len(), 2);
    let ran = folder.run(&["revision", "--autogenerate", "--allow-drops", "-m", "Narrower"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_model_that_postgresql_would_refuse_is_told_at_its_place() {
    let folder = folder(&edited(&[("#[default(\"0\")]", "#[default(\"'none'\")]")]));
    let ran = folder.run(&["revision", "--autogenerate", "-m", "None"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("src/lib.rs:36:19"), "{}", ran.stderr);
    assert!(ran.stderr.contains("22P02"), "{}", ran.stderr);
}

#[test]
fn the_models_of_a_history_agree_with_it() {
    let folder = folder("");
    let ran = folder.run(&["models"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    folder.write("src/lib.rs", &ran.stdout);
    let again = folder.run(&["revision", "--autogenerate", "-m", "Again"]);
    assert_eq!(again.code, Some(3), "{}\n{}", ran.stdout, again.stderr);
}
