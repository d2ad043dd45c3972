use super::*;
use crate::report;

fn read(text: &str) -> (Config, Vec<String>) {
    let source = Source { path: "arcoiris.toml".to_owned(), text: text.to_owned(), first: (1, 1) };
    let (config, problems) = Config::read(&Arc::new(source));
    (config, problems.iter().map(report::render).collect())
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let (_, problems) = read(text);
    assert_eq!(problems.join("\n\n"), expected.trim_matches('\n'), "\n{}\n", problems.join("\n\n"));
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(read(""), (Config::default(), Vec::new()));
}

#[test]
fn every_setting_is_taken() {
    let (config, problems) = read(
        r#"
versions = "db/versions"
lock = "db/seal.lock"
search_path = ["pos", "public"]
roles = ["app"]
version_table = "ops.version"
oldest_server = 16
irreversible = true
schemas = ["pos"]
include = ["table pos.*"]
exclude = ["pos.tmp_*"]

[rules]
dropping-data = "warn"

[legacy]
"1e13c05008ea" = "2864583ca021"
"#,
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(config.versions, "db/versions");
    assert_eq!(config.lock_path(), "db/seal.lock");
    assert_eq!(config.search_path, [Name::new("pos"), Name::new("public")]);
    assert!(config.roles.contains("app") && config.irreversible);
    assert_eq!(config.version_table, (Name::new("ops"), Name::new("version")));
    assert_eq!(config.oldest_server, 16);
    assert_eq!((config.schemas, config.include), (vec!["pos".to_owned()], vec!["table pos.*".to_owned()]));
    assert_eq!(config.exclude, ["pos.tmp_*"]);
    assert_eq!(
        (config.legacy[0].id.as_str(), config.legacy[0].equals.as_str()),
        ("1e13c05008ea", "2864583ca021")
    );
    let rule = crate::rules::find("dropping-data").expect("the rule");
    assert_eq!(config.levels.of(rule), Level::Warn);
}

#[test]
fn the_lock_stands_beside_the_folder() {
    assert_eq!(read("").0.lock_path(), "history.lock");
    assert_eq!(read("versions = \"db/versions/\"").0.lock_path(), "db/history.lock");
}

#[test]
fn an_unknown_setting_is_a_problem() {
    refused(
        "serch_path = [\"public\"]\n",
        "
error[configuration]: there is no setting `serch_path`
  --> arcoiris.toml:1:1
   |
 1 | serch_path = [\"public\"]
   | ^^^^^^^^^^ did you mean `search_path`?
   = note: the settings are versions, lock, search_path, roles, models, schemas, include, exclude, version_table, oldest_server, irreversible, rules, legacy
",
    );
}

#[test]
fn a_value_of_another_type_is_a_problem() {
    refused(
        "versions = 7\n",
        "
error[configuration]: `versions` is a string
  --> arcoiris.toml:1:12
   |
 1 | versions = 7
   |            ^ this is an integer
",
    );
}

#[test]
fn a_rule_that_a_proof_rests_on_cannot_be_turned_off() {
    let (_, problems) = read("[rules]\nseveral-heads = \"allow\"\n");
    assert!(
        problems[0].starts_with("error[unknown-rule]: `several-heads` cannot be allowed"),
        "{problems:?}"
    );
}

#[test]
fn an_older_server_is_taken_and_said_to_be_unproven() {
    let (config, problems) = read("oldest_server = 13\n");
    assert_eq!(config.oldest_server, 13);
    assert!(
        problems[0].starts_with("warning[unproven-server]: nothing is proven for PostgreSQL 13"),
        "{problems:?}"
    );
}

#[test]
fn what_is_not_toml_is_one_problem() {
    let (_, problems) = read("versions = \n");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("error[configuration]: this is not TOML"), "{problems:?}");
}
