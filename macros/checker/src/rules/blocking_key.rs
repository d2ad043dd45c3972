//! `blocking-key`: a key is built without keeping everybody out.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::Name;

use super::{Check, Findings, Group, RevisionStep, Rule, hazard};
use crate::problem::Level;
use crate::syntax::{
    AlterTable, AlterTableAction, Ident, StatementKind, TableConstraint, TableConstraintKind,
};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "blocking-key",
    group: Group::Hazards,
    level: Level::Warn,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("blocking_key.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    for applied in step.upgrade {
        let StatementKind::AlterTable(it) = &applied.statement.statement.kind else { continue };
        for id in hazard::scanned(step, applied) {
            for (action, span) in &it.actions {
                let AlterTableAction::AddConstraint(constraint) = action else { continue };
                match &constraint.kind {
                    TableConstraintKind::PrimaryKey { .. } | TableConstraintKind::Unique { .. } => {}
                    TableConstraintKind::UsingIndex { .. }
                    | TableConstraintKind::Check { .. }
                    | TableConstraintKind::ForeignKey { .. }
                    | TableConstraintKind::Exclude { .. }
                    | TableConstraintKind::NotNull { .. } => continue,
                }
                let finding = hazard::finding(
                    step,
                    format!("building the index of this key locks `{}`", hazard::name(step, id)),
                    *span,
                )
                .label(hazard::blocks(applied, id));
                let finding = match built_beside(step.text(it.name.span()), it, constraint, None) {
                    Some((index, key)) => finding
                        .help(format!(
                            "build the index first, in a revision of its own with `-- @no-transaction` in its head\n{index};"
                        ))
                        .help(format!("then make it the key\n{key};")),
                    None => finding,
                };
                findings.report(finding);
            }
        }
    }
}

/// The index built beside the work, and the constraint made of it. `table` is how the statement calls it; `built` is what the index is
/// called until then, if not as the constraint.
pub(crate) fn built_beside(
    table: &str,
    it: &AlterTable,
    constraint: &TableConstraint,
    built: Option<&Name>,
) -> Option<(String, String)> {
    let (word, key, columns) = match &constraint.kind {
        TableConstraintKind::PrimaryKey { key, columns, .. } => ("PRIMARY KEY", key, columns),
        TableConstraintKind::Unique { key, columns, .. } => ("UNIQUE", key, columns),
        _ => return None,
    };
    // What a plain index says otherwise is left to the user.
    if !key.options.is_empty() || key.tablespace.is_some() || key.without_overlaps || it.only {
        return None;
    }
    let own = it.name.name.name.as_str();
    let end = if word == "UNIQUE" { "key" } else { "pkey" };
    let listed = |columns: &[Ident]| {
        columns.iter().map(|column| column.name.to_string()).collect::<Vec<_>>().join(", ")
    };
    let name = match &constraint.name {
        Some(name) => name.name.to_string(),
        None if word == "UNIQUE" => {
            let parts: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            Name::new(&format!("{own}_{}_{end}", parts.join("_"))).to_string()
        }
        None => Name::new(&format!("{own}_{end}")).to_string(),
    };
    let built = built.map_or_else(|| name.clone(), ToString::to_string);
    let include = match key.include.as_slice() {
        [] => String::new(),
        include => format!(" INCLUDE ({})", listed(include)),
    };
    let distinct = if key.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
    let index = format!(
        "CREATE UNIQUE INDEX CONCURRENTLY {built} ON {table} ({}){include}{distinct}",
        listed(columns)
    );
    let deferrable = match (constraint.deferrable, constraint.initially_deferred) {
        (true, true) => " DEFERRABLE INITIALLY DEFERRED",
        (true, false) => " DEFERRABLE",
        (false, _) => "",
    };
    Some((index, format!("ALTER TABLE {table} ADD CONSTRAINT {name} {word} USING INDEX {built}{deferrable}")))
}
