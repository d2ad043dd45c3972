//! `#[arcoiris::models]`: reads the module, has the checker compare it, and writes what the structs can do. What is judged is not
//! judged here.
#![expect(clippy::wildcard_enum_match_arm, reason = "of what Rust has, models are made of some")]

mod table;
mod types;

use std::any::Any;
use std::sync::atomic::{AtomicBool, Ordering};

use arcoiris_checker::models::{Assertion, Comparison, compare};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::{artefact, load, report};
use arcoiris_models::{Arguments, Models, strip};
use proc_macro::TokenStream;
use proc_macro2::{Span, TokenStream as Tokens};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Item, ItemMod};

use crate::emit::{at, folder};
use crate::surroundings;

/// Whether it was told that the history is not sound, which is told once.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Checks a module.
pub(crate) fn check(arguments: TokenStream, module: TokenStream) -> TokenStream {
    let read = syn::parse::<Arguments>(arguments)
        .and_then(|arguments| Ok((arguments, syn::parse::<ItemMod>(module.clone())?)));
    let (arguments, mut module) = match read {
        Ok(read) => read,
        Err(error) => {
            let mut tokens = module;
            tokens.extend(TokenStream::from(error.to_compile_error()));
            return tokens;
        }
    };
    let mut models = Models::default();
    models.module(&arguments, &module, &[module.ident.to_string()]);
    let told = told(&arguments, &models);
    write(&models, &mut module, &told.assertions);
    strip(&mut module);
    let mut tokens = module.into_token_stream();
    tokens.extend(told.tokens);
    tokens.into()
}

/// What is said of a module, and what the compiler has to check.
struct Told {
    tokens: Tokens,
    assertions: Vec<Assertion>,
}

fn told(arguments: &Arguments, models: &Models) -> Told {
    let mut tokens = Tokens::new();
    for error in &models.errors {
        tokens.extend(error.to_compile_error());
    }
    if !models.errors.is_empty() {
        return Told { tokens, assertions: Vec::new() };
    }
    let root = surroundings::root();
    let (written, span) = match &arguments.history {
        Some(history) => (history.value(), history.span()),
        None => (load::settings(&root).config.versions, Span::call_site()),
    };
    let checked = match folder(&written, &root) {
        Ok(checked) => checked,
        Err(problem) => {
            tokens.extend(statement(&problem, span));
            return Told { tokens, assertions: Vec::new() };
        }
    };
    for file in &checked.files {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        let dependency: Tokens =
            artefact::dependency(&file.display().to_string()).parse().unwrap_or_default();
        tokens.extend(dependency);
    }
    if !checked.outcome.proven() {
        if !TOLD.swap(true, Ordering::Relaxed) {
            tokens.extend(statement(&unproven(&checked.outcome.problems), span));
        }
        return Told { tokens, assertions: Vec::new() };
    }
    let head = &checked.outcome.history.database;
    let Comparison { found, assertions, .. } = compare(&models.description, head, &checked.config.levels);
    for it in found {
        tokens.extend(statement(&it.problem, models.span(it.anchor)));
    }
    Told { tokens, assertions }
}

/// Models are held against a sound history only; `history!` tells what is wrong with it.
fn unproven(problems: &[Problem]) -> Problem {
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.level == Level::Deny).collect();
    let problem = Problem::new("unproven-history", "models are not compared with a history that has errors");
    match errors.first() {
        Some(first) => {
            let problem = problem
                .note(format!("the first of {}: {} [{}]", errors.len(), first.title, first.rule))
                .help("`history!` tells them all, and so does `arcoiris lint`");
            first.help.iter().fold(problem, Problem::help)
        }
        None => problem,
    }
}

/// A problem where items stand.
fn statement(problem: &Problem, span: Span) -> Tokens {
    let message = report::render_for_compiler(problem);
    match problem.level {
        Level::Deny => at(&artefact::error(&message), span),
        Level::Warn | Level::Allow => {
            let warning = at(&artefact::warning(problem.rule, &message), span);
            quote!(const _: () = #warning;)
        }
    }
}

/// Writes what the models of a module can do into it.
fn write(models: &Models, module: &mut ItemMod, assertions: &[Assertion]) {
    let Some((_, items)) = &mut module.content else { return };
    let mut written = Vec::new();
    for item in items.iter() {
        match item {
            Item::Struct(it) => {
                let ident = it.ident.to_string();
                let description = &models.description;
                if let Some(model) = description.tables.iter().find(|model| model.item.ident == ident) {
                    written.push(table::write(it, model));
                } else if let Some(model) =
                    description.composites.iter().find(|model| model.item.ident == ident)
                {
                    written.push(types::composite(it, model));
                } else if let Some(model) = description.domains.iter().find(|model| model.item.ident == ident)
                {
                    written.push(types::domain(it, model));
                }
            }
            Item::Enum(it) => {
                let ident = it.ident.to_string();
                if let Some(model) = models.description.enums.iter().find(|model| model.item.ident == ident) {
                    written.push(types::an_enum(it, model));
                }
            }
            _ => {}
        }
    }
    for assertion in assertions {
        written.push(assert(models, assertion));
    }
    for tokens in written {
        items.push(Item::Verbatim(tokens));
    }
}

/// Has the compiler check what a path to another module's model was taken to mean.
fn assert(models: &Models, assertion: &Assertion) -> Tokens {
    let span = models.span(assertion.path.anchor);
    let segments = assertion.path.segments.join("::");
    let Ok(path) = syn::parse_str::<syn::Path>(&segments) else { return Tokens::new() };
    let path = crate::emit::respan(path.into_token_stream(), span);
    let name = &assertion.name;
    let (of, constant, what) = match assertion.of_type {
        true => (quote!(SqlType), quote!(NAME), "type"),
        false => (quote!(Table), quote!(TABLE), "table"),
    };
    let message = format!("`{segments}` is not the {what} `{name}`, which the history has here");
    quote_spanned! {span=>
        const _: () = ::core::assert!(
            ::arcoiris::models::same(<#path as ::arcoiris::models::#of>::#constant, #name),
            #message
        );
    }
}

/// What the user sees of a mistake of ours; the module stays as it was.
pub(crate) fn panicked(panic: &Box<dyn Any + Send>, module: TokenStream) -> TokenStream {
    let what = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let message = format!(
        "arcoiris broke while it compared these models with the history, which is a mistake of its own: {what}\n\
         please report it with the models: https://github.com/arcoiris/arcoiris/issues"
    );
    let mut tokens = module;
    tokens.extend(TokenStream::from(at(&artefact::error(&message), Span::call_site())));
    tokens
}
