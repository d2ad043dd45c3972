//! A folder of revisions, proven by the checker when a test runs, and as the macro would embed it.

use std::path::Path;

use arcoiris::{History, Revision, Scope, Script, ScriptStatement};
use arcoiris_catalog::Wire as _;
use arcoiris_checker::history::{Deed, Simulated};
use arcoiris_checker::{Outcome, Request, artefact, check, load, revision};

/// What the checker makes of the revisions in `versions`.
#[must_use]
pub fn judged(folder: &Path) -> Outcome {
    check(request(folder))
}

fn request(folder: &Path) -> Request {
    let settings = load::settings(folder);
    let versions = settings.config.versions.clone();
    let place = load::Folder { path: &folder.join(&versions), shown: &versions, cache: None };
    load::folder(folder, &place, settings).0
}

/// The history of these revisions, kept for as long as the test runs.
///
/// # Panics
/// Where it is not proven.
#[must_use]
#[track_caller]
pub fn embedded(folder: &Path) -> &'static History {
    let request = request(folder);
    let config = request.config.clone();
    let outcome = check(request);
    assert!(outcome.proven(), "{:?}", outcome.problems.first());
    let (schema, table) = &config.version_table;
    let path: Vec<String> = config.search_path.iter().map(ToString::to_string).collect();
    keep(History {
        revisions: all(outcome.history.revisions.iter().map(revision)),
        legacy: &[],
        version_table: (text(schema.as_str()), text(table.as_str())),
        search_path: text(&path.join(", ")),
        package: ("shop", "0.1.0"),
        built: 1_795_339_800,
        oldest_server: config.oldest_server,
        scope: Scope {
            schemas: texts(&config.schemas),
            include: texts(&config.include),
            exclude: texts(&config.exclude),
        },
    })
}

fn revision(simulated: &Simulated) -> Revision {
    let it = &simulated.revision;
    let down: Vec<String> = it.down_revisions.iter().map(|down| down.value.clone()).collect();
    let mut changes = Vec::new();
    simulated.changes.put(&mut changes);
    Revision {
        id: text(&it.id.value),
        down_revisions: texts(&down),
        title: text(it.message.lines().next().unwrap_or_default()),
        message: text(&it.message),
        created: it.created.as_deref().map(text),
        path: text(&it.source.path),
        baseline: it.baseline.is_some(),
        sealed: false,
        no_transaction: it.no_transaction.is_some(),
        irreversible: it.irreversible.as_ref().map(|why| text(&why.value)),
        upgrade: script(it, Some(&it.upgrade), &simulated.upgrade),
        downgrade: script(it, it.downgrade.as_ref(), &simulated.downgrade),
        changes: changes.leak(),
    }
}

fn script(of: &revision::Revision, script: Option<&revision::Script>, deeds: &[Deed]) -> Script {
    let Some(script) = script else { return Script::EMPTY };
    let start = script.span.start;
    let statements = script.statements.iter().zip(deeds).map(|(statement, deed)| {
        let span = statement.statement.span;
        ScriptStatement {
            start: span.start.saturating_sub(start),
            end: span.end.saturating_sub(start),
            words: text(&deed.words),
            lock: deed.lock.as_ref().map(|(lock, table)| (lock.words(), text(table))),
        }
    });
    Script {
        sql: text(of.source.text.get(start as usize..script.span.end as usize).unwrap_or_default()),
        line: of.source.line_column(start).0,
        statements: all(statements),
        hash: text(&artefact::hash(script)),
    }
}

fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn texts(texts: &[String]) -> &'static [&'static str] {
    all(texts.iter().map(|it| text(it)))
}

fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn all<T>(values: impl Iterator<Item = T>) -> &'static [T] {
    Vec::leak(values.collect())
}
