//! `GRANT` and `REVOKE` on databases, tablespaces and parameters. <https://www.postgresql.org/docs/15/sql-grant.html>
//!
//! The privileges are the server's: no database's catalog has them.

use arcoiris_catalog::Grantee;

use super::{database, role, setting_names, tablespace};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Ident, ServerGrant, ServerObject};

/// All privileges that there are, on any kind of object.
const PRIVILEGES: [&str; 15] = [
    "select",
    "insert",
    "update",
    "delete",
    "truncate",
    "references",
    "trigger",
    "usage",
    "create",
    "connect",
    "temporary",
    "temp",
    "execute",
    "set",
    "alter system",
];

/// # Errors
/// 42601 and 0LP01 for a privilege that there is none of, 42602 for a parameter's name that is none; what hangs on what the server
/// has.
pub(super) fn apply(simulation: &Simulation, it: &ServerGrant, effects: &mut Effects) -> Result<(), Refusal> {
    let (valid, word): (&[&str], _) = match it.on {
        ServerObject::Database => (&["create", "connect", "temporary", "temp"], "database"),
        ServerObject::Tablespace => (&["create"], "tablespace"),
        ServerObject::Parameter => (&["set", "alter system"], "parameter"),
    };
    if it.privileges.iter().any(|privilege| privilege == "maintain") {
        return Err(Refusal::not_modelled(it.span, "the privilege MAINTAIN by itself"));
    }
    if let Some(unknown) = it.privileges.iter().find(|privilege| !PRIVILEGES.contains(&privilege.as_str())) {
        let message = format!("unrecognized privilege type \"{unknown}\"");
        return Err(Refusal::other(it.span, "42601", message));
    }
    if let Some(wrong) = it.privileges.iter().find(|privilege| !valid.contains(&privilege.as_str())) {
        let message = format!("invalid privilege type {} for {word}", wrong.to_uppercase());
        return Err(Refusal::other(it.span, "0LP01", message));
    }
    for name in &it.names {
        match it.on {
            ServerObject::Database => database::require_known(name)?,
            ServerObject::Tablespace => tablespace::require_known(name)?,
            ServerObject::Parameter => parameter(simulation, name)?,
        }
    }
    for written in &it.grantees {
        let grantee = role::grantee(simulation, written)?;
        if it.is_grant && it.grant_option && grantee == Grantee::Public {
            let message = "grant options can only be granted to roles";
            return Err(Refusal::other(role::span(written), "0LP01", message));
        }
    }
    let verb = if it.is_grant { "grant" } else { "revoke" };
    effects.words = format!("{verb} privileges of the server's");
    Ok(())
}

/// # Errors
/// 42602 for what is no parameter's name.
fn parameter(simulation: &Simulation, name: &Ident) -> Result<(), Refusal> {
    let called = name.name.as_str().to_ascii_lowercase();
    let plain = |part: &str| {
        part.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
            && part.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '$'))
    };
    if setting_names::context(&called).is_some() || called.contains('.') && called.split('.').all(plain) {
        return Ok(());
    }
    if simulation.server > 15 {
        return Err(Refusal::not_modelled(name.span, format!("the setting {called}")));
    }
    Err(Refusal::other(name.span, "42602", format!("invalid parameter name \"{called}\"")))
}
