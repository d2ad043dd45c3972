//! upgrade, downgrade, stamp.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use super::arguments::{Arguments, Downgrade, Stamp, Upgrade};
use super::database::Database;
use super::failure::Failed;
use super::json;
use super::output::{Output, Part};
use crate::{Direction, Graph, History, Outcome, Plan};

pub(super) fn upgrade(
    history: &'static History,
    graph: &Graph,
    arguments: &Arguments,
    what: &Upgrade,
    output: &Output,
) -> Result<(), Failed> {
    if what.instead.sql {
        return sql(graph, Direction::Upgrade, &what.target, output);
    }
    let database = Database::find(history, arguments, output)?;
    let mut migrator = database.migrator(history, arguments, output)?;
    if what.instead.plan {
        show(&migrator.plan_upgrade(&what.target)?, output);
    } else {
        tell(graph, &migrator.upgrade(&what.target)?, output);
    }
    Ok(())
}

pub(super) fn downgrade(
    history: &'static History,
    graph: &Graph,
    arguments: &Arguments,
    what: &Downgrade,
    output: &Output,
) -> Result<(), Failed> {
    if what.instead.sql {
        return sql(graph, Direction::Downgrade, &what.target, output);
    }
    let database = Database::find(history, arguments, output)?;
    let mut migrator = database.migrator(history, arguments, output)?;
    if what.instead.plan {
        show(&migrator.plan_downgrade(&what.target)?, output);
        return Ok(());
    }
    if !what.yes {
        let plan = migrator.plan_downgrade(&what.target)?;
        if plan.to.is_empty() && !plan.is_empty() {
            confirm(plan.steps.len(), database.words())?;
        }
    }
    tell(graph, &migrator.downgrade(&what.target)?, output);
    Ok(())
}

pub(super) fn stamp(
    history: &'static History,
    arguments: &Arguments,
    what: &Stamp,
    output: &Output,
) -> Result<(), Failed> {
    let database = Database::find(history, arguments, output)?;
    let outcome = database.migrator(history, arguments, output)?.stamp(&what.target, what.force)?;
    if output.json {
        output.data(&json::outcome(&outcome));
    } else {
        output.result(&format!("stamped, now at {}", rows(&outcome.at, output)));
    }
    Ok(())
}

/// `START:END`, or an upgrade's `END` alone.
fn sql(graph: &Graph, direction: Direction, range: &str, output: &Output) -> Result<(), Failed> {
    if direction == Direction::Downgrade && !range.contains(':') {
        // From where cannot be guessed: Alembic asks for it, too.
        return Err(Failed::NoStart { end: range.to_owned() });
    }
    let (name, version) = graph.history().package;
    let program = format!("{name} {version}");
    let plan = graph.offline(direction, &range.parse()?, program.trim())?;
    output.result(plan.sql().trim_end());
    Ok(())
}

fn show(plan: &Plan, output: &Output) {
    if output.json {
        output.data(&json::plan(plan));
    } else {
        output.result(plan.to_string().trim_end());
    }
}

fn tell(graph: &Graph, outcome: &Outcome, output: &Output) {
    if output.json {
        output.data(&json::outcome(outcome));
        return;
    }
    let mut at = rows(&outcome.at, output);
    let heads: Vec<&str> = graph.heads().iter().map(|head| head.id).collect();
    if !outcome.at.is_empty() && outcome.at.iter().all(|row| heads.contains(&row.as_str())) {
        at.push_str(&format!(" {}", output.paint(Part::Mark, "(head)")));
    }
    let count = outcome.revisions.len();
    let noun = if count == 1 { "revision" } else { "revisions" };
    output.result(&match outcome.direction {
        _ if count == 0 => format!("nothing to do, at {at}"),
        Some(Direction::Downgrade) => format!("took back {count} {noun}, now at {at}"),
        Some(Direction::Upgrade) | None => format!("applied {count} {noun}, now at {at}"),
    });
}

fn rows(rows: &[String], output: &Output) -> String {
    if rows.is_empty() {
        return "base".to_owned();
    }
    let rows: Vec<String> = rows.iter().map(|row| output.paint(Part::Revision, row)).collect();
    rows.join(", ")
}

/// Asks before everything goes, on a terminal.
fn confirm(count: usize, database: String) -> Result<(), Failed> {
    let asked = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if asked {
        let mut terminal = std::io::stderr();
        let _ = write!(
            terminal,
            "This takes back all {count} revisions of {database}, with their data. Type yes to go on: "
        );
        let _ = terminal.flush();
        let mut answer = String::new();
        if std::io::stdin().lock().read_line(&mut answer).is_ok() && answer.trim() == "yes" {
            return Ok(());
        }
    }
    Err(Failed::NotConfirmed { count, database, asked })
}
