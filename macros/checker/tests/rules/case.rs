//! A case: the files of a crate, in one text.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use arcoiris_checker::config::Config;
use arcoiris_checker::graph::Graph;
use arcoiris_checker::models::{Found, compare};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::revision::Revision;
use arcoiris_checker::rules::{Group, Levels, Problems, RULES, Rule};
use arcoiris_checker::seal::Lock;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::source::{Place, Source};
use arcoiris_checker::syntax::Span;
use arcoiris_checker::{LockFile, Outcome, Request, check, parse, read};
use arcoiris_models::{Arguments, Models};

/// The head of a case that is one revision.
const HEAD: &str = "-- A tip for every sale.\n--\n-- @revision 9c1b7e60aa12\n-- @revises 37a02ec8662a\n-- @created 2026-11-22 09:30:00+00\n";
const FILE: &str = "versions/9c1b7e60aa12_a_tip_for_every_sale.sql";

/// The files of a crate.
#[derive(Debug)]
pub(crate) struct Case {
    files: Vec<(String, String)>,
    sealed: Vec<(String, String)>,
}

impl Case {
    pub(crate) fn read(text: &str) -> Case {
        let mut case = Case { files: Vec::new(), sealed: Vec::new() };
        if !text.starts_with("--- ") {
            case.files = prelude();
            case.files.push((FILE.to_owned(), format!("{HEAD}{text}")));
            return case;
        }
        for part in text.strip_prefix("--- ").into_iter().flat_map(|text| text.split("\n--- ")) {
            let (path, body) = part.split_once('\n').unwrap_or((part, ""));
            let file = |path: &str| (path.to_owned(), format!("{}\n", body.trim_end()));
            match path.strip_prefix("sealed: ") {
                Some(path) => case.sealed.push(file(path)),
                None => case.files.push(file(path)),
            }
        }
        case
    }

    /// What the checker says. The rule that the case is about is told even if it is allowed by default.
    pub(crate) fn problems(&self, rule: &Rule) -> Vec<Problem> {
        let outcome = self.outcome(rule);
        let mut problems = outcome.problems;
        problems.extend(outcome.unsealed.filter(|_| rule.name == "unsealed-release"));
        if let Some((path, text)) = self.files.iter().find(|(path, _)| path == "src/models.rs") {
            assert!(problems.is_empty(), "models are held against a sound history: {problems:?}");
            problems = of_models(path, text, &outcome.history.database);
        }
        problems
    }

    /// All that the checker finds out.
    pub(crate) fn outcome(&self, rule: &Rule) -> Outcome {
        let source = |name: &str| {
            let file = self.files.iter().find(|(path, _)| path == name);
            file.map(|(path, text)| read::source(path, text.clone().into_bytes()).unwrap())
        };
        let (mut config, mut problems) =
            source("arcoiris.toml").map(|it| Config::read(&it)).unwrap_or_default();
        if rule.level == Level::Allow {
            let place = Place {
                source: Arc::new(Source { path: String::new(), text: String::new(), first: (1, 1) }),
                span: Span::default(),
            };
            config.levels = Levels::new(vec![(rule.name.to_owned(), Level::Deny, place)]).0;
        }
        // A case is about one rule; hazards meet in many a statement.
        for other in RULES.iter().filter(|other| other.group == Group::Hazards && other.name != rule.name) {
            config.levels.permit(other);
        }
        let (revisions, found) = revisions(&self.files);
        problems.extend(found);
        let lock = match source("history.lock") {
            Some(source) => LockFile::There(source),
            None if self.sealed.is_empty() => LockFile::Missing("history.lock".to_owned()),
            None => {
                let (sealed, wrong) = self::revisions(&self.sealed);
                assert!(wrong.is_empty(), "what is sealed is sound: {wrong:?}");
                let graph = Graph::build(sealed, true, &[], &mut Problems::default());
                let text = Lock::empty("history.lock").seal(&graph).text();
                LockFile::There(read::source("history.lock", text.into_bytes()).unwrap())
            }
        };
        check(Request { revisions, problems, config, lock, memory: None })
    }
}

/// What differs between the models of a file and a history.
fn of_models(path: &str, text: &str, head: &Simulation) -> Vec<Problem> {
    let mut models = Models::default();
    let file = syn::parse_file(text).expect("Rust");
    for item in &file.items {
        let syn::Item::Mod(module) = item else { continue };
        let attribute = module.attrs.first().expect("the attribute");
        let arguments: Arguments = attribute.parse_args().expect("its arguments");
        models.module(&arguments, module, &[module.ident.to_string()]);
    }
    assert!(models.errors.is_empty(), "the attributes are sound: {:?}", models.errors);
    let source = Arc::new(Source { path: path.to_owned(), text: text.to_owned(), first: (1, 1) });
    let compared = compare(&models.description, head, &Levels::default());
    let place = |found: Found| {
        let bytes = models.span(found.anchor).byte_range();
        let span = Span { start: bytes.start as u32, end: bytes.end as u32 };
        found.problem.at(Place { source: Arc::clone(&source), span }, "")
    };
    compared.found.into_iter().map(place).collect()
}

fn revisions(files: &[(String, String)]) -> (Vec<Arc<Revision>>, Vec<Problem>) {
    let (mut revisions, mut problems) = (Vec::new(), Vec::new());
    let mut sources = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("versions/")) {
        match read::source(path, text.clone().into_bytes()) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(*problem),
        }
    }
    for (revision, found) in parse::batch(&sources, |source| read::revision(source, 15)).expect("a thread") {
        revisions.extend(revision.map(Arc::new));
        problems.extend(found);
    }
    (revisions, problems)
}

fn prelude() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/prelude/versions");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (format!("versions/{name}"), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}
