//! `leaking-setting`: a setting ends with its revision.

use super::{Check, Finding, Findings, Group, Rule, Step, rewrite};
use crate::problem::Level;
use crate::syntax::{
    Expression, ExpressionKind, Literal, Query, SelectBody, SettingScope, Span, StatementKind,
};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "leaking-setting",
    group: Group::Transaction,
    level: Level::Deny,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("leaking_setting.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    let statement = &step.statement.statement;
    let text = step.text(statement.span);
    if let StatementKind::Set(setting) = &statement.kind {
        let name = setting.name.as_deref().unwrap_or("ALL");
        match setting.scope {
            SettingScope::Local => {}
            SettingScope::Session => {
                let finding = leak(step, name, setting.span);
                let local = rewrite::replaced(text, "SET SESSION", "SET LOCAL")
                    .or_else(|| rewrite::replaced(text, "SET", "SET LOCAL"));
                findings.report(match local {
                    Some(local) => finding.help(format!("write\n{local};")),
                    None => finding.help("use `SET LOCAL`, which ends with the transaction"),
                });
            }
            SettingScope::Reset => findings
                .report(leak(step, name, setting.span).help(
                    "take the statement away: a setting made by `SET LOCAL` ends with the transaction",
                )),
        }
    }
    if let StatementKind::Select(query) = &statement.kind {
        for (name, span) in session_settings(query) {
            findings
                .report(leak(step, &name, span).help("write `true` as the last argument, or `SET LOCAL`"));
        }
    }
}

fn leak(step: &Step<'_>, name: &str, span: Span) -> Finding {
    Finding::new(format!("the setting `{name}` outlives its revision"), step.place(span))
        .label("holds for the rest of the session")
        .note("the revisions after it would run under another setting than the one they were proven under, or not, depending on where an upgrade began")
}

/// `SELECT set_config('name', 'value', false)`, as `pg_dump` writes it: name and place.
fn session_settings(query: &Query) -> Vec<(String, Span)> {
    let SelectBody::Select(select) = &query.body else { return Vec::new() };
    select.targets.iter().filter_map(|target| session_setting(&target.expression)).collect()
}

fn session_setting(call: &Expression) -> Option<(String, Span)> {
    let ExpressionKind::Call { name, arguments, .. } = &call.kind else { return None };
    let system = name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
    let [setting, _, local] = arguments.as_slice() else { return None };
    let ExpressionKind::Literal(Literal::String(setting)) = &setting.kind else { return None };
    let session = matches!(local.kind, ExpressionKind::Literal(Literal::Boolean(false)));
    (system && session && name.name.name.as_str() == "set_config").then(|| (setting.clone(), call.span))
}
