//! What is remembered from one build to the next changes nothing but the time that a build takes.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};

use arcoiris_checker::artefact::{self, Surroundings};
use arcoiris_checker::config::Config;
use arcoiris_checker::load::{self, Folder};
use arcoiris_checker::{Outcome, check, memory, report};

/// A folder of revisions with the folder of its memory, gone in the end.
struct History {
    root: PathBuf,
}

impl Drop for History {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl History {
    /// A baseline and revisions `r1`, `r2`, … that follow each other: upgrade and downgrade of each.
    fn new(name: &str, revisions: &[(&str, &str)]) -> History {
        let root = std::env::temp_dir().join(format!("arcoiris-memory-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("versions")).unwrap();
        let history = History { root };
        history.put("r0", "base\n-- @baseline", "CREATE SCHEMA s;", "DROP SCHEMA s;");
        for (number, (up, down)) in revisions.iter().enumerate() {
            history.put(&format!("r{}", number + 1), &format!("r{number}"), up, down);
        }
        history
    }

    fn file(&self, id: &str) -> PathBuf {
        self.root.join(format!("versions/{id}_it.sql"))
    }

    fn put(&self, id: &str, revises: &str, up: &str, down: &str) {
        let text = format!(
            "-- It.\n-- @revision {id}\n-- @revises {revises}\n\n-- @upgrade\n{up}\n-- @downgrade\n{down}\n"
        );
        fs::write(self.file(id), text).unwrap();
    }

    fn memory(&self) -> PathBuf {
        self.root.join(memory::FILE)
    }

    fn outcome(&self, config: &str, cache: Option<&Path>) -> (Outcome, Config) {
        fs::write(self.root.join("arcoiris.toml"), config).unwrap();
        let folder = Folder { path: &self.root.join("versions"), shown: "versions", cache };
        let (request, _) = load::folder(&self.root, &folder, load::settings(&self.root));
        let config = request.config.clone();
        (check(request), config)
    }

    /// Checks with and without memory, expects the same of both, and tells how many revisions were remembered.
    #[track_caller]
    fn recalled(&self, config: &str) -> usize {
        let (with, settled) = self.outcome(config, Some(&self.root));
        let (without, _) = self.outcome(config, None);
        assert_eq!(without.history.recalled, 0);
        let told =
            |outcome: &Outcome| -> Vec<String> { outcome.problems.iter().map(report::render).collect() };
        assert_eq!(told(&with), told(&without));
        let written = |outcome: &Outcome, runtime: &str| {
            let surroundings = Surroundings { runtime, package: ("p", "0"), inline: false, built: 0 };
            artefact::history(&outcome.history.revisions, &settled, |_| false, &surroundings)
        };
        for runtime in [artefact::RUNTIME, "::another"] {
            assert_eq!(written(&with, runtime), written(&without, runtime));
        }
        let objects = |outcome: &Outcome| {
            let mut objects: Vec<_> =
                outcome.history.database.catalog.iter().map(|(id, it)| (id, it.clone())).collect();
            objects.sort_by_key(|(id, _)| *id);
            (objects, outcome.history.database.catalog.next_number())
        };
        assert_eq!(objects(&with), objects(&without));
        with.history.recalled
    }

    /// The same, for a history without a mistake.
    #[track_caller]
    fn sound(&self) -> usize {
        let recalled = self.recalled("");
        assert_eq!(self.problems(""), Vec::<String>::new());
        recalled
    }

    fn problems(&self, config: &str) -> Vec<String> {
        let (outcome, _) = self.outcome(config, None);
        outcome.problems.iter().map(|problem| format!("{}: {}", problem.rule, problem.title)).collect()
    }
}

const CREATE: (&str, &str) =
    ("CREATE TABLE s.t (id int PRIMARY KEY, a int);\nCREATE INDEX ON s.t (a);", "DROP TABLE s.t;");
const ENUM: (&str, &str) = ("CREATE TYPE s.e AS ENUM ('x', 'y');", "DROP TYPE s.e;");
const ADD: (&str, &str) = ("ALTER TABLE s.t ADD COLUMN e s.e;", "ALTER TABLE s.t DROP COLUMN e;");
const CHILD: (&str, &str) = ("CREATE TABLE s.c (id int REFERENCES s.t (id));", "DROP TABLE s.c;");
const ALL: [(&str, &str); 4] = [CREATE, ENUM, ADD, CHILD];

#[test]
fn a_history_that_stayed_the_same_is_remembered_whole() {
    let history = History::new("same", &ALL);
    assert_eq!(history.sound(), 0);
    assert_eq!(history.sound(), 5);
    let written = fs::metadata(history.memory()).unwrap().modified().unwrap();
    assert_eq!(history.sound(), 5);
    assert_eq!(fs::metadata(history.memory()).unwrap().modified().unwrap(), written, "not written again");
}

#[test]
fn one_more_revision_is_simulated_on_top_of_what_is_remembered() {
    let history = History::new("append", &ALL);
    history.sound();
    for number in 5..8 {
        history.put(
            &format!("r{number}"),
            &format!("r{}", number - 1),
            &format!("CREATE TABLE s.n{number} (id int REFERENCES s.t (id), e s.e DEFAULT 'x');"),
            &format!("DROP TABLE s.n{number};"),
        );
        assert_eq!(history.sound(), number);
    }
}

#[test]
fn what_follows_an_edited_revision_is_simulated_again() {
    let history = History::new("edit", &ALL);
    history.sound();
    history.put("r2", "r1", "CREATE TYPE s.e AS ENUM ('x', 'y', 'z');", "DROP TYPE s.e;");
    assert_eq!(history.sound(), 2);
    assert_eq!(history.sound(), 5);
    // One comment more: not the same text.
    history.put("r4", "r3", &format!("-- why\n{}", CHILD.0), CHILD.1);
    assert_eq!(history.sound(), 4);
}

#[test]
fn a_revision_that_went_is_forgotten() {
    let history = History::new("delete", &ALL);
    history.sound();
    fs::remove_file(history.file("r4")).unwrap();
    assert_eq!(history.sound(), 4);
    history.put("r4", "r3", CHILD.0, CHILD.1);
    assert_eq!(history.sound(), 4, "the memory followed the files");
}

#[test]
fn another_configuration_remembers_nothing() {
    let history = History::new("config", &ALL);
    assert_eq!(history.recalled(""), 0);
    assert_eq!(history.recalled("oldest_server = 16\n"), 0);
    assert_eq!(history.recalled("oldest_server = 16\n"), 5);
    assert_eq!(history.recalled("oldest_server = 16\nsearch_path = [\"s\"]\n"), 0);
    assert_eq!(history.recalled("oldest_server = 16\nroles = [\"r\"]\n"), 0);
    assert_eq!(
        history.recalled("oldest_server = 16\nroles = [\"r\"]\n[rules]\ncascading-drop = \"deny\"\n"),
        0
    );
    assert_eq!(
        history.recalled("oldest_server = 16\nroles = [\"r\"]\n[rules]\ncascading-drop = \"deny\"\n"),
        5
    );
}

#[test]
fn a_mistake_in_a_new_revision_is_told_as_without_memory() {
    let mistakes = [
        // Where the table was created, and what it is called, stands in what is remembered.
        ("CREATE TABLE s.t (id int);", "DROP TABLE s.t;", "duplicate"),
        ("ALTER TABLE s.t DROP COLUMN b;", "", "unknown"),
        ("DROP TABLE s.t;", "", "dependent"),
        ("CREATE TABLE IF NOT EXISTS s.t (id int);", "", "masked-duplicate"),
        (
            "ALTER TABLE s.t ADD COLUMN z int;",
            "ALTER TABLE s.t ALTER z SET DEFAULT 1;",
            "incomplete-downgrade",
        ),
        ("-- @allow cascading-drop \"none\"\nCREATE TABLE s.z ();", "DROP TABLE s.z;", "unused-allow"),
        ("ALTER TABLE s.t ADD z", "", ""),
        ("SELEC 1;", "", ""),
        ("CREATE FUNCTION s.f() RETURNS int LANGUAGE c AS 'library', 'f';", "", "declared-effect-missing"),
    ];
    let history = History::new("mistake", &ALL);
    history.sound();
    let kept = fs::read(history.memory()).unwrap();
    for (up, down, about) in mistakes {
        history.put("r5", "r4", up, down);
        let recalled = history.recalled("");
        let problems = history.problems("");
        // What needs no simulation tells of nothing that is remembered.
        let simulated = !problems.iter().any(|it| it.starts_with("syntax") || it.starts_with("unused-allow"));
        assert_eq!(recalled, if simulated { 0 } else { 5 }, "{up}: {problems:?}");
        assert!(problems.iter().any(|problem| problem.contains(about)), "{up}: {problems:?}");
        assert_eq!(fs::read(history.memory()).unwrap(), kept, "{up}: what is wrong is not kept");
    }
    history.put("r5", "r4", "CREATE TABLE s.z ();", "DROP TABLE s.z;");
    assert_eq!(history.sound(), 5);
}

#[test]
fn a_warning_comes_back_with_every_build() {
    let config = "[rules]\nmasked-duplicate = \"warn\"\nmissing-baseline = \"warn\"\n";
    let history = History::new("warning", &ALL);
    history.put(
        "r5",
        "r4",
        "CREATE TABLE IF NOT EXISTS s.t (id int);\nCREATE TABLE s.z ();",
        "DROP TABLE s.z;",
    );
    let told = |count: usize| {
        let problems = history.problems(config);
        assert_eq!(problems.len(), count, "{problems:?}");
    };
    for recalled in [0, 6, 6] {
        assert_eq!(history.recalled(config), recalled);
        told(1);
    }
    history.put("r6", "r5", "CREATE TABLE s.y ();", "DROP TABLE s.y;");
    assert_eq!(history.recalled(config), 6);
    told(1);
    // A new warning names where things were made: it is found with all that is known, and then remembered.
    history.put("r7", "r6", "CREATE TABLE IF NOT EXISTS s.y ();\nCREATE TABLE s.x ();", "DROP TABLE s.x;");
    for recalled in [0, 8, 8] {
        assert_eq!(history.recalled(config), recalled);
        told(2);
    }
    // Of the whole history: found again each time.
    history.put("r0", "base", "CREATE SCHEMA s;", "DROP SCHEMA s;");
    for recalled in [0, 8] {
        assert_eq!(history.recalled(config), recalled);
        told(3);
    }
    assert_eq!(history.recalled("[rules]\nmissing-baseline = \"warn\"\n"), 0, "now an error");
}

#[test]
fn an_allow_that_was_used_stays_used() {
    let history = History::new("allow", &ALL);
    let allowed = "-- @allow dropping-data \"none yet\"\nDROP TABLE s.c;";
    history.put("r5", "r4", allowed, CHILD.0);
    assert_eq!(history.sound(), 0);
    assert_eq!(history.sound(), 6);
    history.put("r6", "r5", CHILD.0, CHILD.1);
    assert_eq!(history.sound(), 6);
}

#[test]
fn a_damaged_memory_is_none() {
    let history = History::new("damage", &ALL);
    history.sound();
    let bytes = fs::read(history.memory()).unwrap();
    for index in (0..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[index] ^= 0x20;
        fs::write(history.memory(), &damaged).unwrap();
        assert_eq!(history.sound(), 0, "damaged at {index}");
        fs::write(history.memory(), &bytes[..index]).unwrap();
        assert_eq!(history.sound(), 0, "cut at {index}");
        assert_eq!(fs::read(history.memory()).unwrap(), bytes, "made anew");
    }
    // What the checksum of another program would let through is not taken either.
    let foreign = String::from_utf8_lossy(&bytes).replacen("arcoiris history 0", "arcoiris history 9", 1);
    fs::write(history.memory(), foreign.as_bytes()).unwrap();
    assert_eq!(history.sound(), 0);
}

#[test]
fn the_memory_of_another_history_counts_as_far_as_it_is_the_same() {
    let one = History::new("one", &ALL);
    let other = History::new("other", &[ENUM, CREATE]);
    one.sound();
    fs::copy(one.memory(), other.memory()).unwrap();
    assert_eq!(other.sound(), 1, "the baseline");
}

/// Two branches over `r1`, and a merge.
fn branches(name: &str) -> History {
    let history = History::new(name, &[CREATE]);
    history.put("a1", "r1", "CREATE TABLE s.a (id int);", "DROP TABLE s.a;");
    history.put("a2", "a1", "ALTER TABLE s.a ADD COLUMN b int;", "ALTER TABLE s.a DROP COLUMN b;");
    history.put("b1", "r1", "CREATE TABLE s.b (id int);", "DROP TABLE s.b;");
    history.put("m", "a2, b1\n-- @empty \"a merge\"", "", "");
    history
}

#[test]
fn a_merge_that_is_remembered_is_not_judged_again() {
    let history = branches("merge");
    assert_eq!(history.sound(), 0);
    assert_eq!(history.sound(), 6);
    history.put("n", "m", "CREATE TABLE s.n (id int);", "DROP TABLE s.n;");
    assert_eq!(history.sound(), 6);
    // The merge has to be judged again: its branches are seen again, what is before them is not.
    fs::remove_file(history.file("n")).unwrap();
    history.put("b1", "r1", "CREATE TABLE s.b (id bigint);", "DROP TABLE s.b;");
    assert_eq!(history.sound(), 2);
    history.put("b1", "r1", "CREATE TABLE s.a (id bigint);", "DROP TABLE s.a;");
    assert_eq!(history.recalled(""), 0);
    assert_eq!(history.problems("").len(), 1, "{:?}", history.problems(""));
}

#[test]
fn branches_that_clash_are_told_as_without_memory() {
    let history = branches("clash");
    history.sound();
    history.put("c1", "m", "ALTER TABLE s.t ADD COLUMN x int;", "ALTER TABLE s.t DROP COLUMN x;");
    history.put("d1", "m", "ALTER TABLE s.t ADD COLUMN y int;", "ALTER TABLE s.t DROP COLUMN y;");
    assert_eq!(history.recalled(""), 6, "two heads: the graph is wrong, each branch is not");
    history.put("e", "c1, d1\n-- @empty \"a merge\"", "", "");
    assert_eq!(history.recalled(""), 0);
    assert!(history.problems("").iter().any(|it| it.starts_with("conflicting-branches")));
    history.put("d1", "m", "CREATE TABLE s.d (id int);", "DROP TABLE s.d;");
    assert_eq!(history.sound(), 6);
    assert_eq!(history.sound(), 9);
}
