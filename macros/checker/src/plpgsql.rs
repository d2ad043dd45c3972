//! PL/pgSQL: a body read as PostgreSQL 15's compiler reads it when a function is created, and run on the simulated catalog where what it
//! does is certain. <https://www.postgresql.org/docs/15/plpgsql.html>
//!
//! The SQL in a body is checked for syntax only, as PostgreSQL does: what its names mean is found out when it runs.

mod condition;
mod evaluate;
mod execute;
mod namespace;
mod parse;
pub(crate) mod relations;
pub(crate) mod syntax;
#[cfg(test)]
mod tests;
mod value;

use arcoiris_catalog::Name;

pub(crate) use execute::{fails, inline, procedure, selected};

use crate::parse::on_large_stack;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// What surrounds a body: what its `RETURN` may give, and which variables it has from the start.
#[derive(Debug, Clone)]
pub(crate) struct Routine {
    /// The routine's own name, which is a label around its body.
    pub(crate) name: Name,
    /// What it returns.
    pub(crate) returns: Returns,
    /// `RETURNS SETOF`, `RETURNS TABLE`
    pub(crate) set: bool,
    /// `CREATE PROCEDURE`
    pub(crate) procedure: bool,
    /// Its parameters, in order, columns of `RETURNS TABLE` too.
    pub(crate) parameters: Vec<Parameter>,
}

/// What a routine returns, as far as its body is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returns {
    /// `void`; procedures without `OUT` parameters; `DO`.
    Void,
    /// Any type.
    Value,
    /// `trigger`
    Trigger,
    /// `event_trigger`
    EventTrigger,
}

/// A parameter.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) name: Option<Name>,
    /// `None` for a type that is not known here, a polymorphic one say.
    pub(crate) kind: Option<Kind>,
    /// `OUT`, `INOUT` and columns of `RETURNS TABLE`.
    pub(crate) out: bool,
}

/// A body that PostgreSQL accepts.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    pub(crate) block: syntax::Block,
}

impl Routine {
    /// What surrounds the body of a `DO` block.
    pub(crate) fn inline() -> Self {
        Routine {
            name: Name::new("inline_code_block"),
            returns: Returns::Void,
            set: false,
            procedure: false,
            parameters: Vec::new(),
        }
    }
}

/// An SQLSTATE that PostgreSQL has a name for.
pub(crate) fn known_state(state: &str) -> Option<&'static str> {
    condition::known(state)
}

/// Reads a body as `CREATE FUNCTION` does with `check_function_bodies` on. Places are bytes of the body.
///
/// # Errors
/// What PostgreSQL's compiler refuses, or what is not modelled.
pub(crate) fn check_body(simulation: &Simulation, body: &str, routine: &Routine) -> Result<Checked, Refusal> {
    on_large_stack(|| parse::function(simulation, body, routine)).unwrap_or_else(|no_thread| {
        Err(Refusal::not_modelled(Span::default(), format!("a body that could not be read: {no_thread}")))
    })
}
