//! The answer to the compiler: the proven history, or one compile error for each problem and an empty history, so that nothing
//! that uses it seems wrong as well.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arcoiris_checker::artefact::{self, Surroundings};
use arcoiris_checker::config::Config;
use arcoiris_checker::load::{self, Folder, Settings};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::source::Source;
use arcoiris_checker::{Outcome, check, report};
use proc_macro::{Delimiter, Group, TokenStream, TokenTree};
use proc_macro2::Span;

use crate::call::{Call, InlineRevision};
use crate::surroundings::Found;
use crate::{folded, relocate, surroundings, watch};

/// Where the runtime is.
const RUNTIME: &str = artefact::RUNTIME;
/// What stands where a history should, so that nothing that uses it seems wrong as well.
const EMPTY: &str = "::arcoiris::History::EMPTY";

/// What is checked, and what it was made of.
pub(crate) struct Checked {
    pub(crate) outcome: Outcome,
    pub(crate) config: Config,
    /// Whether the revisions stand in the call.
    inline: bool,
    /// Files whose change has to rebuild the crate.
    pub(crate) files: Vec<PathBuf>,
}

/// Proves the history of a call.
pub(crate) fn history(call: TokenStream) -> TokenStream {
    match Call::parse(call.into()) {
        Err(error) => block(at(&artefact::error(&error.to_string()), error.span()), EMPTY),
        Ok(call) => answer(&call),
    }
}

fn answer(call: &Call) -> TokenStream {
    let root = surroundings::root();
    let checked = match call {
        Call::Configured => folder(&load::settings(&root).config.versions, &root),
        Call::Folder(written) => folder(&written.value(), &root),
        Call::Inline(revisions) => inline(revisions, load::settings(&root)).map(Arc::new),
    };
    match checked {
        Ok(checked) => {
            let file = checked.inline.then(relocate::calling_source).flatten();
            let told =
                checked.outcome.problems.iter().map(|problem| told(call, problem, file.as_ref())).collect();
            block(told, &text(&checked))
        }
        Err(problem) => block(told(call, &problem, None), EMPTY),
    }
}

/// A problem as the compiler tells it. It points at what the author wrote in the call: of what points at the whole call the
/// compiler says that it comes from a macro, each time.
fn told(call: &Call, problem: &Problem, file: Option<&Arc<Source>>) -> proc_macro2::TokenStream {
    let shown = file.map(|file| relocate::problem(problem.clone(), file));
    let message = report::render_for_compiler(shown.as_ref().unwrap_or(problem));
    let statement = match problem.level {
        Level::Deny => artefact::error(&message),
        Level::Warn | Level::Allow => artefact::warning(problem.rule, &message),
    };
    at(&statement, call.span_of(problem))
}

/// The history in a folder, checked once in a process of the compiler: several macros ask for it.
pub(crate) fn folder(written: &str, root: &Path) -> Result<Arc<Checked>, Problem> {
    let found = surroundings::folder(written, root).map_err(|tried| {
        let mut problem =
            Problem::new("missing-folder", format!("there is no folder `{written}` of revisions"));
        for place in tried {
            problem = problem.note(format!("not there: {}", place.display()));
        }
        problem.help("make it, or name the folder that holds the revisions: `history!(\"versions\")`")
    })?;
    Ok(folded::checked(&found.folder, root, || check_folder(&found, root)))
}

fn check_folder(found: &Found, root: &Path) -> Checked {
    let cache = surroundings::artefacts(&found.shown);
    let place = Folder { path: &found.folder, shown: &found.shown, cache: cache.as_deref() };
    // A crate with several histories may configure each beside its folder.
    let beside = found.folder.parent().filter(|parent| parent.join(load::CONFIGURATION).is_file());
    let configured = beside.unwrap_or(root);
    let (mut request, files) = load::folder(configured, &place, load::settings(configured));
    request.problems.extend(watch::check(root, &found.folder));
    let config = request.config.clone();
    Checked { outcome: check(request), config, inline: false, files }
}

fn inline(revisions: &[InlineRevision], settings: Settings) -> Result<Checked, Problem> {
    let files = settings.file.clone().into_iter().collect();
    let read: Vec<_> = revisions.iter().map(InlineRevision::read).collect::<Result<_, _>>()?;
    let request = load::inline(&read, settings);
    let config = request.config.clone();
    Ok(Checked { outcome: check(request), config, inline: true, files })
}

/// Dependencies and the history, as the statements of a block and its value.
fn text(checked: &Checked) -> String {
    let Checked { outcome, config, inline, files } = checked;
    let mut text = String::new();
    for file in files {
        // The compiler takes a relative path to be relative to the calling file.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        text.push_str(&artefact::dependency(&file.display().to_string()));
    }
    if !outcome.proven() {
        text.push_str(EMPTY);
        return text;
    }
    if let Some(problem) = &outcome.unsealed {
        text.push_str(&match problem.level {
            Level::Deny => artefact::release_error(&report::render_for_compiler(problem)),
            Level::Warn | Level::Allow => {
                artefact::release_warning(problem.rule, &report::render_for_compiler(problem))
            }
        });
    }
    let (name, version) = surroundings::package();
    let surroundings = Surroundings {
        runtime: RUNTIME,
        package: (&name, &version),
        inline: *inline,
        built: surroundings::built(),
    };
    let sealed = outcome.lock.sealed();
    text.push_str(&artefact::history(
        &outcome.history.revisions,
        config,
        |id| sealed.contains(id),
        &surroundings,
    ));
    text
}

/// One expression: a block of what is told and of a text that ends in the history.
fn block(told: proc_macro2::TokenStream, text: &str) -> TokenStream {
    // One parse of one text: each token that crosses the bridge by itself costs a call.
    let rest: TokenStream = match text.parse() {
        Ok(tokens) => tokens,
        Err(error) => {
            let message = format!("arcoiris wrote Rust that cannot be parsed: {error}; please report it");
            format!("{} {EMPTY}", artefact::error(&message)).parse().unwrap_or_default()
        }
    };
    let mut inner = TokenStream::from(told);
    inner.extend(rest);
    TokenTree::from(Group::new(Delimiter::Brace, inner)).into()
}

/// A statement that is about a part of the call.
pub(crate) fn at(statement: &str, span: Span) -> proc_macro2::TokenStream {
    respan(statement.parse().unwrap_or_default(), span)
}

pub(crate) fn respan(tokens: proc_macro2::TokenStream, span: Span) -> proc_macro2::TokenStream {
    tokens
        .into_iter()
        .map(|mut tree| {
            if let proc_macro2::TokenTree::Group(group) = &tree {
                let inner = respan(group.stream(), span);
                tree = proc_macro2::Group::new(group.delimiter(), inner).into();
            }
            tree.set_span(span);
            tree
        })
        .collect()
}

/// What the user sees of a mistake of ours.
pub(crate) fn panicked(panic: &Box<dyn Any + Send>) -> TokenStream {
    let what = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let message = format!(
        "arcoiris broke while it checked the history, which is a mistake of its own: {what}\n\
         please report it with the revision that was added last: https://github.com/arcoiris/arcoiris/issues"
    );
    block(at(&artefact::error(&message), Span::call_site()), EMPTY)
}
