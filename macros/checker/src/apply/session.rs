//! `SHOW` and `LOAD`: what a session is told and given. <https://www.postgresql.org/docs/15/sql-show.html>
//!
//! Cursors, prepared statements and `COPY` have files of their own.

use super::setting_names;
use super::{copy, cursor, prepared};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{SessionStatement, Span};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &SessionStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        SessionStatement::Show { setting } => show(simulation, setting, span, effects),
        SessionStatement::Load { library } => load(library, span, effects),
        SessionStatement::Declare(it) => cursor::declare(simulation, it, span, effects),
        SessionStatement::Fetch { cursor, forward } => {
            cursor::fetch(simulation, cursor, *forward, span, effects)
        }
        SessionStatement::Close { cursor } => cursor::close(simulation, cursor.as_ref(), effects),
        SessionStatement::Prepare(it) => prepared::prepare(simulation, it, span, effects),
        SessionStatement::Execute { name, arguments } => {
            prepared::execute(simulation, name, arguments, span, effects)
        }
        SessionStatement::Deallocate { name } => prepared::deallocate(simulation, name.as_ref(), effects),
        SessionStatement::Copy(it) => copy::apply(simulation, it, span, effects),
    }
}

/// `SHOW`
///
/// # Errors
/// 42704 for a setting that there is none of.
fn show(simulation: &Simulation, setting: &str, span: Span, effects: &mut Effects) -> Result<(), Refusal> {
    effects.words = format!("show {setting}");
    let name = setting.to_ascii_lowercase();
    if name == "all" || setting_names::context(&name).is_some() {
        return Ok(());
    }
    // One of an extension's or an application's own, or of a later version.
    if name.contains('.') || simulation.server > 15 {
        return Err(Refusal::not_modelled(span, format!("whether the setting {setting} is there")));
    }
    let message = format!("unrecognized configuration parameter \"{setting}\"");
    Err(Refusal::other(span, "42704", message))
}

/// The libraries of PostgreSQL's own that any session may load.
const LIBRARIES: &[&str] = &["auto_explain", "auth_delay", "passwordcheck", "plpgsql"];

/// `LOAD`
fn load(library: &str, span: Span, effects: &mut Effects) -> Result<(), Refusal> {
    effects.words = format!("load the library {library}");
    let name = library.strip_prefix("$libdir/").unwrap_or(library);
    if LIBRARIES.contains(&name.strip_suffix(".so").unwrap_or(name)) {
        return Ok(());
    }
    Err(Refusal::not_modelled(span, format!("the library {library}")))
}
