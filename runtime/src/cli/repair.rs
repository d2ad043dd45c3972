//! repair: the statements that take the database to what its revision makes, printed or run.

use serde_json::json;

use super::arguments::{Arguments, RepairOptions};
use super::check::{DIFFERS, difference};
use super::database::Database;
use super::failure::Failed;
use super::output::{Output, program};
use crate::{History, Repair};

/// Prints what would put the database right, or does it. The exit code is that of a check before, or of one after it was done.
pub(super) fn repair(
    history: &'static History,
    arguments: &Arguments,
    what: &RepairOptions,
    output: &Output,
) -> Result<u8, Failed> {
    let database = Database::find(history, arguments, output)?;
    let mut migrator = database.migrator(history, arguments, output)?;
    let target = what.at.as_deref();
    let repair = match what.apply {
        true => migrator.repair(target, what.allow_drops)?,
        false => migrator.plan_repair(target)?,
    };
    if output.json {
        output.data(&json!({
            "statements": repair.statements.iter().map(|it| json!({ "sql": it.sql, "loses": it.loses })).collect::<Vec<_>>(),
            "left": repair.left.iter().map(difference).collect::<Vec<_>>(),
            "applied": repair.applied,
        }));
    } else {
        text(&repair, output);
    }
    let right = repair.check.is_equal() || (repair.applied && repair.left.is_empty());
    Ok(if right { 0 } else { DIFFERS })
}

fn text(repair: &Repair, output: &Output) {
    for statement in &repair.statements {
        if statement.loses && !repair.applied {
            output.result("-- takes away what may hold rows or values");
        }
        output.result(&format!("{};", statement.sql));
    }
    for left in &repair.left {
        output.note(&format!("not put right: {left}"));
    }
    let count = repair.statements.len();
    let noun = if count == 1 { "statement" } else { "statements" };
    if repair.check.is_equal() {
        output.result("nothing to repair");
    } else if repair.applied {
        let but = if repair.left.is_empty() { "" } else { ", but for what is not put right" };
        output.note(&format!("{count} {noun} run: the database is what its revision makes{but}"));
    } else if count > 0 {
        output.note(&format!(
            "{count} {noun}, not run: `{} repair --apply` runs them in one transaction and commits only if nothing differs then",
            program()
        ));
    }
}
