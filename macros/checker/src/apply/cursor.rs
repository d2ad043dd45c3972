//! Cursors of a session. <https://www.postgresql.org/docs/15/sql-declare.html>
//!
//! A cursor changes nothing; that its query, and the cursor itself, are there is what is judged.

use super::data;
use crate::effects::Effects;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::{OpenCursor, Simulation};
use crate::syntax::{DeclareCursor, Ident, Span, Statement, StatementKind};

/// `DECLARE`
///
/// # Errors
/// 25P01 outside a transaction, 42P03 for a name that is taken, 0A000 for rows that are locked where they cannot be; what is wrong
/// with the query.
pub(super) fn declare(
    simulation: &mut Simulation,
    it: &DeclareCursor,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let StatementKind::Select(query) = &it.query.kind else {
        return Err(Refusal::not_modelled(span, "a cursor for this statement"));
    };
    let mark = simulation.catalog.mark();
    let rows = simulation.rows.mark();
    let done = data::select(simulation, query, span, effects);
    simulation.catalog.rollback(mark);
    simulation.rows.rollback(rows);
    // What its functions count is counted when rows are fetched.
    simulation.rows.forget_counters();
    if let Err(refusal) = done {
        let at_run_time = refusal.sqlstate().is_some_and(|sqlstate| sqlstate.starts_with("22"));
        return Err(match at_run_time {
            // It is told when that row is fetched, if it is.
            true => Refusal::not_modelled(refusal.span, "a value that a cursor may come to"),
            false => refusal,
        });
    }
    let writes = |statement: &Statement| !matches!(statement.kind, StatementKind::Select(_));
    let mut with = query.with.iter().flat_map(|with| &with.queries);
    if with.any(|(_, (_, statement))| writes(statement)) {
        let message = "DECLARE CURSOR must not contain data-modifying statements in WITH";
        return Err(Refusal::other(span, "0A000", message));
    }
    if query.locking && (it.hold || it.scroll || it.insensitive) {
        let message = "DECLARE CURSOR with rows locked is not supported";
        return Err(Refusal::other(span, "0A000", message));
    }
    if simulation.autocommit && !simulation.in_block && !it.hold {
        let message = "DECLARE CURSOR can only be used in transaction blocks";
        return Err(Refusal::other(span, "25P01", message));
    }
    if simulation.cursors.contains_key(&it.name.name) {
        let message = format!("cursor \"{}\" already exists", it.name.name.as_str());
        return Err(Refusal::other(it.name.span, "42P03", message));
    }
    let open = OpenCursor { hold: it.hold, scroll: it.scroll };
    simulation.cursors.insert(it.name.name.clone(), open);
    effects.words = format!("declare the cursor {}", it.name.name);
    Ok(())
}

fn unknown(cursor: &Ident) -> Refusal {
    let message = format!("cursor \"{}\" does not exist", cursor.name.as_str());
    Refusal::new(cursor.span, RefusalFact::Other { sqlstate: "34000", message, hint: None })
}

/// `FETCH`, `MOVE`
///
/// # Errors
/// 34000
pub(super) fn fetch(
    simulation: &mut Simulation,
    cursor: &Ident,
    forward: bool,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(open) = simulation.cursors.get(&cursor.name) else { return Err(unknown(cursor)) };
    if !forward && !open.scroll {
        // The plan decides whether it can go back.
        return Err(Refusal::not_modelled(span, "a cursor that is moved backward"));
    }
    effects.words = format!("fetch from the cursor {}", cursor.name);
    Ok(())
}

/// `CLOSE`
///
/// # Errors
/// 34000
pub(super) fn close(
    simulation: &mut Simulation,
    cursor: Option<&Ident>,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(cursor) = cursor else {
        simulation.cursors.clear();
        effects.words = "close all cursors".to_owned();
        return Ok(());
    };
    if simulation.cursors.remove(&cursor.name).is_none() {
        return Err(unknown(cursor));
    }
    effects.words = format!("close the cursor {}", cursor.name);
    Ok(())
}
