//! The answer to the compiler: the proven history, or one compile error for each problem and an empty history, so that nothing
//! that uses it seems wrong as well.

use std::any::Any;
use std::path::Path;

use arcoiris_checker::artefact::{self, Surroundings};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::{Outcome, report};
use proc_macro::TokenStream;
use proc_macro2::Span;

use crate::call::Call;
use crate::{surroundings, watch};

/// Where the runtime is.
const RUNTIME: &str = "::arcoiris";

/// What is checked, and what it was made of.
struct Checked {
    outcome: Outcome,
    config: arcoiris_checker::config::Config,
    /// Files whose change has to rebuild the crate.
    files: Vec<String>,
}

/// Proves the history of a call.
pub(crate) fn history(call: TokenStream) -> TokenStream {
    match Call::parse(call.into()) {
        Err(error) => at(&artefact::error(&error.to_string()), error.span()),
        Ok(call) => block(&answer(&call)),
    }
}

fn answer(call: &Call) -> String {
    let root = surroundings::root();
    let checked = match call {
        Call::Configured => folder(None, &root),
        Call::Folder(folder_name) => folder(Some(&folder_name.value()), &root),
        Call::Inline(revisions) => Ok(inline(revisions, &root)),
    };
    match checked {
        Ok(checked) => text(&checked),
        Err(problem) => format!("{} {RUNTIME}::History::EMPTY", artefact::error(&report::render_for_compiler(&problem))),
    }
}

/// Problems, dependencies and the history, as the statements of a block and its value.
fn text(checked: &Checked) -> String {
    let Checked { outcome, config, files } = checked;
    let mut text = String::new();
    for file in files {
        text.push_str(&artefact::dependency(file));
    }
    for problem in &outcome.problems {
        text.push_str(&statement(problem));
    }
    if !outcome.proven() {
        text.push_str(&format!("{RUNTIME}::History::EMPTY"));
        return text;
    }
    if let Some(problem) = &outcome.unsealed {
        text.push_str(&match problem.level {
            Level::Deny => artefact::release_error(&report::render_for_compiler(problem)),
            Level::Warn | Level::Allow => artefact::release_warning(problem.rule, &report::render_for_compiler(problem)),
        });
    }
    let (name, version) = surroundings::package();
    let surroundings =
        Surroundings { runtime: RUNTIME, package: (&name, &version), built: surroundings::built() };
    let sealed = outcome.lock.sealed();
    text.push_str(&artefact::history(
        &outcome.history.revisions,
        config,
        |id| sealed.contains(id),
        &surroundings,
    ));
    text
}

fn statement(problem: &Problem) -> String {
    let message = report::render_for_compiler(problem);
    match problem.level {
        Level::Deny => artefact::error(&message),
        Level::Warn | Level::Allow => artefact::warning(problem.rule, &message),
    }
}

/// One expression: the block of these statements.
fn block(text: &str) -> TokenStream {
    // One parse of one text: each token that crosses the bridge by itself costs a call.
    match format!("{{ {text} }}").parse() {
        Ok(tokens) => tokens,
        Err(error) => block_of_error(&format!("arcoiris wrote Rust that cannot be parsed: {error}; please report it")),
    }
}

/// A message that is about a part of the call.
fn at(statement: &str, span: Span) -> TokenStream {
    let text = format!("{{ {statement} {RUNTIME}::History::EMPTY }}");
    let Ok(tokens) = text.parse::<proc_macro2::TokenStream>() else { return block(statement) };
    respan(tokens, span).into()
}

fn respan(tokens: proc_macro2::TokenStream, span: Span) -> proc_macro2::TokenStream {
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
    block_of_error(&format!(
        "arcoiris broke while it checked the history, which is a mistake of its own: {what}\n\
         please report it with the revision that was added last: https://github.com/arcoiris/arcoiris/issues"
    ))
}

fn block_of_error(message: &str) -> TokenStream {
    format!("{{ {} {RUNTIME}::History::EMPTY }}", artefact::error(message)).parse().unwrap_or_default()
}
