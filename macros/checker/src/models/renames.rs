//! What is called otherwise now: `#[renamed_from("…")]`. Nothing is taken for a rename that its author did not call one.

use arcoiris_catalog::Name;

use super::Found;
use super::description::{Anchor, Description, qualified};
use super::difference::{table_of, with_statements};
use super::plan::{Phase, Step};
use crate::apply::{apply as transition, begin_session};
use crate::parse;
use crate::problem::Level;
use crate::rules::{Finding, Levels, Rule, model_without_column, model_without_table};
use crate::simulation::Simulation;
use arcoiris_catalog::mend::rename;

/// The history after the renames that it lacks.
pub(super) struct Renamed {
    pub(super) head: Simulation,
    pub(super) found: Vec<Found>,
    pub(super) steps: Vec<Step>,
}

/// Renames one thing, if PostgreSQL would.
fn one(
    renamed: &mut Renamed,
    statements: Vec<String>,
    (rule, title, anchor): (&'static Rule, String, Anchor),
    levels: &Levels,
) {
    for statement in &statements {
        let server = renamed.head.server;
        let Ok(parsed) = parse::script(statement, 0..statement.len() as u32, server) else { return };
        if parsed.iter().any(|it| transition(&mut renamed.head, it).is_err()) {
            return;
        }
    }
    let level = levels.of(rule);
    if level != Level::Allow {
        let finding = with_statements(Finding::nowhere(title), &statements);
        renamed.found.push(Found { problem: finding.problem(rule, level), anchor });
    }
    renamed.steps.push(Step { phase: Phase::Renames, statements, drops: false, instead_of: None });
}

/// The history with the names that the models have.
pub(super) fn apply(description: &Description, head: &Simulation, levels: &Levels) -> Renamed {
    let mut renamed = Renamed { head: head.clone(), found: Vec::new(), steps: Vec::new() };
    begin_session(&mut renamed.head, false);
    for table in &description.tables {
        let (schema, name) = (&table.item.schema, &table.item.name);
        if let Some(from) = &table.renamed_from {
            let (old_schema, old) = from.text.split_once('.').unwrap_or((schema, &from.text));
            let catalog = &renamed.head.catalog;
            if table_of(catalog, old_schema, old).is_some() && table_of(catalog, schema, name).is_none() {
                let (before, now) = (qualified(old_schema, old), table.item.qualified());
                let statements = rename(&format!("table {before}"), &format!("table {now}"));
                let title = format!("table `{now}` is still called `{before}` in the history");
                let what = (&model_without_table::RULE, title, from.anchor);
                one(&mut renamed, statements, what, levels);
            }
        }
        for column in &table.columns {
            let Some(from) = &column.renamed_from else { continue };
            let Some(there) = table_of(&renamed.head.catalog, schema, name) else { continue };
            let taken = table.columns.iter().any(|other| other.name == from.text);
            if there.column(&from.text).is_some() && there.column(&column.name).is_none() && !taken {
                let (before, now) = (Name::new(&from.text), Name::new(&column.name));
                let whole = table.item.qualified();
                let statements =
                    rename(&format!("column {whole}.{before}"), &format!("column {whole}.{now}"));
                let title = format!("column `{whole}.{now}` is still called `{before}` in the history");
                let what = (&model_without_column::RULE, title, from.anchor);
                one(&mut renamed, statements, what, levels);
            }
        }
    }
    renamed
}
