//! `SELECT set_config(…)`, which is `SET` by another name.
//! <https://www.postgresql.org/docs/15/functions-admin.html#FUNCTIONS-ADMIN-SET>
#![expect(clippy::wildcard_enum_match_arm, reason = "one form of query is told from all others")]

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, Literal, Query, SelectBody, Setting, SettingScope, Span};

/// The arguments of `SELECT set_config(name, value, is_local)`, if a query is that and nothing else.
pub(crate) fn set_config(query: &Query) -> Option<[&Expression; 3]> {
    let SelectBody::Select(select) = &query.body else { return None };
    let ([target], [], None, None) =
        (select.targets.as_slice(), select.from.as_slice(), &select.condition, &query.with)
    else {
        return None;
    };
    match &target.expression.kind {
        ExpressionKind::Call { name, arguments, .. } if name.name.name.as_str() == "set_config" => {
            let in_catalog = name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
            match arguments.as_slice() {
                [name, value, is_local] if in_catalog => Some([name, value, is_local]),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The setting that such a call is. `None` where its arguments are no constants, or the value no list of names.
pub(crate) fn setting(name: &str, value: &str, is_local: bool, span: Span) -> Option<Setting> {
    let name = name.to_ascii_lowercase();
    let values = if name == "search_path" { names(value)? } else { vec![value.to_owned()] };
    let scope = if is_local { SettingScope::Local } else { SettingScope::Session };
    Some(Setting { scope, name: Some(name), values, span })
}

/// `SplitIdentifierString`: names between commas, folded unless they are quoted.
fn names(list: &str) -> Option<Vec<String>> {
    if list.trim().is_empty() {
        return Some(vec![String::new()]);
    }
    let mut found = Vec::new();
    for part in list.split(',') {
        let part = part.trim();
        let name = match part.strip_prefix('"') {
            Some(rest) => rest.strip_suffix('"')?.to_owned(),
            None if part.is_empty() || part.contains([' ', '"']) => return None,
            None => part.to_lowercase(),
        };
        if name.contains('"') {
            return None;
        }
        found.push(name);
    }
    Some(found)
}

/// Applies a query that is such a call with constants; tells whether it was one.
pub(super) fn apply(
    simulation: &mut Simulation,
    query: &Query,
    span: Span,
    effects: &mut Effects,
) -> Result<bool, Refusal> {
    let Some([name, value, is_local]) = set_config(query) else { return Ok(false) };
    let text = |it: &Expression| match &it.kind {
        ExpressionKind::Literal(Literal::String(text)) => Some(text.clone()),
        _ => None,
    };
    let flag = match &is_local.kind {
        ExpressionKind::Literal(Literal::Boolean(flag)) => Some(*flag),
        _ => None,
    };
    let (Some(name), Some(value), Some(is_local)) = (text(name), text(value), flag) else { return Ok(false) };
    match setting(&name, &value, is_local, span) {
        Some(setting) => super::set::apply(simulation, &setting, span, effects).map(|()| true),
        None => Ok(false),
    }
}
