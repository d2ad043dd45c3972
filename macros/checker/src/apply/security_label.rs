//! `SECURITY LABEL`: labels are kept by providers, which are libraries that the server loads.
//! <https://www.postgresql.org/docs/15/sql-security-label.html>

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// What PostgreSQL says before it looks at the object: none of what comes with it provides labels, but `sepgsql`, which takes a
/// system of its own.
pub(super) fn refused(simulation: &Simulation, provider: Option<&str>, span: Span) -> Refusal {
    if !simulation.unknown_extensions.is_empty() || provider == Some("selinux") {
        return Refusal::not_modelled(span, "a security label by what the server has loaded");
    }
    let message = match provider {
        Some(provider) => format!("security label provider \"{provider}\" is not loaded"),
        None => "no security label providers have been loaded".to_owned(),
    };
    Refusal::other(span, "22023", message)
}
