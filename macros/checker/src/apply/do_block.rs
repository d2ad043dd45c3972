//! `DO`: a block of PL/pgSQL, run on the catalog; functions of the history that a query calls for what they do. <https://www.postgresql.org/docs/15/sql-do.html>

use arcoiris_catalog::{DefinedKind, Name, Namespace};

use crate::effects::Effects;
use crate::parse::on_large_stack;
use crate::plpgsql;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{DoBlock, Expression, Query, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &DoBlock,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if let Some(language) = &it.language
        && language.name.as_str() != "plpgsql"
    {
        let name = language.name.as_str();
        if matches!(name, "sql" | "c" | "internal") {
            let message = format!("language \"{name}\" does not support inline code execution");
            return Err(Refusal::other(language.span, "0A000", message));
        }
        let installed = |namespace| simulation.catalog.find(namespace, None, &language.name).is_some();
        if installed(Namespace::Extension) || installed(Namespace::Defined(DefinedKind::Language)) {
            // What other languages do cannot be seen.
            let what = format!("DO LANGUAGE {}", language.name);
            return Err(Refusal::new(span, RefusalFact::Opaque { what }));
        }
        let message = format!("language \"{name}\" does not exist");
        return Err(Refusal::other(language.span, "42704", message));
    }
    if simulation.catalog.find(Namespace::Extension, None, &Name::new("plpgsql")).is_none() {
        return Err(Refusal::other(span, "42704", "language \"plpgsql\" does not exist"));
    }
    let state = simulation.clone_session();
    // The block is one statement, and so one transaction.
    let autocommit = std::mem::replace(&mut simulation.autocommit, false);
    let done = on_large_stack(|| plpgsql::inline(simulation, &it.body)).unwrap_or_else(|no_thread| {
        Err(Refusal::not_modelled(Span::default(), format!("a block that could not be run: {no_thread}")))
    });
    simulation.autocommit = autocommit;
    match done {
        Ok(found) => {
            effects.words = "do".to_owned();
            let start = start(it);
            effects.notes =
                found.notes.into_iter().map(|note| note.moved(|span| moved(span, start, it))).collect();
            effects.locks = found.locks;
            Ok(())
        }
        Err(refusal) => {
            simulation.restore_session(state);
            Err(Refusal { span: moved(refusal.span, start(it), it), ..refusal })
        }
    }
}

/// `SELECT f(…)` of a function of the history, whose body is run like a block's. `opaque` is what is said of any other.
pub(super) fn select(
    simulation: &mut Simulation,
    it: &Query,
    opaque: Refusal,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let state = simulation.clone_session();
    let done = on_large_stack(|| plpgsql::selected(simulation, it)).unwrap_or_default();
    match done.unwrap_or(Err(opaque)) {
        Ok(found) => {
            effects.words = "select".to_owned();
            effects.notes = found.notes;
            effects.locks = found.locks;
            Ok(())
        }
        Err(refusal) => {
            simulation.restore_session(state);
            Err(refusal)
        }
    }
}

/// `CALL` of a procedure of the history. <https://www.postgresql.org/docs/15/sql-call.html>
pub(super) fn call(
    simulation: &mut Simulation,
    it: &Expression,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let state = simulation.clone_session();
    let done = on_large_stack(|| plpgsql::procedure(simulation, it)).unwrap_or_else(|no_thread| {
        Err(Refusal::not_modelled(it.span, format!("a procedure that could not be run: {no_thread}")))
    });
    match done {
        Ok(found) => {
            effects.words = "call a procedure".to_owned();
            effects.notes = found.notes;
            effects.locks = found.locks;
            Ok(())
        }
        Err(refusal) => {
            simulation.restore_session(state);
            Err(refusal)
        }
    }
}

/// Where the body begins in the source: behind its quotes. `None` if it is not written byte for byte.
fn start(it: &DoBlock) -> Option<u32> {
    let quotes = (it.span.end - it.span.start).checked_sub(u32::try_from(it.body.len()).ok()?)?;
    // `$tag$ … $tag$`, or a single quotation mark on either side.
    (quotes.is_multiple_of(2)).then_some(it.span.start + quotes / 2)
}

fn moved(span: Span, start: Option<u32>, it: &DoBlock) -> Span {
    match start {
        Some(start) => {
            Span { start: (span.start + start).min(it.span.end), end: (span.end + start).min(it.span.end) }
        }
        None => it.span,
    }
}
