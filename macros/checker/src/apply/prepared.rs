//! Prepared statements. <https://www.postgresql.org/docs/15/sql-prepare.html>
//!
//! `EXECUTE` is its statement with the arguments in the parameters' places.

use arcoiris_catalog::Name;

use crate::effects::Effects;
use crate::parse;
use crate::refusal::Refusal;
use crate::resolve;
use crate::simulation::{Parameters, Simulation};
use crate::syntax::{ArgumentKind, ExecuteArgument, Ident, Prepare, Span, Statement, StatementKind};

/// `PREPARE`
///
/// # Errors
/// 42P05 for a name that is taken; what is wrong with the statement.
pub(super) fn prepare(
    simulation: &mut Simulation,
    it: &Prepare,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let highest = it.pieces.iter().filter_map(|(_, number)| *number).max().unwrap_or(0);
    let mut inputs = Vec::with_capacity(it.types.len());
    for (ty, _) in &it.types {
        let (kind, modifier) = resolve::any_type(simulation, ty)?;
        inputs.push((None, kind.to_ref(simulation, modifier)));
    }
    if usize::try_from(highest).is_ok_and(|highest| highest > it.types.len()) {
        return Err(Refusal::not_modelled(span, "a parameter whose type is not written"));
    }
    let parameters = Parameters { routine: it.name.name.clone(), inputs };
    let before = simulation.parameters.replace(parameters);
    let mark = simulation.catalog.mark();
    let rows = simulation.rows.mark();
    let done = super::transition(simulation, &it.statement, &mut Effects::default());
    simulation.catalog.rollback(mark);
    simulation.rows.rollback(rows);
    simulation.parameters = before;
    if let Err(refusal) = done {
        let at_run_time = refusal.sqlstate().is_some_and(|it| it.starts_with("23") || it.starts_with("22"));
        return Err(match at_run_time {
            true => Refusal::not_modelled(refusal.span, "a value in a prepared statement"),
            false => refusal,
        });
    }
    if simulation.prepared.contains_key(&it.name.name) {
        let message = format!("prepared statement \"{}\" already exists", it.name.name.as_str());
        return Err(Refusal::other(it.name.span, "42P05", message));
    }
    simulation.prepared.insert(it.name.name.clone(), it.clone());
    effects.words = format!("prepare the statement {}", it.name.name);
    Ok(())
}

fn unknown(name: &Ident) -> Refusal {
    let message = format!("prepared statement \"{}\" does not exist", name.name.as_str());
    Refusal::other(name.span, "26000", message)
}

/// `EXECUTE`
///
/// # Errors
/// 26000 if it is not prepared, 42601 for another number of arguments; what its statement says.
pub(super) fn execute(
    simulation: &mut Simulation,
    name: &Ident,
    arguments: &[ExecuteArgument],
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(prepared) = simulation.prepared.get(&name.name).cloned() else { return Err(unknown(name)) };
    if prepared.types.len() != arguments.len() {
        let message = format!("wrong number of parameters for prepared statement \"{}\"", name.name.as_str());
        return Err(Refusal::other(span, "42601", message));
    }
    for (argument, (ty, _)) in arguments.iter().zip(&prepared.types) {
        let (kind, _) = resolve::any_type(simulation, ty)?;
        let numeric = kind.category(simulation).0 == 'N';
        let fits = match argument.kind {
            ArgumentKind::Unknown => true,
            ArgumentKind::Number => numeric,
            ArgumentKind::Other => false,
        };
        if !fits {
            return Err(Refusal::not_modelled(argument.span, "this argument of EXECUTE"));
        }
    }
    let statement = filled(&prepared, arguments, simulation.server)
        .ok_or_else(|| Refusal::not_modelled(span, "this prepared statement"))?;
    let before = simulation.parameters.take();
    let mut inner = Effects::default();
    let done = super::transition(simulation, &statement, &mut inner);
    simulation.parameters = before;
    done.map_err(|refusal| Refusal { span, ..refusal })?;
    effects.words = format!("execute {}: {}", name.name, inner.words);
    effects.locks.extend(inner.locks);
    effects.notes.extend(inner.notes.into_iter().map(|note| note.moved(|_| span)));
    Ok(())
}

/// The statement with the arguments put in.
fn filled(prepared: &Prepare, arguments: &[ExecuteArgument], server: u32) -> Option<Statement> {
    let mut text = String::new();
    for (piece, number) in &prepared.pieces {
        text.push_str(piece);
        if let Some(number) = number {
            let index = usize::try_from(*number).ok()?.checked_sub(1)?;
            let ((_, ty), argument) = prepared.types.get(index).zip(arguments.get(index))?;
            text.push_str(&format!("CAST({} AS {ty})", argument.text));
        }
    }
    let mut statements = parse::script(&text, 0..u32::try_from(text.len()).ok()?, server).ok()?;
    let found = statements.pop()?;
    let writes_rows = matches!(
        found.kind,
        StatementKind::Select(_)
            | StatementKind::Insert(_)
            | StatementKind::Update(_)
            | StatementKind::Delete(_)
    );
    (writes_rows && statements.is_empty()).then_some(found)
}

/// `DEALLOCATE`
///
/// # Errors
/// 26000
pub(super) fn deallocate(
    simulation: &mut Simulation,
    name: Option<&Ident>,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(name) = name else {
        simulation.prepared.clear();
        effects.words = "deallocate all prepared statements".to_owned();
        return Ok(());
    };
    if simulation.prepared.remove::<Name>(&name.name).is_none() {
        return Err(unknown(name));
    }
    effects.words = format!("deallocate the prepared statement {}", name.name);
    Ok(())
}
